"""What the doors may ask of the house about activities. The app's desk fulfils it; pages and API know nothing more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from milo.channels.activities import Activity, ActivityLine, Changed, Records

EDITABLE = ("activity", "title", "notes", "rpe", "at", "minutes")


class ActivitiesDesk(Protocol):
    """Everything here may block; async doors call it in a thread. Raises NotFound for nobody and for nobody's activity."""

    def listed(
        self,
        athlete: str,
        *,
        sport: str | None = None,
        since: date | None = None,
        until: date | None = None,
        text: str | None = None,
    ) -> list[ActivityLine]:
        """Activities, newest first. until is included; text is looked for in title and notes."""
        ...

    def activity(self, athlete: str, workout_id: str, *, series: bool = True) -> Activity:
        """One activity by its id, or that of any of its sources."""
        ...

    def edit(self, athlete: str, workout_id: str, changes: Mapping[str, Any]) -> Changed:
        """Change what EDITABLE names. Raises BadValue; StorageWithdrawn where nothing may be kept."""
        ...

    def delete(self, athlete: str, workout_id: str) -> Changed:
        """Take an activity out of everything that counts; `undo` brings it back."""
        ...

    def merge(self, athlete: str, workout_ids: Sequence[str]) -> Changed:
        """Say that activities are one, seen by several sources; the ledger undoes it."""
        ...

    def undo(self, athlete: str, correction_id: str) -> None:
        """Take an edit or a deletion back."""
        ...

    def records(self, athlete: str) -> Records:
        """Personal records, curves and what they foretell."""
        ...
