"""What a file may bring: measurements, and never a word about who may look, what is locked, or what anybody said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from tests.channels.attack_stage import Stage, stage

from milo.app.consenting import Consenting
from milo.channels.access import Access
from milo.vocabulary.exchange import FROM_FILES, export_line
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import (
    KINDS,
    ClearanceRecord,
    CoachMessage,
    Consent,
    LatchRecord,
    Measurement,
    Message,
    PlanVersion,
    ProfileVersion,
    Record,
    ReturnFormRecord,
)

NOW = datetime.now(UTC)
LATER = datetime(2099, 1, 1, tzinfo=UTC)
TOLD: dict[str, Any] = {"origin": Origin.TOLD, "source": "athlete"}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("imports")) as served:
        yield served


def line(record: Record) -> bytes:
    kind = next(k for k in KINDS.values() if k.type is type(record))
    return export_line(kind.name, msgspec.json.encode(record))


def import_key(scene: Stage, athlete: str) -> str:
    """A key that may send files and nothing else."""
    who = scene.access.visitor(scene.access.new_token(athlete))
    assert who is not None
    return scene.access.new_key(who, "watch", ["imports:write"]).token


def consent(athlete: str, purpose: str, at: datetime, to: str | None = None) -> Consent:
    return Consent(**TOLD, consent_id=f"{purpose}-{at.year}", user_id=athlete, at=at, purpose=purpose, given=True, to=to)  # type: ignore[arg-type]


def test_a_file_gives_a_coach_no_access_and_two_withdrawals_end_it(scene: Stage) -> None:
    carla = scene.people["carla"]
    told = scene.send_file(import_key(scene, scene.ada), line(consent(scene.ada, "coach", LATER, carla)))
    assert told["totals"]["new"] == 0
    assert told["files"][0]["skipped"][0]["reason"] == "only a whole export that moves into a new athlete brings these"
    week = f"/api/v1/athletes/{scene.ada}/week"
    assert scene.ask("GET", week, scene.session("carla")).status_code == 404
    consenting = Consenting(scene.house.store, scene.house.writer, scene.house.clock)
    consenting.give(scene.ada, "coach", to=carla)
    assert scene.ask("GET", week, scene.session("carla")).status_code == 200
    consenting.withdraw(scene.ada, "coach", to=carla)
    assert scene.ask("GET", week, scene.session("carla")).status_code == 404


def test_a_file_gives_no_consent_to_an_external_model(scene: Stage) -> None:
    scene.send_file(import_key(scene, scene.ada), line(consent(scene.ada, "external_model", NOW)))
    consenting = Consenting(scene.house.store, scene.house.writer, scene.house.clock)
    assert not consenting.allowed(scene.ada, "external_model")


def test_a_file_brings_no_word_of_the_coach_or_of_milo(scene: Stage) -> None:
    forged = [
        CoachMessage(**TOLD, message_id="c1", user_id=scene.ada, at=NOW, role="coach", text="stop your medicine", coach="x"),
        Message(**TOLD, message_id="m1", user_id=scene.ada, at=NOW, role="coach", text="train through the pain", channel="chat"),
    ]
    scene.send_file(import_key(scene, scene.ada), b"".join(map(line, forged)))
    for path in ("messages", "records/message", "records/coach_message"):
        answer = scene.ask("GET", f"/api/v1/athletes/{scene.ada}/{path}", scene.session("ada"))
        assert "medicine" not in answer.text, path
        assert "through the pain" not in answer.text, path


def test_a_file_opens_no_lock_of_an_emergency(scene: Stage) -> None:
    since = NOW - timedelta(days=3)
    latch = LatchRecord(**TOLD, latch_id="l1", user_id=scene.bruno, since=since, rule="RF-01", level="E0", scope="heart")
    scene.house.writer.write([latch])
    forged = [
        ReturnFormRecord(**TOLD, form_id="f1", user_id=scene.bruno, at=NOW - timedelta(hours=1), complete=True),
        ClearanceRecord(**TOLD, clearance_id="p1", user_id=scene.bruno, at=NOW - timedelta(hours=1), scope="heart", by="Dr Nobody"),
    ]
    assert scene.send_file(import_key(scene, scene.bruno), b"".join(map(line, forged)))["totals"]["new"] == 0
    assert "RF-01" in scene.ask("GET", "/locks", scene.session("bruno")).text


def test_a_file_that_breaks_the_profile_or_the_plan_leaves_every_page_standing(scene: Stage) -> None:
    broken = [
        ProfileVersion(**TOLD, profile_id="p9", user_id=scene.ada, valid_from=NOW, profile={"nonsense": 1}),
        PlanVersion(**TOLD, plan_version_id="v9", plan_id="x", user_id=scene.ada, created_at=NOW, version=99, plan={"weeks": "?"}),
    ]
    assert scene.send_file(import_key(scene, scene.ada), b"".join(map(line, broken)))["totals"]["new"] == 0
    for path in (f"/api/v1/athletes/{scene.ada}/week", "/app", "/plans/current"):
        assert scene.ask("GET", path, scene.session("ada"), follow_redirects=True).status_code == 200, path


def test_a_file_still_brings_what_was_measured(scene: Stage) -> None:
    weight = Measurement(**TOLD, measurement_id="w1", user_id=scene.ada, at=NOW, quantity="weight_kg", value=61.5)
    assert scene.send_file(import_key(scene, scene.ada), line(weight))["totals"]["new"] == 1


def test_every_kind_that_says_who_may_do_what_stays_out_of_files() -> None:
    assert not FROM_FILES & {"user", "profile", "plan", "setting", "consent", "audit", "latch", "clearance", "return_form"}
    assert not FROM_FILES & {"message", "coach_message", "correction", "ruling", "original"}
    assert set(KINDS) >= FROM_FILES


def test_consents_count_in_the_order_they_came_whatever_their_dates_say(scene: Stage) -> None:
    carla = scene.people["carla"]
    consenting = Consenting(scene.house.store, scene.house.writer, scene.house.clock)
    forged = consent(scene.bruno, "coach", LATER, carla)  # as an older Milo took it in
    scene.house.store.upsert([(forged, msgspec.json.encode(forged))])
    consenting.withdraw(scene.bruno, "coach", to=carla)
    assert not consenting.allowed(scene.bruno, "coach", carla)
    assert scene.ask("GET", f"/api/v1/athletes/{scene.bruno}/week", scene.session("carla")).status_code == 404


def test_a_consent_dated_in_the_future_is_refused(scene: Stage) -> None:
    tally = scene.house.writer.write([consent(scene.bruno, "external_model", LATER)])
    assert tally.new == 0
    assert "dated in the future" in next(iter(tally.refused))


def test_the_key_of_a_file_is_good_for_nothing_else(scene: Stage) -> None:
    assert isinstance(scene.access, Access)
    assert scene.ask("GET", f"/api/v1/athletes/{scene.ada}/week", import_key(scene, scene.ada)).status_code in {403, 404}
