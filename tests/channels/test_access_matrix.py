"""Every route the application has, as it lists them itself, before every kind of visitor: who gets what, and nobody more.

Ada is the athlete whose things everybody asks for. Her name and her file carry a word that stands nowhere else: whoever may not
see her things must never receive it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from tests.channels.access_stage import staged
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from milo.app.build import build
from milo.app.config import Settings
from milo.channels.access import COOKIE, TOKEN_LIFE, Access
from milo.channels.access_rules import PARTS, RULES, rule_of
from milo.vocabulary.clock import StillClock, WallClock
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent

CANARY = "Kanarienvogel"
PROFILE = {"name": f"Ada {CANARY}", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
LIFTS = f"date,exercise,weight_kg,reps\n2026-02-26,Press {CANARY},80,5\n"
AT = "2026-03-01T11:00:00+00:00"
OPEN = {"/", "/health", "/auth/login", "/auth/signup", "/sign-in", "/sign-up"}
TURNED_AWAY = {401, 403}
VISITORS = ("anonymous", "expired", "revoked", "other", "coach without", "coach in part", "coach", "admin", "owner")
PART_GIVEN = "lab"

# What the generator cannot guess. A body that is refused before anybody is asked who they are would show nothing.
BODIES: dict[str, Any] = {
    "/api/v1/samples": {"source": "watch", "samples": [{"at": AT, "values": {"heart_rate_bpm": 61}}]},
    "/api/v1/waveforms": {
        "source": "watch",
        "waveforms": [{"start_ts": AT, "channel": "ecg_mv", "unit": "mV", "rate_hz": 250, "values": [0.5, 0.25]}],
    },
    "/api/v1/athletes": {**PROFILE, "name": "Nobody"},
    "/api/v1/athletes/{user_id}/ledger/{merge_id}": {"decision": "undo"},
}


@dataclass
class Scene:
    """A running Milo with Ada on it, and a way to come as somebody."""

    url: str
    routes: list[tuple[str, str]]
    openapi: dict[str, Any]
    access: Access
    past: Access
    ada: str
    bruno: str
    accounts: dict[str, str]
    original: str
    client: httpx.Client

    def token(self, visitor: str) -> str | None:
        """A token of its own for every request, since some routes end the session that asks."""
        if visitor == "anonymous":
            return None
        if visitor == "expired":
            return self.past.new_token(self.ada)
        if visitor == "revoked":
            token = self.access.new_token(self.ada)
            self.access.revoke(token)
            return token
        if visitor == "owner":
            return self.access.redeem_link(self.access.new_link_code())
        if visitor in {"other", "own"}:
            return self.access.new_token(self.bruno if visitor == "other" else self.ada)
        return self.access.new_session(self.access.accounts.account(self.accounts[visitor])).token

    def address(self, path: str) -> str:
        """A route's path with what is Ada's in it."""
        values = {"user_id": self.ada, "original_id": self.original, "kind": "set"}
        return re.sub(r"\{([^}:]+)[^}]*\}", lambda found: values.get(found[1], "x"), path)

    def ask(self, method: str, path: str, visitor: str) -> httpx.Response:
        """One request for Ada's things."""
        token, page = self.token(visitor), path.startswith(("/app", "/sign-"))
        headers = {}
        if token is not None:
            headers = {"Cookie": f"{COOKIE}={token}"} if page else {"Authorization": f"Bearer {token}"}
        rule = rule_of(method, path)
        about = rule is not None and rule.who == "athlete"
        query = ({"athlete": self.ada} if page else {"user_id": self.ada}) if about and "{user_id}" not in path else {}
        more = self.body(method, path) if method not in {"GET", "HEAD"} else {}
        return self.client.request(method, self.url + self.address(path), headers=headers, params=query, **more)

    def body(self, method: str, path: str) -> dict[str, Any]:
        """A body the route's schema would take, about Ada where it says whom it is about."""
        known = self.openapi["paths"].get(path, {}).get(method.lower(), {}).get("requestBody", {}).get("content", {})
        if "multipart/form-data" in known:
            return {"files": {"file": ("lifts.csv", LIFTS.encode())}}
        if path in BODIES:
            body = dict(BODIES[path])
        elif "application/json" in known:
            body = example(known["application/json"]["schema"], self.openapi)
        else:
            return {}
        rule = rule_of(method, path)
        if rule is not None and rule.who == "athlete" and "{user_id}" not in path:
            body["user_id"] = self.ada
        return {"json": body}


