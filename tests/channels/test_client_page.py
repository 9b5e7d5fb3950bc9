"""The client of docs/client.md, taken from the page as people copy it, against a real server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.channels.coach_server import Stage, served

from conftest import ROOT

LIFTS = "date,exercise,weight_kg,reps\n2026-02-26,Bench Press,80,5\n2026-02-27,Back Squat,100,5\n"
PASSWORD = "plum-kettle-orbit"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with served(tmp_path_factory.mktemp("client")) as made:
        yield made


@pytest.fixture(scope="module")
def client() -> ModuleType:
    page = (ROOT / "docs" / "client.md").read_text(encoding="utf-8")
    made = re.search(r"<!-- made: client -->\n```python\n(.*?)```\n<!-- end -->", page, re.DOTALL)
    assert made is not None
    module = ModuleType("milo_client")
    exec(compile(made[1], "docs/client.md", "exec"), module.__dict__)  # noqa: S102  our own page
    return module


def key(stage: Stage, *scopes: str) -> str:
    who = stage.house.access.visitor(stage.house.access.new_token(stage.people["Bruno"]))
    assert who is not None
    return stage.house.access.new_key(who, "a program", scopes, timedelta(days=1)).token


def test_a_program_with_a_key_sends_a_file_and_reads_the_plan(stage: Stage, client: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "my lifts.csv"
    path.write_text(LIFTS)
    stage.coaching.new_plan(stage.people["Bruno"], weeks=2)
    milo = client.Milo(stage.url, token=key(stage, "read", "imports:write"))
    assert milo.me()["athlete_id"] == stage.people["Bruno"]
    came = milo.import_file(str(path))
    assert (came["totals"]["new"] > 0, came["files"][0]["path"]) == (True, "my lifts.csv")
    plan: dict[str, Any] = milo.current_plan()
    assert [week["week"] for week in plan["weeks"]] == [1, 2]
    sets = milo.records(stage.people["Bruno"], "set", limit=10)["records"]
    assert {one["weight_kg"] for one in sets} == {80.0, 100.0}
    with pytest.raises(client.Problem) as refused:
        milo.log_workout(title="Squats")
    assert (refused.value.status, "scope" in str(refused.value)) == (403, True)


def test_who_came_in_logs_a_set_and_reads_the_reply_as_it_comes(stage: Stage, client: ModuleType) -> None:
    accounts = stage.house.access.accounts
    invitation = accounts.invite("athlete", stage.people["Bruno"])
    accounts.sign_up("bruno@example.org", PASSWORD, None, str(invitation.code), None)
    milo = client.Milo(stage.url)
    with pytest.raises(client.Problem):
        milo.login("bruno@example.org", "another password")
    milo.login("bruno@example.org", PASSWORD)
    begun = milo.log_workout(title="Squats")
    done = milo.add_set(begun["workout_id"], exercise="Back squat", reps=5, weight_kg=60)
    assert done["exercise_id"]
    (kept,) = [s for s in stage.house.store.find("set", stage.people["Bruno"]) if s.workout_id == begun["workout_id"]]
    assert (kept.reps, kept.weight_kg) == (5, 60.0)
    events = list(milo.ask("What is on today?"))
    assert events[-1][0] == "done"
    assert [data["text"] for event, data in events if event == "text"]


def test_the_page_s_own_example_uses_what_is_there(client: ModuleType) -> None:
    page = (ROOT / "docs" / "client.md").read_text(encoding="utf-8")
    used = set(re.findall(r"milo\.(\w+)\(", page.split("## The client")[0]))
    assert used >= {"import_file", "current_plan", "records", "login", "log_workout", "add_set", "ask", "me"}
    assert all(callable(getattr(client.Milo, name, None)) for name in used)
