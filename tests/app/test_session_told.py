"""A whole session told as done in one sentence, with how hard it was, how long it took and what of it was left out."""

from __future__ import annotations

import pytest
from tests.app.coach_house import bruno_of, clock_by_hand, coach_of, held, house_of, say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.talk.heard.session_said import says_session_done
from milo.vocabulary.records import Workout

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def planned(coaching: Coaching, athlete: str) -> list[str]:
    return [e.exercise for e in held(coaching, athlete).weeks[0].days[0].sessions[0].exercises]


def logged(house: House, athlete: str) -> Workout:
    (workout,) = house.store.find("workout", athlete)
    assert isinstance(workout, Workout)
    return workout


@pytest.mark.parametrize(
    ("said", "rpe", "minutes"),
    [
        ("session done as planned, RPE 7, 43 min", 7.0, 43.0),
        ("workout done as planned, felt like a 7", 7.0, None),
        ("all done as planned in 43 minutes", None, 43.0),
        ("hecho como estaba previsto, esfuerzo 7,5, 43 minutos", 7.5, 43.0),
    ],
)
def test_effort_and_length_of_a_session_told_whole_are_kept_with_it(
    house: House, coaching: Coaching, bruno: str, said: str, rpe: float | None, minutes: float | None
) -> None:
    say(coaching, bruno, said, "yes")
    assert len({one.exercise for one in house.store.find("set", bruno)}) == len(planned(coaching, bruno))
    workout = logged(house, bruno)
    assert workout.rpe == rpe
    assert workout.duration_s == (None if minutes is None else 60 * minutes)
    assert len(coaching.today(bruno).done) == 1


def test_what_of_a_session_was_left_out_is_not_written_down(coaching: Coaching, bruno: str) -> None:
    *kept, last = planned(coaching, bruno)
    for said in (f"did my session as planned but skipped the {last.lower()}", f"I did everything except the {last.lower()}"):
        asked = say(coaching, bruno, said)
        assert all(name in asked for name in kept)
        assert last not in asked
        say(coaching, bruno, "no")
    assert "I understood" not in say(coaching, bruno, "did the session except the sauna")


def test_a_session_told_again_is_said_once_to_stand_in_the_log(coaching: Coaching, bruno: str) -> None:
    say(coaching, bruno, "session done as planned", "yes")
    assert say(coaching, bruno, "session done as planned, RPE 8").count("Already logged") == 1


@pytest.mark.parametrize(
    "said", ["did half the session, RPE 7", "session as planned, RPE 70", "did I do the session as planned, RPE 7?", "43 min RPE 7"]
)
def test_what_is_no_whole_session_is_not_read_as_one(said: str) -> None:
    assert says_session_done(said) is None


def test_half_names_of_several_lifts_in_one_sentence_are_those_of_the_plan(coaching: Coaching, bruno: str) -> None:
    lifts = planned(coaching, bruno)
    rows = [name for name in lifts if name.lower().endswith("row")]
    assert len(rows) == 1
    asked = say(coaching, bruno, "goblet squat 3x10 16kg, row 3x12 14kg")
    assert f"{rows[0]} 3 × 12 at 14 kg" in asked
    assert "Goblet squat 3 × 10 at 16 kg" in asked
    assert "could not read" not in asked
