"""Figures on people none of the models saw: UI-PRMD leave one person out, and what a random split would have shown instead.

`PYTHONPATH=src python recipes/form/leave_out.py` prints both tables of docs/form.md as JSON; needs the training packages.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import uiprmd
from judging import auc, interval, rules_of
from sets import Sets, real, simulated
from train import TARGETS, fit_graph

from milo.models.form import EXERCISES, load
from milo.twin.lifts import FIVE

PEOPLE_SEED, SEED = 1, 2  # of the cameras before UI-PRMD, and of the simulated sets, which the shipped model was not trained on
SIMULATED, SHOTS, EPOCHS, DRAWS = 400, 2, 6, 300
Matrix = np.ndarray
Fit = Callable[[Matrix, Matrix, Matrix], Matrix]
"""Features and targets to learn from, features to judge: a score of each, higher is better form."""


def picked(sets: Sets, chosen: Matrix) -> Sets:
    """The rows of repetitions that are chosen."""
    out = Sets()
    for name in ("rows", "exercise", "target", "whole", "take", "view", "real", "graph"):
        setattr(out, name, [v for v, c in zip(getattr(sets, name), chosen, strict=True) if c])
    return out


def numbers(sets: Sets, names: list[str]) -> Matrix:
    """Features (rows, names), and the exercise as a column each."""
    known = np.eye(len(EXERCISES))[[EXERCISES.index(e) for e in sets.exercise]]
    return np.hstack([np.array([[row.get(n, np.nan) for n in names] for row in sets.rows]), known])


def trees(x: Matrix, y: Matrix, asked: Matrix) -> Matrix:
    """Boosted trees, as the shipped judge."""
    from sklearn.ensemble import HistGradientBoostingRegressor

    model = HistGradientBoostingRegressor(
        max_iter=160, max_leaf_nodes=16, learning_rate=0.07, min_samples_leaf=10, l2_regularization=2.0, max_features=0.3,
        random_state=0, early_stopping=False,
    )  # fmt: skip
    good = np.nanstd(x, axis=0) > 0
    return np.asarray(model.fit(x[:, good], y).predict(asked[:, good]))


def line(x: Matrix, y: Matrix, asked: Matrix) -> Matrix:
    """Logistic regression on standardised numbers, strongly held back: forty repetitions are few."""
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression(C=0.01, max_iter=2000))
    good = np.nanstd(x, axis=0) > 0
    return np.asarray(model.fit(x[:, good], y > 80).predict_proba(asked[:, good])[:, 1])


def spread(score: Matrix, right: Matrix, person: Matrix) -> dict[str, float]:
    """Area under the curve, pooled and mean of the persons' own, with a 95 % bootstrap interval of the latter over repetitions."""
    rng = np.random.default_rng(0)

    def of_each(draw: bool) -> float:
        areas = []
        for p in np.unique(person):
            mine = [np.flatnonzero((person == p) & (right == r)) for r in (True, False)]
            some = np.concatenate([rng.choice(m, len(m)) if draw else m for m in mine])
            areas.append(auc(score[some], right[some]))
        return float(np.mean(areas))

    low, high = np.quantile([of_each(True) for _ in range(DRAWS)], (0.025, 0.975))
    found = {"pooled": auc(score, right), "each_person": of_each(False), "low": low, "high": high}
    return {k: round(float(v), 3) for k, v in found.items()} | {"n": len(score)}


def people(found: Sets) -> dict[str, Any]:
    """Correct against incorrect repetitions of each movement, each person judged by what the other two taught."""
    right, person = np.array(found.target)[:, 0] > 80, np.array(found.real)
    kinect, exercise = np.array(found.view) == "kinect", np.array(found.exercise)
    x, y = numbers(found, sorted(max(found.rows, key=len))), np.array(found.target)[:, 0]
    rules = rules_of(found)[:, 0]
    out: dict[str, Any] = {}
    for movement in uiprmd.MOVEMENTS.values():
        for label, chosen in (("kinect", kinect), ("all_cameras", np.full(len(kinect), True))):
            mine = (exercise == movement) & chosen
            told = {name: np.full(len(y), np.nan) for name in ("logistic", "trees", "random_split")}
            for p in np.unique(person):
                learn, held = mine & (person != p), mine & (person == p)
                told["logistic"][held] = line(x[learn], y[learn], x[held])
                told["trees"][held] = trees(x[learn], y[learn], x[held])
            part = np.random.default_rng(0).integers(0, 3, len(y))
            for p in range(3):
                learn, held = mine & (part != p), mine & (part == p)
                told["random_split"][held] = line(x[learn], y[learn], x[held])
            told["rules_zero_shot"] = rules
            out[f"{movement}.{label}"] = {k: spread(v[mine], right[mine], person[mine]) for k, v in told.items()}
    return out


def leak(made: Sets, epochs: int) -> dict[str, Any]:
    """Mean absolute error of the form score of simulated repetitions, once split by person and camera and once at random."""
    made = picked(made, np.isin(made.exercise, FIVE) & ~np.array(made.whole))
    take, n = np.array(made.take), len(made.rows)
    held = {"by_person_and_camera": take >= np.quantile(take, 0.8)}
    shuffled = np.random.default_rng(0).permutation(n)
    held["random"] = np.isin(np.arange(n), shuffled[: int(held["by_person_and_camera"].sum())])
    x, y, rules = numbers(made, sorted(max(made.rows, key=len))), np.array(made.target)[:, 0], rules_of(made)[:, 0]
    out = {}
    for split, test in held.items():
        graph, _ = fit_graph(picked(made, ~test), picked(made, test), epochs)
        told = {
            "rules": rules[test],
            "trees": trees(x[~test], y[~test], x[test]),
            "graph_lstm": graph[:, TARGETS.index("form")],
            "mean": np.full(int(test.sum()), y[~test].mean()),
        }
        out[split] = {k: interval(np.abs(v - y[test])) for k, v in told.items()}
    return out


def measure(quick: bool = False) -> dict[str, Any]:
    """Both tables.  quick: few simulated sets, no camera beside the Kinect, one round of the network."""
    model = load()
    assert model is not None
    made = simulated(30 if quick else SIMULATED, SEED, model.layers)
    found: dict[str, Any] = {"leak": leak(made, 1 if quick else EPOCHS)}
    if uiprmd.FOLDER.is_dir():
        recorded = real(PEOPLE_SEED, 0 if quick else SHOTS, 0, model.layers)
        found["missed"] = sum(c[1] == 0 for c in recorded.counted)
        found["people"] = people(picked(recorded, np.array(recorded.whole)))
    return found


if __name__ == "__main__":
    print(json.dumps(measure("--quick" in sys.argv), indent=1))
