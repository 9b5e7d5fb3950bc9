"""Burnout outlook: teach on simulated lives, judge on other lives and on another family of bodies, ship the simplest that is good.

`milo train burnout` writes the shelf's model; `milo train evaluate burnout` measures it again. Needs requirements-train.lock.
What is measured and why: docs/outlook.md. A 28-day AUC above CEILING would be a leak: the twin's own hazard reaches that much.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import plots
import readiness
from survival import (
    FAR,
    NEAR,
    Rows,
    auc,
    brier_skill,
    calibration,
    cox,
    drawn,
    interval,
    lives,
    looks_ahead,
    permuted,
    resampled,
)  # fmt: skip

from milo.models import shelf
from milo.models.outlook_features import COLUMNS, NAMES, features
from milo.twin.panel import panel
from milo.twin.traits import ARCHETYPES

SEED = 2_026
PEOPLE = {"teach": 16_000, "hold": 4_000, "judge": 8_000, "second": 4_000}
QUICK = {"teach": 900, "hold": 300, "judge": 500, "second": 200}
STARTS = {"teach": 0, "hold": 1_000, "judge": 1_100, "second": 1_200}  # blocks of their own: nobody is in two of them
DAYS = 365
RIDGE = 100.0  # in events
MARKERS = {"mood": "mood_1_5:60", "stress": "stress_1_5:60", "sleep": "sleep_h:60", "energy": "energy_1_5:60", "load": "load_au:60",
    "hrv": "hrv_rmssd_ms:60", "questionnaire": "exhaustion_1_5:180"}  # fmt: skip
CEILING = 0.79  # 28-day AUC of the true hazard
BETTER_BY, WITHIN = 0.02, 0.01
BAND = (0.1, 0.9)
ASKED = [n for n, name in enumerate(NAMES) if name.startswith("exhaustion")]
PLAIN = [n for n in range(len(NAMES)) if n not in ASKED]
ROUNDS, FOREST_PEOPLE = 200, 2_500
TOLERANCE = 0.01  # within which `evaluate` reproduces the card's figures on the same seed


def train(quick: bool, out: Path) -> None:
    """Teach, judge, write model and card."""
    size = QUICK if quick else PEOPLE
    sets = {name: lives(SEED, n, DAYS, 2 if name == "second" else 1, STARTS[name]) for name, n in size.items()}
    arrays, chosen, models = _teach(sets["teach"], sets["hold"], quick)
    ready, next_day = readiness.fit(SEED, quick)
    metrics = _judge(arrays, sets, ROUNDS if not quick else 20)
    metrics |= {"models_hold_auc": models, "shipped": chosen, "readiness_next_day": next_day, "leak_guards": _guards(sets, quick)}
    card = {
        "name": "burnout",
        "version": "1",
        "purpose": "28- and 90-day outlook on athlete burnout, and next-day readiness, from daily signals; no diagnosis",
        "data": f"{size['teach']:,} simulated lives of {DAYS} days (twin family 1), nobody real; landmarks every 14 days",
        "licences": ["own simulation, MIT"],
        "command": "milo train burnout" + (" --quick" if quick else ""),
        "seed": SEED,
        "people": size,
        "features": list(NAMES),
        "metrics": metrics,
        "baselines": {"base_rate_28d": round(float(sets["judge"].near.mean()), 5), "markers_auc": metrics["markers_auc"]},
        "limits": [
            "It has learned the equations of a simulation; transfer to people is unproven.",
            "Most alerts are false: at the top tenth of risk about one in fifty burns out within 28 days.",
            "One burnout a life, ages 18-75, no account of work, illness history or medication.",
            "Without the 28-day questionnaire it is little better than mood alone; figures for both are in metrics.",
        ],
    }
    art = {
        "weights.npz": shelf.npz(**arrays, **ready),
        "calibration.svg": plots.calibration(metrics["calibration_bins"]),
        "hazard_ratios.svg": plots.bars(metrics["hazard_ratios"]),
    }
    shelf.put(out, card, art)


def evaluate(model: shelf.Model, quick: bool) -> dict[str, Any]:
    """Measure a model again on the judging people of its seed."""
    size = QUICK if quick else PEOPLE
    sets = {name: lives(SEED, size[name], DAYS, 2 if name == "second" else 1, STARTS[name]) for name in ("judge", "second")}
    found = _judge(model.arrays(), sets, ROUNDS if not quick else 20)
    said = model.card["metrics"]
    same = abs(found["auc_28d"] - said["auc_28d"]) <= (TOLERANCE if not quick else 0.12)
    return {**found, "card_auc_28d": said["auc_28d"], "reproduced": bool(same)}


def risk(arrays: dict[str, np.ndarray], x: np.ndarray, asked: np.ndarray, day: int) -> np.ndarray:
    """Chance of a burnout within so many days, with the coefficients for those who answered the questionnaire, or without."""
    return -np.expm1(-np.exp(_log_hazard(arrays, x, asked)) * np.where(asked, arrays["base"][day], arrays["base_plain"][day]))


def _log_hazard(arrays: dict[str, np.ndarray], x: np.ndarray, asked: np.ndarray) -> np.ndarray:
    z = (x - arrays["mean"]) / arrays["sd"]
    return np.where(asked, z @ arrays["beta"], z @ arrays["beta_plain"])


def _asked(rows: Rows) -> np.ndarray:
    return np.any(rows.x[:, ASKED] != 0, axis=1)


def _teach(rows: Rows, held: Rows, quick: bool) -> tuple[dict[str, np.ndarray], str, dict[str, float]]:
    """The shipped arrays, their name, and every model's AUC on people held out of teaching."""
    mean, sd = rows.x.mean(0, dtype=float), rows.x.std(0, dtype=float) + 1e-6
    z, z_held = (rows.x - mean) / sd, (held.x - mean) / sd
    ridge = RIDGE if not quick else 20.0
    beta, base = cox(z, rows.days, rows.happened, ridge)
    plain_part, base_plain = cox(z[:, PLAIN], rows.days, rows.happened, ridge)
    plain = np.zeros(len(NAMES))
    plain[PLAIN] = plain_part
    found = {f"marker {name}": _sided(held.x[:, NAMES.index(column)], held.near) for name, column in MARKERS.items()}
    found |= {"ridge Cox": auc(z_held @ beta, held.near), "ridge Cox, no questionnaire": auc(z_held @ plain, held.near)}
    found |= _rivals(z, rows, z_held, held, quick)
    rated = {k: round(v, 4) for k, v in found.items()}
    best = max(found.values())
    marker = max((k for k in found if k.startswith("marker")), key=lambda k: found[k])
    chosen = "ridge Cox"
    if found["ridge Cox"] < found[marker] + BETTER_BY and not quick:
        name = NAMES.index(MARKERS[marker.removeprefix("marker ")])
        chosen, only = marker, [name]
        part, base = cox(z[:, only], rows.days, rows.happened, 1.0)
        beta = np.zeros(len(NAMES))
        beta[only] = part
    elif best > found["ridge Cox"] + WITHIN:
        chosen = "ridge Cox (a model with more than .01 more is in the card; only this one is exported)"
    arrays = {
        "mean": mean,
        "sd": sd,
        "beta": beta,
        "beta_plain": plain,
        "base": base[: FAR + 1],
        "base_plain": base_plain[: FAR + 1],
    }
    return arrays | _band(arrays, held), chosen, rated


