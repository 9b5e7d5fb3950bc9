"""What an athlete says they did is read whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from milo.coach.conversation.corrections import corrected
from milo.coach.talk.heard.done_mended import mended
from milo.coach.talk.heard.done_said import Done, read_done, read_partly
from milo.coach.talk.heard.pain_said import PainSaid
from milo.coach.conversation.entities.sets import DoneSet
from milo.coach.talk.heard.yes_said import said_yes
from milo.vocabulary.talk import Language


def sets(exercise: str, *told: tuple[int, float | None, float | None], ago: int = 0) -> tuple[Done, ...]:
    return (Done(days_ago=ago, exercise=exercise, sets=tuple(DoneSet(*t) for t in told)),)


def run(minutes: float, km: float | None = None, bpm: float | None = None) -> tuple[Done, ...]:
    return (Done(activity="running", minutes=minutes, distance_km=km, heart_rate_bpm=bpm),)


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("I did 3x8 squats at 60 kg", "en", sets("back_squat", *[(8, 60, None)] * 3)),
        ("benched 100kg x 5 x 2 yesterday", "en", sets("bench_press", *[(5, 100, None)] * 2, ago=1)),
        ("squat 2x5 @ 100, rir 2", "en", sets("back_squat", *[(5, 100, 2)] * 2)),
        ("did squats 8, 8, 7 reps with 60 kg", "en", sets("back_squat", (8, 60, None), (8, 60, None), (7, 60, None))),
        ("I did two sets of five deadlifts at 225 lb with two reps in reserve", "en", sets("deadlift", *[(5, 102.0583, 2)] * 2)),
        ("today: 2 x 12 lunges with 12.5 kg rpe 8", "en", sets("lunge", *[(12, 12.5, 2)] * 2)),
        ("did 10 pull ups", "en", sets("pull_up", (10, None, None))),
        ("hice 2 series de 12 flexiones", "es", sets("push_up", *[(12, None, None)] * 2)),
        ("peso muerto 2x3 con 120,5 kilos me quedaban 2 en reserva", "es", sets("deadlift", *[(3, 120.5, 2)] * 2)),
        ("just ran 5 km in 28 minutes", "en", (Done(activity="running", minutes=28, distance_km=5),)),
        ("ran 10k in 52:30", "en", (Done(activity="running", minutes=52.5, distance_km=10),)),
        ("today I ran 5 miles, 45 minutes, average heart rate 148", "en", run(45, 8.047, 148)),
        ("ran 10 km in 52 minutes (avg HR 158, max HR 181)", "en", run(52, 10, 158)),
        ("ran 10k in 52:10, avg hr 158, max 181", "en", run(52.17, 10, 158)),
        ("hoy he corrido 6 km en 38 minutos con 150 pulsaciones", "es", run(38, 6, 150)),
        ("remé 5000 m en 22:30, fc media 160", "es", (replace(run(22.5, 5, 160)[0], activity="rowing"),)),
        ("ran 8k at 5:30/km, avg hr 150", "en", run(44, 8, 150)),
        ("ran 8 km in 44 min at 5:30/km", "en", run(44, 8)),
        ("ran 5 miles at a 10:30 pace", "en", run(52.5, 8.047)),
        ("ran 20 min at 5:00/km", "en", run(20, 4)),
        ("corrí 10 km a ritmo de 5:10/km", "es", run(51.67, 10)),
        ("rode for an hour and ten minutes", "en", (Done(activity="cycling", minutes=70),)),
        ("ayer nadé 1500 m en 32 min", "es", (Done(days_ago=1, activity="swimming", minutes=32, distance_km=1.5),)),
        ("caminé media hora", "es", (Done(activity="walking", minutes=30),)),
        (
            "squat 1x5 100kg and bench 1x5 80kg",
            "en",
            sets("back_squat", (5, 100, None)) + sets("bench_press", (5, 80, None)),
        ),
        (
            "I did 30 min of running and 1x10 push ups",
            "en",
            (Done(activity="running", minutes=30), *sets("push_up", (10, None, None))),
        ),
    ],
)
def test_sets_and_stretches_are_read(text: str, language: Language, meant: tuple[Done, ...]) -> None:
    assert read_done(text, language) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how many sets of squats should I do, 3x5?", "en"),
        ("I want to do 3x5 squats", "en"),
        ("I didn't do 3x5 squats", "en"),
        ("my brother squatted 3x5 at 200kg", "en"),
        ("make squats 3x8", "en"),
        ("swap squat for 3x8 leg press", "en"),
        ("I did 3x5 squats on Monday", "en"),
        ("did squats, 80 kg", "en"),
        ("squat 3x5 at 100 and 110 kg", "en"),
        ("did 3x5 squats with 90000 kg", "en"),
        ("ran 1:10", "en"),
        ("just ran 5 km", "en"),
        ("I weigh 80 kg and did 10 pull ups", "en"),
        ("squat 3x5 and something 3x8 else", "en"),
        ("quiero hacer sentadilla 3x8 con 60 kg", "es"),
        ("pon sentadilla 3x8", "es"),
        ("¿puedo correr 30 minutos?", "es"),
        ("¿qué toca hoy?", "es"),
        ("", "en"),
        ("did 3x8 squats at 60 kg " * 20, "en"),
    ],
)
def test_what_is_not_wholly_clear_is_not_read(text: str, language: Language) -> None:
    assert read_done(text, language) == ()


SUNDAY = date(2026, 11, 22)
RUN = Done(activity="running", minutes=30.0)


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("I did goblet squats last Tuesday, 4x8 with 20 kg", "en", sets("goblet_squat", *[(8, 20, None)] * 4, ago=5)),
        ("I benched 100 kg for 3 sets of 5 last Friday, RPE 7", "en", sets("bench_press", *[(5, 100, 3)] * 3, ago=2)),
        ("ran 30 minutes on Tuesday, RPE 6", "en", (replace(RUN, days_ago=5, rpe=6),)),
        ("three days ago I ran 30 min", "en", (replace(RUN, days_ago=3),)),
        ("I ran 30 min on Sunday", "en", (replace(RUN, days_ago=7),)),
        ("corrí 30 minutos el miércoles con esfuerzo 6", "es", (replace(RUN, days_ago=4, rpe=6),)),
        ("ayer corrí 30 min, me costó 7 de 10", "es", (replace(RUN, days_ago=1, rpe=7),)),
        ("el martes pasado hice 40 minutos en bici", "es", (Done(5, activity="cycling", minutes=40),)),
        ("anteayer anduve 20 minutos", "es", (Done(2, activity="walking", minutes=20),)),
        (
            "ayer corrí 30 minutos con un dolor de rodilla de 3",
            "es",
            (replace(RUN, days_ago=1), Done(days_ago=1, pain=PainSaid("knee", "rodilla", level=3.0))),
        ),
        ("ran 30 min, shoulder pain 2/10", "en", (RUN, Done(pain=PainSaid("shoulder", "shoulder", level=2.0)))),
        (
            "dumbbell row 3x10 at 20, 22 and 24 kg today",
            "en",
            sets("dumbbell_row", (10, 20, None), (10, 22, None), (10, 24, None)),
        ),
    ],
)
def test_a_weekday_an_effort_a_pain_and_a_load_for_each_set_have_their_place(
    text: str, language: Language, meant: tuple[Done, ...]
) -> None:
    assert read_done(text, language, today=SUNDAY) == meant


@pytest.mark.parametrize(
    "text",
    [
        "3x8 squats on Tuesday",
        "just run 30 min on Tuesday",
        "I ran 30 min every Tuesday",
        "I run 30 min on Tuesdays",
        "I ran 30 min Monday and Tuesday",
        "ran 30 min next Tuesday",
        "did I run 30 min on Tuesday?",
        "I didn't run 30 min on Tuesday",
        "el martes no corrí 30 minutos",
        "corrí 30 minutos el martes que viene",
        "ran 30 min, RPE 15",
        "ran 30 min 12 days ago",
        "squat 3x5 at 100 and 110 kg",
    ],
)
def test_a_day_to_come_or_left_open_is_not_read(text: str) -> None:
    assert read_done(text, "en", today=SUNDAY) == read_done(text, "es", today=SUNDAY) == ()


def test_a_weight_without_a_unit_is_in_the_athletes_own() -> None:
    assert read_done("did squats 1x5 at 225", "en", "imperial") == sets("back_squat", (5, 102.0583, None))
    assert read_done("did squats 1x5 at 225", "en", "metric") == sets("back_squat", (5, 225, None))


def test_yes_and_no_are_only_plain_ones() -> None:
    assert [said_yes(t) for t in ("Yes!", "yes, please", "¡Sí!", "vale", "Dale, por favor")] == [True] * 5
    assert [said_yes(t) for t in ("no", "No, gracias", "wrong")] == [False] * 3
    assert [said_yes(t) for t in ("yes but with 70 kg", "no pain", "si me duele", "")] == [None] * 4


@pytest.mark.parametrize(
    ("text", "language", "units", "sets"),
    [
        (
            "done: front squat 80x5, 80x5, 75x6",
            "en",
            "metric",
            [("front_squat", 5, 80), ("front_squat", 5, 80), ("front_squat", 6, 75)],
        ),
        (
            "deadlifted 100 2x5 and benched 60 1x8",
            "en",
            "metric",
            [("deadlift", 5, 100), ("deadlift", 5, 100), ("bench_press", 8, 60)],
        ),
        (
            "peso muerto 3 series: 90x5, 95x5, 100x3",
            "es",
            "metric",
            [("deadlift", 5, 90), ("deadlift", 5, 95), ("deadlift", 3, 100)],
        ),
        ("ayer hice banca 2x8 con 40", "es", "metric", [("bench_press", 8, 40)] * 2),
        ("hip thrust 225 for 3", "en", "imperial", [("hip_thrust", 3, 102.06)]),
    ],
)
def test_loads_without_a_unit_are_the_athletes(text: str, language: Language, units: str, sets: list[Any]) -> None:
    read = read_done(text, language, units)
    assert [(d.exercise, s.reps, round(s.weight_kg or 0, 2)) for d in read for s in d.sets] == sets


@pytest.mark.parametrize(
    ("text", "language", "activity", "minutes", "km"),
    [
        ("ran 10 miles in 1:25", "en", "running", 85, 16.093),
        ("I ran 1 km in 4:30", "en", "running", 4.5, 1),
        ("corrí en 1:52, 21 km", "es", "running", 112, 21),
        ("ayer pedaleé 45 km en 1h 50", "es", "cycling", 110, 45),
        ("did yoga for 25 min", "en", "yoga", 25, None),
        ("hoy descansé, pero ayer corrí 8 km en 45'", "es", "running", 45, 8),
    ],
)
def test_times_are_read_as_they_are_written(text: str, language: Language, activity: str, minutes: float, km: float | None) -> None:
    (done,) = read_done(text, language)
    assert (done.activity, done.minutes, done.distance_km) == (activity, minutes, km)


def test_a_time_that_may_be_either_is_not_guessed() -> None:
    assert read_done("I ran for 1:10", "en") == ()


def test_what_is_clear_is_kept_and_the_rest_is_named() -> None:
    done, unread = read_partly("hice 3 series de 12 flexiones y 2 planchas de 40", "es")
    assert [(d.exercise, len(d.sets)) for d in done] == [("push_up", 3)]
    assert unread == ("2 planchas de 40",)
    for other in ("should I do 3x8 squats and 2 planks of 30 seconds?", "tomorrow 3x8 squats and a 30 second plank", "hello"):
        assert read_partly(other, "en") == ((), ())


def test_a_bare_number_corrects_the_figure_it_comes_near() -> None:
    swim = Done(activity="swimming", minutes=30.0, distance_km=1.5)
    assert mended(swim, "1600", "en") == Done(activity="swimming", minutes=30.0, distance_km=1.6)
    assert mended(Done(activity="walking", minutes=40.0), "50", "es") == Done(activity="walking", minutes=50.0)
    lifted = mended(Done(exercise="leg_curl", sets=(DoneSet(10, 31.75),)), "75", "en", "imperial")
    assert lifted is not None
    assert round(lifted.sets[0].weight_kg or 0, 2) == 34.02
    # 10 is near to the minutes and to the kilometres.
    assert mended(Done(activity="running", minutes=12.0, distance_km=9.0), "10", "en") is None


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("hoy hice press de banca 4x6 con 87,5 kg", "es", sets("bench_press", *[(6, 87.5, None)] * 4)),
        ("hice remo con barra 4x5 a 62,5", "es", sets("barbell_row", *[(5, 62.5, None)] * 4)),
        ("press de hombros 3x8 con 22,25 kg", "es", sets("overhead_press", *[(8, 22.25, None)] * 3)),
        ("hice zancadas 3x12 de 7,5 kg", "es", sets("lunge", *[(12, 7.5, None)] * 3)),
        ("hice press banca 8,7,6 con 62,5", "es", sets("bench_press", (8, 62.5, None), (7, 62.5, None), (6, 62.5, None))),
        ("hice press banca 8,8 reps con 62,5", "es", sets("bench_press", *[(8, 62.5, None)] * 2)),
        ("bench press 4x6 with 87,5 kg", "en", sets("bench_press", *[(6, 87.5, None)] * 4)),
        ("squat 3x5 at 92,5", "en", sets("back_squat", *[(5, 92.5, None)] * 3)),
        ("corrí 7,5 km en 45 min", "es", (Done(activity="running", minutes=45, distance_km=7.5),)),
        ("I rode 32,4 km in 1,5 hours", "en", (Done(activity="cycling", minutes=90, distance_km=32.4),)),
        ("hice dominadas 8,7", "es", sets("pull_up", (8, None, None), (7, None, None))),
        ("did pull-ups 8,7,6", "en", sets("pull_up", (8, None, None), (7, None, None), (6, None, None))),
        ("hice sentadilla 3x8, 5 kg", "es", sets("back_squat", *[(8, 5, None)] * 3)),
        (
            "hice sentadilla 3x8 a 82,5 y dominadas 8,7",
            "es",
            sets("back_squat", *[(8, 82.5, None)] * 3) + sets("pull_up", (8, None, None), (7, None, None)),
        ),
    ],
)
def test_a_decimal_comma_is_no_list_of_repetitions(text: str, language: Language, meant: tuple[Done, ...]) -> None:
    assert read_done(text, language) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("perdón, el press banca fue a 87,5", [(6, 87.5)] * 4),
        ("no, 87,5", [(6, 87.5)] * 4),
        ("perdón, eran 4x5 con 87,5", [(5, 87.5)] * 4),
        ("la tercera serie fue con 82,5", [(6, 85), (6, 85), (6, 82.5), (6, 85)]),
        ("fueron 8,7,6,5", [(8, 85), (7, 85), (6, 85), (5, 85)]),
    ],
)
def test_a_decimal_comma_in_a_correction_is_no_list_either(text: str, meant: list[tuple[int, float]]) -> None:
    new = corrected(text, sets("bench_press", *[(6, 85.0, None)] * 4), "es", "metric")
    assert new is not None
    assert [(s.reps, s.weight_kg) for s in new[0].sets] == meant


def test_a_load_told_in_a_correction_of_sets_without_one_is_theirs() -> None:
    new = corrected("perdón, el press banca fue con 87,5", sets("bench_press", *[(6, None, None)] * 2), "es", "metric")
    assert new is not None
    assert [(s.reps, s.weight_kg) for s in new[0].sets] == [(6, 87.5)] * 2


@pytest.mark.parametrize(
    ("text", "language", "reserve"),
    [
        ("that was rir 2", "en", 2.0),
        ("RIR 3", "en", 3.0),
        ("it was RPE 8.5", "en", 1.5),
        ("rpe 8", "en", 2.0),
        ("had 2 left in the tank", "en", 2.0),
        ("2 in reserve", "en", 2.0),
        ("with rir of 1 on each", "en", 1.0),
        ("fue rir 2", "es", 2.0),
        ("con 3 en reserva", "es", 3.0),
        ("me quedaban 2", "es", 2.0),
    ],
)
def test_a_reserve_told_behind_sets_is_theirs(text: str, language: Language, reserve: float) -> None:
    new = corrected(text, sets("goblet_squat", *[(10, 16.0, None)] * 3), language, "metric")
    assert new == sets("goblet_squat", *[(10, 16.0, reserve)] * 3)


@pytest.mark.parametrize("text", ["rir 2?", "rpe 8 on the squats", "rir 12", "rpe 8 today", "2 left"])
def test_other_words_are_no_reserve_of_the_sets_before(text: str) -> None:
    run = Done(activity="running", minutes=30.0)
    known = sets("goblet_squat", *[(10, 16.0, 1.0)] * 3)
    assert corrected(text, (run,), "en", "metric") is None
    assert corrected(text, known, "en", "metric") is None


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("ayer hice 3x5 peso muerto a 150 y hoy dominadas 3x8", "es", [1, 0]),
        ("hoy hice dominadas 3x8 y ayer peso muerto 3x5 a 150", "es", [0, 1]),
        ("I ran 5 km in 30 min this morning and yesterday I rode 40 min", "en", [0, 1]),
        ("3x5 squats at 100 kg and 3x8 pull-ups yesterday", "en", [1, 1]),
        ("yesterday 3x5 squats at 100 kg, 3x8 pull-ups", "en", [1, 1]),
    ],
)
def test_each_day_named_in_a_sentence_is_that_of_its_own_work(text: str, language: Language, days: list[int]) -> None:
    assert [done.days_ago for done in read_done(text, language)] == days


@pytest.mark.parametrize(
    ("text", "language", "reps"),
    [
        ("I did 20 push-ups, then 15, then 10", "en", [20, 15, 10]),
        ("hice 20 flexiones, luego 15 y 10", "es", [20, 15, 10]),
        ("did 20 push-ups, 30 min", "en", []),
        ("should I do 20 push-ups, then 15, then 10?", "en", []),
    ],
)
def test_sets_told_one_after_the_other_behind_the_name_are_a_list(text: str, language: Language, reps: list[int]) -> None:
    assert [s.reps for done in read_done(text, language) for s in done.sets] == reps


@pytest.mark.parametrize(
    "text", ["ran 8 km in 60 min at 5:30/km", "ran 5 km in 25 min at 300 bpm", "ran 8 km in 44 min, resting heart rate 52"]
)
def test_a_pace_that_contradicts_a_pulse_nobody_has_and_one_at_rest_leave_a_run_unclear(text: str) -> None:
    assert read_done(text, "en") == ()


@pytest.mark.parametrize(
    ("words", "kg", "reps"),
    [
        ("bench 60 8,8,7", 60.0, [8, 8, 7]),
        ("bench press 62.5 8, 8, 7", 62.5, [8, 8, 7]),
        ("squat 100 5/5/5", 100.0, [5, 5, 5]),
        ("bench 60 8/8", 60.0, [8, 8]),
    ],
)
def test_a_bare_load_before_a_list_of_repetitions_is_the_load(words: str, kg: float, reps: list[int]) -> None:
    [done] = read_done(words, "en")
    assert [(s.reps, s.weight_kg) for s in done.sets] == [(n, kg) for n in reps]


def test_two_numbers_that_may_be_one_with_decimals_are_left_open() -> None:
    assert read_done("squat 12 8,8", "en") == ()


@pytest.mark.parametrize(
    ("text", "language", "kg", "reps", "rir"),
    [
        ("goblet squat 3x10 with 14, had 3 left", "en", 14.0, [10, 10, 10], 3.0),
        ("goblet squat 3x10 at 14, 3 in reserve", "en", 14.0, [10, 10, 10], 3.0),
        ("sentadilla goblet 3x10 con 14, me quedaban 3", "es", 14.0, [10, 10, 10], 3.0),
        ("bench 8, 7, 6, 2 left", "en", None, [8, 7, 6], 2.0),
        ("bench 8,7,6 at 60, 2 left", "en", 60.0, [8, 7, 6], 2.0),
        ("bench 3x8 60", "en", 60.0, [8, 8, 8], None),
        ("bench 3x8 62.5, 2 left", "en", 62.5, [8, 8, 8], 2.0),
        ("I benched 40kg for 8, 8, 7", "en", 40.0, [8, 8, 7], None),
        ("banca 60 kg por 8, 8 y 7", "es", 60.0, [8, 8, 7], None),
        ("squat 100 kg for 5, 5, 5, 2 left", "en", 100.0, [5, 5, 5], 2.0),
        ("bench 2x9 at 22.5 rir 3", "en", 22.5, [9, 9], 3.0),
        ("bench 2x9 at 22.5 kg rpe 8", "en", 22.5, [9, 9], 2.0),
        ("did bench 3x8 at 24, last set was hard", "en", 24.0, [8, 8, 8], None),
    ],
)
def test_what_is_left_in_reserve_is_no_set_and_a_load_may_stand_behind(
    text: str, language: Language, kg: float | None, reps: list[int], rir: float | None
) -> None:
    (done,) = read_done(text, language)
    assert [s.reps for s in done.sets] == reps
    assert {(s.weight_kg, s.rir) for s in done.sets} == {(kg, rir)}


@pytest.mark.parametrize("text", ["squat 3x5 12", "bench 3x8 60 and"])
def test_a_bare_number_behind_that_may_be_anything_is_not_read(text: str) -> None:
    assert not [s for done in read_done(text, "en") for s in done.sets if s.weight_kg is not None]
