"""A baby that moves less is urgent in any words; dizziness on getting up and nausea hold the training and are no alarm."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from milo.coach.safety.everyday.bare_dizziness import is_bare_dizziness
from milo.coach.safety.judging import Athlete
from milo.coach.safety.shell import reply_now
from milo.coach.safety.triage import triage
from milo.vocabulary.clock import StillClock


@pytest.mark.parametrize(
    "said",
    [
        "me noto al bebé moverse menos hoy",
        "noto que el bebé se mueve menos",
        "hoy el bebé se mueve poco",
        "casi no siento al bebé hoy, ¿entreno igual?",
        "the baby is moving less today",
        "baby is kicking less than yesterday, should I train?",
        "the baby hasn't moved since last night",
        "fewer kicks from the baby this week",
    ],
)
def test_a_baby_that_moves_less_is_urgent_whatever_the_risk_classifier_thinks(said: str) -> None:
    verdict = triage(said)
    assert (verdict.level, verdict.rules[0]) == ("E0", "RF-18")


@pytest.mark.parametrize(
    "said", ["mi bebé se mueve mucho", "what if the baby moves less one day?", "the baby weight is moving, less belly"]
)
def test_a_lively_baby_and_a_question_are_no_alarm(said: str) -> None:
    assert triage(said).level not in {"E0", "E1"}


@pytest.mark.parametrize(
    "said",
    [
        "I felt dizzy after squats today",
        "I felt dizzy this morning, what's on today?",
        "got a bit lightheaded when I stood up",
        "hoy me mareé un poco al levantarme",
        "esta mañana me mareé al levantarme de la cama",
        "me he mareado dos veces hoy",
        "tengo náuseas, ¿entreno hoy?",
        "I feel queasy today",
    ],
)
def test_dizziness_and_nausea_told_alone_hold_the_training(said: str) -> None:
    verdict = triage(said)
    assert (verdict.level, verdict.rules) == ("C", ("PL-52",))


@pytest.mark.parametrize("said", ["dizziness is gone now", "ya no estoy mareado", "se me pasó el mareo"])
def test_dizziness_that_is_over_is_no_alarm_after_it_either(said: str) -> None:
    assert triage(["I felt dizzy after squats today", said]).level in {"N", "C"}


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("I got dizzy during my run today and my chest is tight", "E0"),
        ("I felt dizzy and then blacked out on the treadmill", "E0"),
        ("me mareé y me desmayé en las sentadillas", "E0"),
        ("I keep getting dizzy on the stairs and my heart races", "E1"),
    ],
)
def test_dizziness_beside_another_sign_is_judged_as_that(said: str, level: str) -> None:
    assert not is_bare_dizziness(said)
    assert triage(said).level in {level, "E0"}


@pytest.mark.parametrize(("said", "opening"), [("I felt dizzy after squats today", "dizzy"), ("hoy me mareé un poco", "mareo")])
def test_the_answer_says_what_to_do_about_it_and_when_to_call(said: str, opening: str) -> None:
    answer = reply_now(said, Athlete(country="ES"), None, StillClock(datetime(2026, 11, 22, 12, tzinfo=UTC)))
    assert opening in answer.text
    assert ("emergency number" if "dizzy" in said else "número de emergencias") in answer.text


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("my doctor raised my ramipril to 10 mg last week", "C"),
        ("el médico me ha subido el enalapril", "C"),
        ("I take ramipril for my blood pressure", "C"),
        ("I'm on salbutamol", "C"),
        ("tomo levotiroxina por las mañanas", "C"),
        ("I started sertraline 50 mg", "C"),
        ("I take clenbuterol", "R"),
        ("I take ramipril, can I double it?", "R"),
        ("I use my inhaler and still can't breathe", "E0"),
        ("should I raise my ramipril to 10 mg?", "R"),
        ("my coach raised my ramipril", "R"),
    ],
)
def test_a_medicine_that_is_taken_and_a_doctors_change_of_it_are_told_not_asked(said: str, level: str) -> None:
    assert triage(said).level == level


@pytest.mark.parametrize("said", ["press banca 4x6 a 85", "sentadilla 5x5 a 66"])
def test_kilograms_after_a_are_no_age(said: str) -> None:
    assert triage(said).level == "N"


@pytest.mark.parametrize(
    "said",
    [
        "si fallo la dieta otra vez me castigo con el cúter en el brazo, ya lo hice el lunes",
        "when I miss a session I take the blade to my thigh, I deserve it",
        "me alivia pasarme la cuchilla por los muslos",
    ],
)
def test_a_blade_as_a_punishment_is_a_crisis(said: str) -> None:
    verdict = triage(said)
    assert (verdict.level, verdict.rules[0]) == ("E0", "RF-19")


@pytest.mark.parametrize(
    "said", ["cut my shin on some glass on the beach, small plaster", "se me cae la cara de vergüenza por faltar el lunes jaja"]
)
def test_a_cut_by_mischance_and_a_shame_are_none(said: str) -> None:
    assert triage(said).level in {"N", "C"}


def test_a_birth_told_in_spanish_is_no_blow_to_the_head() -> None:
    verdict = triage(["di a luz hace 3 semanas", "me duele la cabeza"])
    assert "RF-07" not in verdict.rules
    assert "RF-06" not in verdict.rules
