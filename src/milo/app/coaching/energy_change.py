"""The weekly question whether the energy target follows what the body was found to use. Only a yes changes it; it can be undone.

The estimate (insight.expenditure) is set beside what the target counts on. Where it contradicts that, a change is proposed: at most
250 kcal, not within 14 days of the last one, inside the floors and caps of the planner (reference nutrition 3.2 and 3.6). The page,
the talk and the API ask and answer here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from milo.app.body_desk import BodyDesk
from milo.app.coaching.food import TargetRefused
from milo.app.energy_used import energy_used
from milo.app.planning import CALORIES, food_on
from milo.coach.plans.limits.food import KCAL_STEP
from milo.coach.plans.making.food_plan import balance_of
from milo.locales import text as words
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.weeks import week_start

if TYPE_CHECKING:
    from milo.app.coaching.coach import Coaching

NAME = "energy_change"
MOST_CHANGE = 250.0  # kcal at once; reference nutrition 3.6
AGAIN = timedelta(days=14)  # after a change the scale needs two weeks to tell; reference nutrition 3.6
ANSWERS = ("yes", "no", "undo")


def energy_change(coach: Coaching, athlete: str) -> dict[str, Any]:
    """The question of this week, its answer, or why there is none.

    Returns
    -------
    dict
        week (its Monday), state ("open", "yes", "no", "none"), text, from_kcal, to_kcal, used_kcal, interval, undo (whether the
        answer can be undone) and reason: of "none", one of hidden, no_target, own, pause, too_few_days, lately, fits, limits.
    """
    today, language = coach.house.flows.today(athlete), coach.language(athlete)
    week = week_start(today)
    answered = _answer(coach, athlete)
    found: dict[str, Any] = {
        "week": week, "state": "none", "text": "", "from_kcal": None, "to_kcal": None, "used_kcal": None, "interval": None,
        "undo": False, "reason": None,
    }  # fmt: skip
    if BodyDesk(coach.house, coach).hidden(athlete) is not None:
        return found | {"reason": "hidden", "text": words("food-kept-back", language)}
    if answered is not None and answered["week"] == week.isoformat():
        state, old, new = answered["answer"], answered["from"], answered["to"]
        holds = state == "yes" and coach.own_targets(athlete).get(CALORIES) == new
        told = words(f"food-change-{state}", language, old=_kcal(old, language), new=_kcal(new, language))
        return found | {"state": state, "text": told, "from_kcal": old, "to_kcal": new, "undo": holds}
    proposed = _proposed(coach, athlete, week, answered)
    if isinstance(proposed, str):
        return found | {"reason": proposed, "text": words(f"food-change-none-{proposed.replace('_', '-')}", language)}
    counted = proposed.pop("counted_kcal")
    low, high = proposed["interval"]
    numbers = proposed | {"low": low, "high": high, "counted_kcal": counted}
    ask = words("food-change-ask", language, **{n: _kcal(v, language) for n, v in numbers.items() if n != "interval"})
    return found | proposed | {"state": "open", "text": ask}


def answer_energy_change(coach: Coaching, athlete: str, answer: str) -> dict[str, Any]:
    """Keep a yes or a no to this week's question, or undo a yes. Raises UnknownName, and BadValue where nothing is asked."""
    if answer not in ANSWERS:
        raise UnknownName("answer", answer, ANSWERS)
    with coach.one_at_a_time(athlete):
        open_now = energy_change(coach, athlete)
        if answer == "undo":
            said = _answer(coach, athlete)
            if said is None or not open_now["undo"]:
                raise BadValue("a change of this week to undo", "none")
            if said["before"] is None:
                coach.drop_target(athlete, "calories")
            else:
                coach.set_target(athlete, "calories", said["before"])
            coach.keep_setting(athlete, NAME, said | {"answer": "no"})
            return energy_change(coach, athlete)
        if open_now["state"] != "open":
            raise BadValue("a question that is open this week", open_now["text"])
        said = {
            "week": open_now["week"].isoformat(), "answer": answer, "from": open_now["from_kcal"], "to": open_now["to_kcal"],
            "before": coach.own_targets(athlete).get(CALORIES), "day": coach.house.flows.today(athlete).isoformat(),
        }  # fmt: skip
        if answer == "yes":
            coach.set_target(athlete, "calories", open_now["to_kcal"])
        coach.keep_setting(athlete, NAME, said)
    return energy_change(coach, athlete)


def _proposed(coach: Coaching, athlete: str, week: date, answered: dict[str, Any] | None) -> dict[str, Any] | str:
    """What to change the target to, or the reason why not."""
    house, plan = coach.house, coach.history().current(athlete)
    food = None if plan is None else food_on(house, athlete, plan, house.flows.today(athlete))
    if plan is None or food is None or plan.nutrition is None or house.flows.profile(athlete) is None:
        return "no_target"
    own = coach.own_targets(athlete).get(CALORIES)
    if own is not None and (answered is None or answered["answer"] != "yes" or answered["to"] != own):
        return "own"
    if food != plan.nutrition:
        return "pause"
    if answered is not None and answered["answer"] == "yes" and week - date.fromisoformat(answered["day"]) < AGAIN:
        return "lately"
    used = energy_used(house, BodyDesk(house, coach), athlete, week - timedelta(days=1))
    if used.kcal is None or used.interval is None:
        return "too_few_days"
    usual = coach.eating(athlete, plan, None)
    counted = balance_of(usual, coach.person(athlete))
    if usual.nutrition is None or counted is None:
        return "no_target"
    meant = usual.nutrition.kcal - counted.spent  # deficit or surplus of the goal
    low, high = used.interval
    if low <= plan.nutrition.kcal - meant <= high:
        return "fits"
    change = max(-MOST_CHANGE, min(MOST_CHANGE, used.kcal + meant - plan.nutrition.kcal))
    wanted = KCAL_STEP * round((plan.nutrition.kcal + change) / KCAL_STEP)
    eaten = coach.eating(athlete, plan, float(wanted)).nutrition
    if eaten is None or abs(eaten.kcal - plan.nutrition.kcal) <= KCAL_STEP or (eaten.kcal > plan.nutrition.kcal) != (change > 0):
        return "limits"
    try:
        coach.check_target(athlete, "calories", eaten.kcal, coach.language(athlete))
    except TargetRefused:
        return "limits"
    return {
        "from_kcal": plan.nutrition.kcal, "to_kcal": eaten.kcal, "used_kcal": used.kcal, "interval": used.interval,
        "counted_kcal": plan.nutrition.kcal - meant,
    }  # fmt: skip


def _answer(coach: Coaching, athlete: str) -> dict[str, Any] | None:
    """The last answer: week, answer, from, to, before, day."""
    return coach.house.flows.settings(athlete).get(NAME)


def _kcal(value: float, language: str) -> str:
    return shortest_written(round(value), language)
