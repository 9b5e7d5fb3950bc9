"""What the rules say of a term, of what was done on a day, of meals, and of what is a doctor's to answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from milo.coach.conversation.answers.values import Intent
from milo.coach.conversation.entities.measures import MOST_OF
from milo.coach.talk.receipts.facts import TOPIC_FIGURES, Facts, day_name, figure_amount, figures, plan_receipts
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling, bare
from milo.coach.talk.replies.meals_hold import say_in_meals
from milo.locales import text
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Claim

TOPIC_OF = {"au": "load", "hrv": "heart"}
"""Terms of which the athlete has a figure, by the topic that holds it."""
OF_WEIGHT = frozenset({"rate_of_loss"})
"""Terms of losing weight, which are not explained to those for whom Milo keeps such figures back."""
MOST_NAME = 80  # characters of a name that was typed; the longest name of an exercise has 40. Our choice
_ADDRESS = re.compile(r"[<>`]|!?\[|\]\(|\S*(?:https?:|www\.|@|\.(?:com|net|org|io|ru)\b)\S*", re.IGNORECASE)
ADULT = 18  # years
ON_FOOT = frozenset({"running", "walking", "hiking"})  # told with their pace
MEALS_RULE = "meals"
WEEK = 7  # days


def word(telling: Telling, intent: Intent, facts: Facts) -> None:
    """What a term means, and the athlete's own figure of it where there is one."""
    if intent.term in OF_WEIGHT and keeps_back(facts.profile, facts.today):
        telling.say("word.kept_back")
        return
    terms = [term for term in (intent.term, intent.subject) if term is not None]
    for term in terms:
        telling.say("word", text=Quoted(text(f"term-{term}", telling.language), Receipts("word", f"glossary.{term}")))
    if len(terms) > 1:
        return
    topic = TOPIC_OF.get(intent.term or "")
    found = figures(facts.week) if facts.week is not None and topic is not None else {}
    names = [n for n in TOPIC_FIGURES.get(topic or "", ()) if n in found and found[n].value is not None]
    own = next((n for n in names if intent.term != "hrv" or n.startswith("hrv")), None)
    if own is not None:
        telling.say("word.yours", label=telling.word("label", own), value=figure_amount(found[own], found[own].value or 0.0))


def keeps_back(profile: Profile | None, today: date) -> bool:
    """Whether figures of weight and energy are kept from this person: PL-22, PL-31, PL-40; nobody known is an adult."""
    if profile is None:
        return False
    age = profile.age_on(today)
    minor = age is not None and age < ADULT
    return minor or profile.pregnant is True or "eating disorder" in (profile.conditions or ())


def medical(telling: Telling, intent: Intent, facts: Facts) -> None:
    telling.say("medical")


def done(telling: Telling, intent: Intent, facts: Facts) -> None:
    """What is written down of a day, workout by workout."""
    day = day_asked(intent, facts.today)
    near = (facts.today - day).days
    name = telling.word("log", "yesterday" if near else "today") if near <= 1 else telling.word("day", day_name(day))
    found = [w for w in facts.done or () if w["day"] == day]
    if not found:
        telling.say("done.none", day=name)
        return
    telling.say("done.title", day=name)
    for workout in found:
        workout_lines(telling, workout, day)


def day_asked(intent: Intent, today: date) -> date:
    """The past day an intent is about: so many days back, or the last such day of the week before today; today without either."""
    if intent.past_day is not None:
        return today - timedelta(days=(today.weekday() - DAYS.index(intent.past_day)) % WEEK or WEEK)
    return today - timedelta(days=intent.back if intent.back is not None else 1 if intent.yesterday else 0)


def shown(name: str) -> str:
    """A name somebody typed or imported as a reply may carry it: short, one line, no addresses."""
    return " ".join(_ADDRESS.sub("…", name).split())[:MOST_NAME]


def workout_lines(telling: Telling, workout: Mapping[str, Any], day: date) -> None:
    """A workout with its sets, a line each."""
    receipts = Receipts("workout", "done", f"{day}/{day}", [workout["workout_id"]])
    activity = telling.word("activity", str(workout["activity"] or "other"))
    parts = [telling.made("done.workout", activity=Quoted(shown(workout["title"]), receipts) if workout["title"] else activity)]
    if workout["minutes"]:
        parts.append(telling.made("done.minutes", minutes=Amount(workout["minutes"], "min", receipts)))
    if workout["distance_km"]:
        parts.append(telling.made("done.distance", distance=Amount(workout["distance_km"], "km", receipts, 1)))
    if workout["distance_km"] and workout["minutes"] and workout["activity"] in ON_FOOT:
        pace = Amount(workout["minutes"] / workout["distance_km"], "min/km", receipts)
        parts.append(telling.made("done.pace", pace=pace))
    if workout.get("heart_rate_bpm"):
        parts.append(telling.made("done.pulse", pulse=Amount(workout["heart_rate_bpm"], "bpm", receipts)))
    if workout.get("rpe") is not None:
        of = {"level": Amount(workout["rpe"], "", receipts, 1), "most": Amount(MOST_OF["effort"], "", receipts)}
        parts.append(telling.made("done.effort", **of))
    telling.line(parts)
    for exercise in workout["exercises"]:
        exercise_line(telling, exercise, day)


