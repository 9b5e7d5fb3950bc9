"""Quantities in words or digits, English and Spanish: "80 kg", "una hora y media", "5:30 a km", "twelve stone four".

Every function takes the words of one span and returns one number in the unit of its name, or None where nothing is read.
"""

from __future__ import annotations

import re
import unicodedata

from milo.vocabulary.letters import unaccented

KM_PER_MILE, KG_PER_LB, LB_PER_STONE = 1.609344, 0.45359237, 14.0  # international mile and pound, 1959
MARATHON_KM = 42.195
MOST_HOURS_BEFORE_COLON = 5  # "1:20" of an activity is hours and minutes, "25:30" minutes and seconds (our choice)
MINUTES_PER_HOUR, SECONDS_PER_HOUR, DAYS_PER_WEEK, MAX_RPE = 60.0, 3600.0, 7.0, 10.0

_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve",
)
_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
)
_HUNDREDS = "cien doscientos trescientos cuatrocientos quinientos"
_WORTH = {
    **{word: n for words in _COUNTED for n, word in enumerate(words.split())},
    **{word: 10 * n for words in _TENS for n, word in enumerate(words.split(), 2)},
    **{word: 100 * n for n, word in enumerate(_HUNDREDS.split(), 1)},
    "ciento": 100, "un": 1, "una": 1, "a": 1, "an": 1, "couple": 2, "par": 2, "twice": 2, "thrice": 3,
    "single": 1, "doble": 2, "docena": 12, "dozen": 12, "none": 0, "ninguna": 0, "ninguno": 0, "veintiun": 21, "fourty": 40,
    "no": 0,
}  # fmt: skip
_ARTICLES = {"a", "an", "un", "una", "of", "de", "the", "la", "el", "and", "y", "e", "in", "en", "at", "x", "about", "unos", "unas"}
_UNITS = {
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramo kilogramos k_mass",
    "lb": "lb lbs pound pounds libra libras",
    "stone": "stone stones st",
    "h": "h hr hrs hour hours hora horas horita horitas",
    "min": "min mins minute minutes minuto minutos minutitos m minuts '",
    "s": "s sec secs second seconds segundo segundos seg segs \" ''",
    "km": "km kms k kilometre kilometres kilometer kilometers kilometro kilometros klicks",
    "mi": "mi mile miles milla millas miler",
    "metre": "metre metres meter meters metro metros mts mtrs",
    "yd": "yd yard yards yarda yardas",
    "kmh": "kmh kph",
    "mph": "mph",
    "marathon": "marathon maraton marathons",
    "week": "week weeks wk wks semana semanas semanita semanitas sem",
    "month": "month months mes meses",
    "day": "day days dia dias",
    "night": "night nights noche noches",
    "fortnight": "fortnight fortnights quincena",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_HALF, _QUARTER = {"half", "media", "medio", "½", "1/2"}, {"quarter", "quarters", "cuarto", "cuartos", "¼", "1/4"}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_TOKENS = re.compile(r"\d+(?:[.,]\d+)*|\d+|[½¼¾⅓⅔]|[^\W\d_]+|''|[:'\"/+]")

Pair = tuple[float, str | None]


def number(text: str) -> float | None:
    """The first number of a few words; "a couple" is 2.

    >>> number("ochenta y dos"), number("82,5"), number("seven and a half"), number("nope")
    (82.0, 82.5, 7.5, None)
    """
    found = pairs(text)
    return found[0][0] if found else None


def pairs(text: str) -> list[Pair]:
    """Numbers with the unit that follows each, in order; a unit without a number counts one of it.

    >>> pairs("1 h 20 min"), pairs("una hora y media"), pairs("tres cuartos de hora")
    ([(1.0, 'h'), (20.0, 'min')], [(1.5, 'h')], [(0.75, 'h')])
    """
    words = _words(text)
    found: list[Pair] = []
    value: float | None = None
    small = ""  # the kind of number word read last: tens may be followed by ones, ones by "hundred"
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        if word[0].isdigit() or word in _FRACTIONS:
            read = _FRACTIONS[word] if word in _FRACTIONS else _digits(word)
            if value is not None and word in _FRACTIONS:
                value += read
            else:
                if value is not None and small != "article":
                    found.append((value, None))
                value, small = read, ""
        elif word in _HALF:
            if value is not None and i and words[i - 1] in _ARTICLES and words[i - 1] != "y" and words[i - 2 : i - 1] != ["and"]:
                value = 0.5  # "half an hour" was "a half hour"
            elif value is not None:
                value += 0.5
            elif found and i and words[i - 1] in {"y", "and", "a"}:
                found[-1] = (found[-1][0] + 0.5, found[-1][1])
            else:
                value, small = 0.5, "half"
        elif word in _QUARTER:
            if value is not None and not (i and words[i - 1] in {"y", "and"}):
                value *= 0.25
            elif value is not None:
                value += 0.25
            elif found:
                found[-1] = (found[-1][0] + 0.25, found[-1][1])
            else:
                value = 0.25
            small = "half"
        elif word in {"hundred", "mil", "thousand"}:
            value = (value or 1) * (100 if word == "hundred" else 1000)
            small = "hundreds"
        elif word in _UNIT_OF and not (word in {"m", "s"} and value is None):
            unit = _UNIT_OF[word]
            if word == "m" and any(u == "km" for _, u in found):
                unit = "metre"
            if value is not None or unit in {"marathon", "month", "week", "fortnight", "h"}:
                found.append((1.0 if value is None else value, unit))
            value, small = None, ""
        elif word in _WORTH and not (word in {"a", "an", "un", "una"} and (value is not None or after in _HALF | _QUARTER)):
            worth = float(_WORTH[word])
            if value is not None and ((small == "tens" and worth < 10) or (small == "hundreds" and worth < 100)):
                value += worth
            else:
                if value is not None and small != "article":
                    found.append((value, None))
                value = worth
            small = (
                "article"
                if word in {"a", "an", "un", "una"}
                else "hundreds"
                if worth >= 100
                else "tens"
                if worth >= 20 and worth % 10 == 0
                else "ones"
            )
    if value is not None and not (small == "article" and found):
        found.append((value, None))
    return found


def minutes(text: str) -> float | None:
    """A duration in minutes; a bare number is minutes.

    >>> minutes("an hour and a quarter"), minutes("1h20"), minutes("tres cuartos de hora"), minutes("45'"), minutes("media hora")
    (75.0, 80.0, 45.0, 45.0, 30.0)
    """
    clock = re.search(r"(\d+):(\d{2})(?::(\d{2}))?", text)
    if clock is not None:
        a, b, c = int(clock[1]), int(clock[2]), clock[3]
        if c is not None:
            return _round(a * MINUTES_PER_HOUR + b + int(c) / 60)
        if a <= MOST_HOURS_BEFORE_COLON and not re.search(r"\bmin", unaccented(text)):
            return a * MINUTES_PER_HOUR + b
        return _round(a + b / 60)
    each = {"h": MINUTES_PER_HOUR, "min": 1.0, "s": 1 / 60}
    total, seen, last = 0.0, False, None
    for value, unit in pairs(text):
        if unit in each:
            total += value * each[unit]
        elif unit is None and last == "h":
            total += value if value >= 1 else value * MINUTES_PER_HOUR
        elif unit is None and last == "min":
            total += value / 60
        elif unit is None and last is None:
            total += value
        else:
            continue
        seen, last = True, unit or "min"
    return _round(total) if seen else None


def hours(text: str) -> float | None:
    """A duration in hours; a bare number is hours, and "11 to 7" the hours from one clock time to the other.

    >>> hours("6 h y media"), hours("seven and a half hours"), hours("7h 20"), hours("from 11 to 7"), hours("7:30")
    (6.5, 7.5, 7.333, 8.0, 7.5)
    """
    plain = unaccented(text)
    ends = re.search(r"(\d{1,2})(?::(\d{2}))?[^\d]*?\b(?:to|till|until|up|woke|a|hasta)\b[^\d]*?(\d{1,2})(?::(\d{2}))?", plain)
    if ends is not None:
        start, end = int(ends[1]) + int(ends[2] or 0) / 60, int(ends[3]) + int(ends[4] or 0) / 60
        return _round((end - start) % 12)
    clock = re.search(r"(\d+):(\d{2})", plain)
    if clock is not None:
        return _round(int(clock[1]) + int(clock[2]) / 60)
    total, seen, last = 0.0, False, None
    for value, unit in pairs(text):
        if unit == "min" or (unit is None and last == "h"):
            total += value / 60
        elif unit in {"h", None}:
            total += value
        else:
            continue
        seen, last = True, "h"
    return _round(total) if seen else None


def kg(text: str, units: str = "metric") -> float | None:
    """A mass in kg. units: "metric" or "imperial", for a number without a unit.

    >>> kg("82,5"), kg("185 lbs"), kg("12 stone 4"), kg("ochenta kilos")
    (82.5, 83.91, 78.02, 80.0)
    """
    found = pairs(re.sub(r"(?<=\d)k\b", " kg", unaccented(text)))
    if not found:
        return None
    if any(unit == "stone" for _, unit in found):
        lb = sum(v * LB_PER_STONE if u == "stone" else v for v, u in found)
        return round(lb * KG_PER_LB, 2)
    value, unit = next(((v, u) for v, u in found if u in {"kg", "lb"}), (found[0][0], None))
    if unit == "lb" or (unit is None and units == "imperial"):
        return round(value * KG_PER_LB, 2)
    return _round(value)


def km(text: str, units: str = "metric") -> float | None:
    """A distance in km. units: "metric" or "imperial", for a number without a unit.

    >>> km("5k"), km("800 metros"), km("6 miles"), km("a half marathon"), km("media maratón")
    (5.0, 0.8, 9.656, 21.098, 21.098)
    """
    plain = unaccented(text).replace("metros", "metre").replace("half-", "half ")
    each = {"km": 1.0, "mi": KM_PER_MILE, "metre": 0.001, "min": 0.001, "yd": 0.0009144, "marathon": MARATHON_KM}
    total, seen, last = 0.0, False, None
    for value, unit in pairs(plain):
        if unit in each:
            total += value * each[unit]
            seen, last = True, unit
        elif unit is None and last is None and not seen:
            total += value * (KM_PER_MILE if units == "imperial" else 1.0)
            seen = True
        elif unit is None and last == "km" and value < 1:
            total += value
    return _round(total) if seen else None


def pace_s_per_km(text: str) -> float | None:
    """A pace in seconds per km, from a pace or a speed.

    >>> pace_s_per_km("5:30 /km"), pace_s_per_km("8 min/mile"), pace_s_per_km("12 km/h"), pace_s_per_km("5'30\\"")
    (330.0, 298.0, 300.0, 330.0)
    """
    plain = unaccented(text)
    speed = re.search(r"(\d+(?:[.,]\d+)?)\s*(km ?/? ?h|kmh|kph|km por hora|kilometros por hora|k an hour|mph|miles an hour)", plain)
    if speed is not None and float(speed[1].replace(",", ".")) > 0:
        kmh = float(speed[1].replace(",", ".")) * (KM_PER_MILE if speed[2].startswith("m") else 1.0)
        return float(round(SECONDS_PER_HOUR / kmh))
    miles = re.search(r"\bmi(?:le|lla)?s?\b(?!n)", plain) is not None
    plain = re.sub(r"(?:/|\bper\b|\bpor\b|\bthe\b|\bel\b|\ba\b|\bcada\b)\s*(?:km|k|mi\b|mile|milla|kilomet\w+|kilo).*", "", plain)
    clock = re.search(r"(\d{1,2})\s*[:'.h]\s*(\d{2})", plain)
    if clock is not None:
        seconds = int(clock[1]) * 60.0 + int(clock[2])
    else:
        found = [(v, u) for v, u in pairs(plain) if u in {"min", "s", None}]
        if not found:
            return None
        first = found[0][0]
        rest = found[1][0] if len(found) > 1 else 0.0
        seconds = first * 60 + rest
    return float(round(seconds / KM_PER_MILE)) if miles else seconds


def weeks(text: str) -> float | None:
    """A span of time in weeks: a month is 4; days are given as a part of a week only where they make whole weeks.

    >>> weeks("dos semanas"), weeks("a month"), weeks("10 days"), weeks("a fortnight")
    (2.0, 4.0, None, 2.0)
    """
    found = pairs(text)
    if not found:
        return None
    value, unit = found[0]
    if unit in {"day", "night"}:
        return value / DAYS_PER_WEEK if value and value % DAYS_PER_WEEK == 0 else None
    return _round(value * {"month": 4.0, "fortnight": 2.0}.get(unit or "", 1.0))


def weeks_since(text: str) -> float | None:
    """How many weeks ago words say that something was, in tenths: a month is a twelfth of a year.

    >>> weeks_since("born ten days ago"), weeks_since("hace dos meses"), weeks_since("5 weeks"), weeks_since("I had a baby")
    (1.4, 8.7, 5.0, None)
    """
    of = {"day": 1 / DAYS_PER_WEEK, "night": 1 / DAYS_PER_WEEK, "week": 1.0, "month": 52 / 12, "fortnight": 2.0}
    return next((round(value * of[unit], 1) for value, unit in pairs(text) if unit in of), None)


def days_per_week(text: str) -> float | None:
    """Training days a week.

    >>> days_per_week("three times"), days_per_week("todos los días"), days_per_week("4")
    (3.0, 7.0, 4.0)
    """
    plain = unaccented(text)
    if re.search(r"\b(?:every ?day|daily|todos los dias|cada dia|a diario)\b", plain):
        return DAYS_PER_WEEK
    return {"once": 1.0}.get(plain.split()[0] if plain.split() else "", number(text))


def reps_in_reserve(text: str) -> float | None:
    """Repetitions in reserve; an effort out of 10 ("RPE 8") leaves 10 minus it, and failure leaves none.

    >>> reps_in_reserve("2"), reps_in_reserve("RPE 8"), reps_in_reserve("al fallo"), reps_in_reserve("@9")
    (2.0, 2.0, 0.0, 1.0)
    """
    plain = unaccented(text)
    if re.search(r"\b(?:fail\w*|fallo|nothing left|nada|zero)\b", plain):
        return 0.0
    value = number(plain)
    if value is not None and ("rpe" in plain or "@" in plain):
        return _round(MAX_RPE - value) if 0 <= value <= MAX_RPE else None
    return value


def severity(text: str) -> float | None:
    """A pain or effort out of ten.

    >>> severity("6/10"), severity("un 4"), severity("seven out of ten")
    (6.0, 4.0, 7.0)
    """
    value = number(text.split("/")[0])
    return value if value is not None and 0 <= value <= MAX_RPE else None


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text.lower())
    kept = "".join(c if c in _FRACTIONS else unaccented(c) for c in plain.replace("’", "'").replace("′", "'").replace("″", '"'))
    return [w for w in _TOKENS.findall(kept.replace("-", " ")) if w]


