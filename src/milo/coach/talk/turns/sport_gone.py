"""Words that tell that a sport cannot be done now: "my bike is broken", "la piscina está cerrada"; and the plan's days of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from milo.coach.talk.receipts.facts import Facts, day_name, planned_on
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.mended import together
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Day
from milo.vocabulary.talk import Claim, Language

MOST_CHARACTERS = 140  # of a sentence that tells it; a longer one tells a story (our choice)
_EQUIPMENT = {"cycling": "bicycle", "swimming": "pool"}
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
_ONLY = re.compile(
    rf"(?:(?P<bike>{_BIKE})|(?P<pool>{_POOL}))s?(?: {_BE})?(?: (?:still|also|tambien|all|toda))?(?: (?:{_GONE_EN}|{_GONE_ES}))"
    r"(?: (?:again|today|tomorrow|tonight|this week|all week|until \w+|on \w+|now|right now|for now|at the moment|hoy|"
    r"manana|esta semana|"
    r"toda la semana|hasta \w+(?: \w+)?|el \w+|ahora|otra vez))*"
)
"""Told without an article, which nothing else may stand beside: "Pool closed today"."""
_ASKS_IT = re.compile(rf"(?:{_BE}|does|did|do you know if|sabes si|cierran?)\b")
"""Begins a question whether it is so."""
_JOINS = r"(?:so|because|since|as|and|y|as[ií] que|porque|ya que|entonces|then|o sea que)"
_CLAUSE = re.compile(rf"(\s*[,;.:!\n]+\s*(?:{_JOINS}\s+)?|\s+{_JOINS}\s+)", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:yesterday|last (?:week|month)|ayer|semana pasada|not|isnt|wasnt|no longer|no esta|ya no|"
    r"no (?:se )?(?:me |nos )?(?:l[ao]s? )?(?:ha|han|he|rompio|robaron|averio|estropeo|pincho)|if|si|my (?:friend|"
    r"wife|husband|brother|sister|son|daughter|mum|mom|dad)s?|fixed|"
    r"repaired again|reopened|almost|nearly|exercise bike|stationary bike|bike rack|estatica)\b"
)
Told = tuple[str, list[Claim]]


def sport_gone(text: str) -> str | None:
    """The sport that a text tells cannot be done for now ("cycling", "swimming"); None for any other text and for a denial.

    >>> sport_gone("my bike is broken"), sport_gone("la piscina está cerrada esta semana"), sport_gone("my bike is not broken")
    ('cycling', 'swimming', None)
    >>> sport_gone("Pool closed today")
    'swimming'
    """
    plain = spelled(text)
    if len(text) > MOST_CHARACTERS or _NOT.search(plain) or ("?" in text and _ASKS_IT.match(plain)):
        return None
    found = _TOLD.search(plain)
    if found is not None:
        return "swimming" if found["pool"] or found["pool2"] else "cycling"
    if "?" in text:
        return None
    alone = next((m for part in _CLAUSE.split(text)[::2] if (m := _ONLY.fullmatch(spelled(part)))), None)
    return None if alone is None else "swimming" if alone["pool"] else "cycling"


def beside_gone(text: str) -> str:
    """A text without its clause that a sport cannot be done; as it is where it has none, or nothing else.

    >>> beside_gone("my bike is broken, skip Friday"), beside_gone("skip Friday because the pool is closed")
    ('skip Friday', 'skip Friday')
    """
    if sport_gone(text) is None:
        return text
    parts = _CLAUSE.split(text)
    kept = ""
    for n in range(0, len(parts), 2):
        if parts[n].strip() and sport_gone(parts[n]) is None:
            kept += f"{parts[n - 1] if kept else ''}{parts[n]}"
    return kept.strip() or text


def days_with(activity: str, facts: Facts) -> list[date]:
    """The days of the coming week, today first, on which the plan has an activity."""
    ahead = [facts.today + timedelta(days=n) for n in range(AHEAD_DAYS)]
    planned = [(day, planned_on(facts, day)) for day in ahead]
    return [
        day
        for day, of_day in planned
        if of_day is not None and any(s.endurance is not None and s.endurance.activity == activity for s in of_day.sessions)
    ]


def needed_in_gym(activity: str, facts: Facts) -> bool:
    """Whether an exercise of the plan needs the equipment of a sport: then a broken bike is equipment that is not there."""
    known, wanted = catalogue(), _EQUIPMENT[activity]
    weeks = facts.plan.weeks if facts.plan is not None else []
    return any(
        wanted in known[e.exercise_id].equipment
        for w in weeks for d in w.days for s in d.sessions for e in s.exercises if e.exercise_id in known
    )  # fmt: skip


def gone_told(activity: str, days: Sequence[date], language: Language, *, changed: bool = False) -> Told:
    """What the plan has of a sport that cannot be done, and what may be asked for; nothing is changed.

    days: as days_with gives them.  changed: said behind a change that was asked for beside it; empty where no day is left then.
    """
    telling = Telling(language)
    sport = telling.word("activity", activity).lower()
    if not days:
        return ("", []) if changed else (telling.made("sport.none", activity=sport)[0], [])
    named: list[Day] = list(dict.fromkeys(day_name(day) for day in days))
    words = [telling.word("day", day) for day in named]
    joint = f" {'y' if language == 'es' else 'and'} "
    listed = joint.join(filter(None, [", ".join(words[:-1]), words[-1]]))
    if len(days) > 1:
        # Each day by name: a week may end between them.
        skips = joint.join(telling.made("sport.skip", day=word)[0] for word in words)
        what_now = telling.made("sport.what_now_each", skips=skips)[0]
    else:
        later = telling.word("day", DAYS[(days[0].weekday() + 1) % len(DAYS)])
        what_now = telling.made("sport.what_now", day=words[0], to=later)[0]
    return together(
        (telling.made("sport.left" if changed else "sport.has", activity=sport, days=listed)[0], []),
        (what_now, []),
    )
