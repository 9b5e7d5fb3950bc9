"""What a clinician said is passed on to be obeyed: no wish to train against it, and a word against it is one."""

from __future__ import annotations

import pytest

from milo.coach.safety.everyday.obeying import obeys
from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "message",
    [
        "no running for two weeks, doctor said so", "the doctor said no running for two weeks, please take it out",
        "my physio told me to stop squatting for a month", "mi médico dice que no corra dos semanas, quita las carreras",
        "el fisio me prohibió saltar, quítalo",
    ],
)  # fmt: skip
def test_advice_passed_on_is_care(message: str) -> None:
    assert obeys(message)
    assert triage(message).level == "C"


@pytest.mark.parametrize(
    "message",
    [
        "my doctor said no running but I want to run anyway", "the doctor said no lifting but can I still do it",
        "mi médico dice que no corra pero voy a correr igual",
    ],
)  # fmt: skip
def test_a_word_against_it_is_refused(message: str) -> None:
    assert not obeys(message)
    assert triage(message).level == "R"
