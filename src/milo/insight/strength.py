"""Strength: what a set says of the one-repetition maximum, and what weeks of sets say of each lift. Reference training.md 2.2-2.4.

A set counts as reps + repetitions in reserve. Where the reserve was not told, the set is read as going to failure: the estimate is
then the least the lifter could have, and the interval is wider upwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from statistics import fmean
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec

from milo.insight.figures import known, least_direct, unknown
from milo.insight.views import Inputs, LiftLine, StrengthView
from milo.vocabulary.advice import Figure, receipt
from milo.vocabulary.exercises import find_exercise, is_assisted, lifts_the_body
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet
from milo.vocabulary.weeks import week_start

if TYPE_CHECKING:
    from milo.insight.one_truth import MergedWorkout

MAX_REPS = 12  # beyond it, people differ too much to estimate (reference 2.3)
TRUST_RIR_REPS = 12  # in longer sets people misjudge their reserve (Halperin 2022)
SHORT_SET_SD, LONG_SET_SD, LONG_SET_REPS = 0.03, 0.05, 6  # a set's own spread, as a share (reference 2.3, our choice)
PERSON_SD_PER_REP = 0.008  # people differ in how fast repetitions fall with weight: SD of k in exp(-k(n - 1)), reference 2.3
UNTOLD_RESERVE = 3  # repetitions that may have been left where nobody said (our choice: typical sets stop 0-3 short)
PROCESS_SD = 0.005  # how far strength moves in a week, as a share (reference 2.3, our choice)
# Where the reserve is untold, how far sessions scatter tells whether it varies: sets to failure scatter by .02 of the maximum,
# light and heavy days by more. The more, the less a light day is evidence of weakness and the more a heavy one of strength.
# Each pair goes from sets to failure to light and heavy days (our choice, on simulated lifters).
SCATTER, FEWEST_TO_SCATTER, UNKNOWN_SCATTER = (0.022, 0.032), 5, 0.5
LOWER_GAIN = (0.3, 0.005)  # of what the filter would say of a session below the level; all of it after a rest of TREND_DAYS
HIGHER_NOISE = (1.0, 0.05)  # of the variance of a session above it
Z80 = 1.2816  # intervals are 80 %: nine of ten sets do not lie below, nine of ten not above
TREND_DAYS = 42
TREND_SESSIONS = 4
PLATEAU = 0.0025  # change of the level per week that counts as none, as a share (our choice)
HARD_RIR = 4  # a hard set leaves at most so many (reference 2.7); where the reserve is untold a working set counts as hard
FAR_LOAD = 1.5  # times all that is known of a lift from other days: no season brings that, a slip of the finger does (our choice)
RULE = "e1rm-1"

# Share of the maximum at n repetitions to failure: Tuchscherer's RTS chart, reference 2.3.
_RTS = (1.000, 0.955, 0.922, 0.892, 0.863, 0.837, 0.811, 0.786, 0.762, 0.739, 0.707, 0.680)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A one-repetition maximum in kg with its 80 % interval.

    formulas: what each says by itself.  reserve_told: whether the repetitions in reserve were logged.
    """

    value: float
    low: float
    high: float
    formulas: dict[str, float]
    reserve_told: bool = False


def e1rm(weight_kg: float, reps: float, rir: float | None = None) -> Estimate | None:
    """The one-repetition maximum a set shows, mean of Epley, Brzycki and the RTS chart; None where it shows none.

    weight_kg: > 0.  reps: 1 or more.  rir: repetitions in reserve; None reads the set as going to failure.
    None beyond MAX_REPS repetitions to failure, or for a weight or a count that is not positive.

    >>> {name: round(kg, 1) for name, kg in e1rm(100, 5, 2).formulas.items()}
    {'epley': 123.3, 'brzycki': 120.0, 'rts': 123.3}
    """
    n = _to_failure(reps, rir)
    if not weight_kg > 0 or n is None:
        return None
    formulas = {name: weight_kg * times for name, times in _formulas(n).items()}
    value = sum(formulas.values()) / len(formulas)
    sd = math.hypot(SHORT_SET_SD if n <= LONG_SET_REPS else LONG_SET_SD, PERSON_SD_PER_REP * (n - 1))
    low = min(*formulas.values(), value * (1 - Z80 * sd))
    high = max(*formulas.values(), value * (1 + Z80 * sd))
    if rir is None:
        high = max(high, weight_kg * _mean_times(min(n + UNTOLD_RESERVE, MAX_REPS)))
    return Estimate(value, min(low, value), high, formulas, rir is not None)


