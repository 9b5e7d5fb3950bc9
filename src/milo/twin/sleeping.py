"""A night as a watch sees it: too much sleep, half-known stages (reference 6.6)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from milo.twin.state import Truth
from milo.twin.traits import Flags, Floats, Traits

MISSING = 0.15  # of nights
BIAS_MIN, SD_MIN = 18.0, 35.0  # sleep a watch says beyond what there was
SHORTEST_H = 3.0  # what is shorter a watch calls a nap and shows no night for (our choice)
KAPPA = 0.5  # agreement of wrist stages with polysomnography
_WATCH_PRIOR = (0.18, 0.23)  # deep and REM shares a watch falls back on (our choice)


@dataclass(frozen=True)
class Night:
    """Arrays (n,), NaN where the night was not seen; clock hours are local, 24 is midnight after the day."""

    seen: Flags
    bed_h: Floats
    up_h: Floats
    asleep_min: Floats
    awake_min: Floats
    light_min: Floats
    deep_min: Floats
    rem_min: Floats
    awakenings: Floats


def see(truth: Truth, t: Traits, worn: Flags, rng: np.random.Generator) -> Night:
    """The night after a day. rng: the watch's own for nights."""
    z = rng.standard_normal((6, t.n), dtype=np.float32)
    wakes = rng.poisson(1.2 + 1.5 * truth.awake_h)
    asleep = truth.asleep_h * 60 + BIAS_MIN + np.float32(SD_MIN) * z[0]
    asleep = np.minimum(asleep, 11 * 60)
    # Lying still passes for sleep: the watch finds only some of the time awake.
    awake = np.clip(truth.awake_h * 60 * 0.7 * np.exp(np.float32(0.3) * z[1]), 2, 55)
    seen = worn & (asleep >= SHORTEST_H * 60)
    # What the watch adds to the night it adds at both ends.
    extra = (asleep + awake) / 60 - (truth.asleep_h + truth.awake_h)
    bed = truth.bed_h - np.maximum(0.4 * extra, -0.5)
    deep, rem = _stages(truth, t, z[2:6])
    gone = np.float32(np.nan)

    def kept(values: Floats) -> Floats:
        return np.where(seen, values, gone).astype(np.float32)

    deep_min, rem_min = np.rint(asleep * deep), np.rint(asleep * rem)
    asleep, awake = np.rint(asleep), np.rint(awake)
    return Night(
        seen=seen,
        bed_h=kept(bed),
        up_h=kept(bed + (asleep + awake) / 60),
        asleep_min=kept(asleep),
        awake_min=kept(awake),
        light_min=kept(asleep - deep_min - rem_min),
        deep_min=kept(deep_min),
        rem_min=kept(rem_min),
        awakenings=kept(wakes.astype(np.float32)),
    )


def _stages(truth: Truth, t: Traits, z: Floats) -> tuple[Floats, Floats]:
    """Shares of deep and REM sleep as the watch says them.

    Deep sleep falls with age by some 2 % of the night a decade, REM hardly (Ohayon 2004, rounded); alcohol takes REM. A
    classifier that agrees with kappa .5 gives half of the truth and half of its own idea of a night.
    """
    deep = np.clip(0.21 - 0.0022 * (t.age - 25) + np.float32(0.03) * z[0], 0.05, 0.35)
    rem = np.clip(0.23 - 0.0005 * (t.age - 25) - 0.03 * truth.alcohol + np.float32(0.03) * z[1], 0.08, 0.35)
    said_deep = KAPPA * deep + (1 - KAPPA) * _WATCH_PRIOR[0] + np.float32(0.025) * z[2]
    said_rem = KAPPA * rem + (1 - KAPPA) * _WATCH_PRIOR[1] + np.float32(0.025) * z[3]
    return np.clip(said_deep, 0.03, 0.4).astype(np.float32), np.clip(said_rem, 0.05, 0.4).astype(np.float32)
