"""Versions of trained models: what ships with the package, what an owner trained, and which one is in use.

A version is a folder ``NAME/VERSION/`` in the owner's home; its name is the first twelve digits of the SHA-256 over the card's
list of files, so a version is what its bytes are. ``NAME/history.json`` lists what was put to use, newest last. The version that
ships with the package is always there to go back to.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from milo.models import shelf
from milo.models.shelf import BadModel, Model
from milo.vocabulary.errors import BadValue, UnknownName

DIGITS = 12


def version_of(card: Mapping[str, Any]) -> str:
    """The name of a version: a digest over the names and SHA-256 of its artefacts.

    >>> version_of({"files": {"weights.npz": "00"}}) == version_of({"files": {"weights.npz": "00"}, "seed": 2})
    True
    """
    listed = json.dumps(sorted(card["files"].items()), separators=(",", ":"))
    return hashlib.sha256(listed.encode()).hexdigest()[:DIGITS]


@dataclass(frozen=True)
class Version:
    """One version of a model. shipped: it came with the package; active: it is the one in use."""

    model: Model
    version: str
    shipped: bool
    active: bool


class Registry:
    """The owner's models beside those of the package.

    Parameters
    ----------
    home : pathlib.Path
        Folder of the owner's models (``MILO_HOME/models``); made when the first model is added.
    """

    def __init__(self, home: Path) -> None:
        self._home = home

    def names(self) -> list[str]:
        """The models there is any version of."""
        own = [p.name for p in self._home.iterdir() if p.is_dir()] if self._home.is_dir() else []
        return sorted({*shelf.names(), *(name for name in own if self._own(name))})

    def versions(self, name: str) -> list[Version]:
        """All versions of a model, the shipped one first.

        Raises
        ------
        UnknownName
            When there is no model of that name.
        """
        if name not in self.names():
            raise UnknownName("model", name, self.names())
        active = self.active_version(name)
        found = []
        if name in shelf.names():
            model = shelf.shipped(name)
            found.append((model, version_of(model.card), True))
        found += [(shelf.at(self._home / name / version, name), version, False) for version in self._own(name)]
        return [Version(model, version, ships, version == active) for model, version, ships in found]

    def find(self, name: str, version: str | None = None) -> Version:
        """A version by its name or the beginning of it; the active one when none is named."""
        known = self.versions(name)
        fits = [v for v in known if (v.active if version is None else v.version.startswith(version))]
        if version is not None and len({v.version for v in fits}) != 1:
            raise UnknownName(f"version of {name}", version, [v.version for v in known])
        return fits[-1]

    def active_version(self, name: str) -> str | None:
        """The version in use: the last of the history, otherwise the shipped one."""
        used = self.history(name)
        if used:
            return str(used[-1]["version"])
        return version_of(shelf.shipped(name).card) if name in shelf.names() else None

    def history(self, name: str) -> list[dict[str, Any]]:
        """What was put to use, when and on which figures; oldest first."""
        try:
            kept = json.loads((self._home / name / "history.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except ValueError:
            raise BadModel(name, "its history.json cannot be read; delete it to go back to the shipped model") from None
        return list(kept)

    def add(self, folder: Path, name: str) -> str:
        """Copy a trained model in, after its files were checked; it is not in use yet.

        Parameters
        ----------
        folder : pathlib.Path
            A model folder as `shelf.put` writes it.
        name : str
            The model it is a version of.

        Returns
        -------
        str
            The version; adding the same bytes twice gives the same one.
        """
        model = shelf.at(folder, name)
        if model.card["name"] != name:
            raise BadValue(f"a version of {name}", f"a card of {model.card['name']}", "name the model the folder holds")
        bodies = {filename: model.read(filename) for filename in model.card["files"]}
        version = version_of(model.card)
        place = self._home / name / version
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            part = Path(tempfile.mkdtemp(prefix=".part-", dir=place.parent))
            for filename, body in bodies.items():
                (part / filename).write_bytes(body)
            (part / "card.json").write_bytes((folder / "card.json").read_bytes())
            try:
                part.rename(place)
            except OSError:  # another process added the same version meanwhile
                shutil.rmtree(part)
        return version

    def use(self, name: str, version: str, *, at: datetime, gate: Mapping[str, Any]) -> Version:
        """Put a version to use. gate: the figures it was let through on, kept in the history."""
        found = self.find(name, version)
        for filename in found.model.card["files"]:
            found.model.read(filename)
        self._remember(name, {"version": found.version, "at": at.isoformat(), "gate": dict(gate)})
        return self.find(name)

    def rollback(self, name: str, *, at: datetime) -> Version:
        """Go back to the version in use before.

        Raises
        ------
        BadValue
            When the shipped version is in use and nothing was before.
        """
        steps = self._steps(name)
        if len(steps) < 2:
            raise BadValue(f"a version of {name} that was in use before", "none", "see `milo models list`")
        self._remember(name, {"version": steps[-2], "at": at.isoformat(), "rolled_back_from": steps[-1]})
        return self.find(name)

    def _steps(self, name: str) -> list[str]:
        """The versions in use one after the other, without those that were rolled back."""
        stack = [*self._shipped(name)]
        for entry in self.history(name):
            if "rolled_back_from" in entry and len(stack) > 1:
                stack.pop()
            elif not stack or stack[-1] != entry["version"]:
                stack.append(entry["version"])
        return stack

    def _shipped(self, name: str) -> list[str]:
        return [version_of(shelf.shipped(name).card)] if name in shelf.names() else []

    def _own(self, name: str) -> list[str]:
        folder = self._home / name
        if not folder.is_dir():
            return []
        return sorted(p.name for p in folder.iterdir() if (p / "card.json").is_file() and not p.name.startswith("."))

    def _remember(self, name: str, entry: Mapping[str, Any]) -> None:
        folder = self._home / name
        folder.mkdir(parents=True, exist_ok=True)
        body = json.dumps([*self.history(name), entry], indent=1, ensure_ascii=False)
        part = folder / f".history-{os.getpid()}.json"
        part.write_text(body, encoding="utf-8")
        part.replace(folder / "history.json")
