"""A question without a server: stored before it is answered, closed where something fails, refused where consent is missing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from milo.app import asking
from milo.app.asking_once import ask
from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.house import House
from milo.llm.scripted import Provider
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadConfig, NotFound, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent

NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)
ADA = {"name": "Ada Lovelace", "sex": "female", "age": 34, "goal": "endurance", "days_per_week": 4, "parq": {"none_of_these": True}}
CHEST = "I have crushing chest pain"
WELL = '{"text": "Sleep well.", "claims": []}'


class Outside(Provider):
    """A scripted model that counts as one on another machine."""

    external = True


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(NOW))
    yield made
    made.close()


@pytest.fixture
def ada(house: House) -> str:
    return house.flows.add_athlete(ADA)


def test_latches_audit_and_both_messages_are_stored(house: House, ada: str) -> None:
    made = ask(house, ada, CHEST, None)
    assert made.level == "E0"
    assert "RF-01" in [r.rule for r in house.store.find("latch", ada)]
    (entry,) = house.store.find("audit", ada)
    assert entry.detail["level"] == "E0"
    assert CHEST not in str(entry.detail)
    assert [(m.role, m.text) for m in house.store.find("message", ada)] == [("athlete", CHEST), ("coach", made.text)]


def test_a_model_elsewhere_without_consent_is_refused_and_hears_nothing(house: House, ada: str) -> None:
    model = Outside(WELL)
    with pytest.raises(BadConfig, match="consent"):
        ask(house, ada, "how did I sleep?", model)
    assert model.asked == []
    assert house.store.find("message", ada) == []


def test_an_emergency_is_answered_without_consent_and_without_the_model(house: House, ada: str) -> None:
    model = Outside(WELL)
    assert ask(house, ada, CHEST, model).level == "E0"
    assert model.asked == []


def test_with_consent_the_model_is_told_no_name(house: House, ada: str) -> None:
    house.writer.write(
        [Consent(origin=Origin.TOLD, source="athlete", consent_id="c", user_id=ada, at=NOW, purpose="external_model", given=True)]
    )
    model = Outside(WELL)
    assert ask(house, ada, "I am Ada Lovelace, how did I sleep?", model).by == "scripted:scripted"
    assert model.asked
    assert "Lovelace" not in str(model.asked)


def test_nobody_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        ask(house, "nobody", "hello", None)


def test_an_emergency_is_answered_while_the_store_is_away(house: House, ada: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any, **__: Any) -> Any:
        raise Unavailable("the store", "silence")

    monkeypatch.setattr(house.store, "find", away)
    monkeypatch.setattr(house.store, "latest", away)
    made = asyncio.run(Coaching(house, None).ask(ada, CHEST))
    assert made.level == "E0"
    with pytest.raises(Unavailable):
        asyncio.run(Coaching(house, None).ask(ada, "What shall I train today?"))


def test_a_triage_that_breaks_is_never_taken_for_harmless(house: House, ada: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise KeyError("rule")

    monkeypatch.setattr(asking, "triage", broken)
    monkeypatch.setattr("milo.coach.safety.judging.triage", broken)
    model = Provider(WELL)
    made = asyncio.run(Coaching(house, model).ask(ada, "What shall I train today?"))
    assert made.level == "E1"
    assert made.rules == ("F-1",)
    assert model.asked == []
