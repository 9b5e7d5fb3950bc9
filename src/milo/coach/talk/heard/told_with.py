"""What is told beside the work in a sentence of a log: which day it was, how hard it felt, its mean pulse, a load for each set.

Each is taken out of the sentence or written the short way, so that every number left in it is one of the work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from milo.vocabulary.plan import DAYS

MOST_DAYS_AGO = 7  # a weekday names one day only within a week (our choice)
_DIAS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_DAYS: dict[str, int] = {name: n for names in (DAYS, _DIAS) for n, name in enumerate(names)}
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6}
_PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night)| (?:por|a|de) la (?:manana|tarde|noche))?"
_WEEKDAY = re.compile(
    r"(?:\b(?P<coming>next|every|each|this coming|coming|los|cada|todos los|proximo|el proximo|este proximo) )?"
    r"(?:\b(?P<last>last|this past|past|el pasado|pasado) |\b(?:on|this|el|este) )?"
    rf"\b(?P<day>{'|'.join(_DAYS)})\b(?P<after> pasado)?(?P<coming_after> (?:que viene|proximo)| next)?{_PART_OF_DAY}(?!s)"
)
_AGO = re.compile(
    rf"\b(?P<n>\d+|{'|'.join(_COUNTED)}) days? ago\b|\bhace (?P<m>\d+|{'|'.join(_COUNTED)}) dias?\b|"
    rf"\b(?:the )?day before yesterday{_PART_OF_DAY}|\b(?:anteayer|antier|antes de ayer){_PART_OF_DAY}"
)
_OF_TEN = r"(\d{1,2}(?:[.,]\d)?)(?: ?(?:/|de|of|out of|sobre) ?(?:los )?10)?(?![\d:/]|[.,]\d)"
_LINK = r"(?:(?:at|with|and|an?|the|it was|was|con|a|y|un|una|el|fue|su|mi|my) )*"
_EFFORT = (
    re.compile(
        rf"{_LINK}\b(?:rpe|(?:perceived )?(?:effort|exertion)|intensity|esfuerzo(?: percibido)?|intensidad)"
        rf"(?: (?:level|of|was|is|about|de|fue|era|nivel))*[ :=]*{_OF_TEN}"
    ),
    re.compile(
        r"\b(?:it )?(?:felt|feels)(?: (?:like|about|around|an?))+ " + _OF_TEN + r"|\b(?:(?:se )?me (?:costo|hizo|parecio)|costo|"
        r"lo senti|(?:se )?sintio)(?: (?:como|un|una|de|unos|sobre))* " + _OF_TEN
    ),
    re.compile(r"\b(\d{1,2}(?:[.,]\d)?) ?(?:/|of|out of|de|sobre) ?10 (?:of |de |en |in )?(?:effort|exertion|rpe|esfuerzo)\b"),
)
_PULSE_NAME = r"(?:heart ?rates?|heartrate|hr|pulse|bpm|(?:frecuencia|ritmo)(?: cardiac[oa])?|fc|pulso|pulsaciones|latidos|pulsos)"
_BPM = r"(?:bpm|ppm|lpm|beats(?: (?:per|a) minute)?|pulsaciones(?: (?:por|al) minuto)?|latidos(?: (?:por|al) minuto)?)"
_RATE = r"(\d{2,3})(?![\d:/%]|[.,]\d)"
_MEAN = r"(?:avg\.?|average|mean|med\.?|media|medio|medias|promedio)"
_MOST = r"(?:max\.?|maximum|maximal|peak|top|highest|maxim[oa]s?|pico)"
_IS = (
    r"(?:,? (?:was|is|of|at|around|about|roughly|averaging|a|de|del|en|unas?|unos|sobre|fue|era|sobre las|"
    r"a unas|mi|my|the|la|el))*"
)
_RISE = r"(?:[ ,;(-]*(?:with|and|at|con|y|a)?\b(?: (?:an?|the|my|una?|el|la|mi))*[ ]*)"
_PEAK = re.compile(
    rf"{_RISE}\b(?:{_MOST} {_PULSE_NAME}|{_PULSE_NAME} {_MOST})(?: (?:was|of|de|at|a|fue))*[ :=]*{_RATE}(?: ?{_BPM})?\)?"
)
_ITS_PEAK = re.compile(rf"{_RISE}\b{_MOST}(?: (?:was|of|de|at|a|fue))*[ :=]*{_RATE}(?: ?{_BPM})?\)?")
"""The highest told without a name, which only the mean before it explains."""
_MEANT = (
    re.compile(
        rf"{_RISE}\b(?:{_MEAN} )?{_PULSE_NAME}(?: {_MEAN})?{_IS}[ :=@]*{_RATE}(?: ?{_BPM})?"
        r"(?: (?:on average|de media|de promedio))?\)?"
    ),
    re.compile(rf"{_RISE}\b(?:averag(?:ed|ing)|{_MEAN}){_IS}[ :=@]*{_RATE} ?{_BPM}\)?"),
    re.compile(
        rf"(?:{_RISE}|\s*@\s*)(?:(?:around|about|unas?|unos|sobre|casi) )*(?<!\d[ .,:/])\b{_RATE} ?{_BPM}"
        rf"(?: (?:{_PULSE_NAME}|avg|average|on average|de media|medias|de promedio|mean))*\)?"
    ),
)
_AT_REST = re.compile(r"\b(?:rest|resting|rhr|reposo)\b")
"""A pulse at rest is a measure of the day and no part of the work."""
_KG = r"(?:kgs?|kilos?|lbs?|pounds?|libras?)"
_LOAD_FIRST = re.compile(
    rf"(\d+(?:[.,]\d+)?\s*{_KG})\s*(?:for|por|,)?\s*(\d{{1,2}})\s*(?:sets? of|series? de)\s*(\d{{1,3}})(?![\w.,]*\d)"
)
"""The load told before its sets: "185 lb for 3 sets of 5"."""
_LOADS = re.compile(
    r"(?<![\d.,])(?P<sets>\d{1,2})\s*(?:x|×|\*|por|times|sets? of|sets? x|series? de)\s*(?P<reps>\d{1,3})"
    rf"(?: (?:reps?|repeticiones))?\s*(?:@|at|with|con|a)\s*(?P<loads>\d+(?:[.,]\d+)?(?:\s*{_KG})?"
    rf"(?:(?:\s*,\s*|\s*/\s*|,?\s+(?:and|y|then|luego)\s+)"
    rf"\d+(?:[.,]\d+)?(?:\s*{_KG})?)+)(?![\w.,]*\d)"
)


_TO_NOTE = re.compile(
    r"^(?:(?:please|can you|could you|ok|hey|milo|por favor|oye|puedes|quiero(?: que)?|i want to|i d like to|id like to) )*"
    r"(?:(?:log|note|record|save|write|put|jot|register)(?: (?:it |this )?down)?|apunta(?:me|r|te)?|anota(?:me|r|te)?|"
    r"registra(?:me|r|te)?|guarda(?:me|r|te)?|apuntes|anotes|registres)(?: (?:that|como|que))* ?(?::|that\b|que\b) ?"
)


def without_order(plain: str) -> str:
    """What is to be noted, without the words that ask to note it. plain: lower case without accents.

    >>> without_order("apunta que dormi 7 horas"), without_order("log squats 3x5 at 100")
    ('dormi 7 horas', 'log squats 3x5 at 100')
    """
    return _TO_NOTE.sub("", plain)


@dataclass(frozen=True)
class Beside:
    """A sentence without what stood beside the work. days_ago: None where no weekday or count of days was named.

    past: the day itself says that it is over ("last Tuesday"); "on Tuesday" may also be the one to come.
    """

    rest: str
    days_ago: int | None = None
    past: bool = False


def told_beside(plain: str, today: date | None) -> Beside | None:
    """The sentence taken apart; None where its day is to come, comes every week, or cannot be told.

    plain: in lower case without accents.  today: the athlete's day; without it a weekday cannot be told.

    >>> told_beside("i ran 5 km in 30 min last tuesday", date(2026, 3, 5)).days_ago
    2
    """
    ago: set[int] = set()
    past = False
    if re.search(rf"\b(?:{'|'.join(DAYS)})s\b", plain):
        return None
    for found in _WEEKDAY.finditer(plain):
        if found["coming"] or found["coming_after"] or today is None:
            return None
        ago.add((today.weekday() - _DAYS[found["day"]] - 1) % 7 + 1)
        past = past or bool(found["last"] or found["after"])
    for found in _AGO.finditer(plain):
        said = found["n"] or found["m"]
        ago.add(2 if said is None else _COUNTED.get(said) or int(said))
        past = True
    if len(ago) > 1 or any(not 0 < n <= MOST_DAYS_AGO for n in ago):
        return None
    rest = _with_loads(_with_pulse(effort_written(_AGO.sub(" ", _WEEKDAY.sub(" ", plain)))))
    return Beside(re.sub(r"\s+([,.;])", r"\1", rest).strip(" ,;"), next(iter(ago), None), past)


def effort_written(plain: str) -> str:
    """How hard it felt, of ten, written the short way: "me costó 7 de 10" is "rpe 7". plain: in lower case without accents."""
    for pattern in _EFFORT:
        plain = pattern.sub(lambda m: f" rpe {next(g for g in m.groups() if g)} ", plain)
    return plain


def _with_pulse(plain: str) -> str:
    """The mean pulse of the work written the short way, the highest left out: "con 150 pulsaciones (max 172)" is "150 bpm".

    Of the highest nothing is kept: a log has the mean alone (docs/logging.md), and what will be noted is read out before.

    >>> _with_pulse("ran 6 km in 38 min, average heart rate was 148, max hr 171")
    'ran 6 km in 38 min 148 bpm '
    """
    if _AT_REST.search(plain):
        return plain
    short = without_peak = _PEAK.sub("", plain)
    for pattern in _MEANT:
        short = pattern.sub(lambda m: f" {m[1]} bpm ", short)
    return short if short == without_peak else _ITS_PEAK.sub("", short)


def _with_loads(plain: str) -> str:
    """Sets that each had a load of their own, one by one: "3x10 at 60, 70 and 80 lb" is "60 lb x 10 70 lb x 10 80 lb x 10"."""

    def apart(m: re.Match[str]) -> str:
        told = re.findall(rf"(\d+(?:[.,]\d+)?)\s*({_KG})?", m["loads"])
        unit = told[-1][1]
        if len(told) != int(m["sets"]) or not unit:
            return m[0]
        return " ".join(f"{kg} {own or unit} x {m['reps']}" for kg, own in told)

    return _LOADS.sub(apart, _LOAD_FIRST.sub(r"\2 x \3 at \1", plain))
