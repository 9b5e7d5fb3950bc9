"""Packets of a radio as a stream of bytes that may be cut anywhere: each with a CRC, COBS encoded, ended by a zero byte."""

from __future__ import annotations

from milo.sensors.contract import Counts
from milo.sensors.frames import MOST_BYTES, cobs_decode, cobs_encode, crc16
from milo.vocabulary.errors import BadValue

LONGEST = 250  # bytes of a packet; a notification has at most 244


def wrap(packet: bytes) -> bytes:
    """One packet for the stream.

    Raises BadValue for one longer than a notification can be.

    >>> wrap(bytes([0x00, 0x48])).hex()
    '010448c3d400'
    """
    if len(packet) > LONGEST:
        raise BadValue(f"a packet of at most {LONGEST} bytes", f"{len(packet)} bytes", "a Bluetooth notification is shorter")
    return cobs_encode(packet + crc16(packet).to_bytes(2, "little")) + b"\0"


class Unwrapper:
    """Takes the stream apart again. counts.bad: stretches that were no packet."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The packets these bytes complete."""
        pieces = (self._rest + data).split(b"\0")
        # Kept one byte too long, so that it stays refused whatever still comes.
        self._rest = pieces.pop()[: MOST_BYTES + 1]
        made = []
        for piece in pieces:
            packet = cobs_decode(piece) if piece else None
            if packet is not None and len(packet) > 2 and crc16(packet[:-2]) == packet[-2] | packet[-1] << 8:
                made.append(packet[:-2])
            elif piece:
                self._counts.bad += 1
        return made

    def finish(self) -> None:
        """Count a packet that broke off."""
        self._counts.bad += bool(self._rest)
        self._rest = b""
