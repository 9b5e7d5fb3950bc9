"""A metabolic cart's table in, what it says of the athlete out: peak uptake, thresholds, zones, reasons for what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from milo.signals.breath_cleaning import MOST_ML_KG_MIN, MOST_ML_MIN, clean_breaths, peak_vo2
from milo.signals.thresholds import Threshold, thresholds
from milo.signals.zones import Zone, five_zones
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import BadValue

FEWEST_ROWS = 10  # for a peak; our choice: half a minute of breaths at rest
MOST_REJECTED = 0.5  # of the rows: a table of which half is artefact is trusted in nothing; our choice
SWAPPED_RER, SWAPPED_FALL = 1.08, 0.08  # no table of a rising effort begins above the first and falls by the second; our choice
REST_ML_KG_MIN, REST_ML_MIN, REST_RISE = 9.0, 650.0, 2.2  # rest is 3.5 mL/kg/min; our choice
_WHY = {
    "missing": "without a time or a flow that is needed",
    "impossible": "values no body has",
    "split": "one breath in two pieces",
    "outlier": "far from the breaths around them",
    "above_any_peak": f"above {MOST_ML_KG_MIN:g} mL/kg/min",
}


@dataclass(frozen=True)
class BreathAnalysis:
    """Everything `milo analyse breath` says; None where the table does not, with the reason (code, text).

    breaths: rows of the table.  rejected: of those, not used.  zones: five, None without both thresholds and a heart rate.
    """

    breaths: int
    rejected: int
    vo2peak_ml_min: float | None
    vo2peak_ml_kg_min: float | None
    vt1: Threshold | None
    vt2: Threshold | None
    zones: list[Zone] | None
    reasons: list[tuple[str, str]]

    def to_json(self) -> dict[str, Any]:
        """The document of `milo analyse breath`, numbers rounded to what they are worth."""
        return {
            "breaths": self.breaths,
            "rejected": self.rejected,
            "vo2peak_ml_kg_min": _rounded(self.vo2peak_ml_kg_min, 1),
            "vo2peak_ml_min": _rounded(self.vo2peak_ml_min, 0),
            "vt1": _threshold(self.vt1),
            "vt2": _threshold(self.vt2),
            "zones": None if self.zones is None else [zone._asdict() for zone in self.zones],
            "reasons": [{"code": code, "text": text} for code, text in self.reasons],
        }


def analyse_breaths(table: BreathTable) -> BreathAnalysis:
    """Peak VO2 (highest 30 s), thresholds and zones of one test, from the rows that are breaths.

    table: any cart's (importers.cart_reading.read_cart), breath by breath or averaged. Never raises for what it holds: a
    number that cannot be had is None, with a reason.
    """
    table = table.take(np.argsort(table.t_s, kind="stable"))
    clean = clean_breaths(table)
    reasons = [(f"rejected_{why}", f"rows left out, {_WHY[why]}: {count}") for why, count in clean.rejected.items()]
    n, rejected = len(table), int((~clean.kept).sum())

    def nothing(code: str, text: str) -> BreathAnalysis:
        return BreathAnalysis(n, rejected, None, None, None, None, None, [*reasons, (code, text)])

    if len(clean.table) < FEWEST_ROWS:
        return nothing("too_few_breaths", f"{len(clean.table)} usable rows; at least {FEWEST_ROWS} are needed")
    if rejected > MOST_REJECTED * n:
        return nothing("mostly_artefacts", f"{rejected} of {n} rows are no breaths; check mask and calibration")
    measured = clean.table.known("vo2_ml_min")
    if measured and _swapped(clean.table):
        text = "VCO2 is above VO2 at low effort and falls below it as effort rises: the two columns seem to be swapped"
        return nothing("swapped", text)
    peak: float | None = peak_vo2(clean.table) if measured else None
    if not measured:
        text = "no oxygen was measured, so no VO2; thresholds come from ventilation, CO2 and pulse and are less sure"
        reasons.append(("no_oxygen", text))
    elif peak is None or not np.isfinite(peak):
        peak = None
        reasons.append(("no_peak", "less than 30 s without a gap, so no peak"))
    weight = table.weight_kg
    if peak is not None and _at_rest(clean.table, peak, weight):
        peak = None
        reasons.append(("no_effort", "the effort never rose above rest, so there is no peak"))
    most = MOST_ML_KG_MIN * weight if weight else MOST_ML_MIN
    if peak is not None and peak > most:
        what = f"{peak / weight:.0f} mL/kg/min" if weight else f"{peak:.0f} mL/min"
        return nothing("implausible_peak", f"a peak of {what} is above any athlete's; check units, calibration and body mass")
    if weight is None:
        reasons.append(("no_weight", "no body mass, so nothing per kilogram"))
    if not clean.table.known("hr_bpm"):
        reasons.append(("no_heart_rate", "no heart rate in the table, so thresholds have none"))
    found = thresholds(clean.table)
    reasons += found.reasons
    zones = _zones(clean.table, found.vt1, found.vt2, reasons)
    return BreathAnalysis(
        n, rejected, peak, peak / weight if peak is not None and weight else None, found.vt1, found.vt2, zones, reasons
    )


def _swapped(table: BreathTable) -> bool:
    """Whether oxygen and carbon dioxide changed places: the exchange ratio is then above 1 at low effort and falls with it."""
    known = np.isfinite(table.vo2_ml_min) & np.isfinite(table.vco2_ml_min) & (table.vo2_ml_min > 0)
    effort, ratio = table.vco2_ml_min[known], table.vco2_ml_min[known] / table.vo2_ml_min[known]
    order = np.argsort(effort)
    third = max(1, order.size // 3)
    low, high = float(np.median(ratio[order[:third]])), float(np.median(ratio[order[-third:]]))
    return low > SWAPPED_RER and high < low - SWAPPED_FALL


def _at_rest(table: BreathTable, peak: float, weight: float | None) -> bool:
    """Whether the highest uptake is that of rest."""
    low = float(np.nanpercentile(table.vo2_ml_min, 10))
    return peak < (REST_ML_KG_MIN * weight if weight else REST_ML_MIN) and peak < REST_RISE * low


def _zones(table: BreathTable, vt1: Threshold | None, vt2: Threshold | None, reasons: list[tuple[str, str]]) -> list[Zone] | None:
    if vt1 is None or vt2 is None or vt1.hr_bpm is None or vt2.hr_bpm is None:
        reasons.append(("no_zones", "zones need both thresholds and a heart rate"))
        return None
    # the highest of three neighbours' medians: a single beat may be an artefact
    hr = table.hr_bpm[np.isfinite(table.hr_bpm)]
    highest = float(np.median(np.lib.stride_tricks.sliding_window_view(hr, 3), axis=1).max()) if hr.size >= 3 else float(hr.max())
    try:
        return five_zones(vt1.hr_bpm, vt2.hr_bpm, highest)
    except BadValue as e:
        reasons.append(("no_zones", f"no zones: {e}"))
        return None


def _threshold(found: Threshold | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "at_s": _rounded(found.at_s, 1),
        "vo2_ml_min": _rounded(found.vo2_ml_min, 0),
        "hr_bpm": _rounded(found.hr_bpm, 0),
        "interval_bpm": None if found.interval_bpm is None else [_rounded(b, 0) for b in found.interval_bpm],
        "method": found.method,
    }


def _rounded(value: float | None, digits: int) -> float | int | None:
    if value is None:
        return None
    return round(value) if digits == 0 else round(value, digits)
