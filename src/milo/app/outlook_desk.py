"""Outlooks of the athletes of this Milo, for every channel; and of a CSV, for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.app.known_athletes import known, zone_of
from milo.app.outlook_days import Days, days_of, read_csv
from milo.locales import text
from milo.models.outlook import load, outlooks
from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.outlook import Outlook
from milo.vocabulary.quantities import quantity as quantity_of
from milo.vocabulary.records import Measurement

if TYPE_CHECKING:
    from milo.app.house import House

SOURCE = "milo questionnaire"
QUESTIONS = 5
KEPT = 64  # outlooks at hand; the oldest goes (our choice)
TOLD_BY = ("feedback", "sleep", "measurement", "workout", "event", "setting")
"""Kinds whose changes make an outlook new."""


class OutlookDesk:
    """Fulfils channels.outlook_desk.OutlookDesk. An outlook is kept until something of the athlete or the day changes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._kept: dict[tuple[str, str], tuple[tuple[Any, ...], Outlook]] = {}
        house.forgetting.append(self._forget)

    def outlook(self, athlete: str, as_of: date | None = None, language: str | None = None) -> Outlook:
        """The outlook as of the evening of a day, today's when left out. Raises NotFound, and BadValue for a day to come."""
        known(self._house, athlete)
        today = self._house.flows.today(athlete)
        last = as_of or today
        if last > today:
            raise BadValue("a day up to today", last.isoformat())
        spoken = language or self._house.flows.manner(athlete)[0]
        stamp = (last, *(sum(self._house.store.changed_days(kind, athlete).values()) for kind in TOLD_BY))
        kept = self._kept.get((athlete, spoken))
        if kept is not None and kept[0] == stamp:
            return kept[1]
        days = days_of(self._house, athlete, last)
        found = outlooks(load(), [athlete], days.columns, days.length - 1, last, spoken)[0]
        self._kept[athlete, spoken] = (stamp, found)
        while len(self._kept) > KEPT:
            self._kept.pop(next(iter(self._kept)))
        return found

    def answer(self, athlete: str, answers: list[int]) -> Outlook:
        """Keep the five answers of the 28-day questions (1-5 each) as one told measurement. Raises BadValue, NotFound."""
        known(self._house, athlete)
        if len(answers) != QUESTIONS or not all(isinstance(a, int) and 1 <= a <= 5 for a in answers):
            raise BadValue("five answers from 1 to 5", f"{answers!r}"[:60])
        moment = datetime.combine(self._house.flows.today(athlete), time(12), zone_of(self._house, athlete)).astimezone(UTC)
        value = quantity_of("exhaustion_1_5").accept(sum(answers) / QUESTIONS)
        assert value is not None
        record = Measurement(
            origin=Origin.TOLD, source=SOURCE, user_id=athlete, at=moment, quantity="exhaustion_1_5", value=value,
            measurement_id=timed_identity(moment, athlete, SOURCE),
        )  # fmt: skip
        self._house.writer.write([record])
        self._house.flows.settle(athlete)
        return self.outlook(athlete)

    def _forget(self, athlete: str) -> None:
        for key in [key for key in self._kept if key[0] == athlete]:
            self._kept.pop(key, None)


def batch(path: Path, as_of: date | None = None, language: str = "en") -> list[dict[str, Any]]:
    """Outlooks of every athlete of a CSV, as of their last day or a day before it. Raises RefusedFile, BadValue, NotEnoughData."""
    blocks, left_out = read_csv(path)
    found = [o for days in blocks for o in _of(days, as_of, language)]
    ignored = [
        {"code": "cells_ignored", "text": text("outlook-reason-cells-ignored", language, column=name, count=many)}
        for name, many in left_out.items()
    ]
    told = [o.public() for o in sorted(found, key=lambda o: o.athlete)]
    return [{**one, "reasons": [*one["reasons"], *ignored]} for one in told]


def _of(days: Days, as_of: date | None, language: str) -> list[Outlook]:
    row = days.length - 1 if as_of is None else (as_of - days.first).days
    if row < 0:
        return []
    last = days.first + timedelta(days=row)
    # Days after an athlete's last row are days nobody told anything of.
    held: Mapping[str, Any] = days.columns
    if row >= days.length:
        import numpy as np

        gap = np.full((row + 1 - days.length, len(days.athletes)), np.nan)
        held = {name: np.concatenate([values, gap]) for name, values in days.columns.items()}
    return outlooks(load(), days.athletes, held, row, last, language)
