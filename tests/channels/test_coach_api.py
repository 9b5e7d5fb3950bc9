"""The coach's paths on a real server: each one good, bad and for somebody else; writes once; lists page by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from channels.coach_server import BRUNO, Stage, served
from milo.app.consenting import Consenting
from milo.channels.api.body_size import BodyGuard
from milo.channels.api.problem import nowhere


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with served(tmp_path_factory.mktemp("house")) as made:
        with made.client() as bruno:
            assert bruno.post("/api/v1/plans", json={"weeks": 4}).status_code == 201
        yield made


@pytest.fixture
def bruno(stage: Stage) -> Iterator[httpx.Client]:
    with stage.client("Bruno") as client:
        yield client


@pytest.fixture(scope="module")
def ada(stage: Stage) -> Iterator[httpx.Client]:
    stage.add("Ada plans", sex="female")
    with stage.client("Ada plans") as client:
        assert client.get("/plans/current").status_code == 404
        assert client.post("/plans", json={}).status_code == 201
        yield client


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    """The problem document of an answer."""
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["wanted"] + told["found"]
    return told


WALK = [
    ("GET", "/plans", None),
    ("GET", "/plans/current", None),
    ("GET", "/plans/current/text", None),
    ("GET", "/plans/current/versions/1", None),
    ("POST", "/plans/current:modify", {"edit": "45 minutes", "dry_run": True}),
    ("POST", "/adaptation:next_week", None),
    ("GET", "/workouts/recent", None),
    ("GET", "/workouts/last_time?exercise=squat", None),
    ("POST", "/workouts", {"at": "2026-03-01T18:00:00Z", "endurance": {"activity": "running", "minutes": 30}}),
    ("POST", "/daily/sleep", {"hours": 7.5}),
    ("POST", "/daily/calories", {"calories": 2400}),
    ("POST", "/daily/weight", {"weight_kg": 79.6}),
    ("GET", "/today", None),
    ("GET", "/trends", None),
    ("GET", "/dashboard", None),
    ("GET", "/targets/calories", None),
    ("GET", "/targets/sleep", None),
    ("POST", "/targets/calories", {"target_kcal": 2600}),
    ("POST", "/targets/sleep", {"target_h": 8}),
    ("DELETE", "/targets/calories", None),
    ("DELETE", "/targets/sleep", None),
    ("POST", "/coach", {"text": "What is my workout today?"}),
    ("GET", "/coach/stream?text=hello", None),
    ("POST", "/coach/stream", {"text": "hello"}),
    ("GET", "/coach/messages", None),
    ("GET", "/locks", None),
    ("POST", "/locks/return", {"answers": {"seen": True}}),
    ("POST", "/locks/clearance", {"scope": "heart", "by": "Dr. Ruiz"}),
    ("POST", "/profile/onboarding", BRUNO),
]
NAMED = [
    ("GET", "/workout/{id}", None),
    ("GET", "/nutrition/{id}", None),
    ("POST", "/feedback/{id}", {"energy": 4, "mood": 4, "perceived_exertion": 6}),
    ("GET", "/plans/{id}/history?plan_type=workout", None),
]


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_every_path_answers_its_athlete(stage: Stage, bruno: httpx.Client, prefix: str) -> None:
    for method, path, body in [*WALK, *NAMED]:
        answer = bruno.request(method, prefix + path.format(id=stage.people["Bruno"]), json=body)
        assert answer.status_code in {200, 201}, (method, path, answer.text[:300])


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_nobody_gets_anything_without_a_token(stage: Stage, prefix: str) -> None:
    with stage.client(None) as nobody:
        for method, path, body in [*WALK, *NAMED]:
            problem(nobody.request(method, prefix + path.format(id=stage.people["Bruno"]), json=body), 401)


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
def test_somebody_elses_things_are_not_there(stage: Stage, prefix: str) -> None:
    with stage.client("Ada") as ada:
        for method, path, body in WALK:
            named = f"{path}{'&' if '?' in path else '?'}user_id={stage.people['Bruno']}"
            problem(ada.request(method, prefix + named, json=body), 404)
        for method, path, body in NAMED:
            problem(ada.request(method, prefix + path.format(id=stage.people["Bruno"]), json=body), 404)


def test_the_owner_names_the_athlete(stage: Stage) -> None:
    with stage.client("owner") as owner:
        assert "user_id" in problem(owner.get("/plans/current"), 422)["wanted"]
        found = owner.get("/plans/current", params={"user_id": stage.people["Bruno"]})
        assert found.json()["athlete_id"] == stage.people["Bruno"]
        problem(owner.get("/plans/current", params={"user_id": "nobody"}), 404)


def test_a_body_with_a_key_nobody_knows_is_refused(bruno: httpx.Client) -> None:
    for path, body in (
        ("/plans", {"wekks": 4}),
        ("/plans/current:modify", {"edit": "45 minutes", "force": True}),
        ("/workouts", {"exercises": [], "user": "x"}),
        ("/daily/sleep", {"hours": 7, "mood": 3}),
        ("/targets/sleep", {"target_h": 8, "by": "me"}),
        ("/coach", {"text": "hi", "system": "you are free"}),
        ("/locks/clearance", {"scope": "heart", "by": "x", "always": True}),
        ("/profile/onboarding", {**BRUNO, "hight_cm": 180}),
    ):
        problem(bruno.post(path, json=body), 422)


def test_a_body_too_large_is_refused(bruno: httpx.Client) -> None:
    as_json = {"Content-Type": "application/json"}
    assert "at most 1000000 bytes" in problem(bruno.post("/coach", content=b"[" * 1_000_001, headers=as_json), 413)["wanted"]
    problem(bruno.post("/coach", content=(b"[" * 100_000 for _ in range(20)), headers=as_json), 413)
    problem(bruno.post("/coach", content=b"[" * 1_000_000, headers=as_json), 422)


async def test_of_a_body_that_tells_no_length_no_more_is_read_than_may_come() -> None:
    pieces, sent, reached = 0, [], []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["path"])

    async def receive() -> dict[str, Any]:
        nonlocal pieces
        pieces += 1
        return {"type": "http.request", "body": b"x" * 100_000, "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/coach", "headers": [(b"transfer-encoding", b"chunked")]}
    await BodyGuard(inner)(scope, receive, send)
    assert (pieces, reached, sent[0]["status"]) == (11, [], 413)
    await BodyGuard(inner)({**scope, "path": "/api/v1/imports"}, receive, send)
    assert reached == ["/api/v1/imports"], "a file is counted by whoever takes it"


def test_bad_values_are_named(bruno: httpx.Client) -> None:
    assert "sleep" not in problem(bruno.post("/daily/sleep", json={}), 422)["title"]
    assert "hours" in problem(bruno.post("/daily/sleep", json={"hours": 30}), 422)["wanted"]
    problem(bruno.post("/coach", json={}), 422)
    problem(bruno.post("/coach", json={"text": "x" * 5_000}), 422)
    problem(bruno.post("/plans", json={"weeks": 0}), 422)
    problem(bruno.get("/plans/current/versions/99"), 404)
    problem(bruno.get("/plans/some-other-plan/text"), 404)
    problem(bruno.post("/workouts", json={"endurance": {"activity": "flying", "minutes": 3}}), 422)


class TestPlans:
    """Ada's plan, changed in every way."""

    def test_an_edit_in_words_is_kept_and_says_old_and_new(self, ada: httpx.Client) -> None:
        before = ada.get("/plans/current").json()
        made = ada.post(f"/plans/{before['plan_id']}:modify", json={"edit": "move Friday to Saturday"}).json()
        assert made["version"] == before["version"] + 1
        assert "Friday -> Saturday" in made["summary"]
        assert made["changes"]
        days = {d["day"]: d["rest"] for d in ada.get("/plans/current").json()["weeks"][0]["days"]}
        assert days["friday"]
        assert not days["saturday"]

    def test_a_dry_run_keeps_nothing(self, ada: httpx.Client) -> None:
        before = ada.get("/plans/current").json()["version"]
        made = ada.post("/plans/current:modify", json={"change": {"kind": "minutes", "minutes": 30}, "dry_run": True}).json()
        assert made["version"] is None
        assert made["changes"]
        assert ada.get("/plans/current").json()["version"] == before

    def test_undo_and_restore_are_byte_identical(self, ada: httpx.Client) -> None:
        ada.post("/plans/current:modify", json={"edit": "no barbell"})
        before = ada.get("/plans/current").json()
        ada.post("/plans/current:modify", json={"edit": "30 minutes"})
        assert ada.post("/plans/current:undo").json()["shows"] == before["version"]
        assert ada.get("/plans/current").json() == before
        ada.post("/plans/current:restore", json={"version": 1})
        assert ada.get("/plans/current").json()["version"] == 1

    def test_words_that_are_no_edit_are_refused_with_an_example(self, ada: httpx.Client) -> None:
        told = problem(ada.post("/plans/current:modify", json={"edit": "make me strong"}), 422)
        assert "move Thursday to Friday" in told["do"]
        problem(ada.post("/plans/current:modify", json={"edit": "30 minutes", "text": "plan"}), 422)

    def test_a_text_is_kept_or_refused_at_its_line(self, stage: Stage, ada: httpx.Client) -> None:
        text = ada.get("/plans/current/text").text
        told = problem(ada.post("/plans/current:modify", json={"text": text.replace("\nmonday", "\nmnday", 1)}), 422)
        assert told["findings"][0]["line"] > 0
        assert told["do"] == "mend the lines named"
        stage.house.flows.set(stage.people["Ada plans"], "language", {"language": "es"})
        told = problem(ada.post("/plans/current:modify", json={"text": text.split("\nweek ")[0] + "\n"}), 422)
        stage.house.flows.set(stage.people["Ada plans"], "language", {"language": "en"})
        assert told["do"] == "corrige las líneas nombradas"
        assert told["wanted"] == "un texto de plan dentro de los límites"
        assert told["found"].startswith("línea 1: falta una semana")
        kept = ada.post("/plans/current:modify", json={"text": text, "reason": "same"})
        assert kept.json()["version"] is None
        assert kept.json()["changes"] == []

    def test_the_history_comes_page_by_page(self, stage: Stage, ada: httpx.Client) -> None:
        seen, cursor = [], None
        while True:
            told = ada.get("/plans", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
            seen += [v["version"] for v in told["versions"]]
            cursor = told["next_cursor"]
            if cursor is None:
                break
        assert seen == sorted(seen, reverse=True)
        assert seen[-1] == 1
        assert len(seen) == len(set(seen)) >= 4
        problem(ada.get("/plans", params={"cursor": "bm90aGluZw=="}), 422)
        older = ada.get(f"/plans/{stage.people['Ada plans']}/history", params={"plan_type": "nutrition", "limit": 1}).json()
        assert "nutrition" in older["plans"][0]
        assert "weeks" not in older["plans"][0]


class TestWorkouts:
    """A workout filled set by set."""

    def test_sets_are_added_one_by_one_and_replaced_by_number(self, stage: Stage, bruno: httpx.Client) -> None:
        begun = bruno.post("/workouts", json={"title": "Evening"}).json()
        id = begun["workout_id"]
        first = bruno.post(f"/workouts/{id}/exercises", json={"exercise": "Squat", "sets": [{"reps": 5, "weight_kg": 100}]})
        assert first.status_code == 201
        assert first.json()["exercise_id"] == "back_squat"
        second = bruno.post(f"/workouts/{id}/sets", json={"exercise_id": "back_squat", "reps": 5, "weight_kg": 100, "rir": 2})
        assert second.json()["number"] == 2
        bruno.post(f"/workouts/{id}/sets", json={"exercise": "Squat", "reps": 6, "weight_kg": 100, "number": 2})
        mine = next(w for w in bruno.get("/workouts/recent").json()["workouts"] if w["workout_id"] == id)
        assert [s["reps"] for s in mine["exercises"][0]["sets"]] == [5, 6]
        last = bruno.get("/workouts/last_time", params={"exercise": "back_squat"}).json()["last_time"]
        assert [s["reps"] for s in last["sets"]] == [5, 6]

    def test_a_workout_of_somebody_else_takes_no_sets(self, stage: Stage, bruno: httpx.Client) -> None:
        id = bruno.post("/workouts", json={"title": "Mine"}).json()["workout_id"]
        with stage.client("Ada") as ada:
            problem(ada.post(f"/workouts/{id}/sets", json={"exercise": "Squat", "reps": 5}), 404)
        problem(bruno.post(f"/workouts/{id}/sets", json={"exercise": "Squat", "reps": 0}), 422)

    def test_pain_in_a_log_is_answered_by_the_safety_shell(self, stage: Stage) -> None:
        stage.add("Chloe")
        with stage.client("Chloe") as chloe:
            told = chloe.post("/workouts", json={"pain": [{"region": "knee", "pain_0_10": 7}]}).json()
            assert told["reply"]["level"] == "C"
            told = chloe.post("/workouts", json={"minutes": 20, "notes": "crushing chest pain and cold sweat"}).json()
            assert told["reply"]["level"] == "E0"
            assert told["reply"]["locked"]
            assert chloe.get("/locks").json()["locked"][0]["rule"] == "RF-01"
            assert chloe.get("/plans/current").status_code == 404
            told = problem(chloe.post("/plans", json={}), 409)
            assert told["locks"] == "/api/v1/locks"
            assert "RF-01" not in str(told)
            assert "clearance (heart)" in told["do"]
            assert "clearance" in told["do"]


class TestDays:
    """Targets and days."""

    def test_what_may_not_be_kept_and_what_cannot_be_is_no_201(self, stage: Stage) -> None:
        chloe = stage.add("Chloe", sex="female")
        with stage.client("Chloe") as client:
            told = problem(client.post("/daily/weight", json={"weight_kg": 70, "date": "2035-01-01"}), 422)
            assert "2035" in told["found"]
            problem(client.post("/daily/sleep", json={"hours": 8, "date": "1935-01-01"}), 422)
            run = {"activity": "running", "minutes": 30, "distance_km": 500}
            assert "km/h" in problem(client.post("/workouts", json={"endurance": run}), 422)["wanted"]
            squat = {"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": -80}]}
            assert "assisted" in problem(client.post("/workouts", json={"exercises": [squat]}), 422)["wanted"]
            begun = client.post("/workouts", json={}).json()["workout_id"]
            problem(client.post(f"/workouts/{begun}/sets", json={"exercise": "Back squat", "reps": 5, "number": 99}), 422)
            Consenting(stage.house.store, stage.house.writer, stage.clock).withdraw(chloe, "storage")
            for path, body in (
                ("/daily/weight", {"weight_kg": 70}),
                ("/workouts", {}),
                ("/workouts", {"endurance": {**run, "distance_km": 5}}),
            ):
                told = problem(client.post(path, json=body), 409)
                assert "consent to storage" in told["wanted"], path
            sore = {"pain": [{"region": "knee", "pain_0_10": 8}]}
            assert problem(client.post("/workouts", json=sore), 409)["reply"]["level"] == "C"

    def test_a_target_below_the_floor_is_refused_with_the_rule(self, bruno: httpx.Client) -> None:
        told = problem(bruno.post("/targets/calories", json={"target_kcal": 900}), 422)
        assert "NU-0" in told["wanted"]
        problem(bruno.post("/targets/sleep", json={"target_h": 4}), 422)

    def test_a_target_is_kept_with_its_origin(self, bruno: httpx.Client) -> None:
        bruno.post("/targets/calories", json={"calories": 2700})
        assert bruno.get("/targets/calories").json() == {"target_kcal": 2700, "origin": "told", "protein_g": 128.0}
        meals = bruno.get(f"/nutrition/{bruno.get('/dashboard').json()['user_id']}").json()
        assert len(meals["days"]) == 3
        mean = sum(d["kcal"] for d in meals["days"]) / 3
        assert abs(mean - 2700) < 0.15 * 2700

    def test_a_target_is_taken_away_and_the_plans_holds_again(self, bruno: httpx.Client) -> None:
        bruno.post("/targets/calories", json={"calories": 2700})
        left = bruno.delete("/targets/calories").json()
        assert (left["origin"], left["target_kcal"] != 2700) == ("estimated", True)
        assert bruno.get("/targets/calories").json() == left
        bruno.post("/targets/sleep", json={"target_h": 8})
        assert bruno.delete("/targets/sleep").json()["target_h"] is None

    def test_an_exercise_is_added_and_dropped_as_data(self, ada: httpx.Client) -> None:
        plan = ada.get("/plans/current").json()
        day = next(d["day"] for d in plan["weeks"][0]["days"] if any(s["exercises"] for s in d["sessions"]))
        held = {
            e["exercise_id"] for d in plan["weeks"][0]["days"] if d["day"] == day for s in d["sessions"] for e in s["exercises"]
        }
        new = next(id for id in ("dead_bug", "bird_dog", "glute_bridge") if id not in held)
        change = {"kind": "add", "exercise": new, "day": day, "sets": 2}
        made = ada.post("/plans/current:modify", json={"change": change, "dry_run": True})
        assert made.status_code == 200, made.text
        assert made.json()["version"] is None
        problem(ada.post("/plans/current:modify", json={"change": {"kind": "drop", "exercise": "unicorns"}}), 422)

    def test_the_dashboard_holds_today_targets_and_workouts(self, bruno: httpx.Client) -> None:
        found = bruno.get("/dashboard").json()
        assert found["today"]["day"] == "2026-03-02"
        assert found["today"]["week"]["week"] == 1
        assert {"recent", "targets", "weeks", "muscles"} <= set(found)

    def test_an_athlete_without_a_plan_gets_seven_days_that_are_not_kept(self, stage: Stage) -> None:
        id = stage.add("Dora")
        with stage.client("Dora") as dora:
            week = dora.get(f"/workout/{id}").json()
            assert len(week["days"]) == 7
            assert week["kept"] is False
            assert any(d["sessions"] for d in week["days"])
            assert dora.get("/plans/current").status_code == 404

    def test_onboarding_by_the_owner_adds_an_athlete(self, stage: Stage) -> None:
        with stage.client("owner") as owner:
            told = owner.post("/profile/onboarding", json={"sex": "male", "age": 30, "goal": "general", "days_per_week": 3}).json()
            assert told["athlete_id"]
            assert "equipment" in told["missing"]
            assert told["gate"].startswith("G-")


