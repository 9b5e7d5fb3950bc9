"""One exercise more or one less in a plan, as a person asks for it: "add face pulls to Monday", "quita el remo del jueves"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import msgspec

from milo.coach.plans.basics.drills import drill_alike, is_drill, known_as_drill
from milo.coach.plans.basics.time import day_with
from milo.coach.plans.edits.equipment import equipment_in
from milo.coach.plans.edits.parts import Weeks
from milo.coach.plans.edits.weeks import EditRefused, edited_plan, in_days, in_sessions, not_in_plan, sessions_of
from milo.coach.plans.edits.within_session import is_called, timed, without_exercises
from milo.coach.plans.edits.words import listed, spelled_weeks, worded
from milo.coach.plans.limits.exercises import NEEDS_MORE
from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.exercises import teachable
from milo.coach.plans.making.taper import is_race
from milo.coach.plans.making.weeks import USUAL_MINUTES
from milo.coach.plans.text.diff_words import day_name
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, names
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import DAYS, Day, Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedSet

ADDED_SETS, MOST_ADDED_SETS = 2, 5  # what a new exercise begins with, and the most that may be asked for at once (our choice)
USUAL_REPS, USUAL_RIR, USUAL_REST_S = 10, 3.0, 90  # where the session has nothing of the kind to go by (our choice)
_MAIN = frozenset({"squat", "hinge", "lunge", "olympic", "horizontal push", "horizontal pull", "vertical push", "vertical pull"})
"""Patterns of the lifts that stand before the small ones in a session (training.md 2.3)."""
_KINDS_WORDS = (
    "squat lunge press row curl fly raise plank dip deadlift thrust bridge pulldown extension pullup pushup chinup crunch "
    "swing carry shrug stretch jump clean snatch sentadilla zancada remo apertura elevacion plancha fondos puente jalon "
    "dominadas dominada flexion flexiones encogimiento balanceo paseo estiramiento salto"
)
_KINDS = frozenset(_KINDS_WORDS.split())
"""Words that name many exercises; the plan says which is meant."""
_replace = msgspec.structs.replace


def add(
    plan: Plan,
    exercise: str,
    sets: int | None,
    weeks: Weeks = None,
    day: Day | None = None,
    language: str = "en",
) -> Plan:
    """One exercise more, with sets like those of the session and a load that has yet to be found.

    day: None takes the day of lifting that trains its muscles already, or is the shortest.

    Raises EditRefused for a day without lifting, and where the exercise is in that session already.
    """
    known = catalogue().get(exercise) or find_exercise(exercise)
    if known is None:
        raise EditRefused("an exercise of the catalogue", repr(exercise), "name it as the exercise page does")
    count = ADDED_SETS if sets is None else sets
    if not 1 <= count <= MOST_ADDED_SETS:
        raise EditRefused(f"1 to {MOST_ADDED_SETS} sets of a new exercise", str(count))
    at = day or _best_day(plan, known, weeks)
    open_days = _lifting_days(plan, weeks)
    if not open_days:
        raise EditRefused("a plan with a gym session", "none", "add a day of training")
    if at is not None and at not in open_days:
        days = ", ".join(day_name(d, language) for d in open_days)
        raise EditRefused(f"a day with a gym session, one of {days}", day_name(at, language))
    added: list[int] = []

    def with_it(one: PlannedDay) -> PlannedDay:
        session = _gym(one)
        if session is None or any(e.exercise_id == known.id for s in one.sessions for e in s.exercises):
            return one
        new = _new(known, session, count, language)
        place = _place(session, known)
        exercises = [*session.exercises[:place], new, *session.exercises[place:]]
        longer = timed(session, exercises, {}, language)
        added.append(count)
        return day_with(one, [longer if s is session else s for s in one.sessions])

    name = known.called(language)
    after = in_days(plan, weeks, at, with_it) if at is not None else []
    if at is None or not added:
        where = f", {day_name(at, language)}" if at is not None else ""
        raise EditRefused("an exercise that is not in that session yet", f"{name}{where}", "ask for it to be harder")
    told = f"{count} {worded('set' if count == 1 else 'sets', language)}"
    return edited_plan(plan, "EDIT-ADD", "add", after, language, what=name, day=day_name(at, language), sets=told)


def drop(plan: Plan, exercise: str, weeks: Weeks = None, day: Day | None = None, language: str = "en") -> Plan:
    """One exercise less; a session that held nothing else is left out.

    exercise: an id, or a name as a person says it: "curls" is the curl the plan holds.

    Raises EditRefused for one that is not there, and where several are meant.
    """
    meant = _meant(plan, exercise, weeks, day)
    if not meant:
        raise not_in_plan(plan, exercise, weeks, day, language)
    if len(meant) > 1:
        raise EditRefused("one exercise of the plan", ", ".join(meant.values()), "say which of them")
    [id] = meant
    days: dict[Day, None] = {}
    for week in plan.weeks:
        for one in week.days if weeks is None or week.week in weeks else ():
            if day in (None, one.day) and any(e.exercise_id == id for s in one.sessions if not is_race(s) for e in s.exercises):
                days[one.day] = None

    def less(session: PlannedSession) -> PlannedSession | None:
        return without_exercises(session, {id}, language)

    after = in_sessions(plan, weeks, day, less)
    where = listed([day_name(d, language) for d in days], language)
    return edited_plan(plan, "EDIT-DROP", "drop", after, language, what=meant[id], day=where)


# --- what is meant ----------------------------------------------------------------------------------------------------------


def names_some(said: str) -> bool:
    """Whether words name an exercise, or many by the word they share: "curls"."""
    words = name_words(said)
    return find_exercise(said) is not None or (bool(words & _KINDS) and words <= _all_words())


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for called in names().values() for name in called for word in name_words(name))


def called_in(plan: Plan, said: str, weeks: Weeks, day: Day | None) -> str:
    """The id of the one exercise of the plan that a name means, "floor press" of a dumbbell floor press; else the name as it is.

    Raises EditRefused, naming them, where it may mean several.
    """
    found = _meant(plan, said, weeks, day)
    if len(found) > 1:
        raise EditRefused("one exercise of the plan", ", ".join(found.values()), "say which of them")
    return next(iter(found), said)


def _meant(plan: Plan, said: str, weeks: Weeks, day: Day | None) -> dict[str, str]:
    """Ids of the exercises of the plan that a name means, with their names there: the very one, else all it could be."""
    held = {e.exercise_id: e for s in sessions_of(plan, weeks, day) for e in s.exercises}
    exact = {id: e.exercise for id, e in held.items() if is_called(e, said)}
    if exact:
        return exact
    words = name_words(catalogue()[said].name if said in catalogue() else said)
    return {id: e.exercise for id, e in held.items() if any(words <= name_words(n) for n in (e.exercise, *names().get(id, ())))}


# --- where and how --------------------------------------------------------------------------------------------------------------


def _gym(day: PlannedDay) -> PlannedSession | None:
    """The session of a day that lifts; of a day without one, that of its drills."""
    held = [s for s in day.sessions if s.exercises and not is_race(s)]
    return next((s for s in held if s.kind == "strength"), held[0] if held else None)


def _lifting_days(plan: Plan, weeks: Weeks) -> list[Day]:
    found = {d.day for w in plan.weeks if weeks is None or w.week in weeks for d in w.days if _gym(d) is not None}
    return [d for d in DAYS if d in found]


def _best_day(plan: Plan, exercise: Exercise, weeks: Weeks) -> Day | None:
    """The day that trains the exercise's main muscles, of several the shortest; the shortest of all where none does."""
    ranked: list[tuple[bool, float, Day]] = []
    for _, one, session in _sessions(plan, weeks):
        here = {m for e in session.exercises for m, weight in e.muscles.items() if weight >= 1}
        main = {m for m, weight in exercise.muscles.items() if weight >= 1}
        there = any(e.exercise_id == exercise.id for e in session.exercises)
        if not there:
            ranked.append((bool(main) and not main & here, session.minutes, one.day))
    return min(ranked)[2] if ranked else None


