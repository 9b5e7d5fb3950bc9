"""How many environment steps does the coaching environment live in a second? Beside DummyVecEnv over single bodies.

1,024 bodies, weekly and daily steps, one process and two; needs requirements-train.lock for the comparison alone. A weekly step is
seven days of a body and of everything its devices see.
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


def weekly(seed: int) -> float:
    """Weekly steps a second."""
    env = WeeklyCoaching(BODIES, seed)
    env.reset(0)
    action, start = np.zeros((BODIES, 3), np.float32), time.perf_counter()
    for _ in range(WEEKLY):
        env.step(action)
    return BODIES * WEEKLY / (time.perf_counter() - start)


def daily(seed: int) -> float:
    """Daily steps a second."""
    env = DailyCoaching(BODIES, seed)
    env.reset(0)
    action, start = np.zeros((BODIES, 2), np.float32), time.perf_counter()
    for _ in range(DAILY):
        env.step(action)
    return BODIES * DAILY / (time.perf_counter() - start)


def dummy() -> float | None:
    """Weekly steps a second of DummyVecEnv; None without stable-baselines3."""
    try:
        from stable_baselines3.common.vec_env import DummyVecEnv
    except ImportError:
        return None
    sys.path.insert(0, str(Path(__file__).parents[1] / "recipes" / "policy"))
    from wrappers import WeeklyEnv

    env = DummyVecEnv([lambda k=k: WeeklyEnv(k) for k in range(SINGLE)])  # type: ignore[misc]
    env.reset()
    action, start = np.zeros((SINGLE, 3), np.float32), time.perf_counter()
    for _ in range(SINGLE_STEPS):
        env.step(action)
    return SINGLE * SINGLE_STEPS / (time.perf_counter() - start)


def main() -> None:
    """Print all."""
    found = {"weekly": weekly(1), "daily": daily(1)}
    with Pool(2) as pool:
        found |= {"weekly_two": sum(pool.map(weekly, (1, 2))), "daily_two": sum(pool.map(daily, (1, 2)))}
    alone = dummy()
    print(json.dumps({name: round(value) for name, value in found.items()} | {"dummy_vec_env": alone and round(alone)}))


if __name__ == "__main__":
    main()
