"""What a plan's exercises and sets must keep, each clamp with its rule.  Safety reference PL-07 to PL-16, PL-20 to PL-50."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import msgspec

from milo.coach.plans.basics.drills import DRILL_RIR, is_drill, known_as_drill
from milo.coach.plans.basics.loads import ABOVE_MAXIMUM, lifts_named, most_kg, rounded, share_of_max
from milo.coach.plans.basics.time import day_with, exercise_seconds, sessions
from milo.coach.plans.limits.exercises import why_not
from milo.coach.plans.limits.health_questions import open_topics
from milo.coach.plans.limits.numbers import LAYOFF_SHARE, WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.unlifted import most_unlifted_kg
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import PlannedExercise, PlannedSession, PlannedSet, PlannedWeek

Note = Callable[..., None]  # note(rule, word, **values)
Asked = Mapping[str, Sequence[tuple[float, float]]]  # exercise id -> (kg, repetitions to failure)

SETS_MAX, REPS_MAX, RIR_MAX, REST_MIN, REST_MAX = 6, 30, 5.0, 20, 300  # PL-16
HEAVY_TO_FAILURE, HEAVY_REST = 8.0, 120  # PL-15: 80 % of the maximum and more is heavy, about 8 repetitions to failure
TEST_MONTHS = 3.0  # PL-10: twelve weeks
AXIAL = frozenset({"squat", "hinge", "lunge", "vertical push", "carry", "olympic"})
AXIAL_STRESS = 0.5  # of the low back, from which a weight is one the spine holds up: a bent row is (our choice)
_HEAVY_PATTERNS = AXIAL | {"horizontal push", "horizontal pull"}  # PL-15


def checked_exercises(
    session: PlannedSession,
    p: Person,
    limits: WeekLimits,
    week: int,
    maxima: Mapping[str, float],
    note: Note,
    equipment: frozenset[str],
    asked: Asked,
) -> PlannedSession:
    """The session with every exercise and set inside the limits; what is removed or changed is told to note.

    asked: what the plan that holds asks for (basics.loads.asked_loads): it was worked out from what was lifted, and stays.
    """
    kept: list[PlannedExercise] = []
    for e in session.exercises:
        known = catalogue().get(e.exercise_id)
        if known is None:
            note("PL-16", "removed", what=e.exercise)
            continue
        if rule := why_not(known, p, equipment, week):
            note(rule, "removed", what=e.exercise)
            continue
        kept.append(_checked(e, known, p, limits, week, maxima, note, asked))
    kept = _parted(kept, p, note)
    if kept == session.exercises:
        return session
    # What a limit takes or adds shortens or lengthens the session; how long it may be is looked at behind this.
    seconds = sum(map(exercise_seconds, kept)) - sum(map(exercise_seconds, session.exercises))
    return msgspec.structs.replace(session, exercises=kept, minutes=float(max(1, round(session.minutes + seconds / 60))))


def loads_spine(exercise: Exercise) -> bool:
    """Whether a lift loads the spine along its length: PL-15.  By its pattern, or as a weight held up by a bent back."""
    return exercise.pattern in AXIAL or (exercise.loadable and exercise.stress("low back") >= AXIAL_STRESS)


def is_heavy(pattern: str, reps: int, rir: float) -> bool:
    """Whether a set of a pattern is so heavy that it needs a long rest: PL-15. reps: to be done; rir: to be left in reserve."""
    return reps + rir <= HEAVY_TO_FAILURE and pattern in _HEAVY_PATTERNS


def may_test(p: Person) -> bool:
    """Whether a true one-repetition test is allowed: PL-10."""
    flags = bool(p.conditions or p.injuries) or p.pregnant or p.postpartum or p.heavy or p.minor or p.older
    return not flags and not p.beginner and p.months_trained is not None and p.months_trained >= TEST_MONTHS


def _checked(
    e: PlannedExercise,
    known: Exercise,
    p: Person,
    limits: WeekLimits,
    week: int,
    maxima: Mapping[str, float],
    note: Note,
    asked: Asked,
) -> PlannedExercise:
    drill = known_as_drill(known)
    sets = e.sets
    most = SETS_MAX if drill else limits.sets_max
    if len(sets) > most:
        note(limits.why.get("sets_max", "PL-16"), "sets", what=e.exercise, old=len(sets), new=most)
        sets = sets[:most]
    fixed = [_set(s, e, known, p, limits, week, maxima, note, asked, drill=drill) for s in sets]
    fixed = [s if s.set_number == i else msgspec.structs.replace(s, set_number=i) for i, s in enumerate(fixed, 1)]
    return e if fixed == e.sets else msgspec.structs.replace(e, sets=fixed)


def _set(
    s: PlannedSet,
    e: PlannedExercise,
    known: Exercise,
    p: Person,
    limits: WeekLimits,
    week: int,
    maxima: Mapping[str, float],
    note: Note,
    asked: Asked,
    *,
    drill: bool,
) -> PlannedSet:
    low, high = (1, REPS_MAX) if drill else (limits.reps_min, min(limits.reps_max, REPS_MAX))
    reps = min(max(s.target_reps, low), high)
    if reps != s.target_reps:
        name = "reps_max" if reps < s.target_reps else "reps_min"
        note(limits.why.get(name, "PL-16"), "reps", what=e.exercise, old=s.target_reps, new=reps)
    # Nobody trains a drill to a reserve: what a plan says of it is put right, and nothing is said of that.
    rir = DRILL_RIR if drill else min(max(s.target_rir, limits.rir_min), RIR_MAX)
    if rir != s.target_rir and not drill:
        note(limits.why.get("rir_min", "PL-16"), "rir", what=e.exercise, old=s.target_rir, new=rir)
    heavy = not drill and is_heavy(known.pattern, reps, rir)
    rest = min(max(s.rest_seconds, HEAVY_REST if heavy else REST_MIN), REST_MAX)
    if rest != s.rest_seconds:
        note("PL-15" if heavy and rest == HEAVY_REST else "PL-16", "rest", what=e.exercise, old=s.rest_seconds, new=rest)
    load = _load(s, known, p, limits, week, maxima)
    if load != s.target_load_kg:
        note(limits.why.get("load_share", "PL-12"), "load", what=e.exercise, old=s.target_load_kg, new=load)
    if load is not None:
        load = _possible(load, e, known, p, (reps, rir), maxima, note, _stands(s, known, asked))
    if (reps, rir, rest, load) == (s.target_reps, s.target_rir, s.rest_seconds, s.target_load_kg):
        return s
    return msgspec.structs.replace(s, target_reps=reps, target_rir=rir, rest_seconds=rest, target_load_kg=load)


def _load(s: PlannedSet, known: Exercise, p: Person, limits: WeekLimits, week: int, maxima: Mapping[str, float]) -> float | None:
    if s.target_load_kg is None:
        return None
    share = limits.load_share if limits.load_share is not None else math.inf
    if p.layoff and week == 1:
        # Of what was lifted before: the most that anybody lifts for so many repetitions, since the maximum alone is known.
        share = min(share, LAYOFF_SHARE * share_of_max(s.target_reps))
    if math.isinf(share):
        return s.target_load_kg
    maximum = maxima.get(known.id)
    if maximum is None:
        # A bound that is a share of a maximum nobody knows cannot be kept by any number: the athlete finds the weight.
        return None
    return s.target_load_kg if s.target_load_kg <= share * maximum else rounded(known, share * maximum, p.profile.plates_kg)


def _stands(s: PlannedSet, known: Exercise, asked: Asked) -> bool:
    """Whether a plan asks for a set of the exercise as heavy, for as many repetitions until failure."""
    load, hard = s.target_load_kg or 0.0, s.target_reps + s.target_rir
    return any(kg >= load and to_failure >= hard for kg, to_failure in asked.get(known.id, ()))


def _possible(
    load: float,
    e: PlannedExercise,
    known: Exercise,
    p: Person,
    to_do: tuple[int, float],
    maxima: Mapping[str, float],
    note: Note,
    stands: bool,
) -> float | None:
    """A load that can be done for those repetitions with that reserve, by the known maximum; without one, by what is known else.

    stands: the plan that holds asks for it too; then it stays as far as the maximum itself and a step go: progress steps by what
    is on the rack and by reserves that are told with an error, and its own rules bound it.
    """
    reps, rir = to_do
    maximum = maxima.get(known.id)
    most = most_kg(known, maximum, reps, rir, least=known.id in lifts_named(p.history.e1rm_least))
    if maximum is None and not stands and load > most_unlifted_kg(known, p, maxima) * share_of_max(reps + rir) + 1e-6:
        note("PL-08", "load_unlifted", what=e.exercise, old=load, reps=reps, rir=rir)
        return None
    if load <= most + 1e-6:
        return load
    if stands and maximum is not None and load <= ABOVE_MAXIMUM * maximum:
        return load
    new = rounded(known, most, p.profile.plates_kg)
    if maximum is None:
        note("PL-16", "load_nobody", what=e.exercise, old=load, new=new, reps=reps, rir=rir)
    else:
        note("PL-08", "load_most", what=e.exercise, old=load, new=new, reps=reps, rir=rir, maximum=round(maximum, 1))
    return new


def _parted(kept: list[PlannedExercise], p: Person, note: Note) -> list[PlannedExercise]:
    """Supersets without two lifts that load the spine, for beginners: PL-15; a superset of one is none."""
    letters: dict[str, list[PlannedExercise]] = {}
    for e in kept:
        if e.superset is not None:
            letters.setdefault(e.superset, []).append(e)
    part = {letter for letter, group in letters.items() if len(group) < 2}
    if p.beginner:
        for letter, group in letters.items():
            if sum(loads_spine(catalogue()[e.exercise_id]) for e in group) > 1:
                note("PL-15", "superset", what=" + ".join(e.exercise for e in group))
                part.add(letter)
    return [msgspec.structs.replace(e, superset=None) if e.superset in part else e for e in kept]


def checked_tests(week: PlannedWeek, p: Person, note: Note) -> PlannedWeek:
    """No true one-repetition test for whom PL-10 does not allow it, nor of a lift nobody told; of another, one set a week."""
    lifted = lifts_named(list(p.history.e1rm_kg or ()))
    # While a health question is open, nobody knows that there is no flag.
    may = may_test(p) and not open_topics(p.profile)

    def test(s: PlannedSession) -> bool:
        # A race or a meet is the athlete's own; what is no lift is no test of a maximum.
        lifts = [e for e in s.exercises if not is_drill(e)]
        if s.kind == "test" and s.exercises and not (may if lifts else may_test(p)):
            return True
        return any(not may or e.exercise_id not in lifted for e in lifts if any(map(_maximal, e.sets)))

    if any(test(s) for _, s in sessions(week)):
        note("PL-10", "test", week=week.week)
        week = msgspec.structs.replace(week, days=[day_with(d, [s for s in d.sessions if not test(s)]) for d in week.days])
    tested: set[str] = set()

    def once(e: PlannedExercise) -> PlannedExercise:
        if is_drill(e):
            return e
        kept = []
        for x in e.sets:
            if _maximal(x):
                if e.exercise_id in tested:
                    continue
                tested.add(e.exercise_id)
            kept.append(x)
        if len(kept) == len(e.sets):
            return e
        note("PL-10", "sets_maximal", what=e.exercise, old=sum(map(_maximal, e.sets)), new=sum(map(_maximal, kept)))
        return msgspec.structs.replace(e, sets=[msgspec.structs.replace(x, set_number=i) for i, x in enumerate(kept, 1)])

    def each(s: PlannedSession) -> PlannedSession:
        kept = [e for e in map(once, s.exercises) if e.sets]
        return s if kept == s.exercises else msgspec.structs.replace(s, exercises=kept)

    return msgspec.structs.replace(week, days=[day_with(d, list(map(each, d.sessions))) for d in week.days])


def _maximal(x: PlannedSet) -> bool:
    """Whether a set is one repetition with nothing left."""
    return x.target_reps == 1 and x.target_rir < 1
