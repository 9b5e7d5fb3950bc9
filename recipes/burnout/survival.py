"""Survival models on landmark rows, and honest measures of them: everything resampled and split by person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.app.training.spreading import spread_as_told
from milo.models.outlook_features import NAMES, features
from milo.twin.panel import BLOCK, Panel, block

Array = NDArray[Any]
FIRST, EVERY, NEAR, FAR = 28, 14, 28, 90  # days: first landmark, distance of landmarks, horizons


@dataclass(frozen=True)
class Rows:
    """Landmark rows of people at risk. x: NAMES; days: until burnout or the last day seen, at most FAR; happened: it was burnout.

    near: burnout within NEAR days.  whole: FAR days are seen.  hazard: the true one on the landmark's day.
    answered: evenings with an answer in the 28 days before.
    """

    x: Array
    days: Array
    happened: Array
    near: Array
    whole: Array
    person: Array
    hazard: Array
    archetype: Array
    answered: Array

    def of(self, who: Array) -> Rows:
        """Some of the rows."""
        return Rows(**{name: getattr(self, name)[who] for name in self.__dataclass_fields__})


def landmarks(length: int) -> list[int]:
    """Rows that are looked from: the evening of the day before, and every later one with NEAR days to come."""
    return [day - 1 for day in range(FIRST, length - NEAR + 1, EVERY)]


def rows_of(panel: Panel, first_person: int = 0) -> Rows:
    """The landmark rows of a panel; who is in or past a burnout is not at risk."""
    at = landmarks(panel.length)
    x = features(panel.days, at)
    began, told = panel.began["burnout"], ~np.isnan(panel.days["mood_1_5"])
    parts: dict[str, list[Array]] = {name: [] for name in Rows.__dataclass_fields__}
    for k, row in enumerate(at):
        risk = (panel.hazard[row] > 0) & ~began[row]
        ahead = began[row + 1 : row + 1 + FAR]
        happened, seen = ahead.any(0), ahead.shape[0]
        parts["x"].append(x[k][risk].astype(np.float32))
        parts["days"].append(np.where(happened, ahead.argmax(0) + 1, seen)[risk])
        parts["happened"].append(happened[risk])
        parts["near"].append(ahead[:NEAR].any(0)[risk])
        parts["whole"].append(np.full(int(risk.sum()), seen == FAR))
        parts["person"].append(np.flatnonzero(risk) + first_person)
        parts["hazard"].append(panel.hazard[row][risk].astype(float))
        parts["archetype"].append(panel.archetype[risk])
        parts["answered"].append(told[max(0, row - 27) : row + 1].sum(0)[risk])
    return Rows(**{name: np.concatenate(found) for name, found in parts.items()})


def lives(seed: int, athletes: int, days: int, family: int = 1, start: int = 0) -> Rows:
    """Landmark rows of many people, block by block; the blocks may be spread over processes."""
    parts = [(seed, athletes, days, family, number, start) for number in range(-(-athletes // BLOCK))]
    found = list(spread_as_told(_rows_of_block, parts))
    return Rows(**{name: np.concatenate([getattr(f, name) for f in found]) for name in Rows.__dataclass_fields__})


def _rows_of_block(part: tuple[int, int, int, int, int, int]) -> Rows:
    return rows_of(block(*part), part[4] * BLOCK)


def cox(x: Array, days: Array, happened: Array, ridge: float, rounds: int = 8) -> tuple[Array, Array]:
    """Ridge Cox regression with Breslow's ties and baseline.

    Parameters
    ----------
    x : array, (n, p)
        Standardised covariates.
    days, happened : array, (n,)
        Whole days until the event or the last look, and which of both.
    ridge : float
        Penalty on each squared coefficient, in events.

    Returns
    -------
    coefficients, (p,), and the baseline's cumulative hazard by day, (last day + 1,)

    References
    ----------
    Breslow, Biometrics 30:89, 1974, doi:10.2307/2529620; landmarks stacked after van Houwelingen, Scand J Stat 34:70, 2007,
    doi:10.1111/j.1467-9469.2006.00529.x.
    """
    last, p = int(days.max()), x.shape[1]
    beta = np.zeros(p)
    order = np.argsort(days, kind="stable")
    x, days, happened = np.asarray(x[order], float), days[order], happened[order]
    edges = np.searchsorted(days, np.arange(1, last + 2))
    events = np.bincount(days[happened], minlength=last + 1)[: last + 1]
    of_events = x[happened].sum(0)
    for _ in range(rounds):
        weight = np.exp(x @ beta)
        s0, s1, s2 = 0.0, np.zeros(p), np.zeros((p, p))
        gradient, hessian = of_events - ridge * beta, ridge * np.eye(p)
        hazard = np.zeros(last + 1)
        for day in range(last, 0, -1):  # the risk set of a day holds everybody seen that day or later
            some = slice(edges[day - 1], edges[day])
            weighted = x[some] * weight[some, None]
            s0, s1, s2 = s0 + weight[some].sum(), s1 + weighted.sum(0), s2 + x[some].T @ weighted
            if events[day]:
                mean = s1 / s0
                gradient = gradient - events[day] * mean
                hessian = hessian + events[day] * (s2 / s0 - np.outer(mean, mean))
                hazard[day] = events[day] / s0
        step = np.linalg.solve(hessian, gradient)
        beta = beta + step
        if np.abs(step).max() < 1e-4:
            break
    return beta, np.cumsum(hazard)


def auc(score: Array, happened: Array, weight: Array | None = None) -> float:
    """Chance that who had the event was rated higher; ties count half. weight: of each row."""
    w = np.ones(len(score)) if weight is None else weight
    _, rank = np.unique(score, return_inverse=True)
    yes = np.bincount(rank, w * happened)
    no = np.bincount(rank, w * ~happened, minlength=len(yes))
    below = np.cumsum(no) - no
    return float((yes * (below + no / 2)).sum() / (yes.sum() * no.sum()))


def resampled(person: Array, rounds: int, seed: int) -> list[Array]:
    """Weights of rows when people are drawn with replacement."""
    rng = np.random.default_rng(seed)
    people = int(person.max()) + 1
    return [np.bincount(rng.integers(0, people, people), minlength=people)[person].astype(float) for _ in range(rounds)]


DRAWS_A_PART = 25


def drawn(p: Array, marker: Array, rows: Rows, rounds: int, seed: int) -> tuple[list[float], list[float], list[float]]:
    """AUC, how much it is above a marker's, and calibration slope of each draw of people; the draws may be spread."""
    firsts = range(0, rounds, DRAWS_A_PART)
    parts = [(p, marker, rows.near, rows.person, seed, n, min(n + DRAWS_A_PART, rounds)) for n in firsts]
    found = [row for part in spread_as_told(_drawn_part, parts) for row in part]
    aucs, over, slopes = zip(*found, strict=True)
    return list(aucs), list(over), list(slopes)


