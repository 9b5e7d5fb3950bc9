"""Notices by e-mail, for those who asked for them and have no chat linked; and the door that stops them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from html import escape

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from milo.channels.mail import MailFailed, MailServer, stop_token, stopped_by
from milo.channels.telegram.notice_book import NoticeBook
from milo.channels.telegram.notices import due_to, told
from milo.channels.telegram.talk import Rooms
from milo.channels.telegram.words import BotWords
from milo.channels.web.plain import document
from milo.channels.web.words import WebWords, language_of
from milo.vocabulary.errors import MiloError

STOP_PATH = "/hooks/mail-stop"
log = logging.getLogger(__name__)


def tell_by_mail(
    rooms: Rooms, athletes: Iterable[str], address_of: Callable[[str], str | None], server: MailServer, base: str, key: bytes
) -> int:
    """Send what is due by mail, and tell how many went out; blocks. A failure of one athlete's mail stops nobody else's.

    address_of: an athlete's e-mail; None where none is known.  base: Milo's address as its people see it.
    key: see mail.stop_token.
    """
    count = 0
    for athlete in athletes:
        wishes = rooms.notices.wishes(athlete)
        if not wishes.mail or (wishes.chat and rooms.linking.link_to(athlete) is not None):
            continue
        try:
            count += _tell(rooms, athlete, address_of(athlete), server, base.rstrip("/"), key)
        except MiloError as e:
            log.warning("an athlete's mail waits", extra={"found": e.code})
    return count


def _tell(rooms: Rooms, athlete: str, to: str | None, server: MailServer, base: str, key: bytes) -> int:
    count = 0
    words = BotWords(rooms.flows.manner(athlete)[0])
    for notice in due_to(rooms, athlete) if to is not None else []:
        if not rooms.notices.claim(athlete, notice.kind, notice.key):
            continue
        stop = f"{base}{STOP_PATH}?token={stop_token(athlete, key)}"
        text = "\n\n".join(
            [
                told(rooms, athlete, words, notice, values=False),
                words.say("bot.mail.open", link=f"{base}/app"),
                words.say("bot.mail.why", link=stop),
            ]
        )
        try:
            server.send(to or "", words.say(f"bot.mail.subject_{notice.kind}"), text, stop)
            count += 1
        except MailFailed as e:
            if e.again:
                rooms.notices.give_back(athlete, notice)
            log.warning("a mail did not go out", extra={"found": e.found, "again": e.again})
            break
    return count


def stop_route(notices: NoticeBook, key: bytes) -> APIRouter:
    """GET and POST /hooks/mail-stop, for `app.include_router`: 403 without a token of ours; a visit asks, a POST stops the mail."""
    router = APIRouter()

    @router.get(STOP_PATH, include_in_schema=False)
    async def ask(request: Request, token: str = "") -> Response:
        if stopped_by(token, key) is None:
            return Response(status_code=403)
        say = BotWords(language_of(request.headers.get("accept-language"))).say
        form = (
            f'<form method="post" action="{STOP_PATH}?token={escape(token)}">'
            f'<button class="main">{escape(say("bot.page.stop_button"))}</button></form>'
        )
        return _page(request, say("bot.page.stop_ask"), form)

    @router.post(STOP_PATH, include_in_schema=False)
    async def stop(request: Request, token: str = "") -> Response:
        athlete = stopped_by(token, key)
        if athlete is None:
            return Response(status_code=403)
        wishes = await asyncio.to_thread(notices.wishes, athlete)
        await asyncio.to_thread(notices.set_wishes, athlete, msgspec.structs.replace(wishes, mail=False))
        return _page(request, BotWords(language_of(request.headers.get("accept-language"))).say("bot.page.stop_done"), "")

    return router


def _page(request: Request, said: str, inside: str) -> Response:
    words = WebWords(language_of(request.headers.get("accept-language")))
    title = BotWords(words.language).say("bot.page.stop_title")
    body = f'<main class="door"><section><h1>{escape(title)}</h1><p>{escape(said)}</p>{inside}</section></main>'
    return HTMLResponse(document(words, title, body), headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
