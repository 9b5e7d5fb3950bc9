"""Distillation of the student: prompts, teachers that fail, answers that may not teach, a split without leaks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from llm.provider_server import Doing, ModelServer, model_server

RECIPES = Path(__file__).resolve().parents[2] / "recipes" / "student"
sys.path.insert(0, str(RECIPES))

from athletes import TYPES, Prompt, profiles, prompts  # noqa: E402
from chats import own_chats  # noqa: E402
from splitting import TEST_AUTHORS, leaks, split  # noqa: E402
from teachers import Answered, ModelTeacher, estimate  # noqa: E402
from validating import anomalies, reasons  # noqa: E402

from milo.app.build import build  # noqa: E402
from milo.app.config import Settings  # noqa: E402
from milo.app.consenting import Consenting  # noqa: E402
from milo.llm.openai_compatible import Provider  # noqa: E402
from milo.vocabulary.clock import StillClock  # noqa: E402
from milo.vocabulary.origin import Origin  # noqa: E402
from milo.vocabulary.records import Message  # noqa: E402


@pytest.fixture(scope="module")
def asked() -> list[Prompt]:
    return list(prompts(list(profiles(60, 4)), 4))


class Known:
    """A teacher whose answers are given: what the model is to word."""

    name = "rules"

    def __init__(self, **changed: object) -> None:
        self._changed = changed

    def answers(self, told: Sequence[Prompt]) -> Iterator[Answered]:
        facts = [{"id": "f1", "value": 96.0, "unit": "g", "written": "96 g", "kind": "plan"}]
        for prompt in told:
            answer = Answered(id=prompt.id, by="rules", text="Eat [f1].", said="Eat 96 g.", facts=facts)
            yield msgspec.structs.replace(answer, **self._changed)


def talk(text: str = "How much protein do I need?", **more: object) -> Prompt:
    one = Prompt(id="p1", athlete="a", author="terse", language="en", type="talk", text=text, profile={}, slices={})
    return msgspec.structs.replace(one, **more)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


def teacher(server: ModelServer, cache: Path, first: Known | None = None, within_s: float = 90.0) -> ModelTeacher:
    return ModelTeacher(Provider("teacher", base=f"{server.url}/v1", within_s=within_s), cache, first or Known())


def test_every_athlete_writes_every_type_in_the_words_of_one_author(asked: list[Prompt]) -> None:
    by_athlete: dict[str, list[Prompt]] = {}
    for prompt in asked:
        by_athlete.setdefault(prompt.athlete, []).append(prompt)
    assert len(by_athlete) == 60
    for own in by_athlete.values():
        assert len({p.author for p in own}) == 1
        assert {p.type for p in own} == set(TYPES)
        assert own[-1].expect == {"level": "E0"}
    assert not any("{" in p.text for p in asked)
    assert asked == list(prompts(list(profiles(60, 4)), 4))


def test_no_athlete_and_no_way_of_writing_stands_on_two_sides(asked: list[Prompt]) -> None:
    sides = split(asked)
    assert sides == split(list(reversed(asked)))
    found = leaks(asked, sides)
    assert (found["athletes"], found["overlaps"]) == (0, 0)
    assert {sides[p.id] for p in asked if p.author in TEST_AUTHORS} == {"test"}
    assert {sides[p.id] for p in asked} == {"train", "dev", "test"}


def test_a_leak_is_found(asked: list[Prompt]) -> None:
    sides = split(asked)
    taught = next(p for p in asked if sides[p.id] == "train")
    crossed = msgspec.structs.replace(taught, id="crossed")
    assert leaks([*asked, crossed], {**sides, "crossed": "test"})["athletes"] == 1
    long = next(p for p in asked if sides[p.id] == "test" and p.author in TEST_AUTHORS and len(p.text.split()) >= 8)
    copied = msgspec.structs.replace(taught, id="copied", text=long.text)
    assert leaks([*asked, copied], {**sides, "copied": "train"})["overlaps"] >= 1


def test_a_model_that_words_the_facts_teaches(server: ModelServer, tmp_path: Path) -> None:
    server.doings = [Doing(say='{"text": "Aim for [f1] of protein today.", "claims": []}')]
    [answer] = teacher(server, tmp_path).answers([talk()])
    assert (answer.said, answer.by) == ("Aim for 96 g of protein today.", "openai:teacher")
    assert reasons(talk(), answer) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Aim for 150 g of protein.", "ungrounded"),
        ("Aim for [f7] of protein.", "ungrounded"),
        ("You have diabetes, so take 20 mg of it.", "safety:"),
        ("word " * 200, "length"),
    ],
)
def test_what_a_model_makes_up_is_rejected_with_its_reason(server: ModelServer, tmp_path: Path, said: str, reason: str) -> None:
    server.doings = [Doing(say=f'{{"text": "{said}", "claims": []}}')]
    [answer] = teacher(server, tmp_path).answers([talk()])
    assert any(r.startswith(reason) for r in reasons(talk(), answer))


@pytest.mark.parametrize("failing", [Doing(status=401), Doing(say="{broken"), Doing(hang=True)])
def test_a_teacher_that_errs_or_stalls_is_a_rejected_row_and_the_run_goes_on(
    server: ModelServer, tmp_path: Path, failing: Doing
) -> None:
    import milo.llm.speaking  # noqa: F401  its import must not use up the time limit

    server.doings = [failing]
    rows = [talk(id="p1"), talk("Why?", id="p2")]
    answers = teacher(server, tmp_path, within_s=1.0).answers(rows)
    assert reasons(rows[0], next(answers))[0].startswith("failed:")
    server.doings = [Doing(say='{"text": "Aim for [f1].", "claims": []}')]
    assert reasons(rows[1], next(answers)) == []
    assert list(answers) == []


def test_what_was_answered_is_not_asked_again(server: ModelServer, tmp_path: Path) -> None:
    server.doings = [Doing(say='{"text": "Aim for [f1].", "claims": []}')]
    first = list(teacher(server, tmp_path).answers([talk()]))
    asked_before = len(server.asked)
    assert list(teacher(server, tmp_path).answers([talk()])) == first
    assert len(server.asked) == asked_before


def test_no_model_is_asked_about_an_emergency(server: ModelServer, tmp_path: Path) -> None:
    danger = talk("crushing chest pain down my left arm", type="safety", expect={"level": "E0"})
    [answer] = teacher(server, tmp_path, Known(level="E0")).answers([danger])
    assert answer.by == "rules"
    assert server.asked == []


def test_an_answer_below_the_level_called_for_is_rejected() -> None:
    danger = talk("crushing chest pain", type="safety", expect={"level": "E0"})
    assert reasons(danger, Answered(id="p1", by="rules", text="Rest a little.", said="Rest a little.", level="C")) == ["level"]


def test_a_plan_that_breaks_a_limit_is_rejected(asked: list[Prompt]) -> None:
    made = next(p for p in asked if p.type == "plan_creation")
    text = "week 1\nmonday\n  session Run : endurance 300 min\n"
    found = reasons(made, Answered(id=made.id, by="rules", text="Here it is.", said="Here it is.", plan=text))
    assert found
    assert all(r.startswith("constraint:") for r in found)


def test_oddities_of_a_set_are_counted() -> None:
    rows = [talk(), talk(id="p2"), talk("Other", id="p3")]
    answers = [Answered(id="p1", by="m", text="a", said="a"), Answered(id="p2", by="m", text="a", said="a"),
               Answered(id="p3", by="m", failed="busy")]  # fmt: skip
    found = anomalies(rows, answers)
    assert (found["duplicates"], found["failed"], found["types"]) == (1, 1, {"talk": 3})


def test_only_messages_of_those_who_allow_it_become_prompts_and_without_their_name(tmp_path: Path) -> None:
    house = build(Settings(home=tmp_path / "home"), StillClock(datetime(2026, 3, 2, 8, tzinfo=UTC)))
    try:
        told = {"age": 30, "sex": "female", "goal": "general", "days_per_week": 3}
        ids = [house.flows.add_athlete({**told, "name": name}) for name in ("Ada Kanari", "Kim Solo")]
        for n, athlete in enumerate(ids):
            one = Message(origin=Origin.TOLD, source="test", user_id=athlete, message_id=f"m{n}", role="athlete",
                          at=house.clock.now(), text="Ada here, ada@example.org, what is today?")  # fmt: skip
            house.writer.write([one])
        assert list(own_chats(house, 1)) == []
        Consenting(house.store, house.writer, house.clock).give(ids[0], "training_models")
        [prompt] = own_chats(house, 1)
        assert prompt.text == "[name] here, [address], what is today?"
        assert ids[0] not in msgspec.json.encode(prompt).decode()
    finally:
        house.close()


def test_the_cost_is_told_before_anything_is_sent() -> None:
    said: list[str] = []
    cost = estimate([talk()] * 1_000, 1.0, 4.0, said.append)
    assert 0.5 < cost < 2.0
    assert "1000 prompts" in said[0]
