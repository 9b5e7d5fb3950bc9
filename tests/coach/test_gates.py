"""The questions before training: classes, when they are asked again, profiles with holes; latches and clearances."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from milo.coach.plans.limits.gates import FORM
from milo.coach.safety.gates import due, g_class, known_facts, read_person, state_flags
from milo.coach.safety.latches import CLEARANCE_HOLDS, Clearance, Latch, ReturnForm, form_from, latches_of, open_latches
from milo.vocabulary.athlete import Profile

TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def person(**values: Any) -> Profile:
    found = read_person({"age": 40, **values}, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "G-1"),
        ({"conditions": ["type 2 diabetes"]}, "G-2"),
        ({"parq": {"chest_pain": "yes"}}, "G-3"),
        ({"regular_exerciser": True}, "G-4"),
        ({"regular_exerciser": True, "conditions": ["heart disease"]}, "G-5"),
        ({"regular_exerciser": True, "parq": {"dizziness": True}}, "G-6"),
        ({"parq": {"supervised_only": True}}, "G-7"),
        ({"parq": {"bone_joint": True}, "injuries": [{"region": "knee"}]}, "G-1"),
    ],
)
def test_answers_lead_to_the_class_of_the_table(values: dict[str, Any], expected: str) -> None:
    assert g_class(person(**values), TODAY) == expected


@pytest.mark.parametrize("key", FORM)
def test_a_yes_without_details_closes_the_gate_whichever_question_it_is(key: str) -> None:
    assert g_class(person(parq={key: True}), TODAY) in {"G-3", "G-7"}


def test_an_age_nobody_told_is_not_made_up() -> None:
    found = read_person({"weight_kg": 80}, TODAY)
    assert found is not None
    assert (found.age, found.weight_kg) == (None, 80)


@pytest.mark.parametrize(
    ("values", "flag"),
    [
        ({"age": 12}, ("R", "G-8")),
        ({"age": 17}, ("C", "PL-41")),
        ({"sex": "female", "pregnant": True}, ("C", "PL-22")),
        ({"sex": "female", "postpartum_weeks": 12}, ("C", "PL-22")),
        ({"conditions": ["asthma"]}, ("C", "PL-24")),
        ({"conditions": ["eating disorder"]}, ("C", "PL-31")),
        ({"injuries": [{"region": "knee"}]}, ("C", "PL-50")),
        ({"age": 65}, ("C", "PL-20")),
        ({"weight_kg": 107.2, "height_cm": 175}, ("C", "PL-29")),  # a BMI of 35.0
        ({"parq": {"chest_pain": True}}, ("E1", "G-3")),
    ],
)
def test_what_a_profile_brings_to_every_message(values: dict[str, Any], flag: tuple[str, str]) -> None:
    assert flag in [(f.level, f.rule) for f in state_flags(person(**values), TODAY)]


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"age": 64},
        {"age": 18},
        {"sex": "female", "postpartum_weeks": 13},
        {"weight_kg": 106, "height_cm": 175},  # a BMI of 34.6
        {"weight_kg": 130},
    ],
)
def test_a_profile_with_nothing_to_mind_brings_nothing(values: dict[str, Any]) -> None:
    assert state_flags(person(**values), TODAY) == []


@pytest.mark.parametrize(
    ("values", "fact", "holds"),
    [
        ({"age": 17}, "minor", True),
        ({"age": 18}, "minor", False),
        ({"age": 19}, "back_age", True),
        ({"age": 56}, "back_age", True),
        ({"age": 40}, "back_age", False),
        ({"sex": "female", "pregnant": True}, "preg_or_ed", True),
        ({"conditions": ["eating disorder"]}, "preg_or_ed", True),
        ({"weight_kg": 60, "height_cm": 175}, "preg_or_ed", True),  # a BMI of 19.6: no deficit (NU-04)
        ({"weight_kg": 62, "height_cm": 175}, "preg_or_ed", False),
        ({"conditions": ["type 1 diabetes"]}, "diabetic", True),
    ],
)
def test_what_a_profile_adds_to_the_reading_of_words(values: dict[str, Any], fact: str, *, holds: bool) -> None:
    assert (fact in known_facts(person(**values), TODAY)) is holds


def test_questions_are_asked_again_after_ninety_days_or_a_danger() -> None:
    assert due(None, NOW)
    assert not due(NOW - timedelta(days=89), NOW)
    assert due(NOW - timedelta(days=90), NOW)
    assert due(NOW - timedelta(days=5), NOW, last_danger=NOW - timedelta(days=1))
    assert not due(NOW - timedelta(days=5), NOW, last_danger=NOW - timedelta(days=6))


def test_a_profile_with_holes_and_unknown_keys_is_still_read() -> None:
    found = read_person({"pregnant": True, "colour": "green", "conditions": ["hipertensión", "flying"]}, TODAY)
    assert found is not None
    assert found.pregnant
    assert found.conditions == ["hypertension"]


def test_what_a_profile_adds_to_words() -> None:
    assert known_facts(person(age=15), TODAY) == {"minor", "back_age"}
    assert "diabetic" in known_facts(person(conditions=["type 1 diabetes"]), TODAY)
    assert known_facts(person(), TODAY) == frozenset()


def test_a_clearance_holds_twelve_months_at_most() -> None:
    paper = Clearance(scope="heart", at=NOW, by="Dr. Sole", until=NOW + timedelta(days=900))
    assert paper.holds(NOW)
    assert not paper.holds(NOW + CLEARANCE_HOLDS)
    assert not Clearance(scope="heart", at=NOW, by=" ").holds(NOW)


def test_a_clearance_alone_never_opens_an_emergency() -> None:
    latch = Latch(rule="RF-01", level="E0", since=NOW - timedelta(days=2), scope="heart")
    paper = Clearance(scope="heart", at=NOW - timedelta(days=1), by="Dr. Sole")
    form = ReturnForm(at=NOW - timedelta(days=1), complete=True)
    assert open_latches([latch], [paper], [], NOW) == [latch]
    assert open_latches([latch], [], [form], NOW) == [latch]
    assert open_latches([latch], [paper], [ReturnForm(at=form.at, complete=False)], NOW) == [latch]
    assert open_latches([latch], [paper], [form], NOW) == []


def test_a_clearance_from_before_or_of_another_scope_opens_nothing() -> None:
    latch = Latch(rule="RF-07", level="E1", since=NOW - timedelta(days=2), scope="head")
    for paper in (
        Clearance(scope="head", at=NOW - timedelta(days=3), by="x"),
        Clearance(scope="heart", at=NOW - timedelta(days=1), by="x"),
    ):
        assert open_latches([latch], [paper], [], NOW) == [latch]


def test_which_replies_latch() -> None:
    assert [latch.scope for latch in latches_of([("E1", "RF-07")], NOW)] == ["head"]
    assert [latch.rule for latch in latches_of([("R", "ED-01"), ("R", "NU-06")], NOW)] == ["ED-01"]
    assert latches_of([("C", "PL-50")], NOW) == []


def test_what_the_profile_says_at_every_reading_anew_is_no_latch() -> None:
    assert latches_of([("E1", "G-7"), ("E1", "SN-30")], NOW) == []
    assert [(latch.rule, latch.scope) for latch in latches_of([("E1", "G-3")], NOW)] == [("G-3", "heart")]


def test_only_what_is_dangerous_by_itself_latches_at_its_own_level() -> None:
    found = latches_of([("E0", "RF-01"), ("E1", "RF-15"), ("R", "I-01"), ("C", "PL-14"), ("E1", "RF-01")], NOW)
    assert [(latch.rule, latch.level) for latch in found] == [("RF-01", "E0"), ("RF-15", "E1")]


def test_the_form_opens_a_day_after_the_last_danger() -> None:
    told = [NOW - timedelta(hours=30), NOW - timedelta(hours=2)]
    assert form_from(told) == NOW + timedelta(hours=22)
    assert form_from([]) is None


def test_a_clearance_that_begins_later_opens_nothing_yet() -> None:
    latch = Latch(rule="RF-02", level="E1", since=NOW - timedelta(days=3), scope="heart")
    later = Clearance(scope="heart", at=NOW + timedelta(days=1), by="Dr Who")
    assert open_latches([latch], [later], [], NOW) == [latch]
    assert open_latches([latch], [later], [], NOW + timedelta(days=2)) == []
