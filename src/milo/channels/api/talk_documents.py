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
