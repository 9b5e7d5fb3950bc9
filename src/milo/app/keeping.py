"""How long raw readings are kept: the athlete's setting, and the work that lets go of what is older. Unset means: for ever."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import KINDS, AuditEntry, Setting, Workout

if TYPE_CHECKING:
    from milo.app.house import House

SETTING = "retention"
# Setting key -> the kinds it lets go of. What is summed up (workouts, digests, sleep, measurements) stays: it is small, and what
# plans are made from.
KINDS_OF = {"samples_days": ("sample", "rr"), "waveforms_days": ("waveform",)}
LEAST_DAYS = 7  # a week's report reads the samples of its days again when something changes (our choice)
PAGE = 5_000


def decide(house: House, athlete: str, **days: int | None) -> dict[str, int | None]:
    """Decide how many days raw readings are kept; None for ever. Raises BadValue. Returns what holds now."""
    for name, value in days.items():
        if value is not None and value < LEAST_DAYS:
            raise BadValue(f"at least {LEAST_DAYS} days for {name}", str(value))
    now = house.clock.now()
    held = {**retention(house, athlete), **days}
    setting = Setting(
        origin=Origin.TOLD,
        source="athlete",
        setting_id=identity("setting", athlete, SETTING, now.isoformat()),
        user_id=athlete,
        valid_from=now,
        name=SETTING,
        value=held,
    )
    house.writer.write([setting])
    return held


def retention(house: House, athlete: str) -> dict[str, int | None]:
    """Days raw readings are kept, None for ever."""
    said = house.flows.settings(athlete).get(SETTING, {})
    return {name: said.get(name) for name in ("samples_days", "waveforms_days")}


def prune(house: House, athlete: str) -> dict[str, int]:
    """Delete what is older than the athlete wants it kept; returns how many of each kind.

    What it came to is summed up first, and stays (app.digesting).
    """
    now = house.clock.now()
    house.flows.settle(athlete)
    gone: dict[str, int] = {}
    for name, days in retention(house, athlete).items():
        for kind in KINDS_OF[name] if days is not None else ():
            if n := _delete(house, athlete, kind, _edge(house, athlete, now - timedelta(days=days or 0))):
                gone[kind] = n
    if gone:
        entry = AuditEntry(
            origin=Origin.MEASURED,
            source="milo",
            audit_id=identity("audit", athlete, "retention", now.isoformat()),
            user_id=athlete,
            at=now,
            action="retention",
            by="milo",
            detail=dict(gone),
        )
        house.writer.write([entry])
    return gone


def _edge(house: House, athlete: str, before: datetime) -> datetime:
    """The moment, or the start of a workout that goes on over it: half of one's samples would be summed up as if it were all."""
    cut: list[Workout] = house.store.find("workout", athlete, since=before - timedelta(days=14), until=before)
    return min([before, *(w.start_ts for w in cut if w.end_ts >= before)])


def _delete(house: House, athlete: str, kind: str, before: datetime) -> int:
    removed = 0
    while page := house.store.find(kind, athlete, until=before, limit=PAGE):
        removed += house.store.delete(kind, athlete, [KINDS[kind].id_of(one) for one in page])
    return removed
