"""Questions about supplements and about vitamins and minerals: which one, for whom, and whether a diet lacks something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from milo.coach.talk.words.words_found import spelled

MOST_CHARACTERS = 400  # what is longer tells a story (our choice)
NUTRIENTS: dict[str, str] = {
    "b12": r"(?:vit(?:amin|amina)?s? )?b ?-?12|cobalamin[ae]?", "b6": r"(?:vit(?:amin|amina)? )?b ?-?6|piridoxina|pyridoxine",
    "vit_d": r"vit(?:amin|amina)? d ?[23]?", "vit_a": r"vit(?:amin|amina)? a(?! (?:day|week|month))|retinol",
    "iron": r"iron|hierro|ferritina?", "calcium": r"calcium|calcio", "iodine": r"iodine|yodo|iodo", "zinc": r"zinc",
    "magnesium": r"magnesium|magnesio", "selenium": r"selenium|selenio", "folate": r"folates?|folic acid|folic|acido folico|"
    r"folatos?",
    "omega_3": r"omega ?-?3s?|omegas?|fish oil|algae oil|algal oil|dha|epa|aceite de (?:pescado|algas)",
}  # fmt: skip
"""The nutrients of nutrition.md 3.9 by the words people use for them."""
_ANY = (
    r"supplements?|supplementation|suplementos?|suplementacion|multi ?-?vitamin\w*|vitamins?|vitaminas?|minerals?|minerales|"
    r"micronutrient\w*"
)
_TAKEN = rf"{_ANY}|supplementing|suplementar(?:me|se)?|suplemento"
_NUTRIENT = "|".join(f"(?:{words})" for words in NUTRIENTS.values())
_WHAT = rf"(?:{_TAKEN}|{_NUTRIENT})"
_ASKS = re.compile(
    r"^(?:(?:so|and|but|hi|hey|hello|ok|milo|please|y|pero|oye|hola) )*(?:any|is|are|does|do|did|should|can|could|must|need "
    r"i|which|"
    r"what|whats|where|how|why|who|tell me|hay|es|son|que|cuales|cual|cuant[oa]s?|donde|de donde|por que|conviene|recomiendas?|"
    r"algun[oa]?s?|hace|hacen|dime)\b|"
    r"\b(?:do|does|should|must|can|could|may|shall|would|am) (?:i|we|you|they|she|he|a|an|the|my|it|vegans|vegetarians|"
    r"people|women)\b|"
    r"\b(?:which|what|how much|how many|whether|if i (?:need|should|have to))\b|"
    r"\b(?:tengo que|debo|deberia|necesito|me hace falta|me hacen falta|hace falta|deberiamos|recomiendas|me falta|me faltan|"
    r"cual(?:es)?|cuant[oa]s?|puedo) "
)
_LACKS = re.compile(
    r"\b(?:missing|lack(?:s|ing)?|short of|deficien\w+|everything i need|all the nutrients|enough nutrients|(?:complete|"
    r"enough|healthy|balanced)$|"
    r"complet[oa]s?|equilibrad[oa]s?|suficiente|nutrients?|falt(?:a|an|e|ar|aria)|carencias?|deficiencias?|todo lo que "
    r"necesito|todos los nutrientes|nutrientes)\b"
)
_DIET = re.compile(
    r"\b(?:(?:my|a|an|the|mi|una|la) )?(?:(?:vegan|vegetarian|plant[ -]based|meat[ -]free|veggie) )?(?:diet|dieta|eating|"
    r"alimentacion)"
    r"(?: (?:vegan[oa]?|vegetarian[oa]?))?\b|\bvegan[oa]?s?\b|\bvegetarian[oa]?s?\b"
)
# Food protein and stimulants are no question of a lack: the general text answers them.
_OTHER = re.compile(
    r"\b(?:protein\w*|proteinas?|whey|bcaas?|pre ?-?workout|preentreno|creatin[ea]|caffeine|cafeina|batidos?|shakes?)\b"
)
_FOODS = re.compile(
    r"\b(?:foods?|alimentos?|comidas?|fruits?|frutas?|verduras?|vegetables?|breakfast|meals?|recipes?|recetas?|"
    r"desayun\w*|cenas?|almuerz\w*)\b"
)
_NOT = (
    r"\b(?:not|no longer|isnt|arent|aint|never|stopped being|used to be|no|ya no|nunca|dej(?:e|o) de ser)"
    r"(?: (?:soy|es|eres|somos|a|an|una?|really|even|actually))* "
)
_VEGAN = r"(?:vegan[oa]?s?|vegan(?:ism|ismo)|plant[ -]based)"
_VEGETARIAN = r"(?:vegetarian[oa]?s?|veggies?|vegetarianism[oa]?|meat[ -]free)"
_PREGNANT = re.compile(
    r"\b(?:pregnan\w+|expecting|trimester|trying (?:for a baby|to conceive)|embaraz\w+|gestante|encinta|quedarme)\b"
)
_NURSING = re.compile(r"\b(?:breast ?feed\w*|nursing|lactat\w+|lactancia|dando el pecho|doy el pecho|amamant\w+)\b")
_OLDER = re.compile(
    r"\b(?:older|elderly|old age|at my age|senior\w*|pensioner|(?:over|past|above|after|from|at|im|i am|aged|age) "
    r"(?P<en>[6-9]\d)|(?P<en2>[6-9]\d)[ -](?:years?|yo)\b|(?:mayor(?:es)?|a mi edad|tercera edad|jubilad[oa])|"
    r"(?:tengo|con|a los|de) (?P<es>[6-9]\d)(?: anos)?)\b"
)

Diet = Literal["vegan", "vegetarian"]


@dataclass(frozen=True)
class SupplementsAsked:
    """nutrients: keys of NUTRIENTS that are named.  diet: said in the text; off_diet: diets it denies.

    pregnant, nursing, older: said in the text, of whomever.
    """

    nutrients: tuple[str, ...] = ()
    diet: Diet | None = None
    off_diet: tuple[Diet, ...] = ()
    pregnant: bool = False
    nursing: bool = False
    older: bool = False


def supplements_asked(text: str) -> SupplementsAsked | None:
    """What a text asks of supplements, vitamins and minerals; None for any other text, and for what is told rather than asked.

    >>> supplements_asked("Should a vegan take vitamin B12?").nutrients, supplements_asked("I took my vitamins today")
    (('b12',), None)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    plain = spelled(text)
    if _OTHER.search(plain) and not re.search(rf"\b(?:{_ANY})\b", plain):
        return None
    named = re.search(rf"\b{_WHAT}\b", plain) is not None
    of_diet = _DIET.search(plain) is not None and _LACKS.search(plain) is not None
    bare = re.fullmatch(rf"(?:(?:any|my|the|mis|los?|las?) )?{_WHAT}", plain) is not None
    if not (named or of_diet) or not (bare or "?" in text or _ASKS.search(plain)):
        return None
    if _FOODS.search(plain) and not re.search(r"\b(?:supplement\w*|suplement\w*)\b", plain):
        return None  # what is in foods is the food table's to say
    off = tuple(d for d, words in _diets() if re.search(_NOT + words, plain))
    said: Diet | None = next((d for d, words in _diets() if d not in off and re.search(rf"\b{words}\b", plain)), None)
    age = _OLDER.search(plain)
    return SupplementsAsked(
        nutrients=tuple(n for n, words in NUTRIENTS.items() if re.search(rf"\b(?:{words})\b", plain)),
        diet=said,
        off_diet=off,
        pregnant=_PREGNANT.search(plain) is not None and re.search(rf"{_NOT}(?:embarazada|pregnant)\b", plain) is None,
        nursing=_NURSING.search(plain) is not None,
        older=age is not None,
    )


def _diets() -> tuple[tuple[Diet, str], ...]:
    return ("vegan", _VEGAN), ("vegetarian", _VEGETARIAN)
