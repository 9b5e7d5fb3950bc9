"""Sleep: nights as they were, how much and how regular, and what is owed. Reference training.md 2.9."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from milo.insight.figures import WEEK, days_up_to, known, least_direct, unknown
from milo.insight.views import Inputs, NightLine, Series, SleepView
from milo.insight.zones import setting_at
from milo.vocabulary.advice import Figure, Receipt, receipt
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DayDigest, Sleep

NAP_H = 3.0  # a sleep shorter than this, by day, is a nap and no night (our choice)
DAY_HOURS = (9, 19)  # local hours a nap begins in
SAME_NIGHT_H = 3.0  # sleeps of one source that are closer than this are one night in two parts (our choice)
NIGHT_MAX_H = 16.0  # ... as long as the whole is no longer than a long night in bed (our choice)
GUIDELINE_NEED_H = 8.0  # middle of the 7-9 h of the National Sleep Foundation; until the athlete or enough nights say otherwise
DEBT_KEEPS = 0.9  # share of yesterday's debt that is still there today (our choice, reference 2.9)
DEBT_MAX_H = 15.0
DEBT_NIGHTS = 14
WEEK_MIN_NIGHTS = 4  # fewer nights of a week say nothing of the week (our choice)
REGULAR_NIGHTS = 14
REGULAR_MIN_NIGHTS = 5
CHART_DAYS = 60
RULE = "nights-1"
TOLD_HOURS = "sleep_h"  # the quantity of a night of which only the hours are told


@dataclass(frozen=True)
class Night:
    """A night as one source tells it: its sleeps in order, or only how many hours it had."""

    sleeps: list[Sleep] = field(default_factory=list)
    told: DayDigest | None = None

    @property
    def hours(self) -> float:
        """Hours asleep."""
        return self.told.stats[TOLD_HOURS][-1] if self.told is not None else sum(_asleep_h(s) for s in self.sleeps)

    @property
    def origins(self) -> list[Origin]:
        return [self.told.origin] if self.told is not None else [s.origin for s in self.sleeps]


def sleep_view(inputs: Inputs) -> SleepView:
    """The week's nights, named by the day they end on."""
    nights = _nights(inputs)
    first = inputs.last - timedelta(days=WEEK - 1)
    week = {day: night for day, night in nights.items() if first <= day <= inputs.last}
    return SleepView(
        figures=_figures(inputs, nights, week),
        nights=[_line(inputs, day, night) for day, night in sorted(week.items())],
        series=[_series(inputs, nights)],
    )


def hours_asleep(inputs: Inputs) -> dict[date, float]:
    """Day -> hours asleep of the nights a chart of the last days shows, as the view of the week has them."""
    series = _series(inputs, _nights(inputs))
    return {day: hours for day, hours in zip(series.days, series.values, strict=True) if hours is not None}


def _nights(inputs: Inputs) -> dict[date, Night]:
    """Local day it ends on -> the night; bare hours are believed only where no source tells the sleep itself."""
    nights = {d.day: Night(told=d) for d in sorted(inputs.day_digests, key=lambda d: d.digest_id) if d.stats.get(TOLD_HOURS)}
    return nights | {day: Night(sleeps=sleeps) for day, sleeps in _slept(inputs).items()}


def _slept(inputs: Inputs) -> dict[date, list[Sleep]]:
    """Local day it ends on -> the sleeps of that night from the one source that tells it best, in order."""
    by_source: dict[str, list[Sleep]] = {}
    for s in sorted(inputs.sleeps, key=lambda s: (s.start_ts, s.session_id)):
        if s.end_ts > s.start_ts and not _is_nap(inputs, s):
            by_source.setdefault(s.source, []).append(s)
    by_night: dict[date, dict[str, list[Sleep]]] = {}
    for source, sleeps in by_source.items():
        for stretch in _stretches(sleeps):
            last = max(stretch, key=lambda s: s.end_ts)
            by_night.setdefault(_local(inputs, last, last.end_ts).date(), {}).setdefault(source, []).extend(stretch)
    nights = {}
    order = setting_at(inputs, "sources", inputs.last).get("order") or []
    for day, sources in by_night.items():
        told = [source for source in order if source in sources]
        speaker = told[0] if told else max(sources, key=lambda source: (_completeness(sources[source]), source))
        nights[day] = _one_night(sources[speaker])
    return nights


