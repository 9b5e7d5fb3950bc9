"""Apple Health's types of readings and its units -> Milo's quantities.

Source: Apple's HealthKit documentation, HKQuantityTypeIdentifier and HKUnit (the unit's text is what stands in the file).
"""

from __future__ import annotations

import re
from functools import lru_cache

# Type without its prefix -> quantity.
QUANTITY_OF = {
    "StepCount": "steps",
    "DistanceWalkingRunning": "walk_run_distance_m",
    "FlightsClimbed": "flights",
    "ActiveEnergyBurned": "active_energy_kcal",
    "BasalEnergyBurned": "basal_energy_kcal",
    "AppleExerciseTime": "exercise_min",
    "HeartRate": "heart_rate_bpm",
    "RestingHeartRate": "resting_hr_bpm",
    "HeartRateVariabilitySDNN": "hrv_sdnn_ms",
    "OxygenSaturation": "spo2_pct",
    "RespiratoryRate": "respiration_rate",
    "VO2Max": "vo2max_ml_kg_min",
    "BodyMass": "weight_kg",
    "LeanBodyMass": "lean_mass_kg",
    "BodyFatPercentage": "body_fat_pct",
    "Height": "height_cm",
    "WaistCircumference": "waist_cm",
    "BloodPressureSystolic": "systolic_mmhg",
    "BloodPressureDiastolic": "diastolic_mmhg",
    "BodyTemperature": "body_temp_c",
    "BloodGlucose": "glucose_mmol_l",
    "DietaryEnergyConsumed": "dietary_energy_kcal",
    "DietaryProtein": "protein_g",
    "DietaryCarbohydrates": "carbs_g",
    "DietaryFatTotal": "fat_g",
    "DietaryWater": "water_ml",
}
_M = {"m": 1.0, "cm": 0.01, "mm": 0.001, "km": 1_000.0, "in": 0.0254, "ft": 0.3048, "yd": 0.9144, "mi": 1_609.344}
_KG = {"kg": 1.0, "g": 1e-3, "mg": 1e-6, "mcg": 1e-9, "oz": 0.028349523125, "lb": 0.45359237, "st": 6.35029318}
_KCAL = {"kcal": 1.0, "Cal": 1.0, "cal": 1e-3, "kJ": 1 / 4.184, "J": 1 / 4_184}
_ML = {
    **{"mL": 1.0, "cL": 10.0, "dL": 100.0, "L": 1_000.0, "l": 1_000.0, "ml": 1.0},
    **{"fl_oz_us": 29.5735295625, "fl_oz": 29.5735295625, "fl_oz_imp": 28.4130625},
    **{"cup_us": 236.5882365, "cup_imp": 284.130625, "pt_us": 473.176473, "pt_imp": 568.26125},
}
_MIN = {"min": 1.0, "s": 1 / 60, "ms": 1 / 60_000, "hr": 60.0, "h": 60.0, "d": 1_440.0}
_PER_MIN = {"count/min": 1.0, "count/s": 60.0, "bpm": 1.0}
_MMHG = {"mmHg": 1.0, "kPa": 7.50061683, "Pa": 0.00750061683, "cmAq": 0.735559, "hPa": 0.750061683}
_VO2 = {"mL/min·kg": 1.0, "mL/(kg·min)": 1.0, "ml/(kg*min)": 1.0, "mL/kg·min": 1.0, "mL/(min·kg)": 1.0, "L/min·kg": 1_000.0}
_GLUCOSE = {"mmol/L": 1.0, "mg/dL": 1 / 18.0156, "mg/L": 1 / 180.156, "g/L": 1_000 / 180.156}  # molar mass 180.156 g/mol
_PERCENT = {"%": 1.0}  # fractions, see convert
_COUNT = {"count": 1.0, "": 1.0}


def _times(table: dict[str, float], factor: float) -> dict[str, float]:
    return {unit: value * factor for unit, value in table.items()}


# Quantity -> unit -> factor to the quantity's own unit.
FACTORS: dict[str, dict[str, float]] = {
    **dict.fromkeys(("steps", "flights"), _COUNT),
    **dict.fromkeys(("walk_run_distance_m", "distance_m", "ascent_m"), _M),
    **dict.fromkeys(("active_energy_kcal", "basal_energy_kcal", "dietary_energy_kcal", "energy_kcal"), _KCAL),
    **dict.fromkeys(("heart_rate_bpm", "resting_hr_bpm", "respiration_rate", "cadence_rpm"), _PER_MIN),
    **dict.fromkeys(("weight_kg", "lean_mass_kg"), _KG),
    **dict.fromkeys(("height_cm", "waist_cm"), _times(_M, 100)),
    **dict.fromkeys(("systolic_mmhg", "diastolic_mmhg"), _MMHG),
    **dict.fromkeys(("protein_g", "carbs_g", "fat_g"), _times(_KG, 1_000)),
    **dict.fromkeys(("spo2_pct", "body_fat_pct"), _PERCENT),
    "exercise_min": _MIN,
    "hrv_sdnn_ms": _times(_MIN, 60_000),
    "vo2max_ml_kg_min": _VO2,
    "glucose_mmol_l": _GLUCOSE,
    "water_ml": _ML,
    "power_w": {"W": 1.0, "kW": 1_000.0},
    "body_temp_c": {"degC": 1.0, "degF": 1.0, "K": 1.0},
}
_MOLAR_MASS = re.compile(r"<[^>]*>")  # "mmol<180.1558800000541>/L"


def quantity_of(type_: str) -> str | None:
    """The quantity a type means, None for one Milo does not use.

    >>> quantity_of("HKQuantityTypeIdentifierBodyMass")
    'weight_kg'
    """
    return QUANTITY_OF.get(bare(type_))


def bare(type_: str) -> str:
    """A type without its prefix, cut to a length that can be shown."""
    return re.sub(r"^HK\w*?TypeIdentifier|^HKDataType|^HKWorkoutActivityType", "", type_)[:60]


@lru_cache(maxsize=1_024)
def factor_of(quantity: str, unit: str) -> float | None:
    """What a number in that unit is to be multiplied by, None for a unit Milo does not know."""
    return FACTORS[quantity].get(_MOLAR_MASS.sub("", unit).strip())


def mass_g(unit: str) -> float | None:
    """Grams of a unit of mass, None for another unit."""
    kg = _KG.get(unit.strip())
    return None if kg is None else kg * 1_000


def convert(quantity: str, unit: str, value: float, factor: float) -> float:
    """The value in the quantity's unit, rounded to what a device can mean (1e-6).

    Apple writes percentages as fractions (0.97 with the unit "%"); some apps that write into Health do not, and no
    plausible saturation or body fat is 1 % or less, so what is above 1 is taken as percent already.
    """
    if factor != 1.0:
        return round(value * factor, 6)
    if unit == "%":
        return round(value * 100, 6) if value <= 1 else value
    if unit == "degF":
        return round((value - 32) / 1.8, 6)
    if unit == "K":
        return round(value - 273.15, 6)
    return value
