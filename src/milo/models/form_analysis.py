"""A recording of landmarks as the document of `milo form`: repetitions, angles, faults, form and strain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from milo.locales import text
from milo.models import form as shelf_form
from milo.models.form import EXERCISES, SURE, FormModel
from milo.signals import pose_faults
from milo.signals.pose import Floats, Pose, between, median, prepare
from milo.signals.pose_angles import JOINTS, channels, joint_angles
from milo.signals.pose_features import features, still, whole
from milo.signals.pose_reps import Count, Rep, count
from milo.vocabulary.errors import UnknownName

PRIMARY = {
    "squat": "knee", "deadlift": "hip", "bench_press": "elbow", "overhead_press": "elbow", "lunge": "knee", "push_up": "elbow",
    "pull_up": "elbow", "row": "elbow", "curl": "elbow", "sit_up": "hip", "sit_to_stand": "knee", "side_lunge": "knee",
    "shoulder_abduction": "shoulder",
}  # fmt: skip
RAISES_FIRST = {"overhead_press", "pull_up", "row", "curl", "sit_up", "sit_to_stand", "shoulder_abduction"}
"""Exercises whose first half is the effort; in the others it is the lowering."""
LEG = {"squat", "lunge", "side_lunge", "sit_to_stand"}
TOLD_FROM = 0.25  # severity below which a fault is not told (our choice: within the judge's error)
TURNED_FROM = 0.8  # chance from which a turned picture is believed (our choice)
BLIND = {"nobody_seen", "torso_not_seen", "not_continuous"}
QUARTER = np.array([[0.0, -1.0], [1.0, 0.0]])


def movement(exercise: str) -> str:
    """The movement an exercise's id or name belongs to. Raises UnknownName.

    >>> movement("barbell_back_squat")
    'squat'
    """
    words = (
        exercise.lower()
        .replace("-", "_")
        .replace(" ", "_")
        .replace("pushup", "push_up")
        .replace("pullup", "pull_up")
        .replace("situp", "sit_up")
    )
    fits = [
        e for e in EXERCISES[:-1] if set(e.split("_")) <= {w.rstrip("s") if w not in {"press"} else w for w in words.split("_")}
    ]
    if not fits:
        raise UnknownName("exercise", exercise, EXERCISES[:-1])
    return max(fits, key=len)


def analyse(
    landmarks: Floats, fps: float, exercise: str | None = None, language: str = "en", model: FormModel | None = None
) -> dict[str, Any]:
    """Everything a camera can say about a set.

    Parameters
    ----------
    landmarks : array, shape (frames, 33, 2 to 4)
        As `signals.pose.prepare` takes them.
    fps : float
        Frames a second.
    exercise : str, optional
        Id or name of the exercise, where it is known; else it is recognised or stays unknown.
    language : str
        Of the reasons' texts.
    model : FormModel, optional
        Instead of the one on the shelf (training uses it).

    Returns
    -------
    dict
        The document of `milo form` (contracts.md, section 7).
    """
    model = model or shelf_form.load()
    known = movement(exercise) if exercise else None
    seen = _look(prepare(landmarks, fps), model)
    named, chance = (known, 1.0) if known else _named(seen, model)
    reasons = list(seen.pose.reasons)
    if known is None and model is not None and chance < SURE and seen.pose.view is not None and _lies(seen.pose):
        turned = _turned(landmarks, fps, model)
        if turned is not None and turned[2] > max(chance, TURNED_FROM):
            seen, named, chance = turned
            reasons.append("phone_rotated")
    if chance < SURE:
        named = None
        if seen.pose.view is not None:
            reasons.append("exercise_unknown")
    reasons += [r for r in seen.found.reasons if r not in reasons]
    rows = [still(seen.pose, seen.series)] if named == "plank" and seen.series else seen.rows
    judges = _judged(seen.pose, rows, named, model) if named is not None and rows else []
    document = _empty(seen.pose)
    document["view"] = seen.pose.view
    document["exercise"] = {"name": named, "chance": round(float(chance), 3)} if named else None
    document["angles"] = {name: _listed(values) for name, values in seen.angles.items()}
    document["reps"] = [_rep(seen, k, named, judges[k].faults if judges else []) for k in range(len(seen.found.reps))]
    document["count"], document["partial"] = len(seen.found.reps), sum(r.partial for r in seen.found.reps)
    if BLIND & set(reasons):
        document["count"] = None
    elif judges:
        # The last judgement is of the set as a whole.
        spread = model.spread if model is not None else np.array([20.0, 20.0])
        for key, value, margin in zip(("form", "strain"), (judges[-1].form, judges[-1].strain), spread, strict=True):
            document[key] = {
                "score": round(value, 1),
                "interval": [round(max(0.0, value - float(margin)), 1), round(min(100.0, value + float(margin)), 1)],
            }
        document["by"] = model.by if model is not None else "rules"
    document["reasons"] = [{"code": code, "text": text(f"form-reason-{code.replace('_', '-')}", language)} for code in reasons]
    return document


@dataclass(frozen=True)
class _Seen:
    """A recording as it was measured."""

    pose: Pose
    angles: dict[str, Floats]
    found: Count
    series: dict[str, Floats]
    rows: list[dict[str, float]]


@dataclass(frozen=True)
class _Judgement:
    """Faults, form and strain of a repetition or a set."""

    faults: list[dict[str, Any]]
    form: float
    strain: float


def _look(pose: Pose, model: FormModel | None) -> _Seen:
    geometric = joint_angles(pose)
    found = count(pose, geometric)
    if pose.view is None:
        return _Seen(pose, geometric, found, {}, [])
    angles = model.angles(pose, geometric) if model is not None else geometric
    # As the judges were trained: from geometry where depth is steady.
    series = channels(pose, geometric if pose.solid else angles)
    return _Seen(pose, angles, found, series, [features(pose, series, r) for r in found.reps])


def _empty(pose: Pose) -> dict[str, Any]:
    seen = int((np.isfinite(pose.points[:, 11:29, 0]).sum(axis=1) >= 4).sum())
    return {
        "frames": pose.frames,
        "seen": seen,
        "fps": pose.fps,
        "view": None,
        "exercise": None,
        "count": 0,
        "partial": 0,
        "reps": [],
        "angles": {},
        "form": None,
        "strain": None,
        "by": None,
        "reasons": [],
    }


def _named(seen: _Seen, model: FormModel | None) -> tuple[str | None, float]:
    """The exercise that is recognised and its chance; None and 0 where it is none Milo knows."""
    if model is None or not seen.series:
        return None, 0.0
    chance = model.recognise(model.rows(seen.rows or [still(seen.pose, seen.series)]))
    best = int(np.argmax(chance))
    # Without a repetition only what is held can be named, and what is held has none.
    if EXERCISES[best] == "other" or (not seen.rows) != (EXERCISES[best] == "plank"):
        return None, 0.0
    return EXERCISES[best], float(chance[best])


def _lies(pose: Pose) -> bool:
    """Whether the body lies across the picture: it does lie, or the phone was held sideways."""
    along = np.abs(pose.middle((11, 12)) - between(pose.middle((25, 26)), pose.middle((27, 28))))
    return bool(median(along[None, :, 0])[0] > median(along[None, :, 1])[0])


def _turned(landmarks: Floats, fps: float, model: FormModel) -> tuple[_Seen, str, float] | None:
    """The recording as a phone held sideways would have it, the better of both ways, where an exercise shows in it."""
    best = None
    raw = np.asarray(landmarks, float)
    for quarter in (QUARTER, QUARTER.T):
        turned = raw.copy()
        turned[..., :2] = raw[..., :2] @ quarter.T
        seen = _look(prepare(turned, fps), model)
        name, chance = _named(seen, model)
        if name is not None and (best is None or chance > best[2]):
            best = (seen, name, chance)
    return best


def _judged(pose: Pose, rows: list[dict[str, float]], named: str, model: FormModel | None) -> list[_Judgement]:
    """A judgement of each repetition and, last, of the set."""
    rules = [r for r in pose_faults.RULES if named in r.exercises]
    if model is None:
        found = [pose_faults.judged(row, named, pose.view) for row in [*rows, whole(rows)]]
        return [_Judgement(_told(f), pose_faults.score(f, named), pose_faults.strain(f, named)) for f in found]
    told = model.assess(model.rows([*rows, whole(rows)]), named)
    # A fault that the view cannot show well is half as sure.
    sure = {r.name: pose_faults.SURE[r.sure] * (1.0 if pose.view in r.views else 0.5) for r in rules}
    return [
        _Judgement(
            _told({f: (float(told[f][k]), s) for f, s in sure.items() if f in told}),
            float(told["form"][k]),
            float(told["strain"][k]),
        )
        for k in range(len(rows) + 1)
    ]


def _told(faults: dict[str, tuple[float, float]]) -> list[dict[str, Any]]:
    """Faults worth a word, the gravest first."""
    kept = [{"id": f, "severity": round(s, 2), "sure": round(c, 2)} for f, (s, c) in faults.items() if s >= TOLD_FROM]
    return sorted(kept, key=lambda f: -f["severity"] * f["sure"])


def _rep(seen: _Seen, k: int, named: str | None, faults: list[dict[str, Any]]) -> dict[str, Any]:
    pose, angles, series, found = seen.pose, seen.angles, seen.series, seen.found
    rep, fps = found.reps[k], pose.fps
    joint = PRIMARY.get(named or "") or max(JOINTS, key=lambda j: _range(_both(angles, j), rep))
    gap = np.abs(angles[f"{joint}_left"] - angles[f"{joint}_right"])[rep.start : rep.end + 1]
    thigh = np.linalg.norm((pose.points[:, 23:25] - pose.points[:, 25:27])[..., :2], axis=-1)
    low = series["hip_knee"][rep.bottom] if series and named in LEG else np.nan
    depth = -low / np.nanpercentile(thigh, 92) if np.isfinite(low) and np.isfinite(thigh).any() else None
    rest = (found.reps[k + 1].start - rep.end) / fps if k + 1 < len(found.reps) else 0.0
    return {
        "start_s": round(rep.start / fps, 2),
        "bottom_s": round(rep.bottom / fps, 2),
        "end_s": round(rep.end / fps, 2),
        "rom_deg": _rounded(_range(_both(angles, joint), rep)),
        "depth_index": _rounded(depth, 2),
        "tempo_s": _tempo(found, rep, fps, rest, named),
        "asymmetry_deg": _rounded(float(np.nanmean(gap)) if np.isfinite(gap).mean() > 0.3 else None),
        "faults": faults,
    }


def _tempo(found: Count, rep: Rep, fps: float, rest: float, named: str | None) -> list[float]:
    """Seconds of lowering, pause, effort, pause."""
    assert found.series is not None
    piece = found.series[rep.start : rep.end + 1]
    turn = rep.bottom - rep.start
    near = np.flatnonzero(piece <= np.nanmin(piece) + 0.08 * np.ptp(piece[np.isfinite(piece)]))
    near = near if len(near) else np.array([turn])
    out, hold, back = near[0] / fps, (near[-1] - near[0]) / fps, (len(piece) - 1 - near[-1]) / fps
    order = (back, rest, out, hold) if named in RAISES_FIRST else (out, hold, back, rest)
    return [round(float(x), 2) for x in order]


def _both(angles: dict[str, Floats], joint: str) -> Floats:
    return between(angles[f"{joint}_left"], angles[f"{joint}_right"])


def _range(values: Floats, rep: Rep) -> float:
    piece = values[rep.start : rep.end + 1]
    return float(np.nanmax(piece) - np.nanmin(piece)) if np.isfinite(piece).any() else float("-inf")


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None or not np.isfinite(value) else round(float(value), digits)


def _listed(values: Floats) -> list[float | None]:
    return [round(float(v), 1) if np.isfinite(v) else None for v in values]


def skeleton(landmarks: Floats, fps: float, most: int = 900) -> dict[str, Any]:
    """A recording as a page draws it: points (frames, 33, 2) in torso lengths, y down, None where missing."""
    pose = prepare(landmarks, fps)
    step = max(1, -(-pose.frames // most))
    points = pose.points[::step, :, :2] * (1.0, -1.0)
    return {
        "fps": fps / step,
        "frames": [[None if not np.isfinite(x) else [round(float(x), 3), round(float(y), 3)] for x, y in f] for f in points],
    }
