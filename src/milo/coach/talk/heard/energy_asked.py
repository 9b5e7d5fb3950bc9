"""Questions for the food of one's own plan: how fast the weight will move by it, if some energy is a deficit, why so much of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.patterns import late

MOST_CHARACTERS = 300  # what is longer tells a story (our choice)
_WEIGHT = r"(?:weight|kilos?|kgs?|pounds?|lbs?|fat|peso|grasa|libras?)"
_RATE = late(
    rf"\bhow (?:fast|quick(?:ly)?|soon) (?:will|do|would) (?:i|we)\b.*\b(?:los(?:e|ing)|gain\w*|drop\w*)\b|"
    rf"\bhow (?:much|many) (?:{_WEIGHT} )?(?:will|would|can) i (?:be )?(?:expect to )?(?:expected to )?(?:los(?:e|"
    rf"ing)|gain\w*|drop\w*)\b|"
    rf"\b(?:what|which) (?:rate|pace|speed)\b.*\b(?:los(?:e|ing|s)|gain\w*)\b|"
    rf"\bhow (?:fast|quickly) (?:is|does) (?:this|the|my) (?:plan|diet|food)\b.*\b(?:los\w+|gain\w*|weight)\b|"
    rf"\b(?:expected|planned|my) (?:rate|pace) of (?:weight|fat) (?:loss|gain|change)\b|"
    rf"\b(?:cuant[oa]s?|que) (?:{_WEIGHT} )?(?:voy a |puedo )?(?:perder(?:e|ia)?|bajar(?:e|ia)?|ganar(?:e|ia)?|adelgazar(?:e|ia)?|"
    rf"engordar(?:e|ia)?|subir(?:e|ia)?)\b|"
    rf"\ba que (?:ritmo|velocidad)\b.*\b(?:perder\w*|bajar\w*|adelgazar\w*|ganar\w*)\b|"
    rf"\b(?:como de|que tan) rapido (?:voy a )?(?:perder\w*|bajar\w*|adelgazar\w*|ganar\w*)\b"
)
_NOT_WEIGHT = late(
    r"\b(?:strength|fuerza|muscle|musculo|fitness|forma|speed|velocidad|reps?|minutes?|minutos?|time|tiempo|sleep|sueno|water|agua|"
    r"bench|squat|sets?|series|if i|si (?:no|como|dejo|entreno|corro|hago))\b"
)
_IN_GENERAL = late(
    r"\b(?:safe|safely|healthy|healthily|reasonable|recommended|segur[oa]s?|san[oa]s?|razonable|recomendable|saludable)\b"
)
"""What is safe for anybody is no question of one's own plan."""
_BALANCE = late(r"\b(?:deficit|surplus|superavit|maintenance|mantenimiento)\b")
_OWN = late(
    r"\b(?:am i|i am|im|my|for me|do i|does my|is my|is this|does this|the plans?|this plan|estoy|mi|mis|para mi|tengo|este "
    r"plan|el plan|"
    r"llevo|hago)\b"
)
_ASKS = late(
    r"^(?:(?:and|so|but|hey|hi|y|pero|oye|milo) )*(?:is|are|am|how|what|whats|which|do|does|how big|es|estoy|son|de cuanto|"
    r"cuanto|cual|que|"
    r"tengo|hay|cuantas)\b|\b(?:what|how (?:big|much|large)|de cuant[oa]s?|cual es)\b"
)
_KCAL = late(r"\b(\d{3,4}|\d[ .,]\d{3})(?: ?(?:k?cals?|calor\w+|kilocalor\w+))?\b")
_NO_OTHER = late(
    r"\b(?:oxygen|sleep|sueno|oxigeno|heat|calor extremo|bike|maintenance (?:dose|week|phase of "
    r"strength)|attention)\b"
)


