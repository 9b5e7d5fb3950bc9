"""What people say of hard workouts, small cuts, a relative's pills and cold fingers is no alarm; the same words of a danger are."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "text",
    [
        "I almost threw up after the 400s, great session", "I threw up after the last interval today",
        "odio las dominadas, me quiero morir cuando las hago jaja", "I do not want to die wondering, sign me up for the marathon",
        "I cut myself shaving, can I swim?", "me he cortado afeitándome", "me he cortado el pelo esta mañana",
        "mi madre toma pastillas para la tensión", "my mum takes pills for her blood pressure",
        "my resting heart rate went up 3 beats this week", "my fingers went white on the cold ride and came back",
    ],
)  # fmt: skip
def test_everyday_talk_is_no_alarm(text: str) -> None:
    assert triage(text).level in {"N", "C"}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I threw up after lunch so I can eat more tomorrow", "R"), ("I throw up after every meal", "R"),
        ("threw up after the race, still feel awful and confused", "E0"),
        ("I almost threw up after the sprints and my head is pounding since the knock", "E0"),
        ("odio las dominadas, me quiero morir", "E0"), ("I want to die, I hate burpees", "E0"),
        ("I cut myself last night", "E0"), ("me he cortado esta mañana", "E0"), ("me corté anoche", "E0"),
        ("I cut myself cooking when I was sad", "E0"), ("my fingers went white after the crash", "E0"),
        ("my mum takes pills for her blood pressure, should I take them too?", "R"),
        ("my resting heart rate went up 40 beats this week", "E1"),
    ],
)  # fmt: skip
def test_the_same_words_of_a_danger_are_one(text: str, level: str) -> None:
    assert triage(text).level == level
