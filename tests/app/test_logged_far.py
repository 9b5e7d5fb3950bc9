"""A log far from what is known is kept and asked about; an ordinary one, and a mended one, are not."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.insight.views import LiftLine
from milo.vocabulary.told_limits import Refusal, check_set

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
OLD = {**BRUNO, "age": 66, "weight_kg": 78, "experience": "beginner"}


def logged(load: float, exercise: str = "Leg press", reps: int = 10) -> dict[str, object]:
    return {"exercises": [{"exercise": exercise, "sets": [{"reps": reps, "weight_kg": load, "rir": 3}]}]}


@pytest.mark.parametrize(("language", "word"), [("en", "slip"), ("es", "desliz")])
def test_a_weight_and_a_load_that_are_far_off_are_kept_and_asked_about(
    house: House, coaching: Coaching, language: str, word: str
) -> None:
    old = house.flows.add_athlete({**OLD, "language": language})
    for raw in ({"daily": {"weight_kg": 141}}, logged(520), logged(200, "Lateral raise")):
        made = coaching.log(old, raw)
        assert made["new"]
        assert made["reply"] is not None
        assert word in made["reply"]["text"]
        assert not made["reply"]["locked"]
        assert not any(sign.isdigit() for sign in made["reply"]["text"])


def test_an_ordinary_log_is_not_asked_about(house: House, coaching: Coaching) -> None:
    old = house.flows.add_athlete(OLD)
    assert coaching.log(old, {"daily": {"weight_kg": 80}})["reply"] is None
    assert coaching.log(old, logged(60))["reply"] is None
    assert coaching.log(old, logged(6, "Lateral raise"))["reply"] is None


def held(seconds: float, sets: int = 1, minutes: float | None = None) -> dict[str, object]:
    told = {"exercises": [{"exercise": "Plank", "sets": [{"duration_s": seconds}] * sets}]}
    return told if minutes is None else {**told, "minutes": minutes}


def test_a_hold_of_an_hour_or_longer_than_its_session_is_kept_and_asked_about(house: House, coaching: Coaching) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    for raw in (held(3600), held(300, sets=5, minutes=20)):
        made = coaching.log(bruno, raw)
        assert made["new"]
        assert "slip" in made["reply"]["text"]
    assert coaching.log(bruno, held(90, sets=3, minutes=20))["reply"] is None


def test_a_set_is_counted_or_held(house: House, coaching: Coaching) -> None:
    with pytest.raises(Refusal, match="Leave out"):
        check_set("Plank", 5, None, None, 60)
    check_set("Plank", None, None, None, 60)


@pytest.mark.parametrize("reps", [2.5, 0.5, 7.01])
def test_half_a_repetition_is_none(reps: float) -> None:
    with pytest.raises(Refusal, match="whole"):
        check_set("Back squat", reps, 40.0, None)
    check_set("Back squat", 2.0, 40.0, None)


def bench(coaching: Coaching, athlete: str, day: str, kg: float, reps: int = 5) -> dict[str, object]:
    begun = coaching.start_workout(athlete, at=datetime.fromisoformat(f"{day}T07:00:00+00:00"))
    return coaching.add_sets(athlete, begun["workout_id"], "Bench press", [{"reps": reps, "weight_kg": kg, "rir": 2}])


def lift_of(house: House, athlete: str) -> LiftLine:
    return next(line for line in house.flows.week(athlete).strength.lifts if line.lift == "bench_press")


def test_a_set_far_above_all_that_is_known_is_flagged_at_each_door_and_is_no_record_until_a_second_day(
    house: House, coaching: Coaching
) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    for day in ("2026-02-20", "2026-02-23"):
        assert bench(coaching, bruno, day, 55)["reply"] is None
    before = lift_of(house, bruno)
    far = bench(coaching, bruno, "2026-02-26", 450)
    assert "slip" in str(far["reply"])
    assert "another day" in str(far["reply"])
    after = lift_of(house, bruno)
    assert after.e1rm_kg.value == before.e1rm_kg.value
    assert [r["weight_kg"] for r in after.records] == [55]
    assert not after.new_records
    assert "450" not in ask(coaching, bruno, "what is my best bench press set?").text
    assert bench(coaching, bruno, "2026-02-27", 57.5)["reply"] is None, "what is usual is still asked about by nobody"
    assert bench(coaching, bruno, "2026-02-28", 430)["reply"] is not None
    assert [r["weight_kg"] for r in lift_of(house, bruno).records] == [450], "a second day comes near it"


@pytest.mark.parametrize(("language", "word"), [("en", "No plan of yours has a session"), ("es", "Ningún plan tuyo tiene")])
def test_a_session_that_no_plan_has_is_kept_and_said(house: House, coaching: Coaching, language: str, word: str) -> None:
    bruno = house.flows.add_athlete({**BRUNO, "language": language})
    coaching.new_plan(bruno)
    made = coaching.log(bruno, {**logged(60), "session_id": "w9d9s9"})
    assert made["new"]
    assert word in made["session_unknown"]
    assert coaching.log(bruno, logged(62))["session_unknown"] is None
