"""Text lines of the older CO2 board."""

from __future__ import annotations

import numpy as np
import pytest

from milo.signals.co2_lines import parse_co2_lines


def test_a_header_and_plain_lines_are_read() -> None:
    co2, humidity, rejected = parse_co2_lines("CO2,Humidity\n412.5,45.2\n413,45\n")
    assert co2.tolist() == [412.5, 413.0]
    assert humidity.tolist() == [45.2, 45.0]
    assert rejected == []


def test_columns_are_found_by_name_and_a_bare_column_is_co2() -> None:
    co2, humidity, _ = parse_co2_lines(["Time;Humidity (%);CO2 (ppm)", "0;45;412", "2;46;413"])
    assert (co2.tolist(), humidity.tolist()) == ([412, 413], [45, 46])
    co2, humidity, _ = parse_co2_lines("412\r\n413\r\n")
    assert co2.tolist() == [412, 413]
    assert np.isnan(humidity).all()


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("41x,45", "unit"),
        ("412,5,45,2", "decimal commas"),
        ("412,5;45,2", "decimal commas"),
        ("nan,45", "no CO2"),
        (",45", "no CO2"),
        ("-3,45", "cannot be"),
        ("412,130", "cannot be"),
        ("412,4#", "unit"),
        ("1e9,45", "cannot be"),
        ("1e999,45", "finite"),
        ("###", "no number"),
        ("412 kPa,45", "unit"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_keeps_its_place(line: str, word: str) -> None:
    if line.startswith("#"):
        line = "?" + line
    co2, humidity, rejected = parse_co2_lines(["CO2,Humidity", "410,45", line, "414,45"])
    assert co2.tolist()[0::2] == [410, 414]
    assert np.isnan(co2[1])
    assert np.isnan(humidity[1])
    assert [r["line"] for r in rejected] == [3]
    assert word in rejected[0]["reason"]


def test_units_in_values_and_headers_count() -> None:
    assert parse_co2_lines("412 ppm,45 %")[0].tolist() == [412]
    assert parse_co2_lines("4.1 %,45")[0].tolist() == [41_000]
    assert parse_co2_lines("CO2 (%),RH\n4.1,45")[0].tolist() == [41_000]


def test_decimal_commas_show_by_too_many_fields() -> None:
    assert parse_co2_lines("CO2\n412,5\n")[2][0]["reason"].startswith("decimal commas")
    assert parse_co2_lines("CO2,Humidity,Temp,T\n412,45,21,5\n")[0].tolist() == [412]
    assert parse_co2_lines("412.5,45.2,21.0,5\n")[0].tolist() == [412.5]


def test_what_a_board_says_first_is_no_sample_and_a_header_again_is_none_either() -> None:
    co2, _, rejected = parse_co2_lines("SCD30 ready\n\n# a remark\nCO2,Humidity\n410,45\nCO2,Humidity\n411,45\n")
    assert co2.tolist() == [410, 411]
    assert [r["line"] for r in rejected] == [1]


@pytest.mark.parametrize(
    "before", ["10:00:0{}.123 -> ", "[10:00:0{}] ", "[2026-11-25 10:00:0{}.5]", "10:00:0{},", "2026-11-25 10:00:0{},"]
)
def test_the_time_a_serial_monitor_writes_first_is_no_reading(before: str) -> None:
    lines = [before.format(i) + f"{400 + i}.0,45.5" for i in range(8)]
    co2, humidity, rejected = parse_co2_lines(lines)
    assert co2.tolist() == [400.0 + i for i in range(8)]
    assert set(humidity) == {45.5}
    assert rejected == []


def test_a_missing_humidity_refuses_nothing() -> None:
    co2, humidity, rejected = parse_co2_lines("410,\n411,nan\n412\n")
    assert co2.tolist() == [410, 411, 412]
    assert np.isnan(humidity).all()
    assert rejected == []


def test_no_lines_at_all_are_no_samples() -> None:
    co2, humidity, rejected = parse_co2_lines("")
    assert (len(co2), len(humidity), rejected) == (0, 0, [])


def test_noise_from_a_broken_wire_never_raises() -> None:
    rng = np.random.default_rng(5)
    for _ in range(300):
        raw = bytes(rng.integers(0, 256, 60).tolist()).decode("latin-1")
        co2, humidity, _ = parse_co2_lines("410,45\n" + raw)
        assert co2[0] == 410
        assert len(co2) == len(humidity)
        assert not (co2[np.isfinite(co2)] < 0).any()
