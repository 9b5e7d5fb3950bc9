"""A mask board that does not exist, worn by somebody who does not exist either: the twin's waves as the board would send them.

The only file of this room that knows the twin, so that no other can make a person up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milo.sensors.board import Board, counts_of, sent
from milo.sensors.frame_kinds import KINDS, SIMULATED, STEP_S
from milo.sensors.frames import Type
from milo.vocabulary.errors import BadValue

DRIFT_PPM = 4000.0  # most a board's clock is off; a ceramic resonator has up to 5,000 (sensors 1.1)
WANDER_PPM, WANDER_S = 60.0, 900.0  # how far and how slowly it wanders as it warms (our choice)
INLET_M, THROAT_M, DISCHARGE, DENSITY_KG_M3 = 0.026, 0.020, 0.98, 1.14  # the Venturi of sensors 1.5
DP_NOISE_PA = 0.05  # zero and noise of the transducer are .1 Pa (sensors 1.5)
AMBIENT_MMHG, AMBIENT_PPM = 760.0, 420.0
CO2_TAU_S, CO2_DELAY_S = 0.15, 0.4  # of a quick sensor in a side stream (sensors 1.4)
# Somebody at rest, drawn from these (sensors 1.6, 1.9).
HEART_BPM, RMSSD_MS, SPO2_PCT = (52.0, 75.0), (25.0, 60.0), (95.5, 98.5)
BREATHS_PER_MIN, TIDAL_L, PETCO2_MMHG = (11.0, 17.0), (0.45, 0.70), (36.0, 42.0)
ROOM_PPM, ROOM_C, ROOM_PCT = (500.0, 900.0), (19.0, 26.0), (35.0, 55.0)


class Arrival(NamedTuple):
    """at_s: true time from the beginning at which these bytes leave the board. data: one frame."""

    at_s: float
    data: bytes


def board_bytes(seconds: float, seed: int = 0) -> Iterator[bytes]:
    """The board's bytes for so many seconds of its own clock, one frame at a time: HELLO, every channel, STATUS, END.

    The same seed gives the same bytes.  Raises BadValue for less than 2 s or more than a day.
    """
    return (arrival.data for arrival in board_arrivals(seconds, seed))


def board_arrivals(seconds: float, seed: int = 0) -> Iterator[Arrival]:
    """As board_bytes, with the true time of each frame: the board's clock runs too quick or too slow, and wanders."""
    if not 2 <= seconds <= 86_400:
        raise BadValue("2 s to a day", f"{seconds:g} s", "choose another length")
    rng = np.random.default_rng(seed)
    drift = rng.uniform(-DRIFT_PPM, DRIFT_PPM) * 1e-6
    phase = rng.uniform(0, 2 * np.pi)
    board = Board(board=int(rng.integers(1, 2**32)), boot_us=int(rng.integers(250_000, 500_000)) * 4, kind=SIMULATED)
    counts = _counts(seconds, 1 - drift, rng)
    return (Arrival(_true_s(frame.device_us - board.boot_us, drift, phase), frame.data) for frame in sent(counts, board, rng))


def _true_s(device_us: int, drift: float, phase: float) -> float:
    """True seconds since the greeting: the clock's error is a constant and a slow wave, summed over the way."""
    device_s = device_us / 1e6
    turn = 2 * np.pi / WANDER_S
    wandered = WANDER_PPM * 1e-6 * (np.cos(phase) - np.cos(turn * device_s + phase)) / turn
    return float(device_s * (1 - drift) - wandered)


def _counts(seconds: float, true_per_device: float, rng: np.random.Generator) -> dict[int, NDArray[np.int64]]:
    """What each part of the board counts of somebody at rest, by type of frame."""
    # Imported here: the twin brings SciPy's filters, and who only reads a real board needs neither.
    from milo.twin.breath_waves import breath_waves
    from milo.twin.ecg import ecg
    from milo.twin.ppg import ppg
    from milo.twin.rhythm import beats, breaths

    true_s = seconds * true_per_device
    rates = {kind: 1 / (k.steps[-1] * STEP_S * true_per_device) for kind, k in KINDS.items()}
    breathing = breaths(rng.uniform(*BREATHS_PER_MIN), true_s, rng)
    beating = beats(rng.uniform(*HEART_BPM), true_s, breathing, rng, rmssd_ms=rng.uniform(*RMSSD_MS))
    heart = ecg(beating, breathing, true_s, rates[Type.ECG], rng)
    lights = ppg(beating, breathing, true_s, rates[Type.PPG], rng, spo2_pct=rng.uniform(*SPO2_PCT))
    volume_l, petco2_mmhg = rng.uniform(*TIDAL_L), rng.uniform(*PETCO2_MMHG)
    air = breath_waves(
        breathing, true_s, rates[Type.FLOW], rng, tidal_volume_l=volume_l, petco2_mmhg=petco2_mmhg,
        sensor_tau_s=CO2_TAU_S, sensor_delay_s=CO2_DELAY_S,
    )  # fmt: skip
    places = np.minimum(np.arange(int(seconds / (KINDS[Type.CO2].steps[-1] * STEP_S))) * _ratio(Type.CO2), len(air.co2_mmhg) - 1)
    co2_ppm = air.co2_mmhg[places] / AMBIENT_MMHG * 1e6 + AMBIENT_PPM
    room = np.arange(int(seconds / (KINDS[Type.CLIMATE].steps[-1] * STEP_S)))
    return {
        Type.ECG: counts_of(Type.ECG, [heart.mv]),
        Type.PPG: counts_of(Type.PPG, [lights.red, lights.infrared]),
        Type.FLOW: counts_of(Type.FLOW, [_pressure_pa(air.flow_l_s) + DP_NOISE_PA * rng.standard_normal(len(air.flow_l_s))]),
        Type.CO2: counts_of(Type.CO2, [co2_ppm]),
        Type.CLIMATE: counts_of(
            Type.CLIMATE,
            [
                rng.uniform(*ROOM_PPM) + 0.2 * room + 5 * rng.standard_normal(len(room)),
                rng.uniform(*ROOM_C) + 0.02 * rng.standard_normal(len(room)),
                rng.uniform(*ROOM_PCT) + 0.05 * rng.standard_normal(len(room)),
            ],
        ),
    }


def _ratio(kind: Type) -> int:
    """Samples of flow in one of a slower channel."""
    return KINDS[kind].steps[-1] // KINDS[Type.FLOW].steps[-1]


def _pressure_pa(flow_l_s: NDArray[np.float32]) -> NDArray[np.float64]:
    """What the Venturi makes of a flow, breathing out positive: Bernoulli and continuity (sensors 1.5)."""
    area = np.pi / 4 * THROAT_M**2
    narrow = 1 - (THROAT_M / INLET_M) ** 4
    speed = np.asarray(flow_l_s, np.float64) / 1000 / (DISCHARGE * area)
    return np.asarray(np.sign(speed) * speed**2 * DENSITY_KG_M3 * narrow / 2)
