"""The questions before training, when they are due again, and what a profile does to the level of a message.

Source: Milo's safety reference, sections 3 (G-1 to G-8), 7 and 8. Who may have a plan is read in limits.gates, by the
same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

import msgspec

from milo.coach.lab.sensor_catalogue import Level, background
from milo.coach.plans.limits.gates import POSTPARTUM_WEEKS, body_mass_index, standing
from milo.coach.safety.figures.ages import ADULT, BACK_OLD, BACK_YOUNG, OLDER
from milo.vocabulary.athlete import CONDITION_WORDS, MIN_AGE, Profile, parse_profile, stored_word
from milo.vocabulary.errors import MiloError

ASKED_EVERY = timedelta(days=90)  # section 3
BMI_NO_DEFICIT = 20.0  # NU-04
OBESITY_BMI = 35.0  # PL-29

GClass = Literal["G-1", "G-2", "G-3", "G-4", "G-5", "G-6", "G-7"]
_GATES = frozenset({"G-3", "G-6", "G-7", "SN-30"})


@dataclass(frozen=True, slots=True)
class StateFlag:
    """What a profile brings to a message about training: a level, its rule and the template of its sentence."""

    level: Level
    rule: str
    template: str


def g_class(profile: Profile, today: date) -> GClass:
    """The class of section 3, "G-1" to "G-7", on a day. A question nobody answered does not open a gate and closes none."""
    return standing(profile, today).g_class  # type: ignore[return-value]


def due(asked_at: datetime | None, now: datetime, last_danger: datetime | None = None) -> bool:
    """Whether the questions are to be asked (again): never asked, 90 days old, or an E0 or E1 since."""
    return asked_at is None or now - asked_at >= ASKED_EVERY or (last_danger is not None and last_danger >= asked_at)


def read_person(raw: Profile | Mapping[str, Any] | None, today: date) -> Profile | None:
    """A profile from what is known of a person, also where the required keys are missing; None where nothing can be read.

    Sex, goal and days a week are then fillings that no gate reads and nobody may tell (Facts.told); an age nobody told is None.
    Keys and words nobody knows are left out here: a gate reads what it can, and the form has refused them before.
    """
    if raw is None or isinstance(raw, Profile):
        return raw
    filled: dict[str, Any] = {"sex": "unspecified", "goal": "general", "days_per_week": 3}
    own_age = "age" in raw or "date_of_birth" in raw
    kept: dict[str, Any] = {}
    for key, value in raw.items():
        if key == "conditions" and isinstance(value, list):
            value = [word for said in value if (word := stored_word(str(said), CONDITION_WORDS))]
        trial = {
            **filled,
            **({} if own_age else {"age": ADULT}),
            **({"age": ADULT} if key not in {"age", "date_of_birth"} else {}),
            key: value,
        }
        trial.pop("date_of_birth", None) if key == "age" else None
        try:
            parse_profile(trial, today)
        except MiloError:
            if key == "age" and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MIN_AGE:
                return Profile(sex="unspecified", goal="general", days_per_week=1, age=value)
            continue
        kept[key] = value
    known_age = "age" in kept or "date_of_birth" in kept
    try:
        profile = parse_profile({**filled, **({} if known_age else {"age": ADULT}), **kept}, today)
    except MiloError:
        return None
    return profile if known_age else msgspec.structs.replace(profile, age=None)


def state_flags(profile: Profile, today: date) -> list[StateFlag]:
    """What a profile brings to any message about training or food, the highest first."""
    found: list[StateFlag] = []
    age = profile.age_on(today)
    if age is not None and age < MIN_AGE:
        return [StateFlag("R", "G-8", "no_account")]
    stands = standing(profile, today)
    if stands.refused and stands.refused[0] == "E1" and set(stands.refused[1]) & _GATES:
        found.append(StateFlag("E1", stands.refused[1][0], "gate"))
    if age is not None and age < ADULT:
        found.append(StateFlag("C", "PL-41", "minor"))
    if profile.pregnant or (profile.postpartum_weeks is not None and profile.postpartum_weeks <= POSTPARTUM_WEEKS):
        found.append(StateFlag("C", "PL-22", "pregnant"))
    if profile.conditions:
        found.append(StateFlag("C", "PL-31" if "eating disorder" in profile.conditions else "PL-24", "condition"))
    if profile.injuries:
        found.append(StateFlag("C", "PL-50", "injury"))
    if age is not None and age >= OLDER:
        found.append(StateFlag("C", "PL-20", "older"))
    bmi = body_mass_index(profile)
    if bmi is not None and bmi >= OBESITY_BMI:
        found.append(StateFlag("C", "PL-29", "condition"))
    return found


def known_facts(profile: Profile, today: date) -> frozenset[str]:
    """What a profile adds to the reading of words, by concept of the lexicon: "minor", "pregnant", "diabetic", "preg_or_ed".

    "glucose_lowering" is no concept: it says whose glucose has rows (SN-18 to SN-22).
    """
    found = set()
    age = profile.age_on(today)
    if age is not None and age < ADULT:
        found.add("minor")
    if age is not None and (age < BACK_YOUNG or age > BACK_OLD):
        found.add("back_age")
    if profile.pregnant:
        found |= {"pregnant", "preg_or_ed"}
    conditions = set(profile.conditions or ())
    if any("diabetes" in c for c in conditions):
        found.add("diabetic")
    if background(profile, today).glucose_lowering:
        found.add("glucose_lowering")
    bmi = body_mass_index(profile)
    if "eating disorder" in conditions or (bmi is not None and bmi < BMI_NO_DEFICIT):
        found.add("preg_or_ed")
    return frozenset(found)
