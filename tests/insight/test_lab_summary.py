"""What a session of the breath lab came to, against the twin's truth; and nothing where nothing was measured."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from each import each
from milo.insight.lab_summary import LINE_POINTS, PLAIN_TUBE, Gear, Track, lines_of, sum_up
from milo.signals.flow import Venturi
from milo.signals.gas import AIR_CO2, BODY_VAPOUR_MMHG, MOUTH_C, STANDARD_MMHG, btps_per_atps, stpd_per_btps
from milo.signals.spo2_calibration import fit_calibration
from milo.twin.breath_waves import breath_waves
from milo.twin.ecg import ecg
from milo.twin.ppg import ppg
from milo.twin.rhythm import beats, breaths

SECONDS = 180.0
ECG_HZ, FLOW_HZ, CO2_HZ, LIGHT_HZ = 250.0, 100.0, 20.0, 100.0
DENSITY, DISCHARGE = 1.14, 0.98
AMBIENT_PPM = 420.0


class Person(NamedTuple):
    """Somebody of the twin: the truth, and what sensors without errors of their own would tell."""

    bpm: float
    per_min: float
    tidal_l: float
    vco2_ml_min: float
    etco2_mmhg: float
    tracks: dict[str, Track]


def pressure_pa(flow_l_s: NDArray[Any], inlet_mm: float, throat_mm: float) -> NDArray[np.float64]:
    """What a Venturi makes of a flow at ambient conditions: Bernoulli and continuity, written out anew."""
    speed = flow_l_s / 1000 / (DISCHARGE * np.pi / 4 * (throat_mm / 1000) ** 2)
    return np.asarray(np.sign(speed) * speed**2 * DENSITY * (1 - (throat_mm / inlet_mm) ** 4) / 2)


@cache
def person(bpm: float = 62.0, per_min: float = 14.0, tidal_l: float = 0.6, tube: tuple[float, float] = (26.0, 20.0)) -> Person:
    rng = np.random.default_rng(3)
    breathing = breaths(per_min, SECONDS, rng)
    beating = beats(bpm, SECONDS, breathing, rng)
    true = breath_waves(breathing, SECONDS, FLOW_HZ, rng, tidal_volume_l=tidal_l, petco2_mmhg=39.0, noise=0)
    seen = breath_waves(
        breathing, SECONDS, FLOW_HZ, rng, tidal_volume_l=tidal_l, petco2_mmhg=39.0, noise=0, sensor_tau_s=0.15, sensor_delay_s=0.4
    )
    fraction = true.co2_mmhg / (STANDARD_MMHG - BODY_VAPOUR_MMHG) - AIR_CO2
    given = np.maximum(true.flow_l_s, 0) * fraction * stpd_per_btps() * 60_000
    at_mouth = true.flow_l_s / float(btps_per_atps(MOUTH_C))
    light = ppg(beating, breathing, SECONDS, LIGHT_HZ, rng, spo2_pct=97.0)
    whole = (true.in_s > 0) & (true.in_s < SECONDS - 8)
    dp = pressure_pa(at_mouth, *tube) + 0.05 * rng.standard_normal(len(at_mouth))
    ppm = seen.co2_mmhg[:: round(FLOW_HZ / CO2_HZ)] / STANDARD_MMHG * 1e6 + AMBIENT_PPM
    return Person(
        60_000 / float(np.mean(beating.rr_ms[beating.at_s[1:] < SECONDS])),
        60 / float(np.mean(np.diff(true.in_s[whole]))),
        float(np.mean(true.volume_l[whole])),
        float(np.mean(given)),
        39.0,
        {
            "ecg_mv": track(ECG_HZ, ecg(beating, breathing, SECONDS, ECG_HZ, rng).mv),
            "dp_pa": track(FLOW_HZ, dp),
            "co2_ppm": track(CO2_HZ, ppm),
            "red": track(LIGHT_HZ, light.red),
            "infrared": track(LIGHT_HZ, light.infrared),
        },
    )


def track(rate_hz: float, values: Any, start_s: float = 0.0) -> Track:
    return Track(rate_hz, start_s, np.asarray(values, np.float32))


@pytest.mark.parametrize(
    ("bpm", "per_min", "tidal_l"), [(62.0, 14.0, 0.6), (48.0, 10.0, 0.8), (95.0, 22.0, 1.1)], ids=["rest", "slow", "moving"]
)
def test_heart_and_breath_are_those_of_the_body(bpm: float, per_min: float, tidal_l: float) -> None:
    who = person(bpm, per_min, tidal_l)
    figures = sum_up(who.tracks, [], "free", gear=Gear(factor=1.0)).figures
    for name, true, within in (
        ("heart_rate_bpm", who.bpm, 2.0),
        ("respiration_rate", who.per_min, 0.5),
        ("vt_l", who.tidal_l, 0.05 * who.tidal_l),
        ("ve_l_min", who.per_min * who.tidal_l, 0.06 * who.per_min * who.tidal_l),
        ("vco2_ml_min", who.vco2_ml_min, 0.08 * who.vco2_ml_min),
        ("etco2_mmhg", who.etco2_mmhg, 2.0),
    ):
        assert figures[name].value == pytest.approx(true, abs=within), name
        quality = figures[name].quality
        assert quality is not None
        assert quality >= 0.8, name
        assert figures[name].rule


def test_a_tube_of_another_size_is_read_by_its_own_measures_and_factor() -> None:
    who = person(tube=(30.0, 16.0))
    right = sum_up(who.tracks, [], "free", gear=Gear(tube=Venturi(30.0, 16.0), factor=1.0)).figures
    assert right["vt_l"].value == pytest.approx(who.tidal_l, rel=0.05)
    assert right["vt_l"].reason is None or right["vt_l"].reason == ""
    doubled = sum_up(who.tracks, [], "free", gear=Gear(tube=Venturi(30.0, 16.0), factor=2.0)).figures
    assert doubled["vt_l"].value == pytest.approx(2 * who.tidal_l, rel=0.05)
    wrong = sum_up(who.tracks, [], "free").figures
    assert wrong["vt_l"].value != pytest.approx(who.tidal_l, rel=0.05)
    # A tube nobody calibrated says so beside its volumes, and not beside a rate.
    assert "syringe" in (wrong["vt_l"].reason or "")
    assert "syringe" in (wrong["ve_l_min"].reason or "")
    assert wrong["respiration_rate"].value == pytest.approx(who.per_min, abs=0.5)
    assert not wrong["respiration_rate"].reason


def test_oxygen_is_an_estimate_with_its_interval() -> None:
    figures = sum_up(person().tracks, [], "free", gear=Gear(factor=1.0), reserve_bpm=(50.0, 190.0)).figures
    oxygen = figures["vo2_ml_min"]
    assert oxygen.value is not None
    assert oxygen.low is not None
    assert oxygen.high is not None
    assert oxygen.low < oxygen.value < oxygen.high
    assert oxygen.reason, "an estimate names its assumptions"
    assert oxygen.low < person().vco2_ml_min / 0.82 < oxygen.high


@each("lost", ["ecg_mv", "dp_pa", "co2_ppm", "red", "infrared"])
def test_without_a_channel_there_is_no_value_of_it(lost: str) -> None:
    tracks = {name: t for name, t in person().tracks.items() if name != lost}
    made = sum_up(tracks, [], "free", gear=Gear(factor=1.0))
    of = {
        "ecg_mv": {"heart_rate_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms", "irregularity", "ecg_good_share"},
        "dp_pa": {"respiration_rate", "vt_l", "ve_l_min", "etco2_mmhg", "vco2_ml_min", "vo2_ml_min"},
        "co2_ppm": {"etco2_mmhg", "vco2_ml_min", "vo2_ml_min"},
        "red": {"spo2_pct"},
        "infrared": {"spo2_pct"},
    }[lost]
    for name in of & set(made.figures):
        assert made.figures[name].value is None, name
        assert made.figures[name].reason, name
    for name, figure in made.figures.items():
        assert figure.value is not None or figure.reason, f"{name} is missing without a reason"


def test_nothing_at_all_comes_to_nothing() -> None:
    for protocol in ("rest", "free"):
        made = sum_up({}, [], protocol)
        assert made.figures == {}
        assert made.lines == []
        assert made.thresholds is None


@each("seconds", [0.004, 1.0, 5.0])
@each("protocol", ["rest", "steps", "plateaus", "free"])
def test_a_session_cut_short_says_why_there_is_nothing(seconds: float, protocol: str) -> None:
    tracks = {n: Track(t.rate_hz, 0.0, t.values[: max(round(seconds * t.rate_hz), 1)]) for n, t in person().tracks.items()}
    tracks["room_co2_ppm"] = track(0.5, [600.0])
    made = sum_up(tracks, [], protocol)
    for name, figure in made.figures.items():
        if name not in ("plateaus", "ecg_good_share", "heart_rate_bpm", "irregularity"):
            assert figure.value is None, name
            assert figure.reason, name


@each("value", [np.nan, 0.0])
def test_channels_that_hold_no_reading_give_no_value(value: float) -> None:
    tracks = {n: Track(t.rate_hz, 0.0, np.full_like(t.values, value)) for n, t in person().tracks.items()}
    tracks["spo2_pct"] = track(1.0, np.full(60, value))
    figures = sum_up({k: v for k, v in tracks.items() if k not in ("red", "infrared")}, [], "free").figures
    figures |= {"lights": sum_up({k: tracks[k] for k in ("red", "infrared")}, [], "free").figures["spo2_pct"]}
    for name, figure in figures.items():
        if name == "ecg_good_share":
            assert figure.value == 0.0
        elif not (name == "spo2_pct" and value == 0.0):  # a finished oximeter's own zero is its own affair
            assert figure.value is None, name
            assert figure.reason, name


def test_a_gap_changes_no_figure() -> None:
    who = person()
    holed = {}
    for name, t in who.tracks.items():
        values = t.values.copy()
        values[round(60 * t.rate_hz) : round(75 * t.rate_hz)] = np.nan
        holed[name] = Track(t.rate_hz, t.start_s, values)
    figures = sum_up(holed, [], "free", gear=Gear(factor=1.0)).figures
    assert figures["heart_rate_bpm"].value == pytest.approx(who.bpm, abs=2)
    assert figures["respiration_rate"].value == pytest.approx(who.per_min, abs=0.7)
    assert figures["vt_l"].value == pytest.approx(who.tidal_l, rel=0.06)
    assert figures["vco2_ml_min"].value == pytest.approx(who.vco2_ml_min, rel=0.10)


def test_only_what_was_measured_counts() -> None:
    who = person()
    noise = np.random.default_rng(1).standard_normal(round(60 * ECG_HZ)).astype(np.float32)
    values = np.concatenate([noise, who.tracks["ecg_mv"].values[: round(90 * ECG_HZ)]])
    tracks = {"ecg_mv": Track(ECG_HZ, 2.0, values)}
    part = sum_up(tracks, [], "rest", measured=(62.0, 152.0)).figures
    assert part["ecg_good_share"].value == pytest.approx(1.0, abs=0.05)
    assert part["heart_rate_bpm"].value == pytest.approx(who.bpm, abs=2)
    share = sum_up(tracks, [], "rest").figures["ecg_good_share"].value
    assert share is not None
    assert share < 0.75
    rr = [(float(i), 1000.0) for i in range(100)] + [(100 + i / 2, 500.0) for i in range(200)]
    assert sum_up({}, rr, "rest", measured=(0.0, 100.0)).figures["heart_rate_bpm"].value == 60.0
    assert sum_up({}, rr, "rest", measured=(100.0, 200.0)).figures["heart_rate_bpm"].value == 120.0


def test_a_strap_alone_gives_rate_and_variability() -> None:
    rng = np.random.default_rng(2)
    rr_ms = beats(58.0, 330.0, breaths(14.0, 330.0, rng), rng, rmssd_ms=35.0).rr_ms
    at = np.cumsum(rr_ms) / 1000
    figures = sum_up({}, list(zip(at.tolist(), rr_ms.tolist(), strict=True)), "rest").figures
    assert figures["heart_rate_bpm"].value == pytest.approx(60_000 / rr_ms.mean(), abs=2)
    rmssd = float(np.sqrt(np.mean(np.diff(rr_ms) ** 2)))
    assert figures["hrv_rmssd_ms"].value == pytest.approx(rmssd, rel=0.1)
    assert "spo2_pct" not in figures


def test_light_without_calibration_is_no_saturation_and_with_one_it_is() -> None:
    who = person()
    plain = sum_up(who.tracks, [], "free").figures["spo2_pct"]
    assert plain.value is None
    assert "not calibrated" in (plain.reason or "")
    ratio = np.linspace(0.4, 1.2, 24)
    known = sum_up(who.tracks, [], "free", gear=Gear(calibration=fit_calibration(ratio, 110 - 25 * ratio))).figures["spo2_pct"]
    assert known.value == pytest.approx(97.0, abs=3.5)


def test_a_finished_oximeter_is_told_as_it_tells_it() -> None:
    told = np.array([np.nan, 97, 98, 97, np.nan, 97], np.float32)
    figures = sum_up({"spo2_pct": track(1, told), "pulse_bpm": track(1, [70, 71, np.nan, 72, 71, 70])}, [], "free").figures
    assert figures["spo2_pct"].value == 97.0
    assert figures["spo2_pct"].quality == pytest.approx(4 / 6, abs=1e-3)
    assert figures["heart_rate_bpm"].value == 71.0
    none = sum_up({"spo2_pct": track(1, [np.nan] * 5)}, [], "free").figures["spo2_pct"]
    assert none.value is None
    assert none.reason


@each("protocol", ["ramp", "steps"])
def test_somebody_at_rest_has_no_threshold_and_reads_why(protocol: str) -> None:
    made = sum_up(person().tracks, [], protocol)
    assert made.thresholds == {"vt1": None, "vt2": None}
    for name in ("vt1_bpm", "vt2_bpm"):
        assert made.figures[name].value is None
        assert made.figures[name].reason
    without = sum_up({"ecg_mv": person().tracks["ecg_mv"]}, [], protocol).figures["vt2_bpm"]
    assert "carbon dioxide" in (without.reason or "")


def test_plateaus_of_the_slow_sensor_are_counted() -> None:
    rng = np.random.default_rng(0)
    level = np.concatenate([np.full(60, 500.0), np.linspace(500, 1500, 30), np.full(60, 1500.0)])
    tracks = {"room_co2_ppm": track(0.5, level + 5 * rng.standard_normal(len(level))), "humidity_pct": track(0.5, level * 0 + 40)}
    figures = sum_up(tracks, [], "plateaus").figures
    assert (figures["plateaus"].value or 0) >= 1
    assert 1500 in [pytest.approx(f.value, abs=30) for n, f in figures.items() if n.startswith("plateau_")]
    assert sum_up({}, [], "plateaus").figures["plateaus"].value is None


def test_lines_are_short_gaps_are_none_and_times_are_the_sessions() -> None:
    values = np.full(5_000, 700.0, np.float32)
    values[:1_000] = np.nan
    tracks = {"room_co2_ppm": track(0.5, values, start_s=7.0)}
    (line,) = lines_of(tracks, [])
    assert len(line.at_s) == len(line.values) == LINE_POINTS
    assert line.values[0] is None
    assert line.values[-1] == 700.0
    assert line.at_s[0] >= 7.0
    assert line.at_s == sorted(line.at_s)
    assert line.at_s[-1] <= 7.0 + 10_000
    assert lines_of({"room_co2_ppm": track(0.5, [], 0.0)}, []) in ([], [line.__class__("room_co2_ppm", "ppm", [], [])])
    assert isinstance(PLAIN_TUBE, Venturi)
