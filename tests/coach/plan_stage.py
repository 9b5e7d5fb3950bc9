"""The plan that tests of edits, differences and the checker share: two weeks of lifting, running and mobility."""

from __future__ import annotations

from collections.abc import Sequence

from milo.coach.plans.text.text import parse
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import Plan, PlannedSession

WEEK = """
monday
  strength "Upper A" 60 min
    warm-up: 5 min easy bike
    Bench press 4x8 @ 2 rir, 60 kg, rest 150 s
    A: Barbell row 4x10 @ 2 rir, rest 90 s
    A: Barbell biceps curl 3x12 @ 2 rir, rest 60 s
    Push-up 3x12 @ 2 rir, rest 60 s
wednesday
  run 50 min zone 2, 8 km
thursday
  endurance "Intervals" 45 min
    run 45 min zone 2
      5 x 4 min zone 4, 3 min zone 1
saturday
  mobility "Hips" 20 min
  and walk 20 min zone 1
"""
HEAD = "plan p version 1\ngoal strength\ncreated 2026-03-02T08:00:00+00:00\nathlete ada\n"
PLAN = parse(f"{HEAD}week 1 build\n{WEEK}\nweek 2 build\n{WEEK}")
BRUNO = Profile(sex="male", goal="strength", days_per_week=4, age=35, weight_kg=80, height_cm=180)


def like(exercise_id: str) -> Sequence[Exercise]:
    """Everything of the same pattern, as a catalogue without limits hands it out."""
    known = catalogue()[exercise_id]
    return [e for e in catalogue().values() if e.pattern == known.pattern and e.id != exercise_id]


def on(plan: Plan, week: int, day: int) -> list[PlannedSession]:
    """The sessions of a day, both counted from 0."""
    return plan.weeks[week].days[day].sessions