def _stretches(sleeps: list[Sleep]) -> list[list[Sleep]]:
    """Sleeps of one source in order, parted where they are far apart: who wakes before midnight has not had a night of its own."""
    stretches: list[list[Sleep]] = []
    until: datetime | None = None
    for s in sleeps:
        close = until is not None and s.start_ts - until < timedelta(hours=SAME_NIGHT_H)
        if close and s.end_ts - stretches[-1][0].start_ts <= timedelta(hours=NIGHT_MAX_H):
            stretches[-1].append(s)
        else:
            stretches.append([s])
        until = max(s.end_ts, until or s.end_ts)
    return stretches


def _one_night(sleeps: list[Sleep]) -> list[Sleep]:
    """Parts of a night; what overlaps an earlier part was told twice and counts once."""
    parts: list[Sleep] = []
    for s in sleeps:
        if parts and s.start_ts < parts[-1].end_ts:
            if _asleep_h(s) > _asleep_h(parts[-1]):
                parts[-1] = s
        else:
            parts.append(s)
    return parts


def _completeness(sleeps: list[Sleep]) -> tuple[bool, float]:
    staged = any(s.sleep_stage_breakdown is not None and s.sleep_stage_breakdown.deep is not None for s in sleeps)
    return staged, sum(_asleep_h(s) for s in sleeps)


def _is_nap(inputs: Inputs, s: Sleep) -> bool:
    hours = (s.end_ts - s.start_ts).total_seconds() / 3600
    return hours < NAP_H and DAY_HOURS[0] <= _local(inputs, s, s.start_ts).hour < DAY_HOURS[1]


def _local(inputs: Inputs, s: Sleep, at: datetime) -> datetime:
    if s.utc_offset_min is None:
        return at.astimezone(inputs.zone)
    return at.astimezone(UTC) + timedelta(minutes=s.utc_offset_min)


def _asleep_h(s: Sleep) -> float:
    """Hours asleep: as told, else the stages, else the span without what was told as awake."""
    span = (s.end_ts - s.start_ts).total_seconds() / 3600
    told = s.sleep_stage_breakdown
    if told is None:
        return span
    if told.asleep is not None:
        return min(told.asleep / 60, span)
    stages = [m for m in (told.light, told.deep, told.rem) if m is not None]
    if stages:
        return min(sum(stages) / 60, span)
    return max(span - (told.awake or 0) / 60, 0.0)


def _receipts(nights: Iterable[Night], first: date, last: date, rule: str) -> list[Receipt]:
    """The sleeps by their ids, and the readings that only tell the hours."""
    among = list(nights)
    ids = [s.session_id for night in among for s in night.sleeps]
    told = [night.told.digest_id for night in among if night.told is not None]
    found = [receipt("sleep", first, last, rule, ids)] if ids else []
    return [*found, receipt("measurement", first, last, rule, [], TOLD_HOURS, told)] if told else found


def _figures(inputs: Inputs, nights: dict[date, Night], week: dict[date, Night]) -> dict[str, Figure]:
    first, last = inputs.last - timedelta(days=WEEK - 1), inputs.last
    all_week = [s for night in week.values() for s in night.sleeps]
    origin = least_direct(origin for night in week.values() for origin in night.origins)
    receipts = _receipts(week.values(), first, last, RULE)
    figures: dict[str, Figure] = {}
    if not week:
        figures["mean_h"] = unknown("mean_h", "h", "no_sleep")
        figures["nights"] = unknown("nights", "1", "no_sleep")
        figures["quality"] = unknown("quality", "1", "no_sleep")
    else:
        figures["nights"] = known("nights", "1", len(week), origin, receipts)
        if len(week) < WEEK_MIN_NIGHTS:
            figures["mean_h"] = unknown("mean_h", "h", "too_few_nights", need=WEEK_MIN_NIGHTS, have=len(week))
        else:
            figures["mean_h"] = known("mean_h", "h", sum(n.hours for n in week.values()) / len(week), origin, receipts, digits=2)
        told = [s for s in all_week if s.quality is not None]
        if not told:
            figures["quality"] = unknown("quality", "1", "quality_not_told")
        else:
            mean = sum(s.quality or 0.0 for s in told) / len(told)
            ids = [s.session_id for s in told]
            figures["quality"] = known("quality", "1", mean, origin, [receipt("sleep", first, last, RULE, ids)], digits=2)
    figures["need_h"] = need = sleep_need(inputs)
    figures["debt_h"] = _debt(inputs, nights, need.value or GUIDELINE_NEED_H)
    figures["regularity_min"] = regularity(inputs, nights)
    return figures