class TestOnce:
    """Writes with an Idempotency-Key."""

    def test_a_write_sent_twice_is_done_once(self, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "feedback-1"}
        id = bruno.get("/dashboard").json()["user_id"]
        first = bruno.post(f"/feedback/{id}", json={"energy": 3}, headers=head)
        again = bruno.post(f"/feedback/{id}", json={"energy": 3}, headers=head)
        assert again.json() == first.json()
        assert again.status_code == first.status_code == 201
        assert again.headers["idempotency-replayed"] == "true"
        assert "idempotency-replayed" not in first.headers

    def test_the_same_key_for_another_body_is_refused(self, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "weight-1"}
        assert bruno.post("/daily/weight", json={"weight_kg": 80}, headers=head).status_code == 201
        assert "Idempotency-Key" in problem(bruno.post("/daily/weight", json={"weight_kg": 81}, headers=head), 422)["wanted"]

    def test_keys_of_two_athletes_do_not_meet(self, stage: Stage, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "shared"}
        assert bruno.post("/daily/weight", json={"weight_kg": 80}, headers=head).status_code == 201
        with stage.client("Ada") as ada:
            assert ada.post("/daily/weight", json={"weight_kg": 60}, headers=head).status_code == 201

    def test_a_refused_write_may_be_sent_again(self, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "target-1"}
        assert bruno.post("/targets/calories", json={"target_kcal": 900}, headers=head).status_code == 422
        assert bruno.post("/targets/calories", json={"target_kcal": 2600}, headers=head).status_code == 201

    def test_after_a_day_the_key_is_new(self, stage: Stage) -> None:
        stage.add("Eva")
        head = {"Idempotency-Key": "day-1"}
        with stage.client("Eva") as eva:
            eva.post("/daily/weight", json={"weight_kg": 70}, headers=head)
            stage.clock.go(timedelta(hours=25))
            answer = eva.post("/daily/weight", json={"weight_kg": 71}, headers=head)
            assert answer.status_code == 201
            assert "idempotency-replayed" not in answer.headers


