"""An absence in plain words: days without training, or the only days somebody can train in one week; in English and Spanish.

Who "can't train" asks for rest on those days. Who is only away, on holiday or has visitors may train there: that is asked first.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from milo.coach.plans.edits.dates_said import dates_of
from milo.coach.plans.edits.denied import denied
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.equipment import missing_said
from milo.coach.plans.edits.frame import LONGEST, NEXT_WEEK, PAST, QUESTION, THIS_WEEK, days_named
from milo.coach.plans.edits.past import tells_the_past
from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS

_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_NO_TRAINING = late(
    r"\b(?:no (?:training|workouts?|sessions?|gym|exercise)|(?:can'?t|cannot|can not|won'?t be able to|unable to|not able to|"
    r"won'?t|will not|not going to)(?: (?:train|work ?out|exercise|make it|do (?:anything|my (?:training|workouts?|sessions?))))?|"
    r"(?:skip|cancel|drop|leave out)(?: (?:my |the |all )*(?:training|workouts?|sessions?|everything))?|rest|days? off|take off|"
    r"no (?:puedo|podre|voy a poder)(?: entrenar| ir(?: al gimnasio)?| hacer nada)?|sin entren\w+|no (?:entreno|entrenare|"
    r"voy a entrenar)|nada de entren\w+|descans[oa]\w*|quita|salta\w*|cancela\w*)\b"
)
_NOTHING = late(
    r"(?:(?:please|por favor|so|y|and|just|for me|para mi|at all|de nada|en absoluto|planned for me|i (?:want|need|can do)|"
    r"quiero|me pongas|pongas|pon|me|on|el|los|las) )*(?:nothing|nada)(?: (?:at all|for me|please|para mi|por favor|de nada|on|el|"
    r"en absoluto|de entreno))*"
)
"""Alone beside the days: nothing is to be done on them. "Nothing hurts from Monday to Wednesday" tells of something else."""
_ABSENT = late(
    r"\b(?:(?:i'?m|i am|i'?ll be|i will be|we'?re|we are|we'?ll be|going to be|be) (?:\w+ )?(?:away|out of town|"
    r"travel+ing|on (?:holiday|"
    r"vacation|a trip|the road)|abroad|gone|busy|off)|away|out of town|holidays?|vacation|travel(?:s|ling|ing)?|a trip|abroad|"
    r"(?:estoy|estare|voy a estar|estamos|estaremos) (?:\w+ )?(?:fuera|de viaje|de vacaciones|ocupad[oa]|ausente)|"
    r"de viaje|de vacaciones|vacaciones|viaj(?:o|are|e)|me voy|fuera de casa)\b"
)
_ONLY_CAN = late(
    rf"^(?:i |we )?(?:can |could )?(?:only|just)(?: can)?(?: train| make| do| work ?out| have time| be there| available)*(?: on)? "
    rf"(?P<en>(?:(?:{_DAY})s?(?: and | or |, ?and |, ?| ))*(?:{_DAY})s?)$|"
    rf"^(?:ya )?(?:solo|solamente|unicamente|nada mas) (?:puedo|podre|voy a poder|tengo|entreno|"
    rf"entrenare)(?: entrenar| ir| libre)* "
    rf"(?:(?:el|los) )?(?P<es>(?:(?:{_DAY})s?(?: y (?:el |los )?|, ?y (?:el )?|, ?(?:el )?| (?:el )?))*(?:{_DAY})s?)$"
)
_THAT_WEEK = (
    r"(?:(?:all|the whole|the rest|toda|el resto) (?:of |de )?)?(?:this|next|esta|la proxima|la) (?:coming |whole )?"
    r"(?:week|semana)(?: que viene)?"
)
_WEEK_OFF = late(
    rf"(?:i (?:need|want|would like|have|am going|'ll|will|must)(?: to)? )?(?:take |have )?{_THAT_WEEK} off|"
    rf"(?:please )?(?:skip|cancel|leave out|drop|no training|nothing|rest|i (?:won'?t|can'?t|cannot|will not) train) (?:at all "
    rf")?{_THAT_WEEK}|"
    rf"(?:salta|saltate|me salto|cancela|quita|descanso|no entreno|no (?:puedo|voy a|podre) entrenar|sin entrenar) (?:nada "
    rf")?{_THAT_WEEK}|"
    rf"{_THAT_WEEK} (?:descanso|no entreno|no (?:puedo|voy a|podre) entrenar|libre|nothing|no training)"
)
_A_LIST = late(rf"\b(?:on |el |los )*(?:{_DAY})s?(?:(?:, ?| and | or | y | ni | o )+(?:on |el |los |or |and |y )*(?:{_DAY})s?)+\b")
_OTHER = late(
    r"\b(?:equipment|gym with|hotel|dumbbells?|bands?|body ?weight|material|mancuernas|bandas|minutes?|min|minutos|"
    r"easier|harder|move|"
    r"swap|instead|make|put|change|mueve|pasa|cambia|pon|haz|run|runs|running|squats?|legs?|but|pero|except|menos|salvo|excepto|"
    r"every|each|always|todos|cada|siempre)\b"
)
"""Words that ask for something else of those days than rest, or for more of them."""
_FILLING = late(
    r"[,;:]|\b(?:i'?m|i am|i'?ll|i will|we'?re|and|but|so|with|where|there|then|y|pero|con|alli|ahi|donde|asi que|que|"
    r"me|voy|de|work|trip|"
    r"business)\b"
)
"""Words around an absence and what equipment there is."""
_MONDAYS = late(rf"\b(?:{'|'.join(d for d in DAYS)})s\b|\blos (?:{_DAY})s?\b")


def absence_said(words: str, on: date) -> tuple[Edit, bool] | None:
    """The rest that an absence asks for, and whether it is to be asked first; None for words that tell of none.

    on: the day it is.

    >>> absence_said("no training from Wednesday to Friday", date(2026, 11, 22))[0].off
    [9, 10, 11]
    >>> absence_said("I'm away from Thursday to Sunday", date(2026, 11, 22))[1]
    True
    >>> absence_said("esta semana solo puedo lunes y jueves", date(2026, 11, 23))[0].off
    [1, 2, 4, 5, 6]
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or QUESTION.search(said) or PAST.search(said) or tells_the_past(said):
        return None
    monday = on - timedelta(days=on.weekday())
    only = _only_days(said)
    if only is not None:
        return only, False
    if _WEEK_OFF.fullmatch(said):
        later = NEXT_WEEK.search(said) is not None
        return Edit(kind="away", off=[n + 7 for n in range(7)] if later else [*range(on.weekday(), 7)], this_week=True), False
    if _OTHER.search(said) or denied(said):
        return None
    found = dates_of(said, _from(said, on))
    if found is not None:
        days, rest = found
    else:
        listed = _A_LIST.search(said)
        if (
            listed is None
            or _MONDAYS.search(said)
            or (THIS_WEEK.search(said) is None and not (_NO_TRAINING.search(said) or re.match(r"(?:nothing|nada)\b", said)))
        ):
            return None
        start = _from(said, on)
        days = sorted(start + timedelta(days=(DAYS.index(d) - start.weekday()) % len(DAYS)) for d in days_named(listed[0]))
        rest = said.replace(listed[0], " ")
    surely = _NO_TRAINING.search(rest) is not None or _NOTHING.fullmatch(" ".join(rest.split()).strip(" ,")) is not None
    if not surely and _ABSENT.search(rest) is None:
        return None
    if days_named(rest):
        return None  # another day stands beside them, and what of it is open
    return Edit(kind="away", off=[(d - monday).days for d in days], this_week=True), not surely


