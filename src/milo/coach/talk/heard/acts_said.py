"""Whether a text asks for an act, or says that one was done.

A model can change, log, unlock or send nothing, so in its words that is never true.
Its own look-ups and the wishes of the athlete are no such acts; what adaptation changed may be told where the question is why.
Who is told so wrongly gets the answer by rules, which is the smaller harm: where in doubt, a text is refused.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from milo.vocabulary.patterns import late, one_line

_NOT_SO = late(
    r"\b(?:no|not|nor|none|never|nothing|cannot|when|whenever|if|once|until|unless|after|before|should|"
    r"(?<!bench )(?<!leg )(?<!floor )(?<!overhead )press|tap|pulsa|aprieta|"
    r"ningun|ninguna|nada|nunca|cuando|si|hasta|tampoco|sin)\b|n't\b"
)
"""Before the words in their clause: nothing was done, or it is only thought of, or it follows what the athlete presses."""
_MINE = late(r"(?:i|we|milo)\b(?!'ll| will| am going|'m going)|(?:\w+ ){0,3}(?:(?:he|hemos) |\w+(?<![aei]r)[ei]'$)")
"""In the words themselves: I tell of my own act; only the words just before can undo it ("you did not sleep so I moved it")."""
_NOT_MINE = late(
    r"\b(?:no|not|nor|neither|never|ni|nunca|jamas|tampoco|when|whenever|if|once|until|unless|after|before|should|si|cuando|"
    r"hasta|sin)"
    r"(?: (?:have|did|that|because|es|que|te|le|lo|la|se|yo))* $|\b(?:whether|si) $"
)
_AS_A_RULE = late(
    r" (?:by (?:your|the|\w+ing)|so (?:that|you)|every|each|when|whenever|if|once|until|unless|while|cada|cuando|si|hasta|mientras|"
    r"only (?:when|if|once|after)|in (?:a|every|each) (?:deload|taper|rest|recovery)|under control|slowly|overhead|"
    r"(?:to|from|off) (?:the|your) (?:floor|rack|pins|chest|hips?|shoulders?|ground|thighs?)|"
    r"despacio|al (?:suelo|pecho|cajon|banco))\b"
)
"""After what is: the way of things."""
_LONG_AGO = late(
    r" (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|on \d|yesterday|last |too |demasiad|\d+ \w+ ago|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december)|by (?:your|the) |"
    r"(?:el )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|ayer|por (?:tu|el|la) )"
)
"""After what was: a fact of the records, or somebody else's act."""
_NOTHING = late(
    r" (?:nothing|none|nada|ningun\w*|no (?!longer|more|problem)\w+)\b|[^.!?\n]{0,30} as (?:it is|it was|is|they are|planned)\b"
)
"""After the words: they took no effect ("I changed nothing", "I left your plan as it is")."""
_KNOWN = late(r"\b(?:next|last|previous|first|latest|proxim[oa]|ultim[oa]|siguiente|primer[oa]?)(?: \w+)? $")
_OF_THE_DIARY = late(
    r"\b(?:scheduled|planned|logged|recorded|saved|stored|entered|programad[oa]s?|registrad[oa]s?|guardad[oa]s?|anotad[oa]s?)$"
)
"""What stands in plan and log already: "your next session is scheduled", "your last workout was saved"."""
_BY_ITSELF = late(
    r"(?:weight|loads?)(?:'s| has| have) (?:\w+ly )?(?:dropped|increased|changed|shifted|doubled|halved|eased)$|"
    r"(?:watch|strap|sensor|mask) has (?:\w+ly )?(?:recorded|logged|noted|stored|marked|started|stopped)$"
)
"""A figure that moved, or a device that kept: no act of a model's."""
_BODY = late(r"\b(?:codos?|rodillas?|caderas?|pelvis|brazos?|hombros?|espalda|pies?|barra|elbows?|knees?|hips?|arms?|bar) $")
_NO_MATTER = late(
    r"\b(?:no (?:problem|worries|sweat|need to worry)|not a problem|don't worry|sin problemas?|no hay problema|no te preocupes|"
    r"no se preocupe|no pasa nada|nada mas|no doubt)\b"
)
"""A no that denies nothing."""
_CLOSING_QUOTE = late(r"(?<=\w)'(?!\w)")
_IF_ASKED = late(r"\b(?:if|when|whenever|once|si(?!')|cuando)\b")
"""Before what will be done or always is, in its sentence: it is offered, or the way of things."""
_BY_NOW = late(
    r"'ve\b|'d\b|\b(?:have|has|had|he|hemos|ha|han|now|already|ya|was|were|fue)\b|\b(?:i|we) (?!will\b|am\b|are\b)"
    r"|(?<=[a-z])(?<![aei]r)[ei]'"
)
"""In the words themselves: it is told as done, whatever stands before."""
_ONLY_THOUGHT = late(
    r"\b(?:if|when|whenever|once|until|unless|before|whether|want|say|type|write|tell|ask|every|each|"
    r"si(?!')|cuando|hasta que|antes de|quieres|di|dime|escribe|pide|pulsa|cada)\b"
)
"""Before a shape, in its sentence: thought of, asked for, or the way of things."""
_POSSIBLE = late(r"\b(?:would|could|should|might|can|press|podria\w*|puedes|puede)\b(?<!bench press)(?<!leg press)")
"""Before a shape, in its clause: no more than possible."""
_ON_A_DATE = late(
    r"\b(?:on \d|on the \d|(?:in|since|during) (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)|yesterday|last (?:week|month|year|time|\w+day)|\d+ (?:days?|weeks?|months?) ago|(?:el|del) \d|"
    r"(?:en|desde) (?:enero|"
    r"febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|ayer|la semana pasada|el mes pasado|"
    r"hace \d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:when|because|after)|when you|cuando (?:avisaste|dijiste|te))\b"
)
"""Around a shape of the past, in its clause: a fact of the records."""
_PAST_ONLY = late(r"\b(?:was|were|got|fue|fueron|se)\b(?! (?:ha|han)\b)")
_REASON = late(r"[.!?;:\n]|,| (?:because|since|as|so|porque|ya que|pues|asi que)\b")
_OF_A_FIGURE = late(
    r"\b(?:heart rate|pulse|sleep|nights?|hrv|temperature|breathing|breath|pressure|stress|mood|energy|appetite|recovery|fitness|"
    r"shape|form|sueno|pulso|vfc|frecuencia|tension|fatiga|forma|animo|energia|apetito|recuperacion|estres|cuerpo|dolor|you|i|"
    r"cardiaco|reposo|pain|soreness)(?: \w+)? ?$"
)
"""Before a shape: what moves by itself."""
_STILL = frozenset({"until", "while", "hasta", "mientras"})
"""After a shape, no rule but how long what is told shall last."""
_NO_SUBJECT = late(r"(?:has|have|is|are|was|were|'s|se|ha|han)\b")
_PROMISED = late(
    r"(?:i|we)(?:'ll| will| promise|'m going)|you(?:'ll| will)|te (?:\w+ )*\w+(?:re'|emos)|voy a|vamos a|me |prometo|(?:encargar|"
    r"ocupar|asegurar)"
)
_OF_FACTS = late(
    r"^(?:(?:and|but|so|ok|okay|hey|hi|hello|y|pero|oye|hola|milo)[, ]+)*(?:how|why|what|when|which|who|where|should|do|did|does|"
    r"is|are|was|were|has|have you|(?:can|could|may) i|if|will|would it|am i|tell me (?:about|how|why|what)|explain|show|como|"
    r"por que|que|cuando|cual\w*|cuant\w+|quien|donde|debo|deberia|puedo|es|esta|estan|he|se puede|hay|si|tengo|explica\w*|"
    r"muestra\w*|dime)\b(?!'?,)"
)
"""How a sentence begins that asks for facts, or only thinks of an act."""
_TELLS = late(
    r"^(?:i(?!'d| (?:want|need|would))|my|the|set (?:one|two|three|four|five|\d)|yo|mi|la|el|ayer|hoy|nota|cambie')(?!\w)"
)
"""How a sentence begins that tells something."""
_LAST_VOWEL = late(r"[éíó]\b")
_NAMED = late(r"<<(\w+)>>")
_CLAUSE, _SENTENCE, _SENTENCE_END = late(r"[.!?;,:\n]"), late(r"[.!?\n]"), late(r"(?<=[.!?\n])\s*|, so ")


