"""Simulated sets on disk: what `milo simulate form` writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from milo.signals.pose import NAMES, Pose
from milo.signals.pose_angles import ANGLES, joint_angles
from milo.twin.lift_camera import camera, film
from milo.twin.lifts import FIVE, TRUNK, perform

WHOLE_CSV_SETS = 200
"""Sets whose frames all go into the CSV; of more sets the CSV holds every tenth frame, the .npy files all."""


def write_sets(sequences: int, out: Path, seed: int) -> dict[str, Any]:
    """Write `sequences` sets: set_00000.npy (frames, 33, 4), biomechanics_dataset.csv and biomechanics_labels.json."""
    out.mkdir(parents=True, exist_ok=True)
    labels = []
    step = 1 if sequences <= WHOLE_CSV_SETS else 10
    with (out / "biomechanics_dataset.csv").open("w", newline="", encoding="utf-8") as sink:
        head = ["sequence", "frame", "t_s", *(f"{n}_{a}" for n in NAMES for a in ("x", "y", "z", "visibility")), *ANGLES]
        sink.write(",".join(head) + "\n")
        for k in range(sequences):
            rng = np.random.default_rng((seed, k))
            take = perform(FIVE[k % len(FIVE)], rng, fps=float(rng.integers(24, 61)))
            shot = camera(rng)
            tall = float(rng.normal(1.71, 0.09))
            landmarks = film(take.points, shot, tall, rng)
            name = f"set_{k:05d}.npy"
            np.save(out / name, landmarks.astype(np.float32))
            truth = joint_angles(Pose(take.points / TRUNK, take.fps, "front", 1.0, True))
            turned = {
                n: n.replace("left", "#").replace("right", "left").replace("#", "right") if shot.mirrored else n for n in ANGLES
            }
            angles = np.column_stack([truth[turned[n]] for n in ANGLES])
            frame = np.arange(0, len(landmarks), step)
            table = np.column_stack(
                [np.full(len(frame), k), frame, frame / take.fps, landmarks[frame].reshape(len(frame), -1), angles[frame]]
            )
            np.savetxt(sink, table, fmt=["%d", "%d", "%.4f", *["%.2f"] * (table.shape[1] - 3)], delimiter=",")
            labels.append(
                {
                    "sequence": k,
                    "file": name,
                    "fps": take.fps,
                    "frames": len(landmarks),
                    "exercise": take.exercise,
                    "repetitions": len(take.reps),
                    "reps": [[round(s, 3) for s in rep] for rep in take.reps],
                    "form_score": round(take.form, 1),
                    "strain": round(take.strain, 1),
                    "faults": {f: round(s, 3) for f, s in take.faults.items()},
                    "person": [seed, k],
                    "height_m": round(tall, 3),
                    "camera": {
                        "yaw_deg": round(shot.yaw, 1),
                        "view": shot.view,
                        "mirrored": shot.mirrored,
                        "width": shot.width,
                        "height": shot.height_px,
                    },
                    "angles_mean_deg": {n: round(float(v), 1) for n, v in zip(ANGLES, np.nanmean(angles, axis=0), strict=True)},
                    "origin": "simulated",
                }
            )
    (out / "biomechanics_labels.json").write_text(
        json.dumps({"seed": seed, "origin": "simulated", "sequences": labels}, indent=1), encoding="utf-8"
    )
    return {"sequences": sequences, "out": str(out), "seed": seed, "origin": "simulated"}
