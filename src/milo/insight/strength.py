"""Strength: what a set says of the one-repetition maximum, and what weeks of sets say of each lift. Reference training.md 2.2-2.4.

A set counts as reps + repetitions in reserve. Where the reserve was not told, the set is read as going to failure: the estimate is
then the least the lifter could have, and the interval is wider upwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from milo.insight.figures import WEEK, known, least_direct, unknown
from milo.insight.views import Inputs, LiftLine, StrengthView
from milo.vocabulary.advice import Figure, receipt
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet

if TYPE_CHECKING:
    from milo.insight.one_truth import MergedWorkout

MAX_REPS = 12  # beyond it, people differ too much to estimate (reference 2.3)
TRUST_RIR_REPS = 12  # in longer sets people misjudge their reserve (Halperin 2022)
SHORT_SET_SD, LONG_SET_SD, LONG_SET_REPS = 0.03, 0.05, 6  # a set's own spread, as a share (reference 2.3, our choice)
PERSON_SD_PER_REP = 0.008  # people differ in how fast repetitions fall with weight: SD of k in exp(-k(n - 1)), reference 2.3
UNTOLD_RESERVE = 3  # repetitions that may have been left where nobody said (our choice: typical sets stop 0-3 short)
PROCESS_SD = 0.005  # how far strength moves in a week, as a share (reference 2.3, our choice)
Z80 = 1.2816  # intervals are 80 %: nine of ten sets do not lie below, nine of ten not above
TREND_DAYS = 42
TREND_SESSIONS = 4
PLATEAU = 0.0025  # change of the level per week that counts as none, as a share (our choice)
HARD_RIR = 4  # a hard set leaves at most so many (reference 2.7); where the reserve is untold a working set counts as hard
RULE = "e1rm-1"

# Share of the maximum at n repetitions to failure: Tuchscherer's RTS chart, reference 2.3.
_RTS = (1.000, 0.955, 0.922, 0.892, 0.863, 0.837, 0.811, 0.786, 0.762, 0.739, 0.707, 0.680)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A one-repetition maximum in kg with its 80 % interval; formulas: what each says by itself."""

    value: float
    low: float
    high: float
    formulas: dict[str, float]


def e1rm(weight_kg: float, reps: float, rir: float | None = None) -> Estimate | None:
    """The one-repetition maximum a set shows, mean of Epley, Brzycki and the RTS chart; None where it shows none.

    weight_kg: > 0.  reps: 1 or more.  rir: repetitions in reserve; None reads the set as going to failure.
    None beyond MAX_REPS repetitions to failure, or for a weight or a count that is not positive.

    >>> {name: round(kg, 1) for name, kg in e1rm(100, 5, 2).formulas.items()}
    {'epley': 123.3, 'brzycki': 120.0, 'rts': 123.3}
    """
    if not weight_kg > 0 or not reps >= 1:
        return None
    n = reps + (rir if rir is not None and reps <= TRUST_RIR_REPS else 0.0)
    if n > MAX_REPS:
        return None
    formulas = _formulas(weight_kg, n)
    value = sum(formulas.values()) / len(formulas)
    sd = math.hypot(SHORT_SET_SD if n <= LONG_SET_REPS else LONG_SET_SD, PERSON_SD_PER_REP * (n - 1))
    low = min(*formulas.values(), value * (1 - Z80 * sd))
    high = max(*formulas.values(), value * (1 + Z80 * sd))
    if rir is None:
        more = _formulas(weight_kg, min(n + UNTOLD_RESERVE, MAX_REPS))
        high = max(high, sum(more.values()) / len(more))
    return Estimate(value, min(low, value), high, formulas)


def _formulas(weight_kg: float, n: float) -> dict[str, float]:
    if n <= 1:
        return {"epley": weight_kg, "brzycki": weight_kg, "rts": weight_kg}
    below = min(int(n), MAX_REPS) - 1
    above = min(below + 1, MAX_REPS - 1)
    share = _RTS[below] + (_RTS[above] - _RTS[below]) * (n - int(n))
    return {"epley": weight_kg * (1 + n / 30), "brzycki": weight_kg * 36 / (37 - n), "rts": weight_kg / share}


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
        best = _sessions(mine)
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
                records=[{k: r[k] for k in ("date", "reps", "weight_kg")} for r in _records(mine)],
                reason=None if best else _why_none(mine),
            )
        )
    return results


def strength_view(inputs: Inputs, merged: list[MergedWorkout]) -> StrengthView:
    """The week's sets, and every lift as it stands."""
    # Sets of a log that lost its say in a merge do not count a second time.
    silent = {s.workout_id for m in merged for s in m.members if m.merge is not None and m.merge.speaks.get("sets") != s.workout_id}
    sets = [s for s in inputs.sets if s.workout_id not in silent and _day(s, inputs) <= inputs.last]
    first = inputs.last - timedelta(days=WEEK - 1)
    week = [s for s in sets if _day(s, inputs) >= first]
    working = [s for s in week if s.set_type != "warm_up"]
    recent = {s.exercise for s in sets if _day(s, inputs) > inputs.last - timedelta(days=2 * TREND_DAYS)}
    by_exercise = _by_exercise(sets, inputs)
    lifts = [_lift(inputs, exercise, mine, first) for exercise, mine in by_exercise.items() if exercise in recent]
    return StrengthView(figures=_figures(inputs, first, working), lifts=lifts, muscles=_muscles(working))


