"""Within a session: targets 14, 16-19. Time constants are fitted to noise-free answers, as laboratories fit theirs to means."""

from __future__ import annotations

import numpy as np

from milo.twin import lifting, session
from milo.twin.cohort import Cohort
from milo.twin.session import Physiology
from milo.twin.traits import Floats
from milo.twin.trials import Figures, Panel

# Repetitions to failure -> share of 1RM (RTS chart, training 2.3).
RTS = {1: 1.000, 2: 0.955, 3: 0.922, 4: 0.892, 5: 0.863, 6: 0.837, 7: 0.811, 8: 0.786, 9: 0.762, 10: 0.739, 11: 0.707, 12: 0.680}


def people(p: Panel, n: int, seed: int, **overrides: object) -> tuple[Physiology, Cohort]:
    """n people as they are after their burn-in, ready for a session."""
    cohort = Cohort(p.seed + seed, n, parameters=p.parameters, overrides=overrides or None)
    t, s = cohort.traits, cohort.state
    who = session.physiology(
        t.age, t.female.astype(np.float32), t.height_cm, t.mass_kg, t.resting_hr, t.max_hr, s.vo2max, t.vo2_untrained,
        np.random.default_rng(p.seed + seed),
    )  # fmt: skip
    return who, cohort


def kinetics(p: Panel) -> Figures:
    """14: from quiet standing to a moderate and to a heavy effort; the time constant is that of 28 to 63 % of the way up."""
    who, _ = people(p, 1_500, 14)
    figures: Figures = {}
    for name, share in (("moderate", who.vt1 * 0.85), ("heavy", who.vt1 + 0.35 * (1 - who.vt1))):
        effort = np.concatenate([np.full((60, who.n), 0.12, np.float32), np.tile(share.astype(np.float32), (420, 1))])
        truth = session.run(who, (effort / who.economy).astype(np.float32))
        for signal, values in (("vo2", truth.vo2_ml_kg_min), ("hr", truth.heart_rate_bpm)):
            tau = _time_constant(values[60:], values[59])
            figures[f"{signal}_{name}_s"] = float(tau.mean())
            figures[f"{signal}_{name}_sd_s"] = float(tau.std())
    return figures


def _time_constant(values: Floats, before: Floats) -> Floats:
    """Seconds between 28.3 % and 63.2 % of the primary rise (a lag's own tau/1.5 is taken out), (n,), from (t, n).

    The primary rise ends before the slow component has begun to matter: its level is read off by extrapolating the lag between
    minute one and two. For a first-order lag t63 - t28 = 2/3 tau, whatever the delay (Sundaresan and Krishnaswamy 1978).
    """
    # Before minute two there is no slow component; the level a lag goes to follows from three points at equal distance.
    a, b, c = (values[s].astype(float) for s in (30, 70, 110))
    top = np.where(np.abs(a + c - 2 * b) > 1e-6, (a * c - b * b) / (a + c - 2 * b), c)
    rise = top - before
    t28 = _crossing(values, before + 0.283 * rise)
    t63 = _crossing(values, before + 0.632 * rise)
    return (1.5 * (t63 - t28)).astype(np.float32)


def _crossing(values: Floats, level: Floats) -> Floats:
    """Second at which each column first passes a level, between samples by a straight line."""
    over = values >= level
    first = over.argmax(0)
    columns = np.arange(values.shape[1])
    upper, lower = values[first, columns], values[np.maximum(first - 1, 0), columns]
    return np.asarray(first - (upper - level) / np.maximum(upper - lower, 1e-6), np.float32)


def drift(p: Panel) -> Figures:
    """16: three quarters of an hour at an even effort in the heat; and what each per cent of mass lost adds to the beat."""
    who, _ = people(p, 1_000, 16)
    effort = session.steady(2_760, 0.62, who.n)
    dry, wet = session.run(who, effort, heat=1.0), session.run(who, effort, heat=1.0, drinks=1.0)
    early, late = dry.heart_rate_bpm[900], dry.heart_rate_bpm[2_700]
    # Nobody near their maximum: there a heart cannot drift.
    free = late < who.max_hr - 3
    more = (dry.heart_rate_bpm - wet.heart_rate_bpm)[2_700] / (dry.mass_lost_pct - wet.mass_lost_pct)[2_700]
    return {"hr_heat_pct": 100 * float((late / early - 1)[free].mean()), "bpm_per_pct_mass": float(more[free].mean())}


def desaturation(p: Panel) -> Figures:
    """17: saturation at the end of a test to exhaustion: people as they come, endurance elite, and elite women by points lost."""

    def lowest(seed: int, **overrides: object) -> Floats:
        who, _ = people(p, 1_500, seed, **overrides)
        test = session.run(who, session.ramp(0.3, 0.08, who.n, until=1.3))
        floor: Floats = test.spo2_pct.min(axis=0)
        return floor

    elite = {"archetype": 4, "age": 26.0, "sessions_week": 11.0, "strength_share": 0.0}
    men = lowest(17, vo2_untrained=58.0, female=False, **elite)
    women = lowest(18, vo2_untrained=50.0, female=True, **elite)
    recreational = lowest(19)
    return {
        "recreational_pct": 100 * float((recreational <= 91).mean()),
        "elite_pct": 100 * float((men <= 91).mean()),
        "women_4_points_pct": 100 * float((session.SPO2_REST - women >= 4).mean()),
    }


def repetitions(p: Panel) -> Figures:
    """18: mean repetitions to failure of many people at the loads of the RTS row; how many more the leg press allows at 70 %."""
    t = p.traits
    one = np.full(t.n, 100.0, np.float32)
    off = {}
    for reps, share in RTS.items():
        done = lifting.repetitions_to_failure(one * np.float32(share), one, t.curve_k)
        off[reps] = abs(float(done.mean()) - reps)
    press = lifting.repetitions_to_failure(0.7 * one, one, np.float32(lifting.LEG_PRESS_K) * t.curve_k / 0.030)
    bench = lifting.repetitions_to_failure(0.7 * one, one, t.curve_k)
    return {"worst_reps_off": max(off.values()), "leg_press_over_bench_reps": float((press - bench).mean())}


def reserve(p: Panel) -> Figures:
    """19: reserve told at a point of the set where several are left, minus what was left; short sets against long ones."""
    rng = np.random.default_rng(p.seed + 19)
    t = p.traits
    trained = (t.strength_share > 0.4).astype(np.float32)
    errors = {}
    for reps in (8, 16):
        # Asked in the middle of a set, with so many left that nobody's answer is cut off at none.
        left = np.full(t.n, 6.0, np.float32)
        errors[reps] = lifting.tell_reserve(left, np.full(t.n, float(reps), np.float32), trained, rng) - left
    return {
        "error_reps": float(errors[8].mean()),
        "worse_above_12": float(np.abs(errors[16]).mean() / np.abs(errors[8]).mean()),
    }
