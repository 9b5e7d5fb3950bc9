"""What is told of training that is over changes no plan."""

from __future__ import annotations

import pytest

from milo.coach.plans.edits.reading import read_edit


@pytest.mark.parametrize(
    "said",
    [
        "it was 25 minutes",
        "ran 20 minutes on Tuesday, RPE 6",
        "lifted for 30 minutes Thursday, RPE 8",
        "I only did 20 minutes on Tuesday",
        "I've only done 20 minutes on Tuesday",
        "Monday was too hard",
        "Tuesday's session felt harder than it should",
        "I took Wednesday off",
        "I had to skip Friday",
        "we played tennis for 40 minutes on Saturday",
        "I managed to put in 20 minutes on Tuesday",
        "fueron 35 minutos",
        "el miércoles anduve 20 minutos, esfuerzo 5",
        "el lunes monté en bici 20 minutos",
        "el martes solo hice 20 minutos",
        "el lunes fue demasiado duro",
        "el jueves tuve que parar a los 15 minutos",
        "descansé el martes",
    ],
)
def test_a_workout_that_is_over_is_no_edit(said: str) -> None:
    assert read_edit(said, "en", "sunday") is None
    assert read_edit(said, "es", "sunday") is None


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Monday was awful, make Monday easier", "easier"),
        ("I was ill so make Monday easier", "easier"),
        ("we ran late, make Tuesday 20 minutes", "minutes"),
        ("I have 20 minutes on Tuesday", "minutes"),
        ("el lunes fue horrible, haz el lunes más fácil", "easier"),
        ("haz el lunes más duro", "harder"),
        ("solo tengo 20 minutos el martes", "minutes"),
        ("tuve un mal día, solo tengo 20 minutos el martes", "minutes"),
    ],
)
def test_what_was_may_be_the_reason_of_an_order(said: str, kind: str) -> None:
    edit = read_edit(said, "en", "sunday")
    assert edit is not None
    assert edit.kind == kind
