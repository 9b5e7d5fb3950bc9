"""What a running session says: near the truth while the signal comes, and nothing once it does not."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from milo.insight.lab_live import WEAK, Beat, Breath, LiveFigure, LiveLab
from milo.signals.gas import MOUTH_C, btps_per_atps
from milo.twin.breath_waves import breath_waves
from milo.twin.ecg import ecg
from milo.twin.ppg import ppg
from milo.twin.rhythm import beats, breaths

SECONDS = 90.0
RATES = {"ecg_mv": 250.0, "dp_pa": 100.0, "co2_ppm": 20.0, "red": 100.0, "infrared": 100.0, "room_co2_ppm": 0.5}
STEP_S = 0.5


class Person(NamedTuple):
    """Somebody of the twin, breathing through the plain tube."""

    bpm: float
    per_min: float
    tidal_l: float
    beats_s: NDArray[np.float64]
    waves: dict[str, NDArray[np.float32]]


@cache
def person() -> Person:
    rng = np.random.default_rng(5)
    breathing = breaths(13.0, SECONDS, rng)
    beating = beats(66.0, SECONDS, breathing, rng)
    air = breath_waves(
        breathing, SECONDS, 100, rng, tidal_volume_l=0.65, petco2_mmhg=38.0, noise=0, sensor_tau_s=0.15, sensor_delay_s=0.4
    )
    speed = air.flow_l_s / float(btps_per_atps(MOUTH_C)) / 1000 / (0.98 * np.pi / 4 * 0.020**2)
    dp = np.sign(speed) * speed**2 * 1.14 * (1 - (20 / 26) ** 4) / 2 + 0.05 * rng.standard_normal(len(speed))
    light = ppg(beating, breathing, SECONDS, 100, rng)
    whole = air.in_s < SECONDS - 8
    return Person(
        60_000 / float(np.mean(beating.rr_ms[beating.at_s[1:] < SECONDS])),
        60 / float(np.mean(np.diff(air.in_s[whole]))),
        float(np.mean(air.volume_l[whole])),
        beating.at_s,
        {
            "ecg_mv": ecg(beating, breathing, SECONDS, 250, rng).mv.astype(np.float32),
            "dp_pa": dp.astype(np.float32),
            "co2_ppm": (air.co2_mmhg[::5] / 760 * 1e6 + 420).astype(np.float32),
            "red": light.red.astype(np.float32),
            "infrared": light.infrared.astype(np.float32),
            "room_co2_ppm": np.full(round(SECONDS / 2), 640, np.float32),
        },
    )


class Stage:
    """Plays a person into a lab, half a second at a time, all channels."""

    def __init__(self, *, without: tuple[str, ...] = (), begin_s: float = 0.0, **gear: Any) -> None:
        self.lab = LiveLab(**gear)
        self.waves = {n: w for n, w in person().waves.items() if n not in without}
        self.begin_s, self.at_s = begin_s, 0.0
        self.told: list[Beat | Breath] = []

    def play(self, upto_s: float, *, lost: tuple[str, ...] = (), nan: tuple[str, ...] = ()) -> dict[str, LiveFigure]:
        """Go on to a second; lost channels do not come, nan ones come without a reading. The figures then."""
        while self.at_s < upto_s:
            for name, wave in self.waves.items():
                rate = RATES[name]
                first, last = (int(np.ceil(at * rate)) for at in (self.at_s, self.at_s + STEP_S))
                part = wave[first:last]
                if len(part) and name not in lost:
                    values = np.full_like(part, np.nan) if name in nan else part
                    self.told += self.lab.add(name, rate, values, self.begin_s + first / rate)
            self.at_s += STEP_S
        return self.lab.figures(self.begin_s + self.at_s)


def test_figures_are_near_the_truth() -> None:
    who, stage = person(), Stage(factor=1.0)
    figures = stage.play(80.0)
    lately = np.diff(who.beats_s[who.beats_s < 79.5])[-8:]
    assert figures["heart_rate_bpm"].value == pytest.approx(60 / np.median(lately), abs=2)
    assert figures["respiration_rate"].value == pytest.approx(who.per_min, abs=1.0)
    assert figures["vt_l"].value == pytest.approx(who.tidal_l, rel=0.06)
    assert figures["etco2_mmhg"].value == pytest.approx(38.0, abs=2.5)
    assert figures["room_co2_ppm"].value == 640.0
    assert figures["inspired_co2_ppm"].value == pytest.approx(420, abs=400)
    assert figures["rmssd_ms"].value is not None
    assert {n for n, f in figures.items() if f.state == "none"} <= {"spo2_pct"}
    assert figures["spo2_pct"].value is None, "lights that were never calibrated are no saturation"
    assert figures["spo2_pct"].reason
    assert figures["pulse_bpm"].value == pytest.approx(who.bpm, abs=4)


def test_every_beat_is_told_once_and_in_time() -> None:
    who, stage = person(), Stage(begin_s=11.5)
    stage.play(60.0)
    found = np.array([b.at_s for b in stage.told if isinstance(b, Beat)]) - 11.5
    true = who.beats_s[(who.beats_s > 5) & (who.beats_s < 55)]
    assert all(np.abs(found - at).min() < 0.05 for at in true)
    inside = found[(found > 5) & (found < 55)]
    assert len(inside) == pytest.approx(len(true), abs=1)
    loops = [b for b in stage.told if isinstance(b, Breath)]
    assert len(loops) == pytest.approx(60 / 60 * who.per_min, abs=3)
    assert all(4 < len(b.loop) <= 60 and 11.5 < b.at_s < 11.5 + 61 for b in loops)


def test_a_tube_never_calibrated_has_weak_volumes_and_a_sound_rate() -> None:
    figures = Stage().play(60.0)
    assert figures["vt_l"].state == figures["ve_l_min"].state == "weak"
    assert figures["vt_l"].quality == WEAK
    assert figures["respiration_rate"].state == "ok"


@pytest.mark.parametrize("how", ["lost", "nan"])
def test_silence_clears_every_figure(how: str) -> None:
    everything = tuple(RATES)
    stage = Stage(factor=1.0)
    assert stage.play(60.0)["heart_rate_bpm"].value is not None
    figures = stage.play(72.0, lost=everything if how == "lost" else (), nan=everything if how == "nan" else ())
    for name, figure in figures.items():
        assert figure.value is None, name
        assert figure.state == "none", name
        assert figure.reason, name


@pytest.mark.parametrize(
    ("channel", "gone"),
    [
        ("ecg_mv", ("heart_rate_bpm",)),
        ("red", ("spo2_pct", "pulse_bpm")),
        ("dp_pa", ("respiration_rate", "vt_l", "ve_l_min")),
    ],
)
def test_one_channel_that_falls_silent_takes_its_own_figures_only(channel: str, gone: tuple[str, ...]) -> None:
    stage = Stage(factor=1.0)
    before = stage.play(60.0)
    after = stage.play(72.0, lost=(channel,))
    for name in gone:
        assert after[name].value is None, name
    for name in {"heart_rate_bpm", "respiration_rate", "room_co2_ppm"} - set(gone):
        assert before[name].value is not None
        assert after[name].value is not None, name


@pytest.mark.parametrize("channel", ["ecg_mv", "dp_pa", "co2_ppm", "red"])
def test_a_channel_that_never_came_has_no_figure(channel: str) -> None:
    figures = Stage(without=(channel,), factor=1.0).play(40.0)
    of = {
        "ecg_mv": {"rmssd_ms"}, "dp_pa": {"respiration_rate", "vt_l", "ve_l_min", "etco2_mmhg"}, "co2_ppm": {"inspired_co2_ppm"},
        "red": {"spo2_pct", "pulse_bpm"},
    }[channel]  # fmt: skip
    for name in of & set(figures):
        assert figures[name].value is None, name


def test_before_anything_came_there_is_nothing() -> None:
    assert LiveLab().figures(5.0) == {}
    assert LiveLab().lying_still is None


@pytest.mark.parametrize("hole_s", [3.0, 20.0])
def test_after_a_gap_the_figures_come_back(hole_s: float) -> None:
    stage = Stage(factor=1.0)
    stage.play(35.0)
    stage.play(35.0 + hole_s, lost=tuple(RATES))
    figures = stage.play(89.0)
    assert figures["heart_rate_bpm"].value == pytest.approx(person().bpm, abs=6)
    assert figures["respiration_rate"].value == pytest.approx(person().per_min, abs=1.5)
    found = np.array([b.at_s for b in stage.told if isinstance(b, Beat)])
    late = person().beats_s[(person().beats_s > 35 + hole_s + 8) & (person().beats_s < 85)]
    assert all(np.abs(found - at).min() < 0.05 for at in late), "beats after a gap stand where they were"


def test_noise_instead_of_a_heart_is_no_heart_rate() -> None:
    rng = np.random.default_rng(8)
    lab = LiveLab()
    for i in range(40):
        lab.add("ecg_mv", 250.0, rng.standard_normal(250).astype(np.float32), float(i))
        figures = lab.figures(i + 1.0)
        assert figures["heart_rate_bpm"].state != "ok"
    flat = LiveLab()
    for i in range(20):
        flat.add("ecg_mv", 250.0, np.zeros(250, np.float32), float(i))
    assert flat.figures(20.0)["heart_rate_bpm"].value is None


def test_a_strap_gives_heart_rate_and_loses_it() -> None:
    lab = LiveLab()
    for i in range(70):
        (beat,) = lab.add_intervals((1000.0 + 20 * (i % 2),), i * 1.01)
        assert beat == Beat(i * 1.01)
    figures = lab.figures(70.0)
    assert figures["heart_rate_bpm"].value == pytest.approx(59.4, abs=0.5)
    assert figures["rmssd_ms"].value == pytest.approx(20.0, abs=0.5)
    assert lab.figures(74.0)["heart_rate_bpm"].value is None
    assert "strap" in (lab.figures(74.0)["heart_rate_bpm"].reason or "")


def test_memory_stays_bounded_over_hours() -> None:
    lab = LiveLab()
    part = {n: person().waves[n][: round(60 * RATES[n])] for n in ("dp_pa", "co2_ppm")}
    for minute in range(10):
        for name, wave in part.items():
            lab.add(name, RATES[name], wave, 60.0 * minute)
        lab.add_intervals(tuple([800.0] * 75), 60.0 * (minute + 1))
    import pickle

    size = len(pickle.dumps(lab))
    for minute in range(10, 20):
        for name, wave in part.items():
            lab.add(name, RATES[name], wave, 60.0 * minute)
        lab.add_intervals(tuple([800.0] * 75), 60.0 * (minute + 1))
    assert len(pickle.dumps(lab)) < 1.3 * size
