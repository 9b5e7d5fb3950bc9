"""Writing exercises and routines over the API: who may, versions, refusals, and that plans and talk know them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from coach.test_own_exercises import MARCH
from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.access import Access
from milo.channels.api import create_app
from milo.vocabulary.clock import WallClock
from milo.vocabulary.exercises import let_go
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Consent

PERSON = {"name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "minutes_per_session": 60,
    "experience": "intermediate", "equipment": ["barbell", "rack", "bench", "dumbbell"],
    "parq": {"none_of_these": True}}  # fmt: skip
DAY = {"en": "Garage day", "es": "Día de garaje", "items": [{"exercise": "Back squat", "sets": 3, "reps": 5, "rest_s": 150},
    {"exercise": "bench_press", "sets": 3, "reps": 6, "reps_to": 8, "rir": 2}]}  # fmt: skip
BASE = "/catalog"
PRIVACY = Path(__file__).parents[2] / "docs" / "privacy.md"


@dataclass
class Scene:
    house: House
    client: TestClient
    tokens: dict[str, str]
    ada: str
    coach: str

    def ask(self, method: str, path: str, who: str = "owner", **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.tokens[who]}", **more.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **more)

    def add(self, name: str, what: str = "exercises", who: str = "owner", **changed: Any) -> dict[str, Any]:
        entry = {**(MARCH if what == "exercises" else DAY), "en": name, "es": f"{name} uno", **changed}
        made = self.ask("POST", f"{BASE}/{what}", who, json={"entry": entry, "why": "we have one"})
        assert made.status_code == 201, made.text
        assert made.headers["etag"] == '"1"'
        line: dict[str, Any] = made.json()["line"]
        return line


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    home = tmp_path_factory.mktemp("own") / "home"
    house = build(Settings(home=home))
    access = Access(home / "access.db", WallClock())
    ada, bruno = (house.flows.add_athlete({**PERSON, "name": name}) for name in ("Ada", "Bruno"))
    house.coaching.new_plan(ada, weeks=2)
    app = create_app(house.flows, house.access, coaching=house.coaching, answers=house.answers, catalogue=house.catalogue)
    link = access.redeem_link(access.new_link_code())
    assert link is not None
    tokens = {"owner": link, "ada": access.new_token(ada), "bruno": access.new_token(bruno)}
    for name in ("coach", "other coach"):
        code = access.accounts.invite("coach").code
        account = access.accounts.sign_up(f"{name.replace(' ', '.')}@example.org", "plum-kettle-orbit", None, str(code), None)
        tokens[name] = access.new_session(account).token
        if name == "coach":
            coach = account.account_id
    now = datetime.now(UTC)
    yes = Consent(origin=Origin.TOLD, source="test", consent_id="c1", user_id=ada, at=now, purpose="coach", given=True,
        until=now + timedelta(hours=1), to=coach, scope=["plan"])  # fmt: skip
    house.writer.write([yes])
    with TestClient(app) as client:
        yield Scene(house, client, tokens, ada, coach)
    access.close()
    house.close()
    let_go()


def test_what_the_owner_adds_is_found_by_everybody_at_once(scene: Scene) -> None:
    id = scene.add("Cellar sled march")["id"]
    found = scene.ask("GET", f"{BASE}/exercises", "ada", params={"q": "cellar sled"}).json()["exercises"]
    assert found[0]["id"] == id
    one = scene.ask("GET", f"/api/v1/catalog/exercises/{id}", "bruno")
    assert (one.status_code, one.json()["exercise"]["house"], one.json()["line"]["why"]) == (200, True, "we have one")
    told = scene.ask("POST", "/api/v1/coach", "ada", json={"text": "how do I do the cellar sled march?"})
    assert "Stand tall." in told.json()["text"]


def test_only_the_owner_writes_exercises(scene: Scene) -> None:
    id = scene.add("Attic sled march")["id"]
    for who in ("ada", "coach"):
        for method, path, body in (
            ("POST", "/exercises", {"entry": MARCH}),
            ("POST", "/exercises:check", {"entry": MARCH}),
            ("PUT", f"/exercises/{id}", {"entry": MARCH, "version": 1}),
            ("DELETE", f"/exercises/{id}?version=1", None),
            ("POST", f"/exercises/{id}:restore", {"to": 0, "version": 1}),
            ("GET", f"/exercises/{id}/history", None),
        ):
            assert scene.ask(method, BASE + path, who, json=body).status_code == 403, (who, method, path)
    assert scene.ask("GET", f"{BASE}/exercises/{id}").json()["line"]["version"] == 1


def test_an_edit_of_an_older_version_is_refused_and_nothing_is_lost(scene: Scene) -> None:
    id = scene.add("Barn sled march")["id"]
    path = f"{BASE}/exercises/{id}"
    first = {**MARCH, "en": "Barn sled walk", "es": "Marcha en granero"}
    assert scene.ask("PUT", path, json={"entry": first}).status_code == 428
    done = scene.ask("PUT", path, json={"entry": first, "why": "a better name"}, headers={"If-Match": '"1"'})
    assert (done.status_code, done.headers["etag"]) == (200, '"2"')
    late = scene.ask(
        "PUT", path, json={"entry": MARCH | {"en": "Barn late lift", "es": "Otra del granero"}}, headers={"If-Match": '"1"'}
    )
    assert late.status_code == 412
    assert "2 now" in late.json()["detail"]
    lines = scene.ask("GET", f"{path}/history").json()["entries"]
    assert [(e["version"], e["by"], e["why"]) for e in lines] == [(2, "owner", "a better name"), (1, "owner", "we have one")]
    back = scene.ask("POST", f"{path}:restore", json={"to": 1, "version": 2})
    assert back.json()["line"]["entry"]["en"] == "Barn sled march"
    assert scene.ask("GET", f"{BASE}/exercises", params={"q": "barn sled walk", "limit": 1}).json()["exercises"][0]["id"] == id, (
        "an older name still finds it"
    )


def test_a_refused_entry_is_told_with_every_reason(scene: Scene) -> None:
    wrong = scene.ask("POST", f"{BASE}/exercises?language=es", json={"entry": {**MARCH, "muscles": {"glute": 1}, "joints": {}}})
    assert wrong.status_code == 422
    told = {r["code"]: r["text"] for r in wrong.json()["reasons"]}
    assert "glutes" in told["muscle"]
    assert "stress_missing" in told
    seen = scene.ask("POST", f"{BASE}/exercises:check", json={"entry": {**MARCH, "skill": 9}}).json()["findings"]
    assert [f["code"] for f in seen if f["weight"] == "error"] == ["skill"]


def test_a_withheld_exercise_leaves_new_plans_and_swaps_and_comes_back(scene: Scene) -> None:
    path = f"{BASE}/exercises/front_squat"
    gone = scene.ask("DELETE", f"{path}?version=0&why=no%20rack")
    assert gone.json()["line"]["withheld"]
    swaps = scene.ask("GET", f"{BASE}/exercises", params={"instead_of": "back_squat"}).json()["exercises"]
    assert "front_squat" not in {e["id"] for e in swaps}
    assert scene.ask("POST", f"{path}:restore", json={"to": 0, "version": 1}).status_code == 200
    swaps = scene.ask("GET", f"{BASE}/exercises", params={"instead_of": "back_squat"}).json()["exercises"]
    assert "front_squat" in {e["id"] for e in swaps}


def test_ours_keep_their_dangers(scene: Scene) -> None:
    answer = scene.ask("PUT", f"{BASE}/exercises/deadlift", json={"entry": {"joints": {"low back": 0}}, "version": 0})
    assert answer.status_code == 422
    words = {"cues": [{"en": "Push the floor away.", "es": "Empuja el suelo."}]}
    done = scene.ask("PUT", f"{BASE}/exercises/deadlift", json={"entry": words, "version": 0})
    assert done.json()["exercise"]["cues"] == ["Push the floor away."]
    assert done.json()["exercise"]["joints"]["low back"] > 0
    assert (
        scene.ask("PUT", f"{BASE}/exercises/deadlift", json={"entry": {}, "version": 1}).json()["exercise"]["cues"] != words["cues"]
    )


def test_a_routine_goes_into_a_day_of_the_plan(scene: Scene) -> None:
    id = scene.add("House day", "routines")["id"]
    plan = scene.ask("GET", "/api/v1/plans/current", "ada").json()
    day = next(d["day"] for d in plan["weeks"][1]["days"] if any(s["kind"] == "strength" for s in d["sessions"]))
    path = f"/api/v1/athletes/{scene.ada}/routines/{id}:use"
    body = {"day": day, "week": 2}
    used = scene.ask("POST", path, "ada", json=body, headers={"Idempotency-Key": "once"})
    assert used.status_code == 200, used.text
    assert used.json()["used"]["version"] == 2
    again = scene.ask("POST", path, "ada", json=body, headers={"Idempotency-Key": "once"})
    assert again.json() == used.json()
    after = scene.ask("GET", "/api/v1/plans/current", "ada").json()
    lifts = next(s for d in after["weeks"][1]["days"] if d["day"] == day for s in d["sessions"] if s["kind"] == "strength")
    assert [e["exercise_id"] for e in lifts["exercises"]] == ["back_squat", "bench_press"]
    assert lifts["title"] == "House day"
    assert scene.ask("POST", path, "bruno", json=body).status_code == 404
    assert scene.ask("POST", path, "coach", json=body).status_code == 404, "nobody writes in an athlete's name"


def test_a_coachs_routine_is_seen_by_those_who_opened_their_plan_to_them(scene: Scene) -> None:
    line = scene.add("Coach day", "routines", "coach")
    assert line["owner"] == scene.coach
    path = f"{BASE}/routines/{line['id']}"
    seen = {who: scene.ask("GET", path, who).status_code for who in ("coach", "owner", "ada", "bruno", "other coach")}
    assert seen == {"coach": 200, "owner": 200, "ada": 200, "bruno": 404, "other coach": 404}
    assert line["id"] not in scene.ask("GET", f"{BASE}/routines", "bruno").text
    assert scene.ask("DELETE", f"{path}?version=1", "other coach").status_code == 404
    assert scene.ask("DELETE", f"{path}?version=1", "ada").status_code == 403
    assert scene.ask("DELETE", f"{path}?version=1", "coach").json()["line"]["withheld"]
    house = scene.add("Whole house day", "routines")["id"]
    assert scene.ask("DELETE", f"{BASE}/routines/{house}?version=1", "coach").status_code == 403


def test_a_routine_with_a_strange_exercise_is_refused_in_both_languages(scene: Scene) -> None:
    entry = {
        "en": "Odd day",
        "items": [{"exercise": "bak squat", "sets": 3, "reps": 5}, {"exercise": "plank", "sets": 99, "reps": 5}],
    }
    for language, word in (("en", "Did you mean"), ("es", "¿Querías decir")):
        found = scene.ask("POST", f"{BASE}/routines:check?language={language}", json={"entry": entry}).json()["findings"]
        errors = {f["code"]: f["text"] for f in found if f["weight"] == "error"}
        assert word in errors["item_exercise"]
        assert "1" in errors["item_range"]


def test_names_of_keys_and_routines_are_plain_just_where_the_page_of_privacy_says_so(scene: Scene) -> None:
    scene.add("Plainly named day", "routines", "coach")
    made = scene.ask("POST", "/api/v1/me/keys", "coach", json={"label": "Plainly named key", "scopes": ["read"], "days": 3})
    assert made.status_code == 201, made.text
    home = scene.house.settings.folder
    for name, file, told in (
        ("Plainly named key", "access.db", "the labels of devices' keys (`access.db`)"),
        ("Plainly named day", "catalogue.db", "the house's exercises and routines (`catalogue.db`)"),
    ):
        plain = {
            path.name.removesuffix("-wal") for path in home.rglob("*") if path.is_file() and name.encode() in path.read_bytes()
        }
        assert plain == {file}
        assert told in " ".join(PRIVACY.read_text(encoding="utf-8").split())
