"""The coach's desk for a plan beside a profile that changed: held to its limits, or made anew where too little of it may stay.

While a latch locks training the plan is held to the limits and no new one is made; that is done once the latch is opened.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from milo.app.coaching.desk import WEEK_DAYS, Desk, Limits, Standing, limits_of, plan_read
from milo.app.coaching.gate import able
from milo.app.coaching.locks import locks_of, standing_locks
from milo.app.coaching.words import say
from milo.app.plan_history import plan_of
from milo.app.planning import history_of, plan_of_athlete
from milo.coach.plans.edits.weeks import EditRefused, races_on
from milo.coach.plans.limits.gates import standing as gate_of
from milo.coach.plans.text.diff import diff
from milo.coach.safety.latches import open_latches
from milo.insight.zones import zones_at
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.plan import Adjustment, Plan, first_monday
from milo.vocabulary.records import PlanVersion

COACH = "coach"
LEAST_LEFT = 2 / 3  # of a plan's minutes, after a changed profile; with less a new plan is worth more (our choice)
MOST_WHY = 3  # of what stands against an older version, sentences that are told (our choice)


@dataclass(frozen=True)
class _Change:
    """What a changed profile makes of a plan: the plan within its limits, what is new of them, and whether too little stays."""

    held: Plan
    fresh: list[Adjustment]
    too_little: bool


class FitDesk(Desk):
    """A plan and the profile it must fit."""

    def fitted(self, athlete: str, was: Profile | None) -> list[str]:
        """Hold the plan to the limits of a profile that has changed, and say what that changed, as sentences.

        A plan that works towards a race that is no longer in the profile is made anew: its weeks of less were for that day.

        was: the profile as it was read before (Desk.able).  What the limits would have changed anyhow is left alone, and so is a
        plan that is withheld by the health questions: what may be trained after that is planned anew.
        """
        with self.one_at_a_time(athlete):
            standing = self.standing(athlete)
            if standing is None or was is None or standing.week > len(standing.plan.weeks):
                return []
            latched = bool(standing_locks(self.house, athlete))
            if not latched and was.event is not None and self.able(athlete).event is None and _races(standing.plan, standing.week):
                return self._anew(athlete, standing, "planned_unraced")
            change = self._change(athlete, standing.plan, standing.week, was)
            if not latched and (self._lost_while_locked(athlete, standing) or (change is not None and change.too_little)):
                return self._anew(athlete, standing)
            if change is None:
                return []
            held = msgspec.structs.replace(change.held, adjustments=[*standing.plan.adjustments, *change.fresh])
            self.history().keep(athlete, held, COACH, say("fitted", self.language(athlete)))
            return [a.what for a in change.fresh]

    def _limited(self, athlete: str, plan: Plan, week: int) -> Limits:
        """The validator of this athlete for a plan that holds, from a week on."""
        today = self.house.flows.today(athlete)
        inputs = self.house.flows.inputs(athlete, today)
        return limits_of(history_of(inputs), self.language(athlete), week, plan, zones_at(inputs, today))

    def _change(self, athlete: str, plan: Plan, week: int, was: Profile) -> _Change | None:
        """What the profile of now changes of a plan from a week on; None for nothing, and where it refuses a plan."""
        profile, today = self.able(athlete), self.house.flows.today(athlete)
        limited = self._limited(athlete, plan, week)
        held, told, refused = limited(plan, profile, today)
        before = {(a.rule, a.what) for a in limited(plan, was, today)[1]}
        fresh = [a for a in told if (a.rule, a.what) not in before]
        if refused is not None or not fresh or not diff(plan, held):
            return None
        eased = gate_of(profile, today).light_only and not gate_of(was, today).light_only
        return _Change(held, fresh, eased or _minutes_from(held, week) < LEAST_LEFT * _minutes_from(plan, week))

    def _anew(self, athlete: str, standing: Standing, why: str = "planned_anew") -> list[str]:
        """A new plan for the weeks that are left, so that the days are not nearly empty. why: the key of what is said of it."""
        event = self.able(athlete).event
        lived = (first_monday(self.house.flows.today(athlete)) - standing.started).days // WEEK_DAYS
        left = None if event is not None else max(1, len(standing.plan.weeks) - max(0, lived))
        made = plan_of_athlete(self.house, athlete, weeks=left)
        return [say(why, self.language(athlete)), *(a.what for a in made.adjustments)]

    def _lost_while_locked(self, athlete: str, standing: Standing) -> bool:
        """Whether what was told while a latch stood leaves too little of the plan from before it."""
        versions = self.history().versions(athlete)
        before = next((v for v in reversed(versions) if not self._kept_locked(athlete, v)), None)
        if before is None or before is versions[-1]:
            return False
        was = self._profile_at(athlete, before)
        change = None if was is None else self._change(athlete, plan_read(self.house, athlete, before), standing.week, was)
        return change is not None and change.too_little

    def _kept_locked(self, athlete: str, version: PlanVersion) -> bool:
        latches, clearances, forms = locks_of(self.house, athlete)
        at = version.created_at
        return bool(open_latches([x for x in latches if x.since < at], clearances, forms, at))

    def _profile_at(self, athlete: str, version: PlanVersion) -> Profile | None:
        """The profile a version was made of, as `able` reads it now; None where nobody can read it any more."""
        told = [v for v in self.house.store.find("profile", athlete) if v.valid_from <= version.created_at]
        if not told:
            return None
        try:
            profile = parse_profile(max(told, key=lambda v: v.valid_from).profile, self.house.flows.today(athlete))
        except MiloError:
            return None
        return able(self.house, athlete, profile)

    def refuse_outgrown(self, athlete: str, back: PlanVersion) -> None:
        """Raises EditRefused for a version from before the profile changed that the limits would not let stand as it is now."""
        versions = self.house.store.find("profile", athlete)
        if all(v.valid_from <= back.created_at for v in versions):
            return
        standing, profile = self.some(athlete), self.able(athlete)
        plan, language, today = plan_of(back), self.language(athlete), self.house.flows.today(athlete)
        limited = self._limited(athlete, plan, standing.week)
        already = {(a.rule, a.what) for a in limited(standing.plan, profile, today)[1]}
        held, told, refused = limited(plan, profile, today)
        fresh = [a.what for a in told if (a.rule, a.what) not in already]
        if refused is not None or (fresh and diff(plan, held)):
            why = refused.text if refused is not None else "; ".join(fresh[:MOST_WHY])
            raise EditRefused(say("outgrown.wanted", language), why, say("outgrown.do", language))

    def some(self, athlete: str) -> Standing:
        """The plan that holds and where today is in it. Raises NotFound without a plan."""
        standing = self.standing(athlete)
        if standing is None:
            raise NotFound("a plan", "none", "make one first")
        return standing


def _races(plan: Plan, week: int) -> bool:
    """Whether a plan works towards a race from a week on: its day, or weeks that taper to it."""
    return any(w.focus == "taper" or any(races_on(d) for d in w.days) for w in plan.weeks if w.week >= week)


def _minutes_from(plan: Plan, week: int) -> float:
    """Planned minutes of a plan from a week on."""
    return sum(s.minutes for w in plan.weeks if w.week >= week for d in w.days for s in d.sessions)