def away_without(words: str, on: date) -> Edit | None:
    """The days of an absence on which training goes on without some equipment; None for words that tell of no such days.

    on: the day it is.  Equipment that nobody reads ("the gym there is good") gives None.

    >>> edit = away_without("I'm away 3-8 December, only bodyweight there", date(2026, 11, 22))
    >>> edit.kind, edit.off
    ('without', [17, 18, 19, 20, 21, 22])
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or QUESTION.search(said) or PAST.search(said) or tells_the_past(said) or denied(said):
        return None
    found = dates_of(said, _from(said, on))
    if found is None or _ABSENT.search(found[1]) is None or _NO_TRAINING.search(found[1]) or days_named(found[1]):
        return None
    rest = " ".join(_FILLING.sub(" ", _ABSENT.sub(" ", found[1], count=1)).split())
    missing = missing_said(rest)
    monday = on - timedelta(days=on.weekday())
    off = [(d - monday).days for d in found[0]]
    return Edit(kind="without", equipment=missing, off=off, this_week=True) if missing else None


def _from(said: str, on: date) -> date:
    """The day from which a weekday is looked for: the monday of next week where that is said."""
    return on + timedelta(days=len(DAYS) - on.weekday()) if NEXT_WEEK.search(said) else on


def _only_days(said: str) -> Edit | None:
    """All days but those that are left to somebody in the one week that is named."""
    later = NEXT_WEEK.search(said) is not None
    if not later and THIS_WEEK.search(said) is None:
        return None
    bare = " ".join(THIS_WEEK.sub(" ", NEXT_WEEK.sub(" ", said)).split()).strip(" ,:;")
    said_only = re.search(r"\b(?:week|semana),? (only|just|solo) ", said)
    if said_only is not None and not re.match(r"(?:i|we|only|just|solo|ya)\b", bare):
        bare = f"{said_only[1]} {bare}"  # "this week only Monday and Thursday", "esta semana solo puedo"
    found = _ONLY_CAN.fullmatch(bare) or _ONLY_CAN.fullmatch(bare.removeprefix("i can ").strip())
    if found is None:
        return None
    kept = days_named(found["en"] or found["es"])
    off = [i + len(DAYS) * later for i, day in enumerate(DAYS) if day not in kept]
    return Edit(kind="away", off=off, this_week=True)
