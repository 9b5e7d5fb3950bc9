"""What an adult needs of a nutrient on a day, and the most of it, where the reference says so.

Source: reference nutrition 3.4, 3.8 and 3.9 (Institute of Medicine, EFSA, WHO), from food; upper levels that count supplements
alone (magnesium, folate) are left out. Sugar is not judged: tables tell all of it, and the limit is for what was added.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from milo.vocabulary.registry import Sex

NEEDS: dict[str, tuple[float, float, float | None]] = {
    "fibre_g": (25.0, 38.0, None),
    "iron_mg": (18.0, 8.0, 45.0),
    "calcium_mg": (1000.0, 1000.0, 2500.0),
    "magnesium_mg": (310.0, 400.0, None),
    "zinc_mg": (8.0, 11.0, 40.0),
    "iodine_ug": (150.0, 150.0, 1100.0),
    "selenium_ug": (55.0, 55.0, 400.0),
    "vitamin_a_ug": (700.0, 900.0, 3000.0),
    "vitamin_d_ug": (15.0, 15.0, 100.0),
    "vitamin_b6_mg": (1.3, 1.3, 100.0),
    "vitamin_b12_ug": (2.4, 2.4, None),
    "folate_ug": (400.0, 400.0, None),
}
"""Nutrient -> what a woman and what a man needs, and the most for both."""
MOST = {"salt_g": 5.0, "caffeine_mg": 400.0}
SATURATED_SHARE, KCAL_FAT = 0.10, 9.0


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """of: "at least" least, or "at most" most. high: the upper level of what is needed, None where there is none."""

    of: Literal["least", "most"]
    value: float
    high: float | None = None


def references(sex: Sex, target_kcal: float | None) -> dict[str, Reference]:
    """Nutrient -> reference of an adult.

    sex: where it is not told, the larger need of both.  target_kcal: of a day, for what goes by energy; None: left out.

    >>> references("female", 2000)["iron_mg"].value, references("male", 2000)["saturated_fat_g"].value
    (18.0, 22.2)
    """
    found = {
        name: Reference(of="least", value={"female": woman, "male": man}.get(sex, max(woman, man)), high=most)
        for name, (woman, man, most) in NEEDS.items()
    }
    found |= {name: Reference(of="most", value=value) for name, value in MOST.items()}
    if target_kcal:
        found["saturated_fat_g"] = Reference(of="most", value=round(SATURATED_SHARE * target_kcal / KCAL_FAT, 1))
    return found
