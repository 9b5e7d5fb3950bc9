"""Sets and runs told in talk: read back, written down on a yes, and on nothing else."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from milo.app.adapting_flow import log_workout
from milo.app.asking import facts_of
from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.house import House
from milo.coach.safety.shell import Reply
from milo.llm.scripted import Provider
from milo.vocabulary.clock import StillClock
from milo.vocabulary.talk import Language

PROFILE: dict[str, Any] = {
    "name": "Bruno", "sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 180, "weight_kg": 80,
    "parq": {"none_of_these": True},
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(datetime(2026, 3, 2, 18, tzinfo=UTC)))
    yield made
    made.close()


@pytest.fixture
def coaching(house: House) -> Coaching:
    return Coaching(house, None)


@pytest.fixture
def bruno(house: House) -> str:
    return house.flows.add_athlete(PROFILE)


def ask(coaching: Coaching, athlete: str, said: Any, **how: Any) -> Reply:
    return asyncio.run(coaching.ask(athlete, said, **how))


def test_sets_are_read_back_and_written_down_on_a_yes(house: House, coaching: Coaching, bruno: str) -> None:
    asked = ask(coaching, bruno, "I did 3x8 squats at 60 kg, 2 in reserve")
    assert "Back squat 3 × 8 at 60 kg, 2 reps in reserve" in asked.text
    assert [c.value for c in asked.claims] == [3, 8, 60, 2]
    assert house.store.find("set", bruno) == []
    done = ask(coaching, bruno, "yes please")
    stored = house.store.find("set", bruno)
    assert [(s.reps, s.weight_kg, s.rir, s.origin) for s in stored] == [(8, 60, 2, "told")] * 3
    assert {i for c in done.claims for i in c.record_ids} == {s.set_id for s in stored}
    ask(coaching, bruno, "yes")
    assert len(house.store.find("set", bruno)) == 3


def test_what_follows_on_the_same_day_joins_the_workout(house: House, coaching: Coaching, bruno: str) -> None:
    for text in ("squat 2x5 at 100 kg", "yes", "bench press 2x5 at 80 kg and 20 min of running", "ok"):
        ask(coaching, bruno, text)
    workouts = house.store.find("workout", bruno)
    assert sorted((w.activity_type, w.duration_s) for w in workouts) == [("running", 1200), ("strength", None)]
    assert len({s.workout_id for s in house.store.find("set", bruno)}) == 1


def test_what_is_told_one_after_the_other_is_asked_about_and_written_together(house: House, coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "squat 3x5 100kg today")
    both = ask(coaching, bruno, "and bench 3x8 60kg")
    assert "Back squat 3 × 5 at 100 kg and Bench press 3 × 8 at 60 kg. Shall I" in both.text
    assert [c.value for c in both.claims] == [3, 5, 100, 3, 8, 60]
    assert house.store.find("set", bruno) == []
    for more in ("barbell row 3x10 50kg", "barbell curl 3x12 20kg", "lateral raise 2x15 8kg"):
        ask(coaching, bruno, more)
    ask(coaching, bruno, "yes")
    ask(coaching, bruno, "yes")
    lifted = Counter(s.exercise for s in house.store.find("set", bruno))
    assert lifted == {"Back squat": 3, "Bench press": 3, "Barbell row": 3, "Barbell curl": 3, "Lateral raise": 2}


def test_what_is_told_one_after_the_other_in_spanish_holds_its_reserve(house: House, coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "hice 3 series de 10 de sentadilla goblet con 12 kilos")
    asked = ask(coaching, bruno, "y 3x12 remo con mancuerna a 10kg, me quedaban 2")
    assert "Sentadilla goblet 3 × 10 con 12 kg" in asked.text
    assert "Remo con mancuerna 3 × 12 con 10 kg, 2 repeticiones en reserva" in asked.text
    ask(coaching, bruno, "sí")
    assert sorted({(s.exercise, s.reps, s.weight_kg, s.rir) for s in house.store.find("set", bruno)}, key=str) == [
        ("Dumbbell row", 12, 10, 2),
        ("Goblet squat", 10, 12, None),
    ]


def test_a_day_told_first_holds_for_what_follows_until_another_is_named(house: House, coaching: Coaching, bruno: str) -> None:
    for text in ("squat 3x5 100kg yesterday", "and bench 3x8 60kg", "and today deadlift 1x5 120kg"):
        asked = ask(coaching, bruno, text)
    assert "yesterday: Back squat 3 × 5 at 100 kg and Bench press" in asked.text
    assert "today: Deadlift 1 × 5" in asked.text
    ask(coaching, bruno, "yes")
    days = {(s.exercise, s.at.day) for s in house.store.find("set", bruno)}
    assert days == {("Back squat", 1), ("Bench press", 1), ("Deadlift", 2)}


@pytest.mark.parametrize(
    ("told", "mended", "asked"),
    [
        ("log 5km run in 25 min today", "no, it was 6 km", "Running 6 km in 25 min"),
        ("log 5km run in 25 min today", "sorry, 26 min", "Running 5 km in 26 min"),
        ("corrí 5 km en 25 min", "no, eran 6 km", "Correr 6 km en 25 min"),
        ("squat 3x5 100kg", "no, 3x6", "Back squat 3 × 6 at 100 kg"),
        ("squat 3x5 100kg", "actually 102.5 kg with 2 in reserve", "Back squat 3 × 5 at 102.5 kg, 2 reps in reserve"),
        ("squat 3x5 100kg and bench 3x8 60kg", "squat was 105 kg", "Back squat 3 × 5 at 105 kg and Bench press 3 × 8 at 60 kg"),
        ("squat 3x5 100kg and bench 3x8 60kg", "no, the bench was 3x9", "and Bench press 3 × 9 at 60 kg"),
        ("squat 3x5 100kg", "no, bench 3x8 60kg", "today: Bench press 3 × 8 at 60 kg"),
    ],
)
def test_a_correction_replaces_what_was_asked_and_asks_again(
    house: House, coaching: Coaching, bruno: str, told: str, mended: str, asked: str
) -> None:
    ask(coaching, bruno, told)
    again = ask(coaching, bruno, mended)
    assert asked in again.text
    assert "Shall I log it" in again.text or "¿Lo anoto?" in again.text
    assert house.store.find("workout", bruno) == []
    assert asked in ask(coaching, bruno, "yes" if "Shall" in again.text else "sí").text


def test_without_a_yes_nothing_is_written(house: House, coaching: Coaching, bruno: str) -> None:
    ask(coaching, bruno, "squat 2x5 at 100 kg")
    assert "Nothing was logged" in ask(coaching, bruno, "no").text
    ask(coaching, bruno, "yes")
    assert house.store.find("workout", bruno) == []


@pytest.mark.parametrize(
    ("told", "between", "yes"),
    [
        ("squat 2x5 at 100 kg", ("what is my workout today?", "how much protein should I eat?"), "yes"),
        ("hice 2x5 de sentadilla con 100 kg", ("¿qué me toca mañana?",), "sí"),
        ("squat 2x5 at 100 kg", ("bench press 1x5 at 900 kg",), "yes"),
    ],
)
def test_what_waits_is_asked_about_again_after_a_reply_about_something_else(
    house: House, coaching: Coaching, bruno: str, told: str, between: tuple[str, ...], yes: str
) -> None:
    asked = ask(coaching, bruno, told).text
    for text in between:
        assert ask(coaching, bruno, text).text.endswith(asked)
    assert house.store.find("set", bruno) == []
    ask(coaching, bruno, yes)
    assert [(s.reps, s.weight_kg) for s in house.store.find("set", bruno)] == [(5, 100)] * 2


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_body_weight_told_while_sets_wait_is_asked_about_with_them(
    house: House, coaching: Coaching, bruno: str, answer: str
) -> None:
    ask(coaching, bruno, "squat 2x5 at 100 kg")
    asked = ask(coaching, bruno, "I weigh 81 kg").text
    assert "weight 81 kg" in asked
    assert "Back squat 2 × 5 at 100 kg" in asked
    ask(coaching, bruno, answer)
    written = answer == "yes"
    assert [s.weight_kg for s in house.store.find("set", bruno)] == [100, 100] * written
    assert [m.value for m in house.store.find("measurement", bruno) if m.value == 81] == [81] * written


@pytest.mark.parametrize(
    ("told", "weights", "asked"),
    [
        (("did 3 sets of 8 squats",), ("80 kg",), "Back squat 3 × 8 at 80 kg."),
        (("did 3x8 squats", "then 3x8 bench press at 60 kg"), ("80 kg the squats",), "Back squat 3 × 8 at 80 kg and Bench press"),
        (
            ("did 3x8 squats", "and 3x8 bench press"),
            ("with 60", "and the squats at 80"),
            "3 × 8 at 80 kg and Bench press 3 × 8 at 60",
        ),
        (("hice 3x8 sentadillas",), ("con 80 kilos",), "Sentadilla trasera 3 × 8 con 80 kg."),
        (
            ("hice 3x8 sentadillas", "y 3x8 press de banca"),
            ("las sentadillas con 80 kg",),
            "3 × 8 con 80 kg y Press de banca 3 × 8.",
        ),
        (("did 3x8 squats at 70 kg",), ("80 kg",), "Back squat 3 × 8 at 70 kg."),
        (("did 3x8 squats",), ("is 80 kg too much?",), "Back squat 3 × 8."),
        (("did 3x8 squats",), ("not 80 kg",), "Back squat 3 × 8."),
    ],
)
def test_a_weight_told_after_its_sets_joins_those_that_have_none(
    house: House, coaching: Coaching, bruno: str, told: tuple[str, ...], weights: tuple[str, ...], asked: str
) -> None:
    for text in (*told, *weights):
        reply = ask(coaching, bruno, text)
    assert asked in reply.text
    assert house.store.find("set", bruno) == []


def test_a_yes_to_another_question_writes_nothing(house: House, coaching: Coaching, bruno: str) -> None:
    talk = [
        {"role": "user", "text": "squat 2x5 at 100 kg"},
        {"role": "assistant", "text": "Did it hurt?"},
        {"role": "user", "text": "yes"},
    ]
    ask(coaching, bruno, talk)
    assert house.store.find("set", bruno) == []


def test_a_door_that_may_only_read_writes_nothing(house: House, coaching: Coaching, bruno: str) -> None:
    assert "Shall I" not in ask(coaching, bruno, "squat 2x5 at 100 kg", edits=False).text
    ask(coaching, bruno, "yes", edits=False)
    assert house.store.find("workout", bruno) == []


def test_a_danger_in_the_same_sentence_comes_first(house: House, coaching: Coaching, bruno: str) -> None:
    made = ask(coaching, bruno, "did 3x8 squats at 60 kg and now I have crushing chest pain")
    assert made.level == "E0"
    assert "Shall I" not in made.text


def test_in_spanish_as_well(house: House, coaching: Coaching) -> None:
    ana = house.flows.add_athlete({**PROFILE, "language": "es", "name": "Ana"})
    assert "He entendido, ayer: Peso muerto 2 × 5 con 80 kg" in ask(coaching, ana, "ayer hice peso muerto 2x5 con 80 kg").text
    assert "Anotado, ayer" in ask(coaching, ana, "sí").text
    assert [s.at.date().isoformat() for s in house.store.find("set", ana)] == ["2026-03-01"] * 2


def test_a_weight_and_a_night_are_read_back_and_written_on_a_yes(house: House, coaching: Coaching, bruno: str) -> None:
    def told() -> dict[str, float]:
        return {m.quantity: m.value for m in house.store.find("measurement", bruno)}

    for said, back in (("slept 7 hours", "sleep 7 h"), ("my weight is 61", "weight 61 kg")):
        before = told()
        assert f"{back}. Shall I log it" in ask(coaching, bruno, said).text
        assert told() == before
        assert back in ask(coaching, bruno, "yes").text
    assert told() == {"sleep_h": 7, "weight_kg": 61}
    ask(coaching, bruno, "my weight is 62")
    assert "Nothing was logged" in ask(coaching, bruno, "no").text
    assert told()["weight_kg"] == 61


def test_the_energy_of_a_day_is_read_back_written_on_a_yes_and_keeps_its_protein(
    house: House, coaching: Coaching, bruno: str
) -> None:
    def told() -> list[tuple[float | None, float | None]]:
        return [(n.calories, n.protein_g) for n in house.store.find("nutrition", bruno)]

    log_workout(house, bruno, {"at": house.clock.now().isoformat(), "daily": {"protein_g": 130}})
    assert "2,100 kcal eaten, as the day's total. Shall I log it" in ask(coaching, bruno, "I ate 2,100 kcal today").text
    assert told() == [(None, 130)]
    assert "2,100 kcal and 130 g of protein eaten" in ask(coaching, bruno, "yes").text
    assert told() == [(2100, 130)]
    assert "200 g. Save it?" in ask(coaching, bruno, "I ate 200 g chicken").text


def test_sets_may_be_told_the_other_way_round_and_nobody_lifts_600_kg(house: House, coaching: Coaching, bruno: str) -> None:
    assert "Deadlift 5 × 3 at 140 kg" in ask(coaching, bruno, "deadlift 140 for 3 reps of 5 sets").text
    refused = ask(coaching, bruno, "bench 3 sets of 8 at 600 kg")
    assert "600 kg of Bench press is more than anyone has ever lifted" in refused.text
    assert "Deadlift 5 × 3 at 140 kg. Shall I log it" in refused.text
    ask(coaching, bruno, "yes")
    assert {s.exercise for s in house.store.find("set", bruno)} == {"Deadlift"}
    assert "Leg press 3 × 8 at 600 kg" in ask(coaching, bruno, "leg press 3 sets of 8 at 600 kg").text


def test_what_was_done_is_told_and_not_the_plan(coaching: Coaching, bruno: str) -> None:
    coaching.new_plan(bruno)
    assert "Nothing is logged for today" in ask(coaching, bruno, "what did I do today?").text
    for text in ("squat 2x5 at 100 kg", "yes", "ran 5 km in 28 minutes yesterday", "yes"):
        ask(coaching, bruno, text)
    today = ask(coaching, bruno, "what did I do today?")
    assert "Back squat 2 × 5 at 100 kg" in today.text
    assert "Running" not in today.text
    assert all(c.record_ids for c in today.claims)
    assert "Running (28 min) 5 km" in ask(coaching, bruno, "what did I do yesterday?").text
    assert "Back squat" in ask(coaching, bruno, "what did I do today?", edits=False).text


def test_meals_are_made_for_the_profile_and_kept_from_the_young(house: House, coaching: Coaching, bruno: str) -> None:
    three = ask(coaching, bruno, "meal plan for 3 days")
    assert three.text.count("breakfast:") == 3
    assert three.text.count("kcal") == 3
    assert {c.kind for c in three.claims} == {"plan"}
    one = ask(coaching, bruno, "what's for dinner?")
    assert one.text.startswith("Dinner: ")
    assert any(c.unit == "g" for c in one.claims)
    ana = house.flows.add_athlete({**PROFILE, "age": 16, "language": "es", "name": "Ana"})
    young = ask(coaching, ana, "dame un menú para 3 días")
    assert "Ahora no puedo preparar comidas" in young.text
    assert "kcal" not in young.text
    assert "PL-40" not in young.text


def told(house: House, coaching: Coaching, athlete: str, said: str, language: Language) -> str:
    made = coaching.told(athlete, [said], facts_of(house, athlete, house.flows.profile(athlete)), language)
    assert made is not None
    return made[0]


@pytest.mark.parametrize(
    "said",
    [
        "set my sleep target to 8.5 h",
        "remove my sleep target",
        "undo that",
        "objetivo de calorías 2600",
        "I did 3x8 squats at 60 kg",
    ],
)
def test_the_preview_says_what_the_rules_answer_themselves(house: House, bruno: str, said: str) -> None:
    model = Provider("Rest.")
    coaching = Coaching(house, model)
    seen = asyncio.run(coaching.would_send(bruno, said))
    asyncio.run(coaching.ask(bruno, said))
    assert (seen["asked"], seen["reason"]["code"], len(model.asked)) == (False, "rules", 0)


@pytest.mark.parametrize(
    "told",
    [
        {"injuries": [{"region": "knee", "pain_0_10": 3}]},
        {"age": 67},
        {"conditions": ["asthma"]},
        {"weight_kg": 110},
    ],
)
@pytest.mark.parametrize(("asked", "kind"), [("I weigh 81 kg today", "measurement"), ("I did 3x8 bench press at 40 kg", "set")])
def test_a_yes_answers_a_question_asked_with_care(
    house: House, coaching: Coaching, told: dict[str, Any], asked: str, kind: str
) -> None:
    chloe = house.flows.add_athlete({**PROFILE, **told})
    before = len(house.store.find(kind, chloe))
    assert "Say yes or no" in ask(coaching, chloe, asked).text
    assert "Logged" in ask(coaching, chloe, "yes").text
    assert len(house.store.find(kind, chloe)) > before


@pytest.mark.parametrize(
    "question",
    ["what did I eat this week?", "how many calories have I eaten this week?", "¿qué he comido ayer?"],
)
def test_what_was_eaten_is_told_from_the_log_and_never_from_the_plan(coaching: Coaching, bruno: str, question: str) -> None:
    coaching.new_plan(bruno)
    before = ask(coaching, bruno, question).text
    assert "No food is logged this week" in before or "Esta semana no hay comida" in before
    ask(coaching, bruno, "I ate 2300 kcal today")
    assert "Logged" in ask(coaching, bruno, "yes").text
    after = ask(coaching, bruno, question).text
    assert "too few for an average" in after or "muy pocos para una media" in after


def test_sets_done_are_counted_from_the_log_with_receipts(house: House, coaching: Coaching, bruno: str) -> None:
    coaching.new_plan(bruno)
    assert "no sets are logged" in ask(coaching, bruno, "how many sets of chest did i do this week?").text
    for text in ("bench press 3x8 60kg and squat 2x5 100kg", "yes"):
        ask(coaching, bruno, text)
    chest = ask(coaching, bruno, "¿cuántas series de pecho hice esta semana?")
    assert [(c.value, len(c.record_ids)) for c in chest.claims] == [(3, 3)]
    everything = ask(coaching, bruno, "how many sets did i do this week?")
    assert [(c.value, len(c.record_ids)) for c in everything.claims] == [(5, 5)]


def test_a_run_of_a_weekday_is_kept_on_that_day_with_its_effort_and_what_hurt(house: House, coaching: Coaching, bruno: str) -> None:
    asked = ask(coaching, bruno, "I ran 5 km in 30 min on Saturday, RPE 6, knee pain 3/10")
    assert "last Saturday: Running 5 km in 30 min, RPE 6 and knee, pain 3 of 10" in asked.text
    assert house.store.find("workout", bruno) == house.store.find("measurement", bruno) == []
    ask(coaching, bruno, "yes")
    (run,) = house.store.find("workout", bruno)
    assert (run.start_ts.date().isoformat(), run.rpe, run.distance_m) == ("2026-02-28", 6, 5_000)
    (pain,) = house.store.find("measurement", bruno)
    assert (pain.quantity, pain.value, pain.note, pain.at.date().isoformat()) == ("pain_0_10", 3, "knee", "2026-02-28")


@pytest.mark.parametrize("pounds", ["2.5", "40", "55", "60", "80", "185", "227.5"])
def test_pounds_are_read_back_as_they_were_told(house: House, coaching: Coaching, pounds: str) -> None:
    ada = house.flows.add_athlete({**PROFILE, "units": "imperial"})
    asked = ask(coaching, ada, f"dumbbell bench press 3x12 at {pounds} lb yesterday")
    assert f"3 × 12 at {pounds} lb." in asked.text
    assert f"3 × 12 at {pounds} lb." in ask(coaching, ada, "yes").text


def test_the_mean_pulse_of_a_run_is_kept_and_told_again(house: House, coaching: Coaching, bruno: str) -> None:
    asked = ask(coaching, bruno, "ran 6 km in 38 min at 150 bpm")
    assert "Running 6 km in 38 min, mean pulse 150 bpm" in asked.text
    ask(coaching, bruno, "yes")
    (run,) = house.store.find("workout", bruno)
    assert (run.heart_rate_bpm, run.distance_m, run.duration_s) == (150.0, 6_000.0, 38 * 60.0)
    assert "at 150 bpm" in ask(coaching, bruno, "what did I do on my last run?").text
    assert ask(coaching, bruno, "how do I do a goblet squat?").level == "N"


def test_lifts_without_an_estimate_are_told_by_their_last_sets(coaching: Coaching, bruno: str) -> None:
    assert "no logged sets" in ask(coaching, bruno, "what are my best lifts?").text
    ask(coaching, bruno, "goblet squat 2x12 with 16 kg, 3 left")
    ask(coaching, bruno, "yes")
    assert "Goblet squat 2 × 12 at 16 kg" in ask(coaching, bruno, "what are my best lifts?").text


def test_a_distance_in_the_one_sport_is_read_back_and_kept(house: House, coaching: Coaching) -> None:
    iker = house.flows.add_athlete({**PROFILE, "goal": "endurance", "activities": ["running"], "language": "es"})
    assert "Correr 12 km en 65 min, pulso medio 148" in ask(coaching, iker, "ayer hice 12 km en 1h05 a 148 pulsaciones").text
    ask(coaching, iker, "sí")
    (run,) = house.store.find("workout", iker)
    assert (run.activity_type, run.distance_m, run.heart_rate_bpm) == ("running", 12_000.0, 148.0)
