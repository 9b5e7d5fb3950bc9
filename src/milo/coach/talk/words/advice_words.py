"""All general questions that one short text answers, in two languages."""

from __future__ import annotations

from milo.coach.talk.words.advice import Advice
from milo.coach.talk.words.advice_aim_words import AIMS
from milo.coach.talk.words.advice_app_words import OF_THE_APP
from milo.coach.talk.words.advice_choice_words import CHOICE
from milo.coach.talk.words.advice_food_words import FOOD
from milo.coach.talk.words.advice_progress_words import OF_PROGRESS
from milo.coach.talk.words.advice_session_words import OF_A_SESSION
from milo.coach.talk.words.advice_told_words import TOLD
from milo.coach.talk.words.meant_words import HINTS

TRAINING: dict[str, Advice] = {**AIMS, **CHOICE, **OF_A_SESSION, **OF_PROGRESS, **TOLD}
ADVICE: dict[str, Advice] = {**FOOD, **TRAINING, **OF_THE_APP, **HINTS}
"""By key, in the order in which a question is held against them; those without a pattern only the reader of meanings finds."""
OF_FOOD = frozenset(FOOD)
"""What asks for food even where it speaks of training."""
