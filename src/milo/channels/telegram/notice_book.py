"""What each athlete wishes to be told unasked, and what was sent, so that no notice goes out twice, whatever the door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from milo.channels.notifying import Notice, Wishes
from milo.channels.telegram.file import BotFile
from milo.vocabulary.clock import Clock, micros

REMEMBERED = timedelta(days=60)  # a notice's key is of a day, a week or a silence of two weeks at most


class NoticeBook:
    """Wishes and sent notices on the bot's file."""

    def __init__(self, file: BotFile, clock: Clock) -> None:
        self._file, self._clock = file, clock

    def wishes(self, athlete: str, unsaid: Wishes | None = None) -> Wishes:
        """What the athlete wishes; unsaid (None: our choices) where nothing was said. A coach is known by their account."""
        row = self._file.row("SELECT body FROM wish WHERE athlete = ?", (athlete,))
        return (unsaid or Wishes()) if row is None else msgspec.json.decode(row[0], type=Wishes)

    def set_wishes(self, athlete: str, wishes: Wishes) -> None:
        """What they wish from now on."""
        with self._file.change() as db:
            kept = msgspec.json.encode(wishes)
            db.execute("INSERT INTO wish VALUES (?, ?) ON CONFLICT (athlete) DO UPDATE SET body = excluded.body", (athlete, kept))

    def sent(self, athlete: str) -> set[tuple[str, str]]:
        """(kind, key) of what was sent."""
        return {(kind, key) for kind, key in self._file.rows("SELECT kind, key FROM sent WHERE athlete = ?", (athlete,))}

    def claim(self, athlete: str, kind: str, key: str, covers: Sequence[str] = ()) -> bool:
        """Note that something goes out; False where it did before. Of several who try, one gets a True.

        covers: see Notice.
        """
        now = self._clock.now()
        with self._file.change() as db:
            db.execute("DELETE FROM sent WHERE athlete = ? AND at <= ?", (athlete, micros(now - REMEMBERED)))
            row = "INSERT INTO sent VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
            if db.execute(row, (athlete, kind, key, micros(now))).rowcount != 1:
                return False
            db.executemany(row, [(athlete, kind, other, micros(now)) for other in covers])
            return True

    def give_back(self, athlete: str, notice: Notice) -> None:
        """A notice that could not be handed on after all."""
        with self._file.change() as db:
            row = "DELETE FROM sent WHERE athlete = ? AND kind = ? AND key = ?"
            db.executemany(row, [(athlete, notice.kind, key) for key in (notice.key, *notice.covers)])
