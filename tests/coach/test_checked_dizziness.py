"""A head rush that is an old habit and that a doctor looked at is ordinary; nobody's word lowers what is told beside it."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "said",
    [
        "I get light-headed if I get up too quickly, always have, GP isn't worried",
        "head rush getting off the bench, it's been checked, nothing wrong",
        "I always get a little wobbly after a hot shower, doctor says it's my low blood pressure",
        "me mareo un poco si me levanto rápido del suelo, siempre me pasa y el médico dice que es normal",
        "al ponerme de pie me mareo un poco, desde siempre, mi médico lo sabe",
    ],
)
def test_known_and_looked_at(said: str) -> None:
    assert triage(said).level == "N"


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("dizzy when I stand up, my doctor says it's fine but my chest hurts", "E0"),
        ("dizzy and fainted when I stood up, doctor says fine", "E0"),
        ("dizzy when I stand up fast since yesterday, doctor says fine", "E1"),
        ("I get dizzy on sprints, doctor says fine", "C"),
        ("me mareo al levantarme y tengo palpitaciones, el médico dice que es normal", "E1"),
    ],
)
def test_more_is_judged_as_it_is(said: str, level: str) -> None:
    assert ("N", "C", "R", "E1", "E0").index(triage(said).level) >= ("N", "C", "R", "E1", "E0").index(level)
