"""A goal, a gym and a plan's length told in talk; less than the whole name of a lift; and the session at hand."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, bruno_of, clock_by_hand, coach_of, held, house_of
from tests.app.coach_house import order as say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.talk.heard.session_said import says_session_done

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.fixture
def homer(house: House, coaching: Coaching) -> str:
    """Homer lifts at home with dumbbells alone; his plan has two rows and one floor press."""
    told = {
        **BRUNO,
        "name": "Homer",
        "experience": "beginner",
        "equipment": ["dumbbell"],
        "goal": "general",
        "days_per_week": 3,
        "history": {},
    }
    id = house.flows.add_athlete(told)
    coaching.new_plan(id)
    return id


def lifts(coaching: Coaching, athlete: str) -> list[str]:
    return [e.exercise_id for d in held(coaching, athlete).weeks[0].days for s in d.sessions for e in s.exercises]


def test_half_a_name_in_a_log_is_the_plans(coaching: Coaching, homer: str) -> None:
    assert "dumbbell_row" in lifts(coaching, homer)
    assert "Dumbbell row 2 × 12 at 14 kg, 3 reps in reserve" in say(coaching, homer, "row 2x12 14kg each side rir 3")
    assert "Dumbbell floor press 2 × 12 at 12 kg" in say(coaching, homer, "floor press 2x12 at 12")
    assert "Barbell row 3 × 8 at 40 kg" in say(coaching, homer, "barbell row 3x8 40 kg")


def goal_of(house: House, athlete: str) -> str:
    profile = house.flows.profile(athlete)
    assert profile is not None
    return profile.goal


@pytest.mark.parametrize(
    ("words", "goal"),
    [("change my goal to lose weight", "weight_loss"), ("quiero cambiar mi objetivo a resistencia", "endurance")],
)
def test_a_goal_is_asked_about_kept_on_a_yes_and_taken_back(
    coaching: Coaching, house: House, bruno: str, words: str, goal: str
) -> None:
    before, plan = goal_of(house, bruno), held(coaching, bruno)
    assert before != goal
    say(coaching, bruno, words)
    assert goal_of(house, bruno) == before
    say(coaching, bruno, words, "yes", "undo that")
    assert goal_of(house, bruno) == before
    say(coaching, bruno, words, "yes")
    assert goal_of(house, bruno) == goal
    assert held(coaching, bruno) == plan


@pytest.mark.parametrize("words", ["done", "I did it", "all done for today", "lo hice", "hecho", "ya terminé"])
def test_two_words_tell_the_days_session_done(words: str) -> None:
    assert says_session_done(words) == 0


@pytest.mark.parametrize("words", ["did I do it?", "I did it badly", "done with this app", "it is done on Friday"])
def test_other_words_do_not(words: str) -> None:
    assert says_session_done(words) is None
