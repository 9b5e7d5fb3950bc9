"""The board's own envelope (mask_board/frames.c), compiled here, against the vectors both sides share."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from milo.sensors.frames import PAYLOAD_BYTES, Type, encode

HERE = Path(__file__).resolve().parent
FIRMWARE = HERE.parents[1] / "firmware"
VECTORS = json.loads((FIRMWARE / "frames.json").read_text())
HEAD = 16  # hexadecimal digits before the payload
CRC = 4

Ask = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Questions in, answers out, of frames.c."""
    if shutil.which("cc") is None:
        pytest.skip("a C compiler is absent (Debian: gcc libc6-dev)")
    program = tmp_path_factory.mktemp("frames") / "frames"
    sources = [str(HERE / "frames_on_host.c"), str(FIRMWARE / "mask_board" / "frames.c")]
    strict = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-fsanitize=undefined", "-fno-sanitize-recover"]
    subprocess.run(["cc", *strict, "-I", str(FIRMWARE / "mask_board"), *sources, "-o", str(program)], check=True, timeout=60)

    def answers(questions: list[str]) -> list[str]:
        done = subprocess.run([program], input="\n".join(questions) + "\n", capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.split("\n")[: len(questions)]

    return answers


def test_the_board_encodes_every_shared_vector_to_the_bit(ask: Ask) -> None:
    questions = [f"e {v['type']} {v['sequence']} {v['device_us']} {v['decoded_hex'][HEAD:-CRC]}" for v in VECTORS]
    assert len(questions) > 15
    assert ask(questions) == [v["encoded_hex"] for v in VECTORS]


def test_the_board_decodes_every_shared_vector(ask: Ask) -> None:
    assert [a.strip() for a in ask([f"d {v['encoded_hex']}" for v in VECTORS])] == [v["decoded_hex"] for v in VECTORS]


def test_both_sides_encode_random_frames_alike(ask: Ask) -> None:
    draw = random.Random(4)
    questions, expected = [], []
    for _ in range(500):
        kind = draw.choice(list(Type))
        # Zeros and 0xFF are what COBS and the CRC could stumble over.
        payload = bytes(draw.choice((0, 0, 0xFF, draw.randrange(256))) for _ in range(PAYLOAD_BYTES[kind]))
        sequence, device_us = draw.randrange(1 << 16), draw.randrange(1 << 32)
        questions.append(f"e {int(kind)} {sequence} {device_us} {payload.hex()}")
        expected.append(encode(kind, sequence, device_us, payload).hex())
    assert ask(questions) == expected


def test_a_command_with_one_wrong_bit_is_not_obeyed(ask: Ask) -> None:
    ping = next(v for v in VECTORS if v["name"] == "ping")
    good = bytes.fromhex(ping["encoded_hex"])
    damaged = []
    for at in range(len(good) * 8):
        bits = bytearray(good)
        bits[at // 8] ^= 1 << at % 8
        # A closing zero afterwards, so that each stands alone.
        damaged.append(f"d {bits.hex()}00")
    assert all(answer.strip() == "" for answer in ask(damaged))


def test_a_command_is_obeyed_once_however_many_zeros_follow(ask: Ask) -> None:
    ping = next(v for v in VECTORS if v["name"] == "ping")
    assert ask([f"d {ping['encoded_hex']}000000"])[0].split() == [ping["decoded_hex"]]


def test_garbage_of_any_length_never_harms_the_next_command(ask: Ask) -> None:
    draw = random.Random(5)
    ping = next(v for v in VECTORS if v["name"] == "ping")
    questions = [f"d {draw.randbytes(draw.randrange(400)).hex()}00{ping['encoded_hex']}" for _ in range(300)]
    assert all(answer.split()[-1] == ping["decoded_hex"] for answer in ask(questions))
