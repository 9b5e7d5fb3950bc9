"""A beginner whose next dumbbell is too far and whose sets may not grow: the plan goes on slower, and says why when asked."""

from __future__ import annotations

from typing import Any

import pytest
from tests.app.coach_house import BRUNO, HandClock, ask, clock_by_hand, coach_of, house_of

from milo.app.build import House
from milo.app.coaching import Coaching
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import PlannedExercise

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)

KG = 12
ADA: dict[str, Any] = {
    **BRUNO, "name": "Ada", "goal": "muscle_gain", "experience": "beginner", "equipment": ["dumbbell"], "minutes_per_session": 45,
    "history": None,
}  # fmt: skip


def trained(coaching: Coaching, clock: HandClock, athlete: str, weeks: int, pain: float | None = None) -> list[Any]:
    """The changes of so many weeks in which every set is done as asked, with the weight of KG where none is planned."""
    changes: list[Any] = []
    for week in range(weeks):
        for day in coaching.plan(athlete).weeks[week].days:  # type: ignore[union-attr]
            for session in coaching.plan(athlete).weeks[week].days[_index(day.day)].sessions:  # type: ignore[union-attr]
                if not session.exercises:
                    continue
                told = [{"exercise": e.exercise, "sets": [_done(e, s) for s in e.sets]} for e in session.exercises]
                log: dict[str, Any] = {"session_id": session.session_id, "minutes": session.minutes, "rpe": 6, "exercises": told}
                if pain is not None:
                    log["pain"] = [{"region": r, "pain_0_10": pain} for r in ("shoulder", "knee", "low back", "elbow")]
                coaching.log(athlete, log, adapt=False)
                changes += coaching.adapt(athlete)["changes"]
            clock.go(days=1)
    return changes


def _index(day: str) -> int:
    return ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].index(day)


def _done(e: PlannedExercise, s: Any) -> dict[str, Any]:
    done = {"reps": s.target_reps, "rir": s.target_rir}
    kg = s.target_load_kg or (KG if e.equipment else None)
    return done if kg is None else {**done, "weight_kg": kg}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_plan_goes_on_slower_and_tells_why_the_weight_stays(
    house: House, coaching: Coaching, clock: HandClock, language: str
) -> None:
    athlete = house.flows.add_athlete({**ADA, "language": language})
    coaching.new_plan(athlete, weeks=5)
    changes = trained(coaching, clock, athlete, 4)
    slower = {c.exercise_id for c in changes if c.of == "lowering_s"}
    assert "goblet_squat" in slower
    plan = coaching.plan(athlete)
    assert plan is not None
    note = {"en": "Three seconds on the way down", "es": "Tres segundos al bajar"}[language]
    ahead = [e for d in plan.weeks[4].days for s in d.sessions for e in s.exercises if e.exercise_id in slower]
    assert all(s.target_reps <= 12 for e in ahead for s in e.sets)
    done = [e for w in plan.weeks[2:4] for d in w.days for s in d.sessions for e in s.exercises if e.exercise_id == "goblet_squat"]
    assert any(note in (e.note or "") for e in [*done, *ahead])
    said = {"en": "Why does my goblet squat not go up?", "es": "¿Por qué no sube mi sentadilla goblet?"}[language]
    text = ask(coaching, athlete, said).text
    assert {"en": "14 kg) is 17 % more", "es": "14 kg) es un 17 % más"}[language] in text


def test_nothing_is_slowed_on_a_joint_that_hurts_and_no_repetitions_grow_with_it(
    house: House, coaching: Coaching, clock: HandClock
) -> None:
    athlete = house.flows.add_athlete({**ADA, "minutes_per_session": 30, "days_per_week": 2})
    coaching.new_plan(athlete, weeks=5)
    slower = [c for c in trained(coaching, clock, athlete, 4, pain=3) if c.of == "lowering_s"]
    hurts = ("shoulder", "knee", "low back", "elbow")
    assert all(catalogue()[c.exercise_id].stress(region) < 0.5 for c in slower for region in hurts)
    assert all(c.params["most_reps"] == 12 for c in slower)
