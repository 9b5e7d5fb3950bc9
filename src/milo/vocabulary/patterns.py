"""Regular expressions that are compiled when they are first used: a thousand of them at import are a second of every start."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Late:
    """Stands for an expression until somebody asks it for something."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._wanted = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # copy and pickle look for their own names
        made = re.compile(self.pattern, self._wanted)
        for method in _METHODS:  # from now on they are found here, without this detour
            setattr(self, method, getattr(made, method))
        return getattr(made, name)

    def __repr__(self) -> str:
        return f"late({self.pattern!r}, {self._wanted})"


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression like that of re.compile, compiled at its first use.

    Parameters
    ----------
    pattern
        As re.compile takes it. A mistake in it shows at the first use.
    flags
        As re.compile takes them.

    Returns
    -------
    re.Pattern[str]
        What has all methods of one. The functions of re (re.sub and so on) do not take it; call its methods.

    Examples
    --------
    >>> late(r"\\d+").findall("3 sets of 5")
    ['3', '5']
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))


def one_line(text: str) -> str:
    """An expression that a table holds on several lines, each set in by two spaces.

    >>> one_line("  one|\\n  two")
    'one|two'
    """
    return "".join(line.removeprefix("  ") for line in text.splitlines())
