"""A door that takes an edit in words makes all of it or none: a second change is never left out without a word."""

from __future__ import annotations

import pytest

from app.coach_house import bruno_of, clock_by_hand, coach_of, house_of
from milo.app.coaching.coach import Coaching
from milo.coach.plans.edits.weeks import EditRefused

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.mark.parametrize(
    "words",
    [
        "swap back squat for deadlift and move Monday to Sunday",
        "move Monday to Sunday and add push-ups",
        "drop the lunges and move Wednesday to Thursday",
        "replace lunges with step-ups and 30 minutes a session",
        "only dumbbells and 40 minutes",
        "cambia la prensa por sentadilla goblet y mueve el lunes al domingo",
        "mueve el lunes al domingo y añade flexiones",
    ],
)
def test_two_changes_are_asked_back(coaching: Coaching, bruno: str, words: str) -> None:
    before = coaching.plan(bruno)
    with pytest.raises(EditRefused, match="one change"):
        coaching.edit(bruno, words)
    assert coaching.plan(bruno) == before


@pytest.mark.parametrize(
    "words",
    ["move Monday to Sunday", "swap Monday and Tuesday", "no barbell, just dumbbells and a bench", "make Monday easier, please"],
)
def test_one_change_is_made(coaching: Coaching, bruno: str, words: str) -> None:
    assert coaching.edit(bruno, words, dry_run=True).changes
