"""Which answer a message asks for: the learned label (head.py), filled with what the message names (named.py)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from milo.coach.conversation.answers import named
from milo.coach.conversation.answers.head import Likely, likely
from milo.coach.conversation.answers.values import Intent
from milo.coach.conversation.entities.language import language_of
from milo.coach.talk.words.words_found import exercise_named, spelled
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 2_000  # of a text that are read; a request is a sentence, not a book
MOST_WORDS = 120  # of a text in which an exercise is looked for. Our choice
LEAST = 0.12  # chance below which nothing is understood (our choice, on author t)
SPOKEN_OF = frozenset({"running", "cycling", "swimming", "rowing", "strength"})
"""Sports by which what was done is told apart."""
OF_ANY_WEEK = frozenset({None, "rest_of_week", "weeks"})
"""Parts of the plan that a week's number makes that week."""
RUNNING = frozenset({"long_run", "longest_ahead", "to_race", "ready", "week_km"})
"""Parts of the plan that are of outings of one sport."""
OF_DISTANCE = frozenset({"best_run", "ready", "week_km", "to_race"})
EXPLAINED = frozenset({"creatine"})
"""Supplements that the glossary explains."""
NO_QUESTION = frozenset({"greeting", "thanks", "unknown", "medical"})
"""Intents that nothing goes on from."""
WHY_FIGURES: Mapping[str, tuple[str, ...]] = {"heart": ("resting_hr_bpm", "hrv_rmssd_ms"), "sleep": ("mean_h", "debt_h")}
"""What a why about a topic is about, where it names no figure."""
_LEADS = late(r"^(?:and|so|y|e|pero|but|what about|how about|que tal|and what about|y que hay de)\b ?")
_IT = late(r"\b(?:it|its|that one|this one|lo|la|eso|ese|esa)\b")
_INSTEAD = late(r"\b(?:instead of|rather than|in place of|en (?:vez|lugar) del?)\b")
_ENGLISH = "and so but what how about the a an on for in of with my today next"
_SPANISH = "y e pero que tal hay de del la el los las mi mis en para por al con hoy proximo proxima un una"
_FILLING = frozenset(f"{_ENGLISH} {_SPANISH}".split())
"""Words that ask nothing by themselves."""


@cache
def answers() -> dict[str, dict[str, Any]]:
    """Each label with the answer it stands for (answers.toml)."""
    return tomllib.loads(files("milo.coach.conversation.answers").joinpath("answers.toml").read_text(encoding="utf-8"))


def asked(text: str, language: Language | None = None, before: Intent | None = None) -> Intent:
    """The answer a message asks for, with what it names.

    Parameters
    ----------
    text : str
    language : {"en", "es"} or None
        Of the athlete; None: recognised from the text.
    before : Intent or None
        Of the athlete's message before, which this one may go on from: "and tomorrow?", "how do I do it?".

    Examples
    --------
    >>> asked("what's my workout today?").name, asked("¿cómo se hace la sentadilla?").exercise
    ('today', 'back_squat')
    """
    text = text[:MOST_CHARACTERS]
    spoken = language or language_of(text)
    found = likely(text)
    best = found[0] if found else Likely("other", 0.0)
    if before is not None and before.name not in NO_QUESTION:
        if _only_names(text) or (before.food is not None and _names_foods(text)):
            return _going_on(before, text, spoken)
        if before.exercise is not None and _IT.search(spelled(text)):
            best = Likely(_of_one_lift().get(best.label, best.label), best.chance)
        answer = answers().get(best.label, {})
        wants = answer.get("name") in {"how", "swap"} or answer.get("needs") == "exercise"
        return filled(best, text, spoken, before.exercise if wants else None)
    return filled(best, text, spoken)


