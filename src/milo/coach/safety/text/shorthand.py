"""How people type on a telephone or dictate, written out: short forms, run-together numbers, numbers in words.

The lexicon then needs one spelling of each word. Only forms that mean one thing in the language of the text are written out.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from milo.vocabulary.patterns import late

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "uno": 1, "dos": 2,
    "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veintiuno": 21, "veintidos": 22, "veintitres": 23,
    "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "veinte": 20,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_TENS_UNIT = late(rf"\b({'|'.join(_TENS)})(?:[ -](?:y )?({'|'.join(_UNITS)}))?\b(?: y medi[oa]| and a half| point (five))?")
_HALF = late(r"\b(\d{2}) (?:y medi[oa]|and a half)\b")
_TEEN = late(rf"\b({'|'.join(w for w in _TEENS if w != 'once')})\b")
_HUNDRED = late(r"\b(?:a|one) hundred and (\d{1,2})\b|\bciento (\d{1,2})\b|\b(?:one|uno) (\d{2})\b(?= ?(?:over|sobre|/))")
_SPANISH_HUNDREDS = {
    "cien": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500, "seiscient": 600, "setecient": 700,
    "ochocient": 800, "novecient": 900,
}  # fmt: skip
_HUNDREDS = late(
    rf"\b({'|'.join(_UNITS)}|twelve|eleven|fifteen) hundred\b|"
    rf"\b({'|'.join(_SPANISH_HUNDREDS)})(?:[oa]s)?\b|"
    r"\b(?:a|one) (thousand)\b|\b(?<!a )(mil)(?= (?:calor|kcal|cal\b|al dia|metros))"
)
_GLUED = late(r"\b(\d{1,3})(wks?|weeks?|sem|semanas|yrs?|yo|anos|hs?|hrs?|mins?|kgs?|kilos?|lbs?|kcals?|cals?)(?![a-z0-9])")
_FEET = late(r"\b([4-6]) ?(?:ft|foot|feet) ?(\d{1,2})(?: ?(?:in|inches))?\b|\b([4-6])ft(\d{1,2})\b")
_TOKEN = late(r"(?<![a-z0-9/])[a-z0-9]{1,8}(?![a-z0-9/])")
_AFTER_NUMBER = late(r"\d[ .:/x]*$")


_LETTERS = late(r"\bk[ .]m[ .]s\b")
_KMS = late(
    r"(?P<before>\d ?|\b(?:how many|many|more|fewer|less|total|weekly|easy|extra|few|some|all|our|those|these|cuant[oa]s|"
    r"los|las|mis|"
    r"muchos|pocos|mas|"
    r"menos|de|unos|tantos|en|several|couple of|hundred|ten|five|six|seven|eight|nine|twelve|fifteen|twenty|diez|cinco|seis|siete|"
    r"ocho|nueve|doce|quince|veinte) )kms\b|(?P<owned>\bmy )kms(?= (?:this|are|were|is|was|so|per|for|in|last|total|went|go)\b)"
)
"""Kilometres; the same letters with nothing to count them are short for something else."""


def written_out(text: str, spanish: bool) -> str:
    """A plain text (normalising.plain) with short forms and numbers in words written out.

    spanish: whether its small words are Spanish ones; "n" is "and" in one language and "en" in the other.

    >>> written_out("toy con 39 y medio d fiebre xq ayr sali", True)
    'estoy con 39 y medio de fiebre porque ayer sali'
    >>> written_out("sixty seven n still liftin", False)
    '67 and still lifting'
    """
    forms = _forms(spanish)

    def one(m: re.Match[str]) -> str:
        word = m[0]
        if word not in forms or (len(word) == 1 and _AFTER_NUMBER.search(text[: m.start()][-4:])):
            return word
        return forms[word]

    text = _KMS.sub(lambda m: f"{m['before'] or m['owned']}km", _LETTERS.sub("kms", text))
    text = _GLUED.sub(r"\1 \2", text)
    text = _TOKEN.sub(one, text)
    text = _TENS_UNIT.sub(_tens, text)
    text = _HALF.sub(r"\1.5", text)
    text = _TEEN.sub(lambda m: str(_TEENS[m[1]]), text)
    text = _HUNDRED.sub(lambda m: str(100 + int(m[1] or m[2] or m[3])), text)
    text = _HUNDREDS.sub(lambda m: str(_hundreds(m)), text)
    text = _FEET.sub(lambda m: f"{m[1] or m[3]} ft {m[2] or m[4]}", text)
    return " ".join(text.split())


@lru_cache(maxsize=2)
def _forms(spanish: bool) -> dict[str, str]:
    held = tomllib.loads((files("milo.coach.safety.text") / "shorthand.toml").read_text(encoding="utf-8"))
    return {**held["both"], **held["spanish" if spanish else "english"]}


def _hundreds(m: re.Match[str]) -> int:
    if m[1]:
        return 100 * {**_UNITS, "eleven": 11, "twelve": 12, "fifteen": 15}[m[1]]
    return _SPANISH_HUNDREDS[m[2]] if m[2] else 1_000


def _tens(m: re.Match[str]) -> str:
    value = _TENS[m[1]] + (_UNITS[m[2]] if m[2] else 0)
    half = m[0].endswith(("medio", "media", "half")) or m[3] is not None
    return f"{value}.5" if half else str(value)
