"""What stands in the payloads of the mask board's frames, and what may stand there. firmware/FRAMES.md is the document."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

from milo.sensors.frames import Frame, Type

STEP_S = 1e-4  # a step is told in units of 100 microseconds
NO_I16, NO_U16, NO_U24 = -32768, 65535, 0xFFFFFF  # no reading
ECG_MV = 3.3 / 1024 / 1100 * 1000  # one ADC count at the skin: 3.3 V reference, 10 bit, gain 1100 (sensors 1.2)
DP_PA = 1 / 60  # one count of an SDP810-500Pa
ECG_COUNTS = (-512, 511)  # a 10-bit converter less its middle
PPG_COUNTS = 2**18 - 1  # of an 18-bit converter
CLIMATE_CO2_PPM = 40_000  # the SCD30 tells no more (sensors 1.4)
CLIMATE_C100 = (-4000, 12500)  # the span of its thermometer, 1/100 degC
CLIMATE_PCT100 = 10_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A data frame: how many readings, of which channels and units, and the steps it may have in 100 us, the usual one last."""

    readings: int
    channels: tuple[tuple[str, str], ...]
    steps: tuple[int, ...]


KINDS: dict[int, Kind] = {
    Type.ECG: Kind(10, (("ecg_mv", "mV"),), (80, 40)),
    Type.PPG: Kind(4, (("red", "counts"), ("infrared", "counts")), (200, 100)),
    Type.FLOW: Kind(4, (("dp_pa", "Pa"),), (200, 100)),
    Type.CO2: Kind(4, (("co2_ppm", "ppm"),), (1000, 500)),
    Type.CLIMATE: Kind(1, (("room_co2_ppm", "ppm"), ("temperature_c", "degC"), ("humidity_pct", "%")), (20_000,)),
}
RATES_HZ: dict[int, tuple[int, ...]] = {
    kind: tuple(round(1 / (step * STEP_S)) for step in KINDS[kind].steps) for kind in (Type.ECG, Type.PPG, Type.FLOW, Type.CO2)
}
HELLO = struct.Struct("<IBBBBH")  # board, major, minor, reset cause, kind, checks
STATUS = struct.Struct("<HIHHh")  # flags, dropped, late, free, zero
REPLY = struct.Struct("<BHB")  # command, nonce, result
END = struct.Struct("<I")
NONCE = struct.Struct("<H")
RATE = struct.Struct("<HBH")  # nonce, type, hz
REAL, SIMULATED = 0, 1  # kinds of board
LO_PLUS, LO_MINUS, STOPPED = 1 << 8, 1 << 9, 1 << 10  # of the flags
PARTS = ("ecg", "oximeter", "flow", "quick_co2", "scd30", "ram", "clock")  # bits 0..6 of the checks
RESULTS = ("done", "unknown", "out_of_range", "sensor_absent")
RESET_CAUSES = {1: "power", 2: "button", 4: "brown_out", 8: "watchdog"}
_ECG_HIGH = bytes((0xFE, 0xFF, 0x00, 0x01))  # high bytes of ECG_COUNTS
_PPG_HIGH = bytes((0, 1, 2, 3))  # high bytes of PPG_COUNTS


def plausible(frame: Frame) -> bool:
    """Whether a board could have sent this payload: steps as its rates have them, readings as its converters give them.

    A CRC of 16 bits alone lets one damaged frame in 65,536 through; the bits a converter cannot set hold most of the rest.
    """
    kind = KINDS.get(frame.type)
    if kind is None:
        return frame.type not in _CHECKED or _CHECKED[frame.type](frame.payload)
    payload = frame.payload
    if payload[0] | payload[1] << 8 not in kind.steps:
        return False
    if frame.type == Type.ECG:
        if payload[3::2].translate(None, _ECG_HIGH):
            return all(ECG_COUNTS[0] <= v <= ECG_COUNTS[1] or v == NO_I16 for v in struct.unpack_from("<10h", payload, 2))
    elif frame.type == Type.PPG:
        if payload[4::3].translate(None, _PPG_HIGH):
            counts = (int.from_bytes(payload[i : i + 3], "little") for i in range(2, 26, 3))
            return all(v <= PPG_COUNTS or v == NO_U24 for v in counts)
    elif frame.type == Type.CLIMATE:
        co2, temperature, humidity = struct.unpack_from("<HhH", payload, 2)
        return bool(
            (co2 <= CLIMATE_CO2_PPM or co2 == NO_U16)
            and (CLIMATE_C100[0] <= temperature <= CLIMATE_C100[1] or temperature == NO_I16)
            and (humidity <= CLIMATE_PCT100 or humidity == NO_U16)
        )
    return True


_CHECKED: dict[int, Callable[[bytes], bool]] = {
    Type.STATUS: lambda payload: payload[1] < 8,  # bits 11 to 15 of the flags are not given out
    Type.REPLY: lambda payload: payload[3] < len(RESULTS),
}


def span_us(frame: Frame) -> int:
    """From the first reading of a frame to its last, us; a frame is sent right after its last reading."""
    kind = KINDS.get(frame.type)
    return 0 if kind is None else (kind.readings - 1) * step_us(frame.payload)


def step_us(payload: bytes) -> int:
    """Between two readings of a data frame, us."""
    return 100 * (payload[0] | payload[1] << 8)
