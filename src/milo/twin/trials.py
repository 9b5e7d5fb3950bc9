"""What all trials share: one panel of 5,000 lives over a year, and the small statistics studies use.

A trial repeats on simulated people what a study did on real ones and returns figures; it never reads the constant it is to find.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.cohort import Cohort
from milo.twin.parameters import REFERENCE, Parameters
from milo.twin.traits import Traits

Array = NDArray[Any]
Figures = dict[str, float]
SEED = 20_260_101
ATHLETES = 5_000
DAYS = 392  # a year and four weeks to look ahead from its last landmark
FIELDS = (
    "resting_hr", "ln_rmssd", "hard", "alcohol", "luteal", "ill", "fell_ill", "asleep_h", "debt_h", "minutes", "intensity",
    "spike", "load_au", "done", "planned", "activity", "stress", "injured", "hurt", "exhaustion", "devaluation", "hazard",
    "burnout", "burnt_out", "fatigue", "steps", "soreness",
)  # fmt: skip


@dataclass(frozen=True)
class Panel:
    """A year of many lives: name -> (days, n), and who they are."""

    seed: int
    parameters: Parameters
    traits: Traits
    truth: Mapping[str, Array]
    first_weekday: int
    first_day_of_year: int

    def __getitem__(self, name: str) -> Array:
        return self.truth[name]


def panel(n: int = ATHLETES, days: int = DAYS, parameters: Parameters = REFERENCE, seed: int = SEED, **cohort: Any) -> Panel:
    """Live a year of n people; the same arguments give the same panel."""
    people = Cohort(seed, n, parameters=parameters, **cohort)
    first = people.today
    return Panel(seed, parameters, people.traits, people.history(days, FIELDS), first.weekday(), first.timetuple().tm_yday)


Trial = Callable[[Panel], Figures]


def within(values: Array, exposed: Array, allowed: Array | None = None) -> float:
    """Mean over people of (mean when exposed - mean when not), for people who were both at least five times.

    values, exposed, allowed: (days, n); days not allowed are left out.
    """
    allowed = np.ones_like(exposed, bool) if allowed is None else allowed
    yes, no = exposed & allowed, ~exposed & allowed
    counted = (yes.sum(0) >= 5) & (no.sum(0) >= 5)
    a = (values * yes).sum(0, dtype=float) / np.maximum(yes.sum(0), 1)
    b = (values * no).sum(0, dtype=float) / np.maximum(no.sum(0), 1)
    return float((a - b)[counted].mean())


def correlation(a: Array, b: Array) -> float:
    """Pearson's r."""
    return float(np.corrcoef(np.asarray(a, float), np.asarray(b, float))[0, 1])


def concordance(risk: Array, happened: Array) -> float:
    """Area under the ROC curve: chance that one to whom it happened was rated above one to whom it did not; ties count half."""
    risk, happened = np.asarray(risk, float), np.asarray(happened, bool)
    _, inverse, counts = np.unique(risk, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    rank = (last - (counts - 1) / 2)[inverse]
    n1 = int(happened.sum())
    n0 = len(risk) - n1
    return float((rank[happened].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


def poisson_ratios(counts: Array, exposure: Array, columns: Array, rounds: int = 25) -> Array:
    """Rate ratios of a Poisson regression with log exposure as offset, by iteratively reweighted least squares.

    counts, exposure: (m,).  columns: (m, k), without the constant.  Returns (k,).
    """
    x = np.column_stack([np.ones(len(counts)), columns]).astype(float)
    offset = np.log(exposure)
    beta = np.zeros(x.shape[1])
    beta[0] = np.log(counts.sum() / exposure.sum())
    for _ in range(rounds):
        mu = np.exp(x @ beta + offset)
        step = np.linalg.solve((x * mu[:, None]).T @ x + 1e-9 * np.eye(x.shape[1]), x.T @ (counts - mu))
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return np.exp(beta[1:])


def logistic(y: Array, columns: Array, ridge: float = 1.0, rounds: int = 25) -> Array:
    """Coefficients, the constant first, of a ridge logistic regression; columns (m, k) standardised by the caller."""
    x = np.column_stack([np.ones(len(y)), columns]).astype(float)
    penalty = ridge * np.eye(x.shape[1])
    penalty[0, 0] = 0
    beta = np.zeros(x.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-(x @ beta)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ beta)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def rolling_mean(values: Array, days: int) -> Array:
    """Mean of the last `days` rows, today's included; NaN before there are as many. (days, n) in and out."""
    total = np.cumsum(values, axis=0, dtype=float)
    out = np.full(values.shape, np.nan)
    out[days - 1 :] = total[days - 1 :]
    out[days:] -= total[:-days]
    return out / days
