"""The coach's desk for food and sleep: targets an athlete set, kept above the floors, and meals that meet them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from milo.app.coaching.desk import at_least
from milo.app.coaching.plans import AUTHOR, PlanDesk
from milo.app.coaching.words import say
from milo.app.consenting import kept
from milo.app.flows import LANGUAGES
from milo.app.planning import CALORIES, TARGETS, cut_before, food_on, history_of, own_target
from milo.coach.meals import Meal, MealDay, meals, protein_of, protein_spread
from milo.coach.meals_more import ALTERNATIVES, alternatives, shopping_list
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.limits.food import KCAL_STEP, MOST_KCAL, body_of, in_steps, least_energy, no_food
from milo.coach.plans.limits.person import Person, person_of
from milo.coach.plans.making.food_plan import TARGET
from milo.coach.plans.making.food_typed import origin_of
from milo.coach.plans.making.planner import with_target
from milo.coach.plans.making.race_food import race_food
from milo.locales import text
from milo.vocabulary.athlete import Profile
from milo.vocabulary.athlete_told import diet_unknown
from milo.vocabulary.errors import BadValue, MiloError, UnknownName
from milo.vocabulary.foods import kitchen
from milo.vocabulary.identity import identity
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import DAYS, Plan, PlannedFood
from milo.vocabulary.records import Setting
from milo.vocabulary.told_limits import in_words
from milo.vocabulary.weeks import week_start

NAMES = {"calories": CALORIES, "sleep": "sleep_h"}
CHANGED = ("target.kept", "target.dropped")  # why a version of the plan eats by another target than the one before
ADULT = 18
# National Sleep Foundation 2015: 8 to 10 h for 14 to 17 years, 7 to 9 for adults; an hour more is no danger (our choice).
SLEEP_H = {"minor": (8.0, 10.0), "adult": (7.0, 10.0)}
MEAL_DAYS = (3, 7)


class TargetRefused(BadValue):
    """A target below a floor, or one that may not be set for this person. rule: which limit."""

    code = "target_refused"

    def __init__(self, wanted: str, found: str, rule: str, do: str = "") -> None:
        self.rule = rule
        super().__init__(wanted, found, do)


class FoodDesk(PlanDesk):
    """Targets and meals."""

    def targets(self, athlete: str) -> dict[str, Any]:
        """{"calories": {"target_kcal", "origin", ...} or None, "sleep": {"target_h", "origin"} or None, "reasons": [...]}."""
        told = self.own_targets(athlete)
        plan = self.history().current(athlete)
        language = self.language(athlete)
        calories: dict[str, Any] | None = None
        held = food_on(self.house, athlete, plan, self.house.flows.today(athlete)) if plan is not None else None
        if plan is not None and held is not None and held != plan.nutrition:
            paused = {"code": "target.pause", "text": say("target.pause", language)}
            calories = {"target_kcal": held.kcal, "origin": "estimated", "because": held.because, "reasons": [paused]}
        elif NAMES["calories"] in told:
            calories = {"target_kcal": told[NAMES["calories"]], "origin": "told", "protein_g": None}
        elif held is not None:
            calories = {"target_kcal": held.kcal, "origin": origin_of(held), "because": held.because}
        if calories is not None and held is not None:
            calories["protein_g"] = held.protein_g
        sleep = {"target_h": told[NAMES["sleep"]], "origin": "told"} if NAMES["sleep"] in told else None
        missing = [name for name, target in (("calories", calories), ("sleep", sleep)) if target is None]
        return {
            "calories": calories,
            "sleep": sleep,
            "reasons": [{"code": f"no_target.{name}", "text": say("target.none", language)} for name in missing],
        }

    def set_target(self, athlete: str, name: str, value: float, language: str | None = None) -> dict[str, Any]:
        """A calorie or sleep target; one below the floors is refused with the rule.

        name: "calories" (kcal a day) or "sleep" (hours a night).  language: of a refusal, None for the athlete's own.
        Raises UnknownName, TargetRefused, NotFound; BadValue without a profile.
        """
        if name not in NAMES:
            raise UnknownName("target", name, NAMES)
        with self.one_at_a_time(athlete):
            self._check(athlete, name, value, language or self.language(athlete))
            self._tell(athlete, {**self.own_targets(athlete), NAMES[name]: value})
            if name == "calories":
                self._into_plan(athlete)
        return self.targets(athlete)

    def check_target(self, athlete: str, name: str, value: float, language: str) -> None:
        """Raises TargetRefused for a target that set_target would refuse, and BadValue without a profile."""
        with self.one_at_a_time(athlete):
            self._check(athlete, name, value, language)

    def drop_target(self, athlete: str, name: str) -> dict[str, Any]:
        """Take an own target away: the plan's holds again. Taking away what nobody set changes nothing.

        Raises UnknownName, NotFound; BadValue without a profile.
        """
        if name not in NAMES:
            raise UnknownName("target", name, NAMES)
        with self.one_at_a_time(athlete):
            self.profile(athlete)
            told = self.own_targets(athlete)
            if NAMES[name] in told:
                self._tell(athlete, {key: value for key, value in told.items() if key != NAMES[name]})
                if name == "calories":
                    self._into_plan(athlete, "target.dropped")
        return self.targets(athlete)

    def undo(self, athlete: str, plan_id: str | None = None, *, spare: bool = True) -> dict[str, Any]:
        """As PlanDesk.undo; where a calorie target is taken back, the target before it holds again, or none."""
        with self.one_at_a_time(athlete):
            versions = self.history().versions(athlete, plan_id)
            shown = [v for v in versions if v.version == versions[-1].plan["version"]]
            line = super().undo(athlete, plan_id, spare=spare)
            if shown and shown[-1].author == AUTHOR and shown[-1].reason in {say(key, at) for key in CHANGED for at in LANGUAGES}:
                told = self.settings_of(athlete)
                until = [x.value for x in told if x.valid_from <= shown[-1].created_at]
                before = until[-2].get(CALORIES) if len(until) > 1 else None
                now = self.own_targets(athlete)
                if now.get(CALORIES) != before:
                    others = {name: value for name, value in now.items() if name != CALORIES}
                    self._tell(athlete, others if before is None else {**others, CALORIES: before})
            return line

    def settings_of(self, athlete: str, name: str = TARGETS) -> list[Setting]:
        """All that was set under a name, oldest first."""
        return sorted((x for x in self.house.store.find("setting", athlete) if x.name == name), key=lambda x: x.valid_from)

    def _tell(self, athlete: str, targets: dict[str, float]) -> None:
        self.keep_setting(athlete, TARGETS, targets)

    def keep_setting(self, athlete: str, name: str, value: dict[str, Any]) -> None:
        """Let a setting hold from now on."""
        clock = self.house.clock.now()
        now = max([clock, *(at_least(clock, x.valid_from) for x in self.settings_of(athlete, name))])
        setting = Setting(
            origin=Origin.TOLD,
            source="athlete",
            setting_id=identity("setting", athlete, name, now.isoformat(), *sorted(value)),
            user_id=athlete,
            valid_from=now,
            name=name,
            value=value,
        )
        kept(self.house.writer.write([setting]))

    def _into_plan(self, athlete: str, reason: str = "target.kept") -> None:
        """The plan that holds eats by the new target or by none, within its limits; a version of its own that can be taken back."""
        plan, target = self.history().current(athlete), own_target(self.house, athlete)
        if plan is None:
            return
        after = self.eating(athlete, plan, target)
        if after.nutrition != plan.nutrition:
            self.history().keep(athlete, after, AUTHOR, say(reason, self.language(athlete)))

    def eating(self, athlete: str, plan: Plan, target_kcal: float | None) -> Plan:
        """The plan with its food around a target, as far as its training lets it; None: around none of the athlete's own."""
        today, standing = self.house.flows.today(athlete), self.standing(athlete)
        return with_target(
            plan,
            self.able(athlete),
            today,
            history=history_of(self.house.flows.inputs(athlete, today)),
            language=self.language(athlete),
            target_kcal=target_kcal,
            cut_weeks=cut_before(self.house, athlete, today if standing is None else max(today, standing.started)),
            week=max(1, standing.week) if standing is not None else 1,
        )

    def day_target(self, athlete: str, day: date) -> dict[str, Any]:
        """{"target": {"kcal", "protein_g", "carbs_g", "fat_g"} or None, "training": bool, "because", "reason"} of one day.

        Training days may have more carbohydrate than days of rest.  reason: why there is no target, as a sentence.
        """
        plan, profile = self.history().current(athlete), self.house.flows.profile(athlete)
        none: dict[str, Any] = {
            "target": None,
            "training": False,
            "because": [],
            "reason": say("target.none", self.language(athlete)),
        }
        if plan is None or profile is None:
            return none
        food = food_on(self.house, athlete, plan, max(day, self.house.flows.today(athlete)))
        if food is None:
            return none | {"reason": _no_food(plan, self.person(athlete), self.language(athlete))["text"]}
        wanted = _day_target(food, day, profile, self.own_targets(athlete).get(CALORIES))
        standing = self.standing(athlete)
        week = 0 if standing is None else (week_start(day) - week_start(standing.started)).days // 7
        training = 0 <= week < len(plan.weeks) and any(
            d.day == DAYS[day.weekday()] and bool(d.sessions) for d in plan.weeks[week].days
        )
        return {
            "target": {name: round(float(wanted[name]), 1) for name in ("kcal", "protein_g", "carbs_g", "fat_g")},
            "training": training,
            "because": food.because,
            "reason": None,
        }

    def meals(self, athlete: str, days: int = 3, *, minutes: float | None = None, cheap: bool = False) -> dict[str, Any]:
        """Meals for 3 or 7 days within diet, allergies and floors: {"days", "because", "refused", "kept", "shopping"}.

        minutes: the most a dish may take to make; None: any.  cheap: dear foods only where nothing else fits.
        Each meal carries two alternatives of about its energy and protein; shopping is what to buy for all days.
        Where there is no plan, those of the plan that would be made. refused: why there are none, {"code", "text"}.
        Raises BadValue for another number of days, and for an athlete without a profile.
        """
        if days not in MEAL_DAYS:
            raise BadValue("3 or 7 days", str(days))
        profile, language = self.profile(athlete), self.language(athlete)
        today = self.house.flows.today(athlete)
        plan = self.history().current(athlete) or self.would_be(athlete)
        food = food_on(self.house, athlete, plan, today)
        if food is None:
            return {"days": [], "because": [], "refused": _no_food(plan, self.person(athlete), language)}
        dates = [today + timedelta(days=n) for n in range(days)]
        # A pause begins and ends on a monday, and the days may reach into the next week.
        eaten = {m: food_on(self.house, athlete, plan, m) for d in dates if (m := week_start(d)) > today}
        told_kcal = self.own_targets(athlete).get(CALORIES)
        wanted = [_day_target(eaten.get(week_start(d)) or food, d, profile, told_kcal) for d in dates]
        rng = np.random.default_rng(int(identity("meals", athlete, plan.plan_id, today)[:8], 16))
        try:
            kept_out = profile.allergies or []
            made = meals(wanted, profile.dietary_preference, kept_out, days, rng, minutes=minutes, cheap=cheap)
            others = [alternatives(d, profile.dietary_preference, kept_out, rng, minutes=minutes) for d in made]
        except MiloError as e:
            # A profile kept before diets were checked at the door may hold one nobody knows.
            unknown = diet_unknown(profile.dietary_preference)
            why = e.sentence() if unknown is None else in_words(unknown, language)
            return {"days": [], "because": food.because, "refused": {"code": e.code, "text": why}}
        told = [
            {"date": d, "day": DAYS[d.weekday()], **_told_day(m, more, language)}
            for d, m, more in zip(dates, made, others, strict=True)
        ]
        shopping = [
            {"food": b.food.called(language), "food_id": b.food.id, "grams": b.grams, "state": b.state} for b in shopping_list(made)
        ]
        return {"days": told, "because": food.because, "refused": None, "origin": "estimated", "shopping": shopping}

    def _check(self, athlete: str, name: str, value: float, language: str) -> None:
        def told(amount: float) -> str:
            return shortest_written(amount, language)

        person = self.person(athlete)
        if name == "sleep":
            least, most = SLEEP_H["minor" if person.minor else "adult"]
            if not least <= value <= most:
                raise TargetRefused(say("target.sleep", language, least=told(least), most=told(most)), f"{told(value)} h", "sleep")
            return
        why = no_food(person)
        if why is not None:
            raise TargetRefused(say("target.no_food", language, rule=why.rule), f"{told(value)} kcal", why.rule)
        self._check_energy(athlete, value, person, language)

    def _check_energy(self, athlete: str, value: float, person: Person, language: str) -> None:
        """Raises TargetRefused with the highest floor, or the lowest ceiling, of all: whoever asks for that gets it."""
        plan = self.history().current(athlete)
        held = self.eating(athlete, plan, value) if plan is not None else None
        eaten = held.nutrition.kcal if held is not None and held.nutrition is not None else value
        least, rule = least_energy(person, body_of(person), 0.0)
        low, high, most = value < least, value > MOST_KCAL, MOST_KCAL
        least = in_steps(least)
        if plan is not None and held is not None and eaten > value + KCAL_STEP:
            # What this plan trains costs more than a day without training does.
            low = True
            if eaten > least:
                rule = next((a.rule for a in held.adjustments if a.rule.startswith("NU") and a not in plan.adjustments), "NU-02")
                least = eaten
        elif eaten < value - KCAL_STEP:
            high, most = True, min(most, eaten)
        found = f"{shortest_written(value, language)} kcal"
        if low:
            told = shortest_written(least, language)
            wanted, do = (say(key, language, least=told, rule=rule) for key in ("target.floor", "target.floor.do"))
            raise TargetRefused(wanted, found, rule, do)
        if high:
            told = shortest_written(most, language)
            raise TargetRefused(
                say("target.ceiling", language, most=told), found, "NU-01", say("target.ceiling.do", language, most=told)
            )

    def own_targets(self, athlete: str) -> dict[str, float]:
        return dict(self.house.flows.settings(athlete).get(TARGETS, {}))

    def person(self, athlete: str) -> Person:
        today = self.house.flows.today(athlete)
        return person_of(self.able(athlete), today, history_of(self.house.flows.inputs(athlete, today)))


