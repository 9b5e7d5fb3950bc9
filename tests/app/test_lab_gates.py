"""Who may start what in the breath lab: every question, and a profile that no answer overrules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from milo.app.lab_start import Shut, check_gates, gear_of, is_masked, protocol_of, questions, recent_alerts
from milo.coach.lab.lab_words import lab_words, words_of
from milo.coach.lab.protocols import NAMES
from milo.signals.flow import Venturi
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LabMark, LabSession

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TODAY = NOW.date()
FINE: dict[str, Any] = {
    "symptoms": False, "unwell": False, "disease": False, "pregnant": False, "breathing": False, "second": True, "panic": "no",
    "mask": True, "activity": "cycling", "exercise": False,
}  # fmt: skip
EN, GATES = lab_words("en"), words_of("en")


def ada(**values: Any) -> Profile:
    return Profile(**{"sex": "female", "goal": "endurance", "days_per_week": 5, "age": 34, **values})


def ask(name: str, profile: Profile | None = None, *, masked: bool = True, **answers: Any) -> str | None:
    """The sentence that shuts it, None when it may start. Answers given stand instead of FINE; ... leaves one out."""
    given = {k: v for k, v in {**FINE, **answers}.items() if v is not ... and k not in ("open_rules", "locked")}
    profile = ada() if profile is None else profile
    known = {"open_rules": answers.get("open_rules", frozenset()), "locked": answers.get("locked", False)}
    try:
        check_gates(protocol_of(name, profile, given), profile, given, masked=masked, today=TODAY, language="en", **known)
    except Shut as shut:
        return str(shut)
    return None


@pytest.mark.parametrize("name", NAMES)
def test_a_healthy_adult_with_every_answer_may_start(name: str) -> None:
    assert ask(name) is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("answer", [True, ..., None, "no"])
@pytest.mark.parametrize("question", ["symptoms", "unwell"])
def test_symptoms_and_illness_are_asked_every_time_and_silence_is_no_no(name: str, question: str, answer: Any) -> None:
    assert ask(name, masked=False, **{question: answer}) == EN[f"no.{question}"]


@pytest.mark.parametrize(
    ("question", "answer", "gate"),
    [
        ("disease", True, "fit_for_test"),
        ("disease", ..., "fit_for_test"),
        ("pregnant", True, "not_pregnant"),
        ("pregnant", ..., "not_pregnant"),
        ("breathing", True, "breathing_cleared"),
        ("breathing", ..., "breathing_cleared"),
        ("second", False, "second_person"),
        ("second", ..., "second_person"),
        ("panic", "yes", "panic_asked"),
        ("panic", ..., "panic_asked"),
        ("panic", "perhaps", "panic_asked"),
        ("panic", ["no"], "panic_asked"),
    ],
)
@pytest.mark.parametrize("name", ["ramp", "steps"])
def test_a_test_to_the_limit_needs_every_answer(name: str, question: str, answer: Any, gate: str) -> None:
    assert ask(name, **{question: answer}, masked=False) == GATES[f"gate.{gate}"]


@pytest.mark.parametrize(
    ("question", "answer", "gate"),
    [
        ("pregnant", True, "not_pregnant"),
        ("pregnant", ..., "not_pregnant"),
        ("breathing", True, "breathing_cleared"),
        ("panic", "yes", "panic_asked"),
        ("panic", ..., "panic_asked"),
    ],
)
@pytest.mark.parametrize("name", ["rest", "plateaus", "free"])
def test_a_mask_asks_for_more_than_the_same_without(name: str, question: str, answer: Any, gate: str) -> None:
    assert ask(name, **{question: answer}) == GATES[f"gate.{gate}"]
    assert ask(name, **{question: answer}, masked=False) is None


def test_with_panic_attacks_the_mask_is_only_by_ones_own_wish() -> None:
    assert ask("rest", panic="wish") is None


@pytest.mark.parametrize(
    ("known", "answers", "gate"),
    [
        ({"pregnant": True}, {"pregnant": False}, "not_pregnant"),
        ({"conditions": ["asthma"]}, {"breathing": False}, "breathing_cleared"),
        ({"conditions": ["copd"]}, {"breathing": False}, "breathing_cleared"),
        ({"conditions": ["heart disease"]}, {"disease": False}, "fit_for_test"),
        ({"conditions": ["type 1 diabetes"]}, {"disease": False}, "fit_for_test"),
        ({"conditions": ["kidney disease"]}, {"disease": False}, "fit_for_test"),
        ({"parq": {"chest_pain": True}}, {"disease": False}, "fit_for_test"),
        ({"parq": {"chest_pain": "sí"}}, {"disease": False}, "fit_for_test"),
        ({"parq": {"q2": {"answer": "sometimes"}}}, {"disease": False}, "fit_for_test"),
        ({"postpartum_weeks": 8}, {}, "after_birth"),
    ],
)
def test_what_the_profile_shuts_no_answer_opens(known: dict[str, Any], answers: dict[str, Any], gate: str) -> None:
    assert ask("ramp", ada(**known), **answers) == GATES[f"gate.{gate}"]


def test_a_no_to_all_health_questions_is_no_yes() -> None:
    healthy = {"pregnant": False, "conditions": []}
    none, noes = ({"parq": parq} for parq in ({"none_of_these": True}, {f"q{n}": False for n in range(1, 8)}))
    assert ask("ramp", ada(**healthy, **none)) == ask("ramp", ada(**healthy, **noes))


@pytest.mark.parametrize("question", ["pregnant", "breathing", "disease"])
def test_what_an_answer_shuts_no_profile_opens(question: str) -> None:
    assert ask("ramp", ada(pregnant=False, conditions=[], parq={"chest_pain": False}), **{question: True}) is not None


@pytest.mark.parametrize(
    ("name", "age", "gate"),
    [
        ("rest", 12, "old_enough"),
        ("rest", 13, None),
        ("free", 12, "old_enough"),
        ("ramp", 13, "adult"),
        ("ramp", 17, "adult"),
        ("ramp", 18, None),
        ("steps", 17, "adult"),
        ("ramp", 64, None),
        ("ramp", 65, "cleared_by_age"),
        ("rest", 80, None),
    ],
)
def test_age_decides_what_is_open(name: str, age: int, gate: str | None) -> None:
    assert ask(name, ada(age=age)) == (gate and GATES[f"gate.{gate}"])


def test_the_age_is_that_of_today_and_unknown_opens_nothing() -> None:
    birthday = ada(age=None, date_of_birth=date(2008, 3, 2))
    assert ask("ramp", birthday) == GATES["gate.adult"]
    assert ask("ramp", ada(age=None, date_of_birth=date(2008, 3, 1))) is None
    with pytest.raises(Shut, match="age"):
        check_gates(protocol_of("rest", None, FINE), None, FINE, masked=True, today=TODAY, language="en")


@pytest.mark.parametrize("name", NAMES)
def test_after_an_emergency_nothing_starts_for_a_day(name: str) -> None:
    assert ask(name, locked=True, masked=False) == GATES["gate.no_emergency"]


def test_an_open_warning_shuts_all_but_rest_without_a_mask() -> None:
    rules = frozenset({"SN-04"})
    assert ask("rest", open_rules=rules, masked=False) is None
    for name, masked in (("rest", True), ("free", False), ("ramp", False), ("plateaus", True)):
        assert ask(name, open_rules=rules, masked=masked) == GATES["gate.nothing_open"]


def session(hours_ago: float, *marks: tuple[str, str]) -> LabSession:
    return LabSession(
        origin=Origin.MEASURED, source="mask_board", session_id=f"s{hours_ago}", user_id="ada",
        start_ts=NOW - timedelta(hours=hours_ago), protocol="rest", sensor="Mask board",
        marks=[LabMark(at_s=1.0, kind="alert", text="x", rule=rule, level=level) for rule, level in marks] or None,
    )  # fmt: skip


def test_alerts_of_the_last_day_stay_open_and_older_ones_do_not() -> None:
    assert recent_alerts([], NOW) == (frozenset(), False)
    assert recent_alerts([session(1)], NOW) == (frozenset(), False)
    recent = [session(2, ("SN-04", "E1"), ("SN-20", "R")), session(23.9, ("SN-05", "E0"))]
    assert recent_alerts(recent, NOW) == (frozenset({"SN-04"}), True)
    assert recent_alerts([session(24.1, ("SN-05", "E0"), ("SN-04", "E1"))], NOW) == (frozenset(), False)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_answering_every_question_as_it_must_be_opens_the_protocol(name: str, language: str) -> None:
    """What the page asks is all the house wants to know: no gate without its question."""
    asked = questions(name, language)
    answers = {q["id"]: q["must"] if q.get("must") is not None else next(iter(q.get("options", {})), False) for q in asked}
    chosen = protocol_of(name, ada(), answers)
    check_gates(chosen, ada(), answers, masked=is_masked("mask_board", chosen, answers), today=TODAY, language=language)
    for question in asked:
        assert question["question"]
        if question.get("must") is not None:
            wrong = {**answers, question["id"]: not question["must"]}
            with pytest.raises(Shut):
                check_gates(chosen, ada(), wrong, masked=False, today=TODAY, language=language)


@pytest.mark.parametrize(
    ("sensor", "name", "mask", "masked"),
    [
        ("mask_board", "rest", None, True),
        ("mask_board", "rest", True, True),
        ("mask_board", "rest", False, False),
        ("mask_board", "plateaus", False, True),
        ("scd30_lines", "plateaus", None, True),
        ("heart_strap", "rest", None, False),
        ("heart_strap", "rest", True, True),
        ("oximeter", "free", None, False),
    ],
)
def test_a_mask_is_there_unless_somebody_says_it_is_not(sensor: str, name: str, mask: bool | None, masked: bool) -> None:
    assert is_masked(sensor, protocol_of(name, None, {}), {} if mask is None else {"mask": mask}) is masked


def test_a_protocol_or_activity_nobody_knows_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="ramp"):
        protocol_of("rampp", None, {})
    with pytest.raises(UnknownName, match="cycling"):
        protocol_of("ramp", None, {"activity": "cyclin"})


def test_gear_is_what_was_set_and_nothing_else() -> None:
    assert gear_of({}).factor is None
    assert gear_of({}).calibration is None
    made = gear_of({"mask": {"inlet_mm": 28.0, "throat_mm": 18.0, "factor": 1.04}})
    assert isinstance(made.tube, Venturi)
    assert made.factor == 1.04
    assert made.tube != gear_of({}).tube
    with pytest.raises(BadValue):
        gear_of({"mask": {"inlet_mm": 18.0, "throat_mm": 28.0}})
