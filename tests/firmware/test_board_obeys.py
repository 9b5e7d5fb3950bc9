"""The sketch in simavr, told what to do: every command is answered by its nonce, and what is no command changes nothing."""

from __future__ import annotations

import itertools
import random
import struct

import numpy as np
import pytest

from firmware.building import Run
from firmware.heard import Heard, stamp_us
from milo.sensors.frames import Type, cobs_encode, crc16, encode
from milo.sensors.mask_board import Sensor

US = 1e-6


@pytest.fixture
def host() -> Sensor:
    """Makes the bytes of commands as Milo does."""
    return Sensor()


def test_ping_is_answered_by_a_reply_and_a_greeting(run: Run, host: Sensor) -> None:
    heard = Heard(run(1.5, commands={1.0: host.ping(48_879), 1.3: host.stop(1)})).finish()
    assert heard.replies() == {48_879: "done", 1: "done"}
    assert len(heard.greetings()) == 2
    assert heard.counts.lost == heard.counts.bad == 0


@pytest.mark.parametrize(
    ("kind", "channel", "hz"),
    [(Type.ECG, "ecg_mv", 125), (Type.PPG, "red", 50), (Type.FLOW, "dp_pa", 50), (Type.CO2, "co2_ppm", 10)],
)
def test_a_rate_is_obeyed_and_taken_back(run: Run, host: Sensor, kind: Type, channel: str, hz: int) -> None:
    commands = {1.0: host.rate(1, kind, hz), 3.0: host.rate(2, kind, 2 * hz), 4.8: host.stop(3)}
    heard = Heard(run(5, commands=commands)).finish()
    assert heard.replies() == {1: "done", 2: "done", 3: "done"}
    assert heard.counts.lost == heard.counts.bad == 0
    blocks = heard.samples[channel]
    assert [rate for rate, _ in itertools.groupby(b.rate_hz for b in blocks)] == [2 * hz, hz, 2 * hz]
    # The readings really come at the rate the frames tell.
    for rate in (hz, 2 * hz):
        same = [(a, b) for a, b in itertools.pairwise(blocks) if a.rate_hz == b.rate_hz == rate]
        seconds = np.array([(stamp_us(b) - stamp_us(a)) * US for a, b in same])
        assert seconds.sum() * rate == pytest.approx(sum(len(a.values) for a, _ in same), rel=0.01)
    assert not np.isnan(heard.values(channel)).any()


def test_a_slower_ecg_is_the_same_ecg(run: Run, host: Sensor) -> None:
    quick = Heard(run(5))
    slow = Heard(run(5, commands={0.5: host.rate(1, Type.ECG, 125)}))
    at_s = quick.times_s("ecg_mv")
    shown = np.interp(at_s, slow.times_s("ecg_mv"), slow.values("ecg_mv"))
    later = (at_s > 1) & (at_s < 4.5)
    assert np.corrcoef(shown[later], quick.values("ecg_mv")[later])[0, 1] > 0.98


@pytest.mark.parametrize(("kind", "hz"), [(0x10, 500), (0x10, 0), (0x11, 25), (0x12, 1), (0x13, 40), (0x14, 1), (0x99, 100)])
def test_a_rate_the_board_has_not_is_refused_and_changes_nothing(run: Run, kind: int, hz: int) -> None:
    wrong = encode(Type.RATE, 0, 0, struct.pack("<HBH", 9, kind, hz))
    heard = Heard(run(2, commands={1.0: wrong}))
    assert heard.replies() == {9: "out_of_range"}
    assert {b.rate_hz for b in heard.samples["ecg_mv"]} == {250}


def test_zero_takes_off_what_a_still_sensor_shows(run: Run, host: Sensor) -> None:
    heard = Heard(run(5, "--still", "--zero-pa=-0.7", commands={1.0: host.zero(5), 4.8: host.stop(6)})).finish()
    assert heard.replies() == {5: "done", 6: "done"}
    flow, at_s = heard.values("dp_pa"), heard.times_s("dp_pa")
    assert flow[at_s < 3] == pytest.approx(-0.7)
    assert flow[at_s > 3.2] == pytest.approx(0, abs=1e-6)
    assert heard.statuses()[-1]["zero"] == -42
    assert heard.statuses()[0]["zero"] == 0


