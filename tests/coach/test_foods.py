"""The table of foods, what diets and allergies leave of it, and the search."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from each import each
from milo.coach.foods import allowed_foods, find_foods
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.foods import dishes, foods

EXTRA = {"meat", "pork", "beef", "alcohol", "mixed", "lactose", "vegan", "vegetarian", "pescatarian"}
ALLERGENS = {"milk", "egg", "gluten", "nuts", "peanut", "fish", "shellfish", "soy", "sesame", "celery", "sulphite"}


def test_every_food_is_complete_and_plausible() -> None:
    assert len(foods()) >= 148
    for food in foods().values():
        assert food.name
        assert food.name_es
        assert food.serving_g > 0
        assert min(food.protein_g, food.carbs_g, food.fat_g, food.fibre_g) >= 0
        assert food.protein_g + food.carbs_g + food.fat_g <= 105, food.id
        assert food.tags <= ALLERGENS | EXTRA, food.id
        assert food.may <= ALLERGENS | EXTRA, food.id


def test_energy_is_about_that_of_the_nutrients() -> None:
    """Alcohol, fibre and watery vegetables do not add up with 4, 4 and 9 (reference 3.2)."""
    for food in foods().values():
        if "alcohol" in food.tags or food.kcal < 100:
            continue
        added = 4 * food.protein_g + 4 * (food.carbs_g - food.fibre_g) + 2 * food.fibre_g + 9 * food.fat_g
        assert food.kcal == pytest.approx(added, rel=0.17), food.id


def test_no_two_foods_share_a_name_or_a_number() -> None:
    for said in ("name", "name_es", "ndb"):
        assert len({getattr(f, said) for f in foods().values()}) == len(foods())


def test_the_table_is_the_reference_row_by_row(shared_data: Callable[[str], Path]) -> None:
    reference = shared_data("lift-hevy").parents[1] / "reference" / "foods_sr27.csv"
    if not reference.is_file():
        pytest.skip("the reference table is not on this machine")
    by_number = {f.ndb: f for f in foods().values()}
    with reference.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(by_number)
    for row in rows:
        food = by_number[row["ndb_no"]]
        found = (food.kcal, food.protein_g, food.carbs_g, food.fat_g, food.fibre_g, food.serving_g)
        wanted = (row["kcal_100g"], row["protein_g"], row["carb_g"], row["fat_g"], row["fibre_g"], row["serving_g"])
        assert found == tuple(map(float, wanted))


def test_vegan_is_vegetarian_is_pescatarian() -> None:
    vegan, vegetarian, pescatarian = ({f.id for f in allowed_foods(d)} for d in ("vegan", "vegetarian", "pescatarian"))
    assert vegan < vegetarian < pescatarian < foods().keys()
    assert not any(f.tags & {"milk", "egg", "meat", "fish", "shellfish"} for f in allowed_foods("vegan"))
    assert "honey" not in vegan
    assert "salmon_wild_raw" in pescatarian - vegetarian


@each("diet", ["vegana", "Plant-based", "VEGAN diet", "dieta vegana"])
def test_diets_are_understood_in_both_languages(diet: str) -> None:
    assert allowed_foods(diet) == allowed_foods("vegan")


def test_diets_add_up() -> None:
    both = allowed_foods("vegetarian, gluten free")
    assert 0 < len(both) < len(allowed_foods("vegetarian"))
    assert not any("gluten" in f.tags | f.may for f in both)
    assert not any("pork" in f.tags for f in allowed_foods("sin cerdo"))


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        ("peanuts", {"peanut"}),
        ("cacahuetes", {"peanut"}),
        ("nuts", {"nuts", "peanut"}),
        ("frutos secos", {"nuts", "peanut"}),
        ("walnut", {"nuts"}),
        ("leche", {"milk"}),
        ("allergic to eggs", {"egg"}),
        ("alergia al pescado", {"fish"}),
        ("seafood", {"fish", "shellfish"}),
        ("mariscos", {"shellfish"}),
        ("celiac disease", {"gluten"}),
        ("soja", {"soy"}),
        ("sesame", {"sesame"}),
        ("salmon", {"fish"}),
    ],
)
def test_the_allergic_get_neither_the_allergen_nor_what_may_hold_it(said: str, tags: set[str]) -> None:
    left = allowed_foods(None, [said])
    assert 0 < len(left) < len(foods())
    assert not any(tags & (f.tags | f.may) for f in left)


def test_a_food_may_be_named_as_an_allergy_and_then_nothing_of_unknown_ingredients_is_served() -> None:
    left = allowed_foods(None, ["kiwi"])
    assert "kiwifruit" not in {f.id for f in left}
    assert not any("mixed" in f.tags for f in left)
    assert not any("mixed" in f.tags for f in allowed_foods(None, ["mustard"]))


@pytest.mark.parametrize(("diet", "allergies"), [("keto-ish", []), (None, ["something odd"]), ("vegan", ["qwerty"])])
def test_what_is_not_understood_is_refused_and_never_guessed(diet: str | None, allergies: list[str]) -> None:
    with pytest.raises(UnknownName):
        allowed_foods(diet, allergies)


@each("none", ["none", "ninguna", ""])
def test_no_allergy_is_no_allergy(none: str) -> None:
    assert len(allowed_foods(None, [none])) == len(foods())


@pytest.mark.parametrize(
    ("text", "language", "id"),
    [
        ("chiken brest", "en", "chicken_breast_roasted_no_skin"),
        ("pechuga de pollo", "es", "chicken_breast_roasted_no_skin"),
        ("bananna", "en", "banana"),
        ("garbanzos", "es", "chickpeas_boiled"),
        ("aceite oliva", "es", "olive_oil"),
        ("greek yoghurt", "en", "yogurt_greek_nonfat"),
        ("lentejas", "en", "lentils_boiled"),
        ("brocoli", "es", "broccoli_raw"),
    ],
)
def test_foods_are_found_with_typing_errors(text: str, language: str, id: str) -> None:
    assert find_foods(text, language, 5)[0].id == id


def test_nonsense_finds_no_food() -> None:
    assert find_foods("xyzzy") == find_foods("") == []
    with pytest.raises(BadValue):
        find_foods("rice", limit=0)


def test_dishes_are_of_known_foods_and_can_be_told_in_both_languages() -> None:
    for dish in dishes().values():
        assert dish.called("en") != dish.called("es")
        assert set(dish.meals) <= {"breakfast", "lunch", "snack", "dinner"}
        assert any(slot.needed for slot in dish.slots)
        for slot in dish.slots:
            assert set(slot.foods) <= set(foods())
            assert 0 < slot.usual_g <= slot.most_g
