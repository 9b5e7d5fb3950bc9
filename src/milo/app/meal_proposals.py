"""Meals for what is left of a day, from the foods an athlete eats, has and may eat, with the reasons and a quality score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

import numpy as np

from milo.app.diary_words import line_words
from milo.app.energy_used import USED_DAYS, day_eaten, eaten_between
from milo.app.known_athletes import zone_of
from milo.channels.diary_desk import MEALS
from milo.coach.foods import allowed_foods
from milo.coach.meal_choice import Candidate, Served, because, choose
from milo.coach.meal_quality import quality
from milo.locales import text as words
from milo.vocabulary.diets import diet_of
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.foods import dishes, go_together, one_of, only_beside
from milo.vocabulary.identity import identity
from milo.vocabulary.records import Nutrition

if TYPE_CHECKING:
    from milo.app.diary_desk import DiaryDesk

USUAL_TIMES = 4  # eaten so often lately, a food is a usual one (our choice)
DISHES_A_MEAL = 2  # of the planner, whose foods stand beside those the athlete eats (our choice)
LEAST_DAYS = 3  # fewer logged days are no usual day (insight.food)
LEAST_KCAL = 150.0  # below, nothing is left to plan (our choice)
MOST_G = 400.0  # of one food at one meal where no dish says it (our choice)
PARTS = 5  # foods that a reason names, the largest (our choice)
PER_G = ("kcal", "protein_g", "carbs_g", "fat_g")


def propose(diary: DiaryDesk, athlete: str, day: date | None = None, has: Collection[str] = ()) -> dict[str, Any]:
    """Meals for what is left of a day.

    Parameters
    ----------
    diary : DiaryDesk
    athlete : str
    day : date or None
        Default today.
    has : collection of str
        Ids of the foods there are; empty: any.

    Returns
    -------
    dict
        date, meals (meal, items, kcal, protein_g), left (of the target before them), because (of the day's protein: prediction,
        baseline, parts that add up to their difference; None with fewer than three logged days), quality (index, score, missing),
        refused (why there are none, as a sentence) and origin ("estimated").
    """
    house = diary.house
    found = diary.day(athlete, day)
    on, language = found["date"], house.flows.manner(athlete)[0]
    made: dict[str, Any] = {
        "date": on, "meals": [], "left": None, "because": None, "quality": None, "refused": None, "origin": "estimated",
    }  # fmt: skip
    if found["target"] is None:
        return made | {"refused": found["target_reason"]}
    eaten = {name: found["totals"].get(name, {}).get("value", 0.0) for name in PER_G}
    left = {name: round(found["target"][name] - eaten[name], 1) for name in PER_G}
    meals = [meal for meal in MEALS if meal not in {e["meal"] for e in found["entries"]}]
    if left["kcal"] < LEAST_KCAL or left["protein_g"] <= 0 or not meals:
        return made | {"left": left, "refused": words("food-propose-full", language)}
    lately = [r for r in eaten_between(house, athlete, on - timedelta(days=USED_DAYS), on) if r.food_id is not None]
    try:
        candidates = _candidates(diary, athlete, lately, set(has), identity("propose", athlete, on.isoformat()))
        served = choose(candidates, meals, left)
    except MiloError as e:
        return made | {"left": left, "refused": words("food-propose-none", language), "detail": e.sentence()}
    return made | {
        "left": left,
        "meals": [_told_meal(diary, athlete, meal, served, language) for meal in meals],
        "because": _because(diary, athlete, on, served, language),
        "quality": quality([_of(diary, athlete, s) for s in served]),
    }


def _candidates(diary: DiaryDesk, athlete: str, lately: Sequence[Nutrition], has: set[str], seed: str) -> list[Candidate]:
    """The foods of the last weeks at the meals they were eaten at, then foods of the planner's dishes; diet and allergies first."""
    profile = diary.house.flows.profile(athlete)
    diet, allergies = (None, []) if profile is None else (profile.dietary_preference, profile.allergies or [])
    allowed = {food.id for food in allowed_foods(diet, allergies)}
    left_out = diet_of(diet)
    strict = bool(allergies or left_out.needs or left_out.without)
    zone = zone_of(diary.house, athlete)
    plates: dict[tuple[date, str], set[str]] = defaultdict(set)  # what was on one
    eaten_at: dict[str, Counter[str]] = defaultdict(Counter)
    grams: dict[str, list[float]] = defaultdict(list)
    for record in lately:
        if record.food_id is not None and record.grams:
            eaten_at[record.food_id][record.meal_type or "snack"] += 1
            grams[record.food_id].append(record.grams)
            plates[day_eaten(record, zone), record.meal_type or "snack"].add(record.food_id)
    at_dish: dict[str, set[str]] = defaultdict(set)
    most_g: dict[str, float] = defaultdict(float)
    for dish in dishes().values():
        for slot in dish.slots:
            for name in slot.foods:
                at_dish[name] |= set(dish.meals)
                most_g[name] = max(most_g[name], slot.most_g)
    ids = [*eaten_at, *_of_dishes(allowed, np.random.default_rng(int(seed[:8], 16))), *has]
    found: list[Candidate] = []
    for id in dict.fromkeys(ids):
        # What is in a food outside the planner's table nobody knows: it is proposed only to whom nothing is forbidden (NU-09).
        if (has and id not in has) or (id not in allowed and strict):
            continue
        try:
            food = diary.foods.get(athlete, id)
        except NotFound:
            continue
        per_g = {name: food.per_100_g[name] / 100 for name in PER_G if name in food.per_100_g}
        if len(per_g) < len(PER_G) or per_g["kcal"] <= 0.05 or "alcohol_g" in food.per_100_g:
            continue
        step = food.unit_g or max(5.0, 5 * round((median(grams[id]) if grams[id] else food.serving_g) / 10))
        meals = frozenset(MEALS) if has else frozenset(eaten_at[id] or at_dish[id])
        most = max(1, min(4, int(most_g.get(id, MOST_G) // step)))
        liked = min(1.0, sum(eaten_at[id].values()) / USUAL_TIMES)
        kind = next((kind for kind, names in one_of().items() if id in names), None)
        # Beside a food stands what a dish has beside it, and what the athlete ate beside it; with few foods there are, any.
        needs = next((kind for kind, names in only_beside().items() if id in names and not has), None)
        meals = meals or frozenset({"lunch", "dinner", "snack"})
        beside = None if has or id not in at_dish else {meal: _beside(id, meal, plates) for meal in meals}
        found.append(Candidate(id, per_g, meals, step, most, liked, kind, needs, beside))
    return found


def _beside(id: str, meal: str, plates: Mapping[tuple[date, str], set[str]]) -> frozenset[str]:
    ate = (plate for (_, at), plate in plates.items() if at == meal and id in plate)
    return go_together().get((meal, id), frozenset()).union(*ate)


def _of_dishes(allowed: set[str], rng: np.random.Generator) -> list[str]:
    """Allowed foods of some dishes for each meal, one of each place in them."""
    found: list[str] = []
    for meal in MEALS:
        fit = [d for d in dishes().values() if meal in d.meals and all(allowed & set(s.foods) for s in d.slots if s.needed)]
        for k in rng.permutation(len(fit))[:DISHES_A_MEAL]:
            for slot in fit[k].slots:
                may = [f for f in slot.foods if f in allowed]
                found += [may[rng.integers(len(may))]] if may else []
    return found


def _told_meal(diary: DiaryDesk, athlete: str, meal: str, served: Sequence[Served], language: str) -> dict[str, Any]:
    mine = [s for s in served if s.meal == meal]
    items = []
    for one in mine:
        food = diary.foods.get(athlete, one.id)
        line = {"food_id": one.id, "name": food.named(language), "amount": None, "unit": None, "grams": one.grams}
        items.append(line | {"words": line_words(line, language)})
    sums = {name: round(sum(_of(diary, athlete, s).get(name, 0.0) for s in mine), 1) for name in ("kcal", "protein_g")}
    return {"meal": meal, "items": items, **sums}


def _because(diary: DiaryDesk, athlete: str, on: date, served: Sequence[Served], language: str) -> dict[str, Any] | None:
    """Why the day has the protein it has: food by food against the mean logged day before it."""
    zone = zone_of(diary.house, athlete)
    records = eaten_between(diary.house, athlete, on - timedelta(days=USED_DAYS), on)
    before = [r for r in records if day_eaten(r, zone) < on and r.protein_g is not None]
    days = len({day_eaten(r, zone) for r in before})
    if days < LEAST_DAYS:
        return None
    usual: dict[str, float] = defaultdict(float)
    today: dict[str, float] = defaultdict(float)
    for r in before:
        usual[r.food_id or ""] += (r.protein_g or 0.0) / days
    for r in records:
        if day_eaten(r, zone) == on:
            today[r.food_id or ""] += r.protein_g or 0.0
    for one in served:
        today[one.id] += _of(diary, athlete, one).get("protein_g", 0.0)
    parts = because(today, usual)

    def named(id: str) -> str:
        try:
            return diary.foods.get(athlete, id).named(language)
        except NotFound:
            return words("food-propose-other", language)

    told = [{"food_id": id or None, "name": named(id), "value": value} for id, value in parts[:PARTS]]
    rest = sum(value for _, value in parts[PARTS:])
    if parts[PARTS:]:
        told.append({"food_id": None, "name": words("food-propose-rest", language), "value": rest})
    return {"of": "protein_g", "prediction": sum(today.values()), "baseline": sum(usual.values()), "days": days, "parts": told}


def _of(diary: DiaryDesk, athlete: str, one: Served) -> dict[str, float]:
    return diary.foods.get(athlete, one.id).of(one.grams)
