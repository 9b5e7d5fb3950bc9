"""Imported values that differ from stored ones: what changed, the earlier version kept, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from milo.store.contract import Store
from milo.stream.writer import Writer
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import KINDS, Record, Replaced, kind_of
from milo.vocabulary.told_limits import check_set

COMPARED = frozenset(("set", "workout", "sleep", "nutrition", "feedback", "measurement"))
"""Kinds of which a person enters or corrects single records. A device's seconds are replaced as a whole, its clock believed."""
OF_THE_FILE = frozenset(("original_id", "source", "origin"))
NAMED_CHANGES = 5  # told one by one
FUTURE_DAYS = 2  # time zones and clocks that are a little ahead


def impossible(record: Record, now: datetime) -> str | None:
    """Why a measured record cannot be true, or None.

    Parameters
    ----------
    record : Record
        As an importer made it; each field is within its type's range already.
    now : datetime
        The present moment, aware.

    Returns
    -------
    str or None
        A short reason: a date in the future, a load or count of repetitions nobody has lifted.
    """
    kind = kind_of(record)
    if kind.name in COMPARED and (kind.time_of(record) - now).total_seconds() > FUTURE_DAYS * 86_400:
        return "dated in the future"
    if kind.name == "set":
        made: Any = record
        try:
            check_set(made.exercise, max(1, int(made.reps or 1)), made.weight_kg, None)
        except BadValue as e:
            return f"a set nobody can have done: {e.found}"
    return None


class Replacing:
    """Notices which stored records a file changes, keeps what they said before, and brings it back."""

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store, self._writer, self._clock = store, writer, clock

    def changes(self, athlete: str, batch: Sequence[Record], original_id: str | None) -> list[Replaced]:
        """The stored records that a batch would change, as records of their earlier versions.

        Parameters
        ----------
        athlete : str
            Whose records these are.
        batch : sequence of Record
            About to be written.
        original_id : str or None
            The file they come from.

        Returns
        -------
        list of Replaced
            One a record whose content differs; write them after the batch.
        """
        found = []
        by_kind: dict[str, list[Record]] = {}
        for record in batch:
            if (name := kind_of(record).name) in COMPARED:
                by_kind.setdefault(name, []).append(record)
        for name, records in by_kind.items():
            kind = KINDS[name]
            times = [kind.time_of(r) for r in records]
            until = max(times) + timedelta(microseconds=1)  # the last record of a file counts too
            stored = {kind.id_of(r): r for r in self._store.find(name, athlete, since=min(times), until=until)}
            for record in records:
                earlier = stored.get(kind.id_of(record))
                if earlier is not None and earlier != record and (changed := _differing(earlier, record)):
                    found.append(self._replaced(athlete, name, kind.id_of(record), earlier, changed, original_id))
        return found

    def _replaced(
        self, athlete: str, name: str, record_id: str, earlier: Record, changed: list[str], original_id: str | None
    ) -> Replaced:
        now = self._clock.now()
        return Replaced(
            origin=Origin.IMPORTED,
            source="import",
            replaced_id=identity("replaced", athlete, name, record_id, original_id, now.isoformat()),
            user_id=athlete,
            at=now,
            of=name,
            record_id=record_id,
            earlier=msgspec.to_builtins(earlier),
            changed=changed,
            original_id=original_id,
        )

    def ledger(self, athlete: str) -> list[Replaced]:
        """Every replaced record, newest first."""
        return list(reversed(self._store.find("replaced", athlete)))

    def undo(self, athlete: str, replaced_id: str) -> None:
        """Bring the earlier version of a record back. Raises NotFound, or BadValue where that was done already."""
        found: Replaced = self._store.get("replaced", athlete, replaced_id)
        if found.undone:
            raise BadValue("a change that stands", "one that was undone already")
        earlier = KINDS[found.of].decode(msgspec.json.encode(found.earlier))
        self._writer.write([earlier, msgspec.structs.replace(found, undone=True)])


def _differing(earlier: Record, later: Record) -> list[str]:
    """Names of the fields that say something else, those of the file itself left out."""
    names = (f for f in later.__struct_fields__ if f not in OF_THE_FILE)
    return [name for name in names if getattr(earlier, name) != getattr(later, name)]


def told(replaced: Sequence[Replaced], batch: Sequence[Record]) -> list[str]:
    """What changed in plain lines, the first few one by one."""
    later = {(kind_of(r).name, kind_of(r).id_of(r)): r for r in batch if kind_of(r).name in COMPARED}
    lines = []
    for one in replaced[:NAMED_CHANGES]:
        new = later[one.of, one.record_id]
        what = getattr(new, "exercise", one.of)
        day = KINDS[one.of].time_of(new).date().isoformat()
        values = ", ".join(f"{name} {one.earlier.get(name)} -> {getattr(new, name)}" for name in one.changed[:3])
        lines.append(f"changed: {what} on {day}: {values}")
    if len(replaced) > NAMED_CHANGES:
        lines.append(f"changed: {len(replaced) - NAMED_CHANGES} more records")
    return lines
