"""Body measures by tape: published values, their error, and when nothing is said."""

from __future__ import annotations

import math

import pytest

from milo.signals.tape import body_fat
from milo.vocabulary.errors import BadValue, NotEnoughData

INCH = 2.54


def test_the_formula_agrees_with_the_one_in_inches_of_the_same_reports() -> None:
    # DoD Instruction 1308.3: the same regressions, fitted to percent fat directly
    for abdomen, neck, height in ((36, 16, 70), (32, 15, 68), (42, 17, 72)):
        want = 86.010 * math.log10(abdomen - neck) - 70.041 * math.log10(height) + 36.76
        assert body_fat("male", height * INCH, neck * INCH, abdomen * INCH).percent == pytest.approx(want, abs=0.6)
    for waist, hip, neck, height in ((30, 37, 13, 65), (27, 36, 12.5, 66), (36, 42, 14, 64)):
        want = 163.205 * math.log10(waist + hip - neck) - 97.684 * math.log10(height) - 78.387
        assert body_fat("female", height * INCH, neck * INCH, waist * INCH, hip * INCH).percent == pytest.approx(want, abs=0.6)


def test_the_error_is_that_of_the_formula_and_the_tape_together() -> None:
    lean = body_fat("male", 180, 38, 80)
    assert 3.5 < lean.error_pct < 4.5
    assert lean.interval_pct == pytest.approx((lean.percent - lean.error_pct, lean.percent + lean.error_pct))


def test_more_waist_is_more_fat_and_more_neck_is_less() -> None:
    base = body_fat("female", 168, 32, 74, 98).percent
    assert body_fat("female", 168, 32, 78, 98).percent > base
    assert body_fat("female", 168, 34, 74, 98).percent < base


def test_without_a_sex_or_a_womans_hip_nothing_is_said() -> None:
    with pytest.raises(NotEnoughData, match="sex"):
        body_fat("unspecified", 170, 35, 80, 95)
    with pytest.raises(NotEnoughData, match="hip"):
        body_fat("female", 170, 35, 80)


@pytest.mark.parametrize("measures", [(180, 38, 40), (180, 38, float("nan")), (40, 38, 85), (180, 38, 180)])
def test_measures_no_adult_has_are_refused(measures: tuple[float, float, float]) -> None:
    with pytest.raises(BadValue):
        body_fat("male", *measures)


def test_body_fat_by_tape_follows_the_navy_equations() -> None:
    # By the imperial form: 86.010 log10(waist - neck) - 70.041 log10(height) + 36.76 in inches.
    waist, neck, height = 90 / 2.54, 38 / 2.54, 178 / 2.54
    imperial = 86.010 * math.log10(waist - neck) - 70.041 * math.log10(height) + 36.76
    assert body_fat("male", 178, 38, 90).percent == pytest.approx(imperial, abs=0.4)
    waist, hip, neck, height = 75 / 2.54, 98 / 2.54, 33 / 2.54, 168 / 2.54
    imperial = 163.205 * math.log10(waist + hip - neck) - 97.684 * math.log10(height) - 78.387
    assert body_fat("female", 168, 33, 75, 98).percent == pytest.approx(imperial, abs=0.4)
