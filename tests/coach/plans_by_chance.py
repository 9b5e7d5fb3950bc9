"""Plans of every shape the types allow, for tests that must hold for all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from milo.coach.plans.basics.drills import drill_alike
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import (
    DAYS,
    Adjustment,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedFood,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
    Refused,
)

NASTY = [
    "",
    " ",
    "#",
    '"',
    "\\",
    "3x8",
    "a, b: c",
    "note: 3x8 @ 2 rir",
    "zone 2",
    "rest",
    "línea\nnueva",
    "\r\n",
    "\u2028",
    "] [x",
    "🏋️",
]
texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(codec="utf-8"), max_size=12))
names = st.one_of(st.sampled_from(["build", "PL-07", "ada", "s-1"]), texts)
amounts = st.floats(allow_nan=False, allow_infinity=False)
zones = st.integers(1, 5)

sets = st.builds(
    PlannedSet,
    set_number=st.integers(1, 9),
    target_reps=st.integers(1, 100),
    target_rir=st.floats(0, 10),
    target_load_kg=st.none() | st.floats(0, 1_000) | st.sampled_from([20.0, 62.5]),
    rest_seconds=st.integers(0, 900),
)


@st.composite
def numbered_sets(draw: st.DrawFn) -> list[PlannedSet]:
    """Sets as a planner writes them: 1, 2, 3, mostly alike."""
    one = draw(sets)
    alike = [PlannedSet(**{**_fields(one), "set_number": i + 1}) for i in range(draw(st.integers(0, 4)))]
    return alike + draw(st.lists(sets, max_size=2))


def _fields(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__struct_fields__}


@st.composite
def known_exercises(draw: st.DrawFn) -> PlannedExercise:
    """An exercise of the catalogue under one of its two names."""
    e = draw(st.sampled_from(list(catalogue().values())))
    return PlannedExercise(
        exercise=draw(st.sampled_from([e.name, e.name_es])),
        exercise_id=e.id,
        pattern=e.pattern,
        muscles=dict(e.muscles),
        equipment=list(e.equipment),
        sets=draw(numbered_sets()),
        superset=draw(st.sampled_from([None, None, "A", "B"])),
        note=draw(st.none() | texts),
    )


odd_exercises = st.builds(
    PlannedExercise,
    exercise=st.one_of(texts, st.sampled_from(["bench press", "Rest 3x8", "Walking lunge"])),
    exercise_id=names | st.sampled_from(sorted(catalogue())),
    pattern=names,
    muscles=st.dictionaries(names, amounts, max_size=3),
    equipment=st.lists(names, max_size=3),
    sets=numbered_sets(),
    superset=st.none() | names,
    note=st.none() | texts,
)
spoken_intervals = st.fixed_dictionaries(
    {
        "repeat": st.integers(1, 20),
        "work_minutes": st.floats(0.5, 60) | st.integers(1, 60),
        "work_zone": zones,
        "rest_minutes": st.floats(0, 60),
        "rest_zone": zones,
    }
)
odd_intervals = st.dictionaries(names, st.none() | st.booleans() | amounts | texts | st.integers(-(2**53), 2**53), max_size=3)
endurance = st.builds(
    PlannedEndurance,
    activity=st.sampled_from(["running", "walking", "cycling", "rowing", "swimming", "yoga", "run"]) | texts,
    minutes=st.floats(0.01, 1_440),
    zone=zones,
    hr_bpm=st.none() | st.tuples(st.integers(0, 300), st.integers(0, 300)),
    distance_km=st.none() | st.floats(0, 10_000),
    intervals=st.none() | st.lists(spoken_intervals, max_size=3) | st.lists(odd_intervals, max_size=2),
)
sessions = st.builds(
    PlannedSession,
    session_id=names,
    kind=st.sampled_from(["strength", "endurance", "mobility", "test"]),
    title=texts,
    minutes=st.floats(0.01, 1_440) | st.sampled_from([45.0]),
    warm_up=st.lists(texts, max_size=2),
    exercises=st.lists((known_exercises() | odd_exercises).map(drill_alike), max_size=3),  # as every plan is kept
    endurance=st.none() | endurance,
    because=st.lists(names, max_size=3),
)


@st.composite
def weeks(draw: st.DrawFn) -> PlannedWeek:
    """Seven days, monday first; rest exactly where there is no session."""
    days = []
    for day in DAYS:
        of_day = draw(st.lists(sessions, max_size=2)) if draw(st.booleans()) else []
        days.append(PlannedDay(day=day, rest=not of_day, sessions=of_day))
    return PlannedWeek(week=draw(st.integers(1, 99)), focus=draw(names), days=days)


food = st.builds(
    PlannedFood,
    kcal=amounts,
    protein_g=amounts,
    carbs_g=amounts,
    fat_g=amounts,
    because=st.lists(names, max_size=2),
    by_day=st.none() | st.dictionaries(names, st.dictionaries(names, amounts, max_size=2), max_size=3),
)
moments = st.datetimes(
    min_value=datetime(1970, 1, 1), timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=5, minutes=30))])
)
plans = st.builds(
    Plan,
    plan_id=names,
    version=st.integers(1, 10**6),
    athlete_id=st.none() | names,
    goal=names,
    created_at=moments,
    weeks=st.lists(weeks(), max_size=2),
    parent=st.none() | names,
    nutrition=st.none() | food,
    adjustments=st.lists(st.builds(Adjustment, rule=names, what=texts), max_size=2),
    refused=st.none() | st.builds(Refused, level=names, rules=st.lists(names, max_size=2), text=texts),
)
