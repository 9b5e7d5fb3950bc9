"""Leak guards of the burnout recipe, its own survival model, and the whole recipe as a small run."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

RECIPE = Path(__file__).parents[2] / "recipes" / "burnout"
sys.path.insert(0, str(RECIPE))
survival = pytest.importorskip("survival")

from milo.app.training.recipes import recipe as _recipe  # noqa: E402
from milo.models import shelf  # noqa: E402
from milo.models.outlook_features import NAMES, features  # noqa: E402
from milo.twin.panel import panel  # noqa: E402


@pytest.fixture(scope="module")
def lives() -> tuple:
    """People to teach on, and others to judge by."""
    return survival.lives(9, 700, 365), survival.lives(9, 300, 365, start=50)


def _taught(rows: object) -> np.ndarray:
    beta, _ = survival.cox(rows.x / 1.0, rows.days, rows.happened, 40.0, rounds=4)  # type: ignore[attr-defined]
    return beta


def test_labels_of_other_people_teach_nothing(lives: tuple) -> None:
    teach, judge = lives
    beta = _taught(survival.permuted(teach, 1))
    found = [survival.auc(judge.x @ beta, survival.permuted(judge, k).near) for k in range(30)]
    assert np.mean(found) == pytest.approx(0.5, abs=0.03)


def test_a_feature_that_looks_ahead_is_caught() -> None:
    people = panel(9, 20, 80)

    def ahead(days: dict, at: list[int]) -> np.ndarray:
        return features(days, [min(row + 28, 79) for row in at])

    assert not survival.looks_ahead(features, people, 40)
    assert survival.looks_ahead(ahead, people, 40)


def test_nobody_is_in_two_sets_and_whoever_burnt_out_is_no_longer_at_risk(lives: tuple) -> None:
    teach, judge = lives
    assert not {r.tobytes() for r in teach.x[:50]} & {r.tobytes() for r in judge.x[:50]}
    soon = teach.happened & (teach.days <= survival.EVERY)
    assert soon.any()
    for row in np.flatnonzero(soon):
        # A person's rows come in order of time: nobody has a landmark after their burnout.
        assert row == np.flatnonzero(teach.person == teach.person[row])[-1]
    assert (teach.hazard > 0).all()
    assert (teach.days >= 1).all()
    assert not (teach.near & ~teach.happened).any()


def test_cox_finds_the_hazard_it_was_made_from() -> None:
    rng = np.random.default_rng(2)
    x = rng.normal(size=(20_000, 2))
    when = rng.exponential(400 / np.exp(0.7 * x[:, 0]), 20_000)
    days, happened = np.minimum(np.ceil(when), 90).astype(int), when <= 90
    beta, base = survival.cox(x, days, happened, 0.1)
    assert beta == pytest.approx([0.7, 0.0], abs=0.05)
    assert base[90] == pytest.approx(90 / 400, rel=0.06)


def test_auc_and_calibration_are_what_they_are_called() -> None:
    score, happened = np.array([1.0, 2.0, 2.0, 3.0]), np.array([False, False, True, True])
    assert survival.auc(score, happened) == pytest.approx(3.5 / 4)
    rng = np.random.default_rng(3)
    p = rng.uniform(0.01, 0.4, 60_000)
    slope, intercept = survival.calibration(p, rng.random(60_000) < p)
    assert slope == pytest.approx(1, abs=0.08)
    assert intercept == pytest.approx(0, abs=0.12)


def test_the_model_on_the_shelf_orders_strangers_as_its_card_says(lives: tuple) -> None:
    _, judge = lives
    arrays, card = shelf.load("burnout").arrays(), shelf.load("burnout").card
    z = (judge.x - arrays["mean"]) / arrays["sd"]
    found = survival.auc(z @ arrays["beta"], judge.near)
    assert card["features"] == list(NAMES)
    assert found == pytest.approx(card["metrics"]["auc_28d"], abs=0.1)
    assert found < survival.auc(judge.hazard, judge.near) + 0.05


def test_the_recipe_runs_small_and_writes_a_whole_card(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    pytest.importorskip("sksurv")
    _recipe("burnout").train(quick=True, out=tmp_path)
    card = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert set(card["files"]) == {"weights.npz", "calibration.svg", "hazard_ratios.svg"}
    assert set(card["metrics"]["markers_auc"]) >= {"mood", "questionnaire", "sleep"}
    assert card["metrics"]["leak_guards"]["features_look_ahead"] is False
