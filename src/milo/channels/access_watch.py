"""What the doors notice and an athlete may read later: who came in, who was refused, which coach looked, which key was used."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

Action = Literal["sign_up", "sign_in", "sign_in_refused", "account_locked", "coach_read", "owner_read", "key_used"]


class Noticed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing the doors noticed. athlete: whose log it belongs to; None: nobody's, it is about the house alone.

    by: a word for who did it (athlete, somebody, coach, owner, key).  detail: what about it, never a value.
    per: how often it is written down at most: each time, once an hour, or once a day.
    key: tells this one from others that look the same; kept nowhere.
    """

    action: Action
    athlete: str | None
    by: str
    detail: dict[str, str | None] = {}
    per: Literal["moment", "hour", "day"] = "moment"
    key: str = ""


class Watch(Protocol):
    """Whoever writes it down."""

    def notice(self, one: Noticed) -> None:
        """Write it down; may block, never raises: a door does not stay shut because nobody could take notes."""
        ...


class Unwatched:
    """Nobody takes notes."""

    def notice(self, one: Noticed) -> None:
        """Let it pass."""
