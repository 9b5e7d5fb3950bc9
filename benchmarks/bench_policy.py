"""How many environment steps does the coaching environment live in a second? Beside DummyVecEnv over single bodies.

1,024 bodies, weekly and daily steps, one process and two; needs requirements-train.lock for the comparison alone. A weekly step is
seven days of a body and of everything its devices see. `_cpu`: steps a CPU second, which other work on the machine changes less.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import sys
import time
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from milo.twin.environment import DailyCoaching, WeeklyCoaching

BODIES, WEEKLY, DAILY, SINGLE, SINGLE_STEPS = 1_024, 24, 120, 8, 12


def _rates(env: WeeklyCoaching | DailyCoaching, steps: int) -> tuple[float, float]:
    """Environment steps a second of wall, and a second of this process's CPU time."""
    env.reset(0)
    action = np.zeros((BODIES, env.actions), np.float32)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(steps):
        env.step(action)
    return BODIES * steps / (time.perf_counter() - wall), BODIES * steps / (time.process_time() - cpu)


def weekly(seed: int) -> tuple[float, float]:
    """Weekly steps."""
    return _rates(WeeklyCoaching(BODIES, seed), WEEKLY)


def daily(seed: int) -> tuple[float, float]:
    """Daily steps."""
    return _rates(DailyCoaching(BODIES, seed), DAILY)


def dummy() -> float | None:
    """Weekly steps a second of DummyVecEnv; None without stable-baselines3."""
    try:
        from stable_baselines3.common.vec_env import DummyVecEnv
    except ImportError:
        return None
    sys.path.insert(0, str(Path(__file__).parents[1] / "recipes" / "policy"))
    from wrappers import CoachingEnv

    env = DummyVecEnv([lambda k=k: CoachingEnv(seed=k) for k in range(SINGLE)])  # type: ignore[misc]
    env.reset()
    action, start = np.zeros((SINGLE, 3), np.float32), time.perf_counter()
    for _ in range(SINGLE_STEPS):
        env.step(action)
    return SINGLE * SINGLE_STEPS / (time.perf_counter() - start)


def main() -> None:
    """Print all."""
    found: dict[str, float] = {}
    for name, measure in (("weekly", weekly), ("daily", daily)):
        found[name], found[f"{name}_cpu"] = measure(1)
        with Pool(2) as pool:
            found[f"{name}_two"], found[f"{name}_two_cpu"] = np.sum(pool.map(measure, (1, 2)), axis=0)
    alone = dummy()
    print(json.dumps({name: round(value) for name, value in found.items()} | {"dummy_vec_env": alone and round(alone)}))


if __name__ == "__main__":
    main()
