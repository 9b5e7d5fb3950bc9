"""Why training is locked, to a coach: nothing without the messages or the records, gentle words with them, never a rule's id."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from typing import Any

import httpx2 as httpx
import pytest
from tests.journeys.cockpit_stage import PASSWORD, staged

from milo.channels.locks_told import closed, reasons_open, text_without_reasons, without_reasons
from milo.channels.visitor import Visitor

TELLING = ("RF-19", "rf_19", "self-harm", "how they feel", "how you are feeling", "crisis")
PAGES = ("/app/squad", "/app/train", "/app")
DOORS = ("/api/v1/plans/current", "/api/v1/today", "/api/v1/locks", "/today", "/plans/current")
LOCK = {
    "rule": "RF-18",
    "level": "E0",
    "since": "x",
    "scope": "pregnancy",
    "needs": ["form"],
    "about": "pregnancy",
    "text": "pregnancy",
}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with staged(tmp_path_factory.mktemp("stage")) as told:
        yield told


@pytest.fixture(scope="module")
def person(stage: dict[str, Any]) -> Iterator[Callable[[str], httpx.Client]]:
    """Somebody, signed in as in a browser, with a bearer token beside."""
    clients: dict[str, httpx.Client] = {}

    def signed_in(name: str) -> httpx.Client:
        if name not in clients:
            client = httpx.Client(base_url=stage["url"], timeout=60)
            who = {"email": f"{name}@example.org", "password": PASSWORD}
            assert client.post("/sign-in", data=who).status_code == 303
            client.headers["Authorization"] = f"Bearer {client.post('/auth/login', json=who).json()['access_token']}"
            clients[name] = client
        return clients[name]

    yield signed_in
    for client in clients.values():
        client.close()


@pytest.fixture(scope="module")
def ada(stage: dict[str, Any], person: Callable[[str], httpx.Client]) -> str:
    """Ada has a plan, and told Milo something that locks it."""
    hers = person("ada")
    assert "data-health-form" in hers.post("/app/train/new", json={"weeks": 4}).json()["ask"], "the questions come first"
    answers = {**{f"q{n}": "no" for n in range(1, 8)}, "regular_exerciser": "no", "pregnant": "no"}
    assert hers.post("/app/train/new", json={"weeks": 4, "answers": answers}).json()["version"] == 1
    assert hers.post("/api/v1/coach", json={"text": "I want to kill myself"}).json()["level"] == "E0"
    return str(stage["people"]["ada"])


def shown(client: httpx.Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return html.unescape(answer.text.replace("\\", ""))


def opened(client: httpx.Client, scope: list[str]) -> None:
    given = client.post("/app/privacy/give", json={"purpose": "coach", "coach": "carla@example.org", "scope": scope, "last": ""})
    assert given.status_code == 200


def test_a_coach_with_the_plan_alone_reads_that_it_is_locked_and_not_why(person: Callable[[str], httpx.Client], ada: str) -> None:
    opened(person("ada"), ["plan", "week"])
    carla = person("carla")
    for path in PAGES:
        page = shown(carla, path if path == "/app/squad" else f"{path}?athlete={ada}")
        assert "locked" in page, path
        assert not [word for word in TELLING if word in page], path
    for path in DOORS:
        answer = carla.get(path, params={"user_id": ada})
        assert answer.status_code == 200, path
        assert [lock["rule"] for lock in answer.json()["locked"]] == ["safety"], path
        assert not [word for word in TELLING if word in answer.text], path


def test_with_the_messages_the_coach_reads_it_in_gentle_words(person: Callable[[str], httpx.Client], ada: str) -> None:
    opened(person("ada"), ["plan", "week", "messages"])
    carla = person("carla")
    assert "how they feel" in shown(carla, "/app/squad")
    assert "how you are feeling" in shown(carla, f"/app/train?athlete={ada}")
    assert "RF-19" not in shown(carla, "/app/squad")
    assert carla.get("/api/v1/locks", params={"user_id": ada}).json()["locked"][0]["about"] == "how you are feeling"


def test_the_athlete_reads_why_in_one_sentence_with_chips_and_no_ids(person: Callable[[str], httpx.Client], ada: str) -> None:
    page = shown(person("ada"), "/app/train")
    assert "how you are feeling" in page
    assert "RF-19" not in page
    assert page.count("Fill in the return form to unlock it.") == 1
    assert "can fill in the return form from" in page


def test_today_says_locked_instead_of_a_session(person: Callable[[str], httpx.Client], ada: str) -> None:
    hers = person("ada")
    today = hers.get("/today").json()
    assert (today["planned"], today["next"]) == (None, None)
    assert today["locked"]
    assert "No session today" in shown(hers, "/app")


def test_a_form_of_return_within_the_day_is_refused_in_words(person: Callable[[str], httpx.Client], ada: str) -> None:
    hers = person("ada")
    answers = {q["id"]: True for q in hers.get("/locks").json()["return_questions"]}
    for refused in (
        hers.post("/locks/return", json={"answers": answers}),
        hers.post("/app/train/return", json={"answers": answers}),
    ):
        assert refused.status_code in {409, 422}
        assert "24 hours without symptoms" in refused.text
    assert hers.get("/locks").json()["locked"]


def test_a_danger_typed_into_the_line_of_the_plan_is_answered(person: Callable[[str], httpx.Client], ada: str) -> None:
    hers = person("ada")
    typed = hers.post("/app/train/edit", json={"wanted": "I have crushing chest pain", "dry_run": True})
    assert typed.status_code == 409
    assert typed.json()["detail"].startswith("Stop now and call")
    told = hers.post("/api/v1/plans/current:modify", json={"edit": "I have crushing chest pain"})
    assert told.status_code == 409
    assert told.json()["reply"]["level"] == "E0"
    assert sorted(lock["rule"] for lock in hers.get("/locks").json()["locked"]) == ["RF-01", "RF-19"]


# --- the rule itself


class Granting:
    def __init__(self, *parts: str) -> None:
        self._parts = frozenset(parts)

    def granted(self, athlete: str, coach: str) -> frozenset[str]:
        return self._parts


@pytest.mark.parametrize(
    ("parts", "told"), [((), False), (("plan", "week", "lab"), False), (("records",), True), (("messages",), True)]
)
def test_messages_or_records_tell_a_coach_why(parts: tuple[str, ...], told: bool) -> None:
    coach = Visitor("nobody's", "coach", "c1", consents=Granting(*parts), part="plan")
    assert reasons_open(coach, "ada") is told


def test_the_athlete_and_the_owner_read_why() -> None:
    assert reasons_open(Visitor("ada"), "ada")
    assert reasons_open(Visitor(None), "ada")
    assert not reasons_open(Visitor("nobody's", "coach", "c1"), "ada")


def test_nothing_of_why_stays_in_a_closed_document() -> None:
    document = {"today": {"locked": [LOCK]}, "plan": {"refused": {"level": "E1", "rules": ["PL-22"], "text": "pregnancy"}}}
    found = without_reasons(document, "es")
    assert "pregnancy" not in str(found)
    assert "PL-22" not in str(found)
    assert found["today"]["locked"][0]["since"] == "x"
    assert closed(LOCK)["text"].startswith("Training is locked by safety")


def test_that_the_health_questions_are_due_again_stays_with_the_athlete() -> None:
    due = {"rule": "PAR-Q", "what": "asked anew after a warning sign"}
    week = {"notice": "asked anew after a warning sign", "plan": {"adjustments": [due, {"rule": "VOLUME", "what": "fewer sets"}]}}
    found = without_reasons({**week, "questions_old": {"why": "danger"}})
    assert found["notice"] is None
    assert found["questions_old"] is None
    assert [a["rule"] for a in found["plan"]["adjustments"]] == ["VOLUME"]
    text = "plan x\nchanged PAR-Q: asked anew after a warning sign\nchanged VOLUME: fewer sets\n"
    assert text_without_reasons(text) == "plan x\nchanged VOLUME: fewer sets\n"
