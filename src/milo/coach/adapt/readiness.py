"""How ready a body is today: heart-rate variability in its own band, a score of all that was told, and what a short night asks for.

Reference training.md 2.8 and 2.9, safety.md PL-14. A reading that is not there is left out and said so, never filled in.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from milo.coach.adapt.adapting_log import Reading, Series, Signals
from milo.insight.recovery import BAND_DAYS, BAND_MIN_DAYS, HRV_BAND_SD, MIN_LOG_SD, WEEK_MIN_DAYS
from milo.insight.sleep import DEBT_KEEPS, DEBT_MAX_H, GUIDELINE_NEED_H

NEED_NIGHTS, NEED_H = 4, (7.0, 9.5)  # free nights asked for, and where a need lies (reference 2.9)
OWN_DAYS, OWN_MIN = 28, 14  # readiness compares with the athlete's own four weeks (reference 2.9)
HEART_SD = 1.0  # reference 2.8
SHORT_NIGHT_H, HEART_UP_BPM, HEART_UP_DAYS, SORE = 5.0, 10.0, 2, 7.0  # safety PL-14
GO, NORMAL, EASY = 60.0, 40.0, 25.0  # bands of the score (reference 2.9)
WEIGHTS = {"hrv": 0.30, "resting_hr": -0.20, "sleep": 0.20, "debt": -0.15, "wellness": 0.25, "load_3d": -0.10}
CENTRE, SCALE, CLIP = 50.0, 12.0, 2.5
MIN_SD = {
    "hrv": 0.03,
    "resting_hr": 1.0,
    "sleep": 0.4,
    "debt": 0.5,
    "wellness": 0.08,
    "load_3d": 30.0,
}  # no reading is finer (our choice)
COLD_WELLNESS = (0.6, 0.15)  # mean and SD of wellness, 0-1, of people asked for the first time (our choice)

HrvState = Literal["inside", "below", "above", "unknown"]


@dataclass(frozen=True, slots=True)
class Hrv:
    """The week's mean of ln RMSSD against the athlete's own band, in ms.

    days_below: days in a row, today the last, on which that mean lay below the band.  below_of_week: of the last seven days.
    heart_up: this morning's resting heart rate is a standard deviation above the mean of the mornings before it (reference 2.8);
    heart_rising: the week's is, above that of all of them (reference 2.4.5).  None where it is not known.
    heart_bpm, usual_bpm: this morning's, and that mean.
    reason: why state is unknown.
    """

    state: HrvState
    mean_ms: float | None = None
    low_ms: float | None = None
    high_ms: float | None = None
    days_below: int = 0
    below_of_week: int = 0
    heart_up: bool | None = None
    heart_rising: bool | None = None
    heart_bpm: float | None = None
    usual_bpm: float | None = None
    reason: str | None = None
    record_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """A score 0-100, None with the reason. parts: what each term brought, in points; missing: terms nobody told."""

    score: float | None
    parts: dict[str, float] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    reason: str | None = None
    record_ids: tuple[str, ...] = ()

    @property
    def band(self) -> str:
        """go, normal, easy, rest or unknown."""
        if self.score is None:
            return "unknown"
        return "go" if self.score >= GO else "normal" if self.score >= NORMAL else "easy" if self.score >= EASY else "rest"


@dataclass(frozen=True, slots=True)
class Warning14:
    """A state of safety PL-14 that keeps vigorous work away today. code: which; value, unit: what was seen."""

    code: str
    value: float
    unit: str
    readings: tuple[Reading, ...]


def hrv_state(signals: Signals, today: date) -> Hrv:
    """Heart-rate variability of the week that ends today in the band of the athlete's last 60 days."""
    logs = {
        d: math.log(r.value) for d, r in signals.rmssd_ms.items() if today - timedelta(days=BAND_DAYS) < d <= today and r.value > 0
    }
    if len(logs) < BAND_MIN_DAYS:
        return Hrv("unknown", reason="too_few_mornings" if logs else "no_hrv")
    mean, sd = statistics.fmean(logs.values()), max(statistics.stdev(logs.values()), MIN_LOG_SD)
    low, high = mean - HRV_BAND_SD * sd, mean + HRV_BAND_SD * sd
    week = _week_mean(logs, today)
    if week is None:
        return Hrv("unknown", low_ms=math.exp(low), high_ms=math.exp(high), reason="too_few_mornings_this_week")
    days = 0
    while days < OWN_DAYS and (past := _week_mean(logs, today - timedelta(days=days))) is not None and past < low:
        days += 1
    means = [_week_mean(logs, today - timedelta(days=back)) for back in range(7)]
    ids = tuple(i for d in _days(today, 7) if d in signals.rmssd_ms for i in signals.rmssd_ms[d].record_ids)
    heart_up, heart_bpm, usual_bpm = _heart_up(signals.resting_hr_bpm, today)
    return Hrv(
        state="below" if week < low else "above" if week > high else "inside",
        mean_ms=math.exp(week),
        low_ms=math.exp(low),
        high_ms=math.exp(high),
        days_below=days,
        below_of_week=sum(1 for m in means if m is not None and m < low),
        heart_up=heart_up,
        heart_rising=_heart_rising(signals.resting_hr_bpm, today),
        heart_bpm=heart_bpm,
        usual_bpm=usual_bpm,
        record_ids=ids,
    )


