"""The same change for another week, said on its own after it: "and for next week too", "y la semana 3 también"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.plans.edits.days import first_week
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.scope import LONGEST, NEXT_WEEK, week_named
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS

_FOLLOWING = (
    r"the (?:next|following)(?: one)?|the (?:one|week) after(?: that)?|la (?:siguiente|otra|proxima|que viene|que sigue)|"
    r"la (?:de )?despues"
)
"""The week behind the one that was spoken of."""
_TOO = r"too|also|as well|likewise|tambien|igual(?:mente)?"
_ALSO = re.compile(
    r"(?P<before>(?:(?:and|y|also|tambien|then|do (?:it|that|this|the same)|(?:the |and )?same(?: thing| change)?|lo mismo|"
    r"haz(?:lo)?(?: lo mismo)?|hace(?:lo)?(?: lo mismo)?|igual|repite(?:lo)?|repeti(?:lo)?|repeat (?:it|that)|"
    r"apply (?:it|that)(?: to)?|"
    r"make it(?: for)?)[ ,]+)*)"
    rf"(?:(?:for|in|to|para|en|por|a) )?(?P<week>{NEXT_WEEK.pattern}|this week|esta semana|(?P<following>{_FOLLOWING})|named)"
    rf"(?P<after>(?:[ ,]+(?:{_TOO}|please|por favor))*)"
)
_SAME = re.compile(r"\b(?:do|same|lo mismo|haz\w*|hace\w*|igual|repit\w+|repet\w+|repeat|apply|make|also|tambien)\b")
"""Words that ask for the change itself again."""


@dataclass(frozen=True)
class Also:
    """Another week that a change is wanted for too; one of the three says which.

    ahead: weeks from this one on.  week: the plan's number, weeks_long from there on.  following: behind those it holds for.
    """

    ahead: int | None = None
    week: int | None = None
    weeks_long: int = 1
    following: bool = False


def also_said(words: str) -> Also | None:
    """The week in which the change just made is wanted too; None for any other words, for a question and for a denial.

    >>> also_said("and for next week too").ahead, also_said("y esta semana tambien").ahead, also_said("and week 3 too").week
    (1, 0, 3)
    >>> also_said("y la que viene también").following, also_said("next week"), also_said("and next week?")
    (True, None, None)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or "?" in said:
        return None
    first, long = None, 1
    # "in week 3 after the race" leaves words that no one of these is.
    numbered = week_named(said)
    if numbered is not None:
        first, long, rest = numbered
        said = (
            f"{rest} named" if not re.search(rf"\b(?:{_TOO})$", rest) else re.sub(rf"[ ,]*\b({_TOO})$", r" named \1", rest).strip()
        )
    found = _ALSO.fullmatch(said)
    if found is None or not (found["before"] or re.search(rf"\b(?:{_TOO})\b", found["after"])):
        return None
    if (found["week"] == "named") != (first is not None):
        return None
    if first is not None and not (found["after"] or _SAME.search(found["before"])):
        return None  # "and week 3" may go on with a question about the weeks
    if first is not None:
        return Also(week=first, weeks_long=long)
    if found["following"]:
        return Also(following=True)
    return Also(ahead=0 if found["week"] in {"this week", "esta semana"} else 1)


def weeks_of(edit: Edit, now: int) -> frozenset[int]:
    """The weeks of the plan, by their numbers, that an edit of some weeks is about. now: the current one, 0 before the first."""
    if edit.off:
        return frozenset(first_week(edit.off, now) + n // len(DAYS) for n in edit.off)
    first = edit.week if edit.week is not None else max(1, now + edit.weeks_ahead)
    return frozenset(range(first, first + edit.weeks_long))


def weeks_also(also: Also, held: frozenset[int], now: int) -> frozenset[int]:
    """The weeks in which a change is wanted too. held: those it holds for; now: as weeks_of takes it."""
    if also.following:
        first = max(held) + 1
    else:
        first = also.week if also.week is not None else max(1, now + (also.ahead or 0))
    return frozenset(range(first, first + also.weeks_long))


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
LONGEST_DENIAL = 200  # letters; a longer message tells a story (our choice)


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
    return len(said) <= LONGEST_DENIAL and not _ASKED.search(said) and denied(said) and _ORDER_DENIED.search(said) is not None
