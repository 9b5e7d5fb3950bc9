"""The coaching environments as stable-baselines3 and Gymnasium see them; the specification stands in milo.twin.environment."""

from __future__ import annotations

from typing import Any

import gymnasium as gym
import numpy as np
from stable_baselines3.common.vec_env import VecEnv

from milo.twin.environment import DailyCoaching, WeeklyCoaching

Coaching = type[WeeklyCoaching] | type[DailyCoaching]


def spaces(kind: Coaching) -> tuple[gym.spaces.Box, gym.spaces.Box]:
    """What is observed of one body, and what is done to it."""
    return gym.spaces.Box(-20.0, 20.0, kind.observed, np.float32), gym.spaces.Box(-1.0, 1.0, (kind.actions,), np.float32)


class CoachingVecEnv(VecEnv):
    """n bodies of a coaching environment as a stable-baselines3 VecEnv; all episodes end together, and other athletes come.

    kind: the weekly or the daily environment.  again: the same athletes come instead, those of this number.
    """

    def __init__(self, kind: Coaching, bodies: int, seed: int, again: int | None = None, **settings: Any) -> None:
        self.render_mode = None
        super().__init__(bodies, *spaces(kind))
        self._env, self._again = kind(bodies, seed, **settings), again
        self._actions = np.zeros((bodies, kind.actions), np.float32)
        self._returns = np.zeros(bodies)

    def reset(self) -> np.ndarray:
        """Other athletes."""
        self._returns[:] = 0
        return np.asarray(self._env.reset(self._again))

    def step_async(self, actions: np.ndarray) -> None:
        """The actions of the coming week or day."""
        self._actions = actions

    def step_wait(self) -> Any:
        """Live it."""
        seen, reward, over = self._env.step(self._actions)
        self._returns += reward
        infos: list[dict[str, Any]] = [{} for _ in range(self.num_envs)]
        if over:
            for k, info in enumerate(infos):
                info |= {"terminal_observation": seen[k], "TimeLimit.truncated": True}
                info["episode"] = {"r": float(self._returns[k]), "l": self._env.length, "t": 0.0}
            seen = self.reset()
        return seen, reward, np.full(self.num_envs, over), infos

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
        """Never; what stable-baselines3's Monitor would tell stands in `infos` already."""
        return [wrapper_class.__name__ == "Monitor"] * self.num_envs


class CoachingEnv(gym.Env[np.ndarray, np.ndarray]):
    """One body, for Gymnasium's checkers and for comparing speeds."""

    metadata = {"render_modes": []}
    render_mode = None

    def __init__(self, kind: Coaching = WeeklyCoaching, seed: int = 0, **settings: Any) -> None:
        self.observation_space, self.action_space = spaces(kind)
        self._kind, self._settings = kind, settings
        self._env = kind(1, seed, **settings)

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[np.ndarray, dict[str, Any]]:
        """Another athlete; with a seed the first of that seed."""
        super().reset(seed=seed)
        if seed is not None:
            self._env = self._kind(1, seed, **self._settings)
        return self._env.reset()[0], {}

    def step(self, action: np.ndarray) -> tuple[np.ndarray, float, bool, bool, dict[str, Any]]:
        """A week or a day."""
        seen, reward, over = self._env.step(np.asarray(action, np.float32)[None])
        return seen[0], float(reward[0]), False, over, {}
