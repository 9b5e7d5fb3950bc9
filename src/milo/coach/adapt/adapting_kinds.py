"""Heavy and light days of an exercise, and which days say what can be lifted."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from datetime import date

from milo.coach.adapt.adapting_changes import Draft
from milo.coach.adapt.adapting_day import EASED
from milo.coach.adapt.adapting_log import Slot, day_of
from milo.coach.adapt.autoregulation import Wanted
from milo.coach.adapt.progression import Performed
from milo.coach.adapt.rep_ranges import kind_of_reps
from milo.coach.plans.basics.drills import reserves


def sets_rise(draft: Draft, name: str, week: int) -> bool:
    """Whether a week of the plan has more sets of an exercise than the loading week before it that has it (PL-08, by the week)."""
    count: dict[int, int] = {}
    for slot in draft.slots:
        for e in slot.session.exercises if not EASED & set(slot.session.because) else ():
            if e.exercise_id == name and reserves(e):
                count[draft.week_of(slot.day)] = count.get(draft.week_of(slot.day), 0) + len(e.sets)
    before = [w for w in count if w < week and draft.focus_of(w) not in {"deload", "taper"}]
    return bool(before) and count.get(week, 0) > count[max(before)]


def reserve_falls(draft: Draft, name: str, week: int) -> bool:
    """Whether a week of the plan asks for an exercise nearer to failure than the loading week before it that has it (PL-08)."""
    least: dict[int, float] = {}
    for slot in draft.slots:
        for e in slot.session.exercises if not EASED & set(slot.session.because) else ():
            if e.exercise_id == name and (told := reserves(e)):
                of = draft.week_of(slot.day)
                least[of] = min(least.get(of, math.inf), *told)
    before = [w for w in least if w < week and draft.focus_of(w) not in {"deload", "taper"}]
    return bool(before) and least.get(week, math.inf) < least[max(before)]


def easy_days(draft: Draft) -> set[date]:
    """Days that were made easier on purpose, easy weeks and tapers too: what was lifted on them is not what can be lifted."""
    return {
        day_of(s.done, draft.log.zone)
        for s in draft.slots
        if s.done is not None and (EASED & set(s.session.because) or draft.focus_of(draft.week_of(s.day)) in {"deload", "taper"})
    }


def asked_on(draft: Draft, name: str, history: Sequence[Performed]) -> list[Wanted]:
    """What was planned of an exercise on each day of its history; the repetitions done, where it was in no plan."""
    planned = {
        day_of(s.done, draft.log.zone): Wanted(e.sets[0].target_reps, min(reserves(e), default=None))
        for s in draft.slots
        if s.done is not None
        for e in s.session.exercises
        if e.exercise_id == name and e.sets
    }
    return [planned.get(p.day) or Wanted(round(statistics.median(s.reps for s in p.sets))) for p in history]


def kinds_of(draft: Draft, places: list[tuple[Slot, int]]) -> list[tuple[list[tuple[Slot, int]], bool]]:
    """The places of an exercise, heavy and light days apart where its weeks have both, and whether they have; heavy ones first.

    Days are of one kind while their repetitions belong to one range: within it they grow from week to week.
    """
    name = places[0][0].session.exercises[places[0][1]].exercise_id
    weeks: dict[int, set[int]] = {draft.week_of(slot.day): set() for slot, _ in places}
    for s in draft.slots:  # what was done of a week belongs to it
        if draft.week_of(s.day) in weeks:
            reps = [e.sets[0].target_reps for e in s.session.exercises if e.exercise_id == name and e.sets]
            weeks[draft.week_of(s.day)] |= {kind_of_reps(each) for each in reps}
    found: dict[tuple[int, bool], list[tuple[Slot, int]]] = {}
    for slot, index in places:
        both = len(weeks[draft.week_of(slot.day)]) > 1
        band = kind_of_reps(slot.session.exercises[index].sets[0].target_reps) if both else 0
        found.setdefault((band, both), []).append((slot, index))
    return [(found[key], key[1]) for key in sorted(found)]


def of_kind(target: int, several: bool, asked: Sequence[Wanted]) -> list[int]:
    """Which days of a history were of the kind that has so many repetitions; all of them where there is one kind."""
    return [i for i, on in enumerate(asked) if not several or kind_of_reps(on.reps) == kind_of_reps(target)]


def first_in_season(draft: Draft, places: list[tuple[Slot, int]]) -> tuple[Slot, int]:
    """The next time the exercise comes as planned, outside an easy week: what that one needs, the others follow."""
    as_planned = [(s, i) for s, i in places if not EASED & set(s.session.because)]
    loading = [(s, i) for s, i in as_planned if draft.focus_of(draft.week_of(s.day)) not in {"deload", "taper"}]
    return (loading or as_planned or places)[0]
