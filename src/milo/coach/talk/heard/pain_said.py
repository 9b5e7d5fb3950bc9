"""Somewhere that hurts, as it is told in a sentence: the joint, the side and how much of 10; None where it is not wholly clear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milo.coach.conversation.entities.places import SIDES, masked, named_places, parts_of, side_of
from milo.coach.talk.words.numbers_said import even, folded

MOST_CHARACTERS = 200  # of a message that tells a pain; a longer one tells a story (our choice)
_HURTS = re.compile(
    r"\b(?:pains?|painful|hurt(?:s|ing)?|ach(?:e|es|ed|ing|y)|sore|bother(?:s|ed|ing)?|niggl(?:e|es|ed|ing|y)|discomfort|"
    r"twing(?:e|es|ing)|"
    r"feel(?:s|ing)? (?:(?:a )?(?:bit|little) )?(?:off|dodgy|wonky|iffy|funny|not right|tender)|tiron(?:cito)?|"
    r"duelen?|dol(?:io|ia|ian|ieron|iendo|or|ores)|molest(?:an?|o|aron|aba|aban|ando|ias?))\b"
)
_NUMBER = r"(?<![\d.,/:x])(10|\d(?:[.,]\d)?)"
_OF_TEN = re.compile(rf"{_NUMBER}\s*(?:/|out of|of|on|de|sobre|over)\s*(?:a )?10\b(?![.,/]?\d)")
_CUE = r"(?:about|around|like|level|a|an|at|is|was|it'?s|of|was|say|de|un|unos|es|fue|era|nivel|como|sobre|intensidad|[:=])"
_BY_CUE = (
    re.compile(
        rf"\b(?:pain|hurt(?:s|ing)?|ache|aches|sore|duelen?|dolia|dolio|dolor)(?:[ ,:=]*{_CUE})*[ ,:=]*{_NUMBER}(?![\d.,/:x]*\d)"
        r"(?! ?(?:km|min|kg|kilo|lb|h\b|hour|day|week|month|year|mile|rep|set|hora|dia|semana|mes|ano|vez|time|%))"
    ),
    re.compile(rf"\b(?:de|of|a|un|level|nivel)[ :]*{_NUMBER}[ .!,]*$"),
    re.compile(rf"^[ ,]*{_NUMBER}[ .!,]*$"),
)  # fmt: skip
_WORDED = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "cero": "0", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6",
    "siete": "7", "ocho": "8", "nueve": "9", "diez": "10",
}  # fmt: skip
_OTHERWISE = re.compile(
    r"\?|\b(?:no|not|never|dont|doesnt|didnt|isnt|wasnt|arent|without|gone|better now|used to|if|whether|should|would|could|"
    r"can|may|will|want|wants|might|afraid|avoid|prevent|used|healed|last (?:week|month|year|summer|winter)|ago|always|sometimes|"
    r"usually|since|tomorrow|why|what|how|which|who|where|replace|swap|change|remove|skip|move|make|easier|harder|delete|undo|"
    r"nunca|sin|ya esta|paso|si|deberia|podria|puedo|puede|quiero|quiera|quisiera|evitar|prevenir|curad[oa]|hace|semana pasada|"
    r"mes pasado|ano pasado|siempre|a veces|normalmente|desde|por que|que (?:hago|me toca|puedo|debo|como|significa)|como (?:puedo|"
    r"se|hago|evito)|cual|donde|quien|cambia|quita|mueve|salta|borra|deshaz|sustituye|haz|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo|anteayer|"
    r"(?:my|his|her|their) (?:friend|brother|sister|wife|husband|dad|father|mum|mom|mother|son|daughter|coach|boss|dog|partner|"
    r"client|athlete|boyfriend|girlfriend)s?|(?:mi|su) (?:amig[oa]|herman[oa]|mujer|marido|padre|madre|hij[oa]|entrenador\w*|"
    r"jef[ea]|perr[oa]|novi[oa]|pareja|clienta?e?)|le duelen?|les duelen?|he|she|his|her|their|they|your)\b"
)
"""A question, a denial, an order, another day or somebody else: of these nothing is written down."""
_NOT_A_PAIN = re.compile(
    r"\b(?:rpe|effort|exertion|intensity|strength|mobility|mood|energy|sleep|fine|good|great|strong|stronger|ready|esfuerzo|"
    r"intensidad|fuerza|movilidad|animo|energia|sueno|bien|fuerte|list[oa])\b"
)
"""What else is told of ten beside the name of a joint."""
_NOW = (
    r"(?:yesterday|last night|(?:this|the) (?:morning|afternoon|evening)|today|ayer|anoche|anteayer|hoy|esta (?:manana|tarde)|"
    r"(?:last |el )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo)|"
    r"(?:about |unos |unas )?(?:\d+|an?|un|una|two|three|four|five|six|dos|tres|cuatro|cinco|seis|a few|a couple of|unos|unas|"
    r"algunos|varios) (?:hours?|days?|weeks?|horas?|dias?|semanas?))"
)
_ONSET = re.compile(rf",?\s*\b(?:since|desde(?: hace)?|for(?: the (?:last|past))?)\s+{_NOW}\b(?: ago)?")
"""Since when it hurts: who says so says that it hurts now."""
_NOT_OF_PAIN = re.compile(
    r"\b(?:no|not|didnt|havent|hardly|apenas|casi no)\b(?: \w+){0,2}? (?:slept|sleep|eat|eaten|train(?:ed)?|dormi(?:do)?|"
    r"comi(?:do)?|entrene|entrenado)\b"
)
"""A denial of something else, told beside a pain: "and I didn't sleep"."""
_EMPHATIC_SI = re.compile(r"\bsí(?=\s+que\b|\s+\w)|(?<=\bahora )si\b", re.IGNORECASE)
"""The "sí" of "ahora sí me duele"; without its accent "si" means if."""
_CUT = re.compile(r"[;\n]+|[.,!]\s+|[.!]$|\s+(?:with|and|but|then|con|y|e|pero|luego)\s+|:\s+")
_ABOUT = re.compile(
    r"^(?:(?:its|it is|it was|i(?:d| would)? say|que|about|around|like|maybe|a|an|level|pain|un|unos|como|es|nivel|diria(?: que)?|"
    r"quiza|mas o menos|pues|un dolor de|dolor de|dolor|sobre)[ ,]+)*"
)
_AFTER_PART = re.compile(
    rf"_(?: (?:{'|'.join(words for _, words in SIDES)}))?(?:[ ,:=]*(?:a bit|a little|un poco|{_CUE}))*[ ,:=]*{_NUMBER}[ .!,]*$"
)
_ORDER = re.compile(
    r"\b(?:(?:please|por favor|can you|just) )?(?:log|record|register|save|note|write|put|anot\w*|apunt\w*|registr\w*|guard\w*)\b"
    r"(?:\s+(?:it|that|this|down|lo|eso|esto|please|por favor|the|a|an|un|el|in|my|log|diary|mi|diario|en))*"
)
_FILLER = re.compile(
    r"\b(?:my|the|a|an|in|of|i|ive|have|ve|got|me|mi|la|el|un|una|en|de|del|tengo|it|its|is|was|today|now|hoy|ahora|ayer|yesterday|"
    r"please|por favor|out|at|about|level|nivel|some|algo|bit|poco|hay)\b"
)


@dataclass(frozen=True)
class PainSaid:
    """Somewhere that hurts. region: of a log; part: as it was named; side: "left", "right", "both"; level: of 10, None: not told.

    alone: the sentence holds nothing else than this and the order to write it down.
    """

    region: str
    part: str
    side: str | None = None
    level: float | None = None
    alone: bool = False


def read_pain(text: str) -> PainSaid | None:
    """The one place a sentence says hurts now, or yesterday; None for a question, a denial, somebody else, or two places.

    >>> read_pain("my left knee hurts when I squat, 6/10")
    PainSaid(region='knee', part='knee', side='left', level=6.0, alone=False)
    >>> read_pain("does squatting cause knee pain?") is None
    True
    """
    return cut_pain(text)[1]


def cut_pain(text: str) -> tuple[str, PainSaid | None]:
    """A text without the pieces that tell a pain, and the pain; the text as it was and None where there is none.

    A joint with a number of ten is a pain too ("my shoulder was 4/10"), and since when it hurts is no day of its own.

    >>> cut_pain("I ran 5 km in 30 min with a knee pain of 3")
    ('I ran 5 km in 30 min', PainSaid(region='knee', part='knee', side=None, level=3.0, alone=False))
    """
    plain = _plain(text)
    spans = _spans(text)
    pieces = [text[a:b] for a, b in spans]
    own = [piece for piece in pieces if _NOT_OF_PAIN.search(_plain(piece)) is None or _HURTS.search(_plain(piece))]
    named = _HURTS.search(plain) is not None
    rated = _OF_TEN.search(plain) is not None and _NOT_A_PAIN.search(plain) is None
    if len(text) > MOST_CHARACTERS or not (named or rated) or any(_OTHERWISE.search(_plain(p)) for p in [*own, *_asked(text)]):
        return text, None
    mine = [n for n, piece in enumerate(pieces) if _tells(_plain(piece)) and parts_of(_plain(piece))]
    if not mine:
        # "left knee, pain 7 of 10": the place and the word stand apart.
        mine = [n for n, piece in enumerate(pieces) if _HURTS.search(_plain(piece)) or parts_of(_plain(piece))]
        if any(re.search(r"\d", _plain(p)) for n, p in enumerate(pieces) if n not in mine and _bare_level(p) is None):
            return text, None
    mine += [n for n, piece in enumerate(pieces) if n not in mine and _bare_level(piece) is not None]
    said = ", ".join(_plain(pieces[n]) for n in sorted(mine))
    parts = parts_of(said)
    levels = _levels([_plain(pieces[n]) for n in sorted(mine)])
    # A joint alone hurts nobody: without the word for it, it is the number of ten that tells of a pain.
    if len({region for region, _ in parts}) != 1 or len(levels) > 1 or not (named or levels):
        return text, None
    if any(parts_of(_plain(p)) and not re.search(r"\d", p) for n, p in enumerate(pieces) if n not in mine):
        return text, None
    region, part = parts[0]
    side = side_of(said)
    left = [n for n in range(len(pieces)) if n not in mine and not _is_order(pieces[n])]
    pain = PainSaid(region, part, side, levels[0] if levels else None, not left and _nothing_else(said))
    return _left_of(text, spans, left), pain


def without_onset(text: str) -> str:
    """A text that tells a pain without since when it hurts: "desde ayer" says that it hurts today.

    >>> without_onset("my knee hurts since yesterday, a 4"), without_onset("I ran 5 km yesterday")
    ('my knee hurts, a 4', 'I ran 5 km yesterday')
    """
    plain = folded(even(text))
    if _HURTS.search(plain) is None or len(plain) != len(text):
        return text
    for onset in reversed(list(_ONSET.finditer(plain))):
        text = text[: onset.start()] + text[onset.end() :]
    return text


def read_level(text: str) -> float | None:
    """How much it hurts, told as a number of 10 and nothing else: "6", "about a 4", "7 de 10".

    >>> read_level("about a 4"), read_level("6 out of 10"), read_level("6 km")
    (4.0, 6.0, None)
    """
    return _bare_level(text)


def _plain(text: str) -> str:
    plain = re.sub(r"(?<=\w)'(?=\w)", "", folded(_EMPHATIC_SI.sub("", even(text))))
    plain = _ONSET.sub("", plain) if _HURTS.search(plain) else plain
    plain = re.sub(rf"\b({'|'.join(_WORDED)})\b(?= (?:out of|of|de|sobre|over)\b|[ .!,]*$)", lambda m: _WORDED[m[1]], plain)
    return re.sub(r"(?<=\bof |\bde )(?:ten|diez)\b|(?<=\bsobre )diez\b", "10", plain)


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a text stand."""
    spans, end = [], 0
    for cut in [*_CUT.finditer(text), None]:
        start, stop = (cut.start(), cut.end()) if cut is not None else (len(text), len(text))
        if text[end:start].strip():
            spans.append((end, start))
        end = stop
    return spans


