"""Work spread over processes or Ray gives the same bytes in the same order as one process."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from milo.app import policy_judging
from milo.app.cohort_files import FILES, write_cohort
from milo.app.training.spreading import spread, spread_as_told
from milo.vocabulary.errors import BadValue, UnknownName

RECIPES = Path(__file__).resolve().parents[2] / "recipes"


def written(out: Path, engine: str) -> list[bytes]:
    write_cohort(600, 40, out, 3, 1, engine, 2)
    return [(out / name).read_bytes() for name in FILES]


def test_two_processes_write_the_same_cohort_as_one(tmp_path: Path) -> None:
    assert written(tmp_path / "pool", "pool") == written(tmp_path / "one", "one")


@pytest.mark.long
def test_ray_writes_the_same_cohort_as_one(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    assert written(tmp_path / "ray", "ray") == written(tmp_path / "one", "one")


def test_an_engine_nobody_knows_and_a_missing_ray_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownName, match="engine"):
        list(spread(abs, [1, 2], "spark"))
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(BadValue, match="--engine pool"):
        list(spread(abs, [1, 2], "ray"))


def judged(engine: str) -> dict[str, object]:
    found = policy_judging.judged(None, 40, 3, 1, weeks=3, planner=False, engine=engine, workers=2)
    return {key: value for key, value in found.items() if key != "steps_per_s"}


def test_two_processes_judge_as_one() -> None:
    assert judged("pool") == judged("one")


@pytest.mark.long
@pytest.mark.parametrize("engine", ["pool", "ray"])
def test_lives_bootstrap_and_teacher_are_the_same_by_seed_whoever_works(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if engine == "ray":
        pytest.importorskip("ray")
        assert judged("ray") == judged("one")
    for folder in ("burnout", "student"):
        monkeypatch.syspath_prepend(str(RECIPES / folder))
    survival, teachers = (pytest.importorskip(name) for name in ("survival", "teachers"))
    asked = list(sys.modules["athletes"].prompts(list(sys.modules["athletes"].profiles(4, 4)), 4))
    work, parts = partial(teachers.answers_of, Path("unused")), [asked[: len(asked) // 2], asked[len(asked) // 2 :]]

    def told(by: str) -> tuple[object, ...]:
        monkeypatch.setenv("MILO_ENGINE", by)
        monkeypatch.setenv("MILO_WORKERS", "2")
        rows = survival.lives(9, 600, 90)
        p = 1 / (1 + np.exp(-rows.x[:, 0]))
        draws = survival.drawn(p, rows.x[:, 1], rows, 60, 5)
        return rows.x.tobytes(), rows.person.tobytes(), draws, list(spread_as_told(work, parts))

    assert told(engine) == told("one")
