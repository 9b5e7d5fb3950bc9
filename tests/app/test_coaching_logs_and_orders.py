"""Logs that are put right and orders of everyday talk: speeds nobody goes, days of a plan to come, sports and races that change."""

from __future__ import annotations

import pytest
from tests.app.coach_house import BRUNO, clock_by_hand, coach_of, held, house_of
from tests.app.coach_house import order as say

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.vocabulary.told_limits import MOST_KMH, Refusal, check_pace

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
ADA = {
    **BRUNO, "name": "Ada", "goal": "endurance", "days_per_week": 5, "activities": ["running", "cycling"],
    "equipment": [*BRUNO["equipment"], "bicycle"],
    "history": {"longest_run_km_30d": 14, "weekly_runs": 3, "weekly_minutes": [150, 150, 150, 150], "months_trained": 24},
}  # fmt: skip


@pytest.fixture
def ada(house: House) -> str:
    return house.flows.add_athlete(ADA)


def works(coaching: Coaching, athlete: str, activity: str) -> int:
    """How many sessions of an endurance sport the plan holds."""
    found = [s.endurance for w in held(coaching, athlete).weeks for d in w.days for s in d.sessions]
    return sum(e is not None and e.activity == activity for e in found)


# --- speeds ---------------------------------------------------------------------------------------------------------------------

IMPOSSIBLE = [
    ("running", 16.7, 9), ("running", 120, 50), ("cycling", 40, 58), ("cycling", 60, 75), ("swimming", 10, 1.5),
    ("rowing", 20, 8.2), ("walking", 30, 10),
]  # fmt: skip
DONE = [
    ("running", 0.32, 0.2), ("running", 1.69, 0.8), ("running", 12.6, 5), ("running", 120.6, 42.195), ("running", 366, 100),
    ("cycling", 60, 56.8), ("cycling", 12, 15), ("swimming", 0.35, 0.05), ("swimming", 14.52, 1.5), ("rowing", 5.3, 2),
    ("walking", 18.1, 5), ("walking", 212, 50), ("skiing", 30, 40),
]  # fmt: skip


@pytest.mark.parametrize(("activity", "minutes", "km"), IMPOSSIBLE)
def test_a_distance_no_record_covers_in_that_time_is_refused(activity: str, minutes: float, km: float) -> None:
    with pytest.raises(Refusal):
        check_pace(activity, minutes, km)


@pytest.mark.parametrize(("activity", "minutes", "km"), DONE)
def test_what_the_records_cover_is_kept(activity: str, minutes: float, km: float) -> None:
    check_pace(activity, minutes, km)


def test_no_longer_distance_is_allowed_a_higher_speed() -> None:
    for steps in MOST_KMH.values():
        assert [km for km, _ in steps] == sorted(km for km, _ in steps)
        assert [kmh for _, kmh in steps] == sorted((kmh for _, kmh in steps), reverse=True)


@pytest.mark.parametrize(
    ("told", "mend", "stands"),
    [
        ("I ran 4 km in 16.7 minutes", "that was 9 km", "4 km"), ("I ran 9 km in 50 minutes", "it was 15 minutes", "9 km"),
        ("I rode 20 km in 40 minutes", "that was 57 km", "20 km"), ("I walked 5 km in 60 minutes", "it was 16 minutes", "5 km"),
        ("corrí 5 km en 25 minutos", "eran 11 km", "5 km"),
    ],
)  # fmt: skip
def test_a_correction_to_a_speed_nobody_goes_is_refused_as_a_log_is(
    coaching: Coaching, ada: str, told: str, mend: str, stands: str
) -> None:
    say(coaching, ada, told, "yes")
    refused = say(coaching, ada, mend)
    assert "faster than a person can go" in refused or "más rápido" in refused
    say(coaching, ada, "yes")
    assert stands in say(coaching, ada, "did I log that?")


def test_a_correction_to_a_speed_somebody_goes_is_read_back_and_kept(coaching: Coaching, ada: str) -> None:
    assert "9 km in 50 min" in say(coaching, ada, "I ran 8 km in 50 minutes", "yes", "that was 9 km")
    say(coaching, ada, "yes")
    assert "9 km" in say(coaching, ada, "did I log that?")


# --- days of a plan that begins on Monday ------------------------------------------------------------------------------------


# --- equipment that goes and comes back ------------------------------------------------------------------------------------------

GONE = [
    ("my bike broke", "yes"), ("se me ha roto la bici", "sí"), ("me robaron la bici", "sí"), ("vendí la bici", "sí"),
    ("ya no tengo bici", "sí"), ("tuve que vender la bici", "sí"), ("someone stole my bike", "yes"),
    ("I no longer have a bike", "yes"), ("I don't have a bike any more", "yes"), ("I had to sell my bike", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "yes"), GONE)
