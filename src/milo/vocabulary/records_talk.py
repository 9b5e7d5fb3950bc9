"""The conversation with the coach, and with human coaches, as records."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from milo.vocabulary.registry import Id, Moment, Record, Word, record_kind

LONGEST_TO_COACH = 2_000  # characters between an athlete and a human coach: a note, no essay (our choice)
LONGEST_MESSAGE = 20_000  # characters of one message that are kept (our choice)


@record_kind("message", stream="milo:messages", id="message_id", time="at")
class Message(Record, frozen=True, kw_only=True):
    """One message of an athlete or of the coach.

    answers: the athlete's message a reply belongs to; None for the athlete's own.  level, by, claims: of a reply, as `milo ask`
    prints them; None for the athlete's own words.  channel: "chat" or "workout_note".  acts: what an athlete's message was
    understood to ask or tell.
    """

    message_id: Id
    user_id: Id
    at: Moment
    role: Literal["athlete", "coach"]
    text: Annotated[str, msgspec.Meta(max_length=LONGEST_MESSAGE)]
    channel: Word = "chat"
    answers: Id | None = None
    level: Word | None = None
    by: Word | None = None
    claims: list[dict[str, Any]] | None = None
    acts: list[dict[str, Any]] | None = None


@record_kind("coach_message", stream="milo:coach_messages", id="message_id", time="at")
class CoachMessage(Record, frozen=True, kw_only=True):
    """One message between an athlete and a person who coaches them.

    coach: the coach's account.  role: who wrote it.  level: what triage says of an athlete's words, None for harmless ones and for
    a coach's.  reply: what Milo showed the athlete at once where the words told of a danger.  read_at: when the other one read it.
    """

    message_id: Id
    user_id: Id
    at: Moment
    coach: Id
    role: Literal["athlete", "coach"]
    text: Annotated[str, msgspec.Meta(max_length=LONGEST_TO_COACH)]
    level: Word | None = None
    reply: Annotated[str, msgspec.Meta(max_length=LONGEST_MESSAGE)] | None = None
    read_at: Moment | None = None


@record_kind("pending_action", stream="milo:pending_actions", id="action_id", time="at")
class PendingAction(Record, frozen=True, kw_only=True):
    """What one question of the coach asked, which a yes, a no, a number or a correction refers to.

    steps: what a yes carries out, {"op", "value"} each, in order; nothing else is.  question: as it was asked, in language.
    expires_at: after it a yes carries out nothing.  state: "open" until it is answered; one at most is.
    outcome: of a "done" one, what it wrote: {"records": {kind: [ids]}, "corrections": [ids], "plan": {"plan_id", "version"}}.
    """

    action_id: Id
    user_id: Id
    at: Moment
    steps: list[dict[str, Any]]
    question: Annotated[str, msgspec.Meta(max_length=LONGEST_MESSAGE)]
    language: Word
    expires_at: Moment
    state: Literal["open", "done", "declined", "replaced"] = "open"
    closed_at: Moment | None = None
    outcome: dict[str, Any] | None = None


@record_kind("reminder", stream="milo:reminders", id="reminder_id", time="at")
class Reminder(Record, frozen=True, kw_only=True):
    """Something an athlete asked to be reminded of. at: when it was asked; due_at: when to tell it; text: of what."""

    reminder_id: Id
    user_id: Id
    at: Moment
    due_at: Moment
    text: Annotated[str, msgspec.Meta(max_length=LONGEST_TO_COACH)]
