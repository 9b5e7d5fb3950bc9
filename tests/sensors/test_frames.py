"""The envelope: the test vectors the sketch shares, and that every single wrong bit is noticed."""

from __future__ import annotations

import doctest
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.sensors import frame_kinds, frames, frames_lost, packets
from milo.sensors.frames import PAYLOAD_BYTES, Fault, Frame, Type, cobs_decode, cobs_encode, decode, encode
from milo.vocabulary.errors import BadValue

VECTORS = json.loads((Path(__file__).resolve().parents[2] / "firmware" / "frames.json").read_text())


@pytest.mark.parametrize("vector", VECTORS, ids=[v["name"] for v in VECTORS])
def test_the_vectors_shared_with_the_sketch_are_read_and_written_alike(vector: dict) -> None:
    encoded, decoded = bytes.fromhex(vector["encoded_hex"]), bytes.fromhex(vector["decoded_hex"])
    assert encoded[-1] == 0
    assert 0 not in encoded[:-1]
    assert cobs_decode(encoded[:-1]) == decoded
    payload = decoded[8:-2]
    assert decode(encoded[:-1]) == Frame(vector["type"], vector["sequence"], vector["device_us"], payload)
    assert encode(vector["type"], vector["sequence"], vector["device_us"], payload) == encoded


def test_the_vectors_hold_every_type_of_frame() -> None:
    assert {v["type"] for v in VECTORS} == set(Type)


@pytest.mark.parametrize(
    ("name", "form"),
    [("status", frame_kinds.STATUS), ("hello", frame_kinds.HELLO), ("reply", frame_kinds.REPLY), ("end", frame_kinds.END)],
)
def test_the_fields_of_a_vector_are_those_of_its_payload(name: str, form: object) -> None:
    chosen = [v for v in VECTORS if v["name"].split(",")[0].split()[0] == name]
    assert chosen
    for vector in chosen:
        assert list(form.unpack(bytes.fromhex(vector["decoded_hex"])[8:-2])) == list(vector["fields"].values())


@given(st.binary(min_size=1, max_size=253))
def test_what_is_encoded_comes_back_and_holds_no_zero(data: bytes) -> None:
    assert 0 not in cobs_encode(data)
    assert len(cobs_encode(data)) == len(data) + 1
    assert cobs_decode(cobs_encode(data)) == data


@given(st.sampled_from(sorted(PAYLOAD_BYTES)), st.data())
def test_one_to_three_wrong_bits_are_always_noticed(kind: int, data: st.DataObject) -> None:
    payload = data.draw(st.binary(min_size=PAYLOAD_BYTES[kind], max_size=PAYLOAD_BYTES[kind]))
    body = bytearray(cobs_decode(encode(kind, 7, 1234, payload)[:-1]) or b"")
    for place in data.draw(st.sets(st.integers(0, len(body) * 8 - 1), min_size=1, max_size=3)):
        body[place // 8] ^= 1 << place % 8
    assert isinstance(decode(cobs_encode(bytes(body))), Fault)


@pytest.mark.parametrize("kind", sorted(PAYLOAD_BYTES))
def test_a_frame_of_another_length_is_refused_even_with_the_right_crc(kind: int) -> None:
    body = bytes([1, kind]) + bytes(6 + PAYLOAD_BYTES[kind] + 1)
    whole = body + frames.crc16(body).to_bytes(2, "little")
    assert decode(cobs_encode(whole)) == Fault.LENGTH


def test_another_version_and_an_unknown_type_are_refused() -> None:
    for first, fault in ((b"\2\x43", Fault.VERSION), (b"\1\x77", Fault.TYPE)):
        body = first + bytes(6 + 2)
        assert decode(cobs_encode(body + frames.crc16(body).to_bytes(2, "little"))) == fault


@given(st.binary(max_size=600))
def test_garbage_is_refused_and_never_raises(data: bytes) -> None:
    for piece in data.split(b"\0"):
        assert isinstance(decode(piece), Fault)


def test_a_payload_of_the_wrong_length_is_not_sent() -> None:
    with pytest.raises(BadValue, match="22 bytes"):
        encode(Type.ECG, 0, 0, bytes(21))


@pytest.mark.parametrize("module", [frames, frames_lost, packets])
def test_the_examples_in_the_docs_run(module: object) -> None:
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
