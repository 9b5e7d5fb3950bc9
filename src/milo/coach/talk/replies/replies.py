"""The deterministic answers: from an intent and facts to sentences, each number with its receipts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from milo.coach.conversation.answers.values import Intent
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.advice import advice, me
from milo.coach.talk.replies.asked import done, meals, medical, word
from milo.coach.talk.replies.day import today_part
from milo.coach.talk.replies.energy import energy
from milo.coach.talk.replies.exercises import how, how_part, swap
from milo.coach.talk.replies.food import eaten_today, food_part
from milo.coach.talk.replies.numbers import numbers, week, what_if, why
from milo.coach.talk.replies.own_numbers import numbers_part
from milo.coach.talk.replies.parts import plan_part
from milo.coach.talk.replies.past import done_part
from milo.coach.talk.replies.plan import food, food_by_kind, plan, today
from milo.coach.talk.replies.supplements import supplements
from milo.vocabulary.origin import Origin
from milo.vocabulary.talk import Claim

BY_RULES = "rules"
COMMAND = "command"
"""The intent of a draft that a handler made: it may ask for a yes."""


@dataclass(frozen=True)
class Draft:
    """A reply before the last look of the safety shell. by: "rules", or the provider that spoke ("ollama:llama3").

    intent: what was answered; tried: why a model did not get to speak, in codes, for the log.
    """

    text: str
    claims: list[Claim]
    by: str = BY_RULES
    intent: str = "unknown"
    tried: tuple[str, ...] = field(default=())


def answer(intent: Intent, facts: Facts) -> Draft:
    """The reply to an intent from the facts handed in; the same both give the same reply. What is not known is said to be so."""
    telling = Telling(intent.language, facts.units)
    replies = _REPLIES if intent.part in (None, "day") or intent.name not in _PARTS else _PARTS
    (advice if intent.advice is not None else replies[intent.name])(telling, intent, facts)
    if facts.week is not None and Origin.SIMULATED in facts.week.origins and intent.name in {"week", "numbers"}:
        telling.say("simulated")
    telling.shorten()
    return Draft(telling.text, telling.claims, BY_RULES, intent.name)


def _said(key: str) -> Callable[[Telling, Intent, Facts], None]:
    return lambda telling, intent, facts: telling.say(key)


def _food_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    by_part = {
        "supplements": supplements,
        "energy": energy,
        "eaten_today": eaten_today,
        "rest_food": food_by_kind,
        "training_food": food_by_kind,
    }
    by_part.get(intent.part or "", food_part)(telling, intent, facts)


_REPLIES: dict[str, Callable[[Telling, Intent, Facts], None]] = {
    "today": today,
    "plan": plan,
    "why": why,
    "log": _said("log"),
    "swap": swap,
    "how": how,
    "numbers": numbers,
    "what_if": what_if,
    "week": week,
    "food": food,
    "meals": meals,
    "done": done,
    "word": word,
    "medical": medical,
    "advice": advice,
    "me": me,
    "thanks": _said("thanks"),
    "greeting": _said("hello"),
    "unknown": _said("unknown"),
}
_PARTS: dict[str, Callable[[Telling, Intent, Facts], None]] = {
    "today": today_part,
    "plan": plan_part,
    "done": done_part,
    "numbers": numbers_part,
    "how": how_part,
    "food": _food_part,
}
"""The same for a part of it that was asked for."""
