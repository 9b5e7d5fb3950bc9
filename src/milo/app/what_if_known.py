"""What is stored of an athlete, as the twin is fitted to it: weeks of training and weekly marks.  Nothing missing is filled in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from milo.insight.one_truth import MergedWorkout, day_of, merge_workouts
from milo.insight.sleep import sleep_view
from milo.insight.strength import strength_view
from milo.insight.zones import heart_limits, setting_at
from milo.twin.fitting_marks import Known, Series
from milo.twin.fitting_past import WEEK, Training
from milo.twin.fitting_prior import Told
from milo.twin.observe import WATCH_VO2_OWN
from milo.twin.sleeping import BIAS_MIN
from milo.twin.traits import ACTIVITIES, PATTERNS, STRENGTH
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise

if TYPE_CHECKING:
    from milo.insight.views import Inputs

USUAL_NIGHTS_D = 28  # days back that say how long somebody usually sleeps (our choice)
KNOWN_WEEKS = 12  # looked back on; longer ago says little of a body (our choice)
ZONE_SHARE = {1: 0.50, 2: 0.62, 3: 0.74, 4: 0.85, 5: 0.92}  # of VO2max (digital-athlete 6.3)
LIFTING_SHARE, PER_RIR = 0.66, 0.03  # of VO2max a lifting session asks for at no reserve, and less per repetition left [E]
USUAL_SHARE = 0.65  # of VO2max where neither heart rate nor effort tells it: easy endurance work (our choice)
MOVES = {
    "squat": 0, "lunge": 0, "knee extension": 0, "hinge": 1, "knee flexion": 1, "hip extension": 1, "horizontal push": 2,
    "vertical push": 2, "chest fly": 2, "horizontal pull": 3, "vertical pull": 3, "olympic": 1,
}  # fmt: skip
"""Patterns of the catalogue -> of the twin; the others train nothing the twin keeps."""
MAINS = ("back_squat", "deadlift", "bench_press", "barbell_row")
MAIN_LEVEL_SD, OTHER_LEVEL_SD = 0.15, 0.6  # log: how far a lift may be from what the twin calls the pattern's (our choice)
LIFT_SD = 0.045  # log: of a week's estimate (reference training 2.3)
MOST_LIFTS = 5  # with most sessions; more are not read (our choice)
WATCH_SD, LAB_CV = 2.0, 0.045  # mL/kg/min and share: errors of a week's VO2max (digital-athlete 6.6)
THRESHOLD_SHARE, THRESHOLD_SD = 0.888, 4.0  # of VO2max held for an hour (Daniels), and what economy adds to its error (our choice)
# Quantity -> the twin's name, a day's sd, the shared error: what days and devices add (digital-athlete 6.6) [E].
DAILY = {
    "resting_hr_bpm": ("resting_hr", 2.9, 1.5),
    "hrv_rmssd_ms": ("ln_rmssd", 0.19, 0.1),
    "weight_kg": ("weight_kg", 0.8, 0.2),
}
SLEEP_SD, SLEEP_LEVEL_SD = 1.1, 0.2  # h


def known_of(inputs: Inputs, planned: int | None = None, done: int | None = None) -> Known | None:
    """The whole weeks up to inputs.last, at most twelve, from the first one with a workout on; None without an age or workouts.

    planned, done: sessions of the plan in these weeks, None where there was none.
    """
    merged = [m for m in merge_workouts(inputs) if m.workout.activity_type in ACTIVITIES]
    age = _age(inputs)
    if age is None or not merged:
        return None
    back = min(KNOWN_WEEKS, ((inputs.last - min(map(_day, merged))).days + WEEK) // WEEK)
    first = inputs.last - timedelta(days=WEEK * back - 1)
    training = _training(inputs, [m for m in merged if _day(m) >= first], first, back)
    profile = inputs.profile
    sex = profile.sex if profile is not None else None
    told = Told(
        float(age),
        None if sex not in ("female", "male") else sex == "female",
        profile.height_cm if profile is not None else None,
        _weight(inputs, first),
        profile.goal if profile is not None else None,
    )
    series = [*_daily(inputs, first, back), *_fitness(inputs, first, back), *_lifts(inputs, merged, first, back)]
    return Known(told, first, training, series, planned, done)


def usual_sleep_h(inputs: Inputs, today: date) -> float | None:
    """Hours asleep on a night of the last four weeks, measured or told; None with fewer than a week of nights."""
    since = today - timedelta(days=USUAL_NIGHTS_D)
    nights = {since + timedelta(days=day): value for day, value in _means(inputs, "sleep_h", since).items()}
    nights |= {
        day: value
        for line in sleep_view(inputs).series
        for day, value in zip(line.days, line.values, strict=True)
        if line.name == "asleep_h" and value is not None and day >= since
    }
    return sum(nights.values()) / len(nights) if len(nights) >= WEEK else None


def missing_of(inputs: Inputs) -> Literal["no_age", "no_workouts", "no_age_no_workouts"]:
    """What known_of lacks where it gives None."""
    trained = any(m.workout.activity_type in ACTIVITIES for m in merge_workouts(inputs))
    if trained:
        return "no_age"
    return "no_workouts" if _age(inputs) is not None else "no_age_no_workouts"


def work_share(rpe: float | None, minutes: float, bpm: float | None, limits: tuple[float | None, float | None]) -> float:
    """Share of VO2max of a session: from heart rate over the reserve, else from told effort (CR-10), else a usual easy one.

    limits: resting and maximal heart rate.
    """
    rest, most = limits
    if bpm is not None and rest is not None and most is not None and most > rest + 20:
        return float(np.clip((bpm - rest) / (most - rest), 0.35, 0.98))
    if rpe is not None and rpe > 0:
        return float(np.clip(max((rpe - 0.5 - 0.015 * minutes) / 9, 0.02) ** (1 / 2.2), 0.35, 0.98))
    return USUAL_SHARE


def lay(entries: Iterable[tuple[int, str, float, float, float]], days: int) -> Training:
    """Sessions on their days.  entries: day from 0, activity, minutes, share of VO2max, hard sets per pattern; days: whole weeks.

    The twin trains once a day: of two kinds on one day the shorter goes to the nearest day without any, since what a week holds
    matters more than the day it falls on; two of one kind are one.
    """
    rows: dict[int, dict[str, list[float]]] = {}
    for day, activity, minutes, share, sets in entries:
        if 0 <= day < days and minutes > 0:
            kind = "strength" if activity == "strength" else activity
            row = rows.setdefault(day, {}).setdefault(kind, [0.0, 0.0, 0.0])
            row[1] = (row[1] * row[0] + share * minutes) / (row[0] + minutes)
            row[0], row[2] = row[0] + minutes, row[2] + sets
    spare = [d for d in range(days) if d not in rows]
    for day in sorted(d for d, kinds in rows.items() if len(kinds) > 1):
        longest = max(rows[day], key=lambda k: (rows[day][k][0], k))
        for kind in sorted(k for k in rows[day] if k != longest):
            moved = rows[day].pop(kind)
            near = min((d for d in spare if abs(d - day) < WEEK), key=lambda d: (abs(d - day), d), default=None)
            if near is not None:
                rows[near] = {kind: moved}
                spare.remove(near)
            elif kind != "strength" and longest != "strength":
                rows[day][longest][0] += moved[0]
    shape = np.zeros(days, np.float32)
    minutes_of, share_of, sets_of, activity_of = shape.copy(), shape.copy(), shape.copy(), np.zeros(days, np.int8)
    for day, kinds in rows.items():
        for kind, (minutes, share, sets) in kinds.items():
            minutes_of[day], share_of[day], sets_of[day], activity_of[day] = minutes, share, sets, ACTIVITIES.index(kind)
    return Training(minutes_of, share_of, sets_of, activity_of)


def sets_per_pattern(sets: Mapping[str, float]) -> float:
    """Hard sets of exercises (id -> how many) as the mean over the twin's patterns."""
    known = catalogue()
    return sum(n for id, n in sets.items() if id in known and known[id].pattern in MOVES) / len(PATTERNS)


