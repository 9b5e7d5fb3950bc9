"""Figures of judges: intervals, areas under the curve, and what the rules say of the same repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from milo.signals import pose_faults

if TYPE_CHECKING:
    from sets import Sets


def interval(values: np.ndarray) -> dict[str, float]:
    """Mean with a 95 % bootstrap interval (1,000 draws, seed 0)."""
    draws = np.random.default_rng(0).choice(values, (1000, len(values))).mean(axis=1)
    low, high = np.quantile(draws, (0.025, 0.975))
    return {"mean": round(float(values.mean()), 3), "low": round(float(low), 3), "high": round(float(high), 3), "n": len(values)}


def auc(score: np.ndarray, positive: np.ndarray, chosen: np.ndarray | None = None) -> float:
    """Chance that a positive scores higher than a negative; ties count half."""
    chosen = np.full(len(score), True) if chosen is None else chosen
    high, low = score[chosen & positive], score[chosen & ~positive]
    return float((high[:, None] > low).mean() + 0.5 * (high[:, None] == low).mean())


def rules_of(sets: Sets) -> np.ndarray:
    """Form and strain (n, 2) by rules."""
    out = []
    for row, exercise, view in zip(sets.rows, sets.exercise, sets.view, strict=True):
        faults = pose_faults.judged(row, exercise, "front" if view == "kinect" else view)
        out.append((pose_faults.score(faults, exercise), pose_faults.strain(faults, exercise)))
    return np.array(out)
