"""How long pages take with 50 athletes of three years each, sealed as in real life: p50 and p95 of every page, and the squad.

Usage: `python benchmarks/bench_pages.py [--athletes 50] [--days 1095] [--times 5] [--home DIR]`. The data are made up by a fast
generator (seeded): a plan each, four workouts a week, sets, nights, mornings with resting heart rate, HRV and weight, food. With
--home the data set is kept there and used again. Pages are asked over HTTP from a server in a process of its own, one at a time, by
the owner, each time of another athlete; beside the clock, the CPU the server used. The server reads the squad
ahead after its start; --wait seconds are given to it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import numpy as np

from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet, Measurement, Nutrition, Record, Sleep, SleepStages, Workout

SEED = 33
LIFTS = ("Back Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)", "Bent Over Row (Barbell)")
PAGES = (
    "/app", "/app/week", "/app/train", "/app/calendar", "/app/activities", "/app/records", "/app/progress", "/app/body",
    "/app/reports",
    "/app/food", "/app/files", "/app/devices", "/app/checkin", "/app/coach", "/app/profile", "/app/privacy", "/app/settings",
    "/app/account", "/app/admin/exercises", "/app/admin/routines", "/app/messages", "/app/lab", "/app/form", "/app/ledger",
    "/app/squad", "/app/admin",
)  # fmt: skip


def life(athlete: str, days: int, end: datetime, rng: np.random.Generator) -> list[Record]:
    """Years of one made-up athlete, up to the day of end."""
    told = {"origin": Origin.SIMULATED, "source": "bench", "user_id": athlete}
    made: list[Record] = []
    for back in range(days - 1, -1, -1):
        day = (end - timedelta(days=back)).replace(hour=0, minute=0, second=0, microsecond=0)
        morning = day + timedelta(hours=7)
        for name, middle, sd in (("resting_hr_bpm", 54, 2), ("hrv_rmssd_ms", 55, 6), ("body_mass_kg", 74, 0.6)):
            value = round(float(rng.normal(middle, sd)), 1)
            made.append(
                Measurement(**told, measurement_id=identity("m", athlete, name, back), at=morning, quantity=name, value=value)
            )
        hours = float(np.clip(rng.normal(7.2, 0.7), 4, 10))
        made.append(
            Sleep(
                **told, session_id=identity("s", athlete, back), start_ts=morning - timedelta(hours=hours + 0.3), end_ts=morning,
                utc_offset_min=0, sleep_stage_breakdown=SleepStages(asleep=60 * hours),
            )
        )  # fmt: skip
        kcal = float(rng.normal(2400, 200))
        made.append(
            Nutrition(**told, log_id=identity("n", athlete, back), log_ts=day + timedelta(hours=20), calories=kcal, protein_g=140.0)
        )
        if day.weekday() in (0, 2, 4, 5):
            lifts = day.weekday() in (0, 4)
            start, minutes = day + timedelta(hours=18), float(rng.integers(40, 80))
            id = identity("w", athlete, back)
            made.append(
                Workout(
                    **told, workout_id=id, start_ts=start, end_ts=start + timedelta(minutes=minutes), utc_offset_min=0,
                    activity_type="strength" if lifts else "running", duration_s=60 * minutes, rpe=float(rng.integers(4, 9)),
                    distance_m=None if lifts else 170 * minutes, heart_rate_bpm=float(rng.integers(115, 155)),
                )
            )  # fmt: skip
            for n in range(12 if lifts else 0):
                kg = 2.5 * round((60 + 20 * (n // 3) + 20 * (days - back) / days) / 2.5)
                made.append(
                    LiftedSet(
                        **told, set_id=identity("x", id, n), workout_id=id, at=start, exercise=LIFTS[n // 3], number=n % 3 + 1,
                        reps=float(rng.integers(5, 9)), weight_kg=kg, rir=2.0, utc_offset_min=0,
                    )
                )  # fmt: skip
    return made


def fill(home: Path, athletes: int, days: int) -> None:
    """Make the data set in a folder, once."""
    rng, end = np.random.default_rng(SEED), datetime.now(UTC)
    house = build(Settings(home=home))
    coaching = Coaching(house, None)
    count, began = 0, time.perf_counter()
    for n in range(athletes):
        profile = {
            "name": f"Athlete {n:02d}", "sex": "female" if n % 2 else "male", "age": 25 + n % 30, "goal": "strength",
            "days_per_week": 4, "experience": "intermediate", "equipment": ["barbell", "rack", "bench"], "minutes_per_session": 60,
            "height_cm": 175, "weight_kg": 74, "parq": {"none_of_these": True}, "history": {"months_trained": 36},
        }  # fmt: skip
        id = house.flows.add_athlete(profile)
        records = life(id, days, end, rng)
        house.writer.write(records)
        count += len(records)
        coaching.new_plan(id)
    house.close()
    print(f"{athletes} athletes x {days} days: {count:,} records, made in {time.perf_counter() - began:.0f} s")


def measure(home: Path, times: int, wait_s: float) -> list[tuple[str, list[float], list[float], int]]:
    """(page, seconds, bytes) of every page."""
    env = {**os.environ, "MILO_HOME": str(home)}
    port = "8993"
    command = [sys.executable, "-c", "from milo.app.cli import main; main()", "up", "--port", port]
    server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        link = next(m[0] for line in server.stdout if (m := re.search(r"http\S+code=\S+", line)))
        found = []
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True, timeout=120) as client:
            client.post("/sign-in", data={"code": link.partition("code=")[2]}, headers={"Origin": f"http://127.0.0.1:{port}"})
            time.sleep(wait_s)
            ids = sorted(set(re.findall(r'option value="([^"]+)"', client.get("/app").text)))
            for page in PAGES:
                taken, worked, size = [], [], 0
                for n in range(times + 1):
                    # Another athlete each time, so that no page is helped by what was asked before.
                    began, cpu = time.perf_counter(), _cpu_s(server.pid)
                    answer = client.get(page, params={"athlete": ids[n % len(ids)]} if ids else None)
                    taken.append(time.perf_counter() - began)
                    worked.append(_cpu_s(server.pid) - cpu)
                    size = len(answer.content)
                    if answer.status_code != 200:
                        print(f"{page}: {answer.status_code}")
                        break
                found.append((page, taken, worked, size))
        return found
    finally:
        server.terminate()
        server.wait(30)


def _cpu_s(pid: int) -> float:
    """Seconds of CPU a process has used so far (Linux); what a request costs however busy the machine is."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Make the data where they are absent, ask every page, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--athletes", type=int, default=50)
    parser.add_argument("--days", type=int, default=1095)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--wait", type=float, default=60.0)
    parser.add_argument("--home", type=Path)
    asked = parser.parse_args()
    home = asked.home or Path(tempfile.mkdtemp()) / "home"
    if not (home / "milo.db").exists():
        fill(home, asked.athletes, asked.days)
    rows = []
    for page, taken, worked, size in measure(home, asked.times, asked.wait):
        p50, p95 = (float(np.quantile(taken, q)) for q in (0.5, 0.95))
        cpu = 1000 * float(np.quantile(worked, 0.95))
        rows.append({"page": page, "p50_ms": round(1000 * p50), "p95_ms": round(1000 * p95), "cpu_p95_ms": round(cpu)})
        print(f"{page:22} p50 {1000 * p50:6.0f} ms   p95 {1000 * p95:6.0f} ms   CPU p95 {cpu:6.0f} ms   {size / 1000:6.0f} kB")
    print(json.dumps({"seed": SEED, "pages": rows}))


if __name__ == "__main__":
    main()
