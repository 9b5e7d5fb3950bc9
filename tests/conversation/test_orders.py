"""Changes of the plan that no pattern reads: the learned reader's orders, each asked about and none made."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.app.understanding import student
from milo.coach.conversation.actions.plan import orders
from milo.vocabulary.athlete import EQUIPMENT_WORDS

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)


def test_a_place_that_is_closed_takes_its_equipment_and_no_other(house: House) -> None:
    today = house.clock.now().date()
    for text, gone in (
        ("the pool is closed this week", {"pool"}),
        ("my bike is broken", {"bicycle"}),
        ("the gym is closed on friday", None),
    ):
        reading = student().read(text, today=today, language="en")
        (order,) = orders(reading.acts, text, today)
        assert order.edit is not None
        assert order.edit.kind == "without"
        if gone is not None:
            assert set(order.edit.equipment) == gone
        else:
            assert "barbell" in order.edit.equipment
            assert set(order.edit.equipment) < set(EQUIPMENT_WORDS)


@pytest.mark.parametrize(
    "text", ["the gym is closed this week", "my bike is broken", "delete the bench", "move friday to sunday and no bench press"]
)
def test_no_order_changes_the_plan_without_a_yes(house: House, coaching: Coaching, text: str) -> None:
    athlete = house.flows.add_athlete(BRUNO)
    coaching.new_plan(athlete)
    before = coaching.plan(athlete)
    ask(coaching, athlete, text)
    assert coaching.plan(athlete) == before
