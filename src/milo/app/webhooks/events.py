"""What has happened, read off what is stored: whoever stored it and whatever was killed meanwhile, the next look finds it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from milo.channels.notifying import SensorSeen, silences
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import FILM

if TYPE_CHECKING:
    from milo.store.contract import Store

BACK = timedelta(days=7)  # what is older and only stored now is history, not news; our choice
AHEAD = timedelta(days=1)  # clocks of devices that go fast
LOOKED_AT = 200  # of each kind, the newest; our choice
KINDS_OF: dict[str, tuple[str, ...]] = {
    "workout.logged": ("workout",),
    "plan.changed": ("plan",),
    "daily.logged": ("sleep", "nutrition", "measurement", "feedback"),
    "safety.locked": ("latch",),
    "import.done": ("original",),
}
"""Event -> kinds of record that tell of it."""
_FITS: dict[str, Callable[[Any], bool]] = {
    # A file's hundred workouts are one import.
    "workout.logged": lambda record: record.origin != Origin.IMPORTED,
    "import.done": lambda record: record.format != FILM,
    "daily.logged": lambda record: record.origin == Origin.TOLD,
}


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be told. kind, id: of the record or thing behind it; at: when it was, None where nobody knows."""

    event: str
    kind: str
    id: str
    at: datetime | None = None


def happened(
    store: Store, athlete: str, events: Collection[str], now: datetime, sensors: Iterable[SensorSeen] = ()
) -> list[Happened]:
    """What of an athlete's last week can be told, in the order of KINDS_OF. now: aware.  sensors: as they were last heard."""
    from milo.vocabulary.records import KINDS

    found = []
    for event, kinds in KINDS_OF.items():
        if event not in events:
            continue
        for kind in kinds:
            about = KINDS[kind]
            records = store.find(kind, athlete, since=now - BACK, until=now + AHEAD, limit=LOOKED_AT, newest_first=True)
            found += [
                Happened(event=event, kind=kind, id=about.id_of(record), at=getattr(record, about.time_field))
                for record in reversed(records)
                if _FITS.get(event, _any)(record)
            ]
    if "sensor.silent" in events:
        found += [
            Happened(event="sensor.silent", kind="device", id=identity("silence", athlete, notice.key))
            for notice in silences(now, sensors)
        ]
    return found


def _any(record: Any) -> bool:
    return True
