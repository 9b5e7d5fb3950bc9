"""What the conversation looks up only when it is asked for: the workouts of a day, and meals."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from milo.app.coaching.food import MEAL_DAYS, FoodDesk
from milo.app.known_athletes import zone_of
from milo.app.planning import history_of
from milo.coach.conversation.answers.values import Intent
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.running_limits import run_limits
from milo.coach.talk.replies.advice import WITH_READINESS
from milo.coach.talk.replies.asked import keeps_back
from milo.vocabulary.eaten import counted
from milo.vocabulary.errors import BadValue

if TYPE_CHECKING:
    from milo.app.coaching.days import DayDesk
    from milo.app.house import House

LOOKED_UP = frozenset({"done", "meals"})
OF_RUNNING = frozenset({"ready", "week_km"})
"""Parts of the plan that stand on the log as well."""
LATELY = 20  # workouts, the newest: those of the last days are among them (our choice)
LONG_AGO = 400  # workouts looked through for the last, the longest and how many (our choice)
WEEKS_BACK = 5  # of the plan, this one among them


def needs_look_up(intent: Intent) -> bool:
    """Whether something must be looked up for an intent before it is answered."""
    return (
        intent.name in LOOKED_UP
        or intent.part in OF_RUNNING
        or intent.part == "eaten_today"
        or _of_all_lifts(intent)
        or intent.food is not None
        or intent.advice in WITH_READINESS
    )


def _of_all_lifts(intent: Intent) -> bool:
    """Whether the lifts are asked for and none by name: those without an estimate are told by their last sets."""
    return intent.part == "best" and intent.exercise is None


def with_done(facts: Facts, athlete: str, desk: DayDesk) -> Facts:
    """The facts with what of this week's plan is in the log, for whoever asks what is on or what is next."""
    return replace(facts, done_sessions=frozenset(desk.today(athlete).done))


def looked_up(house: House, athlete: str, intent: Intent, facts: Facts, desk: DayDesk) -> Facts:
    """The facts with what the intent needs."""
    if intent.advice is not None:
        return replace(facts, readiness=desk.today(athlete).readiness)
    if intent.part == "eaten_today":
        since = datetime.combine(facts.today, time(), zone_of(house, athlete))
        eaten = counted(house.store.find("nutrition", athlete, since=since, until=since + timedelta(days=1)))
        return replace(facts, eaten=eaten, food_figures_kept_back=house.flows.inputs(athlete, facts.today).flagged)
    if intent.food is not None:
        return replace(facts, food_figures_kept_back=house.flows.inputs(athlete, facts.today).flagged)
    if intent.part == "week_km":
        return _with_run_limits(house, athlete, intent, facts)
    if intent.name == "done" or intent.part == "ready" or _of_all_lifts(intent):
        zone = zone_of(house, athlete)
        recent = desk.recent(athlete, LATELY if intent.part in (None, "day") else LONG_AGO)
        adherence = desk.trends(athlete, WEEKS_BACK)["weeks"] if intent.part == "missed" else None
        return replace(facts, done=[{**w, "day": w["at"].astimezone(zone).date()} for w in recent], adherence=adherence)
    return replace(facts, meals=_meals(house, athlete, intent, facts))


def _with_run_limits(house: House, athlete: str, intent: Intent, facts: Facts) -> Facts:
    if facts.profile is None:
        return facts
    history = history_of(house.flows.inputs(athlete, facts.today))
    week = max(1, (facts.plan_week or 1) + intent.ahead)
    return replace(facts, run_limits=run_limits(facts.profile, facts.today, history, week))


def _meals(house: House, athlete: str, intent: Intent, facts: Facts) -> dict[str, Any]:
    days = MEAL_DAYS[-1] if intent.day is not None else next(n for n in MEAL_DAYS if intent.days <= n)
    try:
        told = FoodDesk(house).meals(athlete, days)
    except BadValue as e:
        told = {"days": [], "refused": {"code": e.code, "text": e.sentence()}}
    flagged = house.flows.inputs(athlete, facts.today).flagged
    return {**told, "figures_kept_back": flagged or keeps_back(facts.profile, facts.today)}
