"""A change of the plan that is only likely is offered and waits for a yes; what names too little is asked about."""

from __future__ import annotations

import pytest

from app.coach_house import CHEST, ask, bruno_of, clock_by_hand, coach_of, held, house_of, rules, say
from milo import locales
from milo.app.coaching.coach import Coaching

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)

WISH = "can we do Tuesday instead of Monday?"


def _days(coaching: Coaching, athlete: str) -> list[str]:
    return [d.day for d in held(coaching, athlete).weeks[0].days if d.sessions]


def test_a_no_leaves_the_plan(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    say(coaching, bruno, WISH, "no")
    assert held(coaching, bruno) == before


def test_the_yes_can_be_taken_back(coaching: Coaching, bruno: str) -> None:
    before = _days(coaching, bruno)
    say(coaching, bruno, WISH, "yes", "undo that")
    assert _days(coaching, bruno) == before


@pytest.mark.parametrize(
    ("text", "hint"),
    [("I have to be out of town for a while", "how_away")],
)
def test_too_little_named_is_asked_about_and_changes_nothing(coaching: Coaching, bruno: str, text: str, hint: str) -> None:
    before = held(coaching, bruno)
    assert say(coaching, bruno, text).startswith(locales.text(f"advice-{hint}", "en"))
    assert held(coaching, bruno) == before


@pytest.mark.parametrize("text", ["so what's on the menu, gym wise", WISH, "hotel gym only has dumbbells"])
def test_a_lock_of_training_stands_before_what_is_likely(coaching: Coaching, bruno: str, text: str) -> None:
    ask(coaching, bruno, CHEST)
    assert rules(coaching, bruno)
    before = held(coaching, bruno)
    made = ask(coaching, bruno, text)
    assert "Full body" not in made.text
    assert "Shall I do it?" not in made.text
    say(coaching, bruno, "yes")
    assert held(coaching, bruno) == before
