"""The outlook as the command line and the API give it: exactly the keys of the contract, and the columns of its CSV."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from tests.app.coach_house import HandClock
from tests.channels.activity_people import ADA
from typer.testing import CliRunner

from milo.app.build import Home, build
from milo.app.cli import app as cli
from milo.app.config import Settings
from milo.app.outlook_desk import OutlookDesk
from milo.channels.api import create_app
from milo.models.outlook_features import COLUMNS
from milo.twin.panel import panel
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Feedback

NOW = datetime(2026, 6, 10, 20, tzinfo=UTC)
KEYS = {"athlete", "as_of", "risk_28d", "interval", "risk_90d", "curve", "drivers", "readiness_next_day", "model", "reasons"}
CONTRACT_COLUMNS = (
    "sleep_h", "sleep_quality", "resting_hr_bpm", "hrv_rmssd_ms", "load_au", "training_min", "steps", "mood_1_5", "energy_1_5",
    "soreness_1_10", "stress_1_5",
)  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Home:
    made = build(Settings(home=tmp_path), clock=HandClock(NOW))
    ada = made.flows.add_athlete(ADA)
    said = {"origin": Origin.TOLD, "source": "milo log", "user_id": ada}
    made.writer.write(
        [
            Feedback(**said, feedback_id=identity("mood", day), event_ts=NOW - timedelta(days=day), mood=3.0 - day % 2, energy=2.0)
            for day in range(40)
        ]
    )
    made.flows.settle(ada)
    return made  # the command closes it


def checked(outlook: dict[str, Any]) -> dict[str, Any]:
    """Keys and shapes of one outlook that has a risk."""
    assert set(outlook) == KEYS
    low, high = outlook["interval"]
    assert low <= outlook["risk_28d"] <= high <= 1
    assert outlook["risk_28d"] <= outlook["risk_90d"]
    assert [len(point) for point in outlook["curve"]] == [2] * len(outlook["curve"])
    assert outlook["curve"][0] == [0, 1.0]
    assert all(set(driver) == {"name", "effect"} for driver in outlook["drivers"])
    assert all(set(reason) == {"code", "text"} for reason in outlook["reasons"])
    ready = outlook["readiness_next_day"]
    assert ready is None or set(ready) == {"score_0_100", "interval"}
    date.fromisoformat(outlook["as_of"])
    return outlook


def test_both_paths_of_the_api_and_the_command_give_the_documents_of_the_contract(
    house: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = house.flows.athletes()[0].athlete_id
    app = create_app(house.flows, house.access, outlooks=OutlookDesk(house))
    with TestClient(app, headers={"Authorization": f"Bearer {house.access.new_token(ada)}"}) as client:
        new = checked(client.get("/api/v1/outlook").json())
        assert checked(client.post("/burnout/analyze", json={}).json()) == new
        answered = client.post("/api/v1/outlook/questions", json={"answers": [4, 4, 4, 4, 4]})
        assert answered.status_code == 201
        assert checked(answered.json())["risk_28d"] > new["risk_28d"]
    monkeypatch.setattr("milo.app.build.build", lambda: house)
    told = json.loads(CliRunner().invoke(cli, ["outlook", "--athlete", ada, "--json"]).stdout)
    assert checked(told[0])["athlete"] == ada


def test_a_csv_with_the_columns_of_the_contract_gives_one_document_an_athlete(tmp_path: Path) -> None:
    assert COLUMNS[: len(CONTRACT_COLUMNS)] == CONTRACT_COLUMNS
    people, lines = panel(5, 3, 60), ["athlete,date," + ",".join(CONTRACT_COLUMNS)]
    for k in range(3):
        for day in range(60):
            values = [people.days[name][day, k] for name in CONTRACT_COLUMNS]
            cells = ["" if np.isnan(v) else f"{v:g}" for v in values]
            lines.append(",".join([f"a{k}", str(people.first + timedelta(days=day)), *cells]))
    lines.append(f"empty,{people.first},,,,,,,,,,,")
    (tmp_path / "days.csv").write_text("\n".join(lines), encoding="utf-8")
    found = json.loads(CliRunner().invoke(cli, ["outlook", "--batch", str(tmp_path / "days.csv"), "--json"]).stdout)
    assert [o["athlete"] for o in found] == ["a0", "a1", "a2", "empty"]
    for o in found[:3]:
        assert checked(o)["as_of"] == (people.first + timedelta(days=59)).isoformat()
    assert set(found[3]) == KEYS
    assert found[3]["risk_28d"] is None
    assert [r["code"] for r in found[3]["reasons"]] == ["too_few_days"]