def readiness(signals: Signals, today: date) -> Readiness:
    """The score of a day from heart, sleep, load and the athlete's own words; the day's own readings are needed.

    Terms that are missing are left out and the others weigh more. In the first two weeks only the athlete's words count.
    """
    z: dict[str, float] = {}
    ids: list[str] = []
    own = {
        "hrv": {d: Reading(math.log(r.value), r.record_ids) for d, r in signals.rmssd_ms.items() if r.value > 0},
        "resting_hr": signals.resting_hr_bpm,
        "sleep": signals.sleep_h,
        "debt": _debts(signals.sleep_h, today, sleep_need_h(signals.sleep_h, today)),
        "load_3d": _three_days(signals.load_au, today),
    }
    for name, series in own.items():
        z_of = _z(series, today, MIN_SD[name])
        if z_of is not None:
            z[name] = z_of
            ids += series[today].record_ids
    words = {d: v for d in _days(today, OWN_DAYS + 1) if (v := _wellness(signals, d)) is not None}
    # The evening's word is yesterday's; it counts for this morning.
    said = next((d for d in (today, today - timedelta(days=1)) if d in words), None)
    if said is not None:
        known = _z(words, said, MIN_SD["wellness"])
        z["wellness"] = known if known is not None else _clip((words[said].value - COLD_WELLNESS[0]) / COLD_WELLNESS[1])
        ids += words[said].record_ids
    missing = tuple(name for name in WEIGHTS if name not in z)
    if not z:
        return Readiness(None, missing=missing, reason="nothing_told_today")
    if set(z) <= {"load_3d", "debt"}:
        return Readiness(None, missing=missing, reason="nothing_measured_today")
    scale = SCALE * sum(map(abs, WEIGHTS.values())) / sum(abs(WEIGHTS[name]) for name in z)
    parts = {name: scale * WEIGHTS[name] * value for name, value in z.items()}
    score = min(max(CENTRE + sum(parts.values()), 0.0), 100.0)
    return Readiness(score, parts, missing, record_ids=tuple(ids))


def warnings_of(signals: Signals, today: date) -> list[Warning14]:
    """What of safety PL-14 holds today: a short night, a resting heart rate that is up for two days, sore muscles."""
    found = []
    night = signals.sleep_h.get(today)
    if night is not None and night.value < SHORT_NIGHT_H:
        found.append(Warning14("short_night", night.value, "h", (night,)))
    days = _days(today, HEART_UP_DAYS)
    recent = [signals.resting_hr_bpm[d] for d in days if d in signals.resting_hr_bpm]
    usual = [r.value for d, r in signals.resting_hr_bpm.items() if today - timedelta(days=OWN_DAYS + HEART_UP_DAYS) < d < days[0]]
    if len(recent) == HEART_UP_DAYS and len(usual) >= OWN_MIN:
        up = min(r.value for r in recent) - statistics.fmean(usual)
        if up >= HEART_UP_BPM:
            found.append(Warning14("heart_up", up, "bpm", tuple(recent)))
    sore = next((signals.soreness[d] for d in (today, today - timedelta(days=1)) if d in signals.soreness), None)
    if sore is not None and sore.value >= SORE:
        found.append(Warning14("sore", sore.value, "/10", (sore,)))
    return found


def sleep_debt_h(sleep_h: Series, today: date) -> Reading | None:
    """Hours of sleep that are owed to the athlete's own need; None without a night in the last two weeks."""
    need_h = sleep_need_h(sleep_h, today)
    nights = [(d, sleep_h[d]) for d in _days(today, OWN_MIN) if d in sleep_h]
    if not nights:
        return None
    debt = 0.0
    for _, night in nights:
        debt = min(max(DEBT_KEEPS * debt + need_h - night.value, 0.0), DEBT_MAX_H)
    return Reading(debt, tuple(i for _, night in nights for i in night.record_ids), "sleep")


