"""What a policy would have brought, estimated from weeks that were lived by other choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.vocabulary.errors import BadValue

Z95 = 1.96
LEAST_WEEKS, LEAST_EACH, LEAST_ATHLETES = 100, 20, 20
"""Weeks, weeks of each choice, and athletes below which nothing is estimated: an interval over fewer is not to be believed."""
FOLDS = 5  # athletes are parted into; what predicts a week never saw its athlete
RIDGE_CHANCE, RIDGE_OUTCOME = 3.0, 10.0  # in weeks, on observations in standard deviations (our choice)
LEAST_CHANCE = 0.02  # a choice is taken to have had; weights stay below 50 (our choice)
STEPS = 25  # of Newton's method; it settles in less than ten


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


@dataclass(frozen=True)
class Weeks:
    """Lived weeks in which somebody chose between the rule's week and a proposal.

    outcome : (n,) what came of each.  took : (n,) of bool, the proposal.  seen : (n, features) what was known before.
    worth : (n,) what the policy expected of its proposal.  athlete : (n,) whose.  chance : (n,) of taking it, NaN where unknown.
    """

    outcome: NDArray[Any]
    took: NDArray[np.bool_]
    seen: NDArray[Any]
    worth: NDArray[Any]
    athlete: NDArray[Any]
    chance: NDArray[Any]

    def too_few(self) -> dict[str, tuple[int, int]]:
        """What is short of what an estimate needs: name -> (there are, needed); empty where there is enough."""
        have = {
            "weeks": (len(self.took), LEAST_WEEKS),
            "weeks with the proposal": (int(self.took.sum()), LEAST_EACH),
            "weeks with the rule's plan": (int((~self.took).sum()), LEAST_EACH),
            "athletes": (len(set(self.athlete.tolist())), LEAST_ATHLETES),
        }
        return {name: pair for name, pair in have.items() if pair[0] < pair[1]}


@dataclass(frozen=True)
class Compared:
    """Value of the rule's week and of the proposal, their difference with its 95 % interval, and that of the plain means."""

    rule: Estimate
    proposal: Estimate
    difference: float
    interval: tuple[float, float]
    plain: float


def compared(weeks: Weeks) -> Compared:
    """The doubly robust estimate over weeks, with chances and predictions that are learned from the other athletes' weeks.

    Chances that were not logged are a ridge logistic regression, predictions a ridge regression, both on what was seen and
    cross-fitted by athlete.

    Raises
    ------
    BadValue
        With fewer weeks, weeks of each choice or athletes than LEAST_WEEKS, LEAST_EACH, LEAST_ATHLETES.

    References
    ----------
    Cross-fitting: Chernozhukov and others, The Econometrics Journal 21:C1, 2018, doi:10.1111/ectj.12097.
    """
    if short := weeks.too_few():
        raise BadValue(
            ", ".join(f"{need} {name}" for name, (_, need) in short.items()), ", ".join(str(have) for have, _ in short.values())
        )
    sd = weeks.seen.std(axis=0)
    z = np.clip((weeks.seen[:, sd > 0] - weeks.seen[:, sd > 0].mean(axis=0)) / sd[sd > 0], -4, 4)
    known = np.column_stack([np.ones(len(z)), z, weeks.worth])
    both = [np.column_stack([known, np.full(len(z), t), t * known[:, 1:]]) for t in (0.0, 1.0)]
    lived = np.where(weeks.took[:, None], both[1], both[0])
    _, who = np.unique(weeks.athlete, return_inverse=True)
    chance, predicted = np.zeros(len(z)), np.zeros((len(z), 2))
    for fold in range(FOLDS):
        mine, others = who % FOLDS == fold, who % FOLDS != fold
        chance[mine] = _logistic(known[others], weeks.took[others].astype(float), known[mine])
        weights = _ridge(lived[others], weeks.outcome[others])
        predicted[mine] = np.stack([b[mine] @ weights for b in both], axis=1)
    chance = np.clip(np.where(np.isnan(weeks.chance), chance, weeks.chance), LEAST_CHANCE, 1 - LEAST_CHANCE)
    logged = np.stack([1 - chance, chance], axis=1)

    def estimate(rule: float, proposal: float) -> Estimate:
        wanted = np.tile([rule, proposal], (len(z), 1))
        return doubly_robust(weeks.outcome, weeks.took.astype(int), logged, wanted, predicted, weeks.athlete)

    difference = estimate(-1.0, 1.0)  # the estimate is linear in the chances: this is that of one less that of the other
    plain = float(weeks.outcome[weeks.took].mean() - weeks.outcome[~weeks.took].mean())
    return Compared(estimate(1.0, 0.0), estimate(0.0, 1.0), difference.value, difference.interval, plain)


def _ridge(x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """Weights of a ridge regression whose first column is one and not drawn to zero."""
    penalty = RIDGE_OUTCOME * np.eye(x.shape[1])
    penalty[0, 0] = 0.0
    return np.asarray(np.linalg.solve(x.T @ x + penalty, x.T @ y))


def _logistic(x: NDArray[Any], took: NDArray[Any], asked: NDArray[Any]) -> NDArray[Any]:
    """Chances by ridge logistic regression, of other rows."""
    weights, penalty = np.zeros(x.shape[1]), RIDGE_CHANCE * np.eye(x.shape[1])
    penalty[0, 0] = 1e-6
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (took - p) - penalty @ weights
        weights = weights + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, slope)
    return np.asarray(1 / (1 + np.exp(-asked @ weights)))
