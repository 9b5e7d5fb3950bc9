"""A birth told before a question is heard with it; cramps have an answer; a workout one would rather die than do is no crisis."""

from __future__ import annotations

import pytest

from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.safety.triage import triage
from milo.coach.talk.heard.birth_said import weeks_since_birth
from milo.coach.talk.heard.health_said import read_health


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("had a c-section 4 weeks ago, can I run?", 4.0),
        ("di a luz hace 3 semanas, ¿puedo hacer abdominales?", 3.0),
        ("soy madre desde hace un mes", 4.3),
        ("I'm 6 weeks postpartum", 6.0),
        ("llevo 5 semanas de posparto", 5.0),
        ("me hicieron una cesárea hace 2 meses", 8.7),
        ("my baby is 8 weeks old, can I run?", 8.0),
        ("¿puedo correr ya? mi bebé tiene 9 semanas", 9.0),
    ],
)
def test_a_birth_is_heard_however_it_is_told(text: str, weeks: float) -> None:
    found = read_health(text)
    assert found is not None
    assert found.weeks_since_birth == weeks


@pytest.mark.parametrize(
    "text",
    [
        "my sister gave birth 3 weeks ago, can she run?",
        "can I run 4 weeks after a birth?",
        "6 weeks ago I could run, can I now?",
        "my son is 8 years old, can he run?",
        "my sister's baby is 8 weeks old",
    ],
)
def test_no_birth_of_ones_own(text: str) -> None:
    found = read_health(text)
    assert found is None or found.weeks_since_birth is None
    assert weeks_since_birth("6 weeks of training") is None


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
