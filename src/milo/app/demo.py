"""The simulated squad of `milo up --demo N`: people who are not there, marked as such in every record."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from milo.vocabulary.records import Record, Sleep

if TYPE_CHECKING:
    from milo.app.build import House

DAYS = 120  # enough for every window a week looks through
LATE_DAYS = 3  # messages come late by up to 48 h, and the last night seen may lie some days back


def move_in(house: House, n: int, stopping: threading.Event) -> None:
    """Let the squad live up to now. Who moved in earlier goes on from their last night; what is told again is a duplicate."""
    from milo.twin.squad import EPOCH, Squad

    now = house.clock.now()
    squad = Squad()
    for i in range(n):
        user_id = squad.user_id(i)
        night: Sleep | None = house.store.latest("sleep", user_id)
        since = now.date() - timedelta(days=DAYS) if night is None else night.start_ts.date() - timedelta(days=LATE_DAYS)
        days = squad.arrivals([i], max(since, EPOCH), now.date())
        house.writer.write(_until(stopping, (a.record for day in days for a in day if a.at <= now)))
        if stopping.is_set():
            return
        house.flows.settle(user_id)


def _until(stopping: threading.Event, records: Iterable[Record]) -> Iterator[Record]:
    for record in records:
        if stopping.is_set():
            return
        yield record
