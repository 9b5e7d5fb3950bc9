"""Workbooks of metabolic carts (COSMED, CORTEX, Parvo): .xlsx, its parts checked before the library opens any of them."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from milo.importers.cart_columns import Cell, Grid, has_head, read_grid
from milo.importers.cart_records import records
from milo.importers.container import is_workbook
from milo.importers.contract import Context, Found, Source
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import RefusedFile

MAX_BYTES = 100_000_000
MAX_UNPACKED = 500_000_000  # an hour of breaths in 128 columns unpacks to 20 MB; our choice
MAX_RATIO = 100
MAX_CELLS = 5_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError)
# What openpyxl lets through of a workbook that is a sound archive of unsound parts.
_UNSOUND = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, AssertionError, expat.ExpatError)


class Importer:
    """The first sheet with a head of time, VO2 and VCO2."""

    format = "cart_xlsx"

    def identify(self, source: Source) -> bool:
        return is_workbook(source.head)

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        grid = read_workbook(source)
        yield from records(read_grid(grid, self.format), grid, context)


def read_cart_xlsx(source: Source) -> BreathTable:
    """As Importer, without the records."""
    return read_grid(read_workbook(source), Importer.format)


def read_workbook(source: Source) -> Grid:
    """The cells of the sheet that holds the breaths. Raises RefusedFile for what is broken, dangerous or holds none."""
    import openpyxl

    content = source.read(MAX_BYTES)
    _check_parts(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which say nothing of the cells
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                first: list[list[Cell]] | None = None
                for sheet in book.worksheets:
                    sheet.reset_dimensions()  # what a part claims of its size is not believed
                    grid = _cells(sheet.iter_rows(values_only=True))
                    if any(map(has_head, grid)):
                        return grid
                    first = first or grid
            finally:
                book.close()
    except (*_BROKEN, *_UNSOUND) as e:
        raise RefusedFile("a whole workbook", f"a broken one ({type(e).__name__})", "export it again") from None
    return first or []


def _cells(rows: Iterator[tuple[object, ...]]) -> list[list[Cell]]:
    grid: list[list[Cell]] = []
    count = 0
    for row in rows:
        grid.append(list(row))  # type: ignore[arg-type]  # openpyxl gives numbers, texts, dates, times and None
        count += len(row)
        if count > MAX_CELLS:
            raise RefusedFile(f"a workbook of at most {MAX_CELLS:,} cells", "more")
    return grid


def _check_parts(content: bytes) -> None:
    """Read every part once: sizes within bounds, checksums right, no document type, no entities, no other encoding to hide in."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            total = sum(part.file_size for part in parts)
            if total > MAX_UNPACKED or total > MAX_RATIO * len(content):
                raise RefusedFile(f"a workbook that unpacks to at most {MAX_RATIO} times its size", f"{total:,} bytes")
            for part in parts:
                text = archive.read(part)
                if not part.filename.endswith((".xml", ".rels", ".vml")):
                    continue
                if b"<!" in text.replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                    raise RefusedFile("a workbook without entities or document types", "some", "this file is not trustworthy")
                if not text.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") or b"\0" in text:
                    raise RefusedFile("a workbook of UTF-8 parts", "another encoding", "save it again")
    except _BROKEN as e:
        raise RefusedFile("a whole workbook", f"a broken one ({type(e).__name__})", "export or download it again") from None
