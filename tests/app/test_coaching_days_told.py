"""What is told of a day in ordinary words: one set of several, a whole session, a pulse, how it felt; and what to delete."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, clock_by_hand, coach_of, house_of, say

from milo.app.coaching.coach import Coaching
from milo.app.house import House

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)


@pytest.fixture
def bruno(house: House) -> str:
    return house.flows.add_athlete(BRUNO)


def exercises(coaching: Coaching, athlete: str, weeks: int | None = None) -> set[str]:
    plan = coaching.plan(athlete)
    assert plan is not None
    return {e.exercise_id for w in plan.weeks[:weeks] for d in w.days for s in d.sessions for e in s.exercises}


@pytest.mark.parametrize(
    "words", ["the third set was with 55", "la tercera serie fue con 55 kg", "no, the last set was with 55 kg"]
)
@pytest.mark.parametrize("written", [False, True])
def test_one_set_of_several_is_put_right(house: House, coaching: Coaching, bruno: str, words: str, written: bool) -> None:
    say(coaching, bruno, "bench press 3x8 at 60 kg", *(["yes"] if written else []), words, "yes")
    assert sorted((s.number, s.weight_kg) for s in house.store.find("set", bruno)) == [(1, 60), (2, 60), (3, 55)]


@pytest.mark.parametrize(
    ("told", "mend", "kg"),
    [
        ("my weight is 81 kg", "that was wrong, 79", 79),
        ("peso 81 kg", "eso estaba mal, 79,5", 79.5),
        ("I weigh 81 kg", "no, 80.5", 80.5),
    ],
)
def test_a_weight_that_waits_is_put_right_before_its_yes(
    house: House, coaching: Coaching, bruno: str, told: str, mend: str, kg: float
) -> None:
    say(coaching, bruno, told, mend)
    assert house.store.find("measurement", bruno) == []
    say(coaching, bruno, "yes" if told[0] != "p" else "sí")
    assert [m.value for m in house.store.find("measurement", bruno)] == [kg]


@pytest.mark.parametrize(
    "words", ["what's logged today?", "what's in my log today?", "¿qué tengo anotado hoy?", "¿qué hay registrado hoy?"]
)
def test_what_is_logged_is_told(coaching: Coaching, bruno: str, words: str) -> None:
    say(coaching, bruno, "bench press 3x8 at 60 kg", "yes")
    told = say(coaching, bruno, words)
    assert "60 kg" in told


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("my resting heart rate is 58", {"resting_hr_bpm": 58}),
        ("mi pulso en reposo es 58", {"resting_hr_bpm": 58}),
        ("my blood pressure was 128/82 this morning", {"systolic_mmhg": 128, "diastolic_mmhg": 82}),
        ("me tomé la tensión: 135/85", {"systolic_mmhg": 135, "diastolic_mmhg": 85}),
        ("I slept 4 hours", {"sleep_h": 4}),
        ("dormí 4 horas", {"sleep_h": 4}),
        ("no dormí nada", {"sleep_h": 0}),
        ("I didn't sleep at all", {"sleep_h": 0}),
    ],
)
def test_a_measure_is_written_down_on_a_yes_and_deleted_on_another(
    house: House, coaching: Coaching, bruno: str, words: str, stored: dict[str, float]
) -> None:
    spanish = any(word in words for word in ("mi ", "me ", "dorm"))
    asked = say(coaching, bruno, words)
    assert asked.rstrip().endswith("Di sí o no." if spanish else "Say yes or no."), asked
    assert house.store.find("measurement", bruno) == []
    say(coaching, bruno, "sí" if spanish else "yes")
    assert {m.quantity: m.value for m in house.store.find("measurement", bruno)} == stored
    say(coaching, bruno, "borra eso" if spanish else "delete that", "sí" if spanish else "yes")
    assert house.store.find("measurement", bruno) == []


@pytest.mark.parametrize(
    ("words", "felt"),
    [
        ("mood 4/5 and energy 3 out of 5", (4, 3, None)),
        ("agujetas 6/10", (None, None, 6)),
        ("my energy is 2 of 5 today", (None, 2, None)),
    ],
)
def test_how_a_day_felt_is_written_down_beside_what_was_told_of_it(
    house: House, coaching: Coaching, bruno: str, words: str, felt: tuple[float | None, ...]
) -> None:
    asked = say(coaching, bruno, words)
    assert "5" in asked or "10" in asked
    say(coaching, bruno, "yes")
    found = house.store.find("feedback", bruno)
    assert [(f.mood, f.energy, f.soreness_level) for f in found] == [felt]
    say(coaching, bruno, "mood 1/5", "yes")
    assert [(f.mood, f.energy, f.soreness_level) for f in house.store.find("feedback", bruno)] == [(1, *felt[1:])]


def test_a_feeling_of_another_scale_is_not_written_down(house: House, coaching: Coaching, bruno: str) -> None:
    assert "from 1 to 5" in say(coaching, bruno, "my energy is 7/10")
    say(coaching, bruno, "yes")
    assert house.store.find("feedback", bruno) == []


@pytest.mark.parametrize(("words", "yes"), [("I did my session, all of it as planned", "yes"), ("hice la sesión de hoy", "sí")])
def test_a_planned_session_is_offered_as_done(house: House, coaching: Coaching, bruno: str, words: str, yes: str) -> None:
    coaching.new_plan(bruno)
    day = 0
    while (today := coaching.today(bruno)).planned is None or today.planned.rest:
        coaching.house.clock.go(seconds=86_400)  # type: ignore[attr-defined]
        day += 1
        assert day < 14
    planned = [(e.exercise, len(e.sets), e.sets[0].target_load_kg) for s in today.planned.sessions for e in s.exercises]
    asked = say(coaching, bruno, words)
    assert asked.endswith(("Say yes or no.", "Responde sí o no.")), asked
    assert house.store.find("set", bruno) == []
    say(coaching, bruno, yes)
    kept = house.store.find("set", bruno)
    assert len(kept) == sum(count for _, count, _ in planned)
    assert {s.weight_kg for s in kept} <= {load for _, _, load in planned}
    assert all(s.rir is None for s in kept)


@pytest.mark.parametrize(
    "words", ["did I do my session?", "I didn't do my session", "I did half of my session", "today as planned"]
)
def test_a_session_asked_about_denied_or_half_done_is_not_offered(coaching: Coaching, bruno: str, words: str) -> None:
    coaching.new_plan(bruno)
    assert "Shall I log it" not in say(coaching, bruno, words)
