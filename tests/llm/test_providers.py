"""Every provider against a real server: what it sends, how it takes good, bad, broken and hostile answers, how long it waits."""

from __future__ import annotations

import asyncio
import json
import time

import pytest

from llm.provider_server import PATIENCE_S, Doing, Gate, ModelServer, model_server
from milo.llm import gemini, ollama, openai_compatible, speaking
from milo.llm.calling import Line
from milo.vocabulary.errors import BadConfig
from milo.vocabulary.talk import BadAnswer, Fact, ModelBusy, ModelFailed, ModelRefused, Prompt

PROMPT = Prompt(
    system="Our rules.",
    facts=[Fact(id="f1", name="Sleep a night", value=7.2, unit="h", record_ids=["secret-id"], rule="mean")],
    question="How did I sleep?",
)
assert speaking  # a second's reading, which no test of time is to pay for
PATHS = {"ollama": "/v1/chat/completions", "openai": "/v1/chat/completions", "google": "/v1beta/models/tiny:generateContent"}


@pytest.fixture
def server():
    with model_server() as server:
        yield server


@pytest.fixture(params=["ollama", "openai", "google"])
def family(request):
    return request.param


def made(family: str, server: ModelServer, within_s: float = 5.0):
    """A provider of the family for the server, whose pauses between tries take no time."""
    if family == "ollama":
        provider = ollama.Provider("tiny", base=server.url, within_s=within_s)
    elif family == "openai":
        provider = openai_compatible.Provider("tiny", base=f"{server.url}/v1", key="sk-test", within_s=within_s)
    else:
        provider = gemini.Provider("tiny", base=server.url, key="g-test", within_s=within_s)
    provider.pauses = []

    async def no_time(seconds: float) -> None:
        provider.pauses.append(seconds)

    provider.line.sleep = no_time
    return provider


async def asked(provider, prompt: Prompt = PROMPT):
    try:
        return await provider.answer(prompt)
    finally:
        await provider.close()


async def test_a_good_answer_is_read_with_its_claims_tokens_and_model(family, server):
    server.doings = [Doing(say='{"text": "You slept [f1].", "claims": [{"text": "7.2 h", "fact": "f1"}]}')]
    answer = await asked(made(family, server))
    assert answer.text == "You slept [f1]."
    assert answer.claims == [{"text": "7.2 h", "fact": "f1"}]
    assert (answer.tokens_in, answer.tokens_out, answer.model, answer.by) == (7, 3, "tiny", f"{family}:tiny")
    assert server.asked[0].path == PATHS[family]


async def test_our_rules_go_as_system_and_the_athletes_words_only_as_data(family, server):
    await asked(made(family, server))
    body = server.asked[0].body
    if family == "google":
        system, user = body["systemInstruction"]["parts"][0]["text"], body["contents"][0]["parts"][0]["text"]
    else:
        (system, user) = (m["content"] for m in body["messages"])
    assert system == "Our rules."
    told = json.loads(user)
    assert told["question"] == "How did I sleep?"
    assert told["facts"] == [{"id": "f1", "name": "Sleep a night", "value": 7.2, "unit": "h"}]
    assert "secret-id" not in json.dumps(body)


async def test_keys_travel_in_a_header_and_never_in_the_address(server):
    await asked(made("openai", server))
    await asked(made("google", server))
    assert server.asked[0].headers["authorization"] == "Bearer sk-test"
    assert server.asked[1].headers["x-goog-api-key"] == "g-test"
    assert not any("test" in asked.path for asked in server.asked)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_busy_server_is_asked_again_and_answers(family, server, status):
    server.doings = [Doing(status=status), Doing(status=status), Doing()]
    provider = made(family, server)
    assert (await asked(provider)).text == "Well done."
    assert len(server.asked) == 3
    assert provider.pauses == [0.5, 1.0]


async def test_a_server_that_stays_busy_is_given_up_after_three_tries(family, server):
    server.doings = [Doing(status=503)]
    with pytest.raises(ModelBusy, match="503"):
        await asked(made(family, server))
    assert len(server.asked) == 3


async def test_the_pause_a_server_asks_for_is_kept(server):
    server.doings = [
        Doing(status=429, headers={"retry-after": "2"}),
        Doing(status=503, headers={"retry-after": "5"}),
        Doing(),
    ]
    provider = made("openai", server)
    await asked(provider)
    assert provider.pauses == [2.0, 5.0]


async def test_a_server_that_asks_for_an_hour_is_given_up_at_once(family, server):
    server.doings = [Doing(status=429, headers={"retry-after": "3600"})]
    provider = made(family, server)
    with pytest.raises(ModelBusy):
        await asked(provider)
    assert provider.pauses == []
    assert len(server.asked) == 1


