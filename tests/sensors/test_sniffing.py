"""Whose bytes a capture holds is told by the sensors themselves, wherever it was cut and although some of it is damaged."""

from __future__ import annotations

import numpy as np
import pytest

from milo.sensors.packets import wrap
from milo.sensors.sniffing import LOOK_AT, sniff
from milo.sensors.synthetic import board_bytes

LINES = b"CO2,Humidity\r\n" + b"".join(b"%d.%d,41.5\r\n" % (520 + i, i % 10) for i in range(60))
PULSES = b"".join(bytes((0x83, 40 + i % 60, 5, 61, 97)) for i in range(180))
STRAP = b"".join(wrap(bytes((0x10, 61, 0xD8, 0x03))) for _ in range(20))


@pytest.fixture(scope="module")
def board() -> bytes:
    return b"".join(board_bytes(8.0, seed=3))[:LOOK_AT]


def test_every_sensor_knows_its_own(board: bytes) -> None:
    assert sniff(board) == "mask_board"
    assert sniff(LINES) == "scd30_lines"
    assert sniff(PULSES) == "oximeter"
    assert sniff(STRAP) == "heart_strap"


@pytest.mark.parametrize("cut", [1, 7, 100, 1001])
def test_a_capture_that_begins_in_the_middle_is_known_too(board: bytes, cut: int) -> None:
    assert sniff(board[cut:]) == "mask_board"
    assert sniff(LINES[cut % 30 :]) == "scd30_lines"
    assert sniff(PULSES[cut % 50 :]) == "oximeter"


def test_damage_does_not_hide_who_sent_it(board: bytes) -> None:
    rng = np.random.default_rng(2)
    bits = np.unpackbits(np.frombuffer(board, np.uint8))
    bits ^= (rng.random(len(bits)) < 1e-3).astype(np.uint8)
    assert sniff(np.packbits(bits).tobytes()) == "mask_board"


def test_what_no_sensor_sent_is_nobodys() -> None:
    rng = np.random.default_rng(2)
    assert sniff(b"") is None
    assert sniff(b"Dear diary, today I ran.\n" * 50) is None
    assert sniff(bytes(LOOK_AT)) is None
    assert sniff(rng.integers(0, 256, LOOK_AT, np.uint8).tobytes()) is None
