"""What a race makes of the weeks before and after it: longer days, a triathlon's share, learning to run, days after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from coach.planner_checks import TODAY
from each import each
from milo.coach.plans.making.after_race import easy_days
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.making.race_demands import legs_of
from milo.coach.plans.text.reading_lines import read_endurance
from milo.coach.plans.text.scan import Scan
from milo.vocabulary.athlete import Event, parse_profile
from milo.vocabulary.plan import Plan, PlannedEndurance, PlannedWeek

BASE: dict[str, Any] = {
    "age": 36, "sex": "male", "goal": "endurance", "days_per_week": 5, "height_cm": 176, "weight_kg": 70, "regular_exerciser": True,
    "experience": "intermediate", "minutes_per_session": 75, "activities": ["running"], "equipment": ["dumbbell"],
    "history": {"months_trained": 36, "days_since_last_session": 1, "longest_run_km_30d": 16, "weekly_minutes": [235] * 4},
}  # fmt: skip


def plan(race_week: int, activity: str, km: float | None, weeks: int | None = None, **values: Any) -> Plan:
    event = {"date": (TODAY + timedelta(days=7 * race_week - 1)).isoformat(), "activity": activity} | (
        {"distance_km": km} if km else {}
    )
    event |= {"title": t} if (t := values.pop("title", None)) else {}
    language = values.pop("language", "en")
    profile = parse_profile(BASE | {"event": event} | values, TODAY)
    return make_plan(profile, weeks=weeks or race_week, seed=1, today=TODAY, language=language)


def outings(week: PlannedWeek) -> Iterator[tuple[int, PlannedEndurance]]:
    return ((d, s.endurance) for d, day in enumerate(week.days) for s in day.sessions if s.endurance is not None)


def longest(week: PlannedWeek) -> float:
    return max((e.minutes for _, e in outings(week)), default=0.0)


def lifting(week: PlannedWeek) -> list[int]:
    return [d for d, day in enumerate(week.days) if any(e.muscles for s in day.sessions for e in s.exercises)]


@pytest.mark.parametrize(("activity", "km"), [("running", 42.2), ("running", 100), ("cycling", 160)])
def test_the_long_day_grows_past_ninety_minutes_and_is_told(activity: str, km: float) -> None:
    made = plan(16, activity, km, activities=[activity])
    build = [w for w in made.weeks if w.focus == "build"]
    assert longest(build[-1]) >= 1.25 * longest(build[0])
    assert longest(build[-1]) > 90
    assert all(sum(s.minutes > 90.5 for d in w.days for s in d.sessions) <= 1 for w in made.weeks)
    assert any("one a week over the 75 min asked for" in a.what for a in made.adjustments)


@pytest.mark.parametrize(("language", "words"), [("en", "months you have trained is not told"), ("es", "no consta cuántos meses")])
def test_months_of_training_that_are_not_told_are_named_where_they_hold_the_long_day(language: str, words: str) -> None:
    untold = {k: v for k, v in BASE["history"].items() if k != "months_trained"}
    said = [a.what for a in plan(16, "running", 42.2, history=untold, language=language).adjustments]
    assert any(words in s for s in said)
    few = [a.what for a in plan(16, "running", 42.2, history=untold | {"months_trained": 6}, language=language).adjustments]
    assert not any(words in s for s in few)


def test_a_year_of_training_is_wanted_for_it_and_a_short_race_does_not_ask() -> None:
    few = BASE["history"] | {"months_trained": 6}
    assert all(longest(w) <= 1.15 * 75 + 0.5 for w in plan(16, "running", 42.2, history=few).weeks)
    assert all(longest(w) <= 1.15 * 75 + 0.5 for w in plan(16, "running", 5).weeks)


@each("order", [["swimming", "cycling", "running"], ["running", "swimming", "cycling"]])
def test_a_triathlon_shares_the_week_whatever_the_order_of_the_sports(order: list[str]) -> None:
    made = plan(
        12, "other", 113, title="Medio Ironman", activities=order, days_per_week=6, experience="advanced", minutes_per_session=90,
        equipment=["pool", "bicycle"],
    )  # fmt: skip
    build = [w for w in made.weeks if w.focus == "build"]
    assert all({e.activity for _, e in outings(w)} == set(order) for w in build)
    minutes = {a: sum(e.minutes for w in build for _, e in outings(w) if e.activity == a) for a in order}
    assert minutes["cycling"] > minutes["running"] > minutes["swimming"]
    assert {e.activity for w in build for _, e in outings(w) if e.intervals} == set(order)
    assert {e.activity for w in build for _, e in outings(w) if e.minutes == longest(w)} >= {"cycling", "running"}


def test_another_event_without_a_sport_is_no_triathlon() -> None:
    three = ["running", "cycling", "swimming"]
    event = Event(date=date(2026, 5, 3), activity="other", title="Obstacle day", distance_km=20)
    assert not legs_of(event, three)
    assert set(legs_of(Event(date=event.date, activity="other"), three)) == set(three)
    assert set(legs_of(Event(date=event.date, activity="other", title="Duatlón"), three)) == {"running", "cycling"}


@each("km", [10, 21.1, 42.2, 100])
@each("days", [3, 4, 5, 6])
def test_the_days_after_a_race_are_easy_by_its_length(km: float, days: int) -> None:
    made = plan(6, "running", km, weeks=11, days_per_week=days)
    easy = easy_days(Event(date=date(2026, 5, 3), activity="running", distance_km=km))
    for week in made.weeks[6:]:
        for d, e in outings(week):
            assert 7 * (week.week - 7) + d + 1 > easy or (e.zone <= 2 and not e.intervals)
    first = made.weeks[6]
    assert first.focus == "return"
    assert not first.days[0].sessions
    assert all(d >= 2 for d in lifting(first))
    assert not lifting(first) or km < 42


def test_the_longer_the_race_the_easier_the_first_week_after_it() -> None:
    after = [sum(e.minutes for _, e in outings(plan(6, "running", km, weeks=8).weeks[6])) for km in (5, 21.1, 42.2)]
    assert after[0] > after[1] > after[2]


@each("race_week", range(6, 20))
@each("experience", ["beginner", "intermediate"])
def test_no_plan_has_an_easier_week_after_one_week(race_week: int, experience: str) -> None:
    made = plan(race_week, "running", 10, experience=experience)
    assert all(w.focus != "deload" for w in made.weeks[:2])


def test_who_begins_to_run_does_so_on_three_days_and_never_runs_on_before_the_race() -> None:
    who = {"experience": "beginner", "days_per_week": 3, "minutes_per_session": 30, "activities": ["running", "walking"]}
    made = plan(9, "running", 5, history={}, age=52, regular_exerciser=False, equipment=[], **who)
    for week in made.weeks[:7]:
        runs = [e for _, e in outings(week) if e.activity == "running"]
        assert len(runs) == 3
    assert all(e.intervals for w in made.weeks for _, e in outings(w) if e.minutes > 10)


@each("words", ["", "at most ", "up to ", "como mucho ", "Hasta ", "máximo ", "no más de "])
def test_a_distance_is_the_most_in_whatever_words(words: str) -> None:
    assert read_endurance(Scan(f"run 43 min zone 2, 130-145 bpm, {words}8 km", 1)).distance_km == 8
