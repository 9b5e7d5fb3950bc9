"""Weight: target 34; its noise (35) is a matter of scales and stands with the devices."""

from __future__ import annotations

import numpy as np

from milo.twin import plan
from milo.twin.cohort import Cohort
from milo.twin.trials import Figures, Panel

DEFICIT = 500.0


def slow_response(p: Panel) -> Figures:
    """34: 500 kcal a day less than needed, for good (Hall 2011).

    The first year is asked of somebody of 80 kg, of whom the rule of 7,700 kcal a kilogram expects 23.7 kg; the half-time of
    somebody of 100 kg with 35 % fat, as those it was said of: the more fat, the larger and slower the loss.
    """
    slim = _diet(p, 80.0, 0.22, 1)
    heavy = _diet(p, 100.0, 0.35, 10)
    return {
        "kg_365_days": float(slim[364]),
        "share_of_rule_pct": 100 * float(slim[364]) / (DEFICIT * 365 / 7700),
        "half_time_d": float(np.searchsorted(heavy, heavy[-1] / 2)),
    }


def _diet(p: Panel, mass_kg: float, body_fat: float, years: int) -> np.ndarray:
    """Tissue lost after each day, kg."""
    n = 100
    diet = plan.rest(n)
    diet.strict = True
    diet.diet_kcal = np.full(n, -DEFICIT, np.float32)
    overrides = {"mass_kg": mass_kg, "height_cm": 178.0, "female": False, "age": 35.0, "body_fat": body_fat}
    people = Cohort(p.seed + 34, n, parameters=p.parameters, overrides=overrides, plan=diet, burn_in=0)
    start = (people.state.fat_kg + people.state.lean_kg).mean()
    return np.array([start - (people.state.fat_kg + people.state.lean_kg).mean() for _ in people.live(365 * years)])
