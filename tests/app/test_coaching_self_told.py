"""Health, equipment and food told in talk: offered for the profile, written on a yes, taken back, kept while training is locked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of, rules
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import catalogue


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from house_of(tmp_path, clock_by_hand())


@pytest.fixture
def coaching(house: House) -> Coaching:
    return coach_of(house)


def somebody(house: House, coaching: Coaching, **more: Any) -> str:
    id = house.flows.add_athlete({**BRUNO, **more})
    coaching.new_plan(id)
    return id


def held(house: House, athlete: str) -> Profile:
    found = house.flows.profile(athlete)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "words", "yes"),
    [
        ("en", "I'm pregnant, just found out", "yes"),
        ("en", "I am 11 weeks pregnant", "ok"),
        ("es", "estoy embarazada de 8 semanas", "sí"),
    ],
)
def test_a_pregnancy_told_is_written_on_a_yes_and_closes_the_gate(
    house: House, coaching: Coaching, language: str, words: str, yes: str
) -> None:
    athlete = somebody(house, coaching, sex="female", language=language)
    assert ask(coaching, athlete, words).text.endswith(("Say yes or no.", "Di sí o no."))
    assert held(house, athlete).pregnant is None
    said = ask(coaching, athlete, yes).text
    assert held(house, athlete).pregnant is True
    assert "midwife" in said or "matrona" in said
    assert coaching.gate(athlete)["refused"] is not None


def test_a_false_alarm_takes_the_pregnancy_back_and_opens_harder_training(house: House, coaching: Coaching) -> None:
    athlete = somebody(house, coaching, sex="female")
    for words in ("I'm pregnant", "yes", "sorry, false alarm, the test was negative", "yes"):
        ask(coaching, athlete, words)
    assert held(house, athlete).pregnant is False
    assert coaching.gate(athlete)["refused"] is None
    assert "pregnant" not in ask(coaching, athlete, "make it harder").text
    ask(coaching, athlete, "I'm pregnant")
    assert "pregnant" in ask(coaching, athlete, "make it harder").text


@pytest.mark.parametrize(
    ("language", "words", "yes", "key", "value"),
    [
        ("en", "I have high blood pressure", "yes", "conditions", ["hypertension"]),
        ("en", "I was diagnosed with asthma", "yes", "conditions", ["asthma"]),
        ("es", "soy diabético tipo 2", "sí", "conditions", ["type 2 diabetes"]),
        ("en", "I take metformin", "yes", "medications", ["metformin"]),
        ("es", "tomo bisoprolol", "sí", "medications", ["beta blocker"]),
        ("es", "y también soy celíaca", "sí", "allergies", ["gluten"]),
        ("en", "I sold my bench", "yes", "equipment", ["barbell", "dumbbell", "rack"]),
        ("es", "me compré una pesa rusa", "sí", "equipment", ["barbell", "dumbbell", "kettlebell", "bench", "rack"]),
    ],
)  # fmt: skip
def test_what_somebody_tells_of_themself_is_written_on_a_yes_alone(
    house: House, coaching: Coaching, language: str, words: str, yes: str, key: str, value: list[str]
) -> None:
    athlete = somebody(house, coaching, language=language)
    before = getattr(held(house, athlete), key)
    assert ask(coaching, athlete, words).text.endswith(("Say yes or no.", "Di sí o no."))
    ask(coaching, athlete, "no")
    assert getattr(held(house, athlete), key) == before
    ask(coaching, athlete, words)
    ask(coaching, athlete, yes)
    assert getattr(held(house, athlete), key) == value


def test_an_injury_told_is_offered_with_care(house: House, coaching: Coaching) -> None:
    athlete = somebody(house, coaching)
    told = ask(coaching, athlete, "I hurt my shoulder last week").text
    assert "Shall I save it in your profile?" in told
    assert "above 5 stop" in told
    ask(coaching, athlete, "yes")
    assert [i.region for i in held(house, athlete).injuries or ()] == ["shoulder"]


def test_equipment_that_is_gone_leaves_the_plan(house: House, coaching: Coaching) -> None:
    athlete = somebody(house, coaching)
    asked = ask(coaching, athlete, "I sold my bench").text
    assert "Pull your shoulder" not in asked
    ask(coaching, athlete, "yes")
    standing = coaching.standing(athlete)
    assert standing is not None
    needed = {
        tool for w in standing.plan.weeks for d in w.days for s in d.sessions for e in s.exercises or ()
        for tool in catalogue()[e.exercise_id].equipment
    }  # fmt: skip
    assert "bench" not in needed


def test_an_allergy_told_while_training_is_locked_is_kept_on_a_yes(house: House, coaching: Coaching) -> None:
    athlete = somebody(house, coaching, conditions=["type 2 diabetes"])
    emergency = ask(coaching, athlete, "my sugar is 2.8 and I am shaky and sweating")
    told = ask(coaching, athlete, "I'm lactose intolerant")
    assert told.level == emergency.level == "E0"
    assert told.text.startswith(emergency.text)
    ask(coaching, athlete, "yes")
    assert held(house, athlete).allergies == ["lactose"]
    assert rules(coaching, athlete) != []