def _to_failure(reps: float, rir: float | None) -> float | None:
    """Repetitions to failure; None beyond MAX_REPS or below one."""
    n = reps + (rir if rir is not None and reps <= TRUST_RIR_REPS else 0.0)
    return n if reps >= 1 and n <= MAX_REPS else None


@lru_cache(maxsize=1_024)
def _mean_times(n: float) -> float:
    times = _formulas(n)
    return sum(times.values()) / len(times)


def _formulas(n: float) -> dict[str, float]:
    """How many times the weight the maximum is, after n repetitions to failure."""
    if n <= 1:
        return {"epley": 1.0, "brzycki": 1.0, "rts": 1.0}
    below = min(int(n), MAX_REPS) - 1
    above = min(below + 1, MAX_REPS - 1)
    share = _RTS[below] + (_RTS[above] - _RTS[below]) * (n - int(n))
    return {"epley": 1 + n / 30, "brzycki": 36 / (37 - n), "rts": 1 / share}


class LiftResult(msgspec.Struct, frozen=True, kw_only=True):
    """One lift of `milo analyse strength`. e1rm_kg is None, with the reason, where no set shows a maximum."""

    exercise: str
    lift: str | None
    e1rm_kg: float | None
    interval_kg: tuple[float, float] | None
    as_of: date | None
    series: list[tuple[date, float]]
    records: list[dict[str, Any]]
    reason: str | None = None


class _Level(msgspec.Struct):
    """A lift's strength as a Kalman level: kg, its variance, the day it was last moved.

    surprise: sum over the sessions of how far each lay from what was expected, squared, in units of what was expected of it.
    """

    kg: float
    variance: float
    on: date
    sessions: int = 1
    surprise: float = 0.0


def analyse_lifts(sets: Sequence[LiftedSet]) -> list[LiftResult]:
    """Every lift of a log, most sets first. series: the best estimate of each session; e1rm_kg: the level they smooth to.

    The level is a Kalman filter over the sessions (process 0.5 % a week), so one odd set does not move it far.
    """
    results = []
    for exercise, mine in _by_exercise(sets).items():
        mine = believed(mine)
        best = _estimates(_sessions(mine))
        level = _levels(best)[-1] if best else None
        found = find_exercise(exercise)
        results.append(
            LiftResult(
                exercise=exercise,
                lift=found.id if found else None,
                e1rm_kg=round(level.kg, 1) if level else None,
                interval_kg=_interval(level, best[-1][1]) if level else None,
                as_of=best[-1][0] if best else None,
                series=[(day, round(e.value, 1)) for day, e in best],
                records=[{k: r[k] for k in ("date", "reps", "weight_kg")} for r in lift_records(mine)],
                reason=None if best else _why_none(mine),
            )
        )
    return results


def strength_view(inputs: Inputs, merged: list[MergedWorkout], first: date | None = None) -> StrengthView:
    """The sets of the days from first to inputs.last (by default the calendar week's), and every lift as it stands."""
    first = week_start(inputs.last, inputs.first_weekday) if first is None else first
    # Sets of a log that lost its say in a merge do not count a second time.
    silent = {s.workout_id for m in merged for s in m.members if m.merge is not None and m.merge.speaks.get("sets") != s.workout_id}
    by_exercise = _by_exercise([s for s in inputs.sets if s.workout_id not in silent], inputs.zone, inputs.last)
    recent = inputs.last - timedelta(days=2 * TREND_DAYS)
    working = [s for mine in by_exercise.values() for day, s in mine if day >= first and s.set_type != "warm_up"]
    told = _told_maxima(inputs)
    lifts = [_lift(inputs, exercise, believed(mine, told), first) for exercise, mine in by_exercise.items() if mine[-1][0] > recent]
    return StrengthView(figures=_figures(inputs, first, working), lifts=lifts, muscles=_muscles(working))