def _going_on(before: Intent, text: str, language: Language) -> Intent:
    """The question before, of what this message names in the place of what that one named."""
    now = filled(Likely(before.label, before.chance), text, language)
    kept = {
        name: getattr(before, name)
        for name in ("exercise", "subject", "topics", "figures", "food", "meal", "window", "held", "km", "term")
        if not getattr(now, name) and getattr(before, name)
    }
    if now.exercise is not None or now.subject is not None:
        kept.pop("exercise" if now.exercise is None else "subject", None)
    if now.food is not None and before.food is not None and not now.food.nutrients:
        now = replace(now, food=replace(now.food, nutrients=before.food.nutrients))
    return replace(now, **kept)


@cache
def _of_one_lift() -> dict[str, str]:
    """A label of all lifts -> the label that asks the same of one: which muscles today trains, and which a lift trains."""
    table = answers()
    alone = {label: a["without"] for label, a in table.items() if a.get("needs") == "exercise"}
    kept = {"change", "needs"}
    return {o: label for label, o in alone.items() if table[o]["name"] != table[label]["name"] and not kept & set(table[o])}


def _names_foods(text: str) -> bool:
    """Whether a message is nothing but foods: "and 50 g of rice?"."""
    lead = _LEADS.match(spelled(text))
    asked_of = named.food("content", text.strip(" ¿?").split(" ", 1)[-1]) if lead is not None else None
    return asked_of is not None and bool(asked_of.foods)


def _only_names(text: str) -> bool:
    """Whether a message is nothing but a name that goes on from the question before: "and on friday?", "¿y las dominadas?"."""
    plain = spelled(text)
    left = _LEADS.sub("", plain)
    _, rest = exercise_named(left.split())
    left = " ".join(rest)
    found = left != plain or len(rest) < len(plain.split())
    for table in ("weekday", "tomorrow", "window", "ahead", "back", "subject", "topic", "meal", "nutrient"):
        left, times = named.without(table, left)
        found = found or bool(times)
    return found and not set(left.split()) - _FILLING and bool(plain)


def filled(of: Likely, text: str, language: Language, exercise_before: str | None = None) -> Intent:
    """The answer of a label with what a text names; that of the label behind it where the text names too little.

    exercise_before: id of the one spoken of before, where this text names none.
    """
    plain = spelled(text)
    exercise, other = _exercises(plain)
    exercise = exercise or exercise_before
    subject = named.subject(plain)
    label: str | None = of.label if of.chance >= LEAST or of.label in {"hello", "thanks"} else None
    while label is not None and label in answers():
        if "of_a_day" in answers()[label] and named.weekday(plain) is not None and subject not in MUSCLES:
            label = str(answers()[label]["of_a_day"])
        intent = _intent(label, of.chance, text, plain, language, exercise, subject)
        there = {
            "exercise": exercise, "day": intent.day if intent else None, "subject": subject or exercise,
            "muscle": subject if subject in MUSCLES else None,
        }  # fmt: skip
        needs = answers()[label].get("needs")
        if intent is not None and (needs is None or there[needs] is not None):
            return replace(intent, subject=other) if intent.part == "versus" and other is not None else intent
        label = answers()[label].get("without")
    day, tomorrow = named.weekday(plain), named.tomorrow(plain)
    return Intent(
        "unknown", language, exercise, day, tomorrow, topics=named.named("topic", plain), chance=of.chance, label=of.label
    )


def _exercises(plain: str) -> tuple[str | None, str | None]:
    """The exercise a text names, of "instead of" the one that is to go, and a second one."""
    tokens = plain.split()[:MOST_WORDS]
    instead = _INSTEAD.search(plain)
    first, rest = exercise_named(tokens)
    if instead is not None:
        first = exercise_named(plain[instead.end() :].split()[:MOST_WORDS])[0] or first
    second = exercise_named(rest)[0] if first is not None else None
    return (first.id if first else None), (
        second.id if second is not None and first is not None and second.id != first.id else None
    )


