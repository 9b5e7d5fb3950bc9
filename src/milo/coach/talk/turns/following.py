"""A turn that only makes sense after the one before: "and bench?", "y la semana pasada?", "an easier version?"."""

from __future__ import annotations

import re
from dataclasses import replace

from milo.coach.talk.heard.asking_parts import named_in, part_asked
from milo.coach.talk.heard.food_amounts import foods_said
from milo.coach.talk.heard.intents import Intent
from milo.coach.talk.words.words_found import spelled

MOST_WORDS = 5  # of a turn that leaves out what it asks (our choice)
_LEADS = re.compile(r"^(?:and|so|y|e|pero|but|what about|how about|que tal|and what about|y que hay de)\b ?")
_IT = re.compile(r"\b(?:it|its|that|this one|lo|la|eso|ese|esa)\b")
_ASKS_HOW = re.compile(
    r"\b(?:how|show|explain|technique|form|cues|mistakes|tips|como|explica\w*|ensena\w*|tecnica|errores|consejos)\b"
)
"""Words that ask how an exercise is done, and leave nothing out."""
_ORDER = re.compile(r"\b(?:make|set|turn|put|do|haz\w*|pon\w*|deja\w*|quiero|plan|week|semana)\b")
"""Words that ask for a change of the plan."""
_OF_AN_EXERCISE = frozenset({"easier", "harder", "muscles", "best", "trend", "lift", "last"})
_STEPS = {"easier": r"\b(?:easier|mas (?:facil|suave))\b", "harder": r"\b(?:harder|mas (?:dificil|dur[oa]))\b"}


def leaves_out(text: str) -> bool:
    """Whether a turn is a few words that take what they ask from the one before: "and on friday?", "¿y mañana?"."""
    plain = spelled(text)
    return _LEADS.match(plain) is not None and len(plain.split()) <= MOST_WORDS


def carried_on(text: str, last: Intent, before: Intent | None, named: str | None) -> Intent | None:
    """The intent of a turn read with what came before it; None where it stands by itself.

    text: the turn; last: its own intent; before: that of the turn it may follow; named: the exercise named before, if any.
    """
    plain = spelled(text)
    lead = _LEADS.match(plain)
    named = None if last.subject is not None else named  # "series de espalda a la semana" says what it is of
    if last.exercise is None and named is not None and (lead or _IT.search(plain) or "version" in plain or "variante" in plain):
        found = part_asked(plain, named)
        if found is not None and found.part in _OF_AN_EXERCISE:
            return replace(last, name=found.name, part=found.part, exercise=named, topics=(), figures=(), advice=None)
    if before is None or before.part is None or len(plain.split()) > MOST_WORDS:
        return None
    step = next((part for part, words in _STEPS.items() if re.search(words, plain)), None)
    if before.part in _STEPS and step is not None and not _ORDER.search(plain):
        return replace(before, part=step, language=last.language)  # type: ignore[arg-type]  # a key of _STEPS is a Part
    if before.food is not None and before.food.kind not in {"rank", "diet", "holds"}:
        foods = foods_said(_LEADS.sub("", text.strip().lower()))
        return replace(before, food=replace(before.food, kind="content", foods=foods), language=last.language) if foods else None
    slots = named_in(plain[lead.end() :] if lead else plain)
    if lead is None and (last.name not in {"unknown", "how"} or _ASKS_HOW.search(plain)):
        return None
    if last.exercise is not None and before.part in {*_OF_AN_EXERCISE, "next"}:
        return replace(before, exercise=last.exercise, subject=None, language=last.language)
    if before.name == "done" and before.part == "day" and (slots.back is not None or slots.day is not None):
        return replace(before, back=slots.back, past_day=slots.day, language=last.language)
    if before.part in {"times", "distance"} and (slots.window is not None or slots.subject is not None):
        return replace(
            before, window=slots.window or before.window, subject=slots.subject or before.subject, language=last.language
        )
    if before.part in {"next", "volume"} and slots.subject is not None:
        return replace(before, subject=slots.subject, exercise=None, language=last.language)
    if before.part == "week" and slots.week is not None:
        return replace(before, week=slots.week, language=last.language)
    return None
