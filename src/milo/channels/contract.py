"""What the doors may ask of the house. The flows of the app fulfil it; tests and doors know nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Protocol

import msgspec

from milo.insight.views import Week
from milo.vocabulary.athlete import Profile
from milo.vocabulary.records import Merge, Original


class AthleteLine(msgspec.Struct, frozen=True):
    """One athlete as lists show them."""

    athlete_id: str
    name: str | None
    origin: str


class Flows(Protocol):
    """The journeys of Milo, one method each. Everything here may block; async doors call it in a thread."""

    def athletes(self) -> list[AthleteLine]: ...

    def profile(self, athlete: str) -> Profile | None:
        """The newest profile. Raises NotFound for an unknown athlete."""
        ...

    def add_athlete(self, profile: object) -> str: ...

    def import_paths(self, athlete: str, paths: list[Path], progress: Any = None, name: str | None = None) -> Any:
        """See app.importing.ImportResult: files, totals, complete."""
        ...

    def week(self, athlete: str, ending: date | None = None) -> Week: ...

    def manner(self, athlete: str, language: str | None = None) -> tuple[str, str]:
        """Language (en, es) and units (metric, imperial) the athlete is spoken to in."""
        ...

    def first_weekday(self, athlete: str) -> int:
        """Number of the weekday the athlete's calendar weeks start on, Monday 0."""
        ...

    def today(self, athlete: str) -> date: ...

    def changes(self, athlete: str) -> int:
        """A number that grows with every change of the athlete's records."""
        ...

    def records(
        self,
        athlete: str,
        kind: str,
        *,
        ids: list[str] | None = None,
        quantity: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 500,
    ) -> list[Any]:
        """Records behind a receipt: by id where ids are given, else by window, oldest first."""
        ...

    def ledger(self, athlete: str) -> list[Merge]: ...

    def rule(self, athlete: str, merge_id: str, decision: str, quantity: str | None = None, speaker: str | None = None) -> None:
        """Record the athlete's word on a merge. Raises NotFound, BadValue."""
        ...

    def originals(self, athlete: str) -> list[Original]: ...

    def original(self, athlete: str, original_id: str) -> tuple[Original, Iterator[bytes]]: ...

    def settings(self, athlete: str) -> dict[str, dict[str, Any]]:
        """Name -> value, as they hold now."""
        ...

    def set(self, athlete: str, name: str, value: dict[str, Any]) -> None: ...

    def export(self, athlete: str, out: Path | IO[bytes], /) -> dict[str, int]: ...

    def export_left(self, athlete: str, out: IO[bytes], /) -> dict[str, int | None]: ...

    def erase(self, athlete: str, *, dry_run: bool = False) -> dict[str, int]: ...
