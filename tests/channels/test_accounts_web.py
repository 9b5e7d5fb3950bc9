"""The doors as a browser meets them: plain forms, one cookie, and no way in from another site's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import WebSocket
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from tests.channels.account_people import OTHER, PASSWORD, PROFILE, Doors

from milo.channels.access import COOKIE
from milo.channels.visitor import Visitor
from milo.channels.web.guarding import HOST_COOKIE

ADA = "ada@example.org"


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Doors]:
    made = Doors(tmp_path)
    yield made
    made.close()


def enter(doors: Doors, email: str = ADA, password: str = PASSWORD) -> str:
    """Sign in with the form; the cookie's value."""
    answer = doors.client.post("/sign-in", data={"email": email, "password": password})
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/app"
    return str(doors.client.cookies[COOKIE])


def test_the_form_lets_in_with_an_e_mail_and_a_password(doors: Doors) -> None:
    doors.join(ADA)
    page = doors.client.get("/sign-in").text
    for name in ("email", "password", "token"):
        assert f'name="{name}"' in page
    assert 'autocomplete="current-password"' in page
    answer = doors.client.post("/sign-in", data={"email": ADA, "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert doors.client.get("/app/account").status_code == 200


def test_a_wrong_password_is_told_without_telling_which(doors: Doors) -> None:
    doors.join(ADA)
    known = doors.client.post("/sign-in", data={"email": ADA, "password": OTHER})
    unknown = doors.client.post("/sign-in", data={"email": "nobody@example.org", "password": OTHER})
    assert known.status_code == unknown.status_code == 403
    assert known.text.replace(ADA, "") == unknown.text.replace("nobody@example.org", "")
    assert 'role="alert"' in known.text
    assert OTHER not in known.text
    assert "set-cookie" not in known.headers
    spanish = doors.client.post("/sign-in", data={"email": ADA, "password": OTHER}, headers={"accept-language": "es"})
    assert "incorrectos" in spanish.text


def test_too_many_attempts_say_when_to_come_back(doors: Doors) -> None:
    doors.join(ADA)
    for _ in range(5):
        doors.client.post("/sign-in", data={"email": ADA, "password": OTHER})
    held = doors.client.post("/sign-in", data={"email": ADA, "password": PASSWORD})
    assert held.status_code == 429
    assert int(held.headers["retry-after"]) > 0
    assert "15 minutes" in held.text


def test_signing_in_gives_a_new_session_and_ends_the_one_before(doors: Doors) -> None:
    doors.join(ADA)
    first = enter(doors)
    doors.clock.wait(days=1)
    second = enter(doors)
    assert first != second
    assert doors.access.visitor(first) is None
    assert doors.access.visitor(second) is not None


def test_a_token_gets_a_session_of_its_own(doors: Doors) -> None:
    ada = doors.house.flows.add_athlete(PROFILE)
    token = doors.access.new_token(ada)
    doors.client.post("/sign-in", data={"token": token})
    session = doors.client.cookies[COOKIE]
    assert session != token
    doors.client.post("/sign-out")
    assert doors.access.visitor(session) is None
    assert doors.access.visitor(token) == Visitor(ada), "signing out of the pages leaves the program's token alone"


def test_an_invitation_is_a_form_and_then_an_account(doors: Doors) -> None:
    code = str(doors.accounts.invite("athlete").code)
    for _ in range(2):
        page = doors.client.get(f"/sign-up?code={code}")
        assert page.status_code == 200, "a visit does not use it up"
    form = {"code": code, "email": ADA, "password": "password1234", "name": "Ada <b>"}
    refused = doors.client.post("/sign-up", data=form)
    assert refused.status_code == 422
    assert "everybody tries" in refused.text
    assert "Ada &lt;b&gt;" in refused.text
    assert "password1234" not in refused.text
    came = doors.client.post("/sign-up", data={**form, "password": PASSWORD})
    assert came.headers["location"] == "/app/profile", "the first page leads into the questions"
    assert doors.client.get("/app/account").status_code == 200
    assert doors.client.get(f"/sign-up?code={code}").status_code == 403
    assert doors.client.post("/sign-up", data={**form, "email": "b@example.org"}).status_code == 403


def test_a_coach_is_told_what_an_athlete_decides(doors: Doors) -> None:
    code = doors.accounts.invite("coach").code
    assert "You join as a coach" in doors.client.get(f"/sign-up?code={code}").text


# --- the page of the account ------------------------------------------------------------------------------------------------


def test_the_account_page_shows_and_closes_sessions(doors: Doors) -> None:
    doors.join(ADA)
    api = doors.come(ADA)
    enter(doors)
    page = doors.client.get("/app/account").text
    assert ADA in page
    assert all(f'<a href="{path}">' in page for path in ("/app", "/app/train", "/app/progress", "/app/settings"))
    [other] = re.findall(r'action="/app/account/sessions"><input type="hidden" name="id" value="(\w+)"', page)
    assert doors.client.post("/app/account/sessions", data={"id": other}).status_code == 303
    assert doors.client.get("/me", headers=api).status_code == 401
    assert doors.client.get("/app/account").status_code == 200
    again = doors.come(ADA)
    assert doors.client.post("/app/account/sessions").status_code == 303
    assert doors.client.get("/me", headers=again).status_code == 401
    assert doors.client.get("/app/account").status_code == 200


def test_a_key_is_shown_once(doors: Doors) -> None:
    doors.join(ADA)
    enter(doors)
    made = doors.client.post("/app/account/keys", data={"label": "scale <i>", "scope": ["read"], "days": "90"})
    [key] = re.findall(r"<code>(milo_[\w-]+)</code>", made.text)
    assert "scale &lt;i&gt;" in made.text
    later = doors.client.get("/app/account").text
    assert key not in later
    found = doors.access.visitor(key)
    assert found is not None
    assert found.scopes == {"read"}
    [id] = re.findall(r'action="/app/account/keys"><input type="hidden" name="id" value="(\w+)"', later)
    doors.client.post("/app/account/keys", data={"id": id})
    assert doors.access.visitor(key) is None
    assert doors.client.post("/app/account/keys", data={"label": "x"}).status_code == 422


def test_the_owner_invites_from_the_page_and_an_athlete_does_not(doors: Doors) -> None:
    doors.client.post("/sign-in", data={"code": doors.access.new_link_code()})
    made = doors.client.post("/app/account/invitations", data={"role": "coach"})
    [code] = re.findall(r"/sign-up\?code=([\w-]+)<", made.text)
    invited = doors.accounts.invited(code)
    assert invited is not None
    assert invited.role == "coach"
    link = re.search(r"<code>(http[^<]+)</code>", made.text)
    assert link is not None
    opened = doors.client.get(link[1])
    assert (opened.status_code, 'name="password"' in opened.text) == (200, True), link[1]
    doors.client.post("/app/account/invitations", data={"id": invited.invitation_id})
    assert doors.accounts.invited(code) is None
    doors.client.cookies.clear()
    doors.join(ADA)
    enter(doors)
    assert "/app/account/invitations" not in doors.client.get("/app/account").text
    assert doors.client.post("/app/account/invitations", data={"role": "athlete"}).status_code == 404


def test_the_password_is_changed_from_the_page(doors: Doors) -> None:
    doors.join(ADA)
    other = doors.come(ADA)
    enter(doors)
    assert doors.client.post("/app/account/password", data={"old": OTHER, "new": OTHER}).status_code == 403
    assert doors.client.post("/app/account/password", data={"old": PASSWORD, "new": "short"}).status_code == 422
    assert doors.client.post("/app/account/password", data={"old": PASSWORD, "new": OTHER}).status_code == 200
    assert doors.client.get("/me", headers=other).status_code == 401
    assert doors.client.get("/app/account").status_code == 200
    assert doors.come(ADA, OTHER)


def test_everything_is_deleted_from_the_page_after_the_password(doors: Doors) -> None:
    doors.join(ADA)
    enter(doors)
    assert doors.client.post("/app/account/erase", data={"password": OTHER}).status_code == 403
    assert len(doors.house.flows.athletes()) == 1
    assert doors.client.post("/app/account/erase", data={"password": PASSWORD}).status_code == 200
    assert doors.house.flows.athletes() == []
    assert doors.client.get("/app/account").status_code == 403


def test_the_account_page_wants_a_session_and_no_key(doors: Doors) -> None:
    doors.join(ADA)
    key = doors.post("/api/v1/me/keys", doors.come(ADA), label="scale", scopes=["read"]).json()["key"]
    assert doors.client.get("/app/account").status_code == 403
    doors.client.cookies.set(COOKIE, key)
    for path in ("sessions", "keys", "invitations", "password", "erase"):
        assert doors.client.post(f"/app/account/{path}").status_code == 403


# --- another site -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "http://testserver:80"}, 303),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({"Referer": "http://testserver/app"}, 303),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
        ({"Origin": "http://testserver:8001"}, 403),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "null"}, 403),
        ({"Referer": "http://evil.example/http://testserver"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
    ],
)
def test_a_form_of_another_site_is_refused(doors: Doors, headers: dict[str, str], status: int) -> None:
    doors.join(ADA)
    token = enter(doors)
    assert doors.client.post("/sign-out", headers=headers).status_code == status
    assert (doors.access.visitor(token) is None) is (status == 303)
    assert doors.client.post("/sign-in", data={"email": ADA, "password": PASSWORD}, headers=headers).status_code == status
    assert doors.client.get("/sign-in", headers=headers).status_code in {200, 303}, "looking is not doing"


