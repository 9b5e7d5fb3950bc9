"""Does `milo up` stay quick while 200 people read their dashboards and log, with 50 live pages open?

A real `milo up` with 200 athletes who each bring two months of lifting, runs, nights and weights, and a plan. Every one of them
does something every few seconds, over HTTP with a token of their own: mostly reading, one time in five logging. Beside them 50
WebSockets of live pages stay open. Each request is timed where it is made. Bar (issue 6): reads p95 <= 250 ms, no error, over five
minutes, on two cores.

python benchmarks/bench_load.py [--seconds 300] [--people 200] [--live 50] [--every 10]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from websockets.asyncio.client import connect

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet, Measurement, Record, Sleep, Workout

DAYS = 60
BAR_MS = 250.0
READS = (("/api/v1/dashboard", 5), ("/api/v1/today", 4), ("/api/v1/plans/current", 2), ("/api/v1/workouts/recent", 2), ("/me", 1))
WRITES = (("/api/v1/daily/weight", 2), ("/api/v1/feedback", 1), ("/api/v1/workouts", 1))
LOGGING = 0.2  # share of what people do
STARTS_WITHIN_S = 60.0
PERSON = {
    "name": "Person", "sex": "female", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 170, "weight_kg": 65,
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip


def lived(athlete: str, now: datetime, rng: random.Random) -> list[Record]:
    """Two months of somebody: three times lifting and a run a week, every night, a weight a day."""
    found: list[Record] = []
    told = {"origin": Origin.IMPORTED, "source": "bench", "user_id": athlete}
    for day in range(DAYS):
        at = now - timedelta(days=day, minutes=rng.randrange(60))
        weight = 65 + rng.gauss(0, 0.5)
        found.append(
            Measurement(
                **told, measurement_id=timed_identity(at, athlete, "w"), at=at, quantity="weight_kg", value=round(weight, 1)
            )
        )
        night = at - timedelta(hours=8)
        found.append(
            Sleep(**told, session_id=timed_identity(night, athlete, "s"), start_ts=night, end_ts=night + timedelta(hours=7))
        )
        if day % 7 in (0, 2, 4, 5):
            run = day % 7 == 5
            id = timed_identity(at, athlete, "workout")
            found.append(
                Workout(
                    **told, workout_id=id, start_ts=at, end_ts=at + timedelta(minutes=50), duration_s=3000.0, rpe=6.0,
                    activity_type="running" if run else "strength", utc_offset_min=0,
                )
            )  # fmt: skip
            for n in range(0 if run else 15):
                name = ("Back squat", "Bench press", "Bent-over row")[n // 5]
                found.append(
                    LiftedSet(
                        **told, set_id=timed_identity(at, id, n), workout_id=id, at=at, exercise=name, number=n % 5 + 1,
                        set_type="normal", reps=5, weight_kg=60 + day % 10, rir=2,
                    )
                )  # fmt: skip
    return found


def move_in(house: House, people: int) -> list[tuple[str, str]]:
    """So many athletes; (id, token) each."""
    rng, now = random.Random(1), datetime.now(UTC)
    found = []
    for n in range(people):
        id = house.flows.add_athlete({**PERSON, "name": f"Person {n}"})
        house.writer.write(lived(id, now, rng))
        house.coaching.new_plan(id, weeks=4)
        house.flows.settle(id)
        found.append((id, house.access.new_token(id)))
    return found


class Load:
    """What was asked and how long it took."""

    def __init__(self, url: str, end: float, every_s: float) -> None:
        self.url, self.end, self.every_s = url, end, every_s
        self.took_ms: dict[str, list[float]] = defaultdict(list)
        self.statuses: Counter[str] = Counter()
        self.open = 0
        self.began = time.monotonic()
        self.tls = ssl.create_default_context()  # one for all: to make it takes longer than a dashboard
        self.reads: list[tuple[float, float]] = []

    async def person(self, id: str, token: str, seed: int) -> None:
        """Somebody who looks, and sometimes logs, until the end."""
        rng = random.Random(seed)
        limits = httpx.Limits(max_connections=1)
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(
            base_url=self.url, headers=headers, timeout=30, trust_env=False, limits=limits, verify=self.tls
        ) as client:
            await asyncio.sleep(rng.random() * self.every_s)
            while time.monotonic() < self.end:
                logging = rng.random() < LOGGING
                paths, weights = zip(*(WRITES if logging else READS), strict=True)
                path = rng.choices(paths, weights)[0]
                began = time.perf_counter()
                try:
                    answer = await (self.log(client, path, id, rng) if logging else client.get(path))
                    self.statuses[f"{answer.status_code}"] += 1
                    took = (time.perf_counter() - began) * 1e3
                    self.took_ms[f"{'POST' if logging else 'GET'} {path}"].append(took)
                    if not logging:
                        self.reads.append((time.monotonic() - self.began, took))
                except httpx.HTTPError as e:
                    self.statuses[type(e).__name__] += 1
                await asyncio.sleep(self.every_s * rng.uniform(0.5, 1.5))

    async def log(self, client: httpx.AsyncClient, path: str, id: str, rng: random.Random) -> httpx.Response:
        """Write something down."""
        if path.endswith("weight"):
            return await client.post(path, json={"weight_kg": round(rng.uniform(64, 66), 1)})
        if path.endswith("feedback"):
            return await client.post(f"{path}/{id}", json={"energy": rng.randint(1, 5), "mood": 4})
        sets = [{"reps": 5, "weight_kg": 60, "rir": 2}] * 3
        return await client.post(path, json={"exercises": [{"exercise": "Back squat", "sets": sets}], "minutes": 40, "rpe": 6})

    async def live(self, id: str, token: str) -> None:
        """A live page that stays open."""
        address = f"{self.url.replace('http', 'ws')}/api/v1/live/{id}"
        async with connect(address, additional_headers={"Authorization": f"Bearer {token}"}, proxy=None):
            self.open += 1
            await asyncio.sleep(max(0.0, self.end - time.monotonic()))


async def load(url: str, people: list[tuple[str, str]], seconds: float, live: int, every_s: float) -> Load:
    """Everybody at once."""
    made = Load(url, time.monotonic() + seconds, every_s)
    pages = [asyncio.create_task(made.live(*one)) for one in people[:live]]
    await asyncio.gather(*(made.person(id, token, n) for n, (id, token) in enumerate(people)))
    done = await asyncio.gather(*pages, return_exceptions=True)
    made.statuses["live pages lost"] += sum(isinstance(one, BaseException) for one in done)
    return made


def up(home: Path) -> tuple[subprocess.Popen[str], str]:
    """A real `milo up`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "milo.app.cli", "up", "--port", str(port)],
        env={**os.environ, "MILO_HOME": str(home), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"Milo is up: (\S+)", line):
            return process, found[1]
    raise SystemExit("milo up ended before it was up")


