"""Food told in the talk: read back as the diary understands it, kept on a yes, taken back by an undo."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol, cast

import msgspec

from milo.app.conversation.handlers.logs import no_energy
from milo.app.conversation.turn import Answer, Outcome, Step, Turn, claimed
from milo.app.diary_words import line_words
from milo.channels.diary_desk import DiaryDesk, DiaryLine
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words


class _WithDiary(Protocol):
    """The house as it is built: with its food diary."""

    @property
    def diary(self) -> DiaryDesk: ...


LINE = ("food_id", "name", "amount", "unit", "grams")


class FoodSaid(msgspec.Struct, frozen=True):
    """What a yes keeps. text: the message it was read from, to be read again in another language."""

    text: str
    lines: list[DiaryLine]
    meal: str
    day: date


def ask(turn: Turn, told: FoodSaid | str) -> Answer | None:
    """What was understood, with the question whether to keep it; None where the message names no food the diary knows."""
    text = told if isinstance(told, str) else told.text
    found = _diary(turn).read(turn.athlete, text, turn.language)
    if any(line["food_id"] is None for line in found["lines"]) and no_energy(turn.facts):
        return Answer(turn.say("coach-energy-kept-back"))
    if not _lines(found) or (turn.rules and not found["sure"]):  # more is said than what was eaten, and it calls for care
        return None
    waits = [s for s in turn.pending.steps if s["op"] == "food"] if turn.pending is not None and isinstance(told, str) else []
    if waits:  # a meal told food by food is one question
        before = msgspec.convert(waits[-1]["value"], FoodSaid)
        both = _diary(turn).read(turn.athlete, f"{before.text}, {text}", turn.language)
        if before.day == both["date"] and len(_lines(both)) == len(before.lines) + len(_lines(found)):
            text, found = f"{before.text}, {text}", both
    said = FoodSaid(text, _lines(found), found["meal"], found["date"])
    return Answer(found["text"], claimed(found["text"], turn.language, [], "food.told", "told"), (Step("food", said),))


def _lines(found: dict[str, Any]) -> list[DiaryLine]:
    """The lines that can be kept: those whose amount is known."""
    lines = [line for line in found["lines"] if line["food_id"] is None or line["grams"] is not None]
    return [
        DiaryLine(**{k: line[k] for k in LINE}, nutrients=None if line["food_id"] else line["nutrients"] or None) for line in lines
    ]


def keep(turn: Turn, told: FoodSaid) -> Answer:
    """The yes: the diary keeps the lines and tells the day."""
    try:
        made = _diary(turn).keep(turn.athlete, told.lines, meal=told.meal, day=told.day)
    except MiloError as why:
        return Answer(in_words(why, turn.language))
    ids = [entry["log_id"] for entry in made["entries"]]
    meal = turn.say(f"food-meal-{made['meal']}")
    text = turn.say("food-talk-kept", meal=meal, lines="; ".join(line_words(entry, turn.language) for entry in made["entries"]))
    day = _diary(turn).day(turn.athlete, made["date"])
    if "kcal" in day["totals"]:
        text += " " + turn.say("food-talk-day", kcal=f"{day['totals']['kcal']['value']:.0f}")
        text += f" {day['day_total']['text']}" if day["day_total"] else ""
    return Answer(text, claimed(text, turn.language, ids, "food.told", "told"), outcome=Outcome(records={"nutrition": ids}))


def undo(turn: Turn, ids: list[str]) -> Answer:
    """Take back what the last yes kept."""
    for id in ids:
        _diary(turn).remove(turn.athlete, id)
    return Answer(turn.say("food-talk-undone"))


def _diary(turn: Turn) -> DiaryDesk:
    return cast(_WithDiary, turn.house).diary
