"""How fast the bot may speak: Telegram allows about one message a second in a chat and thirty a second in all.

Source: core.telegram.org/bots/faq, "My bot is hitting limits", read as of Bot API 9.
"""

from __future__ import annotations

import time
from collections.abc import Callable

CHAT_S = 1.0
ALL_S = 1 / 30
FORGET_AT = 10_000  # chats remembered; those whose turn is long over are forgotten. Our choice


class Pacer:
    """Gives out turns. seconds: a clock that only goes forward.  chat_s, all_s: the time between two messages."""

    def __init__(self, chat_s: float = CHAT_S, all_s: float = ALL_S, seconds: Callable[[], float] = time.monotonic) -> None:
        self._each_chat_s, self._all_s, self._seconds = chat_s, all_s, seconds
        self._chats: dict[int, float] = {}
        self._all = 0.0

    def chat_s(self, chat: int) -> float:
        """The seconds until a chat may be spoken to again; 0 when it may take a turn."""
        return max(0.0, self._chats.get(chat, 0.0) - self._seconds())

    def take(self, chat: int) -> float:
        """Take the next turn of all, first come first served, and tell the seconds until it is."""
        now = self._seconds()
        at = max(now, self._all)
        self._chats[chat], self._all = at + self._each_chat_s, at + self._all_s
        if len(self._chats) > FORGET_AT:
            self._chats = {c: free for c, free in self._chats.items() if free > now}
        return at - now

    def hold(self, chat: int, seconds: float) -> None:
        """Telegram asked for peace in a chat: no turn before the seconds are over."""
        self._chats[chat] = max(self._chats.get(chat, 0.0), self._seconds() + seconds)
