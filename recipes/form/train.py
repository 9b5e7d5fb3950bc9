"""Train the form model: an angle network, trees that name the exercise, trees and a graph-LSTM that judge repetitions.

The judges are compared on people and cameras none of them saw, beside rules, the mean and a random split; the best is shipped.
Needs the training packages (`make train-env`); UI-PRMD is used where it lies (MILO_SHARED_DATA), and left out where not.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import uiprmd
from judging import auc, interval, rules_of
from sets import TARGETS, Layers, Sets, adjacency, joined, real, simulated

from milo.models import shelf
from milo.models.form import EXERCISES, FormModel, from_arrays
from milo.signals.pose_angles import ANGLES
from milo.twin.lifts import FIVE

SEED, TEST_SEED, UNTOUCHED_SEED = 1, 2, 31
"""Of training, of the sets that choices were made on, and of sets that nothing was chosen on."""
ANGLE_SETS, SETS, TEST_SETS, UNTOUCHED_SETS, SHOTS = 1200, 2500, 400, 250, 2
QUICK_SETS, QUICK_TEST = 40, 20
VERSION = "1"


def _names(sets: Sets) -> list[str]:
    return sorted(max(sets.rows, key=len))


def _matrix(sets: Sets, names: list[str]) -> np.ndarray:
    return np.array([[row.get(n, np.nan) for n in names] for row in sets.rows])


def _known(exercises: list[str]) -> np.ndarray:
    return np.eye(len(EXERCISES))[[EXERCISES.index(e) for e in exercises]]


def export(models: list[Any], prefix: str, base: np.ndarray) -> dict[str, np.ndarray]:
    """sklearn's histogram boosting (one model an output, or one classifier) as the arrays of `models.form.Trees`."""
    feature, threshold, left, right, value, missing, roots, output = [], [], [], [], [], [], [], []
    at = 0
    for k, model in enumerate(models):
        for stage in model._predictors:
            for j, tree in enumerate(stage):
                nodes = tree.nodes
                leaf = nodes["is_leaf"].astype(bool)
                roots.append(at)
                output.append(j if len(stage) > 1 else k)
                feature.append(np.where(leaf, -1, nodes["feature_idx"]))
                threshold.append(np.where(leaf, 0, nodes["num_threshold"]))
                left.append(np.where(leaf, -1, nodes["left"] + at))
                right.append(np.where(leaf, -1, nodes["right"] + at))
                value.append(nodes["value"])
                missing.append(nodes["missing_go_to_left"])
                at += len(nodes)
    kinds = (np.int16, np.float32, np.int32, np.int32, np.float32, bool)
    names = ("feature", "threshold", "left", "right", "value", "missing_left")
    out = {
        n: np.concatenate(v).astype(t)
        for n, v, t in zip(names, (feature, threshold, left, right, value, missing), kinds, strict=True)
    }
    out |= {"roots": np.array(roots, np.int32), "output": np.array(output, np.int32), "base": base.astype(np.float32)}
    return {f"{prefix}.{k}": v for k, v in out.items()}


