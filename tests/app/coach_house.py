"""Bruno's house with the coach in it and a clock moved by hand: a stage for tests of the coach.

A test file makes fixtures of clock_by_hand, house_of, coach_of and bruno_of, under the names they ask each other by.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.house import House
from milo.coach.safety.shell import Reply
from milo.vocabulary.clock import StillClock
from milo.vocabulary.plan import Plan

MONDAY = datetime(2026, 3, 2, 7, tzinfo=UTC)
BRUNO: dict[str, Any] = {
    "name": "Bruno", "sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 180, "weight_kg": 80,
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip
CHEST = "I have crushing chest pain"
ASKS_CHANGE = ("Shall I make th", "¿Hago est")
"""How the question whether to change the plan is put."""


class HandClock(StillClock):
    """A clock moved by hand."""

    def go(self, **on: float) -> None:
        self._at += timedelta(**on)


def clock_by_hand() -> HandClock:
    """Monday morning, until a test moves it."""
    return HandClock(MONDAY)


def house_of(tmp_path: Path, clock: HandClock) -> Iterator[House]:
    """A house in a folder of its own, by that clock."""
    made = build(Settings(home=tmp_path / "home"), clock)
    yield made
    made.close()


def coach_of(house: House) -> Coaching:
    """The coach of the house, with rules alone."""
    return Coaching(house, None)


def bruno_of(house: House, coaching: Coaching) -> str:
    """Bruno, with a plan of monday, wednesday and friday."""
    id = house.flows.add_athlete(BRUNO)
    coaching.new_plan(id)
    return id


def ask(coaching: Coaching, athlete: str, text: Any) -> Reply:
    """One question, without a server."""
    return asyncio.run(coaching.ask(athlete, text))


def say(coaching: Coaching, athlete: str, *texts: str) -> str:
    """Each text half a minute after the one before; what the last reply says. The house's clock is one moved by hand."""
    told = ""
    for text in texts:
        coaching.house.clock.go(seconds=30)  # type: ignore[attr-defined]
        told = ask(coaching, athlete, text).text
    return told


def held(coaching: Coaching, athlete: str) -> Plan:
    """The plan that holds now; a test that asks for it has one."""
    plan = coaching.plan(athlete)
    assert plan is not None
    return plan


def rules(coaching: Coaching, athlete: str) -> list[str]:
    """The rules that lock training now."""
    return [lock["rule"] for lock in coaching.locks(athlete)]


def yes(coaching: Coaching, athlete: str) -> dict[str, bool]:
    """Every question of the form of return, answered with yes."""
    return {q["id"]: True for q in coaching.return_questions(athlete)}


def ordered(coaching: Coaching, athlete: str, text: Any, **kept: Any) -> Reply:
    """As ask, and a yes where the reply asks whether to change the plan; a whole talk is asked as it is."""
    made = asyncio.run(coaching.ask(athlete, text, **kept))
    if isinstance(text, str) and any(question in made.text for question in ASKS_CHANGE):
        return ask(coaching, athlete, "yes" if ASKS_CHANGE[0] in made.text else "sí")
    return made


def order(coaching: Coaching, athlete: str, *texts: str) -> str:
    """As say, and a yes to every question whether the plan is to be changed; what the last reply says."""
    told = ""
    for text in texts:
        coaching.house.clock.go(seconds=30)  # type: ignore[attr-defined]
        told = ordered(coaching, athlete, text).text
    return told
