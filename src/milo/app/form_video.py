"""Landmarks of a video, made in a process of its own with limits: a file from anywhere may be broken, huge or hostile."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from milo.app import pose_files
from milo.signals.pose import Floats
from milo.vocabulary.errors import MiloError, RefusedFile, Unavailable

LARGEST_BYTES = 200_000_000
LONGEST_S, WIDEST_PIXELS = 180, 4096 * 2304
WORK_S, MEMORY_BYTES, LARGEST_OUT = 240, 3_000_000_000, 50_000_000
RATE_HZ = 15.0  # frames looked at: lifts hold nothing quicker than 5 Hz, and each frame costs some 30 ms


def landmarks_of(path: Path) -> tuple[Floats, float]:
    """Landmarks (frames, 33, 4) in pixels and frames a second of a video.

    Raises
    ------
    RefusedFile
        When the file is no video, too long or too large.
    Unavailable
        When the packages or networks that read pictures are absent.
    """
    if not path.is_file():
        raise RefusedFile("a readable video", str(path), "check the path")
    if path.stat().st_size > LARGEST_BYTES:
        raise RefusedFile("a video of at most 200 MB", f"{path.stat().st_size / 1e6:.0f} MB", "cut the video")
    if not pose_files.ready():
        raise Unavailable("the pose networks", "they are not here", "run `milo models fetch pose` once")
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "landmarks.npz"
        command = [sys.executable, "-m", "milo.app.form_video", str(path), str(out), str(pose_files.folder())]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=WORK_S, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise RefusedFile(f"a video that is read within {WORK_S} s", "it took longer", "cut the video") from None
        if done.returncode or not out.is_file():
            lines = done.stderr.strip().splitlines()
            refused = next((line.removeprefix("refused: ") for line in lines if line.startswith("refused: ")), "")
            raise RefusedFile("a video Milo can read", refused or "the reader stopped", "convert it to MP4 (H.264)")
        with np.load(out, allow_pickle=False) as stored:
            return stored["points"].astype(float), float(stored["fps"])


def limit_process(cpu_s: int, file_bytes: int) -> None:
    """Give this process a ceiling of memory, time and files, where the system has such a thing; it leaves no core behind."""
    try:
        import resource
    except ImportError:  # Windows has none; the parent's timeout stands
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(path: str, networks: Path) -> tuple[Floats, float]:
    """Look at a video's frames. Raises MiloError."""
    try:
        import av

        from milo.models.pose_network import PoseNetwork

        detector, landmarks = ((networks / name).read_bytes() for name in pose_files.MEMBERS)
        network = PoseNetwork(detector, landmarks)
    except ImportError as e:
        raise Unavailable("the packages that read videos", str(e), "pip install 'milo[camera]'") from None
    points, kept, due = [], [], 0.0
    try:
        with av.open(path, options={"protocol_whitelist": "file"}) as video:
            stream = video.streams.video[0]
            if stream.codec_context.width * stream.codec_context.height > WIDEST_PIXELS:
                raise RefusedFile("at most 4096 by 2304 pixels", f"{stream.codec_context.width} wide", "make it smaller")
            for frame in video.decode(stream):
                at = float(frame.time or 0.0)
                if at > LONGEST_S:
                    raise RefusedFile(f"a video of at most {LONGEST_S} s", "it is longer", "cut the video")
                if at + 1e-6 < due:
                    continue
                due = max(due + 1 / RATE_HZ, at)
                if frame.width * frame.height > WIDEST_PIXELS:
                    raise RefusedFile("at most 4096 by 2304 pixels", f"{frame.width} wide", "make it smaller")
                shrink = max(1.0, max(frame.width, frame.height) / 960)
                picture = frame.to_ndarray(format="rgb24", width=round(frame.width / shrink), height=round(frame.height / shrink))
                turned = np.rot90(picture, round(getattr(frame, "rotation", 0) / 90) % 4)
                points.append(network.landmarks(np.ascontiguousarray(turned)))
                kept.append(at)
    except (av.FFmpegError, IndexError, ValueError) as e:
        raise RefusedFile("a video", str(e)[:120], "convert it to MP4 (H.264)") from None
    if len(points) < 2:
        raise RefusedFile("a video of some frames", f"{len(points)} frames", "film for longer")
    step = float(np.median(np.diff(kept)))
    return np.array(points), 1 / step if step > 0 else RATE_HZ


if __name__ == "__main__":
    limit_process(cpu_s=WORK_S, file_bytes=LARGEST_OUT)
    try:
        found, rate = _read(sys.argv[1], Path(sys.argv[3]))
    except MiloError as e:
        sys.stderr.write(f"refused: {e.found}\n")
        sys.exit(1)
    np.savez(sys.argv[2], points=found.astype(np.float32), fps=rate)
