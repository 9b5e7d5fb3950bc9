"""What a session of the breath lab came to: every figure with its quality or the reason why there is none, and lines for charts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.insight.lab_thresholds import PerBreath, mask_thresholds
from milo.signals.breathing import Breaths, find_breaths
from milo.signals.capnography import align_co2, end_tidal, vco2_l_min
from milo.signals.co2_sensors import SENSORS, Co2Sensor
from milo.signals.ecg import analyse_ecg
from milo.signals.flow import Element, Venturi
from milo.signals.gas import btps_per_atps, dry_fraction_from_ppm, estimate_vo2, partial_mmhg
from milo.signals.oximetry import analyse_spo2
from milo.signals.plateaus import find_plateaus
from milo.signals.rr import analyse_rr
from milo.signals.spo2_calibration import Calibration
from milo.signals.ventilation import running_means, summarise
from milo.vocabulary.errors import MiloError
from milo.vocabulary.records import LabFigure

Floats = NDArray[np.float64]

MOUTH_C = 33.0  # air that was breathed out, saturated (sensors 1.5)
BREATH_GAS_KG_M3 = 1.14
PLAIN_TUBE = Venturi(26.0, 20.0)  # the tube of the wiring page
LINE_POINTS = 600  # of a chart's line: more than a phone has pixels across
LEAST_QUALITY = 0.5  # of SpO2 windows that enter the session's figure (our choice)


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One channel of the session: values (n,) from start_s on, NaN where nothing was read."""

    rate_hz: float
    start_s: float
    values: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Gear:
    """What the session was measured with. factor: of the tube, None when never calibrated; calibration: of the oximeter."""

    tube: Element = PLAIN_TUBE
    factor: float | None = None
    co2_sensor: Co2Sensor = SENSORS["sprintir_w"]
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: at_s in seconds of the session; None in values is a gap."""

    name: str
    unit: str
    at_s: list[float]
    values: list[float | None]


@dataclass(slots=True)
class Summary:
    """figures: quantity -> value.  lines: for charts.  thresholds: vt1 and vt2, or None where the protocol has none."""

    figures: dict[str, LabFigure] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    thresholds: dict[str, Any] | None = None


def sum_up(
    tracks: dict[str, Track],
    rr: list[tuple[float, float]],
    protocol: str,
    *,
    gear: Gear | None = None,
    measured: tuple[float, float] | None = None,
    reserve_bpm: tuple[float, float] | None = None,
) -> Summary:
    """Everything a recording says.

    tracks: by channel.  rr: (at_s of the beat, interval before it in ms) of a strap, in order.  protocol: its name.
    measured: the part of the session that counts (from_s, to_s), None for all.
    reserve_bpm: resting and highest heart rate, when known.
    """
    gear = gear or Gear()
    made = Summary()
    cut = {name: _within(track, measured) for name, track in tracks.items()}
    cut = {name: track for name, track in cut.items() if len(track.values)}
    mean_bpm = _heart(made, cut.get("ecg_mv"), [p for p in rr if measured is None or measured[0] <= p[0] < measured[1]])
    _light(made, cut, gear, heart_known=mean_bpm is not None)
    per_breath = _air(made, cut, gear, mean_bpm, reserve_bpm)
    if protocol == "plateaus":
        _levels(made, tracks)
    if protocol in ("ramp", "steps"):
        pulse = next((line for line in made.lines if line.name == "heart_rate_bpm"), None)
        known = [] if pulse is None else [(t, v) for t, v in zip(pulse.at_s, pulse.values, strict=True) if v is not None]
        at_s, bpm = np.array([t for t, _ in known]), np.array([v for _, v in known])
        made.thresholds, figures = mask_thresholds(per_breath, at_s, bpm)
        made.figures |= figures
    for channel, unit in (("room_co2_ppm", "ppm"), ("co2_ppm", "ppm"), ("spo2_pct", "%")):
        if channel in tracks:
            made.lines.append(_line(channel, unit, tracks[channel]))
    return made


def lines_of(tracks: dict[str, Track], rr: list[tuple[float, float]], gear: Gear | None = None) -> list[Line]:
    """The lines of a session's charts; arguments as sum_up."""
    return sum_up(tracks, rr, "free", gear=gear).lines


