"""More days of training in a week: the longest session is shared between two days."""

from __future__ import annotations

import msgspec

from milo.coach.plans.basics.time import day_with, exercise_seconds
from milo.coach.plans.edits.fewer_days import training_days_of
from milo.coach.plans.edits.within_session import warm_up_for
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import PlannedSession, PlannedWeek

FEWEST_TO_SPLIT = 4  # exercises of a session that is shared between two days (our choice)
SHORTEST_TO_SPLIT_MIN = 40.0  # endurance work that is; halves of 20 minutes are still worth the way (our choice)


def with_more(week: PlannedWeek, days: int) -> PlannedWeek:
    """The week with so many days of training, as near as its sessions allow: no work is added."""
    now = len(training_days_of(week))
    while now < days:
        more = _spread(week)
        if more is None:
            break
        week, now = more, now + 1
    return week


def _spread(week: PlannedWeek) -> PlannedWeek | None:
    """The week with its longest session on two days; None when no session is long enough."""
    busy = [i for i, d in enumerate(week.days) if d.sessions]
    free = [i for i, d in enumerate(week.days) if not d.sessions]
    splits = [(s.minutes, -i, n, halves) for i in busy for n, s in enumerate(week.days[i].sessions) if (halves := _halves(s))]
    if not splits or not free:
        return None
    _, day, n, (first, second) = max(splits, key=lambda s: s[:3])
    target = max(free, key=lambda i: (min(min(abs(i - b), 7 - abs(i - b)) for b in busy), -i))
    days = list(week.days)
    days[-day] = day_with(days[-day], [first if k == n else s for k, s in enumerate(days[-day].sessions)])
    days[target] = day_with(days[target], [second])
    return msgspec.structs.replace(week, days=days)


def _halves(session: PlannedSession) -> tuple[PlannedSession, PlannedSession] | None:
    id = identity("half", session.session_id)
    replace = msgspec.structs.replace
    work = session.endurance
    if session.kind == "endurance" and work is not None and not session.exercises:
        if work.intervals is not None or work.minutes < SHORTEST_TO_SPLIT_MIN:
            return None
        km = None if work.distance_km is None else work.distance_km / 2
        half = replace(work, minutes=work.minutes / 2, distance_km=km)
        first = replace(session, minutes=max(work.minutes / 2, session.minutes - work.minutes / 2), endurance=half)
        return first, replace(first, session_id=id)
    cut = len(session.exercises) // 2
    while 0 < cut < len(session.exercises) and _joined(session, cut):
        cut += 1
    if session.kind != "strength" or len(session.exercises) < FEWEST_TO_SPLIT or cut >= len(session.exercises):
        return None
    later = sum(map(exercise_seconds, session.exercises[cut:])) / 60
    earlier = sum(map(exercise_seconds, session.exercises[:cut])) / 60
    around = max(0.0, session.minutes - earlier - later - (work.minutes if work else 0.0))
    head, tail = session.exercises[:cut], session.exercises[cut:]
    first = replace(
        session,
        warm_up=warm_up_for(session.warm_up, {e.exercise: None for e in tail}),
        exercises=head,
        minutes=float(max(1, round(session.minutes - later))),
    )
    second = replace(
        session,
        session_id=id,
        title=f"{session.title} (2)",
        warm_up=warm_up_for(session.warm_up, {e.exercise: None for e in head}),
        exercises=tail,
        endurance=None,
        minutes=float(max(1, round(around + later))),
    )
    return first, second


def _joined(session: PlannedSession, cut: int) -> bool:
    letter = session.exercises[cut].superset
    return letter is not None and letter == session.exercises[cut - 1].superset
