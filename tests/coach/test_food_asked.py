"""Questions about foods are answered from the food table, with receipts, and what the table does not hold is said to be so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.conversation.answers.values import Nutrient
from milo.coach.food_names import called_names, food_groups, food_named, other_state
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import WORDS
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.athlete import Profile
from milo.vocabulary.foods import foods
from milo.vocabulary.talk import Language

FACTS = Facts(today=date(2026, 3, 4))
CHLOE = Profile(sex="female", goal="general", days_per_week=3, age=30, dietary_preference="vegan", allergies=["peanuts"])


def said(text: str, facts: Facts = FACTS, language: Language | None = None) -> str:
    return answer(question_of(text, language), facts).text


def test_every_food_is_found_by_its_names_in_both_languages_and_tells_its_own_figures() -> None:
    for food in foods().values():
        for language, name, ask in (("en", food.name, "how much protein in"), ("es", food.name_es, "cuánta proteína hay en")):
            found = food_named(name)
            assert found is not None, name
            assert found.protein_g == food.protein_g or found.name.split(",")[0] == food.name.split(",")[0], name
            assert question_of(f"{ask} {name}?").name == "food", (language, name)


def test_the_names_people_give_are_of_foods_there_are_and_no_two_foods_share_one() -> None:
    assert set(called_names()) <= set(foods())
    assert set().union(*food_groups().values()) <= set(foods())
    for id, called in called_names().items():
        for name in called:
            found = food_named(name)
            assert found is not None, name
            assert found.id == id, name


@pytest.mark.parametrize(
    "said_so", ["almond milk", "beet", "protein bar", "melon", "dragon fruit", "atún fresco", "chicken nuggets"]
)
def test_what_is_not_in_the_table_is_taken_for_nothing_that_is(said_so: str) -> None:
    assert food_named(said_so) is None


def test_slips_and_plurals_find_the_food() -> None:
    names = {"brocolli": "broccoli_raw", "tomatoes": "tomato_raw", "strawberrys": "strawberries", "salmón": "salmon_farmed_cooked"}
    assert {said_so: getattr(food_named(said_so), "id", None) for said_so in names} == names


def test_another_state_than_the_tables_is_noticed() -> None:
    chicken, oats = foods()["chicken_breast_roasted_no_skin"], foods()["oats_dry"]
    assert other_state("raw chicken", chicken)
    assert other_state("cooked oats", oats)
    assert not other_state("roasted chicken", chicken)
    assert not other_state("dry oats", oats)


def test_a_rank_keeps_the_diet_and_the_allergies() -> None:
    told = said("which foods have most protein?", replace(FACTS, profile=CHLOE))
    assert "soy protein powder (55.6 g)" in told
    assert not {"whey", "chicken", "peanut", "parmesan"} & set(told.replace(",", " ").split())
    fruit = said("¿qué fruta tiene más fibra?", language="es")
    assert "frambuesas" in fruit
    assert "lentejas" not in fruit


def test_an_allergy_nobody_understands_offers_nothing() -> None:
    told = said("which foods have most protein?", replace(FACTS, profile=replace_allergy("glorbs")))
    assert told == WORDS["en"]["food.rank_none"]


def replace_allergy(word: str) -> Profile:
    return Profile(sex="female", goal="general", days_per_week=3, age=30, allergies=[word])


def test_figures_are_kept_back_from_whom_they_may_harm() -> None:
    for text in ("how many calories in a banana", "low calorie foods", "how much protein is in kangaroo"):
        assert said(text, replace(FACTS, food_figures_kept_back=True)) == WORDS["en"]["food.kept_back"]
    ill = Profile(sex="female", goal="general", days_per_week=3, age=30, conditions=["eating disorder"])
    assert said("calorías de un plátano", replace(FACTS, profile=ill), "es") == WORDS["es"]["food.kept_back"]
    young = replace(FACTS, profile=Profile(sex="male", goal="general", days_per_week=3, age=16))
    told = said("what's in a banana?", young)
    assert "kcal" not in told
    assert "1.1 g of protein" in told
    assert WORDS["en"]["food.kept_kcal"] in told
    assert said("is tofu vegan?", replace(FACTS, food_figures_kept_back=True)).startswith("Tofu")


def test_a_turn_that_names_another_food_asks_the_same_of_it() -> None:
    intent = intent_of(["how many calories in 100 g chicken", "and 50 g of rice?"])
    assert answer(intent, FACTS).text.startswith("White rice, cooked: 50 g contain 65 kcal.")
    third = intent_of(["cuántas calorías tiene el pollo", "¿y el arroz?", "¿y dos plátanos?"], "es")
    assert answer(third, FACTS).text.startswith("Plátano: 236 g tienen 210 kcal.")


def test_every_number_of_every_food_stands_on_its_row() -> None:
    for food in foods().values():
        for language, text in (("en", f"macros of {food.name}"), ("es", f"macros de {food.name_es}")):
            draft = answer(question_of(text, language), FACTS)
            assert not ground(draft.text, draft.claims, language), draft.text
            assert all(c.record_ids and set(c.record_ids) <= set(foods()) for c in draft.claims)


@pytest.mark.parametrize("text", ["foods high in protein but low in fat", "low fat foods", "alimentos ricos en fibra"])
def test_every_number_of_a_rank_stands_on_its_rows(text: str) -> None:
    draft = answer(question_of(text), FACTS)
    assert not ground(draft.text, draft.claims, question_of(text).language)


def test_both_languages_say_the_same() -> None:
    assert set(WORDS["en"]) == set(WORDS["es"])
    assert {f"nutrient.{name}" for name in get_args(Nutrient)} <= set(WORDS["en"])
