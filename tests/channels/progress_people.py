"""A house with months of records in it, for the pages of progress: Ada trains, Mina is young, Noa was ill, Leo is new."""

from __future__ import annotations

import math
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent, LiftedSet, Measurement, Nutrition, Record, Sample, Sleep, SleepStages, Workout

PASSWORD = "plum-kettle-orbit"
ADA = {
    "name": "Ada", "age": 34, "sex": "female", "goal": "general", "days_per_week": 4, "weight_kg": 66, "height_cm": 170,
    "experience": "intermediate", "minutes_per_session": 60, "equipment": ["barbell", "rack", "bench"], "activities": ["running"],
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip
MINA = {"name": "Mina", "age": 15, "sex": "female", "goal": "general", "days_per_week": 3}
NOA = {"name": "Noa", "age": 29, "sex": "female", "goal": "general", "days_per_week": 3, "conditions": ["eating disorder"]}
LEO = {"name": "Leo", "age": 40, "sex": "male", "goal": "general", "days_per_week": 3, "language": "es"}
LIFTS = (("Squat", 1.0), ("Bench Press", 0.65), ("Deadlift", 1.2))
SILENT = 5  # days the ring has said nothing


def history(house: House, who: str, days: int, seed: int = 3) -> list[Record]:
    """Months of somebody who lifts twice a week, runs four times, sleeps, weighs themself and logs food."""
    rng, now = np.random.default_rng(seed), house.clock.now()
    found: list[Record] = []
    squat = 80.0

    def measured(at: datetime, quantity: str, value: float, source: str) -> None:
        id = timed_identity(at, who, source, quantity)
        found.append(
            Measurement(origin=Origin.IMPORTED, source=source, user_id=who, measurement_id=id, at=at, quantity=quantity,
                        value=value, utc_offset_min=0)
        )  # fmt: skip

    for n in range(days):
        day = now.date() - timedelta(days=days - n)  # up to yesterday
        start, back = datetime.combine(day, time(), UTC), days - n
        measured(start + timedelta(hours=7), "resting_hr_bpm", float(round(52 + rng.normal(0, 1.5))), "watch")
        if back > SILENT:
            measured(start + timedelta(hours=7), "hrv_rmssd_ms", round(math.exp(4.1 + rng.normal(0, 0.12)), 1), "ring")
        measured(start + timedelta(hours=7), "weight_kg", round(61.7 + rng.normal(0, 0.2), 1), "scale")
        bed = start - timedelta(hours=1)
        found.append(
            Sleep(origin=Origin.IMPORTED, source="watch", user_id=who, session_id=timed_identity(bed, who, "sleep"), start_ts=bed,
                  end_ts=bed + timedelta(hours=7.8), utc_offset_min=0, sleep_stage_breakdown=SleepStages(asleep=450.0))
        )  # fmt: skip
        found.append(
            Nutrition(origin=Origin.TOLD, source="milo log", user_id=who, log_id=timed_identity(start, who, "food"), log_ts=start,
                      meal_type="day", calories=2_345.0, utc_offset_min=0)
        )  # fmt: skip
        if day.weekday() in (0, 3):
            squat += 0.25
            found += _gym(who, start + timedelta(hours=18), squat)
        elif day.weekday() in (1, 2, 5, 6):
            found += _run(who, start + timedelta(hours=8), 60 if day.weekday() == 5 else 40, rng, seconds=back < 40)
    return found


def _gym(who: str, at: datetime, squat: float) -> list[Record]:
    id = timed_identity(at, who, "gym")
    said: dict[str, Any] = {"origin": Origin.IMPORTED, "source": "strong", "user_id": who, "utc_offset_min": 0}
    gym = Workout(**said, workout_id=id, start_ts=at, end_ts=at + timedelta(hours=1), activity_type="strength", duration_s=3_600.0,
                  rpe=7.0)  # fmt: skip
    sets = [
        LiftedSet(**said, set_id=timed_identity(at, id, name, n), workout_id=id, at=at, exercise=name, number=n, reps=6.0,
                  weight_kg=round(squat * share / 5) * 5.0, rir=2.0)
        for name, share in LIFTS
        for n in (1, 2, 3)
    ]  # fmt: skip
    return [gym, *sets]


def _run(who: str, at: datetime, minutes: int, rng: np.random.Generator, *, seconds: bool) -> list[Record]:
    id = timed_identity(at, who, "run")
    said: dict[str, Any] = {"origin": Origin.IMPORTED, "source": "watch", "user_id": who}
    run = Workout(**said, workout_id=id, start_ts=at, end_ts=at + timedelta(minutes=minutes), activity_type="running",
                  duration_s=60.0 * minutes, distance_m=175.0 * minutes, heart_rate_bpm=142.0, utc_offset_min=0)  # fmt: skip
    if not seconds:
        return [run]
    samples = [
        Sample(**said, sample_id=timed_identity(at + timedelta(seconds=s), id, "s"), at=at + timedelta(seconds=s), workout_id=id,
               heart_rate_bpm=float(round(140 + s / 600 + rng.normal(0, 1))), speed_m_s=2.9)
        for s in range(0, 60 * minutes, 10)
    ]  # fmt: skip
    return [run, *samples]


def move_in(home: Path, days: int = 120) -> dict[str, str]:
    """Everybody in a house; {name: athlete's id or coach's account}. Carla may see Ada's week, Dario also the plan."""
    house = build(Settings(home=home))
    made = {each["name"].lower(): house.flows.add_athlete(each) for each in (ADA, MINA, NOA, LEO)}
    for name in ("ada", "mina", "noa"):
        house.writer.write(history(house, made[name], days if name == "ada" else 30))
        house.flows.settle(made[name])
    assert house.coaching.new_plan(made["ada"], weeks=4).refused is None
    accounts = house.access.accounts
    for name, role, athlete in (("ada", "athlete", made["ada"]), ("carla", "coach", None), ("dario", "coach", None)):
        code = str(accounts.invite(role, athlete).code)
        made[f"{name} account"] = accounts.sign_up(f"{name}@example.org", PASSWORD, name.title(), code, None).account_id
    now = house.clock.now()
    for coach, scope in (("carla", ["week"]), ("dario", ["week", "plan", "records"])):
        to = made[f"{coach} account"]
        house.writer.write(
            [Consent(origin=Origin.TOLD, source="test", consent_id=identity("c", to), user_id=made["ada"], at=now, purpose="coach",
                     given=True, to=to, scope=scope)]
        )  # fmt: skip
    made["owner link"] = house.access.new_link_code()
    house.close()
    return made
