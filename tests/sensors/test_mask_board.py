"""The mask board: scaling, missing readings, notices, commands."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from milo.sensors import frame_kinds as kinds
from milo.sensors.contract import Notice, Reading, Samples
from milo.sensors.frames import Frame, Type, decode, encode
from milo.sensors.mask_board import Sensor
from milo.vocabulary.errors import BadValue


def told(*sent: tuple[int, bytes]) -> list[Reading]:
    """What the sensor says of these frames after its greeting, 40 ms apart."""
    sensor = Sensor()
    data = encode(Type.HELLO, 0, 1_000_000, kinds.HELLO.pack(7, 1, 2, 8, 0, 0x7D))
    for number, (kind, payload) in enumerate(sent, start=1):
        data += encode(kind, number, 1_000_000 + 40_000 * number, payload)
    readings = sensor.feed(data) + sensor.finish()
    assert sensor.counts.bad == sensor.counts.lost == 0
    return readings


def samples(readings: list[Reading]) -> dict[str, list[float]]:
    return {r.channel: r.values.tolist() for r in readings if isinstance(r, Samples)}


def ecg(*counts: int) -> tuple[int, bytes]:
    return Type.ECG, struct.pack("<H10h", 40, *(counts * 10)[:10])


def test_readings_come_in_their_units() -> None:
    found = samples(
        told(
            ecg(100),
            (Type.PPG, struct.pack("<H", 100) + b"\x01\x02\x03\xff\xff\x03" * 4),
            (Type.FLOW, struct.pack("<H4h", 100, 60, -30_000, 1, 0)),
            (Type.CO2, struct.pack("<H4H", 500, 42, 4800, 0, 1)),
            (Type.CLIMATE, struct.pack("<HHhH", 20_000, 865, -150, 4260)),
        )
    )
    # 100 counts of 3.3 V / 1024 behind a gain of 1100 are .293 mV at the skin.
    assert found["ecg_mv"] == pytest.approx([0.29297] * 10, abs=1e-5)
    assert found["red"] == [0x030201] * 4
    assert found["infrared"] == [0x03FFFF] * 4
    assert found["dp_pa"] == pytest.approx([1, -500, 1 / 60, 0])
    assert found["co2_ppm"] == [420, 48_000, 0, 10]
    assert found["room_co2_ppm"] == [865]
    assert found["temperature_c"] == pytest.approx([-1.5])
    assert found["humidity_pct"] == pytest.approx([42.6])


def test_no_reading_is_nan_and_never_a_number() -> None:
    found = samples(
        told(
            ecg(-32768),
            (Type.PPG, struct.pack("<H", 100) + b"\xff" * 24),
            (Type.FLOW, struct.pack("<H4h", 100, -32768, 0, 0, 0)),
            (Type.CO2, struct.pack("<H4H", 500, 65535, 1, 1, 1)),
            (Type.CLIMATE, struct.pack("<HHhH", 20_000, 65535, -32768, 65535)),
        )
    )
    for channel in ("ecg_mv", "red", "infrared", "room_co2_ppm", "temperature_c", "humidity_pct"):
        assert np.isnan(found[channel]).all(), channel
    assert [np.isnan(v) for v in found["dp_pa"]] == [np.isnan(v) for v in found["co2_ppm"]] == [True, False, False, False]


def test_steps_tell_the_rate() -> None:
    readings = told((Type.ECG, struct.pack("<H10h", 80, *[0] * 10)), (Type.CO2, struct.pack("<H4H", 1000, *[42] * 4)))
    assert {r.channel: r.rate_hz for r in readings if isinstance(r, Samples)} == {"ecg_mv": 125, "co2_ppm": 10}


def test_leads_that_come_off_and_on_are_told_once_each() -> None:
    words = [r.what for r in told(ecg(1), ecg(-32768), ecg(-32768), ecg(5), ecg(6)) if isinstance(r, Notice)]
    assert words == ["started", "status", "leads_off", "leads_on"]
    assert [r.what for r in told(ecg(-32768)) if isinstance(r, Notice)][-1] == "leads_off"


def test_what_the_board_says_of_itself_is_told() -> None:
    readings = told(
        (Type.STATUS, kinds.STATUS.pack(0x37F, 258, 3, 512, -7)),
        (Type.REPLY, kinds.REPLY.pack(Type.RATE, 9, 2)),
        (Type.END, kinds.END.pack(4)),
    )
    hello, status, reply, ended = (r for r in readings if isinstance(r, Notice) and r.what != "started")
    assert hello.detail["firmware"] == "1.2"
    assert hello.detail["reset_causes"] == ["watchdog"]
    assert [part for part, answers in hello.detail["parts"].items() if not answers] == ["oximeter"]
    assert (status.detail["dropped"], status.detail["late"], status.detail["free_bytes"], status.detail["zero"]) == (
        258,
        3,
        512,
        -7,
    )
    assert (status.detail["lo_plus_off"], status.detail["lo_minus_off"], status.detail["stopped"]) == (True, True, False)
    assert reply.detail == {"command": Type.RATE, "nonce": 9, "result": "out_of_range"}
    assert (ended.what, ended.detail) == ("ended", {"frames": 4})


def test_commands_are_frames_numbered_by_the_host() -> None:
    sensor = Sensor()
    sent = [sensor.ping(1), sensor.rate(2, Type.ECG, 125), sensor.zero(3), sensor.stop(4), sensor.start(65_535)]
    assert [decode(s[:-1]) for s in sent] == [
        Frame(Type.PING, 0, 0, b"\1\0"),
        Frame(Type.RATE, 1, 0, b"\2\0\x10\x7d\0"),
        Frame(Type.ZERO, 2, 0, b"\3\0"),
        Frame(Type.STOP, 3, 0, b"\4\0"),
        Frame(Type.START, 4, 0, b"\xff\xff"),
    ]


@pytest.mark.parametrize(("kind", "hz"), [(Type.ECG, 500), (Type.CLIMATE, 1), (Type.PPG, 0)])
def test_a_rate_the_board_does_not_have_is_not_asked_for(kind: int, hz: int) -> None:
    with pytest.raises(BadValue, match="ECG 125 or 250 Hz"):
        Sensor().rate(1, kind, hz)


def test_a_nonce_that_does_not_fit_is_not_sent() -> None:
    with pytest.raises(BadValue, match="0-65535"):
        Sensor().ping(65_536)


def test_a_command_that_comes_back_from_the_line_is_no_reading() -> None:
    sensor = Sensor()
    assert sensor.feed(sensor.ping(5)) == []
    assert sensor.counts.bad == 1
    assert sensor.faults == {"type": 1}