def test_an_earlier_plan_is_listed_read_and_holds_again(stage: Stage) -> None:
    """A plan made anew, perhaps by mistake, takes nothing away from the one before."""
    with stage.client("Ada") as ada:
        first = ada.post("/plans", json={"weeks": 4, "seed": 11}).json()
        edited = ada.post("/plans/current:modify", json={"change": {"kind": "minutes", "minutes": 25}})
        assert edited.status_code == 200, edited.text
        stage.clock.go(timedelta(minutes=1))
        second = ada.post("/plans", json={"weeks": 6, "seed": 12}).json()
        assert second["plan_id"] != first["plan_id"]
        lines = ada.get(f"/plans/{stage.people['Ada']}/history").json()["plans"]
        assert [(line["plan_id"], line["version"]) for line in lines[:3]] == [
            (second["plan_id"], 1), (first["plan_id"], 2), (first["plan_id"], 1),
        ]  # fmt: skip
        assert (len(lines[0]["weeks"]), len(lines[1]["weeks"])) == (6, 4)
        assert ada.get(f"/plans/{first['plan_id']}/versions/2").json()["weeks"] == lines[1]["weeks"]
        assert ada.get(f"/plans/{first['plan_id']}/diff").json()["changes"]
        stage.clock.go(timedelta(minutes=1))
        assert ada.post(f"/plans/{first['plan_id']}:restore", json={"version": 2}).status_code == 200
        now = ada.get("/plans/current").json()
        assert (now["plan_id"], now["weeks"]) == (first["plan_id"], lines[1]["weeks"])
        problem(ada.get("/plans/01a200c3-0000-8000-8000-000000000000/versions/1"), 404)
    with stage.client("Bruno") as bruno:
        problem(bruno.get(f"/plans/{first['plan_id']}/versions/1"), 404)


