"""A food allergy or intolerance told: it is kept out of the meals (NU-09) and asks for no care in training (PL-24)."""

from __future__ import annotations

from milo.coach.foods import allergens_of
from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain

NO_FOOD = "i eat everything"
_WRITTEN = Expressions("everyday", "food_allergy")
_TOLD = _WRITTEN.late("TOLD")


def without_food_allergy(message: str) -> str | None:
    """The message without the food allergy it tells, None where it tells none: pollen, a medicine and a reaction now are others.

    >>> without_food_allergy("I'm allergic to peanuts, swap the snack")
    'i eat everything, swap the snack'
    >>> without_food_allergy("I'm allergic to penicillin") is None
    True
    """
    read = " ".join(plain(message).split())
    found = _TOLD.search(read)
    name = next((said for said in found.groupdict().values() if said), "") if found is not None else ""
    known = found is not None and (
        found["g"] is not None or bool(allergens_of(name)) or any(allergens_of(word) for word in name.split())
    )
    return f"{read[: found.start()]}{NO_FOOD}{read[found.end() :]}" if found is not None and known else None
