"""Some days away are a holiday to a coach; an absence without an end, at once, or with a word more is judged as ever."""

from __future__ import annotations

import pytest

from milo.coach.safety.everyday.absence_told import absence
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.triage import triage


@pytest.mark.parametrize(
    "said",
    [
        "I have to be out of town for a while",
        "I will be away for a while",
        "I need to be gone for a few days",
        "I won't be around next week",
        "heads up, I won't be here from Thursday to Sunday",
        "I'll be away for a week in August with the family",
        "no voy a estar esta semana",
        "voy a estar fuera unos días por trabajo",
    ],
)
def test_some_days_away_are_no_alarm(said: str) -> None:
    assert triage(said).level == "N"


@pytest.mark.parametrize(
    "said",
    [
        "I won't be around much longer",
        "I'll be gone soon",
        "I will be gone by Friday",
        "I will not be here tonight",
        "I won't be here tomorrow",
        "I won't be around next week, goodbye everyone",
        "I won't be around next week and I'm tired of it all",
        "no voy a estar mañana",
        "no voy a estar nunca más",
    ],
)
def test_what_may_be_meant_for_good_is_no_holiday(said: str) -> None:
    assert absence(plain(said)) is None


@pytest.mark.parametrize(
    "said", ["I won't be around much longer, nobody will miss me", "I'll be gone soon and it won't hurt any more"]
)
def test_a_farewell_stays_a_crisis(said: str) -> None:
    assert triage(said).level == "E0"
