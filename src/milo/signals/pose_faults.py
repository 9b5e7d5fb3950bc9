"""Rules for faults of a repetition, each gated by what its view can show (reference/biomechanics 4.6), and a score from them.

A score says how far a repetition is from the usual way to do it. It never says that somebody will be hurt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

Row = dict[str, float]
SIDE, FRONT, ANY = frozenset({"side", "oblique"}), frozenset({"front", "oblique"}), frozenset({"side", "oblique", "front"})
SAFETY, PERFORMANCE = 0.30, 0.10
SURE = {"high": 1.0, "medium": 0.7, "low": 0.3}
SHOULDERS_WIDE = 0.245 / 0.288  # distance of the shoulders over the torso's length (Winter)
LEGS, PRESSES = frozenset({"squat", "lunge", "side_lunge"}), frozenset({"bench_press", "overhead_press"})


@dataclass(frozen=True)
class Fault:
    """A named fault: exercises and views it is judged in, source, where it starts and is worst, weight, sureness."""

    name: str
    exercises: frozenset[str]
    views: frozenset[str]
    read: Callable[[Row], float]
    start: float
    worst: float
    weight: float
    sure: str

    def severity(self, row: Row) -> float | None:
        """0-1; None where a landmark it needs was missing."""
        x = self.read(row)
        return None if not np.isfinite(x) else float(np.clip((x - self.start) / (self.worst - self.start), 0, 1))


def _key(name: str) -> Callable[[Row], float]:
    return partial(lambda key, row: row.get(key, float("nan")), name)


def _ratio(a: str, b: str) -> Callable[[Row], float]:
    return lambda row: row.get(a, float("nan")) / max(row.get(b, float("nan")), 1e-3)


def _valgus(row: Row) -> float:
    """How much closer knees are at the turn than at rest, over the feet's distance."""
    wide = max(row.get("ankles_apart.rest", np.nan), 1e-3)
    return (row.get("knees_apart.rest", np.nan) - row.get("knees_apart.turn", np.nan)) / wide


def _bend(row: Row) -> float:
    """How much shorter the torso looks bent over than its lean explains, from the side."""
    return 1 - row.get("torso.least", np.nan) / max(row.get("torso.most", np.nan), 1e-3)


def _leans(row: Row) -> float:
    """Degrees a squat's trunk leans beyond 25 more than the shank, or beyond the 45 of a high bar (reference 4.5), the larger."""
    trunk = row.get("trunk.most", np.nan)
    return float(np.fmax(trunk - row.get("shank.most", np.nan) - 25, trunk - 45))


def _sideways(row: Row) -> float:
    """How far the shoulders tilt sideways: 0 at 6 degrees (reference 4.5, as for the hips), 1 at 16."""
    tilt = np.degrees(np.arcsin(np.clip(row.get("shoulders_tilt.most", np.nan) / SHOULDERS_WIDE, -1, 1)))
    return float((tilt - 6) / 10)


def _uneven(row: Row) -> float:
    """What knees that bend differently and shoulders that tilt say of a squat, the larger: 0 where it starts, 1 at its worst."""
    return float(np.fmax((row.get("knee_gap.turn", np.nan) - 15) / 20, _sideways(row)))


def _hips_first(row: Row) -> float:
    """Degrees the knees open in the first third of the way up beyond what the trunk rises."""
    return -row.get("knee.back", np.nan) - 1.2 * max(-row.get("trunk.back", np.nan), 0.0)


