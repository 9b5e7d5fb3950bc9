"""Ada's training for the pages of activities: runs on an invented loop, a ride with power, lifting, and a run two sources saw."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from milo.app.build import Home, build
from milo.app.config import Settings
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent, Lap, LiftedSet, Record, RRIntervals, Sample, Workout

PASSWORD = "plum-kettle-orbit"
ADA = {
    "name": "Ada", "age": 34, "sex": "female", "goal": "general", "days_per_week": 4, "weight_kg": 66, "height_cm": 170,
    "experience": "intermediate", "minutes_per_session": 60, "equipment": ["barbell", "rack", "bench"], "activities": ["running"],
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip


def recorded(
    who: str, at: datetime, sport: str, seconds: int, speed: float, *, power: float | None = None, seed: int = 1
) -> list[Record]:
    """A session second by second around a loop of 2 km; two laps, beats for the first minutes."""
    rng, id = np.random.default_rng(seed), timed_identity(at, who, sport)
    said: dict[str, Any] = {"origin": Origin.IMPORTED, "source": "watch", "user_id": who}
    found: list[Record] = [
        Workout(**said, workout_id=id, start_ts=at, end_ts=at + timedelta(seconds=seconds), activity_type=sport, utc_offset_min=0,
                duration_s=float(seconds), distance_m=speed * seconds, heart_rate_bpm=144.0, ascent_m=35.0, power_w=power),
        RRIntervals(**said, rr_id=timed_identity(at, id, "rr"), at=at, workout_id=id, rr_ms=[420.0, 424.0, 428.0] * 100),
    ]  # fmt: skip
    for lap in (1, 2):
        begins = at + timedelta(seconds=(lap - 1) * seconds / 2)
        found.append(Lap(**said, lap_id=timed_identity(begins, id, lap), workout_id=id, start_ts=begins, number=lap,
                         duration_s=seconds / 2, distance_m=speed * seconds / 2, heart_rate_bpm=140.0 + 8 * lap))  # fmt: skip
    for s in range(seconds):
        turn = 2 * math.pi * speed * s / 2_000
        here = at + timedelta(seconds=s)
        found.append(
            Sample(**said, sample_id=timed_identity(here, id, "s"), at=here, workout_id=id, speed_m_s=speed, distance_m=speed * s,
                   heart_rate_bpm=float(round(138 + 12 * s / seconds + rng.normal(0, 1))), cadence_rpm=86.0,
                   altitude_m=round(300 + 18 * math.sin(turn), 1),
                   power_w=None if power is None else power + float(rng.normal(0, 12)),
                   lat=45.0 + 0.0029 * math.sin(turn), lon=7.0 + 0.004 * math.cos(turn) * (1 + 0.2 * math.sin(2 * turn)))
        )  # fmt: skip
    return found


def lifted(who: str, at: datetime, kg: float) -> list[Record]:
    """A session of three lifts, three sets each."""
    id = timed_identity(at, who, "gym")
    said: dict[str, Any] = {"origin": Origin.TOLD, "source": "milo log", "user_id": who, "utc_offset_min": 0}
    gym = Workout(**said, workout_id=id, start_ts=at, end_ts=at + timedelta(hours=1), activity_type="strength",
                  title="Push and squat", duration_s=3_600.0, rpe=7.0, notes="Slept badly, moved well.")  # fmt: skip
    sets = [
        LiftedSet(**said, set_id=timed_identity(at, id, name, n), workout_id=id, at=at, exercise=name, number=n, reps=6.0,
                  weight_kg=kg * share, rir=2.0)
        for name, share in (("Squat", 1.0), ("Bench Press", 0.65), ("Barbell Row", 0.6))
        for n in (1, 2, 3)
    ]  # fmt: skip
    return [gym, *sets]


def training(who: str, now: datetime) -> list[Record]:
    """Six weeks of it; the newest run was seen by a phone too, and the phone says another distance."""
    day = now.astimezone(UTC).replace(hour=7, minute=0, second=0, microsecond=0) - timedelta(days=1)
    found: list[Record] = []
    for week in range(6):
        at = day - timedelta(weeks=week)
        found += recorded(who, at, "running", 3_000 if week % 2 else 1_500, 3.1 - 0.05 * week, seed=week)
        found += lifted(who, at - timedelta(days=1), 80.0 - 2 * week)
    found += recorded(who, day - timedelta(days=3), "cycling", 3_600, 8.0, power=190.0)
    said: dict[str, Any] = {"origin": Origin.TOLD, "source": "milo log", "user_id": who, "utc_offset_min": 0}
    walk = day - timedelta(days=2)
    for n, minutes in enumerate((30, 35)):
        at = walk + timedelta(hours=5 * n)
        end, id = at + timedelta(minutes=minutes), timed_identity(at, who, "walk")
        found.append(
            Workout(**said, workout_id=id, start_ts=at, end_ts=end, activity_type="walking", duration_s=60.0 * minutes,
                    distance_m=80.0 * minutes)
        )  # fmt: skip
    return found


def move_in(home: Path) -> dict[str, str]:
    """Ada with an account, and Carla, a coach who may see her records; Bruno is somebody else."""
    house = build(Settings(home=home))
    made = {"ada": house.flows.add_athlete(ADA), "bruno": house.flows.add_athlete({**ADA, "name": "Bruno", "sex": "male"})}
    house.writer.write(training(made["ada"], house.clock.now()))
    house.flows.settle(made["ada"])
    assert house.coaching.new_plan(made["ada"], weeks=4).refused is None
    for name, role, athlete in (("ada", "athlete", made["ada"]), ("bruno", "athlete", made["bruno"]), ("carla", "coach", None)):
        code = str(house.access.accounts.invite(role, athlete).code)
        made[f"{name} account"] = house.access.accounts.sign_up(
            f"{name}@example.org", PASSWORD, name.title(), code, None
        ).account_id
    consent(house, made)
    house.close()
    return made


def consent(house: Home, made: dict[str, str]) -> None:
    """Carla may see Ada's week, plan and records."""
    to, now = made["carla account"], house.clock.now()
    yes = Consent(origin=Origin.TOLD, source="test", consent_id=timed_identity(now, to), user_id=made["ada"], at=now,
                  purpose="coach", given=True, to=to, scope=["week", "plan", "records"])  # fmt: skip
    house.writer.write([yes])
