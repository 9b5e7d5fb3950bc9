"""Numbers written as words and units as people write them, in English and Spanish: tables for numbers_said and number_worth."""

from __future__ import annotations

ENGLISH: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12, "twice": 2, "double": 2, "doubled": 2, "thrice": 3,
    "triple": 3, "tripled": 3,
}  # fmt: skip
SPANISH: dict[str, float] = {
    "cero": 0, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11,
    "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
    "veinte": 20, "veintiuno": 21, "veintiun": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24,
    "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200,
    "doscientas": 200, "trescientos": 300, "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500,
    "quinientas": 500, "seiscientos": 600, "seiscientas": 600, "setecientos": 700, "setecientas": 700, "ochocientos": 800,
    "ochocientas": 800, "novecientos": 900, "novecientas": 900, "mil": 1_000, "millon": 1_000_000, "millones": 1_000_000,
    "docena": 12, "docenas": 12, "doble": 2, "triple": 3, "uno": 1, "un": 1, "una": 1,
}  # fmt: skip
WORDS = {"en": ENGLISH, "es": SPANISH}

SCALES = frozenset({100.0, 1_000.0, 1_000_000.0})
"""Words that multiply what stands before them (in Spanish only mil and millón do; the hundreds are words of their own)."""
ALONE = frozenset({"dozen", "twice", "double", "doubled", "thrice", "triple", "tripled", "docena", "docenas", "doble"})
"""Words that never join another into one number, but for "two dozen"."""

ARTICLES = frozenset({"one", "un", "una", "uno"})
"""Count as 1 only right before a unit of UNITS_OF_ONE: elsewhere they are an article or a pronoun ("this one", "una tabla").
A claim of 1 that stands behind such a word is still missed when the word goes."""
UNITS_OF_ONE = frozenset({"set", "rep", "kg", "lb", "km", "mi", "min", "s", "rir", "%"})

PHRASES: dict[str, tuple[tuple[str, float], ...]] = {
    "en": (
        (r"\bthree[ -]quarters\b", 0.75),
        (r"\b(?:a|one)[ -]quarter\b(?= of\b| hour)", 0.25),
        (r"\btwo[ -]thirds\b", 2 / 3),
        (r"\b(?:a|one)[ -]third\b(?= of\b| more\b| less\b)", 1 / 3),
        (r"(?<!and a )\bhalf(?: an?)?(?=[ -](?:hours?|kilo|mile|minute|pound|litre|liter|rep|point)\b)", 0.5),
        (r"(?<!and a )\bhalf(?= of\b| the\b| your\b| as\b)", 0.5),
        (r"\bonce(?= (?:a|per|every|each) (?:day|week|month|session|night)\b)", 1),
    ),
    "es": (
        (r"\btres cuartos\b", 0.75),
        (r"\bun cuarto(?= de\b)", 0.25),
        (r"\bdos tercios\b", 2 / 3),
        (r"\bun tercio\b", 1 / 3),
        (r"\bmedi[oa](?= (?:hora|kilo|litro|minuto|dia|kilometro|punto|serie)\b)", 0.5),
        (r"(?<!de )\bla mitad\b(?= de\b)", 0.5),
    ),
}
"""Parts of a whole and "once a week": what a sentence says as a number without a number word."""

_PARTS_EN = "quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?"
_PARTS_ES = "cuartos?|quintos?|sextos?|octavos?|decimos?"
LOOSE: dict[str, str] = {
    "en": (
        rf"\b(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -](?:{_PARTS_EN})\b(?! (?:squat|turn|final))|"
        r"\bquarter of an? \w+|"
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|\d+)[ -]?fold\b|"
        r"\b(?:quadrupl|quintupl|halv)\w+|\b(?:dozens|scores|hundreds|thousands|millions) of\b|\b(?:by|in|one|a) half\b|"
        r"\bhalf an? (?!bit\b|chance\b|mind\b)\w+|\band a half\b|\ba score of\b"
    ),
    "es": (
        rf"\b(?:un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve) (?:{_PARTS_ES}|tercios?)\b|"
        r"\b(?:tercera|cuarta|quinta|sexta|septima|octava|novena|decima|centesima)s? partes?\b|\bla mitad\b|\by medi[oa]\b|"
        r"\b(?:cuadrupl|quintupl)\w+|\b(?:decenas|cientos|centenares|miles) de\b|\buna decena\b|"
        r"\bmedi[oa] (?:sesion|serie|carga|entrenamiento|entreno|semana|mes|racion|porcion)\b"
    ),
}
"""Amounts without a value of their own here: the rules never say them, and a model may only where a fact says the same words."""
ALSO_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({"ten", "one", "double", "triple", "million"}),
    "es": frozenset({"once", "dos", "mil", "un", "una", "uno", "triple", "doble"}),
}
"""Number words of a language that are other words in the other one ("once a week", "ten cuidado")."""

NAMES = (
    r"vc?o2(?:[ -]?(?:max|peak|pico))?|spo2|sao2|peto2|petco2|co2|o2|vt[12]|e?1[ -]?rm|b12|b6|d3|k2|omega-?3|par-?q\+?|h2o|"
    r"type [12](?= diabetes)|tipo [12](?= de diabetes)|diabetes (?:type|tipo) [12]"
)
"""Names with a digit inside, which say no number."""

