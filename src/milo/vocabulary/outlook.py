"""An outlook: how likely burnout is in the coming weeks, how far that is known, and what drives it. Never a diagnosis."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

OutlookLevel = Literal["usual", "raised", "high"]
OutlookStep = Literal["keep", "rest", "talk", "lighten", "questionnaire"]


FOR_PAGES = frozenset({"level", "unsure", "steps"})
"""Of an outlook, beyond what is public."""


class Driver(msgspec.Struct, frozen=True, kw_only=True):
    """What moves the outlook. name: a signal; effect: share by which it raises (+) or lowers (-) the risk beside the usual."""

    name: str
    effect: float


class NextDay(msgspec.Struct, frozen=True, kw_only=True):
    """Tomorrow's readiness, 0-100 with 50 the athlete's own usual, and its 80 % interval."""

    score_0_100: float
    interval: tuple[float, float]


class OutlookReason(msgspec.Struct, frozen=True, kw_only=True):
    """A code of the catalogue (`outlook-reason-CODE`) and its English text."""

    code: str
    text: str


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """An athlete's outlook as of the evening of a day; simulated people taught it.

    risk_28d, risk_90d: chance of burnout within those days, 0-1; None where too little is known, and a reason says so.
    interval: 80 % band of risk_28d.  curve: [day, chance of no burnout by then, low, high].  level: beside the usual person's risk.
    unsure: the band reaches from the usual into the high, so that the 28-day questionnaire is asked.  steps: what to do.
    """

    athlete: str
    as_of: date
    risk_28d: float | None
    interval: tuple[float, float] | None
    risk_90d: float | None
    curve: list[tuple[int, float, float, float]]
    drivers: list[Driver]
    readiness_next_day: NextDay | None
    model: str | None
    reasons: list[OutlookReason]
    level: OutlookLevel | None = None
    unsure: bool = False
    steps: list[OutlookStep] = []

    def public(self) -> dict[str, Any]:
        """The document of `milo outlook --json` and the API: exactly the keys of the contract; curve has [day, survival].

        The curve's band, the level and what to do are for pages, which hold the whole outlook.
        """
        document: dict[str, Any] = msgspec.to_builtins(self)
        document["curve"] = [[day, middle] for day, middle, _, _ in self.curve]
        return {name: value for name, value in document.items() if name not in FOR_PAGES}
