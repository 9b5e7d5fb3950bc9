"""The gate before every session: what a profile told later closes, which clearance opens it, and what becomes of the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, MONDAY, HandClock, ask, bruno_of, clock_by_hand, coach_of, house_of, rules, yes

from milo.app.coaching.coach import Coaching
from milo.app.coaching.locks import TrainingLocked
from milo.app.house import House
from milo.coach.plans.edits.doors import Edit, EditRefused

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


# --- the gate stands before every session


def told(**more: Any) -> dict[str, Any]:
    return {**BRUNO, **more}


CLOSES: dict[str, tuple[dict[str, Any], str]] = {
    "symptom": ({"parq": {"none_of_these": False, "chest_pain": True}}, "heart"),
    "unclear": ({"parq": {"supervised_only": True}}, "general"),
    "pregnant": ({"sex": "female", "pregnant": True}, "pregnancy"),
    "weight": ({"weight_kg": 52}, "energy"),
}


@pytest.mark.parametrize("why", CLOSES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_yes_after_the_plan_withholds_it_and_the_clearance_it_names_gives_it_back(
    coaching: Coaching, bruno: str, house: House, clock: HandClock, why: str, language: str
) -> None:
    change, scope = CLOSES[why]
    clock.go(hours=1)
    answered = coaching.onboard(bruno, told(**change, language=language), answered=True)
    assert answered["clearance"] == scope
    (lock,) = coaching.locks(bruno)
    assert (lock["gate"], lock["needs"], lock["scope"]) == (True, ["clearance"], scope)
    assert lock["text"] == answered["refused"]["text"]
    assert ("on the page Plan" if language == "en" else "la página Plan") in lock["text"], "the way back is named"
    today = coaching.today(bruno)
    assert (today.planned, today.next) == (None, None)
    assert coaching.version(bruno, 1).weeks == []
    assert coaching.week_ahead(bruno)["refused"] is not None
    for door in (
        lambda: coaching.text(bruno),
        lambda: coaching.edit(bruno, Edit(kind="easier")),
        lambda: coaching.adapt(bruno),
        lambda: coaching.what_if(bruno, Edit(kind="easier")),
    ):
        with pytest.raises(TrainingLocked):
            door()
    assert "few_workouts" not in [a.rule for a in house.flows.week(bruno).advice]
    plan = coaching.plan(bruno)
    assert plan is not None
    titles = {s.title for w in plan.weeks for d in w.days for s in d.sessions}
    said = ask(coaching, bruno, "what is my workout today?").text
    assert not any(title in said for title in titles)
    clock.go(hours=1)
    coaching.give_clearance(bruno, scope, "Dr. Ruiz", None)
    assert coaching.locks(bruno) == []
    assert coaching.gate(bruno)["refused"] is None
    clock.go(days=1)
    assert ask(coaching, bruno, "what is my workout today?").level in {"N", "C"}, "talk does not lock again what was cleared"
    assert coaching.locks(bruno) == []
    assert coaching.new_plan(bruno).refused is None
    clock.go(days=366)
    assert coaching.locks(bruno), "twelve months at most"


def test_a_clearance_from_before_the_yes_was_about_something_else(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    coaching.give_clearance(bruno, "heart", "Dr. Ruiz", None)
    clock.go(hours=1)
    coaching.onboard(bruno, told(parq={"chest_pain": True}), answered=True)
    assert rules(coaching, bruno) == ["G-3"]
    clock.go(hours=1)
    coaching.onboard(bruno, told(parq={"chest_pain": True}, weight_kg=81))
    coaching.give_clearance(bruno, "heart", "Dr. Ruiz", None)
    clock.go(hours=1)
    coaching.onboard(bruno, told(parq={"chest_pain": True}, weight_kg=82))
    assert rules(coaching, bruno) == [], "another weight asks for no other word"


def test_a_yes_that_was_a_slip_is_corrected_also_after_a_talk(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    clock.go(hours=1)
    coaching.onboard(bruno, told(parq={"bone_joint": True}), answered=True)
    assert ask(coaching, bruno, "can I train today?").level == "E1"
    assert rules(coaching, bruno) == ["G-7"]
    clock.go(hours=1)
    coaching.onboard(bruno, told(parq={"bone_joint": True}, injuries=[{"region": "wrist", "pain_0_10": 1}]), answered=True)
    assert coaching.locks(bruno) == [], "the details were what was missing"
    assert coaching.today(bruno).planned is not None


# --- a profile that changes beside a plan


def exercises(coaching: Coaching, athlete: str) -> set[str]:
    plan = coaching.plan(athlete)
    assert plan is not None
    return {e.exercise_id for w in plan.weeks for d in w.days for s in d.sessions for e in s.exercises}


def test_a_bad_knee_told_later_leaves_the_plan_and_no_older_version_brings_the_squats_back(
    coaching: Coaching, bruno: str, clock: HandClock
) -> None:
    assert "back_squat" in exercises(coaching, bruno)
    clock.go(hours=1)
    assert coaching.onboard(bruno, told(weight_kg=81))["changed"] == []
    assert len(coaching.versions(bruno)["versions"]) == 1
    knee = [{"region": "knee", "pain_0_10": 5}]
    clock.go(hours=1)
    changed = coaching.onboard(bruno, told(injuries=knee))["changed"]
    assert any("removed" in line for line in changed)
    assert "back_squat" not in exercises(coaching, bruno)
    for back in (lambda: coaching.undo(bruno), lambda: coaching.restore(bruno, 1)):
        with pytest.raises(EditRefused, match="profile"):
            back()
    assert "no change of yours" in ask(coaching, bruno, "undo").text
    assert "back_squat" not in exercises(coaching, bruno)
    assert coaching.onboard(bruno, told(injuries=knee))["changed"] == [], "told twice it changes nothing more"


def test_diabetes_told_later_eases_the_plan_to_walks_until_somebody_cleared_more(
    coaching: Coaching, bruno: str, clock: HandClock
) -> None:
    clock.go(hours=1)
    told_now = coaching.onboard(bruno, told(conditions=["type 2 diabetes"]))
    assert (told_now["gate"], told_now["clearance"]) == ("G-2", "general")
    assert any("walking" in line for line in told_now["changed"])
    plan = coaching.plan(bruno)
    assert plan is not None
    kinds = {s.kind for w in plan.weeks for d in w.days for s in d.sessions}
    assert "strength" not in kinds
    assert "endurance" in kinds, "eased, not emptied"
    clock.go(hours=1)
    coaching.give_clearance(bruno, "general", "Dr. Ruiz", None)
    assert coaching.gate(bruno)["clearance"] is None
    assert "strength" in {s.kind for w in coaching.new_plan(bruno).weeks for d in w.days for s in d.sessions}


def test_a_plan_from_before_a_pregnancy_is_fitted_once_the_midwife_agreed(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    clock.go(hours=1)
    coaching.onboard(bruno, told(sex="female", pregnant=True))
    clock.go(hours=1)
    coaching.give_clearance(bruno, "pregnancy", "the midwife", None)
    plan = coaching.plan(bruno)
    assert plan is not None
    assert max(s.minutes for d in plan.weeks[0].days for s in d.sessions) <= 20, "newly active: fifteen minutes (PL-22)"


# --- asked anew


def test_the_questions_are_asked_anew_after_ninety_days_and_a_weight_answers_none_of_them(
    coaching: Coaching, bruno: str, clock: HandClock, house: House
) -> None:
    clock.go(days=89)
    assert coaching.questions_old(bruno) is None
    coaching.onboard(bruno, told(weight_kg=82))
    clock.go(days=2)
    old = coaching.questions_old(bruno)
    assert old is not None
    assert (old["why"], old["answered_at"]) == ("age", MONDAY)
    assert coaching.gate(bruno)["questions_old"] == old
    plan = coaching.plan(bruno)
    assert plan is not None
    assert plan.adjustments[0].rule == "PAR-Q"
    assert "90 days" in plan.adjustments[0].what
    made = coaching.new_plan(bruno)
    assert "90 days" in made.adjustments[0].what
    assert "90 days" in coaching.week_ahead(bruno)["notice"]
    coaching.onboard(bruno, told(weight_kg=82), answered=True)
    assert coaching.questions_old(bruno) is None
    plan = coaching.plan(bruno)
    assert plan is not None
    assert "PAR-Q" not in [a.rule for a in plan.adjustments]
    assert coaching.week_ahead(bruno)["notice"] is None


def test_a_danger_asks_them_anew_and_an_answer_after_it_settles_that(
    coaching: Coaching, bruno: str, clock: HandClock, house: House
) -> None:
    clock.go(days=1)
    assert ask(coaching, bruno, "I twisted my knee and it locked, I heard a pop").level == "E1"
    old = coaching.questions_old(bruno)
    assert old is not None
    assert old["why"] == "danger"
    clock.go(days=1)
    coaching.onboard(bruno, told(language="es"), answered=True)
    assert coaching.questions_old(bruno) is None


def test_where_too_little_of_a_plan_would_stay_a_new_one_is_made_and_said(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    before = coaching.plan(bruno)
    clock.go(days=8)
    changed = coaching.onboard(bruno, told(conditions=["hypertension"]))["changed"]
    after = coaching.plan(bruno)
    assert before is not None
    assert after is not None
    assert changed[0].startswith("A new plan was made")
    assert len(after.weeks) == len(before.weeks) - 1, "for the weeks that were left"
    assert min(s.minutes for d in after.weeks[0].days for s in d.sessions) > 30


# --- a word on one thing is none on what comes after it


REASONS: dict[str, tuple[dict[str, Any], str, dict[str, Any], str]] = {
    "a symptom after a heart disease": (
        {"conditions": ["heart disease"]}, "heart",
        {"conditions": ["heart disease"], "parq": {"chest_pain": True, "dizziness": True}}, "G-3",
    ),
    "another symptom": ({"parq": {"dizziness": True}}, "heart", {"parq": {"dizziness": True, "q2": "yes"}}, "G-3"),
    "a yes after diabetes": (
        {"conditions": ["type 2 diabetes"]}, "general",
        {"conditions": ["type 2 diabetes"], "parq": {"supervised_only": True}}, "G-7",
    ),
    "a birth": (
        {"sex": "female", "pregnant": True}, "pregnancy", {"sex": "female", "pregnant": False, "postpartum_weeks": 1}, "PL-23",
    ),
    "another pregnancy": (
        {"sex": "female", "postpartum_weeks": 3}, "pregnancy", {"sex": "female", "pregnant": True}, "PL-21",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REASONS)
def test_a_clearance_opens_nothing_that_was_told_after_it(coaching: Coaching, bruno: str, clock: HandClock, case: str) -> None:
    first, scope, then, rule = REASONS[case]
    clock.go(hours=1)
    coaching.onboard(bruno, told(**first), answered=True)
    clock.go(hours=1)
    coaching.give_clearance(bruno, scope, "Dr. Ruiz", None)
    assert coaching.gate(bruno)["clearance"] is None
    clock.go(days=60)
    answered = coaching.onboard(bruno, told(**then), answered=True)
    assert answered["clearance"] == scope
    assert rules(coaching, bruno) == [rule]
    assert coaching.locks(bruno)[0]["since"] == MONDAY + timedelta(days=60, hours=2)
    clock.go(hours=1)
    coaching.give_clearance(bruno, scope, "Dr. Ruiz", None)
    assert coaching.locks(bruno) == []


def test_a_slip_that_was_taken_back_leaves_the_clearance_of_before(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    disease = {"conditions": ["heart disease"]}
    for parq in ({"none_of_these": True}, {"chest_pain": True}, {"none_of_these": True}):
        clock.go(hours=1)
        coaching.onboard(bruno, told(**disease, parq=parq), answered=True)
        if clock.now() == MONDAY + timedelta(hours=1):
            clock.go(hours=1)
            coaching.give_clearance(bruno, "heart", "Dr. Ruiz", None)
    assert coaching.gate(bruno)["clearance"] is None


# --- told while a latch stands


KNEE_POPPED = "my knee popped at football and swelled up within the hour"


def test_diabetes_told_under_a_lock_is_kept_and_eases_the_plan_once_the_form_opens_it(
    coaching: Coaching, bruno: str, clock: HandClock
) -> None:
    ask(coaching, bruno, KNEE_POPPED)
    clock.go(days=3)
    told_now = coaching.onboard(bruno, told(conditions=["type 2 diabetes"]))
    assert (told_now["gate"], told_now["clearance"]) == ("G-2", "general")
    assert told_now["changed"], "the plan is held to the limits at once"
    assert "back_squat" not in exercises(coaching, bruno)
    clock.go(hours=1)
    assert coaching.onboard(bruno, told(conditions=["type 2 diabetes"]))["changed"] == []
    clock.go(hours=1)
    coaching.fill_return_form(bruno, yes(coaching, bruno))
    assert coaching.locks(bruno) == []
    plan = coaching.plan(bruno)
    assert plan is not None
    assert {s.kind for w in plan.weeks for d in w.days for s in d.sessions} >= {"endurance"}, "eased, not emptied"
    assert "back_squat" not in exercises(coaching, bruno)


def test_a_pregnancy_told_and_cleared_under_a_lock_makes_a_plan_of_fifteen_minutes_once_it_opens(
    coaching: Coaching, bruno: str, clock: HandClock
) -> None:
    ask(coaching, bruno, KNEE_POPPED)
    clock.go(days=3)
    assert coaching.onboard(bruno, told(sex="female", pregnant=True))["clearance"] == "pregnancy"
    clock.go(hours=1)
    coaching.give_clearance(bruno, "pregnancy", "the midwife", None)
    before = coaching.plan(bruno)
    clock.go(hours=1)
    coaching.fill_return_form(bruno, yes(coaching, bruno))
    assert coaching.locks(bruno) == []
    plan = coaching.plan(bruno)
    assert before is not None
    assert plan is not None
    assert plan.plan_id != before.plan_id, "a new one"
    minutes = [s.minutes for d in plan.weeks[0].days for s in d.sessions]
    assert minutes
    assert max(minutes) <= 20, "newly active: fifteen minutes (PL-22)"


def test_a_clearance_that_opens_the_last_lock_fits_the_plan_to_what_was_told_meanwhile(
    coaching: Coaching, bruno: str, clock: HandClock
) -> None:
    clock.go(hours=1)
    coaching.onboard(bruno, told(sex="female", pregnant=True))
    ask(coaching, bruno, KNEE_POPPED)
    clock.go(days=3)
    coaching.fill_return_form(bruno, yes(coaching, bruno))
    assert set(rules(coaching, bruno)) == {"RF-18", "PL-21"}, "a swelling in a pregnancy needs the midwife too"
    clock.go(hours=1)
    coaching.give_clearance(bruno, "pregnancy", "the midwife", None)
    plan = coaching.plan(bruno)
    assert plan is not None
    assert max(s.minutes for d in plan.weeks[0].days for s in d.sessions) <= 20


def test_a_lock_that_opens_beside_the_same_profile_leaves_the_plan(coaching: Coaching, bruno: str, clock: HandClock) -> None:
    ask(coaching, bruno, KNEE_POPPED)
    clock.go(days=3)
    coaching.onboard(bruno, told(weight_kg=81))
    coaching.fill_return_form(bruno, yes(coaching, bruno))
    assert len(coaching.versions(bruno)["versions"]) == 1
