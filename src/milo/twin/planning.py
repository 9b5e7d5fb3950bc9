"""A planner that searches on the twin: the upper bound of what a coach could do who knows every body's equations and state.

Each week it imagines some changes of the rule coach's week for every athlete, from the athlete's true state but with other luck,
follows the rule afterwards, and takes the change with the highest mean return: random shooting with one step of policy improvement
over the rule (the rollout algorithm, Bertsekas, Rollout, Policy Iteration, and Distributed Reinforcement Learning, 2020). It knows
what no coach can observe, so it is a bound and never a proposal. What it imagines also teaches the policy of `recipes/policy`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from milo.twin.environment import EASE_EVERY, PRICES, WeeklyCoaching
from milo.twin.traits import Floats

CHANGES: NDArray[np.float32] = np.array([(v, 0, turn) for turn in (0, 1) for v in (0, -1, -0.5, 0.5, 1)], np.float32)
"""Changes of the rule's week that are weighed: volume, intensity, and whether an eased week becomes a whole one or the other way
round. The first is the rule's own. More intensity is left out: its price made it worse in every case looked at."""
HORIZON, SAMPLES = 7, 3  # weeks imagined, and how often, for every change (our choice)


def as_actions(changes: NDArray[np.float32], eased: NDArray[np.bool_] | bool) -> Floats:
    """Actions of the weekly environment: turning is ease in a whole week (+1) and no ease in an eased one (-1)."""
    turn = changes[:, 2] * np.where(eased, -1, 1)
    return np.stack([changes[:, 0], changes[:, 1], turn], axis=1).astype(np.float32)


def imagined(env: WeeklyCoaching, luck: int, horizon: int = HORIZON, samples: int = SAMPLES) -> NDArray[np.float32]:
    """What follows from each change of the coming week, when the rule coach goes on after it.

    Parameters
    ----------
    env : WeeklyCoaching
        Before a week is set; it is left as it is.
    luck : int
        Names the luck of the imagined weeks, the same for all changes.
    horizon, samples : int
        Weeks imagined, never beyond the episode, and how often.

    Returns
    -------
    array, (samples, len(CHANGES), len(PRICES), n)
        Sums of the parts of the reward, as differences to the rule's own week.
    """
    weeks = min(horizon, env.weeks - env.week)
    actions = as_actions(CHANGES, env.week % EASE_EVERY == EASE_EVERY - 1)
    follow = np.zeros((env.n, env.actions), np.float32)
    found = np.zeros((samples, len(CHANGES), len(PRICES), env.n), np.float32)
    for sample in range(samples):
        for k, action in enumerate(actions):
            ahead = env.imagined(luck * samples + sample)
            for week in range(weeks):
                ahead.step(follow if week else np.broadcast_to(action, follow.shape))
                found[sample, k] += ahead.parts
        found[sample] -= found[sample, :1].copy()
    return found


def plan_week(env: WeeklyCoaching, seen: Floats) -> tuple[Floats, Floats, bool]:
    """Set the week by search, as a way to coach of `milo evaluate policy`."""
    worth = np.einsum("p,skpn->skn", PRICES, imagined(env, env.week))
    mean = worth.mean(axis=0)
    # Few samples are noisy: each athlete's figure is drawn to the mean of all by the share of it that is noise.
    noise = (worth.var(axis=0, ddof=1) / len(worth)).mean(axis=1, keepdims=True)
    told = np.clip(1 - noise / np.maximum(mean.var(axis=1, keepdims=True), 1e-9), 0, 1)
    middle = mean.mean(axis=1, keepdims=True)
    best = (middle + told * (mean - middle)).argmax(axis=0)
    return env.step(as_actions(CHANGES[best], env.week % EASE_EVERY == EASE_EVERY - 1))