def _left_of(text: str, spans: Sequence[tuple[int, int]], left: Sequence[int]) -> str:
    """The pieces that are left, joined as they were where they stood side by side."""
    said = ""
    for n in left:
        between = (text[spans[n - 1][1] : spans[n][0]] if n - 1 in left else ", ") if said else ""
        said += between + text[slice(*spans[n])]
    return said.strip()


def _asked(text: str) -> list[str]:
    return [text] if "?" in text else []


def _tells(plain: str) -> bool:
    return _HURTS.search(plain) is not None or (_OF_TEN.search(plain) is not None and _NOT_A_PAIN.search(plain) is None)


def _levels(pieces: Sequence[str]) -> list[float]:
    """The levels told: written as of 10, else behind a word that says so."""
    told = [m[1] for piece in pieces for m in _OF_TEN.finditer(piece)]
    if not told:
        told = [found for found in map(_cued, pieces) if found is not None]
        # A second number says what the first is of, or something else: then neither is a level.
        if told and len(re.findall(r"\d+(?:[.,]\d+)?", " ".join(pieces))) > len(told):
            return [float("nan")] * 2
    return [float(n.replace(",", ".")) for n in told]


def _cued(piece: str) -> str | None:
    """The number of a piece that a word or the joint right before it makes a level."""
    bare = _bare_level(piece)
    if bare is not None:
        return f"{bare:g}"
    cued = next((m for m in (p.search(piece) for p in _BY_CUE) if m is not None), None)
    if cued is None:
        cued = _AFTER_PART.search(masked(piece)) if _HURTS.search(piece) else None
    return None if cued is None else cued[1]


