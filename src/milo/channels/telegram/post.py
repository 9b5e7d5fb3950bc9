"""Sends what waits in the outbox: in order within a chat, no faster than Telegram allows, again after what passes by itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from milo.channels.telegram.cutting import CAPTION_UNITS, cut, units
from milo.channels.telegram.mailbox import Mailbox
from milo.channels.telegram.pacing import Pacer
from milo.channels.telegram.said import Said

if TYPE_CHECKING:
    from aiogram import Bot

LONGEST_WAIT_S = 60.0  # between two tries while Telegram cannot be reached; our choice
log = logging.getLogger(__name__)
Export = Callable[[int], Awaitable[tuple[str, bytes] | None]]
"""Makes the zip of a chat's athlete: its name and bytes; None where it is too big for Telegram."""


class Post:
    """One drain per chat that has something to send.

    gone: told of a chat that blocked the bot or went away.  export: see Export.  too_big: what is said instead of a zip too big.
    """

    def __init__(
        self,
        bot: Bot,
        mailbox: Mailbox,
        pacer: Pacer,
        *,
        gone: Callable[[int], None],
        export: Export,
        too_big: Callable[[int], str],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot, self._mailbox, self._pacer = bot, mailbox, pacer
        self._gone, self._export, self._too_big, self._sleep = gone, export, too_big, sleep
        self._drains: dict[int, asyncio.Task[None]] = {}

    def kick(self, chat: int | None = None) -> None:
        """See to a chat's outbox, or to all of them."""
        for one in [chat] if chat is not None else self._mailbox.unsent():
            running = self._drains.get(one)
            if running is None or running.done():
                self._drains[one] = asyncio.create_task(self._drain(one))

    async def close(self) -> None:
        """Stop sending; what waits stays in the outbox."""
        drains = [task for task in self._drains.values() if not task.done()]
        for task in drains:
            task.cancel()
        await asyncio.gather(*drains, return_exceptions=True)

    async def _drain(self, chat: int) -> None:
        failures = 0
        while (found := await asyncio.to_thread(self._mailbox.first_of, chat)) is not None:
            id, said = found
            while (wait_s := self._pacer.chat_s(chat)) > 0:
                await self._sleep(wait_s)
            await self._sleep(self._pacer.take(chat))
            again_s = await self._tried(chat, said, failures)
            if again_s is None:
                failures = 0
                await asyncio.to_thread(self._mailbox.was_sent, id)
            else:
                failures += 1
                self._pacer.hold(chat, again_s)

    async def _tried(self, chat: int, said: Said, failures: int) -> float | None:
        """Send once. None: it is done, for good or ill; else the seconds to wait before the next try."""
        from aiogram.exceptions import (
            ClientDecodeError,
            TelegramAPIError,
            TelegramForbiddenError,
            TelegramNetworkError,
            TelegramRetryAfter,
            TelegramServerError,
        )

        try:
            await self._send(chat, said)
        except TelegramRetryAfter as e:
            log.info("telegram asks for a pause", extra={"seconds": e.retry_after})
            return float(e.retry_after)
        except TelegramForbiddenError:
            log.info("a chat does not want the bot any more")
            await asyncio.to_thread(self._gone, chat)
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as e:
            log.warning("telegram cannot be reached", extra={"found": type(e).__name__, "tries": failures + 1})
            return min(LONGEST_WAIT_S, 2.0**failures)
        except TelegramAPIError as e:
            if "message is not modified" not in str(e):
                log.warning("telegram refused a message", extra={"found": type(e).__name__, "kind": said.kind})
        return None

    async def _send(self, chat: int, said: Said) -> None:
        from aiogram.types import BufferedInputFile

        keys = _keyboard(said)
        if said.kind == "edit" and said.message_id is not None:
            if said.text:
                await self._bot.edit_message_text(said.text, chat_id=chat, message_id=said.message_id, reply_markup=keys)
            else:
                await self._bot.edit_message_reply_markup(chat_id=chat, message_id=said.message_id, reply_markup=keys)
        elif said.kind == "photo":
            picture = BufferedInputFile(said.photo, "milo.png")
            caption = said.text if units(said.text) <= CAPTION_UNITS else cut(said.text, CAPTION_UNITS)[0]
            await self._bot.send_photo(chat, picture, caption=caption or None, reply_markup=keys)
        elif said.kind == "export":
            made = await self._export(chat)
            if made is None:
                await self._bot.send_message(chat, await asyncio.to_thread(self._too_big, chat))
            else:
                await self._bot.send_document(chat, BufferedInputFile(made[1], made[0]), caption=said.text or None)
        else:
            await self._bot.send_message(chat, said.text, reply_markup=keys, disable_web_page_preview=True)


def _keyboard(said: Said) -> Any:
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

    if not said.buttons:
        return None
    lines = [[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in said.buttons]
    return InlineKeyboardMarkup(inline_keyboard=lines)
