"""The weekly environment as stable-baselines3 and Gymnasium see it; the specification stands in milo.twin.environment."""

from __future__ import annotations

from typing import Any

import gymnasium as gym
import numpy as np
from stable_baselines3.common.vec_env import VecEnv

from milo.twin.environment import WEEK_OBSERVED, WEEKS, WeeklyCoaching

OBSERVED = gym.spaces.Box(-20.0, 20.0, (WEEK_OBSERVED,), np.float32)
ACTION = gym.spaces.Box(-1.0, 1.0, (WeeklyCoaching.actions,), np.float32)


class WeeklyVecEnv(VecEnv):
    """n bodies as a stable-baselines3 VecEnv; all episodes end together, and other athletes come.

    low, high: the range of observations so far; outside it a policy taught here is off.
    """

    def __init__(self, bodies: int, seed: int, **settings: Any) -> None:
        self.render_mode = None
        super().__init__(bodies, OBSERVED, ACTION)
        self._env = WeeklyCoaching(bodies, seed, **settings)
        self._actions = np.zeros((bodies, WeeklyCoaching.actions), np.float32)
        self.low, self.high = np.full(WEEK_OBSERVED, np.inf, np.float32), np.full(WEEK_OBSERVED, -np.inf, np.float32)
        self._returns = np.zeros(bodies)

    def reset(self) -> np.ndarray:
        """Other athletes."""
        self._returns[:] = 0
        return self._seen(self._env.reset())

    def step_async(self, actions: np.ndarray) -> None:
        """The actions of the coming week."""
        self._actions = actions

    def step_wait(self) -> Any:
        """Live it."""
        seen, reward, over = self._env.step(self._actions)
        self._returns += reward
        infos: list[dict[str, Any]] = [{} for _ in range(self.num_envs)]
        if over:
            for k, info in enumerate(infos):
                info |= {"terminal_observation": seen[k], "TimeLimit.truncated": True}
                info["episode"] = {"r": float(self._returns[k]), "l": self._env.weeks, "t": 0.0}
            seen = self.reset()
        return self._seen(seen), reward, np.full(self.num_envs, over), infos

    def _seen(self, seen: np.ndarray) -> np.ndarray:
        np.minimum(self.low, seen.min(0), out=self.low)
        np.maximum(self.high, seen.max(0), out=self.high)
        return seen

    def close(self) -> None:
        """Nothing to close."""

    def get_attr(self, attr_name: str, indices: Any = None) -> list[Any]:
        """The same for all bodies."""
        return [getattr(self, attr_name)] * self.num_envs

    def set_attr(self, attr_name: str, value: Any, indices: Any = None) -> None:
        """Set for all."""
        setattr(self, attr_name, value)

    def env_method(self, method_name: str, *args: Any, indices: Any = None, **settings: Any) -> list[Any]:
        """Call on the whole."""
        return [getattr(self, method_name)(*args, **settings)] * self.num_envs

    def env_is_wrapped(self, wrapper_class: Any, indices: Any = None) -> list[bool]:
        """Never."""
        return [False] * self.num_envs


class WeeklyEnv(gym.Env[np.ndarray, np.ndarray]):
    """One body, for Gymnasium's checkers and for comparing speeds."""

    metadata = {"render_modes": []}
    render_mode = None

    def __init__(self, seed: int = 0, weeks: int = WEEKS) -> None:
        self.observation_space, self.action_space = OBSERVED, ACTION
        self._seed, self._weeks = seed, weeks
        self._env = WeeklyCoaching(1, seed, weeks=weeks)

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[np.ndarray, dict[str, Any]]:
        """Another athlete; with a seed the first of that seed."""
        super().reset(seed=seed)
        if seed is not None:
            self._env = WeeklyCoaching(1, seed, weeks=self._weeks)
        return self._env.reset()[0], {}

    def step(self, action: np.ndarray) -> tuple[np.ndarray, float, bool, bool, dict[str, Any]]:
        """A week."""
        seen, reward, over = self._env.step(np.asarray(action, np.float32)[None])
        return seen[0], float(reward[0]), False, over, {}
