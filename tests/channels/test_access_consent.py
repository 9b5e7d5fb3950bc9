"""What a coach sees: what the athlete's newest word opens, as long as it holds, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.channels.account_people import PROFILE, Doors

from milo.channels.access_consent import MOST, ConsentsOf
from milo.channels.access_rules import PARTS, RULES, SCOPES, rule_of
from milo.channels.visitor import Visitor
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Doors]:
    made = Doors(tmp_path)
    yield made
    made.close()


class Between:
    """Ada, a coach, and what Ada says about the coach."""

    def __init__(self, doors: Doors) -> None:
        self.doors = doors
        self.ada = doors.house.flows.add_athlete(PROFILE)
        self.coach = doors.join("coach@example.org", "coach").account_id
        self.rival = doors.join("rival@example.org", "coach").account_id
        self.said = 0

    def say(self, given: bool, to: str | None, **more: Any) -> None:
        """Store one consent, a minute after the one before."""
        self.said += 1
        self.doors.clock.wait(minutes=1)
        consent = Consent(
            origin=Origin.TOLD,
            source="test",
            consent_id=f"consent {self.said}",
            user_id=self.ada,
            at=self.doors.clock.now(),
            purpose=more.pop("purpose", "coach"),
            given=given,
            to=to,
            **more,
        )
        self.doors.house.writer.write([consent])

    def sees(self, coach: str | None = None) -> frozenset[str]:
        """The parts a coach may see now."""
        return ConsentsOf(self.doors.house.flows, self.doors.clock).granted(self.ada, coach or self.coach)


@pytest.fixture
def between(doors: Doors) -> Between:
    return Between(doors)


def test_without_a_word_a_coach_sees_nothing(between: Between) -> None:
    assert between.sees() == frozenset()
    between.say(True, None)
    assert between.sees() == frozenset(), "a yes that names nobody opens nothing"
    between.say(True, between.coach, purpose="storage")
    assert between.sees() == frozenset(), "a yes to something else opens nothing"


def test_a_yes_opens_what_it_names_to_whom_it_names(between: Between) -> None:
    between.say(True, between.coach, scope=["week", "plan"])
    assert between.sees() == {"week", "plan"}
    assert between.sees(between.rival) == frozenset()
    between.say(True, between.rival)
    assert between.sees(between.rival) == set(PARTS)
    assert between.sees() == {"week", "plan"}


def test_the_newest_word_counts(between: Between) -> None:
    between.say(True, between.coach)
    between.say(False, between.coach)
    assert between.sees() == frozenset()
    between.say(True, between.coach, scope=["lab"])
    assert between.sees() == {"lab"}


def test_a_no_without_a_name_is_a_no_to_every_coach(between: Between) -> None:
    between.say(True, between.coach)
    between.say(True, between.rival)
    between.say(False, None)
    assert between.sees() == between.sees(between.rival) == frozenset()


def test_a_yes_runs_out(between: Between) -> None:
    between.say(True, between.coach, until=between.doors.clock.now() + timedelta(days=1))
    assert between.sees()
    between.doors.clock.wait(days=1)
    assert between.sees() == frozenset()


def test_words_of_no_part_open_nothing(between: Between) -> None:
    between.say(True, between.coach, scope=["everything", "*"])
    assert between.sees() == frozenset()


def test_more_words_than_are_read_open_nothing() -> None:
    class Shelf:
        def records(self, athlete: str, kind: str, *, limit: int = 500) -> list[Any]:
            return [None] * limit

    assert ConsentsOf(Shelf(), None).granted("ada", "coach") == frozenset()  # type: ignore[arg-type]
    assert MOST > 500


def test_a_coach_reads_what_is_open_and_loses_it_within_the_same_session(between: Between) -> None:
    doors = between.doors
    base = f"/api/v1/athletes/{between.ada}"
    coach = doors.come("coach@example.org")
    assert doors.client.get(f"{base}/week", headers=coach).status_code == 404
    assert doors.client.get("/api/v1/athletes", headers=coach).json() == {"athletes": []}
    between.say(True, between.coach, scope=["week"])
    assert doors.client.get(f"{base}/week", headers=coach).status_code == 200
    assert doors.client.get(f"{base}/records/set", headers=coach).status_code == 404
    assert [a["athlete_id"] for a in doors.client.get("/api/v1/athletes", headers=coach).json()["athletes"]] == [between.ada]
    between.say(True, between.coach, scope=["records"])
    assert doors.client.get(f"{base}/week", headers=coach).status_code == 404
    assert doors.client.get(f"{base}/records/set", headers=coach).status_code == 200
    assert doors.client.get(f"{base}/records/consent", headers=coach).status_code == 404, "what was agreed is the athlete's"
    assert doors.client.get(f"{base}/records/audit", headers=coach).status_code == 404
    assert doors.client.get(f"{base}/export", headers=coach).status_code == 404
    between.say(False, between.coach)
    assert doors.client.get(f"{base}/records/set", headers=coach).status_code == 404


def test_a_coach_changes_nothing_and_is_not_the_owner(between: Between) -> None:
    doors = between.doors
    between.say(True, between.coach)
    coach = doors.come("coach@example.org")
    assert doors.post(f"/api/v1/athletes/{between.ada}/ledger/x", coach, decision="undo").status_code == 404
    files = {"file": ("a.csv", b"date,exercise,weight_kg,reps\n2026-02-26,Press,80,5\n")}
    assert doors.client.post(f"/api/v1/imports?user_id={between.ada}", headers=coach, files=files).status_code == 404
    assert doors.post("/api/v1/athletes", coach, **PROFILE).status_code == 403


def test_an_admin_sees_nobody_and_an_admins_key_reads_no_more(between: Between) -> None:
    doors = between.doors
    doors.join("boss@example.org", "admin")
    boss = doors.come("boss@example.org")
    base = f"/api/v1/athletes/{between.ada}"
    assert doors.client.get(f"{base}/week", headers=boss).status_code == 404
    key = doors.post("/api/v1/me/keys", boss, label="wall display", scopes=["read"]).json()["key"]
    assert doors.client.get(f"{base}/week", headers={"Authorization": f"Bearer {key}"}).status_code == 404
    assert doors.post("/api/v1/athletes", {"Authorization": f"Bearer {key}"}, **PROFILE).status_code == 403


def test_a_visitor_before_an_unknown_address_keeps_to_themself(between: Between) -> None:
    between.say(True, between.coach)
    consents = ConsentsOf(between.doors.house.flows, between.doors.clock)
    coach = Visitor(between.coach, "coach", between.coach)
    assert coach.asking_for("week", consents).may_see(between.ada)
    assert not coach.asking_for(None, consents).may_see(between.ada)
    assert rule_of("GET", "/api/v9/athletes/x/everything") is None
    assert rule_of("GET", "/api/v1/athletes/a/b/week") is None


def test_the_table_of_rules_speaks_of_parts_and_scopes_there_are() -> None:
    assert {rule.part for rule in RULES} <= {*PARTS, "any", None}
    assert {rule.scope for rule in RULES} <= {*SCOPES, None}
    for rule in RULES:
        if rule.who in {"anyone", "asset", "admin"}:
            assert rule.part is None, rule
            assert rule.scope is None, rule
