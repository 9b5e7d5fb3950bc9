"""A change of the plan told in words at a door that is no talk: the one edit that the learned reader reads in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from milo.app.understanding import student
from milo.coach.conversation.actions.plan import orders
from milo.coach.likely_names import nearest_name
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.vocabulary.plan import Plan


def edit_said(words: str, language: str, today: date, plan: Plan | None = None) -> Edit:
    """The one edit that words order. plan: whose exercises half a name may mean.

    Raises EditRefused for several, for what leaves something open, and for words that order none.
    """
    reading = student().read(words, today=today, language=language)
    found = orders(reading.acts, words, today, planned_in(plan))
    unknown = next((order.unknown for order in found if order.unknown is not None), None)
    if unknown is not None:
        near = nearest_name(unknown, "es" if language == "es" else "en")
        raise EditRefused(f"an exercise that is known, such as {near}" if near else "an exercise that is known", unknown)
    if len(found) != 1 or found[0].edit is None or len(reading.acts) > 1:
        do = "say one change, such as 'move Thursday to Friday', 'no barbell' or '45 minutes'"
        raise EditRefused("one change of the plan in a short sentence", repr(words[:80]), do)
    return found[0].edit


def planned_in(plan: Plan | None) -> Sequence[str]:
    """Ids of the exercises of a plan, in its order."""
    weeks = () if plan is None else plan.weeks
    return tuple(dict.fromkeys(e.exercise_id for w in weeks for d in w.days for s in d.sessions for e in s.exercises))
