"""A joint or a muscle and nothing else said of it is help within limits; a word more is judged as it stands."""

import pytest

from milo.coach.safety.everyday.bare_aches import is_bare_ache
from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "text",
    [
        "me duele la rodilla",
        "my back hurts 6/10",
        "me duele la espalda",
        "my back aches after deadlifts",
        "my knee hurts",
        "mi rodilla",
        "my ankle",
        "Ankle pain",
        "me duelen los pies.",
        "me duele el isquio al correr",
        "my knee hurts when I squat, 3/10",
        "me molesta el hombro al hacer press",
    ],
)
def test_a_bare_ache_locks_nothing(text: str) -> None:
    assert is_bare_ache(text)
    assert triage(text).level in {"N", "C"}
    assert triage(["make chest exercises harder", text]).level in {"N", "C"}


def test_a_knee_named_after_what_happened_to_it_is_a_sign() -> None:
    assert triage(["it popped at volleyball and swelled within an hour", "my knee"]).level == "E1"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("my knee popped and i cannot stand", "E1"), ("my chest hurts", "E0"), ("me duele el pecho", "E0"),
        ("my calf hurts and is swollen", "E1"), ("my chest hurts when I run", "E0"),
        ("my back hurts and my legs are numb", "E0"), ("my back hurts at night and I have a fever", "E1"),
        ("my knee hurts when I squat and it locked", "E1"),
    ],
)  # fmt: skip
def test_more_than_that_is_judged_as_it_stands(text: str, level: str) -> None:
    assert not is_bare_ache(text)
    assert triage(text).level == level
