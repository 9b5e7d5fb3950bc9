"""An endurance session that is to be of another sport: "swap the ride for a run", "cambia la bici por correr"."""

from __future__ import annotations

import re

from milo.coach.plans.edits.denied import denied
from milo.coach.plans.edits.frame import ALL_WEEKS, LONGEST, NEXT_WEEK, PAST, QUESTION, THIS_WEEK
from milo.coach.plans.edits.parts import Part, names_an_exercise, parts_said, without_whole
from milo.coach.plans.text.spelling import plain

_SPORTS: tuple[Part, ...] = ("running", "cycling", "swimming", "walking", "rowing")
EASY_ON_JOINTS: frozenset[Part] = frozenset({"cycling", "swimming", "walking", "rowing"})
"""Sports without impact; one easy session of them asks of the legs nothing that a run did not prepare."""
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?:swap|replace|change|switch|substitute|exchange|turn|convert)(?: out)? "
        r"(?P<old>.+?) (?:for|with|by|to|into) (?P<new>.+)",
        r"make (?P<old>.+?) (?:into )?(?:an?|be an?) (?P<new>.+)",
        r"(?:cambia(?:r|me)?|sustituy[ea]|sustituir|reemplaza(?:r)?|convierte|convertir) (?P<old>.+?) (?:por|con|en) (?P<new>.+)",
        r"(?:i(?:'d)? (?:want|would like|like|prefer) (?:to )?|(?:can|could|may) i |let me |do |quiero |prefiero |haz |hacer |"
        r"puedo |would |vale |sirve )*"
        r"(?P<new>.+?) (?:(?:be )?(?:ok|okay|fine|alright|possible) |vale |esta bien |sirve )?"
        r"(?:instead of|rather than|en vez de|en lugar de) (?P<old>.+)",
    )
)
_POLITE = re.compile(
    r"^(?:(?:please|por favor|hey|ok|oye|milo|(?:can|could|would) you(?: please)?|puedes|podrias|i want to|quiero|"
    r"(?:can|could|may|should) i(?: just)?(?= (?:swap|replace|change|switch|substitute|exchange|turn|do|go)\b)|"
    r"is(?= .+ (?:ok|okay|fine|alright) (?:instead|rather)\b)|"
    r"(?:puedo|podria)(?= (?:cambiar|sustituir|reemplazar|hacer|ir)\b))[ ,]+)+|"
    r"[ ,]+(?:please|por favor|thanks|gracias)$"
)
_DAY = re.compile(
    r" (?:(?:on|el|del|de|este|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!'s)(?:s| only)?\b|"
    r" (?:el|del|este) (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b|"
    r" (?:today|tomorrow|tonight|hoy|manana|de hoy|de manana)$"
)
_DOING = (
    (re.compile(r"\b(?:cycle|biking|pedalear|montar en bici)\b"), "ride"), (re.compile(r"\bjog(?:ging)?\b"), "run"),
    (re.compile(r"\brodajes?\b"), "carrera"),
)  # fmt: skip
"""Words for doing a sport, as the name of one session of it."""
_BESIDE = frozenset({"go", "going", "ir", "a", "al", "hacer", "do", "doing", "por", "easy", "suave", "session", "intervals", "the"})
"""Words that may stand beside a sport's name in such an order."""


def sport_swap(words: str) -> tuple[Part, Part] | None:
    """The sport that is to go and the one that is to come; None for any other words, for a denial and for exercises.

    >>> sport_swap("swap the ride for a run"), sport_swap("cambia la bici por correr"), sport_swap("make Thursday's run a ride")
    (('cycling', 'running'), ('cycling', 'running'), ('running', 'cycling'))
    >>> sport_swap("swap walking lunges for squats"), sport_swap("make the run easier"), sport_swap("don't swap the ride for a run")
    (None, None, None)
    >>> sport_swap("can I cycle instead of running on Tuesday?"), sport_swap("¿puedo cambiar el rodaje por bici?")
    (('running', 'cycling'), ('running', 'cycling'))
    >>> sport_swap("is swimming ok instead of the ride?"), sport_swap("¿vale nadar en vez de correr?")
    (('cycling', 'swimming'), ('running', 'swimming'))
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡¿")
    if not said or len(said) > LONGEST or denied(said) or PAST.search(said):
        return None
    asked = _POLITE.sub("", said).rstrip("? ")
    if QUESTION.search(asked):
        return None
    asked = " ".join(THIS_WEEK.sub(" ", NEXT_WEEK.sub(" ", ALL_WEEKS.sub(" ", asked))).split())
    asked = _DAY.sub("", asked)
    for verb, name in _DOING:
        asked = verb.sub(name, asked)
    for shape in _SHAPES:
        found = shape.fullmatch(asked)
        old, new = (_sport(found["old"]), _sport(found["new"])) if found is not None else (None, None)
        if old is not None and new is not None and old != new:
            return old, new
    return None


def _sport(said: str) -> Part | None:
    """The sport that plain words name and say nothing else of; None for any other words."""
    parts = parts_said(said)
    if len(parts) != 1 or names_an_exercise(said):
        return None
    sport = next((one for one in _SPORTS if one == parts[0].removeprefix("long ")), None)
    return sport if sport is not None and set(without_whole(said, parts[0])) <= _BESIDE else None