def _heart(made: Summary, ecg: Track | None, rr: list[tuple[float, float]]) -> float | None:
    """Heart rate, variability and irregularity from ECG or, without one, from a strap. Returns the mean heart rate."""
    if ecg is not None:
        found = analyse_ecg(ecg.values, ecg.rate_hz)
        good = sum(end - start for start, end in found.good) / max(found.duration_s, 1e-9)
        why = "; ".join(text for _, text in found.reasons) or "no beat in good signal"
        made.figures["heart_rate_bpm"] = _told("bpm", found.heart_rate_bpm, 1, good, why, "sensors 1.8")
        made.figures["ecg_good_share"] = LabFigure(unit="1", value=round(good, 3), quality=1.0, rule="sensors 1.11")
        hrv, uneven = found.hrv, found.irregularity
        at = [ecg.start_s + t for t, _ in found.heart_rate_series]
        made.lines.append(_thinned("heart_rate_bpm", "bpm", np.array(at), np.array([b for _, b in found.heart_rate_series])))
        mean = found.heart_rate_bpm
    elif len(rr) > 1:
        intervals = np.array([ms for _, ms in rr])
        intervals_found = analyse_rr(intervals)
        wrong = len(intervals_found.artefacts) / len(rr)
        why = "; ".join(text for _, text in intervals_found.reasons) or "too few beats"
        good, hrv, uneven = 1 - wrong, intervals_found.hrv, intervals_found.irregularity
        mean = float(60_000 / np.median(intervals))
        made.figures["heart_rate_bpm"] = _told("bpm", mean, 1, good, why, "sensors 1.9")
        made.lines.append(_thinned("heart_rate_bpm", "bpm", np.array([t for t, _ in rr]), 60_000 / intervals))
    else:
        return None
    made.figures["hrv_rmssd_ms"] = _told("ms", hrv.rmssd_ms if hrv else None, 1, good, why, "sensors 1.9")
    made.figures["hrv_sdnn_ms"] = _told(
        "ms", hrv.sdnn_ms if hrv else None, 1, good, "SDNN needs five minutes" if hrv else why, "sensors 1.9"
    )
    made.figures["irregularity"] = _told("1", uneven.score if uneven else None, 2, good, why, "sensors 1.10")
    return mean


def _light(made: Summary, tracks: dict[str, Track], gear: Gear, *, heart_known: bool) -> None:
    """Saturation from raw light, or as a finished oximeter tells it."""
    if "red" in tracks and "infrared" in tracks:
        n = min(len(tracks["red"].values), len(tracks["infrared"].values))
        try:
            windows = analyse_spo2(tracks["red"].values[:n], tracks["infrared"].values[:n], tracks["red"].rate_hz, gear.calibration)
        except MiloError as e:
            made.figures["spo2_pct"] = LabFigure(unit="%", reason=e.sentence(), rule="sensors 1.3")
            return
        told = [w for w in windows if w.spo2_pct is not None]
        reasons = [w.reason[1] for w in windows if w.reason]
        why = max(set(reasons), key=reasons.count) if reasons else "no valid reading"
        quality = float(np.mean([w.quality for w in told])) if told else 0.0
        value = float(np.median([w.spo2_pct for w in told])) if told else None
        made.figures["spo2_pct"] = _told("%", value, 1, quality, why, "sensors 1.3")
        begin = tracks["red"].start_s
        if told:
            made.lines.append(
                _thinned(
                    "spo2_pct",
                    "%",
                    np.array([begin + w.start_s + 5 for w in told]),
                    np.array([float(w.spo2_pct or 0) for w in told]),
                )
            )
    elif "spo2_pct" in tracks:
        read = tracks["spo2_pct"].values[np.isfinite(tracks["spo2_pct"].values)]
        value = float(np.median(read)) if len(read) else None
        share = len(read) / len(tracks["spo2_pct"].values)
        made.figures["spo2_pct"] = _told("%", value, 1, share, "the oximeter gave no reading", "as the oximeter tells it")
        if not heart_known and "pulse_bpm" in tracks:
            pulse = tracks["pulse_bpm"].values[np.isfinite(tracks["pulse_bpm"].values)]
            made.figures["heart_rate_bpm"] = _told(
                "bpm",
                float(np.median(pulse)) if len(pulse) else None,
                1,
                share,
                "the oximeter gave no pulse",
                "as the oximeter tells it",
            )


