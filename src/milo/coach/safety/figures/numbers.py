"""What the numbers in a text say: pressures, pulses, oxygen, temperature, sugar, weights, energy, as facts for the rules.

Source: Milo's safety reference, sections 5 (SN) and 10 (NU).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milo.coach.safety.figures.ages import age_facts
from milo.coach.safety.figures.oxygen_range import own_range
from milo.coach.safety.figures.pulses import pulse_facts
from milo.coach.safety.text.expressions import Expressions
from milo.vocabulary.patterns import late

FACTS = frozenset(
    {
        "temp_38",
        "temp_39",
        "temp_40",
        "temp_35",
        "spo2_92",
        "spo2_94",
        "spo2_own",
        "bp_crisis",
        "bp_180",
        "bp_160",
        "hr_131",
        "hr_111",
        "hr_jump",
        "hr_at_work",
        "glucose_54",
        "glucose_70",
        "glucose_250",
        "co2_30000",
        "kcal_low",
        "bmi_target_low",
        "bmi_17",
        "rate_high",
        "thin_more",
        "minor",
        "old",
        "back_age",
        "bmi_35",
        "kcal_day_low",
        "bmi_goal_low",
    }
)
KCAL_FLOOR = 1_200.0  # NU-01
KCAL_LEAST = 100.0  # a day's energy below it is no plan but a snack; our choice
BMI_LOW = 17.0  # SN-30
BMI_FLOOR = 18.5  # ED-01, SN-30
BMI_HEAVY = 35.0  # PL-29
RATE_REFUSED_KG_WEEK = 1.5  # NU-02 allows 1.0; up to half as much again is brought down to it, more is refused. Our choice
KG_PER_LB, KG_PER_STONE, M_PER_INCH = 0.45359237, 6.35029318, 0.0254
MMOL_BELOW = 35.0  # a glucose below it is in mmol/L: mg/dL never reads so low in a living person. Our choice
MG_PER_MMOL = 18.016
DAYS = {"day": 1, "dia": 1, "week": 7, "semana": 7, "month": 30, "mes": 30, "fortnight": 14}
COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "ten": 10,
    "twelve": 12,
    "un": 1,
    "una": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "diez": 10,
    "doce": 12,
    "couple": 2,
    "half": 0.5,
    "medio": 0.5,
    "twenty": 20,
    "veinte": 20,
    "fifteen": 15,
    "quince": 15,
}
_WRITTEN = Expressions("figures", "numbers")
_COUNT = rf"(\d+(?:\.\d+)?|{'|'.join(COUNTS)})"
_TEMP_WORDS = _WRITTEN.compiled("TEMP_WORDS")
_TEMP = _WRITTEN.late("TEMP")
_WEATHER = _WRITTEN.compiled("WEATHER")
_SPO2 = _WRITTEN.late("SPO2")
_APART = _WRITTEN.late("APART")
_OWN_READING = _WRITTEN.late("OWN_READING")
_BP = _WRITTEN.late("BP")
IN_CM_BELOW = 27.0  # a systolic pressure below it is in centimetres of mercury, as Spain says it (our choice)
_BP_WORDS = _WRITTEN.compiled("BP_WORDS")
_BP_TAKEN = _WRITTEN.late("BP_TAKEN")
_LIFTED = _WRITTEN.compiled("LIFTED")
_OTHER_MMOL = _WRITTEN.compiled("OTHER_MMOL")
_SUGAR_NAMED = _WRITTEN.compiled("SUGAR_NAMED")
"""What else is told in mmol: where it is named and no glucose is, a figure with that unit is its own."""
_GLUCOSE = _WRITTEN.late("GLUCOSE")
_LOWERS_SUGAR = _WRITTEN.compiled("LOWERS_SUGAR")
_GAUGED = _WRITTEN.late("GAUGED")
_CO2 = _WRITTEN.late("CO2")
_KCAL = _WRITTEN.late("KCAL")
_KCAL_PART = _WRITTEN.compiled("KCAL_PART")
_CUT_BY = _WRITTEN.late("CUT_BY")
"""Before a number: so much less, not so much in all ("cut to 800" is)."""
MOST_CUT_KCAL = 750.0  # what people mean by less; more of it is looked at as all they eat (our choice)
_BMI_TARGET = _WRITTEN.late("BMI_TARGET")
_BMI_WANT = _WRITTEN.compiled("BMI_WANT")
_BMI_HAVE = _WRITTEN.compiled("BMI_HAVE")
_KG = _WRITTEN.late("KG")
_BARE_KG = _WRITTEN.late("BARE_KG")
_TALL = _WRITTEN.late("TALL")
_LOSS = late(
    rf"(?:los\w*|drop\w*|shed|cut|perder|adelgazar|bajar|pierd\w*|quitarme)\b[^.;!?\d]{{0,25}}?\b{_COUNT} "
    rf"?(kg|kgs|kilos?|lbs?|pounds?|libras|stone)\b[^.;!?]{{0,30}}?\b(?:in|by|a|per|within|every|en|por|al|"
    rf"a la|cada|over|each|an)\b ?(?:the next |las proximas |about |unas? )?{_COUNT}? ?(?:of )?(days?|dias?|"
    rf"weeks?|semanas?|months?|mes(?:es)?|fortnights?|wk)\b"
)
_OFF = late(
    rf"\b{_COUNT} ?(kg|kgs|kilos?|lbs?|pounds?|libras|stone) (?:off|gone|lighter|fuera|menos)\b[^.;!?\d]{{0,20}}?\b(?:in|within|"
    rf"en) ?{_COUNT}? ?(days?|dias?|weeks?|semanas?|months?|mes(?:es)?|fortnights?|wk)\b"
)
"""The same told without a verb: "12 kilos off in four weeks"."""
_SLIM = _WRITTEN.compiled("SLIM")
_GAIN = _WRITTEN.compiled("GAIN")


_KCAL_DAY = _WRITTEN.late("KCAL_DAY")
_EATING = _WRITTEN.compiled("EATING")
_BMI_WANTED = _WRITTEN.compiled("BMI_WANTED")
_BMI_GOAL = _WRITTEN.late("BMI_GOAL")


_FROM_TO = _WRITTEN.late("FROM_TO")
"""From one weight to another: what is to be lost is between them, not the first of them."""
_SOON = late(
    rf"(?:los\w*|drop\w*|shed|cut|perder|adelgazar|bajar|sudar|sacar|need|"
    rf"make)\b[^.;!?\d]{{0,20}}?\b{_COUNT} ?(kg|kgs|kilos?|lbs?|pounds?|libras)\b[^.;!?]{{0,40}}?\b(?:by|"
    rf"before|for|until|antes de|para|hasta) "
    r"(?:el |la |the |this |next |proxim[oa] )?(?:tomorrow|manana|week|weekend|(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|semana (?:que viene|proxima)|"
    r"fin de semana|proxima semana)\b"
)


def facts(text: str) -> frozenset[str]:
    """The names of what the numbers say, of FACTS. text: plain (normalising.plain)."""
    return frozenset(_facts(text))


def _facts(text: str) -> Iterator[str]:
    yield from _temperature(text)
    yield from _oxygen(text)
    yield from _pressure(text)
    yield from pulse_facts(text)
    for mg_dl in glucose_readings(text):
        yield from glucose_facts(mg_dl)
    for m in _CO2.finditer(text):
        if float(m[1] or m[2]) >= 30_000:
            yield "co2_30000"
    for m in _KCAL.finditer(text):
        value, around = float(m[1] or m[2]), text[max(0, m.start() - 25) : m.end() + 25]
        if KCAL_LEAST <= value < KCAL_FLOOR and not _KCAL_PART.search(around) and not _is_cut_by(text, m, value):
            yield "kcal_low"
    for m in _BMI_TARGET.finditer(text):
        if float(m[1]) < BMI_FLOOR and _BMI_WANT.search(text) and not _BMI_HAVE.search(text):
            yield "bmi_target_low"
    yield from _body(text)
    yield from _eaten(text)
    yield from age_facts(text)


def _oxygen(text: str) -> Iterator[str]:
    text = _APART.sub(r"\1\2", text)
    own = own_range(text)
    if own is not None:
        least, text = own
        readings = [float(m[1]) for m in _OWN_READING.finditer(text)]
        yield "spo2_92" if any(value < least for value in readings) else "spo2_own"
        return
    for m in _SPO2.finditer(text):
        value = float(m[1] or m[2])
        if 50 <= value <= 92:
            yield "spo2_92"
        elif 93 <= value <= 94:
            yield "spo2_94"


def _eaten(text: str) -> Iterator[str]:
    for m in _KCAL_DAY.finditer(text):
        value = float(m[1] or m[2] or 1_000)
        if (
            KCAL_LEAST <= value < KCAL_FLOOR
            and _EATING.search(text)
            and not _KCAL_PART.search(text[max(0, m.start() - 25) : m.end() + 10])
            and not _is_cut_by(text, m, value)
        ):
            yield "kcal_day_low"
    for m in _BMI_GOAL.finditer(text):
        value = float(m[1] or m[2])
        # A wish in another clause ("bmi 16.3, just want a strength plan") makes the number no aim.
        clause = re.split("[,.;!?]", text[: m.start()])[-1] + m[0] + re.split("[,.;!?]", text[m.end() :])[0]
        if value < BMI_LOW and not _BMI_WANTED.search(clause):
            yield "bmi_17"  # told as it is (SN-30), not as an aim
        elif value < BMI_FLOOR and not _BMI_HAVE.search(text):
            yield "bmi_goal_low"


def _is_cut_by(text: str, found: re.Match[str], kcal: float) -> bool:
    return kcal <= MOST_CUT_KCAL and _CUT_BY.search(text[: found.start()]) is not None


def _temperature(text: str) -> Iterator[str]:
    if not _TEMP_WORDS.search(text) or (_WEATHER.search(text) and not re.search("fever|fiebre|body temp|core", text)):
        return
    for m in _TEMP.finditer(text):
        value = float(m[1])
        celsius = (value - 32) * 5 / 9 if 94 <= value <= 110 else value
        if celsius < 34 or celsius > 44:
            continue
        if celsius > 40:
            yield "temp_40"
        if celsius >= 39.1:
            yield "temp_39"
        elif celsius >= 38.0:
            yield "temp_38"
        elif celsius <= 35.0 and _TEMP_WORDS.search(text) and "body" in text:
            yield "temp_35"


def _pressure(text: str) -> Iterator[str]:
    named = bool(_BP_WORDS.search(text))
    lifted = bool(_LIFTED.search(text))
    for m in _BP.finditer(text):
        high, low = float(m[1]), float(m[2])
        if high < IN_CM_BELOW:
            high, low = 10 * high, 10 * low
        if not named and (lifted or high < 100 or not _BP_TAKEN.search(text, 0, m.start())):
            continue
        if not (70 <= high <= 300 and 30 <= low <= 200) or low >= high:
            continue
        if high > 180 or low > 120:
            yield "bp_crisis"
        if high >= 180 or low >= 110:
            yield "bp_180"
        elif high >= 160 or low >= 100:
            yield "bp_160"


def glucose_readings(text: str) -> Iterator[float]:
    """Each figure that the rules take for a glucose, in mg/dL. text: plain (normalising.plain)."""
    if _OTHER_MMOL.search(text) and not _SUGAR_NAMED.search(text):
        return
    found = list(_GLUCOSE.finditer(text))
    if _LOWERS_SUGAR.search(text):
        found += _GAUGED.finditer(text)
    for m in found:
        value = float(m[1] or m[2])
        yield value * MG_PER_MMOL if value < MMOL_BELOW else value


def glucose_facts(mg: float) -> Iterator[str]:
    """What a glucose in mg/dL means, of FACTS."""
    if mg < 54:
        yield "glucose_54"
    elif mg < 90:
        yield "glucose_70"
    elif mg >= 250 and mg < 1_500:
        yield "glucose_250"


def _between(found: re.Match[str]) -> str:
    """What is to be lost from one weight to another, with its unit; as it was written where it is no loss or has no unit."""
    unit, loss = found[2] or found[4], float(found[1]) - float(found[3])
    return f"{loss:g} {unit}" if unit and loss > 0 else found[0]


def _body(text: str) -> Iterator[str]:
    losing = _FROM_TO.sub(_between, text)
    for m in (*_LOSS.finditer(losing), *_OFF.finditer(losing)):
        kg = _kilos(COUNTS.get(m[1]) or float(m[1]), m[2])
        count = 1.0 if m[3] is None else COUNTS.get(m[3]) or float(m[3])
        unit = m[4]
        days = count * next(n for name, n in {**DAYS, "wk": 7}.items() if unit.startswith(name))
        if days > 0 and kg / days * 7 > RATE_REFUSED_KG_WEEK:
            yield "rate_high"
    if any(_kilos(COUNTS.get(m[1]) or float(m[1]), m[2]) > RATE_REFUSED_KG_WEEK for m in _SOON.finditer(losing)):
        yield "rate_high"
    tall = _TALL.search(text)
    weights = [_kilos(float(m[1]), m[2]) for m in _KG.finditer(text)]
    weights += [float(m[1]) for m in _BARE_KG.finditer(text)]
    if tall and weights and (metres := _metres(tall)) and max(weights) / metres**2 >= BMI_HEAVY:
        yield "bmi_35"
    if tall and weights and _SLIM.search(text) and not _GAIN.search(text):
        height = _metres(tall)
        bodies = [w for w in weights if 25 <= w <= 250]
        if height and bodies and min(bodies) / height**2 < BMI_FLOOR:
            yield "thin_more"


def _kilos(value: float, unit: str) -> float:
    if unit.startswith(("lb", "pound", "libra")):
        return value * KG_PER_LB
    return value * KG_PER_STONE if unit.startswith("st") else value


def _metres(m: re.Match[str]) -> float | None:
    if m[1]:
        return float(m[1])
    if m[2]:
        return float(m[2]) / 100
    return (int(m[3]) * 12 + int(m[4] or 0)) * M_PER_INCH if m[3] else None
