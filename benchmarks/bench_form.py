"""Form where no real film may be used: drawn people through the whole video path, good lifts, and real squat landmarks.

`PYTHONPATH=src python benchmarks/bench_form.py` prints figures of docs/form.md as JSON. The clips are drawn
(milo.twin.lift_drawn), so they say whether the path from a video to a count holds, not how well real people are seen.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from milo.models.form_analysis import analyse
from milo.signals.pose import NAMES, prepare
from milo.signals.pose_angles import joint_angles
from milo.twin.lift_camera import Camera, camera, film
from milo.twin.lift_drawn import drawn
from milo.twin.lifts import FIVE, LIFTS, perform

SEED = 21  # of nothing that was trained
FPS, LONGEST_S = 15.0, 20.0
HIGH_STRAIN = 50.0  # of 100, from which a good lift would be told off (our choice)
SQUATS = Path(os.environ.get("MILO_SHARED_DATA", Path(__file__).resolve().parents[1] / ".." / "shared" / "data")) / "form-squat"


def clip(path: Path, exercise: str, rng: np.random.Generator) -> int:
    """Write a video of a drawn person; the repetitions in it."""
    import av

    take = perform(exercise, rng, fps=FPS, reps=int(rng.integers(2, 6)), faults={})
    shot = Camera(float(rng.choice([-1, 1]) * rng.uniform(0, 60)), 3.0, 0.0, float(rng.uniform(3.0, 4.0)), 0.9, 480, 640)
    with av.open(str(path), "w") as video:
        stream = video.add_stream("mpeg4", rate=int(FPS))
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = shot.width, shot.height_px, "yuv420p", 2_000_000
        for picture in drawn(take.points[: round(LONGEST_S * FPS)], shot):
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")):
                video.mux(packet)
        for packet in stream.encode():
            video.mux(packet)
    return sum(end <= LONGEST_S for _, _, end in take.reps)


def clips(number: int) -> dict[str, Any]:
    """Drawn clips of all exercises in turn, counted and named by the whole path, and the seconds a second of film takes."""
    from milo.app.form_video import landmarks_of

    kinds = [e for e in LIFTS if e != "plank"]
    off, seen, named, right, took, filmed = [], [], 0, 0, 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for k in range(number):
            path, exercise = Path(folder) / f"{k}.mp4", kinds[k % len(kinds)]
            truth = clip(path, exercise, np.random.default_rng((SEED, k)))
            began = time.perf_counter()
            points, rate = landmarks_of(path)
            found = analyse(points, rate)
            took += time.perf_counter() - began
            filmed += len(points) / rate
            off.append(truth if found["count"] is None else abs(found["count"] - truth))
            seen.append(found["seen"] / found["frames"])
            if found["exercise"] is not None:
                named += 1
                right += found["exercise"]["name"] == exercise
            path.unlink()
    return {
        "clips": number,
        "exact": round(float(np.mean(np.array(off) == 0)), 3),
        "within_one": round(float(np.mean(np.array(off) <= 1)), 3),
        "frames_seen": round(float(np.mean(seen)), 3),
        "named": named,
        "named_right": right,
        "seconds_a_second_of_film": round(took / filmed, 3),
    }


def lifts(number: int) -> dict[str, Any]:
    """Faultless simulated sets of the five lifts: how often strain is called high, and what they are named."""
    high, named, right = 0, 0, 0
    judged = 0
    for k in range(number):
        rng = np.random.default_rng((SEED + 1, k))
        take = perform(FIVE[k % len(FIVE)], rng, fps=15.0, reps=3, faults={})
        found = analyse(film(take.points, camera(rng), 1.7, rng), 15.0)
        if found["exercise"] is not None:
            named += 1
            right += found["exercise"]["name"] == take.exercise
        if found["strain"] is not None:
            judged += 1
            high += found["strain"]["score"] >= HIGH_STRAIN
    return {"sets": number, "judged": judged, "called_high_strain": high, "named": named, "named_right": right}


def squat_frames() -> dict[str, Any]:
    """Real landmarks of squats, labelled up or down frame by frame: area under the curve of the knee's flexion."""
    with gzip.open(SQUATS / "squat_train.csv.gz", "rt") as f:
        rows = list(csv.DictReader(f))
    points = np.full((len(rows), len(NAMES), 4), np.nan)
    for k, name in enumerate(NAMES):
        if f"{name}_x" in rows[0]:
            points[:, k] = [[float(row[f"{name}_{a}"]) for a in "xyzv"] for row in rows]
    down = np.array([row["label"] == "down" for row in rows])
    knee = []
    for start in range(0, len(points), 20):  # pieces: neighbours are neighbours in a film, the table has no names of films
        angles = joint_angles(prepare(points[start : start + 20], 15.0))
        knee.append(np.nanmean([angles["knee_left"], angles["knee_right"]], axis=0))
    value = np.concatenate(knee)
    good = np.isfinite(value)
    high, low = np.sort(value[good & down]), np.sort(value[good & ~down])
    area = float((np.searchsorted(low, high) / len(low)).mean())
    return {"frames": len(rows), "read": round(float(good.mean()), 3), "auc_down_by_knee": round(area, 3)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=26)
    parser.add_argument("--lifts", type=int, default=200)
    asked = parser.parse_args()
    told = {"good_lifts": lifts(asked.lifts), "drawn_clips": clips(asked.clips)}
    if SQUATS.is_dir():
        told["squat_frames"] = squat_frames()
    print(json.dumps(told, indent=1))
