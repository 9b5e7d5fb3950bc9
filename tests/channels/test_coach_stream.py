"""The coach as it comes about, with a real model server that takes its time: events before the answer, others not kept waiting."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from channels.coach_server import Stage, served
from llm.provider_server import Doing, ModelServer, model_server
from milo.llm.ollama import Provider

THINKS_S = 3.0
QUESTION = "How much did I sleep this week?"
SAID = '{"text": "Your sleep of this week is not known. Wear your watch at night. Then I can tell.", "claims": []}'


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with model_server() as made:
        yield made


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, model: ModelServer) -> Iterator[Stage]:
    with served(tmp_path_factory.mktemp("house"), Provider("llama3", base=model.url)) as made:
        with made.client() as bruno:
            assert bruno.post("/plans", json={}).status_code == 201
            bruno.get("/dashboard")  # the first request imports
        yield made


class Heard:
    """Events of a stream, with the seconds after which each came."""

    def __init__(self) -> None:
        self.events: list[tuple[float, str, Any]] = []
        self.comments: list[float] = []

    def listen(self, client: httpx.Client, text: str) -> None:
        began = time.monotonic()
        with client.stream("GET", "/coach/stream", params={"text": text}) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            name = ""
            for line in answer.iter_lines():
                since = time.monotonic() - began
                if line.startswith(":"):
                    self.comments.append(since)
                elif line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    self.events.append((since, name, json.loads(line[6:])))

    def named(self, name: str) -> list[tuple[float, Any]]:
        return [(since, data) for since, event, data in self.events if event == name]


def test_events_come_before_the_answer_and_others_are_served_meanwhile(stage: Stage, model: ModelServer) -> None:
    model.doings = [Doing(say=SAID, delay_s=THINKS_S)]
    heard = Heard()
    with stage.client("Bruno") as bruno, stage.client("Ada") as ada:
        ada.get("/locks")
        listening = threading.Thread(target=heard.listen, args=(bruno, QUESTION))
        listening.start()
        slowest = 0.0
        while listening.is_alive():
            began = time.monotonic()
            assert ada.get("/locks").status_code == 200
            slowest = max(slowest, time.monotonic() - began)
        listening.join()
    assert heard.events[0][1] == "stage"
    assert heard.events[0][0] < 0.5
    assert any(data["stage"] == "thinking" and since < 1.5 for since, data in heard.named("stage"))
    texts = heard.named("text")
    assert len(texts) == 3
    assert texts[0][0] >= THINKS_S
    done = heard.events[-1]
    assert done[1] == "done"
    assert done[2]["by"] == "ollama:llama3"
    assert "".join(data["text"] for _, data in texts) == done[2]["text"]
    assert slowest < 0.2 * 3, slowest


def test_twenty_questions_at_once_take_as_long_as_one(stage: Stage, model: ModelServer) -> None:
    model.doings = [Doing(say=SAID, delay_s=THINKS_S)]
    model.most_at_once = 0
    for n in range(20):
        stage.add(f"Twin {n}")

    def ask(n: int) -> str:
        with stage.client(f"Twin {n}") as client:
            answer = client.post("/coach", json={"text": QUESTION})
            assert answer.status_code == 200, answer.text
            return str(answer.json()["by"])

    began = time.monotonic()
    with ThreadPoolExecutor(20) as crowd:
        by = list(crowd.map(ask, range(20)))
    took = time.monotonic() - began
    assert by == ["ollama:llama3"] * 20
    assert model.most_at_once >= 15
    assert took < 2.5 * THINKS_S, took


def test_an_emergency_is_answered_at_once_while_the_model_hangs(stage: Stage, model: ModelServer) -> None:
    model.doings = [Doing(hang=True)]
    with stage.client("Ada") as ada, stage.client("Bruno") as bruno:
        ada.get("/locks")
        heard = Heard()
        waiting = threading.Thread(target=lambda: _hung(bruno), daemon=True)
        waiting.start()
        began = time.monotonic()
        heard.listen(ada, "I have crushing chest pain and my arm is numb")
        assert time.monotonic() - began < 2
        assert heard.events[-1][2]["level"] == "E0"
        assert heard.events[-1][2]["by"] == "template"
        assert ada.get("/locks").json()["locked"]
        assert waiting.is_alive()
        waiting.join()


def _hung(client: httpx.Client) -> None:
    with pytest.raises(httpx.TimeoutException):
        client.post("/coach", json={"text": "How are my numbers this week?"}, timeout=3)


@pytest.mark.parametrize("streamed", [True, False])
def test_who_hangs_up_stops_the_model(stage: Stage, model: ModelServer, streamed: bool) -> None:
    model.doings = [Doing(hang=True)]
    name = f"Hasty {streamed}"
    stage.add(name)
    asked = len(model.asked)
    with stage.client(name) as client:
        if streamed:
            with client.stream("GET", "/coach/stream", params={"text": QUESTION}) as answer:
                lines = answer.iter_lines()  # held: letting go of it hangs up
                assert any("thinking" in line for line in lines)
                _until(lambda: len(model.asked) > asked)
                assert stage.coaching.under_way()
        else:
            with pytest.raises(httpx.TimeoutException):
                client.post("/coach", json={"text": QUESTION}, timeout=1)
            assert len(model.asked) > asked
    _until(lambda: not stage.coaching.under_way(), within_s=3)
    with stage.client(name) as client:
        assert client.get("/coach/messages").json()["messages"] == []


def test_a_silent_stream_carries_heartbeats(stage: Stage, model: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from milo.channels.api import coach_routes

    monkeypatch.setattr(coach_routes, "HEARTBEAT_S", 0.2)
    model.doings = [Doing(say=SAID, delay_s=1.5)]
    heard = Heard()
    with stage.client("Bruno") as bruno:
        heard.listen(bruno, "and my sleep of the month?")
    assert len(heard.comments) >= 3
    assert heard.events[-1][1] == "done"


def test_a_dead_model_leaves_the_rules(stage: Stage, model: ModelServer) -> None:
    model.doings = [Doing(status=404)]
    with stage.client("Ada two") if "Ada two" in stage.heads else _new(stage, "Ada two") as client:
        told = client.post("/coach", json={"text": "how are you doing today with my load?"}).json()
    assert told["by"] == "rules"
    assert told["text"]


def _new(stage: Stage, name: str) -> httpx.Client:
    stage.add(name)
    return stage.client(name)


def _until(holds: Any, within_s: float = 10.0) -> None:
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_no_model_is_asked_without_consent(tmp_path: Path, model: ModelServer) -> None:
    """A provider that says it is outside is not called for somebody who did not allow it, and the answer says so."""

    class Outside(Provider):
        external = True

    model.doings = [Doing(say=SAID)]
    asked = len(model.asked)
    with served(tmp_path / "house", Outside("llama3", base=model.url)) as stage, stage.client("Ada") as ada:
        told = ada.post("/coach", json={"text": QUESTION}).json()
        assert told["by"] == "rules"
        assert "allowed" in told["notice"]
        assert len(model.asked) == asked
