"""What the doors may ask of the house about form from a camera. The app's desk fulfils it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from milo.models.form_live import LiveForm
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.records import Original

LIVE_BYTES = 4 * (1 + 33 * 4)
"""A frame over the socket: its time in seconds and 33 landmarks of x, y, z in pixels and visibility, little-endian float32."""
LANDMARK_BYTES = 4 * 33 * 4
"""What a picture is answered with: 33 landmarks as above, in pixels of that picture; NaN where nobody is seen."""
MOST_PICTURE_BYTES = 300_000
"""Of a picture a camera sends where the browser has no pose model (our choice; 640 by 480 pixels take some 60 kB)."""


class NoPlace(Unavailable):
    """As many cameras send pictures as the house can read."""

    code = "no_place"


class PictureReader(Protocol):
    """Finds the landmarks in one camera's pictures and keeps none of them. Everything here may block."""

    def landmarks(self, jpeg: bytes) -> bytes:
        """LANDMARK_BYTES of a JPEG. Raises RefusedFile for what is none."""
        ...

    def close(self) -> None:
        """The camera is off."""
        ...


class FormDesk(Protocol):
    """Everything here may block; async doors call it in a thread."""

    def read(self, path: Path, fps: float, exercise: str | None, language: str) -> dict[str, Any]:
        """The document of a recording (contracts.md, section 7), with its skeleton under "skeleton". Raises MiloError."""
        ...

    def live(self, exercise: str | None, language: str) -> LiveForm:
        """A new camera. Raises UnknownName for an exercise Milo does not know."""
        ...

    def pictures(self, athlete: str) -> PictureReader:
        """A reader of an athlete's camera. Raises Unavailable without the pose networks, NoPlace where too many are open."""
        ...

    def log(self, athlete: str, told: dict[str, Any]) -> dict[str, Any]:
        """Keep a set the athlete asked to log: {"exercise", "reps", "weight_kg", "rir", "form"}. Raises MiloError."""
        ...

    def beside_own(self, athlete: str, exercise: str, language: str) -> list[dict[str, Any]]:
        """How the newest set differs from the athlete's own range: {"text", "usual", "record_ids"}; empty before ten sessions."""
        ...

    def keep_film(self, athlete: str, path: Path, name: str) -> None:
        """Keep an uploaded video sealed with the athlete's records, because they ticked it. Raises RefusedFile for no video."""
        ...

    def films(self, athlete: str) -> list[Original]:
        """The videos they kept, newest first."""
        ...

    def forget_film(self, athlete: str, original_id: str) -> None:
        """Delete one of them for good. Raises NotFound."""
        ...

    def networks(self) -> bool:
        """Whether videos can be read."""
        ...

    def browser_files(self) -> Path | None:
        """The folder of npm's @mediapipe/pose; None where it is not installed."""
        ...