def _day_target(food: PlannedFood, day: date, profile: Profile, told_kcal: float | None) -> Mapping[str, float]:
    """Energy and macronutrients of a day; a target the plan does not hold yet moves the energy, and carbohydrate with it.

    Around a race the day holds what the race asks for.
    """
    of_race = race_food(food, profile, day)
    if of_race is not None:
        return of_race.amounts
    planned = (food.by_day or {}).get(DAYS[day.weekday()]) or {
        "kcal": food.kcal, "protein_g": food.protein_g, "carbs_g": food.carbs_g, "fat_g": food.fat_g,
    }  # fmt: skip
    if told_kcal is None or TARGET in food.because:
        return planned
    shift = told_kcal - food.kcal
    return {**planned, "kcal": planned["kcal"] + shift, "carbs_g": max(0.0, planned["carbs_g"] + shift / 4)}


def _told_meal(m: Meal, language: str) -> dict[str, Any]:
    return {
        "meal": m.meal,
        "dish": m.dish.called(language, [p.food.id for p in m.portions]),
        "minutes": kitchen().minutes[m.dish.id],
        "protein_g": round(protein_of(m), 1),
        "items": [{"food": p.food.called(language), "food_id": p.food.id, "grams": p.grams} for p in m.portions],
    }


def _told_day(day: MealDay, others: Sequence[Sequence[Meal]], language: str) -> dict[str, Any]:
    return {
        "meals": [
            {
                **_told_meal(m, language),
                "alternatives": [_told_meal(a, language) for a in more],
                "alternatives_why": None if len(more) == ALTERNATIVES else text("food-few-alternatives", language, count=len(more)),
            }
            for m, more in zip(day.meals, others, strict=True)
        ],
        "protein_spread": round(protein_spread(day), 2),
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
