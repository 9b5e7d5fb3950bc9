"""Trained models on the command line: list and show them, train them again, reproduce their figures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from milo.app.console import AsJson, put, say
from milo.vocabulary.errors import BadValue, UnknownName

models_app = typer.Typer(no_args_is_help=True, help="Trained models on the shelf.")
train_app = typer.Typer(no_args_is_help=True, help="Train the shipped models again, and evaluate them.")

RECIPES = Path(__file__).resolve().parents[4] / "recipes"
"""Training scripts stand beside the package in a source checkout; an installed wheel has none."""

OF_FOLDER = {"conversation": "reader"}
"""The model of a recipe whose folder has another name."""


def _recipes() -> dict[str, Path]:
    """Recipes by model name: a `recipes/NAME.py` or `recipes/NAME/train.py` that has `train` and `evaluate`."""
    if not RECIPES.is_dir():
        raise BadValue("a source checkout of Milo", f"no folder {RECIPES.name} beside the package", "train from a clone")
    found = {p.stem: p for p in RECIPES.glob("*.py")}
    found.update({OF_FOLDER.get(p.parent.name, p.parent.name): p for p in RECIPES.glob("*/train.py")})
    return dict(sorted(found.items()))


def _recipe(name: str) -> ModuleType:
    known = _recipes()
    if name not in known:
        raise UnknownName("model to train", name, known)
    path = known[name]
    spec = importlib.util.spec_from_file_location(f"milo_recipe_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    except ModuleNotFoundError as e:
        raise BadValue("the training packages", f"no package {e.name}", "install them with make train-env") from None
    return module


@models_app.command("list")
def models_list(as_json: AsJson = False) -> None:
    """List the models on the shelf."""
    from milo.models import shelf

    cards = [shelf.load(name).card for name in shelf.names()]
    if as_json:
        put({"models": [{"name": c["name"], "version": c["version"], "purpose": c["purpose"]} for c in cards]})
        return
    for card in cards:
        typer.echo(f"{card['name']:16} {card['version']:10} {card['purpose']}")


@models_app.command("show")
def models_show(name: Annotated[str, typer.Argument(help="A model of `milo models list`.")]) -> None:
    """Show a model's card: purpose, data, licences, command, metrics beside baselines, limits."""
    from milo.models import shelf

    if name not in shelf.names():
        raise UnknownName("model", name, shelf.names())
    put(dict(shelf.load(name).card))


@models_app.command("fetch")
def models_fetch(name: Annotated[str, typer.Argument(help="pose: the networks that find a body in a video.")]) -> None:
    """Bring third-party networks that do not ship with Milo; checked by hash, kept in Milo's home."""
    if name != "pose":
        raise UnknownName("network to fetch", name, ["pose"])
    from milo.app import pose_files

    say(f"pose networks: {pose_files.fetch()}")


def _train(name: str) -> None:
    def command(
        quick: Annotated[bool, typer.Option("--quick", help="A small run of under half a minute that proves the recipe.")] = False,
        out: Annotated[Path | None, typer.Option("--out", help="Folder of the model; the package's shelf if absent.")] = None,
    ) -> None:
        from milo.models import shelf

        folder = out or Path(str(shelf.shelf())) / name
        if quick and out is None:
            folder = Path("build") / "quick" / name
        _recipe(name).train(quick=quick, out=folder)
        say(f"{name} is trained: {folder}")

    train_app.command(name, help=f"Train {name}.")(command)


@train_app.command("evaluate")
def train_evaluate(
    name: Annotated[str, typer.Argument(help="A model to train.")],
    quick: Annotated[bool, typer.Option("--quick")] = False,
    as_json: AsJson = False,
) -> None:
    """Measure a shipped model again: the figures of its card within the stated tolerance."""
    from milo.models import shelf

    found = _recipe(name).evaluate(shelf.load(name), quick=quick)
    if as_json:
        put(found)
    else:
        for key, value in found.items():
            typer.echo(f"{key}: {value}")


for _name in ("form", "burnout", "policy", "food", "reader"):
    _train(_name)