def _bare_level(text: str) -> float | None:
    plain = _ABOUT.sub("", _plain(text).strip())
    found = re.fullmatch(
        rf"{_NUMBER}(?:\s*(?:/|out of|of|on|de|sobre)\s*10)?(?:,? (?:now|today|pain|maybe|i guess|i think|or so|ahora|hoy|"
        rf"quiza|mas o menos|creo|supongo))*[ .!,]*",
        plain,
    )
    return float(found[1].replace(",", ".")) if found else None


def _is_order(piece: str) -> bool:
    rest = _FILLER.sub(" ", _ORDER.sub(" ", _plain(piece)))
    return not re.search(r"[a-z0-9]", rest)


def plain_pain(text: str) -> str:
    """A text as pains are read in it: lower case, no accents, numbers of ten as digits, without since when it hurts."""
    return _plain(text)


def is_hurting(plain: str) -> bool:
    """Whether a plain text has a word for pain in it."""
    return _HURTS.search(plain) is not None


def _nothing_else(said: str) -> bool:
    """Whether nothing is left of a text but small words once the place, the pain and the order are taken out."""
    rest = _OF_TEN.sub(" ", said)
    for pattern, _ in named_places():
        rest = pattern.sub(" ", rest)
    for _, words in SIDES:
        rest = re.sub(rf"\b(?:{words})\b", " ", rest)
    return not re.search(r"[a-zñ]", _FILLER.sub(" ", _ORDER.sub(" ", _HURTS.sub(" ", rest))))
