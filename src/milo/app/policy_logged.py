"""The off-policy estimate on simulated weeks whose truth is known: athletes chose between the rule's week and the proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.app.policy_judging import NUMBER
from milo.models.off_policy import Estimate, doubly_robust
from milo.models.policy import act, choose, terms
from milo.twin.environment import PRICES, SIGNALS, WeeklyCoaching
from milo.twin.panel import FAMILIES
from milo.twin.planning import imagined

EVERY = 4  # weeks between two choices; the rule coach goes on in between
SAMPLES = 2  # of the truth


def estimated(arrays: Mapping[str, NDArray[Any]], athletes: int, seed: int, family: int = 1) -> dict[str, Any]:
    """What proposals bring in reward over four weeks, from weeks in which athletes chose for themselves.

    Athletes with little energy take the proposal more often, with a chance that was logged; the plain difference of means is
    misled by that, the doubly robust one is not.

    Parameters
    ----------
    arrays : Mapping
        The policy, as `models.policy` takes it.
    athletes, seed, family : int
        Whose weeks.

    Returns
    -------
    dict
        proposal, rule: estimates with interval, effective_sample_size and weeks; difference of both with its interval; plain: that
        of the means; truth: the same athletes' weeks lived both ways on the twin.
    """
    env = WeeklyCoaching(athletes, seed, parameters=FAMILIES[family])
    seen, rng = env.reset(NUMBER + 1), np.random.default_rng(seed)
    kept: dict[str, list[Any]] = {name: [] for name in ("outcome", "took", "chance", "worth", "athlete", "truth")}
    while env.week + EVERY <= env.weeks:
        chosen = choose(arrays, seen)
        chance = 1 / (1 + np.exp(0.8 * seen[:, SIGNALS.index("energy")]))
        took = rng.random(athletes) < chance
        there = chosen > 0
        worth = (terms(seen, arrays["mean"], arrays["sd"]) @ arrays["worth"])[np.arange(athletes), chosen]
        truth = np.einsum("p,skpn->kn", PRICES, imagined(env, seed + env.week, EVERY, SAMPLES)) / SAMPLES
        action = act(arrays, seen) * took[:, None]
        outcome = np.zeros(athletes)
        for week in range(EVERY):
            seen, reward, _ = env.step(action if week == 0 else np.zeros_like(action))
            outcome += reward
        row = (outcome, took, chance, worth, np.arange(athletes), truth[chosen, np.arange(athletes)])
        for name, values in zip(kept, row, strict=True):
            kept[name].append(values[there])
    found = {name: np.concatenate(parts) for name, parts in kept.items()}
    logged = np.stack([1 - found["chance"], found["chance"]], axis=1)
    predicted = found["outcome"].mean() + np.stack([np.zeros_like(found["worth"]), found["worth"]], axis=1)
    took = found["took"]

    def estimate(rule: float, proposal: float) -> Estimate:
        wanted = np.tile([rule, proposal], (len(took), 1))
        return doubly_robust(found["outcome"], took.astype(int), logged, wanted, predicted, found["athlete"])

    difference = estimate(-1.0, 1.0)  # the estimate is linear in the chances: this is that of one less that of the other
    return {
        "rule": asdict(estimate(1.0, 0.0)),
        "proposal": asdict(estimate(0.0, 1.0)),
        "difference": difference.value,
        "interval": list(difference.interval),
        "plain": float(found["outcome"][took].mean() - found["outcome"][~took].mean()),
        "truth": float(found["truth"].mean()),
        "origin": "simulated",
    }
