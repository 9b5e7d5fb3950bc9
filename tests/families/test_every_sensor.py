"""What every sensor must do, ours and those of other packages. A new one brings a recording (EXAMPLES)."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.sensors.contract import Intervals, Notice, Reading, Samples, Sensor, find_sensors
from milo.sensors.packets import wrap
from sensors.boards import cut, frames, line

SENSORS = find_sensors()


def _lines() -> bytes:
    return b"CO2,Humidity\r\n" + b"".join(b"%d.5,42.%d\r\n" % (800 + 3 * i, i % 10) for i in range(40)) + b"nan,nan\r\n"


def _oximeter() -> bytes:
    on = b"".join(bytes([0x84, i % 128, 3, 64, 98]) for i in range(150))
    off = bytes([0x84, 0, 0x10, 127, 127]) * 80
    return on + off + on


def _strap() -> bytes:
    beats = b"".join(wrap(bytes([0x16, 60 + i % 5]) + (1000 + i).to_bytes(2, "little")) for i in range(40))
    return beats + wrap(bytes([0x04, 0])) + beats


# A recording of each that holds at least one missing reading, and the channels in it.
EXAMPLES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "mask_board": (
        lambda: line(frames(5)),
        {"ecg_mv", "red", "infrared", "dp_pa", "co2_ppm", "room_co2_ppm", "temperature_c", "humidity_pct"},
    ),
    "scd30_lines": (_lines, {"room_co2_ppm", "humidity_pct"}),
    "oximeter": (_oximeter, {"pleth", "spo2_pct", "pulse_bpm"}),
    "heart_strap": (_strap, {"heart_rate_bpm"}),
}


def read(name: str, *pieces: bytes) -> tuple[list[Reading], Sensor]:
    sensor = SENSORS[name]()
    return [r for piece in pieces for r in sensor.feed(piece)] + sensor.finish(), sensor


def plain(readings: list[Reading]) -> list[object]:
    """Readings as something that can be compared; NaN is equal to NaN here."""
    return [
        (r.channel, r.unit, r.rate_hz, r.device_us, tuple("none" if math.isnan(v) else v for v in r.values.tolist()))
        if isinstance(r, Samples)
        else r
        for r in readings
    ]


def test_every_sensor_has_a_recording_and_says_who_it_is() -> None:
    assert set(EXAMPLES) == set(SENSORS)
    for name, kind in SENSORS.items():
        sensor = kind()
        assert sensor.name == name
        assert sensor.title
        assert sensor.baud is None or sensor.baud in (9600, 19_200, 38_400, 57_600, 115_200)
        assert (sensor.counts.ok, sensor.counts.bad, sensor.counts.lost, sensor.counts.repeated) == (0, 0, 0, 0)


@pytest.mark.parametrize("name", sorted(SENSORS))
def test_a_clean_recording_is_read_whole(name: str) -> None:
    make, channels = EXAMPLES[name]
    readings, sensor = read(name, make())
    assert {r.channel for r in readings if isinstance(r, Samples)} == channels
    assert sensor.counts.ok > 30
    assert (sensor.counts.bad, sensor.counts.lost, sensor.counts.repeated) == (0, 0, 0)


@pytest.mark.parametrize("name", sorted(SENSORS))
@given(sizes=st.lists(st.integers(1, 200), min_size=1, max_size=12))
def test_however_the_bytes_are_cut_the_readings_are_the_same(name: str, sizes: list[int]) -> None:
    data = EXAMPLES[name][0]()[:3000]
    whole, one = read(name, data)
    pieces, other = read(name, *cut(data, sizes))
    assert plain(pieces) == plain(whole)
    assert other.counts == one.counts


@pytest.mark.parametrize("name", sorted(SENSORS))
@given(st.data())
def test_garbage_never_raises_and_every_reading_stays_one(name: str, data: st.DataObject) -> None:
    good = EXAMPLES[name][0]()[:2000]
    pieces = data.draw(
        st.lists(st.one_of(st.binary(max_size=60), st.integers(0, 1900).map(lambda at: good[at : at + 70])), max_size=12)
    )
    readings, sensor = read(name, *pieces)
    for r in readings:
        assert isinstance(r, Samples | Intervals | Notice)
        if isinstance(r, Samples):
            assert r.values.dtype == np.float32
            assert r.values.ndim == 1
            assert len(r.values)
            assert not np.isinf(r.values).any()
    counts = sensor.counts
    assert min(counts.ok, counts.bad, counts.lost, counts.repeated) >= 0
    assert counts.ok or not any(isinstance(r, Samples | Intervals) for r in readings)


@pytest.mark.parametrize("name", sorted(SENSORS))
@given(noise=st.binary(min_size=1, max_size=100))
def test_after_garbage_it_reads_on(name: str, noise: bytes) -> None:
    make, channels = EXAMPLES[name]
    data = make()
    _, alone = read(name, data)
    readings, sensor = read(name, noise, b"\n\0", data)
    assert sensor.counts.ok >= alone.counts.ok - 2
    assert {r.channel for r in readings if isinstance(r, Samples)} == channels


@pytest.mark.parametrize("name", sorted(SENSORS))
def test_a_channel_keeps_its_unit_and_its_time_never_runs_back(name: str) -> None:
    data = EXAMPLES[name][0]()
    readings, _ = read(name, data, data)
    units: dict[str, str] = {}
    last: dict[str, int] = {}
    for r in readings:
        if isinstance(r, Samples):
            assert units.setdefault(r.channel, r.unit) == r.unit
            assert r.rate_hz > 0
            if r.device_us is not None:
                assert r.device_us > last.get(r.channel, -1)
                last[r.channel] = r.device_us


@pytest.mark.parametrize("name", sorted(set(SENSORS) - {"mask_board"}))
def test_a_missing_reading_is_nan(name: str) -> None:
    readings, _ = read(name, EXAMPLES[name][0]())
    assert any(np.isnan(r.values).any() for r in readings if isinstance(r, Samples))


@pytest.mark.parametrize("name", sorted(SENSORS))
def test_finish_may_be_asked_twice_and_more_may_follow(name: str) -> None:
    data = EXAMPLES[name][0]()
    sensor = SENSORS[name]()
    sensor.feed(data)
    sensor.finish()
    counts = (sensor.counts.ok, sensor.counts.bad, sensor.counts.lost)
    assert sensor.finish() == []
    assert (sensor.counts.ok, sensor.counts.bad, sensor.counts.lost) == counts
    assert sensor.feed(data[: len(data) // 2]) or sensor.counts.repeated
