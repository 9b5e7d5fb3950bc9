"""The words of a log: what says that something was done, and when, which activity it was, and short ways to write it."""

from __future__ import annotations

import re

from milo.coach.conversation.entities.sets import Compact
from milo.coach.conversation.entities.shorthand import spelled_out
from milo.coach.talk.words.numbers_said import even, folded
from milo.coach.talk.words.words_found import exercise_named, spelled
from milo.vocabulary.talk import Language

NOT_DONE = re.compile(
    r"\?|\b(?:not|never|didnt|dont|havent|couldnt|wont|cant|tomorrow|should|would|could|can|will|want|plan|going to|gonna|if|"
    r"instead|weigh|peso (?:\d|ya|ahora)|swap|replace|make|change|add|put|move|pon|cambia|haz|quita|mueve|sube|baja|"
    r"how|why|what|when|where|than|last|best|max|pr|no|nunca|"
    r"(?<!esta )(?<!por la )(?<!de la )ma[nñ]ana|deberia|puedo|podria|quiero|voy a|vamos|si|como|"
    r"por que|que|cuando|cuanto|en vez|mejor marca|maximo|ojala|my (?:friend|brother|sister|wife|husband|dad|mum|mom|son|"
    r"daughter|coach)|mi (?:amigo|amiga|hermano|hermana|mujer|marido|padre|madre|hijo|hija|entrenador|entrenadora))\b"
)
OTHER_DAYS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|anteayer)\b|"
    r"\b(?:days?|weeks?|dias?|semanas?) (?:ago|pasad[oa])\b|\bhace \d+\b|\bevery\b|\bcada\b|\busually\b|\bnormalmente\b"
)
NAMES_A_DAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|hoy|esta (?:ma[nñ]ana|tarde|noche))\b")
YESTERDAY = re.compile(r"\b(?:yesterday|last night|ayer|anoche)\b")
_ACTIVITIES = {
    "running": r"ran|jogged|run|running|jog|jogging|corri|corrido|correr|carrera|trote|trotado|trotamos|trotar",
    "walking": r"walked|hiked|strolled|pasee|paseado|paseamos|walk|hike|walking|hiking|camine|caminado|caminar|caminata|"
    "andado|anduve|andar|andando|paseo|pasear",
    "cycling": r"rode|cycled|biked|ride|bike|cycling|biking|pedalee|pedaleado|pedalear|bici|bicicleta|ciclismo",
    "swimming": r"swam|swim|swimming|nade|nadado|nadar|natacion",
    "rowing": r"rowed|reme|remado|remar",
    "yoga": r"yoga",
    "other": r"football|soccer|futbol|futbol sala|futsal|padel|paddle|pickleball|tennis|tenis|basketball|baloncesto|basquet|"
    r"volleyball|voleibol|voley|handball|balonmano|rugby|hockey|badminton|cricket|lacrosse",
}
_WATCHED = re.compile(
    r"\b(?:watch\w*|saw|seen|stream\w*|tv|videogames?|fifa|console|vi|visto|viendo|ver|mire|mirando|tele|consola)\b"
)
"""Beside a game: it was looked at, or played with the fingers."""


def names_the_day(text: str) -> bool:
    """Whether a text says which day it tells of."""
    plain = folded(even(text))
    return bool(NAMES_A_DAY.search(plain) or YESTERDAY.search(plain) or OTHER_DAYS.search(plain))


def names_yesterday(text: str) -> bool:
    """Whether a text tells of the day before."""
    return YESTERDAY.search(folded(even(text))) is not None


def named_in_log(text: str, language: Language) -> str | None:
    """The activity or the exercise (its id) that words of a log name; None for none."""
    plain = spelled_out(text)
    exercise = exercise_named(spelled(plain).split())[0]
    return activity_in(plain) or (exercise.id if exercise is not None else None)


def activity_in(plain: str) -> str | None:
    """The endurance activity of a piece; rowing and running are also parts of exercises' names, and those carry sets."""
    if Compact.of(plain).sets or re.search(r"\b(?:slept|sleep|dormi\w*|reps?|sets?|series|repeticiones|kgs?|kilos?|lbs?)\b", plain):
        return None
    name = next((name for name, words in _ACTIVITIES.items() if re.search(rf"\b(?:{words})\b", plain)), None)
    return None if name == "other" and _WATCHED.search(plain) else name
