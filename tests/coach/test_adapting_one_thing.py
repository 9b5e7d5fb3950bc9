"""One thing goes up at a time, nothing beyond the first weeks' limits, and a step that a limit keeps back is told as that.

Safety reference PL-08, PL-11, PL-20.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from coach.adapting_scenes import BRUNO, MONDAY, day, did, exercise, lifted, lifting, log, plan_of, run, session_on, sets_of
from milo.coach.adapt.adapting import Change, Signals, adapt
from milo.vocabulary.athlete import Profile, TrainingHistory
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedWeek

BEGINNER = msgspec.structs.replace(
    BRUNO, experience="beginner", history=TrainingHistory(months_trained=3, days_since_last_session=2)
)
DUMBBELL = "dumbbell_bench_press"


def lift(plan: Plan, on: int, name: str) -> PlannedExercise:
    session = session_on(plan, day(on))
    assert session is not None
    return next(e for e in session.exercises if e.exercise_id == name)


def asks(e: PlannedExercise) -> tuple[int, list[int], float | None]:
    return len(e.sets), [s.target_reps for s in e.sets], e.sets[0].target_load_kg


def of(changes: list[Change], name: str) -> list[tuple[str, str | None]]:
    return [(c.of, c.held) for c in changes if c.exercise_id == name]


# --- one thing at a time


def growing(name: str, kg: float, reps: int, *sets: int) -> Plan:
    """A week for each number of sets, with a lift on its Monday and another on its Thursday."""
    beside = [exercise("plank", None, 2, 10)]
    weeks = [{0: lifting(f"a{w}", exercise(name, kg, n, reps), *beside), 3: lifting(f"b{w}", exercise(name, kg, n, reps), *beside)}
             for w, n in enumerate(sets)]  # fmt: skip
    return plan_of(*weeks)


@pytest.mark.parametrize(("reps", "done"), [(8, (8, 8)), (12, (12, 12))])
@pytest.mark.parametrize("who", [BEGINNER, BRUNO], ids=["beginner", "trained"])
def test_neither_repetitions_nor_weight_rise_in_the_week_in_which_sets_do(reps: int, done: tuple[int, ...], who: Profile) -> None:
    told = lifted(("a0", 0, done, 20, 5), ("b0", 3, done, 20, 5), name=DUMBBELL)
    same, rising = growing(DUMBBELL, 20, reps, 2, 2), growing(DUMBBELL, 20, reps, 2, 3)
    stepped, _ = adapt(same, told, Signals(), who, day(4))
    assert asks(lift(stepped, 7, DUMBBELL)) != asks(lift(same, 7, DUMBBELL)), "with the same sets there is a step"
    new, changes = adapt(rising, told, Signals(), who, day(4))
    assert [asks(lift(new, n, DUMBBELL)) for n in (7, 10)] == [(3, [reps] * 3, 20.0)] * 2
    assert of(changes, DUMBBELL) == [("load_kg", "more_sets")]
    text = next(c.text for c in changes if c.held == "more_sets")
    assert "only one thing increases at a time" in text["en"]
    assert "una cosa a la vez" in text["es"]


def test_the_step_is_taken_once_the_sets_stay() -> None:
    plan = growing(DUMBBELL, 20, 8, 2, 3, 3)
    told = lifted(("a0", 0, (8, 8), 20, 2), ("b0", 3, (8, 8), 20, 2), ("a1", 7, (8, 8, 8), 20, 2), ("b1", 10, (8, 8, 8), 20, 2),
                  name=DUMBBELL)  # fmt: skip
    new, _ = adapt(plan, told, Signals(), BEGINNER, day(11))
    assert asks(lift(new, 14, DUMBBELL)) == (3, [9, 9, 9], 20.0)


def test_a_week_with_more_sets_still_gets_lighter() -> None:
    told = lifted(("a0", 0, (8, 8), 20, 2), ("b0", 3, (6, 6), 20, 0), ("b0", 4, (6, 6), 20, 0), name=DUMBBELL)
    new, _ = adapt(growing(DUMBBELL, 20, 8, 2, 3), told, Signals(), BEGINNER, day(5))
    assert (lift(new, 7, DUMBBELL).sets[0].target_load_kg or 0) < 20


def nearer(name: str, kg: float, reps: int, *reserves: float) -> Plan:
    """A week for each reserve, with a lift on its Monday and another on its Thursday."""
    beside = [exercise("plank", None, 2, 10)]

    def lift_of(rir: float) -> PlannedExercise:
        made = exercise(name, kg, 3, reps)
        return msgspec.structs.replace(made, sets=[msgspec.structs.replace(s, target_rir=rir) for s in made.sets])

    weeks = [{0: lifting(f"a{w}", lift_of(rir), *beside), 3: lifting(f"b{w}", lift_of(rir), *beside)}
             for w, rir in enumerate(reserves)]  # fmt: skip
    return plan_of(*weeks)


@pytest.mark.parametrize(("reps", "done"), [(8, (8, 8, 8)), (12, (12, 12, 12))])
def test_neither_repetitions_nor_weight_rise_in_the_week_in_which_the_reserve_falls(reps: int, done: tuple[int, ...]) -> None:
    told = lifted(("a0", 0, done, 20, 5), ("b0", 3, done, 20, 5), name=DUMBBELL)
    same, falling = nearer(DUMBBELL, 20, reps, 3, 3), nearer(DUMBBELL, 20, reps, 3, 2)
    stepped, _ = adapt(same, told, Signals(), BEGINNER, day(4))
    assert asks(lift(stepped, 7, DUMBBELL)) != asks(lift(same, 7, DUMBBELL)), "with the same reserve there is a step"
    new, changes = adapt(falling, told, Signals(), BEGINNER, day(4))
    assert [asks(lift(new, n, DUMBBELL)) for n in (7, 10)] == [(3, [reps] * 3, 20.0)] * 2
    assert of(changes, DUMBBELL) == [("load_kg", "less_reserve")]
    text = next(c.text for c in changes if c.held == "less_reserve")
    assert "fewer in reserve" in text["en"]
    assert "menos en reserva" in text["es"]
    easier, _ = adapt(nearer(DUMBBELL, 20, reps, 2, 3), told, Signals(), BEGINNER, day(4))
    assert asks(lift(easier, 7, DUMBBELL)) != asks(lift(falling, 7, DUMBBELL)), "more in reserve keeps no step back"


def test_after_an_easy_week_sets_are_held_against_the_last_loading_one() -> None:
    made = growing(DUMBBELL, 20, 8, 3, 2, 3)
    weeks = [msgspec.structs.replace(w, focus="deload") if w.week == 2 else w for w in made.weeks]
    plan, three = msgspec.structs.replace(made, weeks=weeks), (8, 8, 8)
    told = lifted(
        ("a0", 0, three, 20, 2), ("b0", 3, three, 20, 2), ("a1", 7, three, 20, 2), ("b1", 10, three, 20, 2), name=DUMBBELL
    )
    new, _ = adapt(plan, told, Signals(), BEGINNER, day(11))
    assert asks(lift(new, 14, DUMBBELL))[1] == [9, 9, 9]


@pytest.mark.parametrize(
    ("name", "kg", "reps", "did_reps", "rir"),
    [("back_squat", 100, 6, 6, 2), ("back_squat", 100, 7, 6, 2), ("back_squat", 102.5, 6, 6, 2), ("back_squat", 100, 6, 6, 1),
     ("goblet_squat", 20, 9, 8, 2)],
)  # fmt: skip
def test_no_set_is_added_to_what_has_just_gone_up(name: str, kg: float, reps: int, did_reps: int, rir: float) -> None:
    beside, was = exercise("plank", None, 3, 10), 100 if name == "back_squat" else 20
    first, second = (
        lifting("a", exercise(name, was, 3, did_reps, 2), beside),
        lifting("c", exercise(name, kg, 3, reps, rir), beside),
    )
    plan, w = plan_of({2: first}, {0: second}), did("a", day(2))
    told = log(workouts=[w], sets=sets_of(w, name, [did_reps] * 3, was, None))
    new, changes = adapt(plan, told, Signals(), BRUNO, day(7))
    e = lift(new, 7, name)
    sets, planned, load = asks(e)
    rises = max(planned) > did_reps or (load or 0) > was or e.sets[0].target_rir < 2
    assert (sets, "volume.up" in {c.rule for c in changes}) == ((3, False) if rises else (4, True))


# --- the first weeks


def full_week() -> dict[int, Any]:
    lifts = [exercise(name, None, 2, 12, 3) for name in ("goblet_squat", "dumbbell_row", "plank")]
    return {0: lifting("x", *lifts, minutes=35), 2: run("y", 42), 4: run("z", 42)}


def renamed(week: dict[int, Any], suffix: str) -> dict[int, Any]:
    return {d: msgspec.structs.replace(s, session_id=s.session_id + suffix) for d, s in week.items()}


def lived(*ids: tuple[str, int]) -> Any:
    return log(workouts=[did(id, day(n), kind="strength" if id[0] == "x" else "running", minutes=42, rpe=1) for id, n in ids])


NEW = Profile(sex="female", goal="general", days_per_week=3, age=34, experience="beginner", equipment=["dumbbell"])
TRAINED = msgspec.structs.replace(NEW, history=TrainingHistory(months_trained=4, days_since_last_session=2))
HEAVY = msgspec.structs.replace(TRAINED, height_cm=160, weight_kg=100)
OLDER = msgspec.structs.replace(TRAINED, age=70)


@pytest.mark.parametrize(
    ("who", "focus", "most"),
    [(NEW, "start", 2), (NEW, "build", 2), (HEAVY, "build", 2), (TRAINED, "start", 2), (OLDER, "build", 2), (TRAINED, "build", 3)],
)
def test_nothing_grows_over_two_sets_and_45_minutes_in_the_first_two_weeks(who: Profile, focus: str, most: int) -> None:
    plan = plan_of(renamed(full_week(), "0"), renamed(full_week(), "1"), focus=focus)
    new, _ = adapt(plan, lived(("x0", 0), ("y0", 2), ("z0", 4)), Signals(), who, day(7))
    assert len(lift(new, 7, "goblet_squat").sets) == most
    minutes = [s.minutes for n in (7, 9, 11) if (s := session_on(new, day(n))) is not None]
    assert max(minutes) <= 45 or (who in (OLDER, TRAINED) and focus == "build")


@pytest.mark.parametrize(("back", "most"), [(42, 2), (21, 3)])
def test_two_weeks_after_28_days_away_are_first_weeks_again(back: int, most: int) -> None:
    """Ada's first session back is done on a Monday; the week after it takes no third set where she was away so long."""
    weeks = [renamed(full_week(), str(w)) for w in range(9)]
    first = back // 7
    told = lived(("x0", 0), (f"x{first}", back), (f"y{first}", back + 2), (f"z{first}", back + 4))
    new, _ = adapt(plan_of(*weeks), told, Signals(), TRAINED, day(back + 7))
    assert len(lift(new, back + 7, "goblet_squat").sets) == most