def _by_exercise(sets: Sequence[LiftedSet], zone: tzinfo = UTC, last: date = date.max) -> dict[str, list[tuple[date, LiftedSet]]]:
    """Name as written -> (local day, set) in order of time up to last, the most trained first."""
    found: dict[str, list[tuple[date, LiftedSet]]] = {}
    days: dict[tuple[datetime, int | None], date] = {}  # the sets of a session share their moment in most logs
    for s in sorted(sets, key=attrgetter("at", "exercise", "number", "set_id")):
        moment = s.at, s.utc_offset_min
        day = days.get(moment)
        if day is None:
            there = zone if s.utc_offset_min is None else timezone(timedelta(minutes=s.utc_offset_min))
            day = days[moment] = s.at.astimezone(there).date()
        if day <= last:
            found.setdefault(s.exercise, []).append((day, s))
    # An unknown offset beside a known one may put a later moment on an earlier day.
    for mine in found.values():
        mine.sort(key=itemgetter(0))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def believed(mine: list[tuple[date, LiftedSet]], told: Mapping[str, float] = MappingProxyType({})) -> list[tuple[date, LiftedSet]]:
    """The sets of one lift that may be a record or show a maximum: not those far above all that other days and the athlete tell.

    Such a set is a slip until another day comes near it; then both count.  mine: (local day, set).  told: kg by catalogue id.
    What nothing else is known of stands, since there is nothing to be far from.
    """
    shown = [_shown_kg(s) for _, s in mine]
    best: dict[date, float] = {}
    for (day, _), kg in zip(mine, shown, strict=True):
        best[day] = max(best.get(day, 0.0), kg)
    found = find_exercise(mine[0][1].exercise) if mine else None
    own = told.get(found.id, 0.0) if found is not None else 0.0
    # Of all other days the best: the highest of them, and on that day itself the next.
    first, second = (sorted(best.items(), key=itemgetter(1))[::-1] + [(date.min, 0.0)] * 2)[:2]
    most = {day: FAR_LOAD * max(own, (second if day == first[0] else first)[1]) for day in best}
    return [each for each, kg in zip(mine, shown, strict=True) if not most[each[0]] or kg <= most[each[0]]]


def _shown_kg(s: LiftedSet) -> float:
    """What a working set shows of the maximum, as far as it shows any; 0 for none and for a warm-up."""
    kg = _moved_kg(s)
    if kg is None or s.set_type == "warm_up" or not s.reps:
        return 0.0
    n = _to_failure(s.reps, s.rir)
    return kg * (1.0 if n is None else _mean_times(n))


def _told_maxima(inputs: Inputs) -> dict[str, float]:
    """Maxima the profile tells, kg by catalogue id."""
    history = inputs.profile.history if inputs.profile is not None else None
    named = {name: find_exercise(name) for name in (history.e1rm_kg or {})} if history is not None else {}
    return {found.id: (history.e1rm_kg or {})[name] for name, found in named.items() if found is not None} if history else {}


def _moved_kg(s: LiftedSet) -> float | None:
    """The weight that was lifted; None for body weight alone, and where the number is help (assisted pull-ups: more is easier)."""
    return s.weight_kg if s.weight_kg is not None and s.weight_kg > 0 and not is_assisted(s.exercise) else None


def _sessions(mine: list[tuple[date, LiftedSet]]) -> list[tuple[date, LiftedSet]]:
    """(day, the working set that shows the highest maximum) of each day with one that shows any."""
    best: dict[date, tuple[float, LiftedSet]] = {}
    if mine and lifts_the_body(mine[0][1].exercise):
        return []  # the added weight alone is no measure: ten kilograms on a pull-up are the body and ten kilograms
    for day, s in mine:
        kg = _moved_kg(s)
        if kg is None or s.reps is None or s.set_type == "warm_up":
            continue
        n = _to_failure(s.reps, s.rir)
        if n is not None and (value := kg * _mean_times(n)) > best.get(day, (0.0,))[0]:
            best[day] = value, s
    return [(day, s) for day, (_, s) in sorted(best.items())]


