"""Generated profiles for the planner's tests and benchmark, nasty ones included."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

TODAY = date(2026, 3, 2)
EQUIPMENT = (
    "barbell",
    "dumbbell",
    "kettlebell",
    "machine",
    "cable",
    "band",
    "bench",
    "rack",
    "pull-up bar",
    "treadmill",
    "bicycle",
    "rower",
    "pool",
)
REGIONS = ("knee", "ankle", "achilles", "hip", "groin", "low back", "shoulder", "elbow", "wrist", "neck")
CONDITIONS = (
    "hypertension", "heart disease", "type 1 diabetes", "type 2 diabetes", "asthma", "copd", "epilepsy", "osteoporosis",
    "kidney disease", "eating disorder",
)  # fmt: skip
ACTIVITIES = ("walking", "running", "cycling", "strength", "yoga", "rowing", "swimming", "other")
LIFTS = (
    "back squat",
    "bench press",
    "deadlift",
    "overhead press",
    "barbell row",
    "dumbbell bench press",
    "leg press",
    "pull-up",
    "my own lift",
)
PARQ = (
    {"chest_pain": True},
    {"dizziness": "yes"},
    {"q6": True},
    {"heart": True},
    {"medication": "sí"},
    {"q1": False, "q2": False},
    {"supervised": True},
)
CLEARANCES = (
    {"clearance": {"date": "2026-01-10", "who": "doctor"}},
    {"clearance": {"date": "2026-01-10", "scope": ["moderate"], "who": "doctor"}},
    {"clearance": {"date": "2025-09-01", "scope": ["pregnancy", "general"], "who": "midwife"}},
    {"clearance": {"date": "2025-09-01", "scope": ["pregnancy"], "who": "midwife"}},
    {"clearance": {"date": "2026-02-01", "scope": ["heart"], "who": "doctor"}},
    {"clearance": {"date": "2026-01-10", "scope": ["knee"], "who": "physiotherapist"}},
    {"clearance": {"date": "2024-01-10", "scope": ["general"], "who": "doctor"}},
    {"clearance": {"date": "yesterday", "scope": ["general"], "who": "doctor"}},
    {"clearance": {"date": "2026-01-10", "scope": ["general"]}},
    {"clearance": {"granted": False, "date": "2026-01-10", "who": "doctor"}},
    {"clearance": {}},
    {"cleared": True},
)


def profile(rng: random.Random) -> dict[str, Any]:
    """A profile as somebody might send it: most are plain, every fourth is trouble."""
    nasty = rng.random() < 0.25

    def some(of: tuple[str, ...], most: int) -> list[str]:
        return rng.sample(of, rng.randint(0, most))

    p: dict[str, Any] = {
        "age": rng.choice((13, 14, 16, 17, 18, 64, 65, 74, 75, 90, 120)) if nasty else rng.randint(14, 85),
        "sex": rng.choice(("female", "male", "unspecified")),
        "goal": rng.choice(("weight_loss", "muscle_gain", "strength", "endurance", "general")),
        "days_per_week": rng.randint(1, 7),
    }
    maybe: dict[str, Any] = {
        "experience": rng.choice(("beginner", "intermediate", "advanced")),
        "minutes_per_session": rng.choice((5, 10, 15, 180, 600)) if nasty else rng.choice((20, 25, 30, 40, 45, 50, 60, 75, 90)),
        "height_cm": rng.choice((100, 230)) if nasty and rng.random() < 0.2 else round(rng.uniform(150, 198), 1),
        "weight_kg": rng.choice((25, 38, 180, 300)) if nasty and rng.random() < 0.4 else round(rng.uniform(45, 125), 1),
        "equipment": list(EQUIPMENT) if rng.random() < 0.3 else some(EQUIPMENT, 6),
        "plates_kg": rng.choice(([20, 10, 5, 2.5, 1.25], [5], [25], [0.5])),
        "activities": some(ACTIVITIES, 4),
        "regular_exerciser": rng.random() < 0.6,
        "language": rng.choice(("en", "es")),
        "dietary_preference": rng.choice(("vegetarian", "vegan", "")),
    }
    p |= {k: v for k, v in maybe.items() if rng.random() < 0.85}
    if rng.random() < 0.35:
        p["conditions"] = some(CONDITIONS, 4 if nasty else 1)
    if rng.random() < 0.35:
        p["injuries"] = [
            {"region": r}
            | ({"pain_0_10": rng.randint(0, 10)} if rng.random() < 0.7 else {})
            | ({"since": rng.choice(("2026-03-02", "2026-02-28", "2026-02-20", "2025"))} if rng.random() < 0.4 else {})
            for r in some(REGIONS, 5 if nasty else 1)
        ]
    if rng.random() < 0.2:
        p["medications"] = some(("insulin", "bisoprolol", "gliclazide", "ibuprofen", "levothyroxine"), 2)
    if p["sex"] != "male" and rng.random() < 0.15:
        p["pregnant"] = True
    elif p["sex"] != "male" and rng.random() < 0.1:
        p["postpartum_weeks"] = rng.choice((0, 3, 6, 11.5, 12, 13, 40))
    if rng.random() < 0.3:
        p["parq"] = dict(rng.choice(CLEARANCES)) | (dict(rng.choice(PARQ)) if nasty else {})
    if rng.random() < 0.7:
        told: dict[str, Any] = {
            "days_since_last_session": rng.choice((0, 1, 2, 5, 13, 14, 20, 27, 28, 29, 30, 90, 2000)),
            "longest_run_km_30d": rng.choice((0, 0.5, 2, 5, 8, 14.3, 21, 42, 300)),
            "weekly_minutes": [rng.choice((0, 20, 60, 120, 200, 400, 900)) for _ in range(rng.randint(0, 5))],
            "weekly_runs": rng.randint(0, 7),
            "e1rm_kg": {lift: round(rng.uniform(1, 250), 1) for lift in some(LIFTS, 5)},
            "months_trained": rng.choice((0, 1, 3, 6, 12, 13, 60, 300)),
        }
        told["weekly_minutes"] = told["weekly_minutes"][-4:]  # a door takes four weeks, and no training longer than the life
        told["months_trained"] = min(told["months_trained"], 12 * p["age"])
        p["history"] = {k: v for k, v in told.items() if rng.random() < 0.75}
    return p
