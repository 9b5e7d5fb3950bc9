"""Teach a policy to change the rule coach's week, judge it beside the rule and the best constant, and say who stays in charge.

`milo train policy` needs requirements-train.lock. The environment is milo.twin.environment.WeeklyCoaching; nothing of the truth is
in its observations. docs/policy.md has what was measured.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from wrappers import WeeklyVecEnv

from milo.app.policy_judging import judged, network, outcomes
from milo.models import shelf

SEEDS = (1, 2, 3)
BODIES, ROLLOUTS, PATIENCE = 256, 12, 9
CONFIGURATIONS: dict[str, dict[str, Any]] = {
    # stable-baselines3's own defaults but for the rollout, which is one episode of all bodies.
    "sb3 defaults": {"learning_rate": 3e-4, "batch_size": 64, "n_epochs": 10, "gamma": 0.99, "gae_lambda": 0.95, "clip_range": 0.2},
    "ours": {"learning_rate": 1e-3, "batch_size": 2_048, "n_epochs": 6, "gamma": 0.97, "gae_lambda": 0.9, "clip_range": 0.2},
}
JUDGING_SEED, JUDGED = 900, 500
HELD_BODIES, HELD_SEED = 512, 800  # athletes early stopping looks at
TOLERANCE = 0.05  # of the goal's outcome in %, within which `evaluate` reproduces the card


def train(quick: bool, out: Path) -> None:
    """Three seeds of our configuration and one of the library's defaults; the best on held-out athletes is judged and kept."""
    runs = [("ours", s) for s in SEEDS] + [("sb3 defaults", SEEDS[0])]
    tried = [_taught(name, seed, quick) for name, seed in (runs[:1] if quick else runs)]
    best = max(tried, key=lambda t: t["gain"])
    arrays = best["arrays"]
    found = judged(arrays, 40 if quick else JUDGED, JUDGING_SEED, 1, weeks=8 if quick else 24)
    verdict = _verdict(found)
    card = {
        "name": "policy",
        "version": "1",
        "purpose": "changes of the rule coach's week (volume, intensity, ease), proposed beside it",
        "data": "simulated athletes (twin family 1), nobody real",
        "licences": ["own simulation, MIT"],
        "command": "milo train policy" + (" --quick" if quick else ""),
        "seed": JUDGING_SEED,
        "configurations": CONFIGURATIONS,
        "metrics": {
            "reward_over_rule_held_out": {f"{t['name']} seed {t['seed']}": round(t["gain"], 3) for t in tried},
            "paired": found["paired"],
            "arms": found["arms"],
            "in_charge": verdict,
        },
        "baselines": {"rule": found["arms"]["rule"], "constant at equal minutes": found["arms"]["constant at equal minutes"]},
        "limits": [
            "It has learned the equations of a simulation and the prices of its reward.",
            "Off where an observation lies outside the range it was taught on.",
        ],
    }
    shelf.put(out, card, {"weights.npz": shelf.npz(**arrays)})


def evaluate(model: shelf.Model, quick: bool) -> dict[str, Any]:
    """Judge a model again on the card's athletes."""
    found = judged(model.arrays(), 40 if quick else JUDGED, JUDGING_SEED, 1, weeks=8 if quick else 24)
    said = model.card["metrics"]["arms"]["policy"]
    off = abs(found["arms"]["policy"]["vo2max_pct"] - said["vo2max_pct"])
    return {**found, "reproduced": bool(quick or off <= TOLERANCE)}


def _verdict(found: dict[str, Any]) -> bool:
    """Whether the policy holds its bar: outcome above the rule and the constant, injuries and adherence no worse."""
    by = {(p["against"], p["outcome"]): p for p in found["paired"] if p["arm"] == "policy"}
    better = all(by[against, "goal_pct"]["interval"][0] > 0 for against in ("rule", "constant at equal minutes"))
    safe = by["rule", "injuries"]["interval"][1] <= 0.01
    return better and safe and by["rule", "adherence"]["interval"][1] >= 0


def _taught(name: str, seed: int, quick: bool) -> dict[str, Any]:
    """One run of PPO with early stopping on held-out athletes; its best network as arrays."""
    import torch
    from stable_baselines3 import PPO

    torch.set_num_threads(1)
    bodies, rollouts = (32, 2) if quick else (BODIES, ROLLOUTS)
    env = WeeklyVecEnv(bodies, seed)
    settings = CONFIGURATIONS[name]
    # A linear start near zero: the first policy is the rule coach.
    model = PPO("MlpPolicy", env, n_steps=24, seed=seed, policy_kwargs={"net_arch": [32, 32], "log_std_init": -1.0}, **settings)
    with torch.no_grad():
        model.policy.action_net.weight.mul_(0.01)
    best: dict[str, Any] = {"name": name, "seed": seed, "gain": -np.inf}
    held, weeks = (32, 4) if quick else (HELD_BODIES, 24)
    rule = outcomes(held, HELD_SEED, None, weeks=weeks)
    waited = 0
    for k in range(rollouts):
        model.learn(24 * bodies, reset_num_timesteps=k == 0)
        if k % 3 != 2 and k != rollouts - 1:
            continue
        arrays = _arrays(model, env)
        ours = outcomes(held, HELD_SEED, network(arrays), weeks=weeks)
        gain = float((ours["reward"] - rule["reward"]).mean())
        print(f"{name} seed {seed} rollout {k + 1}: {gain:+.3f} over the rule")
        if gain > best["gain"]:
            best |= {"gain": gain, "arrays": arrays}
            waited = 0
        else:
            waited += 3
        if waited >= PATIENCE:
            break
    return best


def _arrays(model: Any, env: WeeklyVecEnv) -> dict[str, np.ndarray]:
    """The policy's mean as matrices, and the range of observations it was taught on."""
    net = model.policy.mlp_extractor.policy_net
    layers = [net[0], net[2], model.policy.action_net]
    found = {}
    for k, layer in enumerate(layers):
        found[f"w{k}"], found[f"b{k}"] = layer.weight.detach().numpy().T.copy(), layer.bias.detach().numpy().copy()
    return found | {"low": env.low.copy(), "high": env.high.copy()}
