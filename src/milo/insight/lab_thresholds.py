"""Thresholds of a ramp or of steps from what the mask saw: ventilation, carbon dioxide and pulse, without oxygen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.breath_analysis import analyse_breaths
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.records import LabFigure

Floats = NDArray[np.float64]

NO_CARBON = "no thresholds: they need carbon dioxide and ventilation of every breath beside the pulse"
RULE = "sensors 1.7"


@dataclass(frozen=True, slots=True)
class PerBreath:
    """Each breath, arrays (m,): at_s its end in s of the session; vco2_l_min STPD, ve_l_min BTPS, NaN where unknown."""

    at_s: Floats
    vco2_l_min: Floats
    ve_l_min: Floats


def mask_thresholds(
    breaths: PerBreath | None, pulse_at_s: Floats, pulse_bpm: Floats
) -> tuple[dict[str, Any], dict[str, LabFigure]]:
    """{"vt1", "vt2"} as the session keeps them, and their figures in bpm, each with its value and interval or its reason.

    breaths: None without carbon dioxide.  pulse_at_s, pulse_bpm: heart rate over the session, (n,); it is read between its points.
    """
    if breaths is None or not np.isfinite(breaths.vco2_l_min).any():
        none = LabFigure(unit="bpm", reason=NO_CARBON, rule=RULE)
        return {"vt1": None, "vt2": None}, {"vt1_bpm": none, "vt2_bpm": none}
    pulse = np.full(len(breaths.at_s), np.nan)
    if len(pulse_at_s) > 1:
        pulse = np.interp(breaths.at_s, pulse_at_s, pulse_bpm, left=np.nan, right=np.nan)
    table = BreathTable(
        breaths.at_s, np.full(len(breaths.at_s), np.nan), breaths.vco2_l_min * 1000, breaths.ve_l_min, np.asarray(pulse)
    )
    found = analyse_breaths(table)
    told = found.to_json()
    why = dict(found.reasons)
    thresholds = {name: told[name] for name in ("vt1", "vt2")}
    return thresholds, {f"{name}_bpm": _figure(name, thresholds[name], why) for name in thresholds}


def _figure(name: str, found: dict[str, Any] | None, why: dict[str, str]) -> LabFigure:
    """The pulse at a threshold. why: every reason by its code; the threshold's own code begins with its name."""
    if found is None or found["hr_bpm"] is None:
        own = next((text for code, text in why.items() if code.startswith(name)), None)
        return LabFigure(unit="bpm", reason=own or why.get("no_ramp") or next(iter(why.values()), NO_CARBON), rule=RULE)
    low, high = found["interval_bpm"] or (None, None)
    return LabFigure(unit="bpm", value=float(found["hr_bpm"]), low=low, high=high, rule=RULE)
