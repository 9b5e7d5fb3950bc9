"""The morning heart: targets 1-8."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from milo.twin import plan
from milo.twin.cohort import Cohort
from milo.twin.trials import Figures, Panel, correlation, within


def resting_hr(p: Panel) -> Figures:
    """1: person means across people, as a wearable's users have them."""
    mean = p["resting_hr"].mean(0)
    inside = (mean >= 40) & (mean <= 109)
    return {"mean_bpm": float(mean.mean()), "sd_bpm": float(mean.std()), "share_40_109": float(inside.mean())}


def resting_hr_within(p: Panel) -> Figures:
    """2: how much one person's mornings differ, over windows of 60 days."""
    rows = [p["resting_hr"][first : first + 60].std(0, ddof=1).mean() for first in range(0, 360, 60)]
    return {"sd_bpm": float(np.mean(rows))}


def hrv_between(p: Panel) -> Figures:
    """3: HRV over age, activity and sex, people's mean ln RMSSD."""
    mean = p["ln_rmssd"].mean(0)
    t = p.traits
    women, men = mean[t.female], mean[~t.female]
    pooled = np.sqrt((women.var(ddof=1) + men.var(ddof=1)) / 2)
    # Same ages on both sides by construction: sex and age are drawn apart.
    return {
        "r_age": correlation(mean, t.age),
        "r_activity": correlation(mean, np.log1p(p["minutes"].mean(0))),
        "abs_d_sex": float(abs(women.mean() - men.mean()) / pooled),
    }


def _contrast(p: Panel, exposed: np.ndarray, allowed: np.ndarray | None = None) -> Figures:
    hrv = within(p["ln_rmssd"], exposed, allowed)
    rate = within(np.log(p["resting_hr"]), exposed, allowed)
    return {"hrv_pct": 100 * float(np.expm1(hrv)), "hr_pct": 100 * float(np.expm1(rate))}


def hard_day(p: Panel) -> Figures:
    """4: mornings after a hard session against the others."""
    return _contrast(p, p["hard"])


def alcohol(p: Panel) -> Figures:
    """5: mornings after heavy drinking against the others."""
    return _contrast(p, p["alcohol"])


def luteal(p: Panel) -> Figures:
    """6: luteal against follicular mornings of those with a cycle."""
    cycling = np.broadcast_to(p.traits.cycle_days > 0, p["luteal"].shape)
    return _contrast(p, p["luteal"], cycling)


def sickness(p: Panel) -> Figures:
    """7: mornings while ill against the others."""
    return _contrast(p, p["ill"])


def overreaching(p: Panel) -> Figures:
    """8: three weeks of training half as long again and as hard as can be borne; 7-day mean ln RMSSD of the last week in daily sd.

    Plews 2014 followed trained endurance athletes, so athletes do it: four weeks as usual, then three of overload.
    """
    n = 1_500
    people = Cohort(p.seed + 8, n, parameters=p.parameters, overrides={"archetype": 4})
    usual = people.history(28, ["ln_rmssd"])["ln_rmssd"]
    own = plan.habitual(people.traits, people.draws)
    more = replace(own, minutes=own.minutes * 1.5, intensity=np.minimum(own.intensity + 0.08, 0.97), ease_every=0)
    people.follow(more)
    overload = people.history(21, ["ln_rmssd"])["ln_rmssd"]
    change = overload[-7:].mean(0) - usual[-21:].mean(0)
    return {"change_sd": float(change.mean() / usual.std(0, ddof=1).mean())}
