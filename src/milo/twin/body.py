"""One day of many bodies at once, in the fixed order of the reference (6.4): what comes first causes what comes later."""

from __future__ import annotations

from datetime import date

import numpy as np

from milo.twin import health, mind, night, table, training
from milo.twin.draws import Draws
from milo.twin.parameters import Parameters
from milo.twin.plan import Plan
from milo.twin.state import State, Truth
from milo.twin.traits import RUNNING, Floats, Traits

WALKING = 0


def step(s: State, t: Traits, p: Parameters, plan: Plan, day: int, on: date, draws: Draws) -> Truth:
    """Live one day: s is changed in place, and the day as it was is returned.

    day counts from the beginning of the life (burn-in included); on is its date. All chance comes from `draws`.
    """
    weekday = on.weekday()
    mind.live(s, t, p, draws)
    today = plan.on(day, weekday)
    done = mind.decide(s, t, p, plan, today, weekday, day, draws)
    session = training.train(s, t, p, plan, today, done, day, draws)
    training.adapt(s, t, p, session, day)
    walked, steps = _walk(s, t, session, weekday, draws)
    slept = night.sleep(s, t, p, session, weekday, day, draws)
    intake, spent = table.eat(s, t, p, plan, session, walked, weekday, draws)
    phase = night.luteal(t, day)
    fell_ill = health.catch_cold(s, t, p, on, day, draws)
    injured = health.get_hurt(s, t, p, session, day, draws)
    ln_rmssd, resting_hr = night.hearts(s, t, p, session, slept, phase, draws)
    hazard, burnout = mind.wear_out(s, t, p, draws)
    mind.keep_habit(s, t, p, today.minutes > 0, done, session.rpe)
    return Truth(
        day=on,
        stress=s.stress.copy(),
        event=s.event,
        alcohol=slept.alcohol,
        luteal=phase,
        planned=today.minutes > 0,
        done=done,
        minutes=session.minutes,
        intensity=session.intensity,
        activity=session.activity,
        sets=session.sets,
        rpe=session.rpe,
        load_au=session.load_au,
        hard=session.hard,
        spike=session.spike,
        steps=steps,
        asleep_h=slept.asleep,
        awake_h=slept.awake,
        bed_h=slept.bed,
        debt_h=s.debt,
        intake_kcal=intake,
        expenditure_kcal=spent,
        weight_kg=s.weight_kg,
        fell_ill=fell_ill,
        ill=s.ill > 0,
        injured=injured,
        hurt=s.hurt > 0,
        ln_rmssd=ln_rmssd,
        resting_hr=resting_hr,
        vo2max=s.vo2max.copy(),
        fitness=s.fitness.copy(),
        fatigue=s.fatigue.copy(),
        performance=s.performance,
        strength=training.strength_of(s, t),
        soreness=s.soreness,
        exhaustion=s.exhaustion,
        devaluation=s.devaluation,
        accomplishment=s.accomplishment,
        motivation=s.motivation.copy(),
        hazard=hazard,
        burnout=burnout,
        burnt_out=s.burnt_out,
        left=s.left,
    )


def _walk(s: State, t: Traits, session: training.Session, weekday: int, draws: Draws) -> tuple[Floats, Floats]:
    """Steps of the day: everyday ones, fewer when ill or hurt; and all, with those of a run or a walk."""
    z = draws("steps").standard_normal(t.n, dtype=np.float32)
    unwell = np.where(s.ill > 0, np.float32(0.45), np.where(s.hurt > 0, np.float32(0.75), np.float32(1)))
    everyday: Floats = t.steps * np.exp(np.float32(0.28) * z) * unwell * np.float32(1.05 if weekday < 5 else 0.9)
    cadence = np.where(session.activity == RUNNING, 160.0, np.where(session.activity == WALKING, 112.0, 0.0))
    steps: Floats = (everyday + session.minutes * cadence).astype(np.float32)
    return everyday, steps
