"""Files of landmarks: NumPy arrays, wide CSV tables, JSON lines; whatever their columns are called."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import numpy as np

from milo.signals.pose import NAMES, Floats
from milo.vocabulary.errors import BadValue, RefusedFile

LANDMARK_FILES = (".npy", ".csv", ".jsonl")
VIDEO_FILES = (".mp4", ".webm", ".mov", ".mkv", ".avi", ".m4v")
LARGEST_BYTES = 200_000_000
LONGEST_FRAMES = 60_000
AXES = {"x": 0, "y": 1, "z": 2, "v": 3, "vis": 3, "visibility": 3}
TIMES = {
    "t_s": 1.0,
    "time_s": 1.0,
    "time": 1.0,
    "timestamp": 1.0,
    "timestamp_s": 1.0,
    "t_ms": 1e-3,
    "timestamp_ms": 1e-3,
    "time_ms": 1e-3,
}
MANY = frozenset({"sequence", "sequence_id", "set", "set_id", "video", "clip"})
"""Columns that tell several recordings of one table apart."""


def read_landmarks(path: Path, fps: float) -> tuple[Floats, float]:
    """Landmarks (frames, 33, 3 or 4) and frames a second of a file; its own clock counts for more than `fps`.

    Raises RefusedFile where the file is none of these kinds, and BadValue where its shape is wrong.
    """
    if not path.is_file():
        raise BadValue("a readable file", str(path), "check the path")
    if path.stat().st_size > LARGEST_BYTES:
        raise RefusedFile("a file of at most 200 MB", f"{path.name}: {path.stat().st_size / 1e6:.0f} MB", "cut the recording")
    reader = {".npy": _npy, ".csv": _csv, ".jsonl": _jsonl}.get(path.suffix.lower())
    if reader is None:
        raise RefusedFile("landmarks (.npy, .csv, .jsonl) or a video", path.name, "convert the file")
    points, clock = reader(path)
    if points.ndim == 2 and points.shape[1] in (66, 99, 132):
        points = points.reshape(len(points), len(NAMES), -1)
    if points.ndim != 3 or points.shape[1] != len(NAMES):
        raise BadValue("33 landmarks a frame", f"shape {points.shape}", "write MediaPipe's 33 landmarks in their order")
    if len(points) > LONGEST_FRAMES:
        raise RefusedFile(f"at most {LONGEST_FRAMES} frames", f"{len(points)}", "cut the recording")
    return points, clock or fps


def _npy(path: Path) -> tuple[Floats, float | None]:
    try:
        return np.asarray(np.load(path, allow_pickle=False), float), None
    except (ValueError, OSError, EOFError) as e:
        raise RefusedFile("a NumPy array without pickled objects", f"{path.name}: {e}", "save it with numpy.save") from None


def _rate(times: list[float]) -> float | None:
    steps = np.diff([t for t in times if np.isfinite(t)])
    step = float(np.median(steps)) if len(steps) else 0.0
    return 1 / step if 0.004 <= step <= 0.25 else None


def _jsonl(path: Path) -> tuple[Floats, float | None]:
    rows, times = [], []
    with path.open(encoding="utf-8-sig", errors="replace") as f:
        for number, line in enumerate(f, 1):
            if not line.strip():
                continue
            try:
                document = json.loads(line)
            except ValueError:
                raise RefusedFile("a JSON document a line", f"{path.name}, line {number}", "write one frame a line") from None
            key = next((k for k in TIMES if isinstance(document, dict) and isinstance(document.get(k), int | float)), None)
            if key:
                times.append(document[key] * TIMES[key])
            try:
                rows.append(_frame(document))
            except (TypeError, ValueError):
                raise BadValue("33 points of x, y, z a frame", f"{path.name}, line {number}: {line.strip()[:60]}") from None
    return np.array(rows, float).reshape(-1, len(NAMES), 4), _rate(times)


def _frame(document: Any) -> Floats:
    """One frame (33, 4) of a list of points, or of a document that holds one; NaN where a point is absent.

    Raises TypeError or ValueError for anything else. None and an empty list are a frame in which nobody is seen.
    """
    out = np.full((len(NAMES), 4), np.nan)
    out[:, 3] = 1.0
    if isinstance(document, dict):
        document = next(
            (document[k] for k in ("landmarks", "pose_landmarks", "keypoints", "pose", "points") if k in document), document
        )
    if isinstance(document, list) and document and isinstance(document[0], list) and len(document[0]) == len(NAMES):
        document = document[0]  # one list for each person, the nearest first
    pairs: list[tuple[Any, Any]] = []
    if isinstance(document, dict):
        pairs = [(NAMES.index(k.lower()), v) for k, v in document.items() if k.lower() in NAMES]
    elif isinstance(document, list):
        flat = (
            [document[i : i + len(document) // 33] for i in range(0, len(document), len(document) // 33)]
            if len(document) in {66, 99, 132}
            else document
        )
        if len(flat) not in {0, len(NAMES)}:
            raise ValueError
        pairs = list(enumerate(flat))
    elif document is not None:
        raise TypeError
    for k, point in pairs:
        values = [point.get(a) for a in ("x", "y", "z", "visibility")] if isinstance(point, dict) else list(point or [])
        for axis, value in enumerate(values[:4]):
            if isinstance(value, int | float):
                out[k, axis] = value
    return out


def _csv(path: Path) -> tuple[Floats, float | None]:
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as f:
        rows = list(csv.reader(f))
    if not rows:
        raise RefusedFile("a table of landmarks", f"{path.name} is empty", "write one row a frame")
    places = _columns(rows[0])
    times: list[float] = []
    if not places:  # no header: labels first, then 99 or 132 numbers
        wide = next((n for n in (132, 99, 66) if len(rows[0]) >= n), 0)
        if not wide:
            raise RefusedFile(
                "columns such as nose_x, left_hip_y, or 99 or 132 numbers a row", f"{path.name}: {rows[0][:4]}", "name the columns"
            )
        body = rows if _number(rows[0][-1]) == _number(rows[0][-1]) else rows[1:]
        flat = np.array([[_number(c) for c in row[-wide:]] for row in body if len(row) >= wide])
        return flat.reshape(len(flat), len(NAMES), -1), None
    head = [c.strip().lower() for c in rows[0]]
    for column in (i for i, name in enumerate(head) if name in MANY):
        if (many := len({row[column] for row in rows[1:] if len(row) > column})) > 1:
            found = f"{many} in the column {head[column]} of {path.name}"
            raise RefusedFile("one recording a file", found, "write one file for each and use --batch")
    clock = next((i for i, c in enumerate(head) if c in TIMES), None)
    out = np.full((len(rows) - 1, len(NAMES), 4), np.nan)
    out[..., 3] = 1.0
    for k, row in enumerate(rows[1:]):
        for column, (landmark, axis) in places.items():
            if column < len(row):
                out[k, landmark, axis] = _number(row[column])
        if clock is not None and clock < len(row):
            times.append(_number(row[clock]) * TIMES[head[clock]])
    out[..., 2] = np.nan_to_num(out[..., 2])
    return out, _rate(times)


def _columns(head: list[str]) -> dict[int, tuple[int, int]]:
    """Column: landmark and axis, of names such as nose_x, x_nose, x0, lm_3_y, x1 to x33."""
    named: dict[int, tuple[int, int]] = {}
    numbered: dict[int, tuple[int, int]] = {}
    for column, name in enumerate(head):
        words = [w for w in re.split(r"[^a-z0-9]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", name.strip().lower()) if w]
        axis = next((AXES[w] for w in (words[-1:] + words[:1] + words[1:2]) if w in AXES), None)
        if axis is None:
            continue
        rest = [w for w in words if w not in AXES]
        if "_".join(rest) in NAMES:
            named[column] = (NAMES.index("_".join(rest)), axis)
        elif rest and rest[-1].isdigit():
            numbered[column] = (int(rest[-1]), axis)
    if named or not numbered:
        return named
    first = 1 if max(n for n, _ in numbered.values()) == len(NAMES) else 0
    return {c: (n - first, a) for c, (n, a) in numbered.items() if 0 <= n - first < len(NAMES)}


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")
