"""Two ways to go on, lived by the same bodies with the same luck: what an athlete's twin says to a "what if".

Everything here is simulated. The bodies are an athlete's fitted ones (twin.fitting); both ways are lived with the same random
numbers, so that their difference is the change's and not chance's.
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass, fields, replace
from datetime import timedelta

import numpy as np

from milo.twin.body import step
from milo.twin.draws import Draws
from milo.twin.fitting import Fitted
from milo.twin.fitting_past import WEEK, Training, calendar
from milo.twin.fitting_prior import Matrix, of
from milo.twin.state import RING, State
from milo.twin.traits import Floats

BAND, Z80 = (0.1, 0.9), 1.2816  # an 80 % band, and its half width in standard errors
COPIES = 3  # of each body where injuries are counted: with one, a share of a twentieth is known to a hundredth and a half only
SETTLED_WEEKS = 1  # the last weeks an outcome is the mean of


@dataclass(frozen=True)
class Way:
    """One way to go on.  training: whole weeks from the next day on; after its end its last week goes on.

    sleep_h: hours of sleep a night over what is usual.  diet_kcal: eaten a day over what is usual.
    """

    training: Training
    sleep_h: float = 0.0
    diet_kcal: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """One quantity after the weeks: (middle, low, high) one way, the other way, and of the change within each body.

    name: "vo2max", "resting_hr", "fatigue", "soreness", "injury", "weight_kg", "sessions", "asleep_h" or a lift's name.
    injury: share of bodies hurt at least once, its band that of the share; all others: quantiles over the bodies.
    """

    name: str
    unit: str
    now: tuple[float, float, float]
    then: tuple[float, float, float]
    change: tuple[float, float, float]


@dataclass(frozen=True)
class Comparison:
    """Two ways compared.  effective: bodies that count in the fit behind it.  Origin: simulated, all of it."""

    weeks: int
    outcomes: tuple[Outcome, ...]
    effective: float
    fitted_to: tuple[str, ...]


def compare(now: Way, then: Way, fitted: Fitted, weeks: int) -> Comparison:
    """Live both ways for so many weeks.  The same fit, ways and weeks give the same bytes."""
    ends = [ahead(way, fitted, weeks) for way in (now, then)]
    outcomes = [
        Outcome(name, UNITS.get(name, "kg"), _band(ends[0][name]), _band(ends[1][name]), _band(ends[1][name] - ends[0][name]))
        for name in ends[0]
        if name != "injury"
    ]
    hurt = [e["injury"] for e in ends]
    both = [_share(h) for h in hurt]
    outcomes.append(Outcome("injury", UNITS["injury"], both[0], both[1], _difference(hurt[0], hurt[1])))
    return Comparison(weeks, tuple(outcomes), fitted.effective, fitted.fitted_to)


UNITS = {
    "vo2max": "mL/kg/min", "resting_hr": "bpm", "fatigue": "", "soreness": "0-10", "injury": "share", "weight_kg": "kg",
    "sessions": "per week", "asleep_h": "h",
}  # fmt: skip
"""Units of the outcomes; lifts are in kg.  fatigue: Banister's, over the athlete's own of the last known weeks (1 is as usual)."""


def ahead(way: Way, fitted: Fitted, weeks: int) -> dict[str, Matrix]:
    """One way lived by every body: outcome -> (bodies,), as means of the last week; sessions a week and soreness of all weeks.

    injury has COPIES entries a body.
    """
    who = np.tile(np.arange(fitted.n), COPIES)
    t = of(fitted.traits, who)
    if way.sleep_h:
        t = replace(t, sleep_habit_h=np.clip(t.sleep_habit_h + np.float32(way.sleep_h), 4, 11))
    s = copies(fitted.state, who)
    usual = np.maximum(s.usual_fatigue.copy(), np.float32(0.5))
    draws = Draws(fitted.seed, 2)
    day, on = fitted.day, fitted.today
    share = None if fitted.share is None else fitted.share[who]
    plan = calendar(way.training, t.n, day, way.diet_kcal, share)
    days = weeks * WEEK
    kept: dict[str, list[Floats]] = {"vo2max": [], "resting_hr": [], "fatigue": [], "weight_kg": [], "asleep_h": []}
    strength: list[Floats] = []
    soreness, sessions, hurt = np.zeros(t.n), np.zeros(t.n), np.zeros(t.n, bool)
    for k in range(days):
        truth = step(s, t, fitted.parameters, plan, day, on, draws)
        day, on = day + 1, on + timedelta(days=1)
        soreness += truth.soreness
        sessions += truth.done
        hurt |= truth.injured
        if k >= days - SETTLED_WEEKS * WEEK:
            for name, rows in kept.items():
                rows.append(getattr(truth, name).copy())
            strength.append(truth.strength * s.weight_kg)
    n = fitted.n
    ends: dict[str, Matrix] = {name: np.mean(rows, axis=0)[:n].astype(np.float64) for name, rows in kept.items()}
    ends["fatigue"] /= usual[:n]
    lifted = np.mean(strength, axis=0)[:, :n]
    ends |= {name: np.asarray(lifted[fitted.pattern[name]] * np.exp(level), np.float64) for name, level in fitted.level.items()}
    return ends | {"soreness": soreness[:n] / days, "sessions": sessions[:n] / weeks, "injury": hurt.astype(np.float64)}


def copies(s: State, who: np.ndarray) -> State:
    """The states of some bodies, each as often as it is named, free to go their own way."""
    made = copy.copy(s)
    for f in fields(State):
        setattr(made, f.name, getattr(s, f.name)[..., who].copy())
    assert made.sleep_ring.shape[0] == RING
    return made


def _band(values: Matrix) -> tuple[float, float, float]:
    low, middle, high = np.quantile(values, (BAND[0], 0.5, BAND[1]))
    return float(middle), float(low), float(high)


def _share(hurt: Matrix) -> tuple[float, float, float]:
    """A share and its Wilson interval."""
    n, share = hurt.size, float(hurt.mean())
    middle = (share + Z80**2 / (2 * n)) / (1 + Z80**2 / n)
    half = Z80 / (1 + Z80**2 / n) * math.sqrt(share * (1 - share) / n + Z80**2 / (4 * n**2))
    return share, max(0.0, middle - half), middle + half


def _difference(now: Matrix, then: Matrix) -> tuple[float, float, float]:
    """How much more often one way hurts, of the same bodies with the same luck, with its normal interval."""
    each = then - now
    middle, error = float(each.mean()), float(each.std() / np.sqrt(each.size))
    return middle, middle - Z80 * error, middle + Z80 * error
