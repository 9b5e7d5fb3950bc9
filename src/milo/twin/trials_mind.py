"""Burnout, its predictability, and staying: targets 29-33."""

from __future__ import annotations

import numpy as np

from milo.twin.cohort import Cohort
from milo.twin.traits import ARCHETYPES
from milo.twin.trials import SEED, Array, Figures, Panel, concordance, correlation, logistic

LANDMARKS = range(28, 364, 28)
AHEAD = 28  # days a risk is said for


def load_and_burnout(p: Panel) -> Figures:
    """29: training load and exhaustion across people (Gustafsson 2007)."""
    return {"r": correlation(p["load_au"][:365].mean(0), p["exhaustion"][:365].mean(0))}


def elevated(p: Panel) -> Figures:
    """30: people above 3.5 on exhaustion on a day, mean over the year."""
    return {"pct": 100 * float((p["exhaustion"][:365:28] >= 3.5).mean())}


def incidence(p: Panel) -> Figures:
    """31: burnout within a year, by archetype."""
    began: Array = np.asarray(p["burnout"][:365].any(0))
    figures = {f"{a.name}": float(began[p.traits.archetype == k].mean()) for k, a in enumerate(ARCHETYPES)}
    figures["all"] = float(began.mean())
    return figures


def predictability(p: Panel) -> Figures:
    """32: how well burnout within 28 days can be known: by the true hazard, by what a watch and a diary tell, and over the year.

    Half of the people teach the logistic model, the other half judge it; landmarks after an event are left out.
    """
    rng = np.random.default_rng(SEED + 32)
    n = p.traits.n
    teach = rng.random(n) < 0.5
    noise = {name: rng.standard_normal((len(list(LANDMARKS)), n)) for name in ("mood", "rmssd", "rpe")}
    rows, risks, happened, learner = [], [], [], []
    for k, day in enumerate(LANDMARKS):
        at_risk = ~p["burnt_out"][day - 1]
        rows.append(_observed(p, day, {name: z[k] for name, z in noise.items()})[at_risk])
        risks.append(p["hazard"][day - 1][at_risk])
        happened.append(np.asarray(p["burnout"][day : day + AHEAD].any(0))[at_risk])
        learner.append(teach[at_risk])
    x, y, who = np.concatenate(rows), np.concatenate(happened), np.concatenate(learner)
    mean, sd = x[who].mean(0), x[who].std(0)
    x = (x - mean) / sd
    beta = logistic(y[who], x[who], ridge=5)
    said = x[~who] @ beta[1:]
    # Harrell's C with one landmark: who of two burns out sooner, over the rest of the year.
    first = np.where(p["burnout"].any(0), p["burnout"].argmax(0), 10_000)
    start = LANDMARKS[0]
    alive = first > start
    base = (((_observed(p, start, {name: z[0] for name, z in noise.items()}) - mean) / sd) @ beta[1:])[alive & ~teach]
    return {
        "oracle_auc": concordance(np.concatenate(risks), y),
        "observed_auc": concordance(said, y[~who]),
        "harrell_c": harrell(base, first[alive & ~teach], 392),
    }


def _observed(p: Panel, day: int, z: dict[str, Array]) -> Array:
    """What a month of wearing and telling comes to: means over 28 days with the noise of devices and words."""
    month = slice(day - AHEAD, day)
    mood = 3.8 - 0.55 * p["stress"][month].mean(0) - 0.35 * (p["exhaustion"][month].mean(0) - 2) + 0.35 * z["mood"]
    return np.column_stack(
        [
            mood,
            p["asleep_h"][month].mean(0) + 0.3,
            p["ln_rmssd"][month].mean(0) + 0.02 * z["rmssd"],
            p["resting_hr"][month].mean(0),
            p["load_au"][month].mean(0) * (1 + 0.1 * z["rpe"]),
            p["done"][month].sum(0) / np.maximum(p["planned"][month].sum(0), 1),
            p["soreness"][month].mean(0),
        ]
    )


def harrell(risk: Array, when: Array, horizon: int) -> float:
    """Harrell's C: among pairs of which one had the event first within the horizon, the share where it was rated higher."""
    order = np.argsort(when, kind="stable")
    risk, when = risk[order], when[order]
    good = pairs = 0.0
    for i in np.flatnonzero(when < horizon):
        later = when > when[i]
        pairs += float(later.sum())
        good += float((risk[i] > risk[later]).sum()) + 0.5 * float((risk[i] == risk[later]).sum())
    return good / pairs


def staying(p: Panel) -> Figures:
    """33: who still goes to the gym joined on day 0 (Sperandei 2016)."""
    people = Cohort(SEED + 33, 5_000, parameters=p.parameters, overrides={"joiner": True})
    left = people.history(366, ["left"])["left"]
    return {"pct_90_days": 100 * float(1 - left[90].mean()), "pct_365_days": 100 * float(1 - left[365].mean())}
