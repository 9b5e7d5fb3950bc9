"""Text tables of metabolic carts (Vyntus, Parvo and spreadsheets of them) and the columns of `milo analyse breath`."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

from milo.importers import table
from milo.importers.cart_columns import MAX_HEAD_ROWS, Grid, has_head, read_grid
from milo.importers.cart_records import records
from milo.importers.cart_zan import is_zan, read_cart_zan
from milo.importers.contract import HEAD_BYTES, Context, Found, Source
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import RefusedFile

MAX_BYTES = 200_000_000
_LONGEST_HEAD = 20_000  # characters; our choice, COSMED's 128 columns have some 1,500


class Importer:
    """Reads text tables whose head names time, VO2 and VCO2, and the exports of ZAN carts, which never say the day of the test."""

    format = "cart_text"

    def identify(self, source: Source) -> bool:
        if is_zan(source.head):
            return True
        text = _text(source.head)
        return text is not None and _delimiter(text) is not None

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        if is_zan(source.head):
            yield from records(read_cart_zan(source), [], context)
            return
        grid = read_text(source)
        yield from records(read_grid(grid, self.format), grid, context)


def read_text(source: Source) -> Grid:
    """The cells of a text table. Raises RefusedFile for what is no text or has no head."""
    text = _text(source.read(MAX_BYTES))
    if text is None:
        raise RefusedFile("a text table of a metabolic cart", "binary content", "export it again as text")
    delimiter = _delimiter(text)
    if delimiter is None:
        raise RefusedFile("a table with columns of time, VO2 and VCO2", "none in this file", "export breath by breath")
    try:
        return list(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error as e:
        raise RefusedFile("a table with its quotes closed", str(e), "export it again") from None


def read_cart_text(source: Source) -> BreathTable:
    """As Importer, without the records."""
    if is_zan(source.head):
        return read_cart_zan(source)
    return read_grid(read_text(source), Importer.format)


def _text(content: bytes) -> str | None:
    """The text, None for binary content. UTF-16 by its mark, UTF-8 where it holds, else the letters of Western Windows."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content[: len(content) // 2 * 2].decode("utf-16", "ignore")
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        if len(content) == HEAD_BYTES and e.start >= HEAD_BYTES - 4:  # a letter cut in two by the end of the head
            return content[: e.start].decode("utf-8-sig")
    return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str | None:
    """What stands between the cells of the head row, None when no row is a head."""
    for line in text.splitlines()[:MAX_HEAD_ROWS]:
        if len(line) > _LONGEST_HEAD or "2" not in line:  # the 2 of VO2
            continue
        for delimiter in sorted(table.DELIMITERS, key=line.count, reverse=True):
            if delimiter in line:
                try:
                    cells = next(csv.reader([line], delimiter=delimiter), [])
                except csv.Error:
                    continue
                if has_head(cells):
                    return delimiter
    return None
