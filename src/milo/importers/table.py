"""CSV as apps write it: any encoding, comma, semicolon or tab, decimal comma, quotes over several lines. Read as a stream."""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from collections.abc import Iterator

from milo.importers.contract import Context, Source
from milo.vocabulary.errors import BrokenFile, MiloError, RefusedFile

MAX_LINE = 1_000_000  # characters; a longer one is no table, or an attack on our memory
MAX_COLUMNS = 1_000
MAX_NUMBER = 60  # characters; a longer cell is no number, date or duration
DELIMITERS = ",;\t|"
LB_KG, MILE_M, YARD_M, FOOT_M, STONE_KG = 0.45359237, 1609.344, 0.9144, 0.3048, 6.35029318
KILOGRAMS = {"kg": 1.0, "kilogram": 1.0, "kilo": 1.0, "lb": LB_KG, "pound": LB_KG, "st": STONE_KG, "stone": STONE_KG}
METRES = {
    "m": 1.0, "meter": 1.0, "metre": 1.0, "km": 1000.0, "kilometer": 1000.0, "kilometre": 1000.0, "mi": MILE_M, "mile": MILE_M,
    "ft": FOOT_M, "feet": FOOT_M, "foot": FOOT_M, "yd": YARD_M, "yard": YARD_M, "cm": 0.01, "in": 0.0254, "inch": 0.0254,
}  # fmt: skip

_NUMBER = re.compile(r"[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){2,}|[+-]?\d{1,3}(?:\.\d{3}){2,}")
_WHOLE = re.compile(r"\d{1,3}(?:[.,'\u2019]\d{3})+")
_NOTHING = {"", "-", "--", "\u2013", "\u2014", "n/a", "na", "nan", "null", "none"}


class UnreadableRow(MiloError):
    """A row that cannot be kept; its sentence is the reason the athlete is told, so it names the column, never the cell."""

    code = "unreadable_row"

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(found=reason)


def header_of(source: Source) -> list[str]:
    """The first row of cells, in small letters without spaces around; empty when the content is no text table."""
    head = source.head
    codec = _codec(head)
    try:
        if codec == "utf-8":
            lines = [_utf8_or_western(line) for line in head.splitlines(keepends=True)]
        else:
            lines = io.StringIO(codecs.getincrementaldecoder(codec)().decode(head), newline="").readlines()
    except UnicodeDecodeError:
        return []
    if not lines or any("\0" in line for line in lines):
        return []
    lines[0] = lines[0].removeprefix("\ufeff")
    return _header(iter(lines))[0]


def rows(source: Source) -> Iterator[dict[str, str]]:
    """Rows as {column in small letters: cell}, in order; columns without a name and rows without a cell are left out.

    Raises RefusedFile when there are no rows, BrokenFile where a quoted cell never ends, a line is absurdly long or the text stops
    being text.
    """
    lines = _lines(source)
    names, delimiter = _header(lines)
    if len(names) > MAX_COLUMNS:
        raise RefusedFile(f"a table of at most {MAX_COLUMNS:,} columns", f"{len(names):,}")
    table = csv.reader(lines, delimiter=delimiter, strict=True)
    some = False
    try:
        for cells in table:
            if any(c.strip() for c in cells):
                some = True
                yield {n: c.strip() for n, c in zip(names, cells, strict=False) if n}
    except csv.Error as e:
        at = table.line_num + 1  # the header is read before
        raise BrokenFile("a table with its quotes closed", f"{e} near line {at:,}", "export it again") from None
    if not some:
        raise RefusedFile("a table with rows", "a header only", "export it again")


def _header(lines: Iterator[str]) -> tuple[list[str], str]:
    """The names of the columns and what stands between them; empty lines and Excel's "sep=;" before them are passed over."""
    for line in lines:
        if line.strip() and not line.lower().startswith("sep="):
            delimiter = _delimiter(line)
            try:
                return [c.strip().lower() for c in next(csv.reader([line], delimiter=delimiter), [])], delimiter
            except csv.Error:
                break
    return [], ","


def _lines(source: Source) -> Iterator[str]:
    """Lines with their ends, decoded one by one: a file may be ASCII for pages before its first accent shows what it is."""
    codec = _codec(source.head)
    if codec != "utf-8":
        yield from _checked(_decoded(source, codec))
        return
    yield from _checked(_utf8_or_western(line) for line in _byte_lines(source))


def _checked(lines: Iterator[str]) -> Iterator[str]:
    first = True
    for line in lines:
        if "\0" in line:
            raise BrokenFile("a text table", "binary content")
        yield line.removeprefix("\ufeff") if first else line
        first = False


def _byte_lines(source: Source) -> Iterator[bytes]:
    rest = b""
    for chunk in source.chunks():
        # the last line is held back even where it seems whole: its \r may have a \n in the next chunk
        *whole, rest = (rest + chunk).splitlines(keepends=True)
        yield from whole
        _bound(len(rest))
    if rest:
        yield rest


