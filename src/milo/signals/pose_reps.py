"""Repetitions of any exercise, also one never seen, from how a body moves.

Several signals are candidates: joint angles and the main directions of the body's own movement. Each is cut into cycles by
a state machine with hysteresis; cycles that look like the typical one are kept; the signal whose cycles agree best, and in
number with the other signals, is believed. Nothing is counted where the movement is within the landmarks' noise.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.signals.pose import BODY, Floats, Pose, filled, low_pass

LEAST_SWING = {"angle": 18.0, "path": 0.20}  # degrees, torso lengths: less is sway (our choice)
SHORTEST_S, LONGEST_S = 0.45, 15.0  # of a repetition (reference 4.7; the longest is our choice)
LOW, HIGH = 0.30, 0.70  # of the swing: where the state machine turns (reference 4.7 has 25/75)
LIKENESS = 0.70  # correlation with the typical cycle (our choice)
STEADY = 1.0  # step between frames over spread: independent snapshots give 1.4, a movement under 0.7 at 10 fps
ALONE = 1.8  # a single cycle, and a joint in a body that stays in place, must swing this much more than the least (our choice)
CYCLE_POINTS = 32


@dataclass(frozen=True)
class Rep:
    """One repetition, as frame numbers: start, the turn, end; swing of its signal, and whether it was cut short."""

    start: int
    bottom: int
    end: int
    swing: float
    partial: bool = False


@dataclass(frozen=True)
class Count:
    """The repetitions of a recording; signal: what they were read from, (t,), high at rest; reasons: why there are none."""

    reps: tuple[Rep, ...]
    signal: str | None
    series: Floats | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Reading:
    name: str
    kind: str
    series: Floats
    reps: list[Rep]
    quality: float


def count(pose: Pose, angles: dict[str, Floats], hint: tuple[str, ...] = ()) -> Count:
    """Find the repetitions.

    Parameters
    ----------
    pose : Pose
        As `prepare` made it.
    angles : dict of str to array (t,)
        As `joint_angles` made them, in degrees.
    hint : tuple of str
        Candidate signals an exercise is known to be read from; they are preferred, not demanded.

    Returns
    -------
    Count
        In order of time. Empty with a reason where nothing repeats, and never a guess.
    """
    stop = [r for r in ("nobody_seen", "torso_not_seen", "not_continuous") if r in pose.reasons]
    if stop:
        return Count((), None, None, tuple(stop))
    if pose.frames < 0.8 * pose.fps:
        return Count((), None, None, ("too_short",))
    readings, unsteady, candidates = [], 0, candidate_signals(pose, angles)
    for name, kind, series in candidates:
        if _rough(series):
            unsteady += 1
            continue
        for reading in (_read(name, kind, s, pose.fps) for s in (series, -series)):
            if reading is not None:
                readings.append(reading)
    if not any(r.kind == "path" for r in readings):
        # Nothing but an angle moves: an error of one landmark now and then looks the same.
        readings = [r for r in readings if np.median([c.swing for c in r.reps]) >= ALONE * LEAST_SWING[r.kind]]
    if not readings:
        return Count((), None, None, ("not_continuous" if unsteady > 0.5 * max(len(candidates), 1) else "no_repetition",))
    best = _agreed(readings, hint)
    whole = float(np.median([r.swing for r in best.reps]))
    reps = tuple(Rep(r.start, r.bottom, r.end, r.swing, r.swing < 0.7 * whole) for r in best.reps)
    return Count(reps, best.name, best.series)


def candidate_signals(pose: Pose, angles: dict[str, Floats]) -> list[tuple[str, str, Floats]]:
    """Name, kind (angle or path) and series (t,) of what may repeat; those seen in less than half of the frames are left out."""
    found: list[tuple[str, str, Floats]] = []
    for joint in ("knee", "hip", "elbow", "shoulder"):
        left, right = angles[f"{joint}_left"], angles[f"{joint}_right"]
        shared = np.isfinite(left) & np.isfinite(right)
        if shared.mean() > 0.4:
            found.append((joint, "angle", (left + right) / 2))
        found += [(f"{joint}_left", "angle", left), (f"{joint}_right", "angle", right)]
    found.append(("trunk", "angle", angles["trunk_lean"]))
    found += _paths(pose)
    gap = round(1.0 * pose.fps)
    kept = []
    for name, kind, series in found:
        if np.isfinite(series).mean() > 0.5:
            smooth = low_pass(filled(series, gap)[:, None], pose.fps, 2.5)[:, 0]
            kept.append((name, kind, smooth))
    return kept


def _paths(pose: Pose) -> list[tuple[str, str, Floats]]:
    """The main directions in which the body changes shape, and in which it travels through the picture, in torso lengths."""
    body = pose.points[:, BODY, :2]
    there = np.isfinite(body[..., 0]).mean(axis=0) > 0.5
    if there.sum() < 4:
        return []
    body = body[:, there]
    gap = round(1.0 * pose.fps)
    flat = np.column_stack([filled(c, gap) for c in body.reshape(len(body), -1).T])
    whole = np.isfinite(flat).all(axis=1)
    if whole.sum() < 0.4 * len(flat):
        return []
    out: list[tuple[str, str, Floats]] = []
    travel = np.stack([flat[:, 0::2].mean(axis=1), flat[:, 1::2].mean(axis=1)], axis=1)
    shape = flat - np.tile(travel, flat.shape[1] // 2)
    for label, data, number in (("shape", shape, 2), ("travel", travel, 1), ("all", flat, 1)):
        middle = data[whole] - data[whole].mean(axis=0)
        _, _, axes = np.linalg.svd(middle, full_matrices=False)
        for k in range(min(number, len(axes))):
            series = np.full(len(data), np.nan)
            # Scaled to the point that moves most, so that a torso length means the same in each.
            weight = np.sqrt((axes[k].reshape(-1, 2) ** 2).sum(axis=1)).max()
            series[whole] = middle @ axes[k] * weight
            out.append((f"{label}_{k + 1}", "path", series))
    return out


def _rough(series: Floats) -> bool:
    """Whether frames jump about as far as the whole recording spreads: snapshots or noise, no movement."""
    steps = np.diff(series)
    return bool(np.nanstd(steps) > STEADY * np.nanstd(series))


def _read(name: str, kind: str, series: Floats, fps: float) -> _Reading | None:
    """The cycles of one signal that look like its typical cycle, and how well they agree."""
    good = np.isfinite(series)
    if good.sum() < 0.8 * fps:
        return None
    least = LEAST_SWING[kind]
    cycles = _cycles(series, fps, least)
    if not cycles:
        return None
    swings = np.array([c.swing for c in cycles])
    typical = np.median(swings[swings >= 0.5 * swings.max()])
    cycles = [c for c in cycles if c.swing > 0.4 * typical]
    if len(cycles) == 1:
        only = cycles[0]
        if only.swing < ALONE * least:
            return None
        return _Reading(name, kind, series, cycles, 0.4 * min(1.0, only.swing / (4 * least)))
    shapes = np.stack([_shape(series, c) for c in cycles])
    template = np.median(shapes, axis=0)
    alike = np.array([np.corrcoef(s, template)[0, 1] for s in shapes])
    kept = [c for c, a in zip(cycles, alike, strict=True) if a > LIKENESS]
    if not kept:
        return None
    swings = np.array([c.swing for c in kept])
    times = np.array([c.end - c.start for c in kept], float)
    even = 1 / (1 + np.std(swings) / np.mean(swings) + 0.5 * np.std(times) / np.mean(times))
    noise = np.nanstd(np.diff(series, 2)) + 1e-9
    loud = np.median(swings) / (np.median(swings) + 1.5 * least)
    clean = np.median(swings) / (np.median(swings) + 20 * noise)
    # Sets start and end at rest, more often than not.
    ends = np.clip((series[good][[0, -1]] - np.nanpercentile(series, 5)) / (np.ptp(series[good]) + 1e-9), 0, 1).mean()
    quality = float(np.mean(alike[alike > LIKENESS]) * even * loud * clean * (0.7 + 0.3 * ends) * len(kept) / len(cycles))
    return _Reading(name, kind, series, kept, quality)


def _cycles(series: Floats, fps: float, least: float) -> list[Rep]:
    """Rest to turn to rest, by hysteresis between levels that follow the signal's own range over some repetitions."""
    good = np.flatnonzero(np.isfinite(series)).astype(np.int64)
    values = series[good]
    low, high = _envelope(values, fps)
    swing = np.maximum(high - low, least)
    down_at, up_at = high - (1 - LOW) * swing, high - (1 - HIGH) * swing
    state, turns, found = "?", [], []
    for i, v in enumerate(values):
        if v > up_at[i] and state != "top":
            state = "top"
            turns.append((i, "top"))
        elif v < down_at[i] and state != "bottom":
            state = "bottom"
            turns.append((i, "bottom"))
    tops = [k for k, (_, s) in enumerate(turns) if s == "bottom"]
    for k in tops:
        start = turns[k - 1][0] if k > 0 else 0
        entered = turns[k][0]
        left = turns[k + 1][0] if k + 1 < len(turns) else len(values) - 1
        closed = turns[k + 2][0] if k + 2 < len(turns) else len(values) - 1
        bottom = entered + int(np.argmin(values[entered : left + 1]))
        before, after = values[start : entered + 1], values[left : closed + 1]
        rest, again = float(np.max(before, initial=-np.inf)), float(np.max(after, initial=-np.inf))
        size = min(rest, again) - float(values[bottom])
        if size < least or (k == 0 and rest - values[bottom] < least):
            continue
        # The repetition starts at the last moment near rest and ends at the first one.
        edge = 0.12 * size
        close = np.flatnonzero(before >= rest - edge)
        first = start + int(close[-1])
        reached = np.flatnonzero(after >= again - edge)
        last = left + int(reached[0])
        seconds = (good[last] - good[first]) / fps
        if SHORTEST_S <= seconds <= LONGEST_S and _gap(good[first : last + 1]) < 1.0 * fps:
            found.append(Rep(int(good[first]), int(good[bottom]), int(good[last]), size))
    return found


