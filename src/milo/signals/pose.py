"""Landmarks of a body in a picture, made ready to measure: one person, left and right as they are, smoothed, upright, with a view.

The 33 landmarks and their order are MediaPipe's. Whatever a recording's axes are (pixels or shares of the picture, y up or
down, a phone held sideways is told apart later), `prepare` gives metres-free coordinates: torso lengths, x right, y up.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from milo.vocabulary.errors import BadValue

Floats = NDArray[np.float64]

NAMES = (
    "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer", "left_ear",
    "right_ear", "mouth_left", "mouth_right", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist",
    "right_wrist", "left_pinky", "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb", "left_hip", "right_hip",
    "left_knee", "right_knee", "left_ankle", "right_ankle", "left_heel", "right_heel", "left_foot_index", "right_foot_index",
)  # fmt: skip
EDGES = (
    (0, 1), (1, 2), (2, 3), (3, 7), (0, 4), (4, 5), (5, 6), (6, 8), (9, 10), (11, 12), (11, 13), (13, 15), (15, 17), (15, 19),
    (15, 21), (17, 19), (12, 14), (14, 16), (16, 18), (16, 20), (16, 22), (18, 20), (11, 23), (12, 24), (23, 24), (23, 25),
    (24, 26), (25, 27), (26, 28), (27, 29), (28, 30), (29, 31), (30, 32), (27, 31), (28, 32),
)  # fmt: skip
SHOULDERS, ELBOWS, WRISTS, HIPS = (11, 12), (13, 14), (15, 16), (23, 24)
KNEES, ANKLES, HEELS, TOES = (25, 26), (27, 28), (29, 30), (31, 32)
BODY = (11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28)
MIRRORED = np.array([0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9, *(i + 1 if i % 2 else i - 1 for i in range(11, 33))])
"""Landmark i is landmark MIRRORED[i] of the mirror image."""

VISIBLE = 0.15  # below it a landmark is a guess and is not used (our choice; the far side of a side view is often at 0.2-0.4)
CUTOFF_HZ = 5.0  # of the zero-lag fourth-order Butterworth; lifts hold nothing quicker (reference 4.7)
GAP_S = 0.5  # longer gaps stay empty (reference 4.7)
JUMP_TORSOS = 0.7  # between frames at 30 fps nobody's hip moves so far: another person, or a cut (our choice)
FRONT, SIDE = 0.65, 0.30  # width over torso length (reference 4.3)
MOST_PEOPLE = 12  # tracks; more of them are no film of people (our choice)
STEADY_BONE = 0.06  # spread of a bone's length in three dimensions below which z is measured, not guessed (our choice)
ASPECTS = (9 / 16, 3 / 4, 1.0, 4 / 3, 16 / 9)


@dataclass(frozen=True)
class Pose:
    """A person's movement: points (t, 33, 3) in torso lengths, x right, y up, NaN where not seen; rate and what is known of it.

    solid: whether z is steady enough to be used like x and y.  reasons: codes of what is wrong with the recording.
    """

    points: Floats
    fps: float
    view: str | None
    seen: float
    solid: bool
    reasons: tuple[str, ...] = field(default=())

    @property
    def frames(self) -> int:
        """Number of frames."""
        return int(self.points.shape[0])

    def middle(self, pair: tuple[int, int]) -> Floats:
        """The midpoint (t, 3) of a left and a right landmark; the seen one where only one is."""
        return between(self.points[:, pair[0]], self.points[:, pair[1]])


def between(a: Floats, b: Floats) -> Floats:
    """The mean of two arrays that ignores what is missing in one of them."""
    return np.where(np.isnan(a), b, np.where(np.isnan(b), a, (a + b) / 2))


def median(values: Floats) -> Floats:
    """The median along the last axis of what is not missing; NaN where everything is."""
    ordered = np.sort(values, axis=-1)
    number = np.isfinite(values).sum(axis=-1, keepdims=True)
    pair = [np.take_along_axis(ordered, np.maximum(k, 0), axis=-1) for k in ((number - 1) // 2, number // 2)]
    return np.asarray(np.where(number[..., 0] > 0, (pair[0] + pair[1])[..., 0] / 2, np.nan))


def prepare(landmarks: Floats, fps: float) -> Pose:
    """Clean a recording of landmarks.

    Parameters
    ----------
    landmarks : array, shape (frames, 33, 2 to 4)
        x, y [, z [, visibility]] in MediaPipe's order; any unit; NaN or (0, 0) where not seen.
    fps : float
        Frames a second, 4 to 250.

    Returns
    -------
    Pose
        Smoothed points; `view` is None where shoulders or hips are seldom seen.

    Raises
    ------
    BadValue
        When the shape or the rate is not one of these.
    """
    raw = np.asarray(landmarks, float)
    if raw.ndim != 3 or raw.shape[1] != len(NAMES) or raw.shape[2] not in (2, 3, 4):
        raise BadValue("landmarks of shape (frames, 33, 3 or 4)", f"shape {raw.shape}", "give one row of 33 landmarks a frame")
    if not 4 <= fps <= 250:
        raise BadValue("4 to 250 frames a second", f"{fps}", "give the recording's rate with --fps")
    reasons: list[str] = []
    points = _visible(raw)
    seen = float(np.mean(np.isfinite(points[:, BODY, 0]))) if len(points) else 0.0
    enough = np.isfinite(points[:, BODY, 0]).sum(axis=1) >= 4
    if enough.sum() < 3:
        return Pose(points, fps, None, seen, False, ("nobody_seen",))
    points = _square(points, raw, reasons)
    scale = _scale(points)
    if not np.isfinite(scale) or scale <= 0:
        return Pose(points, fps, None, seen, False, ("torso_not_seen",))
    points = (points - np.nanmedian(points[:, BODY], axis=(0, 1))) / scale
    points = _one_person(points, fps, reasons)
    points = _upright(points)
    points = _unswapped(points)
    if seen < 0.5:
        reasons.append("landmarks_missing")
    gone = ~enough
    if gone.mean() > 0.15:
        reasons.append("person_leaves")
    points = _smooth(points, fps)
    return Pose(points, fps, view(points), seen, _solid(points), tuple(reasons))


def view(points: Floats) -> str | None:
    """side, oblique or front, from how wide shoulders and hips look beside the body's size; None where they are not seen."""
    width = np.linalg.norm(points[:, SHOULDERS[0], :2] - points[:, SHOULDERS[1], :2], axis=-1)
    torso = np.linalg.norm(between(points[:, 11], points[:, 12]) - between(points[:, 23], points[:, 24]), axis=-1)
    if np.isfinite(width).mean() < 0.3 or np.isfinite(torso).mean() < 0.3:
        return None
    ratio = float(np.nanmedian(width))
    return "front" if ratio > FRONT else "side" if ratio < SIDE else "oblique"


