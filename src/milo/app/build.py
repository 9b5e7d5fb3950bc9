"""The composition root: the only place where stores, logs, writers and flows are constructed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from milo.app.config import Settings, load_settings
from milo.vocabulary.clock import Clock, WallClock

if TYPE_CHECKING:
    from milo.app.flows import Flows
    from milo.app.lab import Lab
    from milo.channels.access import Access
    from milo.store.contract import Store
    from milo.stream.contract import Log
    from milo.stream.meter import Meter
    from milo.stream.writer import Writer


@dataclass(frozen=True)
class House:
    """Everything that was built, for those that are handed a part of it."""

    settings: Settings
    clock: Clock
    store: Store
    log: Log
    writer: Writer
    access: Access
    flows: Flows

    @cached_property
    def lab(self) -> Lab:
        """The breath lab; made when first asked for, since most commands do without its imports."""
        from milo.app.lab import Lab

        return Lab(self.flows, self.store, self.writer, self.clock, self.settings.folder)

    def close(self) -> None:
        """Let go of all files and connections."""
        self.store.close()
        self.log.close()
        self.access.close()


def build(
    settings: Settings | None = None, clock: Clock | None = None, *, consumer: str = "writer-1", meter: Meter | None = None
) -> House:
    """The house on the store and log of the settings; its home folder is made when absent, for this user's eyes only.

    consumer: the writer's name on the streams.  meter: who watches it.  Raises Unavailable when store or log cannot be opened.
    """
    from milo.app.flows import Flows
    from milo.channels.access import Access
    from milo.stream.writer import Writer

    settings = settings or load_settings()
    clock = clock or WallClock()
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = build_store(settings)
    log = build_log(settings, clock)
    writer = Writer(store, log, consumer, clock, meter)
    access = Access(settings.folder / "access.db", clock)
    return House(settings, clock, store, log, writer, access, Flows(store, log, writer, clock))


def build_store(settings: Settings) -> Store:
    """The store of the settings: a SQLite file, or MongoDB."""
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.store_path is not None:
        from milo.store.sqlite import Store as SqliteStore

        return SqliteStore(settings.store_path)
    from milo.store.mongo import Store as MongoStore

    return MongoStore(settings.store)


def build_log(settings: Settings, clock: Clock) -> Log:
    """The log of the settings: a SQLite file in the home folder, or Redis Streams."""
    if settings.stream == "embedded":
        from milo.stream.embedded import Log as EmbeddedLog

        settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return EmbeddedLog(settings.folder / "log.db", clock)
    from milo.stream.redis_streams import Log as RedisLog

    return RedisLog(settings.stream, clock)


def check_durable(log: Log) -> str:
    """Refuse a log that would forget what it acknowledged; returns a warning, empty when there is none.

    Raises BadConfig with the way to mend it, Unavailable when the log does not answer.
    """
    from milo.vocabulary.errors import BadConfig

    verdict = log.durability()
    if not verdict.safe:
        raise BadConfig("a stream that keeps what it acknowledged", verdict.found, verdict.do)
    return "" if verdict.ok else f"{verdict.found}: {verdict.do}"
