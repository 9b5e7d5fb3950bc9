"""What is asked of the week ahead, of the race and of the nights is not answered with the last week's sum."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.asking_words import changes_to_undo
from milo.coach.talk.heard.intents import intents
from milo.coach.talk.words.words_found import spelled


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("what's on this week?", "plan", None),
        ("¿qué toca esta semana?", "plan", None),
        ("how was my week?", "week", None),
        ("¿cómo fue mi semana?", "week", None),
        ("how much did I sleep this week?", "numbers", None),
        ("¿cuánto he dormido esta semana?", "numbers", None),
        ("why do the kilometres drop in the last week?", "why", None),
        ("¿por qué bajan los kilómetros la última semana?", "why", None),
        ("what's my longest run going to be?", "plan", "longest_ahead"),
        ("¿cuál va a ser mi tirada más larga?", "plan", "longest_ahead"),
        ("what's my longest run?", "done", "longest"),
        ("¿a qué ritmo tengo que correr la tirada larga?", "today", "next"),
        ("¿cómo voy para la carrera?", "done", "missed"),
    ],
)
def test_the_week_and_the_race_ahead(text: str, name: str, part: str | None) -> None:
    found = intents(text)
    assert (found.name, found.part) == (name, part)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("how long will the half marathon take me?", "race_time"),
        ("¿cuánto voy a tardar en la media?", "race_time"),
        ("how many gels do I need for the marathon?", "gels"),
        ("¿cuántos geles llevo?", "gels"),
        ("my legs feel heavy", "tired"),
        ("me noto las piernas pesadas", "tired"),
    ],
)
def test_what_has_an_answer_of_its_own(text: str, advice: str) -> None:
    assert intents(text).advice == advice


@pytest.mark.parametrize(
    "text", ["go back to the previous plan", "vuelve al plan de antes", "restore my old plan", "dame el plan anterior"]
)
def test_the_plan_before_is_an_undo(text: str) -> None:
    assert changes_to_undo(spelled(text)) == 1
