"""The outlook at run time, in NumPy alone: daily signals -> risk with its band, drivers, what to do, tomorrow's readiness.

The model on the shelf (`burnout`) was taught on simulated athletes; docs/outlook.md has what it reaches and what it does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from milo import locales
from milo.models import shelf
from milo.models.outlook_features import COLUMNS, NAMES, Array, features
from milo.models.outlook_readiness import as_score, forecast_features, own_scores
from milo.vocabulary.outlook import Driver, NextDay, Outlook, OutlookLevel, OutlookReason, OutlookStep

NEAR, FAR = 28, 90  # days
KNOWN_OF, LEAST_DAYS = 28, 14  # an outlook needs days with anything at all: so many of the last (reference 5.9: 28 days)
LEAST_MORNINGS = 14  # days behind a readiness of tomorrow
DRIVERS = 3
LEAST_EFFECT = 0.03  # smaller drivers are not told (our choice)
RAISED, HIGH = 1.5, 3.0  # times the usual risk (our choice: about the top sixth and the top twenty-fifth)
CURVE_DAYS = range(FAR + 1)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "sleep": ("sleep_h", "sleep_quality"),
    "heart": ("resting_hr_bpm", "hrv_rmssd_ms"),
    "training": ("load_au", "training_min"),
    "steps": ("steps",),
    "feeling": ("mood_1_5", "energy_1_5", "stress_1_5"),
    "soreness": ("soreness_1_10",),
    "exhaustion": ("exhaustion_1_5",),
}
"""What people call the signals; those of one group go together, so that their coefficients
mean something only as a sum, and are told as one."""
ANSWERS = ("mood_1_5", "energy_1_5", "stress_1_5", "exhaustion_1_5")
_MEMBERS = {g: [n for n, name in enumerate(NAMES) if name.split(":")[0] in columns] for g, columns in GROUPS.items()}


@dataclass(frozen=True)
class OutlookModel:
    """The arrays of the shelf's `burnout` model. name: as outlooks call it; usual_risk: share that burns out within 28 days."""

    name: str
    arrays: Mapping[str, Array]
    usual_risk: float

    def standardised(self, x: Array) -> Array:
        """Features as the coefficients take them."""
        return np.asarray((x - self.arrays["mean"]) / self.arrays["sd"])

    def hazard(self, x: Array, asked: Array) -> Array:
        """Cumulative hazard of burnout by each day 0-90, (n, 91). x: (n, features); asked: who answered the questionnaire."""
        z = self.standardised(x)
        chosen = np.where(asked, z @ self.arrays["beta"], z @ self.arrays["beta_plain"])
        base = np.where(asked[:, None], self.arrays["base"], self.arrays["base_plain"])
        return np.asarray(np.exp(chosen)[:, None] * base)

    def effects(self, x: Array, asked: bool) -> dict[str, float]:
        """What each group of signals does to one person's log hazard, beside the usual; a signal nobody knows does nothing."""
        parts = x / self.arrays["sd"] * self.arrays["beta" if asked else "beta_plain"]
        return {group: float(parts[members].sum()) for group, members in _MEMBERS.items()}


@cache
def load() -> OutlookModel | None:
    """The shipped model; None where the shelf has none."""
    if "burnout" not in shelf.names():
        return None
    found = shelf.load("burnout")
    return OutlookModel(f"burnout {found.card['version']}", found.arrays(), float(found.card["baselines"]["base_rate_28d"]))


def outlooks(
    model: OutlookModel | None, athletes: Sequence[str], days: Mapping[str, Any], row: int, as_of: date, language: str = "en"
) -> list[Outlook]:
    """Outlooks of many athletes as of the evening of one day.

    Parameters
    ----------
    model : OutlookModel or None
        None gives outlooks that say why there is no figure.
    athletes : sequence of str
        Their ids, n of them.
    days : Mapping of str to array, (days, n)
        Columns of `outlook_features.COLUMNS`, NaN where missing. Rows after `row` are never looked at.
    row : int
        The row that is looked from; `as_of` is its date.
    language : str
        Of the reasons' texts.

    Returns
    -------
    list of Outlook
        In the order of `athletes`.
    """
    past = {name: np.asarray(values, float)[: row + 1] for name, values in days.items() if name in COLUMNS}
    n = len(athletes)
    if model is None or not past:
        return [_unknown(a, as_of, ["no_model" if model is None else "no_signals"], None, language) for a in athletes]
    x = features(past, [row])[0]
    asked = np.any(x[:, _MEMBERS["exhaustion"]] != 0, axis=1)
    hazard = model.hazard(x, asked)
    seen = np.zeros((row + 1, n), bool)
    answered = np.zeros((row + 1, n), bool)
    for name, values in past.items():
        seen |= ~np.isnan(values)
        if name in ANSWERS:
            answered |= ~np.isnan(values)
    ready = _next_day(model, past, row)
    found = []
    for k, athlete in enumerate(athletes):
        if int(seen[-KNOWN_OF:, k].sum()) < LEAST_DAYS:
            found.append(_unknown(athlete, as_of, ["too_few_days"], ready[k], language))
            continue
        if not answered[-KNOWN_OF:, k].any():
            # A watch alone orders people hardly better than chance, and the model was never taught on people who tell nothing.
            found.append(_unknown(athlete, as_of, ["no_answers"], ready[k], language))
            continue
        codes = ["simulated"]
        if not asked[k]:
            codes.append("no_questionnaire")
        if ready[k] is None:
            codes.append("no_readiness")
        found.append(_one(model, athlete, as_of, x[k], bool(asked[k]), hazard[k], ready[k], codes, language))
    return found


