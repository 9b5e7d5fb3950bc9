"""Sleep over months: the hours of each night, and how far the middle of sleep wandered in the fortnight up to each week's end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec

from milo.insight.sleep import CHART_DAYS, REGULAR_NIGHTS, TOLD_HOURS, sleep_view
from milo.insight.views import Inputs
from milo.insight.week_sums import DAYS, monday_of
from milo.vocabulary.records import DayDigest, Sleep

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
    hours: dict[date, float | None] = {}
    ending = inputs.last
    while ending >= first:
        # A view looks back CHART_DAYS; each window is handed only its own records, so that a long history stays cheap.
        series = sleep_view(_within(inputs, told, ending, CHART_DAYS)).series[0]
        hours |= dict(zip(series.days, series.values, strict=True))
        ending -= timedelta(days=CHART_DAYS)
    days = [first + timedelta(days=n) for n in range((inputs.last - first).days + 1)]
    weeks, regularity = [], []
    ending = monday_of(first) + timedelta(days=DAYS - 1)
    while ending < inputs.last + timedelta(days=DAYS):
        last = min(ending, inputs.last)
        weeks.append(last)
        regularity.append(sleep_view(_within(inputs, told, last, REGULAR_NIGHTS)).figures["regularity_min"].value)
        ending += timedelta(days=DAYS)
    need = sleep_view(_within(inputs, told, inputs.last, CHART_DAYS)).figures["need_h"]
    return SleepLine(
        days=days,
        hours=[hours.get(d) for d in days],
        weeks=weeks,
        regularity_min=regularity,
        need_h=need.value,
        need_origin=str(need.origin),
        origins=sorted({str(r.origin) for r in (*inputs.sleeps, *told)}),
    )


def _within(inputs: Inputs, told: list[DayDigest], last: date, days: int) -> Inputs:
    """The inputs as of a day, with the nights of the days before it."""
    first, after = last - timedelta(days=days + SPARE_DAYS), last + timedelta(days=SPARE_DAYS)
    sleeps: list[Sleep] = [s for s in inputs.sleeps if first <= s.end_ts.date() <= after]
    return replace(inputs, last=last, sleeps=sleeps, day_digests=[d for d in told if first <= d.day <= last])
