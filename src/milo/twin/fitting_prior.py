"""Who an athlete could be before anything is measured: people of the twin like them, and what of a body is fitted."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.draws import Draws
from milo.twin.fitting_past import Bodies
from milo.twin.traits import GOALS, PATTERNS, Floats, Traits, draw
from milo.vocabulary.errors import BadValue

Matrix = NDArray[np.float64]

DRAWN = 12  # people drawn for each one wanted, so that enough share the athlete's goal (the rarest is one in twelve)
WEIGHT_SD, START_SD = 0.05, 0.02  # log: usual weight around the weight now, and the first day's around it (our choice)
HEAD_START = (0.8, 0.25)  # share of what training leads to that was there on the first day: a habit of months (our choice)
UNEVEN_SD = 0.25  # logit: the twin's people are equally far on every lift, an athlete need not be (our choice)
_P = len(PATTERNS)
COLUMNS = (
    "vo2_untrained", "trainability", "resting_hr", "ln_rmssd", "mass_kg", "weight_kg", "sleep_habit_h", "sleep_need_h",
    "strength_response", "conscientiousness", "head_start", *(f"cap {p}" for p in PATTERNS), *(f"start {p}" for p in PATTERNS),
)  # fmt: skip
"""What is fitted, one column each; sizes as their logarithm, starting strength as the logit of its share of capacity."""


@dataclass(frozen=True)
class Told:
    """What an athlete tells of themself; None is unknown.  goal: a word of traits.GOALS."""

    age: float
    female: bool | None = None
    height_cm: float | None = None
    weight_kg: float | None = None
    goal: str | None = None

    def __post_init__(self) -> None:
        if not all(v is None or np.isfinite(v) for v in (self.age, self.height_cm, self.weight_kg)):
            raise BadValue("age, height and weight as numbers, or None where unknown", "something else")


@dataclass(frozen=True)
class Prior:
    """People like the athlete, and the normal distribution of what is fitted among them."""

    donors: Traits
    mean: Matrix
    covariance: Matrix


def prior(told: Told, n: int, draws: Draws) -> Prior:
    """n people of the twin's population with the athlete's age, sex, height, weight and goal, as far as told."""
    given: dict[str, Any] = {"age": told.age}
    if told.female is not None:
        given["female"] = told.female
    if told.height_cm is not None:
        given["height_cm"] = told.height_cm
    if told.weight_kg is not None:
        given["mass_kg"] = told.weight_kg
    many = draw(DRAWN * n, draws, given)
    like = np.flatnonzero(many.goal == GOALS.index(told.goal)) if told.goal in GOALS else np.arange(many.n)
    donors = of(many, np.resize(like, n))
    rng = draws("fit past")
    z = rng.standard_normal((3, n))
    start = donors.mass_kg * np.exp(START_SD * z[0])
    bodies = Bodies(donors, (HEAD_START[0] + HEAD_START[1] * z[1]).astype(np.float32), start.astype(np.float32))
    theta = columns(bodies)
    theta[:, COLUMNS.index("mass_kg")] += WEIGHT_SD * z[2]
    theta[:, -_P:] += UNEVEN_SD * rng.standard_normal((n, _P))
    return Prior(donors, theta.mean(axis=0), np.cov(theta, rowvar=False))


def of(t: Traits, who: NDArray[np.intp]) -> Traits:
    """Some of the people, by index."""
    return Traits(**{f.name: getattr(t, f.name)[..., who].copy() for f in fields(Traits)})


def columns(b: Bodies) -> Matrix:
    """What is fitted of bodies, (n, columns)."""
    t = b.traits
    share = np.clip(t.strength_start / t.strength_cap, 0.02, 0.98)
    rows = [
        np.log(t.vo2_untrained), t.trainability, t.resting_hr, t.ln_rmssd, np.log(t.mass_kg), np.log(b.weight_kg),
        t.sleep_habit_h, t.sleep_need_h, np.log(t.strength_response), t.conscientiousness, b.head_start,
        *np.log(t.strength_cap), *np.log(share / (1 - share)),
    ]  # fmt: skip
    return np.stack([np.asarray(r, np.float64) for r in rows], axis=1)


def bodies(theta: Matrix, donors: Traits) -> Bodies:
    """Bodies with these columns; everything else of them is a donor's.  Values no body has are brought to the nearest it has."""
    c = {name: np.asarray(theta[:, i], np.float32) for i, name in enumerate(COLUMNS)}
    cap = np.exp(np.stack([c[f"cap {p}"] for p in PATTERNS]))
    share = 1 / (1 + np.exp(-np.stack([c[f"start {p}"] for p in PATTERNS])))
    t = replace(
        donors,
        vo2_untrained=np.clip(np.exp(c["vo2_untrained"]), 12, 75),
        trainability=np.maximum(c["trainability"], np.float32(-0.35)),
        resting_hr=np.clip(c["resting_hr"], 40, 110),
        ln_rmssd=c["ln_rmssd"],
        mass_kg=np.exp(c["mass_kg"]),
        sleep_habit_h=np.clip(c["sleep_habit_h"], 4, 10),
        sleep_need_h=np.clip(c["sleep_need_h"], 5.5, 10.5),
        strength_response=np.exp(c["strength_response"]),
        conscientiousness=c["conscientiousness"],
        strength_cap=cap,
        strength_start=(cap * share).astype(np.float32),
    )
    start: Floats = np.exp(c["weight_kg"])
    return Bodies(t, np.clip(c["head_start"], 0, 1.3), start)
