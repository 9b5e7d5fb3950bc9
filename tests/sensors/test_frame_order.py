"""Frames in their places: losses counted exactly, repeats once, jumps only when two agree, restarts as such."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.sensors.board import Board, Sent
from milo.sensors.frames import Type, cobs_encode, crc16, decode, encode
from sensors.boards import cut, frames, harmed, hear, line

WHOLE = frames(6)
TRUTH = hear(line(WHOLE)).values


def test_every_reading_of_a_clean_line_arrives_with_its_time() -> None:
    heard = hear(line(WHOLE))
    assert (heard.counts.ok, heard.counts.bad, heard.counts.lost, heard.counts.repeated) == (len(WHOLE), 0, 0, 0)
    assert {name: len(told) for name, told in heard.values.items()} == {
        "ecg_mv": 1500, "red": 600, "infrared": 600, "dp_pa": 600, "co2_ppm": 120,
        "room_co2_ppm": 3, "temperature_c": 3, "humidity_pct": 3,
    }  # fmt: skip
    assert [n.what for n in heard.notices][:2] == ["started", "status"]
    assert heard.notices[-1].what == "ended"


@given(st.lists(st.integers(1, 90), min_size=1, max_size=20))
def test_however_the_bytes_are_cut_the_readings_are_the_same(sizes: list[int]) -> None:
    data = harmed(line(WHOLE[:120]), 1e-3, 1e-3, seed=5)
    whole, pieces = hear(data), hear(*cut(data, sizes))
    assert (pieces.values, pieces.notices, pieces.counts) == (whole.values, whole.notices, whole.counts)


@given(st.lists(st.tuples(st.integers(1, 199), st.binary(min_size=1, max_size=80)), max_size=8))
def test_garbage_between_frames_changes_no_reading(garbage: list[tuple[int, bytes]]) -> None:
    pieces = [f.data for f in WHOLE[:200]]
    for place, noise in sorted(garbage, reverse=True):
        pieces.insert(place, noise + b"\0")
    heard = hear(b"".join(pieces))
    assert heard.counts.ok == 200
    assert heard.counts.lost == 0
    assert all(told.items() <= TRUTH[name].items() for name, told in heard.values.items())


@pytest.mark.parametrize("size", [1, 40, 5000, 100_000])
def test_after_garbage_that_swallows_a_zero_the_second_frame_is_valid_again(size: int) -> None:
    noise = np.random.default_rng(size).integers(1, 256, size).astype(np.uint8).tobytes()
    heard = hear(line(WHOLE[:50]) + noise + line(WHOLE[50:]))
    assert (heard.counts.ok, heard.counts.lost, heard.counts.bad) == (len(WHOLE) - 1, 1, 1)


@given(st.sets(st.integers(0, len(WHOLE) - 2), max_size=150))
def test_frames_left_out_are_counted_exactly(gone: set[int]) -> None:
    heard = hear(line([f for i, f in enumerate(WHOLE) if i not in gone]))
    if min(set(range(len(WHOLE))) - gone) < 80:
        assert heard.counts.lost == len(gone)
    assert heard.counts.ok == len(WHOLE) - len(gone)
    assert sum(n.detail["frames"] for n in heard.said("lost")) == heard.counts.lost


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 300)), max_size=20))
def test_a_frame_received_again_counts_once(again: list[tuple[int, int]]) -> None:
    pieces = [f.data for f in WHOLE[:320]]
    for place, which in again:
        pieces.insert(max(place, which) + 1, WHOLE[which].data)
    heard = hear(b"".join(pieces))
    assert (heard.counts.ok, heard.counts.lost, heard.counts.bad) == (320, 0, 0)
    assert heard.counts.repeated == len(again)


@given(st.randoms(use_true_random=False))
def test_frames_that_overtake_each_other_are_all_taken(rng: object) -> None:
    some = list(WHOLE[1:200])
    for begin in range(0, len(some), 6):
        block = some[begin : begin + 6]
        rng.shuffle(block)
        some[begin : begin + 6] = block
    heard = hear(line([WHOLE[0], *some, *WHOLE[200:]]))
    assert (heard.counts.ok, heard.counts.lost, heard.counts.bad) == (len(WHOLE), 0, 0)
    assert heard.values == TRUTH


def test_two_neighbours_swapped_come_out_in_order() -> None:
    some = [*WHOLE[:10], WHOLE[11], WHOLE[10], *WHOLE[12:]]
    heard = hear(line(some))
    assert heard.counts.lost == 0
    assert not heard.said("lost")
    assert heard.values == TRUTH


def lie(frame: Sent, *, sequence: int = 0, us: int = 0) -> bytes:
    """A frame with the right CRC and the wrong place: what one damaged frame in 65,536 looks like."""
    from milo.sensors.frames import cobs_decode

    body = bytearray((cobs_decode(frame.data[:-1]) or b"")[:-2])
    number, device_us = struct.unpack_from("<HI", body, 2)
    struct.pack_into("<HI", body, 2, (number + sequence) % 65536, (device_us + us) % 2**32)
    return cobs_encode(bytes(body) + crc16(bytes(body)).to_bytes(2, "little")) + b"\0"


@pytest.mark.parametrize(
    ("sequence", "us"), [(1000, 0), (-1000, 0), (30_000, 0), (0, 5_000_000), (0, -5_000_000), (40, -(2**31)), (3, 0)]
)
def test_a_frame_that_closes_in_the_wrong_place_is_not_believed(sequence: int, us: int) -> None:
    pieces = [f.data for f in WHOLE]
    pieces[250] = lie(WHOLE[250], sequence=sequence, us=us)
    heard = hear(b"".join(pieces))
    assert all(told.items() <= TRUTH[name].items() for name, told in heard.values.items())
    assert (heard.counts.ok, heard.counts.lost) == (len(WHOLE) - 1, 1)


def test_readings_no_converter_can_give_are_refused_even_with_the_right_crc() -> None:
    ecg = struct.pack("<H10h", 40, *[600] * 10)
    ppg = struct.pack("<H", 100) + b"\0\0\4" * 8
    steps = struct.pack("<H10h", 41, *[0] * 10)
    climate = struct.pack("<HHhH", 20_000, 800, 2300, 10_001)
    bad = [(Type.ECG, ecg), (Type.PPG, ppg), (Type.ECG, steps), (Type.CLIMATE, climate)]
    number = len(WHOLE)
    noise = b"".join(encode(kind, number + i, WHOLE[-1].device_us, payload) for i, (kind, payload) in enumerate(bad))
    heard = hear(line(WHOLE) + noise)
    assert (heard.counts.ok, heard.counts.bad) == (len(WHOLE), 4)
    assert heard.values == TRUTH


def test_one_who_comes_in_the_middle_has_lost_nothing_of_what_came_before() -> None:
    heard = hear(line(WHOLE[300:])[7:])
    assert heard.counts.lost == 0
    assert (heard.counts.ok, heard.counts.bad) == (len(WHOLE) - 301, 0)
    assert heard.said("started")[0].detail == {"reset": False}


def test_damage_before_the_first_intact_frame_counts() -> None:
    broken = bytearray(line(WHOLE))
    for f, at in ((0, 5), (1, 45), (2, 80)):
        assert broken[at] != 0x55, f
        broken[at] = 0x55
    heard = hear(bytes(broken))
    assert heard.counts.ok + heard.counts.lost == len(WHOLE)
    assert heard.counts.lost >= 2


@pytest.mark.parametrize("last", [1, 2, 3, 7])
def test_damage_after_the_last_intact_frame_counts(last: int) -> None:
    data = line(WHOLE[:-last])
    for f in WHOLE[-last:]:
        harmed_frame = bytearray(f.data)
        harmed_frame[4] ^= 0x10 if harmed_frame[4] != 0x10 else 0x20
        data += bytes(harmed_frame)
    assert hear(data).counts.lost == last


def test_a_last_frame_that_lacks_only_its_zero_is_taken_and_one_cut_short_is_lost() -> None:
    assert hear(line(WHOLE)[:-1]).counts.ok == len(WHOLE)
    short = hear(line(WHOLE)[:-4])
    assert (short.counts.ok, short.counts.bad, short.counts.lost) == (len(WHOLE) - 1, 1, 1)


def test_a_board_that_begins_anew_is_told_and_loses_nothing_by_it() -> None:
    again = frames(3, seed=8, board=Board(board=1, boot_us=900_000))
    heard = hear(line(WHOLE[:200]) + line(again))
    assert (heard.counts.ok, heard.counts.lost, heard.counts.bad) == (200 + len(again), 0, 0)
    assert [n.detail["reset"] for n in heard.said("started")] == [True, True]
    times = list(heard.values["ecg_mv"])
    assert times == sorted(times)


def test_a_board_that_begins_anew_with_its_greeting_lost_is_told_too() -> None:
    again = frames(3, seed=8, board=Board(boot_us=900_000))
    heard = hear(line(WHOLE[:200]) + line(again[2:]))
    assert (heard.counts.ok, heard.counts.lost) == (200 + len(again) - 2, 2)
    assert len(heard.said("started")) == 2


def test_numbers_and_times_that_wrap_go_on() -> None:
    # A minute before the clock's 71.6 are over, with numbers about to wrap: time and number go round within this stretch.
    late = frames(4, board=Board(boot_us=2**32 - 2_000_000))
    shifted = [Sent(f.device_us, lie(f, sequence=65_400)) for f in late[1:]]
    heard = hear(line(shifted))
    assert (heard.counts.ok, heard.counts.lost, heard.counts.bad) == (len(shifted), 0, 0)
    times = list(heard.values["ecg_mv"])
    assert np.diff(times).max() == 4000 or np.diff(times).max() < 4100
    assert times == sorted(times)


def test_a_pause_asked_for_is_no_loss_and_a_silence_of_wrapped_numbers_is_counted_by_its_time() -> None:
    paused = line(WHOLE[:-1]) + lie(WHOLE[-1]) + b"".join(lie(f, sequence=len(WHOLE), us=600_000_000) for f in WHOLE[1:])
    # HELLO is left out, so the first number after END is one further than the next.
    assert hear(paused).counts.lost == 1
    turns = 65_536 * 1 + 20_000
    us = round(turns / (len(WHOLE) / 6.0) * 1e6)
    long = line(frames(30, seed=2)[:2000])
    after = frames(30, seed=2)[2000:]
    heard = hear(long + b"".join(lie(f, sequence=turns % 65_536, us=us) for f in after))
    assert heard.counts.lost == turns


def test_a_finish_may_be_followed_by_more_when_the_link_comes_back() -> None:
    from milo.sensors.mask_board import Sensor

    sensor = Sensor()
    data = line(WHOLE)
    sensor.feed(data[:5000])
    sensor.finish()
    sensor.feed(data[5200:])
    sensor.finish()
    assert sensor.counts.ok + sensor.counts.lost == len(WHOLE)


@pytest.mark.parametrize("seed", range(3))
def test_twenty_thousand_frames_over_a_bad_line_bring_no_wrong_reading_and_an_exact_count(seed: int) -> None:
    some = frames(85, seed)
    truth = hear(line(some))
    heard = hear(harmed(line(some), 1e-3, 1e-3, seed + 100))
    assert heard.counts.ok < 0.8 * len(some)
    assert heard.counts.lost == len(some) - heard.counts.ok
    for name, told in heard.values.items():
        assert told.items() <= truth.values[name].items()


def test_hours_of_a_line_at_the_wrong_speed_take_no_room_and_it_reads_on() -> None:
    from milo.sensors.mask_board import Sensor

    sensor = Sensor()
    sensor.feed(line(WHOLE[:50]))
    for _ in range(200):
        sensor.feed(b"\x55\xaa\0" * 1000)
    assert len(sensor._reader._refused) <= 1001
    sensor.feed(line(WHOLE[50:]))
    assert (sensor.counts.ok, sensor.counts.bad, sensor.counts.lost) == (len(WHOLE), 200_000, 0)


def test_a_frame_that_would_run_back_in_its_channel_is_refused() -> None:
    pieces = [f.data for f in WHOLE]
    flows = [i for i, f in enumerate(WHOLE) if decode(f.data[:-1]).type == Type.FLOW]
    pieces[flows[20]] = lie(WHOLE[flows[20]], us=-200_000)
    heard = hear(b"".join(pieces))
    assert (heard.counts.ok, heard.counts.lost) == (len(WHOLE) - 1, 1)
    assert all(told.items() <= TRUTH[name].items() for name, told in heard.values.items())
