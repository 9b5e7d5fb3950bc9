"""A finger oximeter on a serial line: five bytes sixty times a second, as the Contec CMS50D+ and its many relatives send them.

Byte 0 has its highest bit set, the other four have not. 0: strength (bits 0-3), searching too long (4), saturation falling (5),
beep (6).  1: pulse wave, 0-127.  2: bar (0-3), no finger (4), searching (5), bit 7 of the pulse rate (6).  3: the rest of the rate.
4: SpO2.  Rate 255 and SpO2 127 say: none. The bytes carry no check, so parity on the line (odd) is all that guards a wave's height.
Source: the maker's "communication protocol as follows" sheet for the CMS50 series, from memory; not read again.
"""

from __future__ import annotations

import numpy as np

from milo.sensors.contract import Counts, Notice, Reading, Samples

RATE_HZ = 60.0
TOLD_EVERY = 60  # packets: rate and saturation change once a second at most
PACKET = 5
NO_RATE, NO_SPO2 = 255, 127
BPM, SPO2 = (20, 250), (35, 100)  # what such a device can tell (our choice)


class Sensor:
    """Reads the packets: pleth at 60 Hz; spo2_pct and pulse_bpm once a second.

    counts: of packets. lost: by the stray bytes between two intact ones, five a packet.
    """

    name = "oximeter"
    title = "Finger oximeter, serial"
    baud: int | None = 19_200
    parity = "odd"

    def __init__(self) -> None:
        self.counts = Counts()
        self._rest = b""
        self._stray = 0
        self._until_told = 0
        self._finger: bool | None = None

    def feed(self, data: bytes) -> list[Reading]:
        """The readings these bytes complete; NaN without a finger."""
        made: list[Reading] = []
        held = self._rest + data
        at = 0
        while len(held) - at >= PACKET:
            packet = held[at : at + PACKET]
            if packet[0] & 0x80 and not any(b & 0x80 for b in packet[1:]):
                self._packet(packet, made)
                at += PACKET
            else:
                self._stray += 1
                at += 1
        self._rest = held[at:]
        return made

    def finish(self) -> list[Reading]:
        """What the bytes left over make of the losses."""
        made: list[Reading] = []
        self._stray += len(self._rest)
        self._rest = b""
        self._count_strays(made)
        return made

    def _count_strays(self, made: list[Reading]) -> None:
        # Before the first packet we came in the middle of one; that is no loss.
        if self._stray and (self.counts.ok or self._stray >= PACKET):
            packets = max(round(self._stray / PACKET), 1)
            self.counts.bad += packets
            if self.counts.ok:
                self.counts.lost += packets
                made.append(Notice("lost", None, {"frames": packets}))
        self._stray = 0

    def _packet(self, packet: bytes, made: list[Reading]) -> None:
        self._count_strays(made)
        self.counts.ok += 1
        finger = not packet[2] & 0x10
        if finger != self._finger and (self._finger is not None or not finger):
            made.append(Notice("finger" if finger else "no_finger"))
        self._finger = finger
        made.append(_sample("pleth", "1", RATE_HZ, packet[1] if finger else np.nan))
        if self._until_told == 0:
            rate, spo2 = packet[3] | (packet[2] & 0x40) << 1, packet[4]
            settled = finger and not packet[2] & 0x20
            rate_told = settled and rate != NO_RATE and BPM[0] <= rate <= BPM[1]
            spo2_told = settled and spo2 != NO_SPO2 and SPO2[0] <= spo2 <= SPO2[1]
            made.append(_sample("spo2_pct", "%", RATE_HZ / TOLD_EVERY, spo2 if spo2_told else np.nan))
            made.append(_sample("pulse_bpm", "bpm", RATE_HZ / TOLD_EVERY, rate if rate_told else np.nan))
            self._until_told = TOLD_EVERY
        self._until_told -= 1


def _sample(channel: str, unit: str, rate_hz: float, value: float) -> Samples:
    return Samples(channel, unit, rate_hz, None, np.array([value], np.float32))
