"""The composition root: the only place where stores, logs, writers and flows are constructed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from milo.app.config import Settings, load_settings
from milo.app.house import House
from milo.app.stores import build_log, build_store
from milo.vocabulary.clock import Clock, WallClock

if TYPE_CHECKING:
    from milo.app.catalogue_desk import CatalogueDesk
    from milo.app.coaching.coach import Coaching
    from milo.app.diary_desk import DiaryDesk
    from milo.app.lab import Lab
    from milo.app.side_doors import SideDoors
    from milo.stream.contract import Log
    from milo.stream.meter import Meter


@dataclass(frozen=True)
class Home(House):
    """A house with its rooms: the lab, the coach, the catalogue and the side doors, each made when first asked for."""

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
    def diary(self) -> DiaryDesk:
        """The food diary; made when first asked for."""
        from milo.app.diary_desk import DiaryDesk

        return DiaryDesk(self)

    @cached_property
    def beside(self) -> SideDoors:
        """The chat bot, mail and webhooks; made when first asked for, since only a server needs them. Raises BadConfig."""
        from milo.app.side_doors import SideDoors

        return SideDoors(self, self.coaching)

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
) -> Home:
    """The house on the store and log of the settings; its home folder is made when absent, for this user's eyes only.

    consumer: the writer's name on the streams.  meter: who watches it.  Raises Unavailable when store or log cannot be opened.
    """
    from milo.app.admitting import admit
    from milo.app.catalogue_desk_start import known_here
    from milo.app.consenting import refusals
    from milo.app.erasing import erase, forget_chat
    from milo.app.flows import Flows
    from milo.app.sealing import SealedWords
    from milo.app.vaulting import build_vault, settle
    from milo.channels.access import Access
    from milo.stream.writer import Writer

    settings = settings or load_settings()
    clock = clock or WallClock()
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known_here(settings.folder)
    vault = build_vault(settings)
    store = build_store(settings, vault)
    log = build_log(settings, vault)
    writer = Writer(store, log, consumer, clock, meter, partial(refusals, store, clock))
    access = Access(
        settings.folder / "access.db", clock, partial(admit, writer, clock), SealedWords(vault, migrating=not vault.complete)
    )
    settle(store, log, vault, clock.now())  # after the accounts' words: from then on nothing plain is taken for theirs
    flows = Flows(store, log, writer, clock, lambda athlete: erase(house, athlete).erased)
    house = Home(settings, clock, store, log, writer, access, flows, vault)
    if (settings.folder / "models").is_dir():  # the owner trained models of their own
        from milo.coach.safety.learnt import risk_classifier
        from milo.models import registry, shelf

        own = registry.Registry(settings.folder / "models")
        shelf.choose_by(lambda name: own.find(name).model)
        if own.history("triage"):  # checked against its card here, so that a damaged one stops the start and not a message
            body = own.find("triage").model.read("second_reader.npz")
            risk_classifier.read_from(lambda: io.BytesIO(body))
    access.accounts.open_sign_up = settings.sign_up == "open"
    access.accounts.removing.append(partial(forget_chat, house))
    return house


def check_durable(log: Log) -> str:
    """Refuse a log that would forget what it acknowledged; returns a warning, empty when there is none.

    Raises BadConfig with the way to mend it, Unavailable when the log does not answer.
    """
    from milo.vocabulary.errors import BadConfig

    verdict = log.durability()
    if not verdict.safe:
        raise BadConfig("a stream that keeps what it acknowledged", verdict.found, verdict.do)
    return "" if verdict.ok else f"{verdict.found}: {verdict.do}"
