"""The vault of a home: made with it, taken into use on a home that had none, and what is to be known of its state."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from milo.app.config import Settings
from milo.store.keys import NAME as KEYS
from milo.store.keys import KeyFile, Keys
from milo.store.master_key import NAME as MASTER
from milo.store.master_key import MasterKey
from milo.store.vault import Vault
from milo.stream.sealing import SealedLog
from milo.stream.writer import STREAMS
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.records import DEAD_LETTERS

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.store.contract import Store
    from milo.stream.contract import Log

DONE = "done in envelope 2"
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
    vault.finish()
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
    return vault.complete and (vault.progress() or "").startswith(DONE)
