"""What a writer did, in numbers: rows by fate, and why records were refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

REASONS = 100  # reasons told apart in a tally: they may quote the message, and a writer runs for months
OTHER = "other reasons"


class Counts(Protocol):
    """Rows of one written batch, by fate."""

    @property
    def new(self) -> int: ...
    @property
    def updated(self) -> int: ...
    @property
    def duplicates(self) -> int: ...


@dataclass
class Tally:
    """What the writer did: rows by fate, and why each refused record was refused (reason -> count)."""

    new: int = 0
    updated: int = 0
    duplicates: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    retries: int = 0

    @property
    def stored(self) -> int:
        """Records that are in the store now."""
        return self.new + self.updated + self.duplicates

    @property
    def dead(self) -> int:
        """Records that were set aside."""
        return sum(self.refused.values())

    def add(self, counts: Counts) -> None:
        """Count a written batch."""
        self.new += counts.new
        self.updated += counts.updated
        self.duplicates += counts.duplicates

    def refuse(self, reason: str) -> None:
        """Count a refused record."""
        if reason not in self.refused and len(self.refused) >= REASONS:
            reason = OTHER
        self.refused[reason] = self.refused.get(reason, 0) + 1
