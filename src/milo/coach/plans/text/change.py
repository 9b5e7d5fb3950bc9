"""One difference between two versions of a plan: what, where, old and new."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Happening = Literal["added", "removed", "moved", "changed"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference. week, day: where it is now (where it was, when removed); None for what is the whole plan's.

    subject: "plan", "week", "food", "session", "exercise", "sets" or "endurance"; name: which one, as people call it.
    field: what of it. old, new: JSON values, None where there was or is nothing.
    """

    what: Happening
    subject: str
    field: str
    week: int | None = None
    day: str | None = None
    session_id: str | None = None
    name: str | None = None
    old: Any = None
    new: Any = None

    def place(self) -> tuple[object, ...]:
        """What this is a difference of, whatever its value."""
        return self.week, None if self.session_id else self.day, self.session_id, self.subject, self.name, self.field
