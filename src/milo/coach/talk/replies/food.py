"""What the rules say of foods, from the food table: what is in them, which hold most, whether one fits a diet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from milo.coach.conversation.answers.values import FoodAsked, Intent, Nutrient
from milo.coach.food_names import food_groups, other_state
from milo.coach.foods import allowed_foods, find_foods, fits_diet, holds_allergen
from milo.coach.talk.heard.food_amounts import Helping
from milo.coach.talk.receipts.facts import Facts, day_name, figure_amount, figures, plan_receipts
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling
from milo.coach.talk.replies.asked import keeps_back
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.foods import Food, foods
from milo.vocabulary.talk import Claim

Said = tuple[str, list[Claim]]
RULE = "foods"
PER_G = 100.0
EVERY: tuple[Nutrient, ...] = ("kcal", "protein_g", "carbs_g", "fat_g", "fibre_g")
RANKED, RANKED_HELPINGS = 6, 4  # foods of a rank (our choice)
SMALLEST_G = 20.0  # a usual helping below this is a spice or a spoon, no source of anything (our choice)
_NEAR = 3  # foods named for one that is not in the table (our choice)


def food_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The answer to what was asked of foods; figures are kept back from whom they may harm."""
    asked = intent.food
    if asked is None:
        _eaten(telling, facts)
        return
    if asked.kind in {"diet", "holds"}:
        _judged(telling, asked)
        return
    if facts.food_figures_kept_back or "eating disorder" in ((facts.profile.conditions if facts.profile else None) or ()):
        telling.say("food.kept_back")
        return
    if asked.kind == "eaten":
        telling.say("food.kept_kcal" if keeps_back(facts.profile, facts.today) else "food.no_log")
        return
    if asked.kind == "unknown":
        _unknown(telling, asked)
        return
    if asked.kind == "not_held":
        telling.say("food.not_held", what=asked.word)
        return
    no_energy = keeps_back(facts.profile, facts.today)
    wanted = tuple(n for n in asked.nutrients or EVERY if not (no_energy and n == "kcal"))
    if wanted and asked.kind == "rank":
        _ranked(telling, asked, wanted, facts)
    elif wanted:
        _content(telling, asked.foods, wanted)
    if len(wanted) < len(asked.nutrients or EVERY):
        telling.say("food.kept_kcal")


def _eaten(telling: Telling, facts: Facts) -> None:
    """What was eaten, as far as whole days were logged: never what the plan wanted, which nobody may have eaten."""
    if facts.food_figures_kept_back or keeps_back(facts.profile, facts.today):
        telling.say("food.kept_kcal")
        return
    found = figures(facts.week) if facts.week is not None else {}
    eaten, days = found.get("energy_kcal_per_day"), found.get("days_logged")
    if eaten is not None and eaten.value is not None:
        telling.say("food.logged", kcal=figure_amount(eaten, eaten.value))
    elif days is not None and days.value:
        telling.say("food.few_logged", days=figure_amount(days, days.value))
    else:
        telling.say("food.none_logged")


def eaten_today(telling: Telling, intent: Intent, facts: Facts) -> None:
    """What of today stands in the log, and the plan's day beside it; what is left is nobody's to say, where not all may be told."""
    if facts.food_figures_kept_back or keeps_back(facts.profile, facts.today):
        telling.say("food.kept_kcal")
        return
    receipts = Receipts("nutrition", RULE, f"{facts.today}/{facts.today}", [n.log_id for n in facts.eaten or ()])
    kcal = [n.calories for n in facts.eaten or () if n.calories is not None]
    protein = [n.protein_g for n in facts.eaten or () if n.protein_g is not None]
    logged = [telling.made("food.kcal", amount=Amount(sum(kcal), "kcal", receipts))] if kcal else []
    logged += [telling.made("food.protein", amount=Amount(sum(protein), "g", receipts))] if protein else []
    if logged:
        telling.say("food.today", what=logged)
    else:
        telling.say("food.none_today")
    food = facts.plan.nutrition if facts.plan is not None else None
    own = food and ((food.by_day or {}).get(day_name(facts.today)) or {"kcal": food.kcal, "protein_g": food.protein_g})
    if facts.plan is not None and food and own:
        planned = plan_receipts(facts.plan, food.because[0] if food.because else "plan.food")
        telling.say("food.planned_today", kcal=Amount(own["kcal"], "kcal", planned), protein=Amount(own["protein_g"], "g", planned))


def _content(telling: Telling, helpings: Sequence[Helping], wanted: Sequence[Nutrient]) -> None:
    table = foods()
    for helping in helpings:
        food = table[helping.food]
        grams = helping.grams or PER_G
        line = [
            telling.made(
                "food.in", food=_name(telling, food), grams=_grams(grams, food), parts=_parts(telling, food, grams, wanted)
            )
        ]
        if helping.grams is None and food.serving_g != PER_G:
            parts = _parts(telling, food, food.serving_g, wanted)
            line.append(telling.made("food.in_helping", grams=_grams(food.serving_g, food), parts=parts))
        if helping.unsure:
            line.append(telling.made("food.unsure"))
        telling.line(line)
    if len(helpings) > 1 and all(h.grams is not None for h in helpings):
        ids = Receipts("food", RULE, None, [h.food for h in helpings])
        parts = [
            _amount(telling, n, sum(getattr(table[h.food], n) * (h.grams or 0.0) / PER_G for h in helpings), ids) for n in wanted
        ]
        telling.say("food.total", parts=parts)
    if any(other_state(h.said, table[h.food]) for h in helpings):
        telling.say("food.state")
    telling.say("food.source")


