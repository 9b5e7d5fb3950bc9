"""Questions about fasting, single meals, food around a ride and the bare word "history", each answered by its own text."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.intents import intents
from milo.locales import text


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("should I fast 24 hours?", "fasting"),
        ("¿puedo ayunar 24 horas?", "fasting"), ("is intermittent fasting good?", "fasting"),
        ("ayuno intermitente, ¿sirve?", "fasting"), ("can I train fasted?", "fasted"), ("¿puedo correr en ayunas?", "fasted"),
        ("history", "history"), ("historial", "history"), ("change Tuesday's dinner", "change_meal"),
        ("cambia la cena del martes", "change_meal"), ("what should I eat before the long ride?", "eat_around"),
        ("¿qué como antes de la salida larga?", "eat_around"),
    ],
)  # fmt: skip
def test_each_question_has_its_own_answer(words: str, key: str) -> None:
    assert intents(words).advice == key


@pytest.mark.parametrize(
    "words",
    ["how fast should I run?", "can i do a fast run", "should I do fast intervals", "history of changes", "change my meal plan"],
)
def test_words_alike_ask_something_else(words: str) -> None:
    assert intents(words).advice not in {"fasting", "history", "change_meal"}


def test_no_number_is_told_of_fasting() -> None:
    assert not any(c.isdigit() for c in text("advice-fasting", "en") + text("advice-fasting", "es"))
