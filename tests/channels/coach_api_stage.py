"""What the tests of the coach's paths share: a served house with Bruno's plan in it, and the problem an answer tells.

A test file makes fixtures of stage_of, bruno_of and ada_of, under the names they ask each other by; stage and ada are the module's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from channels.coach_server import Stage, served


def stage_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A served house; Bruno has a plan of four weeks."""
    with served(tmp_path_factory.mktemp("house")) as made:
        with made.client() as bruno:
            assert bruno.post("/api/v1/plans", json={"weeks": 4}).status_code == 201
        yield made


def bruno_of(stage: Stage) -> Iterator[httpx.Client]:
    """Bruno's client."""
    with stage.client("Bruno") as client:
        yield client


def ada_of(stage: Stage) -> Iterator[httpx.Client]:
    """The client of an Ada whose plan is there to be changed."""
    stage.add("Ada plans", sex="female")
    with stage.client("Ada plans") as client:
        assert client.get("/plans/current").status_code == 404
        assert client.post("/plans", json={}).status_code == 201
        yield client


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The problem document of an answer."""
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["wanted"] + told["found"]
    return told
