"""What makes the simulated squad worth a look: profiles, plans that run, invented routes second by second, and a short talk.

Everything is marked as simulated. Routes are loops near 0 degrees north and east, where there is only sea.
"""

from __future__ import annotations

import asyncio
import logging
import math
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from milo.vocabulary.clock import from_micros, micros
from milo.vocabulary.errors import MiloError
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import PlanVersion, ProfileVersion, Sample, User, Workout

if TYPE_CHECKING:
    from milo.app.build import Home

WEEKS = 12  # of sessions with a route (our choice)
ROUTED = 3  # athletes with routes: each has some 100,000 seconds
PLAN_AGE_DAYS = 21  # so that the calendar has weeks behind it
LOOK_S = 3.0
LOOPS = {"running": 5_200.0, "walking": 3_600.0, "cycling": 21_000.0}
"""Metres of an athlete's usual loop."""
QUESTIONS = {"en": ("How did my week go?", "Why is today like this?"), "es": ("¿Qué tal mi semana?", "¿Por qué es así hoy?")}
BATCH = 20_000
log = logging.getLogger(__name__)


def furnish(house: Home, athletes: Sequence[str], stopping: threading.Event, look_s: float = LOOK_S) -> None:
    """Wait until the squad's history is stored, then add what it lacks; whoever has a profile is left as they are."""
    for n, athlete in enumerate(athletes):
        if not _settled(house, athlete, stopping, look_s):
            return
        if house.store.latest("profile", athlete) is not None:
            continue
        try:
            _profile(house, athlete)
            if n < ROUTED:
                routes(house, athlete, stopping)
            house.flows.settle(athlete)
            house.flows.week(athlete)  # its digests are made now, and not when somebody waits for a page
            _plan(house, athlete)
            for asked in QUESTIONS.get(house.flows.manner(athlete)[0], QUESTIONS["en"]):
                asyncio.run(house.coaching.ask(athlete, asked))
        except MiloError as e:
            log.warning("a simulated athlete stays without a plan", extra={"found": e.sentence()})


def _settled(house: Home, athlete: str, stopping: threading.Event, look_s: float) -> bool:
    """Wait until an athlete's workouts are there and no more come; False once it is time to stop."""
    before = -1
    while not stopping.is_set():
        now = house.store.stats(athlete).get("workout", 0)
        if now and now == before:
            return True
        before = now
        stopping.wait(look_s)
    return False


def _profile(house: Home, athlete: str) -> None:
    user: User | None = house.store.latest("user", athlete)
    assert user is not None
    sports = Counter(w.activity_type for w in house.store.find("workout", athlete) if w.activity_type in LOOPS)
    told: dict[str, Any] = {
        "name": user.user_name, "date_of_birth": user.date_of_birth, "sex": user.sex or "unspecified",
        "goal": user.goal_type or "general", "height_cm": user.height_cm, "weight_kg": user.weight_kg_start, "days_per_week": 4,
        "minutes_per_session": 60, "experience": "intermediate", "equipment": ["barbell", "dumbbell", "bench", "rack", "bicycle"],
        "activities": [name for name, _ in sports.most_common(1)], "parq": {"none_of_these": True}, "regular_exerciser": True,
        "dietary_preference": user.dietary_preference, "history": {"months_trained": 24, "days_since_last_session": 1},
        **({} if user.sex == "male" else {"pregnant": False}),
    }  # fmt: skip
    now = house.clock.now()
    version = ProfileVersion(
        origin=Origin.SIMULATED,
        source="simulated",
        profile_id=identity("profile", athlete, "demo"),
        user_id=athlete,
        valid_from=now,
        profile=msgspec.to_builtins({k: v for k, v in told.items() if v is not None}),
    )
    house.writer.write([version])


def _plan(house: Home, athlete: str) -> None:
    """A plan of eight weeks, dated back so that it runs already."""
    if house.coaching.new_plan(athlete, weeks=8).refused is not None:
        return
    made: PlanVersion | None = house.store.latest("plan", athlete)
    assert made is not None
    at = made.created_at - timedelta(days=PLAN_AGE_DAYS)
    older = msgspec.structs.replace(
        made, origin=Origin.SIMULATED, source="simulated", created_at=at, plan={**made.plan, "created_at": at.isoformat()}
    )
    house.store.delete("plan", athlete, [made.plan_version_id])
    house.writer.write([older])


