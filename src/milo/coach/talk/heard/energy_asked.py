"""Questions for the balance of energy: how fast the weight will move by the plan, and whether some energy is a deficit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.talk.words.words_found import spelled

MOST_CHARACTERS = 300  # what is longer tells a story (our choice)
_WEIGHT = r"(?:weight|kilos?|kgs?|pounds?|lbs?|fat|peso|grasa|libras?)"
_RATE = re.compile(
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
_NOT_WEIGHT = re.compile(
    r"\b(?:strength|fuerza|muscle|musculo|fitness|forma|speed|velocidad|reps?|minutes?|minutos?|time|tiempo|sleep|sueno|water|agua|"
    r"bench|squat|sets?|series|if i|si (?:no|como|dejo|entreno|corro|hago))\b"
)
_IN_GENERAL = re.compile(
    r"\b(?:safe|safely|healthy|healthily|reasonable|recommended|segur[oa]s?|san[oa]s?|razonable|recomendable|saludable)\b"
)
"""What is safe for anybody is no question of one's own plan."""
_BALANCE = re.compile(r"\b(?:deficit|surplus|superavit|maintenance|mantenimiento)\b")
_OWN = re.compile(
    r"\b(?:am i|i am|im|my|for me|do i|does my|is my|is this|does this|the plans?|this plan|estoy|mi|mis|para mi|tengo|este "
    r"plan|el plan|"
    r"llevo|hago)\b"
)
_ASKS = re.compile(
    r"^(?:(?:and|so|but|hey|hi|y|pero|oye|milo) )*(?:is|are|am|how|what|whats|which|do|does|how big|es|estoy|son|de cuanto|"
    r"cuanto|cual|que|"
    r"tengo|hay|cuantas)\b|\b(?:what|how (?:big|much|large)|de cuant[oa]s?|cual es)\b"
)
_KCAL = re.compile(r"\b(\d{3,4}|\d[ .,]\d{3})(?: ?(?:k?cals?|calor\w+|kilocalor\w+))?\b")
_NO_OTHER = re.compile(
    r"\b(?:oxygen|sleep|sueno|oxigeno|heat|calor extremo|bike|maintenance (?:dose|week|phase of "
    r"strength)|attention)\b"
)


@dataclass(frozen=True)
class EnergyAsked:
    """kcal: energy of a day that is asked about; None: that of the plan."""

    kcal: float | None = None


def energy_asked(text: str) -> EnergyAsked | None:
    """What a text asks of the balance of energy; None for any other text.

    >>> energy_asked("Is 2320 kcal a deficit for me?"), energy_asked("what is a deficit")
    (EnergyAsked(kcal=2320.0), None)
    """
    plain = spelled(text)
    if len(text) > MOST_CHARACTERS or _IN_GENERAL.search(plain):
        return None
    if _RATE.search(plain) and not _NOT_WEIGHT.search(plain):
        return EnergyAsked()
    if not _BALANCE.search(plain) or _NO_OTHER.search(plain):
        return None
    number = _KCAL.search(re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text.lower()))
    if not (_OWN.search(plain) or number) or not (("?" in text) or _ASKS.search(plain)):
        return None
    return EnergyAsked(None if number is None else float(number[1]))
