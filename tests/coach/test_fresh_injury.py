"""An injury of the last three days: heard, kept apart from a pain on a scale, and answered with its own sentence (PL-50)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from milo.coach.safety.judging import Athlete
from milo.coach.safety.safety_words_en import ENGLISH
from milo.coach.safety.shell import reply_now
from milo.coach.talk.heard.fresh_injury import fresh_injury
from milo.vocabulary.clock import StillClock


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("I twisted my ankle this morning, 4/10", "ankle"), ("I've just tweaked my lower back", "lower back"),
        ("think I rolled my ankle yesterday", "ankle"),
        ("I pulled my hamstring yesterday", None), ("sprained my wrist", None), ("me he torcido el tobillo, 4 de 10", "ankle"),
        ("me torcí la rodilla ayer", "knee"), ("me dio un tirón en el gemelo", "achilles"),
        ("me hice un esguince en el tobillo", "ankle"),
    ],
)  # fmt: skip
def test_a_fresh_injury_is_heard_with_its_place(text: str, region: str | None) -> None:
    found = fresh_injury(text)
    assert (found is not None) == (region is not None)
    if region in {"ankle", "knee", "achilles"}:
        assert found == region


@pytest.mark.parametrize(
    "text",
    [
        "I twisted my ankle last year", "what if I twist my ankle?", "my brother twisted his ankle", "I almost twisted my ankle",
        "I sprained my ankle three weeks ago", "me torcí el tobillo hace dos semanas", "my ankle hurts, 4/10",
        "I rolled my sleeves up",
        "I pulled my socks up", "casi me tuerzo el tobillo",
    ],
)  # fmt: skip
def test_other_words_are_none(text: str) -> None:
    assert fresh_injury(text) is None


def test_the_pain_scale_is_not_said_of_it() -> None:
    clock, ada = StillClock(datetime(2026, 3, 1, 12, tzinfo=UTC)), Athlete(id="ada", profile={"age": 40})
    fresh = reply_now("I twisted my ankle this morning, 4/10", ada, None, clock)
    assert fresh.level == "C"
    assert fresh.text.startswith(ENGLISH["C.fresh_injury"])
    talk = [{"role": "user", "text": "I twisted my ankle this morning"}, {"role": "assistant", "text": fresh.text}, "yes"]
    assert "Pain up to 2" not in reply_now(talk, ada, None, clock).text
    assert reply_now("my ankle hurts a bit, 2/10", ada, None, clock).text.startswith(ENGLISH["C.injury"].split(";")[0])
