"""Food of other apps in the diary: entries with their names and amounts, a second import that adds nothing, a day counted once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.coach_house import BRUNO, HandClock, clock_by_hand, house_of
from milo.app.build import Home

SERVINGS = """Day,Time,Group,Food Name,Amount,Energy (kcal),Protein (g),Carbs (g),Fat (g)
2026-03-01,07:30,Breakfast,"Oats, rolled",80 g,300,10,54,5
2026-03-01,20:00,Dinner,Salmon,150 g,310,33,0,18
2026-04-20,20:00,Dinner,Salmon,150 g,310,33,0,18
"""
DAYS = """Date,Energy (kcal),Protein (g),Carbs (g),Fat (g)
2026-02-28,2400,120,300,80
2026-03-01,610,43,54,23
"""


@pytest.fixture
def clock() -> HandClock:
    return clock_by_hand()


@pytest.fixture
def house(tmp_path: Path, clock: HandClock) -> Iterator[Any]:
    yield from house_of(tmp_path, clock)


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


def test_imported_foods_stand_in_the_diary_and_a_second_import_adds_none(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    path = written(tmp_path, "servings.csv", SERVINGS)
    for new in (2, 0):
        (result,) = house.flows.import_paths(bruno, [path]).files
        assert (result.format, result.records, result.new) == ("cronometer", 2, new)
        assert [(s.reason, s.count) for s in result.skipped] == [("dated in the future", 1)]
    day = house.diary.day(bruno, date(2026, 3, 1))
    assert [(e["meal"], e["words"], e["origin"]) for e in day["entries"]] == [
        ("breakfast", "Oats, rolled, 80 g", "imported"),
        ("dinner", "Salmon, 150 g", "imported"),
    ]
    assert (day["totals"]["kcal"]["value"], day["totals"]["protein_g"]["value"]) == (610, 43)


def test_a_day_told_as_foods_and_as_a_total_counts_once_in_either_order(house: Home, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete(BRUNO)
    house.flows.import_paths(bruno, [written(tmp_path, "dailysummary.csv", DAYS), written(tmp_path, "servings.csv", SERVINGS)])
    week = {d["date"]: d["totals"] for d in house.diary.week(bruno, date(2026, 3, 1))["days"]}
    assert week[date(2026, 3, 1)]["kcal"]["value"] == 610
    assert week[date(2026, 2, 28)]["kcal"]["value"] == 2400, "of that day nothing else is known"
    eaten = house.flows.inputs(bruno, date(2026, 3, 1)).nutrition
    assert sum(n.calories or 0 for n in eaten) == 3010
