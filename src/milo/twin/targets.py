"""What the digital athlete must reproduce: published observations with their tolerances, and how a figure is judged by them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a figure must lie. low, high: inclusive, None where there is no limit. value: what was published, if one number was."""

    name: str
    low: float | None
    high: float | None
    value: float | None
    tolerance: float | None
    tolerance_from: str

    def hold(self, found: float) -> bool:
        """Whether a figure lies inside. A figure that is not a number never does."""
        return (self.low is None or found >= self.low) and (self.high is None or found <= self.high) and found == found

    def said(self) -> str:
        """The bounds as a table shows them: "65.5 ± 1.5", "2 to 3.5", "at most 0.1"."""
        if self.value is not None and self.tolerance is not None:
            return f"{self.value:g} ± {self.tolerance:g}"
        if self.low is not None and self.high is not None:
            return f"{self.low:g} to {self.high:g}"
        return f"at most {self.high:g}" if self.high is not None else f"at least {self.low:g}"


@dataclass(frozen=True, slots=True)
class Target:
    """One published observation. missed: why the body does not meet it, empty where it does."""

    id: int
    observation: str
    tag: str
    source: str
    estimator: str
    figures: tuple[Bounds, ...]
    note: str = ""
    missed: str = ""

    def met_by(self, found: Mapping[str, float]) -> bool:
        """Whether every figure was found and lies inside its bounds."""
        return all(b.name in found and b.hold(found[b.name]) for b in self.figures)


@cache
def targets() -> dict[int, Target]:
    """All targets by number."""
    table = tomllib.loads(files("milo.twin").joinpath("targets.toml").read_text(encoding="utf-8"))
    found = [_target(entry) for entry in table["target"]]
    return {t.id: t for t in found}


def _target(entry: dict[str, Any]) -> Target:
    return Target(**{**entry, "figures": tuple(_bounds(f) for f in entry["figures"])})


def _bounds(figure: dict[str, Any]) -> Bounds:
    value, tolerance = figure.get("value"), figure.get("tolerance")
    low, high = figure.get("low"), figure.get("high")
    if value is not None:
        low, high = value - tolerance, value + tolerance
    return Bounds(figure["name"], low, high, value, tolerance, figure["from"])
