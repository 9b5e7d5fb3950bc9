"""Models one after another, remembered answers, the ledger and the choice of a provider by a setting."""

from __future__ import annotations

import asyncio

import pytest

from llm.provider_server import Doing, model_server
from milo.llm import Chain, Ledger, Metered, Price, Remembering, choose, find_providers, ollama, openai_compatible
from milo.llm.hearing import watched
from milo.llm.ledger import read_prices
from milo.llm.prompts import redact
from milo.llm.scripted import Provider
from milo.vocabulary.errors import BadConfig, UnknownName
from milo.vocabulary.talk import Answer, BadAnswer, BudgetSpent, Fact, ModelBroken, ModelBusy, ModelFailed, Prompt, sayable


def prompt(question: str = "How did I sleep?", **changed: object) -> Prompt:
    return Prompt(
        **{"system": "Rules.", "facts": [Fact(id="f1", name="Sleep", value=7.2, unit="h")], "question": question, **changed}
    )


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def test_the_next_model_stands_in_and_says_it_was_the_one():
    chain = Chain([Provider([ModelBusy("an answer", "silence")], "first"), Provider("Rest.", "second")])
    answer = await chain.answer(prompt())
    assert (answer.text, answer.by) == ("Rest.", "scripted:second")


async def test_a_model_that_was_away_rests_for_a_minute_and_is_asked_again_then():
    clock = Clock()
    first, second = Provider([ModelBusy(), "Back."], "first"), Provider("Rest.", "second")
    chain = Chain([first, second], clock)
    assert [(await chain.answer(prompt())).text for _ in range(3)] == ["Rest."] * 3
    assert len(first.asked) == 1
    clock.now += 61
    assert (await chain.answer(prompt())).text == "Back."


async def test_a_silent_model_is_left_while_there_is_time_for_the_next():
    """One that hangs must not use up the time in which the next could have answered."""

    class Silent:
        name = "silent"
        asked = 0

        async def answer(self, prompt: Prompt) -> Answer:
            self.asked += 1
            await asyncio.Event().wait()
            raise AssertionError

    silent, second = Silent(), Provider("Rest.", "second")
    chain = Chain([silent, second], within_s=0.05)
    async with asyncio.timeout(5):
        assert [(await chain.answer(prompt())).text for _ in range(2)] == ["Rest.", "Rest."]
    assert silent.asked == 1


async def test_of_twenty_seconds_six_are_left_for_each_one_behind(monkeypatch):
    waited = []
    real = asyncio.timeout
    monkeypatch.setattr("milo.llm.chain.asyncio.timeout", lambda s: (waited.append(s), real(s))[1])
    for behind in (1, 2, 4):
        members = [Provider([BadAnswer("JSON", "none")], "first"), *(Provider("Rest.", f"next {n}") for n in range(behind))]
        await Chain(members, Clock()).answer(prompt())
    assert waited[0] == 14.0
    assert waited[1:3] == [8.0, 14.0]
    assert waited[3] == 4.0


async def test_the_ledger_names_each_member_of_a_chain_that_failed_and_none_twice():
    ledger = Ledger()
    chain = Chain([Provider([ModelBusy("x", "away")], "a"), Provider([BadAnswer("JSON", "none"), "Rest."], "b")])
    with pytest.raises(ModelFailed):
        await Metered(chain, ledger, "ada").answer(prompt())
    await Metered(chain, ledger, "ada").answer(prompt())
    assert [(e.by, e.outcome) for e in ledger.entries] == [
        ("scripted:a", "model_busy"),
        ("scripted:b", "bad_answer"),
        ("scripted:b", "answered"),
    ]


@pytest.mark.parametrize("chained", [False, True])
async def test_a_call_nobody_waits_for_any_longer_stands_in_the_ledger(chained):
    began = asyncio.Event()

    class Silent:
        name = "silent"

        async def answer(self, prompt: Prompt) -> Answer:
            began.set()
            await asyncio.Event().wait()
            raise AssertionError

    ledger = Ledger()
    call = asyncio.ensure_future(Metered(Chain([Silent()]) if chained else Silent(), ledger, "ada").answer(prompt()))
    await began.wait()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert [(e.by, e.outcome) for e in ledger.entries] == [("silent", "given_up")]
    assert ledger.sums()["silent"]["failures"] == 1


