"""Questions about foods are answered from the food table, with receipts, and what the table does not hold is said to be so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milo.coach.food_names import _CALLED, IN_GROUP, food_named, other_state
from milo.coach.talk.heard.food_asked import NUTRIENTS, food_asked
from milo.coach.talk.heard.intents import intents
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
    return answer(intents(text, language), facts).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How much protein is in lentils?", "Lentils, boiled: 100 g hold 9 g of protein. A usual helping of 198 g holds 17.9 g"),
        ("how many calories in 200 g of chicken", "Chicken breast, roasted, no skin: 200 g hold 330 kcal."),
        ("200g chicken calories", "200 g hold 330 kcal."),
        ("cuántas calorías tiene un plátano", "Plátano: 100 g tienen 89 kcal. Una ración habitual de 118 g tiene 105 kcal."),
        ("¿cuánta proteína tienen 150 g de arroz?", "Arroz blanco cocido: 150 g tienen 4 g de proteína."),
        ("calorías de 3 huevos", "Huevo duro: 150 g tienen 232 kcal."),
        ("protein in 3 oz salmon", "85 g hold 18.8 g of protein."),
        ("calories in 2 eggs and a slice of toast", "Together: 232 kcal."),
        ("how many calories are there in a kilo of potatoes", "1,000 g hold 970 kcal."),
        ("macros of 100 g tofu", "70 kcal, 8.2 g of protein, 1.7 g of carbohydrate, 4.2 g of fat and 0.9 g of fibre."),
        ("how much protein in fat free milk", "Milk, skimmed: 100 g hold 3.4 g of protein."),
        ("how much protein in 200 g raw chicken breast", "raw, dry, cooked or fried it weighs and holds something else"),
        ("how much protein is in kangaroo", "“kangaroo” is not in my food table"),
        ("cuántas calorías tiene una arepa", "«arepa» no está en mi tabla"),
        ("how much sugar in a banana", "of sugar it says nothing"),
        ("what foods have a lot of iron", "of iron it says nothing"),
        ("is tofu vegan?", "Tofu, firm (nigari): vegan"),
        ("is bread gluten free?", "White bread: not free of gluten."),
        ("¿el seitán tiene gluten?", "lleva gluten"),
        ("does granola have nuts", "holds nuts"),
        ("does popcorn have nuts", "the plain food holds no nuts"),
        ("calories in 12 almonds", "A usual helping of 28 g holds 162 kcal. How much that amount weighs I cannot tell."),
        ("calorías de 10 fresas", "Una ración habitual de 152 g tiene 49 kcal. Cuánto pesa esa cantidad no lo sé."),
        ("calories in 3 cups of almonds", "How much that amount weighs I cannot tell."),
        ("calories in a handful of almonds", "28 g hold 162 kcal."),
        ("calories in a bottle of red wine", "742 g hold 631 kcal."),
        ("calories in a teaspoon of olive oil", "4.6 g hold 41 kcal."),
        ("calories in 2 cups of rice", "316 g hold 411 kcal."),
        ("calorías de una taza de lentejas", "198 g tienen"),
        ("calories in a pint of beer", "568 g hold 244 kcal."),
        ("calories in 1,500 g of potatoes", "1,500 g hold 1,455 kcal."),
        ("calorías de 1.500 g de patatas", "1500 g tienen 1455 kcal."),
        (
            "foods high in protein but low in fat",
            "most protein and least fat together, for each 100 g that fit your diet and "
            "allergies: whey protein powder (78.1 g of protein and 1.6 g of fat)",
        ),
        ("alimentos con mucha proteína y poca grasa", "con más proteína y menos grasa a la vez"),
        ("foods rich in protein and fibre", "most protein and most fibre together"),
        ("low fat foods", "with least fat"),
        ("foods high in protein and low in sugar", "of sugar it says nothing"),
        ("is white bread vegan", "often vegan, yet"),
        ("is dark chocolate vegan", "often vegan, yet"),
        ("is parmesan vegetarian", "often vegetarian, yet"),
        ("is red wine vegan", "often vegan, yet"),
        ("does peanut butter contain tree nuts", "it may hold tree nuts"),
        ("I ate 200 g chicken", "nothing was written down"),
        ("I ate pizza yesterday", "nothing was written down"),
        ("I ate 300 calories", "nothing was written down"),
        ("comí 500 g de arroz", "no he anotado nada"),
    ],
)
def test_a_question_about_a_food_is_answered_from_the_table(text: str, told: str) -> None:
    assert told in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "how much protein do I need", "how much protein should I eat a day", "how many calories did I eat today", "protein",
        "calories in my lunch", "how much protein is in my plan", "¿cuántas kcal me quedan?", "carbs before a run", "low carb diet",
        "how many calories does running burn", "how much fat have I lost", "cuánta proteína necesito", "what is the capital "
        "of France",
        "do I need protein powder", "protein powder", "what's in my session", "high protein meals",
    ],
)  # fmt: skip
def test_a_question_about_oneself_is_none_about_a_food(text: str) -> None:
    assert food_asked(text) is None


def test_every_food_is_found_by_its_names_in_both_languages_and_tells_its_own_figures() -> None:
    for food in foods().values():
        for language, name, ask in (("en", food.name, "how much protein in"), ("es", food.name_es, "cuánta proteína hay en")):
            found = food_named(name)
            assert found is not None, name
            assert found.protein_g == food.protein_g or found.name.split(",")[0] == food.name.split(",")[0], name
            assert intents(f"{ask} {name}?").name == "food", (language, name)


def test_the_names_people_give_are_of_foods_there_are_and_no_two_foods_share_one() -> None:
    assert set(_CALLED) <= set(foods())
    assert set().union(*IN_GROUP.values()) <= set(foods())
    for id, called in _CALLED.items():
        for name in called.split("|"):
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
    assert answer(intent, FACTS).text.startswith("White rice, cooked: 50 g hold 65 kcal.")
    third = intent_of(["cuántas calorías tiene el pollo", "¿y el arroz?", "¿y dos plátanos?"], "es")
    assert answer(third, FACTS).text.startswith("Plátano: 236 g tienen 210 kcal.")


def test_every_number_of_every_food_stands_on_its_row() -> None:
    for food in foods().values():
        for language, text in (("en", f"macros of {food.name}"), ("es", f"macros de {food.name_es}")):
            draft = answer(intents(text, language), FACTS)
            assert not ground(draft.text, draft.claims, language), draft.text
            assert all(c.record_ids and set(c.record_ids) <= set(foods()) for c in draft.claims)


@pytest.mark.parametrize("text", ["foods high in protein but low in fat", "low fat foods", "alimentos ricos en fibra"])
def test_every_number_of_a_rank_stands_on_its_rows(text: str) -> None:
    draft = answer(intents(text), FACTS)
    assert not ground(draft.text, draft.claims, intents(text).language)


def test_both_languages_say_the_same() -> None:
    assert set(WORDS["en"]) == set(WORDS["es"])
    assert {f"nutrient.{name}" for name in NUTRIENTS} <= set(WORDS["en"])
