"""What every store does, whatever it stands on. Universal tests: tests/families/test_every_store.py."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from milo.vocabulary.errors import BrokenSeal
from milo.vocabulary.records import Original, Record

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a batch: rows added, rows that said something new under a known id, rows already there."""

    new: int = 0
    updated: int = 0
    duplicates: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(self.new + other.new, self.updated + other.updated, self.duplicates + other.duplicates)


Turn = Callable[[bytes, bytes], bytes]
"""(id, bytes) -> bytes, sealed or opened; the id is what tells a record from the athlete's others of its kind."""


def opened(open: Turn, rows: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """(id, bytes) of rows, opened; one whose seal is broken is left out and logged: the others are shown."""
    for id, kept in rows:
        try:
            yield id, open(id, kept)
        except BrokenSeal:
            log.warning("a stored record was set aside", extra={"why": "broken seal"})


FILE = "original file"  # stands where a kind would, for the parts of kept files


def part_id(original_id: str, part: int) -> bytes:
    """What tells a part of a kept file from all others, for sealing."""
    return f"{part}/{original_id}".encode()


class Body(Protocol):
    """How a record's body is kept: sealed with the athlete's key (store.vault). Both ways must be exact inverses, and sealing must
    be deterministic, since a body that did not change must look unchanged."""

    def fresh(self, athletes: Iterable[str]) -> None:
        """Make ready to seal for these athletes; asked inside every write, since another process may have erased one of them."""
        ...

    def sealer(self, athlete: str, kind: str) -> Turn:
        """Seals bytes of an athlete and a kind."""
        ...

    def opener(self, athlete: str, kind: str) -> Turn:
        """Opens what `sealer` sealed; bytes that are not sealed are handed back as they are."""
        ...

    def is_current(self, athlete: str, kept: bytes) -> bool:
        """Whether bytes are sealed as they would be sealed now; asked after `fresh`."""
        ...

    def forget(self, athlete: str) -> None:
        """Never open anything of this athlete's again."""
        ...

    def close(self) -> None:
        """Let go of the keys' place; what is asked later opens it again."""
        ...


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a store can be relied on now, what was found, and what to do about it (empty when ok)."""

    ok: bool
    found: str
    do: str = ""


class Store(Protocol):
    """Records by athlete, kind, time and id.

    Every method raises Unavailable while the store is away, full or locked; nothing of a write is acknowledged then, and trying
    again is right.
    """

    def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Written:
        """Write records with their encoded bodies (vocabulary.records.encode) in one durable transaction.

        Identity is (athlete, kind, id): a known id is replaced where the body differs, and never doubled.
        """
        ...

    def get(self, kind: str, athlete: str, id: str) -> Any:
        """The record. Raises NotFound, also when it is another athlete's."""
        ...

    def find(
        self,
        kind: str,
        athlete: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> list[Any]:
        """Records of a kind in order of time; since is included, until is not."""
        ...

    def find_each(self, kind: str, athletes: Collection[str]) -> dict[str, list[Any]]:
        """All records of a kind of many athletes, asked for at once; who has none is not in it."""
        ...

    def bodies(self, kind: str, athlete: str, *, since: datetime | None = None, until: datetime | None = None) -> Iterator[bytes]:
        """As find, but only the bodies and one at a time: for export and for long tables."""
        ...

    def latest(self, kind: str, athlete: str) -> Any | None:
        """The newest record of a kind, or None."""
        ...

    def athletes(self) -> list[str]:
        """Ids of all athletes with at least one record."""
        ...

    def delete(self, kind: str, athlete: str, ids: Sequence[str]) -> int:
        """Remove records by id; returns how many there were. For derived kinds that no longer hold."""
        ...

    def changed_days(self, kind: str, athlete: str) -> dict[date, int]:
        """UTC day -> a number that grows whenever a record of the kind on that day is added, changed or removed.

        It may grow without a change (then something is summed up again for nothing), and never changes without growing.
        """
        ...

    def changes(self, athlete: str) -> int:
        """A number that grows with every change of any record of the athlete (changed_days of all kinds, summed)."""
        ...

    def keep_original(self, original: Original, chunks: Iterable[bytes]) -> None:
        """Keep a file's bytes, compressed, beside its record (which goes through upsert). Read chunk by chunk, any size."""
        ...

    def original(self, athlete: str, original_id: str) -> Iterator[bytes]:
        """The bytes of a kept file as they came, chunk by chunk. Raises NotFound."""
        ...

    def drop_original(self, athlete: str, original_id: str) -> None:
        """Delete the bytes of a kept file for good; nothing where there are none. Its record goes through delete, after this."""
        ...

    def erase(self, athlete: str) -> dict[str, int]:
        """Delete everything of an athlete, and the key that opens copies elsewhere; returns what there was, by kind."""
        ...

    def reseal(self, athlete: str, progress: Callable[[int], None] = ...) -> int:
        """Seal everything of an athlete that is plain or sealed with an older key; returns how much it was.

        Records stay what they are, and no day changes. Broken off, it goes on where it was when it is done again; others may read
        and write meanwhile.  progress: called with how many were looked at since it was last called.
        """
        ...

    def stats(self, athlete: str | None = None) -> dict[str, int]:
        """How many records of each kind are stored."""
        ...

    def condition(self) -> Condition:
        """How the store is; never raises for a store that is away."""
        ...

    def close(self) -> None:
        """Let go of the store; nothing acknowledged is lost with or without it."""
        ...
