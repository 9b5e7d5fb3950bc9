"""Training in stages: what is finished is kept, what was killed is done again, what is damaged is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from milo.app.training.stages import Done, figures_of, run_all
from milo.models import shelf
from milo.models.registry import version_of
from milo.vocabulary.errors import BadValue

TOY = """
import os, signal
from pathlib import Path
import numpy as np
from milo.models import shelf

HERE = Path(__file__).resolve().parent.parent

def killed_in(stage):
    if (HERE / f"kill_{stage}").exists():
        (HERE / f"kill_{stage}").unlink()
        os.kill(os.getpid(), signal.SIGKILL)

def train(quick, out):
    weights = np.random.default_rng(3).normal(size=8)
    (out / "half.tmp").write_text("half")
    killed_in("train")
    (out / "half.tmp").unlink()
    card = {k: "toy" for k in shelf.REQUIRED if k != "files"} | {"name": "toy", "metrics": {}, "baselines": {}}
    shelf.put(out, card, {"weights.npz": shelf.npz(w=weights)})

def evaluate(model, quick):
    killed_in("evaluate")
    return {"mean": float(model.arrays()["w"].mean())}
"""


@pytest.fixture
def recipes(tmp_path: Path) -> Path:
    folder = tmp_path / "recipes"
    (folder / "toy").mkdir(parents=True)
    (folder / "toy" / "train.py").write_text(TOY)
    return folder


def run(tmp_path: Path, recipes: Path) -> tuple[list[Done], str]:
    done = run_all(tmp_path / "build", ["toy"], True, lambda _: None, recipes)
    return done, version_of(shelf.at(done[0].folder, "toy").card)


def test_a_run_killed_in_every_stage_goes_on_where_it_was(tmp_path: Path, recipes: Path) -> None:
    for stage in ("train", "evaluate"):
        (recipes / f"kill_{stage}").touch()
        with pytest.raises(BadValue, match=f"{stage} of toy"):
            run(tmp_path, recipes)
    done, version = run(tmp_path, recipes)
    assert [(d.stage, d.kept) for d in done] == [("train", True), ("evaluate", False)]
    again, same = run(tmp_path, recipes)
    assert [d.kept for d in again] == [True, True]
    assert same == version
    assert figures_of(again[1]) == figures_of(done[1])
    assert not list((tmp_path / "build").rglob("half.tmp"))


def test_a_damaged_result_is_found_and_made_again_with_the_same_bytes(tmp_path: Path, recipes: Path) -> None:
    done, version = run(tmp_path, recipes)
    (done[0].folder / "weights.npz").write_bytes(b"damaged")
    again, same = run(tmp_path, recipes)
    assert [(d.repaired, d.kept) for d in again] == [(True, False), (False, True)]
    assert same == version


def test_other_code_is_another_stage(tmp_path: Path, recipes: Path) -> None:
    _, version = run(tmp_path, recipes)
    (recipes / "toy" / "train.py").write_text(TOY.replace("default_rng(3)", "default_rng(4)"))
    done, other = run(tmp_path, recipes)
    assert not any(d.kept for d in done)
    assert other != version
