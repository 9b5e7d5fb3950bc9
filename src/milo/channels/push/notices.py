"""Notices to browsers: the same ones as by chat and mail, by the same wishes and quiet hours, once each."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from milo.channels.notifying import Notice, due, reminders_due
from milo.channels.push.book import PushBook
from milo.channels.push.sealing import encrypted, vapid
from milo.channels.telegram.notices import asked_to_remind, told, zone_of
from milo.channels.telegram.talk import Rooms
from milo.channels.telegram.words import BotWords
from milo.locales import text
from milo.vocabulary.errors import MiloError

PUSHED = "push "  # begins the keys of what went out by push: chat and mail tell the same for themselves
TTL_S = 4 * 3_600  # a push service keeps a notice so long for a phone that is off (our choice; a brief is no brief later)
GONE = frozenset({404, 410})  # the browser let go of its subscription (RFC 8030)
PAGES = {"morning_brief": "/app", "weekly_review": "/app/week", "sensor_silent": "/app/devices"}
log = logging.getLogger(__name__)

Post = Callable[[str, Mapping[str, str], bytes], Coroutine[Any, Any, int]]
"""(address, headers, body) -> the status of the answer."""


def tell_by_push(
    rooms: Rooms, book: PushBook, athletes: Iterable[str], post: Post, key: ec.EllipticCurvePrivateKey, subject: str
) -> int:
    """Send what is due to browsers that asked for it, and tell how many messages went out; blocks.

    subject: see sealing.vapid.  One athlete's trouble stops nobody else's.
    """
    count = 0
    for athlete in athletes:
        try:
            browsers = book.of(athlete)
            if not browsers:
                continue
            words, notices = BotWords(rooms.flows.manner(athlete)[0]), _due(rooms, athlete)
            for notice in notices:
                if not rooms.notices.claim(athlete, notice.kind, PUSHED + notice.key):
                    continue
                body = _body(notice, told(rooms, athlete, words, notice, values=False), words.language)
                for browser in browsers:
                    now_s = rooms.clock.now().timestamp()
                    headers = {
                        "User-Agent": "Milo/1",
                        "Authorization": vapid(browser.endpoint, key, subject, now_s),
                        "Content-Encoding": "aes128gcm",
                        "Content-Type": "application/octet-stream",
                        "TTL": str(TTL_S),
                        "Urgency": "normal",
                    }
                    count += _sent(book, athlete, browser.endpoint, post, headers, encrypted(body, browser.p256dh, browser.auth))
        except MiloError as e:
            log.warning("an athlete's push waits", extra={"found": e.code})
    return count


def _due(rooms: Rooms, athlete: str) -> list[Notice]:
    wishes = rooms.notices.wishes(athlete)
    sent = {(kind, key.removeprefix(PUSHED)) for kind, key in rooms.notices.sent(athlete) if key.startswith(PUSHED)}
    sensors = rooms.sensors(athlete) if wishes.sensor_silent else ()
    now = rooms.clock.now()
    reminded = reminders_due(now, sent, asked_to_remind(rooms, athlete, now))
    return due(now, zone_of(rooms, athlete), wishes, sent, sensors) + reminded


def _body(notice: Notice, said: str, language: str) -> bytes:
    """What the service worker shows: title, text, page, and what can be pressed."""
    title, _, rest = said.partition("\n")
    actions = [{"action": "/app/checkin", "title": text("push-check-in", language)}] if notice.kind == "morning_brief" else []
    shown = {"title": title, "body": rest.strip(), "page": PAGES.get(notice.kind, "/app"), "tag": notice.kind, "actions": actions}
    return json.dumps(shown, ensure_ascii=False).encode()


def _sent(book: PushBook, athlete: str, endpoint: str, post: Post, headers: Mapping[str, str], body: bytes) -> int:
    try:
        status = asyncio.run(post(endpoint, headers, body))
    except MiloError as e:
        log.warning("a push did not go out", extra={"found": e.found})
        return 0
    if status in GONE:
        book.drop(athlete, endpoint)
    return int(200 <= status < 300)
