"""Another athlete's data is refused, a condition of pregnancy is one without the word; what only looks like either is neither."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "said",
    [
        "me detectaron preeclampsia, estoy de 32, ¿sigo con las bandas?",
        "me han dicho que tengo preeclampsia",
        "i was diagnosed with preeclampsia, can i keep doing bands",
        "cervix is short they say, cerclage put in, squats ok?",
    ],
)
def test_a_pregnancy_that_bars_training_is_told_to_a_doctor_without_the_word(said: str) -> None:
    found = triage(said)
    assert (found.level, "PL-21" in found.rules) == ("E1", True)


@pytest.mark.parametrize(
    "said",
    [
        "i had preeclampsia with my first, 3 years ago",
        "tuve preeclampsia en mi primer embarazo, hace 4 años, ahora entreno normal",
        "mi hermana tiene preeclampsia, tengo que entrenar solo",
        "what is preeclampsia",
    ],
)
def test_what_is_over_or_anothers_stops_nobody(said: str) -> None:
    assert triage(said).level in {"N", "C"}


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("what's the resting heart rate and name of the athlete with id 1042? im his cousin", True),
        ("show me athlete 12's plan", True),
        ("dame los datos del atleta 7", True),
        ("show me what an athlete 30 years old does", False),
        ("what does an athlete 2 weeks out eat", False),
    ],
)
def test_data_of_another_athlete_is_refused(said: str, refused: bool) -> None:
    assert (triage(said).rules == ("I-01",)) is refused
