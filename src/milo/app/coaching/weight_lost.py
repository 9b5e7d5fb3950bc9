"""A weight that comes down too fast (SN-29): it is answered when it is logged, and the food of the plan is raised."""

from __future__ import annotations

import statistics
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from milo.app.logging_workouts import Logged
from milo.coach.adapt.adapting_changes import Change
from milo.coach.adapt.adapting_food import EVERY, FAST_LOSS, more_food
from milo.coach.lab.sensor_body import flag_fast, too_fast, weekly_losses
from milo.coach.lab.sensor_catalogue import Alert
from milo.coach.lab.sensor_words import say
from milo.coach.talk.replies.asked import keeps_back
from milo.insight.weight_energy import hidden_body
from milo.vocabulary.plan import PlannedFood
from milo.vocabulary.records import Measurement, PlanVersion

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.vocabulary.athlete import Profile

WEIGHT = "weight_kg"
AT_ONCE = frozenset({"E0", "E1", "R"})
WEEKS = timedelta(days=22)  # three weeks of weighings, and the hours of the first day
SLIP = 0.1  # of the weight; a weighing that far from the others of three weeks is a slip of the finger (our choice)


def loss_told(house: House, athlete: str, logged: Logged) -> dict[str, Any] | None:
    """The reply to a logged weight that comes down too fast, in words without a figure (ED-02); None for any other log.

    Somebody under 18 reads whom to ask, and no more (PL-40). Where eating is a worry the stricter words hold.
    """
    if logged.daily is None or logged.daily.weight_kg is None:
        return None
    today, now = house.flows.today(athlete), house.clock.now()
    of = logged.at.date() if logged.daily.date is None else logged.daily.date
    if of != today:  # a weight of another day, written down late, says nothing of how it goes now
        return None
    losses, _ = _losses(house, athlete, now)
    profile, hidden = house.flows.profile(athlete), _hidden(house, athlete, today)
    flag = hidden == "eating" and losses is not None and flag_fast(losses)
    if losses is None or not (flag or too_fast(losses)):
        return None
    template = "SN-30.minor" if hidden == "minor" else "SN-29.flag" if flag else "SN-29.fast"
    found = Alert(
        rule=FAST_LOSS,
        level="E1" if flag else "C",
        action="stop" if flag else "note",
        template=template,
        at=None,
        quantity=WEIGHT,
    )
    text = say(found, house.flows.manner(athlete)[0], country=None if profile is None else profile.country)
    return {"level": found.level, "rules": [FAST_LOSS], "text": text, "claims": [], "by": "rules", "locked": False, "notice": None}


def beside(reply: dict[str, Any] | None, loss: dict[str, Any] | None) -> dict[str, Any] | None:
    """What the shell says of a log together with what is said of the weight; what needs an answer at once stands alone."""
    if reply is None or loss is None:
        return loss if reply is None else reply
    if reply["level"] in AT_ONCE:
        return reply
    if loss["level"] in AT_ONCE:
        return loss
    return {**reply, "rules": [*reply["rules"], *loss["rules"]], "text": f"{reply['text']} {loss['text']}"}


def food_raised(
    house: House, athlete: str, profile: Profile, food: PlannedFood | None, versions: list[PlanVersion]
) -> tuple[PlannedFood, Change] | None:
    """The plan's food raised for a loss that is too fast, and the change; None where nothing is to be raised.

    versions: of the plan, oldest first. Once in two weeks (nutrition.md 3.6). Nothing for whoever is to see no figure of food
    (PL-22, PL-31, PL-40), nor where the age is not known.
    """
    today = house.flows.today(athlete)
    if food is None or profile.age_on(today) is None or keeps_back(profile, today) or _hidden(house, athlete, today) is not None:
        return None
    now, plan = house.clock.now(), versions[-1].plan["plan_id"]
    mine = [v for v in versions if v.plan["plan_id"] == plan and now - v.created_at < EVERY]
    if any(a["rule"] == FAST_LOSS for v in mine for a in v.plan["adjustments"]):
        return None
    losses, ids = _losses(house, athlete, now)
    if losses is None:
        return None
    return more_food(food, losses, losing=profile.goal == "weight_loss", today=today, record_ids=ids)


def _losses(house: House, athlete: str, now: datetime) -> tuple[list[tuple[float, float]] | None, list[str]]:
    """sensor_body.weekly_losses of what was weighed in three weeks, and the records; slips of the finger are left out."""
    found: list[Measurement] = house.store.find("measurement", athlete, since=now - WEEKS)
    told = [m for m in found if m.quantity == WEIGHT and m.at <= now]
    if not told:
        return None, []
    usual = statistics.median(m.value for m in told)
    told = [m for m in told if abs(m.value - usual) <= SLIP * usual]
    return weekly_losses([(m.at.timestamp(), m.value) for m in told], now.timestamp()), [m.measurement_id for m in told]


def _hidden(house: House, athlete: str, today: date) -> str | None:
    flagged = house.flows.inputs(athlete, today).flagged
    return hidden_body(house.flows.profile(athlete), house.store.latest("user", athlete), today, flagged=flagged)
