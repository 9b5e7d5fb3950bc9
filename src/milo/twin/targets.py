"""What the digital athlete must reproduce: published observations with their tolerances, and how a figure is judged by them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import isnan
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Where one number must lie.

    low, high: inclusive, None where there is no limit.  value, tolerance: what was published, None where the source gives bounds.
    """

    name: str
    low: float | None
    high: float | None
    value: float | None
    tolerance: float | None
    tolerance_from: str

    def met_by(self, found: float) -> bool:
        """Whether a number lies inside; one that is not a number never does."""
        return not isnan(found) and (self.low is None or found >= self.low) and (self.high is None or found <= self.high)

    def said(self) -> str:
        """The bounds in words: "65.5 ± 1.5", "2 to 3.5", "at most 0.1"."""
        if self.value is not None:
            return f"{self.value:g} ± {self.tolerance:g}"
        if self.low is not None and self.high is not None:
            return f"{self.low:g} to {self.high:g}"
        return f"at most {self.high:g}" if self.high is not None else f"at least {self.low:g}"


@dataclass(frozen=True, slots=True)
class Target:
    """One published observation. estimator: "subject.function".  missed: why the body does not meet it, empty where it does."""

    id: int
    observation: str
    tag: str
    source: str
    estimator: str
    figures: tuple[Figure, ...]
    note: str = ""
    missed: str = ""

    def off(self, found: Mapping[str, float]) -> tuple[Figure, ...]:
        """The figures that were not found or lie outside."""
        return tuple(f for f in self.figures if f.name not in found or not f.met_by(found[f.name]))


@cache
def targets() -> tuple[Target, ...]:
    """All targets, in the order of their numbers."""
    table = tomllib.loads(files("milo.twin").joinpath("targets.toml").read_text(encoding="utf-8"))
    found = [Target(**{**entry, "figures": tuple(_figure(f) for f in entry["figures"])}) for entry in table["target"]]
    return tuple(sorted(found, key=lambda t: t.id))


def _figure(entry: dict[str, Any]) -> Figure:
    value, tolerance = entry.get("value"), entry.get("tolerance")
    low, high = entry.get("low"), entry.get("high")
    if value is not None:
        low, high = value - tolerance, value + tolerance
    return Figure(entry["name"], low, high, value, tolerance, entry["from"])
