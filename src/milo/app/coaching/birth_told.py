"""What talk makes of a birth: one told without its weeks, or by a father, and a question asked beside one."""

from __future__ import annotations

from datetime import date

from milo.app.coaching.profile_sentences import ProfileSaid
from milo.app.coaching.profile_told_words import say_told
from milo.coach.talk.heard.birth_said import GAVE_BIRTH, birth_undated, weeks_since_birth
from milo.coach.talk.heard.health_said import HealthSaid
from milo.coach.talk.heard.self_said import ASKED, plain_of
from milo.coach.talk.replies.own_limits import birth_answer
from milo.vocabulary.athlete import Profile
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.talk import Language


def birth_left(text: str, profile: Profile | None, language: Language) -> str | None:
    """What is said to a birth or to breastfeeding that cannot be written down as it was told; None for any other words.

    Without its weeks a birth has no limits (PL-23, NU-04), so it is asked how long ago it was; where the profile says that a man
    speaks, whose it was.
    """
    plain = plain_of(text)
    if profile is None or ASKED.search(plain):
        return None
    undated, weeks = birth_undated(plain), weeks_since_birth(plain)
    if undated is None and weeks is None:
        return None
    if is_father(profile):
        # "my son was born" is a father's news; only a birth or a breast of one's own does not fit the profile.
        return say_told("birth_man", language) if undated == "nursing" or GAVE_BIRTH.search(plain) else None
    if undated is None:
        return None
    if undated == "nursing" and profile.postpartum_weeks is not None:
        return say_told("nursing_known", language, what=shortest_written(profile.postpartum_weeks, language))
    return say_told(f"{undated}_when", language)


def beside_birth(text: str, found: ProfileSaid, profile: Profile | None, today: date, language: Language) -> str:
    """The answer to what is asked beside a birth that is told, whether one may train after it; "" where nothing is."""
    if profile is None or not isinstance(found, HealthSaid) or found.weeks_since_birth is None:
        return ""
    line = birth_answer(text, profile, today)
    return line[language == "es"] if line is not None else ""


def is_father(profile: Profile | None) -> bool:
    """Whether the profile says that a man speaks, whose own a birth is not."""
    return profile is not None and profile.sex == "male"
