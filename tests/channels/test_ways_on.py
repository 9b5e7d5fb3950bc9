"""Every refusal of the API says what was wanted, what was found and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from channels.coach_server import Stage, served
from milo.channels.api.misread import _WORDS

NOBODY = "48adce74-8abe-8e74-8211-5f2132e15d2b"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with served(tmp_path_factory.mktemp("house")) as made:
        with made.client() as bruno:
            assert bruno.post("/plans", json={"weeks": 4}).status_code == 201
        yield made


REFUSED: list[tuple[str, str, Any, int]] = [
    ("GET", f"/plans/current?user_id={NOBODY}", None, 404),
    ("GET", f"/workout/{NOBODY}", None, 404),
    ("GET", f"/nutrition/{NOBODY}", None, 404),
    ("POST", f"/feedback/{NOBODY}", {"energy": 3}, 404),
    ("POST", "/feedback/{me}", {}, 422),
    ("POST", "/coach", {}, 422),
    ("POST", "/daily/sleep", {}, 422),
    ("POST", "/daily/calories", {}, 422),
    ("POST", "/plans/current:modify", {}, 422),
    ("POST", "/targets/calories", {"target_kcal": 10_000}, 422),
    ("POST", "/targets/sleep", {"target_h": 3}, 422),
    ("POST", "/workouts", {"exercises": [{"exercise": "Goblet squat", "sets": [{"reps": 8, "weight_kg": 999}]}]}, 422),
    ("POST", "/coach/what_if", {"text": "what if I ate 300 kcal a day?"}, 409),
]


@pytest.mark.parametrize(("method", "path", "body", "status"), REFUSED)
def test_a_refusal_says_what_was_wanted_what_was_found_and_what_to_do(
    stage: Stage, method: str, path: str, body: Any, status: int
) -> None:
    with stage.client() as bruno:
        answer = bruno.request(method, path.format(me=stage.people["Bruno"]), json=body)
    told = answer.json()
    assert answer.status_code == status, told
    assert all(told[part] for part in ("wanted", "found", "do")), told
    assert told["do"].casefold() in told["detail"].casefold()


def test_a_body_that_is_no_json_is_told_where_it_stops_being_any(stage: Stage) -> None:
    with stage.client() as bruno:
        answer = bruno.post("/daily/sleep", content=b"{", headers={"Content-Type": "application/json"})
    told = answer.json()
    assert answer.status_code == 422
    assert told["found"].startswith("text that is none from character 2 on")
    assert told["do"] == "send JSON"
    assert "dict" not in told["detail"]


def test_a_missing_field_is_found_as_nothing_and_every_fault_of_a_body_is_told(stage: Stage) -> None:
    with stage.client() as bruno:
        told = bruno.post("/daily/calories", json={"colour": "red"}).json()
    faults = {one["field"]: one for one in told["errors"]}
    assert faults["body.calories"] == {"field": "body.calories", "wanted": "a value", "found": "nothing", "do": "add it"}
    assert faults["body.colour"]["do"] == "leave it out"


def test_words_that_are_answered_instead_of_done_say_by_which_rule(stage: Stage) -> None:
    with stage.client() as bruno:
        told = bruno.post("/coach/what_if", json={"text": "what if I ate 300 kcal a day?"}).json()
    assert told["title"] == "answered"
    assert all(rule in told["found"] for rule in told["reply"]["rules"])
    assert told["do"] == told["reply"]["text"] == told["detail"]


OF_THE_FRAMEWORK = ("Input should", "String should", "Extra inputs", "Field required", "see /docs", "str", "dict", "NoneType")


@pytest.mark.parametrize(
    ("path", "body", "wanted", "found", "do"),
    [
        ("/coach", {"text": ""}, "text that is not empty", "''", "write something"),
        ("/daily/sleep", {"hours": 30}, "at most 24", "30", "24 or less"),
        ("/daily/sleep", {"hours": "eight"}, "a number", "'eight'", "without quotes"),
        ("/daily/sleep", {"hours": 8, "date": "yesterday"}, "a date", "'yesterday'", "year-month-day"),
        ("/daily/sleep", [1, 2], "an object", "a list", "fields of this address"),
        ("/daily/sleep", {"hourz": 8}, "no field of this name", "8", "did you mean 'hours'"),
        ("/workouts", {"title": "x" * 300}, "at most 200 characters", "text of 300 characters", "shorten it to 200"),
        ("/workouts", {"daily": {"illness": "flu"}}, "one of 'none', 'cold' or 'fever'", "'flu'", "choose one"),
        ("/workouts", {"exercises": {"a": 1}}, "a list", "an object", "send a list"),
        ("/profile/onboarding", "me", "an object", "'me'", "object"),
    ],
)
def test_a_fault_of_a_body_is_told_in_words_of_ours(
    stage: Stage, path: str, body: object, wanted: str, found: str, do: str
) -> None:
    with stage.client() as client:
        told = client.post(path, json=body).json()
        assert wanted in told["wanted"]
        assert told["found"] == found
        assert do in told["do"]
        assert not any(word in told["detail"].replace("strength", "") for word in OF_THE_FRAMEWORK), told["detail"]
        spanish = client.post(path, json=body, headers={"Accept-Language": "es-ES"}).json()
        assert "e esperaba " in spanish["detail"]
        assert spanish["do"] != told["do"]


def test_both_languages_have_every_word_of_a_fault() -> None:
    assert _WORDS["en"].keys() == _WORDS["es"].keys()
