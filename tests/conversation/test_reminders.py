"""A reminder asked for in the talk waits for a yes, stands on Today, and is told once at its time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.app.coach_house import BRUNO, ask, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.conversation.handlers.reminders import of_day
from milo.app.house import House
from milo.channels.notifying import reminders_due
from milo.coach.conversation.actions.remind import read_reminder

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
NOW = datetime(2026, 3, 4, 20)


@pytest.mark.parametrize(
    ("text", "what", "at"),
    [
        ("remind me to weigh myself tomorrow at 7", "weigh myself", datetime(2026, 3, 5, 7)),
        ("please remind me to stretch on Friday at 8:30 pm", "stretch", datetime(2026, 3, 6, 20, 30)),
        ("remind me to drink water in 2 hours", "drink water", datetime(2026, 3, 4, 22)),
        ("recuérdame pesarme mañana a las 7", "pesarme", datetime(2026, 3, 5, 7)),
        ("remind me to foam roll", "foam roll", None),
    ],
)
def test_what_and_when_are_read(text: str, what: str, at: datetime | None) -> None:
    found = read_reminder(text, NOW)
    assert found is not None
    assert (found.text, found.at) == (what, at)


def test_other_words_are_no_reminder() -> None:
    for text in ("what did you remind me of?", "I reminded my sister at 7", "tomorrow at 7"):
        assert read_reminder(text, NOW) is None


def test_it_is_kept_on_a_yes_alone_shown_that_day_and_told_once(house: House, coaching: Coaching) -> None:
    athlete = house.flows.add_athlete(BRUNO)
    asked = ask(coaching, athlete, "remind me to weigh myself tomorrow at 7").text
    assert "weigh myself" in asked
    assert "07:00" in asked
    ask(coaching, athlete, "no")
    assert house.store.find("reminder", athlete) == []
    ask(coaching, athlete, "remind me to weigh myself tomorrow at 7")
    assert "weigh myself" in ask(coaching, athlete, "yes").text
    (kept,) = house.store.find("reminder", athlete)
    house.clock.go(seconds=(kept.due_at - house.clock.now()).total_seconds() + 60)  # type: ignore[attr-defined]
    assert of_day(house, athlete) == coaching.today(athlete).reminders == [{"time": "07:00", "text": "weigh myself"}]
    asked_for = [(kept.reminder_id, kept.due_at, kept.text)]
    (told,) = reminders_due(house.clock.now(), set(), asked_for)
    assert told.text == "weigh myself"
    assert reminders_due(house.clock.now(), {("reminder", kept.reminder_id)}, asked_for) == []
    assert reminders_due(kept.due_at - timedelta(minutes=1), set(), asked_for) == []
