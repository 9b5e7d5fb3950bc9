"""The first lines of an edited plan text must name a plan of this athlete's, in the check and in the edit alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coach_house import bruno_of, clock_by_hand, coach_of, house_of
from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.plans.text.spelling import MOST_SHOWN


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


@pytest.mark.parametrize(
    ("put", "found"),
    [
        ("refused E0, RF-01: stop", "stop"),
        ("changed PL-41: training alone -> as you like", "as you like"),
        ("changed PL-06: week 1: 2 rest days -> 0", "PL-06"),
    ],
)
def test_what_only_milo_says_is_not_typed_by_hand(house: House, coaching: Coaching, put: str, found: str) -> None:
    bruno = bruno_of(house, coaching)
    before = coaching.text(bruno)
    text = re.sub(r"(?m)^(created .*)$", rf"\1\n{put}", before)
    findings = coaching.check_text(bruno, text)
    assert [f.line for f in findings if found in f.what or f.rule == "TEXT"] == [text.split("\n").index(put) + 1]
    assert coaching.edit_text(bruno, text, "mine").version is None
    assert coaching.text(bruno) == before


def test_what_milo_changed_stays_told_when_its_line_is_deleted(house: House, coaching: Coaching) -> None:
    bruno = bruno_of(house, coaching)
    coaching.edit(bruno, "make Monday easier")
    plan = coaching.plan(bruno)
    assert plan is not None
    assert plan.adjustments
    text = re.sub(r"(?m)^changed .*\n", "", coaching.text(bruno)).replace('strength "', 'strength "My ', 1)
    made = coaching.edit_text(bruno, text, "mine")
    assert made.version is not None
    kept = coaching.plan(bruno)
    assert kept is not None
    assert kept.adjustments == plan.adjustments


def test_a_text_of_an_older_version_may_be_edited(house: House, coaching: Coaching) -> None:
    bruno = bruno_of(house, coaching)
    coaching.edit(bruno, "make Monday easier")
    text = coaching.text(bruno)
    coaching.undo(bruno)
    assert coaching.check_text(bruno, text) == []


def test_a_session_without_a_title_and_a_goal_that_is_none_are_told_at_their_line(house: House, coaching: Coaching) -> None:
    bruno = bruno_of(house, coaching)
    text = re.sub(r'strength "[^"]*"', 'strength ""', coaching.text(bruno), count=1)
    assert [f.line for f in coaching.check_text(bruno, text)] == [next(n for n, x in enumerate(text.split("\n"), 1) if '""' in x)]
    text = re.sub(r"(?m)^goal .*$", "goal moon", coaching.text(bruno))
    [found] = coaching.check_text(bruno, text)
    assert text.split("\n")[found.line - 1] == "goal moon"
    assert "strength" in found.what
    assert coaching.edit_text(bruno, text, "mine").version is None
