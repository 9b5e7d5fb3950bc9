"""GET /catalog/exercises over the real application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from milo.app.build import build
from milo.app.config import Settings
from milo.channels.api import create_app
from milo.channels.api.asking import Asking
from milo.channels.api.catalogue_routes import catalogue_routes
from milo.vocabulary.clock import StillClock
from milo.vocabulary.exercises import catalogue

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
PATH = "/catalog/exercises"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home: Path = tmp_path_factory.mktemp("home")
    house = build(Settings(home=home), StillClock(datetime(2026, 3, 1, 12, tzinfo=UTC)))
    app = create_app(house.flows, house.access)
    if not any(getattr(route, "path", None) == PATH for route in app.routes):
        app.include_router(catalogue_routes(Asking(house.flows, house.access)))
    token = house.access.new_token(house.flows.add_athlete(PROFILE))
    with TestClient(app, headers={"Authorization": f"Bearer {token}"}) as made:
        yield made
    house.close()


def asked(client: TestClient, **query: Any) -> dict[str, Any]:
    answer = client.get(PATH, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_nobody_without_a_token_is_answered(client: TestClient) -> None:
    assert client.get(PATH, headers={"Authorization": "Bearer nonsense"}).status_code == 401


def test_pages_of_the_catalogue_add_up_to_the_whole(client: TestClient) -> None:
    total = asked(client)["total"]
    assert total == len(catalogue())
    ids = [e["id"] for at in range(0, total, 150) for e in asked(client, limit=150, offset=at)["exercises"]]
    assert ids == list(catalogue())


def test_an_exercise_is_told_whole(client: TestClient) -> None:
    found = asked(client, q="bench pres", limit=1)["exercises"][0]
    bench = catalogue()["bench_press"]
    assert found["id"] == bench.id
    assert found["name_es"] == bench.name_es
    assert found["muscles"] == bench.muscles
    assert found["joints"] == bench.joints
    assert found["cues_es"] == list(bench.cues_es)
    assert found["contraindications"] == list(bench.contraindications)


def test_filters_must_all_fit(client: TestClient) -> None:
    found = asked(client, pattern="squat", muscle="glutes", kind="strength", equipment="dumbbell,bench", limit=1000)["exercises"]
    assert found
    for e in found:
        assert e["pattern"] == "squat"
        assert "glutes" in e["muscles"]
        assert set(e["equipment"]) <= {"dumbbell", "bench"}
    assert all(e["equipment"] == [] for e in asked(client, equipment="")["exercises"])


def test_stand_ins_come_closest_first(client: TestClient) -> None:
    assert asked(client, instead_of="bench_press", equipment="dumbbell,bench")["exercises"][0]["id"] == "dumbbell_bench_press"


def test_spanish_words_are_searched(client: TestClient) -> None:
    assert asked(client, q="sentadila bulgara", language="es")["exercises"][0]["id"] == "bulgarian_split_squat"


@pytest.mark.parametrize(
    "query", [{"pattern": "sqat"}, {"muscle": "brain"}, {"equipment": "spaceship"}, {"instead_of": "no_such_lift"}]
)
def test_unknown_words_are_refused_in_a_sentence(client: TestClient, query: dict[str, str]) -> None:
    answer = client.get(PATH, params=query)
    assert 400 <= answer.status_code < 500
    assert next(iter(query.values())) in answer.text


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 10_000}, {"offset": -1}, {"language": "fr"}, {"q": "x" * 300}])
def test_what_is_out_of_range_is_refused(client: TestClient, query: dict[str, Any]) -> None:
    assert client.get(PATH, params=query).status_code == 422


@pytest.mark.parametrize("query", [{"query": "squat"}, {"q": "squat", "muscles": "chest"}])
def test_a_parameter_nobody_reads_is_refused_and_named(client: TestClient, query: dict[str, str]) -> None:
    answer = client.get(PATH, params=query)
    assert answer.status_code == 422
    assert repr([*query][-1]) in answer.text
