"""Ventilatory thresholds VT1 and VT2 of an incremental test, from several published methods that must agree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.signals.bent_lines import fit_bends
from milo.signals.mask_effort import with_stand_in
from milo.signals.ramp_progress import Progress, rising_part
from milo.vocabulary.breath_table import BreathTable, Column
from milo.vocabulary.errors import NotEnoughData

GRID = 80  # candidate places
BESIDE = 2  # pieces of the test that must lie beyond a bend on either side; our choice
LOWEST = 0.36  # of the peak VO2: no VT1 was ever lower in a healthy adult (Wasserman: 40 % is the lower limit); a margin below it
EDGE = 1  # steps of the grid from its end: a threshold there is one that may as well lie beyond; our choice
APART = 0.07  # of the peak VO2 between VT1 and VT2; our choice
# Where thresholds lie, share of the peak VO2 and of the highest heart rate: mean and spread over untrained and trained people.
# Readers of real incremental tests place VT2 near 94.5 % of the highest heart rate, above the 85-93 % of textbooks.
PRIOR_VO2 = ((0.65, 0.11), (0.88, 0.07))
PRIOR_HR = ((0.80, 0.06), (0.935, 0.03))
# How far an expert's reading lies from the mean of many, one standard deviation: two of them differ by 14.5 and 3.5 bpm on average,
# so one lies off by 12.9 and 3.1, the mean of two by 9.1 and 2.2. The interval is that of a reading, not of the fit alone (our
# choice between the two).
READER_BPM = (10.5, 3.1)
NORMAL_90 = 1.645  # standard deviations on either side that hold 90 %
PRIOR_HR_MASK = ((0.765, 0.07), (0.915, 0.04))  # where the pulse stands in for VO2 as well; wider, our choice
PRIOR_WIDER = 2.0  # times, when the test ended early and its peak is not the athlete's
MAXIMAL_RER = 1.05  # in a minute: below it the test was not maximal; our choice, common criteria ask for 1.05 to 1.15
VT2_RER = 0.90  # in a minute: ventilation compensates acid only when much more CO2 comes than burning alone makes; our choice
SHARE_OF_EVIDENCE = 0.38  # the methods look at the same breaths, so their likelihoods do not multiply in full; from simulations
# How far each method's bend may lie from the threshold itself, share of peak VO2 (one standard deviation), however little noise
# there is: bodies do not bend sharply, and lungs follow late; from simulations and the spread between readers (3-5 % of VO2max).
OFF = {"v_slope": 0.045, "ve_vo2": 0.05, "peto2": 0.15, "ve_vco2": 0.04, "petco2": 0.03}
OFF_BY_HEART = {"vco2_hr": 0.08, "ve_hr": 0.08, "ve_time": 0.08}  # the pulse bends and lags as well; from simulations
MOST_INTERVAL_BY_HEART_BPM = 17.0  # a wider one hardly beats a share of the highest pulse; from simulations
LEAST_METHODS = 2  # that find a threshold where the pulse stands in for VO2
UNSURE = 1e-3  # of the best likelihood remains everywhere: any method may be wrong in any person; our choice
LEAST_OF_METHOD = 3.0  # log likelihood of one method's bend over none before its place counts; about p < .05; our choice
LEAST_EVIDENCE = 2.4  # log likelihood of the clearest bend over none, after that share: 5.5 before it, an F test at about p < .01
MOST_SPREAD = (0.18, 0.12)  # of the methods around their mean, share of peak VO2: above it they disagree
MOST_INTERVAL_BPM = (56.0, 24.0)  # wider says no more than a fixed share of the highest heart rate; our choice
COVER = (0.05, 0.95)
RULE = "thresholds.1"


@dataclass(frozen=True)
class Threshold:
    """at_s, vo2_ml_min: where it was crossed.  hr_bpm, interval_bpm: heart rate there and the 90 % interval, None without a pulse.

    interval_vo2: the same in mL/min.  method: the methods that found it, joined by "+".  by_method: method -> VO2 in mL/min.
    Without an oxygen sensor vo2_ml_min and interval_vo2 are None, and by_method gives bpm.
    """

    at_s: float
    vo2_ml_min: float | None
    hr_bpm: float | None
    interval_bpm: tuple[float, float] | None
    interval_vo2: tuple[float, float] | None
    method: str
    by_method: dict[str, float]


@dataclass(frozen=True)
class Thresholds:
    """What was found; None with the reason (code, text) where the data do not say."""

    vt1: Threshold | None
    vt2: Threshold | None
    reasons: list[tuple[str, str]]


def thresholds(clean: BreathTable) -> Thresholds:
    """VT1 and VT2 of a test whose effort rises, or why not.

    clean: rows of clean_breaths, breath by breath or averages of up to 20 s. Without VO2 in any row the pulse stands in for it
    (milo.signals.mask_effort), VT1 is not told, and two methods must find VT2.

    VT1: V-slope (bend of VCO2 on VO2; Beaver 1986), first bend of ventilation on VO2 (the rise of VE/VO2), rise of PETO2.
    VT2: bend of ventilation on VCO2 (the rise of VE/VCO2; Beaver 1986), second bend of ventilation on VO2, fall of PETCO2.
    Without VO2: bends of VCO2 on the pulse, of ventilation on the pulse and in time, and of ventilation on VCO2.
    Deviations: each curve is drawn over the smooth, rising course of the test and freed of the noise two flows of a breath share.
    The places the methods give are weighed together as likelihoods on one grid, with where thresholds are known to lie as a weak
    prior. Nothing is said when there is no bend, when methods disagree, when the threshold may lie outside the test, or when its
    interval is too wide for use.
    """
    by_heart = not clean.known("vo2_ml_min")
    try:
        progress = rising_part(with_stand_in(clean) if by_heart else clean, by_heart=by_heart)
    except NotEnoughData as e:
        return Thresholds(None, None, [("no_ramp", f"no thresholds: {e}")])
    return _Search(progress, by_heart).result()


class _Search:
    """Likelihoods of all pairs of thresholds on one grid of VO2."""

    def __init__(self, progress: Progress, by_heart: bool) -> None:
        self.p = p = progress
        self.by_heart = by_heart
        self.peak = float(p.vo2[-1])
        x = p.vo2 / self.peak
        low = max(float(x[0]) + 0.04, float(x[BESIDE]), LOWEST)
        high = min(float(x[-1]) - 0.02, float(x[-1 - BESIDE]))
        self.grid = np.linspace(low, max(high, low + 0.1), GRID)
        self.surfaces: dict[str, Column] = {}
        self.gains: dict[str, tuple[float, float]] = {}
        self.places: dict[str, tuple[float | None, float | None]] = {}
        self._look(x)

    def _look(self, x: Column) -> None:
        p, grid = self.p, self.grid
        # VCO2 bends at VT1; what it does further up is its own affair (0: any sign), so the upper bend is the best there is
        slope = fit_bends(x, p.vco2_on_vo2 / self.peak, grid, (1, 0), APART)
        self._first("vco2_hr" if self.by_heart else "v_slope", slope.log_likelihood)
        air = fit_bends(x, p.ve_on_vo2, grid, (1, 1), APART)
        self._both("ve_hr" if self.by_heart else "ve_vo2", air.log_likelihood)
        if self.by_heart:
            since = (p.t_s - p.t_s[0]) / (p.t_s[-1] - p.t_s[0])
            in_time = np.interp(grid, x, since)
            apart = APART * (in_time[-1] - in_time[0]) / (grid[-1] - grid[0])
            self._both("ve_time", fit_bends(since, p.ve_on_vo2, in_time, (1, 1), apart).log_likelihood)
        if p.peto2 is not None:
            known = np.isfinite(p.peto2)
            oxygen = fit_bends(x[known], p.peto2[known], grid, (1, 1), APART)
            self._first("peto2", oxygen.log_likelihood)
        c = p.vco2 / p.vco2[-1]
        on_c = np.interp(grid, x, c)
        against = fit_bends(c, p.ve_on_vco2, on_c, (0, 1), 0.08)
        self._second("ve_vco2", against.log_likelihood)
        if p.petco2 is not None:
            known = np.isfinite(p.petco2)
            carbon = fit_bends(x[known], p.petco2[known], grid, (0, -1), APART)
            self._second("petco2", carbon.log_likelihood)

    def _first(self, name: str, surface: Column) -> None:
        best = _best(surface, 1)
        self.gains[name] = (float(best.max()), 0.0)
        self.surfaces[name] = self._softened(
            name, np.where(np.isfinite(best), best, best.min(where=np.isfinite(best), initial=0.0))
        )[:, None]
        self.places[name] = (self._place(best), None)

    def _second(self, name: str, surface: Column) -> None:
        best = _best(surface, 0)
        self.gains[name] = (0.0, float(best.max()))
        self.surfaces[name] = self._softened(
            name, np.where(np.isfinite(best), best, best.min(where=np.isfinite(best), initial=0.0))
        )[None, :]
        self.places[name] = (None, self._place(best))

    def _both(self, name: str, surface: Column) -> None:
        rows, columns = _best(surface, 1), _best(surface, 0)
        self.gains[name] = (float(rows.max()), float(columns.max()))
        self.surfaces[name] = self._softened(name, np.where(np.isnan(surface), np.nanmin(surface), surface))
        self.places[name] = (self._place(rows), self._place(columns))

    def _softened(self, name: str, likelihood: Column) -> Column:
        """Log likelihood of a threshold that the method's bend need not hit, of the same shape."""
        from scipy.ndimage import gaussian_filter

        step = float(self.grid[1] - self.grid[0])
        density = np.exp(SHARE_OF_EVIDENCE * (likelihood - likelihood.max()))
        soft = gaussian_filter(density, (OFF | OFF_BY_HEART)[name] / step, mode="nearest")
        return np.asarray(np.log(soft / soft.max() + UNSURE))

    def _place(self, likelihood: Column) -> float:
        return float(self.grid[int(np.argmax(likelihood))])

    def result(self) -> Thresholds:
        posterior = self._prior()
        for surface in self.surfaces.values():
            posterior = posterior + surface
        posterior[self.grid[None, :] - self.grid[:, None] < APART] = -np.inf
        density = np.exp(posterior - posterior.max())
        density /= density.sum()
        reasons: list[tuple[str, str]] = []
        found = [self._threshold(number, density.sum(axis=2 - number), reasons) for number in (1, 2)]
        return Thresholds(found[0], found[1], reasons)

    def _prior(self) -> Column:
        wider = 1.0 if self.p.peak_rer >= MAXIMAL_RER else PRIOR_WIDER
        total = np.zeros((GRID, GRID))
        hr = None if self.p.hr is None else np.interp(self.grid, self.p.vo2 / self.peak, self.p.hr) / self.p.hr[-1]
        for axis in (0, 1):
            mean, spread = PRIOR_VO2[axis]
            one = -(((self.grid - mean) / (spread * wider)) ** 2) / 2
            if hr is not None:
                mean, spread = (PRIOR_HR_MASK if self.by_heart else PRIOR_HR)[axis]
                one = one - ((hr - mean) / (spread * wider)) ** 2 / 2
            total += one[:, None] if axis == 0 else one[None, :]
        return total

    def _threshold(self, number: int, marginal: Column, reasons: list[tuple[str, str]]) -> Threshold | None:
        name = f"VT{number}"
        if number == 1 and self.by_heart:
            text = f"{name}: without an oxygen sensor no method finds it nearer than a share of the highest pulse would"
            reasons.append(("vt1_needs_oxygen", text))
            return None
        if number == 2 and self.p.peak_rer < VT2_RER:
            text = f"{name}: the exchange ratio rose to {self.p.peak_rer:.2f} only; the test ended before it"
            reasons.append(("vt2_not_reached", text))
            return None
        seen = {
            m: place
            for m, places in self.places.items()
            if (place := places[number - 1]) is not None and self.gains[m][number - 1] >= LEAST_OF_METHOD
        }
        # Where the pulse stands in for VO2 its own bends and VT1 pass for VT2: ventilation must outrun CO2 there.
        deciding = ("ve_vco2",) if self.by_heart else tuple(self.gains)
        gain = SHARE_OF_EVIDENCE * max(self.gains[m][number - 1] for m in deciding)
        if gain < LEAST_EVIDENCE:
            reasons.append((f"vt{number}_no_bend", f"{name}: no clear bend in the curves of this test"))
            return None
        cumulated = np.cumsum(marginal) / marginal.sum()
        share = float(np.interp(0.5, cumulated, self.grid))
        low, high = (float(np.interp(q, cumulated, self.grid)) for q in COVER)
        edge = (self.grid[EDGE], self.grid[-1 - EDGE])[number - 1]
        if (share < edge) if number == 1 else (share > edge):
            text = f"{name}: it seems to lie {'before' if number == 1 else 'after'} the part of the test in which effort rises"
            reasons.append((f"vt{number}_outside", text))
            return None
        apart = np.array([abs(v - share) for v in seen.values()])
        if np.median(apart) > MOST_SPREAD[number - 1]:
            said = ", ".join(f"{m} {self._told(v):.0f}" for m, v in seen.items())
            unit = "bpm" if self.by_heart else "mL/min"
            reasons.append((f"vt{number}_disagreement", f"{name}: the methods disagree ({said} {unit})"))
            return None
        hr = interval = None
        if self.p.hr is not None:
            hr, *fitted = (float(np.interp(s * self.peak, self.p.vo2, self.p.hr)) for s in (share, low, high))
            reading = 0.0 if self.by_heart else NORMAL_90 * READER_BPM[number - 1]
            ends = (hr - float(np.hypot(hr - fitted[0], reading)), hr + float(np.hypot(fitted[1] - hr, reading)))
            interval = ends
            if ends[1] - ends[0] > (MOST_INTERVAL_BY_HEART_BPM if self.by_heart else MOST_INTERVAL_BPM[number - 1]):
                text = f"{name}: anywhere between {ends[0]:.0f} and {ends[1]:.0f} bpm, which is too wide to be of use"
                reasons.append((f"vt{number}_too_wide", text))
                return None
        near = [m for m, v in seen.items() if abs(v - share) <= MOST_SPREAD[number - 1]]
        if self.by_heart and len(near) < LEAST_METHODS:
            text = f"{name}: without an oxygen sensor {LEAST_METHODS} methods must find it, {len(near)} did"
            reasons.append((f"vt{number}_one_method", text))
            return None
        return Threshold(
            at_s=float(np.interp(share * self.peak, self.p.vo2, self.p.t_s)),
            vo2_ml_min=None if self.by_heart else share * self.peak,
            hr_bpm=hr,
            interval_bpm=interval,
            interval_vo2=None if self.by_heart else (low * self.peak, high * self.peak),
            method="+".join(near),
            by_method={m: self._told(v) for m, v in seen.items()},
        )

    def _told(self, share: float) -> float:
        """A place as VO2 in mL/min, or as bpm where the pulse stands in for it."""
        if not self.by_heart or self.p.hr is None:
            return share * self.peak
        return float(np.interp(share * self.peak, self.p.vo2, self.p.hr))


def _best(surface: Column, axis: int) -> Column:
    filled = np.where(np.isnan(surface), -np.inf, surface)
    return np.asarray(filled.max(axis=axis))
