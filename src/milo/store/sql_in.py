"""Many values asked for at once: pages of them with the marks of an SQL `IN`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

PAGE = 5_000  # values of one question; SQLite takes 32,766


def in_pages(values: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The marks that stand in the brackets, and the values they stand for, a page at a time.

    >>> list(in_pages(["a", "b"]))
    [('?,?', ('a', 'b'))]
    """
    left = iter(values)
    while page := tuple(islice(left, PAGE)):
        yield ",".join("?" * len(page)), page