_OF_ENERGY = r"(?:k?cals?|calor\w+|kilocalor\w+|energ\w+)"
_OF_PROTEIN = r"prote(?:in|ina)s?"
_WHY = (
    r"\bwhy (?:(?:do|must|should|am|can|is|are|does|only|so|that|this|just|such|my|i|the|a|eat|eating|have|get|many|much|few|"
    r"little|low|high|daily|\d{{2,4}}|g|grams|of|plan|target) )*{what}\b|"
    r"\bhow (?:did|do|have|are) (?:you|we) (?:work(?:ed)? out|calculat\w+|get|got|arrive at|come (?:up with|to)|decide(?: on)?|set|"
    r"know|find) (?:(?:how|much|many|my|the|daily|need|target|for|of) )*{what}\b|"
    r"\bhow (?:is|are|was|were) (?:(?:my|the|daily) )*{what}(?: target| goal| need)? (?:worked out|calculated|set|decided)\b|"
    r"\bpor que (?:(?:solo|tan|tanta?s?|poc[ao]s?|como|debo|tengo|que|comer|me|pones|da[sn]?|necesito|son|mis|mi|las|la|el|estas|"
    r"esa|objetivo|de|\d{{2,4}}|gramos|g|hay) )*{what}\b|"
    r"\b(?:como|de donde) (?:(?:has|se|me|te) )*(?:calcul\w+|sac\w+|sale\w*|decid\w+|lleg\w+ a) (?:(?:mis|mi|las|la|el|los|de|"
    r"objetivo|cuant[ao]s?|esas?|estas?) )*{what}\b"
)
_WHY_ENERGY = late(_WHY.format(what=_OF_ENERGY) + r"|\bpor que (?:como|debo comer|tengo que comer) (?:tan )?(?:poco|tanto)\b")
_NEEDED = (
    rf"\bhow (?:much|many) (?:(?:g|grams|of) )*{_OF_PROTEIN} (?:(?:do|should|must|would|will) i (?:need|eat|have|get|want)|"
    r"is (?:enough|right))"
    rf"|\bcuant[ao]s? (?:(?:gramos|de|g) )*{_OF_PROTEIN} (?:necesito|debo|deberia|tengo que|me (?:toca|hace falta|conviene))"
)
_WHY_PROTEIN = late(_WHY.format(what=_OF_PROTEIN) + "|" + _NEEDED)
_FOR_ALL = late(
    r"\b(?:people|someone|a person|athletes|kids|children|pregnant|personas?|gente|alguien|after|before|per meal|"
    r"tras|despues|antes|por comida|in (?:an?|the|my|\d)|en (?:un|una|el|la|mi))\b"
)
"""Protein of a meal, of a food or of others is another question."""


@dataclass(frozen=True)
class EnergyAsked:
    """kcal: energy of a day that is asked about; None: that of the plan.  protein: its protein is asked about instead."""

    kcal: float | None = None
    protein: bool = False


def energy_asked(text: str) -> EnergyAsked | None:
    """What a text asks of the balance of energy; None for any other text.

    >>> energy_asked("Is 2320 kcal a deficit for me?"), energy_asked("what is a deficit")
    (EnergyAsked(kcal=2320.0), None)
    """
    plain = spelled(text)
    if len(text) > MOST_CHARACTERS or _IN_GENERAL.search(plain):
        return None
    if _WHY_PROTEIN.search(plain) and not _FOR_ALL.search(plain):
        return EnergyAsked(protein=True)
    if _WHY_ENERGY.search(plain) and not _NOT_WEIGHT.search(plain) and not _NO_OTHER.search(plain):
        return EnergyAsked()
    if _RATE.search(plain) and not _NOT_WEIGHT.search(plain):
        return EnergyAsked()
    if not _BALANCE.search(plain) or _NO_OTHER.search(plain):
        return None
    number = _KCAL.search(re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text.lower()))
    if not (_OWN.search(plain) or number) or not (("?" in text) or _ASKS.search(plain)):
        return None
    return EnergyAsked(None if number is None else float(number[1]))