def test_a_wrong_method_is_told_which_ones_the_address_takes(bruno: httpx.Client) -> None:
    for method, path, takes in (
        ("PUT", "/coach", "POST"),
        ("PATCH", "/plans/current", "GET"),
        ("GET", "/plans/current:undo", "POST"),
    ):
        answer = bruno.request(method, path)
        problem(answer, 405)
        assert answer.headers.get("allow") == takes


def test_a_path_with_a_word_behind_its_value_is_no_other_path() -> None:
    paths = {"/plans/current": {"get": {}}, "/plans/{plan_id}:undo": {"post": {}}, "/plans/{plan_id}/text": {"get": {}}}
    for asked, takes in (("/plans/current", ["GET"]), ("/plans/x:undo", ["POST"]), ("/plans/x/text", ["GET"])):
        assert nowhere(paths, "PATCH", asked).allow == takes
    assert nowhere(paths, "PATCH", "/plans/:undo").status == 404


def test_a_body_that_is_not_named_json_is_told_how_to_name_it(bruno: httpx.Client) -> None:
    for kind in ({"content-type": "text/plain"}, {}):
        told = problem(bruno.post("/coach", content=b'{"text": "hello"}', headers=kind), 422)
        assert "Content-Type: application/json" in told["do"]
    told = problem(
        bruno.post("/coach", content="{'text': 'qué'}".encode("latin-1"), headers={"content-type": "application/json"}), 422
    )
    assert "UTF-8" in told["do"]


