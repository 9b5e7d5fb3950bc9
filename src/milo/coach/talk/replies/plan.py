"""What the rules say of the plan: today, a day, the week, the food."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.making.race_food import RULE as RACE_FOOD
from milo.coach.plans.making.race_food import race_food
from milo.coach.talk.receipts.facts import (
    Facts,
    begins,
    day_name,
    figure_amount,
    figures,
    next_session,
    plan_receipts,
    planned_on,
    week_on,
)
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling
from milo.coach.talk.replies.session import session_lines, title
from milo.vocabulary.plan import (
    DAYS,
    Day,
    Plan,
    PlannedDay,
    PlannedFood,
)


def today(telling: Telling, intent: Intent, facts: Facts) -> None:
    if not has_plan(telling, facts):
        return
    day = asked_day(intent, facts)
    planned = planned_on(facts, day)
    if planned is None:
        telling.say("plan_over")
        return
    name = _upper(telling.word("day", day_name(day)))
    done = [s for s in planned.sessions if s.session_id in facts.done_sessions]
    if not planned.sessions or len(done) == len(planned.sessions):
        if facts.plan is not None:
            for session in done:
                telling.say("today.done", day=name, title=title(session, facts.plan)["title"])
        if not done:
            telling.say("today.rest", day=name)
        coming = next_session(facts, day)
        if coming is not None and facts.plan is not None:
            when, session = coming
            telling.say("today.next", **title(session, facts.plan), day=telling.word("day", day_name(when)))
        return
    for session in (s for s in planned.sessions if s not in done):
        session_lines(telling, session, name, facts)


def what_a_day_is(telling: Telling, day: date, facts: Facts) -> bool:
    """Say in a line what the plan has on a day, rest or its sessions; False where it says nothing of that day."""
    planned = planned_on(facts, day)
    if planned is None or facts.plan is None:
        return False
    name = _upper(telling.word("day", day_name(day)))
    if not planned.sessions:
        telling.say("today.rest", day=name)
    for session in planned.sessions:
        telling.say("today.title", day=name, **title(session, facts.plan))
    return True


def asked_day(intent: Intent, facts: Facts) -> date:
    """The date an intent is about: the race's, the day it names, on or after today; tomorrow; or today."""
    today = facts.today
    event = facts.profile.event if facts.profile is not None else None
    if intent.race and event is not None and event.date >= today:
        return event.date
    if intent.day is not None:
        return today + timedelta(days=(DAYS.index(intent.day) - today.weekday()) % 7)
    return today + timedelta(days=1) if intent.tomorrow else today


def plan(telling: Telling, intent: Intent, facts: Facts) -> None:
    if not has_plan(telling, facts) or facts.plan is None:
        return
    receipts = plan_receipts(facts.plan, "plan")
    weeks = Amount(len(facts.plan.weeks), "week", receipts)
    week = week_on(facts, facts.today + timedelta(days=7 if intent.ahead else 0))
    if week is None:
        telling.say("plan.weeks", weeks=weeks)
        telling.say("plan.ends" if intent.ahead and week_on(facts, facts.today) is not None else "plan_over")
        return
    focus = Quoted(telling.word("focus", week.focus), receipts)
    say_week(telling, facts, week=Amount(week.week, "week_no", receipts), weeks=weeks, focus=focus, ahead=intent.ahead)
    week_lines(telling, week.days, facts.plan)
    if facts.plan.nutrition is not None:
        _food_targets(telling, facts.plan)


def say_week(telling: Telling, facts: Facts, *, week: Amount, weeks: Amount, focus: Quoted, ahead: bool = False) -> None:
    """Which week of how many it is, and what for.  ahead: of the coming week; before the plan begins both are its first."""
    first = begins(facts)
    if first is None:
        telling.say("plan.next" if ahead else "plan.week", week=week, weeks=weeks, focus=focus)
        return
    telling.say("plan.begins", day=telling.word("day", day_name(first)), weeks=weeks, focus=focus)


def week_lines(telling: Telling, days: Sequence[PlannedDay], plan: Plan) -> None:
    """A line a day: its sessions with their minutes, or rest."""
    for day in days:
        name = _upper(telling.word("day", day.day))
        if day.sessions:
            told = [telling.made("plan.session", **title(session, plan)) for session in day.sessions]
            telling.say("plan.day", day=name, sessions=list(told))
        else:
            telling.say("plan.rest", day=name)


