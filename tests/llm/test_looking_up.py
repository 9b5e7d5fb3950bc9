"""Read-only tools in the three protocols: what is offered, what is told back, and what a model that misbehaves gets."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest

from llm.provider_server import PATIENCE_S, Asked, Doing, Gate, ModelServer, model_server
from llm.test_providers import made
from milo.llm import preview
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.talk import BadAnswer, Fact, LookUp, ModelBusy, Prompt, looked_up


class Shelf:
    """Tools over a few facts; `asked` keeps every look-up."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def _tell(self, tool: str, of: str, *facts: Fact) -> list[Fact]:
        self.asked.append((tool, of))
        return list(facts)

    def figures(self, topic: str) -> list[Fact]:
        if topic != "sleep":
            raise UnknownName("topic", topic, ["sleep"])
        return self._tell(
            "figures", topic, Fact(id="", name="asleep, night to Tuesday", value=6.5, unit="h", record_ids=["night-7"])
        )

    def plan(self, day: str) -> list[Fact]:
        return self._tell("plan", day, Fact(id="", name="Friday", value="rest day"))

    def exercise(self, name: str) -> list[Fact]:
        return self._tell("exercise", name, Fact(id="", name="cue", value="Knees out."), Fact(id="", name="cue", value="Chest up."))

    def history(self, lift: str) -> list[Fact]:
        return self._tell("history", lift, Fact(id="", name="record", value=100.0, unit="kg"))

    def subjects(self) -> dict[str, list[str]]:
        return {"figures": ["sleep"], "plan": ["today", "friday"], "exercise": [], "history": ["Squat"]}

    def every(self) -> list[LookUp]:
        return [LookUp(tool="figures", of="sleep", facts=self.figures("sleep"))]


@pytest.fixture
def server():
    with model_server() as server:
        yield server


@pytest.fixture(params=["ollama", "openai", "google"])
def family(request):
    return request.param


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def prompt(shelf: Shelf | None) -> Prompt:
    return Prompt(system="Our rules.", facts=[Fact(id="f1", name="goal", value="strength")], question="And on Friday?", tools=shelf)


async def asked(family: str, server: ModelServer, shelf: Shelf | None, within_s: float = 5.0):
    provider = made(family, server, within_s)
    try:
        return await provider.answer(prompt(shelf))
    finally:
        await provider.close()


def offered(one: Asked) -> list[dict[str, Any]]:
    """The tools of a request in one shape, whatever the protocol."""
    found: list[dict[str, Any]] = []
    for tool in one.body.get("tools", []):
        found += tool["functionDeclarations"] if "functionDeclarations" in tool else [tool["function"]]
    return found


def returned(one: Asked) -> list[dict[str, Any]]:
    """What the model was told by the tools in a request, whatever the protocol."""
    if "contents" in one.body:
        parts = [part for content in one.body["contents"] for part in content["parts"]]
        return [part["functionResponse"]["response"] for part in parts if "functionResponse" in part]
    return [json.loads(m["content"]) for m in one.body["messages"] if m["role"] == "tool"]


async def test_a_model_looks_a_fact_up_and_answers_with_it(family, server, shelf):
    server.doings = [Doing(calls=[("figures", {"topic": "sleep"})]), Doing(say='{"text": "You slept [f2].", "claims": []}')]
    answer = await asked(family, server, shelf)
    assert answer.text == "You slept [f2]."
    assert [(one.tool, one.of, [fact.id for fact in one.facts]) for one in answer.looked] == [("figures", "sleep", ["f2"])]
    assert (answer.tokens_in, answer.tokens_out) == (14, 6)
    told = returned(server.asked[1])
    assert told == [{"facts": [{"id": "f2", "name": "asleep, night to Tuesday", "value": 6.5, "unit": "h"}]}]
    assert "night-7" not in json.dumps(server.asked[1].body)


async def test_the_four_tools_are_offered_with_the_words_they_take_and_no_athlete(family, server, shelf):
    await asked(family, server, shelf)
    tools = {tool["name"]: tool for tool in offered(server.asked[0])}
    assert set(tools) == {"figures", "plan", "exercise", "history"}
    for name, parameter in (("figures", "topic"), ("plan", "day"), ("exercise", "name"), ("history", "lift")):
        schema = next(value for key, value in tools[name].items() if key.lower().startswith("parameters"))
        assert list(schema["properties"]) == [parameter]
    assert "friday" in json.dumps(tools["plan"])


async def test_without_tools_none_are_offered_and_the_shape_is_asked_for(family, server):
    await asked(family, server, None)
    assert offered(server.asked[0]) == []
    wished = server.asked[0].body.get("response_format") or server.asked[0].body["generationConfig"]
    assert "claims" in json.dumps(wished)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (("figures", {"topic": "shoes"}), "topic"),
        (("figures", {}), "topic"),
        (("figures", {"topic": ["sleep"]}), "topic"),
        (("erase", {"athlete": "bruno"}), "one of the tools"),
        (("__class__", {}), "one of the tools"),
    ],
    ids=lambda x: str(x)[:30],
)
async def test_a_call_that_is_wrong_gets_a_sentence_and_the_talk_goes_on(family, server, shelf, call, sentence):
    server.doings = [Doing(calls=[call]), Doing()]
    answer = await asked(family, server, shelf)
    assert answer.text == "Well done."
    assert answer.looked == []
    assert sentence in returned(server.asked[1])[0]["problem"]


