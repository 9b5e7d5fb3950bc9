"""A session as it was lived: what a body made of what was asked of it, second by second, for many people at once (reference 6.5).

Arrays are float32 of shape (t, n), time first, since a second of everybody lies together. Nothing is drawn here but how hard it
felt: who somebody is was drawn in `physiology`, how evenly they move in `effort.wavering`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from milo.twin.effort import intervals, ramp, steady, steps
from milo.twin.kinetics import SPO2_REST, Body
from milo.twin.physiology import REST_VO2, Physiology, physiology
from milo.twin.traits import Floats
from milo.vocabulary.errors import BadValue

__all__ = [
    "SPO2_REST", "Physiology", "Truth", "felt", "intervals", "physiology", "ramp", "run", "steady", "steps", "stroke_volume_ml",
]  # fmt: skip

MOST_ASKED = 1.3  # of VO2max; what is asked beyond changes nothing more (our choice)
RPE_SD = 0.6
CELLS_AT_ONCE = 32_768  # seconds times people, so that a piece's arrays stay near the core
TELL_S = 600


@dataclass(frozen=True)
class Truth:
    """A session as it was, arrays (t, n), one row a second; rpe (n,), CR-10. Air is BTPS, gas STPD."""

    share: Floats  # of VO2max, what is asked for
    vo2_ml_kg_min: Floats
    vco2_ml_min: Floats
    ventilation_l_min: Floats
    tidal_volume_l: Floats
    breath_rate: Floats  # per minute
    petco2_mmhg: Floats
    spo2_pct: Floats
    heart_rate_bpm: Floats
    mass_lost_pct: Floats
    rpe: Floats


def run(
    who: Physiology,
    effort: Floats,
    rng: np.random.Generator | None = None,
    *,
    heat: float = 0.5,
    drinks: float = 0.0,
    altitude_points: float = 0.0,
    tell: Callable[[int], None] | None = None,
) -> Truth:
    """Live a session from standing rest.

    effort: (t, n), the textbook's oxygen as a share of VO2max; each one's economy makes it dearer or
    cheaper; below one MET is rest.
    heat: 0 cool, .5 temperate, 1 hot.  drinks: share of the sweat replaced.  altitude_points: saturation lost to thin air.
    rng: for how it felt alone; None feels as it was.  tell: called with the second every ten minutes of the session.

    Raises BadValue when the effort is not of these people.
    """
    if effort.ndim != 2 or effort.shape[1] != who.n:
        raise BadValue(f"an effort of shape (seconds, {who.n})", str(effort.shape), "one column for each person")
    asked = np.clip(effort * who.economy, 0, np.float32(MOST_ASKED)).astype(np.float32, copy=False)
    demand = np.maximum(asked * who.vo2max, np.float32(REST_VO2))
    out = {name: np.empty(demand.shape, np.float32) for name in _SIGNALS}
    body = Body(who, heat, drinks, altitude_points)
    each = max(16, CELLS_AT_ONCE // who.n)
    told = TELL_S
    for first in range(0, len(demand), each):
        last = min(first + each, len(demand))
        rows = {name: values[first:last] for name, values in out.items()}
        came = body.breathe_in(demand, first, last, rows["vo2_ml_kg_min"])
        body.pump(demand[first:last], came, rows)
        body.breathe_out(rows)
        if tell is not None and last >= told:
            tell(last)
            told += TELL_S
    return Truth(share=asked, rpe=felt(who, asked, rng), **out)


def felt(who: Physiology, asked: Floats, rng: np.random.Generator | None) -> Floats:
    """Session RPE on Foster's CR10 scale, (n,), from intensity, duration, stress and lost sleep (reference 6.5).

    asked: (t, n), share of VO2max. Rest before, after and between does not count as work.
    """
    square = asked * (asked > 1.5 * REST_VO2 / who.vo2max)
    seconds = np.count_nonzero(square, axis=0)
    square *= square
    # The fourth-power mean, as power is normalised (training 2.7): hard pieces are what is remembered.
    fourth = np.einsum("tn,tn->n", square, square) / np.maximum(seconds, 1)
    rpe: Floats = 0.5 + 9 * fourth ** (2.2 / 4) + 0.015 * seconds / 60 + 0.3 * who.stress + 0.06 * who.debt_h
    if rng is not None:
        rpe = rpe + RPE_SD * rng.standard_normal(who.n, dtype=np.float32)
    return np.asarray(np.clip(rpe, 0.5, 10), np.float32)


def stroke_volume_ml(who: Physiology, truth: Truth) -> Floats:
    """Blood per beat, (t, n): cardiac output of 5 L/min and 5 more per litre of oxygen [M], whatever the heart rate it takes."""
    litres = (truth.vo2_ml_kg_min - np.float32(REST_VO2)) * (who.mass_kg / 1000)
    return np.asarray(1000 * (5 + 5 * litres) / truth.heart_rate_bpm, np.float32)


_SIGNALS = (
    "vo2_ml_kg_min", "vco2_ml_min", "ventilation_l_min", "tidal_volume_l", "breath_rate", "petco2_mmhg", "spo2_pct",
    "heart_rate_bpm", "mass_lost_pct",
)  # fmt: skip
