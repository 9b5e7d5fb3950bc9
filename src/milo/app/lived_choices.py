"""What proposals bring, estimated from lived weeks: the choices that were recorded, and what became of each by the records.

The outcome is the reward of the twin's weekly environment over FOLLOWED weeks, as far as records tell it: the goal's measures
(VO2max of a device, estimated maxima of lifts), minutes trained beyond those given, new pains, days of illness, sessions left out.
A proposal never asks for more intensity, so that its price is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Any

import numpy as np

from milo.app.adapting_flow import log_of
from milo.app.consenting import allowed
from milo.app.known_athletes import zone_of
from milo.app.logging_records import ILL, PAIN
from milo.app.plan_history import PlanHistory, plan_of
from milo.app.policy_logged import plain
from milo.coach.adapt.adapting_pain import PAIN_MUCH, PAIN_SEEN_DAYS
from milo.coach.adapt.trends import weekly
from milo.insight.one_truth import merge_workouts
from milo.insight.strength import strength_view
from milo.insight.week_sums import day_of, minutes_of
from milo.models.off_policy import LEAST_ATHLETES, LEAST_EACH, LEAST_WEEKS, Weeks, compared
from milo.twin.environment import EASE_EVERY, ENDURANCE_COLUMN, GIVEN_COLUMN, GIVEN_SCALE, PRICES, WEEK_OBSERVED
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import WeekChoice

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.insight.views import Inputs

FOLLOWED = 4  # weeks from the chosen one on that count as its outcome (as in policy_logged)
WEEK = 7
MEASURED_DAYS = 28  # before the week whose measures are where the athlete began (our choice)
LATE_DAYS = 14  # at the end whose measures are where it led (our choice)
LEAST_MINUTES = 30.0  # given a week at least, as in the environment
VO2MAX = "vo2max_ml_kg_min"
NOT_OVER, NO_MEASURE, OTHER_SHAPE = "weeks not over yet", "no measure of the goal before and after", "observed in another way"


@dataclass(frozen=True)
class Lived:
    """What became of a choice. goal_pct: change of the goal's measures; the rest as in the environment's reward, summed."""

    goal_pct: float
    over: float
    injuries: float
    ill_days: float
    missed: float

    @property
    def reward(self) -> float:
        """All of it in % of the goal's outcome, by the environment's prices."""
        return float(PRICES @ np.array([self.goal_pct, self.over, 0.0, self.injuries, self.ill_days, self.missed]))


def lived(house: House, athlete: str, choice: WeekChoice) -> Lived | str:
    """What became of a choice by the records, or why that is not known."""
    monday = choice.at.date()
    last = monday + timedelta(days=FOLLOWED * WEEK - 1)
    if last >= house.flows.today(athlete):
        return NOT_OVER
    if len(choice.observed) != WEEK_OBSERVED:
        return OTHER_SHAPE
    inputs = house.flows.inputs(athlete, last)
    goal = _goal(house, athlete, inputs, monday, choice.observed[ENDURANCE_COLUMN])
    if goal is None:
        return NO_MEASURE
    given = max(choice.observed[GIVEN_COLUMN] * GIVEN_SCALE, LEAST_MINUTES)
    merged = merge_workouts(inputs)
    by_week = np.zeros(FOLLOWED + EASE_EVERY - 1)
    begun = monday - timedelta(days=(EASE_EVERY - 1) * WEEK)
    for m in merged:
        week = (day_of(m.workout, inputs.zone) - begun).days // WEEK
        if 0 <= week < len(by_week):
            by_week[week] += minutes_of(m.workout) or 0.0
    asked = np.array([by_week[k : k + EASE_EVERY].mean() for k in range(FOLLOWED)])
    injuries, ill_days = _hurt(house, athlete, monday, last)
    over = float(np.maximum(asked - given, 0).sum() / given)
    return Lived(goal, over, injuries, ill_days, _missed(house, athlete, inputs, monday))


def _goal(house: House, athlete: str, after: Inputs, monday: date, endurance: float) -> float | None:
    """Change of the goal's measures in %; None where less than half of what the goal weighs was measured on both sides."""
    last = after.last
    by_source: dict[str, dict[str, list[float]]] = {}
    for digest in after.day_digests:
        if VO2MAX not in digest.stats or digest.day > last:
            continue
        side = "before" if digest.day < monday else "after" if digest.day > last - timedelta(days=LATE_DAYS) else None
        if side is not None and digest.day >= monday - timedelta(days=MEASURED_DAYS):
            by_source.setdefault(digest.source, {}).setdefault(side, []).append(digest.stats[VO2MAX][1])
    both = [sides for sides in by_source.values() if len(sides) == 2]
    parts: list[tuple[float, float]] = []
    if both:
        best = max(both, key=lambda sides: sum(map(len, sides.values())))
        parts.append((endurance, fmean(best["after"]) / fmean(best["before"]) - 1))
    started, led = _levels(house.flows.inputs(athlete, monday - timedelta(days=1))), _levels(after, since=monday)
    if ratios := [led[lift] / kg for lift, kg in started.items() if lift in led]:
        parts.append((1 - endurance, fmean(ratios) - 1))
    weight = sum(share for share, _ in parts)
    return 100 * sum(share * change for share, change in parts) / weight if weight >= 0.5 else None