async def test_what_a_provider_of_somebody_elses_raises_stands_in_the_ledger_too():
    class Broken:
        name = "broken"

        async def answer(self, prompt: Prompt) -> Answer:
            raise KeyError("choices")

    ledger = Ledger()
    with pytest.raises(ModelBroken, match="KeyError"):
        await Metered(Broken(), ledger, "ada").answer(prompt())
    chain = Chain([Broken(), Provider("Rest.", "second")])
    assert (await Metered(chain, ledger, "ada").answer(prompt())).text == "Rest."
    assert [(e.by, e.outcome) for e in ledger.entries] == [
        ("broken", "model_broken"),
        ("broken", "model_broken"),
        ("scripted:second", "answered"),
    ]


async def test_who_was_asked_is_known_by_name_whatever_came_of_it():
    with watched() as asked:
        kept = Remembering(Metered(Chain([Provider([ModelBusy()], "a"), Provider("Rest.", "b")]), Ledger(), "ada"))
        await kept.answer(prompt())
        await kept.answer(prompt())
    await Metered(Provider("Rest.", "later"), Ledger(), "ada").answer(prompt())
    assert asked.audit() == {"asked": ["scripted:a", "scripted:b"], "outside": []}


async def test_a_second_answer_of_a_turn_has_what_the_first_left_of_the_time(monkeypatch):
    waited = []
    real = asyncio.timeout
    monkeypatch.setattr("milo.llm.chain.asyncio.timeout", lambda s: (waited.append(s), real(s))[1])
    chain = Chain([Provider([BadAnswer("JSON", "none")] * 2, "first"), Provider("Rest.", "second")], Clock())
    for left_s in (20.0, 11.0):
        await chain.answer(prompt(until_s=asyncio.get_running_loop().time() + left_s))
    assert waited == [pytest.approx(14.0, abs=0.5), pytest.approx(5.5, abs=0.5)]


async def test_a_price_is_found_by_the_name_of_the_setting_too():
    ledger = Ledger(read_prices("gpt-4o-mini=0.15/0.60, google:gemini=1/2"))
    dated = Answer(text="x", tokens_in=1_000_000, tokens_out=1_000_000, model="gpt-4o-mini-2024-07-18", by="openai:gpt-4o-mini")
    await Metered(Provider([dated]), ledger, "ada").answer(prompt())
    assert ledger.entries[0].cost_usd == pytest.approx(0.75)


@pytest.mark.parametrize("said", ["gpt", "gpt=1", "gpt=1/x", "gpt=-1/2", "gpt=nan/1", "=1/2", "gpt=1/inf"])
def test_a_price_that_cannot_be_read_says_how_to_write_it(said):
    with pytest.raises(BadConfig, match="MODEL=IN/OUT"):
        read_prices(said)
    assert read_prices("") == {}


async def test_a_bad_answer_gives_nobody_a_rest():
    first = Provider([BadAnswer("JSON", "none"), "Better."], "first")
    chain = Chain([first, Provider("Rest.", "second")])
    assert [(await chain.answer(prompt())).text for _ in range(2)] == ["Rest.", "Better."]


async def test_when_all_fail_the_error_names_each_of_them():
    chain = Chain([Provider([ModelBusy("x", "away")], "a"), Provider([BadAnswer("JSON", "none")], "b")])
    with pytest.raises(ModelFailed, match=r"scripted:a.*scripted:b"):
        await chain.answer(prompt())
    # the one that was away is the last hope only when nobody else is left
    with pytest.raises(ModelFailed, match="scripted:b"):
        await chain.answer(prompt())


async def test_the_only_model_is_asked_again_even_after_it_was_away():
    chain = Chain([Provider([ModelBusy(), "Back."])])
    with pytest.raises(ModelFailed):
        await chain.answer(prompt())
    assert (await chain.answer(prompt())).text == "Back."


async def test_the_same_prompt_is_asked_once_and_a_complaint_makes_another():
    model = Provider(["One.", "Two.", "Three."])
    kept = Remembering(model)
    assert (await kept.answer(prompt())).text == "One."
    assert (await kept.answer(prompt())).text == "One."
    assert (await kept.answer(prompt(complaint="No."))).text == "Two."
    assert (await kept.answer(prompt("Why?"))).text == "Three."
    assert (len(model.asked), kept.hits) == (3, 1)


