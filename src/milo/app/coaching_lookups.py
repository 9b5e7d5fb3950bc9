"""What the conversation looks up only when it is asked for: the workouts of a day, and meals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from milo.app.adapting_flow import zone_of
from milo.app.coaching_food import MEAL_DAYS, FoodDesk
from milo.coach.talk.facts import Facts
from milo.coach.talk.intents import Intent
from milo.coach.talk.replies_asked import keeps_back
from milo.vocabulary.errors import BadValue

if TYPE_CHECKING:
    from milo.app.build import House

LOOKED_UP = frozenset({"done", "meals"})
LATELY = 20  # workouts, the newest: today's and yesterday's are among them (our choice)


def looked_up(
    house: House, athlete: str, intent: Intent, facts: Facts, recent: Callable[[str, int], list[dict[str, Any]]]
) -> Facts:
    """The facts with what the intent needs. recent: workouts as coaching.recent tells them."""
    if intent.name == "done":
        zone = zone_of(house, athlete)
        return replace(facts, done=[{**w, "day": w["at"].astimezone(zone).date()} for w in recent(athlete, LATELY)])
    return replace(facts, meals=_meals(house, athlete, intent, facts))


def _meals(house: House, athlete: str, intent: Intent, facts: Facts) -> dict[str, Any]:
    days = next(n for n in MEAL_DAYS if intent.days <= n)
    try:
        told = FoodDesk(house).meals(athlete, days)
    except BadValue as e:
        told = {"days": [], "refused": {"code": e.code, "text": e.sentence()}}
    flagged = house.flows.inputs(athlete, facts.today).flagged
    return {**told, "figures_kept_back": flagged or keeps_back(facts.profile, facts.today)}
