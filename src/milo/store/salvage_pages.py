"""Records out of single pages of a SQLite file, for what no tree leads to any more.

References
----------
Database file format, sections 1.6 (b-tree pages) and 2.1 (record format), sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_INDEX_PAGES = {0x02: 12, 0x0A: 8}  # interior and leaf of an index b-tree, which tables without rowid are -> bytes of header
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type -> bytes
_BROKEN = (IndexError, struct.error, ValueError, OverflowError)


def rows_of_pages(path: Path, columns: int) -> Iterator[tuple[Any, ...]]:
    """Rows with so many columns of integers and bytes on any page that can be parsed, in no order; one may come twice."""
    with path.open("rb") as file:
        head = file.read(100)
        size = struct.unpack(">H", head[16:18])[0]
        size = 65_536 if size == 1 else size
        if size < 512 or size & (size - 1):
            return
        for number in range(1, path.stat().st_size // size):
            file.seek(number * size)
            page = file.read(size)
            if page[0] in _INDEX_PAGES:
                yield from _rows(file, page, size - head[20], columns)


def _rows(file: Any, page: bytes, usable: int, columns: int) -> Iterator[tuple[Any, ...]]:
    header = _INDEX_PAGES[page[0]]
    for n in range(min(struct.unpack(">H", page[3:5])[0], usable // 4)):
        try:
            (at,) = struct.unpack_from(">H", page, header + 2 * n)
            row = _row(_payload(file, page, at + (4 if page[0] == 0x02 else 0), usable, len(page)))
        except _BROKEN:
            continue
        if len(row) == columns:
            yield row


def _payload(file: Any, page: bytes, at: int, usable: int, size: int) -> bytes:
    """The bytes of a cell, with those on overflow pages."""
    length, at = _varint(page, at)
    most, least = (usable - 12) * 64 // 255 - 23, (usable - 12) * 32 // 255 - 23
    if length <= most:
        return page[at : at + length]
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    parts, left = [page[at : at + here]], length - here
    (following,) = struct.unpack_from(">I", page, at + here)
    while following and left > 0:
        file.seek((following - 1) * size)
        more = file.read(usable)
        (following,) = struct.unpack_from(">I", more)
        parts.append(more[4 : 4 + left])
        left -= len(parts[-1])
    return b"".join(parts)


def _row(payload: bytes) -> tuple[Any, ...]:
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    values: list[Any] = []
    for kind in types:
        if kind in (8, 9):
            values.append(kind - 8)
            continue
        width = _INTEGERS.get(kind) or ((kind - 12) // 2 if kind >= 12 and kind % 2 == 0 else -1)
        if width < 0 or at + width > len(payload):
            raise ValueError(kind)
        raw = payload[at : at + width]
        values.append(int.from_bytes(raw, "big", signed=True) if kind in _INTEGERS else raw)
        at += width
    return tuple(values)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    raise ValueError(at)