def example(schema: dict[str, Any], document: dict[str, Any]) -> Any:
    """The smallest value a schema takes, roughly."""
    if "$ref" in schema:
        return example(document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], document)
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            return example(next((s for s in schema[word] if s.get("type") != "null"), schema[word][0]), document)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kind = schema.get("type", "object")
    if kind == "object":
        return {name: example(schema["properties"][name], document) for name in schema.get("required", ())}
    if kind == "array":
        return [example(schema["items"], document)] * schema.get("minItems", 0)
    if kind == "string":
        return {"date-time": AT, "date": AT[:10]}.get(schema.get("format", ""), "x" * max(1, schema.get("minLength", 1)))
    return {"integer": schema.get("minimum", 1), "number": schema.get("minimum", 1), "boolean": False}.get(kind)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    home = tmp_path_factory.mktemp("matrix") / "home"
    house = build(Settings(home=home))
    ada = house.flows.add_athlete(PROFILE)
    bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno", "sex": "male"})
    path = home.parent / "lifts.csv"
    path.write_text(LIFTS)
    house.flows.import_paths(ada, [path])
    original = house.flows.originals(ada)[0].original_id
    accounts = {}
    for visitor, role in {"coach": "coach", "coach in part": "coach", "coach without": "coach", "admin": "admin"}.items():
        code = house.access.accounts.invite(role).code
        email = f"{visitor.replace(' ', '.')}@example.org"
        accounts[visitor] = house.access.accounts.sign_up(email, "plum-kettle-orbit", None, str(code), None).account_id
    now = datetime.now(UTC)
    for visitor, scope in {"coach": None, "coach in part": [PART_GIVEN]}.items():
        house.writer.write(
            [
                Consent(
                    origin=Origin.TOLD,
                    source="test",
                    consent_id=f"consent of {visitor}",
                    user_id=ada,
                    at=now,
                    purpose="coach",
                    given=True,
                    until=now + timedelta(hours=1),
                    to=accounts[visitor],
                    scope=scope,
                )
            ]
        )
    house.close()
    access = Access(home / "access.db", WallClock())
    past = Access(home / "access.db", StillClock(now - TOKEN_LIFE - timedelta(minutes=1)))
    with staged(home) as told, httpx.Client(timeout=20, follow_redirects=False) as client:
        yield Scene(
            told["url"],
            [(method, path) for method, path in told["routes"]],
            told["openapi"],
            access,
            past,
            ada,
            bruno,
            accounts,
            original,
            client,
        )
    access.close()
    past.close()


def tried(scene: Scene) -> list[tuple[str, str]]:
    """The routes a request can be made for: HEAD is GET without its body, NiceGUI's own files have no fixed names."""
    return [
        (method, path)
        for method, path in scene.routes
        if method not in {"HEAD", "WEBSOCKET"} and not path.startswith("/_nicegui") and not path.endswith("/*")
    ]


def test_every_route_of_the_application_has_a_rule(scene: Scene) -> None:
    assert len(scene.routes) > 40
    documented = {(method.upper(), path) for path, methods in scene.openapi["paths"].items() for method in methods}
    assert documented <= set(scene.routes)
    without = [(method, path) for method, path in scene.routes if rule_of(method, path) is None]
    assert without == [], "new routes: say in channels/access_rules.py who may use them"


def test_at_most_six_doors_stand_open_and_they_are_known_by_name(scene: Scene) -> None:
    assert {rule.path for rule in RULES if rule.who == "anyone"} == OPEN
    stand_open = set()
    for method, path in tried(scene):
        rule = rule_of(method, path)
        assert rule is not None
        answer = scene.ask(method, path, "anonymous")
        away = answer.status_code in TURNED_AWAY or answer.headers.get("location") == "/sign-in"
        if rule.who == "asset":
            assert answer.status_code in {200, 307}, path
            assert answer.content == scene.ask(method, path, "admin").content, f"{path} is not the same for everybody"
        elif rule.who == "anyone":
            assert answer.status_code < 500, path
            stand_open.add(path)
        elif not away:
            stand_open.add(f"{method} {path} -> {answer.status_code}")
    assert stand_open <= OPEN


