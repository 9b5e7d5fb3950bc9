"""A taught policy at run time, in NumPy: a change of the rule coach's week and what it should bring; off where it never learned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.models import shelf
from milo.models.registry import version_of

Array = NDArray[Any]
MARGIN = 0.05  # of the range it was taught on, beyond which it is off
BOUND = 4.0  # standard deviations a single observation counts for at most


@dataclass(frozen=True)
class Proposal:
    """A change of one athlete's coming week beside the rule's, which is zero.

    volume, intensity: from -1 to 1, of the most a week may be changed by.  turn: a whole week is eased, or an eased one is whole.
    goal_pct: expected difference of the goal's outcome to the rule's week, in %, with its 80 % interval.
    worth: expected difference of all the policy weighs, in its own prices.
    """

    volume: float
    intensity: float
    turn: bool
    goal_pct: float
    interval: tuple[float, float]
    worth: float


def load() -> tuple[dict[str, Array], bool] | None:
    """The shipped policy's arrays and whether it holds its bar; None where the shelf has none."""
    if "policy" not in shelf.names():
        return None
    found = shelf.load("policy")
    return found.arrays(), bool(found.card["metrics"]["in_charge"])


def version() -> str:
    """The version of the policy in use, as `milo models list` names it."""
    return version_of(shelf.load("policy").card)


def terms(observed: Array, mean: Array, sd: Array) -> Array:
    """What predictions are linear in: one, each observation in standard deviations, and its square. (n, 1 + 2 features)."""
    z = np.clip((observed - mean) / sd, -BOUND, BOUND)
    return np.concatenate([np.ones((len(z), 1)), z, z**2 - 1], axis=1)


def choose(arrays: Mapping[str, Array], observed: Array) -> NDArray[np.int64]:
    """Which of the policy's changes it takes for each athlete; 0 is the rule's own week.

    Parameters
    ----------
    arrays : Mapping
        mean, sd (features,): of the observations taught on; worth (terms, changes): predicted worth beside the rule's week;
        changes (changes, 3): volume, intensity, turn, the first zero; low, high (features,): the range taught on.
    observed : array, (n, features)
        As twin.environment.WeeklyCoaching gives them.

    Returns
    -------
    array, (n,)
        0 where an observation is outside the range, and where nothing is worth more than the rule's week.
    """
    worth = terms(observed, arrays["mean"], arrays["sd"]) @ arrays["worth"]
    return np.where(inside(arrays, observed), worth.argmax(axis=1), 0)


def act(arrays: Mapping[str, Array], observed: Array) -> Array:
    """The changes as actions of the weekly environment, (n, 3): ease is +1 to ease a whole week, -1 to leave an eased one whole."""
    action = np.array(arrays["changes"][choose(arrays, observed)], float)
    action[:, 2] *= np.where(observed[:, int(arrays["eased_column"])] > 0.5, -1, 1)
    return action


def propose(arrays: Mapping[str, Array], observed: Array) -> Proposal | None:
    """What the policy proposes to one athlete; None where it is off or holds with the rule. observed: (features,)."""
    chosen = int(choose(arrays, observed[None])[0])
    if chosen == 0:
        return None
    volume, intensity, turn = (float(v) for v in arrays["changes"][chosen])
    seen = terms(observed[None], arrays["mean"], arrays["sd"])[0]
    goal, worth = (float(seen @ arrays[name][:, chosen]) for name in ("goal", "worth"))
    low, high = (goal + float(miss) for miss in arrays["band"][chosen])
    return Proposal(volume, intensity, bool(turn), goal, (low, high), worth)


def inside(arrays: Mapping[str, Array], observed: Array) -> NDArray[np.bool_]:
    """Whether each observation lies within what the policy was taught on."""
    spare = MARGIN * (arrays["high"] - arrays["low"])
    held = (observed >= arrays["low"] - spare) & (observed <= arrays["high"] + spare)
    return np.asarray(held.all(axis=1))