def sleep_need(inputs: Inputs) -> Figure:
    """Hours of sleep the athlete needs on the last day: told, or the guideline's."""
    own = setting_at(inputs, "sleep_need", inputs.last).get("hours")
    if isinstance(own, int | float) and 4 <= own <= 12:
        return known("need_h", "h", float(own), Origin.TOLD)
    return known("need_h", "h", GUIDELINE_NEED_H, Origin.ESTIMATED, low=7, high=9)


def _debt(inputs: Inputs, nights: dict[date, Night], need_h: float) -> Figure:
    """Debt in hours after the last nights; each day a tenth is forgiven. A night nobody recorded is left out."""
    days = [d for d in days_up_to(inputs.last, DEBT_NIGHTS) if d in nights]
    recent = [d for d in days if d > inputs.last - timedelta(days=WEEK)]
    if len(recent) < WEEK_MIN_NIGHTS + 1:
        return unknown("debt_h", "h", "too_few_nights", need=WEEK_MIN_NIGHTS + 1, have=len(recent))
    debt = 0.0
    for day in days:
        debt = min(max(DEBT_KEEPS * debt + need_h - nights[day].hours, 0.0), DEBT_MAX_H)
    used = [nights[d] for d in days]
    origin = least_direct([Origin.ESTIMATED, *(origin for night in used for origin in night.origins)])
    return known("debt_h", "h", debt, origin, _receipts(used, days[0], inputs.last, "debt-1"), digits=1)


def regularity(inputs: Inputs, nights: dict[date, Night] | None = None) -> Figure:
    """How far the middle of sleep wanders: circular standard deviation in minutes over the last nights; unknown with too few.

    nights: those of the inputs, where they are known already.
    """
    nights = _nights(inputs) if nights is None else nights
    days = [d for d in days_up_to(inputs.last, REGULAR_NIGHTS) if d in nights and nights[d].sleeps]
    if len(days) < REGULAR_MIN_NIGHTS:
        return unknown("regularity_min", "min", "too_few_nights", need=REGULAR_MIN_NIGHTS, have=len(days))
    angles = []
    for day in days:
        parts = nights[day].sleeps
        start, end = _local(inputs, parts[0], parts[0].start_ts), _local(inputs, parts[-1], parts[-1].end_ts)
        middle = start + (end - start) / 2
        angles.append((middle.hour * 60 + middle.minute) / 1440 * 2 * math.pi)
    length = math.hypot(sum(map(math.cos, angles)), sum(map(math.sin, angles))) / len(angles)
    spread = math.sqrt(max(-2 * math.log(max(length, 1e-12)), 0.0)) * 1440 / (2 * math.pi)
    used = [nights[d] for d in days]
    origin = least_direct(origin for night in used for origin in night.origins)
    return known("regularity_min", "min", spread, origin, _receipts(used, days[0], inputs.last, "regularity-1"), digits=0)


def _line(inputs: Inputs, day: date, night: Night) -> NightLine:
    sleeps = night.sleeps
    if not sleeps:
        return NightLine(day=day, asleep_h=round(night.hours, 2))
    start, end = _local(inputs, sleeps[0], sleeps[0].start_ts), _local(inputs, sleeps[-1], sleeps[-1].end_ts)
    stages: dict[str, float] = {}
    for s in sleeps:
        for name in ("awake", "light", "deep", "rem"):
            minutes = getattr(s.sleep_stage_breakdown, name, None)
            if minutes is not None:
                stages[name] = round(stages.get(name, 0.0) + minutes, 1)
    told = [s.quality for s in sleeps if s.quality is not None]
    return NightLine(
        day=day,
        session_id=sleeps[0].session_id,
        asleep_h=round(night.hours, 2),
        in_bed_h=round(sum((s.end_ts - s.start_ts).total_seconds() for s in sleeps) / 3600, 2),
        start=f"{start:%H:%M}",
        end=f"{end:%H:%M}",
        quality=round(sum(told) / len(told), 2) if told else None,
        stages_min=stages or None,
    )


def _series(inputs: Inputs, nights: dict[date, Night]) -> Series:
    days = days_up_to(inputs.last, CHART_DAYS)
    return Series(name="asleep_h", unit="h", days=days, values=[round(nights[d].hours, 2) if d in nights else None for d in days])
