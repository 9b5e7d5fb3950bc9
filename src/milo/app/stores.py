"""The store and the log of the settings, embedded or beyond one machine; what they keep is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milo.app.config import Settings

if TYPE_CHECKING:
    from milo.store.contract import Store
    from milo.store.vault import Vault
    from milo.stream.contract import Log


def build_store(settings: Settings, vault: Vault | None = None) -> Store:
    """The store of the settings: a SQLite file, or MongoDB; it seals what it keeps. vault: made for it where none is given."""
    from milo.app.vaulting import build_vault

    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.store_path is not None:
        from milo.store.sqlite import Store as SqliteStore

        return SqliteStore(settings.store_path, vault or build_vault(settings))
    from milo.store.mongo import Store as MongoStore

    return MongoStore(settings.store, vault or build_vault(settings))


def build_log(settings: Settings, vault: Vault | None = None) -> Log:
    """The log of the settings: a SQLite file in the home folder, or Redis Streams; its messages are sealed.

    On Redis only the dead letters are: its streams are what others write and read too.  vault: made for it where none is given.
    """
    from milo.app.vaulting import build_vault
    from milo.stream.sealing import ALWAYS, SealedLog

    def seal() -> Vault:
        return vault or build_vault(settings)

    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.stream == "embedded":
        from milo.stream.embedded import Log as EmbeddedLog

        return SealedLog(EmbeddedLog(settings.folder / "log.db"), seal)
    from milo.stream.redis_streams import Log as RedisLog

    return SealedLog(RedisLog(settings.stream), seal, ALWAYS)