def fit_exercise(sets: Sets, names: list[str], rounds: int) -> dict[str, np.ndarray]:
    """Trees that name the exercise."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    x, y = _matrix(sets, names), np.array([EXERCISES.index(e) for e in sets.exercise])
    # Every class at least once, or its column would be missing.
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        max_leaf_nodes=8,
        learning_rate=0.15,
        min_samples_leaf=8,
        l2_regularization=1.0,
        max_features=0.3,
        random_state=0,
        early_stopping=False,
    )
    model.fit(np.vstack([x, np.full((len(EXERCISES), x.shape[1]), np.nan)]), np.concatenate([y, np.arange(len(EXERCISES))]))
    return export([model], "exercise", np.ravel(model._baseline_prediction))


def fit_judge(sets: Sets, names: list[str], rounds: int) -> dict[str, np.ndarray]:
    """Trees that judge form, strain and faults."""
    from sklearn.ensemble import HistGradientBoostingRegressor

    x = np.hstack([_matrix(sets, names), _known(sets.exercise)])
    y = np.array(sets.target)
    models, base = [], []
    for k, name in enumerate(TARGETS):
        good = np.isfinite(y[:, k])
        big = name in {"form", "strain"}
        model = HistGradientBoostingRegressor(
            max_iter=rounds if big else rounds // 2,
            max_leaf_nodes=16 if big else 8,
            learning_rate=0.07,
            min_samples_leaf=10,
            l2_regularization=2.0,
            max_features=0.3,
            random_state=0,
            early_stopping=False,
        )
        model.fit(x[good], y[good, k])
        models.append(model)
        base.append(float(np.ravel(model._baseline_prediction)[0]))
    return export(models, "judge", np.array(base))


def fit_angles(sets: Sets, epochs: int) -> dict[str, np.ndarray]:
    """A network of two hidden layers that corrects geometric angles."""
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    x = torch.tensor(np.concatenate(sets.frame_in))
    off = np.concatenate(sets.frame_out) - np.concatenate(sets.frame_base)
    seen = torch.tensor(np.isfinite(off).astype(np.float32))
    y = torch.tensor(np.nan_to_num(off / 90).astype(np.float32))
    middle, scale = x.mean(0), x.std(0) + 0.05
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], 160),
        torch.nn.ReLU(),
        torch.nn.Linear(160, 96),
        torch.nn.ReLU(),
        torch.nn.Linear(96, len(ANGLES)),
    )
    optimiser = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs)
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for part in order.split(256):
            batch = (x[part] - middle) / scale
            loss = ((net(batch + 0.05 * torch.randn_like(batch)) - y[part]).abs() * seen[part]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        plan.step()
    out = {}
    for k, layer in enumerate(m for m in net if isinstance(m, torch.nn.Linear)):
        weight, bias = layer.weight.detach().numpy().T, layer.bias.detach().numpy()
        if k == 0:  # the scaling of the inputs goes into the first layer
            bias = bias - (middle / scale).numpy() @ weight
            weight = weight / scale.numpy()[:, None]
        out |= {f"angle.w{k}": weight.astype(np.float32), f"angle.b{k}": bias.astype(np.float32)}
    return out


def fit_graph(sets: Sets, test: Sets, epochs: int) -> tuple[np.ndarray, int]:
    """A graph-LSTM (two graph layers of 64, bidirectional LSTM): predictions (repetitions of test, targets), and its parameters."""
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    links = torch.tensor(adjacency(), dtype=torch.float32)

    class Graph(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.first, self.second = torch.nn.Linear(5, 64), torch.nn.Linear(64, 64)
            self.squeeze = torch.nn.Linear(35 * 64, 48)
            self.lstm = torch.nn.LSTM(48, 64, bidirectional=True, batch_first=True)
            self.head = torch.nn.Sequential(
                torch.nn.Linear(128 + len(EXERCISES), 96), torch.nn.ReLU(), torch.nn.Linear(96, len(TARGETS))
            )

        def forward(self, x: Any, known: Any) -> Any:
            h = torch.relu(links @ self.first(x))
            h = torch.relu(links @ self.second(h))
            h = torch.relu(self.squeeze(h.flatten(2)))
            h, _ = self.lstm(h)
            return self.head(torch.cat([h.mean(1), known], 1))

    scale = torch.tensor([100.0 if n in {"form", "strain"} else 1.0 for n in TARGETS])
    y = torch.tensor(np.array(sets.target), dtype=torch.float32) / scale
    seen = torch.isfinite(y).float()
    y, known = torch.nan_to_num(y), torch.tensor(_known(sets.exercise), dtype=torch.float32)
    x = torch.tensor(np.array(sets.graph)[:, ::2])
    net = Graph()
    optimiser = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs)
    for _ in range(epochs):
        for part in torch.randperm(len(x)).split(64):
            loss = ((net(x[part].float(), known[part]) - y[part]).abs() * seen[part]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        plan.step()
    net.eval()
    inputs = torch.tensor(np.array(test.graph)[:, ::2]).split(256)
    lifts = torch.tensor(_known(test.exercise), dtype=torch.float32).split(256)
    with torch.no_grad():
        told = [net(part.float(), lift) for part, lift in zip(inputs, lifts, strict=True)]
        found = (torch.cat(told) * scale).numpy()
    return found, sum(p.numel() for p in net.parameters())


def by_take(sets: Sets, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means of repetitions' values and the label of each set, for the five lifts."""
    takes = np.array(sets.take)
    chosen = np.isin(sets.exercise, FIVE) & np.array(sets.whole) & (np.array(sets.real) == 0)
    found, truth = [], []
    for take in np.unique(takes[chosen]):
        mine = (takes == take) & chosen
        found.append(values[mine].mean())
        truth.append(mine.argmax())
    return np.array(found), np.array(truth)


