"""Expressions over plain text that a module reads from the file of its room, expressions.toml: one table for each module.

`<NAME>` in an expression stands for another one of the same table.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from milo.coach.safety.text import notation
from milo.vocabulary.patterns import late

_PART = re.compile(r"<([A-Z][A-Z0-9_]*)>")


@cache
def _tables(room: str) -> dict[str, Any]:
    return tomllib.loads((files(f"milo.coach.safety.{room}") / "expressions.toml").read_text(encoding="utf-8"))


class Expressions:
    """Those of one module. room, module: "prose" and "meals" for milo.coach.safety.prose.meals."""

    def __init__(self, room: str, module: str) -> None:
        self._written: dict[str, str] = {
            name: "".join(written) if isinstance(written, list) else written for name, written in _tables(room)[module].items()
        }

    def text(self, name: str) -> str:
        """An expression as it is written, with its parts put in."""
        return _PART.sub(lambda part: self.text(part[1]), self._written[name])

    def late(self, name: str) -> re.Pattern[str]:
        """A regular expression, compiled at its first use."""
        return late(self.text(name))

    def compiled(self, name: str) -> re.Pattern[str]:
        """An expression in the notation of concepts (notation.py)."""
        return notation.compiled(self.text(name))
