"""The simulated squad of `milo up --demo N`: people who are not there, marked as such in every record."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milo.app.house import House

DAYS = 120  # enough for every window a week looks through
SEED = 11  # of sixty squads one whose first three train through most of their weeks, on bicycle and foot (our choice, to show much)


def move_in(house: House, n: int, stopping: threading.Event) -> None:
    """Let the squad live on the streams: up to now at once, then on with the clock. A Milo that was off catches up."""
    from milo.app.publishing import Course, Publisher
    from milo.twin.squad import Squad

    publisher = Publisher(house.log, Squad(SEED), house.clock, house.settings.folder / "publish", stopping=stopping)
    publisher.keep_up(Course(seed=SEED, athletes=n, days=DAYS, endless=True))
