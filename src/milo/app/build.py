"""The composition root: the only place where stores, logs, writers and flows are constructed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milo.app.config import Settings, load_settings
from milo.vocabulary.clock import Clock, WallClock

if TYPE_CHECKING:
    from milo.app.flows import Flows
    from milo.channels.access import Access
    from milo.store.sqlite import Store
    from milo.stream.embedded import Log
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

    def close(self) -> None:
        """Let go of all files."""
        self.store.close()
        self.log.close()
        self.access.close()


def build(settings: Settings | None = None, clock: Clock | None = None) -> House:
    """The house on the embedded store and log, in the settings' home folder (made when absent, for this user's eyes only)."""
    from milo.app.flows import Flows
    from milo.channels.access import Access
    from milo.store.sqlite import Store
    from milo.stream.embedded import Log
    from milo.stream.writer import Writer

    settings = settings or load_settings()
    clock = clock or WallClock()
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = Store(settings.store_path)
    log = Log(settings.folder / "log.db", clock)
    writer = Writer(store, log)
    access = Access(settings.folder / "access.db", clock)
    return House(settings, clock, store, log, writer, access, Flows(store, log, writer, clock))
