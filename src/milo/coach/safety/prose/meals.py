"""What a plan's free words may not say of meals: none left out where it harms (PL-31, PL-40), no day without food, no
weight lost by heat, thirst or purging (NU-06), and no food earned by exercise (ED-01).

Texts are plain (normalising.plain); what is denied ("never train fasted") is told to nobody as something to do.
"""

from __future__ import annotations

import re

from milo.coach.safety.prose.food import numbered
from milo.coach.safety.text.expressions import Expressions
from milo.vocabulary.patterns import late

_WRITTEN = Expressions("prose", "meals")
_NOT_TOLD = _WRITTEN.late("NOT_TOLD")
_CLAUSE = _WRITTEN.late("CLAUSE")
_LEFT_OUT = _WRITTEN.late("LEFT_OUT")
_SPLIT_DAY = _WRITTEN.late("SPLIT_DAY")
_AT_WORK = _WRITTEN.compiled("AT_WORK")

_WHEN = _WRITTEN.text("WHEN")
_TIME = _WRITTEN.text("TIME")
_ON_WATER = _WRITTEN.late("ON_WATER")
_NO_FOOD = _WRITTEN.late("NO_FOOD")
_DAYS = _WRITTEN.late("DAYS")
_NO_FOOD_DAY = late(
    rf"{_NO_FOOD.pattern}\W+(?:{_TIME}\W+){{1,3}}(?:{_WHEN})\b|\b(?:day|days|dia|dias)\W+(?:{_NO_FOOD.pattern})|"
    rf"\b(?:{_WHEN})\W+(?:{_NO_FOOD.pattern})(?=$|[.,;])"
)
_SESSION = _WRITTEN.compiled("SESSION")

_DRIED = _WRITTEN.late("DRIED")

_TOO_MUCH = _WRITTEN.late("TOO_MUCH")
_MORE_WORK = _WRITTEN.late("MORE_WORK")
_BECAUSE_OF = _WRITTEN.late("BECAUSE_OF")
_ADDED_WORK = _WRITTEN.late("ADDED_WORK")
_TAKEN_EASY = _WRITTEN.late("TAKEN_EASY")
_MADE_UNDONE = _WRITTEN.late("MADE_UNDONE")
_RUN_OFF = _WRITTEN.late("RUN_OFF")
_EARNED = _WRITTEN.late("EARNED")

_FOR_A_TREAT = _WRITTEN.late("FOR_A_TREAT")
_UNEARNED = _WRITTEN.late("UNEARNED")
"""Food that was not earned: told where something to eat stands in the same sentence."""
_EATEN = _WRITTEN.late("EATEN")


_IF = _WRITTEN.late("IF")
_THEN_EATS = _WRITTEN.late("THEN_EATS")
_THEN_NO_TRAINING = _WRITTEN.late("THEN_NO_TRAINING")


def _is_answered(read: str, m: re.Match[str]) -> bool:
    """Whether a meal that is missed is answered with food, or with no training: "if you had no lunch, eat first"."""
    rest = read[m.end() :]
    if _THEN_NO_TRAINING.search(rest) is not None:
        return True
    asked = re.match(r"\W*(?:yet|aun|todavia)?\W*\?", rest) is not None
    return (asked or _IF.search(read[: m.start()]) is not None) and _THEN_EATS.search(rest) is not None


def leaves_out_meals(read: str) -> str | None:
    """The words of a plain text that have somebody eat less, fast or leave out a meal; None where there are none.

    >>> leaves_out_meals("no dinner, 16:8"), leaves_out_meals("no dinner right before training")
    ('no dinner', None)
    """
    told = (m for m in _LEFT_OUT.finditer(read) if _NOT_TOLD.search(read[: m.start()]) is None)
    found = (m for m in told if not _is_answered(read, m))
    if (left := next(found, None)) is not None:
        return left[0]
    for clause in _CLAUSE.split(read):
        # Hours to eat in and hours to fast make a day of 24 together; work and rest, and an hour of the clock, do not read so.
        if _AT_WORK.search(clause) is None and (split := _SPLIT_DAY.search(clause)) is not None:
            fasted, eaten = (int(n) for n in re.split(r" ?[:/] ?", split[0]))
            if fasted + eaten == 24:
                return split[0]
    return None


def goes_without_food(read: str) -> str | None:
    """The words of a plain text that have somebody live a day or more on water; None where there are none (NU-06).

    >>> goes_without_food("water only on sunday"), goes_without_food("water only on the ride on sunday")
    ('water only on sunday', None)
    """
    for clause in _CLAUSE.split(read):
        if _SESSION.search(clause) is not None:
            continue
        if (m := _NO_FOOD_DAY.search(clause)) is not None or (_ON_WATER.search(clause) and _DAYS.search(clause)):
            return m[0] if m is not None else clause.strip()
    return None


def dries_out(read: str) -> str | None:
    """The words of a plain text that have somebody lose weight by heat, thirst or purging; None where there are none (NU-06).

    >>> dries_out("sauna suit to cut weight"), dries_out("sauna afterwards")
    ('sauna suit', None)
    """
    found = _DRIED.search(read)
    return None if found is None else found[0]


def earns_food(read: str) -> str | None:
    """The words of a plain text that make food something to earn or to pay off by exercise; None where there are none (ED-01).

    >>> earns_food("burn 600 calories to earn the pizza"), earns_food("earn the next plate on the bar")
    ('earn the pizza', None)
    """
    found = (
        m
        for m in _EARNED.finditer(read)
        if not re.search(r"\b(?:dont|never|not|nunca|no need to) (?:\w+ ){0,2}$", read[: m.start()])
    )
    if (earned := next((m[0] for m in found), None)) is not None:
        return earned
    for said in (clause for text in numbered(read) for clause in _CLAUSE.split(text)):
        if _TAKEN_EASY.search(said) is None and (
            (_TOO_MUCH.search(said) is not None and _MORE_WORK.search(said) is not None)
            or (_BECAUSE_OF.search(said) is not None and _ADDED_WORK.search(said) is not None)
        ):
            return said.strip()
        if (treat := _FOR_A_TREAT.search(said)) is not None and _NOT_TOLD.search(said[: treat.start()]) is None:
            return treat[0]
        if (unearned := _UNEARNED.search(said)) is not None and _EATEN.search(said) is not None:
            return unearned[0]
        undone = _MADE_UNDONE.search(said) or _RUN_OFF.search(said)
        if undone is not None and _NOT_TOLD.search(said[: undone.start()]) is None:
            return undone[0]
    return None
