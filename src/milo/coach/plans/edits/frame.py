"""Which weeks a short sentence about the plan names."""

from __future__ import annotations

import re

from milo.coach.plans.text.spelling import DAY_WORDS

DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
THIS_WEEK = re.compile(r"\b(?:(?:only|just) )?(?:for |in )?this week(?: only)?\b|\b(?:solo )?(?:por |en )?esta semana(?: solo)?\b")
NEXT_WEEK = re.compile(
    r"\b(?:for |in )?(?:next week|the (?:following|coming) week)\b|"
    r"\b(?:en |para )?la (?:semana que viene|proxima semana|semana (?:siguiente|proxima|entrante))\b"
)
ALL_WEEKS = re.compile(
    r"\b(?:(?:for|in|on|from|of) )?(?:all|every|each) (?:of )?(?:the |my )?(?:single )?weeks?\b|"
    r"\b(?:from now on|always|permanently|for good|(?:in |"
    r"for )?the whole plan)\b|\b(?:(?:en|para|de) )?todas las semanas\b|\b(?:siempre|para siempre|a partir de ahora|(?:en |"
    r"para )?todo el plan|cada semana)\b"
)
WEEKS_LONG = re.compile(
    r"\b(?:only |just |solo )?(?:(?:for|in|over|during|por|durante|en|para) )?(?:the |these |las |los |estas )?(?:next |coming |"
    r"following |proximas |siguientes )?(?P<n>[2-9]|two|three|four|dos|tres|cuatro) (?:next |coming |proximas |siguientes )?"
    r"(?:weeks|semanas)(?: only| que vienen| siguientes| solo)?\b"
)
"""For so many weeks from this one on."""
EVERY_DAY = re.compile(rf"\b(?:every|each|all|todos los|cada) (?:{DAY})s?\b")

EVERY_SESSION = re.compile(
    r"\b(?:all|every|each)(?: of)?(?: the| my| our)*(?: single)? (?:sessions?|workouts?|trainings?|training (?:sessions?|days?))\b|"
    r"\btod[oa]s (?:las|los|mis|nuestr[oa]s) (?:sesiones|entrenos|entrenamientos|rutinas|dias de entren\w+)\b|"
    r"\bcada (?:sesion|entreno|entrenamiento|rutina)\b"
)
"""All sessions there are, not those of one week."""