def _day(s: LiftedSet, inputs: Inputs | None = None) -> date:
    if s.utc_offset_min is not None:
        return (s.at.astimezone(UTC) + timedelta(minutes=s.utc_offset_min)).date()
    return s.at.astimezone(inputs.zone if inputs else UTC).date()


def _by_exercise(sets: Sequence[LiftedSet], inputs: Inputs | None = None) -> dict[str, list[tuple[date, LiftedSet]]]:
    """Name as written -> (local day, set) in order of time, the most trained first."""
    found: dict[str, list[tuple[date, LiftedSet]]] = {}
    for s in sorted(sets, key=lambda s: (s.at, s.exercise, s.number, s.set_id)):
        found.setdefault(s.exercise, []).append((_day(s, inputs), s))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _sessions(mine: list[tuple[date, LiftedSet]]) -> list[tuple[date, Estimate]]:
    """(day, best estimate) of each day with a working set that shows a maximum."""
    best: dict[date, Estimate] = {}
    for day, s in mine:
        if s.set_type == "warm_up" or s.weight_kg is None or s.reps is None:
            continue
        estimate = e1rm(s.weight_kg, s.reps, s.rir)
        if estimate is not None and (day not in best or estimate.value > best[day].value):
            best[day] = estimate
    return sorted(best.items())


def _levels(best: list[tuple[date, Estimate]]) -> list[_Level]:
    levels: list[_Level] = []
    for day, e in best:
        noise = ((e.high - e.low) / (2 * Z80)) ** 2
        if not levels:
            levels.append(_Level(e.value, noise, day))
            continue
        before = levels[-1]
        variance = before.variance + (PROCESS_SD * before.kg) ** 2 * (day - before.on).days / 7
        gain = variance / (variance + noise)
        surprise = before.surprise + (e.value - before.kg) ** 2 / (variance + noise)
        kg = before.kg + gain * (e.value - before.kg)
        levels.append(_Level(kg, (1 - gain) * variance, day, before.sessions + 1, surprise))
    return levels


def _interval(level: _Level, last: Estimate) -> tuple[float, float]:
    """80 % of the level; never narrower than the formulas disagree about the last session, seen from the level."""
    # Sessions that scatter more than sets do by themselves (other machines, other plates counted) widen what we can say.
    scatter = max(1.0, level.surprise / max(level.sessions - 1, 1))
    half = Z80 * math.sqrt(level.variance * scatter)
    spread = (max(last.formulas.values()) - min(last.formulas.values())) / 2
    low, high = max(half, spread), max(half, spread)
    upward = (last.high - last.value) / last.value * level.kg if last.high - last.value > last.value - last.low else 0.0
    return round(level.kg - low, 1), round(level.kg + max(high, upward), 1)


def _records(mine: list[tuple[date, LiftedSet]]) -> list[dict[str, Any]]:
    """The heaviest weight ever moved for each count of repetitions, and when first."""
    heaviest: dict[int, dict[str, Any]] = {}
    for day, s in mine:
        if s.set_type == "warm_up" or s.weight_kg is None or not s.reps or s.reps != int(s.reps):
            continue
        reps = int(s.reps)
        if reps not in heaviest or s.weight_kg > heaviest[reps]["weight_kg"]:
            heaviest[reps] = {"date": day, "reps": reps, "weight_kg": s.weight_kg, "set_id": s.set_id}
    return [heaviest[reps] for reps in sorted(heaviest)]


def _new_records(mine: list[tuple[date, LiftedSet]], first: date) -> list[dict[str, Any]]:
    """Records of this week that beat an older one at the same count of repetitions; a first time is no record."""
    older = {r["reps"]: r["weight_kg"] for r in _records([(day, s) for day, s in mine if day < first])}
    return [r for r in _records(mine) if r["date"] >= first and r["reps"] in older and r["reps"] <= MAX_REPS]


def _why_none(mine: list[tuple[date, LiftedSet]]) -> str:
    loaded = [s for _, s in mine if s.set_type != "warm_up" and s.weight_kg is not None and s.weight_kg > 0]
    return "only_long_sets" if loaded else "no_weight_on_bar"


def _lift(inputs: Inputs, exercise: str, mine: list[tuple[date, LiftedSet]], first: date) -> LiftLine:
    best = _sessions(mine)
    levels = _levels(best)
    found = find_exercise(exercise)
    ids = [s.set_id for _, s in mine[-20:]]
    if levels:
        low, high = _interval(levels[-1], best[-1][1])
        receipts = [receipt("set", mine[-len(ids)][0], mine[-1][0], RULE, ids)]
        origin = least_direct([Origin.ESTIMATED, *(s.origin for _, s in mine)])
        figure = known("e1rm_kg", "kg", levels[-1].kg, origin, receipts, low=low, high=high, digits=1)
    else:
        figure = unknown("e1rm_kg", "kg", _why_none(mine), reps=MAX_REPS)
    return LiftLine(
        exercise=exercise,
        lift=found.id if found else None,
        e1rm_kg=figure,
        as_of=best[-1][0] if best else None,
        series=[(day, round(e.value, 1)) for day, e in best],
        records=_records(mine),
        trend=_trend(levels, inputs.last),
        new_records=_new_records(mine, first),
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
        "tonnage_kg": (working, sum((s.weight_kg or 0.0) * (s.reps or 0.0) for s in working)),
        "sessions": (working, float(len({s.workout_id for s in working}))),
    }
    origin = least_direct(s.origin for s in working) if working else least_direct(s.origin for s in inputs.sets[-1:])
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
