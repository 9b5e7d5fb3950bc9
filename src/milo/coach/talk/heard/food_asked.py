"""Questions about foods: what is in so much of one, which hold most of something, whether one fits a diet or holds an allergen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from milo.coach.food_names import food_named
from milo.coach.talk.heard.food_amounts import MOST_CHARACTERS, Helping, bare, helping_named, named_helpings, plain_food
from milo.vocabulary.patterns import late

Nutrient = Literal["kcal", "protein_g", "carbs_g", "fat_g", "fibre_g"]
NUTRIENTS: dict[Nutrient, str] = {
    "kcal": "calor(?:y|ies?|ias?)|calores|kcals?|cals?|kilocalor\\w+|energy|energia|energetic[oa]",
    "protein_g": "proteins?|proteinas?|protien|protenia",
    "carbs_g": "carb(?:s|ohydrates?)?|hidratos?(?: de carbono)?|carbohidratos?|carbos?",
    "fat_g": "fats?|grasas?",
    "fibre_g": "fib(?:re|er)s?|fibras?",
}
NOT_HELD = (
    "sugars?|azucar(?:es)?|salt|sal|sodium|sodio|iron|hierro|calcium|calcio|zinc|magnesium|magnesio|potassium|potasio|"
    "vitamins?|vitaminas?|cholesterol|colesterol|omega|saturated|saturadas?|caffeine|cafeina|iodine|yodo|minerals?|minerales"
)
"""What people ask of a food and the table does not hold."""
_ALL = (
    r"macros?|macronutrients?|macronutrientes|nutrition(?:al)?(?: facts| values?| info\w*)?|nutricional(?:es)?|nutrients?|"
    r"nutrientes"
)
_OWN = late(
    r"\b(?:my|mine|mi|mis|me|should|need|needs|needed|target|goal|objetivo|meta|necesito|debo|deberia|debe|tengo que|burn\w*|"
    r"quem\w+|"
    r"gast\w+|today|hoy|yesterday|ayer|tonight|tomorrow|manana|week|semana|daily|day|dia|diari[oa]s?|month|mes|ate|eaten|comi|comido|"
    r"log(?:ged)?|left|quedan|quedado|lose|lost|losing|perder|bajar|gain|plan|workout|entren\w+|training|run(?:ning)?|correr|"
    r"before|after|antes|despues|body ?fat|grasa corporal|deficit|surplus|too (?:much|many)|demasiad[oa]s?|why|por que)\b"
)
"""Words of somebody's own eating or aims, which the table says nothing of."""
_PASSING = late(
    r"\b(?:do|would|will|can|could) i (?:get|have|find)\b|\bif i (?:eat|have)\b|\bsi (?:me )?como\b|\btell me\b|\bdime\b"
)
_RANK = late(
    r"\b(?P<least>low(?:est)?|least|fewest|lower|baj[oa]s?|menos|menor|poc[oa]s?)\b|"
    r"\b(?:most|high(?:est)?|rich(?:est)?|best|good|more|lots? of|great|source|sources|alt[oa]s?|ric[oa]s?|mas|mayor|"
    r"much[oa]s?|mejores?|"
    r"buen[oa]s?|fuentes?)\b"
)
_JOINED = late(r"\b(?:and|y|or|o|e|,)(?: in| en)? $|,(?: in| en)? $")
_OF_FOODS = late(
    r"\b(?:foods?|sources?|alimentos?|fuentes?|comidas?|(?:fruit|vegetable|veg|veggie|nut|pulse|legume|grain|meat|"
    r"fruta|verdura|hortaliza|legumbre|cereal|carne|pescado)s?|cereales|fish|frutos? secos?)\b"
)
_GROUPS: dict[str, str] = {
    "fruit": r"fruits?|frutas?", "vegetable": r"vegetables?|veg|veggies?|verduras?|hortalizas?",
    "nuts": r"nuts?|seeds?|frutos? secos?|semillas?", "pulses": r"pulses?|legumes?|beans|legumbres?",
    "grain": r"grains?|cereal(?:es|s)?",
    "meat": r"meats?|carnes?", "fish": r"fish|pescados?",
}  # fmt: skip
_MEALS = late(r"\b(?:meals?|recipes?|menus?|breakfasts?|lunch\w*|dinners?|snacks?|recetas?|desayun\w*|almuerz\w*|cenas?|shakes?)\b")
_DIETS = {
    "vegan": r"vegan[oa]?s?|plant[ -]based", "vegetarian": r"vegetarian[oa]?s?|veggie",
    "gluten free": r"gluten[ -]free|sin gluten|(?:para|for) celiac[oa]?s?", "lactose free": r"lactose[ -]free|dairy[ -]free|"
    r"sin lactosa",
    "pescatarian": r"pes[ck][ae]t[ae]rian[oa]?s?",
}  # fmt: skip
_HOLDS = late(
    r"\b(?:contains?|have|has|got|there|made (?:with|of)|tienen?|llevan?|contienen?|hay)\b(?: \w+){0,5}? (?:any )?"
    r"(gluten|wheat|trigo|lactose|lactosa|milk|leche|dairy|lacteos?|eggs?|huevos?|nuts?|tree nuts|frutos secos|peanuts?|"
    r"cacahuetes?|"
    r"soya?|soja|sesame|sesamo|fish|pescado|shellfish|marisco|celery|apio|sulphites?|sulfitos?|pork|cerdo|alcohol)\b"
)
_OF_A_NAME = late(
    r"\b(?:(?:fat|sugar|carb) free|whey protein|soya? protein|protein powder|"
    r"proteina (?:en polvo|de soja|de suero)|energy drinks?)\b"
)
"""Words for what is in foods that belong to the name of one."""
_LEAN_NAME = late(r"\b(?:low|reduced) fat\b")
"""The same, where no foods are asked for: "low fat milk", not "low fat foods"."""
_ATE = late(
    r"^(?:(?:i|ive|i have|just|yo|me|he|hoy|today|please|por favor|ya) )*"
    r"(?:ate|eaten|had|log|add|record|track|comi|comido|desayune|cene|almorce|anota|apunta|registra|anade)\b"
    r"(?: (?:today|hoy|just|for (?:breakfast|lunch|dinner)))*(?P<what>.+?)"
    r"(?: (?:today|hoy|yesterday|ayer|for (?:breakfast|lunch|dinner)|para (?:desayunar|comer|cenar)|to my (?:log|diary)))*$"
)


