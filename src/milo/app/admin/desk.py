"""The desk behind the admin's room: people, messages set aside, health, the safety audit, and the book of what admins did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from milo.app.admin.book import FILE, Book
from milo.app.admin.drift import DriftDesk
from milo.app.admin.health import HealthDesk
from milo.app.admin.letters import LetterDesk
from milo.app.admin.people import PeopleDesk
from milo.app.admin.safety import SafetyDesk
from milo.channels.admin_documents import Acts, GroupLine, Trained, TrainedLine

if TYPE_CHECKING:
    from milo.app.build import Home


class AdminDesk(PeopleDesk, LetterDesk, HealthDesk, SafetyDesk):
    """Fulfils channels.admin_desk.AdminDesk."""

    def __init__(self, house: Home) -> None:
        book = Book(house.settings.folder / FILE, house.vault, house.clock)
        PeopleDesk.__init__(self, house, book)
        LetterDesk.__init__(self, house, book)
        HealthDesk.__init__(self, house)
        SafetyDesk.__init__(self, house, book)
        self.drifting = DriftDesk(house)
        self._trained = house.settings.folder / "models"

    def trained(self) -> Trained:
        """See channels.admin_desk.AdminDesk."""
        from milo.models.registry import Registry

        registry = Registry(self._trained)
        found = [registry.find(name) for name in registry.names()]
        lines = [
            TrainedLine(
                name=one.model.name,
                version=one.version,
                shipped=one.shipped,
                purpose=str(one.model.card["purpose"]),
                groups=_groups(one.model.card["metrics"].get("slices", {})),
                blocked=list(one.model.card["metrics"].get("slices", {}).get("blocked", [])),
            )
            for one in found
        ]
        return Trained(models=lines, drift=self.drifting.drift())

    def acts(self, limit: int = 50, cursor: str | None = None) -> Acts:
        """See channels.admin_desk.AdminDesk."""
        found = self._book.acts(limit, cursor)
        names = {one.account_id: one.name or one.email for one in self._accounts.all()}
        named = [replace(act, by_name=names.get(act.by), about_name=names.get(act.about or "")) for act in found.acts]
        return replace(found, acts=named)


def _groups(slices: Mapping[str, Any]) -> list[GroupLine]:
    """The groups on a model's card: tag -> group -> share with its interval."""
    return [
        GroupLine(tag=tag, group=group, share=found["share"], low=found["low"], high=found["high"], count=found["of"])
        for tag, parts in slices.items()
        if isinstance(parts, Mapping)
        for group, found in parts.items()
    ]
