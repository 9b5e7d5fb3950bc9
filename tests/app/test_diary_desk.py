"""The food diary: read back before it is kept, counted, repeated, corrected, and kept back where safety asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import BRUNO, HandClock, ask, clock_by_hand, coach_of, house_of
from milo.app.adapting_flow import log_workout
from milo.app.build import Home
from milo.channels.diary_desk import DiaryLine
from milo.vocabulary.errors import BadValue, NotFound, UnknownName

TODAY = date(2026, 3, 2)


@pytest.fixture
def clock() -> HandClock:
    return clock_by_hand()


@pytest.fixture
def house(tmp_path: Path, clock: HandClock) -> Iterator[Any]:
    yield from house_of(tmp_path, clock)


def kept_words(house: Home, athlete: str, text: str, **more: Any) -> dict[str, Any]:
    """Keep what a text says, as a page does after its yes."""
    heard = house.diary.understand(athlete, text)
    keys = ("food_id", "amount", "unit", "grams")
    lines = [DiaryLine(**{k: line[k] for k in keys}) for line in heard["lines"]]
    return house.diary.keep(athlete, lines, **{"meal": heard["meal"], "day": heard["date"], **more})


def test_words_are_read_back_and_nothing_is_kept_until_they_are_confirmed(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    heard = house.diary.understand(bruno, "2 eggs and toast")
    assert [(line["food_id"], line["grams"]) for line in heard["lines"]] == [("egg_hard_boiled", 100.0), ("white_bread", 29.0)]
    assert "2 × egg" in heard["text"]
    assert house.diary.day(bruno)["entries"] == []
    kept_words(house, bruno, "2 eggs and toast")
    day = house.diary.day(bruno)
    assert day["totals"]["kcal"]["value"] == pytest.approx(155 + 0.29 * 266, abs=1)
    assert {entry["origin"] for entry in day["entries"]} == {"told"}


def test_the_same_key_sent_twice_is_kept_once(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    for _ in range(2):
        made = house.diary.keep(bruno, [DiaryLine(food_id="banana", amount=1)], key="phone-1", meal="snack", day=TODAY)
    assert made["new"] == 0
    assert len(house.diary.day(bruno)["entries"]) == 1


def test_a_breakfast_eaten_before_is_offered_whole_and_copied(house: Home, clock: HandClock) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    kept_words(house, bruno, "oats and a banana for breakfast")
    clock.go(days=1)
    offered = house.diary.usual(bruno, "breakfast")
    assert offered["repeat"]["date"] == TODAY
    assert {e["food_id"] for e in offered["repeat"]["entries"]} == {"oats_dry", "banana"}
    made = house.diary.copy(bruno, TODAY, TODAY + timedelta(days=1), "breakfast", key="tap")
    assert made["new"] == 2
    assert len(house.diary.day(bruno)["entries"]) == 2
    with pytest.raises(NotFound):
        house.diary.copy(bruno, TODAY, TODAY + timedelta(days=1), "dinner")


def test_a_day_stands_against_the_plans_target_of_that_day(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    assert house.diary.day(bruno)["target"] is None
    assert house.diary.day(bruno)["target_reason"]
    house.coaching.new_plan(bruno)
    training, rest = house.diary.day(bruno), house.diary.day(bruno, TODAY + timedelta(days=1))
    assert training["training_day"]
    assert not rest["training_day"]
    assert training["target"]["carbs_g"] > rest["target"]["carbs_g"]


def test_a_nutrient_nobody_told_is_missing_and_no_zero(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    house.diary.keep(bruno, [DiaryLine(nutrients={"kcal": 400})], meal="lunch", day=TODAY)
    kept_words(house, bruno, "an apple")
    totals = house.diary.day(bruno)["totals"]
    assert totals["kcal"]["missing"] == 0
    assert totals["fibre_g"]["missing"] == 1
    assert "iron_mg" not in totals


def test_a_recipe_is_the_sum_of_its_parts_and_understood_by_its_name(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    stew = house.diary.keep_food(
        bruno,
        {
            "name": "Nonna's stew",
            "ingredients": [{"food_id": "lentils_boiled", "grams": 300}, {"food_id": "olive_oil", "grams": 20}],
        },
    )
    assert stew["per_100_g"]["kcal"] == pytest.approx((3 * 116 + 0.2 * 884) / 3.2, abs=0.1)
    heard = house.diary.understand(bruno, "150 g of nonna's stew")
    assert [(line["food_id"], line["grams"]) for line in heard["lines"]] == [(stew["food_id"], 150.0)]
    assert house.diary.search(bruno, "nonna")[0]["food_id"] == stew["food_id"]


def test_a_product_is_found_by_its_barcode_with_or_without_the_leading_zero(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    made = house.diary.keep_food(bruno, {"name": "Oat bar", "per_100_g": {"kcal": 440, "protein_g": 8}, "code": "012345678905"})
    found = house.diary.by_code(bruno, "12345678905")
    assert found is not None
    assert found["food_id"] == made["food_id"]
    assert house.diary.by_code(bruno, "99999999") is None


@pytest.mark.parametrize(
    "told",
    [
        {"name": "x", "per_100_g": {"kcal": 2000}},
        {"name": "x", "per_100_g": {"protein_g": 60, "carbs_g": 60}},
        {"name": "", "per_100_g": {"kcal": 1}},
        {"name": "x", "per_100_g": {"kcal": True}},
        {"name": "x", "per_100_g": {}},
    ],
)
def test_a_food_that_cannot_be_is_refused(house: Home, told: dict[str, Any]) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    with pytest.raises(BadValue):
        house.diary.keep_food(bruno, told)
    assert house.diary.own_foods(bruno) == []


def test_lines_that_cannot_be_are_refused_and_nothing_of_them_is_kept(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    for line, error in (
        (DiaryLine(food_id="nobody's food"), NotFound),
        (DiaryLine(food_id="banana", amount=1, unit="furlong"), UnknownName),
        (DiaryLine(food_id="banana", grams=9_000), BadValue),
        (DiaryLine(nutrients={"kcal": -4}), BadValue),
    ):
        with pytest.raises(error):
            house.diary.keep(bruno, [DiaryLine(food_id="banana"), line], day=TODAY)
    with pytest.raises(BadValue):
        house.diary.keep(bruno, [DiaryLine(food_id="banana")], day=TODAY + timedelta(days=9))
    assert house.diary.day(bruno)["entries"] == []


def test_an_entry_is_changed_and_taken_back_and_the_old_one_is_kept_as_a_correction(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    log_id = kept_words(house, bruno, "2 bananas")["entries"][0]["log_id"]
    assert house.diary.change(bruno, log_id, 3, None)["grams"] == 354
    house.diary.remove(bruno, log_id)
    assert house.diary.day(bruno)["entries"] == []
    corrected = house.store.find("correction", bruno)
    assert [c.before[0]["record"]["grams"] for c in corrected] == [236.0, 354.0]


def test_energy_is_kept_back_from_a_minor_and_after_an_eating_disorder(house: Home) -> None:
    for profile in ({**BRUNO, "age": 16}, {**BRUNO, "conditions": ["eating disorder"]}):
        athlete = house.flows.add_athlete(profile)
        kept_words(house, athlete, "2 eggs and a coffee")
        day = house.diary.day(athlete)
        assert day["hidden"] in ("minor", "eating")
        assert day["target"] is None
        assert not {"kcal", "protein_g", "carbs_g", "fat_g"} & set(day["totals"])
        assert "caffeine_mg" in day["totals"]
        assert all("kcal" not in e["nutrients"] for e in day["entries"])


def test_words_of_purging_are_answered_by_the_safety_shell(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    heard = house.diary.understand(bruno, "I ate pizza and made myself throw up to get rid of it")
    assert heard["reply"] is not None
    assert heard["reply"]["level"] in ("E1", "R")


def test_a_bare_amount_of_energy_is_an_entry_and_is_not_refused(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    told = house.diary.understand(bruno, "500 kcal")
    assert (told["lines"][0]["nutrients"], told["reply"]) == ({"kcal": 500.0}, None)
    assert house.diary.understand(bruno, "I want to eat only 500 kcal a day")["reply"]["level"] == "R"


def test_a_week_counts_only_the_days_that_were_logged(house: Home) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    kept_words(house, bruno, "2 eggs")
    house.diary.keep(bruno, [DiaryLine(food_id="egg_hard_boiled", amount=4)], meal="lunch", day=TODAY - timedelta(days=2))
    week = house.diary.week(bruno)
    assert week["logged_days"] == 2
    assert [d["logged"] for d in week["days"]] == [False, False, False, False, True, False, True]
    assert week["mean_of_logged"]["kcal"] == pytest.approx(155 * 1.5, abs=1)


def test_expenditure_is_told_from_scale_and_log_and_kept_back_from_a_minor(house: Home, clock: HandClock) -> None:
    for profile, told in ((BRUNO, True), ({**BRUNO, "age": 16}, False)):
        athlete = house.flows.add_athlete(profile)
        for n in range(27, -1, -1):
            house.diary.keep(athlete, [DiaryLine(nutrients={"kcal": 2600})], meal="lunch", day=TODAY - timedelta(days=n))
            if told:
                house.diary._body.measure(athlete, TODAY - timedelta(days=n), {"weight_kg": 80.0})
        spent = house.diary.week(athlete)["expenditure"]
        assert (spent is not None) is told
        if spent is not None:
            assert spent.kcal == pytest.approx(2600, rel=0.05)
            assert spent.days == 28


@pytest.mark.parametrize(("told", "counts", "comes_to"), [(2_100, True, 2_100), (900, False, 1_000)])
def test_a_total_told_of_the_day_and_its_entries_are_one_day(house: Home, told: int, counts: bool, comes_to: int) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    house.diary.keep(bruno, [DiaryLine(nutrients={"kcal": 1_000, "protein_g": 60})], meal="lunch", day=TODAY)
    log_workout(house, bruno, {"at": house.clock.now().isoformat(), "daily": {"calories": told}})
    day = house.diary.day(bruno)
    assert day["totals"]["kcal"]["value"] == comes_to
    assert day["totals"]["protein_g"]["value"] == 60
    assert day["day_total"]["counts"] is counts
    assert str(told) in day["day_total"]["text"]
    assert house.diary.week(bruno)["days"][-1]["totals"]["kcal"]["value"] == comes_to
    assert [e["nutrients"]["kcal"] for e in day["entries"] if e["meal"] == "day"] == ([1_100] if counts else [])
    for entry in day["entries"]:
        if entry["meal"] == "lunch":
            house.diary.remove(bruno, entry["log_id"])
    assert house.diary.day(bruno)["totals"]["kcal"]["value"] == told
    assert house.diary.day(bruno)["day_total"] is None


@pytest.mark.parametrize(
    ("said", "kcal", "meal", "name"),
    [
        ("lunch was 650 kcal", 650, "lunch", "Quick entry"),
        ("I had pizza for dinner, about 1,200 calories", 1_200, "dinner", "cheese pizza"),
    ],
)
def test_the_energy_of_one_meal_is_read_back_and_kept_with_that_meal_on_a_yes(
    house: Home, said: str, kcal: int, meal: str, name: str
) -> None:
    bruno, coaching = house.flows.add_athlete(BRUNO), coach_of(house)
    assert f"{name}, {kcal} kcal" in ask(coaching, bruno, said).text
    assert house.diary.day(bruno)["entries"] == []
    assert f"{kcal} kcal" in ask(coaching, bruno, "yes").text
    (entry,) = house.diary.day(bruno)["entries"]
    assert (entry["meal"], entry["name"], entry["nutrients"]["kcal"]) == (meal, name, kcal)


def test_the_energy_of_a_meal_is_not_read_back_to_a_minor(house: Home) -> None:
    minor = house.flows.add_athlete({**BRUNO, "age": 16})
    assert "650" not in ask(coach_of(house), minor, "lunch was 650 kcal").text
    assert house.diary.day(minor)["entries"] == []
