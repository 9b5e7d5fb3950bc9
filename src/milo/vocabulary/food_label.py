"""Words read off a picture, and where they stand on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a picture: a box in pixels, how sure the reader is (0 to 1), and how the line runs (down per right)."""

    said: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0
    slope: float = 0.0
