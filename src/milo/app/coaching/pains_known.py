"""The pains an athlete wrote down that still count: what an exercise in the place of another has to spare as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milo.app.adapting_flow import readings_of
from milo.app.known_athletes import zone_of
from milo.app.logging_records import PAIN
from milo.coach.adapt.adapting_pain import PAIN_SEEN_DAYS, PAIN_SOME

if TYPE_CHECKING:
    from milo.app.house import House


def written_pains(house: House, athlete: str) -> dict[str, float]:
    """Region -> the worst pain of 3 or more written down in the last two weeks (PL-50)."""
    today, zone = house.flows.today(athlete), zone_of(house, athlete)
    found: dict[str, float] = {}
    for m in readings_of(house, athlete, today):
        day = m.at.astimezone(zone).date()
        if m.quantity == PAIN and m.note and m.value >= PAIN_SOME and 0 <= (today - day).days < PAIN_SEEN_DAYS:
            found[m.note] = max(m.value, found.get(m.note, 0.0))
    return found
