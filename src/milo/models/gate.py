"""The promotion gate: a model is put to use only when its figures hold the bars of gates.toml."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Verdict:
    """One bar. value: None where the figure is missing, which fails. bar: as a sentence for the person who asked."""

    figure: str
    value: float | None
    bar: str
    passed: bool


@cache
def bars(name: str) -> tuple[Mapping[str, Any], ...]:
    """The bars of a model; empty for a model without a gate, which no version can pass."""
    listed = tomllib.loads((files("milo.models") / "gates.toml").read_text(encoding="utf-8"))
    return tuple(listed.get(name, ()))


def figure(figures: Mapping[str, Any], path: str) -> float | None:
    """A figure by its path; None where it is missing or no number.

    >>> figure({"all": {"share": 0.9}}, "all.share")
    0.9
    """
    value: Any = figures
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, bool):
        return float(value)
    return float(value) if isinstance(value, int | float) and not math.isnan(value) else None


def judge(name: str, candidate: Mapping[str, Any], in_use: Mapping[str, Any] | None = None) -> list[Verdict]:
    """Whether a candidate holds each bar of its model.

    Parameters
    ----------
    name : str
        The model.
    candidate, in_use : Mapping
        Figures as the recipe's ``evaluate`` reports them, measured on the same data; in_use None where nothing is in use.

    Returns
    -------
    list of Verdict
        One for each bar; empty where the model has no gate.
    """
    found = []
    for bar in bars(name):
        path = bar["figure"]
        value = figure(candidate, path)
        limits = [(f">= {bar['at_least']:g}", bar["at_least"], 1)] if "at_least" in bar else []
        limits += [(f"<= {bar['at_most']:g}", bar["at_most"], -1)] if "at_most" in bar else []
        now = figure(in_use, path) if in_use is not None else None
        if "no_worse_by" in bar and now is not None:
            sign = 1 if bar.get("higher", True) else -1
            limits.append((f"no worse than {now:.4g} by more than {bar['no_worse_by']:g}", now - sign * bar["no_worse_by"], sign))
        found += [
            Verdict(path, value, text, value is not None and sign * value >= sign * limit - 1e-12) for text, limit, sign in limits
        ]
    return found
