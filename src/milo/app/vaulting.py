"""The vault of a home: made with it, taken into use on a home that had none, and what is to be known of its state."""

from __future__ import annotations

import base64
import logging
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from milo.app.config import Settings
from milo.store.envelope import KeyGone
from milo.store.keys import NAME as KEYS
from milo.store.keys import KeyFile, Keys
from milo.store.master_key import NAME as MASTER
from milo.store.master_key import MasterKey
from milo.store.vault import HOUSE, Vault
from milo.stream.sealing import SealedLog
from milo.stream.writer import STREAMS
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.records import DEAD_LETTERS

if TYPE_CHECKING:
    from milo.app.build import House
    from milo.store.contract import Store
    from milo.stream.contract import Log

DONE = "done"
log = logging.getLogger(__name__)


def build_vault(settings: Settings) -> Vault:
    """The vault of the settings: its keys beside the store they belong to, its master key where MILO_MASTER_KEY_FILE says.

    Raises BadConfig where the master key is missing, readable by others, or another one.
    """
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys: Keys
    if settings.store_path is not None:
        keys = KeyFile(settings.folder / KEYS)
    else:
        from milo.store.mongo_keys import MongoKeys

        keys = MongoKeys(settings.store)
    try:
        return Vault(keys, MasterKey(master_path(settings)))
    except BaseException:
        keys.close()
        raise


def master_path(settings: Settings) -> Path:
    """Where the master key lies."""
    return (settings.master_key_file or settings.folder / MASTER).expanduser().absolute()


def seal_all(store: Store, stream: Log, vault: Vault, now: datetime) -> int:
    """Seal what was written before there was a vault, or with older keys; returns how many records, parts of files and messages.

    Broken off, it goes on at the next start: what is sealed is passed over, only reading costs again.
    """
    people = store.athletes()
    done = 0
    for place, athlete in enumerate(people):
        vault.note_progress(f"{place} of {len(people)} athletes")
        done += store.reseal(athlete)
    if isinstance(stream, SealedLog):
        done += stream.reseal((*STREAMS, DEAD_LETTERS))
    vault.note_progress(f"{DONE} {now:%Y-%m-%d}")
    return done


def renew(house: House, athlete: str) -> int:
    """A new key for an athlete: all that is sealed is sealed with it, then the old one is destroyed. Returns how much it was.

    Broken off, both keys work, and doing it again ends it.
    """
    house.vault.renew(athlete)
    done = house.store.reseal(athlete) + house.access.accounts.reseal()
    if isinstance(house.log, SealedLog):
        done += house.log.reseal((*STREAMS, DEAD_LETTERS))
    house.answers.erase(athlete)  # of one day; a write that is sent twice is then done by its identity, not by its answer
    house.vault.retire(athlete)
    return done


def settle(store: Store, stream: Log, vault: Vault, now: datetime) -> None:
    """As seal_all, once for each home; a store that cannot answer now is sealed at the next start, and `milo doctor` tells."""
    if sealed(vault):
        return
    try:
        done = seal_all(store, stream, vault, now)
    except Unavailable as e:
        log.warning("not everything is sealed yet", extra={"found": e.found})
    else:
        if done:
            log.info("sealed what was written before there was a vault", extra={"sealed": done})


def sealed(vault: Vault) -> bool:
    """Whether everything that was ever plain has been sealed."""
    return (vault.progress() or "").startswith(DONE)


class SealedWords:
    """E-mails and names as text that only the vault opens; fulfils channels.accounts.Words."""

    MARK = "sealed:"
    _PLACE = "account"

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def seal(self, athlete: str | None, text: str) -> str:
        """athlete: whose key seals it; None for the house's."""
        (kept,) = self._vault.seal_messages(self._PLACE, [(athlete, text.encode("utf-8", "surrogatepass"))])
        return self.MARK + base64.b64encode(kept).decode()

    def open(self, kept: str) -> str:
        """The text; empty where its key is gone with the athlete."""
        if not kept.startswith(self.MARK):
            return kept
        try:
            opened = self._vault.open_message(self._PLACE, base64.b64decode(kept.removeprefix(self.MARK)))
        except KeyGone:
            return ""
        return opened.decode("utf-8", "surrogatepass")

    def is_stale(self, athlete: str | None, kept: str) -> bool:
        """Whether a text is plain or sealed with an older key."""
        if not kept.startswith(self.MARK):
            return True
        self._vault.fresh((athlete or HOUSE,))
        return not self._vault.is_current(athlete or HOUSE, base64.b64decode(kept.removeprefix(self.MARK)))


class SealedAnswers:
    """Answers to writes, sealed with the key of who asked; fulfils channels.api.idempotency.Sealing."""

    _PLACE = "answer"

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def seal(self, athlete: str, body: bytes) -> bytes:
        """The answer's bytes, sealed."""
        return self._vault.seal_messages(self._PLACE, [(athlete, body)])[0]

    def open(self, kept: bytes) -> bytes:
        """The answer's bytes as they were sent. Raises KeyGone."""
        return self._vault.open_message(self._PLACE, kept)


def vault_check(settings: Settings) -> dict[str, object]:
    """The line of `milo doctor`: whether everything is sealed, and where the master key lies. Raises BadConfig, Unavailable."""
    vault = build_vault(settings)
    try:
        progress, path = vault.progress(), master_path(settings)
        if progress is None and not _anybody(settings, vault):
            progress = DONE  # nobody is here yet: whatever is written from now on is sealed
    finally:
        vault.close()
    if not (progress or "").startswith(DONE):
        found = f"records not all sealed ({progress or 'not begun'})"
        return {"name": "encryption", "ok": False, "found": found, "do": "milo keys seal"}
    if path.is_relative_to(settings.folder):
        found = f"records sealed (AES-256-GCM, a key for each athlete); the master key lies beside the data: {path}"
        do = f"to be safe from who copies the folder: move {path.name} to another disk, set MILO_MASTER_KEY_FILE to it, keep a copy"
        return {"name": "encryption", "ok": True, "found": found, "do": do}
    return {"name": "encryption", "ok": True, "found": f"records sealed; the master key is kept apart: {path}", "do": ""}


def _anybody(settings: Settings, vault: Vault) -> bool:
    """Whether the store holds anybody's records."""
    if settings.store_path is not None and not settings.store_path.exists():
        return False
    from milo.app.build import build_store

    try:
        store = build_store(settings, vault)
    except sqlite3.DatabaseError:
        return False  # no database at all: the store's own line says so
    try:
        return bool(store.athletes())
    finally:
        store.close()
