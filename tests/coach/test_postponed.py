"""Today's session put off in the words people use is the order to move it; other words put nothing off."""

from __future__ import annotations

import pytest

from milo.coach.plans.edits.reading import read_edit


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("can I do today's workout tomorrow?", "tuesday"), ("can I do it tomorrow instead?", "tuesday"),
        ("I'd rather train tomorrow", "tuesday"), ("not today, tomorrow please", "tuesday"),
        ("I can't do it today, Thursday works", "thursday"), ("puedo hacerlo mañana", "tuesday"),
        ("hoy no puedo, mejor mañana", "tuesday"), ("prefiero entrenar el jueves", "thursday"), ("mejor mañana", "tuesday"),
    ],
)  # fmt: skip
def test_what_is_put_off_moves_today(said: str, to: str) -> None:
    edit = read_edit(said, today="monday")
    assert edit is not None
    assert (edit.kind, edit.day, edit.to) == ("move", "monday", to)


@pytest.mark.parametrize(
    "said", ["what do I do tomorrow?", "can I do it again?", "I did it today", "¿qué toca mañana?", "hoy no quiero pensar", "do it"]
)
def test_other_words_put_nothing_off(said: str) -> None:
    assert read_edit(said, today="monday") is None
