"""Bruno's plan and week for the tests of the conversation, and plans and weeks made at random from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from milo.coach.talk.receipts.facts import Compared, Facts, WhatIf
from milo.vocabulary.athlete import Profile
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import (
    DAYS,
    Adjustment,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedFood,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
    Refused,
)
from report.example_week import LAST, example_week

MONDAY = LAST - timedelta(days=LAST.weekday())
PROFILE = Profile(
    sex="male",
    goal="muscle_gain",
    days_per_week=3,
    name="Bruno Zambrano-Ortiz",
    date_of_birth=date(1987, 11, 23),
    equipment=["barbell", "rack", "bench", "dumbbell"],
    weight_kg=82.5,
    language="en",
)


def dice(seed: int) -> random.Random:
    """Chance that falls the same way every time."""
    return random.Random(seed)


def planned(exercise: Exercise, sets: int, reps: int, load: float | None, rir: float = 2, rest: int = 120) -> PlannedExercise:
    """One exercise of a plan, all its sets alike."""
    return PlannedExercise(
        exercise=exercise.name,
        exercise_id=exercise.id,
        pattern=exercise.pattern,
        muscles=exercise.muscles,
        equipment=list(exercise.equipment),
        sets=[
            PlannedSet(set_number=n + 1, target_reps=reps, target_rir=rir, target_load_kg=load, rest_seconds=rest)
            for n in range(sets)
        ],
    )


def week(number: int, days: dict[str, list[PlannedSession]]) -> PlannedWeek:
    """A week with sessions on some days."""
    return PlannedWeek(
        week=number,
        focus="build",
        days=[PlannedDay(day=day, rest=day not in days, sessions=days.get(day, [])) for day in DAYS],
    )


def lifting(title: str = "Lower A", because: list[str] | None = None) -> PlannedSession:
    c = catalogue()
    return PlannedSession(
        session_id="s1",
        kind="strength",
        title=title,
        minutes=55,
        warm_up=["5 min easy bike", "2 sets of 10 air squats"],
        exercises=[planned(c["back_squat"], 3, 8, 102.5), planned(c["leg_extension"], 2, 12, None, rir=1, rest=90)],
        because=["PL-10"] if because is None else because,
    )


def riding() -> PlannedSession:
    return PlannedSession(
        session_id="s2",
        kind="endurance",
        title="Intervals",
        minutes=95,
        endurance=PlannedEndurance(
            activity="cycling",
            minutes=95,
            zone=4,
            hr_bpm=(152, 163),
            distance_km=31.5,
            intervals=[{"repeat": 5, "work_minutes": 4.5, "work_zone": 4, "rest_minutes": 3, "rest_zone": 1}],
        ),
        because=["EN-03"],
    )


def plan(weeks: int = 4, adjustments: list[Adjustment] | None = None, refused: Refused | None = None) -> Plan:
    days = {"monday": [lifting()], "wednesday": [riding()], "friday": [lifting("Lower B")]}
    return Plan(
        plan_id="plan-1",
        version=3,
        athlete_id="bruno",
        goal="muscle_gain",
        created_at=datetime.combine(MONDAY, datetime.min.time(), UTC),
        weeks=[] if refused else [week(n + 1, days) for n in range(weeks)],
        nutrition=None if refused else PlannedFood(kcal=2_750, protein_g=150, carbs_g=340, fat_g=80, because=["NU-01"]),
        adjustments=adjustments
        if adjustments is not None
        else [Adjustment(rule="PL-21", what="Squat load lowered: 110 kg -> 102.5 kg")],
        refused=refused,
    )


WHAT_IF = WhatIf(
    weeks=8,
    lines=[Compared(label="1RM, back squat", unit="kg", now=(128.0, 124.0, 131.5), then=(131.0, 126.5, 136.0), decimals=1)],
    record_ids=["twin-fit-1"],
)


def facts(today: date = MONDAY, **changed: object) -> Facts:
    """All of Bruno's facts on a day."""
    return replace(
        Facts(today=today, week=example_week("Bruno Zambrano-Ortiz"), plan=plan(), profile=PROFILE, what_if=WHAT_IF), **changed
    )


def random_facts(rng: random.Random) -> Facts:
    """Facts of somebody else: another plan with other loads, another day, other units."""
    chosen = rng.sample(sorted(catalogue()), 5)
    session = PlannedSession(
        session_id="r",
        kind="strength",
        title=rng.choice(["Upper", "Full body 2", "Push day"]),
        minutes=rng.randrange(20, 130),
        exercises=[
            planned(
                catalogue()[id],
                rng.randrange(1, 6),
                rng.randrange(1, 21),
                rng.choice([None, rng.randrange(10, 900) / 4]),
                rng.choice([0, 1, 1.5, 2, 3]),
                rng.choice([0, 45, 60, 90, 180]),
            )
            for id in chosen
        ],
        because=[f"PL-{rng.randrange(10, 60)}"],
    )
    ride = PlannedSession(
        session_id="e",
        kind="endurance",
        title="Ride",
        minutes=rng.randrange(20, 200),
        endurance=PlannedEndurance(
            activity=rng.choice(["running", "cycling", "rowing"]),
            minutes=rng.randrange(20, 200),
            zone=rng.randrange(1, 6),
            hr_bpm=rng.choice([None, (rng.randrange(90, 140), rng.randrange(141, 190))]),
            distance_km=rng.choice([None, rng.randrange(10, 300) / 10]),
        ),
    )
    base = plan(rng.randrange(1, 13))
    made = Plan(
        plan_id=f"p{rng.randrange(10**6)}",
        version=rng.randrange(1, 9),
        athlete_id=None,
        goal="general",
        created_at=base.created_at,
        weeks=[week(n + 1, {rng.choice(DAYS[:3]): [session], rng.choice(DAYS[3:]): [ride]}) for n in range(len(base.weeks))],
        nutrition=rng.choice([None, base.nutrition]),
    )
    return replace(facts(MONDAY + timedelta(days=rng.randrange(0, 21))), plan=made, units=rng.choice(["metric", "imperial"]))
