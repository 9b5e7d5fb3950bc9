"""Allergies, a diet and a race told in talk: read back, written into the profile on a yes, and on nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.vocabulary.athlete import Profile

TODAY = date(2026, 11, 22)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from house_of(tmp_path, clock_by_hand())


@pytest.fixture
def coaching(house: House) -> Coaching:
    return coach_of(house)


def vera(house: House, coaching: Coaching, **more: Any) -> str:
    """Somebody who eats no nuts, with a plan."""
    id = house.flows.add_athlete({**BRUNO, "allergies": ["nuts"], "goal": "weight_loss", **more})
    coaching.new_plan(id)
    return id


def held(house: House, athlete: str) -> Profile:
    found = house.flows.profile(athlete)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "words", "yes", "added"),
    [
        ("en", "I'm allergic to eggs too", "yes", ["egg"]),
        ("en", "I have a severe peanut allergy", "yes please", ["peanut"]),
        ("en", "I'm lactose intolerant", "ok", ["lactose"]),
        ("en", "I don't eat eggs either", "yes", ["egg"]),
        ("en", "I never eat mushrooms", "yes", ["mushrooms"]),
        ("es", "soy alérgica al huevo y al marisco", "sí", ["egg", "shellfish"]),
        ("es", "soy celíaca", "vale", ["gluten"]),
        ("es", "tampoco como carne", "sí", ["meat"]),
    ],
)
def test_what_somebody_cannot_or_does_not_eat_is_written_on_a_yes(
    house: House, coaching: Coaching, language: str, words: str, yes: str, added: list[str]
) -> None:
    athlete = vera(house, coaching, language=language)
    asked = ask(coaching, athlete, words).text
    assert asked.endswith(("Say yes or no.", "Di sí o no."))
    assert held(house, athlete).allergies == ["nuts"]
    ask(coaching, athlete, yes)
    assert held(house, athlete).allergies == ["nuts", *added]
    ask(coaching, athlete, yes)
    assert held(house, athlete).allergies == ["nuts", *added]


def test_the_meals_follow_an_allergy_told_in_talk(house: House, coaching: Coaching) -> None:
    athlete = vera(house, coaching)
    for text in ("I'm allergic to eggs and to dairy", "yes"):
        ask(coaching, athlete, text)
    eaten = {item["food_id"] for day in coaching.meals(athlete, 7)["days"] for meal in day["meals"] for item in meal["items"]}
    assert eaten
    assert not [food for food in eaten if "egg" in food or "milk_" in food or "yogurt" in food]


def test_a_no_leaves_the_profile_and_a_diet_takes_the_place_of_the_one_before(house: House, coaching: Coaching) -> None:
    athlete = vera(house, coaching, dietary_preference="vegetarian")
    for text in ("I'm allergic to eggs", "no", "I'm vegan now", "no"):
        ask(coaching, athlete, text)
    assert (held(house, athlete).allergies, held(house, athlete).dietary_preference) == (["nuts"], "vegetarian")
    for text in ("I'm vegan now", "yes"):
        ask(coaching, athlete, text)
    assert held(house, athlete).dietary_preference == "vegan"


def test_an_allergy_to_no_food_of_the_table_is_never_swallowed(house: House, coaching: Coaching) -> None:
    athlete = vera(house, coaching)
    assert "cannot leave it out" in ask(coaching, athlete, "I'm allergic to penicillin").text
    assert "already" not in ask(coaching, athlete, "yes").text
    assert held(house, athlete).allergies == ["nuts"]
    assert "Profile page" in ask(coaching, athlete, "I'm not allergic to nuts").text
    assert held(house, athlete).allergies == ["nuts"]


def test_a_yes_writes_what_the_last_question_asked_and_what_it_left_is_said(house: House, coaching: Coaching) -> None:
    athlete = vera(house, coaching)
    told = [ask(coaching, athlete, text) for text in ("I ran 5 km in 30 minutes today", "I'm allergic to eggs", "yes")]
    assert held(house, athlete).allergies == ["nuts", "egg"]
    assert house.store.find("workout", athlete) == []
    assert "My earlier question is closed" in str(told[1])


@pytest.mark.parametrize(
    ("language", "words", "change", "none", "count"),
    [
        ("en", "I have a half marathon on June 14", "my race is now on June 21", "tell me its date",
         "how many weeks to the race?"),
        ("es", "tengo una media maratón el 14 de junio", "la carrera es ahora el 21 de junio", "dime aquí su fecha",
         "¿cuántas semanas faltan para la carrera?"),
    ],
)  # fmt: skip
def test_a_race_told_in_talk_is_kept_changed_and_counted_to(
    house: House, coaching: Coaching, language: str, words: str, change: str, none: str, count: str
) -> None:
    athlete = vera(house, coaching, language=language)
    assert none in ask(coaching, athlete, count).text
    ask(coaching, athlete, words)
    assert held(house, athlete).event is None
    ask(coaching, athlete, "sí" if language == "es" else "yes")
    event = held(house, athlete).event
    assert event is not None
    assert (event.date, event.activity, event.distance_km) == (date(2026, 6, 14), "running", 21.1)
    assert "104" in ask(coaching, athlete, count).text
    for text in (change, "sí" if language == "es" else "yes"):
        ask(coaching, athlete, text)
    event = held(house, athlete).event
    assert event is not None
    assert (event.date, event.distance_km) == (date(2026, 6, 21), 21.1)


@pytest.mark.parametrize(
    ("language", "asked", "answer"),
    [
        ("es", "¿a qué soy alérgica?", "las comidas dejan fuera frutos secos"),
        ("es", "a qué soy alérgico", "las comidas dejan fuera frutos secos"),
        ("es", "¿soy vegana?", "tu dieta es vegana"),
        ("en", "what am I allergic to?", "meals leave out nuts"),
        ("en", "what are my allergies?", "meals leave out nuts"),
        ("en", "am I still vegan?", "your diet is vegan"),
    ],
)
def test_what_the_profile_holds_of_food_is_told_when_asked(
    house: House, coaching: Coaching, language: str, asked: str, answer: str
) -> None:
    athlete = vera(house, coaching, language=language, dietary_preference="vegan")
    before = held(house, athlete)
    assert answer in ask(coaching, athlete, asked).text
    ask(coaching, athlete, "yes")
    assert held(house, athlete) == before


@pytest.mark.parametrize(
    ("language", "words", "yes"),
    [
        ("es", "ya no soy vegano", "sí"),
        ("es", "he dejado de ser vegana", "sí"),
        ("es", "no sigo una dieta vegana", "sí"),
        ("en", "I'm no longer vegan", "yes"),
        ("en", "I'm not a vegan any more", "yes"),
        ("en", "I no longer eat vegan", "yes"),
    ],
)
def test_a_diet_that_is_followed_no_longer_goes_on_a_yes_and_allergies_stay(
    house: House, coaching: Coaching, language: str, words: str, yes: str
) -> None:
    athlete = vera(house, coaching, language=language, dietary_preference="vegan")
    assert ask(coaching, athlete, words).text.endswith(("Say yes or no.", "Di sí o no."))
    assert held(house, athlete).dietary_preference == "vegan"
    ask(coaching, athlete, yes)
    assert (held(house, athlete).dietary_preference, held(house, athlete).allergies) == (None, ["nuts"])
    assert not ask(coaching, athlete, words).text.endswith(("Say yes or no.", "Di sí o no."))


def test_a_no_keeps_the_diet_and_another_diet_is_no_longer_followed_by_nobody(house: House, coaching: Coaching) -> None:
    athlete = vera(house, coaching, dietary_preference="vegan")
    for text in ("I'm no longer vegan", "no", "yes"):
        ask(coaching, athlete, text)
    assert held(house, athlete).dietary_preference == "vegan"
    assert "is not in your profile" in ask(coaching, athlete, "I'm not vegetarian any more").text
    ask(coaching, athlete, "yes")
    assert held(house, athlete).dietary_preference == "vegan"


@pytest.mark.parametrize(
    ("language", "words", "yes", "weeks"),
    [
        ("en", "I gave birth 5 weeks ago", "yes", 5.0),
        ("en", "my baby was born ten days ago", "yes", 1.4),
        ("es", "nació mi bebé hace 3 semanas", "sí", 3.0),
        ("es", "di a luz por cesárea hace dos meses", "sí", 8.7),
    ],
)
def test_a_birth_that_is_told_ends_the_pregnancy_and_holds_the_training(
    house: House, coaching: Coaching, language: str, words: str, yes: str, weeks: float
) -> None:
    id = vera(house, coaching, sex="female", pregnant=True, language=language, allergies=[], goal="general")
    asked = ask(coaching, id, words)
    assert held(house, id).pregnant, "nothing is written before the yes"
    assert ("birth" if language == "en" else "parto") in asked.text
    ask(coaching, id, yes)
    assert (held(house, id).pregnant, held(house, id).postpartum_weeks) == (False, weeks)


@pytest.mark.parametrize(
    "words", ["my sister gave birth 3 weeks ago", "mi hermana dio a luz hace 3 semanas", "did I give birth 3 weeks ago?"]
)
def test_a_birth_of_somebody_else_changes_nothing(house: House, coaching: Coaching, words: str) -> None:
    id = vera(house, coaching, sex="female", pregnant=True, allergies=[], goal="general")
    ask(coaching, id, words)
    ask(coaching, id, "yes")
    assert (held(house, id).pregnant, held(house, id).postpartum_weeks) == (True, None)


def test_a_father_is_not_after_a_birth(house: House, coaching: Coaching) -> None:
    id = vera(house, coaching, sex="male")
    ask(coaching, id, "my baby was born 3 weeks ago")
    ask(coaching, id, "yes")
    assert held(house, id).postpartum_weeks is None
