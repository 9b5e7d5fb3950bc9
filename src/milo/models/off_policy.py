"""What a policy would have brought, estimated from weeks that were lived by other choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.vocabulary.errors import BadValue

Z95 = 1.96


@dataclass(frozen=True)
class Estimate:
    """Mean outcome of a week under a policy, its 95 % interval over athletes, and how many weeks' worth of evidence there is."""

    value: float
    interval: tuple[float, float]
    effective_sample_size: float
    weeks: int


def doubly_robust(
    outcome: NDArray[Any],
    chosen: NDArray[Any],
    logged: NDArray[Any],
    wanted: NDArray[Any],
    predicted: NDArray[Any],
    athlete: NDArray[Any] | None = None,
) -> Estimate:
    """Doubly robust estimate of a policy's value over logged weeks: right if the predictions or the logged chances are.

    Parameters
    ----------
    outcome : array, (n,)
        What came of each week.
    chosen : array of int, (n,)
        The choice that was made, an index of k.
    logged, wanted : array, (n, k)
        Chances of each choice in that week: as it was logged, and under the policy.
    predicted : array, (n, k)
        What a model expects of each choice.
    athlete : array, (n,), optional
        Whose week it was: the weeks of one athlete count as one piece of evidence in the interval.

    Returns
    -------
    Estimate

    Raises
    ------
    BadValue
        Where a week has no outcome, or its choice had no chance when it was logged.

    References
    ----------
    Dudik, Erhan, Langford and Li, Statistical Science 29:485, 2014, doi:10.1214/14-STS500. Effective sample size: Kish, Survey
    Sampling, 1965.
    """
    n = len(outcome)
    rows = np.arange(n)
    if n < 2 or not np.isfinite(outcome).all() or (logged[rows, chosen] <= 0).any():
        raise BadValue("two or more weeks with an outcome, each of a choice that had a chance", f"{n} weeks")
    weight = wanted[rows, chosen] / logged[rows, chosen]
    each = (wanted * predicted).sum(axis=1) + weight * (outcome - predicted[rows, chosen])
    _, who = np.unique(rows if athlete is None else athlete, return_inverse=True)
    middle, people = float(each.mean()), int(who.max()) + 1
    sums = np.bincount(who, each - middle)
    half = Z95 * float(np.sqrt((sums**2).sum() * people / max(people - 1, 1))) / n
    total = float((weight**2).sum())
    return Estimate(middle, (middle - half, middle + half), float(weight.sum()) ** 2 / total if total > 0 else 0.0, n)
