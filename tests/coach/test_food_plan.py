"""Food of a plan: enough energy always, a deficit only where it is allowed, nothing where nobody may set it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.limits.food import MOST_KCAL
from milo.coach.plans.making.food_plan import CUT_WEEKS, TARGET, weeks_cut
from milo.coach.plans.making.planner import make_plan, with_target
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


@pytest.mark.parametrize("goal", ["weight_loss", "muscle_gain", "general", "endurance"])
@pytest.mark.parametrize("kg", [52, 80, 119.5])
def test_the_days_of_a_week_are_the_energy_that_is_told_and_a_deficit_is_one(goal: str, kg: float) -> None:
    runs = {"weekly_minutes": [200, 200, 200, 200], "months_trained": 30, "longest_run_km_30d": 15}
    for days in (1, 4, 6):
        plan = made(goal=goal, weight_kg=kg, minutes_per_session=90, activities=["running"], history=runs, days_per_week=days)
        eaten = plan.nutrition
        assert eaten is not None
        assert eaten.by_day is not None
        assert sum(d["kcal"] for d in eaten.by_day.values()) == pytest.approx(7 * eaten.kcal)
        assert all(abs(4 * (d["protein_g"] + d["carbs_g"]) + 9 * d["fat_g"] - d["kcal"]) <= 12 for d in eaten.by_day.values())


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
        ({"pregnant": True, "parq": {"clearance": {"date": "2026-02-20", "who": "doctor"}}}, "PL-22"),
        ({"postpartum_weeks": 8, "parq": {"clearance": {"date": "2026-02-20", "who": "doctor"}}}, "NU-04"),
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


# --- the athlete's own target, and how long a deficit may last


def test_an_own_target_holds_and_its_parts_make_the_whole() -> None:
    profile = parse_profile(CHLOE, TODAY)
    plan = make_plan(profile, weeks=4, seed=1, today=TODAY, target_kcal=2450)
    own = plan.nutrition
    assert own is not None
    assert own.kcal == 2450
    assert abs(4 * own.protein_g + 4 * own.carbs_g + 9 * own.fat_g - 2450) < 20
    assert sum(d["kcal"] for d in (own.by_day or {}).values()) / 7 == pytest.approx(2450, abs=10)
    assert any(a.rule == TARGET for a in plan.adjustments)


@pytest.mark.parametrize(("values", "rule"), [({}, "NU-03"), ({"weight_kg": 52}, "NU-04"), ({"goal": "weight_loss"}, "NU-03")])
def test_an_own_target_under_the_limits_is_raised_to_them_and_told(values: dict[str, Any], rule: str) -> None:
    profile = parse_profile(CHLOE | values, TODAY)
    plan = make_plan(profile, weeks=3, seed=1, today=TODAY, target_kcal=1250)
    assert plan.nutrition is not None
    even = food(**(values | {"goal": "general"}))
    assert plan.nutrition.kcal >= even.kcal - 510
    [told] = [a for a in plan.adjustments if "target" in a.what and a.what.startswith("1250 kcal")]
    assert told.rule == rule
    assert told.what.startswith("1250 kcal")


def test_a_deficit_pauses_after_twelve_weeks() -> None:
    profile = parse_profile(CHLOE | {"goal": "weight_loss"}, TODAY)
    even = food()
    long = make_plan(profile, weeks=16, seed=1, today=TODAY)
    [told] = [a.what for a in long.adjustments if a.rule == "NU-02"]
    assert told.startswith("weeks 13 to 14: ")
    short = make_plan(profile, weeks=4, seed=1, today=TODAY, cut_weeks=10)
    assert any(a.what.startswith("weeks 3 to 4: ") for a in short.adjustments)
    paused = make_plan(profile, weeks=3, seed=1, today=TODAY, cut_weeks=12)
    assert paused.nutrition is not None
    assert paused.nutrition.kcal == pytest.approx(even.kcal, abs=30)
    assert not weeks_cut([(TODAY, TODAY + timedelta(weeks=4), paused.nutrition)], TODAY + timedelta(weeks=4))
    assert "NU-02" not in {a.rule for a in make_plan(profile, weeks=12, seed=1, today=TODAY).adjustments}


def test_weeks_of_deficit_are_counted_over_plans_until_a_pause() -> None:
    cut, even = food(goal="weight_loss"), food()
    at = [TODAY + timedelta(weeks=n) for n in range(0, 40, 2)]
    assert weeks_cut([(at[0], at[2], cut), (at[2], at[4], cut)], at[4]) == 8
    assert weeks_cut([(at[0], at[2], cut), (at[2], at[3], even), (at[3], at[5], cut)], at[5]) == 4
    assert weeks_cut([(at[0], at[2], cut)], at[3]) == 0, "two weeks without a plan are a pause"
    assert weeks_cut([(at[0], at[2], cut), (at[2], at[2], cut), (at[2], at[3], None)], at[3]) == 0
    assert weeks_cut([], at[1]) == 0
    assert weeks_cut([(at[0] + timedelta(days=4), at[2], cut)], at[2]) == 4, "the week a plan is made in is its first"
    assert weeks_cut([(at[0] + timedelta(days=5), at[2], cut)], at[2]) == 3, "but not at the weekend"


def test_the_weeks_a_long_deficit_pauses_are_told_and_made() -> None:
    plan = make_plan(parse_profile(CHLOE | {"goal": "weight_loss"}, TODAY), weeks=30, seed=1, today=TODAY)
    told = [a.what for a in plan.adjustments if a.rule == "NU-02"]
    assert [what.split(":")[0] for what in told] == ["weeks 13 to 14", "weeks 27 to 28"]
    monday = {week: TODAY + timedelta(weeks=week - 1) for week in range(1, 31)}
    pauses = {week for week, day in monday.items() if weeks_cut([(TODAY, day, plan.nutrition)], day) >= CUT_WEEKS}
    assert pauses == {13, 14, 27, 28}


def test_a_target_set_in_a_later_week_names_the_same_weeks_and_only_once() -> None:
    profile = parse_profile(CHLOE | {"goal": "weight_loss"}, TODAY)
    plan = make_plan(profile, weeks=16, seed=1, today=TODAY)
    after = with_target(plan, profile, TODAY + timedelta(weeks=4), target_kcal=1850, cut_weeks=4, week=5)
    [told] = [a.what for a in after.adjustments if a.rule == "NU-02"]
    assert told.startswith("weeks 13 to 14: 1850 kcal")
    later = with_target(plan, profile, TODAY + timedelta(weeks=14), target_kcal=1850, cut_weeks=0, week=15)
    assert not [a for a in later.adjustments if a.rule == "NU-02"], "two weeks are left"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_new_target_takes_the_place_of_all_that_was_said_of_the_one_before(language: str) -> None:
    profile = parse_profile(CHLOE, TODAY)
    plan = make_plan(profile, weeks=3, seed=1, today=TODAY, target_kcal=1000, language=language)
    assert any("1000 kcal" in a.what for a in plan.adjustments)
    after = with_target(plan, profile, TODAY, target_kcal=2600)
    assert not any("1000 kcal" in a.what for a in after.adjustments)
    assert [a.rule for a in after.adjustments].count(TARGET) == 1
    assert [a for a in plan.adjustments if "kcal" not in a.what] == [a for a in after.adjustments if "kcal" not in a.what]


def test_a_target_far_beyond_what_is_used_is_brought_down_and_told() -> None:
    even = food().kcal
    plan = make_plan(parse_profile(CHLOE, TODAY), weeks=3, seed=1, today=TODAY, target_kcal=20_000)
    assert plan.nutrition is not None
    assert even < plan.nutrition.kcal <= min(MOST_KCAL, 2 * even)
    assert [a.rule for a in plan.adjustments if a.what.startswith("20000 kcal")] == [TARGET]


def test_a_deficit_the_floor_takes_back_counts_no_weeks() -> None:
    values: dict[str, Any] = {"age": 74, "sex": "male", "weight_kg": 45, "height_cm": 148, "days_per_week": 1}
    even, cut = food(**values), food(**values, goal="weight_loss")
    assert cut.kcal >= even.kcal
    assert "NU-02" not in cut.because
    assert not weeks_cut([(TODAY, TODAY + timedelta(weeks=8), cut)], TODAY + timedelta(weeks=8))


def test_who_is_heavy_builds_muscle_without_eating_more_than_they_use() -> None:
    for kg, surplus in ((81, True), (82, False), (110, False)):  # a body mass index of 30 is 81.7 kg at 165 cm
        plan = made(goal="muscle_gain", weight_kg=kg, equipment=["dumbbell"])
        assert any("surplus" in a.what for a in plan.adjustments) == surplus
        assert any(a.what.startswith("eating more than you use") for a in plan.adjustments) != surplus
