"""One set more or less of an exercise, or for a part of the body: "another set of bench", "más glúteos", "less chest"."""

from __future__ import annotations

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.edits.parts import Part, Weeks
from milo.coach.plans.edits.steps import MOST_SETS, meant
from milo.coach.plans.edits.weeks import EditRefused, edited_plan, in_sessions, not_in_plan, sessions_of
from milo.coach.plans.edits.within_session import timed
from milo.coach.plans.edits.words import listed, worded
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.plan import Day, Plan, PlannedExercise, PlannedSession


def sets_by(
    plan: Plan,
    by: int,
    weeks: Weeks = None,
    day: Day | None = None,
    exercise: str | None = None,
    body_part: str | None = None,
    language: str = "en",
    part: Part | None = None,
) -> Plan:
    """One working set more (by 1) or less (-1) of an exercise, else of the first or last in each session for a part of the body.

    exercise: an id or a name.  body_part: a key of vocabulary.body_parts.

    Raises EditRefused where nothing is named, where the plan has none of it, and where no set can come or go.
    """
    if exercise is None and (body_part is None or body_part not in MUSCLES):
        found = "none" if body_part is None else repr(body_part)
        raise EditRefused(f"an exercise or a part of the body ({', '.join(MUSCLES)})", found, "name one of them")
    is_meant = meant(exercise, body_part)
    assert is_meant is not None
    said: list[str] = []
    full: list[str] = []

    def in_session(session: PlannedSession) -> PlannedSession:
        held = [e for e in session.exercises if is_meant(e) and not is_drill(e)]
        room = [e for e in held if (len(e.sets) < MOST_SETS if by > 0 else len(e.sets) > 1)]
        if not room:
            full.extend(e.exercise for e in held)
            return session
        chosen = room[0] if by > 0 else room[-1]
        new = _with_sets(chosen, by)
        said.append(f"{chosen.exercise} {worded('sets', language)} {len(chosen.sets)} -> {len(new.sets)}")
        return timed(session, [new if e is chosen else e for e in session.exercises], {}, language)

    after = in_sessions(plan, weeks, day, in_session, part)
    if not said and full:
        limit = f"fewer than {MOST_SETS} sets" if by > 0 else "more than 1 set"
        raise EditRefused(f"{limit} of one exercise", ", ".join(dict.fromkeys(full)), "ask for another exercise, or a step harder")
    if not said and exercise is not None:
        raise not_in_plan(plan, exercise, weeks, day, language)
    if not said:
        there = dict.fromkeys(e.exercise for s in sessions_of(plan, weeks, day, part) for e in s.exercises)
        raise EditRefused("an exercise that trains that part first", ", ".join(there) or "-", "add one by its name")
    words = "set_more" if by > 0 else "set_less"
    return edited_plan(plan, "EDIT-SETS", words, after, language, changes=listed(said, language))


def _with_sets(e: PlannedExercise, by: int) -> PlannedExercise:
    last = e.sets[-1]
    sets = [*e.sets, msgspec.structs.replace(last, set_number=last.set_number + 1)] if by > 0 else e.sets[:-1]
    return msgspec.structs.replace(e, sets=sets)
