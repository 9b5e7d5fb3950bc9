"""What was not done, or is asked whether it was due: that is no wish for today's session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from milo.coach.talk.receipts.facts import Facts, plan_receipts, planned_on
from milo.coach.talk.receipts.telling import Quoted, Telling
from milo.coach.talk.replies.mended import day_name
from milo.vocabulary.talk import Claim, Language


@dataclass(frozen=True)
class NotDone:
    """What was not done, or may have been due. name: an exercise (id) or activity, None for any training.  days_ago: 0 or 1."""

    name: str | None
    days_ago: int


def due_told(asked: NotDone, facts: Facts, language: Language) -> tuple[str, list[Claim]]:
    """What the plan had for a day, and whether that was among it."""
    telling = Telling(language, facts.units)
    planned = planned_on(facts, facts.today - timedelta(days=asked.days_ago))
    sessions = planned.sessions if planned is not None else []
    day = day_name(asked.days_ago, facts, language)
    mine = [
        s
        for s in sessions
        if asked.name is None
        or (s.endurance is not None and s.endurance.activity == asked.name)
        or any(one.exercise_id == asked.name for one in s.exercises)
    ]
    if not sessions:
        telling.say("due.rest", day=day)
    else:
        assert facts.plan is not None
        receipts = plan_receipts(facts.plan, "plan")
        titles = [Quoted(s.title, receipts) for s in mine or sessions]
        telling.say("due.yes" if mine else "due.other", day=day, what=titles)
    return telling.text, telling.claims