def test_a_missed_lift_joins_a_first_week_with_two_sets_at_most() -> None:
    missed = lifting("a", exercise("goblet_squat", None, 3, 12, 3), minutes=20)
    host = lifting("b", exercise("dumbbell_row", None, 2, 12, 3), minutes=30)
    week = {0: missed, 1: run("c"), 2: run("d"), 3: host, 4: run("e"), 5: run("f")}
    who = msgspec.structs.replace(NEW, minutes_per_session=60)
    done = [did(id, day(n), kind="running") for id, n in (("c", 1), ("d", 2))]
    new, changes = adapt(plan_of(week, focus="start"), log(workouts=done), Signals(), who, day(3))
    merged = [c for c in changes if c.rule == "missed.merge"]
    assert [c.exercise_id for c in merged] == ["goblet_squat"]
    assert len(lift(new, 3, "goblet_squat").sets) == 2


# --- a step that a limit keeps back


@pytest.mark.parametrize(("name", "kg"), [("goblet_squat", 20.0), ("dumbbell_row", 16.0), ("dumbbell_curl", 10.0)])
def test_a_weight_that_a_limit_keeps_back_is_not_called_too_far(name: str, kg: float) -> None:
    ask = exercise(name, kg, 2, 12, 3)
    weeks = [{0: lifting(f"a{w}", ask), 3: lifting(f"b{w}", ask)} for w in range(3)]
    told = lifted(("a0", 0, (14, 14), kg, 5), ("b0", 3, (14, 14), kg, 5), name=name)
    plan = plan_of(*weeks)
    free, _ = adapt(plan, told, Signals(), BEGINNER, MONDAY + timedelta(days=4))
    assert lift(free, 7, name).sets[0].target_load_kg == kg + 2, "the step is not too far"
    _, changes = adapt(plan, told, Signals(), BEGINNER, MONDAY + timedelta(days=4), barred=frozenset({name}))
    said = [c.text for c in changes if c.exercise_id == name]
    assert said
    for text in said:
        assert "%" not in text["en"] + text["es"]
        assert "safe" not in text["en"]
        assert "limits of your plan" in text["en"]
        assert "límites de tu plan" in text["es"]
        assert str(int(kg) + 2) in text["en"]


