"""Sleep over months: the hours of each night, and how far the middle of sleep wandered in the fortnight up to each week's end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from milo.insight.sleep import CHART_DAYS, REGULAR_NIGHTS, TOLD_HOURS, hours_asleep, regularity, sleep_need
from milo.insight.views import Inputs
from milo.vocabulary.records import DayDigest, Sleep
from milo.vocabulary.weeks import WEEK, week_start

SPARE_DAYS = 2  # a night begins the day before, and clocks differ


class SleepLine(msgspec.Struct, frozen=True, kw_only=True):
    """Nights named by the day they end on. hours: None for a night nobody recorded.

    weeks: the last day of each week; regularity_min: circular SD of mid-sleep of the fourteen nights up to it, None with too few.
    need_h: what the athlete needs, and whether they told it themself (origin "told") or it is the guideline's (training.md 2.9).
    """

    days: list[date]
    hours: list[float | None]
    weeks: list[date]
    regularity_min: list[float | None]
    need_h: float | None
    need_origin: str
    origins: list[str]


def sleep_line(inputs: Inputs) -> SleepLine | None:
    """Every night up to inputs.last; None without any."""
    told = [d for d in inputs.day_digests if TOLD_HOURS in d.stats and d.day <= inputs.last]
    starts = [s.end_ts.date() for s in inputs.sleeps] + [d.day for d in told]
    first = min((day for day in starts if day <= inputs.last), default=None)
    if first is None:
        return None
    nights = _Nights(inputs, told)
    hours: dict[date, float] = {}
    ending = inputs.last
    while ending >= first:
        # A chart looks back CHART_DAYS; each window is handed only its own records, so that a long history stays cheap.
        hours |= hours_asleep(nights.within(ending, CHART_DAYS))
        ending -= timedelta(days=CHART_DAYS)
    days = [first + timedelta(days=n) for n in range((inputs.last - first).days + 1)]
    weeks, wandered = [], []
    ending = week_start(first, inputs.first_weekday) + timedelta(days=WEEK - 1)
    while ending < inputs.last + timedelta(days=WEEK):
        last = min(ending, inputs.last)
        weeks.append(last)
        wandered.append(regularity(nights.within(last, REGULAR_NIGHTS)).value)
        ending += timedelta(days=WEEK)
    need = sleep_need(inputs)
    return SleepLine(
        days=days,
        hours=[hours.get(d) for d in days],
        weeks=weeks,
        regularity_min=wandered,
        need_h=need.value,
        need_origin=str(need.origin),
        origins=sorted({str(r.origin) for r in (*inputs.sleeps, *told)}),
    )


class _Nights:
    """The inputs cut to the nights of some days: a long history holds many hundred others."""

    def __init__(self, inputs: Inputs, told: list[DayDigest]) -> None:
        self._inputs = inputs
        self._sleeps: list[Sleep] = sorted(inputs.sleeps, key=lambda s: s.end_ts.date())
        self._ends = [s.end_ts.date() for s in self._sleeps]
        self._told = sorted(told, key=lambda d: d.day)
        self._days = [d.day for d in self._told]

    def within(self, last: date, days: int) -> Inputs:
        """As of a day, with the nights of the days before it."""
        first, after = last - timedelta(days=days + SPARE_DAYS), last + timedelta(days=SPARE_DAYS)
        sleeps = self._sleeps[bisect_left(self._ends, first) : bisect_right(self._ends, after)]
        told = self._told[bisect_left(self._days, first) : bisect_right(self._days, last)]
        return replace(self._inputs, last=last, sleeps=sleeps, day_digests=told)
