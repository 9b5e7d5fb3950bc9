"""How far off is the heart rate from light, at rest, walking and running, and what does an hour of it cost?

The twin's wrist (perfusion 0.5 %, 50 Hz, red and infrared give the same rate, so infrared alone), five people a row, two minutes
each, plus runs that begin standing still; truth is the twin's own pulses. Beside ours the naive reading: the largest peak of each
window's spectrum between 30 and 220 bpm, which answers always. Error in bpm over answered windows; wrong = more than 5 bpm off.
The twin's motion is up to six times the pulse (its own choice): near the step rate the right answer is none. Simulated, so no
figure here is an accuracy on people. Then saturation: ratio and SpO2 error at a finger, and CPU seconds for an hour of each.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import platform
import sys
import time
from typing import Any

import numpy as np

from milo.signals.live_oximeter import LiveOximeter
from milo.signals.oximetry import analyse_spo2
from milo.signals.ppg import analyse_ppg
from milo.signals.spectra import band_passed, begins, windowed
from milo.signals.spo2_calibration import max30102_calibration
from milo.twin import ppg, rhythm

RATE_HZ, SECONDS, PEOPLE = 50.0, 120, 5
BUDGET_CPU_S, BUDGET_MAE, BUDGET_WRONG = 10.0, 5.0, 0.05
ROWS: dict[str, tuple[Any, Any, Any]] = {
    "rest, 60 bpm": (60.0, 0.0, 0.0),
    "standing after work, 120 bpm": (120.0, 0.5, 0.0),
    "walk, 100 bpm, 112 steps": (100.0, 0.3, 112.0),
    "easy run, 130 bpm, 160 steps": (130.0, 0.5, 160.0),
    "run, 150 bpm, 170 steps": (150.0, 0.7, 170.0),
    "hard run, 178 bpm, 176 steps": (178.0, 0.9, 176.0),
    "stand, then run to 150 bpm": (
        75 + 75 * (1 - np.exp(-np.clip(np.arange(SECONDS) - 30, 0, None) / 25)),
        np.where(np.arange(SECONDS) < 30, 0.0, 0.6),
        np.where(np.arange(SECONDS) < 30, 0.0, 164.0),
    ),
}


def recording(row: tuple[Any, Any, Any], seed: int, seconds: int = SECONDS, **more: Any) -> tuple[ppg.Ppg, np.ndarray]:
    """One person's lights and the true rate of each window."""
    hr, share, cadence = row
    draws = [np.random.default_rng([seed, k]) for k in range(3)]
    breathing = rhythm.breaths(14 + 25 * float(np.max(share)), seconds, draws[0], share)
    beating = rhythm.beats(hr, seconds, breathing, draws[1], share=share)
    made = ppg.ppg(
        beating, breathing, seconds, RATE_HZ, draws[2], share=share, cadence_per_min=cadence, **{"perfusion": 0.005, **more}
    )
    inside = [made.pulse_s[(made.pulse_s >= s) & (made.pulse_s < s + 8)] for s in range(0, seconds - 7, 2)]
    return made, np.array([60 / np.diff(p).mean() for p in inside])


def naive(light: np.ndarray) -> np.ndarray:
    """The largest spectral peak of every window."""
    length = round(8 * RATE_HZ)
    windows = windowed(band_passed(light.astype(float), RATE_HZ), length, begins(len(light), RATE_HZ, 8.0, 2.0))
    points = round(60 * RATE_HZ)
    power = np.abs(np.fft.rfft(windows * np.hanning(length), points, axis=1))
    return np.asarray(30.0 + power[:, 30:221].argmax(axis=1))


def row_of(name: str, row: tuple[Any, Any, Any]) -> tuple[float, float]:
    """Print a line of the table; mean error and share wrong with an accelerometer."""
    errors: dict[str, list[np.ndarray]] = {"with": [], "without": [], "naive": []}
    for seed in range(PEOPLE):
        made, true = recording(row, seed)
        for key, accel in (("with", made.acceleration_g), ("without", None)):
            told = [np.nan if w.bpm is None else w.bpm for w in analyse_ppg(made.infrared, RATE_HZ, accel)]
            errors[key].append(np.abs(told - true))
        errors["naive"].append(np.abs(naive(made.infrared) - true))
    cells = []
    for several in errors.values():
        e = np.concatenate(several)
        answered = np.isfinite(e)
        wrong = float((e[answered] > 5).mean()) if answered.any() else 0.0
        mean = f"{e[answered].mean():5.1f}" if answered.any() else "    -"
        cells.append(f"{mean} {wrong:5.0%} {answered.mean():5.0%}")
    print(f"{name:30s} | " + " | ".join(cells))
    e = np.concatenate(errors["with"])
    e = e[np.isfinite(e)]
    return (float(e.mean()), float((e > 5).mean())) if len(e) else (0.0, 0.0)


def main() -> int:
    """Print the tables; 1 when a budget is missed."""
    print(f"{platform.machine()}, Python {platform.python_version()}, seeds 0-{PEOPLE - 1}")
    print(f"{'mean error, wrong, answered':30s} | with accelerometer | without           | largest peak")
    results = [row_of(name, row) for name, row in ROWS.items()]

    print("\nSpO2 at a finger, maker's curve    ratio error   points")
    for spo2 in (99.0, 95.0, 88.0, 75.0):
        made, _ = recording(ROWS["rest, 60 bpm"], 0, perfusion=0.015, spo2_pct=spo2)
        windows = analyse_spo2(made.red, made.infrared, RATE_HZ, max30102_calibration())
        true = float(ppg.ratio_of_ratios(spo2))
        ratio = float(np.mean([abs(w.ratio - true) for w in windows if w.ratio is not None]))
        points = float(np.mean([abs(w.spo2_pct - spo2) for w in windows if w.spo2_pct is not None]))
        print(f"{spo2:30.0f} %   {ratio:11.4f}   {points:6.2f}")

    made, _ = recording((150.0, 0.7, 170.0), 0, 600)
    light, other, shaken = (np.tile(x, 6) for x in (made.infrared, made.red, made.infrared))
    accel = np.tile(made.acceleration_g, (6, 1))
    costs = {}
    for name, work in (
        ("heart rate, accelerometer", lambda: analyse_ppg(shaken, RATE_HZ, accel)),
        ("heart rate alone", lambda: analyse_ppg(shaken, RATE_HZ)),
        ("saturation", lambda: analyse_spo2(other, light, RATE_HZ)),
    ):
        start = time.process_time()
        work()
        costs[name] = time.process_time() - start
    live = LiveOximeter(RATE_HZ)
    start = time.process_time()
    for second in range(120):
        live.feed(other[second * 50 : (second + 1) * 50], light[second * 50 : (second + 1) * 50])
    costs["live saturation"] = (time.process_time() - start) * 30
    print("\nCPU seconds for an hour at 50 Hz: " + ", ".join(f"{name} {cost:.2f}" for name, cost in costs.items()))
    missed = costs["heart rate, accelerometer"] > BUDGET_CPU_S or any(e > BUDGET_MAE or w > BUDGET_WRONG for e, w in results)
    print("a budget is missed" if missed else "all budgets kept")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