def measure(model: FormModel, test: Sets, train: Sets) -> dict[str, Any]:
    """The figures of the card on people and cameras that were not trained on."""
    found: dict[str, Any] = {}
    rows = model.rows(test.rows)
    labels = np.array(test.target)
    takes = np.array(test.take)
    five = np.isin(test.exercise, FIVE)
    reps = ~np.array(test.whole)
    right = []
    for take in np.unique(takes[five]):
        mine = (takes == take) & reps
        name = EXERCISES[int(np.argmax(model.recognise(rows[mine])))]
        right.append(name == test.exercise[int(mine.argmax())])
    found["exercise_accuracy"] = interval(np.array(right, float))
    all_right = []
    for take in np.unique(takes):
        mine = (takes == take) & reps
        all_right.append(EXERCISES[int(np.argmax(model.recognise(rows[mine])))] == test.exercise[int(mine.argmax())])
    found["exercise_accuracy_all"] = interval(np.array(all_right, float))
    judged = np.zeros((len(rows), len(TARGETS)))
    for exercise in set(test.exercise):
        mine = np.array([e == exercise for e in test.exercise])
        told = model.assess(rows[mine], exercise)
        judged[mine] = np.column_stack([told[t] for t in TARGETS])
    rules = rules_of(test)
    average = np.array(train.target)[np.isin(train.exercise, FIVE)]
    for k, name in enumerate(("form", "strain")):
        told, first = by_take(test, judged[:, k])
        truth = labels[first, k]
        ruled, _ = by_take(test, rules[:, k])
        found[f"{name}_mae_trees"] = interval(np.abs(told - truth))
        found[f"{name}_rmse_trees"] = round(float(np.sqrt(np.mean((told - truth) ** 2))), 2)
        found[f"{name}_mae_rules"] = interval(np.abs(ruled - truth))
        found[f"{name}_mae_mean"] = interval(np.abs(np.nanmean(average[:, k]) - truth))
        found[f"{name}_spread"] = round(float(np.quantile(np.abs(told - truth), 0.9)), 1)
    faults = {}
    for k, name in enumerate(TARGETS[2:], 2):
        has = labels[:, k] > 0.3
        if has[five].sum() > 10:
            faults[name] = round(auc(judged[:, k], has, five), 3)
    found["fault_auc"] = faults
    x, base, truth = (np.concatenate(v).astype(float) for v in (test.frame_in, test.frame_base, test.frame_out))
    for k, (weight, bias) in enumerate(model.layers):
        x = x @ weight + bias
        x = np.maximum(x, 0) if k < len(model.layers) - 1 else x
    views = np.array(test.frame_view)
    for label, chosen in (("side", views == "side"), ("all", np.full(len(views), True))):
        for kind, value in (("network", np.clip(base + 90 * x, 0, 180)), ("geometry", base)):
            off = np.abs(value - truth)[chosen]
            found[f"angle_mae_{label}_{kind}"] = round(float(np.nanmean(off)), 2)
    return found


