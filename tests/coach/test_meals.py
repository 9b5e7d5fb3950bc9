"""Meals meet their targets, respect diets and allergies, and differ from day to day."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from each import each
from milo.coach.foods import allowed_foods
from milo.coach.meals import MealDay, meals
from milo.coach.meals_amounts import MOST_OF, nearest
from milo.vocabulary.errors import BadValue, NotEnoughData, UnknownName
from milo.vocabulary.foods import dishes, foods

TARGET = {"kcal": 2_200.0, "protein_g": 130.0, "carbs_g": 250.0, "fat_g": 70.0}


def plates(day: MealDay) -> set[str]:
    return {p.food.id for meal in day.meals for p in meal.portions}


def planned(
    seed: int = 1, days: int = 7, diet: str | None = None, allergies: tuple[str, ...] = (), **target: float
) -> list[MealDay]:
    return meals({**TARGET, **target}, diet, allergies, days, np.random.default_rng(seed))


@pytest.mark.parametrize("diet", [None, "vegetarian", "vegan", "pescatarian", "gluten free", "lactose free", "halal"])
@pytest.mark.parametrize(("kcal", "share"), [(1_300.0, 0.25), (1_800.0, 0.15), (2_400.0, 0.2), (3_600.0, 0.22)])
def test_energy_and_protein_are_met_for_every_diet(diet: str | None, kcal: float, share: float) -> None:
    protein = kcal * share / 4
    allowed = {f.id for f in allowed_foods(diet)}
    for day in planned(3, 7, diet, kcal=kcal, protein_g=protein, carbs_g=kcal * 0.5 / 4, fat_g=kcal * 0.28 / 9):
        assert day.kcal == pytest.approx(kcal, rel=0.05)
        assert day.protein_g == pytest.approx(protein, rel=0.10)
        assert plates(day) <= allowed


@pytest.mark.parametrize("diet", [None, "vegetarian", "vegan", "pescatarian", "gluten free", "lactose free", "halal"])
@pytest.mark.parametrize(("kcal", "protein"), [(2_800.0, 84.0), (3_400.0, 112.0), (4_000.0, 120.0), (4_600.0, 138.0)])
def test_much_energy_with_little_protein_is_met_for_every_diet(diet: str | None, kcal: float, protein: float) -> None:
    for day in planned(0, 7, diet, kcal=kcal, protein_g=protein, carbs_g=kcal * 0.62 / 4, fat_g=kcal * 0.26 / 9):
        assert day.kcal == pytest.approx(kcal, rel=0.05)
        assert day.protein_g == pytest.approx(protein, rel=0.10)


@pytest.mark.parametrize("diet", [None, "vegetarian", "vegan", "pescatarian", "gluten free", "lactose free", "halal"])
@pytest.mark.parametrize(("kcal", "share"), [(1_500.0, 0.22), (2_000.0, 0.2), (2_000.0, 0.25), (3_000.0, 0.15), (4_600.0, 0.16)])
def test_fibre_stays_within_what_is_eaten(diet: str | None, kcal: float, share: float) -> None:
    for day in planned(1, 7, diet, kcal=kcal, protein_g=kcal * share / 4, carbs_g=kcal * 0.5 / 4, fat_g=kcal * 0.28 / 9):
        assert 12.0 <= day.fibre_g / kcal * 1_000 <= 25.5


@pytest.mark.parametrize(("diet", "protein"), [(None, 110.0), ("vegan", 100.0), ("vegetarian", 90.0), ("pescatarian", 140.0)])
def test_portions_are_those_that_people_eat(diet: str | None, protein: float) -> None:
    for day in planned(2, 7, diet, kcal=2_100.0, protein_g=protein, carbs_g=250.0, fat_g=65.0):
        for meal in day.meals:
            for p in meal.portions:
                [slot, *_] = [s for s in meal.dish.slots if p.food.id in s.foods]
                assert p.grams <= MOST_OF.get(p.food.id, slot.most_g)
                assert p.grams >= min(0.3 * slot.usual_g, 20.0), f"a crumb: {p.food.name}"
            held = {p.food.id: p.grams for p in meal.portions}
            assert {s.foods for s in meal.dish.slots if s.needed and held.keys().isdisjoint(s.foods)} == set()
            if meal.dish.id == "shake":
                assert max(held.get("whey_protein_powder", 0), held.get("soy_protein_powder", 0)) >= 20


def test_a_dish_holds_what_its_name_says() -> None:
    for dish in dishes().values():
        if "rice" in dish.name.casefold().split():
            assert any(s.needed and all("rice" in f for f in s.foods) for s in dish.slots), dish.id
        if "fruit" in dish.name:
            assert any(s.needed and {"banana", "raisins"} & set(s.foods) for s in dish.slots), dish.id
        for named, name, _ in dish.named:
            assert any(named & set(s.foods) for s in dish.slots), name
    [sticks, *_] = dishes()["vegetable_sticks"].slots
    assert not {"spinach_raw", "lettuce_cos", "tomato_raw"} & set(sticks.foods)
    assert dishes()["toast_and_scramble"].called("en", ["corn_tortilla"]) == "Scramble with corn tortillas"


def test_who_eats_meat_seldom_gets_what_stands_in_for_it() -> None:
    soy = {"tempeh", "tofu_firm_calcium", "veggie_soy_burger", "wheat_gluten_seitan_base_dry"}
    served = [p.food for seed in range(4) for day in planned(seed) for meal in day.meals for p in meal.portions]
    stands_in = sum(f.id in soy for f in served)
    assert stands_in <= sum(bool({"meat", "fish"} & f.tags) for f in served) / 5
    vegan = [plates(day) & soy for seed in range(4) for day in planned(seed, diet="vegan")]
    assert sum(map(bool, vegan)) > len(vegan) / 2


def test_dishes_for_the_hungry_are_not_served_on_small_days() -> None:
    late = {d.id for d in dishes().values() if d.least_kcal > 2_200}
    assert late
    assert not {meal.dish.id for seed in range(4) for day in planned(seed) for meal in day.meals} & late


def test_amounts_are_the_nearest_within_their_ends() -> None:
    from scipy.optimize import lsq_linear

    rng = np.random.default_rng(0)
    for size in (1, 2, 7, 20):
        for _ in range(20):
            rows, goal = rng.normal(size=(4, size)) * 5, rng.normal(size=4) * 20
            least = rng.uniform(0, 0.6, size)
            most = least + rng.uniform(0, 2, size)
            found = nearest(rows, goal, least, most)
            assert np.all((found >= least) & (found <= most))
            best = lsq_linear(np.vstack([rows, np.eye(size)]), np.concatenate([goal, np.ones(size)]), (least, most + 1e-12))
            cost = np.sum((rows @ found - goal) ** 2) + np.sum((found - 1) ** 2)
            assert cost == pytest.approx(2 * best.cost, rel=1e-6)


def test_foods_of_the_tables_here_are_foods() -> None:
    assert MOST_OF.keys() <= foods().keys()


def test_the_day_is_the_sum_of_its_portions() -> None:
    for day in planned():
        portions = [p for meal in day.meals for p in meal.portions]
        for name in ("kcal", "protein_g", "carbs_g", "fat_g", "fibre_g"):
            assert getattr(day, name) == pytest.approx(sum(getattr(p.food, name) * p.grams / 100 for p in portions), abs=0.06)


@each("allergy", ["nuts", "milk", "egg", "fish", "soy", "gluten", "sesame", "kiwi"])
def test_no_allergen_is_ever_served(allergy: str) -> None:
    allowed = {f.id for f in allowed_foods("pescatarian", [allergy])}
    for seed in range(3):
        for day in planned(seed, 7, "pescatarian", (allergy,)):
            assert plates(day) <= allowed


def test_a_day_has_the_meals_of_a_day_and_two_snacks_for_the_hungry() -> None:
    assert [m.meal for m in planned()[0].meals] == ["breakfast", "lunch", "snack", "dinner"]
    assert [m.meal for m in planned(kcal=3_400.0)[0].meals].count("snack") == 2


def test_no_two_days_are_alike_and_dishes_take_turns() -> None:
    for seed in range(5):
        week = planned(seed)
        assert all(plates(a) != plates(b) for a, b in combinations(week, 2))
        dinners = [next(m.dish.id for m in day.meals if m.meal == "dinner") for day in week]
        assert len(set(dinners)) >= 4
        breakfasts = [next(m.dish.id for m in day.meals if m.meal == "breakfast") for day in week]
        assert len(set(breakfasts)) >= 4
        assert len(set().union(*map(plates, week))) >= 35


def test_amounts_are_those_of_a_kitchen() -> None:
    for day in planned(5) + planned(6, diet="vegan") + planned(7, kcal=4_000.0, protein_g=180.0):
        for meal in day.meals:
            assert len({p.food.id for p in meal.portions}) == len(meal.portions)
            assert sum(p.grams for p in meal.portions) <= 1_300
            for p in meal.portions:
                step = p.food.unit_g or 1.0
                assert p.grams >= step
                assert p.grams / step == pytest.approx(round(p.grams / step))
                assert p.grams <= 600


def test_energy_comes_before_wishes_that_do_not_add_up_to_it() -> None:
    assert planned(days=1, kcal=4_000.0, protein_g=180.0, carbs_g=200.0, fat_g=50.0)[0].kcal == pytest.approx(4_000, rel=0.05)


def test_training_days_get_their_own_targets() -> None:
    targets = [{"kcal": 2_000.0, "protein_g": 120.0, "carbs_g": 200.0}, {"kcal": 2_600.0, "protein_g": 120.0, "carbs_g": 340.0}] * 2
    rest, train, *_ = meals(targets, None, [], 4, np.random.default_rng(2))
    assert rest.kcal == pytest.approx(2_000, rel=0.05)
    assert train.kcal == pytest.approx(2_600, rel=0.05)
    assert train.carbs_g > rest.carbs_g + 50


def test_carbohydrate_and_fat_are_followed_as_far_as_the_dishes_let() -> None:
    lean = planned(carbs_g=330.0, fat_g=40.0)
    rich = planned(carbs_g=180.0, fat_g=105.0)
    assert np.mean([d.fat_g for d in rich]) > np.mean([d.fat_g for d in lean]) + 25
    assert np.mean([d.carbs_g for d in lean]) > np.mean([d.carbs_g for d in rich]) + 60


def test_the_same_generator_gives_the_same_meals_and_another_gives_others() -> None:
    assert planned(4) == planned(4)
    assert planned(4) != planned(5)


@each(
    "target",
    [
        {"kcal": 600.0},
        {"kcal": 9_000.0},
        {"protein_g": 0.0},
        {"protein_g": 600.0},
        {"kcal": float("nan")},
        {"protein_g": float("nan")},
    ],
)
def test_targets_that_make_no_sense_are_refused(target: dict[str, float]) -> None:
    with pytest.raises(BadValue):
        meals({**TARGET, **target}, None, [], 3, np.random.default_rng(1))


def test_more_protein_than_foods_hold_is_told() -> None:
    with pytest.raises(NotEnoughData, match="less protein"):
        planned(diet="vegan", allergies=("soy", "gluten", "nuts"), protein_g=220.0)


def test_less_protein_than_foods_hold_is_told_the_other_way_round() -> None:
    with pytest.raises(NotEnoughData, match="more protein or less energy"):
        planned(kcal=4_800.0, protein_g=70.0)


def test_days_and_targets_must_fit_each_other() -> None:
    with pytest.raises(BadValue):
        meals([TARGET], None, [], 3, np.random.default_rng(1))
    with pytest.raises(BadValue):
        planned(days=0)
    with pytest.raises(BadValue):
        meals({"kcal": 2_000.0}, None, [], 3, np.random.default_rng(1))


def test_an_allergy_nobody_understands_serves_nothing() -> None:
    with pytest.raises(UnknownName):
        planned(allergies=("qwertyfruit",))
