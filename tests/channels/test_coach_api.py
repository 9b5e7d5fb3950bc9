"""The coach's paths on a real server: each one good, bad and for somebody else, and described."""

from __future__ import annotations

import httpx
import pytest

from channels.coach_api_stage import bruno_of, problem, stage_of
from channels.coach_server import BRUNO, Stage

stage = pytest.fixture(stage_of, scope="module")
bruno = pytest.fixture(bruno_of)


WALK = [
    ("GET", "/plans", None),
    ("GET", "/plans/current", None),
    ("GET", "/plans/current/text", None),
    ("GET", "/plans/current/versions/1", None),
    ("POST", "/plans/current:modify", {"edit": "45 minutes", "dry_run": True}),
    ("POST", "/adaptation:next_week", None),
    ("GET", "/workouts/recent", None),
    ("GET", "/workouts/last_time?exercise=squat", None),
    ("POST", "/workouts", {"at": "2026-03-01T18:00:00Z", "endurance": {"activity": "running", "minutes": 30}}),
    ("POST", "/daily/sleep", {"hours": 7.5}),
    ("POST", "/daily/calories", {"calories": 2400}),
    ("POST", "/daily/weight", {"weight_kg": 79.6}),
    ("GET", "/today", None),
    ("GET", "/trends", None),
    ("GET", "/dashboard", None),
    ("GET", "/targets/calories", None),
    ("GET", "/targets/sleep", None),
    ("POST", "/targets/calories", {"target_kcal": 2600}),
    ("POST", "/targets/sleep", {"target_h": 8}),
    ("DELETE", "/targets/calories", None),
    ("DELETE", "/targets/sleep", None),
    ("POST", "/coach", {"text": "What is my workout today?"}),
    ("GET", "/coach/stream?text=hello", None),
    ("POST", "/coach/stream", {"text": "hello"}),
    ("GET", "/coach/messages", None),
    ("GET", "/locks", None),
    ("POST", "/locks/return", {"answers": {"seen": True}}),
    ("POST", "/locks/clearance", {"scope": "heart", "by": "Dr. Ruiz"}),
    ("POST", "/profile/onboarding", BRUNO),
]
NAMED = [
    ("GET", "/workout/{id}", None),
    ("GET", "/nutrition/{id}", None),
    ("POST", "/feedback/{id}", {"energy": 4, "mood": 4, "perceived_exertion": 6}),
    ("GET", "/plans/{id}/history?plan_type=workout", None),
]


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_every_path_answers_its_athlete(stage: Stage, bruno: httpx.Client, prefix: str) -> None:
    for method, path, body in [*WALK, *NAMED]:
        answer = bruno.request(method, prefix + path.format(id=stage.people["Bruno"]), json=body)
        assert answer.status_code in {200, 201}, (method, path, answer.text[:300])


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_nobody_gets_anything_without_a_token(stage: Stage, prefix: str) -> None:
    with stage.client(None) as nobody:
        for method, path, body in [*WALK, *NAMED]:
            problem(nobody.request(method, prefix + path.format(id=stage.people["Bruno"]), json=body), 401)


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_somebody_elses_things_are_not_there(stage: Stage, prefix: str) -> None:
    with stage.client("Ada") as ada:
        for method, path, body in WALK:
            named = f"{path}{'&' if '?' in path else '?'}user_id={stage.people['Bruno']}"
            problem(ada.request(method, prefix + named, json=body), 404)
        for method, path, body in NAMED:
            problem(ada.request(method, prefix + path.format(id=stage.people["Bruno"]), json=body), 404)


def test_the_owner_names_the_athlete(stage: Stage) -> None:
    with stage.client("owner") as owner:
        assert "user_id" in problem(owner.get("/plans/current"), 422)["wanted"]
        found = owner.get("/plans/current", params={"user_id": stage.people["Bruno"]})
        assert found.json()["athlete_id"] == stage.people["Bruno"]
        problem(owner.get("/plans/current", params={"user_id": "nobody"}), 404)


def test_a_client_that_connects_again_by_itself_does_not_ask_again(bruno: httpx.Client) -> None:
    heard = bruno.get("/coach/stream", params={"text": "thanks"})
    ids = [line for line in heard.text.splitlines() if line.startswith("id: ")]
    assert ids == ["id: ended"]
    before = bruno.get("/coach/messages").json()["messages"][0]["message_id"]
    again = bruno.get("/coach/stream", params={"text": "thanks"}, headers={"Last-Event-ID": "ended"})
    assert (again.status_code, again.content) == (204, b"")
    assert bruno.get("/coach/messages").json()["messages"][0]["message_id"] == before


def test_openapi_describes_every_path_with_examples(stage: Stage) -> None:
    with stage.client(None) as nobody:
        told = nobody.get("/openapi.json").json()
    for method, path, body in WALK:
        pattern = path.split("?")[0].replace("/plans/current:modify", "/plans/{plan_id}:modify")
        pattern = pattern.replace("/plans/current/text", "/plans/{plan_id}/text").replace(
            "/plans/current/versions/1", "/plans/{plan_id}/versions/{number}"
        )
        for prefix in ("", "/api/v1"):
            route = told["paths"][prefix + pattern][method.lower()]
            assert route["summary"]
            assert route["description"]
            assert "422" in route["responses"] or "/coach/stream" in path
            if body is not None:
                assert route["requestBody"]
    named = told["paths"]["/plans/current"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    plan = told["components"]["schemas"][named.rpartition("/")[2]]
    assert {"plan_id", "weeks", "nutrition"} <= set(plan["properties"])