async def test_ids_go_on_from_one_look_up_to_the_next(family, server, shelf):
    server.doings = [
        Doing(calls=[("exercise", {"name": "squat"}), ("history", {"lift": "Squat"})]),
        Doing(calls=[("plan", {"day": "friday"})]),
        Doing(),
    ]
    answer = await asked(family, server, shelf)
    assert [fact.id for one in answer.looked for fact in one.facts] == ["f2", "f3", "f4", "f5"]
    assert shelf.asked == [("exercise", "squat"), ("history", "Squat"), ("plan", "friday")]


async def test_after_four_look_ups_no_more_are_carried_out_or_offered(family, server, shelf):
    server.doings = [Doing(calls=[("plan", {"day": "today"})] * 3), Doing(calls=[("plan", {"day": "friday"})] * 3), Doing()]
    answer = await asked(family, server, shelf)
    assert len(shelf.asked) == len(answer.looked) == 4
    assert [("problem" in one) for one in returned(server.asked[2])] == [False] * 4 + [True] * 2
    assert offered(server.asked[2]) == []


async def test_a_model_that_never_stops_asking_is_given_up(family, server, shelf):
    server.doings = [Doing(calls=[("plan", {"day": "today"})])]
    with pytest.raises(BadAnswer, match="not offered"):
        await asked(family, server, shelf)
    assert len(server.asked) == 5


async def test_a_call_nobody_offered_is_a_bad_answer(family, server):
    server.doings = [Doing(calls=[("plan", {"day": "today"})])]
    with pytest.raises(BadAnswer, match="not offered"):
        await asked(family, server, None)


async def test_all_look_ups_together_have_the_time_of_one_answer(family, server, shelf):
    server.doings = [Doing(calls=[("plan", {"day": "today"})], delay_s=0.25)]
    began = time.monotonic()
    with pytest.raises(ModelBusy, match=r"within 0\.6 s"):
        await asked(family, server, shelf, within_s=0.6)
    assert time.monotonic() - began < PATIENCE_S
    assert len(server.asked) <= 3, "four look-ups would each have had time of their own"


async def test_a_server_that_knows_no_tools_is_asked_without_and_from_then_on(family, server, shelf):
    server.doings = [Doing(status=400), Doing()]
    provider = made(family, server)
    assert (await provider.answer(prompt(shelf))).text == "Well done."
    assert (await provider.answer(prompt(shelf))).text == "Well done."
    await provider.close()
    assert [bool(offered(one)) for one in server.asked] == [True, False, False]


async def test_hostile_arguments_are_cut_and_told_as_data(family, server, shelf):
    server.doings = [Doing(calls=[("exercise", {"name": "'; DROP TABLE plans; --" * 100})]), Doing()]
    await asked(family, server, shelf)
    assert [len(of) for _, of in shelf.asked] == [80]


async def test_twenty_who_look_up_at_once_do_not_wait_for_each_other(family, server):
    server.doings = [Doing(gate=Gate(20))]
    provider = made(family, server, 3 * PATIENCE_S)
    answers = await asyncio.gather(*(provider.answer(prompt(Shelf())) for _ in range(20)))
    await provider.close()
    assert len(answers) == 20
    assert server.most_at_once == 20


async def test_nothing_of_the_machine_travels_in_headers(family, server, shelf, monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "GEMINI_API_KEY", "GOOGLE_API_KEY", "OLLAMA_API_KEY"):
        monkeypatch.setenv(name, "not-for-this-server")
    await asked(family, server, shelf)
    sent = server.asked[0].headers
    known = {"host", "accept", "accept-encoding", "connection", "user-agent", "content-type", "content-length", "authorization"}
    assert set(sent) <= known | {"x-goog-api-key"}
    assert sent["user-agent"] == "milo"
    assert "not-for-this-server" not in json.dumps([sent, server.asked[0].body])


async def test_no_proxy_of_the_environment_is_used(family, server, shelf, monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert (await asked(family, server, shelf)).text == "Well done."


async def test_neither_key_nor_address_is_logged(family, server, shelf, caplog):
    caplog.set_level("DEBUG")
    provider = made(family, server)
    provider.line.base = f"{server.url}/sk-in-the-path"
    await provider.answer(prompt(shelf))
    await provider.close()
    told = " ".join(f"{record.name} {record.getMessage()}" for record in caplog.records if record.levelname != "DEBUG")
    assert "sk-" not in told
    assert "g-test" not in told


def test_a_preview_lists_what_could_be_looked_up(shelf):
    shown = preview(prompt(shelf))
    assert [tool["name"] for tool in shown["tools"]] == ["figures", "plan", "exercise", "history"]
    assert shown["look_ups"] == [
        {"tool": "figures", "of": "sleep", "facts": [{"id": "", "name": "asleep, night to Tuesday", "value": 6.5, "unit": "h"}]}
    ]
    assert preview(prompt(None))["tools"] == []


def test_facts_of_a_look_up_are_numbered_after_those_known(shelf):
    facts = looked_up(shelf, "exercise", "squat", prompt(shelf).facts)
    assert [fact.id for fact in facts] == ["f2", "f3"]
