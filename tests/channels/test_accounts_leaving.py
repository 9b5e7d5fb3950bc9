"""Leaving through the doors people use: after it no byte of the home holds anything of the athlete."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.app.test_privacy import EMAIL, NOW, PLANTED, every_byte, live_in

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.access import COOKIE
from milo.channels.api import create_app
from milo.channels.web.doors import add_doors
from milo.channels.web.guest import Reception
from milo.vocabulary.clock import StillClock

PHRASE = "a long enough pass phrase"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(NOW))
    yield made
    made.close()


@pytest.fixture
def client(house: House) -> TestClient:
    app: FastAPI = create_app(house.flows, house.access, house.lab, house.coaching, house.answers)
    add_doors(app, Reception(house.flows, house.access))
    return TestClient(app, follow_redirects=False)


def left(house: House, ada: str) -> list[bytes]:
    content = every_byte(house.settings.folder)
    return [word for word in (*PLANTED, ada.encode()) if word in content]


def come(client: TestClient) -> str:
    answer = client.post("/auth/login", json={"email": EMAIL, "password": PHRASE})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["access_token"])


@pytest.mark.parametrize("door", ["api", "page"])
def test_who_leaves_by_a_door_is_in_no_byte_of_the_home(house: House, client: TestClient, tmp_path: Path, door: str) -> None:
    ada = live_in(house, tmp_path)
    token = come(client)
    # What a page or program just did stands in write-ahead logs and in the answers of the day.
    header = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k2"}
    assert client.post("/api/v1/daily/weight", headers=header, json={"weight_kg": 83.417}).status_code == 201
    keys = [k.secret for k in house.vault.all_keys() if k.athlete == ada]
    assert left(house, ada) != []  # the id, at least, is there to be found

    if door == "api":
        answer = client.request("DELETE", "/me", headers={"Authorization": f"Bearer {token}"}, json={"password": PHRASE})
        assert answer.json()["erased"]["measurement"] == 51
    else:
        client.cookies.set(COOKIE, token)
        answer = client.post("/app/account/erase", data={"password": PHRASE})
    assert answer.status_code == 200, answer.text

    assert left(house, ada) == []
    assert not house.vault.has_key(ada)
    content = every_byte(house.settings.folder)
    assert [key for key in keys if key in content] == []
    assert house.flows.athletes() == []
    assert client.post("/auth/login", json={"email": EMAIL, "password": PHRASE}).status_code == 401


def test_a_coach_who_was_an_athlete_leaves_with_the_account(house: House, client: TestClient, tmp_path: Path) -> None:
    ada = live_in(house, tmp_path)
    account = house.access.accounts.find(EMAIL)
    code = house.access.accounts.invite("coach").code
    house.access.accounts.sign_up("coach@example.org", PHRASE, "Carla", str(code), None)
    token = come(client)
    answer = client.request("DELETE", "/me", headers={"Authorization": f"Bearer {token}"}, json={"password": PHRASE})
    assert answer.status_code == 200
    content = every_byte(house.settings.folder)
    assert account.account_id.encode() not in content
    assert ada.encode() not in content
    assert house.access.accounts.find("coach@example.org").name == "Carla"
