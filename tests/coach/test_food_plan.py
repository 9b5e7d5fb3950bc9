"""Food of a plan: enough energy always, a deficit only where it is allowed, nothing where nobody may set it."""

from __future__ import annotations

from typing import Any

import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan, PlannedFood

CHLOE = {
    "age": 38,
    "sex": "female",
    "goal": "general",
    "days_per_week": 4,
    "height_cm": 165,
    "weight_kg": 80,
    "experience": "intermediate",
}


def made(**values: Any) -> Plan:
    """Chloé's plan, with what a test changes about her."""
    return make_plan(parse_profile(CHLOE | values, TODAY), weeks=3, seed=1, today=TODAY)


def food(**values: Any) -> PlannedFood:
    found = made(**values).nutrition
    assert found is not None
    return found


def test_losing_weight_takes_a_moderate_deficit_and_more_protein() -> None:
    even, cut = food(), food(goal="weight_loss", dietary_preference="vegetarian")
    assert 200 <= even.kcal - cut.kcal <= 500
    assert cut.protein_g >= even.protein_g
    assert "NU-02" in cut.because


def test_gaining_muscle_takes_a_small_surplus() -> None:
    even, gain = food(equipment=["dumbbell"]), food(equipment=["dumbbell"], goal="muscle_gain")
    assert 0.03 * even.kcal <= gain.kcal - even.kcal <= 0.15 * even.kcal


def test_a_small_old_and_still_person_never_falls_below_rest_or_the_floor() -> None:
    small = food(goal="weight_loss", age=70, weight_kg=52, height_cm=150, days_per_week=1)
    assert small.kcal >= 1200
    assert min(d["kcal"] for d in (small.by_day or {}).values()) >= 1200


def test_energy_follows_what_is_trained_and_the_days_add_up() -> None:
    often = food(days_per_week=6, minutes_per_session=60, regular_exerciser=True)
    seldom = food(days_per_week=1, minutes_per_session=30)
    assert often.kcal > seldom.kcal
    assert often.by_day is not None
    assert sum(d["kcal"] for d in often.by_day.values()) / 7 == pytest.approx(often.kcal, abs=10)
    carbs = {d["carbs_g"] for d in often.by_day.values()}
    assert max(carbs) > min(carbs)
    assert len({d["protein_g"] for d in often.by_day.values()}) == 1


@pytest.mark.parametrize("values", [{"weight_kg": 52}, {"age": 77}, {"postpartum_weeks": 20}])
def test_no_deficit_where_none_is_allowed(values: dict[str, Any]) -> None:
    plan = made(goal="weight_loss", **values)
    assert plan.nutrition is not None
    even = food(goal="general", **values)
    assert plan.nutrition.kcal >= even.kcal
    assert any(a.rule == "NU-04" for a in plan.adjustments)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"age": 16}, "PL-40"),
        ({"pregnant": True, "parq": {"cleared": True}}, "PL-22"),
        ({"postpartum_weeks": 8, "parq": {"cleared": True}}, "NU-04"),
        ({"conditions": ["eating disorder"]}, "PL-31"),
        ({"conditions": ["kidney disease"]}, "NU-05"),
        ({"conditions": ["type 1 diabetes"]}, "NU-04"),
        ({"medications": ["Gliclazide 30 mg"]}, "NU-04"),
        ({"weight_kg": None}, "NU-01"),
        ({"height_cm": None}, "NU-01"),
    ],
)
def test_no_food_where_nobody_may_set_it_or_a_measure_is_missing_and_the_reason_is_told(values: dict[str, Any], rule: str) -> None:
    plan = made(goal="weight_loss", **values)
    assert plan.nutrition is None
    assert any(a.rule == rule and "->" in a.what for a in plan.adjustments)


def test_undisclosed_sex_lies_between() -> None:
    kcal = [food(sex=sex).kcal for sex in ("female", "unspecified", "male")]
    assert kcal == sorted(kcal)
    assert kcal[0] < kcal[1] < kcal[2]
