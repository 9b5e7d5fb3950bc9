"""Columns of numbers from a CSV somebody recorded: with a header or bare, any usual separator, large files too."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.app.table_text import is_number, layout, text_start, with_points
from milo.vocabulary.errors import BadValue, NotEnoughData, RefusedFile, UnknownName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOK_AT_LINES = 200  # of the file's beginning that say how it is written (our choice)
PLAIN_BYTES = 8_000_000  # a larger table is read faster by polars, its import included (our choice)
COMMENTS = "#"
CHANNEL, VALUE = "channel", "value"


@dataclass(slots=True)
class Columns:
    """The table as text. names: as the header has them, "0", "1", ... without one. first_line: of the data, counted from 1.

    plain: the columns as numbers instead, where there is nothing but numbers; then there is no table.
    """

    table: Any
    has_header: bool
    first_line: int
    unread: dict[str, int] = field(default_factory=dict)
    plain: dict[str, NDArray[np.float64]] | None = None

    @property
    def names(self) -> list[str]:
        """The names of the columns in order; of a table with one line a reading, those of its channels."""
        if self.plain is not None:
            return list(self.plain)
        return list(self.table[CHANNEL].unique(maintain_order=True) if self._long else self.table.columns)

    @property
    def _long(self) -> bool:
        """Whether each line is one reading of some channel, as Milo's own recordings are."""
        return {CHANNEL, VALUE} <= set(self.table.columns)

    def pick(self, asked: str | None, usual: tuple[str, ...], what: str) -> str:
        """The name of a column: by name, by number from 0, or the only one, or the one with a usual name.

        Raises UnknownName, or BadValue when it cannot be told which is meant.
        """
        names = self.names
        if asked is not None:
            if asked in names:
                return asked
            if asked.isdecimal():
                if int(asked) < len(names):
                    return names[int(asked)]
                raise BadValue(f"a column number from 0 to {len(names) - 1}", asked, "columns are counted from 0")
            close = [n for n in names if _plain(n) == _plain(asked)]
            if len(close) == 1:
                return close[0]
            raise UnknownName("column", asked, names)
        if len(names) == 1:
            return names[0]
        for name in usual:
            for there in names:
                if _plain(there) in (name, name.replace("_mv", "")):
                    return there
        raise BadValue(
            f"a column for {what}", f"{len(names)} columns: {', '.join(names[:20])}", "name it with --column NAME or its number"
        )

    def has(self, name: str) -> bool:
        """Whether there is a column of that name, whatever its capitals."""
        return any(_plain(n) == name for n in self.names)

    def numbers(self, name: str) -> NDArray[np.float64]:
        """A column as float64, (n,); NaN where a cell holds no number, counted in unread.

        Raises NotEnoughData when it holds none at all.
        """
        if self.plain is not None:
            return self.plain[name].copy()
        import polars as pl

        cells = self.table.filter(pl.col(CHANNEL) == name)[VALUE] if self._long else self.table[name]
        text = cells.str.strip_chars()
        number = with_points(text).cast(pl.Float64, strict=False)
        empty = text.is_null() | text.str.to_lowercase().is_in(["", "nan", "na", "null", "none", "-"])
        wrong = int((number.is_null() & ~empty.fill_null(True)).sum())
        if wrong:
            self.unread[name] = wrong
        found = number.fill_null(float("nan")).to_numpy().copy()
        if not len(found) or wrong == len(found):
            what = f"{text[0]!r} in line {self.first_line}" if len(found) else "no line"
            raise NotEnoughData(f"numbers in column {name!r}", what)
        return found


def read_numbers(path: Path) -> Columns:
    """The file's columns, of which only numbers are wanted. Raises RefusedFile with what is wrong.

    A table of nothing but numbers is read without polars, whose import costs more than reading an hour of ECG.
    """
    return _plain_numbers(path) or read_columns(path)


def _plain_numbers(path: Path) -> Columns | None:
    """None for anything but an unpacked UTF-8 file in which every line holds as many numbers as the first has cells."""
    import numpy as np

    content, start = text_start(path)
    if content is not None or path.stat().st_size > PLAIN_BYTES:
        return None
    lines, skip = _first_lines(start)
    separator, has_header = layout(lines)
    names = [n.strip().strip('"') for n in _cells(lines[0], separator)]
    written = path.read_bytes().rstrip().count(b"\n") + 1
    first_line = skip + (2 if has_header else 1)
    if separator == " " or len(set(names)) < len(names) or written < first_line:
        return None
    try:
        cells = np.loadtxt(path, delimiter=separator, skiprows=first_line - 1, comments=None, ndmin=2, encoding="utf-8")
    except ValueError:
        return None
    if cells.shape != (written - first_line + 1, len(names)):
        return None
    if not has_header:
        names = [str(i) for i in range(len(names))]
    return Columns(None, has_header, first_line, plain=dict(zip(names, cells.T, strict=True)))


def read_columns(path: Path) -> Columns:
    """The file's columns. Raises RefusedFile with what is wrong."""
    import polars as pl

    content, start = text_start(path)
    lines, skip = _first_lines(start)
    separator, has_header = layout(lines)
    cells = _cells(lines[0], separator)
    if has_header and len(set(cells)) < len(cells):
        raise RefusedFile("columns with a name each", f"{_twice(cells)!r} twice", "rename one")
    try:
        table = pl.read_csv(
            path if content is None else content,
            separator=separator,
            has_header=has_header,
            infer_schema=False,
            truncate_ragged_lines=True,
            encoding="utf8-lossy",
            skip_rows=skip,
            quote_char='"',
        )
    except pl.exceptions.NoDataError:
        raise RefusedFile("a CSV with numbers", "an empty file") from None
    except (pl.exceptions.PolarsError, OSError) as e:
        raise RefusedFile("a CSV with numbers", str(e).splitlines()[0]) from None
    if separator == " ":
        table = table.select([c for c in table.columns if not table[c].is_null().all()])
    names = [n.strip().strip("\ufeff") for n in table.columns] if has_header else [str(i) for i in range(table.width)]
    table.columns = names
    first_line = skip + (2 if has_header else 1)
    if has_header and table.height > 1 and not _has_number(table.row(0), separator) and _has_number(table.row(1), separator):
        # A row of units below the names is no sample.
        table, first_line = table.slice(1), first_line + 1
    return Columns(table, has_header, first_line)


def _first_lines(start: str) -> tuple[list[str], int]:
    """The first lines that are neither empty nor a comment, and how many come before them; Excel's "sep=;" is one of these.

    Raises RefusedFile for a file without any.
    """
    lines = start.splitlines()
    for skip, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith(COMMENTS) and not line.lower().startswith("sep="):
            return [one for one in lines[skip : skip + LOOK_AT_LINES] if one.strip()], skip
    raise RefusedFile("a CSV with numbers", "an empty file")


def _plain(name: str) -> str:
    """A column's name without quotes, capitals and the unit in brackets: 'ECG (mV)' is ecg."""
    return name.strip().strip("'\"").split("(")[0].split("[")[0].strip().lower()


def _cells(line: str, separator: str) -> list[str]:
    return line.split() if separator == " " else line.split(separator)


def _has_number(row: tuple[str | None, ...], separator: str) -> bool:
    return any(cell and is_number(cell, comma=separator != ",") for cell in row)


def _twice(names: list[str]) -> str:
    return next(n for n in names if names.count(n) > 1)
