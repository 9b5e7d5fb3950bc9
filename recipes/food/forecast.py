"""Forecasts a day's protein and energy from the seven days before: a GRU against a ridge regression and two plain rules.

    python recipes/food/forecast.py [--quick]       trains and judges the forecast alone, and puts it on the shelf's model `food`

Data: meals of simulated people as they told them (milo.twin.meals), by people: taught, held out for choices, judged. The GRU has
two layers of 64 and an attention over the seven days. Everything learned sees the same numbers. A learned forecast speaks only
where it beats every simpler one on people nobody saw, with a paired 95 % interval that leaves zero out.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.models import shelf

SEED = 31
BLOCKS = {"taught": 5, "held": 1, "judged": 2}  # of 256 people each
LIVED = 75  # days; the first 28 are history for the weekday's average
FIRST = 28
STRENGTHS = (1.0, 10.0, 100.0, 1_000.0)
KEEP = 0.7  # of a weekday's average from week to week (our choice)
HIDDEN, EPOCHS, BATCH, RATE = 64, 14, 256, 2e-3
TARGETS = ("protein_g", "kcal")
DAYS = 7
LEAST_LOGGED = 4  # of the seven days (our choice)
FEATURES = (
    *(f"protein:{n}" for n in range(DAYS, 0, -1)),
    *(f"energy:{n}" for n in range(DAYS, 0, -1)),
    *(f"trained:{n}" for n in range(DAYS, 0, -1)),
    *(f"logged:{n}" for n in range(DAYS, 0, -1)),
    "protein_per_1000_kcal",
    *(f"weekday:{n}" for n in range(7)),
    "training_planned",
)
"""Inputs: the number after the colon counts days back, or the weekday from Monday."""
DRAWS = 2_000
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """What a part of the people told. x: (n, DAYS, channels) and (n, static); y: (n, 2), as a share of the mean of seven days."""

    x: Array
    flat: Array
    y: Array
    mean: Array
    plain: dict[str, Array]
    person: NDArray[np.int64]


def inputs(eaten: Array, trained: Array, weekday: int, planned: bool) -> tuple[Array, Array]:
    """What the forecasts see.

    Parameters
    ----------
    eaten : array, (7, 2)
        Protein in g and energy in kcal, oldest day first; NaN where a day was not logged.
    trained : array, (7,)
        1 where there was training.
    weekday : int
        Of the day to come, 0 Monday.
    planned : bool
        Whether the day to come has training in the plan.

    Returns
    -------
    tuple of array, (7, 13) and (37,)
        By day, for a network that reads them in order; and in one row, in the order of FEATURES.
    """
    logged = ~np.isnan(eaten[:, 0])
    mean = np.nanmean(eaten, 0)
    share = np.where(logged[:, None], np.clip(eaten / mean, 0.2, 3.0), 1.0) - 1.0
    level = 1000 * mean[0] / max(mean[1], 1.0) / 50 - 1
    day = np.eye(7)[weekday]
    known = np.r_[level, day, float(planned)]
    flat = np.r_[share[:, 0], share[:, 1], trained, logged, known]
    return np.c_[share, trained, logged, np.tile(known, (DAYS, 1))], flat


def told(seed: int, blocks: range, lived: int) -> Told:
    """Days of all people of some blocks whose day and at least LEAST_LOGGED of the seven before were logged."""
    from milo.twin import meals
    from milo.twin.days import Block
    from milo.twin.parameters import REFERENCE

    rows: list[tuple[Any, ...]] = []
    for number in blocks:
        block = Block(seed, number, REFERENCE)
        n = len(block.people)
        eaten = np.full((lived, n, 2), np.nan)
        trained, planned, weekday = np.zeros((lived, n)), np.zeros((lived, n)), np.zeros(lived, int)
        for day in block.days():
            d = day.number
            if d == lived:
                break
            shares, clock = meals.table(block, day)
            for k in range(n):
                mine = [record for _, record in meals.tell(block, day, shares, clock, k)]
                if mine:
                    eaten[d, k] = sum(m.protein_g or 0 for m in mine), sum(m.calories or 0 for m in mine)
            trained[d], planned[d], weekday[d] = day.session_s > 0, day.truth.planned, day.truth.day.weekday()
        for k in range(n):
            for d in range(FIRST, lived):
                before = eaten[d - DAYS : d, k]
                logged = ~np.isnan(before[:, 0])
                if np.isnan(eaten[d, k, 0]) or logged.sum() < LEAST_LOGGED:
                    continue
                mean = np.nanmean(before, 0)
                x, flat = inputs(before, trained[d - DAYS : d, k], weekday[d], bool(planned[d, k]))
                rows.append((x, flat, eaten[d, k] / mean, mean, _weekday_mean(eaten[:d, k]) / mean, number * n + k))
    x, flat, y, mean, week, person = (np.array(column) for column in zip(*rows, strict=True))
    return Told(x, flat, y, mean, {"mean of 7 days": np.ones_like(y), "weekday average": week}, person)


def _weekday_mean(before: Array) -> Array:
    """An exponentially weighted mean of the same weekday, pulled to the mean of all days."""
    usual = np.nanmean(before[-28:], 0)
    found = usual
    for row in before[len(before) % 7 :: 7] if len(before) % 7 else before[::7]:
        if not np.isnan(row[0]):
            found = KEEP * found + (1 - KEEP) * row
    return found


def ridge(taught: Told, held: Told) -> tuple[Array, float]:
    """Coefficients (features + 1, 2), the last row the intercept; the strength that does best on the people held out."""
    best: tuple[float, Array, float] | None = None
    x = np.c_[taught.flat, np.ones(len(taught.flat))]
    for strength in STRENGTHS:
        pull = np.diag([strength] * (x.shape[1] - 1) + [0.0])
        fitted = np.linalg.solve(x.T @ x + pull, x.T @ taught.y)
        off = float(np.abs(held.y - np.c_[held.flat, np.ones(len(held.flat))] @ fitted).mean())
        if best is None or off < best[0]:
            best = (off, fitted, strength)
    assert best is not None
    return best[1], best[2]


def gru(taught: Told, held: Told, judged: Told, epochs: int) -> Array:
    """What the GRU says of the people judged, (n, 2); the epoch that does best on the people held out."""
    import torch
    from torch import nn

    torch.manual_seed(SEED)

    class Forecast(nn.Module):
        """Two layers of 64, an attention over the days, and a last layer."""

        def __init__(self, channels: int) -> None:
            super().__init__()
            self.gru = nn.GRU(channels, HIDDEN, num_layers=2, batch_first=True, dropout=0.1)
            self.look = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 1))
            self.out = nn.Linear(HIDDEN, 2)
            nn.init.zeros_(self.out.weight)

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            states, _ = self.gru(x)
            share = self.look(states).softmax(1)
            return 1 + self.out((share * states).sum(1))

    def tensor(a: Array) -> torch.Tensor:
        return torch.tensor(a, dtype=torch.float32)

    model = Forecast(taught.x.shape[2])
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-3)
    steps = epochs * -(-len(taught.x) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    x, y = tensor(taught.x), tensor(taught.y)
    best, said = np.inf, np.ones_like(judged.y)
    for epoch in range(epochs):
        model.train()
        order = torch.randperm(len(x))
        for at in range(0, len(x), BATCH):
            picked = order[at : at + BATCH]
            loss = nn.functional.smooth_l1_loss(model(x[picked]), y[picked], beta=0.1)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
        model.eval()
        with torch.no_grad():
            off = float(np.abs(model(tensor(held.x)).numpy() - held.y).mean())
            if off < best:
                best, said = off, model(tensor(judged.x)).numpy().astype(float)
        print(f"epoch {epoch}: held out {off:.4f}", flush=True)
    return said


def compared(judged: Told, said: dict[str, Array]) -> dict[str, Any]:
    """Mean absolute errors by method, and the paired difference to every other one with its interval over people."""
    rng = np.random.default_rng(SEED)
    people, place = np.unique(judged.person, return_inverse=True)
    count = np.bincount(place)

    def errors(share: Array) -> Array:
        off = np.abs(share - judged.y) * judged.mean
        return np.stack([np.bincount(place, off[:, t]) / count for t in range(2)], 1)

    own = {name: errors(share) for name, share in said.items()}
    picked = rng.integers(len(people), size=(DRAWS, len(people)))
    found: dict[str, Any] = {
        "people": len(people),
        "days": len(judged.y),
        "mean_absolute_error": {
            name: {target: round(float(e[:, t].mean()), 2) for t, target in enumerate(TARGETS)} for name, e in own.items()
        },
        "paired": [],
    }
    for name in said:
        for other in said:
            if name in ("GRU", "ridge") and name != other:
                apart = (own[name] - own[other])[picked].mean(1)
                for t, target in enumerate(TARGETS):
                    low, high = np.quantile(apart[:, t], [0.025, 0.975])
                    middle = float((own[name] - own[other])[:, t].mean())
                    found["paired"].append(
                        {
                            "method": name,
                            "against": other,
                            "target": target,
                            "difference": round(middle, 3),
                            "interval": [round(float(low), 3), round(float(high), 3)],
                        }
                    )
    return found


def speaks(found: dict[str, Any]) -> str | None:
    """The learned method that is better than every simpler one in both targets; None where there is none."""
    for name, simpler in (("GRU", 3), ("ridge", 2)):
        rivals = ["mean of 7 days", "weekday average", "ridge"][:simpler]
        mine = [p for p in found["paired"] if p["method"] == name and p["against"] in rivals]
        if mine and all(p["interval"][1] < 0 for p in mine):
            return name
    return None


def fit(quick: bool) -> dict[str, Any]:
    """The figures of all methods on the people judged."""
    size, lived, epochs = (dict.fromkeys(BLOCKS, 1), 36, 1) if quick else (BLOCKS, LIVED, EPOCHS)
    parts: dict[str, Told] = {}
    begin = 0
    for name, blocks in size.items():
        parts[name] = told(SEED, range(begin, begin + blocks), lived)
        begin += blocks
    taught, held, judged = parts["taught"], parts["held"], parts["judged"]
    weights, strength = ridge(taught, held)
    said = dict(judged.plain)
    said["ridge"] = np.c_[judged.flat, np.ones(len(judged.flat))] @ weights
    said["GRU"] = gru(taught, held, judged, epochs)
    found = compared(judged, said) | {"ridge_strength": strength, "seed": SEED}
    found["speaks"] = speaks(found)
    found["shapley"] = shapley(weights, taught, judged)
    return found


def shapley(weights: Array, taught: Told, judged: Told) -> dict[str, Any]:
    """Mean absolute Shapley values of the ridge regression by group of inputs, and how far they are from adding up.

    The model is linear, so they are exact: coefficient times distance from the mean input (Lundberg & Lee 2017,
    arXiv:1705.07874, corollary 1).
    """
    base = taught.flat.mean(0)
    each = (judged.flat - base)[:, :, None] * weights[:-1]
    apart = each.sum(1) - ((judged.flat @ weights[:-1] + weights[-1]) - (base @ weights[:-1] + weights[-1]))
    groups = np.array([name.partition(":")[0] for name in FEATURES])
    shares = {
        group: {t: round(float(np.abs(each[:, groups == group, n].sum(1)).mean()), 4) for n, t in enumerate(TARGETS)}
        for group in dict.fromkeys(groups.tolist())
    }
    return {"mean_absolute": shares, "largest_residual": float(np.abs(apart).max())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args()
    found = fit(asked.quick)
    print(json.dumps(found, indent=1))
    if not asked.quick:
        keep(Path(str(shelf.shelf())) / "food", found)


def keep(folder: Path, found: dict[str, Any]) -> None:
    """Write the figures on the card of a model folder."""
    model = shelf.at(folder, "food")
    card = {key: value for key, value in model.card.items() if key != "files"} | {"forecast": found}
    shelf.put(folder, card, {name: model.read(name) for name in model.card["files"]})


if __name__ == "__main__":
    main()
