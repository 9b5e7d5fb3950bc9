"""What a writer tells about itself while it works, for whoever watches it."""

from __future__ import annotations

from typing import Protocol


class Meter(Protocol):
    """Counts and times; never a value of anybody's body."""

    def batch(self, size: int, seconds: float) -> None:
        """A batch was read, stored and acknowledged."""
        ...

    def stored(self, new: int, updated: int, duplicates: int) -> None:
        """What became of its records."""
        ...

    def dead(self, stream: str, n: int) -> None:
        """Messages of a stream were set aside."""
        ...

    def retry(self, what: str) -> None:
        """The "store" or the "stream" did not answer."""
        ...

    def available(self, what: str, up: bool) -> None:
        """Whether the "store" or the "stream" answers now."""
        ...

    def lag(self, stream: str, pending: int) -> None:
        """How many messages of a stream wait."""
        ...


class NoMeter:
    """Nobody watches."""

    def batch(self, size: int, seconds: float) -> None:
        pass

    def stored(self, new: int, updated: int, duplicates: int) -> None:
        pass

    def dead(self, stream: str, n: int) -> None:
        pass

    def retry(self, what: str) -> None:
        pass

    def available(self, what: str, up: bool) -> None:
        pass

    def lag(self, stream: str, pending: int) -> None:
        pass
