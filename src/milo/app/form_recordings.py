"""A recording on disk as the document of `milo form`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from milo.app.form_files import VIDEO_FILES, read_landmarks
from milo.models.form_analysis import analyse


def read_form(path: Path, fps: float = 30.0, exercise: str | None = None, language: str = "en") -> dict[str, Any]:
    """Analyse a video or a file of landmarks. Raises MiloError with what to do where it cannot be read."""
    if path.suffix.lower() in VIDEO_FILES:
        from milo.app.form_video import landmarks_of

        points, rate = landmarks_of(path)
    else:
        points, rate = read_landmarks(path, fps)
    return analyse(points, rate, exercise, language)
