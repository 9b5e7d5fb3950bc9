"""What the API answers about messages between athletes and their coaches, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from typing import NotRequired, TypedDict

from milo.channels.messages_desk import Line, Thread


class ThreadsDocument(TypedDict):
    """Threads, and a page of one."""

    threads: list[Thread]
    coach: str | None
    messages: list[Line]
    next_cursor: str | None


class SaidAtOnce(TypedDict):
    """A safety sentence."""

    level: str
    text: str


class WrittenDocument(TypedDict):
    """A message that was kept, and what the safety shell says to it."""

    line: Line
    reply: NotRequired[SaidAtOnce | None]


class ReadDocument(TypedDict):
    """How many were new."""

    read: int
