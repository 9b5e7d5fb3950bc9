"""Straight lines that bend once or twice: the fit of every pair of bends at once, and how likely each is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from milo.vocabulary.breath_table import Column

HUBER = 1.8  # residuals beyond so many of their spread count less; our choice
ROUNDS = 3  # of reweighting; the weights have settled by then
MOST_MEMORY = 0.75  # of the residuals from one point to the next; above it the model is wrong, not the noise red
LEAST_SHARE = 0.5  # of the other bend in the same direction must be in the one looked for, or it is the other one that was found
_MAD = 1.4826
_TINY = 1e-12


@dataclass(frozen=True, eq=False)
class Bends:
    """Every pair of bends of one curve, on a grid of shape (g, g), the lower bend in the rows.

    log_likelihood: of the data given both bends, over that of the straight line; NaN where the lower is not below the upper.
    lower, upper: change of slope at each of the two.  points: number of independent points the data are worth.
    """

    log_likelihood: Column
    lower: Column
    upper: Column
    points: float


def fit_bends(x: Column, y: Column, grid: Column, signs: tuple[int, int], apart: float) -> Bends:
    """Least squares of y on 1, x and a hinge at each two points of the grid, with weights against outliers.

    x, y: shape (n,), finite; x need not be sorted.  grid: candidate bends, rising, shape (g,).
    signs: of the change of slope at the lower and the upper bend: +1 or -1 asks for it (a bend of the other sign is none),
    0 takes any.
    apart: least distance between the two bends, in units of x.
    A 0 beside a 1 or -1 says that only the other bend is looked for: then pairs in which it is missing, or less than LEAST_SHARE of
    its neighbour, explain nothing and have a likelihood of 0.
    All pairs come from one product of hinges: after the straight line is taken out, each needs a system of two.
    """
    hinges = np.maximum(x[:, None] - grid[None, :], 0.0)
    weights = np.ones(x.size)
    for round_ in range(ROUNDS):
        rss, first, second, none = _surface(x, y, hinges, weights, signs, grid, apart)
        i, j = np.unravel_index(int(np.nanargmin(rss)), rss.shape)
        residual = _residual(x, y, hinges[:, [i, j]], weights, (first[i, j], second[i, j]))
        if round_ < ROUNDS - 1:
            spread = max(_MAD * float(np.median(np.abs(residual))), _TINY)
            weights = np.minimum(1.0, HUBER * spread / np.maximum(np.abs(residual), _TINY))
    memory = float(np.clip(np.corrcoef(residual[:-1], residual[1:])[0, 1], 0.0, MOST_MEMORY)) if x.size > 3 else 0.0
    points = x.size * (1 - memory) / (1 + memory)
    floor = _TINY * max(none, _TINY)
    if 0 in signs and signs != (0, 0):
        at = 0 if signs[0] else 1
        wanted, other = ((first, second), (second, first))[at]
        missing = (wanted * signs[at] <= 0) | (wanted * signs[at] < LEAST_SHARE * other * signs[at])
        rss = np.where(missing & np.isfinite(rss), none, rss)
    likelihood = points / 2 * (np.log(max(none, floor)) - np.log(np.maximum(rss, floor)))
    return Bends(likelihood, first, second, points)


def _surface(
    x: Column, y: Column, hinges: Column, weights: Column, signs: tuple[int, int], grid: Column, apart: float
) -> tuple[Column, Column, Column, float]:
    """(sum of squares, both changes of slope, sum of squares of the straight line)."""
    root = np.sqrt(weights)
    line = np.stack([root, root * x], axis=1)
    basis, _ = np.linalg.qr(line)

    def beside(values: Column) -> Column:
        whole: Column = values - basis @ (basis.T @ values)
        return whole

    bent, left = beside(root[:, None] * hinges), beside(root * y)
    products, along, none = bent.T @ bent, bent.T @ left, float(left @ left)
    own = np.maximum(np.diag(products), _TINY)
    determinant = np.maximum(own[:, None] * own[None, :] - products**2, _TINY * own[:, None] * own[None, :])
    first = (along[:, None] * own[None, :] - along[None, :] * products) / determinant
    second = (along[None, :] * own[:, None] - along[:, None] * products) / determinant
    rss = none - first * along[:, None] - second * along[None, :]
    # where a sign is wrong the bend is left out, and the other one alone must do
    alone = along / own
    right = [np.ones(alone.size, dtype=np.bool_) if s == 0 else np.sign(alone) == s for s in signs]
    only_first = np.where(right[0], none - alone * along, none)[:, None] + np.zeros_like(rss)
    only_second = np.where(right[1], none - alone * along, none)[None, :] + np.zeros_like(rss)
    wrong_first = (signs[0] != 0) & (np.sign(first) != signs[0])
    wrong_second = (signs[1] != 0) & (np.sign(second) != signs[1])
    best_alone = np.where(
        wrong_first & wrong_second, np.minimum(only_first, only_second), np.where(wrong_first, only_second, only_first)
    )
    first_alone = np.where(best_alone == only_first, np.where(right[0], alone, 0.0)[:, None], 0.0)
    second_alone = np.where(best_alone == only_second, np.where(right[1], alone, 0.0)[None, :], 0.0)
    wrong = wrong_first | wrong_second
    rss = np.where(wrong, best_alone, rss)
    first, second = np.where(wrong, first_alone, first), np.where(wrong, second_alone, second)
    rss[grid[None, :] - grid[:, None] < apart] = np.nan
    return rss, first, second, none


def _residual(x: Column, y: Column, hinges: Column, weights: Column, slopes: tuple[float, float]) -> npt.NDArray[np.float64]:
    bent = y - hinges @ np.array(slopes)
    root = np.sqrt(weights)
    line = np.stack([np.ones_like(x), x], axis=1)
    coefficients, *_ = np.linalg.lstsq(line * root[:, None], bent * root, rcond=None)
    whole: Column = bent - line @ coefficients
    return whole
