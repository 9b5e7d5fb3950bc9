"""Answers at level C say what the safety reference demands, in both languages, and name no rule ids."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from milo.coach.safety.judging import Athlete
from milo.coach.safety.required_content import missing_content, without_rule_ids
from milo.coach.safety.shell import reply_now
from milo.vocabulary.clock import StillClock

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PERSON: dict[str, Any] = {"age": 40, "sex": "male", "goal": "general", "days_per_week": 3, "parq": {"none_of_these": True}}
INSULIN = {**PERSON, "conditions": ["type 1 diabetes"], "medications": ["insulin"], "activities": ["cycling"]}
PREGNANT = {
    **PERSON, "sex": "female", "age": 31, "pregnant": True,
    "parq": {"none_of_these": True, "clearance": {"date": "2026-11-01", "scope": "pregnancy", "who": "midwife"}},
}  # fmt: skip


def _said(text: str, profile: dict[str, Any], language: str = "en") -> str:
    return reply_now(text, Athlete(profile=profile, language=language), None, StillClock(NOW)).text


@pytest.mark.parametrize(
    ("text", "profile", "language", "wanted", "never"),
    [
        ("I have type 1 diabetes, glucose is 65 and I want to ride in 30 min", INSULIN, "en", ["15 g", "15 minutes"], []),
        ("Tengo diabetes tipo 1, glucosa 65 y salgo en bici en 30 min", INSULIN, "es", ["15 g", "15 minutos"], []),
        ("I have osteoporosis in my spine, which strength exercises should I do?",
         {**PERSON, "age": 66, "conditions": ["osteoporosis"]}, "en", ["twist", "fall"], ["jump drill"]),
        ("Tengo osteoporosis, ¿qué ejercicios de fuerza hago?",
         {**PERSON, "age": 66, "conditions": ["osteoporosis"]}, "es", ["columna", "caída"], []),
        ("I am 14, how much should I lift on squat?", {**PERSON, "age": 14}, "en", ["adult", "8 to 15", "no maximum"], []),
        ("It is 31 degrees and very humid, should I do my long run?", PERSON, "en", ["thirst", "shade", "stop"], ["Rain"]),
        ("Hace 31 grados y mucha humedad, ¿hago la tirada larga?", PERSON, "es", ["sed", "sombra"], ["lluvia"]),
        ("I am 22 weeks pregnant and cleared. Which strength session today?", PREGNANT, "en", ["breath", "midwife"],
         ["Since that is over"]),
    ],
)  # fmt: skip
def test_an_answer_says_what_its_rules_demand(
    text: str, profile: dict[str, Any], language: str, wanted: list[str], never: list[str]
) -> None:
    said = _said(text, profile, language)
    assert [w for w in wanted if w not in said] == []
    assert [n for n in never if n in said] == []
    assert re.search(r"\b(?:PL|SN|RF|NU|ED)-\d\d", said) is None


def test_a_low_body_mass_index_is_no_training_question() -> None:
    made = reply_now("bmi 16.3, just want a strength plan", Athlete(profile=PERSON), None, StillClock(NOW))
    assert made.level == "E1"


def test_what_was_said_already_is_not_said_twice() -> None:
    said = "Take 15 g of fast carbohydrate, measure again after 15 minutes, nothing alone today."
    assert missing_content(said, "glucose 65", ["SN-19"], [], "en").first == ""
    assert missing_content("Ride easy.", "glucose 65", ["SN-19"], [], "en").first.startswith("Take 15 g")


def test_a_safety_sentence_is_left_out_only_where_this_talk_said_it() -> None:
    before = "Today: 3 x 10, stop two short. An easy day. Breathe."
    assert missing_content("Yes.", "my knee hurts", ["PL-50"], [], "en", before=before).first.startswith("Pain up to 2 of 10")
    assert missing_content("Yes.", "can I train", [], ["hypertension"], "en", before=before).first.startswith("With high blood")
    said = "With high blood pressure keep the effort moderate, breathe out on every effort."
    assert missing_content("Yes.", "can I train", [], ["hypertension"], "en", before=said).first == ""
    assert "pregnancy" in missing_content("Yes.", "I'm pregnant, can I lift before giving birth?", ["PL-21"], [], "en").ids
    assert missing_content("Yes.", "I gave birth 3 weeks ago, can I run?", ["PL-21"], [], "en").ids == ()


def test_at_most_two_sentences_are_put_first() -> None:
    conditions = ["hypertension", "heart disease", "asthma", "epilepsy"]
    first = missing_content("Yes.", "can I train today", [], conditions, "en").first
    assert first.count("With ") == 2


def test_rule_ids_stay_out_of_answers() -> None:
    assert without_rule_ids("You lift on four days (rule PL-04).") == "You lift on four days."
    assert without_rule_ids("Lying down: not for long (PL-22), and never (SN-19, PL-24).") == "Lying down: not for long, and never."
