"""All general questions that one short text answers: by key, the pattern of plain words that asks it; the texts are advice.ftl."""

from __future__ import annotations

from milo.coach.talk.words.advice_aim_words import AIMS
from milo.coach.talk.words.advice_app_words import OF_THE_APP
from milo.coach.talk.words.advice_choice_words import CHOICE
from milo.coach.talk.words.advice_food_words import FOOD
from milo.coach.talk.words.advice_progress_words import OF_PROGRESS
from milo.coach.talk.words.advice_session_words import OF_A_SESSION
from milo.coach.talk.words.advice_told_words import TOLD

HINTS = (
    "how_move",
    "how_skip",
    "how_days",
    "how_minutes",
    "how_equipment",
    "how_swap",
    "how_add",
    "how_drop",
    "how_away",
    "how_weekdays",
    "how_sets",
    "how_goal",
    "how_race",
    "tell_done",
    "tell_sleep",
    "tell_weight",
    "tell_food",
    "tell_effort",
    "tell_mood",
    "tell_pain",
    "tell_pain_gone",
    "tell_dislike_food",
    "tell_dislike_exercise",
    "gear",
    "steps_a_day",
    "ideal_weight",
    "bye",
    "praise",
    "complaint",
)
"""Those that only the reader of meanings finds (talk/meant): how something is told, where what it needs was missing."""
OF_CHANGES = frozenset(key for key in HINTS if key.startswith("how_") and key not in {"how_goal", "how_race"})
"""Those of them that speak of a plan there is."""
WITH_READINESS = frozenset({"tired"})
"""Before these the athlete's own readiness is told."""
TRAINING: dict[str, str] = {**AIMS, **CHOICE, **OF_A_SESSION, **OF_PROGRESS, **TOLD}
ADVICE: dict[str, str] = {**FOOD, **TRAINING, **OF_THE_APP, **dict.fromkeys(HINTS, "")}
"""By key, in the order in which a question is held against them; those without a pattern only the reader of meanings finds."""
OF_FOOD = frozenset(FOOD)
"""What asks for food even where it speaks of training."""
