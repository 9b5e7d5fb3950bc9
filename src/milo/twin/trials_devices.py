"""What devices make of the truth: targets 12, 35, 36, 37."""

from __future__ import annotations

import numpy as np

from milo.twin.cohort import Cohort
from milo.twin.observe import knee_angle, lab_vo2max, scale_weight, watch_vo2max
from milo.twin.trials import Figures, Panel


def lab_retest(p: Panel) -> Figures:
    """12: the same people tested twice in a laboratory; typical error over the mean, %."""
    rng = np.random.default_rng(p.seed + 12)
    true = np.repeat(p.traits.vo2_untrained, 4)
    first, second = lab_vo2max(true, rng), lab_vo2max(true, rng)
    typical = (second - first).std(ddof=1) / np.sqrt(2)
    return {"cv_pct": 100 * float(typical / ((first + second) / 2).mean())}


def scale_noise(p: Panel) -> Figures:
    """35: mornings of eight weeks on the scale around their own line, and weekends against midweek."""
    rng = np.random.default_rng(p.seed + 35)
    people = Cohort(p.seed + 35, 800, parameters=p.parameters)
    seen, weekdays = [], []
    error = np.zeros(800, np.float32)
    for truth in people.live(56):
        morning = (truth.day.weekday() + 1) % 7
        shown, error = scale_weight(truth.weight_kg, morning, truth.luteal, error, rng)
        seen.append(shown)
        weekdays.append(morning)
    kg = np.stack(seen)
    x = np.arange(56) - 27.5
    slope = (x[:, None] * (kg - kg.mean(0))).sum(0) / (x**2).sum()
    rest = kg - kg.mean(0) - slope * x[:, None]
    day = np.array(weekdays)
    weekend = rest[(day == 6) | (day == 0)].mean() - rest[(day == 3) | (day == 4)].mean()
    return {"sd_kg": float(rest.std(0, ddof=2).mean()), "weekend_rise_pct": 100 * float(weekend / kg.mean())}


def watch_agreement(p: Panel) -> Figures:
    """36: a watch's VO2max against the truth, as limits of agreement."""
    rng = np.random.default_rng(p.seed + 36)
    true = np.repeat(p.traits.vo2_untrained, 4)
    difference = watch_vo2max(true, rng) - true
    return {"bias": float(difference.mean()), "loa": 1.96 * float(difference.std(ddof=1))}


def knee(p: Panel) -> Figures:
    """37: knee flexion of squats by phone camera, from the side and from all views between 45 and 90 degrees."""
    rng = np.random.default_rng(p.seed + 37)
    true = rng.uniform(20, 120, 20_000)
    side = knee_angle(true, 90.0, rng) - true
    every = knee_angle(true, rng.uniform(45, 90, true.shape), rng) - true
    return {
        "side_bias": float(side.mean()),
        "side_sd": float(side.std()),
        "all_bias": float(every.mean()),
        "all_sd": float(every.std()),
    }
