"""A birth told before a question is heard with it; cramps have an answer; a workout one would rather die than do is no crisis."""

from __future__ import annotations

import pytest

from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.safety.triage import triage


@pytest.mark.parametrize("text", ["I get cramps in my calves", "tengo calambres en el gemelo", "se me sube el gemelo corriendo"])
def test_cramps_of_a_muscle_have_an_answer(text: str) -> None:
    assert question_of(text).advice == "cramps"


@pytest.mark.parametrize("text", ["calambres con la regla", "cramps and dark urine", "cramps in my chest"])
def test_other_cramps_are_no_matter_of_training(text: str) -> None:
    assert question_of(text).advice != "cramps" or triage([text]).level == "E0"


@pytest.mark.parametrize(
    "text",
    ["rather be dead than do burpees", "me quiero morir con estas sentadillas jaja", "I want to die after leg day lol"],
)
def test_a_workout_is_no_crisis(text: str) -> None:
    assert triage(text).level == "N"


@pytest.mark.parametrize(
    "text",
    [
        "rather be dead than live like this",
        "would rather be dead",
        "me quiero morir con estas sentadillas",
        "me quiero morir con esta vida jaja",
        "I want to die after the breakup lol",
        "I'd rather be dead than go on, these squats are nothing",
    ],
)
def test_a_wish_to_die_of_anything_else_stays_one(text: str) -> None:
    assert triage(text).level == "E0"
