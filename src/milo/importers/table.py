"""CSV as apps write it: any encoding, comma, semicolon or tab, decimal comma, quotes over several lines. Read as a stream."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from milo.importers.contract import HEAD_BYTES, Context, Source
from milo.vocabulary.errors import BrokenFile, RefusedFile

MAX_CELL = 1_000_000  # characters; beyond it a quote was never closed or somebody is playing
DELIMITERS = ",;\t|"
LB_KG, MILE_M, YARD_M, FOOT_M, STONE_KG = 0.45359237, 1609.344, 0.9144, 0.3048, 6.35029318

_MONTHS = {
    m: i % 12 + 1
    for i, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic", "janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc", "jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez", "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic", "jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"]
    )
} | {"sept": 9}  # fmt: skip
_NAMED = re.compile(
    r"(\d{1,2})[.\s]+(?:de\s+)?([^\W\d_]+)\.?[,\s]+(?:de\s+)?(\d{4})(?:[,\s]+(?:a las\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?\s?m\.?)?)?$",
    re.IGNORECASE,
)
_NAMED_US = re.compile(
    r"([^\W\d_]+)\.?\s+(\d{1,2}),\s*(\d{4})(?:[,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?$", re.IGNORECASE
)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?)?$", re.IGNORECASE)


def header_of(source: Source) -> list[str]:
    """The first row of cells, in small letters without spaces around; empty when the content is no text table."""
    try:
        text = source.head.decode(_encoding(source.head), "strict" if len(source.head) < HEAD_BYTES else "ignore")
    except (UnicodeDecodeError, LookupError):
        return []
    if "\0" in text:
        return []
    lines = text.lstrip("\ufeff").splitlines()
    if lines and lines[0].lower().startswith("sep="):
        lines = lines[1:]
    if not lines:
        return []
    try:
        return [c.strip().lower() for c in next(csv.reader([lines[0]], delimiter=_delimiter(lines[0])), [])]
    except csv.Error:
        return []


def rows(source: Source) -> Iterator[dict[str, str]]:
    """Rows as {column in small letters: cell}, in order; columns without a name are left out.

    Raises RefusedFile when it is no table or has no rows, BrokenFile where a quoted cell never ends or a cell is absurdly long.
    """
    lines = _lines(source)
    try:
        first = next(lines, "")
        if first.lower().startswith("sep="):
            first = next(lines, "")
        delimiter = _delimiter(first)
        names = [c.strip().lower() for c in next(csv.reader([first], delimiter=delimiter), [])]
        table = csv.reader(lines, delimiter=delimiter, strict=True)
        some = False
        for cells in table:
            if any(c.strip() for c in cells):
                some = True
                yield {n: c.strip() for n, c in zip(names, cells, strict=False) if n}
    except csv.Error as e:
        raise BrokenFile("a table with its quotes closed", str(e), "export it again") from None
    except UnicodeDecodeError as e:
        raise BrokenFile("text", f"bytes that are no text at {e.start}", "export it again as UTF-8") from None
    if not some:
        raise RefusedFile("a table with rows", "a header only", "export it again")


def _lines(source: Source) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(_encoding(source.head))()
    rest = ""
    for chunk in source.chunks():
        rest += decoder.decode(chunk)
        if "\0" in rest:
            raise BrokenFile("a text table", "binary content")
        *whole, rest = io.StringIO(rest, newline="").readlines() or [""]
        yield from (line.lstrip("\ufeff") for line in whole)
        if len(rest) > MAX_CELL:
            raise BrokenFile(f"lines of at most {MAX_CELL:,} characters", "a longer one", "export it again")
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest.lstrip("\ufeff")


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252" if not any(b in head for b in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")) else "latin-1"
    return "utf-8"


def _delimiter(line: str) -> str:
    outside = re.sub(r'"[^"]*"', "", line)
    return max(DELIMITERS, key=outside.count)


def number(cell: str | None) -> float | None:
    """A number as people and apps write it: 1,234.5 and 1.234,5 and 62,5; None when it is none."""
    if not cell:
        return None
    text = cell.strip().replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    if "," in text and "." in text:
        text = text.replace(",", "") if text.rfind(".") > text.rfind(",") else text.replace(".", "").replace(",", ".")
    elif "," in text:
        text = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text, re.IGNORECASE):
        return None
    return float(text)


def moment(cell: str | None, context: Context) -> tuple[datetime, int] | None:
    """A date or time as apps write it -> (UTC moment, offset in minutes); None when it is none.

    Without an offset it is the athlete's wall clock. Day before month where both are possible, unless the other cannot be.
    """
    if not cell:
        return None
    text = cell.strip().replace("\u202f", " ").replace("\u00a0", " ")
    try:
        at = _iso(text) or _worded(text) or _slashed(text)
        if at is None:
            return None
        if at.tzinfo is None:
            return context.localise(at)
        offset = at.utcoffset()
        return at.astimezone(UTC), round(offset.total_seconds() / 60) if offset else 0
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _worded(text: str) -> datetime | None:
    if m := _NAMED.match(text):
        day, name, year = m[1], m[2], m[3]
    elif m := _NAMED_US.match(text):
        day, name, year = m[2], m[1], m[3]
    else:
        return None
    month = _MONTHS.get(name.lower()) or _MONTHS.get(name.lower()[:4]) or _MONTHS.get(name.lower()[:3])
    return None if month is None else datetime(int(year), month, int(day), *_clock(m))  # noqa: DTZ001 - a wall clock


def _slashed(text: str) -> datetime | None:
    m = _SLASHED.match(text)
    if m is None:
        return None
    day, month = int(m[1]), int(m[2])
    if month > 12:
        day, month = month, day
    return datetime(int(m[3]), month, day, *_clock(m))  # noqa: DTZ001 - a wall clock


def _clock(m: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = int(m[4] or 0), int(m[5] or 0), int(m[6] or 0)
    half = (m[7] or "").lower()[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return hour, minute, second


def seconds(cell: str | None) -> float | None:
    """A duration: "1h 5m 20s", "00:45:10", "45:10" or a number of seconds; None when it is none."""
    if not cell:
        return None
    text = cell.strip().lower()
    if (plain := number(text)) is not None:
        return plain
    if m := re.fullmatch(r"(?:(\d+):)?(\d{1,3}):(\d{2})(?:\.\d+)?", text):
        return int(m[1] or 0) * 3600.0 + int(m[2]) * 60 + int(m[3])
    if (m := re.fullmatch(r"(?:(\d+)\s*h(?:r|rs)?)?\s*(?:(\d+)\s*m(?:in|ins)?)?\s*(?:(\d+)\s*s(?:ec|ecs)?)?", text)) and any(
        m.groups()
    ):
        return int(m[1] or 0) * 3600.0 + int(m[2] or 0) * 60 + int(m[3] or 0)
    return None
