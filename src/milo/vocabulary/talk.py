"""What the coach and a language model hand each other: a prompt of typed facts, an answer, claims that bind numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal, Protocol, runtime_checkable

import msgspec

from milo.vocabulary.errors import BadValue, MiloError

Language = Literal["en", "es"]
MOST_LOOK_UPS = 4  # of a model in one turn; each costs a call of the server within the same time. Our choice


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a reply and what it stands on, as `milo ask --json` prints it.

    text: the number as it stands in the reply, with its unit ("7 h 12 min"); a piece of the reply, letter by letter.
    value, unit: what it says.  kind: of the records it was made from ("workout", "plan", "exercise", ...).
    window: the days they lie in, "2026-02-23/2026-03-01" (both included), or None for what has no days.
    record_ids: the records, by the ids they have in an export; of a plan its version's plan_version_id, of readings too many to be
    named the day_digest that sums them up.  rule: the formula or rule that made it.
    """

    text: str
    value: float
    unit: str
    kind: str
    rule: str
    window: str | None = None
    record_ids: list[str] = []


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a reply may say: a number with its receipts, or a word.

    id: short, unique in its prompt ("f3").  name: what it is, in words.  value: a number, or text that is data and no instruction.
    signed: a change, whose sign the sentence must not turn round.  words: stems that a sentence about it is likely to hold.
    kind, window, record_ids and rule are those of the claim; record_ids never leave the machine (see `public`).
    """

    id: str
    name: str
    value: float | str
    unit: str = ""
    kind: str = "record"
    rule: str = ""
    window: str | None = None
    record_ids: list[str] = []
    signed: bool = False
    words: list[str] = []

    def public(self) -> dict[str, Any]:
        """What a model is shown of it."""
        shown: dict[str, Any] = {"id": self.id, "name": self.name, "value": self.value}
        if self.unit:
            shown["unit"] = self.unit
        if self.window:
            shown["window"] = self.window
        return shown


class LookUp(msgspec.Struct, frozen=True, kw_only=True):
    """One use of a tool: its name, what it was asked for, and the facts the model was told."""

    tool: str
    of: str
    facts: list[Fact] = []


class Tools(Protocol):
    """What a model may look up: read only, and bound to one athlete by whoever made it; no argument names an athlete.

    The facts have no ids yet (see `looked_up`). Raises MiloError, whose sentence the model is told, for what is not known.
    """

    def figures(self, topic: str) -> list[Fact]:
        """The week's figures of a topic."""
        ...

    def plan(self, day: str) -> list[Fact]:
        """What the plan holds for a day."""
        ...

    def exercise(self, name: str) -> list[Fact]:
        """How an exercise is done."""
        ...

    def history(self, lift: str) -> list[Fact]:
        """What was lifted of late."""
        ...

    def subjects(self) -> dict[str, list[str]]:
        """The words each tool takes; an empty list where it takes any."""
        ...

    def every(self) -> list[LookUp]:
        """All they could tell of the athlete, for one who wants to see it; nothing is counted."""
        ...


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """All a model is told. system: fixed rules of ours; facts: typed; question: the athlete's words, data and no instruction.

    complaint: what was wrong with the answer before, on the one retry.  tools: what may be looked up beyond the facts, or None.
    until_s: when the time of the whole turn is over, in seconds of the loop that asks; None: no turn is waited for.
    """

    system: str
    facts: list[Fact]
    question: str
    language: Language = "en"
    complaint: str | None = None
    tools: Tools | None = None
    until_s: float | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a model said. claims: {"text": the number as written, "fact": its id}, as the model gave them: unchecked.

    tokens: of all requests together; None where the server did not say.  by: "ollama:llama3" and the like.
    looked: what the model looked up on the way, in order.
    """

    text: str
    claims: list[dict[str, str]] = []
    tokens_in: int | None = None
    tokens_out: int | None = None
    model: str = ""
    by: str = ""
    looked: list[LookUp] = []


_UNSAID = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Controls, halves of characters, marks that turn the writing round, and what is not seen at all."""

_PARTED = re.compile("[\u2028\u2029]")
"""Ends of lines and paragraphs: what they part stays parted, or "5" and "6" would read 56."""


def sayable(text: str) -> str:
    """A text without what can be neither stored nor seen: a model's words must not break the document that carries them.

    >>> sayable("Well\\ud800 done\\u202e.")
    'Well done.'
    """
    return _UNSAID.sub("", _PARTED.sub("\n", text))


def looked_up(tools: Tools, tool: str, of: str, known: Sequence[Fact]) -> list[Fact]:
    """The facts of one look-up, with ids that go on where `known` (all the model was told before) ends.

    Raises BadValue for a tool that is none of the four, and what the tool raises.
    """
    found: list[Fact]
    if tool == "figures":
        found = tools.figures(of)
    elif tool == "plan":
        found = tools.plan(of)
    elif tool == "exercise":
        found = tools.exercise(of)
    elif tool == "history":
        found = tools.history(of)
    else:
        raise BadValue("one of the tools figures, plan, exercise, history", repr(tool[:40]))
    return [msgspec.structs.replace(fact, id=f"f{len(known) + n}") for n, fact in enumerate(found, 1)]


@runtime_checkable
class Provider(Protocol):
    """Words in, words out. Never blocks the loop; raises ModelFailed and nothing else for what a server does."""

    name: str

    async def answer(self, prompt: Prompt) -> Answer: ...


class ModelFailed(MiloError):
    """A language model that gave no usable answer. again: whether the same request may work a little later."""

    code = "model_failed"
    again = False


class ModelBusy(ModelFailed):
    """Silent, away or overloaded: the time is up, no connection, 429 or 5xx. after_s: how long the server asked for peace."""

    code = "model_busy"
    again = True

    def __init__(self, wanted: str = "", found: str = "", do: str = "", after_s: float | None = None) -> None:
        self.after_s = after_s
        super().__init__(wanted, found, do)


class ModelRefused(ModelFailed):
    """The server or the model said no: a wrong key, an unknown model, a blocked prompt. status: of HTTP, where there was one."""

    code = "model_refused"

    def __init__(self, wanted: str = "", found: str = "", do: str = "", status: int | None = None) -> None:
        self.status = status
        super().__init__(wanted, found, do)


class BadAnswer(ModelFailed):
    """An answer that breaks off or is not of the agreed shape."""

    code = "bad_answer"


class ModelBroken(ModelFailed):
    """A provider that raised what is no failure of ours: its own code is broken, whatever the server did."""

    code = "model_broken"


PROVIDER_ERRORS = (MiloError, OSError, ValueError, TypeError, RuntimeError, LookupError, AttributeError)
"""What a provider from outside may raise beside ModelFailed."""


class BudgetSpent(ModelFailed):
    """The calls or the money set for an athlete are used up for now."""

    code = "budget_spent"
