"""The policy recipe as a small run, and its environment as Gymnasium and stable-baselines3 see it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from milo.app.training.recipes import recipe as _recipe
from milo.models import shelf
from milo.twin.environment import DailyCoaching, WeeklyCoaching

pytest.importorskip("torch")
pytest.importorskip("stable_baselines3")
RECIPE = Path(__file__).parents[2] / "recipes" / "policy"


@pytest.fixture(autouse=True)
def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(RECIPE))


@pytest.mark.parametrize(("kind", "short"), [(WeeklyCoaching, {"weeks": 2}), (DailyCoaching, {"days": 4})])
def test_gymnasium_accepts_the_single_environments(kind: type, short: dict[str, int]) -> None:
    from gymnasium.utils.env_checker import check_env
    from wrappers import CoachingEnv

    check_env(CoachingEnv(kind, 3, **short), skip_render_check=True)


@pytest.mark.parametrize(("kind", "short"), [(WeeklyCoaching, {"weeks": 2}), (DailyCoaching, {"days": 2})])
def test_an_episode_ends_for_all_bodies_and_others_come(kind: type, short: dict[str, int]) -> None:
    from wrappers import CoachingVecEnv

    env = CoachingVecEnv(kind, 5, 3, **short)
    first = env.reset()
    assert first.shape == (5, *env.observation_space.shape)
    zero = np.zeros((5, *env.action_space.shape), np.float32)
    env.step(zero)
    seen, _, over, infos = env.step(zero)
    assert over.all()
    assert all(info["TimeLimit.truncated"] for info in infos)
    assert not np.array_equal(seen, first)
    held = CoachingVecEnv(kind, 5, 3, 7, **short)
    assert np.array_equal(held.reset(), held.reset())


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_recipe_runs_small_and_says_who_is_in_charge(tmp_path: Path) -> None:
    _recipe("policy").train(quick=True, out=tmp_path)
    card = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert isinstance(card["metrics"]["in_charge"], bool)
    assert set(card["metrics"]["judged"]) == {"family 1", "family 2", "noise x 1.4"}
    assert set(card["metrics"]["ppo_reward_over_rule_held_out"]) == {"ours seed 1", "documents seed 1"}
    assert list((tmp_path / "tensorboard").glob("ours-1*/events*"))
    assert _recipe("policy").evaluate(shelf.at(tmp_path, "policy"), quick=True)["reproduced"]