def test_an_undo_puts_the_rides_back_with_the_bicycle(coaching: Coaching, ada: str, words: str, yes: str) -> None:
    coaching.new_plan(ada)
    before = held(coaching, ada)
    told = say(coaching, ada, words, yes)
    assert "cycling" in told or "bicicleta" in told
    assert not works(coaching, ada, "cycling")
    assert coaching.profile(ada).activities == ["running"]
    say(coaching, ada, "undo that" if yes == "yes" else "deshaz eso")
    assert coaching.profile(ada).activities == ["running", "cycling"]
    assert held(coaching, ada).weeks == before.weeks


def test_a_plan_made_anew_for_the_equipment_goes_with_the_undo(coaching: Coaching, ada: str) -> None:
    coaching.new_plan(ada)
    before = held(coaching, ada)
    say(coaching, ada, "I sold my barbell and my dumbbells", "yes")
    assert held(coaching, ada).weeks != before.weeks
    say(coaching, ada, "undo that")
    assert held(coaching, ada).weeks == before.weeks


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("my bike is fixed", "yes"), ("I got my bike back", "yes"), ("my bike has been repaired", "yes"),
        ("la bici ya está arreglada", "sí"), ("ya me han arreglado la bici", "sí"),
    ],
)  # fmt: skip
def test_a_bicycle_that_is_there_again_brings_its_sport_back(coaching: Coaching, ada: str, words: str, yes: str) -> None:
    coaching.new_plan(ada)
    say(coaching, ada, "my bike broke", "yes", "what's for today?", words, yes)
    assert coaching.profile(ada).activities == ["running", "cycling"]
    say(coaching, ada, "make me a new plan", "yes")
    assert works(coaching, ada, "cycling")


def test_a_first_bicycle_makes_nobody_a_cyclist(coaching: Coaching, house: House) -> None:
    iris = house.flows.add_athlete({**ADA, "name": "Iris", "activities": ["running"], "equipment": ["dumbbell"]})
    say(coaching, iris, "I bought a bike", "yes")
    assert coaching.profile(iris).activities == ["running"]


@pytest.mark.parametrize(
    "words",
    [
        "no se me ha roto la bici", "¿y si vendo la bici?", "mi hermano vendió su bici", "vendí mi coche",
        "quiero vender la bici", "la bici no está arreglada", "ya no tengo agujetas", "I don't have pain any more",
    ],
)  # fmt: skip
def test_what_is_not_lost_stays_in_profile_and_plan(coaching: Coaching, ada: str, words: str) -> None:
    coaching.new_plan(ada)
    before = held(coaching, ada)
    assert "changed" not in say(coaching, ada, words)
    say(coaching, ada, "yes")
    assert "bicycle" in (coaching.profile(ada).equipment or ())
    assert held(coaching, ada).weeks == before.weeks


# --- a race that will not be -----------------------------------------------------------------------------------------------------

RACE = ("I have a half marathon on 2026-03-29", "yes", "make me a new plan", "yes")


def tapers(coaching: Coaching, athlete: str) -> bool:
    return any(w.focus == "taper" for w in held(coaching, athlete).weeks)


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("cancel the race", "yes"), ("the race is cancelled", "yes"),
        ("can you cancel the race?", "yes"), ("I've dropped out of the half marathon", "yes"), ("I won't run the race", "yes"),
        ("forget the race", "yes"),
        ("cancela la carrera", "sí"), ("ya no corro la media maratón", "sí"),
        ("me retiro de la carrera", "sí"),
    ],
)  # fmt: skip
def test_a_race_that_is_given_up_leaves_profile_and_plan_and_comes_back_by_undo(
    coaching: Coaching, ada: str, words: str, yes: str
) -> None:
    coaching.new_plan(ada)
    say(coaching, ada, *RACE)
    before = held(coaching, ada)
    assert tapers(coaching, ada)
    assert "2026-03-29" in say(coaching, ada, words)
    assert coaching.profile(ada).event is not None
    say(coaching, ada, yes)
    assert coaching.profile(ada).event is None
    assert not tapers(coaching, ada)
    say(coaching, ada, "undo that" if yes == "yes" else "deshaz eso")
    assert coaching.profile(ada).event is not None
    assert held(coaching, ada).weeks == before.weeks


@pytest.mark.parametrize(
    "words",
    [
        "don't cancel the race", "should I cancel the race?", "what if I skip the race?", "I can't run any more", "cancel my run",
        "delete the 5k", "¿cancelo la carrera?", "no canceles la carrera", "my friend cancelled the race", "no quiero correr",
    ],
)  # fmt: skip
def test_questions_denials_and_runs_leave_the_race(coaching: Coaching, ada: str, words: str) -> None:
    coaching.new_plan(ada)
    say(coaching, ada, *RACE, words, "yes")
    assert coaching.profile(ada).event is not None
    assert tapers(coaching, ada)