def test_a_program_with_a_token_says_nothing_about_sites(doors: Doors) -> None:
    doors.join(ADA)
    answer = doors.client.post("/auth/logout", headers={**doors.come(ADA), "Origin": "http://evil.example"})
    assert answer.status_code == 204


def test_a_line_of_another_site_is_not_opened_with_adas_cookie(doors: Doors) -> None:
    @doors.app.websocket("/line")
    async def line(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close(1000)

    doors.join(ADA)
    cookie = {"cookie": f"{COOKIE}={enter(doors)}"}
    for origin, code in (("http://testserver", 1000), ("http://evil.example", 4403), ("null", 4403)):
        with (
            pytest.raises(WebSocketDisconnect) as closed,
            doors.client.websocket_connect("/line", headers={**cookie, "origin": origin}) as socket,
        ):
            socket.receive_text()
        assert closed.value.code == code, origin


# --- behind TLS -------------------------------------------------------------------------------------------------------------


def test_behind_tls_the_cookie_belongs_to_this_host_alone(doors: Doors) -> None:
    doors.join(ADA)
    client = TestClient(doors.app, base_url="https://milo.example", follow_redirects=False)
    cookie = client.post("/sign-in", data={"email": ADA, "password": PASSWORD}).headers["set-cookie"]
    assert cookie.startswith(f"{HOST_COOKIE}=")
    assert "secure" in cookie.lower()
    assert "domain" not in cookie.lower()
    token = client.cookies[HOST_COOKIE]
    assert client.get("/app/account").status_code == 200
    client.cookies.clear()
    assert client.get("/app/account", headers={"cookie": f"{COOKIE}={token}"}).status_code == 403, (
        "another host could plant this one"
    )
    assert client.get("/app/account", headers={"cookie": f"{COOKIE}=x; {HOST_COOKIE}={token}; other=1"}).status_code == 200
    gone = client.post("/sign-out", headers={"cookie": f"{HOST_COOKIE}={token}"}).headers["set-cookie"]
    assert gone.startswith(f"{HOST_COOKIE}=")
    assert doors.access.visitor(token) is None


def test_the_doors_pages_load_nothing_from_elsewhere_and_are_not_kept(doors: Doors) -> None:
    doors.join(ADA)
    pages = [doors.client.get("/sign-in"), doors.client.get(f"/sign-up?code={doors.accounts.invite('athlete').code}")]
    enter(doors)
    pages.append(doors.client.get("/app/account"))
    for page in pages:
        assert page.status_code == 200
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page.text)
        assert page.text.count("<label>") >= 2
        assert "web." not in re.sub(r"<[^>]+>", "", page.text), "a word nobody wrote"


def test_moments_on_the_page_of_the_account_are_on_the_readers_own_clock(doors: Doors) -> None:
    doors.join(ADA)
    enter(doors)
    doors.client.post("/app/account/keys", data={"label": "watch", "scope": "read", "days": "30"})
    assert re.search(r"\d{1,2} \w{3} 20\d\d, \d\d:\d\d UTC", doors.client.get("/app/account").text)
    doors.client.cookies.set("milo_zone", "Europe/Madrid")
    there = doors.client.get("/app/account").text
    assert re.search(r"\d{1,2} \w{3} 20\d\d, \d\d:\d\d", there)
    assert "UTC" not in there
