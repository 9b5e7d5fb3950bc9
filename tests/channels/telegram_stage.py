"""A house with people and the bot running against a local Bot API: the stage of the bot's tests."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.channels.bot_api_server import TOKEN, BotApi, Call
from tests.channels.coach_server import BRUNO, HandClock

from milo.app.bot_file import file_of
from milo.app.bot_rooms import rooms_of
from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.limits import Pace
from milo.channels.telegram.bot import TelegramBot
from milo.channels.telegram.file import BotFile
from milo.channels.telegram.mailbox import Mailbox
from milo.channels.telegram.pacing import Pacer
from milo.channels.telegram.state import State
from milo.channels.telegram.talk import Rooms

MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)  # in the afternoon no notice is due
ADAS, BRUNOS, STRANGERS = 1001, 1002, 1003  # chats
GOES_WITHIN_S = 20.0


@dataclass
class Stage:
    """A house, its bot and the Bot API between them and the people. people: name -> athlete's id."""

    house: House
    clock: HandClock
    file: BotFile
    rooms: Rooms
    bot: TelegramBot
    api: BotApi
    people: dict[str, str] = field(default_factory=dict)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _running: Future[None] | None = None

    def start(self) -> None:
        """Let the bot run."""
        import aiogram  # noqa: F401  seconds on a busy machine, which no test shall wait for

        self._stopping = threading.Event()
        self._running = ThreadPoolExecutor(1).submit(lambda: asyncio.run(self.bot.run(self._stopping)))

    def stop(self) -> None:
        """End it in order; what it died of is raised here."""
        self._stopping.set()
        if self._running is not None:
            running, self._running = self._running, None
            running.result(GOES_WITHIN_S)

    def add(self, name: str, **more: Any) -> str:
        """Somebody more on this Milo."""
        self.people[name] = self.house.flows.add_athlete({**BRUNO, "name": name, **more})
        return self.people[name]

    def link(self, name: str, chat: int) -> None:
        """Link a chat as the athlete and their page would."""
        self.clock.go(timedelta(seconds=1))  # of a yes and a no at one moment the no would count
        code = self.rooms.linking.new_code(self.people[name]).code
        asking = self.rooms.linking.bring(code, chat, name)
        assert asking is not None
        self.rooms.linking.approve(self.people[name], asking.asking_id)

    def say(self, chat: int, text: str, wanted: str = "", **more: Any) -> Call:
        """Write to the bot and wait for a message that holds some words."""
        before = len(self.api.shown(chat))
        self.api.message(chat, text, **more)
        return self.api.until(lambda c: wanted in c.text, chat, before)

    def mailbox_state(self, chat: int) -> State:
        """Where a conversation stands, as it is kept."""
        return Mailbox(self.file, self.clock).state(chat)

    def press(self, call: Call, label: str, wanted: str = "") -> Call:
        """Press a button and wait for a message that holds some words."""
        before = len(self.api.shown(call.chat))
        self.api.press(call, label)
        return self.api.until(lambda c: wanted in c.text, call.chat, before)


@contextmanager
def staged(folder: Path, *, pacer: Pacer | None = None, pace: Pace | None = None, at: datetime = MONDAY) -> Iterator[Stage]:
    """Ada and Bruno with a plan each, nobody linked yet, the bot running at once without Telegram's pace unless one is given."""
    clock = HandClock(at)
    house = build(Settings(home=folder, MILO_TELEGRAM_TOKEN=TOKEN), clock)
    file = file_of(house)
    rooms = rooms_of(house, house.coaching, file)
    api = BotApi().start()
    bot = TelegramBot(
        TOKEN, rooms, file, folder / "outgoing", api=api.url, pacer=pacer or Pacer(0.0, 0.0), pace=pace or Pace(6_000, 1_000)
    )
    stage = Stage(house, clock, file, rooms, bot, api)
    try:
        # A plan's first week begins on the monday after it was made, or on the day itself.
        clock.go(timedelta(days=-1))
        for name, more in {"Ada": {"sex": "female"}, "Bruno": {"language": "es"}}.items():
            house.coaching.new_plan(stage.add(name, **more))
        clock.go(timedelta(days=1))
        stage.start()
        yield stage
    finally:
        stage.stop()
        api.close()
        file.close()
        house.close()