def _sided(x: np.ndarray, happened: np.ndarray) -> float:
    """A marker's AUC the way round it is better."""
    found = auc(x, happened)
    return max(found, 1 - found)


def _rivals(z: np.ndarray, rows: Rows, z_held: np.ndarray, held: Rows, quick: bool) -> dict[str, float]:
    """Discrete-time logistic hazard and boosting on 28-day periods, a random survival forest on one landmark a person."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sksurv.ensemble import RandomSurvivalForest

    logistic = LogisticRegression(C=0.003, max_iter=300).fit(z, rows.near)
    boosted = HistGradientBoostingClassifier(
        max_iter=120,
        learning_rate=0.05,
        max_leaf_nodes=8,
        min_samples_leaf=60 if quick else 500,
        l2_regularization=10,
        random_state=SEED,
    ).fit(z, rows.near)
    rng = np.random.default_rng(SEED)
    one = _one_each(rows.person, rng)[: 300 if quick else FOREST_PEOPLE]
    # Enough events to split on: everybody with one, and as many others as there is room for.
    one = np.unique(np.concatenate([one, rng.permutation(np.flatnonzero(rows.near))[: len(one) // 4]]))
    outcome = np.array(list(zip(rows.happened[one], rows.days[one], strict=True)), dtype=[("e", bool), ("t", float)])
    forest = RandomSurvivalForest(n_estimators=30 if quick else 60, min_samples_leaf=25, random_state=SEED, n_jobs=1).fit(
        z[one], outcome
    )
    few = rng.permutation(len(held.near))[: 3_000 if quick else 20_000]
    return {
        "discrete-time logistic": auc(logistic.decision_function(z_held), held.near),
        "discrete-time boosting": auc(boosted.decision_function(z_held), held.near),
        "random survival forest": auc(forest.predict(z_held[few]), held.near[few]),
    }


def _one_each(person: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """One row of each person, by chance."""
    mixed = rng.permutation(len(person))
    _, first = np.unique(person[mixed], return_index=True)
    return mixed[first]


def _band(arrays: dict[str, np.ndarray], held: Rows) -> dict[str, np.ndarray]:
    """Split-conformal band of the true log hazard around the predicted one, with and without a questionnaire (rows), 80 %."""
    rng = np.random.default_rng(SEED + 1)
    one = held.of(_one_each(held.person, rng))
    asked = _asked(one)
    missed = np.log(one.hazard * NEAR) - np.log(-np.log1p(-risk(arrays, one.x, asked, NEAR)))
    bands = []
    for group in (False, True):
        values = np.sort(missed[asked == group])
        n = len(values)
        low, high = int(np.floor(BAND[0] * (n + 1))) - 1, int(np.ceil(BAND[1] * (n + 1))) - 1
        bands.append([values[max(low, 0)], values[min(high, n - 1)]])
    return {"band": np.array(bands)}


def _judge(arrays: dict[str, np.ndarray], sets: dict[str, Rows], rounds: int) -> dict[str, Any]:
    """Everything the card says of unseen people, with intervals by person."""
    rows, second = sets["judge"], sets["second"]
    asked = _asked(rows)
    p = risk(arrays, rows.x, asked, NEAR)
    plain = risk(arrays, rows.x, np.zeros(len(asked), bool), NEAR)
    markers = {name: _sided(rows.x[:, NAMES.index(column)], rows.near) for name, column in MARKERS.items()}
    best = max(markers, key=lambda m: markers[m])
    marker = rows.x[:, NAMES.index(MARKERS[best])]
    marker = marker if auc(marker, rows.near) > 0.5 else -marker
    aucs, over, slopes = drawn(p, marker, rows, rounds, SEED + 2)
    far = rows.of(rows.whole)
    far_asked = _asked(far)
    curve = 1 - np.stack([risk(arrays, far.x, far_asked, day) for day in range(1, FAR + 1)], 1)
    # Kaplan-Meier of whole rows is the share without a burnout.
    reference = np.array([1 - float((far.happened & (far.days <= day)).mean()) for day in range(1, FAR + 1)])
    skill = [brier_skill(curve, reference, far, w) for w in resampled(far.person, min(rounds, 100), SEED + 3)]
    second_asked = _asked(second)
    p2 = risk(arrays, second.x, second_asked, NEAR)
    slope, intercept = calibration(p, rows.near)
    one = rows.of(_one_each(rows.person, np.random.default_rng(SEED + 4)))
    found = {
        "people": int(rows.person.max()) + 1,
        "landmarks": len(p),
        "events_28d": int(rows.near.sum()),
        "auc_28d": round(auc(p, rows.near), 4),
        "auc_28d_interval": interval(aucs),
        "auc_28d_without_questionnaire": round(auc(plain, rows.near), 4),
        "uno_c_28d": round(_uno(p, rows), 4),
        "markers_auc": {k: round(v, 4) for k, v in markers.items()},
        "best_marker": best,
        "over_best_marker": round(auc(p, rows.near) - markers[best], 4),
        "over_best_marker_interval": interval(over),
        "auc_oracle": round(auc(rows.hazard, rows.near), 4),
        "auc_archetype_alone": round(auc(_by_archetype(rows), rows.near), 4),
        "auc_answers_per_month_alone": round(_sided(rows.answered, rows.near), 4),
        "calibration_slope": round(slope, 3),
        "calibration_slope_interval": interval(slopes),
        "calibration_intercept": round(intercept, 3),
        "brier_skill_90d": round(brier_skill(curve, reference, far), 5),
        "brier_skill_90d_interval": interval(skill),
        "auc_second_family": round(auc(p2, second.near), 4),
        "band_coverage_80": round(_covered(arrays, one), 3),
        "band_coverage_80_second_family": round(_covered(arrays, second), 3),
        "calibration_bins": _bins(p, rows.near),
        "hazard_ratios": _ratios(arrays),
        "alert_top_tenth": _alert(p, rows.near),
    }
    if found["auc_28d"] > CEILING + 0.03:
        raise AssertionError(f"AUC {found['auc_28d']} is above what the true hazard reaches: a leak")
    return found


def _uno(p: np.ndarray, rows: Rows) -> float:
    """Uno's C at 28 days, on every fourth landmark (pairs of all rows would take hours)."""
    from sksurv.metrics import concordance_index_ipcw

    outcome = np.array(list(zip(rows.happened, rows.days, strict=True)), dtype=[("e", bool), ("t", float)])
    some = np.arange(0, len(p), 4)
    return float(concordance_index_ipcw(outcome, outcome[some], p[some], tau=NEAR + 0.5)[0])


