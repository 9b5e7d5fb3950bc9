"""How the fields of a FIT message are unpacked: bytes by a definition -> columns of numbers and texts, None where missing.

Values are unpacked column by column, a slice of messages at a time, with one compiled layout for each definition.
Source: the base types of the Flexible and Interoperable Data Transfer (FIT) Protocol, developer.garmin.com/fit/protocol.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

NONE_32 = 0xFFFFFFFF
"""What an unsigned value of 32 bits holds where it is missing; times are such values."""

# Base type -> (struct letter, bytes, value that means "missing"). Strings and bytes are told apart below.
_BASE: dict[int, tuple[str, int, int | None]] = {
    0x00: ("B", 1, 0xFF),
    0x01: ("b", 1, 0x7F),
    0x02: ("B", 1, 0xFF),
    0x03: ("h", 2, 0x7FFF),
    0x04: ("H", 2, 0xFFFF),
    0x05: ("i", 4, 0x7FFFFFFF),
    0x06: ("I", 4, NONE_32),
    0x07: ("s", 1, None),
    0x08: ("f", 4, None),
    0x09: ("d", 8, None),
    0x0A: ("B", 1, 0),
    0x0B: ("H", 2, 0),
    0x0C: ("I", 4, 0),
    0x0D: ("B", 1, 0xFF),
    0x0E: ("q", 8, 0x7FFFFFFFFFFFFFFF),
    0x0F: ("Q", 8, 0xFFFFFFFFFFFFFFFF),
    0x10: ("Q", 8, 0),
}
_BYTES = 0x0D


@dataclass(frozen=True, slots=True)
class Field:
    """How a field is read: value = raw / scale - offset. many: all values of an array as a tuple, else the first one.

    A field of another nature than the profile says (a text for a number) is read as missing.
    """

    name: str
    scale: float = 1
    offset: float = 0
    many: bool = False
    text: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message to read. developer: fields of apps and sensors that may stand in, by the field they stand in for."""

    name: str
    fields: dict[int, Field]
    developer: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Definition:
    """order: of bytes. fields: number, size, base type each. developer: number, size, index of the developer each."""

    order: str
    fields: bytes
    developer: bytes


Convert = Callable[[list[tuple[Any, ...]]], list[Any]]


class Layout:
    """How the messages of one definition are unpacked: the wanted fields, the rest passed over."""

    def __init__(self, definition: Definition, kind: Kind, described: dict[tuple[int, int], tuple[int, int, Field]]) -> None:
        self._format = "<" if definition.order == "little" else ">"
        self._converts: dict[str, list[Convert]] = {}
        self._items = 0
        seen: set[int] = set()
        for number, size, base in _threes(definition.fields):
            how = kind.fields.get(number)
            if how is None or number in seen or not self._add(how.name, how, size, base):
                self._format += f"{size}x"
            else:
                seen.add(number)
        for number, size, developer in _threes(definition.developer):
            native, base, how = described.get((developer, number), (-1, 0, Field("")))
            if native not in kind.developer or not self._add(kind.fields[native].name, how, size, base):
                self._format += f"{size}x"
        self._struct = struct.Struct(self._format)
        self.empty = not definition.fields and not definition.developer

    def _add(self, name: str, how: Field, size: int, base: int) -> bool:
        """Unpack a field; False when its size does not fit its type (some devices write such), which is read as missing."""
        letter, width, missing = _BASE.get(base & 0x1F, ("", 1, None))
        if not letter or size == 0 or size % width or (letter == "s") != how.text:
            return False
        if letter == "s":
            self._format += f"{size}s"
            self._converts.setdefault(name, []).append(_texts(self._items))
            self._items += 1
            return True
        count = size // width
        if base & 0x1F == _BYTES and count > 1:
            missing = None  # single bytes of a row may well be 255; the whole is missing when all are
        self._format += f"{count}{letter}"
        self._converts.setdefault(name, []).append(
            _tuples(self._items, count, missing, how) if how.many else _numbers(self._items, missing, how)
        )
        self._items += count
        return True

    def read(self, data: bytes, starts: list[int]) -> dict[str, list[Any]]:
        """The wanted fields of the messages that begin at `starts`; of two fields for one thing, the first that has a value."""
        unpack = self._struct.unpack_from
        rows = [unpack(data, at) for at in starts]
        read = {}
        for name, converts in self._converts.items():
            column = converts[0](rows)
            for convert in converts[1:]:
                column = [b if a is None else a for a, b in zip(column, convert(rows), strict=True)]
            read[name] = column
        return read


def _threes(packed: bytes) -> Iterator[tuple[int, int, int]]:
    return zip(packed[0::3], packed[1::3], packed[2::3], strict=True)


def _numbers(item: int, missing: int | None, how: Field) -> Convert:
    scale, offset = how.scale, how.offset
    plain = scale == 1 and offset == 0

    def convert(rows: list[tuple[Any, ...]]) -> list[Any]:
        raw = [row[item] for row in rows]
        if missing is None:  # a float: all bits set is not a number
            raw = [v if math.isfinite(v) else None for v in raw]
            return raw if plain else [None if v is None else v / scale - offset for v in raw]
        if plain:
            return [None if v == missing else v for v in raw]
        if offset:
            return [None if v == missing else v / scale - offset for v in raw]
        return [None if v == missing else v / scale for v in raw]

    return convert


def _tuples(item: int, count: int, missing: int | None, how: Field) -> Convert:
    scale, offset = how.scale, how.offset

    def convert(rows: list[tuple[Any, ...]]) -> list[Any]:
        column: list[Any] = []
        for row in rows:
            raw = row[item : item + count]
            if missing is None and all(v == 0xFF for v in raw):
                column.append(None)
                continue
            values = tuple(
                None if v == missing or not math.isfinite(v) else v if scale == 1 and offset == 0 else v / scale - offset
                for v in raw
            )
            column.append(values if any(v is not None for v in values) else None)
        return column

    return convert


def _texts(item: int) -> Convert:
    def convert(rows: list[tuple[Any, ...]]) -> list[Any]:
        return [" ".join(row[item].partition(b"\0")[0].decode("utf-8", "replace").split()) or None for row in rows]

    return convert
