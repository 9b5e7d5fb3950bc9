"""The composition root: the only place where stores, logs, writers and flows are constructed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from milo.app.config import Settings, load_settings
from milo.vocabulary.clock import Clock, WallClock

if TYPE_CHECKING:
    from milo.app.catalogue_desk import CatalogueDesk
    from milo.app.coaching.coach import Coaching
    from milo.app.flows import Flows
    from milo.app.lab import Lab
    from milo.app.side_doors import SideDoors
    from milo.channels.access import Access
    from milo.channels.api.idempotency import Answers
    from milo.store.contract import Store
    from milo.store.vault import Vault
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
    vault: Vault
    forgetting: list[Callable[[str], None]] = field(default_factory=list)
    """What holds something of athletes in memory hears here who was erased."""

    @cached_property
    def lab(self) -> Lab:
        """The breath lab; made when first asked for, since most commands do without its imports."""
        from milo.app.lab import Lab

        return Lab(self.flows, self.store, self.writer, self.clock, self.settings.folder)

    @cached_property
    def coaching(self) -> Coaching:
        """The coach at its desk, with the model of the settings; made when first asked for, as the lab."""
        from milo.app.coaching.coach import Coaching

        return Coaching(self)

    @cached_property
    def catalogue(self) -> CatalogueDesk:
        """The house's own exercises and routines; made when first asked for."""
        from milo.app.catalogue_desk import CatalogueDesk

        return CatalogueDesk(self.settings.folder, self.clock, self.coaching)

    @cached_property
    def answers(self) -> Answers:
        """What was answered to writes within the last day; made when first asked for, since only a server needs it."""
        from milo.app.vaulting import SealedAnswers
        from milo.channels.api.idempotency import Answers

        return Answers(self.settings.folder / "answers.db", self.clock, SealedAnswers(self.vault))

    @cached_property
    def beside(self) -> SideDoors:
        """The chat bot, mail and webhooks; made when first asked for, since only a server needs them. Raises BadConfig."""
        from milo.app.side_doors import SideDoors

        return SideDoors(self)

    def close(self) -> None:
        """Let go of all files and connections."""
        if "beside" in vars(self):
            self.beside.close()
        self.store.close()
        self.log.close()
        self.access.close()
        if "answers" in vars(self):
            self.answers.close()
        if "catalogue" in vars(self):
            self.catalogue.close()


def build(
    settings: Settings | None = None, clock: Clock | None = None, *, consumer: str = "writer-1", meter: Meter | None = None
) -> House:
    """The house on the store and log of the settings; its home folder is made when absent, for this user's eyes only.

    consumer: the writer's name on the streams.  meter: who watches it.  Raises Unavailable when store or log cannot be opened.
    """
    from milo.app.admitting import admit
    from milo.app.catalogue_desk_start import known_here
    from milo.app.consenting import refusals
    from milo.app.erasing import erase, forget_chat
    from milo.app.flows import Flows
    from milo.app.vaulting import SealedWords, build_vault, settle
    from milo.channels.access import Access
    from milo.stream.writer import Writer

    settings = settings or load_settings()
    clock = clock or WallClock()
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known_here(settings.folder)
    vault = build_vault(settings)
    store = build_store(settings, vault)
    log = build_log(settings, clock, vault)
    settle(store, log, vault, clock.now())
    writer = Writer(store, log, consumer, clock, meter, partial(refusals, store, clock))
    access = Access(settings.folder / "access.db", clock, partial(admit, writer, clock), SealedWords(vault))
    flows = Flows(store, log, writer, clock, lambda athlete: erase(house, athlete).erased)
    house = House(settings, clock, store, log, writer, access, flows, vault)
    access.accounts.removing.append(partial(forget_chat, house))
    return house


def build_store(settings: Settings, vault: Vault | None = None) -> Store:
    """The store of the settings: a SQLite file, or MongoDB; it seals what it keeps. vault: made for it where none is given."""
    from milo.app.vaulting import build_vault

    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.store_path is not None:
        from milo.store.sqlite import Store as SqliteStore

        return SqliteStore(settings.store_path, vault or build_vault(settings))
    from milo.store.mongo import Store as MongoStore

    return MongoStore(settings.store, vault or build_vault(settings))


def build_log(settings: Settings, clock: Clock, vault: Vault | None = None) -> Log:
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

        return SealedLog(EmbeddedLog(settings.folder / "log.db", clock), seal)
    from milo.stream.redis_streams import Log as RedisLog

    return SealedLog(RedisLog(settings.stream, clock), seal, ALWAYS)


def check_durable(log: Log) -> str:
    """Refuse a log that would forget what it acknowledged; returns a warning, empty when there is none.

    Raises BadConfig with the way to mend it, Unavailable when the log does not answer.
    """
    from milo.vocabulary.errors import BadConfig

    verdict = log.durability()
    if not verdict.safe:
        raise BadConfig("a stream that keeps what it acknowledged", verdict.found, verdict.do)
    return "" if verdict.ok else f"{verdict.found}: {verdict.do}"
