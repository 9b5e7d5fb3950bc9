"""What the athlete allows is what happens: consent at the writer and the doors, retention, the audit, and what leaves."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from milo.app import keeping
from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.consenting import PURPOSES, Consenting, refusals
from milo.app.house import House
from milo.app.leaving import doors
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Feedback, Measurement, Message, Sample, Workout
from milo.vocabulary.talk import Answer, Prompt
from typed import typed

NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)
PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}


class HandClock:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def house(tmp_path: Path, clock: HandClock) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), clock)
    yield made
    made.close()


@pytest.fixture
def ada(house: House) -> str:
    return house.flows.add_athlete(PROFILE)


@pytest.fixture
def consents(house: House) -> Consenting:
    return Consenting(house.store, house.writer, house.clock)


def weight(athlete: str, n: int = 0) -> Measurement:
    at = NOW - timedelta(days=n)
    id = timed_identity(at, athlete, n)
    return Measurement(
        origin=Origin.TOLD, source="planted", measurement_id=id, user_id=athlete, at=at, quantity="weight_kg", value=60.0
    )


def test_only_storage_is_allowed_before_anything_was_said(consents: Consenting, ada: str) -> None:
    assert {p: consents.allowed(ada, p, "c1") for p in PURPOSES} == {p: p == "storage" for p in PURPOSES}


def test_the_newest_word_counts_until_its_day(consents: Consenting, ada: str, clock: HandClock) -> None:
    consents.give(ada, "external_model", until=NOW + timedelta(days=2))
    assert consents.allowed(ada, "external_model")
    assert not consents.allowed("somebody else", "external_model")
    clock.at += timedelta(days=3)
    assert not consents.allowed(ada, "external_model")
    consents.give(ada, "external_model")
    assert consents.allowed(ada, "external_model")
    consents.withdraw(ada, "external_model")
    assert not consents.allowed(ada, "external_model")


def test_a_coach_is_named_and_a_no_without_a_name_is_one_to_all(consents: Consenting, ada: str) -> None:
    with pytest.raises(BadValue):
        consents.give(ada, "coach")
    consents.give(ada, "coach", to="c1", scope=["week"])
    consents.give(ada, "coach", to="c2")
    assert [consents.allowed(ada, "coach", to) for to in ("c1", "c2", "c3", None)] == [True, True, False, False]
    consents.withdraw(ada, "coach", to="c1")
    assert [consents.allowed(ada, "coach", to) for to in ("c1", "c2")] == [False, True]
    consents.withdraw(ada, "coach")
    assert not consents.allowed(ada, "coach", "c2")
    assert {line["to"]: line["allowed"] for line in consents.state(ada) if line["purpose"] == "coach"} == {"c1": False, "c2": False}


def test_what_makes_no_sense_is_refused(consents: Consenting, ada: str) -> None:
    with pytest.raises(UnknownName, match="storage"):
        consents.give(ada, "storrage")
    with pytest.raises(BadValue, match="to come"):
        consents.give(ada, "bot", until=NOW - timedelta(days=1))
    with pytest.raises(BadValue, match="coach"):
        consents.give(ada, "bot", to="c1")


def test_without_consent_to_storage_nothing_new_is_stored_and_no_copy_is_kept(house: House, consents: Consenting, ada: str) -> None:
    bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno"})
    house.writer.write([weight(ada)])
    consents.withdraw(ada, "storage")
    tally = house.writer.write([weight(ada, 1), weight(bruno, 1), weight(ada, 2)])
    assert (tally.new, tally.dead) == (1, 2)
    assert any("storage" in reason for reason in tally.refused)
    live = Feedback(origin=Origin.TOLD, source="planted", feedback_id="f1", user_id=ada, event_ts=NOW, mood=3)
    house.writer.publish([live])
    assert house.writer.drain().dead == 1
    assert house.store.stats(ada)["measurement"] == 1
    assert house.store.stats(bruno)["measurement"] == 1
    letters = list(house.writer.letters.all())
    assert len(letters) == 3
    assert all(not one.body and "storage" in one.reason for one in letters)
    assert house.writer.letters.replay() == 0
    # The word itself is kept, and it can be taken back.
    consents.give(ada, "storage")
    assert house.writer.write([weight(ada, 1)]).new == 1


def test_a_word_given_elsewhere_holds_from_the_next_batch_and_nothing_of_the_erased_is_remembered(
    house: House, consents: Consenting, ada: str
) -> None:
    others = [house.flows.add_athlete({**PROFILE, "name": f"Athlete {n}"}) for n in range(3)]
    for one in (ada, *others):
        consents.give(one, "storage")

    def refused() -> set[str]:
        return set(refusals(house.store, house.clock, (ada, *others, "nobody")))

    assert refused() == refused() == set()
    elsewhere = build(house.settings, house.clock)  # as another process has it
    away = Consenting(elsewhere.store, elsewhere.writer, elsewhere.clock)
    away.withdraw(ada, "storage")
    away.withdraw(others[0], "storage")
    assert refused() == {ada, others[0]}
    assert (house.writer.write([weight(ada), weight(others[1])])).dead == 1
    away.give(ada, "storage")
    assert refused() == {others[0]}
    elsewhere.store.erase(others[0])
    assert refused() == set()
    assert others[0] not in house.store.find_each("consent", (ada, others[0]))
    house.vault.renew(ada)
    house.store.reseal(ada)
    consents.withdraw(ada, "storage")
    assert refused() == {ada}
    elsewhere.close()


def test_every_word_is_in_the_audit_the_athlete_reads(house: House, consents: Consenting, ada: str) -> None:
    consents.give(ada, "bot")
    consents.withdraw(ada, "bot")
    entries = [e for e in house.store.find("audit", ada) if e.action == "consent"]
    assert [e.detail for e in entries] == [
        {"purpose": "bot", "given": True, "to": None},
        {"purpose": "bot", "given": False, "to": None},
    ]


def test_what_leaves_the_machine_is_told_door_by_door(house: House, consents: Consenting, ada: str) -> None:
    found = {door["door"]: door for door in doors(house, ada)}
    assert not any(door["open"] for name, door in found.items() if name != "export")
    house.flows.export(ada, house.settings.folder / "out.zip")
    consents.give(ada, "coach", to="c1")
    object.__setattr__(house, "settings", house.settings.model_copy(update={"llm": "openai:gpt", "openai_api_key": "sk-planted"}))
    found = {door["door"]: door for door in doors(house, ada)}
    assert found["coach's account"]["open"]
    assert found["export"]["last"] is not None
    assert not found["language model"]["open"]
    consents.give(ada, "external_model")
    assert {door["door"]: door["open"] for door in doors(house, ada)}["language model"]


@pytest.mark.parametrize(
    ("setting", "out", "told"),
    [
        ("ollama:llama3.2@https://models.example.org", True, "models.example.org"),
        ("ollama:llama3.2,openai:gpt-4o-mini", True, "openai:gpt-4o-mini"),
        ("openai-compatible:gpt", True, "openai:gpt"),
        ("openai:gpt@http://user:planted-key@127.0.0.1:9/v1", False, "your own network"),
        ("ollama:llama3.2", False, "your own network"),
        ("parrot:x", False, "cannot be used"),
        ("openai:@https://u:planted-key@host/v1", False, "cannot be used (bad_config)"),
        ("openai:gpt@httpsss://u:planted-key@host/v1", False, "cannot be used (bad_config)"),
    ],
)
def test_a_model_is_told_to_be_outside_where_its_address_is(
    tmp_path: Path, clock: HandClock, setting: str, out: bool, told: str
) -> None:
    house = build(Settings(home=tmp_path / "home", llm=setting, openai_api_key="sk-planted"), clock)
    ada = house.flows.add_athlete(PROFILE)
    Consenting(house.store, house.writer, clock).give(ada, "external_model")
    (door,) = [door for door in doors(house, ada) if door["door"] == "language model"]
    house.close()
    assert (door["open"], told in door["why"]) == (out, True)
    assert "planted" not in repr(door)


def test_an_answer_from_elsewhere_is_dated_also_after_its_model_is_set_no_more(house: House, ada: str) -> None:
    def said(by: str, at: datetime) -> Message:
        id = timed_identity(at, ada, by)
        return Message(
            origin=Origin.ESTIMATED, source="coach", message_id=id, user_id=ada, at=at, role="coach", text="Rest.", by=by
        )

    earlier, later = NOW - timedelta(days=3), NOW - timedelta(days=1)
    house.writer.write([said("openai:gpt", earlier), said("ollama:llama3.2", later), said("rules", later)])
    (door,) = [door for door in doors(house, ada) if door["door"] == "language model"]
    assert (door["open"], door["last"]) == (False, earlier)


class Elsewhere:
    """A model outside whose every word is refused, or who never answers."""

    name = "openai:gpt"
    external = True

    def __init__(self, silent: bool = False) -> None:
        self.silent, self.calls, self.began = silent, 0, asyncio.Event()

    async def answer(self, prompt: Prompt) -> Answer:
        self.calls += 1
        self.began.set()
        if self.silent:
            await asyncio.Event().wait()
        return Answer(text="You slept 99 h and ran 77 km.")


@pytest.mark.parametrize("silent", [False, True])
def test_a_model_whose_words_nobody_read_was_asked_all_the_same(house: House, ada: str, consents: Consenting, silent: bool) -> None:
    consents.give(ada, "external_model")

    async def asked(model: Elsewhere) -> None:
        work = asyncio.create_task(Coaching(house, model).ask(ada, "how did I sleep?"))
        if silent:  # the athlete hangs up
            await asyncio.wait_for(model.began.wait(), 30)
            work.cancel()
        (made,) = await asyncio.gather(work, return_exceptions=True)
        assert isinstance(made, asyncio.CancelledError) if silent else made.by == "rules"

    model = Elsewhere(silent)
    asyncio.run(asked(model))
    assert model.calls == (1 if silent else 2)
    (door,) = [door for door in doors(house, ada) if door["door"] == "language model"]
    assert door["last"] is not None
    (entry,) = [e for e in house.store.find("audit", ada) if (e.detail or {}).get("asked")]
    assert entry.detail["outside"] == ["openai:gpt"]


# --- retention ----------------------------------------------------------------------------------------------------------------


def run(athlete: str, days_ago: int) -> list[Workout | Sample]:
    start = NOW - timedelta(days=days_ago)
    id = timed_identity(start, athlete)
    workout = Workout(
        origin=Origin.IMPORTED,
        source="watch",
        workout_id=id,
        user_id=athlete,
        start_ts=start,
        end_ts=start + timedelta(minutes=5),
        activity_type="running",
    )
    samples = [
        Sample(
            origin=Origin.IMPORTED,
            source="watch",
            sample_id=f"{days_ago}-{s}",
            user_id=athlete,
            at=start + timedelta(seconds=s),
            workout_id=id,
            heart_rate_bpm=150,
        )
        for s in range(300)
    ]
    return [workout, *samples]


def test_raw_readings_are_kept_for_ever_until_somebody_decides(house: House, ada: str) -> None:
    house.writer.write(run(ada, 400))
    assert keeping.retention(house, ada) == {"samples_days": None, "waveforms_days": None}
    assert keeping.prune(house, ada) == {}
    assert house.store.stats(ada)["sample"] == 300
    with pytest.raises(BadValue):
        keeping.decide(house, ada, samples_days=1)


def test_old_samples_go_and_what_they_came_to_stays(house: House, ada: str) -> None:
    house.writer.write([*run(ada, 400), *run(ada, 3)])
    assert keeping.decide(house, ada, samples_days=90) == {"samples_days": 90, "waveforms_days": None}
    assert keeping.prune(house, ada) == {"sample": 300}
    assert keeping.prune(house, ada) == {}
    house.flows.settle(ada)
    digests = house.store.find("workout_digest", ada)
    assert [d.samples for d in digests] == [300, 300]
    assert all(d.hr_seconds for d in digests)
    assert house.store.stats(ada)["sample"] == 300
    assert [e.detail for e in house.store.find("audit", ada) if e.action == "retention"] == [{"sample": 300}]


def test_a_workout_over_the_edge_keeps_all_its_samples(house: House, ada: str, clock: HandClock) -> None:
    house.writer.write(run(ada, 90))
    clock.at += timedelta(minutes=2)
    keeping.decide(house, ada, samples_days=90)
    assert keeping.prune(house, ada) == {}


# --- the command line -----------------------------------------------------------------------------------------------------------


def milo(home: Path, *words: str) -> tuple[int, Any]:
    done = typed(home, *words)
    try:
        return done.returncode, json.loads(done.stdout)
    except json.JSONDecodeError:
        return done.returncode, done.stderr


def test_the_command_line_tells_and_takes_the_athletes_word(tmp_path: Path) -> None:
    home = tmp_path / "home"
    house = build(Settings(home=home), StillClock(NOW))
    ada = house.flows.add_athlete(PROFILE)
    house.close()
    code, said = milo(home, "consent", "--athlete", ada, "--give", "external_model", "--until", "2999-12-31", "--json")
    assert code == 0
    assert {c["purpose"]: c["allowed"] for c in said["consents"]} == {
        "storage": True,
        "external_model": True,
        "training_models": False,
        "bot": False,
    }
    assert milo(home, "consent", "--athlete", ada, "--give", "telepathy")[0] == 2
    code, said = milo(home, "audit", "--athlete", ada, "--json")
    assert [e["action"] for e in said["audit"]] == ["consent"]
    code, said = milo(home, "leaves", "--athlete", ada, "--json")
    assert {"language model", "chat bot", "mail", "export"} <= {door["door"] for door in said["doors"]}
    code, said = milo(home, "ask", "--athlete", ada, "How is my sleep?", "--provider", "scripted:x", "--dry-run", "--json")
    assert (code, said["asked"], said["leaves"], said["reason"]["code"]) == (0, True, False, "inside")
    assert "How is my sleep?" in said["prompt"]["messages"][1]["content"]
    assert milo(home, "consent", "--athlete", ada, "--withdraw", "storage", "--json")[0] == 0
    house = build(Settings(home=home), StillClock(NOW))
    house.writer.publish([Feedback(origin=Origin.TOLD, source="t", feedback_id="f1", user_id=ada, event_ts=NOW, mood=3)])
    house.close()
    code, said = milo(home, "write", "--drain", "--json")
    assert (said["new"], said["dead"]) == (0, 1)
    code, said = milo(home, "keys", "renew", "--athlete", ada, "--json")
    assert code == 0
    assert said["sealed"] >= 3
    code, said = milo(home, "erase", "--athlete", ada, "--json")
    assert code == 0
    assert said["key_destroyed"]
    assert said["erased"]["user"] == 1
    assert "backups" in " ".join(said["beyond"])
