"""What came in and what is to go out, kept until it is done: a bot that is killed goes on where it was.

An update is written down before Telegram is told that it arrived, and crossed out in the same transaction that keeps what came of
it: the state of the conversation and the messages to send. What was crossed out keeps its number, so that a second delivery is
known as one. Only what a killed bot had handed to Telegram without hearing back may be sent twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from milo.channels.telegram.file import BotFile
from milo.channels.telegram.said import Said
from milo.channels.telegram.state import State
from milo.vocabulary.clock import Clock, from_micros, micros

REMEMBERED = timedelta(days=3)  # Telegram keeps undelivered updates for a day, so older numbers cannot come again
TIMER_LATE = timedelta(minutes=10)  # a rest that ended longer ago is no news; our choice


@dataclass(frozen=True, slots=True)
class Letter:
    """An update as it came. at: when it arrived here, the same however often it is read."""

    update_id: int
    chat: int
    at: datetime
    body: bytes


class Mailbox:
    """Inbox, outbox, timers and states on the bot's file."""

    def __init__(self, file: BotFile, clock: Clock) -> None:
        self._file, self._clock = file, clock

    # --- in ---------------------------------------------------------------------------------------------------------------

    def take_in(self, update_id: int, chat: int, body: bytes) -> bool:
        """Write an update down. False where it was known."""
        with self._file.change() as db:
            kept = self._file.sealing.seal(self._athlete(chat), body)
            now = micros(self._clock.now())
            db.execute("DELETE FROM inbox WHERE body IS NULL AND at <= ?", (now - REMEMBERED // timedelta(microseconds=1),))
            return (
                db.execute("INSERT INTO inbox VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", (update_id, chat, now, kept)).rowcount
                == 1
            )

    def waiting(self) -> list[int]:
        """Chats with something to read."""
        return [chat for (chat,) in self._file.rows("SELECT DISTINCT chat FROM inbox WHERE body IS NOT NULL")]

    def next_of(self, chat: int) -> Letter | None:
        """The oldest unread update of a chat; one that cannot be opened any more is crossed out."""
        while True:
            row = self._file.row(
                "SELECT update_id, at, body FROM inbox WHERE chat = ? AND body IS NOT NULL ORDER BY update_id LIMIT 1", (chat,)
            )
            if row is None:
                return None
            body = self._file.sealing.open(row[2])
            if body is not None:
                return Letter(row[0], chat, from_micros(row[1]), body)
            self.cross_out(row[0])

    def cross_out(self, update_id: int) -> None:
        """Done with an update."""
        with self._file.change() as db:
            db.execute("UPDATE inbox SET body = NULL WHERE update_id = ?", (update_id,))

    def settle(
        self, letter: Letter, said: Sequence[Said], state: State | None, timers: Iterable[tuple[str, datetime | None]] = ()
    ) -> None:
        """Keep all that came of an update at once. timers: (kind, when); None takes one back."""
        with self._file.change() as db:
            self.cross_out(letter.update_id)
            self.set_state(letter.chat, state)
            for kind, due in timers:
                db.execute("DELETE FROM timer WHERE chat = ? AND kind = ?", (letter.chat, kind))
                if due is not None:
                    db.execute("INSERT INTO timer VALUES (?, ?, ?)", (letter.chat, kind, micros(due)))
            self.put_out(letter.chat, said)

    # --- out --------------------------------------------------------------------------------------------------------------

    def put_out(self, chat: int, said: Sequence[Said]) -> None:
        """Messages to send, in this order."""
        with self._file.change() as db:
            athlete = self._athlete(chat)
            for one in said:
                kept = self._file.sealing.seal(athlete, msgspec.msgpack.encode(one))
                db.execute("INSERT INTO outbox (chat, body) VALUES (?, ?)", (chat, kept))

    def unsent(self) -> list[int]:
        """Chats with something to send."""
        return [chat for (chat,) in self._file.rows("SELECT DISTINCT chat FROM outbox")]

    def first_of(self, chat: int) -> tuple[int, Said] | None:
        """The oldest message to a chat, with its number; one that cannot be opened any more is dropped."""
        while True:
            row = self._file.row("SELECT id, body FROM outbox WHERE chat = ? ORDER BY id LIMIT 1", (chat,))
            if row is None:
                return None
            body = self._file.sealing.open(row[1])
            if body is not None:
                return row[0], msgspec.msgpack.decode(body, type=Said)
            self.was_sent(row[0])

    def was_sent(self, id: int) -> None:
        """A message that is on its way, or never will be."""
        with self._file.change() as db:
            db.execute("DELETE FROM outbox WHERE id = ?", (id,))

    # --- states and timers ------------------------------------------------------------------------------------------------

    def state(self, chat: int) -> State:
        """Where the conversation stands; at its beginning where nothing is kept."""
        row = self._file.row("SELECT state FROM chat WHERE chat = ?", (chat,))
        body = None if row is None or row[0] is None else self._file.sealing.open(row[0])
        return State() if body is None else msgspec.msgpack.decode(body, type=State)

    def set_state(self, chat: int, state: State | None) -> None:
        """Where it stands now; a chat that is nobody's keeps none."""
        with self._file.change() as db:
            kept = None
            if state is not None and state != State():
                kept = self._file.sealing.seal(self._athlete(chat), msgspec.msgpack.encode(state))
            db.execute("UPDATE chat SET state = ? WHERE chat = ?", (kept, chat))

    def rung(self) -> list[tuple[int, str]]:
        """(chat, kind) of the timers that are over, each once; long over ones are left out."""
        now = self._clock.now()
        with self._file.change() as db:
            over = db.execute("DELETE FROM timer WHERE due <= ? RETURNING chat, kind, due", (micros(now),)).fetchall()
        return [(chat, kind) for chat, kind, due in over if now - from_micros(due) <= TIMER_LATE]

    def together(self) -> AbstractContextManager[object]:
        """A transaction around several of these."""
        return self._file.change()

    def _athlete(self, chat: int) -> str | None:
        row = self._file.row("SELECT athlete FROM chat WHERE chat = ?", (chat,))
        return None if row is None else str(row[0])
