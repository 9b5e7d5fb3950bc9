"""What athletes opened to their coaches: read from the consent records each time it is asked, and kept nowhere."""

from __future__ import annotations

from typing import Any, Protocol

from milo.channels.access_rules import PARTS
from milo.vocabulary.clock import Clock
from milo.vocabulary.records import last_received

MOST = 10_000  # consents of one athlete; with more than are read, the newest might be missing, so nothing is granted. Our choice


class Shelf(Protocol):
    """Whoever can read an athlete's records; the flows do."""

    def records(self, athlete: str, kind: str, *, limit: int = 500) -> list[Any]:
        """The records of a kind, oldest first."""
        ...


class ConsentsOf:
    """Fulfils access.Consents. shelf: where the records are.  clock: tells when a consent has run out."""

    def __init__(self, shelf: Shelf, clock: Clock) -> None:
        self._shelf = shelf
        self._clock = clock

    def granted(self, athlete: str, coach: str) -> frozenset[str]:
        """The parts a coach's account may see now: those of the last word about this coach, if it is a yes that holds.

        A yes must name the coach; a no without a name is a no to all coaches. A yes without parts opens all of them.
        """
        found = self._shelf.records(athlete, "consent", limit=MOST)
        if len(found) >= MOST:
            return frozenset()
        words = [c for c in found if c.purpose == "coach" and (c.to == coach or (c.to is None and not c.given))]
        newest = last_received(words)
        if newest is None or not newest.given or (newest.until is not None and newest.until <= self._clock.now()):
            return frozenset()
        return frozenset(PARTS if newest.scope is None else newest.scope) & frozenset(PARTS)