def _drawn_part(part: tuple[Array, Array, Array, Array, int, int, int]) -> list[tuple[float, float, float]]:
    p, marker, near, person, seed, first, last = part
    found = []
    for weight in resampled(person, last, seed)[first:]:
        ours = auc(p, near, weight)
        found.append((ours, ours - auc(marker, near, weight), calibration(p, near, weight)[0]))
    return found


def interval(values: list[float]) -> list[float]:
    """The middle 95 %."""
    low, high = np.quantile(values, (0.025, 0.975))
    return [round(float(low), 4), round(float(high), 4)]


def calibration(p: Array, happened: Array, weight: Array | None = None) -> tuple[float, float]:
    """Slope and intercept of the outcome's logit on the prediction's; 1 and 0 are perfect."""
    z = np.log(p / (1 - p))
    x = np.stack([np.ones_like(z), z], 1)
    w = np.ones(len(z)) if weight is None else weight
    beta = np.array([0.0, 1.0])
    for _ in range(25):
        mu = 1 / (1 + np.exp(-x @ beta))
        curve = (x * (w * mu * (1 - mu))[:, None]).T @ x
        beta = beta + np.linalg.solve(curve, x.T @ (w * (happened - mu)))
    return float(beta[1]), float(beta[0])


def brier_skill(survival: Array, reference: Array, rows: Rows, weight: Array | None = None) -> float:
    """1 - integrated Brier score over that of the base rate, days 1-90; rows that are whole are never censored within them.

    survival: (rows, 90), reference: (90,), chance of no burnout by each day.
    """
    w = np.ones(len(rows.days)) if weight is None else weight
    ours = base = 0.0
    for day in range(1, FAR + 1):
        alive = ~(rows.happened & (rows.days <= day))
        ours += float((w * (alive - survival[:, day - 1]) ** 2).sum())
        base += float((w * (alive - reference[day - 1]) ** 2).sum())
    return 1 - ours / base


def permuted(rows: Rows, seed: int) -> Rows:
    """The same rows with the outcomes of other people: a model taught on them must know nothing."""
    rng = np.random.default_rng(seed)
    mixed = rng.permutation(len(rows.days))
    return replace(rows, days=rows.days[mixed], happened=rows.happened[mixed], near=rows.near[mixed], whole=rows.whole[mixed])


def looks_ahead(compute: Any, panel: Panel, row: int) -> bool:
    """Whether what is computed for a row changes with the days after it: a leak."""
    rng = np.random.default_rng(0)
    later = {name: values.copy() for name, values in panel.days.items()}
    for values in later.values():
        values[row + 1 :] = rng.normal(50, 20, values[row + 1 :].shape)
    return not np.array_equal(compute(panel.days, [row]), compute(later, [row]))


assert "archetype" not in " ".join(NAMES)
