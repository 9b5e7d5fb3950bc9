"""A food allergy or intolerance told: it is kept out of the meals (NU-09) and asks for no care in training (PL-24)."""

from __future__ import annotations

import re

from milo.coach.foods import allergens_of
from milo.coach.safety.text.normalising import plain

NO_FOOD = "i eat everything"
_VERY = r"(?:(?:also|very|really|severely|highly|quite|mildly|tambien|muy|bastante|un poco) )*"
_HAVE = r"(?:i (?:have|ve got|got|suffer from) )?(?:an? )?(?:severe |bad |strong |mild )?"
_TOLD = re.compile(
    rf"\b(?:(?:i am|im|i'm|soy) )?{_VERY}(?:allergic|intolerant) to (?:the )?(?P<a>[a-z]+(?: [a-z]+)?)|"
    rf"\b{_HAVE}(?:food )?(?:allergy|intolerance) to (?P<b>[a-z]+(?: [a-z]+)?)|"
    rf"\b{_HAVE}(?P<c>[a-z]+(?: [a-z]+)?) (?:allergy|intolerance)\b|"
    rf"\b(?:i am|im|i'm) {_VERY}(?P<d>[a-z]+) intolerant\b|"
    rf"\b(?:yo )?{_VERY}(?:soy )?{_VERY}(?:alergic[oa]|intolerante) (?:a (?:los? |las? )?|al )(?P<e>[a-z]+(?: [a-z]+)?)|"
    r"\b(?:tengo )?(?:una )?(?:alergia|intolerancia) (?:grave |fuerte |leve )?(?:a (?:los? |las? )?|al )(?P<f>[a-z]+(?: [a-z]+)?)|"
    r"\b(?:i am|im|i'm|i have|soy|tengo) (?:a )?(?P<g>c(?:o)?eliac(?: disease)?|celiac[oa]|celiaquia)\b"
)


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
