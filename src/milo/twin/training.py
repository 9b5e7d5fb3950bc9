"""Sessions and what they leave: load, fitness, fatigue, oxygen uptake, strength, size, soreness, skill (reference 6.4, 3-7, 15)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from milo.twin.draws import Draws
from milo.twin.parameters import Parameters
from milo.twin.plan import Plan, Today
from milo.twin.state import RING, State
from milo.twin.traits import PATTERNS, RUNNING, STRENGTH, Flags, Floats, Traits

LONGEST_MIN = 300.0  # of one day of those who train by habit; longer is a race, which nobody here enters (our choice)
HARD_RPE, HARD_MINUTES = 7.0, 30.0
EASY, HARD = 0.65, 0.82  # shares of VO2max: below VT1, above VT2
RETURN_DAYS = 21.0  # after an injury sessions grow from half to whole (reference: 2-4 weeks)
USUAL_D = 90.0  # what a body is used to forms over a season (our choice)
STIMULUS_D = 4.0  # days the stimulus of a session lasts; with a week a pause would begin a week late
SETS_PER_MUSCLE = 1.0  # a hard set of a pattern is one fractional set of its muscles


@dataclass(frozen=True)
class Session:
    """What was done today, (n,); minutes are 0 where nothing was."""

    done: Flags
    minutes: Floats
    intensity: Floats
    sets: Floats
    activity: NDArray[np.int8]
    lifted: Flags
    rpe: Floats
    load_au: Floats
    work_au: Floats  # load at the effort the work itself asks for
    hard: Flags
    spike: Floats
    cardio: float = 0.0  # minutes of endurance work in the same session as lifting


def train(s: State, t: Traits, p: Parameters, plan: Plan, today: Today, done: Flags, day: int, draws: Draws) -> Session:
    """Do the session: how long, how hard it felt, what it weighs."""
    z = draws("sessions").standard_normal((3, t.n), dtype=np.float32)
    lifted = today.activity == STRENGTH
    if plan.strict:
        minutes = today.minutes * done
        intensity = today.intensity
    else:
        comeback = np.clip(0.5 + s.since_hurt * np.float32(0.5 / RETURN_DAYS), 0.5, 1)
        # Runs vary a good deal from week to week, which is where jumps in the longest session come from.
        spread = np.where(lifted, np.float32(0.10), np.float32(0.20))
        minutes = np.minimum(today.minutes * done * comeback * np.exp(spread * z[0]), np.float32(LONGEST_MIN))
        intensity = np.clip(today.intensity + np.float32(0.03) * z[1], 0.35, 0.98)
    x22 = np.exp(np.float32(2.2) * np.log(np.maximum(intensity, np.float32(0.05))))
    asked = 0.5 + 9 * x22 + np.float32(0.015) * minutes
    rpe = asked + 0.3 * s.stress + 0.06 * s.debt + np.float32(0.6) * z[2]
    rpe = np.where(done, np.clip(rpe, 0.5, 10), 0).astype(np.float32)
    longest = s.longest_ring.max(axis=0)
    endurance = np.where(lifted, 0, minutes).astype(np.float32)
    spike = np.where(endurance > 0, np.where(longest > 0, endurance / np.maximum(longest, 1), 1), 0)
    s.longest_ring[day % RING] = endurance
    return Session(
        done=done,
        minutes=minutes.astype(np.float32),
        intensity=intensity,
        sets=np.where(done & lifted, today.sets, 0).astype(np.float32),
        activity=today.activity,
        lifted=lifted,
        rpe=rpe,
        load_au=(rpe * minutes).astype(np.float32),
        work_au=(asked * minutes).astype(np.float32),
        hard=(rpe >= HARD_RPE) & (minutes > HARD_MINUTES),
        spike=spike.astype(np.float32),
        cardio=today.cardio,
    )


def adapt(s: State, t: Traits, p: Parameters, done: Session, day: int) -> None:
    """All that training changes in the body today."""
    _respond(s, t, p, done, day)
    _breathe_more(s, t, p, done)
    _grow(s, t, p, done)
    _ache(s, p, done)


def _respond(s: State, t: Traits, p: Parameters, done: Session, day: int) -> None:
    w = done.load_au / 100
    s.fitness *= np.exp(np.float32(-1 / p.fitness_tau) / t.fitness_tau)
    # Fitness grows with the work, fatigue with how it felt: a short night makes work feel harder and brings no fitness.
    s.fitness += done.work_au / 100
    s.fatigue *= np.exp(np.float32(-1 / p.fatigue_tau) / t.fatigue_tau)
    heavy = w if p.fatigue_power == 1 else np.power(w, np.float32(p.fatigue_power))
    s.fatigue += heavy * (1 + np.float32(p.fatigue_debt) * s.debt)
    s.recent_fatigue += (s.fatigue - s.recent_fatigue) / 7
    # In its first season a life has no longer past than its days.
    s.usual_fatigue += (s.fatigue - s.usual_fatigue) / np.float32(min(day + 1, USUAL_D))
    s.performance = 1 + p.fitness_gain * s.fitness * t.trainability - p.fatigue_cost * s.fatigue


def _breathe_more(s: State, t: Traits, p: Parameters, done: Session) -> None:
    weight = np.interp(done.intensity, (0.45, EASY, 0.75, HARD, 0.95), (0.4, 0.6, 1.0, 1.5, 1.7)).astype(np.float32)
    weight = np.where(done.lifted, np.float32(0.25), weight)
    s.weekly_minutes += (7 * done.minutes * weight - s.weekly_minutes) / np.float32(STIMULUS_D)
    trained = 1 - np.exp(-s.weekly_minutes / np.float32(p.vo2_minutes))
    aim = np.minimum(t.vo2_untrained + p.vo2_gain * t.trainability * trained, p.vo2_cap * t.vo2_untrained)
    change = aim - s.vo2max
    s.vo2max += np.where(change > 0, change / np.float32(p.vo2_rise_tau), change / np.float32(p.vo2_fall_tau))
    # Oxygen kinetics follow within days what VO2max follows within weeks.
    quick = 1 - np.exp(-s.weekly_minutes / 60)
    aim = t.tau_vo2_untrained + (t.tau_vo2_trained - t.tau_vo2_untrained) * quick
    s.tau_vo2 += (aim - s.tau_vo2) / np.float32(p.tau_vo2_adapt)


def _grow(s: State, t: Traits, p: Parameters, done: Session) -> None:
    s.weekly_sets += done.sets * np.float32(SETS_PER_MUSCLE) - s.weekly_sets / 7
    s.idle = np.where(done.sets > 0, 0, s.idle + 1).astype(np.float32)
    cardio = done.cardio
    stimulus = 1 - np.exp(-s.weekly_sets / np.float32(p.strength_sets))
    gain = p.strength_rate * stimulus * t.strength_response * np.float32(1 - min(p.concurrent_strength * cardio / 10, 0.3))
    # A little training leads to a little strength, and progress takes years near the end: without these everybody becomes a lifter.
    reach = np.float32(p.strength_floor) + np.float32(1 - p.strength_floor) * stimulus
    room = 1 - s.strength / (t.strength_cap * reach)
    s.strength *= 1 + gain * room * np.clip(room / np.float32(p.strength_slow), 0, 1)
    # How far size has come is read from strength's share of capacity: both begin near the same share of what is possible.
    size_cap = np.float32(1.43)
    s.size *= 1 + p.size_rate * (1 - np.exp(-s.weekly_sets / np.float32(p.size_sets))) * t.strength_response * (
        1 - s.size / size_cap
    )
    fading = np.where(s.idle > p.idle_days, np.float32(1 - p.strength_decay), np.float32(1))
    s.strength = np.maximum(s.strength * fading, np.minimum(s.strength, t.strength_start * np.float32(0.9)))
    s.size = np.maximum(s.size * fading, 1)
    explosive = 0.0025 * stimulus * t.explosive_response * np.float32(1 - p.concurrent_explosive * min(cardio / 20, 1))
    s.explosive *= 1 + explosive * np.maximum(1.4 - s.explosive, 0)
    practised = done.sets * np.float32(0.8)  # a hard set is some eight repetitions
    s.skill += p.skill_gain * (1 - s.skill) * practised - p.skill_loss * s.skill * (done.sets <= 0)


def _ache(s: State, p: Parameters, done: Session) -> None:
    eccentric = np.where(done.lifted, np.float32(1), np.where(done.activity == RUNNING, np.float32(0.7), np.float32(0.25)))
    novelty = np.exp(-s.exposures / np.float32(p.novelty_exposures))
    # Used muscles still ache a little after hard work: novelty never falls to nothing.
    s.soreness_pool += p.soreness_in * eccentric * np.maximum(novelty, np.float32(0.25)) * done.load_au / 40
    s.soreness = np.clip(s.soreness + p.soreness_flow * s.soreness_pool - s.soreness * np.float32(p.soreness_out), 0, 10)
    s.soreness_pool *= np.float32(p.soreness_pool_keep)
    s.exposures = s.exposures * np.float32(1 - 1 / p.novelty_tau) + done.done


def strength_of(s: State, t: Traits) -> Floats:
    """1RM over body mass today, (patterns, n): what fatigue and soreness leave of it."""
    today = s.strength * (1 - np.float32(0.0008) * s.fatigue - np.float32(0.01) * np.maximum(s.soreness - 3, 0))
    assert today.shape == (len(PATTERNS), t.n)
    return today.astype(np.float32)
