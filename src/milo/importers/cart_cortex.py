"""CORTEX (MetaSoft Studio) exports: SpreadsheetML 2003, read through the hardened XML stream."""

from __future__ import annotations

from collections.abc import Iterator

from milo.importers.cart_columns import Cell, Grid, has_head, read_grid
from milo.importers.cart_records import records
from milo.importers.contract import Context, Found, Source
from milo.importers.xml_stream import read_xml, root_name
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import BrokenFile, RefusedFile

MAX_BYTES = 500_000_000
MAX_CELLS = 5_000_000  # an hour of breaths in 60 columns has 150,000; our choice
MAX_INDEX = 16_384  # columns a sheet may have (Excel's own limit)
_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"


class Importer:
    """The first worksheet whose cells hold a head of time, VO2 and VCO2."""

    format = "cart_cortex"

    def identify(self, source: Source) -> bool:
        return root_name(source.head) == "Workbook" and _NAMESPACE in source.head.replace(b"\0", b"")

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        grid, broken = _grid(source)
        yield from records(read_grid(grid, self.format), grid, context)
        if broken is not None:
            raise broken


def read_cart_cortex(source: Source) -> BreathTable:
    """As Importer, without the records. Raises BrokenFile for a file that breaks off."""
    grid, broken = _grid(source)
    if broken is not None:
        raise broken
    return read_grid(grid, Importer.format)


def _grid(source: Source) -> tuple[Grid, BrokenFile | None]:
    if source.size > MAX_BYTES:
        raise RefusedFile(f"a workbook of at most {MAX_BYTES // 1_000_000} MB", f"{source.size:,} bytes")
    sheets = _Sheets()
    broken: BrokenFile | None = None
    try:
        for _ in read_xml(source, sheets):
            pass
    except BrokenFile as e:
        broken = e
    return next((rows for rows in sheets.done if any(map(has_head, rows))), sheets.done[0] if sheets.done else []), broken


class _Sheets:
    """Collects the cells of every worksheet; a cell may say at which column it stands (ss:Index)."""

    texts = True

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.done: list[list[list[Cell]]] = []
        self._row: list[Cell] | None = None
        self._type = ""
        self._cells = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Worksheet":
            self.done.append([])
        elif name == "Row":
            self._row = []
        elif name == "Cell" and self._row is not None:
            index = _attribute(attributes, "Index")
            if index.isdecimal() and len(self._row) < int(index) - 1 < MAX_INDEX:
                self._row.extend([None] * (int(index) - 1 - len(self._row)))
            self._row.append(None)
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise RefusedFile(f"a workbook of at most {MAX_CELLS:,} cells", "more")
        elif name == "Data":
            self._type = _attribute(attributes, "Type")

    def end(self, name: str, text: str) -> None:
        if self._row is None:
            return
        if name == "Data" and self._row:
            self._row[-1] = _value(self._type, text)
        elif name == "Row":
            if self.done:
                self.done[-1].append(self._row)
            self._row = None

    def finish(self) -> None:
        """A row that was cut off is left out: its last cell may be half a number."""


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _value(kind: str, text: str) -> Cell:
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    # a duration is written as a moment of 31 December 1899: its clock is what counts
    if kind == "DateTime" and text.startswith(("1899-", "1900-01-0")):
        return text.partition("T")[2]
    return text
