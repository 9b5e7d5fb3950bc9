"""A recording of the breath lab as files other programs read: CSV, EDF and WFDB. No name and no birth date goes into them."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from milo.vocabulary.errors import NotEnoughData

INT16 = 32_767
NO_READING = -32_768  # of WFDB's format 16; EDF knows no such thing, so its header says it
SOURCE_EDF = "EDF: Kemp et al., Electroencephalogr Clin Neurophysiol 82:391, 1992"
SOURCE_WFDB = "WFDB: header(5) and signal(5), PhysioNet"


@dataclass(frozen=True, slots=True, eq=False)
class Wave:
    """One channel of a recording: values (n,) float32 in unit, NaN where nothing was read; the first is at start_s.

    rate_hz: by the wall clock, so that a device whose clock runs a little fast has 250.4 where it says 250 (device_hz; None: same).
    """

    channel: str
    unit: str
    rate_hz: float
    start_s: float
    values: NDArray[np.float32]
    device_hz: float | None = None

    @property
    def nominal_hz(self) -> float:
        """The rate by the device's clock, held to multiples of a half: files of several channels need rates that fit together."""
        return max(round((self.device_hz or self.rate_hz) * 2), 1) / 2

    @property
    def end_s(self) -> float:
        """When the next reading would come."""
        return self.start_s + len(self.values) / self.rate_hz


def csv(waves: Sequence[Wave]) -> Iterator[bytes]:
    """One line a reading: channel, unit, at_s (seconds of the session), value; what was not read has no value."""
    import polars as pl

    yield b"channel,unit,at_s,value\n"
    for wave in waves:
        at = wave.start_s + np.arange(len(wave.values)) / wave.rate_hz
        value = pl.Series("value", wave.values).fill_nan(None)
        table = pl.DataFrame({"at_s": np.round(at, 6)}).with_columns(value)
        named = table.select(pl.lit(wave.channel).alias("channel"), pl.lit(wave.unit).alias("unit"), "at_s", "value")
        yield named.write_csv(include_header=False).encode()


def edf(waves: Sequence[Wave], begun: datetime) -> Iterator[bytes]:
    """European Data Format, records of a second or two, 16 bit. begun: the start of the session, UTC.

    Missing readings are the digital minimum, which no reading reaches.
    Raises NotEnoughData for a session without readings.  Source: SOURCE_EDF.
    """
    _some(waves)
    seconds = 1 if all(w.nominal_hz % 1 == 0 for w in waves) else 2
    per_record = [round(w.nominal_hz * seconds) for w in waves]
    grids = [_grid(w, max(w.end_s for w in waves)) for w in waves]
    records = max(math.ceil(len(g) / n) for g, n in zip(grids, per_record, strict=True))
    ends = [_edf_ends(g) for g in grids]

    count = len(waves)
    head = [
        ("0", 8), ("X X X X", 80), (f"Startdate {_edf_date(begun)} X X milo", 80),
        (f"{begun:%d.%m.%y}", 8), (f"{begun:%H.%M.%S}", 8),
        (str(256 * (count + 1)), 8), ("", 44), (str(records), 8), (_eight(seconds * _stretch(waves)), 8), (str(count), 4),
    ]  # fmt: skip
    columns = [
        ([w.channel for w in waves], 16), (["" for _ in waves], 80), ([w.unit for w in waves], 8),
        ([low for low, _ in ends], 8), ([high for _, high in ends], 8),
        ([str(NO_READING)] * count, 8), ([str(INT16)] * count, 8), ([f"digital {NO_READING}: no reading"] * count, 80),
        ([str(n) for n in per_record], 8), ([""] * count, 32),
    ]  # fmt: skip
    yield "".join(text[:width].ljust(width) for text, width in head).encode("ascii", "replace")
    yield "".join(text[:width].ljust(width) for texts, width in columns for text in texts).encode("ascii", "replace")
    blocks = []
    for grid, n, (low, high) in zip(grids, per_record, ends, strict=True):
        padded = np.full(records * n, np.nan, np.float32)
        padded[: len(grid)] = grid
        step = (float(high) - float(low)) / (INT16 - NO_READING)
        blocks.append(_digital(padded, float(low) - NO_READING * step, step).reshape(records, n))
    yield np.concatenate(blocks, axis=1).astype("<i2").tobytes()


