"""The plan before holds again on a word, whoever changed it, and the profile stays; every plan of before is listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, clock_by_hand, coach_of, house_of
from tests.app.coach_house import ordered as ask
from typer.testing import CliRunner

from milo.app.build import build
from milo.app.cli import app
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
ADA: dict[str, Any] = {
    **BRUNO, "name": "Ada", "goal": "endurance", "days_per_week": 5, "activities": ["running", "cycling"],
    "equipment": [*BRUNO["equipment"], "bicycle"],
}  # fmt: skip


@pytest.fixture
def ada(house: House, coaching: Coaching) -> str:
    athlete = house.flows.add_athlete(ADA)
    coaching.new_plan(athlete)
    return athlete


def say(coaching: Coaching, athlete: str, *texts: str) -> str:
    """Each text half a minute after the one before; the last reply."""
    told = ""
    for text in texts:
        coaching.house.clock.go(seconds=30)  # type: ignore[attr-defined]
        told = ask(coaching, athlete, text).text
    return told


@pytest.mark.parametrize(
    ("said", "back", "says"),
    [
        (
            ("I bought a kettlebell", "yes", "make me a new plan", "yes"),
            "go back to the plan before",
            "your profile has not changed",
        ),
        (("me he comprado una pesa rusa", "sí", "hazme un plan nuevo", "sí"), "vuelve al plan de antes", "tu perfil queda"),
    ],
)
def test_a_plan_that_still_fits_holds_again_and_the_profile_stays(
    coaching: Coaching, ada: str, said: tuple[str, ...], back: str, says: str
) -> None:
    first = coaching.plan(ada)
    say(coaching, ada, *said)
    new = coaching.plan(ada)
    assert first is not None
    assert new is not None
    assert new.plan_id != first.plan_id
    assert says in say(coaching, ada, back)
    held = coaching.plan(ada)
    assert held is not None
    assert held.plan_id == first.plan_id
    assert "kettlebell" in (coaching.profile(ada).equipment or [])


@pytest.mark.parametrize(
    ("said", "yes", "back", "says"),
    [
        ("I don't have a barbell any more", "yes", "go back to the plan before", "no longer fits your profile ("),
        ("ya no tengo barra", "sí", "vuelve al plan de antes", "ya no encaja con tu perfil ("),
    ],
)
def test_a_plan_the_profile_has_outgrown_stays_back_and_it_is_said_why(
    coaching: Coaching, ada: str, said: str, yes: str, back: str, says: str
) -> None:
    say(coaching, ada, said, yes)
    before = coaching.plan(ada)
    assert says in say(coaching, ada, back)
    assert coaching.plan(ada) == before
    assert "barbell" not in (coaching.profile(ada).equipment or [])


def test_where_there_is_none_it_is_said_and_no_log_is_deleted(coaching: Coaching, ada: str) -> None:
    say(coaching, ada, "ran 5k in 28 min this morning", "yes")
    assert "There is no earlier plan" in say(coaching, ada, "I want my old plan back")
    assert "Running" in say(coaching, ada, "what did I do today?")


def test_a_refusal_takes_nothing_back(coaching: Coaching, ada: str) -> None:
    say(coaching, ada, "make today easier")
    held = coaching.plan(ada)
    for text in ("no quiero volver al plan de antes", "no quiero deshacer eso", "no quiero el plan original"):
        say(coaching, ada, text)
    assert coaching.plan(ada) == held


def test_every_plan_of_before_is_listed_with_author_and_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    made = build(Settings(home=tmp_path))
    athlete = made.flows.add_athlete(ADA)
    coach = Coaching(made, None)
    first = coach.new_plan(athlete)

    def listed(*more: str) -> str:
        return CliRunner().invoke(app, ["plans", "history", "--athlete", athlete, *more], catch_exceptions=False).stdout

    assert listed().splitlines()[0].startswith("1  ")  # of one plan alone nothing else is said
    coach.onboard(athlete, {**ADA, "equipment": ["dumbbell"], "activities": ["running"], "goal": "strength"})
    new = coach.new_plan(athlete)
    assert new.plan_id != first.plan_id
    told = ask(coach, athlete, "show me my plan history").text
    made.close()
    text = listed()
    assert first.plan_id in text
    assert new.plan_id in text
    assert text.index(first.plan_id) < text.index(f"Current plan ({new.plan_id})")
    assert text.count("a new plan") >= 2
    assert {v["plan_id"] for v in json.loads(listed("--json"))["other_plans"]} == {first.plan_id}
    assert json.loads(listed("--json", "--plan", new.plan_id))["other_plans"] == []
    assert "(of an earlier plan)" in told
    assert "(current)" in told
