"""What was told of health stands: a body that leaves it out takes nothing back; a key nobody knows is no answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from each import each
from milo.coach.plans.limits.clearance import FIELDS
from milo.coach.plans.limits.gates import FORM
from milo.coach.plans.limits.health_kept import carried, taken_in
from milo.coach.plans.limits.health_questions import ANSWERED_ON
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.errors import UnknownName

TODAY = date(2026, 3, 2)
ADA: dict[str, Any] = {"age": 30, "sex": "female", "goal": "general", "days_per_week": 3}


def after(held: dict[str, Any], body: dict[str, Any]) -> Any:
    return carried({**ADA, **body}, parse_profile({**ADA, **held}, TODAY))


@each("silence", [{}, {"parq": None}, {"parq": {}}, {"parq": {"chest_pain": None}}, {"parq": {"q2": " "}}])
def test_a_yes_stands_where_a_body_says_nothing_of_it(silence: dict[str, Any]) -> None:
    assert after({"parq": {"chest_pain": True}}, silence)["parq"] == {"chest_pain": True}


def test_each_question_is_answered_anew_for_itself() -> None:
    held = {
        "parq": {"chest_pain": True, "dizziness": False, "palpitations": "yes", "clearance": {"date": "2026-02-01", "who": "Dr B"}}
    }
    assert after(held, {"parq": {"dizziness": True}})["parq"] == {**held["parq"], "dizziness": True}
    assert "chest_pain" not in after(held, {"parq": {"q2": False}})["parq"], "q2 is the same question"
    assert after(held, {"parq": {"none_of_these": True}})["parq"] == {
        "palpitations": "yes",
        "clearance": held["parq"]["clearance"],
        "none_of_these": True,
    }
    assert after(held, {"parq": {"palpitations": False}})["parq"]["palpitations"] is False


@pytest.mark.parametrize(
    ("key", "value", "gone"),
    [
        ("conditions", ["hypertension"], []),
        ("injuries", [{"region": "knee"}], []),
        ("medications", ["bisoprolol"], []),
        ("allergies", ["nuts"], []),
        ("pregnant", True, False),
        ("postpartum_weeks", 4.0, 30.0),
        ("weight_kg", 41.0, 60.0),
    ],
)
def test_what_a_body_leaves_out_stays_and_what_it_says_takes_its_place(key: str, value: Any, gone: Any) -> None:
    assert after({key: value}, {})[key] == value
    assert after({key: value}, {key: None})[key] == value, "null is missing, not a no"
    assert after({key: value}, {key: gone})[key] == gone


def test_a_birth_ends_the_pregnancy() -> None:
    assert "pregnant" not in after({"pregnant": True}, {"postpartum_weeks": 3})


def test_what_is_no_health_may_be_left_out() -> None:
    assert "equipment" not in after({"equipment": ["barbell"]}, {})


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("chest_pian", "chest_pain"), ("dizzines", "dizziness"), ("none_of_theese", "none_of_these"), ("banana", None),
     ("clearence", "clearance"), ("guardian_concent", "guardian_consent")],
)  # fmt: skip
def test_a_key_nobody_knows_is_refused_and_names_the_nearest(key: str, nearest: str | None) -> None:
    with pytest.raises(UnknownName) as e:
        taken_in({**ADA, "parq": {key: True}}, TODAY)
    assert (e.value.nearest, e.value.field) == (nearest, f"parq.{key}")
    assert taken_in({**ADA, "parq": {key: True}}, TODAY, held=[key]).parq, "what stands already was taken in once"


@each(
    "key",
    [*FORM, *(f"q{n}" for n in range(1, 8)), "Q1", "question_3", "pregunta 4", "none_of_these", "ninguna_de_estas", "clearance",
     "clearance_entered", "cardiac_clearance", "midwife_ok", "doctor_ok", "alta_medica", "autorización", "guardian_consent",
     "tutor", "date_answered", "signed_on", "dolor_de_pecho", "mareos", "presión_arterial", "medicamentos", "palpitaciones",
     "knee_pain", "heart", "medication", "regular_exercise", "enfermedad_cronica", "heart_conditions",
     *(f"clearance_{word}" for words in FIELDS.values() for word in words)],
)  # fmt: skip
def test_known_keys_clearances_and_own_words_are_taken(key: str) -> None:
    assert taken_in({**ADA, "parq": {key: "yes"}}, TODAY).parq


@each("key", ["passed", "result", "score", "any_yes"])
def test_a_plain_no_to_what_nobody_knows_is_no_fault(key: str) -> None:
    assert taken_in({**ADA, "parq": {key: False}}, TODAY)
    with pytest.raises(UnknownName):
        taken_in({**ADA, "parq": {key: True}}, TODAY)


def test_the_day_that_an_export_tells_is_taken_in() -> None:
    assert taken_in({**ADA, "parq": {"none_of_these": True, ANSWERED_ON: "2026-02-01"}}, TODAY).parq