def _visible(raw: Floats) -> Floats:
    """x, y, z with NaN where a landmark was not seen; z is 0 where the recording has none."""
    points = np.zeros((*raw.shape[:2], 3))
    points[..., : min(3, raw.shape[2])] = raw[..., :3]
    lost = ~np.isfinite(raw[..., :2]).all(axis=-1) | (raw[..., :2] == 0).all(axis=-1)
    if raw.shape[2] == 4:
        lost |= ~(raw[..., 3] >= VISIBLE)
    points[..., 2] = np.nan_to_num(points[..., 2])
    points[lost] = np.nan
    return points


def _scale(points: Floats) -> float:
    """The length of the torso when it is seen in full; from thighs and shanks where the torso never is."""
    torso = np.linalg.norm((between(points[:, 11], points[:, 12]) - between(points[:, 23], points[:, 24]))[:, :2], axis=-1)
    legs = [np.linalg.norm((points[:, a] - points[:, b])[:, :2], axis=-1) for a, b in ((23, 25), (24, 26), (25, 27), (26, 28))]
    shoulder = np.linalg.norm((points[:, 11] - points[:, 12])[:, :2], axis=-1)
    found = [np.nanpercentile(torso, 90)] if np.isfinite(torso).sum() >= 3 else []
    found += [0.9 * np.nanpercentile(leg, 90) for leg in legs if np.isfinite(leg).sum() >= 3]
    if np.isfinite(shoulder).sum() >= 3:
        found.append(0.8 * np.nanpercentile(shoulder, 90))
    return float(max(found)) if found else float("nan")


def _square(points: Floats, raw: Floats, reasons: list[str]) -> Floats:
    """Shares of a picture's width and height made comparable: the aspect that keeps bones at their length."""
    flat = raw[..., :2][np.isfinite(points[..., :2])]
    centre = np.abs(np.nanmedian(between(points[:, 23], points[:, 24])[:, :2])) if np.isfinite(points[:, 23:25, 0]).any() else 1.0
    if not (np.percentile(flat, 1) > -0.6 and np.percentile(flat, 99) < 1.6) or centre < 0.02 or points.shape[0] < 20:
        return points
    bones = ((11, 13), (12, 14), (13, 15), (14, 16), (23, 25), (24, 26), (25, 27), (26, 28), (11, 23), (12, 24))
    spreads = []
    for aspect in ASPECTS:
        lengths = [np.linalg.norm((points[:, a] - points[:, b])[:, :2] * (aspect, 1.0), axis=-1) for a, b in bones]
        cvs = [np.nanstd(v) / np.nanmean(v) for v in lengths if np.isfinite(v).sum() > 10]
        spreads.append(float(np.mean(cvs)) if cvs else 1.0)
    best = int(np.argmin(spreads))
    reasons.append("aspect_guessed")
    aspect = ASPECTS[best] if spreads[best] < 0.85 * spreads[2] else 1.0
    return points * (aspect, 1.0, aspect)


