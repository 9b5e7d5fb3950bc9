"""The quantities Milo speaks of: name, unit and plausible range.

A range is where a living athlete can be, not where one should be: outside it the reading is a fault of the device or the
file. Ranges are our choice unless a source is named; they are wide on purpose.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from milo.vocabulary.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Quantity:
    """One thing that can be measured.

    low, high: the plausible range in `unit`, both ends included.
    cumulative: readings of one day add up (steps); otherwise they are averaged or the last one counts.
    """

    name: str
    unit: str
    low: float
    high: float
    cumulative: bool = False

    def accept(self, value: Any) -> float | None:
        """The value as a float when it is a plausible number, else None."""
        if value is None or isinstance(value, bool):
            return None
        try:
            number = float(value)
        except (TypeError, ValueError):
            return None
        return number if math.isfinite(number) and self.low <= number <= self.high else None


_ALL = [
    Quantity("heart_rate_bpm", "bpm", 20, 260),
    Quantity("resting_hr_bpm", "bpm", 20, 140),
    Quantity("hrv_rmssd_ms", "ms", 1, 400),
    Quantity("hrv_sdnn_ms", "ms", 1, 500),
    Quantity("rr_ms", "ms", 200, 3000),
    Quantity("spo2_pct", "%", 50, 100),
    Quantity("respiration_rate", "1/min", 2, 90),
    Quantity("vt_l", "L", 0.05, 8),
    Quantity("ve_l_min", "L/min", 0.5, 300),
    Quantity("vo2_ml_min", "mL/min", 30, 8_000),
    Quantity("vco2_ml_min", "mL/min", 30, 10_000),
    Quantity("rer", "1", 0.5, 2),
    Quantity("co2_ppm", "ppm", 0, 200_000),
    Quantity("etco2_mmhg", "mmHg", 5, 90),
    Quantity("humidity_pct", "%", 0, 100),
    Quantity("vo2max_ml_kg_min", "mL/kg/min", 8, 100),
    Quantity("speed_m_s", "m/s", 0, 60),
    Quantity("distance_m", "m", 0, 2_000_000),
    Quantity("cadence_rpm", "1/min", 0, 300),
    Quantity("power_w", "W", 0, 3_000),
    Quantity("altitude_m", "m", -500, 9_500),
    Quantity("ascent_m", "m", 0, 30_000),
    Quantity("temperature_c", "degC", -60, 80),
    Quantity("skin_temp_c", "degC", 10, 45),
    Quantity("body_temp_c", "degC", 25, 45),
    Quantity("gsr_us", "uS", 0, 200),
    Quantity("lat", "deg", -90, 90),
    Quantity("lon", "deg", -180, 180),
    Quantity("steps", "1", 0, 200_000, cumulative=True),
    Quantity("flights", "1", 0, 5_000, cumulative=True),
    Quantity("walk_run_distance_m", "m", 0, 500_000, cumulative=True),
    Quantity("active_energy_kcal", "kcal", 0, 20_000, cumulative=True),
    Quantity("basal_energy_kcal", "kcal", 0, 10_000, cumulative=True),
    Quantity("exercise_min", "min", 0, 1_440, cumulative=True),
    Quantity("energy_kcal", "kcal", 0, 30_000),
    Quantity("weight_kg", "kg", 20, 400),
    Quantity("lean_mass_kg", "kg", 10, 250),
    Quantity("height_cm", "cm", 80, 260),
    Quantity("waist_cm", "cm", 30, 250),
    Quantity("neck_cm", "cm", 15, 80),
    Quantity("hip_cm", "cm", 40, 250),
    Quantity("body_fat_pct", "%", 2, 75),
    Quantity("systolic_mmhg", "mmHg", 50, 300),
    Quantity("diastolic_mmhg", "mmHg", 20, 200),
    Quantity("glucose_mmol_l", "mmol/L", 0.5, 50),
    Quantity("dietary_energy_kcal", "kcal", 0, 30_000, cumulative=True),
    Quantity("protein_g", "g", 0, 2_000, cumulative=True),
    Quantity("carbs_g", "g", 0, 3_000, cumulative=True),
    Quantity("fat_g", "g", 0, 2_000, cumulative=True),
    Quantity("water_ml", "mL", 0, 30_000, cumulative=True),
    Quantity("stress_1_5", "1", 1, 5),
    Quantity("exhaustion_1_5", "1", 1, 5),
    Quantity("lifted_kg", "kg", -200, 1_000),
    Quantity("reps", "1", 0, 1_000),
    Quantity("rir", "1", 0, 10),
    Quantity("rpe", "1", 0, 10),
]

QUANTITIES: dict[str, Quantity] = {q.name: q for q in _ALL}


def quantity(name: str) -> Quantity:
    """The quantity of that name. Raises UnknownName with the nearest known one."""
    try:
        return QUANTITIES[name]
    except KeyError:
        raise UnknownName("quantity", name, QUANTITIES) from None
