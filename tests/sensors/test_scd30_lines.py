"""Text lines of the older board: what is read, what is refused and why."""

from __future__ import annotations

import numpy as np
import pytest

from milo.sensors.contract import Notice, Samples
from milo.sensors.scd30_lines import Sensor


def read(data: bytes) -> tuple[list[float], list[float], Sensor]:
    sensor = Sensor()
    readings = [r for r in sensor.feed(data) + sensor.finish() if isinstance(r, Samples)]
    co2 = [float(r.values[0]) for r in readings if r.channel == "room_co2_ppm"]
    return co2, [float(r.values[0]) for r in readings if r.channel == "humidity_pct"], sensor


def test_lines_after_a_header_are_read() -> None:
    co2, humidity, sensor = read(b"CO2,Humidity\r\n865.0,42.6\r\n870.5,42.7\r\n")
    assert co2 == [865.0, 870.5]
    assert humidity == pytest.approx([42.6, 42.7])
    assert (sensor.counts.ok, sensor.counts.bad) == (2, 0)


def test_every_sample_is_two_seconds_and_has_no_clock() -> None:
    sensor = Sensor()
    started, co2, humidity = sensor.feed(b"CO2,Humidity\n865,42\n")
    assert started == Notice("started")
    assert (co2.rate_hz, co2.device_us, co2.unit, humidity.unit) == (0.5, None, "ppm", "%")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"865.0;42.6", "form"),
        (b"865.0", "form"),
        (b"865.0,42.6,1", "form"),
        (b"8#5.0,42.6", "form"),
        (b"-865.0,42.6", "form"),
        (b"40001,42.6", "range"),
        (b"865.0,100.1", "range"),
        (b"\xff\xfe\x80", "form"),
        (b"9" * 65, "too_long"),
    ],
)
def test_a_damaged_line_is_counted_with_its_reason_and_the_next_is_read(line: bytes, why: str) -> None:
    co2, _, sensor = read(b"CO2,Humidity\n" + line + b"\n870.5,42.7\n")
    assert co2 == [870.5]
    assert sensor.faults == {why: 1}
    assert sensor.counts.bad == 1


def test_a_first_line_that_was_cut_is_not_believed() -> None:
    # 1865.0 lost its first digit when we came.
    co2, _, sensor = read(b"865.0,42.6\n1866.0,42.6\n1867.0,42.6\n")
    assert co2 == [1866.0, 1867.0]
    assert sensor.faults == {"cut": 1}


def test_a_first_line_that_agrees_with_its_neighbour_is_taken() -> None:
    assert read(b"865.0,42.6\n870.0,42.6\n")[0] == [865.0, 870.0]


def test_a_last_line_without_its_end_may_lack_digits_and_is_left_out() -> None:
    co2, _, sensor = read(b"CO2,Humidity\n865.0,42.6\n870.0,4")
    assert co2 == [865.0]
    assert sensor.faults == {"cut": 1}


def test_a_sensor_that_prints_nan_has_no_reading() -> None:
    co2, humidity, sensor = read(b"CO2,Humidity\n865,42\nnan,nan\n")
    assert np.isnan(co2[1])
    assert np.isnan(humidity[1])
    assert sensor.counts.ok == 2


def test_a_line_that_never_ends_takes_no_room() -> None:
    sensor = Sensor()
    for _ in range(1000):
        sensor.feed(b"7" * 1000)
    assert len(sensor._rest) < 100
    sensor.feed(b"\n865.0,42.6\n")
    assert (sensor.counts.ok, sensor.counts.bad) == (1, 1)
