"""Fewer days of training in a week: which days stay, and their strength sessions planned again so that no main pattern is lost."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from milo.coach.plans.drills import is_drill
from milo.coach.plans.plan_session_edits import in_minutes, timed
from milo.coach.plans.planner_time import day_with
from milo.vocabulary.plan import PlannedDay, PlannedExercise, PlannedSession, PlannedWeek

MAIN_PATTERNS = ("squat", "horizontal push", "hinge", "horizontal pull", "vertical push", "vertical pull")
"""What a week trains, the most important first: legs and upper body in turn, for short sessions (training.md 2.5)."""
NEAR = {"lunge": "squat", "hip extension": "hinge"}
"""Patterns that stand for a main one where it is not planned (training.md 2.5)."""


def with_fewer(week: PlannedWeek, days: int, keep: Collection[int] = (), title: str = "") -> PlannedWeek:
    """The week with at most so many days of training.

    keep: days, monday 0, that stay before others, so that a plan's weeks keep the same ones.  title: of a session that was planned
    again from several, in the plan's language.
    The day that is missed least goes first: mobility, then the one that trains least that no other day does, then the shortest; a
    test is never dropped before training is. Where main patterns would go with it, the strength sessions that stay are planned
    again from all exercises of the week, within the minutes of the longest.
    """
    fewer = week
    while len(training_days_of(fewer)) > days:
        fewer = _with_less(fewer, keep)
    before, after = _strength(week), _strength(fewer)
    if len(after) == len(before) or not after or not _patterns(before) - _patterns(after):
        return fewer
    again = _planned_again([s for _, s in before], [s for _, s in after], title)
    new_days = list(fewer.days)
    for (i, old), new in zip(after, again, strict=True):
        new_days[i] = day_with(new_days[i], [new if s is old else s for s in new_days[i].sessions])
    return msgspec.structs.replace(fewer, days=new_days)


def training_days_of(week: PlannedWeek) -> list[int]:
    """The days with a session, monday 0."""
    return [i for i, d in enumerate(week.days) if d.sessions]


def _with_less(week: PlannedWeek, keep: Collection[int]) -> PlannedWeek:
    trained = [_trains(d) for d in week.days]

    def worth(i: int) -> tuple[bool, bool, bool, int, float, int]:
        kinds = {s.kind for s in week.days[i].sessions}
        only_here = trained[i].difference(*(t for k, t in enumerate(trained) if k != i))
        minutes = sum(s.minutes for s in week.days[i].sessions)
        return "test" in kinds, kinds != {"mobility"}, i in keep, len(only_here), minutes, -i

    least = min(training_days_of(week), key=worth)
    days = [day_with(d, []) if i == least else d for i, d in enumerate(week.days)]
    return msgspec.structs.replace(week, days=days)


def _trains(day: PlannedDay) -> set[str]:
    """What a day trains: its main muscles and its endurance activities."""
    muscles = {m for s in day.sessions for e in s.exercises for m, weight in e.muscles.items() if weight >= 1}
    return muscles | {s.endurance.activity for s in day.sessions if s.endurance is not None}


def _strength(week: PlannedWeek) -> list[tuple[int, PlannedSession]]:
    return [(i, s) for i, d in enumerate(week.days) for s in d.sessions if s.kind == "strength" and s.endurance is None]


def _main(e: PlannedExercise) -> str | None:
    """The main pattern an exercise counts for, None for the others and for drills."""
    pattern = NEAR.get(e.pattern, e.pattern)
    return pattern if pattern in MAIN_PATTERNS and not is_drill(e) else None


def _patterns(sessions: list[tuple[int, PlannedSession]]) -> set[str]:
    return {main for _, s in sessions for e in s.exercises if (main := _main(e)) is not None}


def _planned_again(before: list[PlannedSession], after: list[PlannedSession], title: str) -> list[PlannedSession]:
    """The sessions that stay, filled in turn from all of the week: main patterns first, then what else there is room for."""
    pool: list[PlannedExercise] = []
    for e in (e for s in before for e in s.exercises):
        if e.exercise_id not in {x.exercise_id for x in pool}:
            pool.append(msgspec.structs.replace(e, superset=None))
    lifts = [e for e in pool if not is_drill(e)]
    firsts = [next((e for e in lifts if _main(e) == pattern), None) for pattern in MAIN_PATTERNS]
    first_ids = {e.exercise_id for e in firsts if e is not None}
    second = [e for e in lifts if _main(e) is not None and e.exercise_id not in first_ids]
    rest = [e for e in lifts if _main(e) is None]
    most = max(len([e for e in s.exercises if not is_drill(e)]) for s in before)
    most = max(most, -(-len(first_ids) // len(after)))
    minutes = max(s.minutes for s in before)
    filled: list[list[PlannedExercise]] = [[] for _ in after]
    for e in [*(e for e in firsts if e is not None), *second, *rest]:
        # What trains alike goes apart, then to the emptiest.
        place = min(range(len(after)), key=lambda k: (_main(e) in {_main(x) for x in filled[k]} - {None}, len(filled[k]), k))
        if len(filled[place]) < most:
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
