"""Strength and size: targets 20, 21, 22, 38."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from milo.twin import plan
from milo.twin.cohort import Cohort
from milo.twin.traits import PATTERNS, STRENGTH
from milo.twin.trials import Figures, Panel

WEEKS = 10  # studies last eight to twelve


def _gains(p: Panel, sets: float, n: int, cardio: float = 0.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Strength, size and explosive gain (%) of the untrained over ten weeks of so many weekly sets; cardio: minutes a session."""
    lifting = plan.uniform(n, (0, 3), 50, 0.6, sets=sets / 2, activity=STRENGTH)
    people = Cohort(p.seed + 20, n, parameters=p.parameters, overrides={"strength_share": 0.0}, plan=lifting, burn_in=0)
    if cardio:
        people.follow(replace(lifting, cardio_minutes=cardio))
    before = people.state.strength.copy()
    for _ in people.live(7 * WEEKS):
        pass
    s = people.state
    return (
        100 * (s.strength / before - 1).mean(0),
        100 * (s.size - 1).mean(0),
        100 * (s.explosive - 1),
    )


def size_slope(p: Panel) -> Figures:
    """20: growth of muscle over weekly sets, a line through 2 to 20 (Schoenfeld 2017)."""
    sets = np.array([2, 5, 8, 11, 14, 17, 20])
    size = [float(_gains(p, float(s), 600)[1].mean()) for s in sets]
    return {"pct_per_set": float(np.polyfit(sets, size, 1)[0])}


def saturation(p: Panel) -> Figures:
    """21: weekly sets that bring half of what thirty bring (Pelland 2024)."""
    sets = np.arange(1.0, 31.0, 1.0)
    gains = [_gains(p, float(s), 150) for s in sets]
    figures = {}
    for name, which in (("strength", 0), ("size", 1)):
        curve = np.array([g[which].mean() for g in gains])
        figures[f"{name}_half_sets"] = float(np.interp(0.5 * curve[-1], curve, sets))
    return figures


def concurrent(p: Panel) -> Figures:
    """22: standardised difference of change, half an hour of cardio in the session against lifting alone (Schumann 2022)."""
    n = 2_500
    alone, both = _gains(p, 10, n), _gains(p, 10, n, cardio=30)
    figures = {}
    for name, a, b in zip(("strength", "size", "explosive"), alone, both, strict=True):
        figures[f"smd_{name}"] = float((b.mean() - a.mean()) / np.sqrt((a.var(ddof=1) + b.var(ddof=1)) / 2))
    return figures


def lifters(p: Panel) -> Figures:
    """38: 90th percentile of competitive lifters of 18 to 35 after years of training, 1RM over body mass (van den Hoek 2024)."""
    n = 3_000
    age = np.clip(26 + 4 * np.random.default_rng(p.seed + 38).standard_normal(n), 18, 35).astype(np.float32)
    heavy = plan.uniform(n, (0, 1, 3, 4), 75, 0.6, sets=5, activity=STRENGTH)
    people = Cohort(p.seed + 38, n, parameters=p.parameters, overrides={"age": age, "strength_share": 1.0}, plan=heavy, burn_in=0)
    for _ in people.live(5 * 365):
        pass
    figures = {}
    for row, (name, pattern) in enumerate((("squat", "squat"), ("deadlift", "hinge"), ("bench", "push"))):
        assert PATTERNS[row] == pattern
        for sex, chosen in (("men", ~people.traits.female), ("women", people.traits.female)):
            figures[f"{name}_{sex}"] = float(np.percentile(people.state.strength[row][chosen], 90))
    return figures
