"""Training load: what each workout asked, and what days and weeks of it add up to.

Formulas: reference training.md 2.7. Session RPE (Foster 2001), TRIMP (Banister; Edwards), training stress score (Coggan). The
common currency is the AU of session RPE; everything else is converted through "one hour at threshold" and says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from milo.insight.figures import days_up_to, known, least_direct, unknown
from milo.insight.views import Inputs, LoadView, Series, WorkoutLine
from milo.insight.zones import HeartLimits, heart_limits, minutes_in_zones, setting_at, zones_at
from milo.vocabulary.advice import Figure, receipt
from milo.vocabulary.clock import local_day
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import WorkoutDigest
from milo.vocabulary.weeks import WEEK, seven_days_to, week_start

if TYPE_CHECKING:
    from milo.insight.one_truth import MergedWorkout

FITNESS_DAYS, FATIGUE_DAYS = 42, 7  # Coggan's constants: fitness += (load - fitness) / 42
CHRONIC_DAYS, LONG_DAYS = 28, 42
NEAR_ZERO_AU = 1.0  # mean daily load below which a ratio to it means nothing (our choice)
AU_PER_TSS = 4.35  # one hour at threshold is 100 TSS and about 435 AU (our choice, reference: 420-450)
THRESHOLD_RESERVE = 0.85  # share of heart-rate reserve at threshold where none is known (our choice)
EDWARDS_HOUR = 240.0  # Edwards' points of one hour in zone 4, taken as one hour at threshold (our choice)
BANISTER = {"male": (0.64, 1.92), "female": (0.86, 1.67)}
CHART_DAYS = 90
WEEKS = 12


class DayLoad(msgspec.Struct, frozen=True, kw_only=True):
    """One day of `milo analyse load`. None until the window is full."""

    date: date
    load: float
    weekly_load: float | None
    atl: float | None
    ctl28: float | None
    ctl42: float | None
    acwr: float | None
    monotony: float | None
    strain: float | None
    fitness: float
    fatigue: float
    form: float | None


class SessionLoad(msgspec.Struct, frozen=True, kw_only=True):
    """What one workout asked. method: srpe, power, banister, edwards, pace, mean_hr; None (with why) when nothing tells.

    origin is that of value, au_origin that of load_au: a conversion through a threshold nobody told is an estimate.
    """

    method: str | None
    why: str
    value: float | None = None
    unit: str = "AU"
    load_au: float | None = None
    origin: Origin = Origin.ESTIMATED
    au_origin: Origin = Origin.ESTIMATED


def daily_metrics(days: Sequence[date], loads: Sequence[float]) -> list[DayLoad]:
    """Every day from the first to the last, gaps counting as rest (load 0), several loads of one day added.

    days, loads: same length n >= 1, any order, loads >= 0 in AU.
    monotony is None where the seven loads are all the same (population SD 0); acwr where the 28-day mean is below 1 AU.

    >>> daily_metrics([date(2026, 1, n) for n in range(1, 8)], [10, 20, 30, 40, 50, 60, 70])[-1].monotony
    2.0
    """
    if not days:
        return []
    first, last = min(days), max(days)
    n = (last - first).days + 1
    load = np.zeros(n)
    np.add.at(load, [(d - first).days for d in days], np.asarray(loads, dtype=float))
    week, month, long = _windows(load, WEEK), _windows(load, CHRONIC_DAYS), _windows(load, LONG_DAYS)
    sums, means, spreads = week.sum(axis=1), week.mean(axis=1), week.std(axis=1)
    ctl28, ctl42 = month.mean(axis=1), long.mean(axis=1)
    fitness, fatigue = _exponential(load, FITNESS_DAYS), _exponential(load, FATIGUE_DAYS)
    result = []
    for i in range(n):
        w, m, long_i = i - WEEK + 1, i - CHRONIC_DAYS + 1, i - LONG_DAYS + 1
        atl = float(means[w]) if w >= 0 else None
        chronic = float(ctl28[m]) if m >= 0 else None
        monotony = float(means[w] / spreads[w]) if w >= 0 and spreads[w] > 1e-9 * max(1.0, means[w]) else None
        result.append(
            DayLoad(
                date=first + timedelta(days=i),
                load=float(load[i]),
                weekly_load=float(sums[w]) if w >= 0 else None,
                atl=atl,
                ctl28=chronic,
                ctl42=float(ctl42[long_i]) if long_i >= 0 else None,
                acwr=atl / chronic if atl is not None and chronic is not None and chronic >= NEAR_ZERO_AU else None,
                monotony=monotony,
                strain=float(sums[w]) * monotony if monotony is not None else None,
                fitness=float(fitness[i]),
                fatigue=float(fatigue[i]),
                form=float(fitness[i - 1] - fatigue[i - 1]) if i else None,
            )
        )
    return result


def _windows(load: np.ndarray, size: int) -> np.ndarray:
    """All full windows of `size` days, shape (n - size + 1, size); empty when there is none."""
    if load.size < size:
        return np.empty((0, size))
    return np.lib.stride_tricks.sliding_window_view(load, size)


def _exponential(load: np.ndarray, days: int) -> np.ndarray:
    """x[t] = x[t-1] + (load[t] - x[t-1]) / days, from 0."""
    out = np.empty(load.size)
    level = 0.0
    for i, value in enumerate(load.tolist()):
        level += (value - level) / days
        out[i] = level
    return out


# --- one workout --------------------------------------------------------------------------------------------------------


def banister_trimp(hr_seconds: dict[int, float], rest_bpm: float, max_bpm: float, sex: str) -> float:
    """Banister's TRIMP in AU: minutes x share of reserve x its exponential weight. sex: "female" or "male".

    >>> round(banister_trimp({120: 3600}, 60, 180, "male"), 1)
    50.1
    """
    a, b = BANISTER[sex]
    total = 0.0
    for bpm, seconds in hr_seconds.items():
        x = min(max((bpm - rest_bpm) / (max_bpm - rest_bpm), 0.0), 1.0)
        total += seconds / 60 * x * a * math.exp(b * x)
    return total


def edwards_trimp(hr_seconds: dict[int, float], max_bpm: float) -> float:
    """Edwards' TRIMP: minutes in 50-60, 60-70, ... 90-100 % of the maximum, times 1 to 5.

    >>> edwards_trimp({150: 600, 90: 600}, 180)
    50.0
    """
    total = 0.0
    for bpm, seconds in hr_seconds.items():
        zone = min(int(bpm / max_bpm * 10 + 1e-9) - 4, 5)
        total += seconds / 60 * max(zone, 0)
    return total


def session_load(merged: MergedWorkout, inputs: Inputs, limits: HeartLimits) -> SessionLoad:
    """The load of one workout, by the first method its data allow: told effort, power, heart rate, pace, average heart rate."""
    w, digest = merged.workout, merged.digest
    day = _day(merged, inputs)
    minutes = _minutes(merged)
    own = setting_at(inputs, "thresholds", day)
    if w.rpe is not None and minutes:
        au = w.rpe * minutes
        return SessionLoad(method="srpe", why="effort_told", value=au, load_au=au, origin=w.origin, au_origin=w.origin)
    ftp = _positive(own.get("ftp_w"))
    power = digest.normalised_power_w if digest else None
    if ftp and power and minutes:
        tss = 100 * minutes / 60 * (power / ftp) ** 2
        return _stress("power", "power_and_ftp", tss, w.origin)
    by_heart = _by_heart(digest, limits, _sex(inputs), _positive(own.get("threshold_hr_bpm")), w.origin)
    if by_heart is not None:
        return by_heart
    pace, speed = _positive(own.get("threshold_pace_s_per_km")), digest.graded_speed_m_s if digest else None
    if pace and speed and minutes and w.activity_type == "running":
        tss = 100 * minutes / 60 * (speed / (1000 / pace)) ** 2
        return _stress("pace", "pace_and_threshold", tss, w.origin)
    if w.heart_rate_bpm is not None and minutes and w.activity_type != "strength":
        mean = WorkoutDigest(
            origin=w.origin, source=w.source, digest_id="mean", user_id=w.user_id, at=w.start_ts, workout_id=w.workout_id,
            rule="mean", samples=0, hr_seconds={round(w.heart_rate_bpm): minutes * 60},
        )  # fmt: skip
        found = _by_heart(mean, limits, _sex(inputs), _positive(own.get("threshold_hr_bpm")), w.origin)
        if found is not None:
            return msgspec.structs.replace(found, method="mean_hr", why="mean_heart_rate_only")
    return SessionLoad(method=None, why="nothing_to_weigh_by")


def _stress(method: str, why: str, tss: float, origin: Origin) -> SessionLoad:
    return SessionLoad(method=method, why=why, value=tss, unit="TSS", load_au=tss * AU_PER_TSS, origin=origin, au_origin=origin)


def _by_heart(
    digest: WorkoutDigest | None, limits: HeartLimits, sex: str | None, threshold_bpm: float | None, origin: Origin
) -> SessionLoad | None:
    if digest is None or not digest.hr_seconds or limits.max_bpm is None:
        return None
    told = least_direct([origin, Origin.ESTIMATED]) if limits.max_from == "tanaka" else origin
    if limits.rest_bpm is not None and sex in BANISTER:
        trimp = banister_trimp(digest.hr_seconds, limits.rest_bpm, limits.max_bpm, sex)
        converted = told
        if threshold_bpm is None or not limits.rest_bpm + 1 <= threshold_bpm <= limits.max_bpm:
            # None was told, or one no heart between these limits can have; an hour at rest would be divided by.
            threshold_bpm = limits.rest_bpm + THRESHOLD_RESERVE * (limits.max_bpm - limits.rest_bpm)
            converted = least_direct([told, Origin.ESTIMATED])
        hour = banister_trimp({round(threshold_bpm): 3600.0}, limits.rest_bpm, limits.max_bpm, sex)
        au = 100 * trimp / hour * AU_PER_TSS
        return SessionLoad(
            method="banister", why="heart_rate_and_reserve", value=trimp, unit="TRIMP", load_au=au, origin=told, au_origin=converted
        )
    points = edwards_trimp(digest.hr_seconds, limits.max_bpm)
    au = 100 * points / EDWARDS_HOUR * AU_PER_TSS
    converted = least_direct([told, Origin.ESTIMATED])
    return SessionLoad(
        method="edwards", why="heart_rate_and_maximum", value=points, unit="TRIMP", load_au=au, origin=told, au_origin=converted
    )


def _sex(inputs: Inputs) -> str | None:
    if inputs.profile is not None:
        return inputs.profile.sex
    return inputs.user.sex if inputs.user else None


def _minutes(merged: MergedWorkout) -> float | None:
    w = merged.workout
    seconds = w.moving_s or w.duration_s or (w.end_ts - w.start_ts).total_seconds()
    return seconds / 60 if seconds > 0 else None


def _day(merged: MergedWorkout, inputs: Inputs) -> date:
    w = merged.workout
    if w.utc_offset_min is not None:
        return local_day(w.start_ts, w.utc_offset_min)
    return w.start_ts.astimezone(inputs.zone).date()


def _positive(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None


# --- the week -----------------------------------------------------------------------------------------------------------

_UNITS = {
    "weekly_load": "AU", "atl": "AU", "ctl28": "AU", "ctl42": "AU", "fitness": "AU", "fatigue": "AU", "form": "AU",
    "monotony": "1", "strain": "AU", "acwr": "1", "workouts": "1", "minutes": "min",
}  # fmt: skip
# Days of history a figure needs. The week's own sum needs none: it is of the workouts that are known, and says which they are.
_NEEDS = {
    "weekly_load": 1,
    "atl": 7,
    "ctl28": 28,
    "ctl42": 42,
    "fitness": 42,
    "fatigue": 7,
    "form": 42,
    "monotony": 7,
    "strain": 7,
    "acwr": 28,
}


def load_view(inputs: Inputs, merged: list[MergedWorkout], first: date | None = None) -> LoadView:
    """The load of the days from first (by default the calendar week's first) to inputs.last, with the windows behind it."""
    first = week_start(inputs.last, inputs.first_weekday) if first is None else first
    dated = sorted(((_day(m, inputs), m) for m in merged), key=lambda pair: (pair[0], pair[1].workout.start_ts))
    dated = [(day, m) for day, m in dated if day <= inputs.last]
    # Limits move slowly; asking once a week of days is enough and keeps a long history cheap.
    limits: dict[int, HeartLimits] = {}
    loads: list[tuple[date, SessionLoad, str]] = []
    lines = []
    week_zones = zones_at(inputs, inputs.last)
    for day, m in dated:
        key = (inputs.last - day).days // WEEK
        if key not in limits:
            limits[key] = heart_limits(inputs, inputs.last - timedelta(days=key * WEEK))
        found = session_load(m, inputs, limits[key])
        loads.append((day, found, m.workout.workout_id))
        if day >= first:
            lines.append(_line(inputs, day, m, found))
    in_week = [m for day, m in dated if day >= first]
    metrics = _history(inputs, loads)
    zone_lines = [line.zone_minutes for line in lines if line.zone_minutes]
    return LoadView(
        figures=_figures(inputs, loads, metrics, in_week, first),
        workouts=lines,
        series=_series(inputs, metrics),
        weekly=_weekly(inputs, loads),
        zones={"reason": "no_maximum_heart_rate"} if week_zones is None else msgspec.to_builtins(week_zones),
        zone_minutes=[round(sum(column), 1) for column in zip(*zone_lines, strict=True)] if zone_lines else None,
    )


def _history(inputs: Inputs, loads: list[tuple[date, SessionLoad, str]]) -> list[DayLoad]:
    weighed = [(day, found.load_au) for day, found, _ in loads if found.load_au is not None]
    if not weighed:
        return []
    # The history goes on to the last day, with rest where nothing was recorded.
    return daily_metrics([day for day, _ in weighed] + [inputs.last], [au for _, au in weighed] + [0.0])


def _line(inputs: Inputs, day: date, m: MergedWorkout, found: SessionLoad) -> WorkoutLine:
    w = m.workout
    zones = zones_at(inputs, day)
    seconds = m.digest.hr_seconds if m.digest else None
    receipts = [receipt("workout", day, day, found.method or "load", [x.workout_id for x in m.members])]
    if found.load_au is None or found.value is None:
        load = unknown("load", found.unit, "no_effort_heart_rate_or_power")
        load_au = unknown("load_au", "AU", "no_effort_heart_rate_or_power")
    else:
        load = known(found.method or "load", found.unit, found.value, found.origin, receipts, digits=1)
        load_au = known("load_au", "AU", found.load_au, found.au_origin, receipts, digits=1)
    minutes = _minutes(m)
    return WorkoutLine(
        workout_id=w.workout_id,
        day=day,
        activity_type=w.activity_type,
        sources=sorted({x.source for x in m.members}),
        title=w.title,
        minutes=None if minutes is None else round(minutes, 1),
        distance_km=None if w.distance_m is None else round(w.distance_m / 1000, 2),
        heart_rate_bpm=w.heart_rate_bpm,
        load=load,
        load_au=load_au,
        method_why=found.why,
        zone_minutes=minutes_in_zones(seconds, zones) if seconds and zones else None,
        sets=len(m.sets),
    )


def _figures(
    inputs: Inputs,
    loads: list[tuple[date, SessionLoad, str]],
    metrics: list[DayLoad],
    in_week: list[MergedWorkout],
    first: date,
) -> dict[str, Figure]:
    last = inputs.last
    figures: dict[str, Figure] = {}
    ids = [m.workout.workout_id for m in in_week]
    origin = least_direct(m.workout.origin for m in in_week) if in_week else Origin.ESTIMATED
    if loads:
        week_receipt = [receipt("workout", first, last, "workouts", ids)]
        timed = {m.workout.workout_id: minutes for m in in_week if (minutes := _minutes(m)) is not None}
        # The receipts name what was added up, so that a sum over some of the workouts can be told as one.
        time_receipt = [receipt("workout", first, last, "workouts", list(timed))]
        figures["workouts"] = known("workouts", "1", len(in_week), origin, week_receipt)
        # Workouts without a length, such as sets told one by one, are no week of 0 minutes.
        figures["minutes"] = (
            known("minutes", "min", sum(timed.values()), origin, time_receipt, digits=1)
            if timed or not in_week
            else unknown("minutes", "min", "no_minutes")
        )
    else:
        figures["workouts"] = unknown("workouts", "1", "no_workouts", days=180)
        figures["minutes"] = unknown("minutes", "min", "no_workouts", days=180)
    for name, need in _NEEDS.items():
        figures[name] = _figure(name, need, first if name == "weekly_load" else seven_days_to(last), last, loads, metrics)
    return figures


def _figure(
    name: str, need: int, first: date, last: date, loads: list[tuple[date, SessionLoad, str]], metrics: list[DayLoad]
) -> Figure:
    unit = _UNITS[name]
    if not loads:
        return unknown(name, unit, "no_workouts", days=180)
    this_week = [found for day, found, _ in loads if day >= first]
    if not metrics and not (need <= WEEK and this_week):
        return unknown(name, unit, "no_load_known", workouts=len(loads))
    if need <= WEEK and this_week and all(found.load_au is None for found in this_week):
        # Trained, but nothing says how hard: a sum of 0 would say that the week was one of rest.
        return unknown(name, unit, "no_load_known", workouts=len(this_week))
    if len(metrics) < need:
        return unknown(name, unit, "window_not_full", days=need, have=len(metrics))
    value = sum(m.load for m in metrics if m.date >= first) if name == "weekly_load" else getattr(metrics[-1], name)
    if value is None:
        return unknown(name, unit, "chronic_load_near_zero" if name == "acwr" else "load_never_varies")
    since = min(first, last - timedelta(days=need - 1))
    used = [(day, found, id) for day, found, id in loads if day >= since and found.load_au is not None]
    origin = least_direct(found.au_origin for _, found, _ in used) if used else Origin.ESTIMATED
    return known(name, unit, value, origin, [receipt("workout", since, last, name, [id for _, _, id in used])])


def _series(inputs: Inputs, metrics: list[DayLoad]) -> list[Series]:
    days = days_up_to(inputs.last, CHART_DAYS)
    by_day = {m.date: m for m in metrics}
    lines: list[Series] = []
    for name, field in (("load_au", "load"), ("fitness", "fitness"), ("fatigue", "fatigue"), ("form", "form")):
        values = [None if (m := by_day.get(d)) is None or (v := getattr(m, field)) is None else round(v, 1) for d in days]
        lines.append(Series(name=name, unit="AU", days=days, values=values))
    return lines


def _weekly(inputs: Inputs, loads: list[tuple[date, SessionLoad, str]]) -> list[tuple[date, float]]:
    """(first day, load) of the last weeks; weeks before the first workout are left out."""
    this = week_start(inputs.last, inputs.first_weekday)
    mondays = [this - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    sums = dict.fromkeys(mondays, 0.0)
    weighed = [(week_start(day, inputs.first_weekday), found.load_au) for day, found, _ in loads if found.load_au is not None]
    for monday, au in weighed:
        if monday in sums:
            sums[monday] += au
    first = min((monday for monday, _ in weighed), default=None)
    return [(monday, round(total, 1)) for monday, total in sums.items() if first is not None and monday >= first]
