"""Where a conversation stands, kept between two messages and over restarts."""

from __future__ import annotations

from datetime import datetime

import msgspec


class DoneSet(msgspec.Struct, frozen=True, kw_only=True):
    """A set as the athlete said it was. kg None: without a weight."""

    exercise: str
    reps: float
    kg: float | None
    rir: float | None


class Working(msgspec.Struct, frozen=True, kw_only=True):
    """A workout under way.

    at: when it began; with session_id its identity in the log.  index: of the exercise; number: of the set to come, from 1.
    step: counts what was decided, so that an older message's buttons are known as such.
    reps, kg, rir: what the buttons show for the set to come.  last: exercise id -> last time's sets, as they were at the start.
    phase: "sets", then "minutes" of the endurance part, "rpe", "length".
    """

    session_id: str
    title: str
    at: datetime
    index: int = 0
    number: int = 1
    step: int = 0
    reps: float = 0.0
    kg: float | None = None
    rir: float | None = None
    sets: list[DoneSet] = []
    last: dict[str, list[tuple[float | None, float | None]]] = {}
    phase: str = "sets"
    endurance_min: float | None = None
    activity: str | None = None
    rpe: float | None = None
    whole_min: float | None = None


class State(msgspec.Struct, frozen=True, kw_only=True):
    """workout: None outside of one.  question: what the next number or word answers, e.g. "measure:weight_kg", "zone", "pain".

    region: where it hurts, between the two questions of pain.
    """

    workout: Working | None = None
    question: str | None = None
    region: str | None = None
