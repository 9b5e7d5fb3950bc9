"""What talk wrote into the profile and a word takes back: a race that moved or was cancelled, a bicycle that broke."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
ADA = {
    **BRUNO, "name": "Ada", "goal": "endurance", "days_per_week": 5, "activities": ["running", "cycling"],
    "equipment": [*BRUNO["equipment"], "bicycle"],
}  # fmt: skip


@pytest.fixture
def ada(house: House) -> str:
    return house.flows.add_athlete(ADA)


def say(coaching: Coaching, athlete: str, *texts: str) -> str:
    """Each text half a minute after the one before; the last reply."""
    told = ""
    for text in texts:
        coaching.house.clock.go(seconds=30)  # type: ignore[attr-defined]
        told = ask(coaching, athlete, text).text
    return told


def race(coaching: Coaching, athlete: str) -> str | None:
    event = coaching.profile(athlete).event
    return None if event is None else event.date.isoformat()


RACE = ("I have a 10 km race on 2026-05-10", "yes")
CARRERA = ("tengo una carrera de 10 km el 2026-05-10", "sí")


@pytest.mark.parametrize(
    ("told", "undo", "says"),
    [
        ((*RACE, "my race moved to 2026-05-17", "yes"), "undo that", "Undone"),
        ((*RACE, "my race is cancelled", "yes"), "undo that", "Undone"),
        ((*RACE, "my race is cancelled", "yes"), "bring it back", "Undone"),
        ((*CARRERA, "la carrera se ha aplazado al 2026-05-17", "sí"), "deshaz eso", "Deshecho"),
        ((*CARRERA, "la carrera se ha cancelado", "sí"), "deshaz eso", "Deshecho"),
    ],
)
def test_a_race_that_was_moved_or_cancelled_is_put_back_by_undo(
    coaching: Coaching, ada: str, told: tuple[str, ...], undo: str, says: str
) -> None:
    say(coaching, ada, *told)
    assert race(coaching, ada) != "2026-05-10"
    assert says in say(coaching, ada, undo)
    assert race(coaching, ada) == "2026-05-10"


def test_a_race_just_told_is_taken_out_again_and_nothing_older_with_it(coaching: Coaching, ada: str) -> None:
    say(coaching, ada, *RACE, "undo that")
    assert race(coaching, ada) is None
    say(coaching, ada, *RACE, "what's for today?", "undo that")
    assert race(coaching, ada) == "2026-05-10"


@pytest.mark.parametrize("words", ["can you undo that?", "don't undo that", "is the race back on?", "the race is not back on"])
def test_a_question_and_a_denial_put_nothing_back(coaching: Coaching, ada: str, words: str) -> None:
    say(coaching, ada, *RACE, "my race is cancelled", "yes", words)
    if words != "can you undo that?":  # asked politely, it is an order
        assert race(coaching, ada) is None


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("the race is back on", "yes"), ("bring my race back", "yes"),
        ("la carrera al final sí se celebra", "sí"),
    ],
)  # fmt: skip
def test_a_cancelled_race_that_will_be_after_all_comes_back_on_a_yes(coaching: Coaching, ada: str, words: str, yes: str) -> None:
    say(coaching, ada, *RACE, "my race is cancelled", "yes", "what's for today?")
    assert "2026-05-10" in say(coaching, ada, words)
    assert race(coaching, ada) is None
    say(coaching, ada, yes)
    assert race(coaching, ada) == "2026-05-10"


def test_an_allergy_is_not_taken_back_by_undo(coaching: Coaching, ada: str) -> None:
    assert "There is no change of yours to undo" in say(coaching, ada, "I am allergic to nuts", "yes", "undo that")
    assert coaching.profile(ada).allergies


def rides(coaching: Coaching, athlete: str) -> int:
    plan = coaching.plan(athlete)
    assert plan is not None
    works = [s.endurance for w in plan.weeks for d in w.days for s in d.sessions]
    return sum(e is not None and e.activity == "cycling" for e in works)


@pytest.mark.parametrize("words", ["my bike broke", "I sold my bike"])
def test_a_bicycle_that_is_gone_takes_the_rides_out_of_the_plan(coaching: Coaching, ada: str, words: str) -> None:
    coaching.new_plan(ada)
    assert rides(coaching, ada)
    told = say(coaching, ada, words, "yes")
    assert not rides(coaching, ada)
    assert "Nothing in your plan had to change" not in told
    say(coaching, ada, "undo that")
    assert coaching.profile(ada).activities == ["running", "cycling"]


def test_a_bicycle_that_no_equipment_names_is_gone_as_well(coaching: Coaching, house: House) -> None:
    iris = house.flows.add_athlete({**ADA, "name": "Iris", "equipment": ["dumbbell"]})
    coaching.new_plan(iris)
    assert rides(coaching, iris)
    say(coaching, iris, "my bike broke", "yes")
    assert not rides(coaching, iris)
    assert coaching.profile(iris).activities == ["running"]
