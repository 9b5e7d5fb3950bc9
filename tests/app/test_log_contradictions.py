"""What of a log cannot be together is refused with every fault named."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from milo.app.logging_workouts import read_log
from milo.vocabulary.told_limits import Refusal

AT = "2026-11-20T18:30:00+00:00"


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"minutes": 20, "endurance": {"activity": "running", "minutes": 50}}, "part_longer"),
        ({"endurance": {"activity": "running", "minutes": 50, "avg_hr_bpm": 250}}, "mean_hr"),
    ],
)
def test_a_log_that_cannot_be_is_refused(told: dict[str, Any], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_log({"at": AT, **told}, UTC)
    assert refused.value.key == key
    assert set(refused.value.said) == {"en", "es"}


def test_a_run_within_the_workouts_minutes_is_taken() -> None:
    told = {"at": AT, "minutes": 50, "endurance": {"activity": "running", "minutes": 50, "avg_hr_bpm": 190}}
    assert read_log(told, UTC).minutes == 50
