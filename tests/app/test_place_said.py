"""Questions about a lift by its place in the session, and whether a weight is right, answered from the plan."""

from __future__ import annotations

import pytest
from tests.app.coach_house import bruno_of, clock_by_hand, coach_of, held, house_of, say

from milo.app.coaching.coach import Coaching
from milo.coach.conversation.answers.asked import asked as question_of

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.mark.parametrize(
    ("asked", "place"),
    [("how do I do the first lift?", 0), ("how do I do the 2nd exercise?", 1), ("show me how the last exercise is done", -1)],
)
def test_a_lift_is_known_by_its_place_in_the_session(coaching: Coaching, bruno: str, asked: str, place: int) -> None:
    lifts = held(coaching, bruno).weeks[0].days[0].sessions[0].exercises
    say(coaching, bruno, "how do I do a plank?")
    assert say(coaching, bruno, asked).startswith(f"{lifts[place].exercise}:")


def test_a_place_the_session_has_not_is_asked_for(coaching: Coaching, bruno: str) -> None:
    assert "Which exercise" in say(coaching, bruno, "how do I do the tenth exercise?")


@pytest.mark.parametrize("asked", ["is 22.5 kg right for my {}?", "is 20 too heavy for my {}?", "¿están bien 20 kg para {}?"])
def test_whether_a_weight_is_right_is_answered_with_what_the_plan_has(coaching: Coaching, bruno: str, asked: str) -> None:
    lift = held(coaching, bruno).weeks[0].days[0].sessions[0].exercises[0]
    told = say(coaching, bruno, asked.format(lift.exercise.lower()))
    assert f"{len(lift.sets)} × {lift.sets[0].target_reps}" in told


@pytest.mark.parametrize("asked", ["can I rest less between sets?", "can I shorten the rests?", "¿puedo acortar los descansos?"])
def test_shorter_rests_are_answered_as_rests(asked: str) -> None:
    assert question_of(asked).advice == "rest_between_sets"
    assert question_of("should I rest more this week?").advice != "rest_between_sets"


def test_in_its_place_is_asked_in_spanish_too() -> None:
    assert question_of("¿qué puedo hacer en vez del remo con mancuerna?").name == "swap"
