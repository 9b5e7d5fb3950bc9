"""The food of a plan text: its least and most energy, protein, each weekday, and parts that make the whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from coach.planner_checks import TODAY
from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan, with_target
from milo.coach.plans.text.text import render
from milo.vocabulary.athlete import parse_profile

BRUNO: dict[str, Any] = {
    "age": 40, "sex": "male", "goal": "endurance", "days_per_week": 4, "weight_kg": 80, "height_cm": 180,
    "experience": "intermediate", "equipment": ["dumbbell"], "activities": ["running"], "parq": {"none_of_these": True},
    "regular_exerciser": True,
    "history": {"weekly_minutes": [120, 130, 140, 150], "longest_run_km_30d": 10, "days_since_last_session": 1},
}  # fmt: skip
WHO = parse_profile(BRUNO, TODAY)
PLAN = make_plan(WHO, weeks=4, seed=1, today=TODAY)
TEXT = render(PLAN)
LINES = TEXT.split("\n")
FOOD = next(n for n, line in enumerate(LINES) if line.startswith("food ") and " on " not in line)
MONDAY = next(n for n, line in enumerate(LINES) if line.startswith("food on monday"))


def found(line: int, new: str, language: str = "en") -> list[tuple[int, str, str]]:
    """What is to mend of the plan with one line written anew: (line, rule, sentence)."""
    text = "\n".join(new if n == line else old for n, old in enumerate(LINES))

    def limited(plan: Any, profile: Any, today: date) -> Any:
        return validate(plan, profile, today, language=language)

    return [(f.line - 1, f.rule, f.what) for f in check(text, limited, WHO, TODAY, language=language) if f.rule != "LIMIT"]


def food(kcal: float, protein: float = 128, carbs: float | None = None, fat: float = 80) -> str:
    carbs = (kcal - 4 * protein - 9 * fat) / 4 if carbs is None else carbs
    return f"food {kcal:g} kcal, {protein:g} g protein, {carbs:g} g carbs, {fat:g} g fat"


def on_monday(kcal: float, protein: float = 128, fat: float = 80) -> str:
    return f"food on monday: kcal {kcal:g}, protein_g {protein:g}, carbs_g {(kcal - 4 * protein - 9 * fat) / 4:g}, fat_g {fat:g}"


def test_what_milo_planned_is_nothing_to_mend():
    assert found(FOOD, LINES[FOOD]) == []


def test_a_day_has_a_most_of_energy_and_of_protein():
    assert [(n, rule) for n, rule, _ in found(FOOD, food(20_000))] == [(FOOD, "NU-01")]
    assert [(n, rule) for n, rule, _ in found(MONDAY, on_monday(9_000))] == [(MONDAY, "NU-01")]
    ((n, rule, what),) = found(MONDAY, on_monday(3_000, protein=400))
    assert (n, rule, what) == (MONDAY, "NU-05", "Monday: 400 g of protein -> 200 g")


@pytest.mark.parametrize("kcal", [900, 1_650])
def test_a_weekday_below_its_floor_is_told_on_its_line(kcal: int):
    ((n, rule, what),) = found(MONDAY, on_monday(kcal, fat=40))
    assert (n, rule) == (MONDAY, "NU-01")
    assert what == f"Monday: {kcal} kcal -> 1730 kcal"
    ((_, _, said),) = found(MONDAY, on_monday(kcal, fat=40), "es")
    assert said.startswith("lunes: ")


def test_energy_is_what_its_parts_make():
    ((n, rule, what),) = found(FOOD, food(PLAN.nutrition.kcal + 400, carbs=200))  # type: ignore[union-attr]
    assert (n, rule) == (FOOD, "PL-16")
    assert "g of carbohydrate" in what


def test_text_and_target_have_one_least_energy():
    asked = with_target(PLAN, WHO, TODAY, target_kcal=1_900)
    assert asked.nutrition is not None
    ((_, rule, what),) = found(FOOD, food(1_900))
    least = float(what.removesuffix(" kcal").split("-> ")[1])
    assert rule in asked.nutrition.because
    assert abs(asked.nutrition.kcal - least) <= 10
    assert [rule for _, rule, _ in found(FOOD, food(asked.nutrition.kcal))] in ([], ["NU-02"])


def test_a_mean_below_the_least_is_not_reached_by_weekdays():
    days = "\n".join(
        f"food on {d}: kcal 1740" for d in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
    text = "\n".join(x for n, x in enumerate(LINES) if not x.startswith("food on")).replace(LINES[FOOD], f"{LINES[FOOD]}\n{days}")
    assert [f.rule for f in check(text, validate, WHO, TODAY) if f.rule != "LIMIT"] in (["NU-02"], ["NU-03"])


def test_energy_that_the_limits_change_is_made_of_its_parts_again() -> None:
    """Of somebody of 300 kg the plan costs more than may be asked for; its parts made 6,201 of 6,000 kcal."""
    heavy = parse_profile(
        {**BRUNO, "age": 30, "goal": "muscle_gain", "weight_kg": 300, "height_cm": 195.2, "days_per_week": 5}, TODAY
    )
    food = make_plan(heavy, weeks=4, seed=1, today=TODAY).nutrition
    assert food is not None
    assert food.kcal == 6_000
    assert abs(4 * food.protein_g + 4 * food.carbs_g + 9 * food.fat_g - food.kcal) <= 15


@pytest.mark.parametrize("protein", [0, 20, 90])
def test_too_little_protein_is_told_with_the_least_there_may_be(protein: float) -> None:
    told = [f for f in found(FOOD, food(2600, protein)) if f[1] == "NU-05"]
    assert told
    assert "96 g" in told[0][2]
    assert [f for f in found(MONDAY, on_monday(2600, protein)) if f[1] == "NU-05"]


def test_the_least_protein_is_enough() -> None:
    assert not [f for f in found(FOOD, food(2600, 96)) if f[1] == "NU-05"]
