"""After a birth: the weeks of PL-23 answer a question, nothing adapts to a run, and no session is shown as planned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of
from typer.testing import CliRunner

from milo.app.build import build
from milo.app.cli import app
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.house import House
from milo.coach.talk.heard.birth_asked import asks_after_birth

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
EVA: dict[str, Any] = {**BRUNO, "name": "Eva", "sex": "female", "activities": ["running"]}


@pytest.fixture
def eva(house: House, coaching: Coaching) -> str:
    athlete = house.flows.add_athlete(EVA)
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
    ("birth", "yes", "asked", "says"),
    [
        ("I gave birth 3 weeks ago", "yes", "when can I lift again?", "3 weeks after the birth"),
        ("I gave birth 3 weeks ago", "yes", "can I run?", "before 12 weeks"),
        ("di a luz hace 8 semanas", "sí", "¿cuándo podré volver a correr?", "antes de las 12 semanas"),
        ("di a luz hace 16 semanas", "sí", "¿puedo volver a correr?", "han pasado las 12 semanas"),
        ("I had a c-section 20 weeks ago", "yes", "when can I start jumping again?", "are over"),
    ],
)
def test_a_question_after_a_birth_is_answered_with_its_weeks(
    coaching: Coaching, eva: str, birth: str, yes: str, asked: str, says: str
) -> None:
    told = say(coaching, eva, birth, yes, asked)
    assert says in told
    assert "PL-23" not in told
    assert "In pregnancy" not in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("di a luz hace 16 semanas, ¿puedo correr ya?", "16 semanas del parto"),
        ("I gave birth 6 weeks ago, when can I lift again?", "6 weeks after the birth"),
        ("when can I lift again? I gave birth 6 weeks ago", "6 weeks after the birth"),
    ],
)
def test_the_answer_comes_once_before_the_question_about_the_profile(coaching: Coaching, eva: str, text: str, says: str) -> None:
    told = say(coaching, eva, text)
    assert told.count(says) == 1
    assert told.rstrip().endswith(("Say yes or no.", "Di sí o no."))


def test_a_run_in_the_first_weeks_is_written_down_with_the_limit_and_no_promise(coaching: Coaching, eva: str) -> None:
    told = say(coaching, eva, "I gave birth 3 weeks ago", "yes", "ran 5k in 28 min this morning", "yes")
    assert "Logged" in told
    assert "12 weeks" in told
    assert "In pregnancy" not in told
    assert "adapt" not in told
    say(coaching, eva, "I had a baby 40 weeks ago", "yes")
    told = say(coaching, eva, "ran 4k in 25 min this morning", "as well")
    assert "12 weeks" not in told


def test_who_gave_no_birth_hears_nothing_of_one(coaching: Coaching, eva: str) -> None:
    assert "birth" not in say(coaching, eva, "when can I lift again?")
    told = say(coaching, eva, "ran 5k in 28 min this morning", "yes")
    assert "Your next sessions adapt to it." in told


@pytest.mark.parametrize(
    ("text", "known", "asks"),
    [
        ("when can I lift again?", True, True),
        ("how soon after giving birth can I run?", False, True),
        ("¿cuándo puedo entrenar después de dar a luz?", False, True),
        ("¿es pronto para hacer abdominales?", True, True),
        ("¿cuándo puedo volver al gimnasio después del parto?", False, True),
        ("acabo de ser madre, ¿cuándo puedo entrenar?", False, True),
        ("my baby is 8 weeks old, can I run?", False, True),
        ("when can I lift again?", False, False),
        ("when can she run after the birth?", True, False),
        ("when can my sister run after giving birth?", False, False),
        ("what's for dinner?", True, False),
        ("how many calories are in an egg?", True, False),
    ],
)
def test_what_asks_about_training_after_a_birth(text: str, known: bool, asks: bool) -> None:
    assert asks_after_birth(text, known=known) is asks


def test_the_command_shows_no_sessions_of_a_plan_that_is_withheld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    made = build(Settings(home=tmp_path))
    athlete = made.flows.add_athlete(EVA)
    coach = Coaching(made, None)
    coach.new_plan(athlete)
    shown = CliRunner().invoke(app, ["plans", "show", "--athlete", athlete, "--json"], catch_exceptions=False)
    assert json.loads(shown.stdout)["weeks"]
    coach.onboard(athlete, {**EVA, "postpartum_weeks": 3})
    made.close()
    shown = CliRunner().invoke(app, ["plans", "show", "--athlete", athlete], catch_exceptions=False)
    assert "\nweek 1" not in shown.stdout
    assert "midwife" in shown.stderr
    withheld = json.loads(CliRunner().invoke(app, ["plans", "show", "--athlete", athlete, "--json"]).stdout)
    assert withheld["weeks"] == []
    assert withheld["refused"]["rules"] == ["PL-23"]
    by_number = CliRunner().invoke(app, ["plans", "show", "--athlete", athlete, "--version", "1"], catch_exceptions=False)
    assert "\nweek 1" in by_number.stdout
