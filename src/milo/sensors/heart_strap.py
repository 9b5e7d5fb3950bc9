"""A heart strap over Bluetooth: the Heart Rate Measurement characteristic (0x2A37) of the Heart Rate service (0x180D).

A radio hands over packets, a sensor is fed bytes cut anywhere: so the carrier wraps each packet (sensors.packets), this unwraps it.
Source: Bluetooth SIG, Heart Rate Service 1.0 and GATT Specification Supplement, Heart Rate Measurement, from memory.
"""

from __future__ import annotations

import struct

import numpy as np

from milo.sensors.contract import Counts, Intervals, Notice, Reading, Samples
from milo.sensors.packets import Unwrapper

SERVICE = "0000180d-0000-1000-8000-00805f9b34fb"
CHARACTERISTIC = "00002a37-0000-1000-8000-00805f9b34fb"
RATE_HZ = 1.0  # straps tell about once a second
TICKS_PER_S = 1024  # of the intervals
BPM = (25, 250)  # a rate outside is none; straps tell 0 while they search (our choice)
RR_S = (0.2, 3.0)  # others are no two neighbouring beats (our choice; sensors 1.8: .27-2.2 in sinus rhythm)
WIDE, CONTACT, CONTACT_KNOWN, ENERGY, INTERVALS, UNUSED = 0x01, 0x02, 0x04, 0x08, 0x10, 0xE0


class Sensor:
    """Reads the packets: heart_rate_bpm about once a second, intervals between beats, whether it touches the skin."""

    name = "heart_strap"
    title = "Bluetooth heart strap"
    baud: int | None = None

    def __init__(self) -> None:
        self.counts = Counts()
        self._packets = Unwrapper(self.counts)
        self._contact: bool | None = None
        self._energy_kj: int | None = None

    def feed(self, data: bytes) -> list[Reading]:
        """The readings these bytes complete. data: packets as sensors.packets.wrap makes them."""
        made: list[Reading] = []
        for packet in self._packets.feed(data):
            self._packet(packet, made)
        return made

    def finish(self) -> list[Reading]:
        """Nothing but the count of a packet that broke off."""
        self._packets.finish()
        return []

    def _packet(self, packet: bytes, made: list[Reading]) -> None:
        flags = packet[0] if packet else UNUSED
        fixed = 1 + (2 if flags & WIDE else 1) + (2 if flags & ENERGY else 0)
        beats = len(packet) - fixed
        if flags & UNUSED or beats < 0 or beats % 2 or (beats and not flags & INTERVALS):
            self.counts.bad += 1
            return
        self.counts.ok += 1
        contact = bool(flags & CONTACT) if flags & CONTACT_KNOWN else None
        if contact is not None and contact != self._contact and (self._contact is not None or not contact):
            made.append(Notice("leads_on" if contact else "leads_off"))
        self._contact = contact
        bpm = struct.unpack_from("<H", packet, 1)[0] if flags & WIDE else packet[1]
        value = bpm if contact is not False and BPM[0] <= bpm <= BPM[1] else np.nan
        made.append(Samples("heart_rate_bpm", "bpm", RATE_HZ, None, np.array([value], np.float32)))
        if flags & ENERGY:
            (energy_kj,) = struct.unpack_from("<H", packet, fixed - 2)
            if energy_kj != self._energy_kj:
                made.append(Notice("status", None, {"energy_kj": energy_kj}))
            self._energy_kj = energy_kj
        if beats and contact is not False:
            ticks = struct.unpack_from(f"<{beats // 2}H", packet, fixed)
            rr_ms = tuple(t * 1000 / TICKS_PER_S for t in ticks if RR_S[0] <= t / TICKS_PER_S <= RR_S[1])
            if rr_ms:
                made.append(Intervals(rr_ms))
