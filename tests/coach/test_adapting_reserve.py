"""Nearer to failure one step at a time, also after weeks that were missed (safety PL-08)."""

from __future__ import annotations

import msgspec

from coach.adapting_scenes import BRUNO, day, did, exercise, lifting, log, plan_of, session_on, sets_of
from milo.coach.adapt.adapting import Change, Signals, adapt
from milo.vocabulary.plan import Plan
from milo.vocabulary.records import LiftedSet, Workout

SQUAT = "back_squat"


def falling(*rirs: float) -> Plan:
    """A week for each reserve, with a squat on its Monday and its Thursday."""
    return plan_of(*[{d: lifting(f"{week}-{d}", exercise(SQUAT, 80, 3, 8, rir)) for d in (0, 3)} for week, rir in enumerate(rirs)])


def after(plan: Plan, days: list[int], today: int) -> tuple[Plan, list[Change]]:
    """What becomes of a plan of which the sessions of these days were done as asked."""
    workouts: list[Workout] = []
    sets: list[LiftedSet] = []
    for on in days:
        session = session_on(plan, day(on))
        assert session is not None
        workouts.append(did(session.session_id, day(on)))
        sets += sets_of(workouts[-1], SQUAT, (8, 8, 8), 80, session.exercises[0].sets[0].target_rir)
    return adapt(plan, log(workouts=workouts, sets=sets), Signals(), BRUNO, day(today))


def reserve(plan: Plan, on: int) -> float:
    session = session_on(plan, day(on))
    assert session is not None
    return min(s.target_rir for s in session.exercises[0].sets)


def test_a_missed_week_is_no_step_towards_failure() -> None:
    new, changes = after(falling(4, 3, 2, 1), [0, 3], 14)
    assert [reserve(new, on) for on in (14, 17, 21, 24)] == [3, 3, 2, 2]
    told = next(c for c in changes if c.rule == "reserve.step")
    assert (told.of, told.old, told.new, told.exercise_id) == ("rir", 2, 3, SQUAT)
    assert "2 -> 3 repetitions in reserve. You last trained it with 4" in told.text["en"]
    assert "2 -> 3 repeticiones en reserva" in told.text["es"]


def test_weeks_that_were_done_fall_as_planned() -> None:
    plan = falling(4, 3, 2, 1)
    for done, today in (([0, 3], 7), ([0, 3, 7], 14), ([0, 3, 7, 10], 14)):
        new, changes = after(plan, done, today)
        assert not [c for c in changes if c.rule == "reserve.step"]
        assert [reserve(new, on) for on in (14, 21)] == [2, 1]


def test_a_reserve_that_rises_again_is_left() -> None:
    new, changes = after(falling(2, 1, 4, 3), [0, 3], 14)
    assert [reserve(new, on) for on in (14, 21)] == [4, 3]
    assert not [c for c in changes if c.rule == "reserve.step"]


def test_an_easy_week_is_no_measure_and_keeps_its_reserve() -> None:
    plan = falling(3, 5, 2, 2)
    weeks = [msgspec.structs.replace(w, focus="deload") if w.week == 2 else w for w in plan.weeks]
    new, changes = after(msgspec.structs.replace(plan, weeks=weeks), [0, 3, 7, 10], 14)
    assert reserve(new, 14) == 2
    assert not [c for c in changes if c.rule == "reserve.step"]


def test_the_same_plan_comes_back_once_the_steps_are_made() -> None:
    new, _ = after(falling(4, 3, 2, 1), [0, 3], 14)
    again, changes = after(new, [0, 3], 14)
    assert [reserve(again, on) for on in (14, 21)] == [3, 2]
    assert not [c for c in changes if c.rule == "reserve.step"]
