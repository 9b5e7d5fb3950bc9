"""How a person of the journeys lives their plan: the digital twin does what the plan asks, and says what its owner would log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from milo.app.what_if import session_work
from milo.twin import plan as plans
from milo.twin.cohort import Cohort
from milo.twin.lifting import lift, one_rm_today, repetitions_to_failure
from milo.twin.observe import Observed, Observer
from milo.twin.state import Truth
from milo.twin.traits import ACTIVITIES, PATTERNS, RUNNING
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import PlannedExercise, PlannedSession

# Share of the pattern's maximum with a bar that one weight of the exercise is at its own maximum [our choice, to be lived by].
SHARE = {
    "squat": {"barbell": 1.0, "dumbbell": 0.35, "machine": 1.3}, "lunge": {"barbell": 0.5, "dumbbell": 0.16},
    "knee extension": {"machine": 0.5}, "hinge": {"barbell": 0.85, "dumbbell": 0.3},
    "hip extension": {"machine": 0.5, "dumbbell": 0.25},
    "knee flexion": {"machine": 0.35, "dumbbell": 0.12}, "calf": {"machine": 0.6, "dumbbell": 0.3, "barbell": 0.6},
    "horizontal push": {"barbell": 1.0, "dumbbell": 0.38, "machine": 0.9}, "chest fly": {"dumbbell": 0.18, "cable": 0.2},
    "vertical push": {"barbell": 0.62, "dumbbell": 0.25, "machine": 0.6}, "horizontal pull": {"barbell": 0.9, "dumbbell": 0.36},
    "vertical pull": {"cable": 0.8, "machine": 0.8, "dumbbell": 0.25}, "shoulder abduction": {"dumbbell": 0.09},
    "horizontal abduction": {"dumbbell": 0.08, "cable": 0.15},
    "elbow flexion": {"barbell": 0.4, "dumbbell": 0.18, "cable": 0.35}, "elbow extension": {"dumbbell": 0.2, "cable": 0.35},
}  # fmt: skip
OTHER_SHARE = 0.2
BAR = {"squat": 0, "lunge": 0, "knee extension": 0, "hinge": 1, "hip extension": 1, "knee flexion": 1, "calf": 1, "carry": 1,
       "core anti-lateral": 1,
       "horizontal push": 2, "vertical push": 2, "chest fly": 2, "elbow extension": 2, "shoulder abduction": 2}  # fmt: skip
STEP_KG = {"barbell": 2.5, "dumbbell": 2.0, "kettlebell": 4.0, "machine": 5.0, "cable": 2.5}
EMPTY_BAR_KG = 20.0
FEELS_SD = 0.06  # log: how well a weight is picked by feel (our choice)
RACE_SHARE = 0.88  # of VO2max over an hour or less (Daniels)
BODY_REPS_SPARE = 4  # repetitions more than asked that the body alone allows for (our choice)
NONE = np.zeros(1, np.float32)


@dataclass
class Asked(plans.Plan):
    """What one person is to do today, set anew each day."""

    today: plans.Today = field(default_factory=lambda: plans.Today(NONE, NONE, NONE, NONE.astype(np.int8)))

    def on(self, day: int, weekday: int) -> plans.Today:
        """Today's work."""
        return self.today


