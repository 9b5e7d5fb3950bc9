"""The Nutrient-Rich Foods index: by its formula, capped, and never told where too much is not known."""

from __future__ import annotations

import pytest

from milo.coach.meal_quality import ENCOURAGED, LIMITED, quality

WHOLE = {**dict.fromkeys(ENCOURAGED, 0.0), **dict.fromkeys(LIMITED, 0.0)}


def test_the_score_is_what_a_hundred_kcal_bring_less_what_is_to_be_limited() -> None:
    food = WHOLE | {"kcal": 200.0, "protein_g": 10.0, "fibre_g": 100.0, "saturated_fat_g": 2.0}
    found = quality([food])
    assert found is not None
    assert found.index == "NRF9.3"
    assert found.score == pytest.approx(10 + 100 - 5)  # 5 g protein of 50, fibre capped at all of it, 1 g saturated fat of 20


def test_what_is_not_known_of_a_tenth_of_the_energy_is_named_instead_of_a_score() -> None:
    known = WHOLE | {"kcal": 90.0}
    little = quality([known, {"kcal": 10.0}])
    assert little is not None
    assert little.score is not None
    more = quality([known, {"kcal": 30.0, "protein_g": 1.0}])
    assert more is not None
    assert (more.score, "protein_g" in more.missing, "iron_mg" in more.missing) == (None, False, True)
    assert quality([{"water_ml": 200.0}]) is None
