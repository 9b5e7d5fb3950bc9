"""A note may not ask for what the sets beside it may not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY
from coach.test_plan_limits import HOME, gym, lift, plan
from milo.coach.plans.limits.validator import validate
from milo.vocabulary.athlete import parse_profile

NEW = {
    "age": 40,
    "sex": "male",
    "goal": "general",
    "days_per_week": 3,
    "experience": "beginner",
    "equipment": ["dumbbell", "bench"],
}


def noted(note: str, person: dict[str, Any]) -> tuple[str | None, set[str]]:
    e = msgspec.structs.replace(lift("dumbbell_bench_press", sets=2, reps=10, rir=3), note=note)
    held, told, _ = validate(plan({0: [gym(e, minutes=15)]}), parse_profile(person, TODAY), TODAY)
    [session] = [s for d in held.weeks[0].days for s in d.sessions]
    return session.exercises[0].note, {a.rule for a in told}


@pytest.mark.parametrize(
    "note",
    ["only the lowering", "eccentric only", "go to failure", "until you fail", "AMRAP", "as many reps as you can", "hasta el fallo",
     "solo la bajada", "al fallo"],
)  # fmt: skip
def test_failure_and_the_lowering_alone_are_not_asked_of_somebody_new(note: str) -> None:
    kept, rules = noted(note, NEW)
    assert kept is None
    assert rules & {"PL-07", "PL-11"}


@pytest.mark.parametrize(
    "note", ["never to failure", "stop short of failure", "nunca hasta el fallo", "lower it slowly", "baja despacio"]
)
def test_a_note_that_eases_stays(note: str) -> None:
    assert noted(note, NEW)[0] == note


def test_who_needs_no_reserve_may_go_to_failure() -> None:
    assert noted("to failure", HOME)[0] == "to failure"
