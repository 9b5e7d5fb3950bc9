"""The FIT binary protocol: bytes -> messages, each field a number, a text or missing.

Source: Flexible and Interoperable Data Transfer (FIT) Protocol, developer.garmin.com/fit/protocol. Own, because a decoder
that makes an object of every message reads some 15,000 of them a second; here the file is walked once for the places of
the messages wanted, and values are unpacked column by column, a slice at a time, so that memory stays near the file's size.

Deviations, all to keep what can be kept: a header that says 0 bytes (a device that crashed) is read to the end of the file;
after a break the next file of a chain is still looked for; a wrong checksum is reported and loses nothing.
"""

from __future__ import annotations

import math
import struct
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

MAX_MESSAGES = 5_000_000  # of any kind in one file; 64 MB of ordinary records hold 2 million; our choice
MAX_KEPT = 1_000_000  # messages of the kinds wanted: 11 days of one-second records; our choice
MAX_CHAIN = 1_000  # files in a chain; swim straps make 5 of one activity; our choice
MAX_REDEFINED = 1_000_000  # definitions in all; even one before each message is fewer; our choice
MAX_DEFINITIONS = 10_000  # different ones of kinds wanted; devices use a few dozen; our choice
SLICE = 4_096  # messages unpacked at a time
TIMESTAMP = 253  # the field's number in every message that has one
_MAGIC = b".FIT"
_SHORTEST_HEADER = 12
_FILE_ID = 0
_NONE = 0xFFFFFFFF

