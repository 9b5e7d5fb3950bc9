"""Parts of a plan that people name in an edit: the long run, the intervals, the gym; and which day takes what is moved."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import VIGOROUS_ZONE, top_zone
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.edits.within_session import whole_minutes
from milo.coach.plans.making.taper import is_race
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Day, Plan, PlannedSession, PlannedWeek

Part = Literal[
    "long", "long running", "long cycling", "long swimming", "long walking", "long rowing",
    "hard", "strength", "mobility", "running", "cycling", "swimming", "walking", "rowing",
]  # fmt: skip
"""Sessions of a kind: the longest endurance one of a week or of an activity, those with hard work, those of a kind or activity."""
Weeks = Collection[int] | None
"""Numbers of the weeks an edit holds for; None: all of them."""

_WORDS: dict[Part, str] = {
    "long running": "long(?:est)? (?:run|jog)s?|(?:carrera|tirada|rodaje)s? larg[oa]s?",
    "long cycling": "long(?:est)? (?:bike )?rides?|(?:salida|ruta)s? (?:larg[oa]s? )?en bici(?:cleta)?(?: larg[oa]s?)?",
    "long swimming": "long(?:est)? swims?",
    "long walking": "long(?:est)? walks?|(?:caminata|paseo)s? larg[oa]s?",
    "long rowing": "long(?:est)? rows?",
    "long": "long(?:est)? (?:session|one|day)|(?:salida|sesion) larga",
    "hard": "intervals?|speed ?work|tempo|threshold|intervalos|umbral",
    "strength": "gym|strength|lifting|weights|pesas|gimnasio|fuerza",
    "mobility": "mobility|stretching|movilidad|estiramientos?",
    "running": "runs?|running|jog(?:s|ging)?|carreras?|correr|trote",
    "cycling": "rides?|cycling|bike|bici(?:cleta)?|ciclismo",
    "swimming": "swims?|swimming|nadar|natacion",
    "walking": "walks?|walking|caminatas?|caminar|paseos?",
    "rowing": "rowing|remo(?! con)",
}
"""What sessions are called, the narrower names first."""


def parts_said(said: str) -> list[Part]:
    """Every kind of session that plain words name, the narrower first.

    >>> parts_said("skip the long run and the gym")
    ['long running', 'strength']
    """
    found: list[Part] = []
    for part, words in _WORDS.items():
        said, times = re.subn(rf"\b(?:{words})\b", " ", said)
        found += [part] * bool(times)
    return found


def words_of(part: Part) -> re.Pattern[str]:
    """What finds the words that plain words call a kind of session by."""
    return re.compile(rf"\b(?:{_WORDS[part]})\b")


def part_said(said: str) -> Part | None:
    """Which sessions plain words name, None for none.

    >>> part_said("make the long run easier"), part_said("los intervalos"), part_said("the plan")
    ('long running', 'hard', None)
    """
    return next(iter(parts_said(said)), None)


def is_meant(session: PlannedSession, week: PlannedWeek, part: Part | None) -> bool:
    """Whether a session of a week is one of a kind; every one is where no kind is named. The day of a race never is."""
    work = session.endurance
    if is_race(session):
        return False
    if part is None:
        return True
    if part in ("strength", "mobility"):
        return session.kind == part
    if work is None:
        return False
    if part.startswith("long"):
        return session is _longest(week, part.removeprefix("long").strip())
    return top_zone(session) >= VIGOROUS_ZONE if part == "hard" else work.activity == part


def _longest(week: PlannedWeek, activity: str) -> PlannedSession | None:
    """The longest endurance session of a week, of several the last. activity: only of this one; empty: of any."""
    found = [
        (s.endurance.minutes, n, s)
        for n, s in enumerate(s for d in week.days for s in d.sessions)
        if s.endurance is not None and s.endurance.activity == (activity or s.endurance.activity) and not is_race(s)
    ]
    return max(found, key=lambda f: f[:2])[2] if found else None


def days_of(week: PlannedWeek, part: Part, day: Day | None = None) -> list[Day]:
    """The days of a week with sessions of a kind. day: only this one."""
    return [d.day for d in week.days if day in (None, d.day) and any(is_meant(s, week, part) for s in d.sessions)]


def without_part(session: PlannedSession, part: Part | None, language: str = "en") -> PlannedSession | None:
    """What stays of a session when its kind is left out: of lifting that ends in a run, the lifting; None for nothing.

    Stretches of a run are no session without it, and go with it; balance is trained for itself, and stays under its own title.
    """
    work = session.endurance
    if part in (None, "strength", "mobility") or work is None:
        return None
    lifting = any(not is_drill(e) for e in session.exercises)
    if not lifting and not any(_is_balance(e.exercise_id) for e in session.exercises):
        return None
    return msgspec.structs.replace(
        session,
        kind=session.kind if session.kind != "endurance" else "strength" if lifting else "mobility",
        title=session.title if lifting else speaker(language)("title.mobility"),
        endurance=None,
        minutes=whole_minutes(session.minutes - work.minutes),
    )


def _is_balance(exercise: str) -> bool:
    known = catalogue().get(exercise)
    return known is not None and known.kind == "balance"


def nearest_free(plan: Plan, day: Day, weeks: Weeks) -> Day | None:
    """The day of rest that a day's sessions fit best on: no lifting beside lifting, then later than earlier, then near."""
    start = DAYS.index(day)
    week = next((w for w in plan.weeks if (weeks is None or w.week in weeks) and w.days[start].sessions), None)
    if week is None:
        return None
    lifts = [i for i, d in enumerate(week.days) if i != start and any(s.kind == "strength" for s in d.sessions)]
    lifting = any(s.kind == "strength" for s in week.days[start].sessions)
    free = [i for i, d in enumerate(week.days) if not d.sessions]
    beside = {i: lifting and any(abs(i - k) == 1 for k in lifts) for i in free}
    return DAYS[min(free, key=lambda i: (beside[i], i < start, abs(i - start)))] if free else None