def _digits(word: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", word):  # thousands
        return float(re.sub("[.,]", "", word))
    head, *rest = re.split(r"[.,]", word)
    return float(f"{head}.{rest[0]}" if rest else head)


def _round(value: float) -> float:
    return round(value, 3)


_KCAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{3})|\d{2,5})(?:[.,]\d+)? ?(?:k?cals?\b|calori\w+|kilocalor\w+)")
_PROTEIN = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d)?) ?(?:g|gr|grams?|gramos?)(?: (?:of|de))? protein\w*|"
    r"protein\w*[ :]*(\d{1,3}) ?(?:g|gr|grams?|gramos?)\b"
)


def kcal(text: str) -> float | None:
    """Energy in kcal, where exactly one is told.

    >>> kcal("ayer comí 2.200 kcal"), kcal("1900 calories and 120 g of protein"), kcal("two eggs")
    (2200.0, 1900.0, None)
    """
    found = _KCAL.findall(unaccented(text))
    return float(re.sub("[.,]", "", found[0])) if len(found) == 1 else None


def protein_g(text: str) -> float | None:
    """Protein in grams.

    >>> protein_g("1900 kcal with 120 g of protein"), protein_g("2000 kcal")
    (120.0, None)
    """
    found = _PROTEIN.search(unaccented(text))
    return None if found is None else float((found[1] or found[2]).replace(",", "."))


_BARE_SEVERITY = re.compile(
    r"(?:(?:its|it is|it's|it was|id say|i'd say|about|around|like|maybe|an?|level|pain|un|unos?|como|es|nivel|diria(?: que)?|"
    r"quiza|pues|que|mas o menos|sobre|de|un dolor) )*(\d{1,2}(?:[.,]\d)?|[a-z]+)"
    r"(?: ?(?:/|out of|of|on|de|sobre) ?(?:10|ten|diez))?"
    r"(?:,? (?:now|today|pain|maybe|i guess|i think|or so|ahora|hoy|quiza|mas o menos|creo|supongo))*"
)


def bare_severity(text: str) -> float | None:
    """How much it hurts, told as a number of ten and nothing else.

    >>> bare_severity("about a 4"), bare_severity("6 out of 10"), bare_severity("seis de diez"), bare_severity("6 km")
    (4.0, 6.0, 6.0, None)
    """
    found = _BARE_SEVERITY.fullmatch(" ".join(unaccented(text).strip(" .!,").split()))
    return None if found is None else severity(found[1])
