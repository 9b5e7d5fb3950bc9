"""How metabolic carts call their columns and units, in the languages they are sold in.

The names are those of exports of COSMED, CORTEX, Vyntus/Jaeger, ZAN, Parvo and of spreadsheets made from them. A column is known by
its name without case, accents, dots, blanks and what stands in brackets; its unit is what the unit row, the brackets or the end of
the name say.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_NAMES: dict[str, str] = {
    "t_s": "t time zeit tid tiempo temps tempo tijd aika czas ts times timesec elapsedtime testtime testtid testzeit uhr "
    "timemin tmin ttest elapsed hhmmss",
    "ex_time": "extime exercisetime exerciset belastungszeit",
    "vo2": "vo2 vo2abs vo2absolute absvo2 vo2stpd o2uptake oxygenuptake vo2mlmin vo2lmin o2aufnahme",
    "vo2_kg": "vo2/kg vo2kg vo2rel relvo2 vo2relative vo2perkg vo2mlkgmin vo2mlminkg vo2mlkg vo2/kgstpd vo2/weight vo2/masse",
    "vco2": "vco2 vco2abs vco2absolute absvco2 vco2stpd co2output vco2mlmin vco2lmin co2abgabe",
    "vco2_kg": "vco2/kg vco2kg vco2rel relvco2 vco2mlkgmin",
    "ve": "ve vebtps veabs velmin vemlmin minuteventilation ventilation ventilazione ventilacion veexp vebtpslmin amv vemin",
    "hr": "hr hf fc heartrate hrbpm heartratebpm herzfrequenz herzfreq hjertefrekvens hjartfrekvens puls pulse pols syke "
    "frecuenciacardiaca frequencecardiaque frequenzacardiaca frequenciacardiaca hartslag hartfrequentie bpm heartfrequency",
    "rate": "rr rf af bf fr f fb breathrate respiratoryrate resprate breathingfrequency breathingrate atemfrequenz "
    "andningsfrekvens "
    "pustefrekvens respirationrate respiratoryfrequency respfreq bfreq fresp frecuenciarespiratoria frequenzarespiratoria "
    "frequencerespiratoire rrbrmin freqresp freqr breathfrequency respirationfrequency breathingfreq",
    "vt": "vt vtbtps vtex vtexp vte vtin tv tidalvolume volumecorrente volumecorriente volumecourant atemzugvolumen tidalvolum",
    "petco2": "petco2 petco2mmhg petco2kpa etco2 pco2et co2et endtidalco2 paetco2",
    "peto2": "peto2 peto2mmhg peto2kpa eto2 po2et o2et endtidalo2",
    "power": "power watt watts load load1 last belastung belastning leistung potencia potenza puissance carga charge carico p w wr "
    "workrate workload work kraft effekt effekter po loadw powerw vermogen teho ergopower",
    "speed": "speed geschw geschwindigkeit v velocity velocidad velocita vitesse hastighet hastighed fart nopeus snelheid speedkmh "
    "speedms speedmph tmspeed treadmillspeed laufbandgeschwindigkeit",
    "grade": "grade steig steigung incline inclination elevation pendiente pendenza pente lutning stigning slope helling tmgrade",
    "weight": "weightkg weight bodymass bodymasskg masskg",
}
NAMES: dict[str, str] = {word: name for name, words in _NAMES.items() for word in words.split()}

_BRACKETS = re.compile(r"[\(\[{<]([^\)\]}>]*)[\)\]}>]")
_STANDARD = re.compile(r"^(stpd|btps|atps|est|abs|clock|avg|mean|x)$")
_TAIL = re.compile(
    r"^(?P<name>.*?[a-z0-9'\u2019])[\s_,;.]+(?P<unit>m?l[ /_]?(?:kg[ /_]?)?min(?:[ /_]?kg)?|m?l|bpm|mmhg|kpa|torr|ms|s|sec|min|"
    r"watts?|w|km[/_]?h|kmh|mph|m[/_]s|%|pct)$"
)
_COPY = re.compile(r"(\.\.\.\d+|\.\d+)$")  # what data frames append to a name that stands twice


class Head(NamedTuple):
    """A column's meaning ("" for none Milo reads) and the unit its name carries ("" for none)."""

    name: str
    unit: str
    tags: frozenset[str]


def squeeze(text: str) -> str:
    """Small letters, digits, slash and % only, without accents."""
    plain = unicodedata.normalize("NFKD", text).lower().replace("ø", "o").replace("ł", "l")
    return re.sub(r"[^a-z0-9/%]", "", "".join(c for c in plain if not unicodedata.combining(c)))


