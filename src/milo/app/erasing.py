"""An athlete goes: the key, the rows, the messages, the tokens, and what of them stands in files between two writes."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from milo.app.session.lock import FOLDER
from milo.app.webhooks import desk as webhooks
from milo.stream.sealing import SealedLog
from milo.stream.writer import STREAMS
from milo.vocabulary.errors import NotFound
from milo.vocabulary.identity import identity
from milo.vocabulary.records import DEAD_LETTERS

if TYPE_CHECKING:
    from milo.app.house import House

FOLD_S = 30.0  # how long a reader that holds a write-ahead log is waited for; the bar for the whole is 60 s (reliability X-7)
ERASED = "erased "  # note in the keys' place: that somebody was erased, by a hash of who
BEYOND = (
    "exports you downloaded",
    "messages the chat service or the mail provider keeps",
    "what a language model elsewhere was told",
    "backups: unreadable once the backups of keys from before today are deleted, within 30 days at most",
)


class Receipt(msgspec.Struct):
    """What was deleted. held: files another process kept open so that their last changes could not be cut off yet (they go when
    it closes them).  beyond: what Milo cannot reach."""

    athlete_id: str
    at: str
    erased: dict[str, int]
    messages: int
    key_destroyed: bool
    seconds: float
    held: list[str]
    beyond: list[str]


def forget_chat(house: House, athlete: str) -> None:
    """Links, codes, wishes and what was sent or waits, where there ever was a bot or mail. athlete: or a coach's account."""
    from milo.app.bot_file import BOT_FILE, file_of, linking_of

    if not (house.settings.folder / BOT_FILE).exists():
        return
    file = file_of(house)
    try:
        linking_of(house, file).forget(athlete)
    finally:
        file.close()


def erase(house: House, athlete: str) -> Receipt:
    """Delete everything of an athlete; also one nobody can read any more. Raises NotFound for somebody who is not here."""
    began = time.monotonic()
    if athlete not in house.store.athletes():
        raise NotFound(f"an athlete with id {athlete}", "nobody", "see `milo athlete list`")
    # Messages first: which ones are theirs can be told only while the key is there.
    messages = house.writer.forget(athlete)
    erased = house.store.erase(athlete)
    if isinstance(house.log, SealedLog):  # what came in between, and what a copy holds whose keys are gone
        messages += house.log.drop_lost((*STREAMS, DEAD_LETTERS))
    house.access.erase(athlete)
    house.answers.erase(athlete)
    forget_chat(house, athlete)
    webhooks.forget(house, athlete)
    for forget in house.forgetting:
        forget(athlete)
    (house.settings.folder / FOLDER / f"{identity('listening', athlete)}.lock").unlink(missing_ok=True)
    now = house.clock.now()
    house.vault.note(ERASED + hashlib.sha256(athlete.encode()).hexdigest(), f"{now:%Y-%m-%d}")
    held = fold(house.settings.folder)
    return Receipt(
        athlete_id=athlete,
        at=now.isoformat(),
        erased=erased,
        messages=messages,
        key_destroyed=not house.vault.has_key(athlete),
        seconds=round(time.monotonic() - began, 3),
        held=held,
        beyond=list(BEYOND),
    )


def fold(home: Path) -> list[str]:
    """Fold the write-ahead logs of the home's files in and cut them: they hold what was deleted. Returns those that were held."""
    left = sorted(home.glob("*.db"))
    end = time.monotonic() + FOLD_S
    while left and time.monotonic() < end:
        left = [path for path in left if not _folded(path)]
        if left:
            time.sleep(0.05)
    return [path.name for path in left]


def _folded(path: Path) -> bool:
    db = sqlite3.connect(path, timeout=1.0)
    try:
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy
    except sqlite3.OperationalError:
        return False
    finally:
        db.close()
