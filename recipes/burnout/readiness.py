"""Next-day readiness on unseen people, beside persistence, the own mean and an exponential average; shipped only if better."""

from __future__ import annotations

from typing import Any

import numpy as np

from milo.models.outlook_readiness import averages, forecast_features, own_scores, readiness
from milo.twin.panel import panel

WARM = 28  # days before anything is forecast
RIDGE = 50.0
MEMORIES = (2.0, 3.0, 5.0, 7.0, 14.0, 28.0)
ROUNDS = 200


def _examples(seed: int, athletes: int, days: int, start: int, family: int = 1) -> dict[str, np.ndarray]:
    people = panel(seed, athletes, days, family, start)
    scores = own_scores(people.days)
    ready = readiness(scores)
    x = forecast_features(scores)[WARM:-1]
    y = ready[WARM + 1 :]
    known = ~np.isnan(y) & ~np.isnan(ready[WARM:-1])
    found = {
        "x": x[known],
        "y": y[known],
        "today": ready[WARM:-1][known],
        "person": np.broadcast_to(np.arange(people.n), y.shape)[known],
    }
    found |= {f"average {m:g}": averages(ready, m)[WARM:-1][known] for m in MEMORIES}
    return found


def fit(seed: int, quick: bool) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Arrays of the forecast, and its measures. The arrays are empty where it beats no simple forecast."""
    athletes, days = (150, 90) if quick else (1_000, 240)
    learn, held, judge, other = (_examples(seed, athletes, days, start, f) for start, f in ((0, 1), (400, 1), (500, 1), (600, 2)))
    x = np.column_stack([np.ones(len(learn["x"])), learn["x"]])
    beta = np.linalg.solve(x.T @ x + RIDGE * np.diag([0.0, *np.ones(x.shape[1] - 1)]), x.T @ learn["y"])
    best_memory = min(MEMORIES, key=lambda m: float(np.mean((held[f"average {m:g}"] - held["y"]) ** 2)))
    measures: dict[str, Any] = {
        "examples": len(judge["y"]),
        "unit": "own standard deviations",
        "best_average_memory_days": best_memory,
    }
    rng = np.random.default_rng(seed)
    for name, data in (("unseen", judge), ("second_family", other)):
        rivals = {
            "persistence": data["today"],
            "own_mean": np.zeros(len(data["y"])),
            "average": data[f"average {best_memory:g}"],
            "model": beta[0] + data["x"] @ beta[1:],
        }
        people = int(data["person"].max()) + 1
        sums = {r: np.bincount(data["person"], (p - data["y"]) ** 2, people) for r, p in rivals.items()}
        count = np.bincount(data["person"], minlength=people)
        measures[name] = {f"rmse_{r}": round(float(np.sqrt(s.sum() / count.sum())), 4) for r, s in sums.items()}
        best = min(("persistence", "own_mean", "average"), key=lambda r: float(sums[r].sum()))
        gains = []
        for _ in range(ROUNDS):
            w = np.bincount(rng.integers(0, people, people), minlength=people)
            error = {r: np.sqrt((w * sums[r]).sum() / (w * count).sum()) for r in (best, "model")}
            gains.append(float(1 - error["model"] / error[best]))
        low, high = np.quantile(gains, (0.025, 0.975))
        measures[name] |= {
            "best_simple": best,
            "gain": round(float(np.mean(gains)), 4),
            "gain_interval": [round(low, 4), round(high, 4)],
        }
    better = measures["unseen"]["gain_interval"][0] > 0 and measures["second_family"]["gain"] > 0
    measures["shipped"] = bool(better)
    if not better:
        return {}, measures
    misses = np.sort(np.abs(beta[0] + held["x"] @ beta[1:] - held["y"]))
    half = float(misses[min(len(misses) - 1, int(np.ceil(0.8 * (len(misses) + 1))) - 1)])
    inside = np.abs(beta[0] + judge["x"] @ beta[1:] - judge["y"]) <= half
    measures["band_coverage_80"] = round(float(inside.mean()), 3)
    return {"readiness_beta": beta, "readiness_half": np.array([half])}, measures
