"""Sets told by how long they were held: read with their seconds, never as repetitions, and asked about where a number is bare."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.done_mended import mended
from milo.coach.talk.heard.done_said import Done, held_open, read_done
from milo.coach.conversation.entities.sets import DoneSet
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.held_exercises import _HELD
from milo.vocabulary.talk import Language


@pytest.mark.parametrize(
    ("language", "words", "exercise", "seconds"),
    [
        ("en", "plank 3x60 s", "plank", [60, 60, 60]),
        ("en", 'plank 60" x 3', "plank", [60, 60, 60]),
        ("en", "side plank 2 x 40s each side", "side_plank", [40, 40]),
        ("en", "wall sit 2 min", "wall_sit", [120]),
        ("en", "dead hang 45 seconds", "dead_hang", [45]),
        ("en", "I held a plank for a minute and a half", "plank", [90]),
        ("en", "plank 1:30", "plank", [90]),
        ("en", "hollow hold 60/45/30 s", "hollow_hold", [60, 45, 30]),
        ("en", "planks: 60s, 50s, 40s", "plank", [60, 50, 40]),
        ("en", "three sets of forty five seconds plank with 30 s rest", "plank", [45, 45, 45]),
        ("en", "did 3x60 second planks", "plank", [60, 60, 60]),
        ("en", "mountain climbers 4x30 s", "mountain_climber", [30, 30, 30, 30]),
        ("es", "plancha 3 series de 45 segundos", "plank", [45, 45, 45]),
        ("es", "hice 3 planchas de 30 segundos", "plank", [30, 30, 30]),
        ("es", "plancha lateral 2x40 s cada lado", "side_plank", [40, 40]),
        ("es", "aguanté la plancha un minuto y medio", "plank", [90]),
        ("es", "sentadilla en la pared 2 minutos", "wall_sit", [120]),
        ("es", "plancha tres veces 45 segundos", "plank", [45, 45, 45]),
    ],
)
def test_a_hold_is_read_with_its_seconds(language: Language, words: str, exercise: str, seconds: list[float]) -> None:
    (done,) = read_done(words, language)
    assert done.exercise == exercise
    assert [(s.reps, s.duration_s) for s in done.sets] == [(None, s) for s in seconds]


@pytest.mark.parametrize(
    "words",
    [
        "should I do plank 3x60 s?", "add plank 3x60 s", "I didn't do plank 3x60 s", "plank 3x60 s tomorrow", "plank 30-45 s",
        "bench press 3x60 s", "did bench for 45 minutes", "did push-ups for 10 minutes", "did squats 3x8 with 60 kg in 20 min",
        "show me plank 2 min", "ran 5x3 min", "rowing 4x5 min",
    ],
)  # fmt: skip
def test_what_is_no_hold_that_was_done_is_not_read_as_one(words: str) -> None:
    assert read_done(words, "en") == ()


def test_tomorrow_in_spanish_is_no_log_and_this_morning_is() -> None:
    assert read_done("mañana plancha 3x60 s", "es") == ()
    (done,) = read_done("esta mañana hice plancha 2x60 s", "es")
    assert (done.days_ago, len(done.sets)) == (0, 2)


def test_a_weight_and_repetitions_stand_beside_as_they_are_told() -> None:
    squat, plank = read_done("squats 3x8 at 60 kg and weighted plank 2x45 s with 10 kg", "en")
    assert {(s.reps, s.weight_kg, s.duration_s) for s in squat.sets} == {(8, 60.0, None)}
    assert {(s.reps, s.weight_kg, s.duration_s) for s in plank.sets} == {(None, 10.0, 45.0)}
    (counted,) = read_done("plank 3x12 reps", "en")
    assert [s.reps for s in counted.sets] == [12, 12, 12]


@pytest.mark.parametrize(("language", "words"), [("en", "plank 3x60"), ("en", "did 3 planks"), ("es", "hoy plancha 3x60")])
def test_a_bare_number_of_a_hold_is_left_open(language: Language, words: str) -> None:
    assert read_done(words, language) == ()
    assert held_open(words, language) == ("plank",)


def test_a_correction_changes_how_long_it_was() -> None:
    held = Done(exercise="plank", sets=(DoneSet(None, duration_s=60.0),) * 3)
    for words, seconds in (("45 s", [45.0] * 3), ("50", [50.0] * 3), ("4 sets", [60.0] * 4), ("2x1 min", [60.0] * 2)):
        new = mended(held, words, "en")
        assert new is not None
        assert [s.duration_s for s in new.sets] == seconds
    counted = mended(Done(exercise="plank", sets=(DoneSet(60),) * 3), "60 seconds each", "en")
    assert counted is not None
    assert {(s.reps, s.duration_s) for s in counted.sets} == {(None, 60.0)}


def test_what_is_called_held_is_in_the_catalogue() -> None:
    assert set(catalogue()) >= _HELD
