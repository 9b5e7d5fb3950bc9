"""The simulated squad of `milo up --demo N`: people who are not there, marked as such in every record."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from milo.vocabulary.records import Record, Sleep, User, kind_of

if TYPE_CHECKING:
    from milo.app.build import House

DAYS = 120  # enough for every window a week looks through


def move_in(house: House, n: int, stopping: threading.Event) -> None:
    """Let the squad live up to now. Who moved in earlier goes on from their last night, so that nothing is told twice."""
    from milo.twin.squad import Squad

    now = house.clock.now()
    squad = Squad()
    for i in range(n):
        user_id = squad.user_id(i)
        user: User | None = house.store.latest("user", user_id)
        first = user.signup_ts.date() if user else now.date() - timedelta(days=DAYS)
        night: Sleep | None = house.store.latest("sleep", user_id)
        since = night.start_ts if night else None
        life = squad.life(i, first, now.date())
        fresh = (r for r in life if (since is None or kind_of(r).time_of(r) >= since) and kind_of(r).time_of(r) <= now)
        house.writer.write(_until(stopping, fresh))
        if stopping.is_set():
            return
        house.flows.settle(user_id)


def _until(stopping: threading.Event, records: Iterator[Record]) -> Iterator[Record]:
    for record in records:
        if stopping.is_set():
            return
        yield record
