"""From the cells of a metabolic cart's sheet to a BreathTable: finds the head, the units, the mass and the date by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import numpy as np

from milo.importers import table
from milo.importers.cart_names import Head, head_of, squeeze, unit_of, with_unit
from milo.vocabulary.breath_table import BreathTable, Column
from milo.vocabulary.errors import RefusedFile

Cell = str | int | float | bool | date | time | timedelta | None  # a datetime is a date
Grid = Sequence[Sequence[Cell]]

MAX_HEAD_ROWS = 400  # reports stand before the table: CORTEX writes about a hundred rows; our choice
MAX_UNIT_ROWS = 3
MAX_TEST_S = 2 * 86_400.0  # a time further away is a damaged cell; our choice
MAX_ROWS = 500_000  # a day of breaths has 30,000; our choice
_DAY_S = 86_400.0
_KPA_MMHG = 7.50062
_SPEED = {"kmh": 1 / 3.6, "m/s": 1.0, "mph": 0.44704, "m/min": 1 / 60}
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d+)?)")
_WEIGHT = re.compile(
    r"^(weight|body ?(mass|weight)|mass|gewicht|k(ö|oe)rpergewicht|vikt|vekt|v(æ|ae)gt|peso|poids|massa|masse|paino|waga|"
    r"lichaamsgewicht)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"(\d{2,3}(?:[.,]\d+)?)\s*(kg|kilo\w*|lbs?|pounds?)?\b", re.IGNORECASE)
# Magnitudes no two of which overlap in a test, for files that do not name the unit (95th percentile of a column); our choice.
_MAX_LITRES = 12.0  # VO2 of 12 L/min, tidal volume of 12 L: nobody
_MIN_MILLILITRES = 150.0  # a peak below it is no exchange of a person's
_MAX_VE_L = 400.0
_MAX_KPA = 20.0  # end-tidal O2 in mmHg is never so low, in kPa never so high
_RATIO_SPREAD = 0.05  # of mL/min to mL/kg/min row by row, when both are the same breath; our choice


def has_head(cells: Sequence[Cell]) -> bool:
    """Whether a row is the head of a cart's table: a time, VCO2, and VO2 or, from a mask without an oxygen sensor, ventilation."""
    names = {h.name for h in _heads(cells)}
    return all(names & either for either in ({"t_s", "ex_time"}, {"vo2", "vo2_kg", "ve"}, {"vco2", "vco2_kg"}))


def read_grid(grid: Grid, maker: str) -> BreathTable:
    """The table in a sheet. Raises RefusedFile when no head or no row with a time and gas exchange is found."""
    at = next((i for i, cells in enumerate(grid[:MAX_HEAD_ROWS]) if has_head(cells)), None)
    if at is None:
        raise RefusedFile("a table with columns of time, VCO2, and VO2 or VE", "none in this file", "export breath by breath")
    heads = _heads(grid[at])
    first = at + 1
    time_at = _time_column(heads)
    while first < min(len(grid), at + 1 + MAX_UNIT_ROWS) and _is_unit_row(grid[first], time_at):
        cells = grid[first]
        heads = [with_unit(h, c) if isinstance(c, str) and h.name else h for h, c in _pair(heads, cells)]
        first += 1
    rows = [cells for cells in grid[first : first + MAX_ROWS] if time_at < len(cells) and not _blank(cells[time_at])]
    if not rows:
        raise _no_rows()
    columns = _Columns(heads, rows)
    return columns.table(time_at, maker, _weight_beside(grid, at, heads))


def _no_rows() -> RefusedFile:
    return RefusedFile("rows with a time and gas exchange", "none", "export the breaths or averages, not the report alone")


def _heads(cells: Sequence[Cell]) -> list[Head]:
    return [head_of(c) if isinstance(c, str) and len(c) <= table.MAX_NUMBER else Head("", "", frozenset()) for c in cells]