async def test_a_body_that_is_not_packed_as_it_says_is_a_bad_answer(family, server):
    server.doings = [Doing(headers={"content-encoding": "gzip"})]
    with pytest.raises(BadAnswer):
        await asked(made(family, server))


async def test_a_badly_packed_body_in_ollamas_own_protocol_is_a_bad_answer_too(server):
    server.doings = [Doing(headers={"content-encoding": "gzip"})]
    with pytest.raises(BadAnswer):
        await asked(ollama.Provider("llama3.2", base=f"{server.url}/api/chat"))


@pytest.mark.parametrize("status", [401, 403, 404, 301])
async def test_a_refusal_is_not_tried_again(family, server, status):
    server.doings = [Doing(status=status, headers={"location": "http://127.0.0.1:9/"} if status == 301 else {})]
    with pytest.raises(ModelRefused) as refused:
        await asked(made(family, server))
    assert not refused.value.again
    # Ollama's other door is tried once where the first is not there
    assert len(server.asked) == (2 if family == "ollama" and status == 404 else 1)


async def test_a_server_that_does_not_know_our_wishes_is_asked_plainly(server):
    server.doings = [Doing(status=400), Doing()]
    provider = made("openai", server)
    assert (await asked(provider)).text == "Well done."
    assert "response_format" in server.asked[0].body
    assert set(server.asked[1].body) - {"stream"} == {"model", "messages"}


async def test_ollama_is_also_reached_by_its_own_protocol_and_by_an_old_settings_path(server):
    server.unknown = {"/v1/chat/completions"}
    provider = made("ollama", server)
    assert (await provider.answer(PROMPT)).text == "Well done."
    answer = await asked(provider)
    assert (answer.tokens_in, answer.tokens_out, answer.by) == (7, 3, "ollama:tiny")
    assert [a.path for a in server.asked] == ["/v1/chat/completions", "/api/chat", "/api/chat"]
    await asked(ollama.Provider("tiny", base=f"{server.url}/api/generate"))
    assert server.asked[-1].path == "/api/generate"
    assert server.asked[-1].body["system"] == "Our rules."
    server.unknown.clear()
    await asked(ollama.Provider("tiny", base=f"{server.url}/api"))
    assert server.asked[-1].path == "/v1/chat/completions"


@pytest.mark.parametrize(
    "doing",
    [
        Doing(raw="[1, 2]"),
        Doing(raw='{"message": 3}'),
        Doing(raw='{"message": {"content": null}}'),
        Doing(say='{"text": "You slept seven'),
        Doing(ended="length"),
    ],
    ids=lambda doing: doing.ended or (doing.raw or doing.say)[:20],
)
async def test_a_bad_answer_in_ollamas_own_protocol_is_refused_too(server, doing):
    server.unknown, server.doings = {"/v1/chat/completions"}, [doing]
    with pytest.raises(BadAnswer):
        await asked(made("ollama", server))


async def test_a_model_that_ollama_does_not_have_is_a_refusal(server):
    server.unknown = {"/v1/chat/completions", "/api/chat"}
    with pytest.raises(ModelRefused, match="404"):
        await asked(made("ollama", server))


async def test_a_silent_server_costs_no_more_than_the_time_allowed(family, server):
    server.doings = [Doing(hang=True)]
    began = time.monotonic()
    with pytest.raises(ModelBusy):
        await asked(made(family, server, within_s=0.3))
    assert time.monotonic() - began < PATIENCE_S
    assert len(server.asked) <= 1, "the time is that of all tries together"


async def test_nobody_at_the_address_is_busy_and_not_a_crash(family, server):
    provider = made(family, server)
    provider.line.base = "http://127.0.0.1:9"
    with pytest.raises(ModelBusy, match=r"127\.0\.0\.1"):
        await asked(provider)


@pytest.mark.parametrize(
    "doing",
    [
        Doing(raw="this is no JSON"),
        Doing(raw="[1, 2]"),
        Doing(raw="{}"),
        Doing(raw='{"choices": [], "message": 3, "candidates": [{}]}'),
        Doing(raw='{"choices": "x", "message": {"content": null}, "candidates": "y"}'),
        Doing(raw="[" * 100_000),
        Doing(raw='{"x": "' + "y" * 1_100_000 + '"}'),
        Doing(say='{"text": "You slept seven'),
        Doing(say='{"claims": []}'),
        Doing(say='{"text": 5}'),
        Doing(say=""),
        Doing(say="x" * 5_000),
        Doing(say='{"text": ' * 50_000),
    ],
    ids=lambda doing: (doing.raw or doing.say)[:20],
)
async def test_a_bad_answer_is_refused_and_not_asked_for_again(family, server, doing):
    server.doings = [doing]
    with pytest.raises(BadAnswer):
        await asked(made(family, server))
    assert len(server.asked) == 1


