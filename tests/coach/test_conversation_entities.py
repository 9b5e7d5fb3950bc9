"""Words of a span become values: quantities, days, names."""

from datetime import date

import pytest

from milo.coach.conversation.entities import dates, names, quantities

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("half an hour", 30), ("tres cuartos de hora", 45), ("una hora y media", 90), ("1h20", 80), ("1:20", 80), ("45'", 45),
        ("an hour and a quarter", 75), ("cincuenta minutos", 50), ("25:30", 25.5), ("soon", None),
    ],
)  # fmt: skip
def test_durations_are_read_however_they_are_said(words: str, minutes: float | None) -> None:
    assert quantities.minutes(words) == minutes


@pytest.mark.parametrize(
    ("words", "kg"),
    [
        ("80 kg", 80),
        ("82,5", 82.5),
        ("185 lbs", 83.91),
        ("12 stone 4", 78.02),
        ("ochenta y dos kilos", 82),
        ("58 kilos y medio", 58.5),
    ],
)
def test_masses_come_out_in_kg(words: str, kg: float) -> None:
    assert quantities.kg(words) == kg


def test_a_bare_number_follows_the_units_of_the_profile() -> None:
    assert quantities.kg("185") == 185
    assert quantities.kg("185", "imperial") == 83.91
    assert quantities.km("3", "imperial") == 4.828


@pytest.mark.parametrize(
    ("words", "seconds"), [("5:30 /km", 330), ("8 min/mile", 298), ("12 km/h", 300), ("5'30\"", 330), ("10 mph", 224)]
)
def test_paces_and_speeds_come_out_in_seconds_per_km(words: str, seconds: float) -> None:
    assert quantities.pace_s_per_km(words) == seconds


@pytest.mark.parametrize(
    ("words", "past", "day"),
    [
        ("Monday", True, date(2026, 3, 2)), ("Monday", False, date(2026, 3, 9)),
        ("el jueves que viene", False, date(2026, 3, 5)),
        ("last Wednesday", True, date(2026, 2, 25)), ("anteayer", True, date(2026, 3, 2)), ("esta mañana", True, WEDNESDAY),
        ("in three days", False, date(2026, 3, 7)),
        ("hace dos días", True, date(2026, 3, 2)),
        ("14 de mayo", False, date(2026, 5, 14)), ("14 May", True, date(2025, 5, 14)),
        ("the 31st", False, date(2026, 3, 31)), ("2026-02-30", False, None), ("hace 99999999999 días", True, None),
        ("whenever", False, None),
        ("pasado mañana", False, date(2026, 3, 6)),
    ],
)  # fmt: skip
def test_days_are_dates_counted_from_today(words: str, past: bool, day: date | None) -> None:
    assert dates.day(words, WEDNESDAY, past=past) == day


def test_a_slip_in_an_exercise_is_forgiven_and_another_word_is_not() -> None:
    assert names.exercise("bench pres") == "bench_press"
    assert names.exercise("las sentadillas") == "back_squat"
    assert names.exercise("zombie press") is None
    assert names.exercise("dip") == "dip"


def test_names_are_the_words_milo_stores() -> None:
    assert names.region("rodilla izquierda") == "knee"
    assert names.region("espalda baja") == "low back"
    assert names.equipment("barra de dominadas") == "pull-up bar"
    assert names.activity("salí a trotar") == "running"
    assert names.activity("pádel") == "other"
    assert names.food_unit("gramos") == "g"


def test_effort_is_turned_into_reserve() -> None:
    assert quantities.reps_in_reserve("RPE 8") == 2
    assert quantities.reps_in_reserve("al fallo") == 0
    assert quantities.reps_in_reserve("RPE 12") is None
