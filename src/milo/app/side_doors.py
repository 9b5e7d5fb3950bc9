"""The doors beside pages and API: the chat bot, mail, webhooks; made on what the house has, served and worked for by `milo up`."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from milo.app import keeping_daily, mailing, pushing
from milo.app.bot_file import file_of
from milo.app.bot_rooms import bot_of, rooms_of, sensors_of
from milo.app.watching import Watch
from milo.app.webhooks.desk import HookDesk
from milo.vocabulary.errors import BadConfig

if TYPE_CHECKING:
    from fastapi import FastAPI

    from milo.app.coaching.coach import Coaching
    from milo.app.house import House
    from milo.channels.mail import MailServer
    from milo.channels.notifying import SensorSeen
    from milo.channels.push.book import PushBook
    from milo.channels.telegram.bot import TelegramBot
    from milo.channels.telegram.file import BotFile
    from milo.channels.telegram.talk import Rooms
    from milo.channels.web.account_parts import AccountParts

SENSORS_S = 300.0  # how old what is known of an athlete's devices may be: reading it costs thousands of records. Our choice
log = logging.getLogger(__name__)


class SideDoors:
    """Everything beside pages and API, on one house. Raises BadConfig for settings of mail that cannot be used."""

    def __init__(self, house: House, coaching: Coaching) -> None:
        self._house, self._coaching = house, coaching
        self.bot_name: str | None = None
        self.mail: MailServer | None = mailing.server_of(house.settings)
        self.hooks = HookDesk(house, _Remembering(partial(sensors_of, house)))
        house.access.watch = Watch(house.writer, house.clock, self._locked)

    @cached_property
    def file(self) -> BotFile:
        """The bot's file, which also holds what people wish to be told."""
        return file_of(self._house)

    @cached_property
    def push(self) -> PushBook:
        """Browsers that want notices."""
        from milo.channels.push.book import PushBook

        return PushBook(self.file, self._house.settings.hook_hosts)

    @cached_property
    def rooms(self) -> Rooms:
        """What bot and mail are handed."""
        return rooms_of(self._house, self._coaching, self.file)

    @cached_property
    def bot(self) -> TelegramBot | None:
        """The bot; None without a token or with one that is none, which is told and takes nothing along."""
        if self._house.settings.telegram_token is None:
            return None
        try:
            return bot_of(self._house, self._coaching, self.file)
        except BadConfig as e:
            log.error("the Telegram bot does not run", extra={"found": e.sentence()})
            return None

    def add_routes(self, app: FastAPI, *, bot: bool = False) -> None:
        """Add the doors of machines. bot: also Telegram's, where it is to call this Milo."""
        if self.mail is not None:
            from milo.channels.mail_notices import stop_route

            app.include_router(stop_route(self.rooms.notices, mailing.stop_key(self._house)))
        if bot and self._house.settings.telegram_webhook is not None and self.bot is not None:
            from milo.channels.telegram.webhook import webhook_route

            app.include_router(webhook_route(self.bot))

    def account_parts(self) -> AccountParts:
        """What the page of one's account and the settings offer."""
        from milo.channels.push.sealing import b64, point
        from milo.channels.web.account_parts import AccountParts

        return AccountParts(
            linking=self.rooms.linking if self._house.settings.telegram_token is not None else None,
            bot=lambda: self.bot_name,
            hooks=self.hooks,
            notices=self.rooms.notices,
            mail=self.mail is not None,
            push=(self.push, b64(point(pushing.push_key(self._house).public_key()))),
        )

    def jobs(self) -> list[Callable[[threading.Event], object]]:
        """The work behind them, each for a thread of its own."""
        found: list[Callable[[threading.Event], object]] = [partial(keeping_daily.run, self._house), self._deliver]
        found.append(lambda stopping: pushing.run(self._house, self.rooms, self.push, stopping))
        if self.mail is not None:
            server = self.mail
            found.append(lambda stopping: mailing.run(self._house, self.rooms, server, stopping))
        return found

    async def run_bot(self, stopping: threading.Event) -> None:
        """The bot until stopping is set; returns at once where there is none."""
        from milo.channels.telegram.bot import name_of
        from milo.channels.telegram.webhook import PATH

        settings = self._house.settings
        if self.bot is None:
            return
        self.bot_name = await name_of(str(settings.telegram_token), settings.telegram_api)
        called = settings.telegram_webhook
        await self.bot.run(stopping, None if called is None else called.rstrip("/") + PATH)

    def close(self) -> None:
        """Let go of the files."""
        self.hooks.close()
        if "file" in vars(self):
            self.file.close()

    def _deliver(self, stopping: threading.Event) -> None:
        from milo.app.webhooks.delivery import Deliverer
        from milo.app.webhooks.sending import Poster

        settings = self._house.settings
        poster = Poster(settings.hook_hosts, mailing.authority(settings))
        Deliverer(self.hooks, poster, self._house.clock).run(stopping, time.monotonic)

    def _locked(self, id: str) -> None:
        self.hooks.tell_house("account.locked", "account", id)


class _Remembering:
    """What a question came to, for a while; asked from several threads the worst is that it is asked twice."""

    def __init__(self, ask: Callable[[str], list[SensorSeen]]) -> None:
        self._ask = ask
        self._known: dict[str, tuple[float, list[SensorSeen]]] = {}

    def __call__(self, athlete: str) -> list[SensorSeen]:
        now = time.monotonic()
        at, found = self._known.get(athlete, (-SENSORS_S, []))
        if now - at >= SENSORS_S:
            found = self._ask(athlete)
            self._known[athlete] = (now, found)
        return found
