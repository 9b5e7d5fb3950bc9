"""One turn of a conversation: what the handlers are handed, and where they put what is to be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from milo.channels.coaching import Coaching
from milo.channels.contract import Flows
from milo.channels.notifying import SensorSeen
from milo.channels.telegram.cutting import cut
from milo.channels.telegram.linking import Link, Linking
from milo.channels.telegram.notice_book import NoticeBook
from milo.channels.telegram.said import Buttons, Said
from milo.channels.telegram.state import State
from milo.channels.telegram.words import BotWords
from milo.vocabulary.clock import Clock


@dataclass(frozen=True, kw_only=True)
class Rooms:
    """What the bot is handed. sensors: an athlete's devices as they were last heard."""

    flows: Flows
    coaching: Coaching
    linking: Linking
    notices: NoticeBook
    clock: Clock
    sensors: Callable[[str], list[SensorSeen]]


@dataclass(kw_only=True)
class Talk:
    """A linked athlete's turn. at: when they said it, the same however often it is handled.  message_id: of the pressed message."""

    rooms: Rooms
    link: Link
    state: State
    at: datetime
    message_id: int | None = None
    said: list[Said] = field(default_factory=list)
    timers: dict[str, datetime | None] = field(default_factory=dict)
    toast: str | None = None

    def __post_init__(self) -> None:
        self.words = words_of(self.rooms, self.link)

    @property
    def athlete(self) -> str:
        """Whose turn it is."""
        return self.link.athlete

    @property
    def coaching(self) -> Coaching:
        """The coach."""
        return self.rooms.coaching

    def word(self, key: str, **values: Any) -> str:
        """A sentence of the bot's; key without its "bot."."""
        return self.words.say(f"bot.{key}", **values)

    def say(self, key: str, buttons: Buttons | None = None, **values: Any) -> None:
        """Say a sentence of the bot's."""
        self.put(self.word(key, **values), buttons)

    def put(self, text: str, buttons: Buttons | None = None) -> None:
        """Say a text, in several messages where it is long; the buttons stand under the last."""
        pieces = cut(text)
        for n, piece in enumerate(pieces):
            self.said.append(Said(text=piece, buttons=(buttons or []) if n == len(pieces) - 1 else []))

    def change(self, text: str, buttons: Buttons | None = None) -> None:
        """Put another text and other buttons in place of the pressed message; say it anew where there is none."""
        if self.message_id is None or len(cut(text)) != 1:
            self.put(text, buttons)
        else:
            self.said.append(Said(kind="edit", text=text, buttons=buttons or [], message_id=self.message_id))

    def go(self, **changes: Any) -> None:
        """Change the state."""
        self.state = msgspec.structs.replace(self.state, **changes)


def words_of(rooms: Rooms, link: Link) -> BotWords:
    """How a linked athlete is spoken to."""
    language, units = rooms.flows.manner(link.athlete)
    return BotWords(language, "imperial" if units == "imperial" else "metric", link.tone)
