"""Reading the older text lines of a CO2 board: `CO2,Humidity`, one sample a line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rejected = dict[str, Any]  # {"line": number in the file from 1, "reason": a sentence}

MOST_PPM = 1_000_000.0  # pure CO2
PPM_PER_PERCENT = 10_000.0
LONGEST_LINE = 500  # characters; a board's line has a few dozen (our choice)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+\D*")
_TIMESTAMP = re.compile(r"\d{4}-\d\d?-\d\d?([T ].*)?|\d\d?:\d\d(:\d\d)?([.,]\d+)?|\d\d?[/.]\d\d?[/.]\d{4}.*|\d{10,13}(\.\d+)?")
# What a serial monitor writes before a line: 10:00:00.123 -> of the Arduino IDE, or a time in brackets.
_MONITOR = re.compile(r"(?:\[[^\]]{0,40}\d:\d\d[^\]]{0,20}\]|\d\d?:\d\d:\d\d(?:[.,]\d+)?\s*->)\s*")
_MISSING = {"", "nan", "na", "null", "none", "-", "--"}
_CO2_NAMES, _HUMIDITY_NAMES = ("co2", "co₂", "ppm", "dioxi", "carbon"), ("hum", "rh")
_CO2_UNITS = {"": 1.0, "ppm": 1.0, "ppmv": 1.0, "%": PPM_PER_PERCENT, "vol%": PPM_PER_PERCENT}
_HUMIDITY_UNITS = {"": 1.0, "%": 1.0, "%rh": 1.0, "rh": 1.0}


def parse_co2_lines(text: str | Iterable[str]) -> tuple[Floats, Floats, list[Rejected]]:
    """CO2 in ppm and humidity in % of each data line, (n,) each, and the lines refused with a reason.

    text: the file's text or its lines. Fields parted by comma, semicolon, tab or spaces, a timestamp may stand first; CO2 first
    and humidity second, or where a header names them; one bare column is CO2. A header may name ppm or %, and so may a value.
    A data line is every line but headers, blank lines, those that begin with #, and what a board says before its first sample.
    A refused data line keeps its place as NaN, so that index and time still agree. A missing humidity alone refuses nothing.
    Decimal commas are refused, not guessed at, as far as they show: more fields than columns, or commas beside semicolons.
    """
    lines = text.splitlines() if isinstance(text, str) else text
    columns, scale, width = (0, 1), 1.0, 2
    co2: list[float] = []
    humidity: list[float] = []
    rejected: list[Rejected] = []
    for number, raw in enumerate(lines, start=1):
        line = _MONITOR.sub("", raw.replace("\0", "").strip().lstrip("\ufeff").strip(), count=1)
        if not line or line.startswith("#"):
            continue
        fields = _fields(line)
        header = _header(fields)
        if header:
            (columns, scale), width = header, len(fields)
            continue
        if len(fields) > width or (columns == (0, 1) and _TIMESTAMP.fullmatch(fields[0])):
            fields = _without_timestamp(fields)
        value, damp, reason = _values(line, fields, columns, scale, width)
        if reason and not co2 and not any(_NUMBER.match(field) for field in fields):
            # What a board says while it starts is no sample.
            rejected.append({"line": number, "reason": reason})
            continue
        if reason:
            rejected.append({"line": number, "reason": reason})
        co2.append(value)
        humidity.append(damp)
    return np.array(co2, np.float64), np.array(humidity, np.float64), rejected


def _fields(line: str) -> list[str]:
    for mark in (";", "\t", ","):
        if mark in line:
            return [field.strip().strip('"') for field in line.split(mark)]
    parts = line.split()
    numbers = [part for part in parts if _NUMBER.fullmatch(part) or _TIMESTAMP.fullmatch(part)]
    return parts if len(parts) > 1 and len(numbers) == len(parts) else [line.strip('"')]


def _without_timestamp(fields: list[str]) -> list[str]:
    """The fields after a date, a time or seconds since 1970 that a logger wrote first."""
    while len(fields) > 1 and _TIMESTAMP.fullmatch(fields[0]):
        fields = fields[1:]
    return fields


def _header(fields: list[str]) -> tuple[tuple[int, int], float] | None:
    """Where CO2 and humidity stand, -1 for nowhere, and the unit's size in ppm; None for a line that is no header."""
    low = [field.lower() for field in fields]
    if any(_NUMBER.match(field) for field in fields):
        return None
    gas = [i for i, field in enumerate(low) if any(name in field for name in _CO2_NAMES)]
    damp = [i for i, field in enumerate(low) if any(name in field for name in _HUMIDITY_NAMES) and i not in gas]
    # A sentence of the board may speak of CO2; a header holds names only, none with a number as value.
    if not gas or any(len(field.split()) > 4 or re.search(r"[:=]\s*\d", field) for field in low):
        return None
    scale = PPM_PER_PERCENT if "%" in low[gas[0]] else 1.0
    return (gas[0], damp[0] if damp else -1), scale


def _values(line: str, fields: list[str], columns: tuple[int, int], scale: float, width: int) -> tuple[float, float, str]:
    """CO2, humidity and an empty reason, or NaN, NaN and why not."""
    where, damp_where = columns
    if len(line) > LONGEST_LINE:
        return math.nan, math.nan, f"a line of {len(line)} characters is no sample"
    # More fields than columns, and no point in any: commas stand for points too.
    parted = ";" not in line and "\t" not in line
    if any(_DECIMAL_COMMA.fullmatch(field) for field in fields) or (parted and len(fields) > width and "." not in line):
        return math.nan, math.nan, "decimal commas; write 412.5, not 412,5"
    if where >= len(fields):
        return math.nan, math.nan, "the line breaks off before CO2"
    if fields[where].lower() in _MISSING:
        return math.nan, math.nan, "no CO2 reading"
    value, wrong = _number(fields[where], _CO2_UNITS)
    if wrong:
        return math.nan, math.nan, f"CO2 {wrong}"
    value *= scale
    if not 0 <= value <= MOST_PPM:
        return math.nan, math.nan, f"CO2 of {value:g} ppm cannot be"
    damp = math.nan
    if 0 <= damp_where < len(fields) and fields[damp_where].lower() not in _MISSING:
        damp, wrong = _number(fields[damp_where], _HUMIDITY_UNITS)
        if wrong:
            return math.nan, math.nan, f"humidity {wrong}"
        if not 0 <= damp <= 100:
            return math.nan, math.nan, f"humidity of {damp:g} % cannot be"
    return value, damp, ""


def _number(field: str, units: dict[str, float]) -> tuple[float, str]:
    """The value in the first unit's size, and what is wrong with it."""
    found = _NUMBER.match(field)
    if not found:
        return math.nan, f"is no number: {field[:20]!r}"
    unit = field[found.end() :].strip().lower()
    if unit not in units:
        return math.nan, f"is no number of a unit known here: {field[:20]!r}"
    value = float(found.group()) * units[unit]
    if not math.isfinite(value):
        return math.nan, f"is no finite number: {field[:20]!r}"
    return value, ""