def _levels(inputs: Inputs, since: date = date.min) -> dict[str, float]:
    """Exercise -> its estimated maximum in kg on the last day; only those lifted since a day."""
    lines = strength_view(inputs, merge_workouts(inputs)).lifts
    return {x.exercise: x.e1rm_kg.value for x in lines if x.e1rm_kg.value and x.as_of is not None and x.as_of >= since}


def _hurt(house: House, athlete: str, monday: date, last: date) -> tuple[float, float]:
    """Regions that began to hurt much, and days of illness."""
    zone, since = zone_of(house, athlete), monday - timedelta(days=PAIN_SEEN_DAYS + 1)
    begun, ill = datetime.combine(since, time(), UTC), set()
    sore: dict[bool, set[str]] = {False: set(), True: set()}
    for m in house.store.find("measurement", athlete, since=begun, until=begun + timedelta(days=(last - since).days + 2)):
        day = m.at.astimezone(zone).date()
        if m.quantity == PAIN and m.note and m.value >= PAIN_MUCH and day <= last:
            sore[day >= monday].add(m.note)
        if m.quantity == ILL and m.value > 0 and monday <= day <= last:
            ill.add(day)
    return float(len(sore[True] - sore[False])), float(len(ill))


def _missed(house: House, athlete: str, inputs: Inputs, monday: date) -> float:
    """Shares of the planned sessions left out, summed over the weeks; by the plan that held at the end of each."""
    zone = zone_of(house, athlete)
    versions = PlanHistory(house.store, house.writer, house.clock).all_versions(athlete)
    missed = 0.0
    for k in range(FOLLOWED):
        first = monday + timedelta(days=WEEK * k)
        held = [v for v in versions if v.created_at.astimezone(zone).date() < first + timedelta(days=WEEK)]
        if not held:
            continue
        opened = next(v for v in versions if v.plan_id == held[-1].plan_id).created_at.astimezone(zone).date()
        lines = weekly(plan_of(held[-1]), log_of(inputs, [], opened, zone), inputs.last + timedelta(days=1))
        missed += sum(1 - line.done / line.planned for line in lines if line.monday == first and line.planned)
    return missed


def estimated(house: House) -> dict[str, Any]:
    """What proposals brought, from the weeks of everybody who allows learning from their records; people and simulated apart.

    Returns
    -------
    dict
        ``least``: what an estimate needs. ``people``, ``simulated``: ``weeks`` shown, ``counted``, ``proposal_taken``,
        ``athletes``, ``left_out`` (reason -> weeks), ``too_few`` (what is short -> [there are, needed]) or None, and if None
        ``rule``, ``proposal``, ``difference``, ``interval``, ``plain`` as `models.off_policy.compared` gives them and ``chances``,
        how many were told. ``without_consent``: athletes whose weeks were not looked at.
    """
    now = house.clock.now()
    origins = {line.athlete_id: line.origin for line in house.flows.athletes()}
    refused = [a for a in origins if not allowed(house.store, a, "training_models", now)]
    found: dict[str, list[tuple[WeekChoice, Lived | str]]] = {"people": [], "simulated": []}
    for athlete, origin in origins.items():
        if athlete in refused:
            continue
        for choice in house.store.find("week_choice", athlete):
            group = "simulated" if Origin.SIMULATED in (choice.origin, origin) else "people"
            found[group].append((choice, lived(house, athlete, choice)))
    least = {"weeks": LEAST_WEEKS, "of_each_choice": LEAST_EACH, "athletes": LEAST_ATHLETES}
    return {"least": least, "without_consent": len(refused), **{group: _told(rows) for group, rows in found.items()}}


def _told(rows: list[tuple[WeekChoice, Lived | str]]) -> Mapping[str, Any]:
    whole = [(choice, became.reward) for choice, became in rows if isinstance(became, Lived)]
    choices = [choice for choice, _ in whole]
    weeks = Weeks(
        outcome=np.array([reward for _, reward in whole]),
        took=np.array([c.taken == "proposal" for c in choices], bool),
        seen=np.array([c.observed for c in choices]).reshape(-1, WEEK_OBSERVED),
        worth=np.array([c.worth for c in choices]),
        athlete=np.array([c.user_id for c in choices]),
        chance=np.array([np.nan if c.chance is None else c.chance for c in choices]),
    )
    short = weeks.too_few()
    return {
        "weeks": len(rows),
        "counted": len(whole),
        "proposal_taken": int(weeks.took.sum()),
        "athletes": len(set(weeks.athlete.tolist())),
        "left_out": dict(Counter(became for _, became in rows if isinstance(became, str))),
        "too_few": {name: list(pair) for name, pair in short.items()} or None,
        **({} if short else {**plain(compared(weeks)), "chances": int((~np.isnan(weeks.chance)).sum())}),
    }
