"""How figures are made: with a value and its receipts, or with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from milo.vocabulary.advice import Figure, Receipt
from milo.vocabulary.origin import Origin

WEEK = 7
_LEAST_DIRECT_LAST = (Origin.MEASURED, Origin.IMPORTED, Origin.TOLD, Origin.ESTIMATED, Origin.SIMULATED)


def known(
    name: str,
    unit: str,
    value: float,
    origin: Origin,
    receipts: Sequence[Receipt] = (),
    *,
    low: float | None = None,
    high: float | None = None,
    digits: int = 3,
) -> Figure:
    """A figure with a value, rounded to so many digits after the point."""
    return Figure(
        name=name,
        unit=unit,
        origin=origin,
        value=round(value, digits),
        low=None if low is None else round(low, digits),
        high=None if high is None else round(high, digits),
        receipts=list(receipts),
    )


def unknown(name: str, unit: str, reason: str, **reason_with: Any) -> Figure:
    """A figure that says why it has no value; reason is a code of insight.reasons."""
    return Figure(name=name, unit=unit, origin=Origin.ESTIMATED, reason=reason, reason_with=reason_with)


def least_direct(origins: Iterable[Origin]) -> Origin:
    """The origin of something made from several records: simulated if any of them is, estimated if any is, and so on."""
    return max(origins, key=_LEAST_DIRECT_LAST.index, default=Origin.ESTIMATED)


def days_up_to(last: date, n: int) -> list[date]:
    """n days that end on last."""
    return [last - timedelta(days=back) for back in range(n - 1, -1, -1)]
