"""What talk makes of a birth: one told without its weeks, or by a father, and a question asked beside one."""

from __future__ import annotations

from datetime import date

from milo.coach.conversation.profile_values import HealthSaid, ProfileSaid
from milo.coach.talk.replies.own_limits import birth_answer
from milo.vocabulary.athlete import Profile
from milo.vocabulary.talk import Language


def beside_birth(text: str, found: ProfileSaid, profile: Profile | None, today: date, language: Language) -> str:
    """The answer to what is asked beside a birth that is told, whether one may train after it; "" where nothing is."""
    if profile is None or not isinstance(found, HealthSaid) or found.weeks_since_birth is None:
        return ""
    line = birth_answer(text, profile, today)
    return line[language == "es"] if line is not None else ""
