"""Intervals and games told as a log: distance and time, never sets and repetitions."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.done_said import read_done


@pytest.mark.parametrize(
    ("words", "activity", "km", "minutes"),
    [
        ("I did 5 x 800 m at 3:20", "running", 4.0, 16.67),
        ("ran 5x800 m in 3:20 each", "running", 4.0, 16.67),
        ("10 x 400m in 90 s", "running", 4.0, 15.0),
        ("hice 6x1 km a 4:30", "running", 6.0, 27.0),
        ("hice 8 x 400 m en 85 s cada una con 90 s de descanso", "running", 3.2, 11.33),
        ("ran 6x1 km at 4:30/km with 2 min rest", "running", 6.0, 27.0),
        ("swam 10x100 m in 2:00", "swimming", 1.0, 20.0),
        ("rowed 5x500 m at 1:55", "rowing", 2.5, 9.58),
    ],
)
def test_repeats_are_one_distance_and_one_time(words: str, activity: str, km: float, minutes: float) -> None:
    (done,) = read_done(words, "en")
    assert (done.activity, done.distance_km, done.minutes, done.sets) == (activity, km, minutes, ())


@pytest.mark.parametrize(
    "words", ["can I do 5 x 800 m at 3:20?", "I didn't do 5 x 800 m at 3:20", "tomorrow 5 x 800 m at 3:20", "did 5 x 800 m at 0:10"]
)
def test_repeats_asked_denied_planned_or_too_fast_are_no_log(words: str) -> None:
    assert read_done(words, "en") == ()


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("played football for 90 minutes", 90), ("jugué al pádel 60 minutos", 60), ("I played tennis yesterday for 1 hour", 60)],
)
def test_a_game_told_is_a_log_of_its_minutes(words: str, minutes: float) -> None:
    (done,) = read_done(words, "en")
    assert (done.activity, done.minutes) == ("other", minutes)


@pytest.mark.parametrize(
    "words", ["I watched football for 90 minutes", "went to watch football for 90 minutes",
              "I'm going to play padel for 60 minutes",
              "should I play football for 90 minutes?", "I didn't play football for 90 minutes"]
)  # fmt: skip
def test_a_game_watched_planned_or_denied_is_no_log(words: str) -> None:
    assert read_done(words, "en") == ()