def _estimates(sessions: list[tuple[date, LiftedSet]]) -> list[tuple[date, Estimate]]:
    told = [(day, e1rm(s.weight_kg or 0.0, s.reps or 0.0, s.rir)) for day, s in sessions]
    return [(day, estimate) for day, estimate in told if estimate is not None]


def _levels(best: list[tuple[date, Estimate]]) -> list[_Level]:
    levels: list[_Level] = []
    lower, higher = (first + (last - first) * _varies(best) for first, last in (LOWER_GAIN, HIGHER_NOISE))
    for day, e in best:
        noise = ((e.high - e.low) / (2 * Z80)) ** 2
        if not levels:
            levels.append(_Level(e.value, noise, day))
            continue
        before = levels[-1]
        variance = before.variance + (PROCESS_SD * before.kg) ** 2 * (day - before.on).days / 7
        if e.value > before.kg and not e.reserve_told:
            noise = higher * ((e.value - e.low) / Z80) ** 2
        gain = variance / (variance + noise)
        if e.value < before.kg and not e.reserve_told and (day - before.on).days <= TREND_DAYS:
            gain *= lower
        surprise = before.surprise + (e.value - before.kg) ** 2 / (variance + noise)
        kg = before.kg + gain * (e.value - before.kg)
        levels.append(_Level(kg, (1 - gain) * variance, day, before.sessions + 1, surprise))
    return levels


def _varies(best: list[tuple[date, Estimate]]) -> float:
    """Whether the untold reserve varies from session to session, from 0, all to failure, to 1, light and heavy days."""
    values = [math.log(e.value) for _, e in best if not e.reserve_told]
    if len(values) < FEWEST_TO_SCATTER:
        return UNKNOWN_SCATTER
    scatter = math.sqrt(math.pi) / 2 * fmean(abs(b - a) for a, b in pairwise(values))
    return min(max((scatter - SCATTER[0]) / (SCATTER[1] - SCATTER[0]), 0.0), 1.0)


def _interval(level: _Level, last: Estimate) -> tuple[float, float]:
    """80 % of the level; never narrower than the formulas disagree about the last session, seen from the level."""
    # Sessions that scatter more than sets do by themselves (other machines, other plates counted) widen what we can say.
    scatter = max(1.0, level.surprise / max(level.sessions - 1, 1))
    half = Z80 * math.sqrt(level.variance * scatter)
    spread = (max(last.formulas.values()) - min(last.formulas.values())) / 2
    low, high = max(half, spread), max(half, spread)
    upward = (last.high - last.value) / last.value * level.kg if last.high - last.value > last.value - last.low else 0.0
    return round(level.kg - low, 1), round(level.kg + max(high, upward), 1)


def lift_records(mine: list[tuple[date, LiftedSet]]) -> list[dict[str, Any]]:
    """The heaviest weight ever moved for each count of repetitions, and when first."""
    heaviest: dict[int, dict[str, Any]] = {}
    for day, s in mine:
        kg = _moved_kg(s)
        if kg is None or s.set_type == "warm_up" or not s.reps or s.reps != int(s.reps):
            continue
        reps = int(s.reps)
        if reps not in heaviest or kg > heaviest[reps]["weight_kg"]:
            heaviest[reps] = {"date": day, "reps": reps, "weight_kg": kg, "set_id": s.set_id}
    return [heaviest[reps] for reps in sorted(heaviest)]


def _new_records(mine: list[tuple[date, LiftedSet]], records: list[dict[str, Any]], first: date) -> list[dict[str, Any]]:
    """Records of this week that beat an older one at the same count of repetitions; a first time is no record."""
    new = [r for r in records if r["date"] >= first and r["reps"] <= MAX_REPS]
    older = {r["reps"] for r in lift_records([(day, s) for day, s in mine if day < first])} if new else set()
    return [r for r in new if r["reps"] in older]


