"""Accounts over the API: coming in by invitation, signing in and out, sessions, keys, the password, and leaving."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.channels.account_people import OTHER, PASSWORD, PROFILE, Doors

from milo.app.build import build
from milo.channels.access import FRESH, IDLE_LIFE, TOKEN_LIFE
from milo.channels.accounts import INVITATION_LIFE
from milo.channels.accounts_devices import device_words
from milo.channels.api import create_app
from milo.vocabulary.errors import BadValue, NotFound

ADA = "ada@example.org"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Doors]:
    made = Doors(tmp_path)
    yield made
    made.close()


def code(doors: Doors, role: str = "athlete", athlete: str | None = None) -> str:
    return str(doors.accounts.invite(role, athlete).code)


# --- signing up -----------------------------------------------------------------------------------------------------------


def test_an_invitation_becomes_an_account_and_an_athlete(doors: Doors) -> None:
    answer = doors.post("/auth/signup", email=" Ada@Example.ORG ", password=PASSWORD, name="Ada", invitation=code(doors))
    assert answer.status_code == 200
    came = answer.json()
    assert set(came) == {"user_id", "access_token", "token_type", "expires_at"}
    assert came["token_type"] == "bearer"
    assert datetime.fromisoformat(came["expires_at"]) == doors.clock.now() + TOKEN_LIFE
    who = {"Authorization": f"Bearer {came['access_token']}"}
    me = doors.client.get("/me", headers=who).json()
    assert (me["user_id"], me["role"], me["email"], me["name"]) == (came["user_id"], "athlete", ADA, "Ada")
    assert [line.athlete_id for line in doors.house.flows.athletes()] == [came["user_id"]]
    assert doors.client.get(f"/api/v1/athletes/{came['user_id']}/week", headers=who).status_code == 200


def test_an_invitation_opens_once_and_for_seven_days(doors: Doors) -> None:
    once, late = code(doors), code(doors)
    assert doors.post("/auth/signup", email=ADA, password=PASSWORD, invitation=once).status_code == 200
    assert doors.post("/auth/signup", email="b@example.org", password=PASSWORD, invitation=once).status_code == 403
    doors.clock.at += INVITATION_LIFE
    assert doors.post("/auth/signup", email="c@example.org", password=PASSWORD, invitation=late).status_code == 403
    assert len(doors.accounts.all()) == 1


def test_without_an_invitation_nobody_signs_up(doors: Doors) -> None:
    assert doors.post("/auth/signup", email=ADA, password=PASSWORD).status_code == 403
    assert doors.post("/auth/signup", email=ADA, password=PASSWORD, invitation="guess").status_code == 403
    assert doors.accounts.all() == []
    assert doors.house.flows.athletes() == []


def test_an_e_mail_in_use_is_answered_like_a_bad_invitation_and_does_not_use_it_up(doors: Doors) -> None:
    doors.join(ADA)
    fresh = code(doors)
    taken = doors.post("/auth/signup", email="ADA@example.org", password=PASSWORD, invitation=fresh)
    unknown = doors.post("/auth/signup", email="b@example.org", password=PASSWORD, invitation="guess")
    assert taken.status_code == unknown.status_code == 403
    assert taken.json() == unknown.json()
    assert doors.post("/auth/signup", email="b@example.org", password=PASSWORD, invitation=fresh).status_code == 200


def test_an_invitation_for_an_athlete_who_is_here_gives_them_their_own_records(doors: Doors) -> None:
    ada = doors.house.flows.add_athlete(PROFILE)
    first, second = code(doors, athlete=ada), code(doors, athlete=ada)
    assert doors.post("/auth/signup", email=ADA, password=PASSWORD, invitation=first).json()["user_id"] == ada
    assert doors.post("/auth/signup", email="eve@example.org", password=PASSWORD, invitation=second).status_code == 403
    with pytest.raises(BadValue):
        doors.accounts.invite("athlete", ada)


@pytest.mark.parametrize(
    "email", ["", "ada", "ada@", "@example.org", "a b@example.org", "ada@example", "a@b@c.org", "ada@example.org\n<x>"]
)
def test_what_is_no_e_mail_is_refused(doors: Doors, email: str) -> None:
    assert doors.post("/auth/signup", email=email, password=PASSWORD, invitation=code(doors)).status_code == 422


def test_fields_nobody_asked_for_are_refused(doors: Doors) -> None:
    answer = doors.post("/auth/signup", email=ADA, password=PASSWORD, invitation=code(doors), role="admin")
    assert answer.status_code == 422
    assert doors.accounts.all() == []


def test_an_open_house_takes_an_e_mail_and_a_password_and_makes_nobody_but_an_athlete(doors: Doors) -> None:
    doors.accounts.open_sign_up = True
    came = doors.post("/auth/signup", email=ADA, password=PASSWORD)
    assert came.status_code == 200, came.text
    who = {"Authorization": f"Bearer {came.json()['access_token']}"}
    assert doors.client.get("/me", headers=who).json()["role"] == "athlete"
    bea = doors.post("/auth/signup", email="bea@example.org", password=PASSWORD, name="Bea")
    assert doors.client.get(f"/api/v1/athletes/{bea.json()['user_id']}/week", headers=who).status_code == 404
    assert doors.post("/auth/signup", email=ADA, password=OTHER).status_code == 403
    assert doors.post("/auth/signup", email="c@example.org", password=PASSWORD, invitation="guess").status_code == 403
    assert doors.post("/auth/signup", email="c@example.org", password=PASSWORD, role="admin").status_code == 422
    assert len(doors.accounts.all()) == len(doors.house.flows.athletes()) == 2
    assert doors.post("/auth/login", email=ADA, password=PASSWORD, name="Ada").status_code == 200


@pytest.mark.parametrize(("setting", "status"), [(None, 200), ("open", 200), ("invited", 403)])
def test_a_setting_closes_the_sign_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str | None, status: int) -> None:
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    if setting is not None:
        monkeypatch.setenv("MILO_SIGN_UP", setting)
    house = build()
    with TestClient(create_app(house.flows, house.access)) as client:
        assert client.post("/auth/signup", json={"email": ADA, "password": PASSWORD}).status_code == status
    house.close()


# --- signing in -----------------------------------------------------------------------------------------------------------


def test_a_wrong_password_an_unknown_e_mail_and_a_disabled_account_are_answered_alike(doors: Doors) -> None:
    doors.join(ADA)
    closed = doors.join("closed@example.org")
    doors.accounts.disable(closed.account_id)
    told = [
        doors.post("/auth/login", email=email, password=password)
        for email, password in (
            (ADA, OTHER),
            ("nobody@example.org", PASSWORD),
            ("closed@example.org", PASSWORD),
            ("no e-mail", PASSWORD),
        )
    ]
    assert {answer.status_code for answer in told} == {401}
    assert len({answer.text for answer in told}) == 1
    assert doors.come("ADA@EXAMPLE.ORG ")


def test_logging_in_makes_a_new_token_each_time_and_logging_out_ends_one(doors: Doors) -> None:
    doors.join(ADA)
    one, two = doors.come(ADA), doors.come(ADA)
    assert one != two
    assert doors.client.post("/auth/logout", headers=one).status_code == 204
    assert doors.client.get("/me", headers=one).status_code == 401
    assert doors.client.get("/me", headers=two).status_code == 200


def test_a_session_ends_after_a_week_of_silence(doors: Doors) -> None:
    doors.join(ADA)
    silent, busy = doors.come(ADA), doors.come(ADA)
    for _ in range(2):
        doors.clock.at += IDLE_LIFE - timedelta(hours=1)
        assert doors.client.get("/me", headers=busy).status_code == 200
    assert doors.client.get("/me", headers=silent).status_code == 401


def test_a_session_ends_after_thirty_days_however_busy_it_is(doors: Doors) -> None:
    doors.join(ADA)
    busy = doors.come(ADA)
    for day in range(1, TOKEN_LIFE.days + 1):
        doors.clock.wait(days=1)
        assert doors.client.get("/me", headers=busy).status_code == (200 if day < TOKEN_LIFE.days else 401)


def test_disabling_an_account_ends_what_is_open(doors: Doors) -> None:
    account = doors.join(ADA)
    who = doors.come(ADA)
    doors.accounts.disable(account.account_id)
    assert doors.client.get("/me", headers=who).status_code == 401
    doors.accounts.disable(account.account_id, False)
    assert doors.come(ADA)


def test_the_log_tells_what_happened_and_not_who_or_with_what(doors: Doors, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    doors.join(ADA)
    doors.come(ADA)
    doors.post("/auth/login", email=ADA, password=OTHER)
    told = [(record.message, str(vars(record))) for record in caplog.records if record.name.startswith("milo")]
    assert [message for message, _ in told] == ["signed up", "signed in", "sign-in refused"]
    assert all(secret not in everything for _, everything in told for secret in (ADA, PASSWORD, OTHER))


@pytest.mark.parametrize("text", ["\ud800", "\x00", "' OR 1=1 --", "x" * 900, "\u202e", "🏋"])
def test_no_text_breaks_a_door(doors: Doors, text: str) -> None:
    owner = doors.owner()
    asked = [
        ("POST", "/auth/login", {"email": text, "password": text}),
        ("POST", "/auth/signup", {"email": text, "password": text, "name": text, "invitation": text}),
        ("POST", "/auth/signup", {"email": ADA, "password": PASSWORD, "name": text, "invitation": code(doors)}),
        ("POST", "/api/v1/me/keys", {"label": text, "scopes": [text]}),
        ("POST", "/api/v1/me/keys", {"label": text, "scopes": ["read"]}),
        ("POST", "/api/v1/invitations", {"role": "athlete", "athlete_id": text}),
        ("POST", "/api/v1/me/password", {"password": text, "new_password": text}),
        ("DELETE", "/me", {"password": text}),
        ("DELETE", "/me", {"password": PASSWORD, text: text}),
    ]
    for method, path, body in asked:
        headers = {**owner, "content-type": "application/json"}
        answer = doors.client.request(method, path, headers=headers, content=json.dumps(body))
        assert answer.status_code < 500, (path, answer.text)


@pytest.mark.parametrize("wrong", [12345678, ["plum-kettle-orbit"], {"a": "plum-kettle-orbit"}, None])
def test_a_refusal_names_the_field_and_never_repeats_a_password(doors: Doors, wrong: object) -> None:
    answer = doors.post("/auth/login", email=ADA, password=wrong)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "body.password" in answer.json()["wanted"]
    assert "12345678" not in answer.text
    assert PASSWORD not in answer.text


# --- sessions and keys ----------------------------------------------------------------------------------------------------


def test_sessions_are_listed_in_words_and_closed_one_by_one_or_all_others(doors: Doors) -> None:
    doors.join(ADA)
    doors.join("bruno@example.org")
    doors.client.headers["user-agent"] = FIREFOX
    here = doors.come(ADA)
    doors.clock.wait(minutes=20)
    there, third = doors.come(ADA), doors.come(ADA)
    bruno = doors.come("bruno@example.org")
    found = doors.client.get("/api/v1/me/sessions", headers=here).json()["sessions"]
    assert {s["device"] for s in found} == {"Firefox, Linux"}
    assert [s["this"] for s in found].count(True) == 1
    [mine] = [s for s in found if s["this"]]
    assert mine["created_at"] != mine["last_seen_at"]
    assert all(len(s) == 6 and "token" not in s for s in found)
    [other] = [s["session_id"] for s in doors.client.get("/api/v1/me/sessions", headers=bruno).json()["sessions"]]
    assert doors.client.delete(f"/api/v1/me/sessions/{other}", headers=here).status_code == 404
    close = next(s["session_id"] for s in doors.client.get("/api/v1/me/sessions", headers=there).json()["sessions"] if s["this"])
    assert doors.client.delete(f"/api/v1/me/sessions/{close}", headers=here).status_code == 204
    assert doors.client.get("/me", headers=there).status_code == 401
    assert doors.client.delete("/api/v1/me/sessions", headers=here).status_code == 204
    assert [doors.client.get("/me", headers=who).status_code for who in (here, third, bruno)] == [200, 401, 200]


def test_a_key_does_what_its_scopes_say_and_nothing_else(doors: Doors) -> None:
    account = doors.join(ADA)
    who = doors.come(ADA)
    made = doors.post("/api/v1/me/keys", who, label="scale", scopes=["read"], days=30).json()
    key = {"Authorization": f"Bearer {made['key']}"}
    week = f"/api/v1/athletes/{account.athlete_id}/week"
    assert doors.client.get(week, headers=key).status_code == 200
    assert doors.client.get("/me", headers=key).json()["scopes"] == ["read"]
    refused = [
        ("GET", f"/api/v1/athletes/{account.athlete_id}/export"),
        ("GET", "/me/export"),
        ("DELETE", "/me"),
        ("POST", "/api/v1/imports"),
        ("POST", "/api/v1/me/keys"),
        ("GET", "/api/v1/me/sessions"),
        ("POST", "/auth/logout"),
        ("POST", "/api/v1/invitations"),
    ]
    for method, path in refused:
        assert doors.client.request(method, path, headers=key, json={}).status_code == 403, path
    assert doors.client.post("/sign-in", data={"token": made["key"]}).status_code == 403, "a key is no way into the pages"
    listed = doors.client.get("/api/v1/me/keys", headers=who)
    assert made["key"] not in listed.text
    assert [(k["label"], k["scopes"]) for k in listed.json()["keys"]] == [("scale", ["read"])]
    doors.clock.wait(days=29)
    assert doors.client.get(week, headers=key).status_code == 200, "a key is not idle after a week"
    doors.clock.wait(days=2)
    assert doors.client.get(week, headers=key).status_code == 401


def test_a_key_is_revoked_at_once_and_only_by_its_owner(doors: Doors) -> None:
    doors.join(ADA)
    doors.join("bruno@example.org")
    who, bruno = doors.come(ADA), doors.come("bruno@example.org")
    made = doors.post("/api/v1/me/keys", who, label="scale", scopes=["read"]).json()
    assert doors.client.delete(f"/api/v1/me/keys/{made['key_id']}", headers=bruno).status_code == 404
    assert doors.client.delete(f"/api/v1/me/keys/{made['key_id']}", headers=who).status_code == 204
    assert doors.client.get("/me", headers={"Authorization": f"Bearer {made['key']}"}).status_code == 401


@pytest.mark.parametrize("body", [{"scopes": ["everything"]}, {"scopes": []}, {"days": 0}, {"days": 4000}, {"label": ""}])
def test_a_key_without_sense_is_refused(doors: Doors, body: dict[str, object]) -> None:
    doors.join(ADA)
    answer = doors.post("/api/v1/me/keys", doors.come(ADA), **{"label": "scale", "scopes": ["read"], **body})
    assert answer.status_code == 422


def test_a_changed_password_ends_everything_else(doors: Doors) -> None:
    doors.join(ADA)
    here, there = doors.come(ADA), doors.come(ADA)
    key = doors.post("/api/v1/me/keys", here, label="scale", scopes=["read"]).json()["key"]
    assert doors.post("/api/v1/me/password", here, password="wrong wrong wrong", new_password=OTHER).status_code == 403
    assert doors.post("/api/v1/me/password", here, password=PASSWORD, new_password="password1234").status_code == 422
    assert doors.client.get("/me", headers=there).status_code == 200
    assert doors.post("/api/v1/me/password", here, password=PASSWORD, new_password=OTHER).status_code == 204
    assert doors.client.get("/me", headers=here).status_code == 200
    assert doors.client.get("/me", headers=there).status_code == 401
    assert doors.client.get("/me", headers={"Authorization": f"Bearer {key}"}).status_code == 401
    assert doors.post("/auth/login", email=ADA, password=PASSWORD).status_code == 401
    assert doors.come(ADA, OTHER)


# --- invitations ----------------------------------------------------------------------------------------------------------


def test_a_coach_invites_new_athletes_and_nobody_else(doors: Doors) -> None:
    doors.join("coach@example.org", "coach")
    doors.join(ADA)
    stranger = doors.house.flows.add_athlete(PROFILE)
    coach = doors.come("coach@example.org")
    made = doors.post("/api/v1/invitations", coach, role="athlete")
    assert made.status_code == 201
    assert doors.client.get(made.json()["path"]).status_code == 200
    assert doors.post("/api/v1/invitations", coach, role="coach").status_code == 403
    assert doors.post("/api/v1/invitations", coach, role="admin").status_code == 403
    assert doors.post("/api/v1/invitations", coach, role="athlete", athlete_id=stranger).status_code == 404
    assert doors.post("/api/v1/invitations", doors.come(ADA), role="athlete").status_code == 403
    assert doors.client.get("/api/v1/invitations", headers=doors.come(ADA)).status_code == 404


def test_an_invitation_is_taken_back_by_whoever_made_it_or_the_owner(doors: Doors) -> None:
    doors.join("coach@example.org", "coach")
    doors.join("rival@example.org", "coach")
    coach, rival, owner = doors.come("coach@example.org"), doors.come("rival@example.org"), doors.owner()
    one, two = (doors.post("/api/v1/invitations", coach, role="athlete").json() for _ in range(2))
    assert doors.client.get("/api/v1/invitations", headers=rival).json() == {"invitations": []}
    assert len(doors.client.get("/api/v1/invitations", headers=owner).json()["invitations"]) == 2
    assert doors.client.delete(f"/api/v1/invitations/{one['invitation_id']}", headers=rival).status_code == 404
    assert doors.client.delete(f"/api/v1/invitations/{one['invitation_id']}", headers=coach).status_code == 204
    assert doors.client.delete(f"/api/v1/invitations/{two['invitation_id']}", headers=owner).status_code == 204
    assert doors.post("/auth/signup", email=ADA, password=PASSWORD, invitation=one["code"]).status_code == 403


# --- leaving --------------------------------------------------------------------------------------------------------------


def test_me_is_erased_after_the_password_and_nothing_stays(doors: Doors) -> None:
    account = doors.join(ADA)
    who = doors.come(ADA)
    with zipfile.ZipFile(io.BytesIO(doors.client.get("/me/export", headers=who).content)) as archive:
        assert "manifest.json" in archive.namelist()
    wrong = doors.client.request("DELETE", "/me", headers=who, json={"password": OTHER})
    assert wrong.status_code == 403
    assert doors.client.get("/me", headers=who).status_code == 200
    gone = doors.client.request("DELETE", "/me", headers=who, json={"password": PASSWORD})
    assert gone.json()["erased"]["user"] == 1
    assert doors.client.get("/me", headers=who).status_code == 401
    assert doors.post("/auth/login", email=ADA, password=PASSWORD).status_code == 401
    assert doors.house.flows.athletes() == []
    assert doors.accounts.all() == []
    doors.close()
    left = b"".join(path.read_bytes() for path in (doors.house.settings.folder).glob("access.db*"))
    assert ADA.encode() not in left
    assert str(account.athlete_id).encode() not in left


def test_a_coach_who_leaves_takes_no_athlete_along(doors: Doors) -> None:
    ada = doors.house.flows.add_athlete(PROFILE)
    doors.join("coach@example.org", "coach")
    gone = doors.client.request("DELETE", "/me", headers=doors.come("coach@example.org"), json={"password": PASSWORD})
    assert gone.json() == {"erased": {}}
    assert [line.athlete_id for line in doors.house.flows.athletes()] == [ada]


def test_me_is_erased_without_a_body_only_soon_after_signing_in(doors: Doors) -> None:
    doors.join(ADA)
    old, key = doors.come(ADA), doors.come(ADA)
    made = doors.post("/api/v1/me/keys", key, label="watch", scopes=["read"]).json()["key"]
    doors.clock.at += FRESH + timedelta(seconds=1)
    assert doors.client.delete("/me", headers=old).status_code == 403
    assert doors.client.delete("/me", headers={"Authorization": f"Bearer {made}"}).status_code in {401, 403, 404}
    assert len(doors.accounts.all()) == 1
    fresh = doors.come(ADA)
    assert doors.client.delete("/me", headers=old).status_code == 403, "another session's sign-in is not this one's"
    assert doors.client.delete("/me", headers=fresh).json()["erased"]["user"] == 1
    assert doors.accounts.all() == []


def test_a_bare_token_has_no_account_to_erase(doors: Doors) -> None:
    ada = doors.house.flows.add_athlete(PROFILE)
    bare = {"Authorization": f"Bearer {doors.access.new_token(ada)}"}
    assert doors.client.get("/me", headers=bare).json()["user_id"] == ada
    assert doors.client.request("DELETE", "/me", headers=bare, json={"password": PASSWORD}).status_code == 403
    assert doors.client.request("DELETE", "/me", headers=doors.owner(), json={"password": PASSWORD}).status_code == 403


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("python-httpx/0.28", "python-httpx"),
        ("", None),
        (None, None),
        ("/", None),
    ],
)
def test_a_browser_is_told_in_words(agent: str | None, words: str | None) -> None:
    assert device_words(agent) == words


# --- another role ---------------------------------------------------------------------------------------------------------


def test_a_role_is_changed_with_the_athlete_and_the_words_are_sealed_for_whose_they_are_now(doors: Doors) -> None:
    accounts = doors.house.access.accounts  # the house's own, which seals
    code = str(accounts.invite("coach").code)
    carla = accounts.sign_up("carla@example.org", PASSWORD, "Carla", code, None)
    ada = doors.house.flows.add_athlete(PROFILE)
    made = accounts.set_role(carla.account_id, "athlete", ada)
    assert (made.role, made.athlete_id, made.email, made.name) == ("athlete", ada, "carla@example.org", "Carla")
    assert accounts.reseal() == 0, "nothing was left under the old key"
    doors.house.store.erase(ada)
    assert accounts.account(carla.account_id).email == "", "sealed with the key that went with the athlete"


def test_a_role_nobody_has_and_an_athlete_of_somebody_elses_are_refused(doors: Doors) -> None:
    ada, bea = doors.join(ADA), doors.join("bea@example.org")
    for role, athlete in (("captain", None), ("athlete", None), ("athlete", bea.athlete_id)):
        with pytest.raises(BadValue):
            doors.accounts.set_role(ada.account_id, role, athlete)
    with pytest.raises(NotFound):
        doors.accounts.set_role("nobody", "coach", None)
    assert doors.accounts.account(ada.account_id) == ada
