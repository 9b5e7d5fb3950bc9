"""Which browsers want notices: subscriptions on the bot's file, each sealed with its athlete's key."""

from __future__ import annotations

import hashlib

import msgspec

from milo.channels.push.sealing import browser_key
from milo.channels.telegram.file import BotFile
from milo.channels.webhooks import check_url
from milo.vocabulary.errors import BadValue

MOST = 8  # browsers of one athlete: phones, tablets, computers (our choice); a ninth takes the oldest one's place


class Subscription(msgspec.Struct, frozen=True, kw_only=True):
    """A browser's address at its push service, and the keys to write to it."""

    endpoint: str
    p256dh: str
    auth: str


class PushBook:
    """Subscriptions of athletes. allowed: hosts of this machine or its network that may be sent to."""

    def __init__(self, file: BotFile, allowed: frozenset[str] = frozenset()) -> None:
        self._file, self._allowed = file, allowed

    def of(self, athlete: str) -> list[Subscription]:
        """The athlete's browsers, the newest last."""
        rows = self._file.rows("SELECT body FROM push WHERE athlete = ? ORDER BY rowid", (athlete,))
        opened = [self._file.sealing.open(body) for (body,) in rows]
        return [msgspec.json.decode(body, type=Subscription) for body in opened if body is not None]

    def add(self, athlete: str, one: Subscription) -> None:
        """Keep a browser; kept twice it is one, whoever it belonged to before. Raises BadValue."""
        check_url(one.endpoint, self._allowed)
        browser_key(one.p256dh, one.auth)
        body = self._file.sealing.seal(athlete, msgspec.json.encode(one))
        with self._file.change() as db:
            db.execute("DELETE FROM push WHERE place = ?", (_place(one.endpoint),))
            db.execute("INSERT INTO push (place, athlete, body) VALUES (?, ?, ?)", (_place(one.endpoint), athlete, body))
            kept = "SELECT rowid FROM push WHERE athlete = ? ORDER BY rowid DESC LIMIT ?"
            db.execute(f"DELETE FROM push WHERE athlete = ? AND rowid NOT IN ({kept})", (athlete, athlete, MOST))

    def drop(self, athlete: str, endpoint: str) -> None:
        """Forget a browser of an athlete."""
        with self._file.change() as db:
            db.execute("DELETE FROM push WHERE athlete = ? AND place = ?", (athlete, _place(endpoint)))


def _place(endpoint: str) -> bytes:
    return hashlib.sha256(endpoint.encode()).digest()


def subscription_of(told: object) -> Subscription:
    """What `PushSubscription.toJSON()` tells. Raises BadValue."""
    wanted = "a push subscription with endpoint and keys"
    if not isinstance(told, dict) or not isinstance(keys := told.get("keys"), dict):
        raise BadValue(wanted, type(told).__name__)
    try:
        return msgspec.convert({"endpoint": told.get("endpoint"), **keys}, Subscription)
    except msgspec.ValidationError:
        raise BadValue(wanted, "something else") from None
