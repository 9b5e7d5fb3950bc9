"""Questions about running ahead: the long run, the weeks to a race, whether a distance is within reach, so many km a week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from milo.coach.talk.words import part_patterns as shape
from milo.coach.talk.words.numbers_said import numbers_in
from milo.coach.talk.words.subject_words import SUBJECTS
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.patterns import late
from milo.vocabulary.talk import Language

RunningPart = Literal["long_run", "longest_ahead", "to_race", "ready", "week_km"]
HALF_KM, MARATHON_KM = 21.1, 42.2  # World Athletics C2.1: 21.0975 and 42.195 km
KM_PER_MILE = 1.609344  # international yard, 1959
MOST_WORDS = 30  # of a question; what is longer tells a story (our choice)

_LONG = late(rf"\b(?:{SUBJECTS['long']})\b")
_HOW_LONG = late(
    r"\b(?:how (?:long|far|much)|how many (?:km|kms|k|kilomet\w+|miles|min\w*|hours)|(?:distance|duration|length)|"
    r"cuanto|cuant[oa]s (?:km|kms|kilometros|millas|min\w*|horas)|distancia|duracion)\b"
)
_NOT_ITS_LENGTH = late(
    r"\b(?:longest|mas larg[oa]s?|until|till|til|to go|falta|faltan|queda|quedan|recover\w*|rest|descans\w+|eat|drink|sleep|"
    r"com(?:o|er)|beb(?:o|er)|pace|ritmo)\b"
)
"""How long until it, or how much of something else around it."""
_PLAN = late(r"\b(?:plan|program(?:me)?|programa|schedule|overview|training|entrenamientos?|entrenos?|calendario)\b")
_TO_RACE = late(
    r"\b(?:till|til|until|up to|to|through to|before|hasta|antes de)\b (?:\w+ )?(?:\w+ )?"
    r"(?:race|marathon|competition|event|meet|carrera|maraton|media|competicion|prueba)\b"
)
_COUNTED = late(r"\b(?:how (?:long|many|much|far)|cuant[oa]s?|when|cuando)\b")
_READY = late(
    r"\b(?:am i|are we|will i be|do you think im|think i am|estoy|estamos|estare|voy a estar|me ves)\b.*"
    r"\b(?:ready|prepared|trained|fit enough|strong enough|in shape|list[oa]s?|preparad[oa]s?|entrenad[oa]s?|en forma)\b"
)
_ABLE = late(
    r"\b(?:can|could|will) i (?:\w+ )?(?:run|finish|complete|manage)\b|"
    r"\b(?:puedo|podria|podre|soy capaz de|seria capaz de|me veo capaz de) (?:\w+ )?(?:correr|terminar|acabar|completar)\b"
)
_IN_TIME = late(r"\b(?:under|sub|faster|hours?|minutes?|min|horas?|minutos?|bajo|rapido)\b")
"""A time is asked for, not whether it is run at all."""
_RACE = late(r"\b(?:race|marathon|carrera|maraton|media)\b")
_RUN = late(r"\b(?:run|running|jog\w*|correr|corro|corra|corriendo|trotar)\b")
_OTHER_SPORT = late(r"\b(?:rid(?:e|ing)|bik(?:e|ing)|cycl\w+|swim\w*|row\w*|walk\w*|bici\w*|pedal\w+|nad\w+|remo|camin\w+)\b")
_WISHED = late(
    r"^(?:and |so |please |ok |y |vale )?(?:run|correr)\b|\b(?:can|could|should|may|shall|want|wanna|like|going|gonna|will|ill|"
    r"let me|lets|need|too (?:much|many|far)|ok(?:ay)?|"
    r"puedo|podria|quiero|debo|deberia|voy|me gustaria|quisiera|necesito|tengo que|demasiad\w+)\b"
)
"""Who says what they run every week wishes nothing."""
_WEEK = late(r"\b(?:week|weekly|semana|semanal(?:es)?)\b")
_DENIED = late(r"\b(?:no|not|never|nunca|dont|wont|cant|didnt|im not|isnt|without|sin)\b")
_LONGEST = late(r"\b(?:longest|furthest|farthest|biggest|mas larg[oa]s?|mas distancia|mayor distancia)\b")
_TO_COME = late(
    r"\b(?:(?:going to|gonna|will|ll) be|will i|(?:in|of|on) (?:my|the|this) (?:\w+ )?(?:plan|program(?:me)?|schedule)|planned|"
    r"scheduled|"
    r"coming|upcoming|ahead|to come|to go|left|remaining|still|next|be the|(?:va|van) a ser|sera|seran|tendre|haremos|hare|"
    r"me espera|me quedan?|quedan?|por delante|por hacer|por venir|pendientes?|que vienen?|(?:me|nos) tocan?|me tocara|"
    r"(?:en|de) (?:el|mi|este) (?:plan|programa)|del (?:plan|programa)|planead\w+|planificad\w+|prevista|previsto|programad\w+|"
    r"proxim[oa]s?)\b|"
    r"\b(?:before|until|for|antes de|hasta|para) (?:the|my|our|race day|la|mi|el) (?:race|event|marathon|half|10k|carrera|"
    r"maraton|media|competicion|prueba)\b|"
    r"\b(?:what will|whats going to|what is going to|how (?:long|far) will|cual (?:va a ser|sera))\b"
)
"""Said of what is still to be done."""
_NOT_TO_COME = late(r"\b(?:record|history|ever|so far|hasta ahora|historial|done|did|hecho|hecha)\b")
_OUTINGS = {
    "cycling": r"\b(?:rid(?:e|es|ing)|bici\w*|cycl\w+|rodadas?)\b",
    "swimming": r"\b(?:swims?|swimming|nado|nadar|natacion)\b",
    "walking": r"\b(?:walks?|walking|hikes?|caminatas?|paseos?|caminar|andar)\b",
    "rowing": r"\b(?:rows?|rowing|remo|remar)\b",
    "running": r"\b(?:runs?|running|jogs?|long|tiradas?|carreras?|correr|rodajes?|salidas?)\b",
}
"""What an outing is called, by its sport; "the longest session" names none."""
_PAST = late(rf"\b(?:{shape.PAST}|last|pasad[oa]|ultim[oa]|logged)\b")


@dataclass(frozen=True)
class RunningAsked:
    """part: what is asked.  km: a distance that is named, None for the race of the profile.  week: number in the plan.

    ahead: of next week.  activity: of the long session, None where only "long" is said.
    """

    part: RunningPart
    km: float | None = None
    week: int | None = None
    ahead: bool = False
    activity: str | None = None


def running_asked(text: str, language: Language) -> RunningAsked | None:
    """What a text asks of running ahead; None where it asks for none of these, tells what was done, or wants a change.

    >>> running_asked("am I ready for a half marathon?", "en").km, running_asked("how long is my long run", "en").part
    (21.1, 'long_run')
    """
    plain = spelled(text)
    if len(plain.split()) > MOST_WORDS or _DENIED.search(plain) or shape.IF.search(plain) or shape.WHY.search(plain):
        return None
    if _PAST.search(plain) or shape.CHANGE.search(plain) or shape.TOLD.search(plain):
        return None
    ahead = shape.COMING_WEEK.search(plain) is not None
    if _LONGEST.search(plain) and _TO_COME.search(plain) and not _NOT_TO_COME.search(plain):
        sport = next((sport for sport, words in _OUTINGS.items() if re.search(words, plain)), None)
        if sport is not None or _LONG.search(plain):
            return RunningAsked("longest_ahead", activity=sport or "running")
    if _LONG.search(plain) and _HOW_LONG.search(plain) and not _NOT_ITS_LENGTH.search(plain):
        number = shape.WEEK_NO.search(plain)
        cycling = re.search(r"\b(?:rides?|bici\w*)\b", plain) is not None
        running = re.search(r"\b(?:runs?|carreras?|tiradas?|rodajes?)\b", plain) is not None
        week = int(number[1]) if number is not None else None
        return RunningAsked("long_run", None, week, ahead, "cycling" if cycling else "running" if running else None)
    if _TO_RACE.search(plain) and _PLAN.search(plain) and not _COUNTED.search(plain) and not _READY.search(plain):
        return RunningAsked("to_race")
    if _OTHER_SPORT.search(plain) or shape.BY_DAY.search(plain):
        return None
    km = _km(text, plain, language)
    if km is not None and _WEEK.search(plain) and _RUN.search(plain) and _WISHED.search(plain) and not _COUNTED.search(plain):
        return RunningAsked("week_km", km, ahead=ahead)
    if _IN_TIME.search(plain):
        return None
    if _READY.search(plain) and (km is not None or _RACE.search(plain)):
        return RunningAsked("ready", km)
    if _ABLE.search(plain) and km is not None and (_RUN.search(plain) or _RACE.search(plain)):
        return RunningAsked("ready", km)
    return None


def _km(text: str, plain: str, language: Language) -> float | None:
    """The distance that is named, in km; by its race where no figure is."""
    for said in numbers_in(text, language):
        if said.unit == "km":
            return said.value
        if said.unit == "mi":
            return said.value * KM_PER_MILE
    short = re.search(r"\b(\d{1,3})(?: (\d))?k\b", plain)
    if short is not None:
        return float(f"{short[1]}.{short[2] or 0}")
    if re.search(r"\bhalf[ -]?marathon\b|\bmedi[oa][ -]maraton\b|\b(?:una|la|mi) media\b", plain):
        return HALF_KM
    return MARATHON_KM if re.search(r"\b(?:marathon|maraton)\b", plain) else None
