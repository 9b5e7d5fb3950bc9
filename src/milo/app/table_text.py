"""How a table of numbers was written: its letters' encoding, what stands between its cells, and whether commas are points."""

from __future__ import annotations

import codecs
import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

from milo.vocabulary.errors import BadValue, RefusedFile

if TYPE_CHECKING:
    import polars as pl

LOOK_AT = 65_536  # bytes of the file's beginning that say how it is written
MOST_WIDE = 1_000_000_000  # bytes of a file in UTF-16 or UTF-32, which is written anew in memory (our choice)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16's does, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SPARE_ZEROS = 0.05  # share of bytes (our choice)
MOSTLY = 0.9  # share of a half's bytes that are zero in digits and commas written as UTF-16 (our choice)
COMMA_NUMBER = r"[+-]?\d+,\d+(?:[eE][+-]?\d+)?"  # 0,5
GROUPED_COMMA = r"[+-]?\d{1,3}(?:\.\d{3})+,\d+"  # 1.234,5
UNCLEAR = r"[+-]?[1-9]\d{0,2},\d{3}"  # 1,234: a thousand or one and a bit
_COMMA = re.compile(f"{COMMA_NUMBER}|{GROUPED_COMMA}")


def text_start(path: Path, *, spare_zeros: bool = False) -> tuple[bytes | None, str]:
    """The file as UTF-8 where it is written otherwise (else None), and the text of its beginning. Raises RefusedFile.

    spare_zeros: single zero bytes, as serial loggers leave them after a reset, do not make the file binary.
    """
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as stream:
            start = stream.read(LOOK_AT)
            codec = _codec(start, spare_zeros=spare_zeros)
            if codec == "utf-8-sig":
                return None, start.decode(codec, "replace")
            content = start + stream.read(MOST_WIDE)
    except (OSError, EOFError) as e:
        raise RefusedFile("a readable CSV", f"{path}: {getattr(e, 'strerror', None) or e}", "check the path") from None
    if len(content) > MOST_WIDE:
        raise RefusedFile(f"at most {MOST_WIDE // 1_000_000} MB of {codec.upper()}", "more", "save it as UTF-8")
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        raise RefusedFile(f"text in {codec.upper()}", "bytes that are none", "save it as UTF-8") from None
    return text.encode(), text[:LOOK_AT]


def read_text(path: Path, *, spare_zeros: bool = False) -> str:
    """A whole file of lines, in whatever encoding. Raises RefusedFile."""
    content, _ = text_start(path, spare_zeros=spare_zeros)
    return path.read_bytes().decode("utf-8-sig", "replace") if content is None else content.decode()


def layout(lines: list[str]) -> tuple[str, bool]:
    """What stands between the cells, and whether the first line names the columns.

    lines: the first of the file that say something.  Raises RefusedFile where commas part cells and stand for points at once.
    """
    first, *rest = lines
    separator = next((s for s in ("\t", ";") if s in first.strip()), ",")
    # A header such as "heart rate" has blanks too: only cells that are all numbers are parted by them.
    if separator == "," and " " in first.strip() and all(is_number(cell, comma=True) for cell in first.split()):
        separator = " "
    if separator == ",":
        return _commas(first, rest)
    return separator, not all(is_number(cell, comma=True) for cell in _parts(first, separator))


def is_number(cell: str, *, comma: bool) -> bool:
    """Whether a cell holds a number or nothing. comma: it may stand for the point."""
    text = cell.strip().strip('"')
    try:
        float(text)
    except ValueError:
        return text == "" or (comma and _COMMA.fullmatch(text) is not None)
    return True


def with_points(text: pl.Series) -> pl.Series:
    """Cells whose decimal comma is a point; a column that writes both, or none, stays as it is.

    Raises BadValue where every comma may as well part thousands.
    """
    grouped = text.str.contains(f"^(?:{GROUPED_COMMA})$").fill_null(False)
    commas = text.str.contains(f"^(?:{COMMA_NUMBER})$").fill_null(False) | grouped
    if not commas.any():
        return text
    if not grouped.any():
        if text.str.contains(r"^[+-]?\d*\.\d+").fill_null(False).any():
            return text
        unclear = text.str.contains(f"^(?:{UNCLEAR})$").fill_null(False)
        # Whoever parts thousands parts all of them.
        whole = text.str.contains(r"^[+-]?\d{4,}").fill_null(False)
        if (unclear == commas).all() and not whole.any():
            raise BadValue(
                "a decimal point", f"{text.filter(unclear)[0]!r}: a thousand, or a decimal comma?", "write 1.234 or 1234"
            )
        return text.str.replace(",", ".", literal=True)
    return text.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)


def _commas(first: str, rest: list[str]) -> tuple[str, bool]:
    """As layout, of a file with neither tabs nor semicolons in its first line."""
    names = first.split(",")
    header = not all(is_number(cell, comma=False) for cell in names)
    rows = [line.split(",") for line in rest if is_number(line.split(",")[0], comma=False)]
    if header and rows and all(len(row) == 2 * len(names) for row in rows):
        if len(names) == 1 and all(_COMMA.fullmatch(line.strip()) for line in rest if is_number(line.split(",")[0], comma=False)):
            return ";", True
        wrote = f"{len(names)} names above {2 * len(names)} numbers: commas for points between commas"
        raise RefusedFile("a CSV whose cells can be told apart", wrote, "save it with semicolons or tabs between the cells")
    whole = [first.split(","), *rows]
    if not header and all(len(row) == 2 for row in whole) and any(_part_of_number(*row) for row in whole):
        return ";", False
    return ",", header


def _part_of_number(left: str, right: str) -> bool:
    """Whether two cells can only be the two halves of one number: no whole number begins with 0 or is -0."""
    return re.fullmatch(r"\s*[+-]?\d+", left) is not None and (
        re.fullmatch(r"0\d+\s*", right) is not None or (left.strip() == "-0" and right.strip().isdecimal())
    )


def _codec(start: bytes, *, spare_zeros: bool = False) -> str:
    """How the letters are written: by the file's mark, or by where its zero bytes stand. Raises RefusedFile for no text."""
    for mark, codec in MARKS:
        if start.startswith(mark):
            return codec
    if b"\x00" not in start:
        return "utf-8-sig"
    even, odd = (start[half::2] for half in (0, 1))
    if odd and odd.count(0) >= MOSTLY * len(odd) and not even.count(0):
        return "utf-16-le"
    if even and even.count(0) >= MOSTLY * len(even) and not odd.count(0):
        return "utf-16-be"
    controls = sum(byte < 32 and byte not in b"\0\t\n\r" for byte in start)
    if spare_zeros and start.count(0) <= SPARE_ZEROS * len(start) and controls <= SPARE_ZEROS * len(start):
        return "utf-8-sig"
    raise RefusedFile("a CSV with numbers", "binary data", "export it as CSV")


def _parts(line: str, separator: str) -> list[str]:
    return line.split() if separator == " " else line.split(separator)