def _training(inputs: Inputs, merged: list[MergedWorkout], first: date, weeks: int) -> Training:
    entries = []
    for m in merged:
        w, day = m.workout, _day(m)
        minutes = (w.moving_s or w.duration_s or (w.end_ts - w.start_ts).total_seconds()) / 60
        limits = heart_limits(inputs, day)
        counted: dict[str, float] = {}
        for s in m.sets:
            found = find_exercise(s.exercise)
            if found is not None and s.set_type != "warm_up":
                counted[found.id] = counted.get(found.id, 0.0) + 1
        if w.activity_type == "strength":
            reserve = [s.rir for s in m.sets if s.rir is not None]
            share = LIFTING_SHARE - PER_RIR * (sum(reserve) / len(reserve) if reserve else 2.0)
        else:
            share = work_share(w.rpe, minutes, w.heart_rate_bpm, (limits.rest_bpm, limits.max_bpm))
        entries.append(((day - first).days, str(w.activity_type), minutes, share, sets_per_pattern(counted)))
    return lay(entries, weeks * WEEK)


def _daily(inputs: Inputs, first: date, weeks: int) -> list[Series]:
    made = [series(name, name, _means(inputs, quantity, first), sd, level, weeks) for quantity, (name, sd, level) in DAILY.items()]
    night = sleep_view(inputs).series
    slept = {
        (day - first).days: value - BIAS_MIN / 60
        for line in night
        for day, value in zip(line.days, line.values, strict=True)
        if line.name == "asleep_h" and value is not None
    }
    made.append(series("asleep_h", "asleep_h", slept, SLEEP_SD, SLEEP_LEVEL_SD, weeks))
    return [s for s in made if s.weeks.size]


