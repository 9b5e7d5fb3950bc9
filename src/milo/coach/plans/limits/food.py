"""What a plan's food must keep: who gets none, the least energy, the most deficit.  NU-01 to NU-05, PL-22, PL-31, PL-40."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from milo.coach.plans.basics.training_energy import spent_on, training_by_day, typical_week
from milo.coach.plans.limits.person import Person
from milo.vocabulary.plan import DAYS, PlannedFood, PlannedWeek

Note = Callable[..., None]

FLOOR_KCAL = {"female": 1200.0, "male": 1500.0, "unspecified": 1500.0}  # NU-01
DEFICIT_KCAL, DEFICIT_SHARE, LOSS_PER_WEEK, KCAL_PER_KG = 500.0, 0.20, 0.01, 7700.0  # NU-02; nutrition.md 3.2
AVAILABLE, AVAILABLE_CUTTING = 30.0, 35.0  # NU-03, kcal per kg of fat-free mass
CUT_BMI, CUT_AGE = 20.0, 75  # NU-04
PROTEIN_CAP, PROTEIN_FLOOR, FAT_FLOOR_G = 2.5, 1.2, 0.5  # NU-05; nutrition.md 3.4, g/kg
REFERENCE_BMI = 27.0  # the least protein of heavier people is counted on the mass at this BMI (nutrition.md 3.4)
KCAL_PROTEIN, KCAL_CARBS, KCAL_FAT = 4.0, 4.0, 9.0
KCAL_STEP = 10  # energy is told in such steps
MOST_KCAL = 6_000.0  # the most a target may ask for, and that meals are made for (our choice)
MOST_SHARE = 2.0  # nor more than this share of what a day costs: no surplus of any goal comes near it (our choice)
PARTS = ("kcal", "protein_g", "carbs_g", "fat_g")
PARTS_SLACK, PARTS_SLACK_KCAL = 0.10, 100.0  # what energy may differ from its parts: labels, fibre and alcohol (our choice)
MEAN_SLACK = 15.0  # kcal: seven rounded days
# Mifflin-St Jeor 1990, nutrition.md 3.1: kcal per kg, cm, year, and the constant by sex; undisclosed is the mean of both.
PER_KG, PER_CM, PER_YEAR = 10.0, 6.25, 5.0
CONSTANT = {"male": 5.0, "female": -161.0, "unspecified": -78.0}
DAILY_ACTIVITY = 1.4  # resting energy times this is a day without training: FAO/WHO/UNU 2001, lower end of light; work is not known
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


def day_floor(p: Person, body: Body) -> float:
    """The least energy of one day, kcal, whatever the mean is: NU-01.  Days may differ, and the week as a whole may not (NU-03)."""
    return max(FLOOR_KCAL[p.profile.sex], body.resting_kcal)


def energy_floor(p: Person, body: Body, training_kcal: float, *, cutting: bool) -> tuple[float, str]:
    """The least energy of a day, kcal, and the rule.

    training_kcal: net cost of training on a mean day, all of it: energy availability is what is left of the food after it, and
    what the body saves elsewhere is saved on what that should feed (nutrition.md 3.3).
    """
    least = day_floor(p, body)
    available = (AVAILABLE_CUTTING if cutting else AVAILABLE) * body.fat_free_kg + training_kcal
    return (available, "NU-03") if available > least else (least, "NU-01")


def least_energy(p: Person, body: Body, training_kcal: float, *, cutting: bool = False) -> tuple[float, str]:
    """The least energy of a mean day that food may be set to, kcal, and the rule: NU-01 to NU-04.

    training_kcal: net cost of training on a mean day.  cutting: whether the food asked for is less than what a day costs.
    """
    least, rule = energy_floor(p, body, training_kcal, cutting=cutting)
    spent, forbidden = body.resting_kcal * DAILY_ACTIVITY + spent_on(training_kcal), may_cut(p, body)
    lowest = spent if forbidden else spent - deficit_cap(body, spent)
    return (lowest, forbidden or "NU-02") if lowest > least else (least, rule)


def in_steps(kcal: float) -> float:
    """Energy as it is told: the next step up, so that one floor is told as one number wherever it is asked for.

    >>> in_steps(1641.3), in_steps(1650.0)
    (1650.0, 1650.0)
    """
    return float(math.ceil(round(kcal / KCAL_STEP, 6)) * KCAL_STEP)


def checked_food(food: PlannedFood | None, p: Person, note: Note, weeks: Sequence[PlannedWeek] = ()) -> PlannedFood | None:
    """The food of a plan inside the limits; none where nobody may set any.  weeks: of the plan, whose training costs energy."""
    if food is None:
        return None
    why = no_food(p)
    if why is not None:
        note(why.rule, "no_food", why=why.word)
        return None
    body = body_of(p)
    per_day = training_by_day(typical_week(weeks), body.weight_kg, slower=p.beginner or p.older) if weeks else [0.0]
    training = sum(per_day) / len(per_day)
    spent = body.resting_kcal * DAILY_ACTIVITY + spent_on(training)
    mean = {name: getattr(food, name) for name in PARTS}
    amounts = _checked_parts(mean, body, note)
    least, rule = least_energy(p, body, training, cutting=food.kcal < spent - KCAL_STEP)
    most = min(MOST_KCAL, MOST_SHARE * spent)
    by_day = food.by_day
    if not least - 0.5 <= food.kcal <= most + 0.5:
        low = food.kcal < least
        amounts["kcal"] = in_steps(least) if low else float(math.floor(max(most, in_steps(least))))
        note(rule if low else "NU-01", "kcal" if low else "kcal_most", old=round(food.kcal), new=round(amounts["kcal"]))
        by_day = None
    amounts = _whole(amounts, body, note, told=amounts == mean)
    if by_day is not None:
        highest = max(most, amounts["kcal"] + max(per_day))
        by_day = {day: _checked_day(day, told, p, body, highest, note) for day, told in by_day.items()}
        eaten = sum(by_day.get(day, {}).get("kcal", food.kcal) for day in DAYS) / len(DAYS)
        if not least - MEAN_SLACK <= eaten <= most + MEAN_SLACK:
            note(
                rule if eaten < least else "NU-01", "kcal" if eaten < least else "kcal_most", old=round(eaten), new=round(food.kcal)
            )
            by_day = None
    if amounts == mean and by_day == food.by_day:
        return food
    return msgspec.structs.replace(food, **amounts, by_day=by_day)


def _checked_day(day: str, told: Mapping[str, float], p: Person, body: Body, highest: float, note: Note) -> dict[str, float]:
    """The food of one weekday inside the limits: its least energy is that of rest, since days may differ and the mean may not."""

    def said(rule: str, word: str, **values: object) -> None:
        note(rule, f"{word}_on", day=day, **values)

    amounts = _checked_parts(told, body, said)
    kcal = told.get("kcal")
    lowest = day_floor(p, body)
    if kcal is not None and not lowest - 0.5 <= kcal <= highest + 0.5:
        amounts["kcal"] = in_steps(lowest) if kcal < lowest else float(math.floor(highest))
        said("NU-01", "kcal" if kcal < lowest else "kcal_most", old=round(kcal), new=round(amounts["kcal"]))
    return _whole(amounts, body, said, told=amounts == dict(told)) if amounts.keys() >= set(PARTS) else amounts


def _checked_parts(told: Mapping[str, float], body: Body, note: Note) -> dict[str, float]:
    """Amounts whose protein and fat are inside their limits, neither too much nor too little."""
    amounts = dict(told)
    most, least = float(math.floor(PROTEIN_CAP * body.weight_kg)), float(math.ceil(FAT_FLOOR_G * body.weight_kg))
    if amounts.get("protein_g", 0.0) > PROTEIN_CAP * body.weight_kg:
        note("NU-05", "protein", old=round(amounts["protein_g"]), new=round(most))
        amounts["protein_g"] = most
    mass = min(body.weight_kg, REFERENCE_BMI * (body.height_cm / 100) ** 2)
    lowest = float(math.ceil(PROTEIN_FLOOR * mass))
    if amounts.get("protein_g", lowest) < lowest - 1:
        note("NU-05", "protein", old=round(amounts["protein_g"]), new=round(lowest))
        amounts["protein_g"] = lowest
    if amounts.get("fat_g", least) < least - 1:
        note("NU-05", "fat", old=round(amounts["fat_g"]), new=round(least))
        amounts["fat_g"] = least
    return amounts


def _whole(amounts: dict[str, float], body: Body, note: Note, *, told: bool) -> dict[str, float]:
    """Amounts whose parts make the energy, with carbohydrate for what is missing or too much, then fat down to its floor.

    told: nothing was changed yet, so that this change is told as one of its own.
    """
    protein, fat = KCAL_PROTEIN * amounts["protein_g"], KCAL_FAT * amounts["fat_g"]
    parts = protein + fat + KCAL_CARBS * amounts["carbs_g"]
    # Labels and fibre excuse a difference that was told; what the limits changed adds up.
    if abs(parts - amounts["kcal"]) <= (max(PARTS_SLACK_KCAL, PARTS_SLACK * amounts["kcal"]) if told else KCAL_CARBS):
        return amounts
    floor = float(math.ceil(FAT_FLOOR_G * body.weight_kg))
    carbs = max(0.0, float(round((amounts["kcal"] - protein - fat) / KCAL_CARBS)))
    lean = amounts["fat_g"] if carbs else min(amounts["fat_g"], max(floor, float(round((amounts["kcal"] - protein) / KCAL_FAT))))
    if (carbs, lean) != (amounts["carbs_g"], amounts["fat_g"]) and told:
        note("PL-16", "food_parts", kcal=round(amounts["kcal"]), parts=round(parts), carbs=round(carbs), fat=round(lean))
    return amounts | {"carbs_g": carbs, "fat_g": lean}