def _one_person(points: Floats, fps: float, reasons: list[str]) -> Floats:
    """The person seen longest where the landmarks jump between people; a jump is quicker than anybody moves."""
    body = points[:, BODY, :2]
    there = np.flatnonzero(np.isfinite(body[..., 0]).sum(axis=1) >= 4)
    reach = max(JUMP_TORSOS, JUMP_TORSOS * 20 / fps)
    tracks: list[list[int]] = []
    lasts: list[Floats] = []
    changes, current = 0, -1
    for frame in there:
        now, best, k = body[frame], np.inf, -1
        for j, last in enumerate(lasts):
            off = median(np.linalg.norm(now - last, axis=1)[None])[0]
            # After a pause the person may stand elsewhere: the reach grows with the time not seen.
            off /= 1 + min((frame - tracks[j][-1]) / fps, 3.0)
            if off < best:
                best, k = float(off), j
        if best > reach and len(tracks) >= MOST_PEOPLE:
            reasons.append("not_continuous")
            return points
        if best > reach:
            tracks.append([int(frame)])
            lasts.append(now)
            k = len(tracks) - 1
        else:
            tracks[k].append(int(frame))
            lasts[k] = np.where(np.isfinite(now), now, lasts[k])
        changes += k != current
        current = k
    tracks.sort(key=len, reverse=True)
    if len(tracks) <= 1:
        return points
    if changes > 0.2 * len(there):
        reasons.append("not_continuous")
        return points
    if len(tracks[1]) > 0.05 * len(there):
        reasons.append("two_people")
    kept = np.full(len(points), True)
    kept[[f for t in tracks[1:] for f in t]] = False
    return np.where(kept[:, None, None], points, np.nan)


def _upright(points: Floats) -> Floats:
    """y up: pictures count it downwards. Whoever is seen with the head below the feet most of the time has y up already."""
    above = median((median(points[:, [0, 7, 8, 11, 12], 1]) - median(points[:, [25, 26, 27, 28], 1]))[None])[0]
    return points if above > 0.3 else points * (1.0, -1.0, 1.0)


def _unswapped(points: Floats) -> Floats:
    """Left and right as they were: a frame in which the mirrored body continues the last one far better was swapped."""
    out, last = points.copy(), None
    body = np.array(BODY)
    for t in range(len(out)):
        now = out[t, body, :2]
        if np.isfinite(now[:, 0]).sum() < 6:
            continue
        if last is not None:
            kept, turned = out[t, body, :2] - last, out[t, MIRRORED[body], :2] - last
            both = np.isfinite(kept[:, 0]) & np.isfinite(turned[:, 0])
            if both.sum() >= 6:
                stay, swap = np.linalg.norm(kept[both], axis=1).mean(), np.linalg.norm(turned[both], axis=1).mean()
                if stay > 0.12 and swap < 0.5 * stay:
                    out[t] = out[t, MIRRORED]
        fresh = out[t, body, :2]
        last = fresh if last is None else np.where(np.isfinite(fresh), fresh, last)
    return out


def filled(series: Floats, longest: int) -> Floats:
    """A series (t,) with gaps of at most `longest` frames filled in straight lines; longer ones stay."""
    good = np.isfinite(series)
    if good.all() or good.sum() < 2:
        return series
    at = np.flatnonzero(good)
    out = np.interp(np.arange(len(series)), at, series[at])
    for start, end in runs(~good):
        if end - start > longest or start == 0 or end == len(series):
            out[start:end] = np.nan
    return out


def runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and end (exclusive) of each stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def low_pass(series: Floats, fps: float, cutoff_hz: float = CUTOFF_HZ) -> Floats:
    """Columns (t, n) without what is quicker than the cutoff, no lag; gaps stay where they were."""
    cutoff = min(cutoff_hz, 0.4 * fps)
    if len(series) < 16:
        return series
    lost = ~np.isfinite(series)
    out = series.copy()
    for k in np.flatnonzero(lost.any(axis=0)):
        good = np.flatnonzero(~lost[:, k])
        out[:, k] = np.interp(np.arange(len(out)), good, series[good, k]) if len(good) > 1 else 0.0
    from scipy.signal import butter, sosfiltfilt

    out = sosfiltfilt(butter(2, cutoff, fs=fps, output="sos"), out, axis=0, padlen=min(15, len(out) - 1))
    out[lost] = np.nan
    return np.asarray(out)


def _smooth(points: Floats, fps: float) -> Floats:
    flat = points.reshape(len(points), -1).copy()
    longest = round(GAP_S * fps)
    for k in np.flatnonzero(np.isnan(flat).any(axis=0)):
        flat[:, k] = filled(flat[:, k], longest)
    return low_pass(flat, fps).reshape(points.shape)


def _solid(points: Floats) -> bool:
    """Whether bones keep their length in three dimensions though they turn: then z was measured."""
    spreads = []
    for a, b in ((11, 13), (12, 14), (23, 25), (24, 26), (25, 27), (26, 28), (13, 15), (14, 16)):
        bone = points[:, a] - points[:, b]
        length = np.linalg.norm(bone, axis=-1)
        if np.isfinite(length).sum() > 10 and np.nanstd(bone[:, 2]) > 0.01:
            spreads.append(float(np.nanstd(length) / np.nanmean(length)))
    return bool(len(spreads) >= 3 and np.median(spreads) < STEADY_BONE)
