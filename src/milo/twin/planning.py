"""A planner that searches on the twin: the upper bound of what a coach could do who knows every body's equations and state.

Each week it imagines the candidates for every athlete, from the athlete's true state but with other luck, follows the rule coach
afterwards, and takes the candidate with the highest mean return. That is the rollout algorithm, one step of policy improvement
over the rule coach by random shooting (Bertsekas, Rollout, Policy Iteration, and Distributed Reinforcement Learning, 2020). It
knows what no coach can observe, so it is a bound and never a proposal.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from milo.twin.environment import WeeklyCoaching
from milo.twin.traits import Floats

CANDIDATES: NDArray[np.float32] = np.array(
    [(0, 0, 0), *((v, i, e) for e in (0, 1, -1) for v, i in ((-1, 0), (-0.5, 0), (0.5, 0), (1, 0), (0, -1), (0, 1), (-0.5, 1), (0, 0)))],
    np.float32,
)
"""Changes of the rule's week that are weighed: volume, intensity, ease. The first is the rule's own."""
HORIZON, SAMPLES = 6, 3  # weeks imagined, and how often, for every candidate (our choice)


def returns(
    env: WeeklyCoaching, luck: int, *, candidates: NDArray[np.float32] = CANDIDATES, horizon: int = HORIZON, samples: int = SAMPLES
) -> Floats:
    """What each candidate for the coming week is worth, when the rule coach follows.

    Parameters
    ----------
    env : WeeklyCoaching
        Before a week is set; it is left as it is.
    luck : int
        Names the luck of the imagined weeks, the same for all candidates.
    candidates : array, (k, 3)
        Actions of the weekly environment.
    horizon, samples : int
        Weeks imagined, never beyond the episode, and how often.

    Returns
    -------
    array, (k, n)
        Mean sum of rewards.
    """
    weeks = min(horizon, env.weeks - env.week)
    follow = np.zeros((env.n, env.actions), np.float32)
    found = np.zeros((len(candidates), env.n), np.float32)
    for sample in range(samples):
        for k, candidate in enumerate(candidates):
            ahead = env.imagined(luck * samples + sample)
            found[k] += ahead.step(np.broadcast_to(candidate, (env.n, 3)))[1]
            for _ in range(weeks - 1):
                found[k] += ahead.step(follow)[1]
    return found / samples


def plan_week(env: WeeklyCoaching, seen: Floats) -> tuple[Floats, Floats, bool]:
    """Set the week by search; as a way to coach of `milo evaluate policy`."""
    worth = returns(env, env.week)
    return env.step(CANDIDATES[worth.argmax(axis=0)])
