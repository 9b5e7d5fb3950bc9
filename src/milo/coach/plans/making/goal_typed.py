"""A goal that an athlete wrote into the plan text: the plan has its name, and nothing is worked out anew for it."""

from __future__ import annotations

from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Plan

_NOTES = {
    "stays": {
        "en": "The plan has another goal now by name only: its training and its food stay as the text has them.",
        "es": "El plan tiene ahora otro objetivo, pero solo de nombre: su entrenamiento y su comida se quedan como dice el texto.",
    },
    "new_plan": {
        "en": "To have both made for that goal, say “make me a new plan”.",
        "es": "Para que los dos se hagan para ese objetivo, di «hazme un plan nuevo».",
    },
    "profile_first": {
        "en": "To have both made for that goal, put it into your profile first, which has another, and then say “make me a new "
        "plan”.",
        "es": "Para que los dos se hagan para ese objetivo, ponlo antes en tu perfil, que tiene otro, y después di «hazme un plan "
        "nuevo».",
    },
}


def goal_noted(before: Plan, after: Plan, profile: Profile, language: str) -> list[str]:
    """What does not follow from another goal in an edited text, as sentences, and how it would; nothing where the goal is the same.

    A new plan is made for the goal of the profile, so one that the profile does not have must be put there first.
    """
    if after.goal == before.goal:
        return []
    then = "new_plan" if profile.goal == after.goal else "profile_first"
    return [_NOTES[key][language] for key in ("stays", then)]
