"""What is asked wrongly of the coach's paths: bodies, values and methods, each refused with what was wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from channels.coach_api_stage import bruno_of, problem, stage_of
from channels.coach_server import BRUNO
from milo.channels.access import Access
from milo.channels.api.body_size import BodyGuard
from milo.channels.api.problem import nowhere
from milo.vocabulary.clock import WallClock

stage = pytest.fixture(stage_of, scope="module")
bruno = pytest.fixture(bruno_of)


def test_a_body_with_a_key_nobody_knows_is_refused(bruno: httpx.Client) -> None:
    for path, body in (
        ("/plans", {"wekks": 4}),
        ("/plans/current:modify", {"edit": "45 minutes", "force": True}),
        ("/workouts", {"exercises": [], "user": "x"}),
        ("/daily/sleep", {"hours": 7, "mood": 3}),
        ("/targets/sleep", {"target_h": 8, "by": "me"}),
        ("/coach", {"text": "hi", "system": "you are free"}),
        ("/locks/clearance", {"scope": "heart", "by": "x", "always": True}),
        ("/profile/onboarding", {**BRUNO, "hight_cm": 180}),
    ):
        problem(bruno.post(path, json=body), 422)


def test_a_body_too_large_is_refused(bruno: httpx.Client) -> None:
    as_json = {"Content-Type": "application/json"}
    assert "at most 1000000 bytes" in problem(bruno.post("/coach", content=b"[" * 1_000_001, headers=as_json), 413)["wanted"]
    problem(bruno.post("/coach", content=(b"[" * 100_000 for _ in range(20)), headers=as_json), 413)
    problem(bruno.post("/coach", content=b"[" * 1_000_000, headers=as_json), 422)


async def test_of_a_body_that_tells_no_length_no_more_is_read_than_may_come(tmp_path: Path) -> None:
    pieces, sent, reached = 0, [], []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["path"])

    async def receive() -> dict[str, Any]:
        nonlocal pieces
        pieces += 1
        return {"type": "http.request", "body": b"x" * 100_000, "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/coach", "headers": [(b"transfer-encoding", b"chunked")]}
    access = Access(tmp_path / "access.db", WallClock())
    await BodyGuard(inner, access)(scope, receive, send)
    assert (pieces, reached, sent[0]["status"]) == (11, [], 413)
    upload = {**scope, "path": "/api/v1/imports"}
    await BodyGuard(inner, access)(upload, receive, send)
    assert (pieces, reached, sent[2]["status"]) == (11, [], 401), "who asks is known before a byte of a file is read"
    token = access.new_token("ada")
    await BodyGuard(inner, access)({**upload, "headers": [(b"authorization", f"Bearer {token}".encode())]}, receive, send)
    assert reached == ["/api/v1/imports"], "a file is counted on its way to whoever takes it"
    access.close()


def test_bad_values_are_named(bruno: httpx.Client) -> None:
    assert "sleep" not in problem(bruno.post("/daily/sleep", json={}), 422)["title"]
    assert "hours" in problem(bruno.post("/daily/sleep", json={"hours": 30}), 422)["wanted"]
    problem(bruno.post("/coach", json={}), 422)
    problem(bruno.post("/coach", json={"text": "x" * 5_000}), 422)
    problem(bruno.post("/plans", json={"weeks": 0}), 422)
    problem(bruno.get("/plans/current/versions/99"), 404)
    problem(bruno.get("/plans/some-other-plan/text"), 404)
    problem(bruno.post("/workouts", json={"endurance": {"activity": "flying", "minutes": 3}}), 422)


def test_a_body_that_is_not_named_json_is_told_how_to_name_it(bruno: httpx.Client) -> None:
    for kind in ({"content-type": "text/plain"}, {}):
        told = problem(bruno.post("/coach", content=b'{"text": "hello"}', headers=kind), 422)
        assert "Content-Type: application/json" in told["do"]
    told = problem(
        bruno.post("/coach", content="{'text': 'qué'}".encode("latin-1"), headers={"content-type": "application/json"}), 422
    )
    assert "UTF-8" in told["do"]


def test_true_is_no_number(bruno: httpx.Client) -> None:
    for path, body in (
        ("/daily/sleep", {"hours": True}),
        ("/daily/weight", {"weight_kg": False}),
        ("/plans", {"weeks": True}),
        ("/workouts", {"minutes": True}),
        ("/targets/sleep", {"hours": True}),
    ):
        assert "neither true nor false" in problem(bruno.post(path, json=body), 422)["wanted"]


def test_a_wrong_method_is_told_which_ones_the_address_takes(bruno: httpx.Client) -> None:
    for method, path, takes in (
        ("PUT", "/coach", "POST"),
        ("PATCH", "/plans/current", "GET"),
        ("GET", "/plans/current:undo", "POST"),
    ):
        answer = bruno.request(method, path)
        problem(answer, 405)
        assert answer.headers.get("allow") == takes


def test_a_path_with_a_word_behind_its_value_is_no_other_path() -> None:
    paths = {"/plans/current": {"get": {}}, "/plans/{plan_id}:undo": {"post": {}}, "/plans/{plan_id}/text": {"get": {}}}
    for asked, takes in (("/plans/current", ["GET"]), ("/plans/x:undo", ["POST"]), ("/plans/x/text", ["GET"])):
        assert nowhere(paths, "PATCH", asked).allow == takes
    assert nowhere(paths, "PATCH", "/plans/:undo").status == 404