def head_of(cell: str) -> Head:
    """What a cell of the head row says.

    >>> head_of("V'O2 (STPD)").name, head_of("VO2 [L/min]")[:2], head_of("petco2_mmhg")[:2], head_of("Time (Clock)").name
    ('vo2', ('vo2', 'l/min'), ('petco2', 'mmhg'), '')
    """
    text = _COPY.sub("", cell.strip().lower())
    inside = [squeeze(part) for part in _BRACKETS.findall(text)]
    tags = frozenset(part for part in inside if _STANDARD.match(part))
    unit = next((part for part in inside if part and part not in tags), "")
    bare = _BRACKETS.sub(" ", text).strip()
    if "clock" in bare or "clock" in tags:
        return Head("", "", tags)
    name = NAMES.get(squeeze(bare), "")
    if not name and (m := _TAIL.match(bare)):
        name = NAMES.get(squeeze(m["name"]), "")
        unit = unit or squeeze(m["unit"])
    elif not unit and (m := _TAIL.match(bare)):
        unit = squeeze(m["unit"])
    return Head(_fitting(name, unit_of(unit)), unit, tags)


def _fitting(name: str, unit: str) -> str:
    """The name, unless its unit says that it is something else: W of work in kcal, BR in percent."""
    if name == "power" and unit not in {"", "w"}:
        return "speed" if unit in {"kmh", "m/s", "mph"} else ""
    if name in {"vo2", "vco2"} and unit == "ml/kg":
        return f"{name}_kg"
    if name == "rate" and unit not in {"", "1/min"}:
        return ""
    if name in {"vo2", "vco2", "ve"} and unit not in {"", "l", "ml", "unknown"}:
        return ""
    return name


def with_unit(head: Head, cell: str) -> Head:
    """A head with what the unit row says below it, where that is a unit."""
    unit = unit_of(squeeze(cell))
    if head.unit or not unit:
        return head
    if unit == "unknown":  # a power in kcal is no power; of the rest the size of the numbers tells the unit
        return Head("" if head.name in {"power", "speed"} else head.name, "", head.tags)
    return Head(_fitting(head.name, unit), squeeze(cell), head.tags)


def unit_of(text: str) -> str:
    """The unit a squeezed text stands for: "" for nothing, "unknown" for what is none.

    "l" and "ml" stand for litres and millilitres, per minute or not; "ml/kg" for anything per kilogram of body.
    """
    if not text or set(text) <= {"-", "/"}:
        return ""
    if "kg" in text and "ml" in text:
        return "ml/kg"
    if re.fullmatch(r"h*m+s+(z*|0*|f*)", text) and len(text) > 2:
        return "h:mm:ss" if text.startswith("h") else "mm:ss"
    known = {
        "s": "s", "sec": "s", "secs": "s", "sek": "s", "seg": "s", "second": "s", "seconds": "s", "ms": "ms", "msec": "ms",
        "min": "min", "mins": "min", "minutes": "min", "minuten": "min", "h": "h", "std": "h",
        "w": "w", "watt": "w", "watts": "w", "kmh": "kmh", "km/h": "kmh", "kph": "kmh", "km/t": "kmh", "kmt": "kmh",
        "m/s": "m/s", "mph": "mph", "mi/h": "mph", "mile/h": "mph", "miles/h": "mph", "m/min": "m/min",
        "mmhg": "mmhg", "torr": "mmhg", "kpa": "kpa", "%": "%", "pct": "%", "kg": "kg", "lb": "lb", "lbs": "lb",
        "bpm": "1/min", "/min": "1/min", "1/min": "1/min", "min1": "1/min", "min/1": "1/min", "b/min": "1/min", "br/min": "1/min",
        "breaths/min": "1/min", "brpm": "1/min", "rpm": "1/min", "slag/min": "1/min", "beats/min": "1/min", "lat/min": "1/min",
        "resp/min": "1/min", "schlage/min": "1/min",
    }  # fmt: skip
    if text in known:
        return known[text]
    if re.fullmatch(r"(ml|cc|cm3)(stpd|btps)?((/?min(1)?)|(x?min1))?(stpd|btps)?", text):
        return "ml"
    if re.fullmatch(r"(l|lt|ltr|liter|litre|dm3)(stpd|btps)?((/?min(1)?)|(x?min1))?(stpd|btps)?", text):
        return "l"
    return "unknown"
