"""Which chat is which athlete: one-time codes, the look at who brings one, links and their end.

A code is 128 random bits, lives ten minutes, works once and is kept as a hash (reliability reference 3.2, ASVS 6.5). A code can be
passed on, so bringing one links nothing yet: whoever made it is shown the Telegram account's name and says yes (`approve`). Only a
code made with `trusted` is confirmed in the chat that brings it, for somebody alone at their own terminal.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from milo.channels.telegram.file import BotFile
from milo.channels.telegram.words import Tone
from milo.vocabulary.clock import Clock, from_micros, micros
from milo.vocabulary.errors import NotFound

CODE_BYTES = 16  # 128 bits
CODE_LIFE = timedelta(minutes=10)  # ASVS 6.5.5
_CODE = re.compile(r"[A-Za-z0-9_-]{22}")  # what token_urlsafe makes of CODE_BYTES
NAME_SHOWN = 80  # characters of a Telegram name; our choice


class Consents(Protocol):
    """Records what an athlete allows; purpose "bot" is that a chat service carries their messages."""

    def allowed(self, athlete: str, purpose: Literal["bot"]) -> bool: ...

    def give(self, athlete: str, purpose: Literal["bot"]) -> object: ...

    def withdraw(self, athlete: str, purpose: Literal["bot"]) -> object: ...


@dataclass(frozen=True, slots=True)
class Code:
    """A code as it is given out, once. link: opens the bot with it; None while the bot's name is not known."""

    code: str
    expires_at: datetime
    link: str | None


@dataclass(frozen=True, slots=True)
class Asking:
    """A Telegram account that brought a code. name: as Telegram shows it, with the @name where there is one."""

    asking_id: str
    chat: int
    athlete: str
    name: str
    trusted: bool
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A chat that is an athlete's."""

    chat: int
    athlete: str
    since: datetime
    tone: Tone = "moderate"


