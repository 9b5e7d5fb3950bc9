"""What stands against an exercise a person adds to their plan, and what of it the limits let stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from milo.coach.plans.edits.equipment import equipment_in
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.edits.words import spelled_weeks, worded
from milo.coach.plans.limits.exercises import NEEDS_MORE
from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.exercises import teachable
from milo.coach.plans.making.weeks import USUAL_MINUTES
from milo.coach.plans.text.diff_words import day_name
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import Day, Plan

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
