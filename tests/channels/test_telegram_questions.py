"""The bot before a plan: it says that the health questions come first and where they are answered, and so above a cautious plan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.channels.telegram_stage import Stage, staged

from milo.app.planning import plan_of_athlete

CHLOES, DAVIDS = 1004, 1005  # chats


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("bot") / "home") as made:
        for name, chat, language in (("Chloé", CHLOES, "en"), ("David", DAVIDS, "es")):
            made.add(name, parq=None, language=language)
            made.link(name, chat)
            made.api.until(lambda c: "/today" in c.text, chat)
        yield made


@pytest.mark.parametrize("command", ["/plan", "/today"])
def test_without_a_plan_it_says_what_comes_first_and_where(stage: Stage, command: str) -> None:
    assert "under Training" in stage.say(CHLOES, command, "seven questions about your health").text
    assert "en Entrenar" in stage.say(DAVIDS, command, "siete preguntas sobre tu salud").text


def test_above_a_plan_made_without_them_it_says_so_until_they_are_answered(stage: Stage) -> None:
    chloe = stage.people["Chloé"]
    plan_of_athlete(stage.house, chloe, weeks=2)
    first = stage.say(CHLOES, "/plan", "cautious").text
    assert first.splitlines()[0].startswith("The health questions before training are not all answered")
    assert "cautious" in stage.say(CHLOES, "/today", "cautious").text
    answered = {"parq": {"none_of_these": True}, "sex": "female", "age": 35, "goal": "strength", "days_per_week": 3}
    stage.house.coaching.onboard(chloe, answered)
    assert "health questions" not in stage.say(CHLOES, "/plan", "Week 1").text
