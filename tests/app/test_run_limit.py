"""A distance beside a run's minutes is the most to run in them, and never reads as an aim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import ask, clock_by_hand, coach_of, house_of
from milo.app.house import House
from milo.channels.web.train_told import endurance_told
from milo.channels.web.words import WebWords
from milo.vocabulary.plan import PlannedEndurance

ROSA: dict[str, Any] = {
    "name": "Rosa", "age": 38, "sex": "female", "height_cm": 165, "weight_kg": 60, "goal": "endurance", "days_per_week": 4,
    "experience": "intermediate", "minutes_per_session": 60, "activities": ["running"], "equipment": [], "units": "metric",
    "history": {"weekly_minutes": [150, 160, 170, 170], "longest_run_km_30d": 12, "weekly_runs": 4},
}  # fmt: skip
CAPPED = PlannedEndurance(activity="running", minutes=68.0, zone=2, distance_km=13.2)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from house_of(tmp_path, clock_by_hand())


@pytest.mark.parametrize(
    ("language", "asked", "limit", "never"),
    [
        ("en", "what do I do on Saturday?", "At most 8.7 km", "Distance"),
        ("es", "¿qué me toca el sábado?", "Como mucho 8,7 km", "Distancia"),
    ],
)
def test_talk_tells_the_distance_of_a_run_as_a_limit(house: House, language: str, asked: str, limit: str, never: str) -> None:
    coaching = coach_of(house)
    history = {**ROSA["history"], "longest_run_km_30d": 8}
    rosa = house.flows.add_athlete({**ROSA, "language": language, "history": history})
    coaching.new_plan(rosa)
    told = ask(coaching, rosa, asked).text
    assert limit in told
    assert never not in told


def test_limits_are_not_added_up_to_a_distance_of_the_week(house: House) -> None:
    coaching = coach_of(house)
    rosa = house.flows.add_athlete(ROSA)
    coaching.new_plan(rosa)
    assert " km" not in ask(coaching, rosa, "how many minutes of running this week?").text
    assert " km" not in ask(coaching, rosa, "how far do I run this week?").text


def test_the_page_tells_it_as_a_limit() -> None:
    assert endurance_told(WebWords("en", "metric"), CAPPED)[0] == "68 min in zone 2 · at most 13.2 km"
    assert endurance_told(WebWords("es", "metric"), CAPPED)[0] == "68 min en zona 2 · como mucho 13,2 km"
