"""Warm-ups that fit the weights a session has now. Reference training.md 2.4."""

from __future__ import annotations

import re

import msgspec

from milo.coach.adapt.adapting_slips import load_of
from milo.coach.plans.edits.within_session import warm_up_for
from milo.vocabulary.plan import PlannedSession

_KG = re.compile(r"(\d+(?:[.,]\d+)?) kg")


def fitting(session: PlannedSession, language: str) -> PlannedSession:
    """The session without a warm-up as heavy as the sets it leads to: where a rule made these lighter, one light set stands there.

    A ramp is written for the weight of its day, 20 kg of bar first; of a lift that came down to 15 kg it is more than the work.
    """
    too_heavy: dict[str, str | None] = {}
    for e in session.exercises:
        load = load_of(e)
        lines = [line for line in session.warm_up if re.search(rf"(?<!\w){re.escape(e.exercise)}(?!\w)", line)]
        told = [float(kg.replace(",", ".")) for line in lines for kg in _KG.findall(line)]
        if load is not None and told and max(told) >= load:
            too_heavy[e.exercise] = e.exercise
    if not too_heavy:
        return session
    return msgspec.structs.replace(session, warm_up=warm_up_for(session.warm_up, too_heavy, language))
