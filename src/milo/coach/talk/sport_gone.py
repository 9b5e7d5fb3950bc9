"""Words that tell that a sport cannot be done now: "my bike is broken", "la piscina está cerrada"; and the plan's days of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from milo.coach.talk.facts import Facts, day_name, planned_on
from milo.coach.talk.replies_mended import together
from milo.coach.talk.telling import Telling
from milo.coach.talk.words_found import spelled
from milo.vocabulary.plan import DAYS, Day
from milo.vocabulary.talk import Claim, Language

MOST_CHARACTERS = 140  # of a sentence that tells it; a longer one tells a story (our choice)
AHEAD_DAYS = 7  # of the plan that are named (our choice)
_GONE_EN = (
    r"(?:broken|broke|bust(?:ed)?|stolen|gone|damaged|wrecked|punctured|flat|in (?:the shop|repair)|at the (?:shop|mechanic)|being "
    r"(?:repaired|fixed|serviced)|out of order|closed|shut|(?:is )?shut down|unavailable|not available|under repair|drained)"
)
_GONE_ES = (
    r"(?:rot[oa]|robad[oa]|averiad[oa]|estropead[oa]|pinchad[oa]|en el taller|en reparacion|cerrad[oa]|vaci[oa]|fuera de servicio|"
    r"no disponible)"
)
_BIKE = r"(?:bike|bicycle|road bike|mountain bike|bici|bicicleta)"
_POOL = r"(?:pool|swimming pool|piscina)"
_BE = r"(?:is|are|was|got|has been|will be|is still|is being|gets|ha estado|esta|estara|sigue|ha quedado|se ha quedado)"
_TOLD = re.compile(
    rf"\b(?:(?:my|the|our|el|la|mi|nuestra) (?:\w+ )?(?:(?P<bike>{_BIKE})|(?P<pool>{_POOL})) (?:{_BE} )?(?:still |also |tambien |"
    rf"all |toda )?(?:{_GONE_EN}|{_GONE_ES}|me la han robado|se (?:me )?(?:ha roto|rompio|averio|estropeo|ha averiado|ha "
    rf"estropeado)|"
    rf"broke(?: down)?|cierra|has a (?:flat|puncture))\b|"
    rf"(?:someone |they )?(?:stole|broke|wrecked) my (?P<bike2>{_BIKE})\b|"
    rf"(?:se )?(?:me|nos) (?:ha|han|he|lo han)? ?(?:roto|rompio|averio|averiado|estropeado|robado|robaron|pinchado|estropeo) "
    rf"(?:la|mi|el) (?P<bike3>{_BIKE})\b|(?:he (?:roto|pinchado)|pinche|rompi) (?:la|mi) (?P<bike4>{_BIKE})\b|"
    rf"(?:i have |ive |i )?(?:no|dont have (?:a|my|any)|no tengo|sin|without (?:a|my)) (?:la |mi )?(?:(?P<bike5>{_BIKE})|"
    rf"(?P<pool2>{_POOL}))"
    rf"(?: (?:this week|at the moment|right now|for now|today|esta semana|por ahora|ahora|hoy))*$)"
)
_NOT = re.compile(
    r"\b(?:yesterday|last (?:week|month)|ayer|semana pasada|not|isnt|wasnt|no longer|no esta|ya no|if|si|my (?:friend|"
    r"wife|husband|brother|sister|son|daughter|mum|mom|dad)s?|fixed|"
    r"repaired again|reopened|almost|nearly|exercise bike|stationary bike|bike rack|estatica)\b"
)
Told = tuple[str, list[Claim]]


def sport_gone(text: str) -> str | None:
    """The sport that a text tells cannot be done for now ("cycling", "swimming"); None for any other text and for a denial.

    >>> sport_gone("my bike is broken"), sport_gone("la piscina está cerrada esta semana"), sport_gone("my bike is not broken")
    ('cycling', 'swimming', None)
    """
    plain = spelled(text)
    if len(text) > MOST_CHARACTERS or _NOT.search(plain):
        return None
    found = _TOLD.search(plain)
    if found is None:
        return None
    return "swimming" if found["pool"] or found["pool2"] else "cycling"


def days_with(activity: str, facts: Facts) -> list[date]:
    """The days of the coming week, today first, on which the plan has an activity."""
    ahead = [facts.today + timedelta(days=n) for n in range(AHEAD_DAYS)]
    planned = [(day, planned_on(facts, day)) for day in ahead]
    return [
        day
        for day, of_day in planned
        if of_day is not None and any(s.endurance is not None and s.endurance.activity == activity for s in of_day.sessions)
    ]


def gone_told(activity: str, days: Sequence[date], language: Language) -> Told:
    """What the plan has of a sport that cannot be done, and what may be asked for; nothing is changed.

    days: as days_with gives them.
    """
    telling = Telling(language)
    sport = telling.word("activity", activity).lower()
    if not days:
        return telling.made("sport.none", activity=sport)[0], []
    named: list[Day] = list(dict.fromkeys(day_name(day) for day in days))
    words = [telling.word("day", day) for day in named]
    joint = f" {'y' if language == 'es' else 'and'} "
    listed = joint.join(filter(None, [", ".join(words[:-1]), words[-1]]))
    return together(
        (telling.made("sport.has", activity=sport, days=listed)[0], []),
        (telling.made("sport.what_now", day=words[0], to=telling.word("day", DAYS[(days[0].weekday() + 1) % len(DAYS)]))[0], []),
    )
