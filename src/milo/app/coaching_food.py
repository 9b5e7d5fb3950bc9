"""The coach's desk for food and sleep: targets an athlete set, kept above the floors, and meals that meet them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import numpy as np

from milo.app.coaching_desk import at_least
from milo.app.coaching_plans import PlanDesk
from milo.app.coaching_words import say
from milo.app.consenting import kept
from milo.app.planning import history_of
from milo.coach.meals import MealDay, meals
from milo.coach.plans.plan_limits_food import DAILY_ACTIVITY, Body, body_of, deficit_cap, energy_floor, may_cut, no_food
from milo.coach.plans.plan_limits_person import Person, person_of
from milo.coach.plans.planner_words import speaker
from milo.vocabulary.errors import BadValue, MiloError, UnknownName
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import DAYS, Plan, PlannedFood
from milo.vocabulary.records import Setting

TARGETS = "targets"
NAMES = {"calories": "calories_kcal", "sleep": "sleep_h"}
MOST_KCAL = 6_000.0  # the most that meals are made for (coach.meals)
ADULT = 18
# National Sleep Foundation 2015: 8 to 10 h for 14 to 17 years, 7 to 9 for adults; an hour more is no danger (our choice).
SLEEP_H = {"minor": (8.0, 10.0), "adult": (7.0, 10.0)}
MEAL_DAYS = (3, 7)


class TargetRefused(BadValue):
    """A target below a floor, or one that may not be set for this person. rule: which limit."""

    code = "target_refused"

    def __init__(self, wanted: str, found: str, rule: str) -> None:
        self.rule = rule
        super().__init__(wanted, found)


class FoodDesk(PlanDesk):
    """Targets and meals."""

    def targets(self, athlete: str) -> dict[str, Any]:
        """{"calories": {"target_kcal", "origin", ...} or None, "sleep": {"target_h", "origin"} or None, "reasons": [...]}."""
        told = self._set_by(athlete)
        plan = self.history().current(athlete)
        language = self.language(athlete)
        calories: dict[str, Any] | None = None
        if NAMES["calories"] in told:
            calories = {"target_kcal": told[NAMES["calories"]], "origin": "told", "protein_g": None}
        elif plan is not None and plan.nutrition is not None:
            food = plan.nutrition
            calories = {"target_kcal": food.kcal, "origin": "estimated", "because": food.because}
        if calories is not None and plan is not None and plan.nutrition is not None:
            calories["protein_g"] = plan.nutrition.protein_g
        sleep = {"target_h": told[NAMES["sleep"]], "origin": "told"} if NAMES["sleep"] in told else None
        missing = [name for name, target in (("calories", calories), ("sleep", sleep)) if target is None]
        return {
            "calories": calories,
            "sleep": sleep,
            "reasons": [{"code": f"no_target.{name}", "text": say("target.none", language)} for name in missing],
        }

    def set_target(self, athlete: str, name: str, value: float) -> dict[str, Any]:
        """A calorie or sleep target; one below the floors is refused with the rule.

        name: "calories" (kcal a day) or "sleep" (hours a night).  Raises UnknownName, TargetRefused, NotFound; BadValue without a
        profile.
        """
        if name not in NAMES:
            raise UnknownName("target", name, NAMES)
        with self.one_at_a_time(athlete):
            self._check(athlete, name, value)
            before = [x.valid_from for x in self.house.store.find("setting", athlete) if x.name == TARGETS]
            now = max([self.house.clock.now(), *(at_least(self.house.clock.now(), at) for at in before)])
            told = {**self._set_by(athlete), NAMES[name]: value}
            setting = Setting(
                origin=Origin.TOLD,
                source="athlete",
                setting_id=identity("setting", athlete, TARGETS, now.isoformat(), name),
                user_id=athlete,
                valid_from=now,
                name=TARGETS,
                value=told,
            )
            kept(self.house.writer.write([setting]))
        return self.targets(athlete)

    def meals(self, athlete: str, days: int = 3) -> dict[str, Any]:
        """Meals for 3 or 7 days within diet, allergies and floors; {"days": [...], "because", "refused", "kept"}.

        Where there is no plan, those of the plan that would be made. refused: why there are none, {"code", "text"}.
        Raises BadValue for another number of days, and for an athlete without a profile.
        """
        if days not in MEAL_DAYS:
            raise BadValue("3 or 7 days", str(days))
        profile, language = self.profile(athlete), self.language(athlete)
        today = self.house.flows.today(athlete)
        plan = self.history().current(athlete) or self.would_be(athlete)
        food = plan.nutrition
        if food is None:
            return {"days": [], "because": [], "refused": _no_food(plan, self._person(athlete), language)}
        dates = [today + timedelta(days=n) for n in range(days)]
        wanted = [_day_target(food, DAYS[d.weekday()], self._set_by(athlete).get(NAMES["calories"])) for d in dates]
        rng = np.random.default_rng(int(identity("meals", athlete, plan.plan_id, today)[:8], 16))
        try:
            made = meals(wanted, profile.dietary_preference, profile.allergies or [], days, rng)
        except MiloError as e:
            return {"days": [], "because": food.because, "refused": {"code": e.code, "text": e.sentence()}}
        told = [{"date": d, "day": DAYS[d.weekday()], **_told_day(m, language)} for d, m in zip(dates, made, strict=True)]
        return {"days": told, "because": food.because, "refused": None, "origin": "estimated"}

    def _check(self, athlete: str, name: str, value: float) -> None:
        language, person = self.language(athlete), self._person(athlete)
        if name == "sleep":
            least, most = SLEEP_H["minor" if person.minor else "adult"]
            if not least <= value <= most:
                raise TargetRefused(say("target.sleep", language, least=f"{least:g}", most=f"{most:g}"), f"{value:g} h", "sleep")
            return
        why = no_food(person)
        if why is not None:
            raise TargetRefused(say("target.no_food", language, rule=why.rule), f"{value:g} kcal", why.rule)
        if value > MOST_KCAL:
            raise TargetRefused(f"<= {MOST_KCAL:g} kcal", f"{value:g} kcal", "NU-01")
        least, rule = least_energy(person, body_of(person))
        if value < least:
            raise TargetRefused(say("target.floor", language, least=f"{np.ceil(least):g}", rule=rule), f"{value:g} kcal", rule)

    def _set_by(self, athlete: str) -> dict[str, float]:
        return dict(self.house.flows.settings(athlete).get(TARGETS, {}))

    def _person(self, athlete: str) -> Person:
        today = self.house.flows.today(athlete)
        return person_of(self.profile(athlete), today, history_of(self.house.flows.inputs(athlete, today)))


def least_energy(person: Person, body: Body) -> tuple[float, str]:
    """The least energy of a day that a target may ask for, kcal, and the rule (NU-01 to NU-04)."""
    least, rule = energy_floor(person, body, 0.0, cutting=False)
    daily = body.resting_kcal * DAILY_ACTIVITY
    forbidden = may_cut(person, body)
    lowest = daily if forbidden else daily - deficit_cap(body, daily)
    return (lowest, forbidden or "NU-02") if lowest > least else (least, rule)


def _day_target(food: PlannedFood, day: str, told_kcal: float | None) -> Mapping[str, float]:
    """Energy and macronutrients of a weekday; a target the athlete set moves the energy, and carbohydrate with it."""
    planned = (food.by_day or {}).get(day) or {
        "kcal": food.kcal, "protein_g": food.protein_g, "carbs_g": food.carbs_g, "fat_g": food.fat_g,
    }  # fmt: skip
    if told_kcal is None:
        return planned
    shift = told_kcal - food.kcal
    return {**planned, "kcal": planned["kcal"] + shift, "carbs_g": max(0.0, planned["carbs_g"] + shift / 4)}


def _told_day(day: MealDay, language: str) -> dict[str, Any]:
    return {
        "meals": [
            {
                "meal": m.meal,
                "dish": m.dish.called(language),
                "items": [{"food": p.food.called(language), "food_id": p.food.id, "grams": p.grams} for p in m.portions],
            }
            for m in day.meals
        ],
        **{name: getattr(day, name) for name in ("kcal", "protein_g", "carbs_g", "fat_g", "fibre_g")},
    }


def _no_food(plan: Plan, person: Person, language: str) -> dict[str, str]:
    if plan.refused is not None:
        return {"code": plan.refused.level, "text": plan.refused.text}
    why = no_food(person)
    if why is None:
        return {"code": "no_food", "text": say("target.none", language)}
    what = speaker(language)(why.word)
    return {"code": why.rule, "text": f"{what[:1].upper()}{what[1:]}"}