def _why_none(mine: list[tuple[date, LiftedSet]]) -> str:
    if not any(_moved_kg(s) is not None for _, s in mine if s.set_type != "warm_up"):
        return "no_weight_on_bar"
    return "body_is_part_of_load" if lifts_the_body(mine[0][1].exercise) else "only_long_sets"


def _lift(inputs: Inputs, exercise: str, mine: list[tuple[date, LiftedSet]], first: date) -> LiftLine:
    sessions = _sessions(mine)
    best = _estimates(sessions)
    levels = _levels(best)
    records = lift_records(mine)
    found = find_exercise(exercise)
    if levels:
        low, high = _interval(levels[-1], best[-1][1])
        # The newest first: a receipt names only so many, and they weigh most.
        ids = [s.set_id for _, s in reversed(sessions)]
        receipts = [receipt("set", sessions[0][0], sessions[-1][0], RULE, ids)]
        origin = least_direct([Origin.ESTIMATED, *(s.origin for _, s in sessions)])
        figure = known("e1rm_kg", "kg", levels[-1].kg, origin, receipts, low=low, high=high, digits=1)
    else:
        figure = unknown("e1rm_kg", "kg", _why_none(mine), reps=MAX_REPS)
    return LiftLine(
        exercise=exercise,
        lift=found.id if found else None,
        e1rm_kg=figure,
        as_of=best[-1][0] if best else None,
        series=[(day, round(e.value, 1)) for day, e in best],
        records=records,
        trend=_trend(levels, inputs.last),
        new_records=_new_records(mine, records, first),
    )


def _trend(levels: list[_Level], last: date) -> str:
    """Straight line through the level of the last six weeks, as a share per week."""
    recent = [level for level in levels if level.on > last - timedelta(days=TREND_DAYS)]
    if len(recent) < TREND_SESSIONS or recent[0].on == recent[-1].on:
        return "too_few"
    x = [(level.on - recent[0].on).days / 7 for level in recent]
    mean_x, mean_y = sum(x) / len(x), sum(level.kg for level in recent) / len(recent)
    slope = sum((a - mean_x) * (level.kg - mean_y) for a, level in zip(x, recent, strict=True)) / sum((a - mean_x) ** 2 for a in x)
    share = slope / mean_y
    return "plateau" if abs(share) <= PLATEAU else "rising" if share > 0 else "falling"


def _figures(inputs: Inputs, first: date, working: list[LiftedSet]) -> dict[str, Figure]:
    names = (("sets", "1"), ("hard_sets", "1"), ("tonnage_kg", "kg"), ("sessions", "1"))
    if not inputs.sets:
        return {name: unknown(name, unit, "no_sets") for name, unit in names}
    hard = [s for s in working if s.rir is None or s.rir <= HARD_RIR]
    values = {
        "sets": (working, float(len(working))),
        "hard_sets": (hard, float(len(hard))),
        "tonnage_kg": (working, sum((_moved_kg(s) or 0.0) * (s.reps or 0.0) for s in working)),
        "sessions": (working, float(len({s.workout_id for s in working}))),
    }
    origin = least_direct(s.origin for s in working) if working else least_direct(s.origin for s in inputs.sets)
    return {
        name: known(
            name, unit, values[name][1], origin, [receipt("set", first, inputs.last, name, [s.set_id for s in values[name][0]])]
        )
        for name, unit in names
    }


def _muscles(working: list[LiftedSet]) -> dict[str, float]:
    """Fractional hard sets per muscle: direct + half of indirect (Pelland 2024); unknown lifts count nowhere."""
    sums: dict[str, float] = {}
    for s in working:
        found = find_exercise(s.exercise)
        if found is None or (s.rir is not None and s.rir > HARD_RIR):
            continue
        for muscle, weight in found.muscles.items():
            sums[muscle] = sums.get(muscle, 0.0) + weight
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
