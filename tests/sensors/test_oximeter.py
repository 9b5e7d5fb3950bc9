"""The finger oximeter: five bytes, sixty times a second."""

from __future__ import annotations

import numpy as np
import pytest

from milo.sensors.contract import Notice, Samples
from milo.sensors.oximeter import Sensor


def packet(wave: int = 50, bpm: int = 61, spo2: int = 97, *, finger: bool = True, searching: bool = False) -> bytes:
    """As the device sends it."""
    return bytes([0x85, wave, 0x05 | (not finger) << 4 | searching << 5 | (bpm >> 7) << 6, bpm & 0x7F, spo2])


def read(data: bytes) -> tuple[dict[str, list[float]], list[Notice], Sensor]:
    sensor = Sensor()
    readings = sensor.feed(data) + sensor.finish()
    told: dict[str, list[float]] = {}
    for r in readings:
        if isinstance(r, Samples):
            told.setdefault(r.channel, []).extend(r.values.tolist())
    return told, [r for r in readings if isinstance(r, Notice)], sensor


def test_two_seconds_give_a_wave_and_two_values() -> None:
    told, notices, sensor = read(b"".join(packet(i % 100, 172, 96) for i in range(120)))
    assert told["pleth"] == [i % 100 for i in range(120)]
    assert told["pulse_bpm"] == [172, 172]
    assert told["spo2_pct"] == [96, 96]
    assert notices == []
    assert (sensor.counts.ok, sensor.counts.bad, sensor.counts.lost) == (120, 0, 0)


def test_without_a_finger_there_is_no_reading() -> None:
    told, notices, _ = read(packet() * 60 + packet(0, 0, 0, finger=False) * 60 + packet() * 60)
    assert [n.what for n in notices] == ["no_finger", "finger"]
    assert np.isnan(told["pleth"][60:120]).all()
    assert not np.isnan(told["pleth"][120:]).any()
    assert np.isnan(told["spo2_pct"]).tolist() == np.isnan(told["pulse_bpm"]).tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("sent", "none"), [(packet(bpm=255), "pulse_bpm"), (packet(spo2=127), "spo2_pct"), (packet(bpm=5), "pulse_bpm")]
)
def test_what_the_device_does_not_know_is_nan(sent: bytes, none: str) -> None:
    told, _, _ = read(sent)
    assert np.isnan(told.pop(none)).all()
    assert not any(np.isnan(v).any() for v in told.values())


def test_while_it_searches_only_the_wave_is_told() -> None:
    told, _, _ = read(packet(searching=True))
    assert told["pleth"] == [50]
    assert np.isnan(told["spo2_pct"]).all()


def test_coming_in_the_middle_of_a_packet_is_no_loss_and_a_byte_lost_is_one_packet() -> None:
    _, _, sensor = read(packet()[2:] + packet() * 3)
    assert (sensor.counts.ok, sensor.counts.bad, sensor.counts.lost) == (3, 0, 0)
    broken = packet() * 3 + packet()[:2] + packet()[3:] + packet() * 2
    _, notices, sensor = read(broken)
    assert (sensor.counts.ok, sensor.counts.bad, sensor.counts.lost) == (5, 1, 1)
    assert [n.detail for n in notices] == [{"frames": 1}]
