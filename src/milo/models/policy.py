"""A taught policy at run time, in NumPy: changes of the rule coach's week, and nothing where it was never taught."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.models import shelf

MARGIN = 0.05  # of the range it was taught on, beyond which it is off


def load() -> tuple[dict[str, NDArray[Any]], bool] | None:
    """The shipped policy's arrays and whether it holds its bar; None where the shelf has none."""
    if "policy" not in shelf.names():
        return None
    found = shelf.load("policy")
    return found.arrays(), bool(found.card["metrics"]["in_charge"])


def act(arrays: Mapping[str, NDArray[Any]], observed: NDArray[Any]) -> NDArray[Any]:
    """Changes of the rule coach's week.

    Parameters
    ----------
    arrays : Mapping
        w0, b0, w1, b1, w2, b2 of a network with tanh, and low, high, the range of observations it was taught on.
    observed : array, (n, features)
        As twin.environment.WeeklyCoaching gives them.

    Returns
    -------
    array, (n, 3)
        In [-1, 1]; zero, which is the rule coach, where an observation is outside the range.
    """
    hidden = np.tanh(np.tanh(observed @ arrays["w0"] + arrays["b0"]) @ arrays["w1"] + arrays["b1"])
    action = np.clip(hidden @ arrays["w2"] + arrays["b2"], -1, 1)
    return np.where(inside(arrays, observed)[:, None], action, 0.0)


def inside(arrays: Mapping[str, NDArray[Any]], observed: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether each observation lies within what the policy was taught on."""
    spare = MARGIN * (arrays["high"] - arrays["low"])
    held = (observed >= arrays["low"] - spare) & (observed <= arrays["high"] + spare)
    return np.asarray(held.all(axis=1))
