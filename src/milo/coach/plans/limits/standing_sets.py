"""What a week may ask for because the plan that holds asks for it: one session left out is no break (PL-09, PL-12)."""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import sessions
from milo.vocabulary.plan import Plan, PlannedWeek

MISSED = 1  # sessions of lifting a week may lack, or have in part, and still be no break: PL-12 counts from 14 days off


@dataclass(frozen=True, slots=True)
class Held:
    """The plan that holds, a week at a time; its weeks have been inside the limits."""

    weeks: dict[int, PlannedWeek]

    def stands(self, week: PlannedWeek, before: PlannedWeek | None) -> PlannedWeek | None:
        """The week of the plan that holds that this one may be as much as; None: steps are counted from the week before.

        before: the week before it, as it is now. Where no more than one of its sessions of lifting was left out or made smaller,
        the last whole week that was planned is the measure: what stands is no new step. Sessions left out one edit after the other
        are more than one: the week must still hold all but one of those that stand in the next.
        """
        if before is None or week.week not in self.weeks or before.week not in self.weeks:
            return None
        stands = self.weeks[week.week]
        now, was = _sets_by_session(before), _sets_by_session(self.weeks[before.week])
        lessened = sum(now.get(id, 0) < n for id, n in was.items())
        return stands if now and max(lessened, len(_sets_by_session(stands)) - len(now)) <= MISSED else None


def held_weeks(plan: Plan | None) -> Held:
    """The weeks of the plan that holds; none without one, or where it was refused."""
    return Held({} if plan is None or plan.refused is not None else {w.week: w for w in plan.weeks})


def _sets_by_session(week: PlannedWeek) -> dict[str, int]:
    """Session id -> its hard sets, of the sessions in which something is lifted."""
    sets = {s.session_id: sum(len(e.sets) for e in s.exercises if not is_drill(e)) for _, s in sessions(week)}
    return {id: n for id, n in sets.items() if n}
