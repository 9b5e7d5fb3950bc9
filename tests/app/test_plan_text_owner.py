"""The first lines of an edited plan text must name a plan of this athlete's, in the check and in the edit alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coach_house import bruno_of, clock_by_hand, coach_of, house_of
from milo.app.build import House
from milo.app.coaching import Coaching
from milo.coach.plans.plan_spelling import MOST_SHOWN


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    yield from house_of(tmp_path, clock_by_hand())


@pytest.fixture
def coaching(house: House) -> Coaching:
    return coach_of(house)


@pytest.mark.parametrize(
    ("line", "put"),
    [(r"(?m)^plan \S+ version \d+", "plan xxx version 99"), (r"(?m)^athlete \S+", "athlete somebody-else")],
)
def test_a_text_that_names_another_plan_or_athlete_is_told_and_not_kept(
    house: House, coaching: Coaching, line: str, put: str
) -> None:
    bruno = bruno_of(house, coaching)
    before = coaching.text(bruno)
    text = re.sub(line, put, before)
    assert text != before
    found = coaching.check_text(bruno, text)
    assert [f.line for f in found] == [text.split("\n").index(put) + 1]
    assert found[0].what.count(put.split()[1]) == 1
    made = coaching.edit_text(bruno, text, "a slip")
    assert (made.version, made.findings) == (None, found)
    assert coaching.text(bruno) == before


def test_a_line_of_megabytes_is_told_in_short(house: House, coaching: Coaching) -> None:
    bruno = bruno_of(house, coaching)
    for text in ("x" * 3_000_000, f"plan {'x' * 3_000_000} version 1\n" + coaching.text(bruno).split("\n", 1)[1]):
        assert all(len(f.what) < 10 * MOST_SHOWN for f in coaching.check_text(bruno, text))
