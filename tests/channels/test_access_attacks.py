"""Attacks on a served Milo, replayed over HTTP: uploads of nobody, an admin's curiosity, a reader who steers, endless sessions."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from tests.channels.attack_stage import ADA, Stage, stage
from websockets.sync.client import connect

from milo.channels.access import COOKIE, TOKEN_LIFE, Access
from milo.channels.access_rules import RULES
from milo.vocabulary.clock import StillClock

BOUNDARY = b"--b\r\nContent-Disposition: form-data; name=file; filename=big.csv\r\n\r\n"


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("attacks")) as served:
        yield served


def half_an_upload(scene: Stage, path: str, token: str | None, sent: int = 3_000_000) -> tuple[bytes, int]:
    """Begin an upload of 900 MB and send a part of it; the first line of the answer, and how many bytes were taken."""
    where = urlsplit(scene.url)
    head = f"POST {path} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: 900000000\r\n"
    head += "Content-Type: multipart/form-data; boundary=b\r\n"
    head += f"Authorization: Bearer {token}\r\n" if token else ""
    taken = 0
    with socket.create_connection((str(where.hostname), int(where.port or 0)), timeout=20) as line:
        line.sendall(head.encode() + b"\r\n" + BOUNDARY)
        answer = line.recv(200)
        try:
            while taken < sent:
                line.sendall(b"x" * 65_536)
                taken += 65_536
        except OSError:
            pass
    return answer.split(b"\r\n")[0], taken


# --- 3: filling the disk -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted({rule.path for rule in RULES if rule.most is not None}))
def test_an_upload_of_nobody_is_refused_before_its_body_is_read(scene: Stage, path: str) -> None:
    """The server answers while most of the body was not even sent; before the mending it took all of it onto the disk first."""
    answer, _ = half_an_upload(scene, path, None)
    assert b" 401 " in answer
    assert b" 401 " in half_an_upload(scene, path, "guessed")[0]


def test_an_upload_by_a_key_without_the_scope_is_refused_before_its_body_is_read(scene: Stage) -> None:
    who = scene.access.visitor(scene.access.new_token(scene.ada))
    assert who is not None
    key = scene.access.new_key(who, "watch", ["read"]).token
    assert b" 403 " in half_an_upload(scene, "/api/v1/imports", key)[0]


def test_an_upload_that_says_it_is_too_large_is_refused_before_its_body_is_read(scene: Stage) -> None:
    assert b" 413 " in half_an_upload(scene, "/api/v1/imports", scene.session("ada"))[0]


def test_every_route_that_takes_files_has_a_limit_of_its_own(scene: Stage) -> None:
    forms = [
        path
        for path, methods in scene.openapi["paths"].items()
        for about in methods.values()
        if "multipart/form-data" in about.get("requestBody", {}).get("content", {})
    ]
    assert "/api/v1/imports" in forms
    large = {rule.path for rule in RULES if rule.most is not None}
    assert set(forms) <= large, "say in channels/access_rules.py how large a file may be"


# --- 4: the admin ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["week", "messages", "export", "records/measurement", "ledger"])
def test_an_admin_sees_nothing_of_an_athlete(scene: Stage, part: str) -> None:
    path = f"/api/v1/athletes/{scene.ada}/{part}"
    assert scene.ask("GET", path, scene.session("adam")).status_code == 404
    assert scene.ask("GET", path, scene.session("ada")).status_code == 200


def test_an_admin_is_led_to_the_admins_room_and_not_to_anybodys_day(scene: Stage) -> None:
    assert scene.ask("GET", "/app", scene.session("adam")).headers["location"] == "/app/admin"
    assert scene.ask("GET", f"/app?athlete={scene.ada}", scene.session("adam")).status_code == 404
    assert scene.ask("GET", "/api/v1/athletes", scene.session("adam")).json() == {"athletes": []}


@pytest.mark.parametrize("who", ["adam", "owner"])
def test_nobody_gives_consent_for_another_adult(scene: Stage, who: str) -> None:
    token = scene.access.redeem_link(scene.access.new_link_code()) if who == "owner" else scene.session(who)
    asked = {"purpose": "external_model"}
    answer = scene.ask("POST", f"/app/privacy/give?athlete={scene.ada}", token, json=asked)
    assert answer.status_code in {404, 409}, answer.text
    assert scene.house.store.find("consent", scene.ada) == []


def test_an_admin_invites_nobody_into_an_athletes_place(scene: Stage) -> None:
    new = {"age": 30, "sex": "male", "goal": "general", "days_per_week": 2}
    added = scene.ask("POST", "/api/v1/athletes", scene.session("adam"), json=new)
    assert added.status_code == 201
    body = {"role": "athlete", "athlete_id": added.json()["athlete_id"]}
    assert scene.ask("POST", "/api/v1/invitations", scene.session("adam"), json=body).status_code in {403, 404}


def test_each_look_of_the_owner_stands_in_the_athletes_log_under_their_own_name(scene: Stage) -> None:
    owner = scene.access.redeem_link(scene.access.new_link_code())
    assert scene.ask("GET", f"/api/v1/athletes/{scene.bruno}/week", owner).status_code == 200
    assert scene.ask("GET", f"/app/progress?athlete={scene.bruno}", owner).status_code == 200
    looks = [e for e in scene.house.store.find("audit", scene.bruno) if e.action == "owner_read"]
    assert {e.by for e in looks} == {"owner"}
    assert {str((e.detail or {})["page"]) for e in looks} == {"/api/v1/athletes/week", "/app/progress"}
    page = scene.ask("GET", "/app/privacy", scene.session("bruno")).text
    assert "The owner of this Milo viewed your data" in page


# --- 5: reading is not steering ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["read-only key", "coach"])
def test_who_may_follow_a_session_may_not_steer_it(scene: Stage, who: str) -> None:
    from milo.app.consenting import Consenting

    if who == "coach":
        Consenting(scene.house.store, scene.house.writer, scene.house.clock).give(scene.bruno, "coach", to=scene.people["carla"])
        token = scene.session("carla")
    else:
        mine = scene.access.visitor(scene.access.new_token(scene.bruno))
        assert mine is not None
        token = scene.access.new_key(mine, "screen", ["live"]).token
    for do in ("stop", "marker", "acknowledge", "answer"):
        assert steered(scene, token, do) == "refused for the right"


def test_the_athlete_and_a_key_made_for_it_steer(scene: Stage) -> None:
    mine = scene.access.visitor(scene.access.new_token(scene.bruno))
    assert mine is not None
    for token in (scene.session("bruno"), scene.access.new_key(mine, "pedal", ["live", "live:control"]).token):
        assert steered(scene, token, "stop") == "refused for want of a session"


def steered(scene: Stage, token: str, do: str) -> str:
    """What the live line answers to somebody who steers while no session runs."""
    address = scene.url.replace("http", "ws") + f"/api/v1/live/{scene.bruno}"
    with connect(address, additional_headers={"Authorization": f"Bearer {token}"}) as line:
        line.send(json.dumps({"do": do}))
        while True:
            said = json.loads(line.recv(timeout=10))
            if said.get("t") == "refused":
                return "refused for the right" if "live:control" in said["text"] else "refused for want of a session"


# --- 6: sessions end ---------------------------------------------------------------------------------------------------------


def test_a_session_two_minutes_before_its_end_makes_no_other_session(scene: Stage) -> None:
    then = datetime.now(UTC) - TOKEN_LIFE + timedelta(minutes=2)
    past = Access(Path(scene.house.settings.folder) / "access.db", StillClock(then))
    old = past.new_session(past.accounts.account(scene.people["ada"])).token
    past.close()
    answer = httpx.post(f"{scene.url}/sign-in", data={"token": old})
    assert answer.status_code == 403
    assert COOKIE not in answer.cookies


def test_what_is_signed_in_with_a_programs_token_ends_with_that_token(scene: Stage) -> None:
    token = scene.access.new_token(scene.ada)
    session = httpx.post(f"{scene.url}/sign-in", data={"token": token}).cookies[COOKIE]
    assert scene.ask("GET", "/app/progress", session).status_code == 200
    assert scene.ask("POST", "/auth/logout", token).status_code == 204
    assert scene.ask("GET", "/app/progress", session).status_code == 403


# --- 9: the low ones ---------------------------------------------------------------------------------------------------------


def test_an_authorization_that_is_no_bearer_does_not_open_the_door_to_other_sites(scene: Stage) -> None:
    session = scene.session("ada")
    headers = {"Origin": "https://evil.example", "Authorization": "Basic eDp5"}
    assert scene.ask("POST", "/sign-out", session, headers=headers).status_code == 403
    assert scene.access.visitor(session) is not None


def test_pages_send_forms_and_open_lines_to_their_own_house_only(scene: Stage) -> None:
    policy = scene.ask("GET", "/sign-in", None).headers["content-security-policy"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";") if " " in part.strip())
    assert parts["connect-src"] == "'self'"
    assert parts["form-action"] == "'self'"


def test_scripts_are_compiled_from_text_on_pages_of_nicegui_alone(scene: Stage) -> None:
    def scripts(path: str, token: str | None = None) -> str:
        policy = scene.ask("GET", path, token).headers.get("content-security-policy")
        assert policy is not None, path
        return next(part for part in policy.split(";") if part.strip().startswith("script-src"))

    assert "'unsafe-eval'" in scripts("/app/progress", scene.session("ada"))
    for path in ("/sign-in", "/docs", "/health", "/api/v1/me", "/app/nowhere"):
        assert "unsafe-eval" not in scripts(path), path


@pytest.mark.parametrize("path", ["/api/v1/profile/onboarding", "/profile/onboarding"])
def test_a_profile_with_a_key_nobody_knows_is_refused_without_a_trace_in_the_log(scene: Stage, path: str) -> None:
    """The stage says at its end that the server wrote no traceback at all."""
    answer = scene.ask("POST", path, scene.session("ada"), json={**ADA, "favourite_colour": "green"})
    assert answer.status_code == 422, answer.text
    assert "favourite_colour" in answer.text
