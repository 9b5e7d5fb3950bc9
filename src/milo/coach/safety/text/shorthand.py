"""How people type on a telephone or dictate, written out: short forms, run-together numbers, numbers in words.

The lexicon then needs one spelling of each word. Only forms that mean one thing in the language of the text are written out.
"""

from __future__ import annotations

import re
from functools import lru_cache

_BOTH: dict[str, str] = {
    "pls": "please", "plz": "please", "plis": "please", "pf": "porfa", "omg": "", "lol": "", "jaja": "", "haha": "", "jeje": "",
    "wks": "weeks", "wk": "week", "wkend": "weekend", "mins": "minutes", "hrs": "hours", "yrs": "years", "mths": "months",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow", "tonite": "tonight", "2nite": "tonight", "2day": "today",
    "rn": "right now", "atm": "right now", "thru": "through", "tho": "though", "cos": "because", "coz": "because",
    "cuz": "because", "bc": "because", "cus": "because", "gonna": "going to", "gunna": "going to", "wanna": "want to",
    "gotta": "got to", "outta": "out of", "kinda": "kind of", "sorta": "sort of", "lemme": "let me", "gimme": "give me",
    "dunno": "dont know", "idk": "i dont know", "imma": "im going to", "ima": "im going to", "tryna": "trying to",
    "ppl": "people", "bday": "birthday", "dr": "doctor", "doc": "doctor", "docs": "doctor", "prob": "probably",
    "probs": "probably", "defo": "definitely", "deffo": "definitely", "bf": "boyfriend", "gf": "girlfriend", "hubby": "husband",
    "chst": "chest", "tite": "tight", "tght": "tight", "rly": "really", "rlly": "really", "brth": "breath", "brthe": "breathe",
    "hrts": "hurts", "hurtz": "hurts", "thx": "thanks", "nite": "night", "pn": "pain", "payn": "pain", "hart": "heart",
    "hevy": "heavy", "dizy": "dizzy", "diz": "dizzy", "brething": "breathing", "breth": "breath", "cnt": "cant",
    "carnt": "cant", "cudnt": "couldnt", "pexo": "pecho", "braso": "brazo", "corason": "corazon", "izkierdo": "izquierdo",
    "ondo": "hondo", "cabesa": "cabeza", "qabeza": "cabeza", "duelen": "duelen", "dule": "duele", "respiro": "respiro",
    "ermano": "hermano", "sumthing": "something", "smth": "something", "sth": "something", "sum1": "someone", "no1": "no one",
    "luv": "love", "cannae": "cant", "canny": "cant", "dinnae": "dont", "aint": "isnt", "innit": "", "da": "da",
    "feelin": "feeling", "gettin": "getting", "goin": "going", "havin": "having", "runnin": "running", "liftin": "lifting",
    "hurtin": "hurting", "bleedin": "bleeding", "achin": "aching", "burnin": "burning", "killin": "killing",
    "trainin": "training", "xq": "porque", "pq": "porque", "xk": "porque", "porq": "porque", "tmb": "tambien", "tb": "tambien",
    "tbn": "tambien", "toy": "estoy", "tas": "estas", "ntp": "", "dnd": "donde", "dsd": "desde", "dspues": "despues",
    "dsp": "despues", "aki": "aqui", "ak": "aca", "ayr": "ayer", "grax": "gracias", "bn": "bien", "cn": "con", "pa": "para",
    "pal": "para el", "nd": "nada", "ntnc": "entonces", "mñn": "manana", "mñna": "manana", "mnn": "manana",
    "finde": "fin de semana", "kiero": "quiero", "ago": "ago", "aser": "hacer", "ase": "hace", "iva": "iba", "aora": "ahora",
    "ahorita": "ahora mismo", "orita": "ahora mismo", "horita": "ahora mismo", "nomas": "nada mas", "q": "que", "k": "que",
    "qe": "que", "ke": "que", "xa": "para", "dq": "de que", "pqe": "porque", "xfa": "porfa", "xfavor": "por favor",
    "msj": "mensaje", "hs": "horas", "kuando": "cuando", "kuanto": "cuanto", "kual": "cual", "kon": "con", "kien": "quien",
    "kasa": "casa", "komo": "como", "kada": "cada", "kuesta": "cuesta", "kabeza": "cabeza", "korazon": "corazon",
    "korrer": "correr", "komer": "comer", "komida": "comida", "kansado": "cansado", "kansada": "cansada", "kreo": "creo",
    "kieren": "quieren", "kiere": "quiere", "akabar": "acabar", "muxo": "mucho", "mxo": "mucho",
}  # fmt: skip
_ENGLISH: dict[str, str] = {
    "n": "and", "u": "you", "ur": "your", "r": "are", "w": "with", "wi": "with", "y": "why", "b4": "before", "abt": "about",
    "bout": "about", "hav": "have", "bin": "bin", "im": "im", "m": "m", "d": "d", "c": "c", "2": "2", "4": "4", "ive": "ive",
    "id": "id", "yr": "year", "yo": "yo", "hr": "hr", "min": "min", "sec": "seconds", "secs": "seconds", "mo": "month",
    "mos": "months", "meds": "meds", "sat": "sat", "tue": "tuesday", "tues": "tuesday", "weds": "wednesday", "thu": "thursday",
    "thurs": "thursday",
}  # fmt: skip
_SPANISH: dict[str, str] = {
    "x": "por", "d": "de", "m": "me", "s": "es", "t": "te", "n": "en", "l": "el", "ta": "esta", "tan": "tan", "ando": "estoy",
    "traigo": "tengo", "wey": "", "guey": "", "we": "", "bro": "", "tio": "tio", "boludo": "", "che": "", "parce": "",
    "pana": "", "tenes": "tienes", "podes": "puedes", "queres": "quieres", "sos": "eres", "haces": "haces", "decime": "dime",
    "haceme": "hazme", "armame": "hazme", "pasame": "dame", "contame": "dime", "sabes": "sabes", "compa": "companero",
    "cuate": "amigo", "pibe": "chico", "nene": "nino", "nena": "nina", "chamo": "chico", "chava": "chica", "chavo": "chico",
    "mina": "mujer", "panza": "barriga", "panzita": "barriga", "guata": "barriga", "pancita": "barriga", "tacos": "anos",
    "anitos": "anos",
}  # fmt: skip
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
_TENS_UNIT = re.compile(rf"\b({'|'.join(_TENS)})(?:[ -](?:y )?({'|'.join(_UNITS)}))?\b(?: y medi[oa]| and a half| point (five))?")
_HALF = re.compile(r"\b(\d{2}) (?:y medi[oa]|and a half)\b")
_TEEN = re.compile(rf"\b({'|'.join(w for w in _TEENS if w != 'once')})\b")
_HUNDRED = re.compile(r"\b(?:a|one) hundred and (\d{1,2})\b|\bciento (\d{1,2})\b|\b(?:one|uno) (\d{2})\b(?= ?(?:over|sobre|/))")
_SPANISH_HUNDREDS = {
    "cien": 100, "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500, "seiscient": 600, "setecient": 700,
    "ochocient": 800, "novecient": 900,
}  # fmt: skip
_HUNDREDS = re.compile(
    rf"\b({'|'.join(_UNITS)}|twelve|eleven|fifteen) hundred\b|"
    rf"\b({'|'.join(_SPANISH_HUNDREDS)})(?:[oa]s)?\b|"
    r"\b(?:a|one) (thousand)\b|\b(?<!a )(mil)(?= (?:calor|kcal|cal\b|al dia|metros))"
)
_GLUED = re.compile(r"\b(\d{1,3})(wks?|weeks?|sem|semanas|yrs?|yo|anos|hs?|hrs?|mins?|kgs?|kilos?|lbs?|kcals?|cals?)(?![a-z0-9])")
_FEET = re.compile(r"\b([4-6]) ?(?:ft|foot|feet) ?(\d{1,2})(?: ?(?:in|inches))?\b|\b([4-6])ft(\d{1,2})\b")
_TOKEN = re.compile(r"(?<![a-z0-9/])[a-z0-9]{1,8}(?![a-z0-9/])")
_AFTER_NUMBER = re.compile(r"\d[ .:/x]*$")


_LETTERS = re.compile(r"\bk[ .]m[ .]s\b")
_KMS = re.compile(
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
    return {**_BOTH, **(_SPANISH if spanish else _ENGLISH)}


def _hundreds(m: re.Match[str]) -> int:
    if m[1]:
        return 100 * {**_UNITS, "eleven": 11, "twelve": 12, "fifteen": 15}[m[1]]
    return _SPANISH_HUNDREDS[m[2]] if m[2] else 1_000


def _tens(m: re.Match[str]) -> str:
    value = _TENS[m[1]] + (_UNITS[m[2]] if m[2] else 0)
    half = m[0].endswith(("medio", "media", "half")) or m[3] is not None
    return f"{value}.5" if half else str(value)
