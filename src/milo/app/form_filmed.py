"""The newest filmed set of an exercise beside the athlete's earlier ones, from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milo.app.known_athletes import zone_of
from milo.coach.talk.receipts.filmed import Filmed
from milo.insight.form_baseline import differences
from milo.models.form_analysis import movement
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.records import FormSet

if TYPE_CHECKING:
    from milo.app.house import House

THIGH = 0.245  # of a person's height (Winter)


def newest_filmed(house: House, athlete: str, exercise: str) -> Filmed | None:
    """The newest filmed set of an exercise (an id, or a movement's name), and how it differs; None where there is none."""
    try:
        name = movement(exercise)
    except UnknownName:
        return None
    sets = [s for s in house.store.find("form_set", athlete) if isinstance(s, FormSet) and s.exercise == name]
    if not sets:
        return None
    newest = max(sets, key=lambda s: s.at)
    height = getattr(house.flows.profile(athlete), "height_cm", None)
    return Filmed(
        record=newest,
        day=newest.at.astimezone(zone_of(house, athlete)).date(),
        differences=tuple(differences(sets)),
        depth_cm=THIGH * float(height) if height else None,
    )
