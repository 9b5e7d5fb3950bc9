"""What a plan's training costs over rest, by day: once to plan food by it, once to hold food against it.

Source: nutrition.md 3.2; Compendium of Physical Activities.
"""

from __future__ import annotations

from collections.abc import Sequence

from milo.vocabulary.plan import PlannedSession, PlannedWeek

COMPENSATION = 0.28  # of what training costs, the body saves elsewhere: nutrition.md 3.2 (Careau 2021)
# Net cost over rest, kcal per kg and minute: (MET - 1) / 60; Compendium of Physical Activities, middle of each kind.
NET_MET = {1: 2.0, 2: 4.5, 3: 7.0, 4: 9.0, 5: 10.0}
LIFTING_NET_MET = 2.5
TYPICAL_WEEK = 3  # the week of a plan that food is worked out from


def training_by_day(week: PlannedWeek, weight_kg: float) -> list[float]:
    """Net cost of training over rest on each day of a week, kcal."""
    return [sum(_cost(s, weight_kg) for s in d.sessions) * (1 - COMPENSATION) for d in week.days]


def typical_week(weeks: Sequence[PlannedWeek]) -> PlannedWeek:
    """The week of a plan, at least one, that its food is worked out from."""
    return weeks[min(TYPICAL_WEEK, len(weeks)) - 1]


def _cost(session: PlannedSession, weight_kg: float) -> float:
    """Net energy of a session over rest, kcal; lifting counts by its minutes, never by heart rate."""
    e = session.endurance
    moving = 0.0 if e is None else NET_MET[e.zone] * e.minutes
    lifting = LIFTING_NET_MET * max(0.0, session.minutes - (0.0 if e is None else e.minutes))
    return (moving + lifting) / 60 * weight_kg
