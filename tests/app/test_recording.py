"""Readings into records, and records into recordings."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from milo.app.recording import Recorder, assemble, values_of
from milo.sensors.contract import Intervals, Samples
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import RRIntervals, Waveform, encode

BEGUN = datetime(2026, 3, 1, 7, tzinfo=UTC)


def recorder() -> Recorder:
    return Recorder(user_id="ada", session_id="s1", device_id="board", origin=Origin.MEASURED, source="mask_board 1.0")


def ecg(first: int, n: int, *, rate_hz: float = 250.0, began_us: int = 5_000_000) -> Samples:
    values = np.arange(first, first + n, dtype=np.float32)
    return Samples("ecg_mv", "mV", rate_hz, began_us + round(first * 1e6 / rate_hz), values)


def feed(to: Recorder, samples: Samples, drift: float = 1.0) -> None:
    assert samples.device_us is not None
    to.add(samples, BEGUN + timedelta(microseconds=(samples.device_us - 5_000_000) * drift))


def test_readings_are_kept_in_blocks_of_a_second_and_come_back_as_they_were() -> None:
    taking = recorder()
    for i in range(0, 1000, 10):
        feed(taking, ecg(i, 10))
    whole = taking.take()
    assert [len(values_of(b)) for b in whole] == [250, 250, 250, 250]
    assert taking.close() == []
    (wave,) = assemble([b for b in whole if isinstance(b, Waveform)], BEGUN)
    np.testing.assert_array_equal(wave.values, np.arange(1000, dtype=np.float32))
    assert (wave.rate_hz, wave.start_s, wave.unit) == (250.0, 0.0, "mV")


def test_a_kill_can_only_lose_the_second_that_was_not_yet_taken() -> None:
    taking = recorder()
    for i in range(0, 630, 10):
        feed(taking, ecg(i, 10))
    assert sum(len(values_of(b)) for b in taking.take()) == 500
    assert sum(len(values_of(b)) for b in taking.close()) == 130


def test_a_hole_stays_a_hole_of_its_exact_length() -> None:
    taking = recorder()
    for i in [*range(0, 400, 10), *range(470, 1000, 10)]:
        feed(taking, ecg(i, 10))
    (wave,) = assemble(taking.close(), BEGUN)
    assert np.isnan(wave.values[400:470]).all()
    assert np.isfinite(np.delete(wave.values, np.s_[400:470])).all()
    np.testing.assert_array_equal(wave.values[470:], np.arange(470, 1000))


@pytest.mark.parametrize("drift", [0.995, 1.0, 1.005])
def test_a_clock_that_runs_wrong_makes_no_holes_and_is_told_by_the_rate(drift: float) -> None:
    taking = recorder()
    for i in range(0, 250 * 120, 10):
        feed(taking, ecg(i, 10), drift)
    (wave,) = assemble(reversed(taking.close()), BEGUN)
    np.testing.assert_array_equal(wave.values, np.arange(250 * 120, dtype=np.float32))
    assert wave.rate_hz == pytest.approx(250 / drift, rel=1e-4)


def test_a_board_that_began_anew_is_placed_by_the_wall_clock() -> None:
    taking = recorder()
    for i in range(0, 500, 10):
        feed(taking, ecg(i, 10))
    again = Samples("ecg_mv", "mV", 250.0, 1_000, np.full(250, 7, np.float32))
    taking.add(again, BEGUN + timedelta(seconds=10))
    (wave,) = assemble(taking.close(), BEGUN)
    assert np.isnan(wave.values[500:2500]).all()
    assert (wave.values[2500:] == 7).all()


def test_the_same_readings_make_the_same_records() -> None:
    made = []
    for _ in range(2):
        taking = recorder()
        feed(taking, ecg(0, 250))
        taking.add_intervals(Intervals((800.0, 810.0)), BEGUN + timedelta(seconds=2))
        made.append([encode(r) for r in taking.close()])
    assert made[0] == made[1]


def test_intervals_begin_before_they_arrive() -> None:
    taking = recorder()
    taking.add_intervals(Intervals((800.0, 900.0)), BEGUN + timedelta(seconds=2))
    (rr,) = taking.take()
    assert isinstance(rr, RRIntervals)
    assert rr.at == BEGUN + timedelta(milliseconds=300)
    assert rr.session_id == "s1"


def test_a_channel_without_readings_is_no_record() -> None:
    taking = recorder()
    taking.add(Samples("ecg_mv", "mV", 250.0, 0, np.zeros(0, np.float32)), BEGUN)
    assert taking.close() == []


def test_whole_numbers_with_a_gain_are_read_in_their_unit() -> None:
    block = Waveform(
        origin=Origin.MEASURED, source="x", waveform_id="w", user_id="ada", start_ts=BEGUN, channel="c", rate_hz=1.0,
        encoding="int16", gain=0.5, data=np.array([2, -4], "<i2").tobytes(),
    )  # fmt: skip
    np.testing.assert_array_equal(values_of(block), [1.0, -2.0])
