"""What a hard session of endurance is called once its hard work is gone: "Run intervals" at an easy pace is an easy run."""

from __future__ import annotations

from functools import cache

from milo.coach.plans.basics.words import WORDS, speaker
from milo.vocabulary.plan import PlannedEndurance

_HARD = ("title.quality", "title.threshold", "title.sharp", "title.race", "title.hills")


def title_of_easy(title: str, endurance: PlannedEndurance) -> str:
    """The title of a session that became easy: the planner's own easy one for its own hard ones, any other as it is.

    endurance: what the session holds now; with hard work left in it the title stays.
    """
    if endurance.zone > 2 or endurance.intervals:
        return title
    return _easy_of_hard().get(title, title)


@cache
def _easy_of_hard() -> dict[str, str]:
    """The planner's hard titles -> its easy one of the same sport and language."""
    found = {}
    for language, words in WORDS.items():
        say = speaker(language)
        for activity in (v for k, v in words.items() if k.startswith("activity.")):
            easy = say("title.easy", activity=activity)
            for hard in _HARD:
                said = say(hard, activity=activity)
                found[said[0].upper() + said[1:]] = easy[0].upper() + easy[1:]
    return found