async def test_failures_are_not_remembered_and_the_oldest_answers_go():
    model = Provider([ModelBusy(), "a", "b", "c", "again"])
    kept = Remembering(model, kept=2)
    with pytest.raises(ModelBusy):
        await kept.answer(prompt("1?"))
    for question in ("1?", "2?", "3?"):
        await kept.answer(prompt(question))
    assert (await kept.answer(prompt("3?"))).text == "c"
    assert (await kept.answer(prompt("1?"))).text == "again"


async def test_twenty_who_ask_the_same_at_once_cost_one_call():
    with model_server() as server:
        server.doings = [Doing(delay_s=0.1)]
        provider = ollama.Provider("tiny", base=server.url)
        kept = Remembering(provider)
        answers = await asyncio.gather(*(kept.answer(prompt()) for _ in range(20)))
        await kept.close()
        assert {answer.text for answer in answers} == {"Well done."}
        assert len(server.asked) == 1


async def test_one_who_stops_waiting_leaves_the_answer_to_the_others():
    released = asyncio.Event()

    class Slow:
        name = "slow"

        async def answer(self, asked: Prompt) -> Answer:
            await released.wait()
            return Answer(text="Done.")

    kept = Remembering(Slow())
    first, second = (asyncio.create_task(kept.answer(prompt())) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    released.set()
    assert (await second).text == "Done."
    assert first.cancelled()


async def test_the_ledger_counts_tokens_money_time_and_failures_but_no_words():
    clock = Clock()
    ledger = Ledger({"big": Price(usd_in=2.0, usd_out=8.0)}, clock=clock)

    def slow(asked: Prompt) -> Answer:
        clock.now += 1.5
        return Answer(text="Secret words.", tokens_in=1_000, tokens_out=500, model="big", by="openai:big")

    await Metered(Provider(slow), ledger, "ada").answer(prompt("private question"))
    with pytest.raises(ModelBusy):
        await Metered(Provider([ModelBusy()]), ledger, "ada").answer(prompt())
    await Metered(Provider([Answer(text="x", model="unknown", by="other")]), ledger, "bruno").answer(prompt())
    first = ledger.entries[0]
    assert (first.who, first.by, first.tokens_in, first.tokens_out, first.ms) == ("ada", "openai:big", 1_000, 500, 1_500.0)
    assert first.cost_usd == pytest.approx(0.006)
    assert ledger.entries[1].outcome == "model_busy"
    assert ledger.entries[2].cost_usd is None
    sums = ledger.sums()
    assert sums["openai:big"]["cost_usd"] == pytest.approx(0.006)
    assert sums["scripted:scripted"]["failures"] == 1
    assert sums["other"]["cost_unknown"] == 1
    assert not any(word in repr(ledger.entries) for word in ("Secret", "private"))


async def test_an_athlete_has_twenty_calls_an_hour_and_others_have_their_own():
    clock = Clock()
    ledger = Ledger(clock=clock)
    model = Provider("Rest.")
    ada, bruno = (Metered(model, ledger, who) for who in ("ada", "bruno"))
    for _ in range(20):
        await ada.answer(prompt())
    with pytest.raises(BudgetSpent):
        await ada.answer(prompt())
    await bruno.answer(prompt())
    assert len(model.asked) == 21
    clock.now += 3_601
    await ada.answer(prompt())


async def test_what_is_remembered_costs_no_call():
    ledger = Ledger(calls_an_hour=1)
    kept = Remembering(Metered(Provider("Rest."), ledger, "ada"))
    assert [(await kept.answer(prompt())).text for _ in range(3)] == ["Rest."] * 3
    assert len(ledger.entries) == 1


def test_every_file_with_a_provider_is_found():
    assert {"ollama", "openai", "google", "scripted"} <= set(find_providers())
    for family, member in find_providers().items():
        assert member.family == family
        assert isinstance(member.wants_key, bool)


def test_no_model_is_the_choice_when_none_is_named():
    assert choose("none") is None
    assert choose("") is None


def test_a_setting_names_family_model_and_perhaps_a_server():
    local = choose("ollama:llama3.2:3b", bases={"ollama": "http://ollama:11434"})
    assert local is not None
    assert (local.name, local.line.base) == ("ollama:llama3.2:3b", "http://ollama:11434")
    own = choose("openai:qwen@http://127.0.0.1:8080/v1")
    assert own is not None
    assert (own.name, own.line.base) == ("openai:qwen", "http://127.0.0.1:8080/v1")
    cloud = choose("gemini:gemini-2.0-flash", keys={"google": "k"})
    assert cloud is not None
    assert cloud.line.headers == {"x-goog-api-key": "k"}
    named_elsewhere = choose("ollama", models={"ollama": "phi3"})
    assert named_elsewhere is not None
    assert named_elsewhere.name == "ollama:phi3"


async def test_a_scripted_setting_says_its_words_commas_included():
    provider = choose("scripted:Stop, rest, eat.")
    assert provider is not None
    assert (await provider.answer(prompt())).text == "Stop, rest, eat."


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("http://127.0.0.1:11434", False),
        ("http://localhost:11434", False),
        ("http://ollama:11434", False),
        ("http://192.168.1.20:11434", False),
        ("http://[fec0::1]:11434", False),
        ("http://desk.local:11434", False),
        ("http://8.8.8.8", True),
        ("https://api.openai.com/v1", True),
    ],
)
def test_a_model_is_outside_when_its_address_is(address, outside):
    assert openai_compatible.Provider("x", base=address).external is outside


