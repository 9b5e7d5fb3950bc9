"""Whether it is asked which allergies and which diet the profile holds."""

from __future__ import annotations

import re

from milo.coach.talk.heard.self_said import plain_of

_DIETS = r"vegan[oa]?|vegetarian[oa]?|pes[ck](?:a|e)tarian[oa]?|halal"
_ASKS_OWN = re.compile(
    r"(?:(?:and|so|please|y|oye|hey|dime|tell me) )*(?:"
    r"what (?:am i|i am|im) (?:allergic|intolerant) to|am i (?:allergic|intolerant) to (?:any|some|every)?thing(?: at all)?|"
    r"(?:what|which) (?:food )?(?:allergies|intolerances) (?:do i have|have i(?: got)?)|"
    r"what are my (?:food )?(?:allergies|intolerances)|"
    r"do i have (?:any|an) (?:food )?(?:allerg(?:y|ies)|intolerances?)|(?:what|which) foods? do (?:i|you) (?:not eat|leave out)|"
    r"am i (?:still )?(?:a )?(?:{diets})|(?:what|which) diet (?:am i on|do i (?:have|follow))|"
    r"a que (?:soy|estoy) (?:alergic[oa]|intolerante)|soy (?:alergic[oa]|intolerante) a (?:algo|alguna cosa)|"
    r"(?:que|cuales) (?:alergias|intolerancias) tengo|(?:cuales|que) son mis (?:alergias|intolerancias)|"
    r"tengo (?:alguna |una )?(?:alergias?|intolerancias?)|(?:todavia |aun )?soy (?:{diets})|que dieta (?:sigo|tengo|llevo)"
    r")".replace("{diets}", _DIETS)
)


def asks_own_diet(text: str) -> bool:
    """Whether a text asks what one is allergic to, or which diet one follows by the profile.

    >>> asks_own_diet("what am I allergic to?"), asks_own_diet("I'm vegan"), asks_own_diet("¿soy vegana?")
    (True, False, True)
    """
    plain = plain_of(text)
    question = re.sub(r"[?¿]", "", plain).strip()
    return _ASKS_OWN.fullmatch(question) is not None and (question != plain or not re.match(r"soy\b", question))