def _air(
    made: Summary, tracks: dict[str, Track], gear: Gear, mean_bpm: float | None, reserve_bpm: tuple[float, float] | None
) -> PerBreath | None:
    """Breaths, volumes at body conditions, and carbon dioxide. Returns what each breath came to, None without carbon dioxide."""
    if "dp_pa" not in tracks:
        return None
    track = tracks["dp_pa"]
    flow = gear.tube.flow_l_s(track.values, BREATH_GAS_KG_M3) * (gear.factor or 1.0) * float(btps_per_atps(MOUTH_C))
    breaths = find_breaths(flow, track.rate_hz)
    found = summarise(breaths)
    share = float(breaths.good.mean()) if len(breaths) else 0.0
    never = "" if gear.factor is not None else "the tube was never calibrated with a 3 L syringe: off by up to a fifth"
    for name, unit, value, digits in (
        ("respiration_rate", "1/min", found.rate_per_min, 1),
        ("vt_l", "L", found.tidal_l, 2),
        ("ve_l_min", "L/min", found.ventilation_l_min, 1),
    ):
        # A volume of a tube nobody calibrated keeps its value and says so; a rate needs no calibration.
        note = never if name != "respiration_rate" else ""
        figure = _told(unit, value, digits, share, found.reason, "sensors 1.6")
        made.figures[name] = (
            LabFigure(unit=unit, value=figure.value, quality=figure.quality, reason=note, rule=figure.rule)
            if note and figure.value
            else figure
        )
    at, _, _, ventilation = running_means(breaths)
    if len(at):
        made.lines.append(_thinned("ve_l_min", "L/min", at + track.start_s, ventilation))
    return _carbon_dioxide(made, tracks, gear, breaths, flow, mean_bpm, reserve_bpm)


def _carbon_dioxide(
    made: Summary,
    tracks: dict[str, Track],
    gear: Gear,
    breaths: Breaths,
    flow: Floats,
    mean_bpm: float | None,
    reserve_bpm: tuple[float, float] | None,
) -> PerBreath | None:
    """End-tidal pressure, carbon dioxide given off, and the oxygen it suggests."""
    if "co2_ppm" not in tracks:
        why = "no quick CO2 sensor; a room sensor is far too slow to see a breath"
        made.figures["etco2_mmhg"] = LabFigure(unit="mmHg", reason=why, rule="sensors 1.4")
        return None
    track, gas = tracks["dp_pa"], tracks["co2_ppm"]
    times = track.start_s + np.arange(len(track.values)) / track.rate_hz
    gas_times = gas.start_s + np.arange(len(gas.values)) / gas.rate_hz
    pressure = np.asarray(partial_mmhg(dry_fraction_from_ppm(gas.values.astype(np.float64))))
    read = np.isfinite(pressure)
    if not read.any():
        made.figures["etco2_mmhg"] = LabFigure(unit="mmHg", reason="the CO2 sensor gave no reading", rule="sensors 1.4")
        return None
    mmhg = np.interp(times, gas_times[read], pressure[read], left=np.nan, right=np.nan)
    aligned = align_co2(mmhg, breaths, track.rate_hz, gear.co2_sensor)
    ends = end_tidal(aligned, breaths, track.rate_hz).co2_mmhg
    known = ends[np.isfinite(ends)]
    share = len(known) / max(len(ends), 1)
    why = aligned.reason or "no breath with a plateau"
    made.figures["etco2_mmhg"] = _told("mmHg", float(np.median(known)) if len(known) else None, 1, share, why, "sensors 1.4")
    given = vco2_l_min(aligned, flow, breaths, track.rate_hz)
    good = given[np.isfinite(given)]
    value = float(np.mean(good)) if len(good) >= 3 else None
    carried = len(good) / max(len(given), 1)
    made.figures["vco2_ml_min"] = _told("mL/min", None if value is None else value * 1000, 0, carried, why, "sensors 1.6")
    use = None
    if reserve_bpm and mean_bpm is not None:
        use = (mean_bpm - reserve_bpm[0]) / max(reserve_bpm[1] - reserve_bpm[0], 1.0)
    guess = estimate_vo2(value if value is not None else float("nan"), None if use is None else float(np.clip(use, 0, 1.2)))
    made.figures["vo2_ml_min"] = LabFigure(
        unit="mL/min",
        value=None if guess.vo2_l_min is None else round(guess.vo2_l_min * 1000),
        low=None if guess.low_l_min is None else round(guess.low_l_min * 1000),
        high=None if guess.high_l_min is None else round(guess.high_l_min * 1000),
        reason=guess.reason or "; ".join(guess.conditions),
        rule="sensors 1.6",
    )
    whole = breaths.good
    return PerBreath((track.start_s + breaths.end_s)[whole], np.asarray(given, np.float64)[whole], breaths.ventilation_l_min[whole])


