"""A faint told is an emergency today and a warning later (safety reference, RF-03): the day it is told of decides."""

from __future__ import annotations

import pytest

from milo.coach.safety.triage import triage

BEFORE = [
    "I passed out yesterday on the bike, fine today", "ayer me desmayé al acabar las series, hoy estoy bien",
    "yesterday I collapsed at the end of my run, today I'm fine", "twice this month I've keeled over right after sprinting",
    "the day before yesterday everything went black mid-set",
    "last week everything went dark on the rower and I woke up next to it",
    "me desmayé el lunes, hoy bien", "me he desmayado dos veces este mes después de correr",
]  # fmt: skip
TODAY = [
    "I passed out yesterday and again today", "ayer me desmayé y hoy otra vez", "I passed out at the gym today, fine now",
    "I fainted on the treadmill this morning", "everything went black mid-set", "I've just keeled over after a sprint",
    "my mate collapsed yesterday, he's unresponsive again now",
]  # fmt: skip
NONE = [
    "I bombed my squat session, totally collapsed mentally on the third set",
    "blue lips costume for the halloween run, does make up survive sweat?",
]  # fmt: skip


@pytest.mark.parametrize("message", BEFORE)
def test_a_faint_of_another_day_is_a_warning(message: str) -> None:
    found = triage(message)
    assert (found.level, found.rules[0]) == ("E1", "RF-03")


@pytest.mark.parametrize("message", TODAY)
def test_a_faint_of_today_is_an_emergency(message: str) -> None:
    assert triage(message).level == "E0"


@pytest.mark.parametrize("message", NONE)
def test_a_figure_of_speech_is_no_faint(message: str) -> None:
    assert triage(message).level == "N"
