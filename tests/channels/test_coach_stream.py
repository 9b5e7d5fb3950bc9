"""The coach as it comes about, with a real model server that takes its time: events before the answer, others not kept waiting.

How long it takes is up to the tests: an answer is held until what shall be seen before it was seen, whatever the machine's speed.
"""

from __future__ import annotations

import http.client
import json
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from channels.coach_server import Stage, served
from llm.provider_server import Doing, Gate, ModelServer, model_server
from milo.llm import speaking
from milo.llm.ollama import Provider

assert speaking  # seconds' reading on a busy machine, and the model's time would pay for it
LOOKS = 50  # of others, while somebody waits for the model
USUALLY_S = 0.5  # for such a look; a hundredth of it on a machine with nothing else to do
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
    """Events of a stream in their order, and how many comments came between them."""

    def __init__(self) -> None:
        self.events: list[tuple[str, Any]] = []
        self.comments = 0

    def listen(self, client: httpx.Client, text: str) -> None:
        with client.stream("GET", "/coach/stream", params={"text": text}) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            name = ""
            for line in answer.iter_lines():
                if line.startswith(":"):
                    self.comments += 1
                elif line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    self.events.append((name, json.loads(line[6:])))

    def named(self, name: str) -> list[Any]:
        return [data for event, data in self.events if event == name]


def test_events_come_before_the_answer_and_others_are_served_meanwhile(stage: Stage, model: ModelServer) -> None:
    gate = Gate()
    model.doings = [Doing(say=SAID, gate=gate)]
    heard, looks = Heard(), []
    with stage.client("Bruno") as bruno, stage.client("Ada") as ada:
        listening = threading.Thread(target=heard.listen, args=(bruno, QUESTION))
        listening.start()
        try:
            _until(lambda: {"stage": "thinking"} in heard.named("stage") and gate.waiting == 1)
            for _ in range(LOOKS):
                began = time.monotonic()
                assert ada.get("/locks").status_code == 200
                looks.append(time.monotonic() - began)
            assert gate.waiting == 1, "the model still holds its answer"
            assert {name for name, _ in heard.events} == {"stage"}
        finally:
            gate.open()
            listening.join()
    texts = heard.named("text")
    assert len(texts) == 3
    name, done = heard.events[-1]
    assert name == "done"
    assert done["by"] == "ollama:llama3"
    assert "".join(data["text"] for data in texts) == done["text"]
    assert statistics.median(looks) < USUALLY_S


def test_twenty_questions_wait_for_the_model_together(stage: Stage, model: ModelServer) -> None:
    model.doings = [Doing(say=SAID, gate=Gate(20))]
    model.most_at_once = 0
    for n in range(20):
        stage.add(f"Twin {n}")

    def ask(n: int) -> str:
        with stage.client(f"Twin {n}") as client:
            answer = client.post("/coach", json={"text": QUESTION})
            assert answer.status_code == 200, answer.text
            return str(answer.json()["by"])

    with ThreadPoolExecutor(20) as crowd:
        by = list(crowd.map(ask, range(20)))
    assert by == ["ollama:llama3"] * 20
    assert model.most_at_once == 20


def test_an_emergency_is_answered_while_the_model_holds_another_answer(stage: Stage, model: ModelServer) -> None:
    gate = Gate()
    model.doings = [Doing(say=SAID, gate=gate)]
    with stage.client("Ada") as ada, stage.client("Bruno") as bruno, ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(bruno.post, "/coach", json={"text": "How are my numbers this week?"})
        try:
            _until(lambda: gate.waiting == 1)
            asked = len(model.asked)
            heard = Heard()
            heard.listen(ada, "I have crushing chest pain and my arm is numb")
            assert heard.events[-1][1]["level"] == "E0"
            assert heard.events[-1][1]["by"] == "template"
            assert ada.get("/locks").json()["locked"]
            assert len(model.asked) == asked, "no model is asked about an emergency"
            assert gate.waiting == 1
            assert not waiting.done()
        finally:
            gate.open()
        assert waiting.result().json()["by"] == "ollama:llama3"


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
            with closing(http.client.HTTPConnection(urlsplit(stage.url).netloc)) as line:
                line.request(
                    "POST", "/coach", json.dumps({"text": QUESTION}), {**stage.heads[name], "Content-Type": "application/json"}
                )
                _until(lambda: len(model.asked) > asked)
                assert stage.coaching.under_way()
    # well before the model's time is over, which would end it too
    _until(lambda: not stage.coaching.under_way())
    with stage.client(name) as client:
        assert client.get("/coach/messages").json()["messages"] == []


def test_a_silent_stream_carries_heartbeats(stage: Stage, model: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    from milo.channels.api import coach_routes

    monkeypatch.setattr(coach_routes, "HEARTBEAT_S", 0.05)
    gate = Gate()
    model.doings = [Doing(say=SAID, gate=gate)]
    heard = Heard()
    with stage.client("Bruno") as bruno, ThreadPoolExecutor(1) as beside:
        listening = beside.submit(heard.listen, bruno, "and my sleep of the month?")
        try:
            _until(lambda: gate.waiting == 1)
            before = heard.comments
            _until(lambda: heard.comments >= before + 3)
            assert gate.waiting == 1, "the model still holds its answer"
        finally:
            gate.open()
        listening.result()
    assert heard.events[-1][0] == "done"


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


def test_a_dry_run_shows_what_would_leave_and_sends_and_keeps_nothing(tmp_path: Path, model: ModelServer) -> None:
    class Outside(Provider):
        external = True

    asked = len(model.asked)
    with served(tmp_path / "house", Outside("llama3", base=model.url)) as stage, stage.client("Ada") as ada:
        shown = ada.post("/coach/preview", json={"text": f"{QUESTION} Write to ada.lovelace@example.org"}).json()
        assert (shown["asked"], shown["leaves"], shown["reason"]["code"]) == (False, False, "no_consent")
        assert (shown["by"], shown["hosts"]) == (["ollama:llama3"], ["127.0.0.1"])
        sent = shown["prompt"]["messages"][1]["content"]
        assert "How much did I sleep" in sent
        for private in ("Ada", "example.org"):
            assert private not in json.dumps(shown["prompt"])
        for words, code in (("I have crushing chest pain", "rules"), ("thanks!", "rules"), ("I did 3x10 push-ups", "rules")):
            quiet = ada.post("/coach/preview", json={"text": words}).json()
            assert (quiet["reason"]["code"], quiet["prompt"]["messages"]) == (code, [])
        assert ada.get("/coach/messages").json()["messages"] == []
        assert ada.get("/locks").json()["locked"] == []
    assert len(model.asked) == asked


def test_a_dry_run_shows_word_by_word_what_a_model_in_the_house_is_told(stage: Stage, model: ModelServer) -> None:
    question = "Please, how much did I sleep this week?"
    with _new(stage, "Chloé") as chloe:
        shown = chloe.post("/coach/preview", json={"text": question}).json()
        assert (shown["asked"], shown["leaves"], shown["reason"]["code"]) == (True, False, "inside")
        model.doings = [Doing(say=SAID)]
        assert chloe.post("/coach", json={"text": question}).json()["by"] == "ollama:llama3"
    assert shown["prompt"]["messages"] == model.asked[-1].body["messages"]
