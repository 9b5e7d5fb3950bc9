"""Sixteen people whose plans are read beside published programmes: the seven of the journeys and nine more.

The programme beside each stands in docs/plans/published as plan text, with its source: its facts in our words, nothing copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeys_people import STORIES, answered

OK = answered()


@dataclass(frozen=True)
class Reader:
    """One person. kind: of the checklist.  weeks: of the plan."""

    file: str
    kind: str
    weeks: int
    profile: dict[str, Any]


def _person(**values: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "sex": "male", "height_cm": 178, "weight_kg": 75, "parq": OK, "regular_exerciser": True, "language": "en", "country": "GB",
    }  # fmt: skip
    return base | values


def _story(name: str) -> dict[str, Any]:
    return next(s.profile for s in STORIES if s.file == name)


GYM = ["barbell", "rack", "bench", "dumbbell", "cable", "machine", "pull-up bar"]
LATELY = {"days_since_last_session": 1}
PEOPLE = (
    Reader(
        "beginner",
        "health",
        8,
        _story("beginner"),
    ),
    Reader(
        "runner",
        "endurance",
        4,
        _story("runner"),
    ),
    Reader(
        "lifter-bad-knee",
        "care",
        8,
        _story("lifter-bad-knee"),
    ),
    Reader(
        "older-hypertension",
        "care",
        8,
        _story("older-hypertension"),
    ),
    Reader(
        "pregnant",
        "care",
        8,
        _story("pregnant"),
    ),
    Reader(
        "sixteen",
        "care",
        8,
        _story("sixteen"),
    ),
    Reader(
        "vegetarian",
        "health",
        8,
        _story("vegetarian"),
    ),
    Reader(
        "half-marathon",
        "endurance",
        16,
        _person(
            age=40,
            goal="endurance",
            experience="intermediate",
            days_per_week=4,
            minutes_per_session=60,
            activities=["running"],
            equipment=["dumbbell", "band"],
            event={"date": "2026-06-21", "activity": "running", "distance_km": 21.1, "title": "Half marathon"},
            history={
                **LATELY,
                "longest_run_km_30d": 14,
                "weekly_minutes": [180, 190, 200, 190],
                "weekly_runs": 4,
                "months_trained": 36,
            },
        ),
    ),
    Reader(
        "marathon",
        "endurance",
        16,
        _person(
            age=34,
            goal="endurance",
            experience="advanced",
            days_per_week=5,
            minutes_per_session=60,
            activities=["running"],
            equipment=["dumbbell"],
            event={"date": "2026-06-21", "activity": "running", "distance_km": 42.2, "title": "Marathon"},
            history={
                **LATELY,
                "longest_run_km_30d": 20,
                "weekly_minutes": [280, 290, 300, 300],
                "weekly_runs": 5,
                "months_trained": 60,
            },
        ),
    ),
    Reader(
        "gran-fondo",
        "endurance",
        16,
        _person(
            age=48,
            goal="endurance",
            experience="intermediate",
            days_per_week=5,
            minutes_per_session=75,
            activities=["cycling"],
            equipment=["bicycle", "dumbbell"],
            event={"date": "2026-06-21", "activity": "cycling", "distance_km": 120, "title": "Gran fondo"},
            history={**LATELY, "weekly_minutes": [300, 320, 310, 330], "months_trained": 40},
        ),
    ),
    Reader(
        "triathlete",
        "endurance",
        16,
        _person(
            age=36,
            sex="female",
            weight_kg=60,
            height_cm=168,
            goal="endurance",
            experience="advanced",
            days_per_week=6,
            minutes_per_session=75,
            activities=["swimming", "cycling", "running", "strength"],
            equipment=["bicycle", "pool", "dumbbell", "band"],
            event={"date": "2026-06-21", "activity": "other", "distance_km": 51.5, "title": "Olympic triathlon"},
            history={
                **LATELY,
                "longest_run_km_30d": 12,
                "weekly_minutes": [430, 440, 450, 440],
                "weekly_runs": 3,
                "months_trained": 60,
            },
        ),
    ),
    Reader(
        "powerlifter",
        "strength",
        12,
        _person(
            age=29,
            weight_kg=93,
            goal="strength",
            experience="advanced",
            days_per_week=4,
            minutes_per_session=90,
            activities=["strength"],
            equipment=GYM,
            event={"date": "2026-05-23", "activity": "strength", "title": "Meet"},
            history={
                "days_since_last_session": 2,
                "months_trained": 84,
                "e1rm_kg": {"back squat": 210, "bench press": 150, "deadlift": 250},
            },
        ),
    ),
    Reader(
        "muscle-gain",
        "strength",
        8,
        _person(
            age=26,
            goal="muscle_gain",
            experience="intermediate",
            days_per_week=4,
            minutes_per_session=60,
            equipment=GYM,
            history={
                "days_since_last_session": 2,
                "months_trained": 24,
                "e1rm_kg": {"back squat": 110, "bench press": 85, "deadlift": 140},
            },
        ),
    ),
    Reader(
        "postpartum",
        "care",
        8,
        _person(
            age=32,
            sex="female",
            weight_kg=68,
            height_cm=166,
            goal="general",
            experience="intermediate",
            days_per_week=3,
            minutes_per_session=30,
            activities=["walking", "strength"],
            equipment=["dumbbell", "kettlebell", "band"],
            postpartum_weeks=10,
            parq={**OK, "clearance": {"date": "2026-02-20", "scope": ["postpartum", "moderate", "strength"], "who": "midwife"}},
            history={"months_trained": 36, "days_since_last_session": 60},
        ),
    ),
    Reader(
        "back-after-three-months",
        "care",
        8,
        _person(
            age=37,
            goal="general",
            experience="intermediate",
            days_per_week=4,
            minutes_per_session=60,
            activities=["running", "strength"],
            equipment=["barbell", "rack", "bench", "dumbbell"],
            regular_exerciser=False,
            history={"months_trained": 60, "days_since_last_session": 90},
        ),
    ),
    Reader(
        "130-kg",
        "health",
        8,
        _person(
            age=45,
            weight_kg=130,
            height_cm=180,
            goal="weight_loss",
            experience="beginner",
            days_per_week=4,
            minutes_per_session=45,
            activities=["walking"],
            equipment=["machine", "dumbbell", "cable", "bench"],
            regular_exerciser=False,
            history={"months_trained": 0},
        ),
    ),
)
