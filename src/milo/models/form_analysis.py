"""A recording of landmarks as the document of `milo form`: repetitions, angles, faults, form and strain."""

from __future__ import annotations

from typing import Any

import numpy as np

from milo.locales import text
from milo.models import form as shelf_form
from milo.models.form import EXERCISES, SURE, FormModel
from milo.signals import pose_faults
from milo.signals.pose import Floats, Pose, between, prepare
from milo.signals.pose_angles import JOINTS, channels, joint_angles
from milo.signals.pose_features import features, still
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
    pose = prepare(landmarks, fps)
    reasons = list(pose.reasons)
    document = _empty(pose)
    angles = joint_angles(pose)
    found = count(pose, angles)
    named, chance, rows, series = _named(pose, angles, found, known, model)
    if known is None and model is not None and (named is None or chance < SURE) and pose.view is not None:
        turned = _turned(landmarks, fps, model)
        if turned is not None and turned[2] > max(chance, 0.8):
            pose, named, chance = turned
            reasons.append("phone_rotated")
            angles = joint_angles(pose)
            found = count(pose, angles)
            named, chance, rows, series = _named(pose, angles, found, None, model)
    sure = named is not None and chance >= SURE
    if pose.view is not None and not sure:
        reasons.append("exercise_unknown")
    reasons += [r for r in found.reasons if r not in reasons]
    shown = model.angles(pose, angles) if model is not None else angles
    document["view"] = pose.view
    document["exercise"] = {"name": named, "chance": round(float(chance), 3)} if sure else None
    document["angles"] = {name: _listed(values) for name, values in shown.items()}
    judged = _judge(pose, rows, named, model) if sure and named is not None and rows else []
    document["reps"] = [
        _rep(pose, shown, series, found, k, named if sure else None, judged[k][0] if k < len(judged) else [])
        for k in range(len(found.reps))
    ]
    document["count"], document["partial"] = len(found.reps), sum(r.partial for r in found.reps)
    blind = {"nobody_seen", "torso_not_seen", "not_continuous"} & set(reasons)
    if blind:
        document["count"] = None
    elif judged:
        spread = model.spread if model is not None else np.array([20.0, 20.0])
        for key, k in (("form", 0), ("strain", 1)):
            values = [(j[1], j[2])[k] for j in judged]
            middle, margin = float(np.mean(values)), float(spread[k])
            document[key] = {
                "score": round(middle, 1),
                "interval": [round(max(0.0, middle - margin), 1), round(min(100.0, middle + margin), 1)],
            }
        document["by"] = judged[0][3]
    document["reasons"] = [{"code": code, "text": text(f"form-reason-{code.replace('_', '-')}", language)} for code in reasons]
    return document


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


def _named(
    pose: Pose, angles: dict[str, Floats], found: Count, known: str | None, model: FormModel | None
) -> tuple[str | None, float, list[dict[str, float]], dict[str, Floats]]:
    """Exercise, its chance, the repetitions' features and the series they come from."""
    if pose.view is None:
        return known, 1.0 if known else 0.0, [], {}
    series = channels(pose, angles)
    rows = [features(pose, series, r) for r in found.reps]
    if known:
        return known, 1.0, rows or ([still(pose, series)] if known == "plank" else []), series
    if model is None:
        return None, 0.0, rows, series
    resting = not rows
    if resting:
        rows = [still(pose, series)]
    chance = model.recognise(model.rows(rows))
    best = int(np.argmax(chance))
    name = EXERCISES[best]
    # Without a repetition only what is held can be named, and what is held has none.
    if name == "other" or resting != (name == "plank"):
        return None, float(chance[best]), [] if resting else rows, series
    return name, float(chance[best]), rows, series


def _turned(landmarks: Floats, fps: float, model: FormModel) -> tuple[Pose, str, float] | None:
    """The recording as a phone held sideways would have it, the better of both ways, where an exercise shows in it."""
    best = None
    raw = np.asarray(landmarks, float)
    for quarter in (QUARTER, QUARTER.T):
        turned = raw.copy()
        turned[..., :2] = raw[..., :2] @ quarter.T
        pose = prepare(turned, fps)
        angles = joint_angles(pose)
        name, chance, _, _ = _named(pose, angles, count(pose, angles), None, model)
        if name is not None and (best is None or chance > best[2]):
            best = (pose, name, chance)
    return best


def _judge(
    pose: Pose, rows: list[dict[str, float]], named: str, model: FormModel | None
) -> list[tuple[list[dict[str, Any]], float, float, str]]:
    """Faults, form and strain of each repetition, and who judged: trees where they were trained, else rules."""
    out = []
    by_trees = model.assess(model.rows(rows), named) if model is not None else {}
    for k, row in enumerate(rows):
        by_rules = pose_faults.judged(row, named, pose.view)
        mine = {r.name for r in pose_faults.RULES if named in r.exercises}
        if model is not None:
            sure = {
                r.name: pose_faults.SURE[r.sure] * (1.0 if pose.view in r.views else 0.5)
                for r in pose_faults.RULES
                if named in r.exercises
            }
            faults = [
                {"id": f, "severity": round(float(v[k]), 2), "sure": round(sure[f], 2)}
                for f, v in by_trees.items()
                if f in mine and v[k] >= TOLD_FROM
            ]
            out.append((faults, float(by_trees["form"][k]), float(by_trees["strain"][k]), model.by))
        else:
            faults = [{"id": f, "severity": round(s, 2), "sure": c} for f, (s, c) in by_rules.items() if s >= TOLD_FROM]
            out.append((faults, pose_faults.score(by_rules, named), pose_faults.strain(by_rules, named), "rules"))
    return out


def _rep(
    pose: Pose,
    angles: dict[str, Floats],
    series: dict[str, Floats],
    found: Count,
    k: int,
    named: str | None,
    faults: list[dict[str, Any]],
) -> dict[str, Any]:
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
