"""Weight: target 34; its noise (35) is a matter of scales and stands with the devices."""

from __future__ import annotations

import numpy as np

from milo.twin import plan
from milo.twin.cohort import Cohort
from milo.twin.trials import SEED, Figures, Panel

DEFICIT = 500.0


def slow_response(p: Panel) -> Figures:
    """34: 500 kcal a day less for three years, 80 kg; the rule of 7,700 kcal a kilogram expects 23.7 kg in the first (Hall 2011)."""
    n = 500
    diet = plan.rest(n)
    diet.strict = True
    diet.diet_kcal = np.full(n, -DEFICIT, np.float32)
    overrides = {"mass_kg": 80.0, "height_cm": 178.0, "female": False, "age": 35.0, "body_fat": 0.22}
    people = Cohort(SEED + 34, n, parameters=p.parameters, overrides=overrides, plan=diet, burn_in=0)
    start = (people.state.fat_kg + people.state.lean_kg).mean()
    lost = []
    for _ in people.live(6 * 365):
        lost.append(float(start - (people.state.fat_kg + people.state.lean_kg).mean()))
    final = lost[-1]
    return {
        "kg_365_days": lost[364],
        "share_of_rule_pct": 100 * lost[364] / (DEFICIT * 365 / 7700),
        "half_time_d": float(np.searchsorted(lost, final / 2)),
    }
