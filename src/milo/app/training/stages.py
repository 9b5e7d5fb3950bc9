"""Stages of training: each runs in its own process, its result is kept under the digest of what it depends on.

A stage that was killed left only a `.part` folder, which the next run throws away; a finished one is `done.json` with the SHA-256
of every file, and is not run again as long as its files are whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from milo.app.training.recipes import FOLDER, digest_of, stages_of
from milo.vocabulary.errors import BadValue

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True)
class Done:
    """A finished stage. kept: it was not run now.  repaired: a kept result was damaged and made again."""

    model: str
    stage: str
    digest: str
    folder: Path
    seconds: float
    cpu_s: float
    peak_mb: float
    kept: bool
    repaired: bool = False


def _sums(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "done.json"
    }


def is_whole(folder: Path) -> bool:
    """Whether a finished stage's files are those it wrote."""
    try:
        done = json.loads((folder / "done.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return bool(done["files"] == _sums(folder))


def run_stage(place: Path, model: str, stage: str, quick: bool, needs: Mapping[str, Done], recipes: Path = FOLDER) -> Done:
    """Run a stage, or take its kept result.

    Parameters
    ----------
    place : pathlib.Path
        Where results are kept.
    model, stage : str
        One of `recipes.NAMES` and of its stages.
    quick : bool
        A small run that proves the recipe.
    needs : Mapping of str to Done
        The stages before, by name.
    recipes : pathlib.Path
        Folder of the recipes.

    Raises
    ------
    BadValue
        When the stage fails; its last lines are told.
    """
    digest = digest_of(model, stage, quick, tuple(sorted(d.digest for d in needs.values())), recipes)
    folder = place / f"{model}.{stage}" / digest
    damaged = folder.exists() and not is_whole(folder)
    if damaged:
        shutil.rmtree(folder)
    if not folder.exists():
        part = folder.with_name(f"{digest}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        command = [sys.executable, "-m", "milo.app.training.child", model, stage, str(part), *(["--quick"] if quick else [])]
        command += [f"--recipes={recipes}", *(f"--need={name}={done.folder}" for name, done in needs.items())]
        begun = time.perf_counter()
        ended = subprocess.run(  # noqa: S603  our own module, by this interpreter
            command, env={**os.environ, **dict.fromkeys(THREADS, "1")}, capture_output=True, text=True, check=False
        )
        if ended.returncode != 0:
            last = " | ".join(ended.stderr.strip().splitlines()[-3:]) or f"exit code {ended.returncode}"
            raise BadValue(f"{stage} of {model} to succeed", last, "run it again; finished stages are kept")
        spent = json.loads(ended.stdout.strip().splitlines()[-1])
        done = {"model": model, "stage": stage, "seconds": round(time.perf_counter() - begun, 2), **spent, "files": _sums(part)}
        (part / "done.json").write_text(json.dumps(done, indent=1, sort_keys=True), encoding="utf-8")
        part.rename(folder)
        kept = False
    else:
        kept = True
    told = json.loads((folder / "done.json").read_text(encoding="utf-8"))
    return Done(model, stage, digest, folder, told["seconds"], told["cpu_s"], told["peak_mb"], kept, damaged)


def run_all(
    place: Path,
    models: Iterable[str],
    quick: bool,
    told: Callable[[Done], None],
    recipes: Path = FOLDER,
    last: str | None = None,
    begins: Callable[[str, str], None] = lambda model, stage: None,
) -> list[Done]:
    """Every stage of the models named, one after the other; begins is called before and told after each.

    last: the stage to stop after.
    """
    found: list[Done] = []
    for model in models:
        before: dict[str, Done] = {}
        for stage in stages_of(model, recipes):
            begins(model, stage)
            before[stage] = run_stage(place, model, stage, quick, dict(before), recipes)
            told(before[stage])
            if stage == last:
                break
        found += before.values()
    return found


def figures_of(done: Done) -> dict[str, Any]:
    """What an evaluate stage measured."""
    return dict(json.loads((done.folder / "figures.json").read_text(encoding="utf-8")))
