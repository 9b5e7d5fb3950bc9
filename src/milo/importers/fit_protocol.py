"""The FIT binary protocol: bytes -> messages, each field a number, a text or missing.

Source: Flexible and Interoperable Data Transfer (FIT) Protocol, developer.garmin.com/fit/protocol. Own, because a decoder
that makes an object of every message reads some 15,000 of them a second; here the file is walked once for the places of
the messages wanted (this file), and their values are unpacked when asked for (fit_columns, fit_values), so that memory stays
near the file's size.

Deviations, all to keep what can be kept: a header that says 0 bytes (a device that crashed) is read to the end of the file;
after a break the next file of a chain is still looked for; a wrong checksum is reported and loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from milo.importers.fit_columns import FileBytes, Messages, Part
from milo.importers.fit_values import NONE_32, Definition, Kind

MAX_MESSAGES = 5_000_000  # of any kind in one file; 64 MB of ordinary records hold 2 million; our choice
MAX_KEPT = 1_000_000  # messages of the kinds wanted: 11 days of one-second records; our choice
MAX_CHAIN = 1_000  # files in a chain; swim straps make 5 of one activity; our choice
MAX_REDEFINED = 1_000_000  # definitions in all; even one before each message is fewer; our choice
MAX_DEFINITIONS = 10_000  # different ones of kinds wanted; devices use a few dozen; our choice
TIMESTAMP = 253  # the field's number in every message that has one
_MAGIC = b".FIT"
_SHORTEST_HEADER = 12
_FILE_ID = 0


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
        self._bytes = FileBytes(data)
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
        clock = NONE_32  # the last timestamp, for compressed headers; read from its place only when one comes
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
            time = NONE_32
            if header & 0x80:
                if clock_at >= 0:
                    clock, clock_at = int.from_bytes(data[clock_at : clock_at + 4], clock_order), -1  # type: ignore[arg-type]
                if clock != NONE_32:
                    # The low five bits of the time; they have rolled over when smaller than before.
                    time = clock = clock + ((header - clock) & 0x1F)
                    time = min(time, NONE_32)
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
                self._bytes.definitions.append(Definition(order, fields, developer))
        return after, _Slot(size, stamp, order, number, index)


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