def test_several_make_a_chain_that_is_external_when_one_of_them_is():
    both = choose("openai:a, ollama:b", keys={"openai": "k"})
    assert isinstance(both, Chain)
    assert both.name == "openai:a,ollama:b"
    assert both.external
    assert not Chain([Provider("x")]).external


@pytest.mark.parametrize(("setting", "error"), [("olama:x", UnknownName), ("ollama", BadConfig), ("openai:gpt", BadConfig)])
def test_a_setting_that_cannot_be_used_says_what_to_do(setting, error):
    with pytest.raises(error) as refused:
        choose(setting)
    assert refused.value.do


@pytest.mark.parametrize(
    "setting",
    ["openai:@https://u:planted@h/v1", "x:@httpsss://u:planted@h/", "ollama:a@httpsss://u:planted@h/", "openai:a@ftp://planted@h/",
     "openai:a@http://[planted", "planted@https://x/v1:y"],
)  # fmt: skip
def test_no_error_of_a_setting_shows_what_stands_behind_its_at(setting):
    with pytest.raises((UnknownName, BadConfig)) as refused:
        choose(setting)
    assert setting.startswith("planted") or "planted" not in refused.value.sentence()


@pytest.mark.parametrize(
    "said",
    [
        "3 February 1990",
        "3 de mayo de 1990",
        "May 3rd, 1990",
        "3rd of May",
        "3-Feb-90",
        "febrero de 1990",
        "1º de mayo",
        "Dec 24th",
    ],
)
def test_dates_with_the_name_of_their_month_are_taken_out_too(said):
    assert redact(f"born {said}, ok") == "born [date], ok"


@pytest.mark.parametrize("said", ["3 sets of 8", "in march 10 km", "I may do 3 sets", "3 marathons", "60 kg in may"])
def test_what_only_looks_like_a_month_stays(said):
    assert redact(said) == said


def test_addresses_dates_and_telephones_are_taken_out_of_free_text():
    assert redact("ada@example.org, 1990-02-03, 3.2.1990, +34 600 123 456, 3x8 at 60 kg") == (
        "[address], [date], [date], [number], 3x8 at 60 kg"
    )
    assert (
        redact("call 91234567, papers 12345678Z, 12,345 steps, 10000 m") == "call [number], papers [number], 12,345 steps, 10000 m"
    )
    assert len(redact("x" * 10_000)) == 2_000


def test_what_a_line_separator_parts_stays_parted():
    assert sayable("5\u20286\u20297\u202e") == "5\n6\n7"


async def test_the_scripted_model_keeps_what_it_was_asked():
    model = Provider(["a", Answer(text="b"), ModelBusy()])
    assert [(await model.answer(prompt())).text for _ in range(2)] == ["a", "b"]
    with pytest.raises(ModelBusy):
        await model.answer(prompt())
    assert len(model.asked) == 3
