"""What the API answers about a filmed set (contracts.md, section 7)."""

from __future__ import annotations

from datetime import datetime

import msgspec


class FormInterval(msgspec.Struct):
    """A score 0-100 with its interval."""

    score: float
    interval: list[float]


class FormFault(msgspec.Struct):
    """A fault of a repetition; severity and sure 0-1."""

    id: str
    severity: float
    sure: float


class FormRep(msgspec.Struct):
    """One repetition; tempo: lowering, pause, effort, pause."""

    start_s: float
    bottom_s: float
    end_s: float
    rom_deg: float | None
    depth_index: float | None
    tempo_s: list[float]
    asymmetry_deg: float | None
    faults: list[FormFault]


class FormExercise(msgspec.Struct):
    """What was recognised."""

    name: str
    chance: float


class FormReason(msgspec.Struct):
    """Why something is missing or rough."""

    code: str
    text: str


class FormDocument(msgspec.Struct):
    """What a camera says about a set; null where it cannot say, with a reason."""

    frames: int
    seen: int
    fps: float
    view: str | None
    exercise: FormExercise | None
    count: int | None
    partial: int
    reps: list[FormRep]
    angles: dict[str, list[float | None]]
    form: FormInterval | None
    strain: FormInterval | None
    by: str | None
    reasons: list[FormReason]


class Film(msgspec.Struct):
    """A video that an athlete kept, in bytes; at: when it was sent."""

    id: str
    name: str
    at: datetime
    size: int
    sha256: str


class FilmsDocument(msgspec.Struct):
    """All of them, newest first."""

    videos: list[Film]
