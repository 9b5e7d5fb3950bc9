"""What is said of the way to a race, in English and Spanish: the day's title, what the taper did, and why there is none."""

from __future__ import annotations

from milo.locales import LANGUAGES, Templates
from milo.vocabulary.athlete import Event
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import Adjustment

LONGEST_WEEKS = 24  # weeks a plan reaches ahead on its own (our choice)

WORDS = {language: Templates("race", language) for language in LANGUAGES}
DAYS_ES = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def title_of(event: Event, language: str) -> str:
    """How the event is called: its own title, else sport and distance."""
    if event.title:
        return event.title
    words = WORDS[language]
    if event.distance_km is None:
        return words[event.activity]
    return words["race_km"].format(activity=words[event.activity], km=shortest_written(event.distance_km, language))


def said_of(word: str, language: str, rule: str, **values: object) -> Adjustment:
    """What was done for a rule. values: of the sentence; numbers with a point are written in the language's manner."""
    told = {k: shortest_written(v, language) if isinstance(v, float) else v for k, v in values.items()}
    return Adjustment(rule=rule, what=WORDS[language][word].format(LONGEST_WEEKS=LONGEST_WEEKS, **told))
