"""A weight or a night told in a sentence is read whole or not at all."""

from __future__ import annotations

import pytest

from milo.coach.talk.heard.day_said import DaySaid, read_day
from milo.vocabulary.talk import Language


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("slept 7 hours", "en", DaySaid(sleep_h=7)),
        ("I slept 7 hours and 30 minutes last night", "en", DaySaid(sleep_h=7.5)),
        ("slept 6.5 h", "en", DaySaid(sleep_h=6.5)),
        ("dormí 7 horas y media", "es", DaySaid(sleep_h=7.5)),
        ("he dormido 8 h", "es", DaySaid(sleep_h=8)),
        ("my weight is 61", "en", DaySaid(weight_kg=61)),
        ("I weigh 80.5 kg today", "en", DaySaid(weight_kg=80.5)),
        ("weight: 134 lb", "en", DaySaid(weight_kg=60.78)),
        ("I ate 2,100 kcal today", "en", DaySaid(kcal=2100)),
        ("log 2000 calories", "en", DaySaid(kcal=2000)),
        ("hoy he comido 2100 kcal", "es", DaySaid(kcal=2100)),
        ("I ate 2,100 kcal and 120 g of protein today", "en", DaySaid(kcal=2100, protein_g=120)),
        ("hoy he comido 1900 kcal con 95,5 g de proteína", "es", DaySaid(kcal=1900, protein_g=95.5)),
        ("apunta 2.200 calorías", "es", DaySaid(kcal=2200)),
        ("pesé 58,5 esta mañana", "es", DaySaid(weight_kg=58.5)),
        ("peso 58 kilos y medio", "es", DaySaid(weight_kg=58.5)),
        ("I weigh 80 and a half kilos", "en", DaySaid(weight_kg=80.5)),
        ("peso 61 kg", "es", DaySaid(weight_kg=61)),
        ("hoy peso 61,4", "es", DaySaid(weight_kg=61.4)),
    ],
)
def test_a_measure_is_read(text: str, language: Language, meant: DaySaid) -> None:
    assert read_day(text, language) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to weigh 61 kg", "en"),
        ("should I sleep 7 hours?", "en"),
        ("my brother weighs 80 kg", "en"),
        ("I slept 7 hours yesterday", "en"),
        ("I lost 2 kg", "en"),
        ("peso muerto 61 kg", "es"),
        ("weight 61 kg for 5 reps", "en"),
        ("my weight is 5", "en"),
        ("my weight is 900 kg", "en"),
        ("slept 30 hours", "en"),
        ("I ate 300 calories today", "en"),
        ("2000 kcal", "en"),
        ("I ate 900 kcal and 300 g of protein", "en"),
        ("120 g of protein", "en"),
        ("I weigh 80 kg and 120 g of protein", "en"),
        ("mi objetivo es 61 kg", "es"),
        ("¿cuánto peso?", "es"),
        ("", "en"),
    ],
)
def test_what_is_no_measure_of_today_is_not_read(text: str, language: Language) -> None:
    assert read_day(text, language) is None


def test_a_weight_without_a_unit_is_in_the_athletes_own() -> None:
    assert read_day("my weight is 150", "en", "imperial") == DaySaid(weight_kg=68.04)


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("I ate 1900 kcal yesterday", "en", DaySaid(kcal=1900, days_ago=1)),
        ("ayer comí 2200 kcal", "es", DaySaid(kcal=2200, days_ago=1)),
        ("I weighed 81.5 kg yesterday", "en", DaySaid(weight_kg=81.5, days_ago=1)),
        ("dormí muy mal, 4 horas y media", "es", DaySaid(sleep_h=4.5)),
        ("slept badly, only 5 hours", "en", DaySaid(sleep_h=5)),
        ("I slept 6 hours and feel tired", "en", DaySaid(sleep_h=6)),
    ],
)
def test_yesterday_and_what_is_said_beside_a_measure(text: str, language: Language, meant: DaySaid) -> None:
    assert read_day(text, language) == meant


def test_a_night_of_yesterday_may_be_either_and_is_not_taken() -> None:
    for text in ("I slept 6 hours yesterday", "I slept 6 hours and then ran 5 km", "did I eat 1900 kcal yesterday?"):
        assert read_day(text, "en") is None


@pytest.mark.parametrize(
    ("text", "language", "high", "low"),
    [
        ("mi tensión esta mañana 138 84", "es", 138, 84),
        ("tensión 13,5 y 8", "es", 135, 80),
        ("blood pressure 128 82 this morning", "en", 128, 82),
        ("mi tensión esta mañana: 138/84", "es", 138, 84),
    ],
)
def test_a_pressure_is_read_without_a_sign_between_its_figures(text: str, language: Language, high: float, low: float) -> None:
    day = read_day(text, language)
    assert day is not None
    assert day.measures == (("systolic_mmhg", high), ("diastolic_mmhg", low))


@pytest.mark.parametrize("text", ["bp 128 82 66", "my blood pressure at 8 am 128 82", "blood pressure 82 128", "¿tensión 138 84?"])
def test_a_pressure_with_other_figures_beside_it_is_not_guessed(text: str) -> None:
    assert read_day(text, "en") is None
