"""What the API answers about talk with the coach and what safety locks, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from typing import Any, TypedDict

from milo.channels.api.house_documents import Moment
from milo.channels.api.plan_documents import Lock
from milo.vocabulary.talk import Claim


class MessageLine(TypedDict):
    """One message of the conversation."""

    message_id: str
    at: Moment
    role: str
    text: str
    level: str | None
    by: str | None
    claims: list[Any]


class MessagesDocument(TypedDict):
    """The conversation, newest first."""

    messages: list[MessageLine]
    next_cursor: str | None


class SentMessage(TypedDict):
    """One message to a language model, word by word."""

    role: str
    content: str


class SentLookUp(TypedDict):
    """What one tool would tell of one thing, if the model asked it."""

    tool: str
    of: str
    facts: list[dict[str, Any]]


class SentPrompt(TypedDict):
    """All that a language model would be told, and what it could look up."""

    messages: list[SentMessage]
    facts: list[dict[str, Any]]
    question: str
    characters: int
    tools: list[dict[str, Any]]
    look_ups: list[SentLookUp]


class PreviewReason(TypedDict):
    """Why nothing leaves."""

    code: str
    text: str


class PreviewDocument(TypedDict):
    """What a question would send. by: the models in their turn; hosts: those of them that lie outside the house."""

    asked: bool
    leaves: bool
    by: list[str]
    hosts: list[str]
    reason: PreviewReason | None
    prompt: SentPrompt


class ComparedLine(TypedDict):
    """One figure of two plans; null where there is none."""

    label: Any
    unit: str
    now: Any
    then: Any
    decimals: int


class WhatIfDocument(TypedDict):
    """Two plans compared on the athlete's twin: simulated. reason: why there is nothing to compare."""

    simulated: bool
    weeks: int
    lines: list[ComparedLine]
    reason: str | None
    text: str
    claims: list[Claim]


class Question(TypedDict):
    """A question of the form of return."""

    id: str
    text: str


class LocksDocument(TypedDict):
    """What locks training, and the form that may open it."""

    locked: list[Lock]
    return_questions: list[Question]


class ReturnDocument(TypedDict):
    """What the form of return came to. open: questions not answered with yes."""

    complete: bool
    open: list[Question]
    locked: list[Lock]


class LockedDocument(TypedDict):
    """What still locks training."""

    locked: list[Lock]
