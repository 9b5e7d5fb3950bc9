"""The policy recipe as a small run, and its environment as Gymnasium and stable-baselines3 see it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from milo.app.training.recipes import recipe as _recipe

pytest.importorskip("torch")
pytest.importorskip("stable_baselines3")
RECIPE = Path(__file__).parents[2] / "recipes" / "policy"


@pytest.fixture(autouse=True)
def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(RECIPE))


def test_gymnasium_accepts_the_single_environment() -> None:
    from gymnasium.utils.env_checker import check_env
    from wrappers import WeeklyEnv

    check_env(WeeklyEnv(3, weeks=2), skip_render_check=True)


def test_an_episode_ends_for_all_bodies_and_others_come() -> None:
    from wrappers import WeeklyVecEnv

    env = WeeklyVecEnv(5, 3, weeks=2)
    first = env.reset()
    env.step(np.zeros((5, 3), np.float32))
    seen, _, over, infos = env.step(np.zeros((5, 3), np.float32))
    assert over.all()
    assert all(info["TimeLimit.truncated"] for info in infos)
    assert not np.array_equal(seen, first)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_recipe_runs_small_and_says_who_is_in_charge(tmp_path: Path) -> None:
    _recipe("policy").train(quick=True, out=tmp_path)
    card = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert isinstance(card["metrics"]["in_charge"], bool)
    assert "constant at equal minutes" in card["metrics"]["arms"]
