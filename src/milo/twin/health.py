"""Illness and injury (reference 6.4, 10 and 11)."""

from __future__ import annotations

from datetime import date

import numpy as np

from milo.twin.draws import Draws
from milo.twin.night import mean_sleep
from milo.twin.parameters import Parameters
from milo.twin.state import State
from milo.twin.training import Session
from milo.twin.traits import Flags, Traits

STRESSED = 1.2  # z above which complaints count (reference 6.4, 11)
LONG_AGO = 365.0


def catch_cold(s: State, t: Traits, p: Parameters, on: date, day: int, draws: Draws) -> Flags:
    """Who falls ill tonight; those who are ill get a day better."""
    rng = draws("illness")
    u = rng.random(t.n, dtype=np.float32)
    z = rng.standard_normal(t.n, dtype=np.float32)
    week = mean_sleep(s, day, 7)
    short = np.where(week < 6, np.float32(p.cold_sleep_6), np.where(week < 7, np.float32(p.cold_sleep_7), np.float32(1)))
    winter = 1 + p.colds_winter * np.cos(2 * np.pi * (on.timetuple().tm_yday + 15) / 365)
    hazard = np.float32(p.colds_per_year / 365 * winter) * short * t.cold_frailty
    hazard = hazard * np.exp(p.cold_stress * np.maximum(s.stress, 0))
    fell = (s.ill <= 0) & (u < hazard)
    days = np.exp(np.float32(p.cold_days_ln) + np.float32(p.cold_days_sd) * z)
    s.ill = np.where(fell, days, np.maximum(s.ill - 1, 0)).astype(np.float32)
    return fell


def get_hurt(s: State, t: Traits, p: Parameters, session: Session, day: int, draws: Draws) -> Flags:
    """Who is injured in today's session; those who are hurt get a day better."""
    rng = draws("injury")
    u = rng.random(t.n, dtype=np.float32)
    z = rng.standard_normal(t.n, dtype=np.float32)
    one, two, three = (np.float32(x) for x in p.injury_spike)
    ratio = session.spike
    factor = np.where(ratio > 2, three, np.where(ratio > 1.3, two, np.where(ratio > 1.1, one, np.float32(1))))
    factor = factor * np.where(mean_sleep(s, day, 14) < 7, np.float32(p.injury_sleep), np.float32(1))
    factor *= np.where(s.since_hurt < LONG_AGO, np.float32(p.injury_before), np.float32(1))
    factor *= np.where(s.stress > STRESSED, np.float32(p.injury_stress), np.float32(1))
    rate = t.injury_rate * np.where(session.lifted, np.float32(p.injury_strength_share), np.float32(1))
    scale = np.where(session.lifted, np.float32(p.injury_scale_lifting / 60_000), np.float32(p.injury_scale / 60_000))
    expected = scale * rate * t.injury_frailty * session.minutes * factor
    chance = np.where(s.hurt <= 0, -np.expm1(-expected), 0)
    s.injury_chance = chance.astype(np.float32)
    hurt = u < chance
    days = np.exp(np.float32(p.injury_days_ln) + np.float32(p.injury_days_sd) * z)
    still = np.maximum(s.hurt - 1, 0)
    s.since_hurt = np.where(s.hurt > 0, 0, s.since_hurt + 1).astype(np.float32)
    s.hurt = np.where(hurt, days, still).astype(np.float32)
    new: Flags = hurt
    return new
