"""Energy expenditure from the scale and the log: near the truth, honest about days without a log."""

from __future__ import annotations

import numpy as np

from milo.insight.expenditure import KCAL_PER_KG, expenditure


def lived(used: float, eaten: float, days: int, seed: int, unlogged: float = 0.0) -> tuple[list[float | None], list[float | None]]:
    """A scale with an error of 0.6 kg, and a log with days left out."""
    rng = np.random.default_rng(seed)
    weights = 80 + (eaten - used) / KCAL_PER_KG * np.arange(days) + 0.6 * rng.standard_normal(days)
    log = [None if rng.random() < unlogged else float(eaten + 150 * rng.standard_normal()) for _ in range(days)]
    return [float(w) for w in weights], log


def test_a_deficit_is_seen_on_the_scale() -> None:
    told = [expenditure(*lived(2_700, 2_200, 42, seed), 2_500) for seed in range(30)]
    kcal = [t.kcal for t in told if t.kcal is not None]
    assert abs(np.median(kcal) - 2_700) < 0.05 * 2_700
    inside = [t.interval is not None and t.interval[0] <= 2_700 <= t.interval[1] for t in told]
    assert np.mean(inside) >= 0.7


def test_a_day_without_a_log_is_no_day_without_food() -> None:
    whole, gaps = (expenditure(*lived(2_400, 2_400, 28, 3, share), 2_400) for share in (0.0, 0.3))
    assert whole.kcal is not None
    assert gaps.kcal is not None
    assert abs(whole.kcal - gaps.kcal) < 0.05 * 2_400
    assert gaps.interval is not None
    assert whole.interval is not None
    assert gaps.interval[1] - gaps.interval[0] >= whole.interval[1] - whole.interval[0]


def test_too_little_is_told_as_such() -> None:
    weights, log = lived(2_400, 2_400, 28, 4)
    for few in (
        expenditure(weights[:13], log[:13], 2_400),
        expenditure([*weights[:9], *[None] * 19], log, 2_400),
        expenditure(weights, [*log[:10], *[None] * 18], 2_400),
    ):
        assert (few.kcal, few.interval, few.reason) == (None, None, "too_few_days")


def test_moving_all_weights_up_moves_nothing() -> None:
    weights, log = lived(2_400, 2_000, 28, 5)
    assert expenditure([w + 20 for w in weights if w is not None], log, 2_300) == expenditure(weights, log, 2_300)
