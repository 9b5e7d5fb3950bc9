"""People's own assistants ask over both ways in, with the real client of the protocol, and get no more than their token allows."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from tests.channels.access_stage import staged
from tests.channels.api_house import furnished

from milo.app.build import build
from milo.app.config import Settings
from milo.channels.access import Access
from milo.store.contract import Store

TOOLS = {
    "today", "plan", "week_figures", "why", "last_time", "exercise_guidance", "search_exercises", "what_if", "ask",
}  # fmt: skip
TALKED = {"message", "audit"}  # kinds in which a talk is kept, as the chat's is
ANSWERS_WITHIN_S = 30


@dataclass
class Scene:
    """A served home with Ada and Bruno in it."""

    home: Path
    url: str
    access: Access
    ada: str
    bruno: str

    @asynccontextmanager
    async def come(self, token: str, query: str = "") -> AsyncIterator[Client]:
        """An assistant at /mcp."""
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx2.AsyncClient(headers=headers, trust_env=False, timeout=ANSWERS_WITHIN_S) as http:
            way = streamable_http_client(f"{self.url}/mcp{query}", http_client=http)
            async with Client(way, read_timeout_seconds=ANSWERS_WITHIN_S) as client:
                yield client

    def stored(self) -> dict[str, int]:
        """How many records of each kind Ada has."""
        house = build(Settings(home=self.home))
        store: Store = house.store
        found = store.stats(self.ada)
        house.close()
        return found


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    home = tmp_path_factory.mktemp("assistants") / "home"
    known = furnished(home)
    with staged(home) as stage:
        yield Scene(home, stage["url"], known.access, known.real["user_id"][0], known.real["user_id"][-1])
    known.access.close()


def raw(scene: Scene, **headers: str) -> httpx.Response:
    """A request as it goes over the wire."""
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    every = {"Accept": "application/json, text/event-stream", **headers}
    return httpx.post(f"{scene.url}/mcp", json=body, headers=every, trust_env=False, timeout=ANSWERS_WITHIN_S)


async def told(client: Client, tool: str, **asked: Any) -> dict[str, Any]:
    """What a tool hands out."""
    result = await client.call_tool(tool, asked)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


async def test_an_assistant_reads_what_its_athlete_may_over_http_and_nothing_changes(scene: Scene) -> None:
    before = scene.stored()
    async with scene.come(scene.access.new_token(scene.ada)) as client:
        listed = (await client.list_tools()).tools
        assert {tool.name for tool in listed} == TOOLS
        assert all(tool.annotations is not None and tool.annotations.read_only_hint for tool in listed)
        assert (await told(client, "today"))["locked"] == []
        assert len((await told(client, "plan", days=3))["days"]) == 3
        figures = (await told(client, "week_figures"))["figures"]
        assert any(figure.get("receipts") for figure in figures.values())
        assert (await told(client, "why"))["version"] >= 2
        assert (await told(client, "last_time", exercise="Back squat"))["last_time"]["sets"][0]["weight_kg"] == 60
        assert (await told(client, "exercise_guidance", exercise="Back squat"))["exercise"]["id"] == "back_squat"
        assert (await told(client, "search_exercises", words="squat"))["exercises"]
        assert (await told(client, "what_if", change="what if I train four days a week?"))["simulated"] is True
        said = await told(client, "ask", question="What is my workout today?")
        assert said["text"]
        assert said["level"] == "N"
        asked = await told(client, "ask", question="move Monday to Tuesday, only this week")
        assert "You cannot change the plan from here" in asked["text"]
    after = scene.stored()
    assert {kind: n for kind, n in after.items() if n != before.get(kind)}.keys() == TALKED


async def test_no_argument_reaches_another_athlete(scene: Scene) -> None:
    answer = httpx.post(
        f"{scene.url}/mcp?user_id={scene.ada}",
        headers={"Authorization": f"Bearer {scene.access.new_token(scene.bruno)}"},
        json={},
        trust_env=False,
    )
    assert answer.status_code == 404
    owner = str(scene.access.redeem_link(scene.access.new_link_code()))
    assert raw(scene, Authorization=f"Bearer {owner}").status_code == 422
    async with scene.come(owner, f"?user_id={scene.ada}") as client:
        assert (await told(client, "last_time", exercise="Back squat"))["last_time"] is not None


async def test_a_devices_key_reads_and_does_not_ask(scene: Scene) -> None:
    visitor = scene.access.visitor(scene.access.new_token(scene.ada))
    assert visitor is not None
    async with scene.come(scene.access.new_key(visitor, "assistant", ["read"]).token) as client:
        assert (await told(client, "plan"))["days"]
        refused = await client.call_tool("ask", {"question": "What is my workout today?"})
        assert refused.is_error
        assert "scope" in str(refused.content)
    assert raw(scene, Authorization=f"Bearer {scene.access.new_key(visitor, 'mask', ['samples:write']).token}").status_code == 403


def test_who_brings_no_token_a_strange_host_or_another_sites_page_is_turned_away(scene: Scene) -> None:
    token = {"Authorization": f"Bearer {scene.access.new_token(scene.ada)}"}
    assert raw(scene).status_code == 401
    assert raw(scene, Authorization="Bearer made-up").status_code == 401
    assert raw(scene, **token, Host="rebound.example").status_code == 403
    assert raw(scene, **token, Origin="https://evil.example").status_code == 403
    assert raw(scene, **token, Origin="null").status_code == 403
    assert raw(scene, **token).status_code == 200
    gone = scene.access.new_token(scene.ada)
    scene.access.revoke(gone)
    assert raw(scene, Authorization=f"Bearer {gone}").status_code == 401


async def test_a_danger_told_to_an_assistant_locks_and_then_no_tool_hands_out_training(scene: Scene) -> None:
    async with scene.come(scene.access.new_token(scene.bruno)) as client:
        assert (await told(client, "plan"))["days"]
        said = await told(client, "ask", question="I have crushing chest pain and my left arm is numb")
        assert said["level"] == "E0"
        plan = await told(client, "plan")
        assert plan["days"] == []
        assert plan["locked"][0]["text"]
        today = await told(client, "today")
        assert (today["planned"], today["next"], today["week"]) == (None, None, None)
        assert (await told(client, "what_if", change="what if I train four days a week?"))["lines"] == []
        why = await told(client, "why")
        assert why["changes"] == []
        assert why["locked"][0]["text"]


@pytest.mark.parametrize("by", ["athlete", "token"])
async def test_an_assistant_on_this_machine_asks_over_standard_input(scene: Scene, tmp_path: Path, by: str) -> None:
    file = tmp_path / "token"
    file.write_text(scene.access.new_token(scene.ada) + "\n")
    who = ["--athlete", scene.ada] if by == "athlete" else ["--token-file", str(file)]
    command = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from milo.app.cli import main; main()", "mcp", *who],
        env={"MILO_HOME": str(scene.home), "PYTHONPATH": os.environ.get("PYTHONPATH", ""), "OMP_NUM_THREADS": "1"},
    )
    async with asyncio.timeout(ANSWERS_WITHIN_S), Client(command) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
        assert (await told(client, "last_time", exercise="Back squat"))["last_time"]["sets"][0]["weight_kg"] == 60
        refused = await client.call_tool("exercise_guidance", {"exercise": "no such thing"})
        assert refused.is_error
        assert "catalogue" in str(refused.content)
        if by == "token":
            scene.access.revoke(file.read_text().strip())
            gone = await client.call_tool("plan", {})
            assert gone.is_error


def test_figures_of_the_future_are_asked_for_without_harm(scene: Scene) -> None:
    """A date beyond what is stored is a week without figures, and no error of the server."""

    async def ask() -> dict[str, Any]:
        async with scene.come(scene.access.new_token(scene.ada)) as client:
            return await told(client, "week_figures", ending=datetime.now(UTC).date().replace(year=2030).isoformat())

    assert asyncio.run(ask())["last"].startswith("2030")
