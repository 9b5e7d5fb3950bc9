"""FIT files made byte by byte, for what an encoder would never write."""

from __future__ import annotations

import struct

from milo.importers.fit_protocol import checksum

T0 = 1_083_484_800  # 2024-05-01 08:00:00 UTC in seconds since 1989-12-31
U8, U16, S32, U32, TEXT = 0x02, 0x84, 0x85, 0x86, 0x07


def definition(local: int, number: int, fields: list[tuple[int, int, int]], big: bool = False, developer: bytes = b"") -> bytes:
    """A definition message; fields are (number, size, base type), developer (number, size, index) packed."""
    head = bytes([0x40 | (0x20 if developer else 0) | local, 0, int(big)]) + struct.pack(">H" if big else "<H", number)
    body = bytes([len(fields)]) + b"".join(bytes(f) for f in fields)
    return head + body + (bytes([len(developer) // 3]) + developer if developer else b"")


def chain_link(body: bytes, header: int = 14, claimed: int | None = None, right: bool = True) -> bytes:
    """One whole FIT file around messages."""
    size = len(body) if claimed is None else claimed
    head = struct.pack("<BBHI4s", header, 0x20, 2132, size, b".FIT").ljust(header, b"\0")
    return head + body + struct.pack("<H", checksum(head + body) ^ (0 if right else 0xFFFF))


def file_id(type_: int = 4, product: int = 2697) -> bytes:
    """A file_id of a Garmin device."""
    fields = [(0, 1, 0), (1, 2, U16), (2, 2, U16), (3, 4, 0x8C), (4, 4, U32)]
    return definition(15, 0, fields) + struct.pack("<BBHHII", 15, type_, 1, product, 4711, T0)


def records(stamps: list[int], heart_rate: int = 140, local: int = 0) -> bytes:
    """Record messages with a time and a heart rate."""
    rows = b"".join(struct.pack("<BIB", local, t, heart_rate) for t in stamps)
    return definition(local, 20, [(253, 4, U32), (3, 1, U8)]) + rows


def session(start: int, elapsed_s: float, sport: int = 1, local: int = 1) -> bytes:
    """A session message."""
    fields = [(253, 4, U32), (2, 4, U32), (5, 1, 0), (7, 4, U32)]
    return definition(local, 18, fields) + struct.pack(
        "<BIIBI", local, start + int(elapsed_s), start, sport, round(elapsed_s * 1000)
    )
