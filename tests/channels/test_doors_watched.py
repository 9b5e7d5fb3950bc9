"""What the doors notice stands in the athlete's log; and who is shut out loses the line that was open."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from milo.app.build import build
from milo.app.config import Settings
from milo.app.consenting import Consenting
from milo.app.house import House
from milo.channels.access import COOKIE, Grant
from milo.channels.api import create_app
from milo.channels.api.lab_routes import ASKED_AGAIN_S
from milo.channels.limits import account_gate
from milo.channels.web.doors import add_doors
from milo.channels.web.guest import Reception
from servers import free_port

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
PASSWORD = "plum-kettle-orbit"
SHUT_WITHIN_S = 1.0  # the bar: twice what lies between two looks
STARTS_WITHIN_S = 60.0


@dataclass
class Scene:
    """A served house with Ada, who has an account, and a coach she lets look. bare: a house that takes no notes yet."""

    house: House
    url: str
    ada: str
    ada_account: str
    coach: str

    def session(self, account: str) -> Grant:
        return self.house.access.new_session(self.house.access.accounts.account(account))

    def get(self, path: str, token: str) -> httpx.Response:
        return httpx.get(self.url + path, headers={"Authorization": f"Bearer {token}"}, timeout=20)

    def noted(self, action: str) -> list[Any]:
        return [entry for entry in self.house.store.find("audit", self.ada) if entry.action == action]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    home: Path = tmp_path_factory.mktemp("watched") / "home"
    house = build(Settings(home=home))
    house.beside  # noqa: B018  whoever serves has the doors watched
    ada = house.flows.add_athlete(PROFILE)
    accounts = house.access.accounts
    mine = accounts.sign_up("ada@example.org", PASSWORD, "Ada", str(accounts.invite("athlete", ada).code), None)
    coach = accounts.sign_up("coach@example.org", PASSWORD, "Carla", str(accounts.invite("coach").code), None)
    app = create_app(house.flows, house.access, house.lab)
    add_doors(app, Reception(house.flows, house.access))
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", ws="websockets-sansio"))
    serving = Thread(target=server.run)
    serving.start()
    end = time.monotonic() + STARTS_WITHIN_S
    while not server.started:
        assert time.monotonic() < end
        time.sleep(0.01)
    yield Scene(house, f"http://127.0.0.1:{port}", ada, mine.account_id, coach.account_id)
    server.should_exit = True
    serving.join(STARTS_WITHIN_S)
    house.close()


@pytest.fixture
def consent(scene: Scene) -> Consenting:
    made = Consenting(scene.house.store, scene.house.writer, scene.house.clock)
    made.give(scene.ada, "coach", to=scene.coach, scope=["week", "lab"], until=datetime.now(UTC) + timedelta(days=1))
    return made


def test_signing_in_a_wrong_password_and_a_lock_stand_in_the_log(scene: Scene) -> None:
    def enter(password: str) -> int:
        return httpx.post(f"{scene.url}/auth/login", json={"email": "ada@example.org", "password": password}).status_code

    assert enter(PASSWORD) == 200
    (entry,) = scene.noted("sign_in")
    assert (entry.by, entry.detail) == ("athlete", None)
    assert [enter("a wrong horse battery") for _ in range(8)][-1] == 429
    assert [e.by for e in scene.noted("sign_in_refused")] == ["somebody"] * 5
    assert len(scene.noted("account_locked")) == 1
    said = str([e.detail for e in scene.house.store.find("audit", scene.ada)])
    assert "horse" not in said
    assert "ada@" not in said


def test_a_coach_s_looks_are_written_down_once_an_hour_for_each_page(scene: Scene, consent: Consenting) -> None:
    token = scene.session(scene.coach).token
    for _ in range(3):
        assert scene.get(f"/api/v1/athletes/{scene.ada}/week", token).status_code == 200
    assert httpx.get(scene.url + "/app/week.html", headers={"Cookie": f"{COOKIE}={token}"}, timeout=20).status_code == 200
    assert scene.get(f"/api/v1/athletes/{scene.ada}/plans", token).status_code == 404
    pages = sorted(e.detail["page"] for e in scene.noted("coach_read"))
    assert pages == ["/api/v1/athletes/week", "/app/week.html"]
    assert {(e.by, e.detail["coach"]) for e in scene.noted("coach_read")} == {("coach", scene.coach)}


def test_ada_s_own_looks_and_the_owner_s_are_nobody_else_s(scene: Scene) -> None:
    before = len(scene.noted("coach_read"))
    owner = scene.house.access.redeem_link(scene.house.access.new_link_code())
    for token in (scene.session(scene.ada_account).token, str(owner)):
        assert scene.get(f"/api/v1/athletes/{scene.ada}/week", token).status_code == 200
    assert len(scene.noted("coach_read")) == before


def test_a_key_s_first_use_of_a_day_is_written_down(scene: Scene) -> None:
    who = scene.house.access.visitor(scene.session(scene.ada_account).token)
    assert who is not None
    key = scene.house.access.new_key(who, "kitchen scale", ["read"])
    for _ in range(3):
        assert scene.get("/me", key.token).status_code == 200
    (entry,) = scene.noted("key_used")
    assert (entry.by, entry.detail) == ("key", {"key": "kitchen scale"})


def test_who_loses_the_right_to_look_loses_the_line_within_a_second(scene: Scene, consent: Consenting) -> None:
    def withdrawn() -> None:
        consent.withdraw(scene.ada, "coach", to=scene.coach)

    grant = scene.session(scene.ada_account)
    key_of = scene.house.access.visitor(grant.token)
    assert key_of is not None
    assert 2 * ASKED_AGAIN_S <= SHUT_WITHIN_S
    ways: list[tuple[str, Callable[[], None]]] = [
        (scene.session(scene.coach).token, withdrawn),
        (grant.token, lambda: scene.house.access.revoke(grant.token)),
        (
            scene.session(scene.ada_account).token,
            lambda: scene.house.access.accounts.disable(scene.ada_account),
        ),
    ]
    address = f"{scene.url.replace('http', 'ws')}/api/v1/live/{scene.ada}"
    for token, shut in ways:
        with connect(address, additional_headers={"Authorization": f"Bearer {token}"}) as socket:
            with pytest.raises(TimeoutError):
                socket.recv(timeout=0.7)
            shut()
            with pytest.raises(ConnectionClosed) as closed:
                socket.recv(timeout=20 * SHUT_WITHIN_S)  # nobody says a word meanwhile: it is shut by itself
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4403
    scene.house.access.accounts.disable(scene.ada_account, False)


def test_a_log_that_cannot_be_written_keeps_nobody_out(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from milo.vocabulary.errors import Unavailable

    def away(records: object) -> None:
        raise Unavailable("the store", "away")

    monkeypatch.setattr(scene.house.writer, "write", away)
    scene.house.access.limits.forget(account_gate("ada@example.org"))
    assert scene.house.access.accounts.sign_in("ada@example.org", PASSWORD, "203.0.113.9").athlete_id == scene.ada


def test_signing_up_and_signing_in_with_a_token_stand_in_the_log(scene: Scene) -> None:
    assert [(e.by, e.detail) for e in scene.noted("sign_up")] == [("athlete", None)]
    before = len(scene.noted("sign_in"))
    token = scene.house.access.new_token(scene.ada)
    assert httpx.post(f"{scene.url}/sign-in", data={"token": token}).status_code == 303
    entries = scene.noted("sign_in")
    assert len(entries) == before + 1
    assert [(e.by, e.detail) for e in entries if e.detail] == [("athlete", {"with": "token"})]
    assert token not in str([e.detail for e in entries])
    assert httpx.post(f"{scene.url}/sign-in", data={"token": "guessed"}).status_code == 403
    assert len(scene.noted("sign_in")) == before + 1
