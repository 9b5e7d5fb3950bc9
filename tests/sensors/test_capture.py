"""A capture's summary: counts, channels, clock; read piece by piece."""

from __future__ import annotations

import numpy as np
import pytest

from milo.sensors.board import Board
from milo.sensors.capture import HEADER, analyse_capture, csv_lines
from milo.sensors.synthetic import board_arrivals, board_bytes
from sensors.boards import cut, frames, harmed, hear, line


def test_a_minute_of_the_simulated_board_is_read_whole() -> None:
    found = analyse_capture([b"".join(board_bytes(60, 3))])
    assert found["frames_bad"] == found["frames_lost"] == 0
    assert found["frames_ok"] == 1 + 1500 + 1500 + 1500 + 300 + 60 + 30 + 1
    assert found["device_seconds"] == pytest.approx(60, abs=1e-4)
    assert {name: (c["samples"], c["rate_hz"]) for name, c in found["channels"].items()} == {
        "ecg_mv": (15_000, 250.0), "red": (6000, 100.0), "infrared": (6000, 100.0), "dp_pa": (6000, 100.0), "co2_ppm": (1200, 20.0),
        "room_co2_ppm": (30, 0.5), "temperature_c": (30, 0.5), "humidity_pct": (30, 0.5),
    }  # fmt: skip
    assert found["clock"]["drift_ppm"] == pytest.approx(0, abs=1)
    assert found["clock"]["residual_ms_p95"] < 0.02
    assert found["clock"]["reason"] is None


def test_rows_are_the_readings_whatever_the_pieces() -> None:
    data = harmed(line(frames(8)), 1e-3, 1e-3, seed=3)
    rows: list[tuple[str, np.ndarray, np.ndarray]] = []
    pieces = analyse_capture(cut(data, [1, 999, 64]), lambda *row: rows.append(row))
    assert pieces == analyse_capture([data])
    told: dict[str, dict[int, float]] = {}
    for name, device_us, values in rows:
        told.setdefault(name, {}).update(zip(device_us.tolist(), values.tolist(), strict=True))
    assert told == hear(data).values
    assert {name: c["samples"] for name, c in pieces["channels"].items()} == {name: len(t) for name, t in told.items()}


def test_lines_leave_the_value_empty_where_there_was_no_reading() -> None:
    made = csv_lines("ecg_mv", np.array([4, 8]), np.array([0.5, np.nan], np.float32))
    assert HEADER + made == "channel,device_us,value\necg_mv,4,0.5\necg_mv,8,\n"


def test_a_clock_off_its_own_steps_is_told() -> None:
    # The oximeter's part keeps its own time in a real board; here all stamps run 700 ppm slow against the steps.
    found = analyse_capture([_stretched(700)])
    assert found["clock"]["drift_ppm"] == pytest.approx(700, abs=3)


def _stretched(ppm: float) -> bytes:
    from milo.sensors.frames import decode, encode

    made = b""
    for f in frames(30):
        frame = decode(f.data[:-1])
        made += encode(
            frame.type, frame.sequence, 1_200_000 + round((frame.device_us - 1_200_000) * (1 + ppm * 1e-6)), frame.payload
        )
    return made


def test_too_little_gives_no_clock_and_a_reason() -> None:
    found = analyse_capture([line(frames(0.5))])
    assert found["clock"]["drift_ppm"] is None
    assert "found 12" in found["clock"]["reason"]


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"CO2,Humidity\n865.0,42.6\n" * 50])
def test_what_holds_no_frame_gives_zeros_and_no_channels(data: bytes) -> None:
    found = analyse_capture([data])
    assert (found["frames_ok"], found["frames_lost"], found["device_seconds"], found["channels"]) == (0, 0, 0, {})
    assert found["frames_bad"] == (1 if b"C" in data else 0)


def test_two_runs_of_a_board_add_up() -> None:
    found = analyse_capture([line(frames(10)), line(frames(5, board=Board(boot_us=2_000_000)))])
    assert found["device_seconds"] == pytest.approx(15, abs=1e-3)
    assert found["frames_lost"] == 0
    assert found["channels"]["ecg_mv"]["samples"] == 15 * 250


def test_the_simulated_board_is_the_same_for_a_seed_and_its_clock_is_off() -> None:
    assert b"".join(board_bytes(5, 4)) == b"".join(board_bytes(5, 4))
    assert b"".join(board_bytes(5, 4)) != b"".join(board_bytes(5, 5))
    ends = [list(board_arrivals(100, seed))[-1].at_s for seed in range(5)]
    assert all(99.5 < end < 100.5 for end in ends)
    assert np.ptp(ends) > 0.1


def test_the_simulated_wearer_has_a_heart_a_breath_and_a_pulse() -> None:
    told = hear(*board_bytes(60, 1)).values
    ecg = np.array(list(told["ecg_mv"].values()))
    assert 0.7 < np.nanmax(ecg) < 1.6
    co2 = np.array(list(told["co2_ppm"].values()))
    assert 40_000 < np.percentile(co2, 90) < 60_000
    assert np.percentile(co2, 5) < 3000
    pressure = np.array(list(told["dp_pa"].values()))
    assert pressure.min() < -0.3 < 0.3 < pressure.max() < 30
    assert 130_000 < np.median(list(told["infrared"].values())) < 180_000
