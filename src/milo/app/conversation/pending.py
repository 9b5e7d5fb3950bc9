"""Pending actions: what one question asked is stored with its id, and a yes carries out exactly that, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from milo.app.conversation.turn import Outcome, Step, plain_of
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import PendingAction

if TYPE_CHECKING:
    from milo.app.house import House

LASTS = timedelta(hours=1)  # after so long a silence a yes says nothing about an old question (our choice)
SOURCE = "coach"
READ_BACK = 20  # actions looked through for the last one that was carried out (our choice)


def last_actions(house: House, athlete: str) -> tuple[PendingAction | None, PendingAction | None]:
    """The question that is open now, and what was carried out last; each None where there is none."""
    found: list[PendingAction] = house.store.find("pending_action", athlete, newest_first=True, limit=READ_BACK)
    now = house.clock.now()
    newest = found[0] if found else None
    is_open = newest is not None and newest.state == "open" and now < newest.expires_at
    done = next((a for a in found if a.state == "done"), None)
    return newest if is_open else None, done


def asked(
    house: House, athlete: str, steps: Sequence[Step], question: str, language: str, *, after: object = None
) -> PendingAction:
    """The record of a question, to be stored with the reply that asks it. after: a moment it must not be before."""
    now = house.clock.now()
    return PendingAction(
        origin=Origin.TOLD,
        source=SOURCE,
        action_id=timed_identity(now, athlete, "pending", question, str(after)),
        user_id=athlete,
        at=now,
        steps=[{"op": s.op, "value": plain_of(s.value)} for s in steps],
        question=question,
        language=language,
        expires_at=now + LASTS,
    )


def closed(house: House, action: PendingAction, state: str, outcome: Outcome | None = None) -> PendingAction:
    """The same action, answered."""
    told = plain_of(outcome) if outcome else None
    return msgspec.structs.replace(action, state=state, closed_at=house.clock.now(), outcome=told)


def carried_out(house: House, athlete: str, outcome: Outcome, words: str, language: str) -> PendingAction:
    """The record of something done at once, so that an undo finds it as it finds what was confirmed."""
    made = asked(house, athlete, (), words, language, after="at once")
    return closed(house, made, "done", outcome)
