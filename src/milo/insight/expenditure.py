"""Energy a body uses, estimated from the scale and the food that was logged, with an interval.

A Kalman filter and smoother over two states: the weight without its daily noise, and the energy used a day. A day's weight moves
by (eaten - used) / 7,700 kcal a kilogram; a day without a log is not a day without food: its intake is taken as unknown, around
the mean of the logged days. What is estimated is calibrated to the athlete's own way of logging: who logs a tenth too little is
told a tenth too little, and a target set by it still holds the weight (reference nutrition 3.2).

References: Kalman 1960, doi:10.1115/1.3662552; Hall & Chow 2011, doi:10.3945/ajcn.111.014712 (weight and intake).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

KCAL_PER_KG = 7_700.0  # of weight gained or lost (reference nutrition 3.2)
LEAST_DAYS, LEAST_WEIGHINGS, LEAST_LOGGED = 14, 10, 0.6  # 80 % in the reference; a fifth of days left out must do (issue 31)
SCALE_SD = 0.9  # kg: scale, water and the week's cycle together, as if independent (chosen on simulated people)
WATER_SD = 0.03  # kg a day that is no energy (chosen so)
USED_SD = 4.0  # kcal a day that the energy used wanders (chosen so)
PRIOR_SD = 400.0  # kcal: an equation's error and the activity's (chosen so)
EATEN_SD = 200.0  # kcal: how far what is used may be from what is eaten (chosen so)
Z90 = 1.645


class Expenditure(msgspec.Struct, frozen=True, kw_only=True):
    """kcal a day with its 90 % interval; None with a reason. days: with logged food; weighings: of the window."""

    kcal: float | None
    interval: tuple[float, float] | None
    days: int
    weighings: int
    reason: str | None = None


def expenditure(weights_kg: Sequence[float | None], eaten_kcal: Sequence[float | None], prior_kcal: float | None) -> Expenditure:
    """The energy used a day over a window.

    Parameters
    ----------
    weights_kg, eaten_kcal : sequence of float or None
        One a day, oldest first, of equal length; None where nothing was weighed or logged.
    prior_kcal : float or None
        What an equation says, for example Mifflin-St Jeor times activity; None where nothing is known.

    Returns
    -------
    Expenditure
        The mean of the window; None with "too_few_days" before it can be told.
    """
    weights = np.array([np.nan if w is None else w for w in weights_kg], float)
    eaten = np.array([np.nan if e is None else e for e in eaten_kcal], float)
    logged, weighed = int((~np.isnan(eaten)).sum()), int((~np.isnan(weights)).sum())
    if len(weights) < LEAST_DAYS or weighed < LEAST_WEIGHINGS or logged < LEAST_LOGGED * len(weights):
        return Expenditure(kcal=None, interval=None, days=logged, weighings=weighed, reason="too_few_days")
    mean, variance = _filtered(weights, eaten, prior_kcal)
    sd = float(np.sqrt(variance))
    return Expenditure(kcal=round(mean), interval=(round(mean - Z90 * sd), round(mean + Z90 * sd)), days=logged, weighings=weighed)


def _filtered(weights: NDArray[np.float64], eaten: NDArray[np.float64], prior_kcal: float | None) -> tuple[float, float]:
    """Mean and variance of the energy used, after the last day."""
    usual = float(np.nanmean(eaten))
    spread = float(np.nanstd(eaten))
    first = weights[~np.isnan(weights)][0]
    # Who eats so much day after day uses about as much: what was logged says something before the scale does.
    beliefs = [(usual, EATEN_SD)] + ([] if prior_kcal is None else [(prior_kcal, PRIOR_SD)])
    certain = sum(sd**-2 for _, sd in beliefs)
    state = np.array([first, sum(mean * sd**-2 for mean, sd in beliefs) / certain])
    cover = np.diag([SCALE_SD**2, 1 / certain])
    move = np.array([[1.0, -1.0 / KCAL_PER_KG], [0.0, 1.0]])
    for n in range(len(weights)):
        if not np.isnan(weights[n]):
            gain = cover[:, 0] / (cover[0, 0] + SCALE_SD**2)
            state = state + gain * (weights[n] - state[0])
            cover = cover - np.outer(gain, cover[0])
        if n == len(weights) - 1:
            break
        unknown = np.isnan(eaten[n])
        state = move @ state + np.array([(usual if unknown else eaten[n]) / KCAL_PER_KG, 0.0])
        water = WATER_SD**2 + ((spread / KCAL_PER_KG) ** 2 if unknown else 0.0)
        cover = move @ cover @ move.T + np.diag([water, USED_SD**2])
    return float(state[1]), float(cover[1, 1])
