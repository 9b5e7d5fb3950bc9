"""Work spread over processes or Ray gives the same bytes in the same order as one process."""

from __future__ import annotations

from pathlib import Path

import pytest

from milo.app.cohort_files import FILES, write_cohort
from milo.app.training.spreading import spread
from milo.vocabulary.errors import BadValue, UnknownName


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
