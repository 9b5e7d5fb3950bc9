"""Food that was written into the plan text is told, not estimated."""

from __future__ import annotations

import re

import pytest

from app import coach_house
from app.coach_house import ask
from milo.app.coaching.coach import Coaching

clock = pytest.fixture(coach_house.clock_by_hand)
house = pytest.fixture(coach_house.house_of)
coaching = pytest.fixture(coach_house.coach_of)
bruno = pytest.fixture(coach_house.bruno_of)


def with_kcal(text: str, by: float) -> str:
    """A plan text whose mean day has so much more energy."""
    return re.sub(r"(?m)^food (\d+) kcal", lambda found: f"food {int(found[1]) + by:g} kcal", text)


def test_energy_that_was_typed_is_told_and_not_estimated(coaching: Coaching, bruno: str) -> None:
    before = coaching.targets(bruno)["calories"]
    assert before["origin"] == "estimated"
    made = coaching.edit_text(bruno, with_kcal(coaching.text(bruno), 100), "more food")
    assert not made.findings
    told = coaching.targets(bruno)["calories"]
    assert (told["target_kcal"], told["origin"], told["because"]) == (before["target_kcal"] + 100, "told", ["TYPED"])
    claims = ask(coaching, bruno, "how many calories should I eat?").claims
    assert {c.rule for c in claims} == {"TYPED"}
    coaching.undo(bruno)
    assert coaching.targets(bruno)["calories"] == before


def test_a_text_that_leaves_the_food_alone_leaves_it_estimated(coaching: Coaching, bruno: str) -> None:
    before = coaching.targets(bruno)["calories"]
    longer = re.sub(r"rest (\d+) s", lambda found: f"rest {int(found[1]) + 5} s", coaching.text(bruno), count=1)
    made = coaching.edit_text(bruno, longer, "a longer rest")
    assert (made.findings, bool(made.changes)) == ([], True)
    assert coaching.targets(bruno)["calories"] == before


def test_typed_food_stays_told_through_another_edit_and_in_its_text(coaching: Coaching, bruno: str) -> None:
    coaching.edit_text(bruno, with_kcal(coaching.text(bruno), 100), "more food")
    assert "# because TYPED" in coaching.text(bruno)
    coaching.edit(bruno, "move Wednesday to Thursday")
    assert coaching.targets(bruno)["calories"]["origin"] == "told"
