"""The heart strap: flags, widths, intervals, contact."""

from __future__ import annotations

import numpy as np
import pytest

from milo.sensors.contract import Intervals, Notice, Reading, Samples
from milo.sensors.heart_strap import Sensor
from milo.sensors.packets import wrap
from milo.vocabulary.errors import BadValue


def read(*packets: bytes) -> tuple[list[Reading], Sensor]:
    sensor = Sensor()
    return [r for p in packets for r in sensor.feed(wrap(p))] + sensor.finish(), sensor


def bpm(readings: list[Reading]) -> list[float]:
    return [float(r.values[0]) for r in readings if isinstance(r, Samples)]


def test_a_rate_of_one_byte_or_two_is_read() -> None:
    readings, sensor = read(bytes([0x00, 72]), bytes([0x01, 180, 0]))
    assert bpm(readings) == [72, 180]
    assert sensor.counts.ok == 2


def test_intervals_are_in_1024ths_of_a_second() -> None:
    readings, _ = read(bytes([0x10, 60]) + (1024).to_bytes(2, "little") + (512).to_bytes(2, "little"))
    assert [r.rr_ms for r in readings if isinstance(r, Intervals)] == [(1000.0, 500.0)]


def test_energy_stands_between_rate_and_intervals_and_is_told_when_it_changes() -> None:
    sent = bytes([0x18, 60, 7, 0]) + (1024).to_bytes(2, "little")
    readings, _ = read(sent, sent)
    assert [r.rr_ms for r in readings if isinstance(r, Intervals)] == [(1000.0,), (1000.0,)]
    assert [r.detail for r in readings if isinstance(r, Notice)] == [{"energy_kj": 7}]


def test_without_contact_there_is_no_rate_and_no_interval() -> None:
    beat = (1024).to_bytes(2, "little")
    readings, _ = read(bytes([0x16, 60]) + beat, bytes([0x14, 61]) + beat, bytes([0x16, 62]) + beat)
    assert [r.what for r in readings if isinstance(r, Notice)] == ["leads_off", "leads_on"]
    assert np.isnan(bpm(readings)).tolist() == [False, True, False]
    assert len([r for r in readings if isinstance(r, Intervals)]) == 2


@pytest.mark.parametrize("rate", [0, 20, 255])
def test_a_rate_no_heart_has_is_none(rate: int) -> None:
    assert np.isnan(bpm(read(bytes([0x00, rate]))[0])).all()


def test_an_interval_no_heart_has_is_left_out() -> None:
    readings, _ = read(
        bytes([0x10, 60]) + (100).to_bytes(2, "little") + (65_535).to_bytes(2, "little") + (1000).to_bytes(2, "little")
    )
    assert [r.rr_ms for r in readings if isinstance(r, Intervals)] == [(1000 * 1000 / 1024,)]


@pytest.mark.parametrize("packet", [b"\x01\x40", b"\x00", b"\xe0\x40", b"\x10\x40\x01", b"\x00\x40\x01\x02", b"\x08\x40"])
def test_a_packet_that_does_not_hold_what_its_flags_say_is_refused(packet: bytes) -> None:
    readings, sensor = read(packet, bytes([0x00, 70]))
    assert bpm(readings) == [70]
    assert (sensor.counts.ok, sensor.counts.bad) == (1, 1)


def test_a_packet_longer_than_a_notification_is_not_wrapped() -> None:
    with pytest.raises(BadValue, match="250 bytes"):
        wrap(bytes(251))
