"""Drift as Prometheus reads it."""

from __future__ import annotations

from prometheus_client import CollectorRegistry

from milo.app.metrics import DriftMeter


def test_an_aspect_without_enough_messages_has_no_value() -> None:
    registry = CollectorRegistry()
    DriftMeter(registry).drifted({"actions": 0.31, "input": None})
    assert registry.get_sample_value("milo_drift_index", {"aspect": "actions"}) == 0.31
    assert registry.get_sample_value("milo_drift_index", {"aspect": "input"}) is None
