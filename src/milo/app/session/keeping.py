"""What of a session waits to be stored: in order, beside the event loop, and for a while without the stream."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from milo.vocabulary.errors import Unavailable
from milo.vocabulary.records import Record

MOST_KEPT_S = 600.0  # of records held while store and stream are away; beyond it the session ends and says so (our choice)

log = logging.getLogger(__name__)


class Keeping:
    """Records on their way. keep: stores them durably, blocking; raises Unavailable while it cannot.  now: monotonic, s."""

    def __init__(self, keep: Callable[[Sequence[Record]], object], now: Callable[[], float]) -> None:
        self.waiting: list[Record] = []
        self._keep, self._now = keep, now
        self._away_since: float | None = None
        self._one = asyncio.Lock()

    async def keep(self) -> bool:
        """Store what waits; whether that has just become impossible. What cannot be stored goes on waiting."""
        async with self._one:
            if not self.waiting:
                return False
            batch = list(self.waiting)
            try:
                await asyncio.to_thread(self._keep, batch)
            except Unavailable as e:
                if self._away_since is not None:
                    return False
                self._away_since = self._now()
                log.warning("readings wait", extra={"reason": e.sentence(), "records": len(batch)})
                return True
            self._away_since = None
            # Others may have added meanwhile, at the end.
            del self.waiting[: len(batch)]
            return False

    @property
    def too_long(self) -> bool:
        """Whether nothing could be stored for longer than a session may go on without."""
        return self._away_since is not None and self._now() - self._away_since > MOST_KEPT_S
