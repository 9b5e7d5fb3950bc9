"""How much a meal brings for its energy: the Nutrient-Rich Foods index NRF9.3.

The daily values of nine nutrients to encourage in 100 kcal, each at most 100 %, less those of three to limit. Deviations: vitamin A
in ug of retinol activity (900 a day) and vitamin E in mg (15 a day), as tables tell them today; all sugar against 125 g a day,
since tables do not tell what was added.

References
----------
Fulgoni, Keast & Drewnowski 2009, J Nutr 139(8):1549-1554, doi:10.3945/jn.108.101360.
Drewnowski 2010, Am J Clin Nutr 91(4):1095S-1101S, doi:10.3945/ajcn.2010.28450D (total sugar).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

INDEX = "NRF9.3"
ENCOURAGED = {
    "protein_g": 50.0, "fibre_g": 25.0, "vitamin_a_ug": 900.0, "vitamin_c_mg": 60.0, "vitamin_e_mg": 15.0, "calcium_mg": 1000.0,
    "iron_mg": 18.0, "magnesium_mg": 400.0, "potassium_mg": 3500.0,
}  # fmt: skip
LIMITED = {"saturated_fat_g": 20.0, "sugar_g": 125.0, "sodium_mg": 2400.0}
UNKNOWN_SHARE = 0.10  # of the energy that foods may have of which a nutrient is not known (our choice)


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """score: of the index; None where nutrients of too much of the meal are not known. missing: which."""

    index: str
    score: float | None
    missing: list[str]


def quality(eaten: Sequence[Mapping[str, float]]) -> Quality | None:
    """The quality of what was eaten together; None without energy.

    Parameters
    ----------
    eaten : sequence of mapping
        Of each food nutrient -> amount (vocabulary.diary_foods.NUTRIENTS); what is not known is absent.

    Examples
    --------
    >>> quality([{"kcal": 100, "protein_g": 10}]).missing[:2]
    ['fibre_g', 'vitamin_a_ug']
    """
    told = [food | {"sodium_mg": 1000 * food["salt_g"] / 2.5} if "salt_g" in food and "sodium_mg" not in food else food
            for food in map(dict, eaten)]  # fmt: skip
    energy = sum(food.get("kcal", 0.0) for food in told)
    if energy <= 0:
        return None
    missing = [
        name
        for name in (*ENCOURAGED, *LIMITED)
        if sum(food.get("kcal", 0.0) for food in told if name not in food) > UNKNOWN_SHARE * energy
    ]
    if missing:
        return Quality(index=INDEX, score=None, missing=missing)

    def shares(values: Mapping[str, float]) -> list[float]:
        return [100 * sum(food.get(name, 0.0) for food in told) * 100 / energy / value for name, value in values.items()]

    score = sum(min(100.0, share) for share in shares(ENCOURAGED)) - sum(shares(LIMITED))
    return Quality(index=INDEX, score=round(score, 1), missing=[])
