"""The house as its journeys see it: the parts they stand on. build makes it, with the rooms that need all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from milo.app.config import Settings
from milo.vocabulary.clock import Clock

if TYPE_CHECKING:
    from milo.app.flows import Flows
    from milo.channels.access import Access
    from milo.channels.api.idempotency import Answers
    from milo.store.contract import Store
    from milo.store.vault import Vault
    from milo.stream.contract import Log
    from milo.stream.writer import Writer


@dataclass(frozen=True)
class House:
    """The parts every journey stands on: settings, clock, store, log, writer, access, flows, vault."""

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
    def answers(self) -> Answers:
        """What was answered to writes within the last day; made when first asked for, since only a server needs it."""
        from milo.app.sealing import SealedAnswers
        from milo.channels.api.idempotency import Answers

        return Answers(self.settings.folder / "answers.db", self.clock, SealedAnswers(self.vault))