# One row: the unit's own name, its dimension, how many of the dimension's base it is, and how people write it (accents dropped).
_ROWS: tuple[tuple[str, str, float, str], ...] = (
    ("kg", "mass", 1.0, "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramo|kilogramos"),
    ("g", "mass", 0.001, "g|gr|gram|grams|gramme|grammes|gramo|gramos"),
    ("mg", "mass", 1e-6, "mg|milligram|milligrams|miligramo|miligramos"),
    ("lb", "mass", 0.45359237, "lb|lbs|pound|pounds|libra|libras"),
    ("stone", "mass", 6.35029318, "stone|stones"),
    ("g/kg", "g_kg", 1.0, "g/kg|g per kg|g por kg|grams per kilo|gramos por kilo|grams per kilogram"),
    ("kg/week", "mass_week", 1.0, "kg/week|kg a week|kg per week|kg por semana|kg a la semana|kilos a week|kilos por semana"),
    ("lb/week", "mass_week", 0.45359237, "lb/week|lb a week|lb per week|lb por semana|lb a la semana|pounds a week"),
    ("km", "length", 1.0, "km|kms|kilometre|kilometres|kilometer|kilometers|kilometro|kilometros"),
    ("m", "length", 0.001, "m|metre|metres|meter|meters|metro|metros"),
    ("mi", "length", 1.609344, "mi|mile|miles|milla|millas"),
    ("cm", "length", 1e-5, "cm|centimetre|centimetres|centimeter|centimeters|centimetro|centimetros"),
    ("in", "length", 2.54e-5, "inch|inches|pulgada|pulgadas"),
    ("ft", "length", 3.048e-4, "ft|foot|feet|pie|pies"),
    ("km/h", "speed", 1.0, "km/h|kph|km per hour|km por hora"),
    ("mi/h", "speed", 1.609344, "mph|mi/h"),
    ("min/km", "pace", 1.0, "min/km|/km|min per km|min por km|minutes per kilometre|minutos por kilometro"),
    ("min/mi", "pace", 1 / 1.609344, "min/mi|/mi|min per mile"),
    ("h", "time", 60.0, "h|hr|hrs|hour|hours|hora|horas"),
    ("min", "time", 1.0, "min|mins|minute|minutes|minuto|minutos|'"),
    ("s", "time", 1 / 60, "s|sec|secs|second|seconds|seg|segs|segundo|segundos"),
    ("ms", "time", 1 / 60_000, "ms|millisecond|milliseconds|milisegundo|milisegundos"),
    ("day", "days", 1.0, "day|days|dia|dias|rest day|rest days"),
    ("week", "days", 7.0, "week|weeks|semana|semanas"),
    ("month", "months", 1.0, "month|months|mes|meses"),
    ("year", "months", 12.0, "year|years|ano|anos|year old|years old"),
    ("bpm", "bpm", 1.0, "bpm|beats per minute|beats a minute|beats|latidos por minuto|latidos|lpm|ppm de pulso"),
    ("mmhg", "mmhg", 1.0, "mmhg|mm hg"),
    ("%", "part", 0.01, "%|percent|per cent|por ciento|pct"),
    ("part", "part", 1.0, "part"),
    ("kcal", "energy", 1.0, "kcal|kcals|calorie|calories|caloria|calorias|cal|kilocalories|kilocalorias"),
    ("kj", "energy", 0.239006, "kj|kilojoules|kilojulios"),
    ("w", "power", 1.0, "w|watt|watts|vatio|vatios"),
    ("l", "volume", 1.0, "l|litre|litres|liter|liters|litro|litros"),
    ("ml", "volume", 0.001, "ml|millilitre|millilitres|milliliters|mililitro|mililitros"),
    ("ml/kg/min", "vo2", 1.0, "ml/kg/min|ml/min/kg"),
    ("rep", "rep", 1.0, "rep|reps|repetition|repetitions|repeticion|repeticiones"),
    ("set", "set", 1.0, "set|sets|hard set|hard sets|serie|series|series duras"),
    ("rir", "rir", 1.0, "rir|reps in reserve|rep in reserve|repetitions in reserve|repetition in reserve|rep en reserva|"
     "repeticion en reserva|reps en reserva|repeticiones en reserva|en reserva|in reserve"),
    ("rpe", "rpe", 1.0, "rpe"),
    ("session", "count", 1.0, "session|sessions|sesion|sesiones|workout|workouts|entrenamiento|entrenamientos|entreno|entrenos|"
     "run|runs|ride|rides|time|times|vez|veces|exercise|exercises|ejercicio|ejercicios|flight|flights|piso|pisos|tramo|tramos"),
    ("night", "night", 1.0, "night|nights|noche|noches"),
    ("step", "step", 1.0, "step|steps|paso|pasos"),
    ("au", "au", 1.0, "au|units|unidades|points|puntos|ua|load units|unidades de carga"),
    ("au/day", "au_day", 1.0, "au a day|au per day|au al dia|au por dia|ua al dia|ua por dia|units a day"),
    ("breath", "breath", 1.0, "breath|breaths|respiracion|respiraciones"),
    ("degree", "degree", 1.0, "degree|degrees|grado|grados|°|º c|° c"),
    ("zone", "zone", 1.0, ""),
    ("week_no", "week_no", 1.0, ""),
)  # fmt: skip

UNITS: dict[str, tuple[str, float]] = {name: (dimension, factor) for name, dimension, factor, _ in _ROWS}
"""Unit -> its dimension and how many of the dimension's base it is."""
UNITS["date"] = ("date", 1.0)

WRITTEN: dict[str, str] = {spelling: name for name, _, _, said in _ROWS for spelling in said.split("|") if spelling}
"""How a unit is written after its number -> the unit."""

BEFORE: dict[str, str] = {
    "zone": "zone", "zona": "zone", "z": "zone", "rir": "rir", "rpe": "rpe", "week": "week_no", "semana": "week_no",
}  # fmt: skip
"""Units that stand before their number: zone 2, week 3."""
