"""Another goal in the plan text changes its name and nothing else, and that is told."""

from __future__ import annotations

import re

import pytest
from tests.app import coach_house
from tests.app.coach_house import BRUNO

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(coach_house.clock_by_hand)
house = pytest.fixture(coach_house.house_of)
coaching = pytest.fixture(coach_house.coach_of)
bruno = pytest.fixture(coach_house.bruno_of)


def with_goal(text: str, goal: str) -> str:
    return re.sub(r"(?m)^(goal|objetivo) \w+", rf"\1 {goal}", text)


@pytest.mark.parametrize("goal", ["weight_loss", "endurance", "general"])
def test_another_goal_is_kept_and_what_does_not_follow_is_told(coaching: Coaching, bruno: str, goal: str) -> None:
    before = coaching.targets(bruno)["calories"]["target_kcal"]
    made = coaching.edit_text(bruno, with_goal(coaching.text(bruno), goal), "another goal")
    assert (made.findings, made.plan.goal) == ([], goal)
    assert "training and its food stay" in made.notes[0]
    assert "profile first" in made.notes[1]
    assert "make me a new plan" in made.notes[1]
    assert coaching.targets(bruno)["calories"]["target_kcal"] == before


def test_a_goal_the_profile_has_wants_only_a_new_plan(coaching: Coaching, bruno: str) -> None:
    coaching.edit_text(bruno, with_goal(coaching.text(bruno), "muscle_gain"), "another goal")
    [_, then] = coaching.edit_text(bruno, with_goal(coaching.text(bruno), "strength"), "my goal again").notes
    assert "profile" not in then
    assert "make me a new plan" in then


def test_spanish_is_told_in_spanish(coaching: Coaching, house: House) -> None:
    ana = house.flows.add_athlete(BRUNO | {"language": "es"})
    coaching.new_plan(ana)
    made = coaching.edit_text(ana, with_goal(coaching.text(ana), "weight_loss"), "otro objetivo")
    assert made.findings == []
    assert "hazme un plan nuevo" in made.notes[1]


def test_a_text_that_leaves_the_goal_alone_has_no_notes(coaching: Coaching, bruno: str) -> None:
    longer = re.sub(r"rest (\d+) s", lambda found: f"rest {int(found[1]) + 5} s", coaching.text(bruno), count=1)
    made = coaching.edit_text(bruno, longer, "a longer rest")
    assert made.changes
    assert made.notes == []
