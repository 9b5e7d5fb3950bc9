"""The shelf: what lies there is whole, and what was changed is not loaded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from milo.models import shelf

CARD = {
    "name": "sum", "version": "1", "purpose": "a test", "data": [], "licences": [], "command": "none", "seed": 1, "metrics": {},
    "baselines": {}, "limits": [],
}  # fmt: skip


def test_every_model_of_the_shelf_has_a_card_and_its_files_are_whole() -> None:
    for name in shelf.names():
        model = shelf.load(name)
        for filename in model.card["files"]:
            assert model.read(filename)


def test_a_changed_artefact_is_refused(tmp_path: Path) -> None:
    shelf.put(tmp_path / "sum", CARD, {"weights.npz": shelf.npz(w=np.arange(3.0))})
    model = shelf.at(tmp_path / "sum", "sum")
    assert model.arrays()["w"].tolist() == [0.0, 1.0, 2.0]
    (tmp_path / "sum" / "weights.npz").write_bytes(b"other bytes")
    with pytest.raises(shelf.BadModel, match="SHA-256"):
        model.arrays()


def test_a_card_that_lacks_its_limits_is_refused(tmp_path: Path) -> None:
    with pytest.raises(shelf.BadModel, match="limits"):
        shelf.put(tmp_path / "sum", {k: v for k, v in CARD.items() if k != "limits"}, {})
