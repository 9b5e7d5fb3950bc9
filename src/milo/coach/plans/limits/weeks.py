"""What a plan's weeks must keep: rest and strength days, sets per muscle, steps, recovery.  PL-06 to PL-09, PL-13, PL-20, PL-26."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping

import msgspec

from milo.coach.plans.basics.above_range import Standing, holds
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.loads import LOWER, NOVICE_UPPER, STEP_MOST
from milo.coach.plans.basics.time import (
    day_with,
    endurance_minutes,
    exercise_seconds,
    hard_sets,
    muscle_sets,
    session_minutes,
    sessions,
    warm_up_minutes,
)
from milo.coach.plans.limits.endurance import LEAST_MINUTES, shortened
from milo.coach.plans.limits.numbers import DELOAD_WEEKS, SETS_STEP, WeekLimits, rest_days, strength_days
from milo.coach.plans.limits.person import Person
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, PlannedDay, PlannedExercise, PlannedSession, PlannedWeek

Note = Callable[..., None]

DELOAD_SHARE, DELOAD_MOST = 0.65, 0.70  # PL-06: 30 to 50 % less
MINUTES_SLACK, MIXED_SLACK = 5.0, 2.0
"""PL-16; an outing that lifting was added to has a warm-up whose length is open, so that less is left of it (our choice)."""
GAP_DAYS = 2  # PL-26: most days without a session between two
ORDER = {"strength": 0, "endurance": 1, "test": 2, "mobility": 3}  # which session goes first when days are too many (our choice)


def seven_days(week: PlannedWeek, note: Note) -> PlannedWeek:
    """Monday to sunday, each once, rest exactly where nothing is planned: PL-16."""
    by_day: dict[str, list[PlannedSession]] = {d: [] for d in DAYS}
    for d in week.days:
        by_day[d.day] += d.sessions
    days = [PlannedDay(day=d, rest=not by_day[d], sessions=by_day[d]) for d in DAYS]
    if days == week.days:
        return week
    note("PL-16", "days", week=week.week)
    return msgspec.structs.replace(week, days=days)


def without_empty(week: PlannedWeek) -> PlannedWeek:
    """The week without sessions in which nothing is left to do."""
    return msgspec.structs.replace(
        week, days=[day_with(d, [s for s in d.sessions if s.exercises or s.endurance is not None]) for d in week.days]
    )


def checked_days(week: PlannedWeek, p: Person, note: Note) -> PlannedWeek:
    """Full rest days and strength days as the rules want them."""
    rest, rule = rest_days(p)
    used = [i for i, d in enumerate(week.days) if d.sessions]
    if len(used) > 7 - rest:
        by_worth = sorted(used, key=lambda i: (min(ORDER[s.kind] for s in week.days[i].sessions), i))
        dropped = set(by_worth[7 - rest :])
        note(rule, "rest_days", week=week.week, old=7 - len(used), new=rest)
        week = msgspec.structs.replace(
            week, days=[day_with(d, [] if i in dropped else d.sessions) for i, d in enumerate(week.days)]
        )
    most, rule = strength_days(p)
    apart = p.minor or (p.beginner and not p.older) or p.older
    days = list(week.days)
    count, last = 0, -9
    for i, d in enumerate(days):
        if not _lifts(d):
            continue
        if count >= most or (apart and i - last < 2) or (apart and i == 6 and _lifts(days[0])):
            note(rule, "strength_days", week=week.week, day=d.day)
            days[i] = day_with(d, [_without_lifts(s) for s in d.sessions])
        else:
            count, last = count + 1, i
    return without_empty(msgspec.structs.replace(week, days=days))


def checked_length(s: PlannedSession, p: Person, limits: WeekLimits, note: Note, *, long_used: bool) -> PlannedSession:
    """The session with minutes that are the sum of its parts, and not longer than allowed: PL-11, PL-13, PL-16."""
    lifts = any(not is_drill(e) for e in s.exercises)

    def total(exercises: list[PlannedExercise]) -> float:
        warm = warm_up_minutes(s.minutes, lungs=p.lungs) if lifts else 0.0
        return session_minutes(exercises, s.endurance.minutes if s.endurance else 0.0, warm)

    exercises = list(s.exercises)
    most = limits.session_minutes
    trained = p.months_trained is not None and p.months_trained > 12
    if s.endurance is not None and not s.exercises and p.profile.goal == "endurance" and trained and not long_used:
        most = math.inf
    while exercises and total(exercises) > most + 0.5:
        last = exercises[-1]
        if len(last.sets) > 1:
            exercises[-1] = msgspec.structs.replace(last, sets=last.sets[:-1])
        else:
            exercises.pop()
    if exercises != s.exercises:
        note(limits.why.get("session_minutes", "PL-13"), "minutes", what=s.title, old=round(total(s.exercises)), new=round(most))
        s = msgspec.structs.replace(s, exercises=exercises)
    endurance = s.endurance
    over = total(exercises) - most
    if endurance is not None and over > 0.5:
        less = endurance.minutes - over
        note(limits.why.get("session_minutes", "PL-13"), "minutes", what=s.title, old=round(total(exercises)), new=round(most))
        shorter = (
            None if less < LEAST_MINUTES else msgspec.structs.replace(endurance, minutes=float(math.floor(less)), intervals=None)
        )
        s = msgspec.structs.replace(s, endurance=shorter)
    real = total(exercises)
    slack = MIXED_SLACK if lifts and s.endurance is not None else MINUTES_SLACK
    if abs(real - s.minutes) > slack or s.minutes > most:
        s = msgspec.structs.replace(s, minutes=float(max(1, round(min(real, most)))))
    return s


def checked_muscles(
    week: PlannedWeek,
    limits: WeekLimits,
    before: Mapping[str, float] | None,
    sets_before: int,
    note: Note,
    stands: PlannedWeek | None = None,
) -> PlannedWeek:
    """Weekly sets per muscle under the cap, and no step over a fifth, of a muscle or of all: PL-09.

    before: sets of each muscle in the last loading week; sets_before: of all together, 0 where there was none.
    stands: the week of the plan that holds that this one may be as much as (standing_sets); None: none.
    """
    stood = {} if stands is None else muscle_sets(e for _, s in sessions(stands) for e in s.exercises)
    total = muscle_sets(e for _, s in sessions(week) for e in s.exercises)
    steps = {m: most_sets(before[m]) if before is not None and before.get(m, 0) > 0 else math.inf for m in total}
    caps = {m: min(limits.muscle_sets, max(step, stood.get(m, 0.0))) for m, step in steps.items()}
    days = [list(d.sessions) for d in week.days]

    def drop(i: int, j: int, k: int) -> None:
        s = days[i][j]
        e = s.exercises[k]
        for m, weight in e.muscles.items():
            total[m] -= weight
        fewer = [msgspec.structs.replace(e, sets=e.sets[:-1])] if len(e.sets) > 1 else []
        off = (exercise_seconds(e) - sum(map(exercise_seconds, fewer))) / 60
        kept = [*s.exercises[:k], *fewer, *s.exercises[k + 1 :]]
        days[i][j] = msgspec.structs.replace(s, exercises=kept, minutes=max(1.0, round(s.minutes - off)))

    for muscle in sorted(total):
        first = total[muscle]
        while total[muscle] > caps[muscle] + 1e-6 and (spot := _last_with(days, muscle)) is not None:
            drop(*spot)
        if total[muscle] < first:
            note("PL-09", "muscle", what=muscle, week=week.week, old=round(first, 1), new=round(total[muscle], 1))
    have = first_count = sum(len(e.sets) for day in days for s in day for e in s.exercises if not is_drill(e))
    most = math.ceil(SETS_STEP * sets_before - 1e-6) if sets_before else have
    most = most if stands is None else max(most, hard_sets(stands))
    while have > most and (spot := _last_with(days, None)) is not None:
        drop(*spot)
        have -= 1
    if have < first_count:
        note("PL-09", "all_sets", week=week.week, old=first_count, new=have)
    return without_empty(msgspec.structs.replace(week, days=[day_with(d, s) for d, s in zip(week.days, days, strict=True)]))


def checked_steps(
    week: PlannedWeek,
    p: Person,
    before: Mapping[str, tuple[float, int]],
    note: Note,
    stood: Standing | None = None,
    earned: Mapping[str, float] | None = None,
) -> PlannedWeek:
    """No load more than a tenth above the last loading week's, for novices a twentieth above the waist; none with more sets: PL-08.

    before: exercise id -> (heaviest load, sets) of the last loading week it was in.  stood: what the plan that holds asks for: it
    has been looked at.  earned: exercise id -> kg that two logged sessions have earned, of the smallest steps there are.
    """
    proven = earned or {}
    count: dict[str, int] = {}
    for _, s in sessions(week):
        for e in s.exercises:
            count[e.exercise_id] = count.get(e.exercise_id, 0) + len(e.sets)

    def step(session_id: str, e: PlannedExercise) -> PlannedExercise:
        if e.exercise_id not in before:
            return e
        last, sets = before[e.exercise_id]
        upper = catalogue()[e.exercise_id].pattern not in LOWER
        most = last * (1.0 if count[e.exercise_id] > sets else (1 + NOVICE_UPPER) if p.beginner and upper else (1 + STEP_MOST))
        over = [x.target_load_kg is not None and x.target_load_kg > most + 1e-6 for x in e.sets]
        if not any(over) or holds(session_id, e, stood or {}):
            return e
        heaviest = max(x.target_load_kg or 0.0 for x in e.sets)
        if count[e.exercise_id] <= sets and heaviest <= proven.get(e.exercise_id, 0.0) + 1e-6:
            return e
        note("PL-08", "load", what=e.exercise, old=heaviest, new=last)
        fixed = [msgspec.structs.replace(x, target_load_kg=last) if high else x for x, high in zip(e.sets, over, strict=True)]
        return msgspec.structs.replace(e, sets=fixed)

    days = [
        day_with(
            d,
            [
                msgspec.structs.replace(s, exercises=[step(s.session_id, e) for e in s.exercises]) if s.exercises else s
                for s in d.sessions
            ],
        )
        for d in week.days
    ]
    return msgspec.structs.replace(week, days=days)


def has_work(week: PlannedWeek) -> bool:
    """Whether a week has hard sets or endurance: one left out is neither a measure nor a step."""
    return bool(hard_sets(week)) or endurance_minutes(week) > 0


def is_recovery(week: PlannedWeek, before: PlannedWeek) -> bool:
    """Whether a week has 30 % less of both than the one before."""
    sets, minutes = hard_sets(before), endurance_minutes(before)
    return (hard_sets(week) <= DELOAD_MOST * sets + 1e-6) and (endurance_minutes(week) <= DELOAD_MOST * minutes + 1e-6)


def recovery(week: PlannedWeek, before: PlannedWeek, note: Note) -> PlannedWeek:
    """The week as a recovery week: about a third less sets and minutes than the one before, the loads as they were."""
    note("PL-06", "deload", week=week.week)
    want_sets, have = math.floor(DELOAD_MOST * hard_sets(before)), hard_sets(week)
    want_minutes = DELOAD_SHARE * endurance_minutes(before)
    share = min(1.0, want_minutes / endurance_minutes(week)) if endurance_minutes(week) else 1.0
    days = [list(d.sessions) for d in week.days]
    while have > want_sets:
        spots = [
            (len(e.sets), i, j, k)
            for i, day in enumerate(days)
            for j, s in enumerate(day)
            for k, e in enumerate(s.exercises)
            if not is_drill(e)
        ]
        if not spots:
            break
        _, i, j, k = max(spots, key=lambda x: (x[0], x[3], x[1]))
        s = days[i][j]
        e = s.exercises[k]
        fewer = [msgspec.structs.replace(e, sets=e.sets[:-1])] if len(e.sets) > 1 else []
        days[i][j] = msgspec.structs.replace(s, exercises=[*s.exercises[:k], *fewer, *s.exercises[k + 1 :]])
        have -= 1
    for i, j in [(i, j) for i, day in enumerate(days) for j in range(len(day))]:
        s = days[i][j]
        old = week.days[i].sessions[j]
        off = sum(map(exercise_seconds, old.exercises)) / 60 - sum(map(exercise_seconds, s.exercises)) / 60
        e2 = s.endurance
        if e2 is not None and share < 1.0:
            minutes = float(max(1, math.floor(e2.minutes * share)))
            off += e2.minutes - minutes
            e2 = msgspec.structs.replace(shortened(e2, minutes), intervals=None, zone=min(e2.zone, 2), hr_bpm=None)
        days[i][j] = msgspec.structs.replace(s, endurance=e2, minutes=max(1.0, round(s.minutes - off)))
    return msgspec.structs.replace(
        without_empty(msgspec.structs.replace(week, days=[day_with(d, s) for d, s in zip(week.days, days, strict=True)])),
        focus="deload",
    )


def bridged(week: PlannedWeek, p: Person, note: Note, walk: Callable[[str, int], PlannedSession]) -> PlannedWeek:
    """A short walk wherever more than two days would pass without a session: PL-26, for whoever takes insulin or the like.

    walk: makes the session for a day, given its number.
    """
    if not p.insulin or not any(d.sessions for d in week.days):
        return week
    days = list(week.days)
    for _ in range(7):
        used = [i for i, d in enumerate(days) if d.sessions]
        gaps = [(b - a, a) for a, b in itertools.pairwise([*used, used[0] + 7])]
        widest, start = max(gaps, key=lambda g: (g[0], -g[1]))
        if widest <= GAP_DAYS + 1:
            break
        at = (start + min(GAP_DAYS + 1, widest // 2)) % 7
        note("PL-26", "walk_added", day=days[at].day, week=week.week)
        days[at] = day_with(days[at], [walk(days[at].day, at)])
    return week if days == week.days else msgspec.structs.replace(week, days=days)


def most_sets(before: float) -> float:
    """Sets of a muscle that may follow so many: a fifth more, or one where a fifth is less than one set (PL-09, our reading)."""
    return max(SETS_STEP * before, before + 1.0)


def recovery_due(since: int) -> bool:
    """Whether a week has to be one of recovery, after so many weeks without one."""
    return since >= DELOAD_WEEKS - 1


def _lifts(day: PlannedDay) -> bool:
    return any(not is_drill(e) for s in day.sessions for e in s.exercises)


def _without_lifts(s: PlannedSession) -> PlannedSession:
    kept = [e for e in s.exercises if is_drill(e)]
    gone = sum(exercise_seconds(e) for e in s.exercises if not is_drill(e)) / 60
    return (
        msgspec.structs.replace(s, exercises=kept, minutes=max(1.0, round(s.minutes - gone))) if len(kept) < len(s.exercises) else s
    )


def _last_with(days: list[list[PlannedSession]], muscle: str | None) -> tuple[int, int, int] | None:
    """Where to take a set away: the exercise with most sets that trains the muscle (None: any), the later one on a tie."""
    spots = [
        (e.muscles.get(muscle, 0.0) if muscle is not None else 0.0, len(e.sets), k, i, j)
        for i, day in enumerate(days)
        for j, s in enumerate(day)
        for k, e in enumerate(s.exercises)
        if (e.muscles.get(muscle, 0) > 0 if muscle is not None else not is_drill(e))
    ]
    if not spots:
        return None
    _, _, k, i, j = max(spots)
    return i, j, k
