"""Fewer days of training in a week: which days stay, and their strength sessions planned again so that no main pattern is lost."""

from __future__ import annotations

import math
from collections.abc import Collection

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import VIGOROUS_ZONE, day_with, endurance_minutes, exercise_seconds, sessions, top_zone
from milo.coach.plans.edits.days_worth import hard_share
from milo.coach.plans.edits.within_session import in_minutes, timed, warm_up_for
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import PlannedExercise, PlannedSession, PlannedWeek

MAIN_PATTERNS = ("squat", "horizontal push", "hinge", "horizontal pull", "vertical push", "vertical pull")
"""What a week trains, the most important first: legs and upper body in turn, for short sessions (training.md 2.5)."""
TWICE = 2  # days a week a main pattern comes on where it can (training.md 2.2)
NEAR = {"lunge": "squat", "hip extension": "hinge"}
"""Patterns that stand for a main one where it is not planned (training.md 2.5)."""


def with_fewer(week: PlannedWeek, dropped: Collection[int], title: str = "") -> PlannedWeek:
    """The week without the sessions of these days (monday 0, see edits.days_worth.dropped_days), the others filled where they must.

    title: of a session that was planned again from several, in the plan's language.
    Where a main pattern would go, or come only once where two days of lifting stay, these are planned again from all exercises
    of the week, within the minutes of the longest. Hard endurance work is cut to the share of the week it may have (PL-05), not
    made easy.
    """
    if not dropped:
        return week
    fewer = msgspec.structs.replace(week, days=[day_with(d, []) if i in dropped else d for i, d in enumerate(week.days)])
    fewer = _hard_share(week, fewer)
    before, after = _strength(week), _strength(fewer)
    if len(after) == len(before) or not after or not _frequency_lost(before, after):
        return fewer
    again = _planned_again([s for _, s in before], [s for _, s in after], title)
    new_days = list(fewer.days)
    for (i, old), new in zip(after, again, strict=True):
        new_days[i] = day_with(new_days[i], [new if s is old else s for s in new_days[i].sessions])
    return msgspec.structs.replace(fewer, days=new_days)


def training_days_of(week: PlannedWeek) -> list[int]:
    """The days with a session, monday 0."""
    return [i for i, d in enumerate(week.days) if d.sessions]


def _hard_share(week: PlannedWeek, fewer: PlannedWeek) -> PlannedWeek:
    """The week with fewer days, its hard work no larger a share of it than before, or than PL-05 allows everybody."""

    def hard(w: PlannedWeek) -> float:
        return sum(s.endurance.minutes for _, s in sessions(w) if s.endurance is not None and top_zone(s) >= VIGOROUS_ZONE)

    was, now, easy = hard(week), hard(fewer), endurance_minutes(fewer) - hard(fewer)
    if not now or not easy:
        return fewer
    share = hard_share(was, endurance_minutes(week))
    most = easy * share / (1 - share) if share is not None else now
    if now <= most + 1e-6:
        return fewer

    def cut(s: PlannedSession) -> PlannedSession:
        if s.endurance is None or top_zone(s) < VIGOROUS_ZONE:
            return s
        # A hand-written session may be told shorter than its work is.
        return in_minutes(s, max(1, math.floor(s.minutes - s.endurance.minutes * (1 - most / now))))

    return msgspec.structs.replace(fewer, days=[day_with(d, [cut(s) for s in d.sessions]) for d in fewer.days])


def _strength(week: PlannedWeek) -> list[tuple[int, PlannedSession]]:
    return [(i, s) for i, d in enumerate(week.days) for s in d.sessions if s.kind == "strength" and s.endurance is None]


def _main(e: PlannedExercise) -> str | None:
    """The main pattern an exercise counts for, None for the others and for drills."""
    pattern = NEAR.get(e.pattern, e.pattern)
    return pattern if pattern in MAIN_PATTERNS and not is_drill(e) else None


def _frequency_lost(before: list[tuple[int, PlannedSession]], after: list[tuple[int, PlannedSession]]) -> bool:
    """Whether a main pattern comes on fewer days than it could: not at all, or once where it came twice and two days lift."""

    def days(lifted: list[tuple[int, PlannedSession]], pattern: str) -> int:
        return len({i for i, s in lifted if any(_main(e) == pattern for e in s.exercises)})

    could = min(TWICE, len({i for i, _ in after}))
    return any(days(after, p) < min(could, days(before, p)) for p in MAIN_PATTERNS)


def _planned_again(before: list[PlannedSession], after: list[PlannedSession], title: str) -> list[PlannedSession]:
    """The sessions that stay, filled in turn from all of the week: main patterns first, then what else there is room for."""
    pool = [msgspec.structs.replace(e, superset=None) for s in before for e in s.exercises]
    lifts = [e for e in pool if not is_drill(e)]
    firsts = [next((e for e in lifts if _main(e) == pattern), None) for pattern in MAIN_PATTERNS]
    first = [e for e in firsts if e is not None]
    second = [e for e in lifts if _main(e) is not None and not any(e is x for x in first)]
    rest = [e for e in lifts if _main(e) is None]
    most = max(len([e for e in s.exercises if not is_drill(e)]) for s in before)
    most = max(most, -(-len([*first, *second]) // len(after)) if len(after) >= TWICE else -(-len(first) // len(after)))
    minutes = max(s.minutes for s in before)
    filled: list[list[PlannedExercise]] = [[] for _ in after]
    for e in [*first, *second, *rest]:
        # What trains alike goes apart, then to the emptiest; a lift that came twice may come twice again, on different days.
        able = [k for k in range(len(after)) if e.exercise_id not in {x.exercise_id for x in filled[k]}]
        place = min(able, key=lambda k: (_main(e) in {_main(x) for x in filled[k]} - {None}, len(filled[k]), k), default=None)
        if place is not None and len(filled[place]) < most:
            filled[place].append(e)
    made = []
    for number, (old, own) in enumerate(zip(after, filled, strict=True)):
        drills = [e for e in old.exercises if is_drill(e)]
        gone: dict[str, str | None] = {
            e.exercise: None for e in old.exercises if e.exercise not in {x.exercise for x in own + drills}
        }
        new = in_minutes(timed(old, [*own, *drills], gone), minutes)
        named = f"{title} {'ABCDEF'[number]}" if title and len(after) > 1 else title or old.title
        made.append(msgspec.structs.replace(new, title=named))
    return made


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
