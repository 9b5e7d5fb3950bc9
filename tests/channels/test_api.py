"""The API over the real flows: who may see what, and what goes wrong in plain words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.api import create_app
from milo.vocabulary.clock import StillClock

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
LIFTS = b"date,exercise,weight_kg,reps\n2026-02-26,Bench Press,80,5\n"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path), StillClock(datetime(2026, 3, 1, 12, tzinfo=UTC)))
    yield made
    made.close()


@pytest.fixture
def client(house: House) -> Iterator[TestClient]:
    with TestClient(create_app(house.flows, house.access)) as made:
        yield made


class People:
    """Ada and Bruno, each with a token, and the owner."""

    def __init__(self, house: House) -> None:
        self.ada = house.flows.add_athlete(PROFILE)
        self.bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno", "sex": "male"})
        self.as_ada = {"Authorization": f"Bearer {house.access.new_token(self.ada)}"}
        self.as_bruno = {"Authorization": f"Bearer {house.access.new_token(self.bruno)}"}
        owner = house.access.redeem_link(house.access.new_link_code())
        self.as_owner = {"Authorization": f"Bearer {owner}"}


@pytest.fixture
def people(house: House) -> People:
    return People(house)


def test_the_older_paths_still_answer(client: TestClient) -> None:
    assert client.get("/").json() == {"msg": "AI Fitness & Nutrition API up."}
    assert client.get("/health").json()["status"] == "ok"
    assert client.get("/", headers={"accept": "text/html"}, follow_redirects=False).headers["location"] == "/app"


def routes(user: str) -> list[tuple[str, str, dict[str, Any]]]:
    base = f"/api/v1/athletes/{user}"
    return [
        ("GET", f"{base}/week", {}),
        ("GET", f"{base}/week.html", {}),
        ("GET", f"{base}/records/set", {}),
        ("GET", f"{base}/ledger", {}),
        ("POST", f"{base}/ledger/x", {"json": {"decision": "undo"}}),
        ("GET", f"{base}/originals", {}),
        ("GET", f"{base}/originals/x", {}),
        ("GET", f"{base}/export", {}),
        ("POST", f"/api/v1/imports?user_id={user}", {"files": {"file": ("a.csv", LIFTS)}}),
    ]


def test_over_tls_browsers_are_told_to_stay_there(house: House) -> None:
    for scheme, told in (("https", "max-age=31536000"), ("http", None)):
        with TestClient(create_app(house.flows, house.access), base_url=f"{scheme}://milo.example") as client:
            assert client.get("/health").headers.get("strict-transport-security") == told


def test_an_athletes_routes_ask_who_is_there(client: TestClient, people: People) -> None:
    for method, path, more in routes(people.ada):
        assert client.request(method, path, **more).status_code == 401, path
        assert client.request(method, path, headers={"Authorization": "Bearer nonsense"}, **more).status_code == 401, path
        other = client.request(method, path, headers=people.as_bruno, **more)
        assert other.status_code == 404, path
        assert "Ada" not in other.text
        assert client.request(method, path, headers=people.as_ada, **more).status_code in {200, 404}, path
        assert client.request(method, path, headers=people.as_owner, **more).status_code in {200, 404}, path


def test_an_upload_becomes_a_week(client: TestClient, people: People) -> None:
    answer = client.post("/api/v1/imports", headers=people.as_ada, files={"file": ("../../lifts.csv", LIFTS)}).json()
    assert answer["totals"] == {"activities": 1, "records": 1, "new": 1, "changed": 0, "duplicates": 0, "skipped": 0}
    assert answer["files"][0]["path"] == "lifts.csv"
    week = client.get(f"/api/v1/athletes/{people.ada}/week", headers=people.as_ada).json()
    assert week["strength"]["figures"]["sets"]["value"] == 1
    receipt = week["strength"]["figures"]["sets"]["receipts"][0]
    records = client.get(
        f"/api/v1/athletes/{people.ada}/records/{receipt['kind']}", params={"id": receipt["record_ids"]}, headers=people.as_ada
    ).json()["records"]
    assert [(r["exercise"], r["weight_kg"], r["reps"]) for r in records] == [("Bench Press", 80.0, 5.0)]
    original = client.get(f"/api/v1/athletes/{people.ada}/originals", headers=people.as_ada).json()["originals"][0]
    assert original["name"] == "lifts.csv"
    content = client.get(f"/api/v1/athletes/{people.ada}/originals/{original['original_id']}", headers=people.as_ada)
    assert content.content == LIFTS
    assert "attachment" in content.headers["content-disposition"]
    exported = client.get(f"/api/v1/athletes/{people.ada}/export", headers=people.as_ada)
    with zipfile.ZipFile(io.BytesIO(exported.content)) as archive:
        assert "records/set.jsonl" in archive.namelist()


def test_a_refused_upload_says_why(client: TestClient, people: People) -> None:
    answer = client.post("/api/v1/imports", headers=people.as_ada, files={"file": ("x.fit", b"nonsense" * 40)})
    assert answer.status_code == 207
    assert "Expected a file of a kind Milo reads" in answer.json()["files"][0]["error"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("week?ending=yesterday", 422),
        ("records/nonsense", 422),
        ("records/set?limit=0", 422),
        ("records/set?since=2026-01-01T00:00:00", 422),
        ("records/set?id=unknown", 404),
        ("originals/unknown", 404),
        ("week.html?language=xx", 422),
    ],
)
def test_a_wrong_request_is_answered_with_a_problem(client: TestClient, people: People, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/athletes/{people.ada}/{path}", headers=people.as_ada)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/")


def test_only_the_owner_adds_athletes_and_sees_all(client: TestClient, people: People) -> None:
    assert client.post("/api/v1/athletes", headers=people.as_ada, json=PROFILE).status_code == 403
    assert client.post("/api/v1/athletes", headers=people.as_owner, json={**PROFILE, "wieght_kg": 1}).status_code == 422
    wrong = {**PROFILE, "wieght_kg": 1, "days_per_week": 9}
    faults = client.post("/api/v1/athletes", headers=people.as_owner, json=wrong).json()["errors"]
    assert [f["field"] for f in faults] == ["wieght_kg", "days_per_week"]
    assert [set(f) for f in faults] == [{"field", "wanted", "found", "do"}] * 2
    assert client.post("/api/v1/athletes", headers=people.as_owner, json=PROFILE).status_code == 201
    assert len(client.get("/api/v1/athletes", headers=people.as_owner).json()["athletes"]) == 3
    mine = client.get("/api/v1/athletes", headers=people.as_ada).json()["athletes"]
    assert [a["athlete_id"] for a in mine] == [people.ada]


def test_pages_with_health_data_are_neither_cached_nor_framed(client: TestClient, people: People) -> None:
    answer = client.get(f"/api/v1/athletes/{people.ada}/week", headers=people.as_ada)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
