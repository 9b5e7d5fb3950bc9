"""Sessions made smaller, easier or shorter: the shapes the rules use. None of them ever makes a session harder."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from milo.coach.adapt.progression import share_of_max
from milo.coach.adapt.racks import Rack, rack_of
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import exercise_seconds
from milo.vocabulary.exercises import is_assisted, lifts_the_body
from milo.vocabulary.plan import PlannedEndurance, PlannedExercise, PlannedSession, PlannedSet

MOST_RIR, MOST_REPS = 5.0, 30  # safety PL-16
EASY_ZONE, HARD_ZONE, EASY_MIN = 2, 3, 30.0  # reference 2.8: at most the first threshold; half an hour easy
EASIER_MIN = 60.0  # the longest an easier day may be (reference 2.8)
LEAST_MIN = 15.0  # the smallest session worth putting shoes on for (reference 2.10)
FAR_LIGHTER = 0.8  # of a load; a lighter step than this is not taken for a repetition or two in reserve (our choice)
LEAST_REPS = 8  # a set is not cut below (safety PL-07, PL-22, PL-24, PL-41)
MINUTES_STEP = 5.0  # minutes are said in fives where there is room (our choice)


def has_weight(exercise: PlannedExercise) -> bool:
    """Whether the number of a set is a weight that is lifted: not where it is help, or where the body is most of it."""
    name = exercise.exercise
    return (
        not is_assisted(name)
        and not lifts_the_body(name)
        and bool(set(exercise.equipment) - {"bench", "rack", "pull-up bar", "band"})
    )


def at_most_kg(exercise: PlannedExercise, kg: float, plates_kg: Sequence[float] | None) -> float:
    """The heaviest weight there is for an exercise that is no more than kg, or the lightest one."""
    rack = rack_of(exercise.equipment, plates_kg)
    if rack.step is None:
        return math.floor(2 * kg) / 2
    fitted = rack.fit(kg, 0)
    return fitted if fitted > 0 else rack.step


def hard_sets(session: PlannedSession) -> int:
    """Working sets of a session."""
    return sum(len(e.sets) for e in session.exercises)


def time_of(exercise: PlannedExercise) -> float:
    """Minutes an exercise takes."""
    return exercise_seconds(exercise) / 60


def is_hard(session: PlannedSession) -> bool:
    """Whether endurance work goes beyond zone 2, in whole or in pieces."""
    e = session.endurance
    return e is not None and (e.zone >= HARD_ZONE or bool(e.intervals))


def easier(session: PlannedSession, *, reserve: float = 1.0, most_minutes: float = EASIER_MIN) -> PlannedSession:
    """Endurance steady and easy, at most so long; strength with more in reserve and the load that belongs to it."""
    return remade(
        session,
        [more_reserve(e, reserve) for e in session.exercises],
        None if session.endurance is None else steady(session.endurance, most_minutes),
    )


def half(session: PlannedSession, share: float = 0.5, *, reserve: float = 2.0, most_minutes: float = EASY_MIN) -> PlannedSession:
    """A share of the sets, at least one of each exercise, with more in reserve; endurance easy and short."""
    return remade(
        session,
        [more_reserve(fewer_sets(e, share), reserve) for e in session.exercises],
        None if session.endurance is None else steady(session.endurance, most_minutes),
    )


def smaller(session: PlannedSession, share: float) -> PlannedSession:
    """The same work, a share of its minutes, to the minute or the set that is nearest; nothing below LEAST_MIN.

    Endurance gives up its share; of lifting the last exercises go first, then single sets, so that the main lifts keep theirs.
    """
    endurance = session.endurance
    if endurance is not None:
        endurance = shorter(endurance, max(round(share * endurance.minutes), min(LEAST_MIN, endurance.minutes)), step=1.0)
    exercises, want = list(session.exercises), max(share * session.minutes, min(LEAST_MIN, session.minutes))
    while exercises:
        over = remade(session, exercises, endurance).minutes - want
        if len(exercises) > 2 and time_of(exercises[-1]) <= over:
            exercises.pop()
            continue
        at = max(range(len(exercises)), key=lambda i: (len(exercises[i].sets), i))
        sets = exercises[at].sets
        if len(sets) < 2 or over < time_of(exercises[at]) / len(sets) / 2:
            break
        exercises[at] = msgspec.structs.replace(exercises[at], sets=sets[:-1])
    return remade(session, exercises, endurance)


def deloaded(session: PlannedSession, share: float, reserve: float) -> PlannedSession:
    """A session of an easy week: fewer sets, more in reserve, shorter and nothing hard."""
    endurance = session.endurance
    if endurance is not None:
        endurance = shorter(steady(endurance, endurance.minutes), max(0.7 * endurance.minutes, min(LEAST_MIN, endurance.minutes)))
    return remade(session, [more_reserve(fewer_sets(e, share), reserve, keep_load=True) for e in session.exercises], endurance)


def fewer_sets(exercise: PlannedExercise, share: float) -> PlannedExercise:
    """The first sets of an exercise, rounded, at least one."""
    keep = max(1, round(len(exercise.sets) * share))
    return msgspec.structs.replace(exercise, sets=exercise.sets[:keep])


def fewer_in_all(exercises: Sequence[PlannedExercise], share: float) -> list[PlannedExercise]:
    """A share of the sets of a session, rounded over all of them and not one exercise at a time; at least one of each.

    The longest of the later exercises give up a set first, so that the main lifts keep theirs.
    """
    made = list(exercises)
    for _ in range(sum(len(e.sets) for e in made) - round(share * sum(len(e.sets) for e in made))):
        at = max(range(len(made)), key=lambda i: (len(made[i].sets), i))
        if len(made[at].sets) < 2:
            break
        made[at] = msgspec.structs.replace(made[at], sets=made[at].sets[:-1])
    return made


def more_reserve(exercise: PlannedExercise, reserve: float, *, keep_load: bool = False) -> PlannedExercise:
    """So many repetitions more in reserve; the load is lowered by what those weigh, to a weight that is there.

    Where the next lighter weight would be far too light, the set gets shorter by those repetitions instead.
    """
    if is_drill(exercise):  # as easy as it gets
        return exercise
    rack = rack_of(exercise.equipment, None)
    return msgspec.structs.replace(exercise, sets=[_reserved(s, reserve, keep_load, rack) for s in exercise.sets])


def _reserved(s: PlannedSet, reserve: float, keep_load: bool, rack: Rack) -> PlannedSet:
    rir = min(s.target_rir + reserve, MOST_RIR)
    load, reps = s.target_load_kg, s.target_reps
    if load is not None and not keep_load:
        before, after = share_of_max(s.target_reps, s.target_rir), share_of_max(s.target_reps, rir)
        factor = after / before if before and after else 1 - 0.025 * (rir - s.target_rir)  # a repetition is some 2.5 % (our choice)
        wanted = load * factor
        fitted = rack.fit(wanted, 0) if rack.step is not None else math.floor(2 * wanted) / 2
        if fitted <= 0 or fitted < FAR_LIGHTER * load:
            reps = max(reps - math.ceil(rir - s.target_rir), min(reps, LEAST_REPS))
        else:
            load = min(fitted, load)
    return msgspec.structs.replace(s, target_reps=reps, target_rir=rir, target_load_kg=load)


def steady(e: PlannedEndurance, most_minutes: float) -> PlannedEndurance:
    """The same activity without hard pieces, at most so long. The heart-rate band of a harder zone is dropped, not guessed."""
    zone = min(e.zone, EASY_ZONE)
    made = msgspec.structs.replace(e, zone=zone, intervals=None, hr_bpm=e.hr_bpm if zone == e.zone and not e.intervals else None)
    return shorter(made, min(e.minutes, most_minutes))


def shorter(e: PlannedEndurance, minutes: float, step: float = MINUTES_STEP) -> PlannedEndurance:
    """So many minutes, in steps where longer than half an hour; the distance shrinks with them, intervals to those that fit."""
    minutes = min(minutes, e.minutes)
    if minutes >= e.minutes:
        return e
    if minutes > EASY_MIN:
        minutes = step * math.floor(minutes / step)
    minutes = float(max(math.floor(minutes), 1))
    distance = None if e.distance_km is None else round(e.distance_km * minutes / e.minutes, 1)
    intervals = None
    if e.intervals:
        share = minutes / e.minutes
        intervals = [{**i, "repeat": max(1, math.floor(float(i.get("repeat", 1)) * share))} for i in e.intervals]
    return msgspec.structs.replace(e, minutes=minutes, distance_km=distance, intervals=intervals)


def remade(session: PlannedSession, exercises: list[PlannedExercise], endurance: PlannedEndurance | None) -> PlannedSession:
    """The session with new content; its minutes shrink by the time that is saved, never grow."""
    saved = sum(map(time_of, session.exercises)) - sum(map(time_of, exercises))
    if session.endurance is not None:
        saved += session.endurance.minutes - (endurance.minutes if endurance is not None else 0.0)
    least = min(LEAST_MIN, session.minutes)
    minutes = session.minutes if saved <= 0 else max(float(math.floor(session.minutes - saved)), least)
    return msgspec.structs.replace(session, exercises=exercises, endurance=endurance, minutes=minutes)
