"""Videos: read by a process of its own with limits, refused in one sentence, and gone afterwards."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from milo.app import form_video, pose_files
from milo.app.cli import app
from milo.vocabulary.errors import RefusedFile

av = pytest.importorskip("av", reason="the camera packages are absent")
pytest.importorskip("ai_edge_litert", reason="the camera packages are absent")
needs_networks = pytest.mark.skipif(not pose_files.ready(), reason="run `milo models fetch pose` for this test")


def clip(path: Path, times: list[float]) -> Path:
    """A grey video without anybody, one small frame at each time."""
    with av.open(str(path), "w") as video:
        stream = video.add_stream("mpeg4", rate=15)
        stream.width, stream.height, stream.pix_fmt = 96, 128, "yuv420p"
        for at in times:
            frame = av.VideoFrame.from_ndarray(np.full((128, 96, 3), 90, np.uint8), format="rgb24")
            frame.pts = round(at * 15)
            for packet in stream.encode(frame):
                video.mux(packet)
        for packet in stream.encode():
            video.mux(packet)
    return path


@needs_networks
def test_a_video_without_a_person_is_read_and_says_so(tmp_path: Path) -> None:
    path = clip(tmp_path / "empty.mp4", [k / 15 for k in range(20)])
    result = CliRunner().invoke(app, ["form", str(path), "--json"])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert (document["frames"], document["count"], document["reps"]) == (20, None, [])
    assert document["fps"] == pytest.approx(15.0, abs=0.1)
    assert "nobody_seen" in {reason["code"] for reason in document["reasons"]}


@needs_networks
def test_what_is_no_video_or_too_long_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    before = set(Path(tempfile.gettempdir()).glob("*/landmarks.npz"))
    (tmp_path / "words.mp4").write_bytes(b"this is no video\n" * 50)
    with pytest.raises(RefusedFile) as refused:
        form_video.landmarks_of(tmp_path / "words.mp4")
    assert "\n" not in refused.value.sentence()
    with pytest.raises(RefusedFile, match="longer"):
        form_video.landmarks_of(clip(tmp_path / "long.mp4", [0.0, form_video.LONGEST_S + 2.0]))
    assert set(Path(tempfile.gettempdir()).glob("*/landmarks.npz")) == before
    assert {p.name for p in tmp_path.iterdir()} == {"words.mp4", "long.mp4"}
