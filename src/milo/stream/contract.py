"""What every log does, whatever it stands on. Universal tests: tests/families/test_every_log.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """One message on a stream. deliveries counts how often it was handed out, this time included."""

    stream: str
    id: str
    body: bytes
    deliveries: int = 1


class Log(Protocol):
    """Named streams read by groups; an entry stays a group's until it is acknowledged."""

    def append(self, stream: str, bodies: Sequence[bytes]) -> list[str]:
        """Add messages in order, durably, before returning their ids."""
        ...

    def read(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        """Up to n messages no consumer of the group was given yet; they are pending until acknowledged."""
        ...

    def own_pending(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        """Up to n messages this consumer was given and did not acknowledge: what a restart begins with."""
        ...

    def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> list[Entry]:
        """Take over up to n messages that another consumer was given at least idle_s ago and did not acknowledge."""
        ...

    def ack(self, group: str, entries: Sequence[Entry]) -> None:
        """Say that entries are dealt with. Acknowledging twice is no error."""
        ...

    def stats(self, group: str) -> dict[str, dict[str, int]]:
        """Per stream: published (ever), pending (not yet acknowledged by the group, given or not)."""
        ...

    def peek(self, stream: str) -> Iterator[Entry]:
        """All entries of a stream still kept, oldest first, without giving them to anyone."""
        ...

    def drop(self, stream: str, ids: Sequence[str]) -> int:
        """Remove entries for good, acknowledged or not: for erasing an athlete. Returns how many there were."""
        ...

    def trim(self, stream: str, groups: Sequence[str]) -> int:
        """Drop entries every named group has acknowledged; returns how many."""
        ...

    def close(self) -> None:
        """Let go of the log."""
        ...
