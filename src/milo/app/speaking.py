"""The language a talk is held in: for whoever told none, what the talk changes is said in the words they spoke in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SPOKEN: ContextVar[str | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """While a message in this language ("en", "es") is answered."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> str | None:
    """The language of the message that is being answered; None outside a talk."""
    return _SPOKEN.get()