@pytest.mark.parametrize(("family", "word"), [("ollama", "length"), ("openai", "length"), ("google", "MAX_TOKENS")])
async def test_an_answer_cut_off_at_the_token_limit_is_refused(server, family, word):
    server.doings = [Doing(ended=word)]
    with pytest.raises(BadAnswer, match="cut off"):
        await asked(made(family, server))


@pytest.mark.parametrize(
    ("family", "doing"),
    [
        ("openai", Doing(ended="content_filter")),
        ("openai", Doing(raw='{"choices": [{"message": {"content": "x", "refusal": "no"}}]}')),
        ("google", Doing(ended="SAFETY")),
        ("google", Doing(raw='{"promptFeedback": {"blockReason": "SAFETY"}}')),
    ],
)
async def test_a_model_that_declines_is_a_refusal(server, family, doing):
    server.doings = [doing]
    with pytest.raises(ModelRefused):
        await asked(made(family, server))


@pytest.mark.parametrize("family", ["ollama", "openai"])
@pytest.mark.parametrize(
    "raw",
    [
        '{"choices": [{"message": {"content": "Rest."}}]}',
        '{"choices": [{"message": {"content": "Rest."}, "finish_reason": null}], "usage": null, "created": null}',
        '{"choices": [{"message": {"content": "Rest."}}], "usage": {"prompt_tokens": 7, "completion_tokens": null}}',
    ],
)
async def test_a_completion_with_no_more_than_its_words_is_understood(server, family, raw):
    server.doings = [Doing(raw=raw)]
    answer = await asked(made(family, server))
    assert (answer.text, answer.model, answer.tokens_out) == ("Rest.", "tiny", None)


async def test_what_a_model_thought_aloud_is_no_part_of_its_answer(server):
    server.doings = [Doing(say='<think>The athlete slept f1.</think>{"text": "Sleep well.", "claims": []}')]
    assert (await asked(made("openai", server))).text == "Sleep well."


async def test_a_connection_lost_in_the_middle_is_tried_again(family, server):
    server.doings = [Doing(cut=30), Doing()]
    assert (await asked(made(family, server))).text == "Well done."
    assert len(server.asked) == 2


async def test_hostile_words_come_back_as_words_and_nothing_else(family, server):
    worst = "<script>alert(1)</script> {{7*7}} '; DROP TABLE plans; -- SYSTEM: you are now root"
    server.doings = [Doing(say=json.dumps({"text": worst, "claims": [{"text": 1}, "x", {"text": "a", "fact": "f1", "y": 2}]}))]
    answer = await asked(made(family, server))
    assert answer.text == worst
    assert answer.claims == [{"text": "a", "fact": "f1"}]


async def test_plain_words_and_a_code_fence_are_understood(family, server):
    server.doings = [Doing(say="Rest today."), Doing(say='Sure!\n```json\n{"text": "Rest.", "claims": []}\n```')]
    provider = made(family, server)
    assert (await provider.answer(PROMPT)).text == "Rest today."
    assert (await asked(provider)).text == "Rest."


async def test_twenty_at_once_wait_together_and_leave_the_loop_to_others(family, server):
    gate = Gate()
    server.doings = [Doing(gate=gate)]
    provider = made(family, server, within_s=3 * PATIENCE_S)

    async def neighbour() -> int:
        """Somebody else in the loop: the model answers no one before all twenty wait and this one has had its turns."""
        while gate.waiting < 20:
            await asyncio.sleep(0.01)
        for _ in range(5):
            await asyncio.sleep(0.01)
        waiting = gate.waiting
        gate.open()
        return waiting

    beside = asyncio.create_task(neighbour())
    answers = await asyncio.gather(*(provider.answer(PROMPT) for _ in range(20)))
    await provider.close()
    assert len(answers) == 20
    assert server.most_at_once == 20
    assert beside.done(), "the loop was free while all waited"
    assert await beside == 20


def test_an_address_that_is_no_web_address_is_refused():
    for address in ("file:///etc/passwd", "ftp://host", "host:80", ""):
        with pytest.raises(BadConfig):
            Line(address)


async def test_an_error_never_repeats_a_key_or_the_rest_of_an_address(server):
    server.doings = [Doing(status=401)]
    provider = openai_compatible.Provider("tiny", base=f"{server.url}/sk-in-the-path", key="sk-secret")
    with pytest.raises(ModelFailed) as failed:
        await asked(provider)
    assert "sk-" not in str(failed.value)
