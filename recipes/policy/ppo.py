"""PPO on the coaching environments: named configurations, with TensorBoard, an evaluation callback and early stopping."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from wrappers import Coaching, CoachingVecEnv

from milo.app.policy_judging import NUMBER, Coach
from milo.twin.environment import DailyCoaching, WeeklyCoaching

HELD_SEED = 800  # athletes early stopping looks at; nobody is taught or judged on them
PATIENCE = 3  # evaluations without a better one


@dataclass(frozen=True)
class Configuration:
    """kind: which environment.  bodies, steps: of a rollout; rollouts: at most so many.  settings: of stable-baselines3's PPO."""

    kind: Coaching
    bodies: int
    steps: int
    rollouts: int
    settings: dict[str, Any]


CONFIGURATIONS = {
    "ours": Configuration(
        WeeklyCoaching, 512, 24, 16,
        {"learning_rate": 1e-3, "batch_size": 4_096, "n_epochs": 6, "gamma": 0.97, "gae_lambda": 0.9, "clip_range": 0.2,
         "policy_kwargs": {"net_arch": [32, 32], "log_std_init": -1.0}},
    ),
    # The documents' window of 30 days by 5 signals and two actions, rollouts of 2,048 steps, and the values PPO was published
    # with as stable-baselines3 keeps them; the documents name no others.
    "documents": Configuration(
        DailyCoaching, 64, 32, 60,
        {"learning_rate": 3e-4, "batch_size": 64, "n_epochs": 10, "gamma": 0.99, "gae_lambda": 0.95, "clip_range": 0.2,
         "ent_coef": 0.0, "vf_coef": 0.5, "max_grad_norm": 0.5, "policy_kwargs": {"net_arch": [64, 64]}},
    ),
}  # fmt: skip


def taught(name: str, seed: int, logs: Path, quick: bool = False) -> dict[str, Any]:
    """One run of PPO, stopped when athletes nobody is taught on gain no more.

    Parameters
    ----------
    name : str
        Of CONFIGURATIONS.
    seed : int
        Of the athletes, the network and its luck.
    logs : Path
        TensorBoard's folder.
    quick : bool
        A few steps that prove the run.

    Returns
    -------
    dict
        name, seed, gain (mean reward of an episode over the zero action, which is the rule coach, on the held-out athletes,
        of the best evaluation), and model, the best network.
    """
    import torch
    from stable_baselines3 import PPO
    from stable_baselines3.common.callbacks import EvalCallback, StopTrainingOnNoModelImprovement

    torch.set_num_threads(1)
    found = CONFIGURATIONS[name]
    bodies, rollouts, held = (8, 2, 8) if quick else (found.bodies, found.rollouts, 512 if found.kind is WeeklyCoaching else 256)
    short = {"weeks": 3} if found.kind is WeeklyCoaching else {"days": 6}
    settings = {**found.settings, "batch_size": 32} if quick else found.settings
    length: dict[str, Any] = short if quick else {}
    env = CoachingVecEnv(found.kind, bodies, seed, **length)
    model = PPO("MlpPolicy", env, n_steps=found.steps, seed=seed, tensorboard_log=str(logs), **settings)
    with torch.no_grad():
        model.policy.action_net.weight.mul_(0.01)  # the first policy is the rule coach
    judge = CoachingVecEnv(found.kind, held, HELD_SEED, NUMBER, **length)
    base = _of_rule(judge, found.kind.actions)
    with tempfile.TemporaryDirectory() as kept:
        watch = EvalCallback(
            judge, n_eval_episodes=held, eval_freq=found.steps * max(1, rollouts // 6), best_model_save_path=kept, verbose=0,
            callback_after_eval=StopTrainingOnNoModelImprovement(PATIENCE), deterministic=True,
        )  # fmt: skip
        model.learn(found.steps * bodies * rollouts, callback=watch, tb_log_name=f"{name}-{seed}")
        best = PPO.load(Path(kept) / "best_model.zip")
    return {"name": name, "seed": seed, "gain": float(watch.best_mean_reward) - base, "model": best}


def _of_rule(env: CoachingVecEnv, actions: int) -> float:
    """Mean reward of an episode of the zero action."""
    env.reset()
    total, over = 0.0, np.zeros(1, bool)
    while not over.all():
        _, reward, over, _ = env.step(np.zeros((env.num_envs, actions), np.float32))
        total += float(reward.mean())
    return total


def coach_of(model: Any) -> Coach:
    """A taught network as a way to coach of `milo evaluate policy`."""
    return lambda env, seen: env.step(model.predict(seen, deterministic=True)[0])
