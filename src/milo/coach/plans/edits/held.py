"""Whether an edit is still what was asked for once the limits have had their say.

A change whose own part the limits take away must not be called done: what is left of it would be cuts nobody asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.vocabulary.plan import DAYS, Plan, PlannedWeek

MOST_WHY = 3  # of what the limits changed, sentences that are told (our choice)


def refuse_undone(edit: Edit, before: Plan, asked: Plan, held: Plan, why: Sequence[str]) -> None:
    """Raises EditRefused where the limits took away what the edit was about.

    before, asked, held: the plan before it, as it was asked for, and as the limits let it be.
    why: what they changed, as sentences.
    Another number of days must be trained in every week that was to have it, sessions that move must stand where they went, and of
    any other edit something must stand on the days that it changed.
    """
    weeks = [trio for trio in zip(before.weeks, asked.weeks, held.weeks, strict=True) if trio[0] != trio[1]]
    if edit.kind == "days":
        lost = any(_trained(new) != _trained(wanted) for _, wanted, new in weeks)
    elif edit.kind == "move" and edit.to is not None:
        to = DAYS.index(edit.to)
        lost = any(bool(wanted.days[to].sessions) != bool(new.days[to].sessions) for _, wanted, new in weeks)
    else:
        changed = [
            (was, new)
            for old, wanted, got in weeks
            for was, then, new in zip(old.days, wanted.days, got.days, strict=True)
            if was != then
        ]
        # Where nothing at all is left of it the plan is as before, and that is told as such.
        lost = held.weeks != before.weeks and all(was == new for was, new in changed)
    if lost:
        reasons = "; ".join(s.rstrip(".") for s in why[:MOST_WHY])
        raise EditRefused("a plan with the change that was asked for", reasons or asked.adjustments[-1].what)


def _trained(week: PlannedWeek) -> int:
    return sum(bool(d.sessions) for d in week.days)