def _dated(read: str, found: re.Match[str]) -> bool:
    """Whether the words tell of what was, on a day that is told with them: a fact of the records."""
    if not _PAST_ONLY.search(found.group()):
        return False
    near = (_CLAUSE.split(read[: found.start()])[-1], _REASON.split(read[found.end() :], maxsplit=1)[0])
    return _LONG_AGO.match(read, found.end()) is not None or any(_ON_A_DATE.search(part) for part in near)


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
    if _dated(read, found):
        return False
    if not _BY_NOW.search(words) and (_IF_ASKED.search(_SENTENCE.split(before)[-1]) or _AS_A_RULE.match(read, found.end())):
        return False
    return _NOT_SO.search(clause) is None


def _shape_told(read: str, found: re.Match[str]) -> bool:
    """Whether a shape is told as an act: not asked, thought of or denied, no way of things and no fact of the records."""
    words, before = found.group().strip(" .,:;!?\n"), read[: found.start()]
    after = _SENTENCE.split(read[found.end() :], maxsplit=1)[0] if not found.group().endswith((".", "!")) else ""
    sentence, clause = _SENTENCE.split(before)[-1], _CLAUSE.split(before)[-1]
    if read[found.end() + len(after) :].startswith("?") or _NOTHING.match(read, found.end()):
        return False
    if _ONLY_THOUGHT.search(sentence) or _POSSIBLE.search(clause) or _NOT_SO.search(clause):
        return False
    if (
        (_NO_SUBJECT.match(words) and _OF_A_FIGURE.search(before))
        or _dated(read, found)
        or (_KNOWN.search(before) and _OF_THE_DIARY.search(words))
    ):
        return False
    rule = _AS_A_RULE.match(read, found.end())
    return rule is None or rule.group().strip() in _STILL or bool(_PROMISED.match(words))


