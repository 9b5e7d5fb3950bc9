"""The forecast of protein and energy is judged on people it was not taught with, beside plain rules."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training packages are absent (make train-env)")
RECIPE = Path(__file__).resolve().parents[2] / "recipes" / "food"


@pytest.mark.long
def test_a_quick_run_compares_four_methods_and_its_contributions_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(RECIPE))
    sys.modules.pop("forecast", None)
    import forecast

    found = forecast.fit(quick=True)
    assert set(found["mean_absolute_error"]) == {"mean of 7 days", "weekday average", "ridge", "GRU"}
    assert found["shapley"]["largest_residual"] < 1e-3
    pairs = {(p["method"], p["against"]) for p in found["paired"]}
    assert ("GRU", "ridge") in pairs
    won = [p for p in found["paired"] if p["method"] == "GRU"]
    assert (found["speaks"] == "GRU") == all(p["interval"][1] < 0 for p in won)
