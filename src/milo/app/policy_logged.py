"""The off-policy estimate on simulated weeks whose truth is known: athletes chose between the rule's week and the proposal."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.app.policy_judging import NUMBER
from milo.models.off_policy import Compared, Weeks, compared
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
        of the means; chances_estimated: the difference where the chances are not told; truth: the same athletes' weeks lived both
        ways on the twin.

    Raises
    ------
    BadValue
        Where there are too few weeks with a proposal.
    """
    env = WeeklyCoaching(athletes, seed, parameters=FAMILIES[family])
    seen, rng = env.reset(NUMBER + 1), np.random.default_rng(seed)
    kept: dict[str, list[Any]] = {name: [] for name in ("outcome", "took", "seen", "worth", "athlete", "chance", "truth")}
    while env.week + EVERY <= env.weeks:
        chosen = choose(arrays, seen)
        chance = 1 / (1 + np.exp(0.8 * seen[:, SIGNALS.index("energy")]))
        took = rng.random(athletes) < chance
        there = chosen > 0
        worth = (terms(seen, arrays["mean"], arrays["sd"]) @ arrays["worth"])[np.arange(athletes), chosen]
        truth = np.einsum("p,skpn->kn", PRICES, imagined(env, seed + env.week, EVERY, SAMPLES)) / SAMPLES
        action = act(arrays, seen) * took[:, None]
        outcome, before = np.zeros(athletes), seen
        for week in range(EVERY):
            seen, reward, _ = env.step(action if week == 0 else np.zeros_like(action))
            outcome += reward
        row = (outcome, took, before, worth, np.arange(athletes), chance, truth[chosen, np.arange(athletes)])
        for name, values in zip(kept, row, strict=True):
            kept[name].append(values[there])
    found = {name: np.concatenate(parts) for name, parts in kept.items()}
    told = Weeks(**{name: found[name] for name in ("outcome", "took", "seen", "worth", "athlete", "chance")})
    guessed = dataclasses.replace(told, chance=np.full(len(told.took), np.nan))
    return {
        **plain(compared(told)),
        "chances_estimated": {k: v for k, v in plain(compared(guessed)).items() if k in {"difference", "interval"}},
        "truth": float(found["truth"].mean()),
        "origin": "simulated",
    }


def plain(found: Compared) -> dict[str, Any]:
    """An estimate as JSON holds it."""
    return {**dataclasses.asdict(found), "interval": list(found.interval)}
