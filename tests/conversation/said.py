"""The one edit that words order, as the learned reader reads them."""

from __future__ import annotations

from datetime import date, timedelta

from milo.app.understanding import student
from milo.coach.conversation.actions.plan import orders
from milo.coach.plans.edits.doors import Edit
from milo.vocabulary.plan import DAYS, Day

MONDAY = date(2026, 3, 2)


def edit_of(words: str, language: str = "en", today: Day | date | None = None) -> Edit | None:
    """The edit of words that order one; None for others. today: of that week where only the weekday is told."""
    on = today if isinstance(today, date) else MONDAY + timedelta(days=DAYS.index(today) if today is not None else 2)
    found = [o.edit for o in orders(student().read(words, today=on, language=language).acts, words, on) if o.edit is not None]
    return found[0] if len(found) == 1 else None
