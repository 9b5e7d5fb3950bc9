"""An edit of one week whose limits reach into later ones says so, and names what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.app.coach_house import clock_by_hand, held, house_of
from tests.app.coach_house import ordered as ask

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.plans.edits.words import spelled_weeks
from milo.coach.plans.text.diff import diff
from milo.coach.talk.receipts.claims import ground

CHLOE: dict[str, Any] = {
    "name": "Chloé",
    "age": 42,
    "sex": "female",
    "height_cm": 168,
    "weight_kg": 78,
    "goal": "weight_loss",
    "experience": "beginner",
    "days_per_week": 3,
    "minutes_per_session": 45,
    "equipment": ["dumbbell", "band"],
    "dietary_preference": "vegetarian",
    "allergies": ["nuts"],
    "language": "en",
}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from house_of(tmp_path, clock_by_hand())


@pytest.fixture
def coaching(house: House) -> Coaching:
    return Coaching(house, None)


@pytest.fixture
def chloe(house: House, coaching: Coaching) -> str:
    athlete = house.flows.add_athlete(CHLOE)
    coaching.new_plan(athlete)
    return athlete


@pytest.mark.parametrize("words", ["only this week make it 2 days", "I only have 25 minutes this week"])
def test_a_week_made_easier_stays_the_only_one(coaching: Coaching, chloe: str, words: str) -> None:
    before = held(coaching, chloe)
    ask(coaching, chloe, words)
    assert {c.week for c in diff(before, held(coaching, chloe)) if c.week is not None} == {1}


@pytest.mark.parametrize("words", ["only next week make it 2 days", "I only have 25 minutes next week"])
def test_changes_in_weeks_nobody_asked_about_are_told(coaching: Coaching, chloe: str, words: str) -> None:
    """The second easier week in a row is what the weeks after it are counted from."""
    ask(coaching, chloe, "I only have 20 minutes this week")
    before = held(coaching, chloe)
    made = ask(coaching, chloe, words)
    others = [c for c in diff(before, held(coaching, chloe)) if c.week not in (None, 2)]
    assert others
    weeks = spelled_weeks(sorted({c.week for c in others if c.week is not None}), "en")
    assert f"You asked for week 2; each week depends on the weeks before it, so {weeks} changed too." in made.text
    assert "one week only" not in made.text
    assert ground(made.text, made.claims, "en") == []


SMALL = ["move Wednesday to Thursday", "I can't train on Wednesday", "I only have 30 minutes on Wednesday"]


@pytest.mark.parametrize("words", SMALL)
def test_an_edit_that_stays_in_its_week_still_says_so(coaching: Coaching, chloe: str, words: str) -> None:
    before = held(coaching, chloe)
    made = ask(coaching, chloe, words)
    assert [w.week for w, v in zip(before.weeks, held(coaching, chloe).weeks, strict=True) if w != v] == [1]
    assert "I changed one week only" in made.text


def test_minutes_of_a_day_are_told_of_that_day(coaching: Coaching, chloe: str) -> None:
    told = ask(coaching, chloe, "I only have 30 minutes on Wednesday").text
    assert "Done. Week 1: sessions of Wednesday: up to" in told
    assert "at most 30 min" in told


def test_an_exercise_whose_days_are_over_is_changed_in_the_week_after_and_that_is_told(tmp_path: Path) -> None:
    clock = clock_by_hand()
    for house in house_of(tmp_path, clock):
        coaching = Coaching(house, None)
        chloe = house.flows.add_athlete(CHLOE)
        coaching.new_plan(chloe)
        before = held(coaching, chloe)
        on_monday, *rest = [{e.exercise_id for s in day.sessions for e in s.exercises} for day in before.weeks[0].days]
        only_then = sorted(on_monday - set().union(*rest))[0]
        clock.go(days=1)
        made = ask(coaching, chloe, f"swap the {only_then.replace('_', ' ')} for something easier")
        assert {c.week for c in diff(before, held(coaching, chloe))} == {2}
        assert "There is nothing left to change in week 1, so I changed week 2. I changed one week only" in made.text
        assert ground(made.text, made.claims, "en") == []
