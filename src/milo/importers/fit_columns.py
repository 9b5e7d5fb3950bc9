"""The messages of one kind in a FIT file, kept as places in its bytes until they are asked for: slices of columns, or rows."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from milo.importers.fit_values import NONE_32, Definition, Field, Kind, Layout

SLICE = 4_096  # messages unpacked at a time


@dataclass(slots=True)
class FileBytes:
    """The file's bytes with the definitions of its wanted messages; what developer fields are is learned later."""

    data: bytes
    definitions: list[Definition] = field(default_factory=list)
    described: dict[tuple[int, int], tuple[int, int, Field]] = field(default_factory=dict)
    _layouts: dict[tuple[int, str], Layout] = field(default_factory=dict)

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

    def layout(self, index: int, kind: Kind) -> Layout:
        """How messages of a definition are unpacked."""
        known = self._layouts.get((index, kind.name))
        if known is None:
            known = self._layouts[index, kind.name] = Layout(self.definitions[index], kind, self.described)
        return known


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
    _file: FileBytes
    starts: array[int] = field(default_factory=lambda: array("I"))
    definitions: array[int] = field(default_factory=lambda: array("H"))
    times: array[int] = field(default_factory=lambda: array("I"))  # of compressed headers; NONE_32 for the others

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
            if "timestamp" in columns and any(t != NONE_32 for t in times):
                known = columns["timestamp"]
                columns["timestamp"] = [t if v is None and t != NONE_32 else v for v, t in zip(known, times, strict=True)]
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