def exercise_line(telling: Telling, exercise: Mapping[str, Any], day: date) -> None:
    """An exercise of a workout with its working sets; nothing where it has none."""
    sets = [s for s in exercise["sets"] if not s["warm_up"] and (s["reps"] or s.get("duration_s"))]
    if sets:
        own = Receipts("set", "done", f"{day}/{day}", [s["set_id"] for s in sets])
        telling.say("done.exercise", exercise=Quoted(shown(exercise["exercise"]), own), sets=_sets(telling, sets, own))


def _sets(telling: Telling, sets: Sequence[Mapping[str, Any]], receipts: Receipts) -> tuple[str, list[Claim]]:
    texts: list[str] = []
    claims: list[Claim] = []
    for (reps, held, load), group in groupby(sets, lambda s: (s["reps"], s.get("duration_s"), s["weight_kg"])):
        count = bare(Amount(len(list(group)), "set", receipts))
        parts = [
            telling.made("today.sets", count=count, reps=bare(Amount(reps, "rep", receipts)))
            if reps
            else telling.made("log.held", count=count, held=Amount(held or 0.0, "s", receipts, 1)),
            telling.made("today.load", load=Amount(load, "kg", receipts, 2)) if load else ("", []),
        ]
        texts.append("".join(text for text, _ in parts))
        claims += [claim for _, found in parts for claim in found]
    return "; ".join(texts), claims


def _instead(telling: Telling, meal: Mapping[str, Any], receipts: Receipts) -> list[tuple[str, list[Claim]]]:
    """The dishes that may stand for a meal, and why there are no two where there are not."""
    dishes = [Quoted(a["dish"], receipts) for a in meal["alternatives"]]
    parts = [telling.made("meals.instead", dishes=dishes)] if dishes else []
    return parts + ([(meal["alternatives_why"], [])] if meal["alternatives_why"] is not None else [])


def meals(telling: Telling, intent: Intent, facts: Facts) -> None:
    """Meals of the days asked for, each dish with its amounts where only one meal is asked."""
    told = facts.meals
    if told is None:
        telling.say("meals.elsewhere")
        return
    of_today = Receipts("plan", MEALS_RULE, f"{facts.today}/{facts.today}")
    receipts = of_today if facts.plan is None else plan_receipts(facts.plan, MEALS_RULE)
    if told["refused"] is not None:
        telling.say("meals.none", why=Quoted(str(told["refused"]["text"]).rstrip("."), receipts))
        return
    hidden = bool(told.get("figures_kept_back"))
    only = day_name(facts.today + timedelta(days=1)) if intent.tomorrow else intent.day
    days = list(told["days"])[: intent.days or None] if only is None else [d for d in told["days"] if d["day"] == only][:1]
    if intent.held is not None:
        say_in_meals(telling, intent.held, days, intent.meal, receipts)
        return
    if intent.meal is not None and len(days) == 1:
        for meal in days[0]["meals"]:
            if meal["meal"] == intent.meal:
                items = [
                    telling.made("meals.item", food=Quoted(i["food"], receipts), grams=Amount(i["grams"], "g", receipts))
                    for i in meal["items"]
                ]
                telling.say("meals.one", meal=telling.word("meal", meal["meal"]), dish=Quoted(meal["dish"], receipts), items=items)
                telling.line(_instead(telling, meal, receipts))
        telling.say("meals.end")
        return
    for day in days:
        dishes = [
            telling.made("meals.dish", meal=telling.word("meal", m["meal"]).lower(), dish=Quoted(m["dish"], receipts))
            for m in day["meals"]
            if intent.meal in (None, m["meal"])
        ]
        name = telling.word("day", day["day"])
        listed = "; ".join(text for text, _ in dishes), [claim for _, claims in dishes for claim in claims]
        parts = [telling.made("meals.day", day=name[:1].upper() + name[1:], dishes=listed)]
        if not hidden and intent.meal is None:
            figures_of = {"kcal": Amount(day["kcal"], "kcal", receipts), "protein": Amount(day["protein_g"], "g", receipts)}
            parts.append(telling.made("meals.figures", **figures_of))
        telling.line(parts)
    telling.say("meals.end")
