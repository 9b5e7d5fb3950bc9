"""Commands that cannot be taken back ask first; where nobody can be asked, they do nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.vocabulary.clock import StillClock
from typed import Done, typed

ADA = {"name": "Ada", "sex": "female", "age": 34, "goal": "strength", "days_per_week": 3}


@pytest.fixture
def home(tmp_path: Path) -> tuple[Path, str]:
    house = build(Settings(home=tmp_path / "home"), StillClock(datetime(2026, 3, 2, tzinfo=UTC)))
    ada = house.flows.add_athlete(ADA)
    house.close()
    return tmp_path / "home", ada


def milo(home: Path, *words: str) -> Done:
    return typed(home, *words, stdin="y\n")


def test_erasing_from_a_pipe_needs_a_yes_in_words(home: tuple[Path, str]) -> None:
    folder, ada = home
    refused = milo(folder, "erase", "--athlete", ada)
    assert refused.returncode != 0
    assert "--yes" in refused.stderr
    assert "nothing was erased" in refused.stderr
    dry = milo(folder, "erase", "--athlete", ada, "--dry-run")
    assert "user 1" in dry.stdout + dry.stderr, "she is still there"
    assert milo(folder, "erase", "--athlete", ada, "--yes").returncode == 0
