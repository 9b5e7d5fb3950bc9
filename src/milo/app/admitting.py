"""Somebody who signed up is an athlete at once, though nothing but a name is known of them yet."""

from __future__ import annotations

import uuid

from milo.stream.writer import Writer
from milo.vocabulary.clock import Clock
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import User


def admit(writer: Writer, clock: Clock, name: str | None) -> str:
    """The id of a new athlete without a profile; the first one they tell (onboarding) completes them."""
    athlete = str(uuid.uuid4())
    user = User(origin=Origin.TOLD, source="sign-up", user_id=athlete, signup_ts=clock.now(), user_name=name)
    writer.write([user])
    return athlete
