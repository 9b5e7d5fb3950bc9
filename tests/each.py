"""One test over many rows, where a test of its own for each row, as pytest.mark.parametrize makes it, costs more than the row.

All rows run, and those that fail are told together.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any


def each(names: str, rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run the test once for each row, within one test. names: of its arguments, as parametrize takes them.

    Use it for tests of pure functions alone: a fixture of the test is made once and shared by all rows.
    """
    named = [name.strip() for name in names.split(",") if name.strip()]
    listed = [row if len(named) > 1 else (row,) for row in rows]

    def around(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def over_all(**given: Any) -> None:
            wrong = []
            for row in listed:
                values = dict(zip(named, row, strict=True))
                try:
                    test(**given, **values)
                except AssertionError as why:
                    wrong.append(f"{values}: {why}")
            assert not wrong, f"{len(wrong)} of {len(listed)} rows\n" + "\n".join(wrong)

        signature = inspect.signature(test)
        over_all.__signature__ = signature.replace(  # type: ignore[attr-defined]
            parameters=[p for name, p in signature.parameters.items() if name not in named]
        )
        del over_all.__wrapped__  # type: ignore[attr-defined]
        return over_all

    return around
