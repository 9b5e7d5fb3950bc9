"""Notices by e-mail, for those who asked for them and have no chat linked; and the door that stops them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import tzinfo
from html import escape

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from milo.channels.mail import MailFailed, MailServer, stop_token, stopped_by
from milo.channels.notifying import UNSAID_COACH, Notice, waiting_for_coach
from milo.channels.telegram.notice_book import NoticeBook
from milo.channels.telegram.notices import due_to, told
from milo.channels.telegram.talk import Rooms
from milo.channels.telegram.words import BotWords
from milo.channels.web.own_time import named
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
    count, post = 0, _Post(rooms, server, base.rstrip("/"), key)
    for athlete in athletes:
        try:
            wishes = rooms.notices.wishes(athlete)
            to = address_of(athlete)
            if to is None or not wishes.mail or (wishes.chat and rooms.linking.link_to(athlete) is not None):
                continue
            words = BotWords(rooms.flows.manner(athlete)[0])
            said = ((notice, told(rooms, athlete, words, notice, values=False)) for notice in due_to(rooms, athlete))
            count += post.send(athlete, to, words, said, "/app", "bot.mail.why")
        except MiloError as e:
            log.warning("an athlete's mail waits", extra={"found": e.code})
    return count


@dataclass(frozen=True)
class _Post:
    """The way of every notice that goes by mail. base: without a slash at its end; key: see mail.stop_token."""

    rooms: Rooms
    server: MailServer
    base: str
    key: bytes

    def send(self, who: str, to: str, words: BotWords, said: Iterable[tuple[Notice, str]], page: str, why: str) -> int:
        """Send what nobody sent before, until one fails; returns how many went out. who: an athlete, or a coach's account.

        page: what the mail leads to.  why: the sentence that says why it came and how it ends.
        """
        count, book = 0, self.rooms.notices
        stop = f"{self.base}{STOP_PATH}?token={stop_token(who, self.key)}"
        for notice, text in said:
            if not book.claim(who, notice.kind, notice.key, notice.covers):
                continue
            whole = "\n\n".join([text, words.say("bot.mail.open", link=f"{self.base}{page}"), words.say(why, link=stop)])
            try:
                self.server.send(to, words.say(f"bot.mail.subject_{notice.kind}"), whole, stop)
            except MailFailed as e:
                if e.again:
                    book.give_back(who, notice)
                log.warning("a mail did not go out", extra={"found": e.found, "again": e.again})
                break
            count += 1
        return count


@dataclass(frozen=True, kw_only=True)
class CoachLetters:
    """What waits for a coach. unread: ids of messages, oldest first; alarms: those of them that tell of a danger.

    zone, language: of the athlete who waits longest, for a coach who said nothing of their own.
    """

    account: str
    address: str
    unread: list[str]
    alarms: list[str]
    zone: tzinfo
    language: str


def tell_coaches(rooms: Rooms, letters: Iterable[CoachLetters], server: MailServer, base: str, key: bytes) -> int:
    """Tell coaches by mail that an athlete has written, without a name or a word of it; returns how many mails went out. Blocks."""
    count, now, post = 0, rooms.clock.now(), _Post(rooms, server, base.rstrip("/"), key)
    for one in letters:
        try:
            wishes = rooms.notices.wishes(one.account, UNSAID_COACH)
            if not wishes.mail:
                continue
            words = BotWords(wishes.language or one.language)
            sent, zone = rooms.notices.sent(one.account), named(wishes.zone) or one.zone
            notices = waiting_for_coach(now, zone, wishes, sent, one.unread, one.alarms)
            said = [(notice, words.say("bot.notice.athlete_message")) for notice in notices]
            count += post.send(one.account, one.address, words, said, "/app/squad", "bot.mail.why_coach")
        except MiloError as e:
            log.warning("a coach's mail waits", extra={"found": e.code})
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
        wishes = await asyncio.to_thread(notices.wishes, athlete)  # of an athlete, or of a coach's account
        await asyncio.to_thread(notices.set_wishes, athlete, msgspec.structs.replace(wishes, mail=False))
        return _page(request, BotWords(language_of(request.headers.get("accept-language"))).say("bot.page.stop_done"), "")

    return router


def _page(request: Request, said: str, inside: str) -> Response:
    words = WebWords(language_of(request.headers.get("accept-language")))
    title = BotWords(words.language).say("bot.page.stop_title")
    body = f'<main class="door"><section><h1>{escape(title)}</h1><p>{escape(said)}</p>{inside}</section></main>'
    return HTMLResponse(document(words, title, body), headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
