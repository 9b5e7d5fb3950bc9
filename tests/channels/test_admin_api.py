"""The admin's room over REST: what an admin may do, what nobody else is told of, and that no value of an athlete's goes through."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.channels.account_people import HandClock
from tests.channels.admin_house import PASSWORD, PLANTED, moved_in, set_aside

from milo.app.admin.desk import AdminDesk
from milo.app.build import build
from milo.app.config import Settings
from milo.app.consenting import Consenting
from milo.app.house import House
from milo.channels.api import create_app
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Message

BASE = "/api/v1/admin"


class Room:
    """A house with its admin's room, and a client before it."""

    def __init__(self, home: Path) -> None:
        self.clock = HandClock()
        self.house: House = build(Settings(home=home), self.clock)
        self.people = moved_in(self.house)
        self.letters = set_aside(self.house, self.people["ada"])
        self.desk = AdminDesk(self.house)
        self.app = create_app(self.house.flows, self.house.access, admin=self.desk)
        self.client = TestClient(self.app, follow_redirects=False)

    def session(self, name: str) -> dict[str, str]:
        account = self.house.access.accounts.account(self.people[f"{name} account"])
        return {"Authorization": f"Bearer {self.house.access.new_session(account).token}"}

    def get(self, path: str, who: str = "root", **query: Any) -> Any:
        return self.client.get(BASE + path, headers=self.session(who), params=query)

    def post(self, path: str, who: str = "root", **body: Any) -> Any:
        return self.client.post(BASE + path, headers=self.session(who), json=body)

    def acts(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get("/acts").json()["acts"]
        return found


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = Room(tmp_path / "home")
    yield found
    found.house.close()


def test_to_everybody_but_admins_the_room_is_not_there(room: Room) -> None:
    routes = [
        (method.upper(), path)
        for path, methods in room.app.openapi()["paths"].items()
        for method in methods
        if path.startswith(BASE)
    ]
    assert len(routes) >= 18
    key = room.house.access.new_key(
        room.house.access.visitor(room.session("root")["Authorization"].split()[1]),  # type: ignore[arg-type]
        "scale",
        ["read"],
    ).token
    for method, path in routes:
        address = path.replace("{account_id}", room.people["ada account"]).replace("{letter_id}", room.letters[0])
        body = {"role": "admin", "reason": "x", "email": "ada@example.org", "limit": 1}
        more = {"json": body} if method == "POST" else {}
        for name in ("ada", "carla"):
            answer = room.client.request(method, address, headers=room.session(name), **more)
            assert answer.status_code == 404 or (method == "POST" and answer.status_code == 422), (name, method, path)
            assert not any(word in answer.text for word in PLANTED)
        assert room.client.request(method, address, **more).status_code == 401, path
        assert room.client.request(method, address, headers={"Authorization": f"Bearer {key}"}, **more).status_code == 403, path
    assert room.acts() == [], "nothing was done"
    assert len(list(room.house.writer.letters.all())) == 3


def test_an_admin_reads_everything_and_finds_no_value_of_adas(room: Room) -> None:
    room.post(f"/letters/{room.letters[0]}/discard", reason="a broken watch")
    said = ""
    for path in (
        "/people",
        f"/people/{room.people['ada account']}",
        f"/people/{room.people['ada account']}/erasure",
        "/letters",
        f"/letters/{room.letters[1]}",
        "/health",
        "/models",
        "/safety",
        "/safety.csv",
        "/latches",
        "/acts",
    ):
        answer = room.get(path)
        assert answer.status_code == 200, (path, answer.text)
        said += answer.text
    assert len(said) > 3000
    assert [word for word in PLANTED if word in said] == []
    assert room.people["ada"] not in said, "her id would tie the pseudonym to her records"
    assert "f" * 64 not in said
    safety = room.get("/safety").text + room.get("/latches").text + room.get("/letters").text
    assert "Ada" not in safety
    assert "ada@example.org" not in safety


# --- people -----------------------------------------------------------------------------------------------------------------


def test_people_are_told_with_role_state_and_last_sign_in(room: Room) -> None:
    room.session("carla")
    found = room.get("/people").json()
    lines = {one["email"]: one for one in found["people"]}
    assert found["total"] == 4
    assert found["without_account"] == 1
    assert lines["carla@example.org"]["last_sign_in"] is not None
    assert lines["ada@example.org"]["last_sign_in"] is None
    assert lines["ada@example.org"]["consents_given"] == 1
    assert lines["ada@example.org"]["consents_not_given"] == 4
    assert lines["carla@example.org"]["consents_given"] is None
    assert lines["root@example.org"]["you"] is True


def test_people_come_page_by_page(room: Room) -> None:
    seen: list[str] = []
    cursor = None
    for _ in range(5):
        found = room.get("/people", limit=3, **({"cursor": cursor} if cursor else {})).json()
        seen += [one["email"] for one in found["people"]]
        cursor = found["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 4
    assert room.get("/people", cursor="nonsense").status_code == 422


def test_an_invitation_is_made_shown_once_and_taken_back(room: Room) -> None:
    made = room.post("/invitations", role="coach")
    assert made.status_code == 201
    assert made.json()["path"] == f"/sign-up?code={made.json()['code']}"
    assert room.house.access.accounts.invited(made.json()["code"]) is not None
    (line,) = room.get("/people").json()["invitations"]
    assert line["code"] is None
    answer = room.client.delete(f"{BASE}/invitations/{line['invitation_id']}", headers=room.session("root"))
    assert answer.status_code == 204
    assert room.house.access.accounts.invited(made.json()["code"]) is None
    assert [act["action"] for act in room.acts()] == ["withdraw_invitation", "invite"]


def test_a_locked_account_is_out_at_once_and_may_come_back(room: Room) -> None:
    ada, hers = room.people["ada account"], room.session("ada")
    assert room.client.get("/me", headers=hers).status_code == 200
    answer = room.post(f"/people/{ada}/lock", reason="phone lost")
    assert answer.json()["state"] == "locked"
    assert room.client.get("/me", headers=hers).status_code == 401
    login = {"email": "ada@example.org", "password": PASSWORD}
    assert room.client.post("/auth/login", json=login).status_code == 401
    assert room.post(f"/people/{ada}/unlock").json()["state"] == "open"
    assert room.client.post("/auth/login", json=login).status_code == 200
    told = room.house.store.find("audit", room.people["ada"])
    lock = next(entry for entry in told if entry.action == "admin_lock")
    assert lock.detail["reason"] == "phone lost", "she can read why"
    assert lock.detail["admin"] == room.people["root account"]
    assert [act["action"] for act in room.acts()] == ["unlock", "lock"]


def test_a_reason_is_wanted_and_no_story(room: Room) -> None:
    ada = room.people["ada account"]
    for reason in ("", "   ", "x" * 301):
        assert room.post(f"/people/{ada}/lock", reason=reason).status_code == 422
    assert room.get(f"/people/{ada}").json()["state"] == "open"


def test_nobody_locks_demotes_or_erases_themself(room: Room) -> None:
    root = room.people["root account"]
    assert room.post(f"/people/{root}/lock", reason="slip").status_code == 422
    assert room.post(f"/people/{root}/role", role="athlete").status_code == 422
    assert room.post(f"/people/{root}/erasure", email="root@example.org").status_code == 422
    assert room.get(f"/people/{root}").json()["role"] == "admin"


def test_another_role_ends_what_was_signed_in_and_opens_no_more_than_it_should(room: Room) -> None:
    other, theirs = room.people["other account"], room.session("other")
    assert room.client.get(f"{BASE}/people", headers=theirs).status_code == 200
    assert room.post(f"/people/{other}/role", role="coach").json()["role"] == "coach"
    assert room.client.get(f"{BASE}/people", headers=theirs).status_code == 401
    assert room.client.get(f"{BASE}/people", headers=room.session("other")).status_code == 404


def test_a_coach_made_an_athlete_is_a_new_one_and_still_signs_in(room: Room) -> None:
    carla = room.people["carla account"]
    before = set(room.house.store.athletes())
    line = room.post(f"/people/{carla}/role", role="athlete").json()
    assert line["is_athlete"] is True
    assert len(set(room.house.store.athletes()) - before) == 1
    login = room.client.post("/auth/login", json={"email": "carla@example.org", "password": PASSWORD})
    assert login.status_code == 200
    assert room.get(f"/people/{carla}").json()["email"] == "carla@example.org", "sealed anew, with her own key"


def test_sessions_end_and_keys_only_when_asked(room: Room) -> None:
    carla, hers = room.people["carla account"], room.session("carla")
    visitor = room.house.access.visitor(hers["Authorization"].split()[1])
    assert visitor is not None
    room.house.access.new_key(visitor, "scale", ["read"])
    assert room.get(f"/people/{carla}").json()["keys"] == 1
    assert room.post(f"/people/{carla}/sessions/close").json()["sessions"] == 0
    assert room.client.get("/me", headers=hers).status_code == 401
    assert room.get(f"/people/{carla}").json()["keys"] == 1
    assert room.post(f"/people/{carla}/sessions/close", keys=True).json()["keys"] == 0


def test_erasing_wants_the_e_mail_again_and_leaves_nothing(room: Room) -> None:
    ada = room.people["ada account"]
    there = room.get(f"/people/{ada}/erasure").json()
    assert there["records"] >= 10
    assert there["beyond"]
    assert room.post(f"/people/{ada}/erasure", email="carla@example.org").status_code == 422
    assert room.people["ada"] in room.house.store.athletes()
    gone = room.post(f"/people/{ada}/erasure", email="Ada@Example.org").json()
    assert gone["records"] >= there["records"]
    assert gone["key_destroyed"] is True
    assert room.people["ada"] not in room.house.store.athletes()
    assert room.get(f"/people/{ada}").status_code == 404
    assert room.acts()[0]["action"] == "erase"


# --- messages set aside -----------------------------------------------------------------------------------------------------


def test_letters_say_why_and_what_shape_and_whose_only_by_pseudonym(room: Room) -> None:
    found = room.get("/letters").json()
    assert found["total"] == 3
    assert found["counts"] == {"fitness:events": 3}
    line = found["letters"][0]
    assert line["kind"] == "event"
    assert line["reason"]["code"] == "invalid_field"
    assert "heart_rate_bpm" in line["reason"]["text"]
    assert line["athlete"].startswith("P-")
    shape = room.get(f"/letters/{line['letter_id']}").json()
    fields = {field["name"]: field["type"] for field in shape["fields"]}
    assert fields["heart_rate_bpm"] == "number"
    assert "note_of_hers" not in fields
    assert shape["unknown_fields"] == 1
    assert room.acts()[0]["action"] == "look_at_letter"


def test_letters_come_page_by_page(room: Room) -> None:
    first = room.get("/letters", limit=2).json()
    rest = room.get("/letters", limit=2, cursor=first["next_cursor"]).json()
    assert [one["letter_id"] for one in first["letters"] + rest["letters"]] == room.letters
    assert rest["next_cursor"] is None
    assert room.get("/letters", cursor="nobody").status_code == 422
    assert room.get("/letters", stream="fitness:sleep").json()["letters"] == []


def test_a_letter_is_sent_again_and_comes_back_while_it_is_still_bad(room: Room) -> None:
    assert room.post(f"/letters/{room.letters[0]}/retry").json() == {"sent": 1}
    assert room.get("/letters").json()["total"] == 2
    room.house.writer.drain()
    assert room.get("/letters").json()["total"] == 3
    assert room.post("/letters/retry", stream="fitness:events", limit=2).json() == {"sent": 2}
    assert [act["action"] for act in room.acts()] == ["retry_letters", "retry_letter"]
    assert room.post("/letters/nobody/retry").status_code == 404
    assert room.post("/letters/retry", stream="milo:nothing").status_code == 404


def test_a_letter_is_discarded_with_a_reason_the_athlete_can_read(room: Room) -> None:
    assert room.post(f"/letters/{room.letters[0]}/discard", reason=" ").status_code == 422
    assert room.post(f"/letters/{room.letters[0]}/discard", reason="a broken watch").status_code == 204
    assert room.get(f"/letters/{room.letters[0]}").status_code == 404
    assert room.get("/letters").json()["total"] == 2
    told = [entry for entry in room.house.store.find("audit", room.people["ada"]) if entry.action == "admin_discard_letter"]
    assert told[0].detail["reason"] == "a broken watch"
    act = room.acts()[0]
    assert (act["action"], act["detail"]["reason"]) == ("discard_letter", "a broken watch")


# --- health and safety ------------------------------------------------------------------------------------------------------


def test_health_knows_streams_writer_store_sensors_and_keys(room: Room) -> None:
    found = room.get("/health").json()
    assert {one["name"] for one in found["checks"]} >= {"milo", "disk", "store", "stream", "encryption", "language model"}
    (stream,) = [line for line in found["streams"] if line["stream"] == "fitness:events"]
    assert stream["dead"] == 3
    assert found["writer"] == {"state": "idle", "pending": 0, "waiting_s": None}
    assert found["sensors"] == [{"device_type": "strap", "alive": 0, "silent": 1, "unknown": 0}]
    assert found["vault"]["sealed"] is True
    assert found["vault"]["keys"] >= 2
    assert found["backup"]["at"] is None
    assert found["backup"]["reason"]["code"] == "no_backup"
    assert found["free_bytes"] > 0
    assert found["records"] > 10


def written(room: Room, days_ago: float, kinds: Sequence[str]) -> None:
    """Messages of Ada's, each with one act."""
    ada, now = room.people["ada"], room.house.clock.now()
    room.house.writer.write(
        [
            Message(
                origin=Origin.TOLD, source="test", user_id=ada, message_id=identity("drift", days_ago, n), role="athlete",
                at=now - timedelta(days=days_ago, seconds=n), text="Quarkstrudel again", channel="chat",
                acts=[{"kind": kind, "slots": {"day": "2026-03-02"}, "chance": 0.9}],
            )
            for n, kind in enumerate(kinds)
        ]
    )  # fmt: skip


def test_drift_is_counted_over_those_who_allow_it_and_tells_no_words(room: Room) -> None:
    written(room, 30, ["ask_plan"] * 180 + ["log_food"] * 60)
    written(room, 2, ["log_food"] * 60)
    found = room.get("/models").json()["drift"]
    assert (found["athletes"], found["messages"]) == (0, 0)
    assert {line["state"] for line in found["lines"]} == {None}
    Consenting(room.house.store, room.house.writer, room.house.clock).give(room.people["ada"], "training_models")
    room.desk.drifting.forget()
    answer = room.get("/models")
    assert "Quarkstrudel" not in answer.text
    found = answer.json()["drift"]
    assert (found["athletes"], found["messages"], found["messages_before"]) == (1, 61, 240)
    states = {line["aspect"]: line["state"] for line in found["lines"]}
    assert states["actions"] == "changed"
    assert states["schema"] == "steady"


def test_the_models_in_use_are_told_with_their_versions(room: Room) -> None:
    models = {one["name"]: one for one in room.get("/models").json()["models"]}
    assert {"reader", "burnout", "form", "food"} <= set(models)
    assert all(one["shipped"] and len(one["version"]) == 12 for one in models.values())


def test_decisions_are_told_filtered_counted_and_never_with_words(room: Room) -> None:
    found = room.get("/safety").json()
    assert [one["level"] for one in found["decisions"]] == ["E1", "N", "C"]
    assert found["decisions"][0]["topics"] == ["head"]
    assert set(found["decisions"][0]) == {
        "decision_id", "at", "athlete", "level", "rules", "topics", "channel", "by", "locked", "version", "validator",
    }  # fmt: skip
    assert sum(sum(week["levels"].values()) for week in found["weeks"]) == 3
    assert room.get("/safety", level="E1").json()["total"] == 1
    assert room.get("/safety", rule="SN-12").json()["total"] == 1
    assert room.get("/safety", channel="workout_note").json()["total"] == 0
    assert room.get("/safety", athlete=found["decisions"][0]["athlete"]).json()["total"] == 3
    assert room.get("/safety", athlete="P-NOBODY").json()["total"] == 0
    assert room.get("/safety", weeks=53).status_code == 422
    page = room.get("/safety", limit=2).json()
    rest = room.get("/safety", limit=2, cursor=page["next_cursor"]).json()
    assert len(page["decisions"] + rest["decisions"]) == 3


def test_the_csv_holds_the_same_decisions(room: Room) -> None:
    answer = room.get("/safety.csv", level="E1")
    assert answer.headers["content-type"].startswith("text/csv")
    (row,) = csv.DictReader(io.StringIO(answer.text))
    assert (row["level"], row["rules"], row["topics"], row["locked"]) == ("E1", "RF-06", "head", "true")


def test_latches_say_what_cleared_them_and_not_who_signed(room: Room) -> None:
    found = room.get("/latches").json()
    states = {one["rule"]: one for one in found["latches"]}
    assert states["RF-06"]["state"] == "cleared"
    assert [step["how"] for step in states["RF-06"]["cleared_by"]] == ["clearance"]
    assert states["RF-40"]["state"] == "standing"
    assert states["RF-40"]["cleared_by"] == []
    assert found["refused_plans"] == [{"level": "E1", "rules": ["SN-30"], "athletes": 1}]


def test_every_route_is_described_with_its_shape_and_an_example(room: Room) -> None:
    for path, methods in room.app.openapi()["paths"].items():
        if not path.startswith(BASE):
            continue
        for method, about in methods.items():
            done = next(said for code, said in about["responses"].items() if code.startswith("2"))
            content = done.get("content", {})
            if "application/json" in content:
                assert content["application/json"]["example"], (method, path)
                assert content["application/json"]["schema"]["properties"], (method, path)
            assert "404" in about["responses"]


# --- a write sent twice -----------------------------------------------------------------------------------------------------


def test_a_write_with_the_same_key_is_done_once_and_answered_alike(room: Room) -> None:
    def invite(key: str, role: str = "coach", who: str = "root") -> Any:
        headers = {**room.session(who), "Idempotency-Key": key}
        return room.client.post(f"{BASE}/invitations", headers=headers, json={"role": role})

    first, again = invite("k1"), invite("k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(room.get("/people").json()["invitations"]) == 1
    assert invite("k1", "athlete").status_code == 422, "another request needs another key"
    assert invite("k1", who="other").json()["code"] != first.json()["code"], "another admin's keys are another's"
    headers = {**room.session("root"), "Idempotency-Key": "k2"}
    path = f"{BASE}/letters/{room.letters[0]}/discard"
    for _ in range(2):  # without the key the second one would find nothing to discard
        assert room.client.post(path, headers=headers, json={"reason": "a broken watch"}).status_code == 204
    assert [act["action"] for act in room.acts()].count("discard_letter") == 1
    assert room.client.post(path, headers=room.session("root"), json={"reason": "a broken watch"}).status_code == 404


def test_a_refused_write_may_be_sent_again_with_its_key(room: Room) -> None:
    headers = {**room.session("root"), "Idempotency-Key": "k"}
    path = f"{BASE}/people/{room.people['ada account']}/lock"
    assert room.client.post(path, headers=headers, json={"reason": "   "}).status_code == 422
    assert room.client.post(path, headers=headers, json={"reason": "lost"}).status_code == 200
