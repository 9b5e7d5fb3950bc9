"""The simulated squad of `milo up --demo N`: people who are not there, marked as such in every record."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milo.app.build import Home

DAYS = 120  # enough for every window a week looks through
SEED = 11  # of sixty squads one whose first three train through most of their weeks, on bicycle and foot (our choice, to show much)


def move_in(house: Home, n: int, stopping: threading.Event) -> None:
    """Let the squad live on the streams: up to now at once, then on with the clock. A Milo that was off catches up.

    Profiles, plans and routes are added beside, once the history is stored.
    """
    from milo.app.demo_furnish import furnish
    from milo.app.publishing import Course, Publisher
    from milo.twin.squad import Squad

    squad = Squad(SEED)
    ended = threading.Event()  # of its own: who waits on the house's event may be the one that sets it
    beside = threading.Thread(target=furnish, args=(house, [squad.user_id(i) for i in range(n)], ended), daemon=True)
    beside.start()
    publisher = Publisher(house.log, squad, house.clock, house.settings.folder / "publish", stopping=stopping)
    try:
        publisher.keep_up(Course(seed=SEED, athletes=n, days=DAYS, endless=True))
    finally:
        ended.set()
        beside.join(timeout=5)
