"""What doors and pages may ask about outlooks. The app's desk fulfils it; pages know nothing more."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from milo.vocabulary.outlook import Outlook


class OutlookDesk(Protocol):
    """Everything here may block; async doors call it in a thread. Raises NotFound for nobody."""

    def outlook(self, athlete: str, as_of: date | None = None, language: str | None = None) -> Outlook:
        """As of the evening of a day, today when left out. Raises BadValue for a day to come."""
        ...

    def answer(self, athlete: str, answers: list[int]) -> Outlook:
        """Keep the five answers (1-5) of the 28-day questions. Raises BadValue."""
        ...
