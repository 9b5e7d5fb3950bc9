"""The shelf of trained models.

A model is a folder `shelf/NAME/` of the package, or `models/NAME/` of an owner's home: `card.json` says what it is for, the
data and licences, the command and seed that made it, its metrics with intervals beside naive baselines, and its limits;
`files` in the card names every artefact with its SHA-256. Weights are `.npz` (read without pickle) or `.onnx`.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np

from milo.vocabulary.errors import MiloError

REQUIRED = ("name", "version", "purpose", "data", "licences", "command", "seed", "metrics", "baselines", "limits", "files")


class BadModel(MiloError):
    """A model folder that is incomplete or whose bytes are not those its card names."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"model {name!r}", reason, "train it again with `milo train`, or reinstall Milo")


@dataclass(frozen=True)
class Model:
    """A model as it lies on the shelf: its card and where its files are."""

    name: str
    card: Mapping[str, Any]
    folder: Traversable

    def read(self, filename: str) -> bytes:
        """The bytes of an artefact, after its SHA-256 was checked against the card."""
        wanted = self.card["files"].get(filename)
        if wanted is None:
            raise BadModel(self.name, f"its card names no file {filename!r}")
        body = (self.folder / filename).read_bytes()
        if hashlib.sha256(body).hexdigest() != wanted:
            raise BadModel(self.name, f"{filename} was changed or is damaged (SHA-256 differs from the card)")
        return body

    def arrays(self, filename: str = "weights.npz") -> dict[str, np.ndarray]:
        """The arrays of an .npz artefact; pickled objects are refused."""
        with np.load(io.BytesIO(self.read(filename)), allow_pickle=False) as stored:
            return {key: stored[key] for key in stored.files}


def at(folder: Traversable, name: str) -> Model:
    """The model of a folder; its card must be whole, its artefacts are checked when they are read."""
    try:
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadModel(name, "no card.json on the shelf") from None
    missing = [key for key in REQUIRED if key not in card]
    if missing:
        raise BadModel(name, f"its card lacks {', '.join(missing)}")
    return Model(name, card, folder)


def shelf() -> Traversable:
    """The folder of the models that ship with the package."""
    return files("milo.models") / "shelf"


def names() -> list[str]:
    """The models that ship with the package, by name."""
    folder = shelf()
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if (entry / "card.json").is_file())


def shipped(name: str) -> Model:
    """The model that came with the package, whatever the owner put to use."""
    return at(shelf() / name, name)


_finders: list[Callable[[str], Model]] = [shipped]


def choose_by(finder: Callable[[str], Model] = shipped) -> None:
    """Let `load` ask this finder from now on (the composition root hands in the owner's registry); without one, the package."""
    _finders[:] = [finder]


def load(name: str) -> Model:
    """The model in use by name: the owner's, where one was put to use, otherwise the package's.

    Parameters
    ----------
    name : str
        Folder name, for example ``"form"``.

    Returns
    -------
    Model
        The card and access to the checked artefacts.

    Raises
    ------
    BadModel
        When the folder or a required key of the card is missing.
    """
    return _finders[0](name)


def put(folder: Any, card: Mapping[str, Any], artefacts: Mapping[str, bytes]) -> None:
    """Write a model folder: artefacts first, then the card with their SHA-256 (recipes call this).

    Parameters
    ----------
    folder : pathlib.Path
        Where the model goes; made if absent.
    card : Mapping
        Everything of the card but ``files``.
    artefacts : Mapping of str to bytes
        File name to content.
    """
    missing = [key for key in REQUIRED if key != "files" and key not in card]
    if missing:
        raise BadModel(str(card.get("name", folder)), f"its card lacks {', '.join(missing)}")
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in artefacts.items():
        (folder / name).write_bytes(body)
    whole = {**card, "files": {name: hashlib.sha256(body).hexdigest() for name, body in sorted(artefacts.items())}}
    (folder / "card.json").write_text(json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def npz(**arrays: np.ndarray) -> bytes:
    """Arrays as the bytes of a compressed .npz, the same bytes for the same arrays."""
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()
