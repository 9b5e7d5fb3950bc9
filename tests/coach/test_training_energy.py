"""What training costs: by sport, zone and part of a session, from a week that stands for the plan; and what a race asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from coach.planner_checks import TODAY
from each import each
from milo.coach.plans.basics.training_energy import spent_on, training_by_day, typical_week
from milo.coach.plans.limits.food import body_of, energy_floor
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.making.race_food import race_food
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.plan import DAYS, Plan, PlannedDay, PlannedEndurance, PlannedFood, PlannedSession, PlannedWeek

NADIA = {
    "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5, "height_cm": 168, "weight_kg": 60,
    "experience": "advanced",
    "minutes_per_session": 75, "activities": ["running"],
    "parq": {"clearance": {"date": "2026-02-20", "who": "doctor"}}, "regular_exerciser": True,
    "history": {"longest_run_km_30d": 18, "weekly_minutes": [260, 260, 260, 260], "months_trained": 48,
                "days_since_last_session": 1},
}  # fmt: skip


def run(minutes: float, activity: str = "running", **values: Any) -> PlannedSession:
    e = PlannedEndurance(activity=activity, minutes=minutes, **{"zone": 2, **values})
    return PlannedSession(session_id="s", kind="endurance", title="t", minutes=minutes, endurance=e)


def cost(session: PlannedSession, kg: float = 60.0, *, slower: bool = False) -> float:
    return training_by_day(week(1, session), kg, slower=slower)[0]


def week(number: int, *sessions: PlannedSession, focus: str = "build") -> PlannedWeek:
    days = [
        PlannedDay(day=d, rest=not (d == "monday" and sessions), sessions=list(sessions) if d == "monday" else []) for d in DAYS
    ]
    return PlannedWeek(week=number, focus=focus, days=days)


@pytest.mark.parametrize(("minutes", "kg"), [(30, 50.0), (60, 70.0), (85, 70.0), (150, 92.0)])
def test_running_costs_about_a_kilocalorie_per_kilogram_and_kilometre(minutes: float, kg: float) -> None:
    assert cost(run(minutes), kg) == pytest.approx(kg * minutes / 6, rel=0.1)
    assert cost(run(minutes), kg, slower=True) == pytest.approx(kg * minutes / 7.5, rel=0.1)
    assert cost(run(minutes, distance_km=3.0), kg) <= 3 * kg, "no farther than is planned"


def test_each_sport_costs_its_own_and_harder_costs_more() -> None:
    costs = {sport: [cost(run(60, sport, zone=z)) for z in range(1, 6)] for sport in ("running", "cycling", "swimming", "rowing")}
    for of_zone in costs.values():
        assert of_zone == sorted(of_zone)
    assert costs["running"][1] > costs["cycling"][1] > costs["swimming"][1] > cost(run(60, "walking"))
    assert cost(run(60, "walking"), slower=True) == cost(run(60, "walking"))


@pytest.mark.parametrize("activity", ["running", "cycling", "swimming"])
@pytest.mark.parametrize(("repeat", "work", "zone"), [(5, 3.0, 4), (4, 4.0, 4), (3, 8.0, 3)])
def test_intervals_are_charged_for_what_they_are(activity: str, repeat: int, work: float, zone: int) -> None:
    hard = [{"repeat": repeat, "work_minutes": work, "work_zone": zone, "rest_minutes": 2.5, "rest_zone": 1}]
    mixed = cost(run(85, activity, zone=zone, intervals=hard))
    assert mixed < cost(run(85, activity, zone=zone)) - (85 - repeat * work) / 85 * 50
    assert mixed == pytest.approx(cost(run(85, activity)), rel=0.16), "most of it is easy"


@each("easier", ["deload", "taper", "recovery"])
def test_food_is_worked_out_from_a_week_that_loads_wherever_the_easier_ones_lie(easier: str) -> None:
    loading = [week(n, run(60 + n)) for n in (1, 2, 4, 5, 6)]
    weeks = [*loading[:2], week(3, run(20), focus=easier), *loading[2:], week(7, focus="taper")]
    assert typical_week(weeks).week == 4
    assert typical_week([week(1, focus=easier), week(2, run(30), focus=easier)]).week == 2


def nadia(**values: Any) -> Profile:
    return parse_profile(NADIA | values, TODAY)


def planned(weeks: int, **values: Any) -> tuple[Plan, PlannedFood]:
    plan = make_plan(nadia(**values), weeks=weeks, seed=1, today=TODAY)
    assert plan.nutrition is not None
    return plan, plan.nutrition


def race_in(weeks: int, km: float, activity: str = "running") -> dict[str, Any]:
    return {"date": (TODAY + timedelta(weeks=weeks)).isoformat(), "activity": activity, "distance_km": km}


@each("race", [None, race_in(2, 42.2), race_in(9, 21.1), race_in(12, 42.2)])
def test_a_loading_week_is_fed_whatever_week_three_is(race: dict[str, Any] | None) -> None:
    values = {} if race is None else {"event": race}
    plan, food = planned(13, **values)
    body = body_of(person_of(nadia(**values), TODAY))
    longest = max(training_by_day(typical_week(plan.weeks), 60.0))
    assert food.by_day is not None
    spread = max(d["kcal"] for d in food.by_day.values()) - min(d["kcal"] for d in food.by_day.values())
    assert spread == pytest.approx(spent_on(longest), abs=60)
    training = sum(training_by_day(typical_week(plan.weeks), 60.0)) / 7
    assert (food.kcal - training) / body.fat_free_kg >= 30


def test_the_floor_of_energy_availability_counts_all_that_training_costs() -> None:
    p = person_of(nadia(), TODAY)
    body = body_of(p)
    floor, rule = energy_floor(p, body, 700.0, cutting=True)
    assert rule == "NU-03"
    assert floor == pytest.approx(35 * body.fat_free_kg + 700)


@pytest.mark.parametrize(("km", "activity", "per_kg", "eve"), [
    (42.2, "running", 8, True), (21.1, "running", 7, True), (10, "running", 5, False), (100, "cycling", 8, True),
])  # fmt: skip
def test_the_day_of_a_long_race_and_the_one_before_hold_its_carbohydrate(km: float, activity: str, per_kg: int, eve: bool) -> None:
    race = race_in(4, km, activity)
    plan, food = planned(6, event=race, activities=[activity])
    day, profile = date.fromisoformat(race["date"]), nadia(event=race, activities=[activity])
    found = race_food(food, profile, day)
    assert found is not None
    assert found.amounts["carbs_g"] >= per_kg * 60 - 1
    assert found.amounts["kcal"] > food.kcal - 300
    assert (race_food(food, profile, day - timedelta(days=1)) is not None) == eve
    assert race_food(food, profile, day + timedelta(days=1)) is None
    if found.amounts["carbs_g"] > food.carbs_g:
        assert any(a.rule == "nutrition-3.4" and "->" in a.what for a in plan.adjustments)


@each("values", [
    {"event": {"date": (TODAY + timedelta(weeks=4)).isoformat(), "activity": "strength"}},
    {"event": {"date": (TODAY + timedelta(weeks=4)).isoformat(), "activity": "running"}},
    {"event": race_in(4, 5)}, {"event": race_in(4, 42.2), "conditions": ["type 2 diabetes"]}, {},
])  # fmt: skip
def test_nothing_is_told_of_a_race_nobody_knows_the_length_of(values: dict[str, Any]) -> None:
    _, food = planned(4)
    assert race_food(food, nadia(**values), TODAY + timedelta(weeks=4)) is None
