"""Routes: which of two tracks run the same way."""

from __future__ import annotations

import numpy as np
import pytest

from milo.insight.routes import same_way

M = 1 / 111_195  # degrees of latitude in a metre


def loop(radius_m: float = 500.0, east_m: float = 0.0, turns: float = 1.0, points: int = 600) -> np.ndarray:
    """Points around a circle, evenly over the time; turns below 0 run the other way."""
    share = np.linspace(0, 1, points)
    turn = 2 * np.pi * turns * share
    return np.column_stack([share, radius_m * M * np.sin(turn), (east_m + radius_m * np.cos(turn)) * M])


def paused(track: np.ndarray) -> np.ndarray:
    """The same track with a pause of a sixth of the time in its middle."""
    share = np.where(track[:, 0] < 0.5, track[:, 0], track[:, 0] + 0.2) / 1.2
    return np.column_stack([share, track[:, 1:]])


def detour(share: float) -> np.ndarray:
    """The loop, a share of whose points lies 400 m beside it."""
    made = loop(points=24)
    made[8 : 8 + round(24 * share), 1] += 400 * M
    return made


@pytest.mark.parametrize(
    ("name", "passed", "same"),
    [
        ("the same", loop(points=24), True),
        ("the other side of the street", loop(east_m=40.0, points=24), True),
        ("a parallel street", loop(east_m=120.0, points=24), False),
        ("with a pause", paused(loop(points=24)), True),
        ("the other way round", loop(turns=-1.0, points=24), False),
        ("a loop of the same start inside it", loop(radius_m=250.0, east_m=250.0, points=24), False),
        ("twice around", loop(turns=2.0, points=24), False),
        ("a short detour", detour(0.1), True),
        ("a long detour", detour(0.4), False),
        ("half of it", loop(turns=0.5, points=24), False),
        ("nothing", np.empty((0, 3)), False),
    ],
)
def test_a_route_is_the_same_by_its_ends_its_path_and_its_direction(name: str, passed: np.ndarray, same: bool) -> None:
    assert same_way(loop(), passed) is same, name
