"""Doors to a plan: cautious while health questions are open; a danger in words is replied to; what is locked hands out no sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from channels.coach_server import BRUNO, Stage, served
from milo.coach.plans.limits.health_questions import RULE, TOPICS

SILENT = {name: said for name, said in BRUNO.items() if name != "parq"}
RUNS = SILENT | {
    "goal": "endurance", "activities": ["running"], "days_per_week": 5, "regular_exerciser": True,
    "history": {"months_trained": 36, "weekly_runs": 5, "longest_run_km_30d": 18, "weekly_minutes": [240, 240, 250, 250]},
}  # fmt: skip
CHEST = "I have crushing chest pain"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with served(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture
def silent(stage: Stage, request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    """Somebody who never answered the questions."""
    id = stage.add(request.node.name)
    with stage.client(request.node.name) as client:
        stage.house.coaching.onboard(id, RUNS, whole=True)
        yield client


@pytest.fixture(scope="module")
def locked(stage: Stage) -> Iterator[httpx.Client]:
    """Somebody with a plan of two versions, whose training is locked since."""
    id = stage.add("Locked")
    with stage.client("Locked") as client:
        assert client.post("/api/v1/plans", json={"weeks": 2}).status_code == 201
        assert client.post("/plans/current:modify", json={"edit": "45 minutes"}).status_code == 200
        assert client.post("/coach", json={"text": CHEST}).json()["level"] == "E0"
        client.headers["x-id"] = id
        yield client


def problem(answer: httpx.Response, status: int = 409) -> dict[str, Any]:
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    return told


def hard(plan: dict[str, Any]) -> int:
    """How many sessions of a plan are above moderate."""
    work = [s["endurance"] for w in plan["weeks"] for d in w["days"] for s in d["sessions"] if s["endurance"]]
    return sum(one["zone"] > 2 for one in work)


def sets_in(document: Any) -> list[Any]:
    """Every set or stretch of work a document hands out to be done."""
    if isinstance(document, list):
        return [found for one in document for found in sets_in(one)]
    if not isinstance(document, dict):
        return []
    mine = [document] if "target_reps" in document or "zone" in document else []
    return mine + [found for value in document.values() for found in sets_in(value)]


# --- the questions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/plans", "/api/v1/plans"])
def test_a_plan_is_cautious_and_says_so_first_until_the_questions_are_answered(silent: httpx.Client, path: str) -> None:
    made = silent.post(path, json={"weeks": 4})
    assert made.status_code == 201, made.text[:300]
    cautious = made.json()
    assert len(cautious["weeks"]) == 4
    assert cautious["questions_open"] == list(TOPICS)
    assert cautious["adjustments"][0]["rule"] == RULE
    assert "no hard endurance work" in cautious["adjustments"][0]["what"]
    assert silent.get("/plans/current").json()["adjustments"][0] == cautious["adjustments"][0]
    half = RUNS | {"parq": dict.fromkeys(TOPICS[:6], False)}
    assert silent.post("/profile/onboarding", json=half).json()["questions_open"] == [TOPICS[6]]
    assert silent.post(path, json={}).json()["questions_open"] == [TOPICS[6]]
    whole = RUNS | {"parq": dict.fromkeys(TOPICS, False)}
    assert silent.post("/profile/onboarding", json=whole).json()["questions_open"] == []
    assert RULE not in [x["rule"] for x in silent.get("/plans/current").json()["adjustments"]], "no longer true of what is kept"
    made = silent.post(path, json={"weeks": 4})
    assert made.status_code == 201
    assert made.json()["questions_open"] == []
    assert RULE not in [a["rule"] for a in made.json()["adjustments"]]
    assert hard(cautious) < hard(made.json())


def test_age_sex_goal_and_days_are_enough(stage: Stage) -> None:
    id = stage.add("Four")
    with stage.client("Four") as client:
        four = {name: BRUNO[name] for name in ("age", "sex", "goal", "days_per_week")}
        stage.house.coaching.onboard(id, four, whole=True)
        made = client.post("/api/v1/plans", json={})
        assert made.status_code == 201
        assert made.json()["adjustments"][0]["rule"] == RULE
        for one in sets_in(made.json()):
            assert "zone" in one or isinstance(one["target_rir"], int | float), "a null is written for loads alone"


def test_an_answer_that_forbids_a_plan_is_told_as_that(silent: httpx.Client) -> None:
    assert silent.post("/profile/onboarding", json=SILENT | {"parq": {"chest_pain": True}}).status_code == 201
    made = silent.post("/plans", json={})
    assert made.status_code == 200
    assert made.json()["refused"]["rules"] == ["G-3"]


def test_a_yes_stands_whatever_a_later_body_leaves_out(silent: httpx.Client) -> None:
    assert silent.post("/plans", json={"weeks": 2}).status_code == 201
    told = {"parq": {"chest_pain": True}, "conditions": ["asthma"], "medications": ["salbutamol"]}
    assert silent.post("/profile/onboarding", json=SILENT | told).json()["gate"] == "G-3"
    for body in (SILENT, SILENT | {"parq": None}, SILENT | {"parq": {}}, SILENT | {"parq": {"dizziness": False}}):
        kept = silent.post("/profile/onboarding", json=body).json()
        assert (kept["gate"], kept["refused"]["level"]) == ("G-3", "E1")
    assert [lock["gate"] for lock in silent.get("/locks").json()["locked"]] == [True]
    assert not sets_in(silent.get("/plans/current").json())
    anew = silent.post("/profile/onboarding", json=SILENT | {"parq": {"chest_pain": False}}).json()
    assert (anew["gate"], anew["refused"]) == ("G-1", None)
    assert sets_in(silent.get("/plans/current").json())


def test_the_older_path_keeps_its_seven_days_and_says_first_that_they_are_open(stage: Stage, silent: httpx.Client) -> None:
    id = next(id for name, id in stage.people.items() if name.startswith("test_the_older_path"))
    week = silent.get(f"/workout/{id}").json()
    assert len(week["days"]) == 7
    assert week["kept"] is False
    assert "not answered" in week["notice"]


# --- a danger in words --------------------------------------------------------------------------------------------------


def test_a_danger_in_a_title_or_a_what_if_is_replied_to_as_a_talk_would(stage: Stage) -> None:
    stage.add("Titled")
    with stage.client("Titled") as client:
        assert client.post("/plans", json={"weeks": 1}).status_code == 201
        for path, body in (
            ("/workouts", {"title": CHEST}),
            ("/coach/what_if", {"text": CHEST}),
            ("/plans/current:modify", {"edit": CHEST}),
        ):
            told = problem(client.post(path, json=body))
            assert told["reply"]["level"] == "E0", path
            assert told["reply"]["by"] == "template"
            assert told["reply"].keys() == {"level", "rules", "text", "claims", "by", "locked", "notice"}, path
        assert client.get("/workouts/recent").json()["workouts"] == [], "nothing else was done"


# --- what is locked -----------------------------------------------------------------------------------------------------


def test_a_locked_plan_hands_out_no_set_and_says_the_way_back(locked: httpx.Client) -> None:
    current = locked.get("/plans/current").json()
    assert sets_in(current) == []
    assert current["weeks"] == []
    assert current["refused"]["level"] == "E0"
    assert current["refused"]["rules"] == [lock["rule"] for lock in current["locked"]]
    assert "return form" in current["refused"]["text"]
    ahead = locked.get(f"/workout/{locked.headers['x-id']}").json()
    assert len(ahead["days"]) == 7
    assert sets_in(ahead) == []
    assert all(day["rest"] for day in ahead["days"])
    assert "return form" in ahead["refused"]["text"]
    for path in ("/plans/current/versions/1", f"/plans/{locked.headers['x-id']}/history", "/today", "/dashboard"):
        answer = locked.get(path)
        assert answer.status_code == 200, path
        assert sets_in(answer.json()) == [], path
    problem(locked.get("/plans/current/text"))
    changed = locked.get("/plans/current/diff").json()
    assert changed["changes"] == []
    assert "return form" in changed["refused"]["text"]
    for path, body in {"/adaptation:next_week": None, "/plans": {}, "/plans/current:modify": {"edit": "45 minutes"}}.items():
        told = problem(locked.post(path, json=body))
        assert (told["title"], told["locks"]) == ("training locked", "/api/v1/locks"), path
        assert "return form" in told["detail"], path
    answers = {q["id"]: True for q in locked.get("/locks").json()["return_questions"]}
    assert "24 hours" in problem(locked.post("/locks/return", json={"answers": answers}))["detail"]


def test_a_yes_after_the_plan_withholds_it_and_the_clearance_gives_it_back(stage: Stage) -> None:
    stage.add("Yes")
    body = {"sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "equipment": ["barbell", "rack"]}
    with stage.client("Yes") as client:
        assert client.post("/plans", json={"weeks": 2}).status_code == 201
        stage.clock.go(timedelta(hours=1))
        gate = client.post("/profile/onboarding", json={**body, "parq": {"chest_pain": True}}).json()
        assert (gate["gate"], gate["clearance"], gate["changed"]) == ("G-3", "heart", [])
        current = client.get("/plans/current").json()
        assert current["weeks"] == []
        assert current["refused"]["rules"] == ["G-3"]
        assert current["locked"][0]["gate"] is True
        problem(client.get("/plans/current/text"))
        assert sets_in(client.get("/today").json()) == []
        stage.clock.go(timedelta(hours=1))
        cleared = client.post("/locks/clearance", json={"scope": "heart", "by": "Dr. Ruiz"})
        assert (cleared.status_code, cleared.json()["locked"]) == (201, [])
        assert sets_in(client.get("/plans/current").json())


def test_old_answers_are_told_and_answered_again_by_the_same_address(stage: Stage) -> None:
    stage.add("Old")
    body = {"sex": "male", "age": 35, "goal": "strength", "days_per_week": 3}
    with stage.client("Old") as client:
        assert client.post("/plans", json={"weeks": 2}).json()["questions_old"] is None
        stage.clock.go(timedelta(days=91))
        stage.heads["Old"] = {"Authorization": f"Bearer {stage.house.access.new_token(stage.people['Old'])}"}
        client.headers.update(stage.heads["Old"])
        current = client.get("/plans/current").json()
        assert current["questions_old"]["why"] == "age"
        assert current["adjustments"][0]["rule"] == "PAR-Q"
        kept = client.post("/profile/onboarding", json=body | {"weight_kg": 80}).json()
        assert (kept["questions_open"], kept["questions_old"]["why"]) == ([], "age"), "a body without answers answers none"
        some = client.post("/profile/onboarding", json=body | {"parq": {"q2": False}}).json()
        assert some["questions_old"]["why"] == "age", "one of seven makes the others no younger"
        again = client.post("/profile/onboarding", json=body | {"parq": {"none_of_these": True}}).json()
        assert (again["questions_old"], again["questions_open"]) == (None, [])
        assert client.get("/plans/current").json()["questions_old"] is None


def test_what_is_no_longer_locked_is_handed_out_as_it_was(stage: Stage) -> None:
    stage.add("Free")
    with stage.client("Free") as client:
        assert client.post("/plans", json={"weeks": 1}).status_code == 201
        assert sets_in(client.get("/plans/current").json())
        assert sets_in(client.get("/plans/current/versions/1").json())
        assert "@ " in client.get("/plans/current/text").text
        assert client.post("/plans/current:modify", json={"edit": "45 minutes"}).status_code == 200
        changed = client.get("/plans/current/diff").json()
        assert changed["changes"]
        assert changed["refused"] is None