Weigh = Callable[[str, re.Match[str]], bool]


@cache
def _expressions() -> list[tuple[bool, re.Pattern[str], Weigh]]:
    """Whether it may explain a change, the expression, and what weighs the words around what it finds; of both languages."""
    found: list[tuple[bool, re.Pattern[str], Weigh]] = []
    for told in tomllib.loads(files("milo.coach.talk.heard").joinpath("acts_said.toml").read_text(encoding="utf-8")).values():
        words = {name: one_line(listed) for name, listed in told["words"].items()}
        for how, weigh in (("told", _told), ("shape", _shape_told)):
            for kind, phrases in told[how].items():
                expression = "|".join(one_line(phrase) for phrase in phrases)
                while (named := _NAMED.search(expression)) is not None:
                    expression = expression.replace(named[0], words[named[1]])
                found.append((kind == "changed", re.compile(expression), weigh))
    return found


def act_asked(text: str) -> bool:
    """Whether the words ask for an act, in any of their sentences: they neither ask for facts nor tell them.

    Behind a model's answer to such words stands one sentence of ours, that nothing was done: no list of a model's phrases is whole.

    >>> act_asked("Please move Thursday to Friday."), act_asked("How do I move Thursday?")
    (True, False)
    """
    sentences = (part.strip(" \u00bf") for part in _SENTENCE_END.split(_read(text)))
    return any(part and not _OF_FACTS.match(part) and _TELLS.match(part) is None for part in sentences)


def act_said(text: str, *, why: bool = False) -> str | None:
    """The words that say something was or will be done, in English or Spanish; None for none.

    why: the question was why something is as it is: what adaptation changed may then be told.

    >>> act_said("I've moved your Thursday to Friday.")
    "i've moved"
    """
    read = _read(text)
    for explains, pattern, told in _expressions():
        if not (why and explains):
            for found in pattern.finditer(read):
                if told(read, found):
                    return found.group().strip(" .,:;!?\n")
    return None


def _read(text: str) -> str:
    """The text in small letters without accents, but for an apostrophe after a stressed last vowel: "cambié" did, "cambie" asks."""
    plain = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'").replace("¡", "")
    unquoted = _CLOSING_QUOTE.sub("", _NO_MATTER.sub("", plain))
    stressed = _LAST_VOWEL.sub(r"\g<0>'", unquoted)
    folded = "".join(c for c in unicodedata.normalize("NFD", stressed) if not unicodedata.combining(c))
    return re.sub(r"[^\S\n]+", " ", folded)