def _intent(
    label: str, chance: float, text: str, plain: str, language: Language, exercise: str | None, subject: str | None
) -> Intent | None:
    """The intent of one label; None where the text lacks what it is about."""
    told = {k: v for k, v in answers()[label].items() if k not in {"needs", "without", "of_a_day", "food", "held", "protein"}}
    answer, name, part = answers()[label], told["name"], told.get("part")
    fields: dict[str, Any] = {
        "exercise": exercise, "day": named.weekday(plain), "tomorrow": named.tomorrow(plain), "window": named.window(plain),
        "week": named.week_number(plain), "back": named.back(plain), "ahead": named.first("ahead", plain) is not None,
        "label": label, "chance": chance,
    }  # fmt: skip
    fields["yesterday"] = fields["back"] == 1
    if part is not None or answer.get("needs") in {"subject", "muscle"}:
        fields["subject"] = subject
    if name in {"numbers", "why"}:
        fields |= _figures(name, part, plain, told, exercise)
    if name == "done":
        fields |= {"past_day": fields["day"], "day": None, "subject": _of_done(part, subject)}
    if name == "plan" and part in OF_ANY_WEEK and fields["week"] is not None and "advice" not in told:
        fields["part"] = told["part"] = "week"
    if part in RUNNING:
        fields["subject"] = named.sport(plain)
    if part in OF_DISTANCE:
        fields["km"] = named.distance(text, language, plain)
        if part == "week_km" and fields["km"] is None:
            return None
    if part == "hours" and named.first("in_minutes", plain) is not None:
        told["part"] = "minutes"
    if name == "swap" or part == "for_muscle":
        fields["gear"] = named.gear(plain)
    if name == "word":
        terms = named.terms(plain)
        if not terms:
            return _intent("how_to", chance, text, plain, language, exercise, subject) if exercise is not None else None
        fields |= {"term": terms[0], "subject": terms[1] if len(terms) > 1 else None}
    if name == "meals" and not _meals(answer, plain, fields):
        return None
    if name == "food":
        fields["race"] = part != "foods" and named.first("race_day", plain) is not None
        if fields["race"] and label == "food_around":
            told.pop("advice", None)  # before a race it is the food of the race, with its amounts
        if part == "foods":
            fields["food"] = named.food(answer["food"], text)
            if fields["food"] is None:
                return None
        if part == "supplements" and EXPLAINED & set(named.terms(plain)):
            return Intent("word", language, term=next(iter(EXPLAINED)), label=label, chance=chance)
        if part == "supplements":
            fields["supplements"] = named.supplements(plain)
        if part == "energy":
            fields["energy"] = named.energy(text, protein=bool(answer.get("protein")))
    told = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
    return Intent(language=language, **{**fields, **told})


def _figures(name: str, part: str | None, plain: str, told: dict[str, Any], exercise: str | None) -> dict[str, Any]:
    """Topics and figures that are asked for; a night of its own where one is named."""
    topics = named.named("topic", plain)
    figures = named.named("figure", plain) if len(topics) < 2 else ()
    if told.get("topics") == ["sleep"] and not figures:
        day = named.weekday(plain)
        if day is not None or named.first("night", plain) is not None:
            return {"part": "night", "past_day": day}
    if figures and part is None and not (name == "why" and exercise is not None):
        told.pop("figures", None)
        return {"figures": figures, "topics": topics}
    if name == "why" and len(topics) == 1 and exercise is None:
        return {"topics": topics, "figures": WHY_FIGURES.get(topics[0], ())}
    return {"topics": topics if part is None else ()}


def _of_done(part: str | None, subject: str | None) -> str | None:
    """What of the past is asked for: a sport, or of sets a part of the body."""
    if part == "sets":
        return subject if subject in MUSCLES else None
    return "running" if subject == "long" else subject if subject in SPOKEN_OF else None


def _meals(answer: Mapping[str, Any], plain: str, fields: dict[str, Any]) -> bool:
    """Fill what is asked of meals; False where what they are to hold is not named."""
    meal = named.first("meal", plain)
    fields |= {"meal": meal, "days": named.meal_days(plain, meal), "tomorrow": fields["tomorrow"] and fields["day"] is None}
    if "held" in answer:
        fields["held"] = named.in_meals(answer["held"], plain)
        fields["days"] = len(DAYS)
        return fields["held"] is not None
    return True