def _sessions(plan: Plan, weeks: Weeks) -> Iterator[tuple[int, PlannedDay, PlannedSession]]:
    for week in plan.weeks:
        if weeks is None or week.week in weeks:
            for one in week.days:
                session = _gym(one)
                if session is not None:
                    yield week.week, one, session


def _place(session: PlannedSession, exercise: Exercise) -> int:
    """Where it stands: a main lift behind the other main lifts, a small one behind all lifts, a drill last."""
    if known_as_drill(exercise):
        return len(session.exercises)
    last = [i for i, e in enumerate(session.exercises) if not is_drill(e) and (exercise.pattern not in _MAIN or e.pattern in _MAIN)]
    place = last[-1] + 1 if last else 0
    while 0 < place < len(session.exercises) and _paired(session.exercises[place - 1], session.exercises[place]):
        place += 1  # a pair is not parted
    return place


def _paired(a: PlannedExercise, b: PlannedExercise) -> bool:
    return a.superset is not None and a.superset == b.superset


def _new(exercise: Exercise, session: PlannedSession, sets: int, language: str) -> PlannedExercise:
    """The exercise with repetitions, reserve and rest as the session has them for its kind; no load is made up."""
    main, drill = exercise.pattern in _MAIN, known_as_drill(exercise)
    alike = [e for e in session.exercises if e.sets and is_drill(e) == drill and (drill or (e.pattern in _MAIN) == main)]
    like = alike[-1].sets[0] if alike else None
    one = PlannedSet(
        set_number=1,
        target_reps=like.target_reps if like is not None else USUAL_REPS,
        target_rir=like.target_rir if like is not None else USUAL_RIR,
        target_load_kg=None,
        rest_seconds=max(like.rest_seconds, USUAL_REST_S // 2) if like is not None else USUAL_REST_S,
    )
    return drill_alike(
        PlannedExercise(
            exercise=exercise.called(language),
            exercise_id=exercise.id,
            pattern=exercise.pattern,
            muscles=dict(exercise.muscles),
            equipment=list(exercise.equipment),
            sets=[_replace(one, set_number=n + 1) for n in range(sets)],
            note=worded("each_side", language) if exercise.unilateral else None,
        )
    )


MOST_OVER = 1.25
"""How much longer than the profile's minutes an added exercise may make a session; it is told how long it is (our choice)."""


def with_own_kit(said: str, equipment: Sequence[str], alternatives: Callable[[str], Sequence[Exercise]]) -> str:
    """The exercise that a name means to somebody with this equipment: "biceps curls" are those with dumbbells where no barbell is.

    said: an id or a name.  alternatives: id -> what may stand in for it, nearest first.  As it is where nothing is lacking, where
    the name says the equipment itself ("barbell curl"), and where no stand-in is called so.
    """
    known = None if said in catalogue() else find_exercise(said)
    lacking = set() if known is None else set(known.equipment) - set(equipment)
    if known is None or not lacking or equipment_in(plain(said))[0] & lacking:
        return said
    kind = plain(known.name).split()[-1]
    called_so = (e for e in alternatives(known.id) if plain(e.name).split()[-1] == kind and e.pattern == known.pattern)
    found = next(called_so, None)
    return said if found is None else found.id


def refuse_untaught(exercise: str, p: Person, language: str = "en") -> None:
    """Raises EditRefused for what the planner gives nobody like this unwatched: lifts for speed, and skills to a beginner.

    exercise: an id or a name; one that is not known passes. What needs more than the equipment list says may be named by an
    adult with experience, who knows that it is there.
    """
    known = catalogue().get(exercise) or find_exercise(exercise)
    new_to_it = p.beginner or p.minor or p.older
    if known is not None and (not teachable(known, p) or (new_to_it and known.id in NEEDS_MORE)):
        raise EditRefused("an exercise to be added without somebody who watches", known.called(language))


def added_as_held(
    before: Plan, after: Plan, held: Plan, exercise: str, p: Person, why: Sequence[str], language: str = "en"
) -> tuple[Plan, str]:
    """The plan the limits let be, its adjustment telling the sets that stand and the minutes, and that sentence.

    before, after: the plan before the edit and as it was asked for.  held: what the limits made of it.
    why: what they changed, as sentences.

    Raises EditRefused where nothing of the exercise stands, and for a session that would be too long.
    """
    asked_for = after.adjustments[-1]
    known = catalogue().get(exercise) or find_exercise(exercise)
    id = known.id if known is not None else exercise
    weeks: list[int] = []
    days: dict[Day, None] = {}
    sets: set[int] = set()
    longest = 0.0
    for old, asked, new in zip(before.weeks, after.weeks, held.weeks, strict=True):
        for was, day in zip(old.days, new.days, strict=True):
            if old == asked or any(e.exercise_id == id for s in was.sessions for e in s.exercises):
                continue
            for session in day.sessions:
                counts = {len(e.sets) for e in session.exercises if e.exercise_id == id}
                if counts:
                    weeks, days, sets = [*weeks, new.week], {**days, day.day: None}, sets | counts
                    longest = max(longest, session.minutes)
    if not weeks:
        raise EditRefused("an exercise that may be added", "; ".join(s.rstrip(".") for s in why) or asked_for.what)
    usual = p.profile.minutes_per_session or USUAL_MINUTES
    if longest > MOST_OVER * usual:
        raise EditRefused(f"a session of about {usual:g} min", f"{longest:g} min")
    least, most = min(sets), max(sets)
    count = str(most) if least == most else f"{least}-{most}"
    words = worded(
        "add",
        language,
        what=known.called(language) if known is not None else exercise,
        day=", ".join(day_name(d, language) for d in days),
        sets=f"{count} {worded('set' if most == 1 else 'sets', language)}",
    )
    told = f"{spelled_weeks(weeks, language)}: {words}{worded('takes', language, minutes=shortest_written(longest, language))}"
    changed = [msgspec.structs.replace(a, what=told) if a == asked_for else a for a in held.adjustments]
    return msgspec.structs.replace(held, adjustments=changed), told