# --- what an easier week asks for, and the first week back


def test_sets_done_as_planned_are_not_called_too_hard_before_an_easier_week() -> None:
    planned = growing(DUMBBELL, 20, 8, 2, 2, 2)
    eased = msgspec.structs.replace(planned, weeks=[*planned.weeks[:2], easier(planned.weeks[2], 5.0)])
    told = lifted(*((f"{s}{w}", 7 * w + n, (8, 8), 20, 3) for w in (0, 1) for s, n in (("a", 0), ("b", 3))), name=DUMBBELL)
    for who in (BEGINNER, BRUNO):
        _, changes = adapt(eased, told, Signals(), who, day(11))
        assert not [c.text["en"] for c in changes if c.exercise_id == DUMBBELL and "less left" in c.text["en"]]


def test_one_session_of_the_first_week_back_takes_nothing_of_it_back() -> None:
    planned = growing(DUMBBELL, 20, 8, 2, 2)
    back = msgspec.structs.replace(planned, weeks=[msgspec.structs.replace(planned.weeks[0], focus="return"), *planned.weeks[1:]])
    told = lifted(("a0", 0, (8, 8), 20, 5), name=DUMBBELL)
    usual, _ = adapt(planned, told, Signals(), BEGINNER, day(1))
    assert asks(lift(usual, 3, DUMBBELL)) != asks(lift(planned, 3, DUMBBELL)), "in another week it is a step"
    new, changes = adapt(back, told, Signals(), BEGINNER, day(1))
    assert asks(lift(new, 3, DUMBBELL)) == asks(lift(back, 3, DUMBBELL))
    held = [c for c in changes if c.exercise_id == DUMBBELL and c.held == "first_back"]
    assert held
    assert "deliberately lighter" in held[0].text["en"]


def easier(week: PlannedWeek, rir: float) -> PlannedWeek:
    """The week as one of recovery, with so many repetitions in reserve."""

    def spared(e: PlannedExercise) -> PlannedExercise:
        return msgspec.structs.replace(e, sets=[msgspec.structs.replace(s, target_rir=rir) for s in e.sets])

    days = [
        msgspec.structs.replace(
            d, sessions=[msgspec.structs.replace(s, exercises=[spared(e) for e in s.exercises]) for s in d.sessions]
        )
        for d in week.days
    ]
    return msgspec.structs.replace(week, focus="deload", days=days)