def sleep_need_h(sleep_h: Series, today: date) -> float:
    """Hours a night the athlete needs: the mean of their free nights of the last weeks, else the guideline's middle.

    Free nights end on a Saturday or a Sunday, two to four weeks back and nearer, so that one bad week does not lower the need.
    Source: reference training.md 2.9.
    """
    free = [r.value for d, r in sleep_h.items() if today - timedelta(days=OWN_DAYS) < d <= today and d.weekday() >= 5]
    if len(free) < NEED_NIGHTS:
        return GUIDELINE_NEED_H
    return min(max(statistics.fmean(free), NEED_H[0]), NEED_H[1])


def _debts(sleep_h: Series, today: date, need_h: float) -> dict[date, Reading]:
    debt, debts = 0.0, {}
    for d in _days(today, OWN_DAYS + OWN_MIN):
        if d in sleep_h:
            debt = min(max(DEBT_KEEPS * debt + need_h - sleep_h[d].value, 0.0), DEBT_MAX_H)
            debts[d] = Reading(debt, sleep_h[d].record_ids, "sleep")
    return debts


def _three_days(load_au: Series, today: date) -> dict[date, Reading]:
    """Mean load of the three days before each day; rest counts as 0 once anything was ever logged."""
    if not load_au:
        return {}
    first = min(load_au)
    made = {}
    for d in _days(today, OWN_DAYS + 1):
        if d - timedelta(days=3) >= first:
            three = [load_au[b] for b in _days(d - timedelta(days=1), 3) if b in load_au]
            made[d] = Reading(sum(r.value for r in three) / 3, tuple(i for r in three for i in r.record_ids), "workout")
    return made


def _wellness(signals: Signals, d: date) -> Reading | None:
    """Mood, energy and soreness of a day as one number from 0 to 1; None where none was told."""
    scaled = (
        (signals.mood.get(d), 1, 5, False),
        (signals.energy.get(d), 1, 5, False),
        (signals.soreness.get(d), 1, 10, True),
    )
    told = [
        (1 - x if upside_down else x, r)
        for r, low, high, upside_down in scaled
        if r and (x := (r.value - low) / (high - low)) is not None
    ]
    if not told:
        return None
    return Reading(statistics.fmean(v for v, _ in told), tuple(dict.fromkeys(i for _, r in told for i in r.record_ids)), "feedback")


def _z(series: Series, on: date, min_sd: float) -> float | None:
    if on not in series:
        return None
    own = [r.value for d, r in series.items() if on - timedelta(days=OWN_DAYS) <= d < on]
    if len(own) < OWN_MIN:
        return None
    return _clip((series[on].value - statistics.fmean(own)) / max(statistics.stdev(own), min_sd))


def _clip(z: float) -> float:
    return min(max(z, -CLIP), CLIP)


def _week_mean(logs: dict[date, float], last: date) -> float | None:
    week = [logs[d] for d in _days(last, 7) if d in logs]
    return statistics.fmean(week) if len(week) >= WEEK_MIN_DAYS else None


def _heart_up(series: Series, today: date) -> tuple[bool | None, float | None, float | None]:
    """Whether this morning's resting heart rate is up, with itself and what is usual; None where that is not known."""
    own = [r.value for d, r in series.items() if today - timedelta(days=BAND_DAYS) < d < today]
    if today not in series or len(own) < BAND_MIN_DAYS:
        return None, None, None
    usual, now = statistics.fmean(own), series[today].value
    return now > usual + HEART_SD * max(statistics.stdev(own), MIN_SD["resting_hr"]), now, usual


def _heart_rising(series: Series, today: date) -> bool | None:
    own = [r.value for d, r in series.items() if today - timedelta(days=BAND_DAYS) < d <= today]
    week = [series[d].value for d in _days(today, 7) if d in series]
    if len(own) < BAND_MIN_DAYS or len(week) < WEEK_MIN_DAYS:
        return None
    return statistics.fmean(week) > statistics.fmean(own) + HEART_SD * max(statistics.stdev(own), MIN_SD["resting_hr"])


def _days(last: date, n: int) -> Sequence[date]:
    return [last - timedelta(days=back) for back in range(n - 1, -1, -1)]
