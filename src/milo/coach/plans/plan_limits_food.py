"""What a plan's food must keep: who gets none, the least energy, the most deficit.  NU-01 to NU-05, PL-22, PL-31, PL-40."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from milo.coach.plans.plan_limits_person import Person
from milo.vocabulary.plan import PlannedFood

Note = Callable[..., None]

FLOOR_KCAL = {"female": 1200.0, "male": 1500.0, "unspecified": 1500.0}  # NU-01
DEFICIT_KCAL, DEFICIT_SHARE, LOSS_PER_WEEK, KCAL_PER_KG = 500.0, 0.20, 0.01, 7700.0  # NU-02; nutrition.md 3.2
AVAILABLE, AVAILABLE_CUTTING = 30.0, 35.0  # NU-03, kcal per kg of fat-free mass
CUT_BMI, CUT_AGE = 20.0, 75  # NU-04
PROTEIN_CAP, FAT_FLOOR_G = 2.5, 0.5  # NU-05; nutrition.md 3.4, g/kg
KCAL_CARBS = 4.0
# Mifflin-St Jeor 1990, nutrition.md 3.1: kcal per kg, cm, year, and the constant by sex; undisclosed is the mean of both.
PER_KG, PER_CM, PER_YEAR = 10.0, 6.25, 5.0
CONSTANT = {"male": 5.0, "female": -161.0, "unspecified": -78.0}
DAILY_ACTIVITY = 1.4  # the least that a day without training costs, times rest; what a deficit is judged against
LACTATION_WEEKS = 52.0  # whether a parent nurses is not asked; for a year no deficit (our choice, NU-04)


@dataclass(frozen=True, kw_only=True)
class NoFood:
    """Why there is no food plan: the rule, and the word of the reason."""

    rule: str
    word: str


@dataclass(frozen=True, kw_only=True)
class Body:
    """What energy is worked out from.  resting_kcal: per day.  fat_free_kg: Deurenberg 1991, 4 points of fat off either way."""

    weight_kg: float
    height_cm: float
    resting_kcal: float
    fat_free_kg: float


def no_food(p: Person) -> NoFood | None:
    """Why Milo sets this person no food targets, None when it may."""
    rules = (
        (p.minor, "PL-40", "food.minor"),
        (p.pregnant, "PL-22", "food.pregnant"),
        (p.postpartum, "NU-04", "food.lactating"),
        ("eating disorder" in p.conditions, "PL-31", "food.eating"),
        ("kidney disease" in p.conditions, "NU-05", "food.kidney"),
        (p.insulin, "NU-04", "food.insulin"),
        (p.profile.weight_kg is None, "NU-01", "food.no_weight"),
        (p.profile.height_cm is None, "NU-01", "food.no_height"),
    )
    return next((NoFood(rule=rule, word=word) for holds, rule, word in rules if holds), None)


def body_of(p: Person) -> Body:
    """The measures food is worked out from; ask no_food first."""
    kg, cm = p.profile.weight_kg or math.nan, p.profile.height_cm or math.nan
    male = {"male": 1.0, "female": 0.0}.get(p.profile.sex, 0.5)
    fat = 1.20 * kg / (cm / 100) ** 2 + 0.23 * p.age - 10.8 * male - 5.4
    return Body(
        weight_kg=kg,
        height_cm=cm,
        resting_kcal=PER_KG * kg + PER_CM * cm - PER_YEAR * p.age + CONSTANT[p.profile.sex],
        # Outside 5 to 60 % the equation no longer describes anybody.
        fat_free_kg=kg * (1 - min(max(fat, 5.0), 60.0) / 100),
    )


def may_cut(p: Person, body: Body) -> str | None:
    """The rule that forbids a deficit, None when one is allowed."""
    bmi = body.weight_kg / (body.height_cm / 100) ** 2
    nursing = p.profile.postpartum_weeks is not None and p.profile.postpartum_weeks < LACTATION_WEEKS
    old = p.age >= CUT_AGE and not p.standing.cleared
    forbidden = p.minor or p.pregnant or nursing or bmi < CUT_BMI or "eating disorder" in p.conditions or old or p.insulin
    return "NU-04" if forbidden or p.standing.light_only else None


def deficit_cap(body: Body, spent_kcal: float) -> float:
    """The largest deficit a day may have, kcal: NU-02."""
    return min(DEFICIT_KCAL, DEFICIT_SHARE * spent_kcal, LOSS_PER_WEEK * body.weight_kg * KCAL_PER_KG / 7)


def energy_floor(p: Person, body: Body, training_kcal: float, *, cutting: bool) -> tuple[float, str]:
    """The least energy of a day, kcal, and the rule.  training_kcal: net cost of training on a mean day."""
    least = max(FLOOR_KCAL[p.profile.sex], body.resting_kcal)
    available = (AVAILABLE_CUTTING if cutting else AVAILABLE) * body.fat_free_kg + training_kcal
    return (available, "NU-03") if available > least else (least, "NU-01")


def checked_food(food: PlannedFood | None, p: Person, note: Note) -> PlannedFood | None:
    """The food of a plan inside the limits; none where nobody may set any."""
    if food is None:
        return None
    why = no_food(p)
    if why is not None:
        note(why.rule, "no_food", why=why.word)
        return None
    body = body_of(p)
    cap = PROTEIN_CAP * body.weight_kg
    if food.protein_g > cap:
        note("NU-05", "protein", old=round(food.protein_g), new=math.floor(cap))
        food = msgspec.structs.replace(food, protein_g=float(math.floor(cap)))
    fat = math.ceil(FAT_FLOOR_G * body.weight_kg)
    if food.fat_g < fat - 1:
        note("NU-05", "fat", old=round(food.fat_g), new=fat)
        food = msgspec.structs.replace(food, fat_g=float(fat))
    least, rule = energy_floor(p, body, 0.0, cutting=False)
    daily = body.resting_kcal * DAILY_ACTIVITY
    lowest = daily if may_cut(p, body) else daily - deficit_cap(body, daily)
    if lowest > least:
        least, rule = lowest, "NU-04" if may_cut(p, body) else "NU-02"
    if food.kcal < least - 0.5:
        note(rule, "kcal", old=round(food.kcal), new=math.ceil(least))
        # What is added comes as carbohydrate, so that the parts still make the whole.
        carbs = food.carbs_g + (math.ceil(least) - food.kcal) / KCAL_CARBS
        food = msgspec.structs.replace(food, kcal=float(math.ceil(least)), carbs_g=float(round(max(0.0, carbs))), by_day=None)
    days = food.by_day
    if days is not None and any(
        d.get("kcal", math.inf) < max(FLOOR_KCAL[p.profile.sex], body.resting_kcal) - 0.5 for d in days.values()
    ):
        note("NU-01", "kcal", old=round(min(d.get("kcal", math.inf) for d in days.values())), new=round(food.kcal))
        food = msgspec.structs.replace(food, by_day=None)
    return food
