"""What a metabolic cart writes of a test, breath by breath or averaged, in one set of units whatever the maker."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from milo.vocabulary.errors import BadValue

Column = npt.NDArray[np.float64]

COLUMNS = (
    "t_s",
    "vo2_ml_min",
    "vco2_ml_min",
    "ve_l_min",
    "hr_bpm",
    "petco2_mmhg",
    "peto2_mmhg",
    "breath_rate",
    "vt_l",
    "load",
    "grade_pct",
)


@dataclass(frozen=True, eq=False)
class BreathTable:
    """Rows of a test in the order of time; every column has shape (n,), NaN where the cart says nothing.

    t_s: end of the breath (or of the average) in s from the start of the recording; may begin below 0.
    vo2_ml_min, vco2_ml_min: gas exchange in mL/min STPD.  ve_l_min: expired ventilation in L/min BTPS.
    hr_bpm: 1/min.  petco2_mmhg, peto2_mmhg: end-tidal pressures.  breath_rate: 1/min.  vt_l: tidal volume in L BTPS.
    load: what the ergometer asked for, in load_unit.  load_unit: "W", "m/s", "" when the file does not say.
    grade_pct: slope of the treadmill in %.
    weight_kg: the athlete's mass as the file has it, None when it does not.
    started: wall-clock start of the test without zone, None when the file does not say it for sure.
    maker: which kind of file it came from.
    """

    t_s: Column
    vo2_ml_min: Column
    vco2_ml_min: Column
    ve_l_min: Column = field(default_factory=lambda: np.empty(0))
    hr_bpm: Column = field(default_factory=lambda: np.empty(0))
    petco2_mmhg: Column = field(default_factory=lambda: np.empty(0))
    peto2_mmhg: Column = field(default_factory=lambda: np.empty(0))
    breath_rate: Column = field(default_factory=lambda: np.empty(0))
    vt_l: Column = field(default_factory=lambda: np.empty(0))
    load: Column = field(default_factory=lambda: np.empty(0))
    grade_pct: Column = field(default_factory=lambda: np.empty(0))
    load_unit: str = ""
    weight_kg: float | None = None
    started: datetime | None = None
    maker: str = ""

    def __post_init__(self) -> None:
        n = np.size(self.t_s)
        for name in COLUMNS:
            values = np.asarray(getattr(self, name), dtype=np.float64)
            if values.size == 0:
                values = np.full(n, np.nan)
            if values.shape != (n,):
                raise BadValue(f"{n} values of {name}", f"shape {values.shape}")
            object.__setattr__(self, name, values)

    def __len__(self) -> int:
        return int(self.t_s.size)

    def take(self, rows: npt.NDArray[Any]) -> BreathTable:
        """The table of these rows only (indices or a mask)."""
        return replace(self, **{name: getattr(self, name)[rows] for name in COLUMNS})

    def known(self, name: str) -> bool:
        """Whether a column holds any number at all."""
        return bool(np.isfinite(getattr(self, name)).any())