def _levels(made: Summary, tracks: dict[str, Track]) -> None:
    """CO2 plateaus of the slow sensor."""
    track = tracks.get("room_co2_ppm")
    if track is None:
        made.figures["plateaus"] = LabFigure(unit="1", reason="no CO2 readings", rule="sensors 1.4")
        return
    humidity = tracks.get("humidity_pct")
    damp = None if humidity is None or len(humidity.values) != len(track.values) else humidity.values
    found = find_plateaus(track.values, damp, track.rate_hz)
    made.figures["plateaus"] = LabFigure(
        unit="1", value=float(len(found.plateaus)), reason=found.reason, quality=1.0, rule="sensors 1.4"
    )
    for number, level in enumerate(found.plateaus, start=1):
        made.figures[f"plateau_{number}_ppm"] = LabFigure(
            unit="ppm", value=round(level.co2_ppm, 1), quality=1.0, rule="sensors 1.4"
        )


def _within(track: Track, measured: tuple[float, float] | None) -> Track:
    if measured is None:
        return track
    first, last = (round((at - track.start_s) * track.rate_hz) for at in measured)
    first = max(first, 0)
    return Track(track.rate_hz, track.start_s + first / track.rate_hz, track.values[first : max(last, 0)])


def _told(unit: str, value: float | None, digits: int, quality: float, why: str, rule: str) -> LabFigure:
    if value is None or not np.isfinite(value):
        return LabFigure(unit=unit, reason=why or "no valid reading", rule=rule)
    return LabFigure(unit=unit, value=round(float(value), digits), quality=round(float(np.clip(quality, 0, 1)), 3), rule=rule)


def _line(name: str, unit: str, track: Track) -> Line:
    return _thinned(name, unit, track.start_s + np.arange(len(track.values)) / track.rate_hz, track.values.astype(np.float64))


def _thinned(name: str, unit: str, at: Floats, values: Floats) -> Line:
    """At most LINE_POINTS of a line, medians of equal parts, so that a peak of noise does not stand for its neighbours."""
    if len(at) > LINE_POINTS:
        parts = np.array_split(np.arange(len(at)), LINE_POINTS)
        with np.errstate(all="ignore"):
            values = np.array([np.median(v) if len(v := values[p][np.isfinite(values[p])]) else np.nan for p in parts])
        at = np.array([at[p].mean() for p in parts])
    shown = [round(float(v), 2) if np.isfinite(v) else None for v in values]
    return Line(name, unit, [round(float(t), 2) for t in at], shown)
