"""Writes down what the doors notice: into the athlete's audit log, and to the owner's webhooks where an account was locked."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from milo.channels.access_watch import Noticed
from milo.vocabulary.errors import MiloError
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import AuditEntry

if TYPE_CHECKING:
    from milo.stream.writer import Writer
    from milo.vocabulary.clock import Clock

REMEMBERED = 10_000  # entries that are known to be written, so that the store is not asked at every request. Our choice
log = logging.getLogger(__name__)


class Watch:
    """Fulfils channels.access_watch.Watch. locked: told of an account that had too many wrong passwords."""

    def __init__(self, writer: Writer, clock: Clock, locked: Callable[[str], None] | None = None) -> None:
        self._writer, self._clock, self._locked = writer, clock, locked
        self._lock = threading.Lock()
        self._written: OrderedDict[str, None] = OrderedDict()

    def notice(self, one: Noticed) -> None:
        """Write it down, as often as it says at most."""
        now = self._clock.now()
        id = identity("audit", one.athlete, one.action, one.by, one.key, *sorted(map(str, one.detail.items())), _bin(now, one.per))
        with self._lock:
            if id in self._written:
                return
            self._written[id] = None
            while len(self._written) > REMEMBERED:
                self._written.popitem(last=False)
        try:
            self._write(one, id, now)
        except MiloError as e:
            with self._lock:
                self._written.pop(id, None)
            log.warning("not written down", extra={"action": one.action, "found": e.code})

    def _write(self, one: Noticed, id: str, now: datetime) -> None:
        if one.athlete is not None:
            detail = {name: value for name, value in one.detail.items() if value is not None}
            entry = AuditEntry(
                origin=Origin.MEASURED,
                source="milo",
                audit_id=id,
                user_id=one.athlete,
                at=_start(now, one.per),
                action=one.action,
                by=one.by,
                detail=detail or None,
            )
            self._writer.write([entry])
        if one.action == "account_locked" and self._locked is not None:
            self._locked(id)


def _start(now: datetime, per: str) -> datetime:
    """The moment an entry carries: two processes that note the same thing in one hour write the same entry."""
    if per == "day":
        return now.replace(hour=0, minute=0, second=0, microsecond=0)
    return now.replace(minute=0, second=0, microsecond=0) if per == "hour" else now


def _bin(now: datetime, per: str) -> str:
    return _start(now, per).isoformat()
