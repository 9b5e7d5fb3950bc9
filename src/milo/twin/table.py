"""Food, energy and weight: two compartments of tissue, glycogen, water (reference 6.4, 9; nutrition 3.7)."""

from __future__ import annotations

import numpy as np

from milo.twin.draws import Draws
from milo.twin.parameters import Parameters
from milo.twin.plan import Plan
from milo.twin.state import State
from milo.twin.training import Session
from milo.twin.traits import Floats, Traits

APPETITE_KCAL_KG = 60.0  # eaten more a day for each kg below the usual weight (Polidori 2016 finds ~100; half fades) [M]
USUAL_STEPS = 1.05  # mean of a person's days over their trait: days differ by a log-sd of .28, weekends are slower
STEP_KCAL_KG = 0.0005  # net
DAY_TO_DAY = 0.14  # log-sd of what is eaten from one day to the next (our choice)


def eat(
    s: State, t: Traits, p: Parameters, plan: Plan, session: Session, steps: Floats, weekday: int, draws: Draws
) -> tuple[Floats, Floats]:
    """Energy eaten and spent today, kcal; weight follows. A plan with strict diet is eaten as written."""
    z = draws("table").standard_normal((2, t.n), dtype=np.float32)
    mass = s.weight_kg
    # Net cost of a session: oxygen above rest at 5 kcal/L (lifting about a third of that share of VO2max).
    share = np.where(session.lifted, np.float32(0.33), session.intensity)
    net = session.minutes * mass * np.maximum(share * s.vo2max - 3.5, 0) * np.float32(0.005)
    exercise = net * np.float32(1 - p.compensation)
    # What is walked on a usual day is part of what holds the weight.
    walked = (steps - np.float32(USUAL_STEPS) * t.steps) * mass * np.float32(STEP_KCAL_KG)
    diet = plan.diet_kcal if plan.diet_kcal is not None else np.float32(0)
    if plan.strict:
        intake = s.need_kcal + diet
    else:
        hunger = APPETITE_KCAL_KG * (t.mass_kg * (1 + np.float32(0.3) * t.goal_bias) - s.fat_kg - s.lean_kg)
        usual = s.need_kcal * (1 + t.goal_bias * s.motivation + (0.05 if weekday >= 5 else -0.02)) + exercise + diet
        intake = (usual + np.clip(hunger, -600, 600)) * np.exp(np.float32(DAY_TO_DAY) * z[0])
    start_fat, start_lean = t.mass_kg * t.body_fat, t.mass_kg * (1 - t.body_fat)
    rmr0 = s.need_kcal * (1 - p.thermic) - p.activity_kcal_kg * t.mass_kg
    rmr = rmr0 + p.rmr_fat * (s.fat_kg - start_fat) + p.rmr_lean * (s.lean_kg - start_lean)
    s.adaptive_kcal += (p.adaptive * (intake - s.need_kcal - exercise) - s.adaptive_kcal) / np.float32(p.adaptive_tau)
    spent = rmr + p.activity_kcal_kg * (s.fat_kg + s.lean_kg) + p.thermic * intake + s.adaptive_kcal + exercise + walked
    surplus = intake - spent
    # Forbes: the leaner the body, the more of what comes or goes is lean.
    lean_per_fat = np.float32(p.forbes) / np.maximum(s.fat_kg, 2)
    fat = surplus / (p.rho_fat + p.rho_lean * lean_per_fat)
    s.fat_kg = np.maximum(s.fat_kg + fat, 2).astype(np.float32)
    s.lean_kg = (s.lean_kg + lean_per_fat * fat).astype(np.float32)
    fill = np.clip((intake - spent) / np.maximum(s.need_kcal, 1), -1, 1) * np.float32(p.glycogen_kg * (1 + p.glycogen_water))
    s.glycogen += (fill - s.glycogen) / np.float32(p.glycogen_tau)
    s.water = np.float32(0.3) * s.water + np.float32(0.25 if plan.strict else 0.35) * z[1] * (0 if plan.strict else 1)
    return intake.astype(np.float32), spent.astype(np.float32)