def _one(
    model: OutlookModel,
    athlete: str,
    as_of: date,
    x: Array,
    asked: bool,
    hazard: Array,
    ready: NextDay | None,
    codes: list[str],
    language: str,
) -> Outlook:
    low, high = (float(np.exp(q)) for q in model.arrays["band"][int(asked)])
    risk, usual = _chance(hazard[NEAR]), model.usual_risk
    band = (_chance(hazard[NEAR] * low), _chance(hazard[NEAR] * high))
    level: OutlookLevel = "high" if risk >= HIGH * usual else "raised" if risk >= RAISED * usual else "usual"
    unsure = not asked and band[1] >= HIGH * usual and level != "usual"
    effects = sorted(model.effects(x, asked).items(), key=lambda e: -abs(e[1]))
    drivers = [Driver(name=g, effect=round(float(np.expm1(e)), 3)) for g, e in effects if abs(e) >= LEAST_EFFECT][:DRIVERS]
    return Outlook(
        athlete=athlete,
        as_of=as_of,
        risk_28d=round(risk, 5),
        interval=(round(band[0], 5), round(band[1], 5)),
        risk_90d=round(_chance(hazard[FAR]), 5),
        curve=[
            (day, *(round(1 - _chance(hazard[day] * factor), 5) for factor in (1.0, high, low)))  # type: ignore[misc]
            for day in CURVE_DAYS
        ],
        drivers=drivers,
        readiness_next_day=ready,
        model=model.name,
        reasons=[_reason(code, language) for code in codes],
        level=level,
        unsure=unsure,
        steps=_steps(level, unsure, drivers),
    )


def _steps(level: OutlookLevel, unsure: bool, drivers: Sequence[Driver]) -> list[OutlookStep]:
    """What to do: lighten and rest where the risk is raised, talk where it is high or mood and stress drive it."""
    steps: list[OutlookStep] = []
    if level == "usual":
        steps.append("keep")
    else:
        steps.append("lighten")
        raising = {d.name for d in drivers if d.effect > 0}
        if level == "high" or "sleep" in raising:
            steps.append("rest")
        if level == "high" or raising & {"feeling", "exhaustion"}:
            steps.append("talk")
    if unsure:
        steps.append("questionnaire")
    return steps


def _next_day(model: OutlookModel, past: Mapping[str, Array], row: int) -> list[NextDay | None]:
    """Tomorrow's readiness of each athlete; None with too few mornings, or where the shelf has none that beats an average."""
    n = np.shape(next(iter(past.values())))[1]
    if "readiness_beta" not in model.arrays:
        return [None] * n
    scores = own_scores(past)
    known = np.asarray((~np.isnan(scores)).any(-1))[-KNOWN_OF:].sum(0)
    beta, half = model.arrays["readiness_beta"], float(model.arrays["readiness_half"][0])
    z = beta[0] + forecast_features(scores)[row] @ beta[1:]
    return [
        NextDay(
            score_0_100=round(float(as_score(z[k])), 1),
            interval=(round(float(as_score(z[k] - half)), 1), round(float(as_score(z[k] + half)), 1)),
        )
        if known[k] >= LEAST_MORNINGS
        else None
        for k in range(n)
    ]


def _unknown(athlete: str, as_of: date, codes: Sequence[str], ready: NextDay | None, language: str) -> Outlook:
    return Outlook(
        athlete=athlete, as_of=as_of, risk_28d=None, interval=None, risk_90d=None, curve=[], drivers=[], readiness_next_day=ready,
        model=None, reasons=[_reason(code, language) for code in codes],
    )  # fmt: skip


def _reason(code: str, language: str) -> OutlookReason:
    return OutlookReason(code=code, text=locales.text(f"outlook-reason-{code.replace('_', '-')}", language))


def _chance(hazard: Any) -> float:
    return float(-np.expm1(-hazard))
