"""Means of the steps of an exercise test: gas exchange, ventilation, and what was burnt."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from milo.vocabulary.breath_table import BreathTable, Column
from milo.vocabulary.errors import NotEnoughData

STEP_WINDOW_S = 120.0  # the last two minutes of a step, when gas exchange is nearly steady; Whipp, Med Sci Sports 3, 1971
RAMP_WINDOW_S = 30.0  # in a ramp nothing gets steady; our choice, as common in reports
RAMP_STEP_S = 90.0  # shorter steps than this make a ramp; our choice
MIN_STEP_S = 8.0  # shorter ones are the belt on its way, not a step; our choice
_TOLERANCE = {"m/s": 0.03, "W": 2.5}  # an ergometer holds its load so closely; our choice
_OTHER_TOLERANCE = 0.05
# Protocols change their load on round times (s); the belt takes some seconds, and the breath during which it moves still carries
# the load before, so a change is seen late by up to so much; our choice.
_ROUND_S = ((30.0, 5.0), (10.0, 4.0), (5.0, 2.0))
# Peronnet and Massicotte, Can J Sport Sci 16, 1991: g/min from L/min
CHO_VCO2, CHO_VO2, FAT_VO2, FAT_VCO2 = 4.585, 3.226, 1.695, 1.701


@dataclass(frozen=True)
class Stage:
    """One step of a test, averaged over its end. Values the file does not have are NaN.

    number: 0 for the rest before, then counted from 1.  start_s, end_s: of the whole step.  load: in load_unit.
    vo2_ml_min, vco2_ml_min, ve_l_min, hr_bpm: time-weighted means.  rer: VCO2 / VO2.
    vo2_ml_kg_min: by the table's body mass.  economy_ml_kg_km: oxygen cost of a kilometre, for speeds only.
    carbohydrate_g_min, fat_g_min: not below 0; only meaningful below VT1, where CO2 comes from burning alone.
    """

    number: int
    start_s: float
    end_s: float
    load: float
    load_unit: str
    vo2_ml_min: float
    vco2_ml_min: float
    ve_l_min: float
    hr_bpm: float
    rer: float
    vo2_ml_kg_min: float
    economy_ml_kg_km: float
    carbohydrate_g_min: float
    fat_g_min: float


def stages(table: BreathTable, window_s: float | None = None) -> list[Stage]:
    """The steps of a test whose load was recorded, each averaged over its last window_s seconds.

    table: as the cart wrote it; the breaths are interpolated to 1 Hz, so that each counts for as long as it lasted.
    window_s: None takes 120 s, and 30 s where the steps are those of a ramp. A step shorter than it is averaged whole.
    Pauses without load between steps and after the last are left out.

    Raises NotEnoughData where the load is unknown or never changes.
    Source: interpolation as in spiro (Nolte, JOSS 8, 2023).
    """
    table = table.take(np.isfinite(table.t_s) & np.isfinite(table.load))
    if len(table) < 2:
        raise NotEnoughData("a load for each breath", "none", "export the load of the ergometer too")
    starts, ends, loads = _steps(table)
    if loads.size < 2:
        raise NotEnoughData("a load that changes", f"{loads.size} step", "stages need a test in steps")
    at_work = np.flatnonzero(loads > _TOLERANCE.get(table.load_unit, _OTHER_TOLERANCE))
    chosen = [0, *at_work.tolist()] if at_work.size and at_work[0] == 1 else at_work.tolist()
    if not chosen:
        raise NotEnoughData("a load above 0", "none")
    if window_s is None:
        is_ramp = np.median((ends - starts)[at_work]) < RAMP_STEP_S
        window_s = RAMP_WINDOW_S if is_ramp else STEP_WINDOW_S
    first = 0 if chosen[0] not in at_work else 1
    seconds = np.arange(np.ceil(table.t_s[0]), np.floor(table.t_s[-1]) + 1)
    series = {
        name: _each_second(seconds, table.t_s, getattr(table, name)) for name in ("vo2_ml_min", "vco2_ml_min", "ve_l_min", "hr_bpm")
    }
    found = []
    for number, i in enumerate(chosen, first):
        window = (seconds > max(starts[i], ends[i] - window_s)) & (seconds <= ends[i])
        means = {name: _mean(values[window]) for name, values in series.items()}
        found.append(_stage(number, float(starts[i]), float(ends[i]), float(loads[i]), table, means))
    return found


def _stage(number: int, start_s: float, end_s: float, load: float, table: BreathTable, means: dict[str, float]) -> Stage:
    vo2, vco2 = means["vo2_ml_min"], means["vco2_ml_min"]
    relative = vo2 / table.weight_kg if table.weight_kg else np.nan
    return Stage(
        number=number,
        start_s=start_s,
        end_s=end_s,
        load=load,
        load_unit=table.load_unit,
        rer=vco2 / vo2 if vo2 > 0 else np.nan,
        vo2_ml_kg_min=relative,
        economy_ml_kg_km=relative / (load * 0.06) if table.load_unit == "m/s" and load > 0 else np.nan,
        carbohydrate_g_min=float(np.maximum(CHO_VCO2 * vco2 - CHO_VO2 * vo2, 0) / 1000),
        fat_g_min=float(np.maximum(FAT_VO2 * vo2 - FAT_VCO2 * vco2, 0) / 1000),
        **means,
    )


def _steps(table: BreathTable) -> tuple[Column, Column, Column]:
    """(start, end, load) of every run of equal load, in s, the belt's changes of speed left out."""
    t_s, load = table.t_s, table.load
    tolerance = _TOLERANCE.get(table.load_unit, _OTHER_TOLERANCE)
    changes = np.flatnonzero(np.abs(np.diff(load)) > tolerance) + 1
    edges = np.concatenate(([0], changes, [load.size]))
    lasting = [(a, b) for a, b in itertools.pairwise(edges) if t_s[b - 1] - t_s[max(a - 1, 0)] >= MIN_STEP_S or b == load.size]
    levels = np.array([np.median(load[a:b]) for a, b in lasting])
    merged = [0, *(np.flatnonzero(np.abs(np.diff(levels)) > tolerance) + 1).tolist()]
    firsts = [lasting[i][0] for i in merged]
    starts = np.array([min(0.0, t_s[0]), *(_round_time(t_s[i - 1], t_s[i]) for i in firsts[1:])])
    ends = np.append(starts[1:], _round_time(t_s[-1], t_s[-1]))
    return starts, ends, np.round(levels[merged], 2)


def _round_time(after_s: float, until_s: float) -> float:
    """The roundest second between two, or a little before them."""
    for grid, late_s in _ROUND_S:
        at = np.floor(until_s / grid) * grid
        if at >= min(after_s, until_s - late_s):
            return float(at)
    return float(np.floor(until_s))


def _each_second(seconds: Column, t_s: Column, values: Column) -> Column:
    known = np.isfinite(values)
    if known.sum() < 2:
        return np.full(seconds.size, np.nan)
    return np.interp(seconds, t_s[known], values[known], left=np.nan, right=np.nan)


def _mean(values: npt.NDArray[np.float64]) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else np.nan