def _decoded(source: Source, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)()
    rest = ""
    try:
        for chunk in source.chunks():
            *whole, rest = io.StringIO(rest + decoder.decode(chunk), newline="").readlines() or [""]
            yield from whole
            _bound(len(rest))
        rest += decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise BrokenFile("text", "bytes that are no UTF-16", "export it again as UTF-8") from None
    if rest:
        yield rest


def _bound(length: int) -> None:
    if length > MAX_LINE:
        raise BrokenFile(f"lines of at most {MAX_LINE:,} characters", "a longer one", "export it again")


def _utf8_or_western(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _codec(head: bytes) -> str:
    """UTF-16 by its mark or, without one, by a zero in every second byte of the first letters; else UTF-8, line by line."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = head[:32]
    if len(start) >= 8 and not any(start[1::2]) and all(start[::2]):
        return "utf-16-le"
    if len(start) >= 8 and not any(start[::2]) and all(start[1::2]):
        return "utf-16-be"
    return "utf-8"


def _delimiter(line: str) -> str:
    outside = re.sub(r'"[^"]*"', "", line)
    return max(DELIMITERS, key=outside.count)


def number(cell: str | None) -> float | None:
    """A number as people and apps write it; None when it is none. One comma is a decimal comma, several group thousands.

    >>> number("1,234.5"), number("1.234,5"), number("62,5"), number("1,234,567"), number("8-10")
    (1234.5, 1234.5, 62.5, 1234567.0, None)
    """
    if not cell or len(cell) > MAX_NUMBER:
        return None
    if cell.isdecimal():  # most cells; the rest of this is four times as slow
        return float(cell)
    text = cell.strip()
    if not text.isascii() or " " in text or "'" in text:
        text = re.sub(r"[\s'\u2019]", "", text).replace("\u2212", "-")
    if "," in text or text.count(".") > 1:
        if _THOUSANDS.fullmatch(text):
            text = text.replace(",", "").replace(".", "")
        elif "." in text:
            text = text.replace(",", "") if text.rfind(".") > text.rfind(",") else text.replace(".", "").replace(",", ".")
        else:
            text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def count(cell: str | None) -> float | None:
    """As number, of things that come in whole numbers: 10,234 and 10.234 steps are ten thousand, not ten."""
    text = (cell or "").strip()
    return float(re.sub(r"\D", "", text)) if _WHOLE.fullmatch(text) else number(text)


def blank(cell: str | None) -> bool:
    """Whether a cell says nothing: empty, a dash, "n/a", "null"."""
    return (cell or "").strip().lower() in _NOTHING


def sure_number(row: dict[str, str], column: str) -> float | None:
    """The number in a cell, None when it is blank. Raises UnreadableRow for text that is no number."""
    cell = row.get(column)
    value = number(cell)
    if value is None and not blank(cell):
        raise UnreadableRow(f"no number in {column}")
    return value


def first(row: dict[str, str], *columns: str) -> str | None:
    """The first cell of these columns that is not empty."""
    return next((row[c] for c in columns if row.get(c)), None)


class Amounts:
    """A weight or a distance whose unit stands in the column's name ("weight (lb)"), in a column of its own, or nowhere.

    quantity: of the vocabulary, whose unit the factors lead to.  assumed: what nowhere means.
    guessed: whether this file says nowhere.
    """

    def __init__(self, header: list[str], name: str, quantity: str, factors: dict[str, float], assumed: str) -> None:
        self._name, self._quantity, self._factors, self._assumed = name, quantity, factors, factors[assumed]
        self._columns: list[tuple[str, float | None]] = []
        for column in header:
            if column == name:
                self._columns.append((column, None))
            elif (m := re.fullmatch(rf"{name}[\s_]*\(?([a-z]+)\)?", column)) and (factor := self._factor(m[1])):
                self._columns.append((column, factor))
        self._unit = next((c for c in header if re.fullmatch(rf"{name}[\s_]*unit", c)), None)
        self.guessed = self._unit is None and any(factor is None for _, factor in self._columns)

    def of(self, row: dict[str, str], context: Context) -> float | None:
        """The amount, None when the row says none or nothing but 0.

        Raises UnreadableRow when there is one that cannot be understood: without it the row would say something else.
        """
        for column, factor in self._columns:
            if (row.get(column) or "").strip().lower() == "nan":  # a failed calculation; body weight alone is left empty
                raise UnreadableRow(f"no number in {self._name}")
            value = sure_number(row, column)
            if value:
                amount = value * (factor or self._by_row(row))
                if context.accept(self._quantity, amount) is None:
                    raise UnreadableRow(f"no plausible {self._name}")
                return amount
        return None

    def _by_row(self, row: dict[str, str]) -> float:
        word = row.get(self._unit or "")
        if not word:
            return self._assumed
        factor = self._factor(word)
        if factor is None:
            raise UnreadableRow(f"a unit of {self._name} Milo does not know")
        return factor

    def _factor(self, word: str) -> float | None:
        plain = word.strip().lower().rstrip(".")
        return self._factors.get(plain) or self._factors.get(plain.removesuffix("s"))
