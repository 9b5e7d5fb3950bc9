"""The recipes of a source checkout: which there are, and what their results depend on."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import platform
import sys
from pathlib import Path
from types import ModuleType

from milo.vocabulary.errors import BadValue, UnknownName

TOP = Path(__file__).resolve().parents[4]
FOLDER = TOP / "recipes"
"""Training scripts stand beside the package in a source checkout; an installed wheel has none."""

STAGES = ("train", "evaluate")
"""Of a recipe that names none."""
NAMES = ("answers", "burnout", "food", "form", "policy", "reader", "student", "triage")
FOLDER_OF = {"reader": "conversation", "answers": "talk", "triage": "safety"}
"""Folders with another name than their model."""

ROOMS = ("vocabulary", "signals", "insight", "twin", "models")
ROOMS_OF = {
    "reader": ("vocabulary", "coach/conversation", "models", "twin"),
    "answers": ("vocabulary", "coach", "models"),
    "food": ("vocabulary", "models"),
    "triage": ("vocabulary", "coach/safety", "coach/lab", "models"),
    "student": (*ROOMS, "coach", "locales", "app/coaching", "app/conversation"),
}
"""Rooms of the package whose code a recipe's result depends on."""


def path_of(name: str, folder: Path = FOLDER) -> Path:
    """The training script of a model. folder: of the recipes."""
    if not folder.is_dir():
        raise BadValue("a source checkout of Milo", "an installed package without recipes", "train from a clone")
    path = folder / FOLDER_OF.get(name, name) / "train.py"
    if not path.is_file():
        raise UnknownName("model to train", name, NAMES)
    return path


def recipe(name: str, folder: Path = FOLDER) -> ModuleType:
    """The recipe as a module with ``train(quick, out)`` and ``evaluate(model, quick)``.

    Raises
    ------
    BadValue
        When this is no source checkout, or the training packages are missing.
    """
    path = path_of(name, folder)
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


def stages_of(name: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The stages of a recipe in order: its constant ``STAGES``, read without importing it; train and evaluate where it has none.

    Each stage but ``evaluate`` is a function of that name with the arguments ``quick``, ``out`` and, where the recipe names its
    stages, ``needs``: the folders of the stages before, by name.
    """
    for node in ast.parse(path_of(name, folder).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "STAGES" for t in node.targets):
            return tuple(ast.literal_eval(node.value))
    return STAGES


def digest_of(name: str, stage: str, quick: bool, needs: tuple[str, ...] = (), folder: Path = FOLDER) -> str:
    """What a stage's result depends on, as a digest: its code, the rooms it uses, its parameters, Python, and the stages before."""
    said = hashlib.sha256(repr((name, stage, quick, needs, platform.python_version())).encode())
    listed = [p for p in path_of(name, folder).parent.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    for room in ROOMS_OF.get(name, ROOMS):
        listed += (TOP / "src/milo" / room).rglob("*.py")
    listed += [TOP / "requirements.lock", TOP / "requirements-train.lock"]
    for path in sorted(set(listed)):
        said.update(path.name.encode())
        said.update(hashlib.sha256(path.read_bytes()).digest())
    return said.hexdigest()[:16]