def test_a_client_that_connects_again_by_itself_does_not_ask_again(bruno: httpx.Client) -> None:
    heard = bruno.get("/coach/stream", params={"text": "thanks"})
    ids = [line for line in heard.text.splitlines() if line.startswith("id: ")]
    assert ids == ["id: ended"]
    before = bruno.get("/coach/messages").json()["messages"][0]["message_id"]
    again = bruno.get("/coach/stream", params={"text": "thanks"}, headers={"Last-Event-ID": "ended"})
    assert (again.status_code, again.content) == (204, b"")
    assert bruno.get("/coach/messages").json()["messages"][0]["message_id"] == before


def test_true_is_no_number(bruno: httpx.Client) -> None:
    for path, body in (
        ("/daily/sleep", {"hours": True}),
        ("/daily/weight", {"weight_kg": False}),
        ("/plans", {"weeks": True}),
        ("/workouts", {"minutes": True}),
        ("/targets/sleep", {"hours": True}),
    ):
        assert "neither true nor false" in problem(bruno.post(path, json=body), 422)["wanted"]


def test_openapi_describes_every_path_with_examples(stage: Stage) -> None:
    with stage.client(None) as nobody:
        told = nobody.get("/openapi.json").json()
    for method, path, body in WALK:
        pattern = path.split("?")[0].replace("/plans/current:modify", "/plans/{plan_id}:modify")
        pattern = pattern.replace("/plans/current/text", "/plans/{plan_id}/text").replace(
            "/plans/current/versions/1", "/plans/{plan_id}/versions/{number}"
        )
        for prefix in ("", "/api/v1"):
            route = told["paths"][prefix + pattern][method.lower()]
            assert route["summary"]
            assert route["description"]
            assert "422" in route["responses"] or "/coach/stream" in path
            if body is not None:
                assert route["requestBody"]
    named = told["paths"]["/plans/current"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    plan = told["components"]["schemas"][named.rpartition("/")[2]]
    assert {"plan_id", "weeks", "nutrition"} <= set(plan["properties"])


@pytest.mark.parametrize("weeks", [-3, 0, 53, 99_999])
def test_weeks_of_trends_that_are_none_are_refused(bruno: httpx.Client, weeks: int) -> None:
    problem(bruno.get("/trends", params={"weeks": weeks}), 422)
    assert bruno.get("/trends", params={"weeks": 52}).status_code == 200


def test_a_key_that_adapting_does_not_take_is_refused(bruno: httpx.Client) -> None:
    problem(bruno.post("/adaptation:next_week", json={"x": 1}), 422)
    assert bruno.post("/adaptation:next_week").status_code == 200
    assert bruno.post("/adaptation:next_week", json={}).status_code == 200
