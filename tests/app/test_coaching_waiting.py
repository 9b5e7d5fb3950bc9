"""What was told and waits for its yes is not lost for a question in between, and a yes is of what was asked last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of, say
from milo.app.coaching.coach import Coaching
from milo.app.house import House

OFFER = {"en": "could I do 2 days a week?", "es": "¿puedo entrenar solo 2 días?"}
WORDS = {"en": ("yes", "no", "Shall I do it?"), "es": ("sí", "no", "¿Lo hago?")}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    yield from house_of(Path(tmp_path_factory.mktemp("waits")), clock_by_hand())


@pytest.fixture(scope="module")
def coaching(house: House) -> Coaching:
    return coach_of(house)


def ada(house: House, coaching: Coaching, language: str) -> str:
    athlete = house.flows.add_athlete({**BRUNO, "language": language, "days_per_week": 3})
    coaching.new_plan(athlete)
    return athlete


def stored(house: House, athlete: str) -> tuple[object, ...]:
    """All that a sentence can have written: pains and weights, workouts, and the profile's food."""
    measured = sorted((m.quantity, m.note or "", m.value) for m in house.store.find("measurement", athlete))
    outings = sorted((w.activity_type, w.distance_m) for w in house.store.find("workout", athlete))
    profile = house.flows.profile(athlete)
    assert profile is not None
    return measured, outings, profile.allergies or [], profile.dietary_preference


TOLD = {
    "en": ["my left knee hurts 6 out of 10", "I ran 5 km in 30 minutes today", "I'm allergic to peanuts", "I'm vegan",
           "my weight is 77.5 kg"],
    "es": ["me duele la rodilla izquierda, 6 de 10", "hoy corrí 5 km en 30 minutos", "soy alérgica a los cacahuetes", "soy vegano",
           "peso 77,5 kg"],
}  # fmt: skip
CASES = [(language, words) for language, all_of_them in TOLD.items() for words in all_of_them]


def test_a_pain_told_with_its_number_is_not_asked_for_it(house: House, coaching: Coaching) -> None:
    for language, words, ask_for in (("en", TOLD["en"][0], "tell me the joint"), ("es", TOLD["es"][0], "dime la articulación")):
        athlete = ada(house, coaching, language)
        ask(coaching, athlete, words)
        assert ask_for not in ask(coaching, athlete, OFFER[language]).text


def test_a_correction_asked_some_messages_after_the_log_is_still_written(house: House, coaching: Coaching) -> None:
    athlete = ada(house, coaching, "es")
    for text in ("ayer caminé 30 minutos", "me duele el tobillo 3 de 10", "sí"):
        ask(coaching, athlete, text)
    # What was written down with care waits for no second yes.
    assert "¿Lo anoto?" not in ask(coaching, athlete, "¿qué hice ayer?").text
    ask(coaching, athlete, "sí")
    assert ask(coaching, athlete, "no, fueron 35 minutos").text.endswith("Responde sí o no.")
    assert "35 min" in ask(coaching, athlete, "sí").text
    assert [w.duration_s for w in house.store.find("workout", athlete) if w.user_id == athlete][-1] == 35 * 60


def test_of_a_part_that_hurt_the_last_word_counts(house: House, coaching: Coaching) -> None:
    bruno = ada(house, coaching, "en")
    say(coaching, bruno, "my knee is at 5 out of 10 now")
    asked = say(coaching, bruno, "my knee is fine again")
    assert "0 of 10" in asked
    assert "5 of 10" not in asked
    both = say(coaching, bruno, "my shoulder is at 2 out of 10")
    assert "knee, pain 0 of 10" in both
    assert "shoulder, pain 2 of 10" in both


def test_a_calf_is_spared_as_its_tendon_and_a_muscle_no_plan_goes_by_is_promised_nothing(house: House, coaching: Coaching) -> None:
    bruno = ada(house, coaching, "en")
    assert "Achilles tendon, pain 3 of 10" in say(coaching, bruno, "my calf hurts a bit, 3 of 10")
    say(coaching, bruno, "no")
    told = say(coaching, bruno, "my hamstring hurts 4 out of 10")
    assert "The plan goes by joints, so it stays the same" in told
    assert "leave out what loads" not in told


def test_a_session_is_moved_in_the_words_that_also_change_what_is_done(house: House, coaching: Coaching) -> None:
    runner = house.flows.add_athlete({
        **BRUNO, "goal": "endurance", "days_per_week": 4, "activities": ["running"], "language": "es",
        "history": {"longest_run_km_30d": 12, "weekly_runs": 3, "weekly_minutes": [150] * 4, "months_trained": 24},
    })  # fmt: skip
    coaching.new_plan(runner)
    assert "Carrera larga: " in say(coaching, runner, "cambia la carrera larga al viernes")
    assert "Guíate por el habla" in say(coaching, runner, "a qué ritmo corro los rodajes")
    assert "450 kcal" in say(coaching, runner, "he desayunado 450 kcal")


def test_one_short_session_leaves_the_weeks_after_it(house: House, coaching: Coaching) -> None:
    bruno = ada(house, coaching, "en")
    told = say(coaching, bruno, "I only have 30 minutes on Monday")
    assert "-> at most 30 min" in told
    assert "limits also made" not in told


def test_a_session_in_the_log_is_not_what_is_next(house: House, coaching: Coaching) -> None:
    bruno = ada(house, coaching, "en")
    before = say(coaching, bruno, "what am I doing today?")
    assert "rest day" not in before
    say(coaching, bruno, "I did my workout as planned")
    say(coaching, bruno, "yes")
    after = say(coaching, bruno, "what am I doing today?")
    assert "is done and logged" in after
    assert "Next is" in after
    assert before.splitlines()[0].split(":")[0] not in say(coaching, bruno, "when is my next workout?").split("Next is")[-1]
