"""Facts of a day told in one sentence are all read, or none of them."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.day_said import read_day
from milo.coach.talk.heard.told_apart import told_apart
from milo.vocabulary.talk import Language


@pytest.mark.parametrize(
    ("text", "language", "days", "done"),
    [
        ("I slept 6 and a half hours and weigh 60.4", "en", {"sleep_h": 0, "weight_kg": 0}, []),
        ("hoy peso 81,5 y he dormido 7 horas", "es", {"weight_kg": 0, "sleep_h": 0}, []),
        ("no he dormido nada bien, 5 horas, y me duele un poco el hombro, 3 de 10", "es", {"sleep_h": 0}, [("shoulder", 0)]),
        ("I cycled 40 min yesterday and slept 7 hours", "en", {"sleep_h": 0}, [("cycling", 1)]),
        ("slept 5 hours, my knee is 4/10 and I weigh 80 kg", "en", {"sleep_h": 0, "weight_kg": 0}, [("knee", 0)]),
        ("he dormido 6 h y hoy hice sentadilla 3x5 a 87,5", "es", {"sleep_h": 0}, [("back_squat", 0)]),
        ("I didn't sleep well, 5 hours, and my blood pressure was 140/85", "en", {"sleep_h": 0, "pressure": 0}, []),
    ],
)
def test_facts_of_a_day_are_all_read(text: str, language: Language, days: dict[str, int], done: list[tuple[str, int]]) -> None:
    apart = told_apart(text, language)
    assert apart is not None
    assert {day.about: day.days_ago for day in apart.days} == days
    assert [(d.exercise or d.activity or (d.pain and d.pain.region), d.days_ago) for d in apart.done] == done


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("slept 7 hours and make today easier", "en"),
        ("slept 7 hours and feel great", "en"),
        ("yesterday I ran 5 km in 30 min and slept 7 hours", "en"),
        ("should I weigh 60 and sleep 8 hours?", "en"),
        ("I want to sleep 8 hours and weigh 60", "en"),
        ("I slept 7 hours and my friend weighs 80", "en"),
        ("dormí 7 horas y no peso 80", "es"),
    ],
)
def test_what_is_one_fact_asked_denied_or_unclear_is_not_taken_apart(text: str, language: Language) -> None:
    assert told_apart(text, language) is None


def test_a_pain_beside_a_night_is_no_mood_that_may_be_left_out() -> None:
    assert read_day("dormí 5 horas y me duele la rodilla", "es") is None
    apart = told_apart("dormí 5 horas y me duele la rodilla", "es")
    assert apart is not None
    assert apart.pain == "me duele la rodilla"
