"""A change of the plan asked for in talk: one week unless all are said, taken back with a word, and an easy stand-in first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.test_coaching_told import PROFILE, ask
from milo.app.build import House, build
from milo.app.coaching import Coaching
from milo.app.config import Settings
from milo.vocabulary.clock import StillClock
from milo.vocabulary.plan import Plan, PlannedWeek

MAIN = {"squat", "hinge", "horizontal push", "horizontal pull", "vertical push", "vertical pull"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(datetime(2026, 3, 2, 18, tzinfo=UTC)))
    yield made
    made.close()


@pytest.fixture
def coaching(house: House) -> Coaching:
    return Coaching(house, None)


@pytest.fixture
def bruno(house: House, coaching: Coaching) -> str:
    athlete = house.flows.add_athlete({**PROFILE, "days_per_week": 4})
    coaching.new_plan(athlete)
    return athlete


def held(coaching: Coaching, athlete: str) -> Plan:
    plan = coaching.plan(athlete)
    assert plan is not None
    return plan


def ids(week: PlannedWeek) -> set[str]:
    return {e.exercise_id for d in week.days for s in d.sessions for e in s.exercises}


def days(week: PlannedWeek) -> list[str]:
    return [d.day for d in week.days if d.sessions]


def test_a_swap_changes_one_week_and_says_how_to_change_all(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    said = ask(coaching, bruno, "swap deadlift").text
    after = held(coaching, bruno)
    assert "one week only" in said
    assert "for all weeks" in said
    assert "deadlift" in ids(before.weeks[0]) - ids(after.weeks[0])
    assert "deadlift" in ids(after.weeks[1])
    ask(coaching, bruno, "swap deadlift for all weeks")
    assert all("deadlift" not in ids(w) for w in held(coaching, bruno).weeks)


def test_the_first_stand_in_is_no_harder(coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "swap deadlift")
    assert "deficit_deadlift" not in ids(held(coaching, bruno).weeks[0])
    assert "Deficit" not in ask(coaching, bruno, "what can I do instead of deadlift?").text.split(",")[0]


def test_a_moved_day_is_this_weeks(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    first = days(before.weeks[0])[1]
    free = next(d.day for d in before.weeks[0].days if not d.sessions)
    ask(coaching, bruno, f"move {first} to {free}")
    after = held(coaching, bruno)
    assert free in days(after.weeks[0])
    assert days(after.weeks[1]) == days(before.weeks[1])
    ask(coaching, bruno, "undo that")
    ask(coaching, bruno, f"move every {first} to {free}")
    assert all(free in days(w) for w in held(coaching, bruno).weeks)


def test_undo_takes_the_last_change_back_and_nothing_else(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    ask(coaching, bruno, "swap deadlift")
    assert "Taken back: swap deadlift" in ask(coaching, bruno, "undo that").text
    assert held(coaching, bruno).weeks == before.weeks
    assert "no change of yours" in ask(coaching, bruno, "undo that").text
    assert held(coaching, bruno).weeks == before.weeks
    assert "no change of yours" not in ask(coaching, bruno, "undo that", edits=False).text


def test_undo_in_spanish(house: House, coaching: Coaching) -> None:
    ana = house.flows.add_athlete({**PROFILE, "days_per_week": 4, "language": "es", "name": "Ana"})
    coaching.new_plan(ana)
    assert "solo una semana" in ask(coaching, ana, "cambia el peso muerto").text
    assert "Deshecho" in ask(coaching, ana, "deshaz eso").text
    assert "todas las semanas" not in ask(coaching, ana, "cambia el peso muerto para todas las semanas").text


def test_with_one_day_left_the_main_patterns_stay_on_the_same_day(coaching: Coaching, bruno: str) -> None:
    before = held(coaching, bruno)
    ask(coaching, bruno, "only 1 day a week")
    after = held(coaching, bruno)
    assert len({tuple(days(w)) for w in after.weeks}) == 1
    for old, new in zip(before.weeks, after.weeks, strict=True):
        assert len(days(new)) == 1
        planned = {e.pattern for d in new.days for s in d.sessions for e in s.exercises}
        assert planned >= MAIN & {e.pattern for d in old.days for s in d.sessions for e in s.exercises}
        assert ids(new) <= ids(old)
        assert max(s.minutes for d in new.days for s in d.sessions) <= max(s.minutes for d in old.days for s in d.sessions)
    title = next(s.title for d in after.weeks[0].days for s in d.sessions)
    assert title == "Full body"


def test_a_question_for_an_easier_version_leaves_the_plan_as_it_is(coaching: Coaching, bruno: str) -> None:
    before = coaching.versions(bruno)
    told = ask(coaching, bruno, "easier version of the push-up")
    assert "A step easier than Push-up" in told.text
    assert coaching.versions(bruno) == before
    ask(coaching, bruno, "make it easier")
    assert coaching.versions(bruno) != before
