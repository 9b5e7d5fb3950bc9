"""Sets of a part of the body: nothing logged is told of every muscle asked for."""

from __future__ import annotations

import re

import pytest

from coach.talk_scenes import facts
from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.talk.replies.replies import answer
from milo.vocabulary.body_parts import MUSCLES


@pytest.mark.parametrize(
    ("text", "part"),
    [("how many sets of legs", "legs"), ("¿cuántas series de pierna?", "legs"), ("how many sets of arms this week", "arms")],
)
def test_nothing_logged_is_told_of_every_muscle_asked_for(text: str, part: str) -> None:
    on = facts()
    assert on.week is not None
    on.week.strength.muscles.clear()
    logged = answer(question_of(text), on).text.splitlines()[-1]
    assert len(re.findall(r" 0 (?:sets|series)", logged)) == len(MUSCLES[part])


def test_what_is_planned_and_not_logged_is_told_beside_what_is_logged() -> None:
    on = facts()
    assert on.week is not None
    on.week.strength.muscles.clear()
    on.week.strength.muscles["calves"] = 4.0
    planned, logged = answer(question_of("how many sets of legs"), on).text.splitlines()
    assert "calves 4 sets" in logged
    assert "quadriceps" in planned
    assert "quadriceps 0 sets" in logged
