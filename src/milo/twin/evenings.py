"""The evening's word on the day: mood, energy, soreness, and how hard the session was."""

from __future__ import annotations

import math

from milo.twin.days import Block, Day
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.records import Feedback, Record

BEFORE_BED_H = 1.1  # when the phone asks (our choice)


def tell(block: Block, day: Day, k: int) -> list[tuple[int, Record]]:
    """Person k's feedback of the day with the second it is given; nothing on days nobody answered."""
    said = day.seen.said
    mood = float(said.mood[k])
    if math.isnan(mood):
        return []
    me = block.people[k]
    at = day.moment(k, float(day.bed_h[k]) - BEFORE_BED_H)
    exertion = float(said.exertion[k])
    word = Feedback(
        feedback_id=timed_identity(at, me.user_id, "feedback"),
        event_ts=at,
        mood=mood,
        energy=float(said.energy[k]),
        soreness_level=float(said.soreness[k]),
        perceived_exertion=None if math.isnan(exertion) else exertion,
        utc_offset_min=int(day.seen.offset_min[k]),
        **me.signed("phone"),
    )
    return [(int(at.timestamp()), word)]
