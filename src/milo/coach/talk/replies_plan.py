"""What the rules say of the plan: today, a day, the week, the food."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from milo.coach.plans.drills import is_drill
from milo.coach.plans.planner_words import WORDS
from milo.coach.plans.race_food import RULE as RACE_FOOD
from milo.coach.plans.race_food import race_food
from milo.coach.talk.facts import (
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
from milo.coach.talk.intents import Intent
from milo.coach.talk.telling import Amount, Quoted, Receipts, Telling, bare
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import (
    DAYS,
    Day,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedFood,
    PlannedSession,
    PlannedSet,
)
from milo.vocabulary.talk import Claim

_FINDING = frozenset(words["note.find"] for words in WORDS.values())
MOVED = 0.05  # kg; loads closer than this are the same load


def today(telling: Telling, intent: Intent, facts: Facts) -> None:
    if not has_plan(telling, facts):
        return
    day = asked_day(intent, facts)
    planned = planned_on(facts, day)
    if planned is None:
        telling.say("plan_over")
        return
    name = _upper(telling.word("day", day_name(day)))
    if not planned.sessions:
        telling.say("today.rest", day=name)
        coming = next_session(facts, day)
        if coming is not None and facts.plan is not None:
            when, session = coming
            telling.say("today.next", **title(session, facts.plan), day=telling.word("day", day_name(when)))
        return
    for session in planned.sessions:
        _session(telling, session, name, facts)


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


def _session(telling: Telling, session: PlannedSession, day: str, facts: Facts) -> None:
    plan = facts.plan
    if plan is None:
        return
    telling.say("today.title", day=day, **title(session, plan))
    if session.warm_up:
        telling.say("today.warm_up", drills=[Quoted(drill, plan_receipts(plan, "plan.warm_up")) for drill in session.warm_up])
    for exercise in session.exercises:
        line = [exercise_line(telling, exercise, plan)]
        note = _note(exercise)
        if note:
            line.append(telling.made("today.note", note=Quoted(note, plan_receipts(plan, "plan.note"))))
        telling.line(line)
    if session.endurance is not None:
        endurance_lines(telling, session.endurance, plan)


def exercise_line(telling: Telling, exercise: PlannedExercise, plan: Plan) -> tuple[str, list[Claim]]:
    """An exercise and its sets, not yet said."""
    return telling.made("today.exercise", exercise=_name(telling, exercise, plan), sets=_sets(telling, exercise, plan))


def _note(exercise: PlannedExercise) -> str:
    """The note, without the words on finding a weight: the sets say that themselves."""
    return ". ".join(s for s in (exercise.note or "").split(". ") if s.rstrip(".") not in _FINDING)


def title(session: PlannedSession, plan: Plan) -> dict[str, Any]:
    receipts = plan_receipts(plan, session.because[0] if session.because else "plan")
    return {"title": Quoted(session.title, receipts), "minutes": Amount(session.minutes, "min", receipts)}


def _name(telling: Telling, exercise: PlannedExercise, plan: Plan) -> Quoted:
    known = catalogue().get(exercise.exercise_id)
    name = exercise.exercise if known is None else known.name_es if telling.language == "es" else known.name
    return Quoted(name, plan_receipts(plan, "plan.exercise"))


def _sets(telling: Telling, exercise: PlannedExercise, plan: Plan) -> tuple[str, list[Claim]]:
    """3 × 8 at 60 kg, 2 reps in reserve, rest 120 s; sets that differ one after another."""
    receipts = plan_receipts(plan, f"plan.sets:{exercise.exercise_id}")
    texts: list[str] = []
    claims: list[Claim] = []

    def alike(s: PlannedSet) -> tuple[object, ...]:
        return (s.target_reps, s.target_rir, s.target_load_kg, s.rest_seconds)

    for _, group in groupby(exercise.sets, alike):
        same = list(group)
        s = same[0]
        parts = [
            telling.made(
                "today.sets", count=bare(Amount(len(same), "set", receipts)), reps=bare(Amount(s.target_reps, "rep", receipts))
            ),
            telling.made("today.find")
            if s.target_load_kg is None and _loadable(exercise)
            else telling.made("today.load", load=Amount(s.target_load_kg, "kg", receipts, 2))
            if s.target_load_kg is not None and s.target_load_kg > MOVED
            else ("", []),
            ("", []) if is_drill(exercise) else telling.made("today.rir", rir=Amount(s.target_rir, "rir", receipts, 1)),
            telling.made("today.rest_between", rest=Amount(s.rest_seconds, "s", receipts)) if s.rest_seconds else ("", []),
        ]
        texts.append("".join(text for text, _ in parts))
        claims += [claim for _, found in parts for claim in found]
    return "; ".join(texts), claims


def _loadable(exercise: PlannedExercise) -> bool:
    known = catalogue().get(exercise.exercise_id)
    return known is None or known.loadable


def endurance_lines(telling: Telling, e: PlannedEndurance, plan: Plan) -> None:
    receipts = plan_receipts(plan, "plan.endurance")
    slots: dict[str, Any] = {
        "activity": telling.word("activity", e.activity),
        "minutes": Amount(e.minutes, "min", receipts),
        "zone": Amount(e.zone, "zone", receipts),
    }
    if e.hr_bpm is None:
        telling.say("today.endurance", **slots)
    else:
        low, high = (Amount(value, "bpm", receipts) for value in e.hr_bpm)
        telling.say("today.endurance_hr", **slots, low=bare(low), high=high)
    if e.distance_km is not None:
        telling.say("today.distance", distance=Amount(e.distance_km, "km", receipts, 1))
    for i in e.intervals or []:
        telling.say(
            "today.intervals",
            repeat=bare(Amount(i["repeat"], "", receipts)),
            work=Amount(i["work_minutes"], "min", receipts, 2),
            work_zone=Amount(i["work_zone"], "zone", receipts),
            rest=Amount(i["rest_minutes"], "min", receipts, 2),
            rest_zone=Amount(i["rest_zone"], "zone", receipts),
        )


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
        telling.say("no_plan")
        return False
    return True


def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]
