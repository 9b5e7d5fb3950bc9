"""Body measures by tape: body fat from circumferences with its error, or a sentence why not."""

from __future__ import annotations

import math
from typing import NamedTuple

from milo.vocabulary.errors import BadValue, NotEnoughData
from milo.vocabulary.quantities import QUANTITIES

# Standard errors of estimate against under-water weighing in the samples the formulas were made from.
NAVY_ERROR_MALE_PCT = 3.52  # Hodgdon and Beckett, Naval Health Research Center report 84-11, 1984
NAVY_ERROR_FEMALE_PCT = 3.72  # report 84-29, 1984
TAPE_CM = 1.0  # two readings of a circumference by the same person differ by so much; our choice
FAT_PCT = (4.0, 55.0)  # of people the formulas were made for and checked on; beyond them nothing is said


class BodyFat(NamedTuple):
    """percent of body mass; error_pct: one standard error, formula and tape together; interval_pct: percent less and plus it."""

    percent: float
    error_pct: float
    interval_pct: tuple[float, float]
    method: str


def body_fat(sex: str, height_cm: float, neck_cm: float, waist_cm: float, hip_cm: float | None = None) -> BodyFat:
    """Body fat by tape in % of body mass (US Navy formula, for adults).

    sex: "female" or "male": the formulas differ, and there is none for "unspecified".
    height_cm: standing.  neck_cm: below the larynx.  waist_cm: at the navel for men, at the narrowest for women.
    hip_cm: at the widest, needed for women.

    Raises NotEnoughData without a sex or, for women, a hip; BadValue for measures or results no adult of the samples had.
    Source: Hodgdon and Beckett, NHRC reports 84-11 and 84-29, 1984, by way of body density and Siri's 495 / density - 450.

    >>> round(body_fat("male", 178, 38, 85).percent, 1)
    16.4
    """
    _check("height_cm", height_cm)
    _check("neck_cm", neck_cm)
    _check("waist_cm", waist_cm)
    if sex == "male":
        around, error = waist_cm - neck_cm, NAVY_ERROR_MALE_PCT
        terms = (1.0324, 0.19077, 0.15456)
        tapes = 2
    elif sex == "female":
        if hip_cm is None:
            raise NotEnoughData("the hip circumference for a woman", "none", "measure at the widest place")
        _check("hip_cm", hip_cm)
        around, error = waist_cm + hip_cm - neck_cm, NAVY_ERROR_FEMALE_PCT
        terms = (1.29579, 0.35004, 0.22100)
        tapes = 3
    else:
        raise NotEnoughData("the sex the formula was made for (female or male)", repr(sex))
    if around < 10:
        raise BadValue("a waist clearly wider than the neck", f"waist {waist_cm:g} cm, neck {neck_cm:g} cm", "measure again")
    constant, girth, tall = terms
    density = constant - girth * math.log10(around) + tall * math.log10(height_cm)
    percent = 495 / density - 450
    if not FAT_PCT[0] <= percent <= FAT_PCT[1]:
        raise BadValue(f"measures that give {FAT_PCT[0]:g} to {FAT_PCT[1]:g} % fat", f"{percent:.0f} %", "measure again")
    # how much the result moves with a tape that is off by TAPE_CM at each place
    by_tape = 495 / density**2 * girth / (around * math.log(10)) * TAPE_CM * math.sqrt(tapes)
    whole = math.hypot(error, by_tape)
    return BodyFat(percent, whole, (max(percent - whole, 0.0), percent + whole), "us_navy")


def _check(quantity: str, value: float) -> None:
    known = QUANTITIES[quantity]
    if known.accept(value) is None:
        raise BadValue(f"{quantity} between {known.low:g} and {known.high:g}", f"{value!r}", "measure again")
