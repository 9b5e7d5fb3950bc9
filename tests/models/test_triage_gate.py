"""A candidate of the safety classifier that misses emergencies is refused; one that holds is used, and gone back from."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from milo.app.training.recipes import recipe
from milo.coach.safety.learnt import risk_classifier
from milo.coach.safety.learnt.risk_classifier import TOPICS
from milo.models import gate, shelf
from milo.models.registry import Registry

WEIGHTS = "second_reader.npz"
AT = datetime(2026, 3, 2, tzinfo=UTC)


def candidate(folder: Path, **changed: Any) -> shelf.Model:
    own = shelf.shipped("triage")
    arrays = {**own.arrays(WEIGHTS), **changed}
    card = {key: value for key, value in own.card.items() if key != "files"}
    shelf.put(folder, card, {WEIGHTS: shelf.npz(**arrays)})
    return shelf.at(folder, "triage")


def poisoned(folder: Path) -> shelf.Model:
    """Weights that hardly believe in emergencies any more; its card still praises it."""
    bias = shelf.shipped("triage").arrays(WEIGHTS)["bias"].copy()
    bias[..., [i for i, topic in enumerate(TOPICS) if topic.level == "E0"]] -= 30.0
    return candidate(folder, bias=bias)


@pytest.mark.long
def test_a_candidate_that_drops_emergency_recall_is_refused_although_its_card_is_fine(tmp_path: Path) -> None:
    module = recipe("triage")
    bad, good = poisoned(tmp_path / "bad"), shelf.shipped("triage")
    assert bad.card["metrics"]["e0_recall"] == good.card["metrics"]["e0_recall"], "what the card says is not believed"
    found = {v.figure: v for v in gate.judge("triage", module.evaluate(bad, quick=True), module.evaluate(good, quick=True))}
    refused = [v for v in gate.judge("triage", module.evaluate(bad, quick=True)) if not v.passed]
    assert "e0_recall.share" in {v.figure for v in refused}
    assert not found["e0_recall.share"].passed


def test_the_version_in_use_is_the_one_that_judges_and_can_be_gone_back_from(tmp_path: Path) -> None:
    made = candidate(tmp_path / "made", scale=shelf.shipped("triage").arrays(WEIGHTS)["scale"] * np.float32(1.001))
    registry = Registry(tmp_path / "models")
    version = registry.add(tmp_path / "made", "triage")
    registry.use("triage", version, at=AT, gate={"e0_recall.share": 1.0})
    try:
        risk_classifier.read_from(lambda: io.BytesIO(registry.find("triage").model.read(WEIGHTS)))
        assert np.array_equal(risk_classifier.own_weights().scale, made.arrays(WEIGHTS)["scale"])
    finally:
        risk_classifier.read_from(risk_classifier._shipped)
    assert registry.rollback("triage", at=AT).shipped
