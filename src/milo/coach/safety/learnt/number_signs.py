"""What the numbers in a text may mean, for the risk classifier: "39.4" says little to it, "very high fever" much.

Looser than the facts that rules rest on (figures.numbers): a sign only counts with the words around it, since the reader learns
from prompts how far each can be trusted. Bounds: Milo's safety reference, sections 4, 5, 7, 8 and 10.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from milo.coach.safety.figures.ages import ages
from milo.coach.safety.figures.numbers import IN_CM_BELOW, facts
from milo.coach.safety.figures.oxygen_range import own_range
from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

OF_FACTS = {
    "kcal_low": "too little food",
    "kcal_day_low": "too little food",
    "bmi_target_low": "too thin",
    "bmi_goal_low": "too thin",
    "thin_more": "too thin",
    "rate_high": "too fast a loss",
    "bmi_35": "heavy",
    "minor": "a minor",
    "old": "over 65",
}
Bounds = tuple[tuple[float, ...], tuple[str, ...]]
"""Numbers, rising, and what stands below the first, from each on to the next, and from the last on."""
AGE: Bounds = ((13, 18, 20, 56, 65), ("a child", "a minor", "under 20", "an adult", "over 55", "over 65"))
CELSIUS: Bounds = ((35.1, 38.0, 39.1), ("very cold", "no fever", "fever", "very high fever"))
OXYGEN: Bounds = ((93, 95), ("low oxygen", "lowish oxygen", "oxygen fine"))
PULSE: Bounds = ((40, 111, 131), ("slow pulse", "ordinary pulse", "fast pulse", "very fast pulse"))
BREATHS: Bounds = ((21, 25), ("breathing calm", "fast breathing", "very fast breathing"))
SUGAR: Bounds = ((54, 70, 90, 250), ("sugar far too low", "low sugar", "lowish sugar", "sugar fine", "very high sugar"))
CO2_PPM: Bounds = ((5_000, 10_000, 30_000), ("carbon dioxide fine", "carbon dioxide raised", "carbon dioxide high", "foul air"))
KCAL: Bounds = ((1_200, 1_500), ("too little food", "little food", "food enough"))
LEAST_OF_A_DAY = 300.0  # a bare number from here on, where energy is spoken of, is a day's food (our choice)
PAIN: Bounds = ((1, 3, 6), ("no pain", "mild pain", "pain", "strong pain"))
BMI: Bounds = ((17, 18.5, 25, 35), ("far too thin", "too thin", "slim", "heavyish", "heavy"))
MMOL_BELOW, MG_PER_MMOL = 35.0, 18.016  # as in figures.numbers
_N = r"(\d+(?:\.\d+)?)"
_OTHER = (
    r"(?![\d:/%]| ?(?:kg|kgs|kilos?|lbs?|pounds?|km|kms?|k\b|miles?|mi\b|metr\w+|m\b|min\w*|mins?|hours?|horas?|h\b|sets?|reps?|"
    r"g\b|grams?|gramos|mg\b(?!/)|days?|dias?|weeks?|semanas?|months?|meses|years?|anos|mph|watts?|w\b|euros?|x\b|\+))"
)
_FEVERISH = compiled(
    "fever*|temp*|fiebre|calentura|thermometer|termometro|febril|flu|gripe|gripa|shiver*|escalofrios|core|body temp*"
)
_CORE = compiled("core|body temp*|temperatura corporal|hypotherm*|hipoterm*")
_WEATHER = compiled("outside|weather|sun|humid*|hot day|heat ?wave|pool|water|room|wbgt|sol|calor|clima|garage|gym")
_DEGREES = late(rf"(?<![\d./:]){_N}(?: ?(?:c|f|degrees|celsius|fahrenheit|grados|o)\b)?{_OTHER}")
_PAIR = late(r"(?<![\d.])(\d{1,3}(?:\.\d)?) ?(?:/|over|sobre|con) ?(\d{1,3}(?:\.\d)?)(?![\d.%])")
_PRESSED = compiled(
    "blood pressure|bp|pressure|tension|presion|mmhg|cuff|systolic|arterial|tensiometro|hypertens*|hipertens*|reading*|monitor"
)
_OXYGEN = late(r"\b([6-9]\d|100)\b ?(?:%|percent|por ciento)?")
_OXYGENS = compiled("sp ?o ?2|oxygen|sats?|saturation|oximeter|saturacion|oximetro|o2|oxigeno|pulse ox")
_NUMBER = late(rf"(?<![\d./:])(?<!type )(?<!tipo )(?<!\bt){_N}{_OTHER}")
_PULSES = compiled("heart ?rate|hr|pulse|bpm|pulso|pulsaciones|latidos|ppm|rhr|ritmo cardiaco")
_NOT_NOW = compiled("max*|threshold|zones?|umbral|zonas?|interval*|sprint*|tempo|target|objetivo")
_HEARTS = compiled("heart|corazon|ticker")
RACING = 90.0  # a number from here on beside a heart is a pulse (our choice)
_BREATHS = late(r"(?:breath\w*|respira\w*)\b[^.;!?\d]{0,20}\b(\d\d)\b|\b(\d\d) ?(?:breaths|respiraciones|times a minute)")
_SUGARS = compiled(
    "glucose|sugars?|glucosa|glucemia|azucar|cgm|bg|dexcom|(?:freestyle|sensor|my) libre|glucomet*|mmol|mg/?dl|insulin*|"
    "diabet*|t1d?|type (?:1|one)|tipo (?:1|uno)|meter (?:says|reads|reading|shows)"
)
_KCAL = late(
    r"\b(\d{3,4}) ?(?:k?cals?|calor\w*|kilocalor\w*)\b|\b(\d{3,4}) (?:a|per|each|al|por) (?:day|dia)\b|"
    r"(?:eat|eating|como|comer|comiendo) (?:only |just |solo |about )?(\d{3,4})\b(?! ?g)"
)
_ENERGIES = compiled("k?cals?|calor*|maintenance|mantenimiento|deficit|(?:the|your|my|is the|el|tu|mi) (?:floor|minimum|minimo)")
_CARBON_DIOXIDE = compiled("co2|carbon dioxide|dioxido de carbono|ppm co2")
_PPM = late(r"(?<![\d.])(\d{3,6})(?![\d%])")
_PAINS = compiled(
    "pain*|hurt*|ach(?:e|es|ing|y)|sore*|tender|stiff*|niggle*|twinge*|tight*|duel*|dolor*|molest*|agujetas|tirant*|cargad*|"
    "headache|doms|throb*|screams?|knees?|rodilla*|shoulder*|hombro*|back|espalda|hips?|cadera|ankle*|tobillo*|elbow*|codo*|wrist*|"
    "muneca*|neck|cuello|hamstring*|calf|calves|shins?|achilles|heel|foot|pie|groin|quads?"
)
_PAIN = late(r"\b(\d\d?) ?(?:/|out of|de|sobre) ?(?:10|ten|diez)\b")
_BMI = late(rf"\b(?:bmi|imc)\b[^.;!?\d]{{0,20}}{_N}|{_N} (?:de |of )?(?:bmi|imc)\b")


def number_signs(text: str) -> tuple[str, ...]:
    """What the numbers may mean, in words and in a fixed order, each once. text: plain and written out (normalising)."""
    return tuple(sorted({*_signs(text), *(OF_FACTS[fact] for fact in facts(text) if fact in OF_FACTS)}))


def _signs(text: str) -> Iterator[str]:
    told = ages(text)
    yield from (_within(age, AGE) for age in told)
    if not any(c.isdigit() for c in text):
        return
    yield from _temperatures(text)
    yield from _pressures(text)
    if (own := own_range(text)) is not None:
        yield from ("own range of oxygen" if float(m[1]) >= own[0] else "low oxygen" for m in _OXYGEN.finditer(own[1]))
    elif _OXYGENS.search(text):
        yield from (_within(float(m[1]), OXYGEN) for m in _OXYGEN.finditer(text))
    if _CARBON_DIOXIDE.search(text):
        yield from (_within(float(m[1]), CO2_PPM) for m in _PPM.finditer(text))
    numbers = [n for m in _NUMBER.finditer(text) if (n := float(m[1])) not in told]
    if not _NOT_NOW.search(text) and (_PULSES.search(text) or _HEARTS.search(text)):
        least = 30.0 if _PULSES.search(text) else RACING
        yield from (_within(n, PULSE) for n in numbers if least <= n <= 240)
    if _SUGARS.search(text):
        yield from (_within(n * MG_PER_MMOL if n < MMOL_BELOW else n, SUGAR) for n in numbers if 1.5 <= n <= 600)
    yield from (_within(float(m[1] or m[2]), BREATHS) for m in _BREATHS.finditer(text))
    yield from (_within(float(m[1] or m[2] or m[3]), KCAL) for m in _KCAL.finditer(text))
    if _ENERGIES.search(text):
        yield from (_within(n, KCAL) for n in numbers if LEAST_OF_A_DAY <= n <= 6_000)
    if _PAINS.search(text):
        yield from (_within(float(m[1]), PAIN) for m in _PAIN.finditer(text) if float(m[1]) <= 10)
    yield from (_within(float(m[1] or m[2]), BMI) for m in _BMI.finditer(text))


def _temperatures(text: str) -> Iterator[str]:
    """Of numbers that are written as a body's temperature is: with a decimal, or beside a word of it."""
    named = bool(_FEVERISH.search(text))
    if _WEATHER.search(text) and not named:
        return
    for m in _DEGREES.finditer(text):
        value = float(m[1])
        celsius = (value - 32) * 5 / 9 if 94 <= value <= 110 else value
        if (35.2 if not _CORE.search(text) else 30) <= celsius <= 43 and ("." in m[1] or named):
            yield _within(round(celsius, 1), CELSIUS)


def _pressures(text: str) -> Iterator[str]:
    if not _PRESSED.search(text):
        return
    for m in _PAIR.finditer(text):
        high, low = float(m[1]), float(m[2])
        if high < IN_CM_BELOW:
            high, low = 10 * high, 10 * low
        if not (80 <= high <= 300 and 40 <= low < high - 10):
            continue
        if high > 180 or low > 120:
            yield "pressure of a crisis"
        elif high >= 180 or low >= 110:
            yield "very high pressure"
        elif high >= 160 or low >= 100:
            yield "high pressure"
        else:
            yield "pressure fine" if high < 140 and low < 90 else "raised pressure"


def _within(value: float, bounds: Bounds) -> str:
    return bounds[1][bisect_right(bounds[0], value)]
