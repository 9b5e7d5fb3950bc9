"""Which of an athlete's own edits a limit speaks of, where it would change a line that was not touched.

A limit gives way where it costs least, which is often the session that stood there before: two hard days too near each other are
told at the planned one. What has to be mended is the edit, so it is told there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.text.change import Change
from milo.coach.plans.text.diff import diff
from milo.coach.plans.text.drafts import Place, Places
from milo.vocabulary.plan import Adjustment, Plan, PlannedSession

Told = tuple[int, str, str]
"""line, rule, sentence"""
MOST_TRIED = 24  # edited sessions that are put back, one at a time, to see whose limit it is (our choice: each is a validation)
WORK = ("endurance", "sets", "exercise")


def at_the_edits(
    found: Iterable[Told],
    plan: Plan,
    base: Plan,
    places: Places,
    line_of: Callable[[Change], int],
    limits: Callable[[Plan], list[Adjustment]],
    language: str,
) -> list[Told]:
    """What limits say of a plan text, each at the edit it comes of where one does; what would stand without any edit stays.

    found: line, rule and sentence.  base: the plan that holds.  line_of: the line a change is about.  limits: what they change.
    """
    found = list(found)
    changes = [c for c in diff(base, plan) if c.session_id is not None and c.what != "removed"]
    edits = {
        id: _lines_of(id, changes, plan, places, line_of) for id in dict.fromkeys(c.session_id for c in changes if c.session_id)
    }
    own = {line for lines, _ in edits.values() for line in lines}
    if not edits or len(edits) > MOST_TRIED or all(line in own for line, _, _ in found):
        return found
    before = {(a.rule, a.what) for a in limits(base)}
    without = {id: {(a.rule, a.what) for a in limits(_put_back(plan, base, id))} for id in edits}
    told: list[Told] = []
    said_of: set[tuple[str, str, str]] = set()
    for line, rule, what in found:
        mine = [id for id in edits if (rule, what) not in without[id]] if (rule, what) not in before else []
        if line in own or not mine:
            told.append((line, rule, what))
            continue
        # Where an edit is told of it in its own place already, the lines it did not touch say nothing new.
        if any(other in edits[id][0] and (rule, what) == (r, w) for id in mine for other, r, w in found):
            continue
        said = speaker(language)("text.edited", line=line, what=what)
        told += [(edits[id][1], rule, said) for id in mine if (id, rule, what) not in said_of]
        said_of |= {(id, rule, what) for id in mine}
    return told


def _lines_of(
    id: str, changes: Collection[Change], plan: Plan, places: Places, line_of: Callable[[Change], int]
) -> tuple[set[int], int]:
    """The lines an edited session has of its own, and the one that is told: its work before its title."""
    mine = [c for c in changes if c.session_id == id]
    seat = _seat(plan, id)
    lines = {places[seat]} | {line_of(c) for c in mine}
    if any(c.what == "added" and c.subject == "session" for c in mine):
        lines |= {line for place, line in places.items() if place[: len(seat)] == seat}
        return lines, places[seat]
    work = [line_of(c) for c in mine if c.subject in WORK]
    return lines, min(work or [line_of(c) for c in mine])


def _seat(plan: Plan, id: str) -> Place:
    return next(
        (w, d, s)
        for w, week in enumerate(plan.weeks)
        for d, day in enumerate(week.days)
        for s, session in enumerate(day.sessions)
        if session.session_id == id
    )


def _put_back(plan: Plan, base: Plan, id: str) -> Plan:
    """The plan with one session as, and where, the base has it; without it where the base has none."""
    was = next(
        ((week.week, day.day, s) for week in base.weeks for day in week.days for s in day.sessions if s.session_id == id), None
    )

    def sessions(week: int, day: str, now: list[PlannedSession]) -> list[PlannedSession]:
        here = was is not None and was[:2] == (week, day)
        if here and was is not None and any(s.session_id == id for s in now):
            return [was[2] if s.session_id == id else s for s in now]
        kept = [s for s in now if s.session_id != id]
        return [*kept, was[2]] if here and was is not None else kept

    weeks = [
        msgspec.structs.replace(w, days=[day_with(d, sessions(w.week, d.day, d.sessions)) for d in w.days]) for w in plan.weeks
    ]
    return msgspec.structs.replace(plan, weeks=weeks)
