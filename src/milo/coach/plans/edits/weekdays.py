"""Training on named weekdays and no others: "I can only train Monday, Wednesday and Friday", in English and Spanish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from milo.coach.plans.edits.days import on_days
from milo.coach.plans.edits.moves import move
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.making.taper import is_race
from milo.coach.plans.text.diff_words import day_name
from milo.vocabulary.plan import DAYS, Adjustment, Day, Plan, PlannedWeek


def on_weekdays(plan: Plan, days: Sequence[Day], weeks: Sequence[int], language: str, lived: Mapping[int, int]) -> Plan:
    """The plan with its sessions on these weekdays; where they are fewer than it trains on, on so many days.

    lived: week -> days of it that are over, which stay.  A race stays on its date.

    Raises EditRefused where the plan trains on these days and no others.
    """
    held = [w for w in plan.weeks if w.week in weeks]
    before = plan
    if max((sum(bool(d.sessions) for d in w.days) for w in held), default=0) > len(days):
        plan = on_days(plan, len(days), list(weeks), language, dict(lived))
    moves: dict[tuple[tuple[Day, Day], ...], list[int]] = {}
    for week in plan.weeks:
        if week.week in weeks and (found := _moves(week, days, lived.get(week.week, 0))):
            moves.setdefault(found, []).append(week.week)
    for pairs, of in moves.items():
        for day, to in pairs:
            plan = move(plan, day, to, of, language)
    if plan is before:
        raise EditRefused("other days than those of the plan", ", ".join(day_name(d, language) for d in days))
    # All of it was one wish, and is told as one change.
    what = "; ".join(done.what for done in plan.adjustments[len(before.adjustments) :])
    return msgspec.structs.replace(plan, adjustments=[*before.adjustments, Adjustment(rule="EDIT-MOVE", what=what)])


def _moves(week: PlannedWeek, days: Sequence[Day], over: int) -> tuple[tuple[Day, Day], ...]:
    """From which day to which: to the nearest that is free, with no two days of lifting side by side where that can be."""
    ahead = range(over, len(DAYS))
    held = [bool(d.sessions) for d in week.days]
    lifting = {i for i, d in enumerate(week.days) if any(s.kind == "strength" for s in d.sessions)}
    free = [i for i in ahead if DAYS[i] in days and not held[i]]
    found: list[tuple[Day, Day]] = []
    for at in ahead:
        if not held[at] or DAYS[at] in days or any(is_race(s) for s in week.days[at].sessions) or not free:
            continue
        others = lifting - {at} if at in lifting else set()
        to = min((i in {o + 1 for o in others} | {o - 1 for o in others}, abs(i - at), i) for i in free)[2]
        free.remove(to)
        lifting = others | {to} if at in lifting else lifting
        found.append((DAYS[at], DAYS[to]))
    return tuple(found)
