"""Burnout, its predictability, and staying: targets 29-33."""

from __future__ import annotations

import numpy as np

from milo.twin.cohort import Cohort
from milo.twin.observe import Observer
from milo.twin.traits import ARCHETYPES
from milo.twin.trials import Array, Figures, Panel, concordance, correlation, logistic

LANDMARKS = range(28, 364, 28)
AHEAD = 28  # days a risk is said for


def load_and_burnout(p: Panel) -> Figures:
    """29: training load and exhaustion across people (Gustafsson 2007)."""
    return {"r": correlation(p["load_au"][:365].mean(0), p["exhaustion"][:365].mean(0))}


def elevated(p: Panel) -> Figures:
    """30: people above 3.5 on exhaustion on a day, mean over the year."""
    return {"pct": 100 * float((p["exhaustion"][:365:28] >= 3.5).mean())}


def incidence(p: Panel) -> Figures:
    """31: burnout within a year by archetype, each lived by as many people as all of them together."""
    figures = {}
    for k, archetype in enumerate(ARCHETYPES):
        people = Cohort(p.seed + 31, p.traits.n, parameters=p.parameters, overrides={"archetype": k})
        risk = ~(people.state.burnt_out | people.state.recovered)
        figures[archetype.name] = float(np.asarray(people.history(365, ["burnout"])["burnout"].any(0))[risk].mean())
    figures["all"] = sum(a.share * figures[a.name] for a in ARCHETYPES)
    return figures


def predictability(p: Panel) -> Figures:
    """32: how well burnout within 28 days can be known: by the true hazard, by what a watch and a diary tell, and over the year.

    Half of the people teach the logistic model, the other half judge it; days after an event are left out. What is observed
    comes from devices and words with their errors and gaps; the four-weekly questionnaire is left out: it asks for the answer.
    """
    teach = np.random.default_rng(p.seed + 32).random(p.traits.n) < 0.5
    months = _months(p)
    rows, risks, happened, learner = [], [], [], []
    for day, month in zip(LANDMARKS, months, strict=True):
        at_risk = p["hazard"][day - 1] > 0  # nobody in or after a burnout
        rows.append(month[at_risk])
        risks.append(p["hazard"][day - 1][at_risk])
        happened.append(np.asarray(p["burnout"][day : day + AHEAD].any(0))[at_risk])
        learner.append(teach[at_risk])
    x, y, who = np.concatenate(rows), np.concatenate(happened), np.concatenate(learner)
    mean, sd = np.nanmean(x[who], 0), np.nanstd(x[who], 0)
    beta = logistic(y[who], _filled(x[who], mean, sd), ridge=5)
    # Harrell's C with one landmark: who of two burns out sooner, over the rest of the year.
    start = LANDMARKS[0]
    judged = (p["hazard"][start - 1] > 0) & ~teach
    first = np.where(p["burnout"][start:].any(0), p["burnout"][start:].argmax(0), 10_000)
    return {
        "oracle_auc": concordance(np.concatenate(risks), y),
        "observed_auc": concordance(_filled(x[~who], mean, sd) @ beta[1:], y[~who]),
        "harrell_c": harrell(_filled(months[0][judged], mean, sd) @ beta[1:], first[judged], len(p["burnout"]) - start),
    }


def _filled(x: Array, mean: Array, sd: Array) -> Array:
    """Standardised, with the mean in place of what was never seen."""
    z: Array = (x - mean) / sd
    return np.where(np.isnan(z), 0, z)


def _months(p: Panel) -> list[Array]:
    """What 28 days of wearing and telling come to at each landmark, (n, features), NaN for what was never seen.

    The panel's lives are lived once more, this time watched: the same seed gives the same days.
    """
    people = Cohort(p.seed, p.traits.n, parameters=p.parameters)
    observer = Observer(people.traits, people.draws)
    months, total, times = [], np.zeros((1,)), np.zeros((1,))
    for day, truth in enumerate(people.live(LANDMARKS[-1])):
        seen = observer.see(truth)
        said = seen.said
        today = np.stack(
            [
                said.mood,
                said.energy,
                said.soreness,
                said.rpe,
                seen.night.asleep_min,
                np.log(seen.hrv_rmssd_ms),
                seen.resting_hr_bpm,
                seen.steps,
                seen.weight_kg,
                np.where(seen.recorded, truth.minutes, 0),
            ],
            axis=1,
        )
        there = ~np.isnan(today)
        total, times = total + np.where(there, today, 0), times + there
        if (day + 1) in LANDMARKS:
            months.append(np.where(times > 0, total / np.maximum(times, 1), np.nan))
            total, times = np.zeros((1,)), np.zeros((1,))
    return months


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
    people = Cohort(p.seed + 33, 5_000, parameters=p.parameters, overrides={"joiner": True})
    left = people.history(366, ["left"])["left"]
    return {"pct_90_days": 100 * float(1 - left[90].mean()), "pct_365_days": 100 * float(1 - left[365].mean())}
