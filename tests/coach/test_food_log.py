"""What people write into a food diary is read: foods, amounts, units, in two languages."""

from __future__ import annotations

import pytest

from milo.coach.food_log import understand
from milo.coach.food_search import search
from milo.vocabulary.diary_foods import DiaryFood, diary_foods, units


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("2 eggs and toast", "en", [("egg_hard_boiled", 100), ("white_bread", 29)]),
        ("media lata de atún y dos tostadas", "es", [("tuna_light_canned_in_water", 42.5), ("white_bread", 58)]),
        ("chicken 200 g, rice 150g", "en", [("chicken_breast_roasted_no_skin", 200), ("white_rice_cooked", 150)]),
        ("taza y media de leche", "es", [("milk_whole_3_25_pct", 366)]),
        ("half an avocado on toast", "en", [("avocado", 100), ("white_bread", 29)]),
        ("1 1/2 cups of oats", "en", [("oats_dry", 120)]),
        ("doscientos gramos de pechuga de pollo a la plancha", "es", [("chicken_breast_roasted_no_skin", 200)]),
        ("a bowl of porridge without sugar", "en", [("oatmeal_cooked_in_water", 234)]),
        ("2 scrmbled eggs", "en", [("egg_scrambled", 100)]),
        ("ham and cheese sandwich", "en", [("sandwich_ham_cheese", 146)]),
        ("café con leche sin azúcar", "es", [("latte", 240)]),
        ("toast x2 with butter", "en", [("white_bread", 58), ("butter", 14)]),
        ("an omelette with 20 g cheddar", "en", [("omelette", 122), ("cheddar", 20)]),
        ("40 g of rye bread and 20 of feta", "en", [("rye_bread", 40), ("feta", 20)]),
        ("dos yogures de 120 g", "es", [("yogurt_plain_whole", 240)]),
        ("apple juice, small glass", "en", [("apple_juice", 173.6)]),
        ("aceitunas, dos cañas", "es", [("olives", 27), ("beer", 400)]),
        ("shake: 1 banana, 250 ml whole milk", "en", [("banana", 118), ("milk_whole_3_25_pct", 257.5)]),
    ],
)
def test_foods_and_amounts_are_read(text: str, language: str, wanted: list[tuple[str, float]]) -> None:
    heard = understand(text, language)
    assert [(e.food.id, e.grams) for e in heard.items if e.food] == wanted
    assert heard.sure


def test_what_nobody_knows_is_asked_and_never_taken_for_something_else() -> None:
    heard = understand("a haggis and 2 bananas")
    assert [e.food.id for e in heard.items if e.food] == ["banana"]
    assert [said for said, _ in heard.unknown] == ["haggis"]
    assert not heard.sure
    assert not understand("coconut milk").sure
    heard = understand("mackerel fillet on two oatcakes")
    assert [(e.food.id, e.grams) for e in heard.items if e.food] == [("mackerel_cooked", 88)]
    assert [said for said, _ in heard.unknown] == ["oatcakes"]


def test_energy_alone_is_a_quick_entry() -> None:
    (item,) = understand("500 kcal").items
    assert item.food is None
    assert dict(item.nutrients) == {"kcal": 500.0}


@pytest.mark.parametrize(
    ("text", "kcal", "of"),
    [("pizza and salad, 1.250 kcal", 1_250.0, 2), ("lunch was 650 kcal", 650.0, 0), ("2 eggs, 300 kcal", 300.0, 0)],
)
def test_energy_behind_foods_without_amounts_is_theirs(text: str, kcal: float, of: int) -> None:
    item = understand(text).items[-1]
    assert (item.nutrients["kcal"], len(item.of)) == (kcal, of)
    assert [e.grams for e in understand("1.125 l water").items] == [1_125.0]


def test_meal_and_day_are_heard() -> None:
    heard = understand("anoche cené merluza", "es")
    assert (heard.meal, heard.days_ago) == ("dinner", 1)


def test_an_own_food_goes_before_the_tables() -> None:
    mine = DiaryFood("mine", "Banana", "Banana", {"kcal": 1.0}, 10.0)
    (item,) = understand("1 banana", "en", [mine]).items
    assert item.food is mine


def test_search_finds_beginnings_and_forgives_a_slip() -> None:
    assert {f.id for f in search("yogurt")} == {"yogurt_plain_whole", "yogurt_greek_nonfat"}  # and no courgette
    assert search("rice")[0].id == "white_rice_cooked"
    assert search("haggis") == []
    assert search("broc")[0].id == "broccoli_raw"
    assert search("platano", "es")[0].id in ("banana", "plantain_cooked")
    assert "yogurt_greek_nonfat" in [f.id for f in search("greek yogrt")[:3]]


def test_every_unit_of_a_food_is_known_and_every_food_tells_energy() -> None:
    for food in diary_foods().values():
        assert set(food.units) <= {*units(), "ml"}, food.id
        assert food.per_100_g["kcal"] >= 0
        assert food.serving_g > 0