def _gap(frames: NDArray[np.int64]) -> int:
    return int(np.max(np.diff(frames), initial=1))


def _envelope(values: Floats, fps: float) -> tuple[Floats, Floats]:
    """Lower and upper level around each frame: the 8th and 92nd percentile of 12 s, so that drift and pauses do not matter."""
    step = max(1, round(fps / 8))
    few = values[::step]
    half = min(max(3, round(6 * fps / step)), len(few))
    spans = np.lib.stride_tricks.sliding_window_view(np.pad(few, half, constant_values=np.nan), 2 * half + 1)
    bands = _ends(np.sort(spans, axis=1), np.isfinite(spans).sum(axis=1), (0.08, 0.92))
    overall = np.quantile(few, (0.05, 0.95))
    wide = overall[1] - overall[0]
    # In a pause the window holds no repetition: the levels of the whole recording stand in, so that sway is not counted.
    quiet = bands[:, 1] - bands[:, 0] < 0.4 * wide
    bands[quiet] = overall
    at = np.arange(0, len(values), step)
    where = np.arange(len(values))
    return np.interp(where, at, bands[:, 0]), np.interp(where, at, bands[:, 1])


def _ends(ordered: Floats, number: Floats, shares: tuple[float, float]) -> Floats:
    """Quantiles (n, 2) of rows in order whose first `number` values count."""
    return np.stack([ordered[np.arange(len(ordered)), ((number - 1) * share).astype(int)] for share in shares], axis=1)


def _shape(series: Floats, rep: Rep) -> Floats:
    """A cycle as 32 points from -1 to 1."""
    piece = series[rep.start : rep.end + 1]
    good = np.flatnonzero(np.isfinite(piece))
    out = np.interp(np.linspace(0, len(piece) - 1, CYCLE_POINTS), good, piece[good])
    return np.asarray((out - out.mean()) / (np.ptp(out) + 1e-9))


def _agreed(readings: list[_Reading], hint: tuple[str, ...]) -> _Reading:
    """The best reading, where a number of repetitions that many signals find counts for more than one found alone."""
    support: dict[int, float] = {}
    for n in {len(r.reps) for r in readings}:
        support[n] = sum(r.quality for r in readings if abs(len(r.reps) - n) == 0) + 0.5 * sum(
            r.quality for r in readings if abs(len(r.reps) - n) == 1
        )
    most = max(support.values())

    def worth(r: _Reading) -> float:
        known = 1.5 if r.name in hint else 1.0
        return r.quality * known * (0.5 + 0.5 * support[len(r.reps)] / most)

    return max(readings, key=worth)
