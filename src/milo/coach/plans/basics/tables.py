"""Tables of the plans kept as data: a TOML file beside the module that reads it, of the same name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any


def tables(module: str) -> dict[str, Any]:
    """The tables of a module of this room, such as "limits.exercises"."""
    room, name = module.split(".")
    return tomllib.loads((files(f"milo.coach.plans.{room}") / f"{name}.toml").read_text(encoding="utf-8"))


def frozen(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """A table of lists as sets."""
    return {name: frozenset(of) for name, of in table.items()}


def tupled(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """A table of lists as tuples, in their order."""
    return {name: tuple(of) for name, of in table.items()}
