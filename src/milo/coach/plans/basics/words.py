"""The planner's sentences by word and language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from milo.locales import LANGUAGES, Templates, text
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import Adjustment, PlannedEndurance

_LOADS = frozenset({"load", "load_most", "load_nobody"})
"""Words that end in a weight; where no weight can be loaded that is light enough, the athlete finds one."""
WORDS = {language: Templates("planner", language) for language in LANGUAGES}


def speaker(language: str) -> Callable[..., str]:
    """say(word, **values) in a language; a word that is not in WORDS is a message "plan-..." of milo.locales.

    Raises UnknownName for another language than "en" and "es".
    """
    if language not in WORDS:
        raise UnknownName("language", language, WORDS)
    words = WORDS[language]

    def say(word: str, **values: object) -> str:
        written = {k: _number(v, language) for k, v in values.items()}
        if word in words:
            return words[word].format(**written)
        return text("plan-" + word.replace(".", "-").replace("_", "-"), language, **written)

    return say


class Changes:
    """What the rules changed, each thing once, in the order it was first changed."""

    def __init__(self, language: str) -> None:
        self.language, self.say = language, speaker(language)
        self._seen: dict[tuple[str, str], Adjustment] = {}

    def note(self, rule: str, word: str, **values: object) -> None:
        """Write down one change: rule, word of the sentence, its values."""
        if word in _LOADS and values.get("new") is None:
            word = f"{word}_free"
        if "day" in values:
            values["day"] = self.say(f"day.{values['day']}")
        if word == "muscle":
            values["what"] = self.say(f"muscle.{values['what']}")
        what = self.say(word, **values)
        self._seen.setdefault((rule, what), Adjustment(rule=rule, what=what))

    def told(self) -> list[Adjustment]:
        """All changes."""
        return list(self._seen.values())


def _number(value: object, language: str) -> object:
    return shortest_written(value, language) if isinstance(value, float) else value


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