def _means(inputs: Inputs, quantity: str, first: date) -> dict[int, float]:
    """Day from 0 -> the mean told by the source with most days; RMSSD as its logarithm."""
    by_source: dict[str, dict[int, float]] = {}
    for d in inputs.day_digests:
        if quantity in d.stats and d.stats[quantity][1] > 0 and d.day >= first:
            value = d.stats[quantity][1]
            by_source.setdefault(d.source, {})[(d.day - first).days] = math.log(value) if quantity == "hrv_rmssd_ms" else value
    return max(by_source.values(), key=len) if by_source else {}


def _fitness(inputs: Inputs, first: date, weeks: int) -> list[Series]:
    """VO2max as devices or a laboratory say it, else what thresholds say of it."""
    told = _means(inputs, "vo2max_ml_kg_min", first)
    found = [series("vo2max", "vo2max", told, WATCH_SD, WATCH_VO2_OWN, weeks)] if told else []
    if found and found[0].weeks.size:
        return found
    own = setting_at(inputs, "thresholds", inputs.last)
    at_threshold = None
    pace, ftp, kg = (_positive(own.get("threshold_pace_s_per_km")), _positive(own.get("ftp_w")), _weight(inputs, first))
    if pace is not None:
        v = 60_000 / pace  # m/min
        at_threshold = -4.60 + 0.182258 * v + 0.000104 * v**2  # Daniels and Gilbert (training.md 2.6)
    elif ftp is not None and kg is not None:
        at_threshold = 10.8 * ftp / kg + 7  # ACSM, cycling
    if at_threshold is None:
        return []
    return [series("vo2max", "threshold", {weeks * WEEK - 1: at_threshold / THRESHOLD_SHARE}, WATCH_SD, THRESHOLD_SD, weeks)]


def _lifts(inputs: Inputs, merged: list[MergedWorkout], first: date, weeks: int) -> list[Series]:
    lines = [line for line in strength_view(inputs, merged).lifts if line.lift is not None and line.series]
    made = []
    for line in sorted(lines, key=lambda x: (-len(x.series), x.exercise)):
        exercise: Exercise | None = catalogue().get(line.lift or "")
        if exercise is None or exercise.pattern not in MOVES:
            continue
        level = MAIN_LEVEL_SD if exercise.id in MAINS else OTHER_LEVEL_SD
        by_day = {(day - first).days: math.log(kg) for day, kg in line.series if day >= first and kg > 0}
        s = series("strength", exercise.id, by_day, LIFT_SD, level, weeks, MOVES[exercise.pattern])
        if s.weeks.size:
            made.append(s)
    return made[:MOST_LIFTS]


def series(quantity: str, name: str, by_day: Mapping[int, float], sd: float, level: float, weeks: int, pattern: int = 0) -> Series:
    """Weekly means of days; the more days, the smaller a mean's error."""
    days = np.asarray([d for d in sorted(by_day) if 0 <= d < weeks * WEEK], np.intp)
    values = np.asarray([by_day[int(d)] for d in days], np.float64)
    at, where = np.unique(days // WEEK, return_inverse=True)
    count = np.bincount(where, minlength=at.size)
    means = np.bincount(where, values, minlength=at.size) / np.maximum(count, 1)
    return Series(quantity, name, at.astype(np.intp), means, sd / np.sqrt(np.maximum(count, 1)), level, pattern)


def _age(inputs: Inputs) -> int | None:
    return None if inputs.profile is None else inputs.profile.age_on(inputs.last)


def _weight(inputs: Inputs, first: date) -> float | None:
    weighed = _means(inputs, "weight_kg", first)
    if weighed:
        early = sorted(weighed)[:WEEK]
        return float(np.mean([weighed[d] for d in early]))
    return inputs.profile.weight_kg if inputs.profile is not None else None


def _day(m: MergedWorkout) -> date:
    return day_of(m.workout)


def _positive(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None


assert ACTIVITIES[STRENGTH] == "strength"