def _by_archetype(rows: Rows) -> np.ndarray:
    rates = np.array([rows.near[rows.archetype == k].mean() if (rows.archetype == k).any() else 0 for k in range(len(ARCHETYPES))])
    return np.asarray(rates[rows.archetype])


def _covered(arrays: dict[str, np.ndarray], rows: Rows) -> float:
    asked = _asked(rows)
    low, high = arrays["band"][asked.astype(int)].T
    missed = np.log(rows.hazard * NEAR) - np.log(-np.log1p(-risk(arrays, rows.x, asked, NEAR)))
    return float(((missed >= low) & (missed <= high)).mean())


def _bins(p: np.ndarray, happened: np.ndarray) -> list[list[float]]:
    """[mean predicted, share that happened, rows] of ten equal parts."""
    parts = np.array_split(np.argsort(p), 10)
    return [[round(float(p[i].mean()), 5), round(float(happened[i].mean()), 5), len(i)] for i in parts]


def _ratios(arrays: dict[str, np.ndarray]) -> dict[str, float]:
    """Hazard ratio of each signal per standard deviation, when all its averages move together."""
    found = {}
    for column in COLUMNS:
        mine = [n for n, name in enumerate(NAMES) if name.startswith(f"{column}:") and not name.endswith("spread")]
        found[column] = round(float(np.exp(arrays["beta"][mine].sum())), 3)
    return found


def _alert(p: np.ndarray, happened: np.ndarray) -> dict[str, float]:
    flagged = p >= np.quantile(p, 0.9)
    return {
        "sensitivity": round(float(happened[flagged].sum() / happened.sum()), 3),
        "ppv": round(float(happened[flagged].mean()), 4),
    }


def _guards(sets: dict[str, Rows], quick: bool) -> dict[str, Any]:
    """Permuted labels must give .50; features must not change with later days."""
    mixed = permuted(sets["teach"], SEED)
    mean, sd = mixed.x.mean(0, dtype=float), mixed.x.std(0, dtype=float) + 1e-6
    beta, _ = cox((mixed.x - mean) / sd, mixed.days, mixed.happened, 20.0, rounds=4)
    few = panel(SEED, 20, 80, start=1_300)
    score = ((sets["judge"].x - mean) / sd) @ beta
    found = [auc(score, permuted(sets["judge"], SEED + k).near) for k in range(20)]
    return {
        "auc_permuted_labels": round(float(np.mean(found)), 4),
        "features_look_ahead": looks_ahead(features, few, 40),
    }
