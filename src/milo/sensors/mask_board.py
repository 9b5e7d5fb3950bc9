"""The mask board: ECG, oximeter, flow, carbon dioxide and room air in frames (firmware/FRAMES.md)."""

from __future__ import annotations

from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.sensors import frame_kinds as kinds
from milo.sensors.contract import Counts, Notice, Reading, Samples
from milo.sensors.frame_kinds import KINDS, NO_I16, NO_U16, NO_U24, RATES_HZ, step_us
from milo.sensors.frame_order import Begun, Event, Gap, Placed
from milo.sensors.frame_reader import FrameReader
from milo.sensors.frames import FROM_BOARD, Type, encode
from milo.vocabulary.errors import BadValue

Values = NDArray[np.float32]


class Sensor:
    """Reads the board's frames; the bytes it makes are commands for it."""

    name = "mask_board"
    title = "Mask board"
    baud: int | None = 115_200

    def __init__(self) -> None:
        self.counts = Counts()
        self._reader = FrameReader(self.counts, FROM_BOARD)
        self._leads_off: bool | None = None
        self._sent = count()

    def feed(self, data: bytes) -> list[Reading]:
        """The readings these bytes complete."""
        return [reading for event in self._reader.feed(data) for reading in self._readings(event)]

    def finish(self) -> list[Reading]:
        """The last frame that waited for a neighbour, and what was lost at the end."""
        return [reading for event in self._reader.finish() for reading in self._readings(event)]

    @property
    def faults(self) -> dict[str, int]:
        """Why stretches between two zero bytes were refused, and how often."""
        return dict(self._reader.faults)

    def ping(self, nonce: int) -> bytes:
        """Ask for a REPLY and a HELLO. nonce: 0-65535, comes back with the REPLY."""
        return self._command(Type.PING, nonce)

    def rate(self, nonce: int, kind: int, hz: int) -> bytes:
        """Set how often a channel is read. kind: Type.ECG, PPG, FLOW or CO2; hz: one of RATES_HZ.

        Raises BadValue for a rate the board does not have.
        """
        if hz not in RATES_HZ.get(kind, ()):
            known = "; ".join(f"{Type(k).name} {' or '.join(map(str, v))} Hz" for k, v in RATES_HZ.items())
            raise BadValue(f"a rate the board has ({known})", f"{hz} Hz for type {kind:#04x}", "choose one of these")
        return encode(Type.RATE, next(self._sent), 0, kinds.RATE.pack(_nonce(nonce), kind, hz))

    def zero(self, nonce: int) -> bytes:
        """Take the next 2 s of flow as zero: the mask must lie still and nobody breathe into it."""
        return self._command(Type.ZERO, nonce)

    def stop(self, nonce: int) -> bytes:
        """Send END, then be silent."""
        return self._command(Type.STOP, nonce)

    def start(self, nonce: int) -> bytes:
        """Send again."""
        return self._command(Type.START, nonce)

    def _command(self, kind: Type, nonce: int) -> bytes:
        return encode(kind, next(self._sent), 0, kinds.NONCE.pack(_nonce(nonce)))

    def _readings(self, event: Event) -> list[Reading]:
        if isinstance(event, Gap):
            return [Notice("lost", None, {"frames": event.frames})]
        if isinstance(event, Begun):
            self._leads_off = None
            return [Notice("started", None, {"reset": event.reset})]
        if event.type in KINDS:
            return self._samples(event)
        return self._notices(event)

    def _samples(self, frame: Placed) -> list[Reading]:
        kind = KINDS[frame.type]
        rate_hz = 1e6 / step_us(frame.payload)
        made: list[Reading] = [
            Samples(channel, unit, rate_hz, frame.device_us, values)
            for (channel, unit), values in zip(kind.channels, values_of(frame.type, frame.payload[2:]), strict=True)
        ]
        if frame.type == Type.ECG and not frame.late:
            made += self._leads(bool(np.isnan(made[0].values[-1])), frame.device_us)  # type: ignore[union-attr]
        return made

    def _leads(self, off: bool, device_us: int) -> list[Reading]:
        """A word when the electrodes came off or on."""
        before, self._leads_off = self._leads_off, off
        if off == before or (before is None and not off):
            return []
        return [Notice("leads_off" if off else "leads_on", device_us)]

    def _notices(self, frame: Placed) -> list[Reading]:
        at = frame.device_us
        if frame.type == Type.HELLO:
            board, major, minor, cause, kind, checks = kinds.HELLO.unpack(frame.payload)
            causes = [word for bit, word in kinds.RESET_CAUSES.items() if cause & bit]
            told: dict[str, Any] = {"board": board, "firmware": f"{major}.{minor}", "reset_causes": causes, "parts": _parts(checks)}
            told["simulated"] = kind == kinds.SIMULATED
            return [Notice("status", at, told)]
        if frame.type == Type.STATUS:
            flags, dropped, late, free, zero = kinds.STATUS.unpack(frame.payload)
            told = {"parts": _parts(flags), "dropped": dropped, "late": late, "free_bytes": free, "zero": zero}
            told |= {"lo_plus_off": bool(flags & kinds.LO_PLUS), "lo_minus_off": bool(flags & kinds.LO_MINUS)}
            return [Notice("status", at, told | {"stopped": bool(flags & kinds.STOPPED)})]
        if frame.type == Type.REPLY:
            command, nonce, result = kinds.REPLY.unpack(frame.payload)
            return [Notice("reply", at, {"command": command, "nonce": nonce, "result": kinds.RESULTS[result]})]
        (frames,) = kinds.END.unpack(frame.payload)
        return [Notice("ended", at, {"frames": frames})]


def values_of(kind: int, readings: bytes) -> list[Values]:
    """Readings of one type of data frame as they were sent, one array (n,) a channel in its unit; NaN where there was none.

    readings: payloads without their steps, of as many frames as you like.
    """
    if kind == Type.PPG:
        raw = np.frombuffer(readings, np.uint8).reshape(-1, 2, 3).astype(np.int32)
        counts = raw[..., 0] | raw[..., 1] << 8 | raw[..., 2] << 16
        return [_scaled(counts[:, i], NO_U24, 1.0) for i in (0, 1)]
    if kind == Type.CLIMATE:
        room = np.frombuffer(readings, [("co2", "<u2"), ("temperature", "<i2"), ("humidity", "<u2")])
        return [
            _scaled(room["co2"], NO_U16, 1.0),
            _scaled(room["temperature"], NO_I16, 0.01),
            _scaled(room["humidity"], NO_U16, 0.01),
        ]
    if kind == Type.CO2:
        return [_scaled(np.frombuffer(readings, "<u2"), NO_U16, 10.0)]
    scale = kinds.ECG_MV if kind == Type.ECG else kinds.DP_PA
    return [_scaled(np.frombuffer(readings, "<i2"), NO_I16, scale)]


def _scaled(raw: NDArray[Any], none: int, scale: float) -> Values:
    values = (raw * scale).astype(np.float32)
    values[raw == none] = np.nan
    return values


def _parts(bits: int) -> dict[str, bool]:
    return {part: bool(bits >> bit & 1) for bit, part in enumerate(kinds.PARTS)}


def _nonce(nonce: int) -> int:
    if not 0 <= nonce <= 0xFFFF:
        raise BadValue("a nonce of 0-65535", str(nonce), "draw another")
    return nonce