class Life:
    """One body and what it tells. body: traits of the twin in place of drawn ones."""

    def __init__(self, body: dict[str, Any], seed: int, first: date) -> None:
        given = {**body, "tells": 0.999, "wear": 0.999, "weighs": 0.999, "straight_liner": False}
        self.cohort = Cohort(seed, 1, overrides=given, first=first)
        zero = np.zeros((7, 1), np.float32)
        self.asked = Asked(zero, zero, zero, zero.astype(np.int8), strict=True)
        self.cohort.follow(self.asked)
        self.observer = Observer(self.cohort.traits, self.cohort.draws)
        self.rng = np.random.default_rng(seed)
        self.lived: tuple[Truth, Observed] | None = None

    def fall_ill(self, days: float) -> None:
        """A cold of so many days."""
        self.cohort.state.ill[:] = days

    def day(self, sessions: Sequence[PlannedSession], race_km: float | None = None) -> None:
        """Live a day with these sessions and the night after it; with a race of so many kilometres instead."""
        work = [w for w in map(session_work, sessions) if w is not None]
        if race_km is not None:
            work = [("running", race_km * 1000 / self.speed(RACE_SHARE), RACE_SHARE, 0.0)]
        minutes = sum(w[1] for w in work)
        share = sum(w[1] * w[2] for w in work) / minutes if minutes else 0.0
        activity = ACTIVITIES.index(work[0][0]) if work else 0
        row = [np.full(1, x, np.float32) for x in (minutes, share, sum(w[3] for w in work))]
        self.asked.today = plans.Today(row[0], row[1], row[2], np.full(1, activity, np.int8))
        truth = self.cohort.step()
        self.lived = truth, self.observer.see(truth)

    def _today(self) -> tuple[Truth, Observed]:
        """The day lived last, as it was and as it was seen."""
        if self.lived is None:
            raise BadValue("a day that was lived", "none", "call day first")
        return self.lived

    def effort(self) -> float:
        """How hard today's session was, 0 to 10, as told."""
        truth, seen = self._today()
        said = float(seen.said.rpe[0])
        return round(float(truth.rpe[0])) if np.isnan(said) else said

    def morning(self, watch: bool) -> dict[str, Any]:
        """The night and the morning after the day lived last, as far as they were seen."""
        if self.lived is None:
            return {}
        seen = self.lived[1]
        told = {"weight_kg": round(float(seen.weight_kg[0]), 1)}
        told["sleep_hours"] = round(float(seen.night.asleep_min[0]) / 60, 1)
        if watch:
            told |= {
                "resting_hr_bpm": round(float(seen.resting_hr_bpm[0]), 0),
                "hrv_rmssd_ms": round(float(seen.hrv_rmssd_ms[0]), 0),
            }
        return {name: value for name, value in told.items() if not np.isnan(value)}

    def evening(self) -> dict[str, Any]:
        """Mood, energy and soreness of the day."""
        said = self._today()[1].said
        told = {"mood": float(said.mood[0]), "energy": float(said.energy[0]), "soreness": float(said.soreness[0])}
        return {name: value for name, value in told.items() if not np.isnan(value)}

    def run(self, session: PlannedSession, watch: bool) -> dict[str, Any]:
        """Endurance work as it was done; distance and heart rate are the watch's."""
        e = session.endurance
        if e is None:
            raise BadValue("a session with endurance work", session.title)
        truth = self._today()[0]
        told: dict[str, Any] = {"activity": e.activity, "minutes": e.minutes}
        if watch:
            t = self.cohort.traits
            share = float(truth.intensity[0])
            rest, top = float(truth.resting_hr[0]), float(t.max_hr[0])
            told["avg_hr_bpm"] = round(rest + (share - 0.05) * (top - rest))
            if ACTIVITIES.index(e.activity) == RUNNING:
                told["distance_km"] = round(self.speed(share) * e.minutes / 1000, 1)
        return told

    def speed(self, share: float) -> float:
        """Metres a minute at a share of VO2max, by ACSM's running equation: 0.2 mL/kg of oxygen a metre above 3.5 at rest."""
        return (share * float(self.cohort.state.vo2max[0]) - 3.5) / 0.2

    def raced(self, km: float) -> dict[str, Any]:
        """A race as the watch tells it."""
        truth = self._today()[0]
        rest, top = float(truth.resting_hr[0]), float(self.cohort.traits.max_hr[0])
        bpm = round(rest + (RACE_SHARE + 0.02) * (top - rest))
        return {
            "activity": "running",
            "minutes": round(km * 1000 / self.speed(RACE_SHARE), 1),
            "distance_km": km,
            "avg_hr_bpm": bpm,
        }

    def lifted(self, exercises: Sequence[PlannedExercise], trained: bool) -> list[dict[str, Any]]:
        """The sets of a session as logged: the planned weight, or one found by feel where the plan leaves it open."""
        return [self._lifted(e, trained) for e in exercises if e.muscles]

    def _lifted(self, e: PlannedExercise, trained: bool) -> dict[str, Any]:
        t, s = self.cohort.traits, self.cohort.state
        known = catalogue()[e.exercise_id]
        first, rng = e.sets[0], self.rng
        k = t.curve_k
        if not known.loadable or (known.bodyweight and first.target_load_kg is None):
            able = first.target_reps + max(1.0, BODY_REPS_SPARE + rng.standard_normal())
            reserve = [max(0, round(able - x.target_reps - 0.4 * i + 0.5 * rng.standard_normal())) for i, x in enumerate(e.sets)]
            sets: list[dict[str, float]] = [
                {"reps": x.target_reps, "rir": min(r, 10)} for x, r in zip(e.sets, reserve, strict=True)
            ]
            return {"exercise": e.exercise, "sets": sets}
        maximum = (s.strength[BAR.get(known.pattern, PATTERNS.index("pull"))] * t.mass_kg * share_of_bar(known)).astype(np.float32)
        maximum = one_rm_today(maximum, s.fatigue, s.soreness, rng)
        feel = maximum * np.exp(-k * (first.target_reps + first.target_rir - 1) + FEELS_SD * rng.standard_normal(1))
        load = first.target_load_kg if first.target_load_kg is not None else _on_the_rack(known, float(feel[0]))
        weight = np.full(1, load, np.float32)
        if float(repetitions_to_failure(weight, maximum, k)[0]) < 1:
            return {"exercise": e.exercise, "sets": []}
        rest = first.rest_seconds
        made = lift(weight, maximum, k, first.target_reps, len(e.sets), rest, np.full(1, float(trained), np.float32), rng)
        sets = [
            {"reps": float(r), "weight_kg": float(load), "rir": min(int(told), 10)}
            for r, told in zip(made.reps[:, 0], made.told_rir[:, 0], strict=True)
            if r >= 1
        ]
        return {"exercise": e.exercise, "sets": sets}


def share_of_bar(known: Exercise) -> float:
    """How much weight the exercise allows for, as a share of the pattern's lift with a bar."""
    by_tool = SHARE.get(known.pattern, {})
    return next((by_tool[tool] for tool in known.equipment if tool in by_tool), OTHER_SHARE)


def _on_the_rack(known: Exercise, wanted_kg: float) -> float:
    tool = next((tool for tool in STEP_KG if tool in known.equipment), "dumbbell")
    least = EMPTY_BAR_KG if tool == "barbell" else STEP_KG[tool]
    return max(least, least + STEP_KG[tool] * round((wanted_kg - least) / STEP_KG[tool]))
