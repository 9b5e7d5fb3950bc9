"""What a handler hands back: messages, photos and changes of messages, as data that can wait in a file until they are sent."""

from __future__ import annotations

from typing import Literal

import msgspec

Buttons = list[list[tuple[str, str]]]
"""Rows of (label, what comes back when it is pressed); Telegram takes at most 64 bytes of the latter."""


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to send. edit: another text or other buttons for message_id.  photo: PNG with text under it.
    export: the athlete's zip, made when it is sent, so that it does not lie about.
    """

    kind: Literal["text", "edit", "photo", "export"] = "text"
    text: str = ""
    buttons: Buttons = []
    message_id: int | None = None
    photo: bytes = b""


def rows(buttons: list[tuple[str, str]], across: int) -> Buttons:
    """Buttons in rows of so many."""
    return [buttons[i : i + across] for i in range(0, len(buttons), across)]
