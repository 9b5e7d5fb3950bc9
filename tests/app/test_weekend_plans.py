"""A plan made at the weekend begins on the next monday, and everybody who counts its weeks agrees."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, HandClock, coach_of, house_of

from milo.app.coaching import food as coaching_food
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.app.planning import cut_before
from milo.app.what_if import _started
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.making.taper import event_week, weeks_to_event
from milo.vocabulary.athlete import Event, parse_profile
from milo.vocabulary.plan import first_monday

FRIDAY, SUNDAY = date(2026, 3, 6), date(2026, 3, 8)
MONDAY = date(2026, 3, 9)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 3, 8, 9, tzinfo=UTC))


house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)


@pytest.fixture
def bruno(house: House, coaching: Coaching) -> str:
    id = house.flows.add_athlete(BRUNO)
    assert coaching.new_plan(id, weeks=4).refused is None
    return id


def test_until_friday_the_week_counts_and_at_the_weekend_the_next_one() -> None:
    assert [first_monday(date(2026, 3, day)).day for day in range(2, 9)] == [2, 2, 2, 2, 2, 9, 9]


def test_no_week_is_lost_to_a_plan_made_on_a_sunday(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    assert (coaching.week_number(bruno), coaching.monday_of(bruno, 1)) == (0, MONDAY)
    today = coaching.today(bruno)
    assert today.planned is None
    assert today.next is not None
    assert (today.next["date"], today.next["week"]) == (MONDAY, 1)
    ahead = coaching.week_ahead(bruno, 3)["days"]
    assert [(d["week"], d["rest"]) for d in ahead] == [(0, True), (1, False), (1, True)]
    clock.go(days=1)
    assert coaching.week_number(bruno) == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("what is today", "Sunday is a rest day in your plan. Next is Full body A on Monday"),
        ("show me my plan", "Your plan of 4 weeks starts on Monday"),
        ("what do I do next week", "Your plan of 4 weeks starts on Monday"),
        ("which week am I in", "Left after this week: 4 weeks. The plan ends in 28 days"),
        ("what's on this weekend", "starts on Monday"),
        ("what's left this week", "Sunday: rest"),
        ("how many days do I train this week", "In its first week you train on"),
    ],
)
def test_the_coach_says_when_it_begins(coaching: Coaching, bruno: str, asked: str, said: str) -> None:
    assert said in " ".join(asyncio.run(coaching.ask(bruno, asked)).text.split())


def test_the_twin_counts_the_weeks_by_the_athletes_own_day_too(house: House, coaching: Coaching, clock: HandClock) -> None:
    clock.go(days=-2, hours=11)  # friday evening in Greenwich, saturday in Auckland
    id = house.flows.add_athlete(BRUNO)
    house.flows.set(id, "timezone", {"name": "Pacific/Auckland"})
    coaching.new_plan(id, weeks=2)
    plan = coaching.plan(id)
    assert plan is not None
    assert _started(house, id, plan) == coaching.monday_of(id, 1) == MONDAY


def test_food_that_is_set_at_the_weekend_before_a_plan_counts_the_cut_up_to_its_first_week(
    coaching: Coaching, bruno: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[date] = []

    def count(house: House, athlete: str, day: date) -> int:
        counted.append(day)
        return cut_before(house, athlete, day)

    monkeypatch.setattr(coaching_food, "cut_before", count)
    coaching.set_target(bruno, "calories", 2_600)
    assert MONDAY in counted
    assert SUNDAY not in counted


@pytest.mark.parametrize("ahead", [0, 1])
def test_this_week_and_next_week_are_its_first(coaching: Coaching, bruno: str, ahead: int) -> None:
    made = coaching.edit(bruno, Edit(kind="skip", day="monday", this_week=True, weeks_ahead=ahead))
    assert not made.plan.weeks[0].days[0].sessions
    assert all(w.days[0].sessions for w in made.plan.weeks[1:])


def test_a_race_falls_into_the_week_that_holds_its_date() -> None:
    def week(day: date, today: date) -> int:
        return event_week(Event(date=day, activity="running"), today)

    assert (week(date(2026, 3, 14), FRIDAY), week(date(2026, 3, 14), SUNDAY)) == (2, 1)
    assert week(SUNDAY, SUNDAY) == 0


@pytest.mark.parametrize(("language", "said"), [("en", "before this plan begins"), ("es", "antes de que empiece este plan")])
def test_a_race_before_the_plan_begins_is_said_and_eases_nothing(
    language: str, said: str, house: House, coaching: Coaching
) -> None:
    told: dict[str, Any] = {"event": {"date": SUNDAY.isoformat(), "activity": "running"}, "language": language}
    id = house.flows.add_athlete({**BRUNO, **told})
    plan = coaching.new_plan(id)
    assert any(said in a.what for a in plan.adjustments)
    assert all(w.focus != "taper" for w in plan.weeks)
    assert weeks_to_event(parse_profile({**BRUNO, **told}, SUNDAY), SUNDAY, 7) == 7


def test_a_plan_begun_anew_at_the_weekend_has_the_weeks_that_are_left(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    clock.go(days=13)
    assert coaching.week_number(bruno) == 2
    before = coaching.plan(bruno)
    coaching.onboard(bruno, {**BRUNO, "sex": "female", "pregnant": True}, answered=True)
    clock.go(hours=1)
    coaching.give_clearance(bruno, "pregnancy", "the midwife", None)
    plan = coaching.plan(bruno)
    assert before is not None
    assert plan is not None
    assert plan.plan_id != before.plan_id
    assert (len(plan.weeks), coaching.monday_of(bruno, 1)) == (2, date(2026, 3, 23))


@pytest.mark.parametrize(
    ("asked", "later"), [("how many days do I train a week?", "The weeks after it train on"), ("¿qué días entreno?", "siguientes")]
)
def test_a_first_week_with_other_days_does_not_stand_for_the_rest(coaching: Coaching, bruno: str, asked: str, later: str) -> None:
    if "¿" in asked:
        coaching.house.flows.set(bruno, "language", {"language": "es"})
    assert later not in asyncio.run(coaching.ask(bruno, asked)).text
    plan = coaching.plan(bruno)
    assert plan is not None
    days = {d.day for w in plan.weeks for d in w.days if d.sessions}
    assert "friday" in days
    coaching.edit(bruno, "skip friday, this week")
    told = asyncio.run(coaching.ask(bruno, asked)).text
    assert later in told
    assert any(day in told.split(later)[1] for day in ("Friday", "viernes"))
