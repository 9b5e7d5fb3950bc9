"""The sketch in simavr, heard by Milo's own decoder: rates, order, beats, and what each sensor shows."""

from __future__ import annotations

import os
import re
import select
import subprocess
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from firmware.building import Run
from firmware.heard import Heard, stamp_us

RATES_HZ = {"ecg_mv": 250, "red": 100, "infrared": 100, "dp_pa": 100, "co2_ppm": 20}
TOLERANCE = 0.005  # a UNO's ceramic resonator is no better
DEADLINE_S = 30
SECONDS = 20


@contextmanager
def on_a_terminal(board: list[str], seconds: float, *options: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The board behind a real pseudo-terminal, quick; an open line to it."""
    with subprocess.Popen(
        [*board, "--pty", "--quick", f"--seconds={seconds}", *options], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        name = next(line.split()[1] for line in program.stdout if line.startswith("pty "))
        line = os.open(name, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        tty.setraw(line)
        try:
            yield line, program
        finally:
            program.kill()
            os.close(line)


def listen(line: int, heard: Heard, enough: Callable[[], bool]) -> None:
    """Feed what comes over the line until it is enough, or the deadline has passed."""
    deadline = time.monotonic() + DEADLINE_S
    while not enough() and time.monotonic() < deadline:
        if select.select([line], [], [], 0.2)[0]:
            heard.feed(os.read(line, 4096))


@pytest.fixture(scope="module")
def twenty_seconds(board: list[str], tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """Read while it runs, over a real pseudo-terminal."""
    heard = Heard()
    stop = heard.sensor.stop(1).hex()
    with on_a_terminal(board, SECONDS, f"--send={SECONDS - 0.2}:{stop}") as (line, program):
        listen(line, heard, lambda: bool(heard.told("ended")))
        assert program.wait(DEADLINE_S) == 0
    return heard.finish()


def test_no_frame_is_damaged_and_none_is_missing(twenty_seconds: Heard) -> None:
    counts = twenty_seconds.counts
    assert (counts.bad, counts.lost, counts.repeated) == (0, 0, 0)
    assert counts.ok > 75 * (SECONDS - 1)
    assert twenty_seconds.told("ended") == [{"frames": counts.ok}]


def test_the_first_frame_greets_and_every_part_answers(twenty_seconds: Heard) -> None:
    greeting = twenty_seconds.greetings()[0]
    assert greeting["reset_causes"] == ["power"]
    parts = {**twenty_seconds.statuses()[1]["parts"]}
    assert parts == dict.fromkeys(("ecg", "oximeter", "flow", "quick_co2", "scd30", "ram", "clock"), True)


@pytest.mark.parametrize("channel", RATES_HZ)
def test_each_channel_keeps_its_rate(twenty_seconds: Heard, channel: str) -> None:
    assert twenty_seconds.rate_hz(channel) == pytest.approx(RATES_HZ[channel], rel=TOLERANCE)
    assert all(s.rate_hz == RATES_HZ[channel] for s in twenty_seconds.samples[channel])
    assert not np.isnan(twenty_seconds.values(channel)).any()


def test_the_ecg_clock_is_even(twenty_seconds: Heard) -> None:
    at_us = np.array([stamp_us(s) for s in twenty_seconds.samples["ecg_mv"]])
    # micros() of an UNO counts in steps of 4 us.
    assert np.abs(np.diff(at_us) - 40_000).max() <= 16


def test_the_beats_of_the_body_come_back_at_their_times(twenty_seconds: Heard, board: list[str]) -> None:
    simulator = board[0]
    listing = subprocess.run([simulator, "--beats", f"--seconds={SECONDS}"], capture_output=True, text=True, check=True).stdout
    beats = np.array([float(b) for b in listing.split()])
    ecg, at_s = twenty_seconds.values("ecg_mv"), twenty_seconds.times_s("ecg_mv")
    above = ecg > 0.5
    starts = np.flatnonzero(above[1:] & ~above[:-1]) + 1
    peaks = np.array([at_s[i + np.argmax(ecg[i : i + 15])] for i in starts])
    expected = beats[(beats > at_s[0] + 0.1) & (beats < at_s[-1] - 0.1)]
    assert len(expected) >= 20
    assert len(peaks) == len(expected)
    # Half a sampling period, and as much for the flat top of the wave.
    assert np.abs(peaks - expected).max() <= 0.004
    assert np.diff(peaks) == pytest.approx(np.diff(expected), abs=0.008)


def test_each_sensor_shows_what_the_body_does(twenty_seconds: Heard) -> None:
    assert twenty_seconds.values("ecg_mv").max() == pytest.approx(1.0, abs=0.1)
    flow = twenty_seconds.values("dp_pa")
    assert (flow.min(), flow.max()) == pytest.approx((-19.8, 20.2), abs=0.1)
    co2 = twenty_seconds.values("co2_ppm")
    assert (co2.min(), co2.max()) == pytest.approx((420, 45_420), abs=20)
    infrared = twenty_seconds.values("infrared")
    assert 127_000 < infrared.min() < infrared.max() == 130_000
    assert twenty_seconds.values("room_co2_ppm") == pytest.approx(812)
    assert twenty_seconds.values("temperature_c") == pytest.approx(23.17, abs=0.001)
    assert twenty_seconds.values("humidity_pct") == pytest.approx(48.52, abs=0.001)


def test_flow_follows_the_breath_in_time(twenty_seconds: Heard) -> None:
    flow, at_s = twenty_seconds.values("dp_pa"), twenty_seconds.times_s("dp_pa")
    # The body breathes 15 times a minute and its simulated sensor is read within a millisecond of the stamp.
    assert np.abs(flow - 0.2 - 20 * np.sin(2 * np.pi * 0.25 * at_s)).max() < 0.15


def test_the_board_tells_how_it_is_once_a_second(twenty_seconds: Heard) -> None:
    statuses = twenty_seconds.statuses()
    assert SECONDS - 2 <= len(statuses) <= SECONDS
    assert all(s["dropped"] == 0 and s["late"] == 0 for s in statuses)
    # A third of the chip's memory stays free however deep the interrupts nest.
    assert min(s["free_bytes"] for s in statuses) > 500


def test_a_light_off_the_beat_is_not_lost_between_two_looks(twenty_seconds: Heard) -> None:
    at_us = np.array([stamp_us(s) for s in twenty_seconds.samples["red"]])
    assert np.abs(np.diff(at_us) - 40_000).max() <= 8_000


def test_commands_reach_the_board_over_the_same_line(board: list[str]) -> None:
    heard = Heard()
    with on_a_terminal(board, 0) as (line, _):
        listen(line, heard, lambda: bool(heard.statuses()))
        os.write(line, heard.sensor.ping(42) + heard.sensor.stop(43))
        listen(line, heard, lambda: bool(heard.told("ended")))
    assert heard.replies() == {42: "done", 43: "done"}
    assert len(heard.greetings()) == 2
    assert heard.counts.lost == heard.counts.bad == 0


def test_a_program_in_real_time_keeps_real_time(board: list[str], tmp_path: Path) -> None:
    out = tmp_path / "said.bin"
    began = time.monotonic()
    subprocess.run([*board, "--seconds=1.5", f"--out={out}"], check=True, timeout=DEADLINE_S)
    assert time.monotonic() - began >= 1.4
    assert re.search(rb"\x00", out.read_bytes())


def test_the_other_address_of_the_flow_sensor_is_found(run: Run) -> None:
    heard = Heard(run(1.5, "--flow-address=38"))
    assert heard.greetings()[0]["parts"]["flow"]
    assert not np.isnan(heard.values("dp_pa")).any()
