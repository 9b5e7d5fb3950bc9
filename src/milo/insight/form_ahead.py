"""Fitness, fatigue and form as they were, and as they would go on if the plan is done as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from milo.insight.load import FATIGUE_DAYS, FITNESS_DAYS, DayLoad, daily_metrics, session_load
from milo.insight.one_truth import MergedWorkout
from milo.insight.views import Inputs
from milo.insight.week_sums import Rested, day_of
from milo.insight.zones import HeartLimits, heart_limits

WEEK = 7


class AheadDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day to come, in AU. form: yesterday's fitness less yesterday's fatigue, as in insight.load; None without a yesterday."""

    date: date
    load: float
    fitness: float
    fatigue: float
    form: float | None


class FormLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was lived and what is planned.

    days: from the first workout with a load to today.  unweighed: workouts nothing tells the load of.  origins: of the workouts.
    """

    days: list[DayLoad]
    unweighed: int
    origins: list[str]


def form_line(inputs: Inputs, merged: list[MergedWorkout]) -> FormLine:
    """Every day of the inputs up to inputs.last; workouts of any age, each weighed by the heart limits of its week."""
    rested = Rested(inputs)
    bare = replace(inputs, day_digests=[])
    limits: dict[int, HeartLimits] = {}
    days: list[date] = []
    loads: list[float] = []
    unweighed = 0
    for m in merged:
        day = day_of(m.workout, inputs.zone)
        if day > inputs.last:
            continue
        week = (inputs.last - day).days // WEEK
        if week not in limits:
            ending = inputs.last - timedelta(days=week * WEEK)
            limits[week] = heart_limits(rested.at(ending), ending)
        found = session_load(m, bare, limits[week]).load_au
        if found is None:
            unweighed += 1
        else:
            days.append(day)
            loads.append(found)
    origins = sorted({str(m.workout.origin) for m in merged})
    if not days:
        return FormLine(days=[], unweighed=unweighed, origins=origins)
    return FormLine(days=daily_metrics([*days, inputs.last], [*loads, 0.0]), unweighed=unweighed, origins=origins)


def form_ahead(today: DayLoad, planned: Mapping[date, float], until: date) -> list[AheadDay]:
    """Fitness, fatigue and form from today to a day, if what is planned is done and nothing else.

    today: the last day that was lived, with what was done of it so far.  planned: local day -> load in AU that is still to come,
    today's included; days before today are left out.  Empty where until is not after today.

    Source: training.md 2.7 (Coggan: x += (load - x) / 42 and / 7).

    >>> rest = form_ahead(daily_metrics([date(2026, 1, 1)], [420])[-1], {}, date(2026, 1, 2))
    >>> [round(d.fitness, 3) for d in rest]
    [10.0, 9.762]
    """
    if until <= today.date:
        return []
    extra = planned.get(today.date, 0.0)
    # A load adds its share of the constant whenever it comes on the day, so today's rest can be added to today's standing.
    fitness, fatigue = today.fitness + extra / FITNESS_DAYS, today.fatigue + extra / FATIGUE_DAYS
    ahead = [AheadDay(date=today.date, load=today.load + extra, fitness=fitness, fatigue=fatigue, form=today.form)]
    day = today.date
    while day < until:
        day += timedelta(days=1)
        load = planned.get(day, 0.0)
        form = fitness - fatigue
        fitness += (load - fitness) / FITNESS_DAYS
        fatigue += (load - fatigue) / FATIGUE_DAYS
        ahead.append(AheadDay(date=day, load=load, fitness=fitness, fatigue=fatigue, form=form))
    return ahead
