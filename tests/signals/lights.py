"""Lights of the twin with their truth: one person at rest, walking or running, a sensor at the wrist or the finger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.signals.ppg import PpgWindow
from milo.twin import ppg, rhythm

WRIST, FINGER = 0.005, 0.015  # perfusion


@dataclass(frozen=True)
class Lit:
    """The recording and the true heart rate of each window of 8 s, 2 s apart."""

    made: ppg.Ppg
    bpm: NDArray[np.float64]


def lit(
    hr: Any = 62.0,
    share: Any = 0.0,
    cadence: Any = 0.0,
    *,
    seconds: int = 120,
    rate_hz: float = 50.0,
    perfusion: float = WRIST,
    seed: int = 1,
    **more: Any,
) -> Lit:
    """A recording of the twin; hr, share and cadence constant or one a second."""
    breathing = rhythm.breaths(14 + 25 * np.max(share), seconds, np.random.default_rng(seed), share)
    beating = rhythm.beats(hr, seconds, breathing, np.random.default_rng(seed + 1), share=share)
    made = ppg.ppg(
        beating,
        breathing,
        seconds,
        rate_hz,
        np.random.default_rng(seed + 2),
        share=share,
        cadence_per_min=cadence,
        perfusion=perfusion,
        **more,
    )
    true = []
    for start in range(0, seconds - 7, 2):
        inside = made.pulse_s[(made.pulse_s >= start) & (made.pulse_s < start + 8)]
        true.append(60 / np.diff(inside).mean())
    return Lit(made, np.array(true))


def told(windows: list[PpgWindow]) -> NDArray[np.float64]:
    """Rates of windows, NaN where there is none."""
    return np.array([np.nan if w.bpm is None else w.bpm for w in windows])


def run_out_and_back() -> Lit:
    """Four minutes: standing, easy, hard, easy; the heart passes the step rate's half and comes within 20 bpm of it."""
    speed = np.repeat([0.0, 0.55, 0.75, 0.5], 60)
    hr = np.empty(240)
    at = 75.0
    for second, goal in enumerate(np.repeat([75.0, 130.0, 150.0, 125.0], 60)):
        at += (goal - at) / 20
        hr[second] = at
    cadence = np.where(speed == 0, 0, 155 + 30 * (speed - 0.5))
    return lit(hr, speed, cadence, seconds=240)
