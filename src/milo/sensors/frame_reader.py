"""From bytes, however cut and damaged, to frames in their places."""

from __future__ import annotations

from milo.sensors.contract import Counts
from milo.sensors.frame_kinds import plausible
from milo.sensors.frame_order import Event, Order
from milo.sensors.frames import MOST_BYTES, Fault, decode
from milo.sensors.frames_lost import NOTHING, Refused

MOST_REFUSED = 1000  # stretches in a row told apart; a line at the wrong speed gives nothing else for hours


class FrameReader:
    """Cuts bytes at zeros, decodes what lies between, and has it placed.

    counts: ok frames, bad (stretches between zeros that were refused), lost, repeated.  faults: why stretches were refused.
    """

    def __init__(self, counts: Counts, speaks: frozenset[int]) -> None:
        self.counts = counts
        self.faults: dict[str, int] = {}
        self._speaks = speaks  # types this side of the line sends
        self._order = Order(counts)
        self._rest = b""
        self._cut = 0  # bytes of the rest no longer kept: it is too long to be a frame
        self._refused: list[int] = []  # since the last frame that closed
        self._joined = True  # nothing closed yet

    def feed(self, data: bytes) -> list[Event]:
        """What these bytes complete."""
        pieces = (self._rest + data).split(b"\0")
        self._rest = pieces.pop()
        events: list[Event] = []
        for piece in pieces:
            if piece:
                self._piece(piece, events)
        if len(self._rest) > MOST_BYTES + 1:
            self._cut += len(self._rest) - MOST_BYTES - 1
            self._rest = self._rest[: MOST_BYTES + 1]
        return events

    def finish(self) -> list[Event]:
        """What remains once nothing more will come. A last frame that lacks only its zero is taken."""
        events: list[Event] = []
        if self._rest:
            self._piece(self._rest, events)
            self._rest = b""
        events += self._order.finish(self._take_refused())
        return events

    def _piece(self, piece: bytes, events: list[Event]) -> None:
        frame = decode(piece)
        if isinstance(frame, Fault):
            fault = frame
        elif frame.type not in self._speaks:
            fault = Fault.TYPE
        elif not plausible(frame):
            fault = Fault.RANGE
        else:
            events += self._order.take(frame, self._take_refused() if self._refused else NOTHING)
            self._joined = False
            return
        self.faults[fault] = self.faults.get(fault, 0) + 1
        self.counts.bad += 1
        self._refused.append(len(piece) + self._cut)
        self._cut = 0
        if len(self._refused) > MOST_REFUSED:
            self._refused = [sum(self._refused)]

    def _take_refused(self) -> Refused:
        refused = Refused(tuple(self._refused), self._joined)
        self._refused = []
        return refused
