"""Who hears the free words of a plan: what of their profile decides which words are not for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milo.coach.plans.limits.food import CUT_BMI, FLOOR_KCAL, LACTATION_WEEKS
from milo.coach.plans.limits.gates import body_mass_index
from milo.coach.safety.figures.ages import ADULT
from milo.vocabulary.athlete import Profile


@dataclass(frozen=True, slots=True)
class Hearer:
    """Who hears a plan. minor: under 18, for whom nothing is dosed (PL-43); careful: for whom no maximum is meant (V-06).

    breath: the rule that has them breathe on in every effort, None for nobody's (PL-22, PL-24, PL-25; PL-41 has no maximum, which
    is what a breath is held for).
    unmeasured: the rule that keeps weights, calories and sizes of the body, deficits and meals left out from them (PL-31, PL-40).
    uncut: the rule that lets them lose no weight (PL-22, NU-04).
    pregnant: no hot rooms for them (PL-22).
    floor_kcal: the least energy of a day they may be told, by their sex (NU-01); of somebody nothing is known of, the least of all.
    """

    minor: bool = False
    careful: bool = False
    breath: str | None = None
    unmeasured: str | None = None
    uncut: str | None = None
    pregnant: bool = False
    floor_kcal: float = min(FLOOR_KCAL.values())


ANYBODY = Hearer()


def hearer_of(profile: Profile | None, today: date) -> Hearer:
    """Who hears a plan, by their profile; anybody where there is none."""
    if profile is None:
        return ANYBODY
    age = profile.age_on(today)
    minor = age is not None and age < ADULT
    conditions = profile.conditions or ()
    breath = "PL-25" if "heart disease" in conditions else "PL-24" if "hypertension" in conditions else None
    return Hearer(
        minor=minor,
        careful=minor or bool(conditions or profile.injuries or profile.pregnant),
        breath=breath or ("PL-22" if profile.pregnant else "PL-41" if minor else None),
        unmeasured="PL-31" if "eating disorder" in conditions else "PL-40" if minor else None,
        uncut="PL-22" if profile.pregnant else "NU-04" if _keeps_weight(profile) else None,
        pregnant=bool(profile.pregnant),
        floor_kcal=FLOOR_KCAL[profile.sex],
    )


def _keeps_weight(profile: Profile) -> bool:
    """Whether no weight is to be lost after a birth or at a low weight (NU-04)."""
    nursing = profile.postpartum_weeks is not None and profile.postpartum_weeks < LACTATION_WEEKS
    bmi = body_mass_index(profile)
    return nursing or (bmi is not None and bmi < CUT_BMI)
