"""A plan made in one language is read in another: titles, warm-ups, notes and what was changed, and the amounts beside them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from milo.channels.web.train_told import load_told, sets_told
from milo.channels.web.words import WebWords
from milo.coach.plans.basics.drills import shown_note
from milo.coach.plans.making.in_language import changes_in_language, in_language, said_in
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.text.text import parse, render
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.session import exercise_line
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan, PlannedExercise

TODAY = date(2026, 3, 2)
HOUSE: dict[str, Any] = {
    "age": 40, "sex": "male", "height_cm": 180, "weight_kg": 78, "days_per_week": 4, "minutes_per_session": 60,
    "experience": "intermediate", "equipment": ["dumbbell", "barbell", "rack", "bench"], "parq": {"none_of_these": True},
    "history": {"days_since_last_session": 1, "longest_run_km_30d": 14, "weekly_minutes": [190] * 4, "months_trained": 36,
                "e1rm_kg": {"dumbbell bench press": 35, "back squat": 110}},
}  # fmt: skip
PEOPLE: tuple[dict[str, Any], ...] = (
    HOUSE | {"goal": "endurance", "activities": ["running"],
             "event": {"date": "2026-05-24", "activity": "running", "distance_km": 21.1}},
    HOUSE | {"goal": "muscle_gain", "injuries": [{"region": "knee", "pain_0_10": 2}]},
    HOUSE | {"goal": "strength", "event": {"date": "2026-05-23", "activity": "strength", "title": "Meet"}},
    HOUSE | {"goal": "general", "age": 70},
)  # fmt: skip


def made(raw: dict[str, Any], language: str) -> Plan:
    return make_plan(parse_profile(raw, TODAY), weeks=12, seed=1, today=TODAY, language=language)


def sentences(plan: Plan) -> list[str]:
    every = [s for w in plan.weeks for d in w.days for s in d.sessions]
    own = [line for s in every for line in (s.title, *s.warm_up)]
    return own + [line or "" for s in every for e in s.exercises for line in (e.exercise, e.note)]


@pytest.mark.parametrize("raw", PEOPLE)
@pytest.mark.parametrize(("old", "new"), [("en", "es"), ("es", "en")])
def test_a_plan_reads_in_the_other_language_as_if_it_were_made_in_it(raw: dict[str, Any], old: str, new: str) -> None:
    before, wanted = made(raw, old), made(raw, new)
    told = in_language(before, new)
    # Of "Easy walk" Spanish has two forms.
    same = [(a, b) for a, b in zip(sentences(told), sentences(wanted), strict=True) if "suave" not in b]
    assert len(same) > 150
    assert [a for a, b in same if a != b] == []
    assert [a.what for a in changes_in_language(before.adjustments, new)] == [a.what for a in wanted.adjustments]
    assert in_language(before, old) is before
    assert [s.session_id for w in told.weeks for d in w.days for s in d.sessions] == [
        s.session_id for w in before.weeks for d in w.days for s in d.sessions
    ]


def test_words_of_somebody_else_stay_as_they_were_written() -> None:
    for own in ("Knee day with Ana", "10 km por el río", "Hold on to the rail", "Bench press: slow"):
        assert said_in(own, "es") == own
        assert said_in(own, "en") == own


def lifts(plan: Plan) -> list[PlannedExercise]:
    return [e for w in plan.weeks for d in w.days for s in d.sessions for e in s.exercises]


def test_a_hold_is_told_in_seconds_and_two_dumbbells_by_the_hand_wherever_a_set_is_shown() -> None:
    plan = made(HOUSE | {"goal": "strength", "equipment": ["dumbbell", "band"]}, "en")
    plank = next(e for e in lifts(plan) if e.exercise_id == "plank")
    seconds = 4 * plank.sets[0].target_reps
    assert f"× {seconds} s" in sets_told(WebWords("en"), plank)
    assert f"× {seconds} s" in exercise_line(Telling("en"), plank, plan)[0]
    assert f"Plank {len(plank.sets)}x{seconds} s @" in render(plan)
    assert "Hold" not in shown_note(plank)
    press = next(e for e in lifts(made(PEOPLE[1], "en")) if e.exercise_id == "dumbbell_bench_press")
    assert press.sets[0].target_load_kg
    assert load_told(WebWords("en"), press).endswith("kg per hand")
    assert load_told(WebWords("es"), press).endswith("kg por mano")
    assert "per hand" in exercise_line(Telling("en"), press, plan)[0]
    assert "each hand" not in shown_note(press)
    squat = next(e for e in lifts(made(PEOPLE[1], "en")) if e.exercise_id in ("back_squat", "deadlift"))
    assert "hand" not in load_told(WebWords("en"), squat)


def test_the_seconds_of_a_hold_are_edited_in_the_text_and_its_note_follows() -> None:
    plan = made(HOUSE | {"goal": "strength", "equipment": ["dumbbell", "band"]}, "en")
    text = render(plan)
    assert parse(text) == plan
    longer = parse(re.sub(r"Plank (\d)x\d+ s @", r"Plank \1x60 s @", text))
    plank = next(e for e in lifts(longer) if e.exercise_id == "plank")
    assert {s.target_reps for s in plank.sets} == {15}
    assert "Hold for 60 s" in (plank.note or "")