def food(telling: Telling, intent: Intent, facts: Facts) -> None:
    if facts.plan is not None and facts.plan.nutrition is not None:
        if not _race_food(telling, intent, facts, facts.plan, facts.plan.nutrition):
            _food_targets(telling, facts.plan, _day_of_food(intent, facts))
    else:
        telling.say("food.none")
    found = figures(facts.week) if facts.week is not None else {}
    eaten, protein = found.get("energy_kcal_per_day"), found.get("protein_g_per_day")
    if eaten is not None and protein is not None and eaten.value is not None and protein.value is not None:
        telling.say("food.eaten", kcal=figure_amount(eaten, eaten.value), protein=figure_amount(protein, protein.value))


def _race_food(telling: Telling, intent: Intent, facts: Facts, plan: Plan, food: PlannedFood) -> bool:
    """What is eaten on the day of a race or the day before, where that is asked; False for any other day."""
    event = facts.profile.event if facts.profile is not None else None
    if facts.profile is None or event is None or event.date < facts.today:
        return False
    around = (event.date, event.date - timedelta(days=1))
    if intent.race:
        day = event.date
    elif intent.tomorrow or intent.day is not None:
        day = asked_day(intent, facts)
    else:
        return False
    found = race_food(food, facts.profile, day) if day in around else None
    if found is None:
        if intent.race:
            _food_targets(telling, plan, day_name(day))
        return intent.race
    receipts = plan_receipts(plan, RACE_FOOD)
    _amounts_of(telling, day_name(day), found.amounts, receipts)
    if found.per_hour is not None and day == event.date:
        least, most = (Amount(float(g), "g", receipts) for g in found.per_hour)
        telling.say("food.hourly", least=least, most=most)
    if found.eve and intent.race:
        telling.say("food.eve")
    return True


def food_by_kind(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The food of days of rest or of training: of the first such day of the week that has its own, else that of a mean day."""
    if facts.plan is None or facts.plan.nutrition is None:
        telling.say("food.none")
        return
    week, own = week_on(facts, facts.today), facts.plan.nutrition.by_day or {}
    days = [d.day for d in week.days if d.rest == (intent.part == "rest_food") and d.day in own] if week is not None else []
    telling.say("food.same" if not own else "food.of_rest" if intent.part == "rest_food" else "food.of_training")
    _food_targets(telling, facts.plan, days[0] if days else None)


def _day_of_food(intent: Intent, facts: Facts) -> Day | None:
    """The day whose food is asked for, where one is named."""
    if intent.tomorrow:
        return day_name(facts.today + timedelta(days=1))
    return intent.day


def _food_targets(telling: Telling, plan: Plan, day: Day | None = None) -> None:
    food = plan.nutrition
    if food is None:
        return
    receipts = plan_receipts(plan, food.because[0] if food.because else "plan.food")
    own = (food.by_day or {}).get(day) if day is not None else None
    if own is not None and day is not None:
        _amounts_of(telling, day, own, receipts)
        return
    telling.say(
        "food",
        kcal=Amount(food.kcal, "kcal", receipts),
        protein=Amount(food.protein_g, "g", receipts),
        carbs=Amount(food.carbs_g, "g", receipts),
        fat=Amount(food.fat_g, "g", receipts),
    )


def _amounts_of(telling: Telling, day: Day, own: Mapping[str, float], receipts: Receipts) -> None:
    telling.say(
        "food.day",
        day=telling.word("day", day),
        kcal=Amount(own["kcal"], "kcal", receipts),
        protein=Amount(own["protein_g"], "g", receipts),
        carbs=Amount(own["carbs_g"], "g", receipts),
        fat=Amount(own["fat_g"], "g", receipts),
    )


def has_plan(telling: Telling, facts: Facts) -> bool:
    """Whether there is a plan to speak of; says so where there is none."""
    if facts.plan is not None and facts.plan.refused is not None:
        refused = facts.plan.refused
        telling.say(
            "refused", text=Quoted(refused.text, plan_receipts(facts.plan, refused.rules[0] if refused.rules else "refused"))
        )
        return False
    if facts.plan is None or not facts.plan.weeks:
        telling.say("no_profile" if facts.profile is None else "no_plan")
        return False
    return True


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]
