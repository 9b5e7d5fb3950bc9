"""Oxygen uptake: norms, training, detraining and its speed: targets 10, 11, 13, 15."""

from __future__ import annotations

import numpy as np

from milo.twin import plan
from milo.twin.cohort import Cohort
from milo.twin.trials import Figures, Panel, correlation

HERITAGE = 481  # people in the study
EVERYDAY = (0, 2, 4)  # 13 minutes at a moderate pace on three days: the 40 effective minutes of the general population


def norms(p: Panel) -> Figures:
    """10: medians by decade and sex of people who move a little; FRIEND's figures stand for each decade's middle."""
    figures: Figures = {}
    for sex, female in (("men", False), ("women", True)):
        medians = []
        for age in (25, 75):
            people = Cohort(
                p.seed + 10 + age,
                1_000,
                parameters=p.parameters,
                overrides={"age": float(age), "female": female},
                plan=plan.uniform(1_000, EVERYDAY, 13, 0.75),
                burn_in=0,
            )
            for _ in people.live(200):
                pass
            medians.append(float(np.median(people.state.vo2max)))
        figures[f"{sex}_20s"], figures[f"{sex}_70s"] = medians
        figures[f"{sex}_pct_per_decade"] = 100 * (medians[0] - medians[1]) / 5 / medians[0]  # of the twenties' value
    return figures


def training_gain(p: Panel) -> Figures:
    """11: twenty weeks of three supervised sessions a week for the untrained, aged 17 to 65 (HERITAGE)."""
    n = 5_000
    age = np.clip(35 + 13 * np.random.default_rng(p.seed + 11).standard_normal(n), 17, 65).astype(np.float32)
    people = Cohort(
        p.seed + 11, n, parameters=p.parameters, overrides={"age": age}, plan=plan.uniform(n, (0, 2, 4), 43, 0.72), burn_in=0
    )
    before, mass = people.state.vo2max.copy(), people.state.weight_kg.copy()
    for _ in people.live(140):
        pass
    gain = (people.state.vo2max - before) * mass
    pct = 100 * (people.state.vo2max / before - 1)
    # The range of a study grows with its people: that of ours is the mean range of groups as large as theirs.
    studies = pct[: n // HERITAGE * HERITAGE].reshape(-1, HERITAGE)
    return {
        "gain_ml_min": float(gain.mean()),
        "gain_pct": float(pct.mean()),
        "sd_ml_min": float(gain.std()),
        "lowest_pct": float(studies.min(axis=1).mean()),
        "highest_pct": float(studies.max(axis=1).mean()),
        "r_baseline": correlation(gain, before),
    }


def detraining(p: Panel) -> Figures:
    """13: half a year of training, then nothing at all."""
    n = 1_000
    people = Cohort(
        p.seed + 13, n, parameters=p.parameters, plan=plan.uniform(n, (0, 1, 2, 3, 4, 5), 60, 0.75), burn_in=0,
        overrides={"archetype": 4},
    )  # fmt: skip
    for _ in people.live(180):
        pass
    people.follow(plan.rest(n))
    trained = people.state.vo2max.copy()
    lost = {}
    for day, _ in enumerate(people.live(70), 1):
        lost[day] = 100 * float((people.state.vo2max / trained - 1).mean())
    return {"pct_18_days": lost[18], "pct_70_days": lost[70]}


def kinetics_training(p: Panel) -> Figures:
    """15: phase-II time constant before and after three weeks of training, young and older (Murias 2010)."""
    figures: Figures = {}
    for name, age in (("young", 24.0), ("older", 68.0)):
        n = 1_000
        people = Cohort(
            p.seed + 15, n, parameters=p.parameters, overrides={"age": age}, plan=plan.uniform(n, (0, 2, 4), 45, 0.75), burn_in=0
        )
        figures[f"{name}_before_s"] = float(people.state.tau_vo2.mean())
        for _ in people.live(21):
            pass
        figures[f"{name}_after_s"] = float(people.state.tau_vo2.mean())
    return figures
