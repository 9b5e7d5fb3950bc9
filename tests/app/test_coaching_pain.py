"""A pain told in talk: asked for, read back, written down on a yes, and then the plan changes by it, exercise by exercise."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.coaching.pain import unpromised
from milo.app.config import Settings
from milo.app.house import House
from milo.coach.safety.shell import WORDS
from milo.vocabulary.clock import StillClock

DAN: dict[str, Any] = {
    "name": "Dan", "age": 31, "sex": "male", "height_cm": 180, "weight_kg": 82, "goal": "muscle_gain", "experience": "intermediate",
    "days_per_week": 4, "minutes_per_session": 60, "equipment": ["dumbbell", "bench"], "language": "en",
}  # fmt: skip
ROSA: dict[str, Any] = {
    "name": "Rosa", "age": 38, "sex": "female", "goal": "endurance", "experience": "intermediate", "days_per_week": 4,
    "minutes_per_session": 60, "activities": ["running"], "equipment": [], "language": "es",
    "history": {"weekly_minutes": [150, 160, 170, 170], "longest_run_km_30d": 12, "weekly_runs": 4},
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(datetime(2026, 11, 22, 18, tzinfo=UTC)))
    yield made
    made.close()


def started(house: House, profile: dict[str, Any]) -> tuple[Coaching, str]:
    athlete, coaching = house.flows.add_athlete(profile), Coaching(house, None)
    coaching.new_plan(athlete)
    return coaching, athlete


def ask(coaching: Coaching, athlete: str, said: str) -> str:
    return asyncio.run(coaching.ask(athlete, said)).text


def pains(house: House, athlete: str) -> list[tuple[str | None, float]]:
    return [(m.note, m.value) for m in house.store.find("measurement", athlete) if m.quantity == "pain_0_10"]


def exercises(coaching: Coaching, athlete: str) -> set[str]:
    plan = coaching.plan(athlete)
    assert plan is not None
    return {e.exercise_id for d in plan.weeks[0].days for s in d.sessions for e in s.exercises}


def test_a_refused_pain_is_written_on_a_yes_and_what_loads_it_goes(house: House) -> None:
    coaching, dan = started(house, DAN)
    before = exercises(coaching, dan)
    assert "left knee, pain 7 of 10. Shall I log it?" in ask(coaching, dan, "my left knee hurts, 7/10")
    assert pains(house, dan) == []
    assert "I leave out what loads that part" not in ask(coaching, dan, "what do I do on Tuesday?")
    ask(coaching, dan, "my left knee hurts, 7/10")
    done = ask(coaching, dan, "yes")
    assert pains(house, dan) == [("knee", 7.0)]
    assert "Tuesday: Goblet squat →" in done
    assert "goblet_squat" in before
    assert not {"goblet_squat", "reverse_lunge"} & exercises(coaching, dan)
    tuesday = ask(coaching, dan, "what do I do on Tuesday?")
    assert "Goblet squat" not in tuesday
    assert "Pain up to 2 of 10" not in tuesday  # said once, and what goes was told by name
    assert coaching.check_text(dan, coaching.text(dan)) == []


def test_an_order_to_log_a_pain_is_no_question_for_a_diagnosis(house: House) -> None:
    coaching, dan = started(house, DAN)
    assert "I understood today: shoulder, pain 6 of 10." in ask(coaching, dan, "my shoulder hurts 6 out of 10, log it")
    assert "can't tell what condition" in ask(coaching, dan, "my knee hurts 6/10, is it my meniscus")
    assert pains(house, dan) == []


def test_the_number_is_asked_for_and_may_be_corrected(house: House) -> None:
    coaching, dan = started(house, DAN)
    assert "how much does it hurt, from 0 to 10?" in ask(coaching, dan, "my knee hurts")
    assert "pain 6 of 10" in ask(coaching, dan, "6")
    assert "pain 4 of 10" in ask(coaching, dan, "no, 4")
    done = ask(coaching, dan, "yes")
    assert pains(house, dan) == [("knee", 4.0)]
    assert "Goblet squat 4 → 3 sets" in done


def test_a_runner_in_spanish_is_told_which_runs_go_and_a_no_writes_nothing(house: House) -> None:
    coaching, rosa = started(house, ROSA)
    ask(coaching, rosa, "me duele el tobillo, 7 de 10")
    assert "No he anotado nada" in ask(coaching, rosa, "no")
    assert "Dejo fuera" not in ask(coaching, rosa, "¿qué me toca el miércoles?")
    ask(coaching, rosa, "me duele el tobillo, 7 de 10")
    assert "miércoles: sin Carrera suave" in ask(coaching, rosa, "sí")
    assert pains(house, rosa) == [("ankle", 7.0)]
    assert "descanso" in ask(coaching, rosa, "¿qué me toca el miércoles?")


def test_a_pain_within_a_run_is_written_with_it(house: House) -> None:
    coaching, rosa = started(house, ROSA)
    asked = ask(coaching, rosa, "ayer corrí 5 km en 30 minutos con un dolor de rodilla de 3")
    assert "ayer: Correr 5 km en 30 min y rodilla, dolor 3 de 10" in asked
    assert "Carrera larga 56 → 35 min" in ask(coaching, rosa, "sí")
    assert pains(house, rosa) == [("knee", 3.0)]
    assert [w.distance_m for w in house.store.find("workout", rosa)] == [5_000]


@pytest.mark.parametrize(("language", "promise"), [("en", "I leave out"), ("es", "Dejo fuera")])
def test_the_shells_promise_is_taken_out_and_its_rule_stays(language: str, promise: str) -> None:
    full = WORDS[language]["C.injury"]
    assert promise in full
    assert promise not in unpromised(full)
    assert len(unpromised(full)) > len(full) // 2


EVA: dict[str, Any] = {
    **DAN,
    "name": "Eva",
    "experience": "beginner",
    "days_per_week": 2,
    "minutes_per_session": 20,
    "equipment": [],
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_loads_a_sore_part_and_cannot_be_lighter_is_never_denied(house: House, language: str) -> None:
    coaching, eva = started(house, {**EVA, "language": language})
    text = re.sub(r"(?<=\s)\d+x(?=\d)", "1x", coaching.text(eva))
    assert coaching.edit_text(eva, re.sub(r"\b(19|20) min", "13 min", text), "one set of each").findings == []
    english = language == "en"
    ask(coaching, eva, "my shoulder hurts 3 out of 10" if english else "me duele el hombro 3 de 10")
    before = coaching.plan(eva)
    done = ask(coaching, eva, "yes" if english else "sí")
    assert coaching.plan(eva) == before
    assert ("cannot be lighter" if english else "no se puede planear más ligero") in done
    later = ask(coaching, eva, "what do I do on Monday?" if english else "¿qué me toca el lunes?")
    assert not any(word in done + later for word in ("Nothing planned", "Nada de lo previsto", "is lighter", "va más ligero"))


def test_what_was_made_lighter_before_is_told_so_when_the_pain_is_told_again(house: House) -> None:
    coaching, dan = started(house, DAN)
    for told in ("my knee hurts 4 out of 10", "yes", "my knee hurts 3 out of 10"):
        ask(coaching, dan, told)
    again = ask(coaching, dan, "yes")
    assert "what loads that part is lighter" in again
    assert "Nothing planned" not in again


class Moving(StillClock):
    """A clock that goes on a second with every look, so that two pains of a day are two."""

    def now(self) -> datetime:
        self._at += timedelta(seconds=1)
        return self._at


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "lived"), Moving(datetime(2026, 11, 25, 18, tzinfo=UTC)))
    yield made
    made.close()


def test_a_pain_of_five_and_more_that_is_over_is_spared_for_two_weeks_and_says_until_when(lived: House) -> None:
    coaching, dan = started(lived, DAN)
    for said in ("my knee hurts, 6/10", "yes"):
        ask(coaching, dan, said)
    changed = exercises(coaching, dan)
    assert "knee, pain 0 of 10. Shall I log it?" in ask(coaching, dan, "my knee doesn't hurt any more")
    assert [level for _, level in pains(lived, dan)] == [6]
    done = ask(coaching, dan, "yes")
    assert "until 2026-12-09" in done
    assert "the plan stays" not in done
    assert exercises(coaching, dan) == changed
    known = ask(coaching, dan, "which pains do you know of?")
    assert "knee, 0 of 10 on 2026-11-25 (at worst 6 on 2026-11-25: spared until 2026-12-09)" in known
    ask(coaching, dan, "no, it was 1")
    ask(coaching, dan, "yes")
    assert sorted(level for _, level in pains(lived, dan)) == [1, 6]


def test_a_pain_told_wrongly_is_deleted_on_a_yes(lived: House) -> None:
    coaching, dan = started(lived, DAN)
    for said in ("my elbow hurts, 3/10", "yes", "delete the elbow pain"):
        ask(coaching, dan, said)
    assert pains(lived, dan) == [("elbow", 3.0)]
    ask(coaching, dan, "yes")
    assert pains(lived, dan) == []
    assert "No pain was logged in the last two weeks" in ask(coaching, dan, "which pains do you know of?")


@pytest.mark.parametrize(("profile", "promise"), [(DAN, "leave out"), (ROSA, "dejo fuera")])
def test_a_logged_pain_below_five_promises_nothing_that_is_left_out(house: House, profile: dict[str, Any], promise: str) -> None:
    coaching, athlete = started(house, profile)
    reply = coaching.log(athlete, {"pain": [{"region": "knee", "pain_0_10": 3}]})["reply"]
    assert reply is not None
    assert promise not in reply["text"].lower()


@pytest.mark.parametrize(("language", "words"), [("en", "doctor or physiotherapist"), ("es", "médico o fisioterapeuta")])
@pytest.mark.parametrize(("level", "sent"), [(3, False), (4.5, False), (5, True), (7, True), (9, True)])
def test_a_logged_pain_of_five_and_more_sends_to_a_doctor(
    house: House, language: str, words: str, level: float, sent: bool
) -> None:
    coaching, athlete = started(house, {**DAN, "language": language})
    reply = coaching.log(athlete, {"pain": [{"region": "elbow", "pain_0_10": level}]})["reply"]
    assert reply is not None
    assert (words in reply["text"]) is sent
