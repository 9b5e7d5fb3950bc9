"""Versions of models: added, put to use through the gate, taken back; what is damaged is not used."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from milo.models import shelf
from milo.models.gate import bars, judge
from milo.models.registry import Registry, version_of
from milo.vocabulary.errors import BadValue, UnknownName

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def trained(folder: Path, value: float, name: str = "form") -> Path:
    card = {key: "a test" for key in shelf.REQUIRED if key != "files"} | {"name": name, "metrics": {}, "baselines": {}}
    shelf.put(folder, card, {"weights.npz": shelf.npz(w=np.array([value]))})
    return folder


def test_a_version_is_added_used_and_rolled_back(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "home")
    shipped = version_of(shelf.shipped("form").card)
    assert registry.active_version("form") == shipped
    first = registry.add(trained(tmp_path / "a", 1.0), "form")
    second = registry.add(trained(tmp_path / "b", 2.0), "form")
    assert registry.add(tmp_path / "b", "form") == second
    assert registry.active_version("form") == shipped
    registry.use("form", first, at=NOW, gate={})
    registry.use("form", second, at=NOW, gate={})
    assert registry.find("form").model.arrays()["w"].tolist() == [2.0]
    assert registry.rollback("form", at=NOW).version == first
    assert registry.rollback("form", at=NOW).version == shipped
    with pytest.raises(BadValue, match="in use before"):
        registry.rollback("form", at=NOW)
    assert [v.active for v in registry.versions("form")] == [True, False, False]


def test_a_damaged_version_is_not_put_to_use(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "home")
    version = registry.add(trained(tmp_path / "a", 1.0), "form")
    (tmp_path / "home" / "form" / version / "weights.npz").write_bytes(b"other")
    with pytest.raises(shelf.BadModel, match="SHA-256"):
        registry.use("form", version, at=NOW, gate={})


def test_a_card_of_another_model_and_unknown_versions_are_refused(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "home")
    with pytest.raises(BadValue, match="form"):
        registry.add(trained(tmp_path / "a", 1.0, "food"), "form")
    with pytest.raises(UnknownName):
        registry.find("form", "ffff")


def test_load_gives_what_the_owner_put_to_use(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "home")
    registry.use("form", registry.add(trained(tmp_path / "a", 7.0), "form"), at=NOW, gate={})
    shelf.choose_by(lambda name: registry.find(name).model)
    try:
        assert shelf.load("form").arrays()["w"].tolist() == [7.0]
    finally:
        shelf.choose_by()
    assert "w" not in shelf.load("form").arrays()


def test_the_gate_refuses_what_misses_a_bar_loses_too_much_or_hides_a_figure() -> None:
    good = {"exercise_accuracy": {"mean": 0.99}, "form_mae_trees": {"mean": 8.0}, "strain_mae_trees": {"mean": 9.0}}
    assert all(v.passed for v in judge("form", good, good))
    worse = {**good, "form_mae_trees": {"mean": 8.6}}
    assert [v.figure for v in judge("form", worse, good) if not v.passed] == ["form_mae_trees.mean"]
    assert all(v.passed for v in judge("form", worse))
    hidden = {k: v for k, v in good.items() if k != "exercise_accuracy"}
    assert [v.value for v in judge("form", hidden) if not v.passed] == [None]
    assert judge("a model without a gate", good) == []


def test_every_model_of_the_shelf_has_a_gate() -> None:
    assert all(bars(name) for name in shelf.names())
