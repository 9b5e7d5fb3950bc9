"""The bot as a whole: takes updates in, answers them in order, sends what waits, rings the rest timers, tells what is due."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import threading
import time
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

import msgspec

from milo.channels.exported import exported
from milo.channels.limits import Pace
from milo.channels.telegram import conversation, notices, workout, workout_end
from milo.channels.telegram.file import BotFile
from milo.channels.telegram.heard import ALLOWED, Heard, heard_of
from milo.channels.telegram.linking import Link
from milo.channels.telegram.mailbox import Letter, Mailbox
from milo.channels.telegram.pacing import Pacer
from milo.channels.telegram.post import Post
from milo.channels.telegram.said import Said
from milo.channels.telegram.talk import Rooms, Talk, words_of
from milo.channels.telegram.words import BotWords
from milo.coach.safety.shell import WORDS
from milo.vocabulary.errors import MiloError, NotFound, Unavailable

if TYPE_CHECKING:
    from aiogram.types import Update

POLL_S = 25  # how long Telegram holds a request open while there is nothing; its own advice is a long poll
TICK_S = 0.5  # how late a rest timer may ring; our choice
NOTICES_S = 30.0  # how late a notice may be; our choice
AWAY_S = 3.0  # before Telegram is asked again after it could not be reached; our choice
PER_MINUTE, BURST = 40, 25  # of one chat: a workout's buttons are pressed quickly, a flood is not heard. Our choice
LARGEST_FILE = 49_000_000  # bytes; a bot may send 50 MB
GOODBYE_S = 5.0
log = logging.getLogger(__name__)


class TelegramBot:
    """One bot on one file.

    token: of BotFather.  folder: for exports on their way; emptied at the start.  api: the address of a Bot API server of one's
    own; None: Telegram's.  pacer: how fast it speaks.  pace: how fast a chat is heard.  secret: of the webhook.
    """

    def __init__(
        self,
        token: str,
        rooms: Rooms,
        file: BotFile,
        folder: Path,
        *,
        api: str | None = None,
        pacer: Pacer | None = None,
        pace: Pace | None = None,
        secret: str | None = None,
    ) -> None:
        self._secret = secret
        self._token, self._rooms, self._api, self._folder = token, rooms, api, folder
        self._mailbox = Mailbox(file, rooms.clock)
        self._pacer = pacer or Pacer()
        self._pace = pace or Pace(PER_MINUTE, BURST)
        self._slowed: dict[int, float] = {}
        self._readers: dict[int, asyncio.Task[None]] = {}

    @property
    def secret(self) -> str:
        """What Telegram shows with every call of the webhook; where none was chosen, one of the token: nothing has to be kept."""
        if self._secret is not None:
            return self._secret
        return hmac.new(self._token.encode(), b"milo telegram webhook", hashlib.sha256).hexdigest()

    async def run(self, stopping: threading.Event, webhook: str | None = None) -> None:
        """Until stopping is set. webhook: the public https address Telegram shall call; None: the bot asks Telegram.

        Raises TelegramUnauthorizedError for a wrong token; whatever else goes wrong is logged and tried again.
        """
        rmtree(self._folder, ignore_errors=True)  # what a killed bot was about to send
        async with _bot(self._token, self._api) as bot:
            self._bot = bot
            self._post = Post(bot, self._mailbox, self._pacer, gone=self._gone, export=self._export, too_big=self._too_big)
            work = [asyncio.create_task(self._tick())]
            work.append(asyncio.create_task(self._set_up(webhook)))
            try:
                while not stopping.is_set():
                    await asyncio.sleep(TICK_S / 2)
                    for task in work:
                        if task.done():
                            task.result()
            finally:
                for task in [*work, *self._readers.values()]:
                    task.cancel()
                await asyncio.gather(*work, *self._readers.values(), return_exceptions=True)
                await self._post.close()

    # --- in ---------------------------------------------------------------------------------------------------------------

    def take(self, update: Update) -> bool:
        """Write an update down; from any thread. False where there is nothing in it for the bot, or it was known."""
        heard = heard_of(update)
        if heard is None:
            return False
        if heard.kind != "gone" and self._pace.wait_s(str(heard.chat)) > 0:
            self._slow_down(heard)
            return False
        return self._mailbox.take_in(heard.update_id, heard.chat, msgspec.msgpack.encode(heard))

    def _slow_down(self, heard: Heard) -> None:
        """Tell a chat once a minute that it is too quick."""
        now = time.monotonic()
        if now - self._slowed.get(heard.chat, -60.0) >= 60.0:
            self._slowed = {chat: at for chat, at in self._slowed.items() if now - at < 60.0} | {heard.chat: now}
            self._mailbox.put_out(heard.chat, [Said(text=BotWords(heard.language).say("bot.talk.slow"))])

    async def _set_up(self, webhook: str | None) -> None:
        """The menu and the way updates come; then the long poll, for good."""
        from aiogram.exceptions import TelegramConflictError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
        from aiogram.types import BotCommand

        ready = False
        after: int | None = None
        while True:
            try:
                if not ready:
                    for language in ("en", "es"):
                        words = BotWords(language)
                        menu = [BotCommand(command=c, description=words.say(f"bot.menu.{c}")) for c in conversation.COMMANDS]
                        await self._bot.set_my_commands(menu, language_code=None if language == "en" else language)
                    if webhook is not None:
                        await self._bot.set_webhook(webhook, allowed_updates=ALLOWED, secret_token=self.secret)
                    else:
                        await self._bot.delete_webhook()
                    ready = True
                if webhook is not None:
                    await asyncio.Event().wait()
                offset = None if after is None else after + 1
                updates = await self._bot.get_updates(
                    offset=offset, timeout=POLL_S, allowed_updates=ALLOWED, request_timeout=POLL_S + 10
                )
                for update in updates:
                    await asyncio.to_thread(self.take, update)
                # Past an empty answer no number is remembered: after a quiet week Telegram counts from anywhere.
                after = max((update.update_id for update in updates), default=None)
                self._read()
            except TelegramRetryAfter as e:
                await asyncio.sleep(e.retry_after)
            except TelegramConflictError:
                log.error("another bot asks Telegram with this token; stop one of them")
                await asyncio.sleep(10 * AWAY_S)
            except (TelegramNetworkError, TelegramServerError) as e:
                log.warning("telegram cannot be reached", extra={"found": type(e).__name__})
                await asyncio.sleep(AWAY_S)
            except Unavailable as e:
                # Not written down, so not asked past: Telegram sends it again.
                log.warning("the bot's file does not answer", extra={"found": e.found})
                await asyncio.sleep(AWAY_S)

    # --- answering --------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """A reader for each chat that has something unread and none yet."""
        for chat in self._mailbox.waiting():
            running = self._readers.get(chat)
            if running is None or running.done():
                self._readers[chat] = asyncio.create_task(self._read_chat(chat))
        self._readers = {chat: task for chat, task in self._readers.items() if not task.done()}

    async def _read_chat(self, chat: int) -> None:
        while (letter := await asyncio.to_thread(self._mailbox.next_of, chat)) is not None:
            heard = msgspec.msgpack.decode(letter.body, type=Heard)
            came: Any = (await asyncio.gather(self._answer(letter, heard), return_exceptions=True))[0]
            if isinstance(came, Unavailable):
                log.warning("not answered yet", extra={"found": came.wanted})
                await asyncio.sleep(AWAY_S)
                continue
            if isinstance(came, BaseException):
                # One update that cannot be answered must not stop those behind it; a fixed sentence stands in (safety F-1).
                log.error("an update was not answered", exc_info=came)
                await asyncio.to_thread(self._apologise, letter, heard)
            self._post.kick(chat)

    async def _answer(self, letter: Letter, heard: Heard) -> None:
        toast: str | None = None
        if heard.kind == "gone":
            await asyncio.to_thread(self._gone, letter.chat)
            await asyncio.to_thread(self._mailbox.cross_out, letter.update_id)
            return
        link = await asyncio.to_thread(self._rooms.linking.link_of, letter.chat)
        code = conversation.code_in(heard)
        if link is None or code is not None:
            said = await asyncio.to_thread(self._unlinked, heard, code)
            state = None if link is None else self._mailbox.state(letter.chat)
            await asyncio.to_thread(self._mailbox.settle, letter, said, state)
            await asyncio.to_thread(self._welcome)
        else:
            state = await asyncio.to_thread(self._mailbox.state, letter.chat)

            async def typing() -> None:
                await self._quietly(self._bot.send_chat_action(letter.chat, "typing"))

            talk = await conversation.linked(self._rooms, link, state, heard, letter.at, typing)
            toast = talk.toast
            await asyncio.to_thread(self._mailbox.settle, letter, talk.said, talk.state, list(talk.timers.items()))
        if heard.callback_id is not None:
            await self._quietly(self._bot.answer_callback_query(heard.callback_id, text=toast))

    def _unlinked(self, heard: Heard, code: str | None) -> list[Said]:
        return conversation.brought(self._rooms, heard, code) if code is not None else conversation.stranger(self._rooms, heard)

    def _apologise(self, letter: Letter, heard: Heard) -> None:
        words = WORDS[heard.language]
        self._mailbox.put_out(letter.chat, [Said(text=words["safe"].format(call=words["local_number"]))])
        self._mailbox.cross_out(letter.update_id)

    async def _quietly(self, call: Any) -> None:
        """What is only nice to have: the circle on a button, "is typing"."""
        from aiogram.exceptions import AiogramError

        try:
            await call
        except AiogramError as e:
            log.info("telegram did not take a nicety", extra={"found": type(e).__name__})

    # --- unasked ----------------------------------------------------------------------------------------------------------

    async def _tick(self) -> None:
        next_notices = 0.0
        while True:
            came: list[Any] = list(
                await asyncio.gather(
                    asyncio.to_thread(self._ring),
                    asyncio.to_thread(self._welcome),
                    *([asyncio.to_thread(self.tell_due)] if time.monotonic() >= next_notices else []),
                    return_exceptions=True,
                )
            )
            for failed in (one for one in came if isinstance(one, BaseException)):
                log.error("what was due was not told", exc_info=failed)
            if len(came) > 2:
                next_notices = time.monotonic() + NOTICES_S
            self._read()
            self._post.kick()
            await asyncio.sleep(TICK_S)

    def _ring(self) -> None:
        for chat, kind in self._mailbox.rung():
            link = self._rooms.linking.link_of(chat)
            if link is not None and kind == workout_end.REST:
                talk = Talk(rooms=self._rooms, link=link, state=self._mailbox.state(chat), at=self._rooms.clock.now())
                workout.rest_over(talk)
                self._mailbox.put_out(chat, talk.said)

    def _welcome(self) -> None:
        """Chats that were linked since, be it on the web; each is welcomed once."""
        for link in self._rooms.linking.links():
            if self._rooms.notices.claim(link.athlete, "welcome", f"{link.chat}@{link.since.isoformat()}"):
                self._mailbox.put_out(link.chat, conversation.welcome(self._rooms, link))

    def tell_due(self) -> None:
        """Every linked athlete's notices; an athlete who is gone takes the link along."""
        for link in self._rooms.linking.links():
            try:
                self._tell(link)
            except NotFound:
                self._rooms.linking.forget(link.athlete)
            except MiloError as e:
                log.warning("an athlete's notices wait", extra={"found": e.code})

    def _tell(self, link: Link) -> None:
        self._rooms.flows.profile(link.athlete)
        if not self._rooms.notices.wishes(link.athlete).chat:
            return
        for notice in notices.due_to(self._rooms, link.athlete):
            said = notices.in_words(self._rooms, link, notice)
            if self._rooms.linking.link_of(link.chat) is None:
                return
            with self._mailbox.together():
                if self._rooms.notices.claim(link.athlete, notice.kind, notice.key, notice.covers):
                    self._mailbox.put_out(link.chat, [said])

    # --- the post's questions ---------------------------------------------------------------------------------------------

    def _gone(self, chat: int) -> None:
        """Blocked by its owner: the link ends, as with /stop."""
        link = self._rooms.linking.link_of(chat)
        if link is not None:
            self._rooms.linking.unlink(link.athlete)

    async def _export(self, chat: int) -> tuple[str, bytes] | None:
        return await asyncio.to_thread(self._zip, chat)

    def _zip(self, chat: int) -> tuple[str, bytes] | None:
        """The athlete's export, made for the moment of sending; nothing of it stays."""
        link = self._rooms.linking.link_of(chat)
        if link is None:
            return None
        made = exported(self._rooms.flows, link.athlete)
        with made.stream:
            return ("milo-export.zip", made.stream.read()) if made.size <= LARGEST_FILE else None

    def _too_big(self, chat: int) -> str:
        link = self._rooms.linking.link_of(chat)
        return (BotWords() if link is None else words_of(self._rooms, link)).say("bot.export.too_big")


def _bot(token: str, api: str | None) -> Any:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import PRODUCTION, TelegramAPIServer

    server = PRODUCTION if api is None else TelegramAPIServer.from_base(api)
    return Bot(token, session=AiohttpSession(api=server))


async def name_of(token: str, api: str | None = None) -> str | None:
    """The bot's own name at Telegram, for links; None where Telegram cannot be asked."""
    from aiogram.exceptions import TelegramAPIError

    async with _bot(token, api) as bot:
        try:
            me = await bot.get_me(request_timeout=10)
        except TelegramAPIError as e:
            log.warning("telegram does not tell the bot's name", extra={"found": type(e).__name__})
            return None
    return str(me.username) if me.username else None
