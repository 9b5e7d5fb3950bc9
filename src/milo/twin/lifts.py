"""A simulated body lifts: exercises as poses between rest and turn, faults added on purpose, and the 33 landmarks that follow.

Forward kinematics in three dimensions: x forward, y up, z to the athlete's right, in body heights. Feet, pelvis, trunk and
hands are placed by the exercise; knees and elbows follow from the lengths of the bones. What was done wrong, and how much, is
known because it was put in: the labels never come from the rules that later have to find it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

THIGH, SHANK, FOOT, ANKLE_HEIGHT, TRUNK = 0.245, 0.246, 0.152, 0.039, 0.288
UPPER_ARM, FOREARM, HAND, BIACROMIAL, BIHIP = 0.186, 0.146, 0.108, 0.245, 0.191
"""Segments over height: Winter, Biomechanics and Motor Control of Human Movement, 2009."""

SAFETY, PERFORMANCE = 0.30, 0.10
"""What the whole of a fault takes from the form score (our choice: a fault that loads a joint more, and one that trains less)."""


@dataclass(frozen=True)
class Lift:
    """An exercise: what its pose is at rest and at the turn, and the faults it may have.

    shank, thigh: lean from the vertical, forward and backward.  trunk: lean forward.  hand: direction from the shoulder (0 is
    forward, 90 up, in the plane of the trunk's lean) and distance over arm length.  ahead: of a foot.  All as (rest, turn).
    """

    shank: tuple[float, float] = (3, 3)
    thigh: tuple[float, float] = (3, 3)
    trunk: tuple[float, float] = (4, 4)
    hand: tuple[float, float] = (-90, -90)
    reach: tuple[float, float] = (0.97, 0.97)
    spread: float = 0.55  # of the hands from the middle, over the shoulders' width
    flare: float = 45.0  # elbows away from the trunk, degrees
    base: str = "feet"
    stance: tuple[float, float] = (0.8, 0.15)  # half of the feet's distance over the shoulders' half width, its spread
    seconds: tuple[float, float] = (2.0, 4.0)
    faults: dict[str, float] = field(default_factory=dict)
    """Name: what it takes from the form score."""


LIFTS = {
    "squat": Lift(
        (3, 32),
        (2, 82),
        (5, 40),
        (160, 150),
        (0.55, 0.55),
        0.9,
        40,
        stance=(1.2, 0.3),
        faults={
            "shallow_depth": PERFORMANCE,
            "knee_valgus": SAFETY,
            "trunk_lean": SAFETY,
            "heel_lift": PERFORMANCE,
            "asymmetry": PERFORMANCE,
            "fast_tempo": PERFORMANCE,
        },
    ),
    "deadlift": Lift(
        (2, 14),
        (2, 50),
        (3, 62),
        (-90, -90),
        (0.98, 0.98),
        0.6,
        10,
        stance=(0.75, 0.2),
        faults={
            "rounded_back": SAFETY,
            "hips_shoot_up": SAFETY,
            "bar_drift": SAFETY,
            "lean_back": PERFORMANCE,
            "soft_lockout": PERFORMANCE,
            "fast_tempo": PERFORMANCE,
        },
    ),
    "bench_press": Lift(
        (-10, -10),
        (80, 80),
        (-90, -90),
        (90, 90),
        (0.97, 0.30),
        0.75,
        55,
        "bench",
        stance=(1.3, 0.2),
        faults={
            "elbow_flare": SAFETY,
            "uneven_press": SAFETY,
            "partial_range": PERFORMANCE,
            "soft_lockout": PERFORMANCE,
            "fast_tempo": PERFORMANCE,
        },
    ),
    "overhead_press": Lift(
        (1, 1),
        (1, 1),
        (2, -4),
        (45, 88),
        (0.42, 0.97),
        0.65,
        35,
        stance=(0.9, 0.2),
        faults={
            "lean_back": SAFETY,
            "press_forward": SAFETY,
            "partial_range": PERFORMANCE,
            "uneven_press": SAFETY,
            "soft_lockout": PERFORMANCE,
        },
    ),
    "lunge": Lift(
        (2, 12),
        (2, 82),
        (4, 10),
        (-90, -90),
        (0.95, 0.95),
        0.6,
        10,
        "split",
        stance=(0.5, 0.15),
        faults={
            "shallow_depth": PERFORMANCE,
            "knee_valgus": SAFETY,
            "trunk_lean": SAFETY,
            "heel_lift": PERFORMANCE,
            "fast_tempo": PERFORMANCE,
        },
    ),
    "push_up": Lift(
        (0, 0),
        (0, 0),
        (70, 82),
        (-90, -90),
        (0.97, 0.35),
        0.65,
        45,
        "hands",
        faults={"partial_range": PERFORMANCE, "hips_sag": SAFETY},
    ),
    "pull_up": Lift((-20, -20), (5, 5), (0, -8), (90, 90), (0.98, 0.35), 0.7, 50, "bar", faults={"partial_range": PERFORMANCE}),
    "row": Lift(
        (10, 10),
        (25, 25),
        (62, 58),
        (-90, -110),
        (0.97, 0.45),
        0.6,
        25,
        faults={"rounded_back": SAFETY, "partial_range": PERFORMANCE},
    ),
    "curl": Lift(
        (1, 1), (1, 1), (2, 2), (-88, -40), (0.97, 0.42), 0.5, 5, faults={"partial_range": PERFORMANCE, "lean_back": PERFORMANCE}
    ),
    "plank": Lift((0, 0), (0, 0), (78, 78), (-90, -90), (0.62, 0.62), 0.5, 10, "hands"),
    "sit_up": Lift(
        (-35, -35),
        (55, 55),
        (-88, 5),
        (150, 150),
        (0.5, 0.5),
        0.5,
        40,
        "floor",
        seconds=(2.0, 3.5),
        faults={"partial_range": PERFORMANCE},
    ),
    "sit_to_stand": Lift((8, 3), (80, 3), (12, 3), (-60, -85), (0.8, 0.9), 0.5, 15, stance=(0.8, 0.3)),
    "side_lunge": Lift((3, 20), (3, 55), (4, 30), (-80, -50), (0.9, 0.6), 0.5, 15, "side", stance=(0.8, 0.2)),
    "shoulder_abduction": Lift((1, 1), (1, 1), (2, 2), (-90, -90), (0.97, 0.97), 0.5, 5, "raise"),
}
FIVE = ("squat", "deadlift", "bench_press", "overhead_press", "lunge")
FAULTS = tuple(sorted({f for lift in LIFTS.values() for f in lift.faults}))


@dataclass(frozen=True)
class Take:
    """A set as it truly was: points (t, 33, 3) in body heights, repetitions as (start, turn, end) in seconds, what was wrong."""

    exercise: str
    points: Floats
    fps: float
    reps: list[tuple[float, float, float]]
    faults: dict[str, float]
    form: float
    strain: float


def perform(
    exercise: str,
    rng: np.random.Generator,
    fps: float = 30.0,
    reps: int | None = None,
    faults: dict[str, float] | None = None,
) -> Take:
    """A set of one exercise by one body.

    Parameters
    ----------
    exercise : str
        A key of `LIFTS`, or "other": a movement that is none of them.
    rng : numpy.random.Generator
        The body, its habits and its tempo.
    fps : float
        Frames a second.
    reps : int, optional
        How many; 2 to 8 when left out. A plank has none.
    faults : dict of str to float, optional
        Severity 0-1 by name; drawn when left out: none in two of five sets, else one to three.

    Returns
    -------
    Take
        Landmarks and labels.
    """
    lift = _other(rng) if exercise == "other" else LIFTS[exercise]
    if faults is None:
        known = list(lift.faults)
        number = 0 if not known or rng.random() < 0.4 else int(rng.integers(1, min(3, len(known)) + 1))
        faults = {str(k): float(rng.uniform(0.15, 1.0)) for k in rng.choice(known, number, replace=False)} if number else {}
    number = 0 if exercise == "plank" else int(rng.integers(2, 9)) if reps is None else reps
    phase, marks = _phases(lift, rng, fps, number, faults.get("fast_tempo", 0.0))
    points = _Body(lift, rng, faults).place(phase, fps)
    form = 100 * max(0.0, 1 - sum(lift.faults[f] * s for f, s in faults.items()))
    return Take(exercise, points, fps, marks, faults, form, strain(lift, faults))


def _other(rng: np.random.Generator) -> Lift:
    """A movement nobody has a name for: hands, legs and trunk go somewhere and come back."""
    hands, base = rng.uniform(-90, 120, 2), str(rng.choice(["feet", "raise", "side", "feet"]))
    reach = rng.uniform(0.4, 0.97, 2)
    bend = float(rng.uniform(18, 45) if base == "raise" else rng.choice([3, rng.uniform(5, 40)]))
    return Lift(
        (3, bend * 0.4),
        (3, bend),
        (4, float(rng.uniform(-10, 30))),
        (float(hands[0]), float(hands[1])),
        (float(reach[0]), float(reach[1])),
        float(rng.uniform(0.4, 1.0)),
        float(rng.uniform(5, 80)),
        base,
        stance=(0.8, 0.3),
        seconds=(1.0, 3.0),
    )


def strain(lift: Lift, faults: dict[str, float]) -> float:
    """Mechanical strain 0-100 beside a clean repetition of the same exercise: faults that load a joint more, together."""
    spared = 1.0
    for name, severity in faults.items():
        spared *= 1 - (0.45 if lift.faults[name] == SAFETY else 0.10) * severity
    return 100 * (1 - 0.95 * spared)


def _phases(
    lift: Lift, rng: np.random.Generator, fps: float, reps: int, hurry: float
) -> tuple[Floats, list[tuple[float, float, float]]]:
    """Phase (t,), 0 at rest and 1 at the turn, and when each repetition starts, turns and ends."""
    pieces, marks, at = [np.zeros(round(rng.uniform(0.4, 1.5) * fps))], [], 0
    at = len(pieces[0])
    pace = rng.uniform(*lift.seconds) * (1 - 0.55 * hurry)
    share = rng.uniform(0.42, 0.62) * (1 - 0.35 * hurry)
    for k in range(reps):
        whole = pace * rng.normal(1, 0.06) * (1 + 0.03 * k)
        down, hold = max(4, round(whole * share * fps)), round(rng.uniform(0, 0.25) * whole * fps)
        up, rest = max(4, round(whole * (1 - share) * fps)), round(rng.exponential(0.35) * fps)
        warp = rng.uniform(0.8, 1.25)
        turn = rng.normal(1, 0.02)
        ease = (1 - np.cos(np.pi * np.linspace(0, 1, down) ** warp)) / 2
        rise = (1 + np.cos(np.pi * np.linspace(0, 1, up) ** (1 / warp))) / 2
        pieces += [turn * ease, np.full(hold, turn), turn * rise, np.zeros(rest)]
        marks.append((at / fps, (at + down + hold / 2) / fps, (at + down + hold + up) / fps))
        at += down + hold + up + rest
    pieces.append(np.zeros(round(rng.uniform(0.4, 1.5) * fps) if reps else round(6 * fps)))
    return np.concatenate(pieces), marks


def _joined(root: Floats, end: Floats, first: float, second: float, pole: Floats) -> tuple[Floats, Floats]:
    """The joint between two bones from root to end (t, 3), bent towards the pole; the end is pulled in where out of reach."""
    way = end - root
    far = np.linalg.norm(way, axis=1, keepdims=True)
    reach = np.clip(far, abs(first - second) * 1.02 + 1e-6, (first + second) * 0.999)
    along = way / np.maximum(far, 1e-9)
    across = pole - (pole * along).sum(axis=1, keepdims=True) * along
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    run = (first**2 - second**2 + reach**2) / (2 * reach)
    rise = np.sqrt(np.clip(first**2 - run**2, 0, None))
    return root + along * run + across * rise, root + along * reach


class _Body:
    """One person with one way of doing an exercise."""

    def __init__(self, lift: Lift, rng: np.random.Generator, faults: dict[str, float]) -> None:
        self.lift, self.rng, self.wrong = lift, rng, faults
        size = rng.normal(1, 0.04, 8).clip(0.88, 1.12)
        self.thigh, self.shank, self.trunk, self.upper, self.fore = size[:5] * (THIGH, SHANK, TRUNK, UPPER_ARM, FOREARM)
        self.shoulder, self.hip = BIACROMIAL / 2 * size[5], BIHIP / 2 * size[6] * 0.85
        self.habit = rng.normal(0, 1, 12)

    def place(self, u: Floats, fps: float) -> Floats:
        """The 33 landmarks (t, 33, 3) of phases u (t,)."""
        lift, wrong, habit = self.lift, self.wrong, self.habit
        u = u * (1 - 0.45 * max(wrong.get("shallow_depth", 0.0), wrong.get("partial_range", 0.0)))
        soft = wrong.get("soft_lockout", 0.0)
        if soft:  # never quite straight at the straight end
            u = np.minimum(u, 1 - 0.28 * soft) if lift.reach[1] > lift.reach[0] else np.maximum(u, 0.28 * soft)

        def at(pair: tuple[float, float], spread: float = 0.0, k: int = 0, way: Floats = u) -> Floats:
            return np.asarray(pair[0] + (pair[1] + spread * habit[k] - pair[0]) * way)

        trunk = at(lift.trunk, 5, 0) + 1.5 * habit[1] + 27 * wrong.get("trunk_lean", 0.0) * u
        rising = np.concatenate([[0.0], np.diff(u)]) < 0
        early = np.clip(u, 0, 1) ** 0.45
        shot = wrong.get("hips_shoot_up", 0.0)
        legs = np.where(rising, u - shot * 0.75 * u * (1 - u) * 2, u) if shot else u
        if shot:
            trunk = np.where(rising, at(lift.trunk, 5, 0) * (1 - shot) + shot * at(lift.trunk, 5, 0, early), trunk)
        upside = u if lift.hand[1] > lift.hand[0] and lift.hand[1] > 60 else 1 - np.clip(u, 0, 1)
        trunk = trunk - 24 * wrong.get("lean_back", 0.0) * upside**2
        shank, thigh = at(lift.shank, 3, 2, legs), at(lift.thigh, 8, 3, legs)
        t = len(u)
        zero = np.zeros(t)
        back = 1 - 0.16 * wrong.get("rounded_back", 0.0) * np.clip(u, 0, 1)
        asym = wrong.get("asymmetry", 0.0) * np.clip(u, 0, 1)
        pelvis, ankles = self._base(u, np.radians(shank), np.radians(thigh), np.radians(trunk))
        lean = np.radians(trunk)
        up = np.column_stack([np.sin(lean), np.cos(lean), zero])
        chest = pelvis + up * (self.trunk * back)[:, None] + np.column_stack([0.06 * (1 - back) * 3, -0.03 * (1 - back) * 3, zero])
        twist = np.radians(1.5 * habit[4] + 12 * asym)
        side = np.column_stack([np.sin(twist) * np.ones(t), np.sin(np.radians(8 * asym)), np.cos(twist) * np.ones(t)])
        side /= np.linalg.norm(side, axis=1, keepdims=True)
        points = np.full((t, 33, 3), np.nan)
        for k, s in ((0, -1.0), (1, 1.0)):
            hip = pelvis + s * self.hip * np.column_stack([zero, 0.18 * asym, np.ones(t)])
            foot_out = np.radians(12 + 6 * habit[5]) if lift.base == "feet" else np.radians(6 + 3 * habit[5])
            valgus = wrong.get("knee_valgus", 0.0) * np.clip(u, 0, 1) * (1.0 if lift.base != "split" or k == 1 else 0.2)
            outward = np.sin(foot_out) * np.ones(t) - 1.3 * valgus + 0.35 * (lift.base == "feet") * u
            knee, ankle = _joined(
                hip, ankles[k], self.thigh, self.shank, np.column_stack([np.full(t, np.cos(foot_out)), zero, s * outward])
            )
            if lift.base == "bench":
                knee, ankle = _joined(
                    hip, ankles[k], self.thigh, self.shank, np.column_stack([0.4 + zero, 1 + zero, s * 0.3 + zero])
                )
            lift_heel = 0.065 * wrong.get("heel_lift", 0.0) * np.clip(u, 0, 1) * (1.0 if lift.base != "split" or k == 1 else 0.3)
            self._foot(points, k, ankle, lift_heel, s * foot_out)
            points[:, 23 + k], points[:, 25 + k], points[:, 27 + k] = hip, knee, ankle + np.column_stack([zero, lift_heel, zero])
            shoulder = chest + s * self.shoulder * side
            elbow, wrist = self._arm(u, shoulder, lean, s, k)
            points[:, 11 + k], points[:, 13 + k], points[:, 15 + k] = shoulder, elbow, wrist
            along = (wrist - elbow) / np.maximum(np.linalg.norm(wrist - elbow, axis=1, keepdims=True), 1e-9)
            for finger, off in ((17, -0.012), (19, 0.0), (21, 0.012)):
                points[:, finger + k] = wrist + along * HAND * (0.75 if finger != 21 else 0.45) + np.array([0.0, 0.0, s * off])
        self._head(points, chest, up, side)
        sway = np.cumsum(self.rng.normal(0, 1, (t, 1, 3)), axis=0)
        sway -= np.linspace(0, 1, t)[:, None, None] * sway[-1:]
        return points + 0.002 * sway / max(1.0, float(np.sqrt(fps)))

    def _base(self, u: Floats, shank: Floats, thigh: Floats, trunk: Floats) -> tuple[Floats, list[Floats]]:
        """Pelvis (t, 3) and both ankles."""
        zero, base, habit = np.zeros(len(u)), self.lift.base, self.habit
        half = self.shoulder * (self.lift.stance[0] + self.lift.stance[1] * habit[6])
        ankles = [np.column_stack([zero, zero + ANKLE_HEIGHT, zero + s * max(half, 0.03)]) for s in (-1, 1)]
        above = np.column_stack(
            [
                self.shank * np.sin(shank) - self.thigh * np.sin(thigh),
                ANKLE_HEIGHT + self.shank * np.cos(shank) + self.thigh * np.cos(thigh),
                zero,
            ]
        )
        if base in {"feet", "raise"}:
            return above, ankles
        if base == "split":
            step = (0.27 + 0.02 * habit[7]) * (np.ones(len(u)) if habit[8] > 0 else np.clip(u, 0, 1))
            ankles[1][:, 0] += step
            ankles[0][:, 0] -= step * 0.9
            ankles[0][:, 1] += 0.07 * np.clip(step / 0.27, 0, 1)
            height = 0.505 - (0.505 - 0.30) * u - 0.05 * (step / 0.27) * (1 - u)
            return np.column_stack([step * 0.1 * u, height, zero]), ankles
        if base == "side":
            ankles[1][:, 2] += 0.35 * np.clip(u, 0, 1)
            return above + np.column_stack([zero, zero, 0.25 * u]), ankles
        if base == "bench":
            for a, s in zip(ankles, (-1, 1), strict=True):
                a[:, 0], a[:, 2] = 0.22 + 0.03 * habit[7], s * half
            return np.column_stack([zero, zero + 0.27, zero]), ankles
        if base == "floor":
            for a in ankles:
                a[:, 0] = 0.36
            return np.column_stack([zero, zero + 0.06, zero]), ankles
        if base == "hands":
            down = np.sin(np.pi / 2 - trunk)
            sag = 0.10 * self.wrong.get("hips_sag", 0.0)
            pelvis = np.column_stack([zero, 0.07 + 0.5 * down - sag, zero])
            for a, s in zip(ankles, (-1, 1), strict=True):
                a[:, 0], a[:, 1], a[:, 2] = -0.48, 0.07, s * 0.05
            return pelvis, ankles
        # Hanging from a bar: the pelvis follows the shoulders.
        high = 1.2 - (self.upper + self.fore) * (self.lift.reach[0] + (self.lift.reach[1] - self.lift.reach[0]) * u)
        pelvis = np.column_stack([0.05 * u, high - self.trunk, zero])
        for a, s in zip(ankles, (-1, 1), strict=True):
            a[:] = pelvis + np.array([-0.08 - 0.05 * abs(habit[7]), -0.44, s * 0.05])
        return pelvis, ankles

    def _arm(self, u: Floats, shoulder: Floats, lean: Floats, s: float, k: int) -> tuple[Floats, Floats]:
        """Elbow and wrist (t, 3)."""
        lift, wrong, habit = self.lift, self.wrong, self.habit
        zero, length = np.zeros(len(u)), self.upper + self.fore
        late = u - 0.22 * s * wrong.get("uneven_press", 0.0) * (lift.reach[0] != lift.reach[1]) * (0.4 + 0.6 * np.clip(u, 0, 1))
        if lift.base == "raise":
            raised = np.radians(8 + (85 + 6 * habit[9]) * u)
            wrist = shoulder + length * 0.96 * np.column_stack([0.1 + zero, -np.cos(raised), s * np.sin(raised)])
            return _joined(shoulder, wrist, self.upper, self.fore, np.column_stack([-1 + zero, zero, zero]))
        angle = np.radians(lift.hand[0] + (lift.hand[1] + 5 * habit[9] - lift.hand[0]) * late)
        reach = length * np.clip(lift.reach[0] + (lift.reach[1] + 0.03 * habit[10] - lift.reach[0]) * late, 0.2, 0.985)
        if lift.base == "bench":
            angle = np.radians(90 + 6 * late) - 0.0
        wide = self.shoulder * (2 * lift.spread - 1) + 0.01 * habit[11]
        drift = (
            0.13 * wrong.get("bar_drift", 0.0) * np.sin(np.pi * np.clip(u, 0, 1) ** 0.6)
            + 0.16 * wrong.get("press_forward", 0.0) * u
        )
        if (lift.trunk[0] != lift.trunk[1] and lift.base == "floor") or lift.hand[0] > 100:
            angle = angle - lean  # the hands go with the trunk: a bar on the back, hands at the head
        flat = np.sqrt(np.clip(reach**2 - wide**2, 1e-6, None))
        wrist = shoulder + np.column_stack([flat * np.cos(angle) + drift, flat * np.sin(angle), s * wide + zero])
        flare = np.radians(lift.flare + 38 * wrong.get("elbow_flare", 0.0) + 5 * habit[8])
        if lift.base in {"bench", "hands"}:  # elbows between the trunk's side and straight out
            pole = np.column_stack(
                [(1 if lift.base == "bench" else -1) * np.cos(flare) + zero, -0.4 + zero, s * np.sin(flare) + zero]
            )
        else:
            pole = np.column_stack([-0.4 + zero, -1 + zero, s * np.sin(flare) + zero])
        return _joined(shoulder, wrist, self.upper, self.fore, pole)

    @staticmethod
    def _foot(points: Floats, k: int, ankle: Floats, heel: Floats, out: float) -> None:
        along = np.array([np.cos(out), 0.0, np.sin(out)])
        points[:, 29 + k] = ankle + np.array([0, -ANKLE_HEIGHT * 0.7, 0]) - along * 0.03 + np.outer(heel, [0, 1, 0]) * 1.15
        points[:, 31 + k] = ankle + np.array([0, -ANKLE_HEIGHT * 0.8, 0]) + along * (FOOT - 0.035)

    @staticmethod
    def _head(points: Floats, chest: Floats, up: Floats, side: Floats) -> None:
        ahead = np.cross(up, side)
        ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
        centre = chest + 0.115 * up + 0.01 * ahead
        places = {
            0: (0.065, 0.0, 0.0),
            1: (0.055, 0.018, -0.010),
            2: (0.052, 0.02, -0.018),
            3: (0.048, 0.02, -0.026),
            4: (0.055, 0.018, 0.010),
            5: (0.052, 0.02, 0.018),
            6: (0.048, 0.02, 0.026),
            7: (0.0, 0.005, -0.045),
            8: (0.0, 0.005, 0.045),
            9: (0.055, -0.022, -0.014),
            10: (0.055, -0.022, 0.014),
        }
        for k, (a, b, c) in places.items():
            points[:, k] = centre + a * ahead + b * up + c * side
