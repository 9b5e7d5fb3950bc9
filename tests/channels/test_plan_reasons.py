"""Why a version of a plan was made, as its page tells it: what the house wrote is said in the reader's language."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.planner_checks import TODAY
from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.channels.web.profile_form import ProfileFields
from milo.channels.web.train_history import reason_said
from milo.channels.web.words import WebWords
from milo.coach.plans.edits.doors import Edit
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.clock import StillClock

LUCIA = {
    "name": "Lucía", "sex": "female", "age": 36, "goal": "strength", "days_per_week": 3, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 167, "weight_kg": 62,
    "pregnant": False, "parq": {"none_of_these": True}, "language": "es",
}  # fmt: skip


def test_every_reason_the_house_writes_is_said_in_spanish(tmp_path: Path) -> None:
    house = build(Settings(home=tmp_path / "home"), StillClock(datetime(2026, 3, 2, 7, tzinfo=UTC)))
    try:
        coaching = Coaching(house, None)
        lucia = house.flows.add_athlete(LUCIA)
        coaching.new_plan(lucia)
        coaching.edit(lucia, Edit(kind="harder", body_part="chest"), reason="haz más duro el pecho")
        coaching.undo(lucia)
        coaching.restore(lucia, 2)
        reasons = [version.reason for version in coaching.history().versions(lucia)]
    finally:
        house.close()
    assert [reason_said(reason, WebWords("es")) for reason in reasons] == [
        "un plan nuevo", "haz más duro el pecho", "se deshizo la versión 2", "vuelta a la versión 2",
    ]  # fmt: skip
    assert [reason_said(reason, WebWords("en")) for reason in reasons] == reasons


@pytest.mark.parametrize(("language", "other"), [("en", "Something else"), ("es", "Otra cosa")])
def test_what_one_likes_to_do_besides_is_called_something_else(language: str, other: str) -> None:
    fields = ProfileFields(WebWords(language), parse_profile({**LUCIA, "language": language}, TODAY)).html(["activities"])
    assert f'value="other"/><span>{other}</span>' in fields
