"""Machines that take weight off the athlete: the number is help, so less of it is harder."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from coach.adapting_scenes import BRUNO, day, did, exercise, lifting, log, plan_of, session_on, sets_of
from milo.coach.adapt.adapting import Change, Pain, Signals, adapt
from milo.vocabulary.plan import Plan, PlannedExercise

NOVICE = msgspec.structs.replace(BRUNO, experience="beginner")


def dips(name: str = "assisted_pull_up", kg: float | None = None, reps: int = 12) -> Plan:
    return plan_of(*({0: lifting(f"a{w}", exercise(name, kg, 3, reps, 2))} for w in range(4)))


def after(
    days: Sequence[tuple[int, float, float]], *, name: str = "assisted_pull_up", plan: Plan | None = None, who: object = BRUNO,
    pain: bool = False,
) -> tuple[PlannedExercise, list[Change]]:  # fmt: skip
    """The next one after Mondays of (repetitions, help in kg, left)."""
    made = [(did(f"a{w}", day(7 * w)), *each) for w, each in enumerate(days)]
    sets = [s for w, reps, kg, rir in made for s in sets_of(w, name, [reps] * 3, kg, rir)]
    last = day(7 * (len(days) - 1) + 1)
    pains = [Pain("shoulder", 3.0, last, "p"), Pain("elbow", 3.0, last, "q")] if pain else []
    new, changes = adapt(plan or dips(name), log(workouts=[w for w, *_ in made], sets=sets, pains=pains), Signals(), who, last)  # type: ignore[arg-type]
    session = session_on(new, day(7 * len(days)))
    assert session is not None
    return session.exercises[0], changes


@pytest.mark.parametrize("name", ["assisted_pull_up", "assisted_dip"])
@pytest.mark.parametrize("who", [BRUNO, NOVICE])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_top_of_the_range_twice_takes_help_off_by_the_stack(name: str, who: object, sign: int) -> None:
    e, changes = after([(12, 20 * sign, 2), (12, 20 * sign, 2)], name=name, who=who)
    assert [s.target_reps for s in e.sets] == [8, 8, 8]
    assert all(s.target_load_kg is None for s in e.sets)
    assert e.note == "15 kg of help"
    (change,) = [c for c in changes if c.rule == "progress.help"]
    assert (change.old, change.new) == (20, 15)
    assert "maximum" not in change.text["en"]
    assert "20 kg de ayuda -> 15 kg" in change.text["es"]


def test_two_days_below_the_range_bring_more_help() -> None:
    e, _ = after([(6, 20, 0), (6, 20, 0)], plan=dips(reps=8))
    assert e.note == "25 kg of help"


@pytest.mark.parametrize("rir", [0, 1, 2, 4])
def test_no_number_of_help_becomes_a_load_or_a_maximum(rir: int) -> None:
    for reps in (6, 9, 12):
        e, changes = after([(reps, 20, rir), (reps, 20, rir)], plan=dips(kg=20.62))
        assert all(s.target_load_kg is None for s in e.sets)
        assert not any(f.name == "e1rm_kg" for c in changes for f in c.facts)


def test_the_last_step_of_the_stack_grows_by_repetitions() -> None:
    e, _ = after([(12, 5, 2), (12, 5, 2)])
    assert e.note is None or "0 kg" not in e.note
    assert sum(s.target_reps for s in e.sets) > 36


def test_help_stays_while_the_joint_hurts() -> None:
    e, _ = after([(12, 20, 2), (12, 20, 2)], pain=True)
    assert e.note is None
    assert {s.target_reps for s in e.sets} == {12}


def test_weight_hung_on_the_body_gives_no_maximum() -> None:
    plan = plan_of(*({0: lifting(f"a{w}", exercise("pull_up", None, 3, 6, 2))} for w in range(4)))
    _, changes = after([(6, 10, 4), (6, 10, 4)], name="pull_up", plan=plan)
    assert not any(c.rule == "progress.rir" for c in changes)


def test_asking_twice_changes_nothing_more() -> None:
    made = [did("a0", day(0)), did("a1", day(7))]
    seen = log(workouts=made, sets=[s for w in made for s in sets_of(w, "assisted_pull_up", [12] * 3, 20, 2)])
    once, _ = adapt(dips(), seen, Signals(), BRUNO, day(8))
    twice, _ = adapt(once, seen, Signals(), BRUNO, day(8))
    assert twice is once
