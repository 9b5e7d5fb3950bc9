"""Dates and durations as apps and people write them: ISO, words in a dozen languages, slashes, seconds since 1970."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime

from milo.importers.contract import Context, Source
from milo.importers.table import MAX_NUMBER, number, rows
from milo.vocabulary.errors import RefusedFile

YEARS = range(1971, 2101)  # outside it a date is a fault of the file (our choice); 1970 and 0001 stand for "none" in many apps
MAX_LOOK_AHEAD = 20_000  # rows read to see whether days or months come first; our choice

# The twelve months as Hevy, phones and spreadsheets shorten them. Looked up by the first four letters, then the first three.
_LANGUAGES = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "jan feb mär apr mai jun jul aug sep okt nov dez",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "jan feb maa apr maj jun jul aug sep okt nov des",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
)
_MONTHS = {name: at for names in _LANGUAGES for at, name in enumerate(names.split(), 1)}
_MONTHS |= {"fevr": 2, "fév": 2, "май": 5, "aout": 8, "aoû": 8}

_CLOCK = r"(?:\D{1,9}?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap]\.?\s?m\.?)?)?\s*$"
_DAY_MONTH = re.compile(r"(\d{1,2})[.\s-]+(?:de\s+)?([^\W\d_]+)\.?[,\s-]+(?:de[l]?\s+)?(\d{4})(?:\s*г\.?)?" + _CLOCK, re.IGNORECASE)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})" + _CLOCK, re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})[^\d\s,T]{0,2}" + _CLOCK, re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" + _CLOCK, re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")  # seconds or milliseconds since 1970
_SPACED_OFFSET = re.compile(r"\s+([+-]\d{2}:?\d{2})$")  # "2025-06-30 19:56:00 +0200", as Apple writes it

_CLOCKED = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")
_LETTERED = re.compile(r"(?:(\d{1,4})\s*h[a-z]*)?\s*(?:(\d{1,5})\s*m[a-z]*)?\s*(?:(\d{1,6})\s*s[a-z]*)?")


class Calendar:
    """Reads the dates of one file.

    Whether 3/4/2025 is in March or in April is decided once for the file, never for each row: by the first date that can only be
    one of them; where none is, month first for an athlete used to pounds, else day first (our choice).
    """

    def __init__(self, source: Source, context: Context, *columns: str) -> None:
        self._source, self._context, self._columns = source, context, columns
        self._month_first: bool | None = None
        self._last: tuple[str | None, tuple[datetime, int] | None] = (None, None)

    def moment(self, cell: str | None) -> tuple[datetime, int] | None:
        """(UTC moment, offset in minutes), the athlete's wall clock where no offset is written; None when it is no date."""
        if not cell or len(cell) > MAX_NUMBER:
            return None
        if cell != self._last[0]:  # the sets of one workout all say the same
            self._last = (cell, self._read(cell))
        return self._last[1]

    def _read(self, cell: str) -> tuple[datetime, int] | None:
        text = " ".join(cell.replace("\u202f", " ").replace("\u00a0", " ").split())
        try:
            at = _epoch(text) or _iso(text) or _worded(text) or self._slashed(text)
            if at is None or at.year not in YEARS:
                return None
            if at.tzinfo is None:
                return self._context.localise(at)
            if at.tzinfo is UTC and not text.endswith("+00:00"):  # "Z" and seconds since 1970 say when, not where
                at = at.astimezone(self._context.zone)
            offset = at.utcoffset()
            return at.astimezone(UTC), round(offset.total_seconds() / 60) if offset else 0
        except (ValueError, OverflowError):
            return None

    def _slashed(self, text: str) -> datetime | None:
        m = _SLASHED.match(text)
        if m is None:
            return None
        if self._month_first is None:
            self._month_first = self._months_come_first()
        day, month = (int(m[2]), int(m[1])) if self._month_first else (int(m[1]), int(m[2]))
        return datetime(int(m[3]), month, day, *_clock(m))  # noqa: DTZ001 - a wall clock

    def _months_come_first(self) -> bool:
        with closing(self._slashed_cells()) as cells:
            for m in cells:
                if int(m[1]) > 12 or int(m[2]) > 12:
                    return int(m[2]) > 12
        return self._context.weight_unit == "lb"

    def _slashed_cells(self) -> Generator[re.Match[str], None, None]:
        try:
            for seen, row in enumerate(rows(self._source)):
                if seen >= MAX_LOOK_AHEAD:
                    return
                for column in self._columns:
                    if m := _SLASHED.match(row.get(column, "")[:MAX_NUMBER]):
                        yield m
        except RefusedFile:  # said where the rows are read in earnest
            return


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text) / (1000 if len(text) == 13 else 1), UTC)


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_SPACED_OFFSET.sub(r"\1", text))
    except ValueError:
        return None


def _worded(text: str) -> datetime | None:
    if m := _YEAR_FIRST.match(text):
        return datetime(int(m[1]), int(m[2]), int(m[3]), *_clock(m))  # noqa: DTZ001 - a wall clock
    if m := _DAY_MONTH.match(text):
        day, name, year = m[1], m[2], m[3]
    elif m := _MONTH_DAY.match(text):
        day, name, year = m[2], m[1], m[3]
    else:
        return None
    month = _MONTHS.get(name.lower()[:4]) or _MONTHS.get(name.lower()[:3])
    return None if month is None else datetime(int(year), month, int(day), *_clock(m))  # noqa: DTZ001 - a wall clock


def _clock(m: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = int(m[4] or 0), int(m[5] or 0), int(m[6] or 0)
    half = (m[7] or "").lower()[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return hour, minute, second


def seconds(cell: str | None) -> float | None:
    """A duration in seconds: "1h 5m 20s", "0:45:10", "45:10" or a bare number; None when it is none.

    >>> seconds("1h 5m"), seconds("0:01:30"), seconds("90"), seconds("soon")
    (3900.0, 90.0, 90.0, None)
    """
    if not cell or len(cell) > MAX_NUMBER:
        return None
    text = cell.strip().lower()
    if (plain := number(text)) is not None:
        return plain
    if (m := _CLOCKED.fullmatch(text)) or ((m := _LETTERED.fullmatch(text)) and any(m.groups())):
        return int(m[1] or 0) * 3600.0 + int(m[2] or 0) * 60 + int(m[3] or 0)
    return None