def p(values: list[float], share: float) -> float:
    """The value that a share of them stays below."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--live", type=int, default=50)
    parser.add_argument("--every", type=float, default=10, help="Seconds between two things one person does, on average.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        house = build(Settings(home=home))
        began = time.perf_counter()
        people = move_in(house, asked.people)
        house.close()
        print(f"{len(people)} athletes moved in within {time.perf_counter() - began:.0f} s", file=sys.stderr)
        process, url = up(home)
        try:
            made = asyncio.run(load(url, people, asked.seconds, asked.live, asked.every))
        finally:
            process.terminate()
            process.wait(timeout=30)
    reads = [ms for what, times in made.took_ms.items() if what.startswith("GET") for ms in times]
    print(f"{platform.platform()}, {os.cpu_count()} cores; {asked.people} people, {made.open} live pages, {asked.seconds:g} s")
    for what, times in sorted(made.took_ms.items()):
        print(f"{what:32} {len(times):6} p50 {p(times, 0.5):7.1f} ms  p95 {p(times, 0.95):7.1f} ms  worst {max(times):7.1f} ms")
    tenths = [[ms for at, ms in made.reads if n <= at / asked.seconds * 10 < n + 1] for n in range(10)]
    print("p95 of reads by tenths of the time, ms:", *(f"{p(one, 0.95):.0f}" for one in tenths if one))
    wrong = {status: n for status, n in made.statuses.items() if not status.startswith("2") and n}
    print(f"answers: {dict(made.statuses)}")
    print(f"reads: p95 {p(reads, 0.95):.1f} ms (bar {BAR_MS:g} ms); errors: {sum(wrong.values())}")
    sys.exit(1 if wrong or p(reads, 0.95) > BAR_MS else 0)
