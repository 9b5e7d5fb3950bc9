"""Heart-rate variability: how much intervals between normal beats vary, over time and by frequency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.rr_artefacts import Artefacts, checked_rr, lipponen_tarvainen
from milo.vocabulary.errors import NotEnoughData

Values = NDArray[np.float64]
Reason = tuple[str, str]

# Task Force of the ESC and NASPE, Circulation 93(5), 1996; shorter minima after sensors 1.9.
LEAST_S, MARGINAL_S = 60.0, 30.0  # of RMSSD and pNN50
LEAST_SDNN_S, LEAST_HF_S, LEAST_LF_S, LEAST_RATIO_S = 300.0, 60.0, 120.0, 300.0
EDGES_S = 3.0  # a record of a minute has no whole minute between its first and last beat (our choice)
PNN_MS = 50.0
BANDS_HZ = {"vlf": (0.0033, 0.04), "lf": (0.04, 0.15), "hf": (0.15, 0.40)}
RESAMPLED_HZ, SEGMENT = 4.0, 256  # Welch's segments overlap by half
SMOOTH_LAMBDA = 500.0  # smoothness priors of Tarvainen 2002
EARLY, LATE = 0.80, 1.15  # of the usual interval, one after the other: an early beat and its pause (our choice)
MUCH_CORRECTED, TOO_MUCH_CORRECTED = 0.05, 0.10  # sensors 1.9


@dataclass(frozen=True)
class HrvTime:
    """Variability over time. sdnn_ms is None under five minutes; seconds: of intervals used; corrected: share of artefacts."""

    rmssd_ms: float
    sdnn_ms: float | None
    pnn50: float
    mean_rr_ms: float
    seconds: float
    corrected: float


@dataclass(frozen=True)
class HrvFrequency:
    """Power in ms2 by band; None where the record is too short for a band. peak_hz: of HF."""

    hf_ms2: float
    lf_ms2: float | None
    vlf_ms2: float | None
    lf_hf: float | None
    peak_hz: float
    seconds: float


def rmssd(rr_ms: Any) -> float:
    """Root mean square of successive differences, in ms.

    rr_ms: intervals between normal beats, shape (n,), n >= 2, in ms; artefacts are dropped before.
    Unlike the five-minute standard, any length is accepted; the caller compares like with like.

    Raises NotEnoughData for fewer than two intervals.
    Source: Task Force of the ESC and NASPE, Circulation 93(5), 1996.

    >>> round(rmssd([800.0, 810.0, 790.0]), 2)
    15.81
    """
    rr = checked_rr(rr_ms)
    if len(rr) < 2:
        raise NotEnoughData("at least two intervals", f"{len(rr)}", "record longer")
    return float(np.sqrt(np.mean(np.diff(rr) ** 2)))


def hrv_time(rr_ms: Any, artefacts: Artefacts | None = None, breaks: Any = ()) -> tuple[HrvTime | None, list[Reason]]:
    """Variability over time of a row of intervals, in ms, and why anything is missing.

    rr_ms: shape (n,), ms. artefacts: of this row, found here when not given. breaks: indices of intervals that do not follow the
    one before (a gap in the record lies between).
    Intervals classed as artefacts are left out, and so are differences that touch one: nothing interpolated enters.
    Returns None with a reason under 30 s, or when more than a tenth of the intervals are artefacts.
    Source: Task Force of the ESC and NASPE, Circulation 93(5), 1996; gates sensors 1.9.
    """
    rr = checked_rr(rr_ms)
    seconds = float(rr.sum()) / 1000
    if seconds < MARGINAL_S - EDGES_S or len(rr) < 12:
        return None, [
            ("too_short_for_hrv", f"variability needs at least {MARGINAL_S:.0f} s of good beats, there are {seconds:.0f} s")
        ]
    found = artefacts or lipponen_tarvainen(rr)
    if found.share > TOO_MUCH_CORRECTED:
        many, most = 100 * found.share, 100 * TOO_MUCH_CORRECTED
        text = f"{many:.0f} % of the intervals are no normal ones; above {most:.0f} % no variability is given"
        return None, [("too_many_artefacts", text)]
    early = _early_share(rr)
    if early > TOO_MUCH_CORRECTED:
        text = f"about {100 * early:.0f} % of the beats come early, with a pause after them; no variability is given"
        return None, [("early_beats", text)]
    reasons = []
    if found.share > MUCH_CORRECTED:
        reasons.append(("many_artefacts", f"{100 * found.share:.0f} % of the intervals were left out; do not decide on this value"))
    if seconds < LEAST_S - EDGES_S:
        reasons.append(("short_for_hrv", f"{seconds:.0f} s of good beats are marginal, {LEAST_S:.0f} s are wanted"))
    normal = ~found.wrong
    joined = normal[1:] & normal[:-1]
    joined[np.asarray([b - 1 for b in breaks if 0 < b < len(rr)], np.int64)] = False
    steps = np.diff(rr)[joined]
    if len(steps) < 10:
        return None, [*reasons, ("too_short_for_hrv", "too few normal intervals follow each other")]
    sdnn: float | None = float(np.std(rr[normal], ddof=1))
    if seconds < LEAST_SDNN_S - EDGES_S:
        sdnn = None
        reasons.append(
            ("too_short_for_sdnn", f"SDNN needs {LEAST_SDNN_S / 60:.0f} min of good beats, there are {seconds / 60:.1f}")
        )
    mean = float(rr[normal].mean())
    made = HrvTime(
        float(np.sqrt(np.mean(steps**2))), sdnn, float(100 * np.mean(np.abs(steps) > PNN_MS)), mean, seconds, found.share
    )
    return made, reasons


def _early_share(rr: Values) -> float:
    """Share of beats that come much too early with a pause after them, of all intervals.

    Where every third beat is one of them they make the spread the artefact correction measures against, and so escape it.
    """
    usual = np.median(rr)
    early, late = rr[:-1] < EARLY * usual, rr[1:] > LATE * usual
    return float(np.count_nonzero(early & late)) / len(rr)


def hrv_frequency(rr_ms: Any, artefacts: Artefacts | None = None) -> tuple[HrvFrequency | None, list[Reason]]:
    """Power of the variability by frequency, in ms2, and why anything is missing.

    rr_ms: one unbroken row, shape (n,), ms. Resampled at 4 Hz, trend off by smoothness priors (lambda 500), Welch of 256 points.
    HF wants a minute, LF two, the ratio and VLF five. The ratio is no measure of balance (Billman 2013): shown, never decided on.
    Source: Task Force 1996; Tarvainen, IEEE TBME 49(2), 2002.
    """
    from scipy import integrate, signal

    rr = checked_rr(rr_ms)
    seconds = float(rr.sum()) / 1000
    if seconds < LEAST_HF_S - EDGES_S or len(rr) < 12:
        return None, [
            ("too_short_for_hf", f"frequencies need at least {LEAST_HF_S:.0f} s of good beats, there are {seconds:.0f} s")
        ]
    found = artefacts or lipponen_tarvainen(rr)
    if found.share > TOO_MUCH_CORRECTED:
        return None, [("too_many_artefacts", f"{100 * found.share:.0f} % of the intervals are no normal ones")]
    row = found.corrected_ms
    beat = np.cumsum(row) / 1000
    at = np.arange(beat[0], beat[-1], 1 / RESAMPLED_HZ)
    from scipy.interpolate import CubicSpline

    even = detrend(CubicSpline(beat, row)(at))
    hz, power = signal.welch(even, RESAMPLED_HZ, "hann", min(SEGMENT, len(even)), nfft=1024, detrend="constant")
    band = {}
    for name, (low, high) in BANDS_HZ.items():
        inside = (hz >= low) & (hz < high)
        band[name] = float(integrate.trapezoid(power[inside], hz[inside]))
    inside = (hz >= BANDS_HZ["hf"][0]) & (hz < BANDS_HZ["hf"][1])
    reasons: list[Reason] = []
    long_lf, long_ratio = seconds >= LEAST_LF_S - EDGES_S, seconds >= LEAST_RATIO_S - EDGES_S
    if not long_lf:
        reasons.append(("too_short_for_lf", f"LF needs {LEAST_LF_S / 60:.0f} min of good beats, there are {seconds / 60:.1f}"))
    if not long_ratio:
        reasons.append(("too_short_for_lf_hf", f"VLF and LF/HF need {LEAST_RATIO_S / 60:.0f} min, there are {seconds / 60:.1f}"))
    ratio = band["lf"] / band["hf"] if long_ratio and band["hf"] > 0 else None
    peak = float(hz[inside][power[inside].argmax()])
    return HrvFrequency(
        band["hf"], band["lf"] if long_lf else None, band["vlf"] if long_ratio else None, ratio, peak, seconds
    ), reasons


def detrend(even: Values, smooth: float = SMOOTH_LAMBDA) -> Values:
    """An even row without its slow trend, shape (n,): smoothness priors, about a high-pass of 0.03 Hz at 4 Hz and lambda 500.

    Source: Tarvainen, IEEE TBME 49(2), 2002.
    """
    from scipy.linalg import solveh_banded

    n = len(even)
    # I + lambda^2 D2' D2 has five diagonals.
    main = np.full(n, 6.0)
    main[[0, -1]] = 1.0
    main[[1, -2]] = 5.0
    near = np.full(n, -4.0)
    near[[1, -1]] = -2.0
    bands = np.zeros((3, n))
    bands[2] = 1 + smooth**2 * main
    bands[1] = smooth**2 * near
    bands[0] = smooth**2
    return np.asarray(even - solveh_banded(bands, even))