@dataclass(frozen=True)
class FoodAsked:
    """kind: "content" of foods, "rank" of all by one nutrient, "diet" and "holds" of one, "unknown" food, nutrient "not_held".

    nutrients: asked for, none for all.  foods: named.  least: of a rank, the nutrients whose fewest come first.  group: of a rank,
    key of _GROUPS.  "eaten": a food told as eaten.
    word: the diet or the allergen asked for, or the words no food of the table is called by.
    """

    kind: Literal["content", "rank", "diet", "holds", "unknown", "not_held", "eaten"]
    nutrients: tuple[Nutrient, ...] = ()
    foods: tuple[Helping, ...] = ()
    least: tuple[Nutrient, ...] = ()
    group: str | None = None
    word: str = ""


def food_asked(text: str) -> FoodAsked | None:
    """What a text asks of a food; None for any other text.

    >>> food_asked("How much protein is in 200 g of lentils?").foods[0].grams, food_asked("how much protein do I need")
    (200.0, None)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    plain = _PASSING.sub(" ", plain_food(text))
    told = _ATE.search(plain)
    if told is not None:
        eaten = named_helpings(told["what"].strip())
        if eaten or re.fullmatch(r" ?\d[\d.,]* ?(?:k?cals?|calories|calorias)", told["what"]):
            return FoodAsked("eaten", foods=eaten)
    if _OWN.search(plain):
        return None
    if not _OF_FOODS.search(plain):
        plain = _LEAN_NAME.sub(lambda m: m[0].replace(" ", "_"), plain)
    plain = _OF_A_NAME.sub(lambda m: m[0].replace(" ", "_"), plain)
    nutrients: tuple[Nutrient, ...] = tuple(name for name, pattern in _patterns() if pattern.search(plain))
    found = _diet(plain, bool(nutrients)) or _held(plain, bool(nutrients))
    if found is not None:
        return found
    named = re.search(rf"\b(?:{_ALL})\b", plain) is not None
    every = named or _whats_in(plain)
    other = re.search(rf"\b(?:{NOT_HELD})\b", plain)
    if not nutrients and not every and other is None:
        return None
    rank = _RANK.search(plain) if _OF_FOODS.search(plain) and not _MEALS.search(plain) else None
    if rank is not None and nutrients and (_group(plain) or not any(food_named(word) for word in _rest(plain).split())):
        if other is not None:
            return FoodAsked("not_held", word=other[0])
        aims = _aims(plain)
        diet = next((d for d, said in _DIETS.items() if re.search(rf"\b(?:{said})\b", plain)), "")
        return FoodAsked(
            "rank", nutrients=tuple(aims), least=tuple(n for n, least in aims.items() if least), group=_group(plain), word=diet
        )
    helpings = named_helpings(_without_nutrients(plain))
    if other is not None and not (nutrients or every):
        about = bool(helpings) or (_OF_FOODS.search(plain) is not None and _RANK.search(plain) is not None)
        return FoodAsked("not_held", foods=helpings, word=other[0]) if about else None
    if helpings:
        return FoodAsked("content", nutrients=nutrients, foods=helpings)
    return _not_in_table(plain, nutrients, named)


def _aims(plain: str) -> dict[Nutrient, bool]:
    """Each nutrient of a rank -> whether the least of it is asked for: "high in protein but low in fat"."""
    ways = [(m.start(), m.end(), m["least"] is not None) for m in _RANK.finditer(plain)]
    named = sorted((m.start(), m.end(), name) for name, pattern in _patterns() for m in pattern.finditer(plain))
    aims: dict[Nutrient, bool] = {}
    free, last, least = list(ways), 0, ways[0][2]
    for place, (start, end, name) in enumerate(named):
        following = named[place + 1][0] if place + 1 < len(named) else len(plain)
        before = [w for w in free if last <= w[0] < start]
        # "proteína alta": a direction right behind, where none stands before
        behind = [w for w in free if end <= w[0] <= end + 1 and w[1] <= following]
        if re.search(r"\b(?:than|que) (?:in )?$", plain[:start]) and aims:
            continue
        way = before[-1] if before else behind[0] if behind else None
        if way is not None:
            least = way[2]
            free = [w for w in free if w[0] > way[0]]
        elif aims and not _JOINED.search(plain[:start]):
            least = ways[0][2]
        aims.setdefault(name, least)
        last = end
    return aims


def _not_in_table(plain: str, nutrients: tuple[Nutrient, ...], every: bool) -> FoodAsked | None:
    """A plain question for what is in something that no food of the table is called."""
    if not (nutrients or every):
        return None
    asked = re.search(
        r"^(?:.*\b(?:how (?:much|many)|cuant[oa]s?|is there|hay)\b.*|[\w ]{3,20})\b(?:in|of|have|has|tienen?|en|contienen?|"
        r"contains?|de)\b "
        r"(?:(?:\d+ ?g(?:rams?|ramos?|r)? (?:of|de) )|(?:a|an|the|un|una|el|la|los|las|some) )*(?P<what>[a-z][a-z -]{2,40})$",
        plain,
    )
    words = (asked["what"] if asked is not None else "").split()
    if (
        not words
        or len(words) > 4
        or re.search(r"\b(?:i|you|food|foods|diet|dieta|comida|meal|it|this|that|eso|esto|general|total)\b", " ".join(words))
    ):
        return None
    words = [w for w in words if not re.fullmatch(rf"{_all_nutrients()}|{_ALL}|have|has|tienen?|hay|in|de|la|el|los|las", w)]
    return FoodAsked("unknown", nutrients=nutrients, word=" ".join(words)) if words else None


def _diet(plain: str, of_nutrients: bool) -> FoodAsked | None:
    if of_nutrients or not re.search(r"\b(?:is|are|es|son|does|do)\b", plain):
        return None
    for diet, words in _DIETS.items():
        rest = re.sub(rf"\b(?:{words})\b", " ", plain)
        if rest == plain:
            continue
        found = helping_named(re.sub(r"\b(?:ok|okay|suitable|good|apt[oa]s?|safe|for|para|food|alimento|a|un|una)\b", " ", rest))
        return FoodAsked("diet", foods=(found,), word=diet) if found is not None else None
    return None


def _held(plain: str, of_nutrients: bool) -> FoodAsked | None:
    asked = _HOLDS.search(plain)
    if of_nutrients or asked is None:
        return None
    rest = f"{plain[: asked.start(1)]} {plain[asked.end(1) :]}"
    found = helping_named(re.sub(r"\b(?:any|made|with|traces?|trazas?|algo|un poco|de)\b", " ", rest))
    return FoodAsked("holds", foods=(found,), word=asked[1]) if found is not None else None


def _whats_in(plain: str) -> bool:
    return re.search(r"^(?:(?:whats|what is) in|que (?:hay en|tienen?|llevan?|contienen?))\b", plain) is not None and not re.search(
        r"\b(?:session|sesion|today|hoy|fridge|nevera)\b", plain
    )


def _group(plain: str) -> str | None:
    return next((key for key, words in _GROUPS.items() if re.search(rf"\b(?:{words})\b", plain)), None)


def _without_nutrients(plain: str) -> str:
    return re.sub(rf"\b(?:{_all_nutrients()}|{_ALL}|{NOT_HELD})\b", " ", plain)


def _rest(plain: str) -> str:
    return bare(_without_nutrients(plain))


@cache
def _patterns() -> tuple[tuple[Nutrient, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{words})\b")) for name, words in NUTRIENTS.items())


def _all_nutrients() -> str:
    return "|".join(NUTRIENTS.values())
