"""What the coach says of allergies, a diet or a race told in talk. Two languages."""

from __future__ import annotations

from milo.locales import Templates

FOODS_ES = {
    "milk": "leche", "lactose": "lactosa", "egg": "huevo", "gluten": "gluten", "nuts": "frutos secos", "peanut": "cacahuete",
    "fish": "pescado", "shellfish": "marisco", "soy": "soja", "sesame": "sésamo", "celery": "apio", "sulphite": "sulfitos",
    "mustard": "mostaza", "lupin": "altramuz", "pork": "cerdo", "beef": "ternera", "meat": "carne",
}  # fmt: skip
"""Allergens as the profile has them -> their Spanish names; a food left out by its name keeps the words it was told in."""

_WORDS = {language: Templates("profile_change", language) for language in ("en", "es")}


def tell(key: str, language: str, **values: object) -> str:
    """A sentence in a language, English where there is no other."""
    return _WORDS["es" if language == "es" else "en"][key].format(**values)


def tell_diet(diet: str, language: str) -> str:
    """A diet of a profile by its name; one without a sentence of ours as the profile has it."""
    return tell(diet, language) if diet in _WORDS["en"] else diet
