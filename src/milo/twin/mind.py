"""Stress, adherence, motivation, habit and burnout: the part of the body that decides (reference 6.4, 1, 2, 13, 14)."""

from __future__ import annotations

import numpy as np

from milo.twin.draws import Draws
from milo.twin.parameters import Parameters
from milo.twin.plan import Plan, Today
from milo.twin.state import State
from milo.twin.traits import Flags, Floats, Traits

CALM = 2.2  # exhaustion the hazard is written around


def live(s: State, t: Traits, p: Parameters, draws: Draws) -> None:
    """What life does to stress today."""
    rng = draws("life")
    happened = rng.random(t.n, dtype=np.float32) < p.events_per_year / 365
    s.stress += p.stress_return * (t.stress_set - s.stress) + p.stress_event * happened
    s.stress += np.float32(p.stress_noise) * rng.standard_normal(t.n, dtype=np.float32)
    s.event = happened


def decide(s: State, t: Traits, p: Parameters, plan: Plan, today: Today, weekday: int, day: int, draws: Draws) -> Flags:
    """Who does today's session. A plan that is strict is always done; one with a share, as often as it says by the healthy."""
    u = draws("adherence").random(t.n, dtype=np.float32)
    planned = today.minutes > 0
    if plan.strict:
        return planned
    logit = t.conscientiousness + p.adherence_habit * s.habit + p.adherence_last_week * s.last_week
    logit += p.adherence_overshoot * np.clip(s.overshoot, -2, 3) + p.adherence_soreness * s.soreness * np.float32(0.25)
    logit += p.adherence_busy * (s.stress - t.stress_set > 1) + np.float32(1.5) * (s.motivation - np.float32(0.55))
    if weekday >= 5:
        logit += np.float32(p.adherence_weekend)
    chance = 1 / (1 + np.exp(-logit)) if plan.share is None else plan.share
    chance *= np.where(s.burnt_out, np.float32(p.burnout_sessions), np.float32(1))
    s.left = t.joiner & (day >= s.stays)
    done: Flags = planned & (u < chance) & (s.ill <= 0) & (s.hurt <= 0) & ~s.left
    return done


def keep_habit(s: State, t: Traits, p: Parameters, planned: Flags, done: Flags, rpe: Floats) -> None:
    """Motivation and habit after the day (reference 2.10: a habit grows by doing and fades where a session is left out)."""
    missed = planned & ~done
    s.habit = np.where(done, s.habit + (1 - s.habit) / p.habit_repetitions, np.where(missed, s.habit * p.habit_decay, s.habit))
    s.last_week += np.where(planned, (done - s.last_week) / 5, 0)
    s.overshoot = np.where(done, rpe - t.rpe, s.overshoot * np.float32(0.9))
    progress = np.clip((s.performance - s.usual_performance) / 0.01, -1, 1)
    aim = 0.55 + 0.25 * progress - 0.05 * np.clip(s.overshoot, 0, 4) - 0.15 * (s.exhaustion - 2)
    s.motivation += (np.clip(aim, 0, 1) - s.motivation) / np.float32(p.motivation_tau)
    s.usual_performance += (s.performance - s.usual_performance) / 28


def wear_out(s: State, t: Traits, p: Parameters, draws: Draws) -> tuple[Floats, Flags]:
    """The burnout latents after the day; returns the day's hazard and in whom burnout began."""
    rng = draws("burnout")
    z = rng.standard_normal((3, t.n), dtype=np.float32) * np.float32(p.ee_noise)
    unwell = (s.ill > 0) | (s.hurt > 0)
    aim = p.ee_base + p.ee_stress * s.stress + p.ee_debt * np.clip(s.debt - 4, -4, 8) + p.ee_support * t.support
    aim += p.ee_suscept * t.susceptibility + p.ee_unwell * unwell + p.ee_fatigue * np.log1p(s.fatigue / 10)
    tau = np.where(s.burnt_out, np.float32(p.burnout_recovery_tau), np.float32(p.ee_tau))
    s.exhaustion = np.clip(s.exhaustion + (aim - s.exhaustion) / tau + z[0], 1, 5)
    aim = p.dv_base + p.dv_stress * s.stress + p.dv_support * t.support + p.dv_exhaustion * (s.exhaustion - 2)
    aim += p.dv_hurt * (s.hurt > 0)
    s.devaluation = np.clip(s.devaluation + (aim - s.devaluation) / np.float32(p.dv_tau) + z[1], 1, 5)
    progress = np.clip((s.performance - s.usual_performance) / 0.01, -1, 1)
    aim = p.ra_base + p.ra_progress * (0.3 - progress) + p.ra_stress * s.stress
    s.accomplishment = np.clip(s.accomplishment + (aim - s.accomplishment) / np.float32(p.ra_tau) + z[2], 1, 5)

    log_hazard = p.burnout_ee * (s.exhaustion - CALM) + p.burnout_dv * (s.devaluation - 1.8) + t.burnout_frailty
    hazard = np.float32(p.burnout_hazard) * np.exp(log_hazard)
    # One burnout a life: what comes after a recovery is not known well enough to simulate, so the hazard is that of the first.
    hazard = np.where(s.burnt_out | s.recovered, np.float32(0), hazard)
    began = rng.random(t.n, dtype=np.float32) < hazard
    over = s.burnt_out & (s.since_burnout >= p.burnout_days) & (s.exhaustion < p.burnout_over)
    s.recovered = s.recovered | over
    s.burnt_out = (s.burnt_out & ~over) | began
    s.since_burnout = np.where(s.burnt_out, s.since_burnout + 1, 0).astype(np.float32)
    return hazard, began
