"""What is eaten on the day of a race and the day before: more carbohydrate where the race is long enough to need it.

Source: nutrition.md 3.4 (ACSM, AND and DC 2016).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from milo.coach.plans.limits.endurance import RUN_PACE_MIN_PER_KM
from milo.coach.plans.limits.food import KCAL_CARBS, MOST_KCAL
from milo.coach.plans.making.taper import is_race
from milo.coach.plans.making.taper_words import WORDS, said_of
from milo.vocabulary.athlete import Event, Profile
from milo.vocabulary.plan import DAYS, Adjustment, Plan, PlannedFood

RULE = "nutrition-3.4"
# Minutes a kilometre takes: the planner's own pace on foot, easy speeds of 25, 2.4, 10 and 5 km/h else (our choice).
MIN_PER_KM = {"running": RUN_PACE_MIN_PER_KM, "cycling": 2.4, "swimming": 25.0, "rowing": 6.0, "walking": 12.0}
# From so many minutes: g per kg of carbohydrate, and g an hour while it lasts (nutrition.md 3.4: about 1 h 5-7, 1-3 h 6-10, over
# 4-5 h 8-12 g/kg; 45-75 min a rinse, 1-2.5 h 30-60, longer up to 90 g/h).  The day before a race is one of rest and fills the
# stores for it; it eats as the day itself (our choice), before a race of an hour it does not.
BY_MINUTES: tuple[tuple[float, float, tuple[int, int] | None], ...] = (
    (240.0, 8.0, (60, 90)), (150.0, 7.0, (60, 90)), (75.0, 7.0, (30, 60)), (45.0, 5.0, None),
)  # fmt: skip
EVE_FROM = 75.0  # minutes


@dataclass(frozen=True, kw_only=True)
class RaceFood:
    """Food around a race.

    amounts: {"kcal", "protein_g", "carbs_g", "fat_g"} of the day.  per_kg: carbohydrate, g per kg.  per_hour: g an hour while it
    lasts, from and to; None where a race is too short for any.  eve: the day before eats so too.
    """

    amounts: Mapping[str, float]
    per_kg: float
    per_hour: tuple[int, int] | None
    eve: bool


def race_food(food: PlannedFood, profile: Profile, day: date) -> RaceFood | None:
    """Food of a day that is the race's or the one before; None for any other, and where nothing can be told.

    Of a race without a distance, or of strength, nobody knows how long it takes; with diabetes a carbohydrate target is a matter
    for the diabetes team.
    """
    event, kg = profile.event, profile.weight_kg
    minutes = None if event is None else _minutes(event)
    if event is None or kg is None or minutes is None or any("diabet" in c.lower() for c in profile.conditions or ()):
        return None
    eve = minutes >= EVE_FROM
    if day != event.date and not (eve and day == event.date - timedelta(days=1)):
        return None
    found = next(((per_kg, per_hour) for least, per_kg, per_hour in BY_MINUTES if minutes >= least), None)
    if found is None:
        return None
    mean = {"kcal": food.kcal, "protein_g": food.protein_g, "carbs_g": food.carbs_g, "fat_g": food.fat_g}
    planned = {**mean, **(food.by_day or {}).get(DAYS[day.weekday()], {})}
    room = max(0.0, (MOST_KCAL - planned["kcal"]) / KCAL_CARBS)
    more = min(max(0.0, round(found[0] * kg) - planned["carbs_g"]), room)
    amounts = {**planned, "kcal": planned["kcal"] + KCAL_CARBS * more, "carbs_g": planned["carbs_g"] + more}
    return RaceFood(amounts=amounts, per_kg=found[0], per_hour=found[1], eve=eve)


def said_of_race_food(plan: Plan, profile: Profile, language: str) -> list[Adjustment]:
    """What the race makes of the food of a plan, old -> new; nothing where it lies outside the plan or asks for no more."""
    event, food = profile.event, plan.nutrition
    if event is None or food is None or not any(is_race(s) for w in plan.weeks for d in w.days for s in d.sessions):
        return []
    found = race_food(food, profile, event.date)
    if found is None or found.amounts["carbs_g"] <= food.carbs_g:
        return []
    words = WORDS[language]
    hourly = "" if found.per_hour is None else words["hourly"].format(least=found.per_hour[0], most=found.per_hour[1])
    days, new = words["race_and_eve" if found.eve else "race_only"], found.amounts["carbs_g"]
    told = {"old": food.carbs_g, "new": new, "per_kg": found.per_kg, "days": days, "hourly": hourly}
    return [said_of("race_food", language, RULE, **told)]


def _minutes(event: Event) -> float | None:
    pace = MIN_PER_KM.get(event.activity)
    return None if pace is None or event.distance_km is None else pace * event.distance_km
