"""Words that say what is not to be changed, in English and Spanish: "never move Monday", "no hagas el lunes más difícil".

A denial leaves the plan alone whatever stands beside it: what it would take back cannot be told from what it would keep.
"""

from __future__ import annotations

from milo.coach.plans.text.spelling import plain
from milo.vocabulary.patterns import late

_EN = (
    "make|making|made|move|moving|moved|shift|shifting|shifted|put|putting|change|changing|changed|switch|switching|switched|"
    "swap|swapping|swapped|replace|replacing|replaced|substitute|substituting|exchange|exchanging|trade|trading|skip|skipping|"
    "skipped|cancel|cancel+ing|cancel+ed|drop|dropping|dropped|remove|removing|removed|delete|deleting|deleted|add|adding|added|"
    "include|including|insert|inserting|take|taking|cut|cutting|shorten|shortening|lengthen|lengthening|reduce|reducing|increase|"
    "increasing|raise|raising|lower|lowering|reschedule|rescheduling|postpone|postponing|leave out|leaving out|get rid of|touch|"
    "touching|edit|editing|adjust|adjusting|alter|altering"
)
_EN_STEP = "harder|easier|tougher|lighter|gentler|longer|shorter|heavier|more (?:difficult|challenging)|less hard"
_ES_AR = (
    "cambi|quit|salt|pas|cancel|intercambi|agreg|sum|elimin|borr|sac|dej|alarg|acort|baj|toc|aument|recort|adelant|atras|retras|"
    "aplaz|modific|ajust|edit|suaviz|reprogram"
)
_ES_AR_SOFT = "agregu|saqu|alargu|toqu|aplac|modifiqu|suavic"
"""Stems of verbs in -ar before an e, where the spelling changes."""
_ES_ER = "mov|pon|hac|met|reduc|sub|anad|inclu|sustitu|reemplaz|sustituy|suprim|omit|convert"
_ES_ER_SOFT = "muev|pong|hag|met|reduzc|sub|anad|incluy|sustituy|suprim|omit|conviert"
_WITH_IT = "(?:me|te|se|nos|lo|la|los|las|le|les)*"
_ES = (
    rf"(?:(?:{_ES_AR}|reemplaz)(?:ar{_WITH_IT}|a{_WITH_IT}|es|e|emos|en|eis|ando{_WITH_IT})|"
    rf"(?:{_ES_AR_SOFT}|reemplac)(?:es|e|emos|en|eis)|"
    rf"(?:{_ES_ER})[ei]r{_WITH_IT}|(?:{_ES_ER_SOFT})(?:as|a|amos|an|ais)|mov(?:amos|ais)|"
    rf"(?:haz|pon|muev[ea]|met[ea]|sub[ea]|anad[ea]|incluy[ea]|sustituy[ea]|suprim[ea]|omit[ea]){_WITH_IT})"
)
_ES_WHY = r"(?!(?:lo |la |los |las |me )?(?:puedo|podre|podria|pude|voy a poder|tengo|tuve|hay (?!que)|pasa nada|cambia nada))"
"""What follows a "no" that tells why something is to change, and denies nothing."""
_FILLED = (
    r"(?:(?:you|we|please|ever|even|just|think of|think about|dare(?: to)?|try(?: to)?|bother(?: to)?|want(?: you)? to|"
    r"need to|go(?:ing)?(?: and)?|be|been|being|get|have to|like to|start|keep) )*"
)
_DENIED = late(
    # "I don't have dumbbells" tells what is missing; "you don't have to move it" denies a change.
    r"\bdon'?t\b(?! (?:have|own)\b(?! (?:to|me|it|them)\b))|\bdo not\b(?! (?:have|own)\b(?! (?:to|me|it|them)\b))|"
    r"\b(?:never|not yet|nunca|jamas|ni se te ocurra|ni de broma|ni en broma|en ningun caso|tampoco|"
    r"de ninguna manera|bajo ningun concepto|under no circumstances|by no means|no way|on no account|"
    r"(?:rather|better|best|prefer(?: you)?|prefer to|please) not|(?:mejor|prefiero|preferiria|preferible|espero)(?: que)? no|"
    r"ya no quiero|no quiero)\b|"
    rf"\b(?:not|(?:does|did|would|wo|should|must|need|could)n'?t) (?:to )?{_FILLED}(?:{_EN})\b(?! (?:it|that) (?:on|to)\b)|"
    rf"\b(?:no|not|n't)(?: any| get| be| much)? (?:{_EN_STEP})\b|"
    r"\bno (?:making|moving|changing|swapping|replacing|adding|dropping|removing|skipping|cancel+ing)\b|"
    rf"\b(?:avoid|without|stop|refrain from|instead of|no need to|no reason to|forget about|against|nobody should|please no) "
    rf"{_FILLED}(?:{_EN})\b|"
    rf"\bno {_ES_WHY}(?:[a-z]+ ){{0,3}}?{_ES}\b|"
    rf"\b(?:evit\w+|sin|deja de|dejes de|olvid\w+ de|ni|en (?:vez|lugar) de|nada de) (?:que (?:se )?)?{_ES}\b|"
    rf"\b(?:{_EN}) nothing\b(?! (?:else|but|except|other))|"
    r"\b(?:no|ni) (?:mas )?(?:dificil|facil|dur[oa]|suave)\b"
)
_ORDER_DENIED = late(
    rf"(?<!\bi )(?<!\bwe )\b(?:don'?t|do not|never|please not|rather not|better not|not|no way|"
    rf"under no circumstances|by no means|on no account|avoid|stop|refrain from|no need to) {_FILLED}(?:{_EN})\b|"
    rf"\b(?:i|we)(?:'d| would)? (?:don'?t|do not|never) (?:want|need)\b.*\b(?:{_EN})\b|\b(?:rather|better|prefer) (?:you )?not\b|"
    rf"\b(?:{_EN}) nothing\b(?! (?:else|but|except|other))|"
    rf"\b(?:no|nunca|jamas|ni se te ocurra|ni de broma|en ningun caso|tampoco|evita|evitar|evites|mejor no|prefiero que no|"
    rf"prefiero no|preferiria que no|deja de|de ninguna manera|bajo ningun concepto) {_ES_WHY}(?:[a-z]+ ){{0,3}}?{_ES}\b"
)
_ASKED = late(r"\?|^(?:(?:and|y|but|pero|so) )?(?:why|what|how|when|which|who|por que|que|como|cuando|cual)\b")
LONGEST = 200  # letters; a longer message tells a story (our choice)


def denied(said: str) -> bool:
    """Whether plain words (text.spelling.plain, straight apostrophes) deny a change that they name.

    >>> denied("no hagas el lunes mas dificil"), denied("please never swap my bench press"), denied("evita mover el lunes")
    (True, True, True)
    >>> denied("no puedo entrenar el viernes"), denied("i did not sleep well, make it easier"), denied("no barbell")
    (False, False, False)
    """
    return _DENIED.search(said) is not None


def change_denied(words: str) -> bool:
    """Whether words tell us to leave something of the plan as it is; what somebody does not do, or asks, is no such order.

    >>> change_denied("Do not skip Friday"), change_denied("I never skip Friday"), change_denied("why do you never move it?")
    (True, False, False)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    return len(said) <= LONGEST and not _ASKED.search(said) and denied(said) and _ORDER_DENIED.search(said) is not None