def test_a_plan_without_a_race_in_it_stays_when_the_race_goes(coaching: Coaching, ada: str) -> None:
    coaching.new_plan(ada)
    before = held(coaching, ada)
    say(coaching, ada, "I have a marathon on 2026-10-04", "yes", "cancel the race", "yes")
    assert coaching.profile(ada).event is None
    assert held(coaching, ada).weeks == before.weeks


# --- sports within the plan ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "swap the ride for a run", "make Friday's ride a run", "can you swap Friday's ride for a swim?",
        "cambia la bici por correr", "I want to run instead of the ride",
        "quiero nadar en vez de correr",
    ],
)  # fmt: skip
def test_a_session_is_not_turned_into_another_sport_and_why_is_said(coaching: Coaching, ada: str, words: str) -> None:
    coaching.new_plan(ada)
    before = held(coaching, ada)
    told = say(coaching, ada, words)
    assert "its own limits" in told or "sus propios límites" in told
    assert held(coaching, ada) == before


@pytest.mark.parametrize("words", ["nothing Monday to Wednesday", "nada de lunes a miércoles", "I can't train Monday and Tuesday"])
def test_days_named_on_a_sunday_are_those_of_the_first_week_also_in_what_is_said(coaching: Coaching, ada: str, words: str) -> None:
    coaching.house.clock.go(days=6)  # type: ignore[attr-defined]
    coaching.new_plan(ada)
    told = say(coaching, ada, words)
    assert "week 2;" not in told
    assert "semana 2;" not in told
    weeks = held(coaching, ada).weeks
    assert not weeks[0].days[0].sessions
    assert not weeks[0].days[1].sessions
    assert weeks[1].days[0].sessions
    say(coaching, ada, "and the week after too" if "nada" not in words else "y la siguiente también")
    weeks = held(coaching, ada).weeks
    assert not weeks[1].days[0].sessions
    assert weeks[2].days[0].sessions


def test_days_named_within_a_plan_are_those_of_the_next_week_once_they_are_over(coaching: Coaching, ada: str) -> None:
    coaching.new_plan(ada)
    coaching.house.clock.go(days=4)  # type: ignore[attr-defined]
    say(coaching, ada, "nothing Monday to Wednesday")
    weeks = held(coaching, ada).weeks
    assert weeks[0].days[0].sessions
    assert not weeks[1].days[0].sessions


def test_what_the_athlete_changed_of_the_plan_since_is_not_taken_back_with_the_profile(coaching: Coaching, ada: str) -> None:
    coaching.new_plan(ada)
    say(coaching, ada, "my bike broke", "yes", "skip Thursday", "undo that")
    assert coaching.profile(ada).activities == ["running"]
    assert not works(coaching, ada, "cycling")


def test_without_a_race_the_words_are_of_a_run_as_before(coaching: Coaching, ada: str) -> None:
    coaching.new_plan(ada)
    runs = works(coaching, ada, "running")
    assert "Hecho" in say(coaching, ada, "cancela la carrera")
    assert works(coaching, ada, "running") < runs


@pytest.mark.parametrize("words", ["no running in week 2", "sin correr en la semana 2"])
def test_a_run_that_is_left_out_leaves_no_session_under_its_name(coaching: Coaching, ada: str, words: str) -> None:
    coaching.new_plan(ada)
    say(coaching, ada, words)
    before, after = held(coaching, ada).weeks[0], held(coaching, ada).weeks[1]
    titles = {s.title for d in before.days for s in d.sessions if s.endurance and s.endurance.activity == "running"}
    assert titles
    assert not titles & {s.title for d in after.days for s in d.sessions}
    assert [s.title for d in after.days for s in d.sessions if s.endurance] == ["Easy ride"]


def test_balance_beside_a_run_stays_under_its_own_title(coaching: Coaching, house: House) -> None:
    rosa = house.flows.add_athlete({**ADA, "name": "Rosa", "age": 72})
    coaching.new_plan(rosa)
    say(coaching, rosa, "no running in week 2")
    left = [s for d in held(coaching, rosa).weeks[1].days for s in d.sessions if s.kind == "mobility"]
    assert len(left) == 2
    assert {s.title for s in left} == {"Mobility and balance"}


@pytest.mark.parametrize(
    "words", ["swap bench press for push-ups", "move the ride to Sunday", "make the ride easier", "swap Tuesday and Friday"]
)
def test_other_orders_about_a_session_are_carried_out_as_before(coaching: Coaching, ada: str, words: str) -> None:
    coaching.new_plan(ada)
    before = held(coaching, ada)
    assert "its own limits" not in say(coaching, ada, words)
    assert held(coaching, ada) != before