def routes(house: Home, athlete: str, stopping: threading.Event) -> int:
    """Give the outdoor sessions of the last weeks a route and a reading every second; returns how many got one."""
    since = house.clock.now() - timedelta(weeks=WEEKS)
    given = 0
    for workout in house.store.find("workout", athlete, since=since):
        if workout.activity_type not in LOOPS or workout.indoor or stopping.is_set():
            continue
        span: dict[str, Any] = {"since": workout.start_ts, "until": workout.end_ts + timedelta(seconds=1)}
        held = [s for s in house.store.find("sample", athlete, **span) if s.workout_id == workout.workout_id]
        if made := routed(workout, held):
            for n in range(0, len(made), BATCH):
                house.writer.write(made[n : n + BATCH])
            given += 1
    return given


def routed(workout: Workout, held: Sequence[Sample]) -> list[Sample]:
    """The readings of a session every second along its loop; those that were there keep their values. Empty without a distance."""
    known = [s for s in held if s.distance_m is not None]
    if len(known) < 10:
        return []
    at = np.array([micros(s.at) for s in known], dtype=np.int64)
    seconds = np.arange(0, (at[-1] - at[0]) // 1_000_000 + 1)
    moments = at[0] + seconds * 1_000_000

    def line(name: str) -> np.ndarray:
        values = np.array([np.nan if (v := getattr(s, name)) is None else v for s in known], dtype=float)
        there = ~np.isnan(values)
        if not there.any():
            return np.full(moments.size, np.nan)
        made: np.ndarray = np.interp(moments, at[there], values[there])
        return made

    columns = {name: line(name) for name in ("heart_rate_bpm", "speed_m_s", "distance_m", "power_w", "cadence_rpm")}
    lat, lon, altitude = along(workout.user_id, workout.activity_type, columns["distance_m"])
    theirs = {int(m): s for m, s in zip(at, known, strict=True)}
    made = []
    for n, moment in enumerate(moments.tolist()):
        place: dict[str, Any] = {
            "lat": round(float(lat[n]), 6),
            "lon": round(float(lon[n]), 6),
            "altitude_m": round(float(altitude[n]), 1),
        }
        if (mine := theirs.get(moment)) is not None:
            made.append(msgspec.structs.replace(mine, **place))
            continue
        values: dict[str, Any] = {k: round(float(v[n]), 2) for k, v in columns.items() if not math.isnan(v[n])}
        when = from_micros(moment)
        id = timed_identity(when, workout.workout_id, "route")
        made.append(
            Sample(origin=Origin.SIMULATED, source=workout.source, sample_id=id, user_id=workout.user_id, at=when,
                   workout_id=workout.workout_id, **values, **place)
        )  # fmt: skip
    return made


def along(athlete: str, activity: str, distance_m: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(latitude, longitude, altitude) at distances along an athlete's loop: a bent circle, the same every time."""
    rng = np.random.default_rng(int(identity("loop", athlete, activity).replace("-", "")[:12], 16))
    turn = np.linspace(0, 2 * np.pi, 721)
    radius = 1 + sum(rng.uniform(-0.22, 0.22) / k * np.cos(k * turn + rng.uniform(0, 6.3)) for k in range(2, 7))
    x, y = radius * np.cos(turn) * 1.3, radius * np.sin(turn)
    far = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))))
    metres = LOOPS[activity] / far[-1]
    place = np.mod(distance_m, LOOPS[activity]) / metres
    north, east = np.interp(place, far, y) * metres, np.interp(place, far, x) * metres
    hills = 40 + 18 * np.sin(2 * np.pi * place / far[-1]) + 7 * np.sin(6 * np.pi * place / far[-1] + 1)
    return 0.2 + north / 111_195, 0.3 + east / 111_195, hills
