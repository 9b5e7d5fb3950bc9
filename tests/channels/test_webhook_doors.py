"""Webhooks over the API and on the page of one's account: one's own, the house's for its owner, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.channels.coach_server import BRUNO

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.access import COOKIE
from milo.channels.api import create_app
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.doors import add_doors
from milo.channels.web.guest import Reception
from milo.channels.webhooks import EVENTS, HOUSE_EVENTS

URL = "https://example.org/milo"
PAGE = "/app/account/webhooks"


class Scene:
    """A house with Bruno and Ada, and a client before its doors."""

    def __init__(self, home: Path) -> None:
        self.house: House = build(Settings(home=home))
        self.people = {name: self.house.flows.add_athlete({**BRUNO, "name": name}) for name in ("Bruno", "Ada")}
        hooks = self.house.beside.hooks
        app = create_app(self.house.flows, self.house.access, hooks=hooks)
        add_doors(app, Reception(self.house.flows, self.house.access), AccountParts(hooks=hooks))
        self.client = TestClient(app, follow_redirects=False)

    def token(self, who: str) -> str:
        access = self.house.access
        if who == "owner":
            return str(access.redeem_link(access.new_link_code()))
        if who == "coach":
            code = access.accounts.invite("coach").code
            number = len(access.accounts.all())
            account = access.accounts.sign_up(f"c{number}@example.org", "plum-kettle-orbit", None, str(code), None)
            return access.new_session(account).token
        return access.new_token(self.people[who])

    def api(self, method: str, path: str, who: str, **more: Any) -> Any:
        head = {"Authorization": f"Bearer {self.token(who)}"}
        return self.client.request(method, f"/api/v1/webhooks{path}", headers=head, **more)

    def page(self, who: str, **form: Any) -> Any:
        head = {"Cookie": f"{COOKIE}={self.token(who)}"}
        if not form:
            return self.client.get("/app/account", headers=head)
        return self.client.post(PAGE, headers=head, data=form)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path / "home")
    yield made
    made.house.close()


def test_an_athlete_makes_tries_and_removes_a_webhook(scene: Scene) -> None:
    made = scene.api("POST", "", "Bruno", json={"url": URL, "events": ["workout.logged"]})
    assert made.status_code == 201
    document = made.json()
    id = document["webhook"]["hook_id"]
    assert document["webhook"]["athlete_id"] == scene.people["Bruno"]
    assert document["secret"].startswith("milo_hook_")
    listed = scene.api("GET", "", "Bruno")
    assert [one["url"] for one in listed.json()["webhooks"]] == [URL]
    assert document["secret"] not in listed.text
    tried = scene.api("POST", f"/{id}/ping", "Bruno")
    assert (tried.status_code, tried.json()["delivery"]["event"]) == (202, "ping")
    assert [one["state"] for one in scene.api("GET", f"/{id}/deliveries", "Bruno").json()["deliveries"]] == ["waiting"]
    assert scene.api("POST", f"/{id}/enable", "Bruno").json()["webhook"]["disabled_at"] is None
    assert scene.api("DELETE", f"/{id}", "Bruno").status_code == 204
    assert scene.api("GET", "", "Bruno").json() == {"webhooks": []}


def test_other_people_s_webhooks_are_as_if_they_were_not_there(scene: Scene) -> None:
    id = scene.api("POST", "", "Bruno", json={"url": URL, "events": ["workout.logged"]}).json()["webhook"]["hook_id"]
    whom = {"athlete_id": scene.people["Bruno"]}
    for method, path in (("DELETE", f"/{id}"), ("POST", f"/{id}/ping"), ("POST", f"/{id}/enable"), ("GET", f"/{id}/deliveries")):
        assert scene.api(method, path, "Ada").status_code == 404
        assert scene.api(method, path, "Ada", params=whom).status_code == 404
        assert scene.api(method, path, "coach", params=whom).status_code == 403
    assert scene.api("GET", "", "Ada").json() == {"webhooks": []}
    assert scene.api("GET", "", "Ada", params=whom).status_code == 404
    body = {"url": URL, "events": ["workout.logged"], **whom}
    assert scene.api("POST", "", "Ada", json=body).status_code == 404
    assert scene.api("POST", "", "coach", json=body).status_code == 403
    assert scene.api("GET", "", "owner", params=whom).json()["webhooks"][0]["hook_id"] == id


def test_the_house_s_events_are_the_owner_s(scene: Scene) -> None:
    body = {"url": URL, "events": list(HOUSE_EVENTS)}
    assert scene.api("POST", "", "Bruno", json=body).status_code == 422
    assert scene.api("POST", "", "owner", json=body).json()["webhook"]["athlete_id"] is None
    assert scene.api("POST", "", "owner", json={"url": URL, "events": ["workout.logged"]}).status_code == 422


def test_a_device_s_key_and_a_stranger_get_in_nowhere(scene: Scene) -> None:
    who = scene.house.access.visitor(scene.token("Bruno"))
    assert who is not None
    key = scene.house.access.new_key(who, "watch", ["read", "samples:write", "imports:write", "live"]).token
    assert scene.client.get("/api/v1/webhooks", headers={"Authorization": f"Bearer {key}"}).status_code == 403
    assert scene.client.get("/api/v1/webhooks").status_code == 401


@pytest.mark.parametrize("url", ["http://example.org/", "https://10.0.0.1/", "https://localhost/", "nonsense", "https://a@b/"])
def test_an_address_nothing_may_be_sent_to_is_refused_in_words(scene: Scene, url: str) -> None:
    answer = scene.api("POST", "", "Bruno", json={"url": url, "events": ["workout.logged"]})
    assert answer.status_code == 422
    assert answer.json()["wanted"]


def test_the_account_s_page_makes_shows_and_removes_one(scene: Scene) -> None:
    made = scene.page("Bruno", url=URL, event=["workout.logged", "plan.changed"])
    assert made.status_code == 200
    secret = re.search(r"<code>(milo_hook_[\w-]{43})</code>", made.text)
    assert secret is not None
    page = scene.page("Bruno").text
    assert secret[1] not in page
    assert URL in page
    assert "the plan changes" in page
    assert "nothing delivered yet" in page
    (id,) = set(re.findall(r'name="do" value="\w+"/><input type="hidden" name="id" value="([0-9a-f]{32})"', page))
    assert "Test message sent" in scene.page("Bruno", do="ping", id=id).text
    assert "test · waiting" in scene.page("Bruno").text
    assert scene.page("Ada", do="remove", id=id).status_code == 404
    assert scene.page("Ada", do="remove", id=id, about=scene.people["Bruno"]).status_code == 404
    assert scene.page("Bruno", do="remove", id=id).status_code == 303
    assert URL not in scene.page("Bruno").text


def test_the_owner_s_page_has_the_house_and_everybody(scene: Scene) -> None:
    assert scene.page("owner", url=URL, event=["athlete.added"], about="house").status_code == 200
    assert scene.page("owner", url=f"{URL}/ada", event=["plan.changed"], about=scene.people["Ada"]).status_code == 200
    page = scene.page("owner").text
    assert "This Milo · an athlete is added" in page
    assert "Ada · the plan changes" in page
    assert scene.page("owner", url=URL, event=["plan.changed"], about="nobody").status_code == 404


def test_a_coach_s_page_has_no_webhooks_and_a_wrong_address_is_told(scene: Scene) -> None:
    assert "Webhooks" not in scene.page("coach").text
    refused = scene.page("Bruno", url="https://10.0.0.1/", event=["plan.changed"])
    assert refused.status_code == 422
    assert "MILO_WEBHOOK_HOSTS" in refused.text


def test_every_event_has_its_words_in_both_languages() -> None:
    from milo.channels.web.words import WebWords

    for language in ("en", "es"):
        words = WebWords(language, strict=True)
        for event in (*EVENTS, *HOUSE_EVENTS, "ping"):
            assert words.say(f"web.hook.event_{event.replace('.', '_')}")
