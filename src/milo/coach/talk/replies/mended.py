"""What the rules say of what stands in the athlete's log: that it is there, that it goes, that it came back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from milo.coach.conversation.values import DaySaid, Done
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Receipts, Telling
from milo.coach.talk.replies.log import RULE, day_told, done_told
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Claim, Language

CORRECTED = "log.corrected"
"""The rule of claims about what was corrected, taken back or brought back."""
Told = tuple[str, list[Claim]]
Stands = tuple[Done | DaySaid, int, Sequence[str]]
"""What is written, how many days ago, and the ids of its records."""


def standing(key: str, stands: Sequence[Stands], facts: Facts, language: Language, rule: str = RULE) -> Told:
    """A sentence about what is written, a line for each day of it. key: of the sentence; rule: of its claims."""
    telling = Telling(language, facts.units)
    for ago in dict.fromkeys(ago for _, ago, _ in stands):
        day = facts.today - timedelta(days=ago)
        parts = []
        for what, on, ids in stands:
            if on == ago:
                measured = isinstance(what, DaySaid) or what.pain is not None
                kind = "measurement" if measured else "set" if isinstance(what, Done) and what.exercise is not None else "workout"
                receipts = Receipts(kind, rule, f"{day}/{day}", list(ids))
                told = day_told(telling, what, receipts) if isinstance(what, DaySaid) else done_told(telling, what, receipts)
                parts.append(told)
        telling.say(key, day=day_name(ago, facts, language), what=parts)
    return telling.text, telling.claims


def sentence_of(key: str, language: Language, **slots: str) -> Told:
    """A sentence without figures."""
    return Telling(language).made(key, **slots)[0], []


def together(*parts: Told) -> Told:
    """Sentences as one reply."""
    return " ".join(text for text, _ in parts if text), [claim for _, claims in parts for claim in claims]


def day_name(ago: int, facts: Facts, language: Language) -> str:
    """A day that has been, as it is called: today, yesterday, a weekday of the last seven days, or its date."""
    telling = Telling(language)
    if ago < 2:
        return telling.made("log.yesterday" if ago else "log.today")[0]
    day = facts.today - timedelta(days=ago)
    return telling.word("day", DAYS[day.weekday()]) if ago < 7 else day.isoformat()
