"""What every importer does, and how they are found. Universal tests: tests/families/test_every_importer.py."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from importlib.metadata import entry_points
from typing import IO, Protocol

from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import Record

HEAD_BYTES = 4_096  # what identify looks at
CHUNK = 1 << 20


@dataclass
class Source:
    """A file to read, on disk or inside an archive.

    name: as the athlete sees it, e.g. "export.zip/apple_health_export/export.xml".
    open: a fresh binary stream from the start, each time it is called; not seekable inside archives.
    size: bytes once unpacked.
    """

    name: str
    open: Callable[[], IO[bytes]]
    size: int

    @cached_property
    def head(self) -> bytes:
        """The first bytes, for telling what the file is."""
        with closing(self.open()) as stream:
            return stream.read(HEAD_BYTES)

    def read(self, limit: int) -> bytes:
        """All bytes. Raises RefusedFile when there are more than limit."""
        with closing(self.open()) as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise RefusedFile(f"at most {limit // 1_000_000} MB for this kind of file", f"{self.size:,} bytes")
        return content

    def chunks(self) -> Iterator[bytes]:
        """All bytes, a chunk at a time."""
        with closing(self.open()) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk


@dataclass
class Context:
    """Whom the file belongs to, and what the importer wants counted.

    user_id: the athlete.  zone: where the athlete lives, for times written without an offset.
    original_id: the kept file, to be named by the workouts that come from it.
    weight_unit: "kg" or "lb" as the athlete is used to, for files that do not say; None when nobody said.
    skipped: reason -> rows of the source that were not stored.  dropped: quantity -> implausible values left out of stored rows.
    moving: whether a whole export moves into a new athlete, which brings every kind of record (vocabulary.exchange).
    notes: what else the athlete should know of the file, in plain sentences.
    """

    user_id: str
    zone: tzinfo = UTC
    original_id: str | None = None
    weight_unit: str | None = None
    moving: bool = False
    skipped: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def skip(self, reason: str, rows: int = 1) -> None:
        """Count rows of the source that say nothing Milo can keep, with the reason in plain words."""
        self.skipped[reason] = self.skipped.get(reason, 0) + rows

    def accept(self, quantity: str, value: object) -> float | None:
        """The value when it is plausible for the quantity; otherwise None, counted in dropped (None itself is not)."""
        accepted = QUANTITIES[quantity].accept(value)
        if accepted is None and value is not None:
            self.dropped[quantity] = self.dropped.get(quantity, 0) + 1
        return accepted

    def localise(self, naive: datetime) -> tuple[datetime, int]:
        """A wall-clock time of the athlete's as (UTC moment, offset in minutes)."""
        there = naive.replace(tzinfo=self.zone)
        offset = there.utcoffset()
        return there.astimezone(UTC), round(offset.total_seconds() / 60) if offset else 0


@dataclass(frozen=True, slots=True)
class Found:
    """A record found in a file, and how many rows of the source it stands for (0: beside the rows, e.g. a lap of a FIT file)."""

    record: Record
    rows: int = 1


class Importer(Protocol):
    """One format. The class is always called Importer and takes no arguments."""

    format: str
    """The name shown to people and in JSON: "fit", "hevy"."""

    def identify(self, source: Source) -> bool:
        """Whether the content (never the name) is of this format; looks at source.head only."""
        ...

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """The records, in the order of the file, lazily.

        The same file always gives the same ids. Values are converted to the vocabulary's units and ranges.
        Raises RefusedFile when nothing can be read; BrokenFile at the place where a file breaks off, after everything before it.
        """
        ...


def find_importers() -> list[Importer]:
    """All importers: the files of this folder, then those other packages offer under the entry point "milo.importers"."""
    package = importlib.import_module("milo.importers")
    found: list[Importer] = []
    for module in pkgutil.iter_modules(package.__path__):
        member = getattr(importlib.import_module(f"milo.importers.{module.name}"), "Importer", None)
        if member is not None and module.name != "contract":
            found.append(member())
    found += [point.load()() for point in sorted(entry_points(group="milo.importers"), key=lambda p: p.name)]
    return found
