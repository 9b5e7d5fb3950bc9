"""What one turn works with, and what a handler answers: a text with receipts, what a yes to it would carry out, what it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec

from milo import locales
from milo.app.understanding import student
from milo.coach.conversation.actions.log import heard
from milo.coach.conversation.acts import KINDS, Act, Reading
from milo.coach.conversation.values import PainSaid
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.vocabulary.records import PendingAction
from milo.vocabulary.talk import Claim, Language

if TYPE_CHECKING:
    from milo.app.coaching.coach import Coaching
    from milo.app.house import House

Told = tuple[str, list[Claim]]
UNREAD = Reading((), False, "none")


@dataclass(frozen=True)
class Step:
    """One operation that waits for a yes. op: a key of handlers.OPERATIONS; value: of that operation's type."""

    op: str
    value: Any


@dataclass(frozen=True)
class Outcome:
    """What was written: {kind of record: ids}, ids of corrections, and the plan's version that holds since."""

    records: dict[str, list[str]] = field(default_factory=dict)
    corrections: list[str] = field(default_factory=list)
    plan: dict[str, Any] | None = None
    profile: str | None = None

    def __bool__(self) -> bool:
        return bool(self.records or self.corrections or self.plan or self.profile)

    def __add__(self, other: Outcome) -> Outcome:
        records = {kind: [*self.records.get(kind, []), *other.records.get(kind, [])] for kind in {*self.records, *other.records}}
        return Outcome(records, [*self.corrections, *other.corrections], other.plan or self.plan, other.profile or self.profile)


@dataclass(frozen=True)
class Answer:
    """What a handler answers. steps: what a yes to it carries out, in order; empty where it asks for none."""

    text: str
    claims: list[Claim] = field(default_factory=list)
    steps: tuple[Step, ...] = ()
    outcome: Outcome = field(default_factory=Outcome)


@dataclass(frozen=True)
class Turn:
    """One message of an athlete with all that its handlers need, looked up once.

    rules: of the safety verdict on it.  pending: the question that is open.  done: what the conversation carried out last.
    reading: its acts, as the learned reader read them, once.
    before, said_before: the acts and the words of the athlete's message before.  just_done: done was told in the reply just before.
    """

    coach: Coaching
    athlete: str
    text: str
    language: Language
    facts: Facts
    rules: tuple[str, ...] = ()
    pending: PendingAction | None = None
    done: PendingAction | None = None
    before: tuple[dict[str, Any], ...] = ()
    said_before: str = ""
    just_done: bool = False
    reading: Reading = UNREAD

    @property
    def house(self) -> House:
        return self.coach.house

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of the acts that the message tells or orders."""
        return frozenset(act.kind for act in self.reading.acts if act.polarity != "asks")

    @property
    def pain(self) -> PainSaid | None:
        """The pain that the message tells, if it tells one."""
        told = heard(self.reading.acts, self.text, self.facts.today)
        return next((d.pain for d in told.done if d.pain is not None), next(iter(told.pains), None))

    def saying(self, text: str) -> Turn:
        """The same turn with other words: a choice that was taken. It answers no question any more."""
        return read(replace(self, text=text, pending=None))

    def say(self, key: str, **values: Any) -> str:
        """A text of the catalogue, in the language of the turn."""
        return locales.text(key, self.language, **values)


def read(turn: Turn) -> Turn:
    """The turn with its message read: the one place where that is done."""
    before = tuple(act for act in map(act_of, turn.before) if act is not None)
    units = "imperial" if turn.facts.units == "imperial" else "metric"
    made = student().read(turn.text, today=turn.facts.today, language=turn.language, before=before, units=units)
    return replace(turn, reading=made)


def act_of(stored: dict[str, Any]) -> Act | None:
    """An act as a message keeps it; None for one that was kept before there were acts."""
    kind, polarity = stored.get("kind"), stored.get("polarity", "asks")
    return Act(kind, stored.get("slots", {}), polarity) if kind in KINDS else None


def plain_of(value: Any) -> Any:
    """A value as records keep it: built-in types, and what is None left out."""
    return _without_none(msgspec.to_builtins(value))


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(each) for key, each in value.items() if each is not None}
    return [_without_none(each) for each in value] if isinstance(value, list | tuple) else value


def claimed(text: str, language: Language, record_ids: Sequence[str], rule: str, kind: str = "plan") -> list[Claim]:
    """A claim for each number of a text that stands on the same records."""
    return [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind=kind, rule=rule, record_ids=list(record_ids))
        for n in numbers_in(text, language)
    ]
