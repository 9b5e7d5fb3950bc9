"""Whether a text says that something was done: a model can change, log, unlock or send nothing, so in its words that is never true.

Its own look-ups and the wishes of the athlete are no such acts; what adaptation changed may be told where the question is why.
Who is told so wrongly gets the answer by rules, which is the smaller harm: where in doubt, a text is refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from milo.coach.talk import acts_said_en, acts_said_es

_NOT_SO = re.compile(
    r"\b(?:no|not|nor|none|never|nothing|cannot|when|whenever|if|once|until|unless|after|before|should|press|tap|pulsa|aprieta|"
    r"ningun|ninguna|nada|nunca|cuando|si|hasta|tampoco|sin)\b|n't\b"
)
"""Before the words in their clause: nothing was done, or it is only thought of, or it follows what the athlete presses."""
_MINE = re.compile(r"(?:i|we|milo)\b(?!'ll| will| am going|'m going)|(?:\w+ ){0,3}(?:(?:he|hemos) |\w+(?<![aei]r)[ei]'$)")
"""In the words themselves: I tell of my own act; only the words just before can undo it ("you did not sleep so I moved it")."""
_NOT_MINE = re.compile(
    r"\b(?:no|not|nor|neither|never|ni|nunca|jamas|tampoco|when|whenever|if|once|until|unless|after|before|should|si|cuando|"
    r"hasta|sin)"
    r"(?: (?:have|did|that|because|es|que|te|le|lo|la|se|yo))* $|\b(?:whether|si) $"
)
_AS_A_RULE = re.compile(
    r" (?:by (?:your|the|\w+ing)|so (?:that|you)|every|each|when|whenever|if|once|until|unless|while|cada|cuando|si|hasta|mientras|"
    r"only (?:when|if|once|after)|in (?:a|every|each) (?:deload|taper|rest|recovery)|under control|slowly|overhead|"
    r"(?:to|from|off) (?:the|your) (?:floor|rack|pins|chest|hips?|shoulders?|ground|thighs?)|despacio|al (?:suelo|pecho))\b"
)
"""After what is: the way of things."""
_LONG_AGO = re.compile(
    r" (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|on \d|yesterday|last |too |demasiad|\d+ \w+ ago|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december)|by (?:your|the) |"
    r"(?:el )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|ayer|por (?:tu|el|la) )"
)
"""After what was: a fact of the records, or somebody else's act."""
_NOTHING = re.compile(
    r" (?:nothing|none|nada|ningun\w*|no (?!longer|more|problem)\w+)\b|[^.!?\n]{0,30} as (?:it is|it was|is|they are|planned)\b"
)
"""After the words: they took no effect ("I changed nothing", "I left your plan as it is")."""
_KNOWN = re.compile(r"\b(?:next|last|previous|first|latest|proxim[oa]|ultim[oa]|siguiente|primer[oa]?)(?: \w+)? $")
_OF_THE_DIARY = re.compile(
    r"\b(?:scheduled|planned|logged|recorded|saved|stored|entered|programad[oa]s?|registrad[oa]s?|guardad[oa]s?|anotad[oa]s?)$"
)
"""What stands in plan and log already: "your next session is scheduled", "your last workout was saved"."""
_BY_ITSELF = re.compile(
    r"(?:weight|loads?)(?:'s| has| have) (?:\w+ly )?(?:dropped|increased|changed|shifted|doubled|halved|eased)$|"
    r"(?:watch|strap|sensor|mask) has (?:\w+ly )?(?:recorded|logged|noted|stored|marked|started|stopped)$"
)
"""A figure that moved, or a device that kept: no act of a model's."""
_BODY = re.compile(r"\b(?:codos?|rodillas?|caderas?|pelvis|brazos?|hombros?|espalda|pies?|barra|elbows?|knees?|hips?|arms?|bar) $")
_WAS = re.compile(r"\b(?:was|were|fue|fueron|se)\b")
_NO_MATTER = re.compile(
    r"\b(?:no (?:problem|worries|sweat|need to worry)|not a problem|don't worry|sin problemas?|no hay problema|no te preocupes|"
    r"no se preocupe|no pasa nada|nada mas|no doubt)\b"
)
"""A no that denies nothing."""
_CLOSING_QUOTE = re.compile(r"(?<=\w)'(?!\w)")
_IF_ASKED = re.compile(r"\b(?:if|when|whenever|once|si|cuando)\b")
"""Before what will be done or always is, in its sentence: it is offered, or the way of things."""
_BY_NOW = re.compile(
    r"'ve\b|'d\b|\b(?:have|has|had|he|hemos|ha|han|now|already|ya|was|were|fue)\b|\b(?:i|we) (?!will\b|am\b|are\b)"
    r"|(?<=[a-z])(?<![aei]r)[ei]'"
)
"""In the words themselves: it is told as done, whatever stands before."""
_LAST_VOWEL = re.compile(r"[éíó]\b")
_CLAUSE, _SENTENCE = re.compile(r"[.!?;,:\n]"), re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class _Said:
    """How one language says that something was kept or sent, and that something was changed."""

    kept: re.Pattern[str]
    changed: re.Pattern[str]


_SAID = (
    _Said(re.compile(acts_said_en.kept()), re.compile(acts_said_en.changed())),
    _Said(re.compile(acts_said_es.kept()), re.compile(acts_said_es.changed())),
)


def act_said(text: str, *, why: bool = False) -> str | None:
    """The words that say something was or will be done, in English or Spanish; None for none.

    why: the question was why something is as it is: what adaptation changed may then be told.

    >>> act_said("I've moved your Thursday to Friday.")
    "i've moved"
    """
    read = _read(text)
    for said in _SAID:
        for pattern in (said.kept,) if why else (said.kept, said.changed):
            for found in pattern.finditer(read):
                if _told(read, found):
                    return found.group().strip(" .,:;!?\n")
    return None


def _told(read: str, found: re.Match[str]) -> bool:
    """Whether the words found are told as an act: neither denied nor offered, no rule of the plan and no fact of the records."""
    words, before = found.group().strip(" .,:;!?\n"), read[: found.start()]
    clause = _CLAUSE.split(before)[-1]
    if _NOTHING.match(read, found.end()):
        return False
    if _MINE.match(words):
        return _NOT_MINE.search(clause) is None
    if _BY_ITSELF.match(words) or _BODY.search(before) or (_KNOWN.search(before) and _OF_THE_DIARY.search(words)):
        return False
    if _WAS.search(words) and _LONG_AGO.match(read, found.end()):
        return False
    if not _BY_NOW.search(words) and (_IF_ASKED.search(_SENTENCE.split(before)[-1]) or _AS_A_RULE.match(read, found.end())):
        return False
    return _NOT_SO.search(clause) is None


def _read(text: str) -> str:
    """The text in small letters without accents, but for an apostrophe after a stressed last vowel: "cambié" did, "cambie" asks."""
    plain = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'").replace("¡", "")
    unquoted = _CLOSING_QUOTE.sub("", _NO_MATTER.sub("", plain))
    stressed = _LAST_VOWEL.sub(r"\g<0>'", unquoted)
    folded = "".join(c for c in unicodedata.normalize("NFD", stressed) if not unicodedata.combining(c))
    return re.sub(r"[^\S\n]+", " ", folded)
