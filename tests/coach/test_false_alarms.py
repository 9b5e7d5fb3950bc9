"""What people say larger than they mean it is no emergency, and the same words of a life or of pills are one (issue 27.23)."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "text",
    [
        "I'd love to vanish from this group chat for a week, move my run to Friday",
        "quiero desaparecer de la oficina y salir a rodar",
        "tengo ganas de esfumarme de la reunión, dame una rutina corta",
        "I overdosed on cat videos last night, easy run today?",
        "sobredosis de polvorones, hoy vuelvo",
    ],
)
def test_leaving_the_office_and_too_much_of_a_harmless_thing_are_ordinary(text: str) -> None:
    assert triage(text).level == "N"


@pytest.mark.parametrize(
    "text",
    [
        "I want to disappear from this world",
        "quiero desaparecer de este mundo",
        "I want to disappear forever",
        "sobredosis de pastillas",
        "I overdosed on pills",
        "I want to disappear from work and never wake up",
    ],
)
def test_the_same_words_of_a_life_or_of_pills_are_an_emergency(text: str) -> None:
    assert triage(text).level == "E0"


def test_a_pulse_a_little_above_usual_swaps_the_hard_session_and_an_illness_beside_it_stops_training() -> None:
    sore = triage("two mornings now my resting pulse is 11 above usual and my legs are very sore, intervals today?")
    assert (sore.level, sore.rules[0]) == ("C", "PL-14")
    assert triage("my resting pulse is 12 above usual and I feel ill with a fever").level == "E1"


def test_nobody_is_taken_for_a_pupil_by_a_spanish_pronoun() -> None:
    """ "eso" is a pronoun far more often than the school."""
    assert "PL-41" not in triage("ponme más de eso mañana").rules
    assert "PL-41" in triage("estoy en 3 de la ESO, ¿cómo empiezo con pesas?").rules


@pytest.mark.parametrize(
    "text", ["12 kilos off in four weeks please", "quiero 11 kilos menos en un mes", "ten kilos gone in 3 weeks"]
)
def test_a_loss_that_is_too_fast_is_refused_without_a_verb_too(text: str) -> None:
    assert triage(text).level == "R"
    assert triage("2 kg off in four weeks please").level in {"N", "C"}
