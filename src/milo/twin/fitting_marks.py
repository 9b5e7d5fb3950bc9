"""The marks an athlete's twin is fitted to, how well bodies fit them, and where better ones are to be looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from milo.twin.fitting_past import WEEK, Lived, Training
from milo.twin.fitting_prior import COLUMNS, Matrix, Told
from milo.twin.traits import Floats
from milo.vocabulary.errors import BadValue

MOST_DO = 0.76  # of planned sessions, over eight weeks of 4,000 of the twin's people
MOST_DO_WEIGHT = 1.0  # planned sessions that what most do counts as, beside the athlete's own (our choice)
CLUSTERED = 2.0  # sessions are missed in rows, by illness or a bad week: so many tell as much as one (our choice)


@dataclass(frozen=True)
class Series:
    """Weekly marks of one quantity.  weeks: whole numbers from 0, the first known week; values, sd: arrays as long.

    quantity: "vo2max" (mL/kg/min), "resting_hr" (bpm), "ln_rmssd", "weight_kg", "asleep_h" or "strength" (log kg, e1RM).
    name: how it is called, for a lift the lift.  pattern: of a lift, index of traits.PATTERNS.
    sd: of each mark's own error.  level_sd: of what all of them share: a watch's error, or a lift's distance from its pattern.
    """

    quantity: str
    name: str
    weeks: NDArray[np.intp]
    values: Matrix
    sd: Matrix
    level_sd: float
    pattern: int = 0

    def __post_init__(self) -> None:
        if not (np.isfinite(self.values).all() and np.all(self.sd > 0) and len(self.weeks) == len(self.values) == len(self.sd)):
            raise BadValue(f"a number and an error above 0 for every mark of {self.name}", "others", "leave out what is missing")


@dataclass(frozen=True)
class Known:
    """What is stored of an athlete: told, trained in whole weeks from `first` on, and seen.

    planned, done: sessions of the known weeks; None where no plan was there to follow.
    """

    told: Told
    first: date
    training: Training
    series: Sequence[Series]
    planned: int | None = None
    done: int | None = None

    @property
    def weeks(self) -> int:
        """How many weeks are known."""
        return self.training.days // WEEK


def share_done(known: Known, n: int, rng: np.random.Generator) -> Floats | None:
    """What share of planned sessions each of n bodies does, as the athlete did; None where there was no plan to follow.

    Their mean is the share that was done, beside a little of what most people do; they are as far apart as so few sessions leave
    open.  What kept the athlete from a session, an illness too, is in it.
    """
    if not known.planned or known.done is None:
        return None
    count = known.planned + MOST_DO_WEIGHT
    share = (known.done + MOST_DO_WEIGHT * MOST_DO) / count
    return rng.beta(share * count / CLUSTERED, (1 - share) * count / CLUSTERED, n).astype(np.float32)


@dataclass(frozen=True)
class Marks:
    """All marks as one vector: values (m,), precision (m, m) of their errors, shared ones summed out."""

    series: Sequence[Series]
    values: Matrix
    precision: Matrix

    @classmethod
    def of(cls, known: Known) -> Marks:
        """The marks of what is known."""
        values = [s.values for s in known.series]
        sizes = [s.values.size for s in known.series]
        precision = np.zeros((sum(sizes), sum(sizes)))
        at = 0
        for s, size in zip(known.series, sizes, strict=True):
            precision[at : at + size, at : at + size] = np.linalg.inv(np.diag(s.sd**2) + s.level_sd**2)
            at += size
        return cls(known.series, np.concatenate(values), precision)

    def seen(self, lived: Lived) -> Matrix:
        """What the marks would be of each body, (n, m), without errors."""
        rows = [
            lived.strength[s.weeks, s.pattern] if s.quantity == "strength" else lived.weekly[s.quantity][s.weeks]
            for s in self.series
        ]
        return np.concatenate(rows).T.astype(np.float64)

    def likelihood(self, seen: Matrix) -> Matrix:
        """How well each body's marks fit, log, (n,)."""
        off = self.values - seen
        return np.asarray(-0.5 * ((off @ self.precision) * off).sum(axis=1))

    def proposal(self, theta: Matrix, seen: Matrix, mean: Matrix, covariance: Matrix) -> tuple[Matrix, Matrix]:
        """Mean and covariance of the bodies to look at next: the posterior if marks were linear in what is fitted.

        theta, seen: of the bodies at hand.  mean, covariance: the prior's.  Where marks are not linear there, they count for less.
        """
        around = theta - theta.mean(axis=0)
        middle = seen.mean(axis=0)
        slope = np.linalg.lstsq(around, seen - middle, rcond=None)[0]
        left = seen - middle - around @ slope
        inverse = np.linalg.inv(np.linalg.inv(self.precision) + np.diag((left**2).mean(axis=0)))
        before = np.linalg.inv(covariance)
        after = np.linalg.inv(before + slope @ inverse @ slope.T)
        off = self.values - middle + theta.mean(axis=0) @ slope
        found = after @ (before @ mean + slope @ inverse @ off)
        assert found.shape == (len(COLUMNS),)
        return found, (after + after.T) / 2
