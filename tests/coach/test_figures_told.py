"""Minutes and days told of one's own or others' days change no plan; those that are wished, bidden or all that is said do."""

from __future__ import annotations

from datetime import date

import pytest

from milo.coach.plans.edits.reading import read_edit

MONDAY = date(2026, 11, 23)
TOLD = [
    "it takes me 20 minutes to get to the gym", "the gym is 20 minutes away", "the gym closes in 30 minutes",
    "I walk the dog 30 minutes every day", "I cycle 20 minutes to work every day", "I commute 40 minutes by bike",
    "I play football 2 days a week", "I do yoga 2 times a week", "I work 5 days a week", "my friend trains 6 days a week",
    "my husband only trains 2 days a week", "she trains without a barbell", "my watch says 45 minutes", "I slept only 45 minutes",
    "I have dinner in 30 minutes", "my class is 50 minutes long", "they say 10 minutes a day is enough",
    "the WHO says 150 minutes a week", "I need 20 minutes to warm up", "I used to train 5 days a week", "60 minutes is too long",
    "I want to run 5k in 25 minutes", "I'd like to run 10k in 50 min", "sub 50 minute 10k",
    "tardo 20 minutos en llegar al gimnasio", "el gimnasio está a 20 minutos", "camino 30 minutos al trabajo",
    "juego al fútbol 2 días por semana", "trabajo 5 días por semana", "mi hermano entrena 5 días por semana",
    "mi marido solo entrena 2 días a la semana", "mi reloj dice 45 minutos", "la cena es en 30 minutos",
    "dicen que bastan 10 minutos al día", "la OMS dice 150 minutos por semana", "necesito 20 minutos para calentar",
    "antes entrenaba 5 días por semana", "quiero correr 5 km en 25 minutos",
]  # fmt: skip
MINUTES = [
    ("I only have 20 minutes", 20), ("I have 30 minutes", 30), ("45 minutes per session", 45), ("keep it under 40 minutes", 40),
    ("my physio told me to keep it to 20 minutes", 20), ("my doctor says no more than 30 minutes", 30),
    ("my friend trains an hour, I want 30 minutes", 30), ("I work late on Wednesday, make it 20 minutes", 20),
    ("an hour is too long, 40 minutes please", 40), ("my boss wants me in at 8, so only 20 minutes today", 20),
    ("half an hour is all I have today", 30), ("the long run only 40 minutes", 40), ("solo tengo 20 minutos", 20),
    ("el médico me dice que no más de 30 minutos", 30), ("con media hora me basta", 30), ("hoy voy justo, 20 minutos", 20),
]  # fmt: skip
DAYS = [
    ("my wife wants me to train 3 days a week", 3), ("my doctor says I should train 2 days a week", 2),
    ("my friend trains 4 days, so make it 4 days", 4), ("because of work I can train 2 days a week", 2),
    ("I play football 2 days a week, so train 2 days a week", 2), ("now I train 4 days a week", 4),
    ("mi mujer quiere que entrene 3 días por semana", 3), ("mi amigo entrena 4 días, así que ponme 4 días", 4),
    ("solo puedo 2 días por semana", 2),
]  # fmt: skip


@pytest.mark.parametrize("words", TOLD)
def test_time_that_is_told_of_changes_nothing(words: str) -> None:
    assert read_edit(words, "en", MONDAY) is None


@pytest.mark.parametrize(("words", "minutes"), MINUTES)
def test_minutes_wished_or_bidden_are_those_of_sessions(words: str, minutes: int) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.minutes) == ("minutes", minutes)


@pytest.mark.parametrize(("words", "days"), DAYS)
def test_days_wished_or_bidden_are_those_of_training(words: str, days: int) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.days) == ("days", days)


@pytest.mark.parametrize(
    "words",
    [
        "I can only do weekends",
        "I can only train at the weekend",
        "solo puedo los fines de semana",
        "solo puedo entrenar el fin de semana",
    ],
)
def test_weekends_are_saturday_and_sunday(words: str) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.on) == ("on", ["saturday", "sunday"])
