"""Learn the numbers of src/milo/signals/beat_network.py: how much each trait of a candidate speaks for a heart beat.

Only simulated ECG takes part (tests/ecg_scenes.py): rhythms and shapes of many kinds, running, electrode motion of 0-18 dB, and
noise without any beat. No recording of a person was used, so recordings remain a test. The detector is run with the numbers as they
stand, its candidates are labelled by the true beats, and a network of one hidden layer is fitted by logistic loss; the last two
rounds stand side by side, their log odds averaged. What the detector learns from its first beats depends on the numbers as they
stand, so a run gives other numbers of like quality, not the same ones. `--write` puts them into the source; a minute a round.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from ecg_scenes import Scene, arrhythmia, electrode_motion, muscle, running, with_motion
from milo.signals import beat_network
from milo.signals.beat_traits import Candidates, describe
from milo.signals.beats import rounds
from milo.signals.ecg_band import banded

Values = NDArray[np.float64]
OUT = Path(__file__).resolve().parents[1] / "src" / "milo" / "signals" / "beat_network.py"
HIDDEN, DECAY = 16, 3e-5
NEAR_S, MAYBE_S = 0.09, 0.15  # a candidate so near a true beat is it; one farther than that but so near is neither


def scenes(seed: int, share: float) -> Iterator[Scene]:
    """What is learnt from. share: of the full number, 1 for the numbers in the source."""
    made = [np.random.default_rng((seed, i)) for i in range(2000)]
    for i in range(int(100 * share)):
        yield running(made[i], 70, level=made[i].uniform(0.4, 1.6), cables=i % 2 == 1)
    for i in range(int(330 * share)):
        yield arrhythmia(made[500 + i], 60)
    for i in range(int(170 * share)):
        rng = made[1000 + i]
        yield with_motion(arrhythmia(rng, 60), float(rng.choice([18, 12, 9, 6, 3, 0])), rng)
    for i in range(int(12 * share)):
        rng, n = made[1500 + i], 20 * 250
        noise = (rng.standard_normal(n), muscle(n, 250, rng), electrode_motion(n, 250, rng), rng.standard_normal(n).cumsum())[i % 4]
        yield Scene(np.asarray(noise), 250.0, np.zeros(0), "noise")


def examples(seed: int, share: float) -> tuple[Values, Values]:
    """Traits (n, k) and whether each candidate is a beat (n,)."""
    traits, truth = [], []
    for scene in scenes(seed, share):
        made = banded(scene.mv, scene.rate_hz)
        if made is None:
            continue
        for found in rounds(made.band, made.broad, made.wide, made.rate_hz):
            beat, known = labels(found.candidates, made.rate_hz, scene.r_s)
            traits.append(describe(found.candidates)[known])
            truth.append(beat[known])
    return np.concatenate(traits), np.concatenate(truth).astype(np.float64)


def labels(c: Candidates, rate_hz: float, r_s: Values) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which candidates are beats, and of which that can be said."""
    if not len(c.at) or not len(r_s):
        return np.zeros(len(c.at), bool), np.ones(len(c.at), bool)
    away = np.abs(c.at[:, None] / rate_hz - r_s)
    beat = np.zeros(len(c.at), bool)
    nearest = away.argmin(axis=0)
    beat[nearest[away.min(axis=0) < NEAR_S]] = True
    return beat, beat | (away.min(axis=1) >= MAYBE_S)


def fit(x: Values, y: Values, hidden: int = HIDDEN, seed: int = 0) -> list[Any]:
    """Weights and biases of both layers, rounded to two places."""
    k = x.shape[1]
    cut = [k * hidden, (k + 1) * hidden, (k + 2) * hidden]

    def loss(w: Values, x: Values, y: Values) -> tuple[float, Values]:
        inner = np.tanh(x @ w[: cut[0]].reshape(k, hidden) + w[cut[0] : cut[1]])
        out = inner @ w[cut[1] : cut[2]] + w[cut[2]]
        error = (1 / (1 + np.exp(-np.clip(out, -500, 500))) - y) / len(y)
        back = error[:, None] * w[cut[1] : cut[2]] * (1 - inner**2)
        slope = np.concatenate([(x.T @ back).ravel(), back.sum(axis=0), inner.T @ error, [error.sum()]])
        return float((np.logaddexp(0, out) - y * out).mean() + DECAY * w @ w), slope + 2 * DECAY * w

    rng = np.random.default_rng(seed)
    few = rng.permutation(len(y))[:25_000]
    w = rng.normal(0, 0.5, cut[2] + 1)
    for part, times in ((few, 250), (slice(None), 80)):
        w = minimize(loss, w, args=(x[part], y[part]), jac=True, method="L-BFGS-B", options={"maxiter": times}).x
    print(f"{len(y)} candidates, {100 * y.mean():.0f} % beats, loss {loss(w, x, y)[0]:.4f}")
    return [np.round(part, 2) for part in (w[: cut[0]].reshape(k, hidden), w[cut[0] : cut[1]], w[cut[1] : cut[2]], w[cut[2]])]


def source(numbers: list[Any]) -> str:
    """The numbers as the text of the module, docstring and comments kept."""
    head = OUT.read_text().split("HIDDEN_WEIGHTS")[0]
    lines = "".join(f"    [{_row(line)}],\n" for line in numbers[0])
    return (
        f"{head}HIDDEN_WEIGHTS = np.array([\n{lines}])\nHIDDEN_BIAS = np.array([{_row(numbers[1])}])\n"
        f"OUT_WEIGHTS = np.array([{_row(numbers[2])}])\nOUT_BIAS = {float(numbers[3]):.2f}\n"
    )


def _row(values: Any) -> str:
    """Numbers in lines of sixteen."""
    parts = [", ".join(f"{v:.2f}" for v in values[i : i + 16]) for i in range(0, len(values), 16)]
    return ",\n     ".join(parts)


def beside(one: list[Any], other: list[Any]) -> list[Any]:
    """Two networks as one, their log odds averaged."""
    weights, bias, out = (np.concatenate([a, b], axis=-1) for a, b in zip(one[:3], other[:3], strict=True))
    return [weights, bias, out / 2, (float(one[3]) + float(other[3])) / 2]


def main() -> None:
    """Fit, and write when asked."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--write", action="store_true", help="put the numbers into src/milo/signals/beat_network.py")
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--rounds", type=int, default=2)
    ask.add_argument("--share", type=float, default=1.0, help="of the full number of scenes")
    asked = ask.parse_args()
    numbers: list[Any] = []
    for turn in range(asked.rounds):
        last, numbers = numbers, fit(*examples(asked.seed + turn, asked.share), seed=turn)
        if turn == asked.rounds - 1 and last:
            numbers = beside(last, numbers)
        beat_network.HIDDEN_WEIGHTS, beat_network.HIDDEN_BIAS, beat_network.OUT_WEIGHTS = numbers[:3]
        beat_network.OUT_BIAS = float(numbers[3])
    if asked.write:
        OUT.write_text(source(numbers))


if __name__ == "__main__":
    main()