def angle_layers(quick: bool) -> tuple[dict[str, np.ndarray], Layers]:
    """The angle network, trained on frames of people of its own."""
    arrays = fit_angles(simulated(QUICK_SETS if quick else ANGLE_SETS, SEED + 100, None), 3 if quick else 40)
    return arrays, [(arrays[f"angle.w{k}"].astype(float), arrays[f"angle.b{k}"].astype(float)) for k in range(3)]


def data(quick: bool, layers: Layers) -> tuple[Sets, Sets]:
    """Training sets, and test sets of other people and cameras."""
    sets = simulated(QUICK_SETS if quick else SETS, SEED, layers)
    if not quick and uiprmd.FOLDER.is_dir():
        sets = joined(sets, real(SEED, SHOTS, 1_000_000, layers))
    return sets, simulated(QUICK_TEST if quick else TEST_SETS, TEST_SEED, layers)


def train(quick: bool, out: Path) -> dict[str, Any]:
    """Train and write the model with its card. quick: a small run that proves the recipe."""
    began = time.process_time()
    angle, layers = angle_layers(quick)
    sets, test = data(quick, layers)
    names = _names(sets)
    rounds = 12 if quick else 240
    arrays = {"names": np.array(names), "targets": np.array(TARGETS), "spread": np.array([20.0, 20.0]), "far": np.zeros(1)}
    arrays |= fit_exercise(sets, names, rounds // 3 + 4) | fit_judge(sets, names, rounds) | angle
    metrics = measure(from_arrays(arrays, "new"), test, sets)
    arrays["spread"] = np.array([metrics["form_spread"], metrics["strain_spread"]])
    told, parameters = fit_graph(sets, test, 1 if quick else 6)
    for k, name in enumerate(("form", "strain")):
        value, first = by_take(test, told[:, k])
        metrics[f"{name}_mae_graph_lstm"] = interval(np.abs(value - np.array(test.target)[first, k]))
    metrics["graph_lstm_parameters"] = parameters
    card = {
        "name": "form",
        "version": VERSION + ("-quick" if quick else ""),
        "purpose": "Names the exercise of a filmed set, corrects joint angles, judges form, strain and faults.",
        "data": "Simulated sets of the digital athlete"
        + (" and UI-PRMD (Vakanski et al., Data 2018, 3(1):2)" if any(sets.real) else ""),
        "licences": "UI-PRMD: Open Data Commons PDDL 1.0" if any(sets.real) else "none: simulated",
        "command": "milo train form" + (" --quick" if quick else ""),
        "seed": SEED,
        "metrics": metrics,
        "baselines": {
            "rules": "signals.pose_faults",
            "mean": "of the training sets",
            "graph_lstm": "two graph layers of 64 and an LSTM",
        },
        "limits": "Fault labels are simulated; of real people only UI-PRMD was measured (docs/form.md).",
        "cpu_seconds": round(time.process_time() - began),
    }
    shelf.put(out, card, {"weights.npz": shelf.npz(**arrays)})
    print(json.dumps(metrics, indent=1))
    return metrics


def evaluate(model: shelf.Model, quick: bool) -> dict[str, Any]:
    """Measure the shipped model again on the same unseen sets as its card, or a part of them, and on sets nothing was chosen on."""
    loaded = from_arrays(model.arrays(), model.name)
    test = simulated(QUICK_TEST if quick else TEST_SETS, TEST_SEED, loaded.layers)
    untouched = simulated(QUICK_TEST if quick else UNTOUCHED_SETS, UNTOUCHED_SEED, loaded.layers)
    return measure(loaded, test, test) | {"untouched": measure(loaded, untouched, untouched)}