def _pair(heads: list[Head], cells: Sequence[Cell]) -> list[tuple[Head, Cell]]:
    return list(zip(heads, [*cells, *[None] * len(heads)], strict=False))


def _time_column(heads: list[Head]) -> int:
    names = [h.name for h in heads]
    return names.index("t_s") if "t_s" in names else names.index("ex_time")


def _is_unit_row(cells: Sequence[Cell], time_at: int) -> bool:
    """A row below the head without a time; a first row of data has one."""
    if time_at >= len(cells) or _blank(cell := cells[time_at]):
        # COSMED leaves a row of nothing between the units and the breaths
        return not any(isinstance(c, int | float) and not isinstance(c, bool) for c in cells[time_at:])
    return isinstance(cell, str) and _seconds(cell) is None


def _blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and table.blank(cell))


def _seconds(cell: Cell) -> float | None:
    """A clock or a duration in seconds; a bare number as it stands; None for what is no time."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, datetime):  # a workbook counts a duration of a day and more from its day 0
        return cell.hour * 3600.0 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    if isinstance(cell, time):
        return cell.hour * 3600.0 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    if isinstance(cell, str):
        text = cell.strip()
        sign = -1.0 if text.startswith("-") else 1.0
        if m := _CLOCK.fullmatch(text.lstrip("-")):
            return sign * (float(m[1] or 0) * 3600 + float(m[2]) * 60 + float(m[3].replace(",", ".")))
        return table.number(text)
    return None


def _number(cell: Cell) -> float:
    if isinstance(cell, str):
        found = table.number(cell)
        return np.nan if found is None else found
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return np.nan
    return float(cell)


def _high(values: Column) -> float:
    """A robust largest value, NaN for none."""
    seen = values[np.isfinite(values) & (values != 0)]
    return float(np.percentile(np.abs(seen), 95)) if seen.size else np.nan


class _Columns:
    """The cells below the head, by meaning and unit."""

    def __init__(self, heads: list[Head], rows: Sequence[Sequence[Cell]]) -> None:
        self._heads, self._rows = heads, rows

    def table(self, time_at: int, maker: str, weight_kg: float | None) -> BreathTable:
        """All of it in our units, sorted by time."""
        t_s = self._time(time_at)
        vo2, relative = self._oxygen()
        weights = self._all("weight")
        if weights and weight_kg is None:
            told_kg = float(np.nanmedian(weights[0][1]))
            if told_kg and _plausible_weight(told_kg) is None:
                raise RefusedFile("a body mass of 20 to 400 kg", f"{told_kg:g}", "mend the column, or remove it")
            weight_kg = _plausible_weight(float(np.nanmedian(weights[0][1])) if np.isfinite(weights[0][1]).any() else None)
        if vo2 is not None and relative is not None and weight_kg is None:
            weight_kg = _ratio(vo2, relative)
        if vo2 is None and relative is not None and weight_kg is not None:
            vo2 = relative * weight_kg
        vco2 = self._litres("vco2", 1000.0)
        per_kg = self._all("vco2_kg")
        if vco2 is None and per_kg and weight_kg is not None:
            vco2 = per_kg[0][1] * weight_kg
        ve = self._litres("ve", 1.0, _MAX_VE_L)
        if vo2 is None and relative is None and ve is not None:
            vo2 = np.full(t_s.size, np.nan)
        if vo2 is None or vco2 is None:
            raise RefusedFile("VO2 and VCO2 in mL/min or L/min", "neither unit nor body mass to tell them by", "export with units")
        vt = self._litres("vt", 1.0)
        load, unit = self._load()
        with np.errstate(invalid="ignore"):
            keep = (np.abs(t_s) <= MAX_TEST_S) & (np.isfinite(vo2) | np.isfinite(vco2))
        if not keep.any():
            raise _no_rows()
        found = BreathTable(
            t_s=t_s,
            vo2_ml_min=vo2,
            vco2_ml_min=vco2,
            ve_l_min=_or_none(ve, t_s.size),
            hr_bpm=_without_zero(self._plain("hr", t_s.size)),
            petco2_mmhg=self._pressure("petco2", t_s.size),
            peto2_mmhg=self._pressure("peto2", t_s.size),
            breath_rate=_without_zero(self._plain("rate", t_s.size)),
            vt_l=_or_none(vt, t_s.size),
            load=load,
            grade_pct=self._plain("grade", t_s.size),
            load_unit=unit,
            weight_kg=weight_kg,
            maker=maker,
        ).take(keep)
        return found.take(np.argsort(found.t_s, kind="stable"))

    def _values(self, at: int) -> Column:
        return np.array([_number(cells[at]) if at < len(cells) else np.nan for cells in self._rows], dtype=np.float64)

    def _all(self, name: str) -> list[tuple[str, Column]]:
        """(unit, values) of every column of that meaning that holds a number."""
        found = [(unit_of(h.unit), self._values(i)) for i, h in enumerate(self._heads) if h.name == name]
        return [(unit, values) for unit, values in found if np.isfinite(values).any()]

    def _plain(self, name: str, n: int) -> Column:
        return next((values for _, values in self._all(name)), np.full(n, np.nan))

    def _time(self, at: int) -> Column:
        cells = [row[at] for row in self._rows]
        raw = [_seconds(c) for c in cells]
        seconds = np.array([np.nan if s is None else s for s in raw], dtype=np.float64)
        bare = [
            isinstance(c, int | float) or (isinstance(c, str) and ":" not in c)
            for c, s in zip(cells, raw, strict=True)
            if s is not None
        ]
        unit = unit_of(self._heads[at].unit)
        if not bare or sum(bare) * 2 < len(bare):
            if unit in {"mm:ss", "min"} and all(c.second == 0 for c in cells if isinstance(c, time)) and _high(seconds) > 3600:
                return seconds / 60  # a spreadsheet took minutes and seconds for hours and minutes
            return seconds
        steps = np.diff(seconds[np.isfinite(seconds)])
        step = float(np.median(steps[steps > 0])) if (steps > 0).any() else 1.0
        factor = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}.get(unit)
        if factor is None:
            # nobody breathes every tenth of a second, nor every eight minutes: the step of the rows tells the unit
            factor = _DAY_S if step < 0.001 else 60.0 if step < 0.3 else 0.001 if step > 500 else 1.0
        return seconds * factor

    def _oxygen(self) -> tuple[Column | None, Column | None]:
        """VO2 in mL/min and in mL/kg/min. Two columns without units: the greater one is that of the whole body."""
        absolute: Column | None = None
        relative = next((values for _, values in self._all("vo2_kg")), None)
        unnamed: list[Column] = []
        for unit, values in self._all("vo2"):
            if unit == "l":
                absolute = values * 1000 if absolute is None else absolute
            elif unit == "ml":
                absolute = values if absolute is None else absolute
            else:
                unnamed.append(values)
        for values in unnamed:
            high = _high(values)
            if high >= _MIN_MILLILITRES:
                absolute = values if absolute is None else absolute
            elif high <= _MAX_LITRES and not (len(unnamed) > 1 and max(map(_high, unnamed)) >= _MIN_MILLILITRES):
                absolute = values * 1000 if absolute is None else absolute
            else:
                relative = values if relative is None else relative
        return absolute, relative

    def _litres(self, name: str, per_litre: float, most_litres: float = _MAX_LITRES) -> Column | None:
        """A flow or volume: litres times per_litre, millilitres times a thousandth of it; without a unit by its size."""
        for unit, values in self._all(name):
            litres = unit == "l" or (unit != "ml" and _high(values) <= most_litres)
            return values * per_litre * (1.0 if litres else 0.001)
        return None

    def _pressure(self, name: str, n: int) -> Column:
        for unit, values in self._all(name):
            if unit == "%":
                continue
            kpa = unit == "kpa" or (unit != "mmhg" and _high(values) <= _MAX_KPA)
            return _without_zero(values * (_KPA_MMHG if kpa else 1.0))
        return np.full(n, np.nan)

    def _load(self) -> tuple[Column, str]:
        """What moved in the test: power where there is some, else speed."""
        n = len(self._rows)
        found: list[tuple[Column, str]] = [(values, "W") for _, values in self._all("power")]
        for unit, values in self._all("speed"):
            found.append((values * _SPEED.get(unit, 1.0), "m/s" if unit in _SPEED else ""))
        moving = [(values, unit) for values, unit in found if np.nanmax(np.abs(values)) > 0]
        return moving[0] if moving else found[0] if found else (np.full(n, np.nan), "")


def _or_none(values: Column | None, n: int) -> Column:
    return np.full(n, np.nan) if values is None else values


def _without_zero(values: Column) -> Column:
    """Carts write 0 where a sensor is missing."""
    return np.where(values > 0, values, np.nan)


def _ratio(absolute: Column, relative: Column) -> float | None:
    """The body mass in kg both columns were divided by, None when they are not of the same breaths."""
    both = np.isfinite(absolute) & np.isfinite(relative) & (relative > 5)
    if both.sum() < 5:
        return None
    ratios = absolute[both] / relative[both]
    middle = float(np.median(ratios))
    if np.median(np.abs(ratios - middle)) > _RATIO_SPREAD * abs(middle):
        return None
    return _plausible_weight(round(float(absolute[both].sum() / relative[both].sum()), 1))


def _plausible_weight(kilograms: float | None) -> float | None:
    return kilograms if kilograms is not None and 20 <= kilograms <= 400 else None


# --- what stands around the table ---------------------------------------------------------------------------------------


def _around(grid: Grid, at: int, heads: list[Head]) -> list[list[Cell]]:
    """The cells that are no part of the table: rows above the head, columns left of it."""
    left = next((i for i, h in enumerate(heads) if h.name), 0)
    return [list(cells) for cells in grid[:at]] + [list(cells[:left]) for cells in grid[at : at + MAX_HEAD_ROWS]]


def told(rows: Sequence[Sequence[Cell]], label: re.Pattern[str]) -> list[tuple[str, Cell]]:
    """(label, value) wherever a cell says the label: the value stands behind a colon or in the next cell that is not empty, with
    its unit where that has a cell of its own.
    """
    found: list[tuple[str, Cell]] = []
    for cells in rows:
        for i, cell in enumerate(cells):
            if not isinstance(cell, str) or not label.search(cell.strip()):
                continue
            name, colon, rest = cell.partition(":")
            if colon and rest.strip():
                found.append((name, rest.strip()))
            elif (at := next((k for k in range(i + 1, min(i + 3, len(cells))) if not _blank(cells[k])), None)) is not None:
                beyond = cells[at + 1] if at + 1 < len(cells) else None
                unit = f" {beyond}" if isinstance(beyond, str) and unit_of(squeeze(beyond)) in {"kg", "lb"} else ""
                found.append((cell, f"{cells[at]}{unit}" if unit else cells[at]))
    return found


def _weight_beside(grid: Grid, at: int, heads: list[Head]) -> float | None:
    for label, value in told(_around(grid, at, heads), _WEIGHT):
        amount = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        unit = label
        if isinstance(value, str) and (m := _AMOUNT.match(value)):
            amount, unit = table.number(m[1]), f"{label} {m[2] or ''}"
        if amount is not None:
            pounds = re.search(r"\b(lbs?|pounds?)\b", unit, re.IGNORECASE)
            weight = _plausible_weight(float(amount) * (table.LB_KG if pounds else 1.0))
            if weight is not None:
                return weight
    return None


def around(grid: Grid) -> list[list[Cell]]:
    """The cells beside the table, for those who look for the date of the test there."""
    at = next((i for i, cells in enumerate(grid[:MAX_HEAD_ROWS]) if has_head(cells)), None)
    return [] if at is None else _around(grid, at, _heads(grid[at]))
