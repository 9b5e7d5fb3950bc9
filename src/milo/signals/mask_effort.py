"""How far a test has come when the mask has no oxygen sensor: a stand-in for VO2 read off the pulse."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import NotEnoughData

LOW_SHARE, HIGH_SHARE = 0.2, 0.55  # of the peak VCO2: between, below VT1, CO2 follows oxygen (Beaver 1986; bounds our choice)
SMOOTH_S = 30.0  # over which pulse and VCO2 are averaged before they are compared
LEAST_KNOWN = 0.6  # of the breaths with a pulse (our choice)
LEAST_BREATHS = 20  # a line through fewer says little (reference 1.7)
LEAST_RISE_BPM = 30.0  # from low effort to the end; less is no test to the limit (our choice)
LOWEST_BPM, HIGHEST_SHARE = 20.0, 0.6  # the pulse at which the line ends: above that, and below so much of the highest (our choice)
STAND_IN_PEAK = 1000.0  # the stand-in's peak: a share in thousandths, not mL/min


def with_stand_in(clean: BreathTable) -> BreathTable:
    """The breaths with a stand-in for VO2 in thousandths of its peak, from the pulse.

    clean: rows of clean_breaths with VCO2, ventilation and heart rate. Pulse and oxygen uptake rise together in a straight line;
    where the line ends, at no uptake, is read off the part of the test below VT1, in which CO2 follows oxygen. No uptake is
    measured: the stand-in only says how far a test has come, and bends of the pulse are bends of it.

    Raises NotEnoughData, with the reason, without a pulse or without a pulse that rises.
    """
    known = np.isfinite(clean.hr_bpm)
    if known.mean() < LEAST_KNOWN:
        raise NotEnoughData("a heart rate beside the mask", "hardly any", "wear a strap: without oxygen the pulse tells the effort")
    pulse = _smooth(clean.t_s, np.interp(clean.t_s, clean.t_s[known], clean.hr_bpm[known]))
    carbon = _smooth(clean.t_s, clean.vco2_ml_min)
    end = int(np.argmax(carbon))
    share = carbon / carbon[end]
    begin = np.flatnonzero(share[: end + 1] < LOW_SHARE)
    rising = np.arange(len(clean)) >= (begin[-1] if begin.size else 0)
    low = rising & (np.arange(len(clean)) <= end) & (share >= LOW_SHARE) & (share <= HIGH_SHARE)
    if np.count_nonzero(low) < LEAST_BREATHS or pulse[end] - pulse[low].min() < LEAST_RISE_BPM:
        raise NotEnoughData("a test from easy to hard", "a pulse that hardly rises", "use a ramp of 8 to 12 minutes")
    highest = float(pulse.max())
    slope, at_none = np.polyfit(carbon[low], pulse[low], 1)
    at_none = float(np.clip(at_none if slope > 0 else LOWEST_BPM, LOWEST_BPM, HIGHEST_SHARE * highest))
    return replace(clean, vo2_ml_min=STAND_IN_PEAK * np.maximum(pulse - at_none, 1.0) / (highest - at_none))


def _smooth(t_s: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Mean of the breaths within half of SMOOTH_S of each."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    first = np.searchsorted(t_s, t_s - SMOOTH_S / 2, side="left")
    last = np.searchsorted(t_s, t_s + SMOOTH_S / 2, side="right")
    return np.asarray((total[last] - total[first]) / (last - first))
