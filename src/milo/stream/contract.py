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


@dataclass(frozen=True, slots=True)
class Durability:
    """Whether an appended message survives the death of the broker. found: what is set; do: how to mend it, empty when ok.

    safe is False where a crash loses acknowledged messages for certain (no append-only file, eviction): such a log is refused.
    ok is False also where a short window of them may be lost.
    """

    ok: bool
    safe: bool
    found: str
    do: str = ""


class Log(Protocol):
    """Named streams read by groups; an entry stays a group's until it is acknowledged.

    Every method raises Unavailable while the broker is away, full or locked; nothing was acknowledged then, and trying again
    is right.
    """

    def append(self, stream: str, bodies: Sequence[bytes]) -> list[str]:
        """Add messages in order, durably, before returning their ids."""
        ...

    def append_once(self, stream: str, items: Sequence[tuple[str, bytes]]) -> int:
        """Add (key, message) pairs whose key the stream has not seen; returns how many were added. Key and message are one
        step: a kill between them cannot part them. A key is forgotten when its entry is dropped or trimmed. A broker that is told
        to refuse messages beyond some memory takes these all the same: setting one aside must not hold up those behind it."""
        ...

    def read(self, group: str, consumer: str, streams: Sequence[str], n: int, wait_s: float = 0.0) -> list[Entry]:
        """Up to n messages no consumer of the group was given yet; they are pending until acknowledged.

        No stream starves another: when several have messages, each gets its share of n, and where n is less than one of each,
        another one comes first every time. wait_s: wait so long for a first one.
        """
        ...

    def own_pending(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        """The first n messages this consumer was given and did not acknowledge: what a restart begins with.

        Only what is handed out counts as one more delivery, so a small n finds the message that kills its reader.
        """
        ...

    def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> list[Entry]:
        """Take over up to n messages that another consumer was given at least idle_s ago and did not acknowledge."""
        ...

    def head_deliveries(self, group: str, streams: Sequence[str], consumer: str | None = None, idle_s: float = 0.0) -> int:
        """How often the first entry that own_pending (with a consumer) or claim (without) would hand out was handed out so far.

        0 when there is none. Hands nothing out.
        """
        ...

    def touch(self, group: str, consumer: str, entries: Sequence[Entry]) -> None:
        """Say that this consumer still works on entries: their idle time begins again, their deliveries stay."""
        ...

    def retire(self, group: str, consumer: str) -> None:
        """Forget a consumer that has nothing pending; one that has is left as it is."""
        ...

    def ack(self, group: str, entries: Sequence[Entry]) -> None:
        """Say that entries are dealt with. Acknowledging twice is no error."""
        ...

    def stats(self, group: str) -> dict[str, dict[str, int]]:
        """Per stream: published (ever), pending (not yet acknowledged by the group, given or not).

        A stream nothing was ever added to is absent. What was dropped or trimmed stays published and is no longer pending.
        """
        ...

    def peek(self, stream: str) -> Iterator[Entry]:
        """All entries of a stream still kept, oldest first, without giving them to anyone."""
        ...

    def drop(self, stream: str, ids: Sequence[str]) -> int:
        """Remove entries for good, acknowledged or not: for erasing an athlete. Returns how many there were."""
        ...

    def trim(self, stream: str, keep: int = 0) -> int:
        """Drop entries that every group of the stream has acknowledged, but for the newest `keep`; returns how many.

        A stream no group ever read is left alone: length is bounded behind the slowest group and never before it.
        """
        ...

    def durability(self) -> Durability:
        """What happens to acknowledged messages when the broker dies."""
        ...

    def close(self) -> None:
        """Let go of the log."""
        ...
