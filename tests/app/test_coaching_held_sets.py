"""Held sets told in talk: read back and kept with their seconds, and shown nowhere as repetitions."""

from __future__ import annotations

import pytest
from tests.app.coach_house import bruno_of, clock_by_hand, coach_of, house_of, say

from milo.app.adapting_flow import log_workout
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.told_limits import Refusal

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def kept(house: House, athlete: str) -> list[tuple[str, float | None, float | None]]:
    return sorted((s.exercise, s.reps, s.duration_s) for s in house.store.find("set", athlete))


@pytest.mark.parametrize(
    ("words", "back", "yes", "sets"),
    [
        ("plank 3x60 s", "Plank 3 × 60 s", "yes", [("Plank", None, 60.0)] * 3),
        ("plancha 3 series de 45 segundos", "Plancha 3 × 45 s", "sí", [("Plank", None, 45.0)] * 3),
        ("wall sit 2 min", "Wall sit 1 × 120 s", "yes", [("Wall sit", None, 120.0)]),
    ],
)
def test_a_hold_is_read_back_and_kept_with_its_seconds(
    coaching: Coaching, house: House, bruno: str, words: str, back: str, yes: str, sets: list[tuple[str, None, float]]
) -> None:
    assert back in say(coaching, bruno, words)
    assert house.store.find("set", bruno) == []
    assert back in say(coaching, bruno, yes)
    assert kept(house, bruno) == sets


def test_a_kept_hold_is_corrected_and_deleted(coaching: Coaching, house: House, bruno: str) -> None:
    say(coaching, bruno, "plank 3x60 s", "yes")
    assert "Plank 3 × 45 s" in say(coaching, bruno, "no, it was 45 s", "yes")
    assert kept(house, bruno) == [("Plank", None, 45.0)] * 3
    assert "Plank 3 × 45 s" in say(coaching, bruno, "delete the planks from my log")
    say(coaching, bruno, "yes")
    assert kept(house, bruno) == []


def test_no_page_and_no_answer_makes_repetitions_of_seconds(coaching: Coaching, house: House, bruno: str) -> None:
    say(coaching, bruno, "plank 3x60 s", "yes")
    (line,) = coaching.recent(bruno)[0]["exercises"]
    assert [(s["reps"], s["duration_s"]) for s in line["sets"]] == [(None, 60.0)] * 3
    last = coaching.last_time(bruno, "plank")
    assert last is not None
    assert last["sets"][0] == {"reps": None, "weight_kg": None, "rir": None, "duration_s": 60.0}
    assert "180 s" in say(coaching, bruno, "how many reps of plank did I do this week?")
    assert "3 × 60 s" in say(coaching, bruno, "what did I do today?")


def test_a_hold_nobody_can_have_held_is_refused(coaching: Coaching, bruno: str) -> None:
    workout = coaching.start_workout(bruno)["workout_id"]
    with pytest.raises(Refusal, match="seconds"):
        coaching.add_sets(bruno, workout, "plank", [{"duration_s": 90_000}])
    with pytest.raises(BadValue, match="repetitions"):
        coaching.add_sets(bruno, workout, "plank", [{"weight_kg": 10}])


def test_a_log_takes_a_held_set_and_still_wants_repetitions_of_all_others(house: House, bruno: str) -> None:
    told = {"at": "2026-03-02T12:00:00Z", "exercises": [{"exercise": "Plank", "sets": [{"duration_s": 60}]}]}
    log_workout(house, bruno, told)
    assert kept(house, bruno) == [("Plank", None, 60.0)]
    told["exercises"] = [{"exercise": "Plank", "sets": [{"weight_kg": 5}]}]  # type: ignore[dict-item]
    with pytest.raises(MiloError, match="Add 'reps'"):
        log_workout(house, bruno, told)