class Linking:
    """Codes and links on the bot's file. consents: a link records a yes to the bot, an end of it a no."""

    def __init__(self, file: BotFile, clock: Clock, consents: Consents) -> None:
        self._file, self._clock, self._consents = file, clock, consents

    # --- codes ------------------------------------------------------------------------------------------------------------

    def new_code(self, athlete: str, *, bot: str | None = None, trusted: bool = False) -> Code:
        """A code for an athlete; the ones before it no longer work. bot: the bot's name, for the link.

        Call it for a signed-in athlete or the owner only.
        """
        code, until = secrets.token_urlsafe(CODE_BYTES), self._clock.now() + CODE_LIFE
        with self._file.change() as db:
            db.execute("DELETE FROM code WHERE athlete = ? OR expires <= ?", (athlete, micros(self._clock.now())))
            db.execute("INSERT INTO code VALUES (?, ?, ?, ?)", (_digest(code), athlete, micros(until), trusted))
        return Code(code, until, f"https://t.me/{bot}?start={code}" if bot else None)

    def bring(self, code: str, chat: int, name: str) -> Asking | None:
        """A chat brings a code: it is used up, and the chat waits for a yes. None where the code is unknown, used or expired."""
        if not _CODE.fullmatch(code):
            return None
        now = self._clock.now()
        with self._file.change() as db:
            row = db.execute("DELETE FROM code WHERE hash = ? RETURNING athlete, expires, trusted", (_digest(code),)).fetchone()
            if row is None or row[1] <= micros(now):
                return None
            athlete, until = row[0], micros(now + CODE_LIFE)
            shown = " ".join(name.split())[:NAME_SHOWN] or "?"
            db.execute("DELETE FROM asking WHERE chat = ? OR athlete = ? OR expires <= ?", (chat, athlete, micros(now)))
            kept = self._file.sealing.seal(athlete, shown.encode())
            id = secrets.token_hex(8)
            db.execute("INSERT INTO asking VALUES (?, ?, ?, ?, ?, ?)", (id, chat, athlete, kept, until, row[2]))
        return Asking(id, chat, athlete, shown, bool(row[2]), from_micros(until))

    def asking(self, athlete: str) -> Asking | None:
        """The Telegram account that waits for this athlete's yes."""
        return self._asking("athlete = ?", athlete)

    def asking_of(self, chat: int) -> Asking | None:
        """What a chat waits for."""
        return self._asking("chat = ?", chat)

    def approve(self, athlete: str, asking_id: str) -> Link:
        """The athlete's yes to an account they were shown by name. Raises NotFound where nothing of theirs waits."""
        waits = self.asking(athlete)
        if waits is None or not secrets.compare_digest(waits.asking_id, asking_id):
            raise NotFound("a Telegram account that waits for your yes", "none", "make a new code and open it in Telegram")
        return self._link(waits)

    def burn(self, code: str) -> None:
        """Make a code useless."""
        with self._file.change() as db:
            db.execute("DELETE FROM code WHERE hash = ?", (_digest(code),))

    def refuse(self, athlete: str) -> None:
        """The athlete's no."""
        with self._file.change() as db:
            db.execute("DELETE FROM asking WHERE athlete = ?", (athlete,))

    def confirm(self, chat: int) -> Link | None:
        """The yes of the chat itself; only a trusted code lets it count."""
        waits = self.asking_of(chat)
        return self._link(waits) if waits is not None and waits.trusted else None

    def decline(self, chat: int) -> None:
        """The no of the chat itself."""
        with self._file.change() as db:
            db.execute("DELETE FROM asking WHERE chat = ?", (chat,))

    def _asking(self, where: str, value: object) -> Asking | None:
        row = self._file.row(f"SELECT asking_id, chat, athlete, name, trusted, expires FROM asking WHERE {where}", (value,))
        if row is None or row[5] <= micros(self._clock.now()):
            return None
        name = self._file.sealing.open(row[3])
        return None if name is None else Asking(row[0], row[1], row[2], name.decode(), bool(row[4]), from_micros(row[5]))

    # --- links ------------------------------------------------------------------------------------------------------------

    def _link(self, waits: Asking) -> Link:
        """One athlete, one chat: a new link takes the place of older ones, on either side."""
        now = self._clock.now()
        with self._file.change() as db:
            for (older,) in db.execute("SELECT chat FROM chat WHERE athlete = ?", (waits.athlete,)).fetchall():
                _forget_chat(db, older)
            _forget_chat(db, waits.chat)
            db.execute("DELETE FROM asking WHERE chat = ? OR athlete = ?", (waits.chat, waits.athlete))
            db.execute("INSERT INTO chat VALUES (?, ?, ?, 'moderate', NULL)", (waits.chat, waits.athlete, micros(now)))
        self._consents.give(waits.athlete, "bot")
        return Link(waits.chat, waits.athlete, now)

    def links(self) -> list[Link]:
        """Every chat that is linked."""
        rows = self._file.rows("SELECT chat, athlete, since, tone FROM chat ORDER BY chat")
        return [Link(chat, athlete, from_micros(since), tone) for chat, athlete, since, tone in rows]

    def link_of(self, chat: int) -> Link | None:
        """Whose chat this is; nobody's once the athlete took back the consent."""
        return self._one("chat", chat)

    def link_to(self, athlete: str) -> Link | None:
        """The athlete's chat."""
        return self._one("athlete", athlete)

    def _one(self, column: str, value: object) -> Link | None:
        row = self._file.row(f"SELECT chat, athlete, since, tone FROM chat WHERE {column} = ?", (value,))
        if row is None:
            return None
        if not self._consents.allowed(row[1], "bot"):
            self._drop(row[0])
            return None
        return Link(row[0], row[1], from_micros(row[2]), row[3])

    def set_tone(self, chat: int, tone: Tone) -> None:
        """How the chat wants to be spoken to from now on."""
        with self._file.change() as db:
            db.execute("UPDATE chat SET tone = ? WHERE chat = ?", (tone, chat))

    def unlink(self, athlete: str) -> None:
        """The athlete's chat is nobody's any more, from the chat or from the web; what was kept of its conversation is gone."""
        row = self._file.row("SELECT chat FROM chat WHERE athlete = ?", (athlete,))
        if row is not None:
            self._drop(row[0])
        self.refuse(athlete)
        if self._consents.allowed(athlete, "bot"):
            self._consents.withdraw(athlete, "bot")

    def forget(self, athlete: str) -> None:
        """Everything of an athlete in this file, for an erasure: links, codes, wishes, what waited and what was sent."""
        row = self._file.row("SELECT chat FROM chat WHERE athlete = ?", (athlete,))
        if row is not None:
            self._drop(row[0])
        with self._file.change() as db:
            for table in ("code", "asking", "sent", "wish", "push"):
                db.execute(f"DELETE FROM {table} WHERE athlete = ?", (athlete,))

    def _drop(self, chat: int) -> None:
        with self._file.change() as db:
            _forget_chat(db, chat)


def _forget_chat(db: sqlite3.Connection, chat: int) -> None:
    # An update that was read keeps its number, so that it is not taken for a new one; its words go.
    for statement in (
        "DELETE FROM chat WHERE chat = ?",
        "DELETE FROM outbox WHERE chat = ?",
        "DELETE FROM timer WHERE chat = ?",
        "UPDATE inbox SET body = NULL WHERE chat = ?",
    ):
        db.execute(statement, (chat,))


def _digest(code: str) -> bytes:
    """What is kept of a code: 128 random bits, so a plain fast hash is as good as a slow one."""
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).digest()
