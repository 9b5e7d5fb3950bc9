"""What the pages of one's progress and body may ask of the house. The app's progress desk fulfils it; pages know nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

import msgspec

from milo.insight.form_ahead import AheadDay, FormLine
from milo.insight.heart_drift import Drift
from milo.insight.lift_history import LiftHistory
from milo.insight.planned_weeks import Mark, PlannedSum
from milo.insight.recovery_lines import Banded
from milo.insight.sleep_lines import SleepLine
from milo.insight.week_sums import WeekSum, ZoneWeek
from milo.insight.weight_energy import WeightEnergy


class Progress(msgspec.Struct, frozen=True, kw_only=True, weakref=True):
    """All of an athlete's history as the charts of this field need it; a part that is not known is None or empty.

    last: their today.  first_weekday: of their weeks, Monday 0.  first: the first day anything is known of.
    ahead: the plan's future; ahead_unknown: (day, title) of its
    sessions whose load cannot be estimated.  hidden: why weight and energy are kept off, "minor" or "eating"; weight is None then.
    maxima_hidden: no estimated maxima are shown (PL-41).  needs_maximum: no zones, since no maximum heart rate is known.
    marks: of the programme.  planned: the weeks of the plan that holds, empty without one.
    """

    last: date
    first_weekday: int = 0
    first: date | None
    form: FormLine
    ahead: list[AheadDay]
    ahead_unknown: list[tuple[date, str]]
    weeks: list[WeekSum]
    planned: list[PlannedSum]
    marks: list[Mark]
    zones: list[ZoneWeek]
    needs_maximum: bool
    hrv: Banded | None
    resting: Banded | None
    sleep: SleepLine | None
    hidden: str | None
    weight: WeightEnergy | None
    maxima_hidden: bool
    lifts: list[LiftHistory]
    muscles: dict[date, dict[str, float]]
    origins: list[str]


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One quantity of the body by tape, scale or cuff. days and values: of each day that tells it; latest: the newest reading."""

    quantity: str
    unit: str
    days: list[date]
    values: list[float]
    origins: list[str]


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A source that told something. silent_days: since its last word, None where it never spoke often enough to be missed.

    kinds: what it tells: quantities and "workout", "sleep", "set".
    """

    source: str
    device: str | None
    last: date
    kinds: list[str]
    silent_days: int | None
    origins: list[str]


class ProgressDesk(Protocol):
    """Everything here may block; async doors call it in a thread. Raises NotFound for nobody."""

    def progress(self, athlete: str) -> Progress: ...

    def drift(self, athlete: str, since: date | None) -> list[Drift]:
        """Heart-rate drift of the endurance sessions since a day, oldest first; at most the newest of what can be read in time."""
        ...

    def hidden(self, athlete: str) -> str | None:
        """Why weight, energy and body size are kept off: "minor", "eating", or None."""
        ...

    def body(self, athlete: str) -> list[Measured]:
        """The measures of the body that are known, without those that are hidden."""
        ...

    def measure(self, athlete: str, day: date, values: Mapping[str, float]) -> dict[str, Any]:
        """Keep what the athlete measured on a day: {"new", "updated", "reply"}; told twice the second takes the first's place.

        reply: what the safety shell says of it, None where there is nothing to say.  Raises BadValue, UnknownName.
        """
        ...

    def sources(self, athlete: str) -> list[Seen]:
        """Every source of the last year, the one heard last first."""
        ...

    def calibrations(self, athlete: str) -> dict[str, datetime | None]:
        """ "mask", "oximeter" -> when it was last calibrated, None where never."""
        ...
