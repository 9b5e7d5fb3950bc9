"""Teach a policy from imagined weeks: what each change of the rule coach's week is worth, as a linear function of what is observed.

For many simulated athletes, every change is lived from the same state with the same luck (milo.twin.planning), so that the
difference to the rule's own week is known with little noise, part of the reward by part. A ridge regression predicts each part from
the observation alone; the policy takes the change whose predicted worth is highest. One step of approximate policy iteration with
rollouts (Lagoudakis and Parr, Reinforcement Learning as Classification, ICML 2003).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.models.policy import terms
from milo.twin.environment import EASE_EVERY, PRICES, WeeklyCoaching
from milo.twin.planning import CHANGES, as_actions, imagined

Array = NDArray[np.float32]
EXPLORED = 0.5  # share of weeks a random change is followed in, so that the policy knows more than the rule's own path


@dataclass(frozen=True)
class Examples:
    """observed: (rows, features); parts: (rows, changes, parts), differences to the rule's week; athlete: (rows,)."""

    observed: Array
    parts: Array
    athlete: NDArray[np.int64]


def examples(seed: int, bodies: int, episodes: int, weeks: int = 24, horizon: int = 7, first: int = 0) -> Examples:
    """Weeks of simulated athletes and what each change would have led to. first: number of the first episode's athletes."""
    rng = np.random.default_rng(seed)
    seen_all, parts_all, who = [], [], []
    for episode in range(first, first + episodes):
        env = WeeklyCoaching(bodies, seed, weeks=weeks)
        seen, over = env.reset(episode), False
        while not over:
            found = imagined(env, env.week + weeks * episode, horizon, samples=1)[0]
            seen_all.append(seen)
            parts_all.append(found.transpose(2, 0, 1))
            who.append(np.arange(bodies) + bodies * episode)
            chosen = np.where(rng.random(bodies) < EXPLORED, rng.integers(0, len(CHANGES), bodies), 0)
            seen, _, over = env.step(as_actions(CHANGES[chosen], env.week % EASE_EVERY == EASE_EVERY - 1))
    return Examples(np.concatenate(seen_all), np.concatenate(parts_all), np.concatenate(who))


def fit(rows: Examples, ridge: float) -> tuple[Array, Array, Array]:
    """Mean and spread of the observations, and weights (terms, changes, parts) of each part's prediction."""
    mean, sd = rows.observed.mean(0), rows.observed.std(0) + 1e-3
    x = terms(rows.observed, mean, sd).astype(float)
    penalty = ridge * np.eye(x.shape[1])
    penalty[0, 0] = 0
    flat = rows.parts.reshape(len(x), -1)
    weights = np.linalg.solve(x.T @ x + penalty, x.T @ flat)
    return mean, sd, weights.reshape(x.shape[1], len(CHANGES), len(PRICES)).astype(np.float32)


def band(rows: Examples, ridge: float, quantiles: tuple[float, float]) -> Array:
    """How far the goal's outcome misses its prediction, (changes, 2), on athletes a second fit was not taught on."""
    held = rows.athlete % 4 == 0
    some = Examples(rows.observed[~held], rows.parts[~held], rows.athlete[~held])
    mean, sd, weights = fit(some, ridge)
    missed = rows.parts[held, :, 0] - terms(rows.observed[held], mean, sd) @ weights[:, :, 0]
    return np.quantile(missed, quantiles, axis=0).T.astype(np.float32)
