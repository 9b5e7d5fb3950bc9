"""What the API answers about outlooks, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from datetime import date
from typing import TypedDict

from milo.vocabulary.outlook import Driver, NextDay, OutlookReason


class OutlookDocument(TypedDict):
    """An outlook: risks are chances 0-1, effects shares of the usual risk, curves [day, chance of no burnout]."""

    athlete: str
    as_of: date
    risk_28d: float | None
    interval: list[float] | None
    risk_90d: float | None
    curve: list[list[float]]
    drivers: list[Driver]
    readiness_next_day: NextDay | None
    model: str | None
    reasons: list[OutlookReason]
