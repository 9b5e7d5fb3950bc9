"""The envelope of the mask board's frames: COBS, CRC, version, type, sequence, time. firmware/FRAMES.md is the document.

Whether a frame that closes also belongs where it stands is another question (sensors.frame_order).
"""

from __future__ import annotations

import struct
from binascii import crc_hqx
from enum import IntEnum, StrEnum
from typing import NamedTuple

from milo.vocabulary.errors import BadValue

VERSION = 1
MOST_BYTES = 255  # one COBS group without 0xFF codes; the longest frame is 36 bytes
_HEAD = struct.Struct("<BBHI")
_CRC = struct.Struct("<H")
CRC_START = 0xFFFF  # CRC-16/CCITT-FALSE


class Type(IntEnum):
    """Types of frames, both ways."""

    HELLO = 0x01
    ECG = 0x10
    PPG = 0x11
    FLOW = 0x12
    CO2 = 0x13
    CLIMATE = 0x14
    STATUS = 0x20
    REPLY = 0x21
    END = 0x2F
    PING = 0x40
    RATE = 0x41
    ZERO = 0x42
    STOP = 0x43
    START = 0x44


class Fault(StrEnum):
    """Why something between two zero bytes is no frame."""

    COBS = "cobs"
    VERSION = "version"
    TYPE = "type"
    LENGTH = "length"
    CRC = "crc"
    RANGE = "range"


PAYLOAD_BYTES: dict[int, int] = {
    Type.HELLO: 10,
    Type.ECG: 22,
    Type.PPG: 26,
    Type.FLOW: 10,
    Type.CO2: 10,
    Type.CLIMATE: 8,
    Type.STATUS: 12,
    Type.REPLY: 4,
    Type.END: 4,
    Type.PING: 2,
    Type.RATE: 5,
    Type.ZERO: 2,
    Type.STOP: 2,
    Type.START: 2,
}
FROM_BOARD = frozenset(t for t in Type if t < Type.PING)
_AROUND = _HEAD.size + _CRC.size
_BYTES = {int(t): n + _AROUND for t, n in PAYLOAD_BYTES.items()}


class Frame(NamedTuple):
    """One frame that closed. type: see Type.  sequence: modulo 65,536.  device_us: modulo 2^32.  payload: as sent."""

    type: int
    sequence: int
    device_us: int
    payload: bytes


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE of these bytes.

    >>> hex(crc16(b"123456789"))
    '0x29b1'
    """
    return crc_hqx(data, CRC_START)


def cobs_encode(data: bytes) -> bytes:
    """These bytes without a zero byte among them, one byte longer for each begun 254; no zero byte at the end.

    Source: Cheshire and Baker, IEEE/ACM Transactions on Networking 7(2), 1999.

    >>> cobs_encode(bytes([1, 0, 2])).hex()
    '02010202'
    """
    made = bytearray()
    for group in data.split(b"\0"):
        while len(group) >= 254:
            made += b"\xff" + group[:254]
            group = group[254:]
        made += bytes([len(group) + 1]) + group
    return bytes(made)


def cobs_decode(data: bytes) -> bytes | None:
    """What was encoded, or None where the groups do not close. data: without zero bytes, at most MOST_BYTES long.

    >>> cobs_decode(bytes.fromhex("02010202")).hex()
    '010002'
    """
    made = bytearray(data)
    at, end = 0, len(made)
    if not 0 < end <= MOST_BYTES:
        return None
    # Within one group's reach decoding is putting the zeros back where the codes stood.
    while at < end:
        code = made[at]
        made[at] = 0
        at += code
    return bytes(made[1:]) if at == end else None


def encode(kind: int, sequence: int, device_us: int, payload: bytes) -> bytes:
    """One frame as it goes over the line, its zero byte included.

    kind: a Type.  sequence, device_us: counted on without end; wrapped here.
    Raises BadValue for a payload that is not as long as its type asks.
    """
    wanted = PAYLOAD_BYTES.get(kind)
    if wanted != len(payload):
        raise BadValue(f"a payload of {wanted} bytes for type {kind:#04x}", f"{len(payload)} bytes", "see firmware/FRAMES.md")
    body = _HEAD.pack(VERSION, kind, sequence & 0xFFFF, device_us & 0xFFFFFFFF) + payload
    return cobs_encode(body + _CRC.pack(crc16(body))) + b"\0"


def decode(data: bytes) -> Frame | Fault:
    """What stands between two zero bytes: a frame, or why it is none."""
    body = cobs_decode(data)
    if body is None:
        return Fault.COBS
    if len(body) < _AROUND:
        return Fault.LENGTH
    version, kind, sequence, device_us = _HEAD.unpack_from(body)
    if version != VERSION:
        return Fault.VERSION
    length = _BYTES.get(kind)
    if length is None:
        return Fault.TYPE
    if length != len(body):
        return Fault.LENGTH
    if crc_hqx(body[:-2], CRC_START) != body[-2] | body[-1] << 8:
        return Fault.CRC
    return Frame(kind, sequence, device_us, body[8:-2])