# Base type -> (struct letter, bytes, value that means "missing"). Strings and bytes are told apart below.
_BASE: dict[int, tuple[str, int, int | None]] = {
    0x00: ("B", 1, 0xFF),
    0x01: ("b", 1, 0x7F),
    0x02: ("B", 1, 0xFF),
    0x03: ("h", 2, 0x7FFF),
    0x04: ("H", 2, 0xFFFF),
    0x05: ("i", 4, 0x7FFFFFFF),
    0x06: ("I", 4, _NONE),
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


@dataclass(slots=True)
class Slice:
    """Some messages in the order of the file: where each begins, and its fields by name, None where missing.

    empty: whether a message has no field at all (its time comes from the compressed header).
    """

    at: array[int]
    columns: dict[str, list[Any]]
    empty: list[bool]


@dataclass(slots=True)
class Messages:
    """All messages of one kind in one file, not yet unpacked."""

    kind: Kind
    _file: _Bytes
    starts: array[int] = field(default_factory=lambda: array("I"))
    definitions: array[int] = field(default_factory=lambda: array("H"))
    times: array[int] = field(default_factory=lambda: array("I"))  # of compressed headers; _NONE for the others

    def __len__(self) -> int:
        return len(self.starts)

    def slices(self) -> Iterator[Slice]:
        """The messages unpacked, at most SLICE at a time."""
        for i in range(0, len(self.starts), SLICE):
            starts, definitions = self.starts[i : i + SLICE], self.definitions[i : i + SLICE]
            groups: dict[int, list[int]] = {}
            for place, index in enumerate(definitions):
                groups.setdefault(index, []).append(place)
            columns: dict[str, list[Any]] = {f.name: [None] * len(starts) for f in self.kind.fields.values()}
            empty = [False] * len(starts)
            for index, places in groups.items():
                layout = self._file.layout(index, self.kind)
                read = layout.read(self._file.data, [starts[p] for p in places])
                if layout.empty:
                    for p in places:
                        empty[p] = True
                for name, values in read.items():
                    if len(groups) == 1:
                        columns[name] = values
                    else:
                        column = columns[name]
                        for place, value in zip(places, values, strict=True):
                            column[place] = value
            times = self.times[i : i + SLICE]
            if "timestamp" in columns and any(t != _NONE for t in times):
                known = columns["timestamp"]
                columns["timestamp"] = [t if v is None and t != _NONE else v for v, t in zip(known, times, strict=True)]
            yield Slice(starts, columns, empty)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The messages one by one: field name -> value, missing ones left out; "at" is the place in the file."""
        for piece in self.slices():
            names = list(piece.columns)
            for at, *values in zip(piece.at, *piece.columns.values(), strict=True):
                row: dict[str, Any] = {n: v for n, v in zip(names, values, strict=True) if v is not None}
                row["at"] = at
                yield row


@dataclass(slots=True)
class Part:
    """One FIT file of a chain, by kind of message; what follows without a file_id of its own belongs to the one before."""

    messages: dict[str, Messages] = field(default_factory=dict)

    def rows(self, kind: str) -> Iterator[dict[str, Any]]:
        """The messages of a kind one by one, as Messages.rows."""
        known = self.messages.get(kind)
        return known.rows() if known is not None else iter(())


@dataclass(slots=True)
class FitFile:
    """What was read. breaks: where and how reading broke off, in words; wrong_sums: files of the chain with a wrong checksum."""

    parts: list[Part]
    breaks: list[str] = field(default_factory=list)
    wrong_sums: int = 0


def looks_like_fit(head: bytes) -> bool:
    """Whether a file begins like a FIT file."""
    return head[8:12] == _MAGIC


def read_fit(data: bytes, kinds: dict[int, Kind]) -> FitFile:
    """Find the messages of the wanted kinds (by global number) in a file or a chain of files.

    Never raises for what the bytes hold: what cannot be read is in `breaks`.
    """
    return _Walk(data, kinds).run()


# --- the walk -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Slot:
    """What a local message number stands for at the moment. stamp: the timestamp's place in the message, -1 for none."""

    size: int
    stamp: int
    order: str
    number: int
    definition: int  # index among those kept, -1 for a kind that is not wanted


class _Walk:
    def __init__(self, data: bytes, kinds: dict[int, Kind]) -> None:
        self._data = data
        self._kinds = kinds
        self._bytes = _Bytes(data)
        self._known: dict[bytes, int] = {}
        self._read = self._kept = self._defined = 0
        self._result = FitFile([])
        self._named = False  # whether the open part has its file_id
        self._part = self._new_part()

    def run(self) -> FitFile:
        at, result, files = 0, self._result, 0
        while at < len(self._data):
            files += 1
            if files > MAX_CHAIN:
                result.breaks.append(f"a chain of more than {MAX_CHAIN:,} files")
                break
            following = self._segment(at)
            if following is None:
                break
            at = following
        result.parts = [p for p in result.parts if p.messages]
        for part in result.parts:
            self._bytes.describe(part.rows("field_description"))
        return result

    def _new_part(self) -> Part:
        part = Part()
        self._result.parts.append(part)
        self._named = False
        return part

    def _segment(self, at: int) -> int | None:
        """Read one file of the chain; where the next one begins, None at the end or when it cannot be found."""
        data, breaks = self._data, self._result.breaks
        header = data[at]
        if data[at + 8 : at + 12] != _MAGIC or header < _SHORTEST_HEADER:
            if not any(data[at : at + 4_096]) and not any(data[at:]):
                return None  # some devices fill the last block with zeros
            breaks.append(f"no FIT header at byte {at:,}")
            return None
        claimed = int.from_bytes(data[at + 4 : at + 8], "little")
        begin = at + header
        unfinished = claimed == 0 and begin + 2 < len(data) and data[begin + 10 : begin + 14] != _MAGIC
        end = len(data) if unfinished else begin + claimed
        broken = self._messages(begin, min(end, len(data)))
        if broken is None and unfinished:
            broken = "a header that was never completed"
        if broken is None and end + 2 > len(data):
            broken = f"the end of the file at byte {len(data):,}, {end + 2 - len(data):,} too early"
        if broken is not None:
            breaks.append(broken)
            return end + 2 if end + 2 < len(data) else None
        if int.from_bytes(data[end : end + 2], "little") != checksum(data[at:end]):
            self._result.wrong_sums += 1
        return end + 2

    def _messages(self, at: int, end: int) -> str | None:
        """Note the places of the wanted messages; how it broke off in words, or None."""
        data = self._data
        slots: list[_Slot | None] = [None] * 16
        first = True
        clock = _NONE  # the last timestamp, for compressed headers; read from its place only when one comes
        clock_at, clock_order = -1, "little"
        while at < end:
            header = data[at]
            if header & 0xC0 == 0x40:
                made = self._define(header, at + 1, end)
                if isinstance(made, str):
                    return made
                at, slots[header & 0x0F] = made
                continue
            slot = slots[header >> 5 & 3] if header & 0x80 else slots[header & 0x0F]
            if slot is None:
                return f"a message at byte {at:,} whose layout was never defined"
            begin = at + 1
            at = begin + slot.size
            if at > end:
                return f"a message at byte {begin - 1:,} that is cut off"
            self._read += 1
            if self._read > MAX_MESSAGES:
                return f"more than {MAX_MESSAGES:,} messages"
            time = _NONE
            if header & 0x80:
                if clock_at >= 0:
                    clock, clock_at = int.from_bytes(data[clock_at : clock_at + 4], clock_order), -1  # type: ignore[arg-type]
                if clock != _NONE:
                    # The low five bits of the time; they have rolled over when smaller than before.
                    time = clock = clock + ((header - clock) & 0x1F)
                    time = min(time, _NONE)
            if slot.stamp >= 0:
                clock_at, clock_order = begin + slot.stamp, slot.order
            if slot.definition >= 0:
                self._kept += 1
                if self._kept > MAX_KEPT:
                    return f"more than {MAX_KEPT:,} records"
                kind = self._kinds[slot.number]
                if slot.number == _FILE_ID:
                    if first and self._named:
                        self._part = self._new_part()
                    self._named = True
                    first = False
                kept = self._part.messages.get(kind.name)
                if kept is None:
                    kept = self._part.messages[kind.name] = Messages(kind, self._bytes)
                kept.starts.append(begin)
                kept.definitions.append(slot.definition)
                kept.times.append(time)
        return None

    def _define(self, header: int, at: int, end: int) -> tuple[int, _Slot] | str:
        """Read a definition: where it ends and what it defines, or how it broke off."""
        data = self._data
        self._defined += 1
        if self._defined > MAX_REDEFINED:
            return f"more than {MAX_REDEFINED:,} definitions"
        cut = f"a definition at byte {at - 1:,} that is cut off"
        if at + 5 > end:
            return cut
        order = "big" if data[at + 1] else "little"
        number = int.from_bytes(data[at + 2 : at + 4], order)  # type: ignore[arg-type]
        after = at + 5 + 3 * data[at + 4]
        fields = data[at + 5 : after]
        developer = b""
        if header & 0x20:
            if after >= end:
                return cut
            begin, after = after + 1, after + 1 + 3 * data[after]
            developer = data[begin:after]
        if after > end:
            return cut
        size = sum(fields[1::3]) + sum(developer[1::3])
        place = fields[0::3].find(TIMESTAMP)
        stamp = sum(fields[1 : 3 * place : 3]) if place >= 0 and fields[3 * place + 1] == 4 else -1
        index = -1
        if number in self._kinds:
            key = data[at:after] + bytes([header & 0x20])
            index = self._known.get(key, -1)
            if index < 0:
                if len(self._known) >= MAX_DEFINITIONS:
                    return f"more than {MAX_DEFINITIONS:,} different definitions"
                index = self._known[key] = len(self._known)
                self._bytes.definitions.append(_Definition(order, fields, developer))
        return after, _Slot(size, stamp, order, number, index)


# --- values -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Definition:
    """order: of bytes. fields: number, size, base type each. developer: number, size, index of the developer each."""

    order: str
    fields: bytes
    developer: bytes


@dataclass(slots=True)
class _Bytes:
    """The file's bytes with the definitions of its wanted messages; what developer fields are is learned later."""

    data: bytes
    definitions: list[_Definition] = field(default_factory=list)
    described: dict[tuple[int, int], tuple[int, int, Field]] = field(default_factory=dict)
    _layouts: dict[tuple[int, str], _Layout] = field(default_factory=dict)

    def describe(self, descriptions: Iterator[dict[str, Any]]) -> None:
        """Learn which developer fields stand in for a field of records, and how they are written."""
        for row in descriptions:
            if not {"developer", "number", "base_type"} <= row.keys() or row.get("native_message", 20) != 20:
                continue
            native = row.get("native_field", 7 if str(row.get("name", "")).lower() == "power" else None)
            scale = row.get("scale") or 1
            if native is not None:
                how = Field("", scale, row.get("offset", 0))
                self.described.setdefault((row["developer"], row["number"]), (native, row["base_type"], how))

    def layout(self, index: int, kind: Kind) -> _Layout:
        """How messages of a definition are unpacked."""
        known = self._layouts.get((index, kind.name))
        if known is None:
            known = self._layouts[index, kind.name] = _Layout(self.definitions[index], kind, self.described)
        return known


Convert = Callable[[list[tuple[Any, ...]]], list[Any]]


class _Layout:
    """How the messages of one definition are unpacked: the wanted fields, the rest passed over."""

    def __init__(self, definition: _Definition, kind: Kind, described: dict[tuple[int, int], tuple[int, int, Field]]) -> None:
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


# --- checksum -----------------------------------------------------------------------------------------------------------


def checksum(data: bytes) -> int:
    """The CRC-16 at the end of a FIT file (polynomial 0x8005 reflected, start 0).

    >>> hex(checksum(b"123456789"))
    '0xbb3d'
    """
    table = _crc_table()
    crc = 0
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc


@cache
def _crc_table() -> list[int]:
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0xA001 if byte & 1 else 0)
        table.append(byte)
    return table
