"""`milo form` and `milo simulate form`: the documents of the contract, from any file of landmarks."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from milo.app.cli import app
from milo.app.form_files import read_landmarks
from milo.signals.pose import NAMES
from milo.twin.lift_camera import Camera, film
from milo.twin.lifts import perform
from milo.vocabulary.errors import BadValue, RefusedFile

KEYS = {
    "frames", "seen", "fps", "view", "exercise", "count", "partial", "reps", "angles", "form", "strain", "by", "reasons",
}  # fmt: skip
REP_KEYS = {"start_s", "bottom_s", "end_s", "rom_deg", "depth_index", "tempo_s", "asymmetry_deg", "faults"}


@pytest.fixture(scope="module")
def squat() -> np.ndarray:
    rng = np.random.default_rng(4)
    take = perform("squat", rng, fps=20.0, reps=4, faults={})
    return film(take.points, Camera(10.0, 2.0, 0.0, 3.2, 0.9, 1280, 720), 1.7, rng)


def form(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(app, ["form", *arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_set_is_told_in_the_keys_of_the_contract(squat: np.ndarray, tmp_path: Path) -> None:
    np.save(tmp_path / "set.npy", squat)
    document = form(str(tmp_path / "set.npy"), "--fps", "20", "--exercise", "squat")
    assert set(document) == KEYS
    assert document["count"] == 4
    assert document["view"] == "side"
    assert document["exercise"] == {"name": "squat", "chance": 1.0}
    assert set(document["reps"][0]) == REP_KEYS
    assert len(document["reps"][0]["tempo_s"]) == 4
    assert document["reps"][0]["depth_index"] > -0.4
    assert 60 < document["reps"][0]["rom_deg"] < 150
    assert len(document["angles"]["knee_left"]) == document["frames"] == len(squat)
    low, high = document["form"]["interval"]
    assert low <= document["form"]["score"] <= high
    assert document["by"]


@pytest.mark.parametrize("kind", ["named", "numbered", "bare", "jsonl", "jsonl_objects"])
def test_tables_and_lines_of_landmarks_give_the_same_count(squat: np.ndarray, tmp_path: Path, kind: str) -> None:
    path = tmp_path / ("set.jsonl" if kind.startswith("jsonl") else "set.csv")
    seen = np.nan_to_num(squat)
    if kind == "named":
        head = [f"{n}_{a}" for n in NAMES for a in ("x", "y", "z", "v")]
        lines = [",".join(["t_s", *head]), *(",".join([str(k / 20), *map(str, f.ravel())]) for k, f in enumerate(seen))]
    elif kind == "numbered":
        lines = [
            ",".join(f"{a}{k}" for k in range(1, 34) for a in ("x", "y", "z", "v")),
            *(",".join(map(str, f.ravel())) for f in seen),
        ]
    elif kind == "bare":
        lines = [",".join(["squat", *map(str, f[:, :3].ravel())]) for f in seen]
    elif kind == "jsonl":
        lines = [json.dumps({"t_s": k / 20, "landmarks": f.tolist()}) for k, f in enumerate(seen)]
    else:
        lines = [json.dumps([{"x": p[0], "y": p[1], "z": p[2], "visibility": p[3]} for p in f]) for f in seen]
    path.write_text("\n".join(lines))
    points, rate = read_landmarks(path, 20.0)
    assert points.shape[:2] == (len(squat), 33)
    assert rate == pytest.approx(20.0)
    assert form(str(path), "--fps", "20")["count"] == 4


def test_a_folder_gives_a_line_a_file_in_order_and_says_which_was_refused(squat: np.ndarray, tmp_path: Path) -> None:
    np.save(tmp_path / "b.npy", squat)
    np.save(tmp_path / "c.npy", np.broadcast_to(squat[:1], squat.shape))
    (tmp_path / "a.csv").write_text("hello,world\n1,2\n")
    result = CliRunner().invoke(app, ["form", "--batch", str(tmp_path), "--out", str(tmp_path / "out.jsonl"), "--fps", "20"])
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert result.exit_code == 1
    assert [line["file"] for line in lines] == ["a.csv", "b.npy", "c.npy"]
    assert "error" in lines[0]
    assert lines[1]["count"] == 4
    assert lines[2]["count"] == 0
    assert {r["code"] for r in lines[2]["reasons"]} >= {"no_repetition"}


@pytest.mark.parametrize("line", ['{"landmarks": [1, 2]}', "[[0.1, 0.2, 0.3]]", '"squat"', '{"landmarks": 7}', str([7] * 33)])
def test_a_line_without_33_points_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps([[0.1, 0.2, 0.3]] * 33)}\n{line}\n")
    with pytest.raises(BadValue, match=r"33 points of x, y, z a frame, but found a\.jsonl, line 2"):
        read_landmarks(tmp_path / "a.jsonl", 30.0)


def test_a_frame_in_which_nobody_is_seen_and_a_list_of_people_are_read(tmp_path: Path) -> None:
    frame = [[0.1, 0.2, 0.3]] * 33
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"pose_landmarks": one}) for one in ([frame], None, [], frame)))
    points, _ = read_landmarks(tmp_path / "a.jsonl", 30.0)
    assert np.isnan(points[:, 0, 0]).tolist() == [False, True, True, False]


def test_a_table_of_several_recordings_is_refused(tmp_path: Path) -> None:
    head = ",".join(["sequence", *(f"{n}_{a}" for n in NAMES for a in ("x", "y"))])
    (tmp_path / "all.csv").write_text("\n".join([head, *(f"{k // 3}," + ",".join(["0.5"] * 66) for k in range(6))]))
    with pytest.raises(RefusedFile, match="2 in the column sequence of"):
        read_landmarks(tmp_path / "all.csv", 30.0)


def test_pickles_and_other_shapes_are_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "evil.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(RefusedFile, match="pickled"):
        read_landmarks(tmp_path / "evil.npy", 30.0)
    np.save(tmp_path / "flat.npy", np.zeros((10, 17, 3)))
    with pytest.raises(BadValue, match="33"):
        read_landmarks(tmp_path / "flat.npy", 30.0)
    with pytest.raises(RefusedFile):
        read_landmarks(Path(__file__), 30.0)


def test_simulated_sets_are_the_same_for_the_same_seed_and_counted_as_labelled(tmp_path: Path) -> None:
    for name in ("one", "two"):
        result = CliRunner().invoke(
            app, ["simulate", "form", "--sequences", "5" if name == "one" else "1", "--out", str(tmp_path / name), "--seed", "8"]
        )
        assert result.exit_code == 0, result.output
    labels = json.loads((tmp_path / "one/biomechanics_labels.json").read_text())["sequences"]
    assert [one["exercise"] for one in labels] == ["squat", "deadlift", "bench_press", "overhead_press", "lunge"]
    again = (tmp_path / "two/biomechanics_dataset.csv").read_text()
    assert (tmp_path / "one/biomechanics_dataset.csv").read_text().startswith(again)
    assert again.count("\n") == labels[0]["frames"] + 1
    off = [abs(form(str(tmp_path / "one" / s["file"]), "--fps", str(s["fps"]))["count"] - s["repetitions"]) for s in labels]
    assert max(off) <= 1