RULES = (
    Fault("shallow_depth", LEGS | {"sit_to_stand"}, ANY, lambda r: r.get("hip_knee.turn", np.nan), 0.22, 0.60, PERFORMANCE, "high"),
    Fault("trunk_lean", frozenset({"squat"}), ANY, _leans, 0, 20, SAFETY, "high"),
    Fault("trunk_lean", frozenset({"lunge", "sit_to_stand"}), ANY, _key("trunk.most"), 35, 60, SAFETY, "high"),
    Fault("knee_valgus", frozenset({"squat", "lunge"}), FRONT, _valgus, 0.15, 0.45, SAFETY, "medium"),
    Fault(
        "heel_lift",
        frozenset({"squat", "lunge"}),
        SIDE,
        lambda r: r.get("heel_height.turn", np.nan) - r.get("heel_height.rest", np.nan),
        0.05,
        0.20,
        PERFORMANCE,
        "medium",
    ),
    Fault("asymmetry", frozenset({"squat"}), FRONT, _uneven, 0, 1, PERFORMANCE, "medium"),
    Fault("asymmetry", frozenset({"lunge", "sit_to_stand"}), FRONT, _sideways, 0, 1, PERFORMANCE, "medium"),
    Fault("rounded_back", frozenset({"deadlift", "row"}), SIDE, _bend, 0.06, 0.16, SAFETY, "low"),
    Fault("hips_shoot_up", frozenset({"deadlift"}), SIDE, _hips_first, 12, 30, SAFETY, "high"),
    Fault("bar_drift", frozenset({"deadlift"}), SIDE, _key("wrist_ahead.most"), 0.45, 0.75, SAFETY, "medium"),
    Fault(
        "lean_back",
        frozenset({"deadlift", "overhead_press", "curl"}),
        SIDE,
        lambda r: -r.get("trunk_forward.least", np.nan),
        10,
        24,
        SAFETY,
        "high",
    ),
    Fault("soft_lockout", frozenset({"deadlift"}), SIDE, _key("knee.least"), 14, 30, PERFORMANCE, "high"),
    Fault("soft_lockout", PRESSES, SIDE, _key("elbow.least"), 20, 45, PERFORMANCE, "high"),
    Fault("elbow_flare", frozenset({"bench_press"}), FRONT, _key("shoulder.turn"), 80, 100, SAFETY, "medium"),
    Fault("uneven_press", PRESSES, FRONT, _key("wrists_tilt.most"), 0.16, 0.40, SAFETY, "medium"),
    Fault("press_forward", frozenset({"overhead_press"}), SIDE, _key("wrist_ahead.turn"), 0.30, 0.60, SAFETY, "medium"),
    Fault(
        "partial_range",
        frozenset({"bench_press", "overhead_press", "push_up", "pull_up", "curl"}),
        ANY,
        lambda r: -(r.get("elbow.most", np.nan) - r.get("elbow.least", np.nan)),
        -65,
        -35,
        PERFORMANCE,
        "high",
    ),
    Fault("hips_sag", frozenset({"push_up", "plank"}), SIDE, _key("hip.most"), 30, 55, SAFETY, "medium"),
    Fault(
        "fast_tempo",
        frozenset({"squat", "deadlift", "bench_press", "overhead_press", "lunge"}),
        ANY,
        lambda r: -(r.get("seconds.out", np.nan)),
        -0.7,
        -0.35,
        PERFORMANCE,
        "high",
    ),
)


def judged(row: Row, exercise: str, view: str | None) -> dict[str, tuple[float, float]]:
    """Severity 0-1 and sureness 0-1 of the faults that can be judged in this exercise and view, by name."""
    found = {}
    for rule in RULES:
        if exercise in rule.exercises and view in rule.views:
            severity = rule.severity(row)
            if severity is not None:
                found[rule.name] = (severity, SURE[rule.sure])
    return found


def score(faults: dict[str, tuple[float, float]], exercise: str) -> float:
    """Form 0-100 from judged faults; faults no camera is sure of take at most ten points together."""
    lost = doubtful = 0.0
    for name, (severity, sure) in faults.items():
        weight = next(r.weight for r in RULES if r.name == name and exercise in r.exercises)
        if sure <= SURE["low"]:
            doubtful += weight * severity * sure
        else:
            lost += weight * severity * sure
    return 100 * max(0.0, 1 - lost - min(doubtful, 0.10))


def strain(faults: dict[str, tuple[float, float]], exercise: str) -> float:
    """Mechanical strain 0-100 beside a clean repetition of the same exercise, from judged faults."""
    spared = 1.0
    for name, (severity, sure) in faults.items():
        weight = next(r.weight for r in RULES if r.name == name and exercise in r.exercises)
        spared *= 1 - (0.45 if weight == SAFETY else 0.10) * severity * sure
    return 100 * (1 - 0.95 * spared)
