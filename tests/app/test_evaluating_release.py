"""A release is measured: safety, receipts, plans, latency by stage, cost, all by group, and held against its bars."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, MONDAY, HandClock
from typer.testing import CliRunner

from milo.app.build import build
from milo.app.cli import app
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.console import FAILED
from milo.app.evaluating_release import SLICES, Watch, adherence
from milo.app.training.release_page import release_page
from milo.models import gate


def test_every_stage_of_a_turn_is_timed_and_together_they_are_the_turn(tmp_path: Path) -> None:
    house, watch = build(Settings(home=tmp_path), HandClock(MONDAY)), Watch()
    coaching = Coaching(house, None)
    bruno = house.flows.add_athlete(BRUNO)
    coaching.new_plan(bruno)
    assert watch(coaching, bruno, "What is my workout today?").level == "N"
    assert watch(coaching, bruno, "crushing chest pain").level == "E0"
    house.close()
    asked, emergency = watch.turns
    assert set(asked) == {"triage", "records", "reader", "safety shell", "handlers", "grounding", "keeping", "whole turn"}
    assert set(emergency) == {"triage", "records", "grounding", "keeping", "whole turn"}  # no reader, no handler, no model
    for turn in watch.turns:
        for of in (0, 1):
            assert sum(v[of] for name, v in turn.items() if name != "whole turn") == pytest.approx(turn["whole turn"][of])


def test_adherence_is_told_for_all_and_by_group() -> None:
    found = adherence(200, 3)
    assert 0.6 < found["all"]["low"] < found["all"]["mean"] < found["all"]["high"] < 0.9
    for tag in ("age", "sex", "goal"):
        assert sum(one["of"] for one in found[tag].values()) == 200


@pytest.mark.long
def test_a_release_is_measured_by_group_and_its_page_says_the_same(tmp_path: Path) -> None:
    pytest.importorskip("fairlearn")
    page = tmp_path / "release.html"
    ran = CliRunner().invoke(app, ["evaluate", "release", "--athletes", "6", "--report", str(page), "--json"])
    found: dict[str, Any] = json.loads(ran.stdout[: ran.stdout.rindex("}") + 1])
    assert ran.exit_code == (0 if all(v["passed"] for v in found["gate"]) else FAILED)
    assert {v["figure"] for v in found["gate"]} == {bar["figure"] for bar in gate.bars("release")}
    assert found["prompts"] == 66
    assert found["escalated"]["E0"]["share"] == found["escalated"]["E1"]["share"] == found["plans_accepted"]["share"] == 1
    for figure in found["slices"].values():
        assert set(SLICES) < set(figure)
    assert found["latency"]["whole turn"]["turns"] == sum(g["turns"] for g in found["latency_by_slice"]["sex"].values())
    assert found["cost"]["cpu_s"] > 0 < found["cost"]["storage_kb"]
    body = page.read_text()
    assert f"{found['latency']['handlers']['p95_ms']}" in body
    assert body == release_page(found, gate.judge("release", found), made=body.split("<p>", 1)[1][:10])
