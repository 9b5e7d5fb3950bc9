"""A session that lost its hard work is called easy, in its own sport and language; names somebody gave stay."""

from __future__ import annotations

from typing import Any

import pytest

from milo.coach.plans.basics.words import WORDS, title_of_easy
from milo.vocabulary.plan import PlannedEndurance


@pytest.mark.parametrize(
    ("title", "zone", "called"),
    [
        ("Run at threshold", 2, "Easy run"),
        ("Ride intervals", 1, "Easy ride"),
        ("Run at threshold", 3, "Run at threshold"),
        ("Tuesday with the club", 2, "Tuesday with the club"),
        ("Long run", 2, "Long run"),
    ],
)
def test_it_is_called_what_it_is(title: str, zone: int, called: str) -> None:
    assert title_of_easy(title, PlannedEndurance(activity="running", minutes=30.0, zone=zone)) == called


def test_spanish_stays_spanish() -> None:

    words = WORDS["es"]
    run = words["activity.running"]
    hard, easy = words["title.quality"].format(activity=run), words["title.easy"].format(activity=run)
    found = title_of_easy(hard[0].upper() + hard[1:], PlannedEndurance(activity="running", minutes=30.0, zone=2))
    assert found == easy[0].upper() + easy[1:]


def test_hard_work_that_is_left_keeps_its_name() -> None:
    work: list[dict[str, Any]] = [{"repeat": 3, "work_minutes": 1.0, "work_zone": 4, "rest_minutes": 1.0, "rest_zone": 1}]
    assert (
        title_of_easy("Run intervals", PlannedEndurance(activity="running", minutes=30.0, zone=2, intervals=work))
        == "Run intervals"
    )