@pytest.mark.parametrize("visitor", VISITORS)
def test_nobody_gets_what_is_not_theirs(scene: Scene, visitor: str) -> None:
    wrong = []
    for method, path in tried(scene):
        rule = rule_of(method, path)
        assert rule is not None
        answer = scene.ask(method, path, visitor)
        status = answer.status_code
        leaks = CANARY in answer.text or CANARY.encode() in answer.content
        if status >= 500:
            wrong.append((method, path, status, "broke"))
        if rule.who in {"anyone", "asset"}:
            wrong += [(method, path, status, "leaks")] if leaks else []
            continue
        if visitor in {"anonymous", "expired", "revoked"}:
            if leaks or not (status in TURNED_AWAY or answer.headers.get("location") == "/sign-in"):
                wrong.append((method, path, status, "let in"))
            continue
        if rule.who == "admin":
            if visitor not in {"admin", "owner"} and (status not in {403, 404} or leaks):
                wrong.append((method, path, status, "not only the owner's"))
            continue
        if rule.who == "member":
            entitled = visitor == "owner" or (visitor.startswith("coach") and visitor != "coach without" and rule.part is not None)
            if leaks and not entitled:
                wrong.append((method, path, status, "leaks"))
            continue
        open_to = {"owner": True, "coach": rule.part is not None, "coach in part": rule.part == PART_GIVEN}
        if open_to.get(visitor, False):
            own = scene.ask(method, path, "own").status_code
            if status != own:
                wrong.append((method, path, status, f"Ada gets {own}"))
        elif status != 404 or leaks:
            wrong.append((method, path, status, "is not as if it were not there"))
    assert not wrong, "\n".join(map(str, wrong))


def test_what_is_hers_is_there_for_ada(scene: Scene) -> None:
    """The canary is where it is looked for; without this the others would pass over an empty house."""
    seen = 0
    for method, path in tried(scene):
        rule = rule_of(method, path)
        if method == "GET" and rule is not None and rule.who == "athlete":
            answer = scene.ask(method, path, "own")
            assert answer.status_code not in {401, 403}, path
            seen += CANARY in answer.text
    assert seen >= 8


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_live_line_opens_for_those_who_may_see_it(scene: Scene, visitor: str) -> None:
    lines = [path for method, path in scene.routes if method == "WEBSOCKET"]
    assert lines
    for path in lines:
        rule = rule_of("WEBSOCKET", path)
        assert rule is not None
        token = scene.token(visitor)
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        address = scene.url.replace("http", "ws") + scene.address(path)
        if "{user_id}" not in path:
            address += f"?user_id={scene.address('/{user_id}')[1:]}"
        opened = {"owner": True, "coach": rule.part is not None, "coach in part": rule.part == PART_GIVEN}
        allowed = opened.get(visitor, False)
        try:
            with connect(address, additional_headers=headers) as socket:
                if allowed:
                    with pytest.raises(TimeoutError):
                        socket.recv(timeout=0.2)
                else:
                    with pytest.raises(ConnectionClosed) as closed:
                        socket.recv(timeout=5)
                    assert closed.value.rcvd is not None
                    assert closed.value.rcvd.code >= 4000
        except InvalidStatus as refused:
            assert not allowed
            assert refused.response.status_code == 403


def test_a_page_of_another_site_cannot_act_in_adas_name(scene: Scene) -> None:
    for path in ("/sign-out", "/app/account/keys", "/app/lab/stop"):
        for header in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
            token = scene.token("own")
            answer = scene.client.post(scene.url + path, headers={"Cookie": f"{COOKIE}={token}", **header})
            assert answer.status_code == 403, (path, header)
            assert scene.access.visitor(token) is not None


def test_the_parts_a_coach_can_be_opened_are_used(scene: Scene) -> None:
    served = {rule.part for method, path in scene.routes if (rule := rule_of(method, path)) is not None}
    assert served >= set(PARTS) - {"plan", "messages"}