def wfdb_zip(waves: Sequence[Wave], begun: datetime, name: str) -> bytes:
    """A zip with a WFDB record for each rate (NAME_250hz, ...): header and format-16 signals, all beginning together.

    One record a rate, since readers that know nothing of several rates in one would thin out the ECG to the slowest.
    name: letters, digits and hyphens.  Raises NotEnoughData for a session without readings.  Source: SOURCE_WFDB.
    """
    _some(waves)
    end, stretch = max(w.end_s for w in waves), _stretch(waves)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for rate in sorted({w.nominal_hz for w in waves}, reverse=True):
            record = f"{name}_{f'{rate:g}'.replace('.', 'p')}hz"
            lines, data = _wfdb_record(record, [w for w in waves if w.nominal_hz == rate], rate / stretch, end, begun)
            out.writestr(f"{record}.hea", "\n".join(lines) + "\n")
            out.writestr(f"{record}.dat", data)
    return packed.getvalue()


def _wfdb_record(name: str, waves: Sequence[Wave], rate_hz: float, end: float, begun: datetime) -> tuple[list[str], bytes]:
    """The lines of a header and the signals of channels of one rate."""
    n = max(math.ceil(end * rate_hz), 1)
    lines = [f"{name} {len(waves)} {rate_hz:.9g} {n} {begun:%H:%M:%S} {begun:%d/%m/%Y}"]
    columns = []
    for wave in waves:
        grid = np.full(n, np.nan, np.float32)
        held = _grid(wave, end)[:n]
        grid[: len(held)] = held
        mid, step = _scale(held)
        digital = _digital(grid, mid, step)
        columns.append(digital)
        checksum = int(digital.astype(np.int64).sum()) & 0xFFFF
        checksum -= 0x10000 if checksum > INT16 else 0
        scaled = f"{1 / step:.12g}({-round(mid / step)})/{wave.unit.replace(' ', '')}"
        lines.append(f"{name}.dat 16 {scaled} 16 0 {digital[0]} {checksum} 0 {wave.channel}")
    return lines, np.stack(columns, axis=1).astype("<i2").tobytes()


def _some(waves: Sequence[Wave]) -> None:
    if not any(len(w.values) for w in waves):
        raise NotEnoughData("a session with readings", "none", "record one first")


def _grid(wave: Wave, end_s: float) -> NDArray[np.float32]:
    """The readings from second 0 to the end, NaN before the first and after the last."""
    n = max(round(end_s * wave.rate_hz), 1)
    first = max(round(wave.start_s * wave.rate_hz), 0)
    grid = np.full(max(n, first + len(wave.values)), np.nan, np.float32)
    grid[first : first + len(wave.values)] = wave.values
    return grid


def _scale(values: NDArray[np.float32]) -> tuple[float, float]:
    """Middle and step so that every reading has its own int16, the middle a whole number of steps."""
    known = values[np.isfinite(values)]
    if not len(known):
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    step = max((high - low) / (2 * INT16 - 2), abs(high) * 1e-7, 1e-9)
    return round((low + high) / 2 / step) * step, step


def _edf_ends(values: NDArray[np.float32]) -> tuple[str, str]:
    """Physical minimum and maximum in the eight characters EDF has for them, a little beyond the readings."""
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    beyond = max((high - low) * 0.01, abs(high) * 1e-4, abs(low) * 1e-4, 1e-4)
    return _eight(low - beyond), _eight(high + beyond)


def _digital(values: NDArray[np.float32], mid: float, step: float) -> NDArray[np.int16]:
    known = np.isfinite(values)
    digital = np.full(len(values), NO_READING, np.int16)
    digital[known] = np.clip(np.rint((values[known].astype(np.float64) - mid) / step), -INT16, INT16).astype(np.int16)
    return digital


def _stretch(waves: Sequence[Wave]) -> float:
    """Seconds of the wall clock in a second of the device's: all channels of a board share its clock."""
    return float(np.median([w.nominal_hz / w.rate_hz for w in waves]))


def _eight(value: float) -> str:
    """A number in eight characters, as many digits as fit."""
    for digits in range(8, 0, -1):
        text = f"{value:.{digits}g}"
        if len(text) <= 8 and "e" not in text:
            return text
    return f"{value:.1e}"[:8]


def _edf_date(moment: datetime) -> str:
    months = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
    return f"{moment.day:02d}-{months[moment.month - 1]}-{moment.year}"