def _ranked(telling: Telling, asked: FoodAsked, wanted: Sequence[Nutrient], facts: Facts) -> None:
    among = [f for f in _allowed(facts) if asked.group is None or f.id in food_groups()[asked.group]]
    if asked.word:
        among = [f for f in among if fits_diet(f, asked.word) == "yes"]
    if not among:
        telling.say("food.rank_none")
        return
    if len(wanted) > 1:
        _ranked_by_all(telling, asked, wanted, among)
    else:
        _ranked_by_one(telling, wanted[0], wanted[0] in asked.least, among)
    telling.say("food.source")


def _ranked_by_one(telling: Telling, wanted: Nutrient, least: bool, among: Sequence[Food]) -> None:
    by_weight = sorted(among, key=lambda f: (_signed(f, wanted, least), f.id))[:RANKED]
    told = [
        telling.made("food.ranked", food=_name(telling, f, small=True), amount=_of(wanted, getattr(f, wanted), _receipts(f)))
        for f in by_weight
    ]
    what = telling.word("nutrient", wanted)
    telling.say("food.rank_least" if least else "food.rank_most", what=what, foods=told, per=_per(among))
    if least:
        return
    helpings = sorted((f for f in among if f.serving_g >= SMALLEST_G), key=lambda f: (-getattr(f, wanted) * f.serving_g, f.id))
    told = [
        telling.made(
            "food.ranked_helping", food=_name(telling, f, small=True), grams=_grams(f.serving_g, f),
            amount=_of(wanted, getattr(f, wanted) * f.serving_g / PER_G, _receipts(f)),
        )
        for f in helpings[:RANKED_HELPINGS]
    ]  # fmt: skip
    telling.say("food.rank_helping", foods=told)


def _ranked_by_all(telling: Telling, asked: FoodAsked, wanted: Sequence[Nutrient], among: Sequence[Food]) -> None:
    """Foods by the sum of their places in the rank of each nutrient, so that none of them counts more than another."""
    places = {f.id: 0 for f in among}
    for nutrient in wanted:
        values = sorted(_signed(f, nutrient, nutrient in asked.least) for f in among)
        for f in among:
            places[f.id] += bisect_left(values, _signed(f, nutrient, nutrient in asked.least))
    told = [
        telling.made("food.ranked_all", food=_name(telling, f, small=True), parts=_parts(telling, f, PER_G, wanted))
        for f in sorted(among, key=lambda f: (places[f.id], f.id))[:RANKED]
    ]
    aims = [telling.made("food.least" if n in asked.least else "food.most", what=telling.word("nutrient", n)) for n in wanted]
    telling.say("food.rank_all", what=aims, foods=told, per=_per(among))


def _per(among: Sequence[Food]) -> Amount:
    return Amount(PER_G, "g", Receipts("food", RULE, None, [f.id for f in among]))


def _signed(food: Food, nutrient: Nutrient, least: bool) -> float:
    value: float = getattr(food, nutrient)
    return value if least else -value


def _allowed(facts: Facts) -> list[Food]:
    profile = facts.profile
    if profile is None:
        return allowed_foods(None)
    try:
        return allowed_foods(profile.dietary_preference, profile.allergies or [])
    except UnknownName:
        return []  # nothing is offered on a guess at an allergy


def _judged(telling: Telling, asked: FoodAsked) -> None:
    food = foods()[asked.foods[0].food]
    name = _name(telling, food)
    if asked.kind == "diet":
        telling.say(f"food.diet_{fits_diet(food, asked.word)}", food=name, diet=telling.word("diet", asked.word))
        return
    holds = holds_allergen(food, asked.word)
    if holds is None:
        telling.say("food.not_judged")
        return
    telling.say(f"food.holds_{holds}", food=name, what=asked.word)


def _unknown(telling: Telling, asked: FoodAsked) -> None:
    telling.say("food.unknown", what=asked.word)
    near = find_foods(asked.word, telling.language, _NEAR)
    if near:
        telling.say("food.unknown_near", foods=[_name(telling, f, small=True) for f in near])


def _parts(telling: Telling, food: Food, grams: float, wanted: Sequence[Nutrient]) -> list[Said]:
    return [_amount(telling, n, getattr(food, n) * grams / PER_G, _receipts(food)) for n in wanted]


def _amount(telling: Telling, nutrient: Nutrient, value: float, receipts: Receipts) -> Said:
    amount = _of(nutrient, value, receipts)
    if nutrient == "kcal":
        return telling.made("food.kcal", amount=amount)
    return telling.made("food.part", amount=amount, what=telling.word("nutrient", nutrient))


def _of(nutrient: Nutrient, value: float, receipts: Receipts) -> Amount:
    return Amount(value, "kcal", receipts) if nutrient == "kcal" else Amount(value, "g", receipts, 1)


def _grams(grams: float, food: Food) -> Amount:
    return Amount(grams, "g", _receipts(food), 1 if grams < PER_G / 2 else 0)


def _name(telling: Telling, food: Food, small: bool = False) -> Quoted:
    name = food.called(telling.language)
    return Quoted(name if small else name[:1].upper() + name[1:], _receipts(food))


def _receipts(food: Food) -> Receipts:
    return Receipts("food", RULE, None, [food.id])