@pytest.mark.parametrize("options", [[], ["--still", "--zero-pa=6"]], ids=["someone breathes", "air moves evenly"])
def test_zero_is_refused_while_air_moves(run: Run, host: Sensor, options: list[str]) -> None:
    heard = Heard(run(4, *options, commands={1.0: host.zero(5)}))
    assert heard.replies() == {5: "out_of_range"}
    assert {s["zero"] for s in heard.statuses()} == {0}


def test_a_second_zero_is_refused_while_the_first_collects(run: Run, host: Sensor) -> None:
    heard = Heard(run(4, "--still", commands={1.0: host.zero(5), 2.0: host.zero(6)}))
    assert heard.replies() == {6: "out_of_range", 5: "done"}


def test_stop_ends_with_the_count_and_then_silence_until_start(run: Run, host: Sensor) -> None:
    commands = {1.0: host.stop(1), 3.5: host.ping(4), 6.2: host.start(2), 7.2: host.stop(3)}
    heard = Heard(run(7.5, commands=commands)).finish()
    assert heard.replies() == {1: "done", 4: "done", 2: "done", 3: "done"}
    assert heard.counts.lost == heard.counts.bad == 0
    assert [e["frames"] for e in heard.told("ended")][-1] == heard.counts.ok
    at_s = heard.times_s("ecg_mv")
    gap = int(np.argmax(np.diff(at_s)))
    assert (at_s[gap], at_s[gap + 1]) == pytest.approx((1.0, 6.2), abs=0.06)
    assert {s["stopped"] for s in heard.statuses()} == {False}


def test_a_silent_board_still_answers(run: Run, host: Sensor) -> None:
    said = run(3, commands={1.0: host.stop(1), 2.0: host.ping(2), 2.5: host.stop(3)})
    heard = Heard(said).finish()
    assert heard.replies() == {1: "done", 2: "done", 3: "done"}
    assert len(heard.told("ended")) == 1
    assert heard.times_s("ecg_mv")[-1] < 1.05


def test_a_command_it_does_not_know_is_answered_so(run: Run) -> None:
    later = encode_any(0x55, struct.pack("<H", 77))
    long = encode_any(Type.PING, struct.pack("<HB", 78, 0))
    assert Heard(run(2, commands={1.0: later, 1.5: long})).replies() == {77: "unknown", 78: "unknown"}


def encode_any(kind: int, payload: bytes) -> bytes:
    """A frame Milo itself would not make."""
    body = struct.pack("<BBHI", 1, kind, 0, 0) + payload
    return cobs_encode(body + struct.pack("<H", crc16(body))) + b"\0"


def test_garbage_is_not_obeyed_and_the_command_after_it_is(run: Run, host: Sensor) -> None:
    draw = random.Random(8)
    commands = {1.0 + i / 20: draw.randbytes(40) for i in range(30)}
    heard = Heard(run(3.2, commands={**commands, 2.8: b"\0" + host.ping(3), 3.0: host.stop(4)})).finish()
    assert heard.replies() == {3: "done", 4: "done"}
    assert heard.counts.lost == heard.counts.bad == 0
    assert heard.rate_hz("ecg_mv") == pytest.approx(250, rel=0.005)


def test_a_damaged_command_is_not_obeyed(run: Run, host: Sensor) -> None:
    stop = bytearray(host.stop(1))
    stop[-3] ^= 0x10
    heard = Heard(run(2, commands={1.0: bytes(stop)}))
    assert heard.replies() == {}
    assert heard.times_s("ecg_mv")[-1] > 1.9


def test_a_frame_without_room_keeps_its_number_and_is_counted(run: Run, host: Sensor) -> None:
    # Each ping of 14 bytes asks for 38: three times what the line can carry.
    flood = b"".join(host.ping(i) for i in range(200))
    heard = Heard(run(4, commands={1.0: flood, 3.5: host.stop(9999)})).finish()
    dropped = heard.statuses()[-1]["dropped"]
    assert dropped > 0
    assert heard.counts.lost == dropped
    assert heard.counts.bad == 0
    assert heard.told("ended")[-1]["frames"] == heard.counts.ok + dropped
    # What went missing shows as a gap in time: what is there stands where it belongs.
    at_us = np.array([stamp_us(s) for s in heard.samples["ecg_mv"]])
    assert np.abs((np.diff(at_us) + 20_000) % 40_000 - 20_000).max() <= 16
