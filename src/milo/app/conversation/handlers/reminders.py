"""Reminders: kept on a yes, shown on Today, and told at their time by the bot, push or mail."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from milo.app.conversation.turn import Answer, Outcome, Step, Turn, claimed
from milo.app.conversation.written import now_of
from milo.app.known_athletes import zone_of
from milo.coach.conversation.actions.remind import Remind
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Reminder

if TYPE_CHECKING:
    from milo.app.house import House

SOURCE = "coach"


def ask(turn: Turn, wanted: Remind) -> Answer:
    """What was understood and when, and the question whether to keep it; without a time, that one is wanted."""
    if wanted.at is None:
        return Answer(turn.say("coach-remind-when", what=wanted.text))
    if wanted.at <= now_of(turn).replace(tzinfo=None):
        return Answer(turn.say("coach-remind-past"))
    text = turn.say("coach-remind-ask", what=wanted.text, day=wanted.at.date().isoformat(), time=f"{wanted.at:%H:%M}")
    return Answer(text, claimed(text, turn.language, [], "reminder", "told"), (Step("remind", wanted),))


def keep(turn: Turn, wanted: Remind) -> Answer:
    """Store it."""
    assert wanted.at is not None
    made = turn.house.clock.now()
    due: datetime = wanted.at.replace(tzinfo=zone_of(turn.house, turn.athlete))
    record = Reminder(
        origin=Origin.TOLD,
        source=SOURCE,
        reminder_id=timed_identity(made, turn.athlete, "reminder", wanted.text, due.isoformat()),
        user_id=turn.athlete,
        at=made,
        due_at=due,
        text=wanted.text,
    )
    turn.house.writer.write([record])
    text = turn.say("coach-remind-kept", what=wanted.text, day=due.date().isoformat(), time=f"{due:%H:%M}")
    claims = claimed(text, turn.language, [record.reminder_id], "reminder", "told")
    return Answer(text, claims, outcome=Outcome(records={"reminder": [record.reminder_id]}))


def of_day(house: House, athlete: str) -> list[dict[str, str]]:
    """The reminders of today, local, in their order: {"time": "07:00", "text"}."""
    zone = zone_of(house, athlete)
    today = house.clock.now().astimezone(zone).date()
    found: list[Reminder] = house.store.find("reminder", athlete)
    mine = sorted((r.due_at.astimezone(zone), r.text) for r in found)
    return [{"time": f"{at:%H:%M}", "text": text} for at, text in mine if at.date() == today]
