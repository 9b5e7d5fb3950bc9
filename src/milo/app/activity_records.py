"""An athlete's records: fastest distances, curves, critical power and speed, races foretold, lifts, the heat map of a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from milo.channels.activities import CriticalFit, LiftRecord, RaceTime, RecordLine, Records
from milo.insight.curves import Best, better
from milo.insight.curves_critical import Critical, critical
from milo.insight.curves_race import race_times
from milo.insight.lift_history import lift_histories
from milo.insight.one_truth import MergedWorkout
from milo.insight.strength import believed, e1rm, lift_records
from milo.insight.views import Inputs
from milo.insight.week_sums import day_of, minutes_of
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.records import LiftedSet

RECENT_DAYS = 90  # a season: what is true of the athlete now (our choice)
FITTED_DAYS = 90  # critical power and races stand on so many days, else on all there is
YEAR = 365
LEAST_RESERVE = {"power_w": 3_000.0, "speed_m_s": 30.0}  # J and m: below what untrained people show (our choice)
MOST_REPS = 12
LIFTS = 30


def records_of(
    inputs: Inputs,
    merged: Sequence[MergedWorkout],
    sets: Mapping[str, list[tuple[date, LiftedSet]]],
    *,
    language: str,
    minor: bool,
) -> Records:
    """Every record as of inputs.last. sets: exercise as written -> (local day, set).  minor: no lift maxima (PL-41)."""
    season = inputs.last - timedelta(days=RECENT_DAYS)
    days = {m.workout.workout_id: day_of(m.workout, inputs.zone) for m in merged}

    def best(sport: str | None, what: str, *, least: bool = False, since: date | None = None) -> dict[int, Best]:
        found = []
        for m in merged:
            day = days[m.workout.workout_id]
            if m.digest is None or (sport is not None and m.workout.activity_type != sport) or (since and day < since):
                continue
            curve = m.digest.best_s if what == "best_s" else (m.digest.curves or {}).get(what)
            if curve:
                found.append((day, m.workout.workout_id, curve))
        return better(found, least=least)

    def lines(sport: str | None, what: str, *, least: bool = False) -> list[RecordLine]:
        recent = best(sport, what, least=least, since=season)
        return [
            RecordLine(
                length=length,
                value=b.value,
                day=b.day,
                workout_id=b.workout_id,
                recent=recent[length].value if length in recent else None,
            )
            for length, b in best(sport, what, least=least).items()
        ]

    def fitted(sport: str | None, what: str) -> CriticalFit:
        least = LEAST_RESERVE[what]
        late = critical(_values(best(sport, what, since=inputs.last - timedelta(days=FITTED_DAYS))), least)
        return _fit(late if late.value is not None else critical(_values(best(sport, what)), least))

    times = _values(best("running", "best_s", least=True, since=season)) or _values(best("running", "best_s", least=True))
    heat: dict[date, float] = {}
    for m in merged:
        day = days[m.workout.workout_id]
        if (inputs.last - day).days < YEAR:
            heat[day] = round(heat.get(day, 0.0) + (minutes_of(m.workout) or 0.0), 1)
    return Records(
        recent_days=RECENT_DAYS,
        running=lines("running", "best_s", least=True),
        cycling=lines("cycling", "best_s", least=True),
        power=lines(None, "power_w"),
        heart=lines(None, "heart_rate_bpm"),
        speed=lines("running", "speed_m_s"),
        critical_power=fitted("cycling", "power_w"),
        critical_speed=fitted("running", "speed_m_s"),
        races=[msgspec.convert(msgspec.to_builtins(r), RaceTime) for r in race_times(times)],
        lifts=[] if minor else _lifts(sets, inputs.last, language),
        heat=heat,
        hidden=minor,
    )


def _values(found: Mapping[int, Best]) -> dict[int, float]:
    return {length: b.value for length, b in found.items()}


def _fit(found: Critical) -> CriticalFit:
    return CriticalFit(
        value=found.value,
        interval=found.interval,
        reserve=found.reserve,
        reserve_interval=found.reserve_interval,
        points=found.points,
        reason=found.reason,
    )


def _lifts(sets: Mapping[str, list[tuple[date, LiftedSet]]], last: date, language: str) -> list[LiftRecord]:
    """The lifts trained most, each with its heaviest weight at every count of repetitions up to MOST_REPS."""
    made = []
    for history in lift_histories([each for mine in sets.values() for each in mine], last)[:LIFTS]:
        mine = believed(sets[history.exercise])
        workout = {s.set_id: s.workout_id for _, s in mine}
        found = find_exercise(history.exercise)
        records = []
        for r in lift_records(mine):
            shown = e1rm(r["weight_kg"], r["reps"], 0) if r["reps"] <= MOST_REPS else None
            if r["reps"] <= MOST_REPS:
                records.append(
                    {
                        "reps": r["reps"],
                        "weight_kg": r["weight_kg"],
                        "date": r["date"],
                        "workout_id": workout[r["set_id"]],
                        "e1rm_kg": None if shown is None else round(shown.value, 1),
                    }
                )
        if records:
            made.append(
                LiftRecord(
                    exercise=found.called(language) if found else history.exercise,
                    exercise_id=history.lift,
                    e1rm_kg=None if history.level_kg is None else round(history.level_kg, 1),
                    interval_kg=history.interval_kg,
                    records=records,
                )
            )
    return made
