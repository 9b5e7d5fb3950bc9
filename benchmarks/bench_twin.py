"""How many days of a life does the twin live in a second? Beside a loop that lives one person at a time

5,000 people, daily state, one core; budget 1,000,000 a second, median of 5. The loop lives the same kind of day (stress,
session, fatigue, oxygen uptake, sleep, heart, weight, cold, injury, burnout) with Python's floats, in a tenth of the twin's
arithmetic: a lower bound of what writing the twin that way would cost.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import math
import platform
import random
import resource
import statistics
import sys
import time

from milo.twin.cohort import Cohort

PEOPLE, DAYS, ROUNDS = 5_000, 60, 5
LOOP_PEOPLE = 200
BUDGET = 1_000_000


def twin(n: int, days: int) -> float:
    """Athlete-days a second, burn-in not counted."""
    cohort = Cohort(1, n)
    start = time.perf_counter()
    for _ in cohort.live(days):
        pass
    return n * days / (time.perf_counter() - start)


def loop(n: int, days: int) -> float:
    """Athlete-days a second of people lived one by one."""
    rng = random.Random(1)
    people = [
        {"stress": 0.0, "fitness": 0.0, "fatigue": 0.0, "vo2": 40.0, "debt": 4.0, "hrv": 0.0, "kg": 75.0, "ee": 2.2, "ill": 0.0}
        for _ in range(n)
    ]
    start = time.perf_counter()
    for day in range(days):
        for p in people:
            p["stress"] += 0.06 * (0.2 - p["stress"]) + 0.22 * rng.gauss(0, 1) + 1.2 * (rng.random() < 5 / 365)
            chance = 1 / (1 + math.exp(-(1.2 - 0.25 * p["fatigue"] / 20 - 0.3 * (p["stress"] > 1))))
            done = p["ill"] <= 0 and day % 2 == 0 and rng.random() < chance
            minutes = 45 * math.exp(0.2 * rng.gauss(0, 1)) * done
            rpe = max(0.5, min(10.0, 0.5 + 9 * 0.7**2.2 + 0.015 * minutes + 0.3 * p["stress"] + 0.6 * rng.gauss(0, 1)))
            load = rpe * minutes / 100
            p["fitness"] = p["fitness"] * math.exp(-1 / 45) + load
            p["fatigue"] = p["fatigue"] * math.exp(-1 / 9) + load * (1 + 0.03 * p["debt"])
            p["vo2"] += (38 + 10 * (1 - math.exp(-minutes * 7 / 140)) - p["vo2"]) / 45
            asleep = max(3.0, min(11.0, 7 - 0.22 * p["stress"] + 0.75 * rng.gauss(0, 1)))
            p["debt"] = max(0.0, min(15.0, 0.8 * p["debt"] + 7.9 - asleep))
            p["hrv"] = 0.25 * p["hrv"] + 0.126 * rng.gauss(0, 1)
            ln_rmssd = 3.7 - 0.06 * (rpe > 7) - 0.02 * (p["debt"] - 4) / 3 + p["hrv"]
            resting = 65 * (1 + 0.017 * (rpe > 7)) + 1.9 * rng.gauss(0, 1)
            spent = 24 * p["kg"] + 9 * minutes
            p["kg"] += (2_350 * math.exp(0.14 * rng.gauss(0, 1)) - spent) / 7_700
            p["ill"] = max(0.0, p["ill"] - 1) or math.exp(1.79 + 0.45 * rng.gauss(0, 1)) * (rng.random() < 1.75 / 365)
            hurt = rng.random() < 4e-3 * minutes / 60
            p["ee"] += (2.05 + 0.42 * p["stress"] + 0.05 * (p["debt"] - 4) - p["ee"]) / 45 + 0.035 * rng.gauss(0, 1)
            hazard = 1e-4 * math.exp(1.05 * (p["ee"] - 2.2))
            p["last"] = ln_rmssd + resting + hurt + (rng.random() < hazard)
    return n * days / (time.perf_counter() - start)


def main() -> int:
    """Print both; exit code 1 when the budget is missed."""
    ours = [twin(PEOPLE, DAYS) for _ in range(ROUNDS)]
    theirs = [loop(LOOP_PEOPLE, DAYS) for _ in range(ROUNDS)]
    few = [twin(64, DAYS) for _ in range(ROUNDS)]
    median, naive = statistics.median(ours), statistics.median(theirs)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    machine = f"{platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cores, one used"
    print(f"{machine}; {ROUNDS} rounds of {DAYS} days, peak memory {peak_mb:.0f} MB")
    print(f"twin, {PEOPLE:,} people    {median:12,.0f} athlete-days/s   (min {min(ours):,.0f}, max {max(ours):,.0f})")
    print(f"twin, 64 people       {statistics.median(few):12,.0f} athlete-days/s")
    print(f"a loop over people    {naive:12,.0f} athlete-days/s   (min {min(theirs):,.0f}, max {max(theirs):,.0f})")
    print(f"{median / naive:.0f} times the loop")
    print(json.dumps({"athlete_days_per_s": round(median), "loop_athlete_days_per_s": round(naive), "budget": BUDGET}))
    print("budget met" if median >= BUDGET else "BUDGET MISSED")
    return 0 if median >= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
