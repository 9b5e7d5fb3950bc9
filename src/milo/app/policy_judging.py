"""`milo evaluate policy`: ways to coach, lived by the same simulated athletes with the same luck, compared in pairs."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.app.training.spreading import spread
from milo.models.policy import act
from milo.twin.environment import WEEKS, WeeklyCoaching
from milo.twin.panel import FAMILIES
from milo.twin.planning import plan_week

Array = NDArray[Any]
Coach = Callable[[WeeklyCoaching, Array], tuple[Array, Array, bool]]
SHARES = (0.75, 1.1, 1.25, 1.5, 2.0)  # of the athlete's own week, every week; "zero change" is 1
EQUAL = "constant at equal minutes"  # the share that brings the policy's mean minutes, or the rule's where there is none
OUTCOMES = ("vo2max_pct", "strength_pct", "injuries", "illness_days", "adherence", "minutes")
PAIRED = ("goal_pct", *OUTCOMES, "reward")
Z95 = 1.96
NUMBER = 1_000_000  # of the judged athletes' draws: nobody a policy was taught on


def rule(env: WeeklyCoaching, seen: Array) -> tuple[Array, Array, bool]:
    """The rule coach."""
    return env.step(np.zeros((env.n, env.actions), np.float32))


def constant(share: float) -> Coach:
    """The same share of the own week, every week."""
    return partial(_constant, float(share))


def at_random(seed: int) -> Coach:
    """Any action."""
    return partial(_at_random, np.random.default_rng(seed))


def policy(arrays: Mapping[str, Array]) -> Coach:
    """A taught policy; off, which is the rule coach, where an observation is outside what it was taught on."""
    return partial(_policy, dict(arrays))


# Of the module, so that other processes know them.
def _constant(share: float, env: WeeklyCoaching, seen: Array) -> tuple[Array, Array, bool]:
    return env.direct(share)


def _at_random(rng: np.random.Generator, env: WeeklyCoaching, seen: Array) -> tuple[Array, Array, bool]:
    return env.step(rng.uniform(-1, 1, (env.n, env.actions)))


def _policy(arrays: Mapping[str, Array], env: WeeklyCoaching, seen: Array) -> tuple[Array, Array, bool]:
    return env.step(act(arrays, seen))


def outcomes(
    athletes: int, seed: int, coach: Coach | None, family: int = 1, noise: float = 1.0, weeks: int = WEEKS
) -> dict[str, Array]:
    """One way to coach, lived by every athlete: outcome -> (athletes,). coach: None is the rule."""
    env = WeeklyCoaching(athletes, seed, parameters=FAMILIES[family], noise=noise, weeks=weeks)
    seen, over = env.reset(NUMBER), False
    reward = np.zeros(athletes)
    while not over:
        seen, gained, over = (coach or rule)(env, seen)
        reward += gained
    bodies, tally = env.bodies, env.tally
    return {
        "vo2max_pct": 100 * (bodies.vo2() / bodies.start_vo2 - 1.0),
        "strength_pct": 100 * (bodies.strength() / bodies.start_strength - 1.0),
        "goal_pct": bodies.outcome().astype(float),
        "injuries": tally.injuries,
        "illness_days": tally.ill_days,
        "adherence": tally.done / np.maximum(tally.planned, 1),
        "minutes": tally.minutes / weeks,
        "reward": reward,
    }


def _lived(part: tuple[int, int, Coach | None, int, float, int]) -> dict[str, Array]:
    return outcomes(*part)


def judged(
    coach: Coach | None, athletes: int, seed: int, family: int, noise: float = 1.0, weeks: int = WEEKS, planner: bool = True,
    engine: str = "one", workers: int = 1,
) -> dict[str, Any]:  # fmt: skip
    """The document of `milo evaluate policy --json`.

    Parameters
    ----------
    coach : Coach or None
        The policy; None judges the other arms alone.
    athletes, seed, family : int
        Whom to judge by; family 2 is a body no policy was taught on.
    noise : float
        Factor on the errors of the senses.
    planner : bool
        Whether the search on the twin, which takes most of the time, is among the arms.
    engine, workers : str, int
        How the arms are spread (app.training.spreading); the figures are the same.

    Returns
    -------
    dict
        arms: means; paired: mean difference with its 95 % interval over athletes; steps_per_s: athlete-weeks a second.
    """
    began = time.perf_counter()
    arms: dict[str, dict[str, Array]] = {}

    def live(coaches: Mapping[str, Coach | None]) -> None:
        parts = [(athletes, seed, one, family, noise, weeks) for one in coaches.values()]
        arms.update(zip(coaches, spread(_lived, parts, engine, workers), strict=True))

    ways = {"rule": None, "nothing": constant(0.0), "random": at_random(seed), "zero change": constant(1.0)}
    ways |= {f"constant x{share:g}": constant(share) for share in SHARES}
    live(ways if coach is None else ways | {"policy": coach})
    # With nothing asked for beyond it, minutes grow with the share; what is left out of a week grows as well, so this is near.
    wanted = arms["policy" if coach is not None else "rule"]["minutes"].mean()
    equal: dict[str, Coach | None] = {EQUAL: constant(float(wanted / arms["zero change"]["minutes"].mean()))}
    live(equal | {"planner": plan_week} if planner else equal)
    lived = len(arms) * athletes * (weeks + 1) / (time.perf_counter() - began)
    whole = {"policy": ("rule", EQUAL), "planner": ("rule",)}
    paired = [
        _pair(arms, arm, other, outcome)
        for arm in arms
        if arm != "rule"
        for other in whole.get(arm, ("rule",))
        for outcome in (PAIRED if arm in whole else ("goal_pct", "injuries", "reward"))
    ]
    return {
        "arms": {name: {o: round(float(found[o].mean()), 4) for o in OUTCOMES} for name, found in arms.items()},
        "paired": paired,
        "steps_per_s": round(lived),
    }


def pareto(arms: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Arms no other arm is as good as in gain (VO2max and strength), injuries and hours, and better in one. arms: of `judged`."""

    def of(name: str) -> Array:
        a = arms[name]
        return np.array([a["vo2max_pct"], a["strength_pct"], -a["injuries"], -a["minutes"]])

    return [n for n in arms if not any((of(m) >= of(n)).all() and (of(m) > of(n)).any() for m in arms if m != n)]


def _pair(arms: Mapping[str, Mapping[str, Array]], arm: str, against: str, outcome: str) -> dict[str, Any]:
    difference = np.asarray(arms[arm][outcome] - arms[against][outcome], float)
    middle, half = float(difference.mean()), Z95 * float(difference.std(ddof=1)) / len(difference) ** 0.5
    return {
        "arm": arm, "against": against, "outcome": outcome, "difference": round(middle, 4),
        "interval": [round(middle - half, 4), round(middle + half, 4)],
    }  # fmt: skip
