"""The numbers to call: which ones a country's people are told, and which ones a fixed sentence told.

A digit in a sentence is no number to call by itself (a pulse of 112): only what stands at a template's place for one is.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from milo.coach.lab.sensor_words import EMERGENCY_NUMBERS, EU
from milo.coach.lab.sensor_words import WORDS as SENSOR_WORDS
from milo.coach.safety.safety_words_en import ENGLISH
from milo.coach.safety.safety_words_es import SPANISH

WORDS: dict[str, dict[str, str]] = {"en": ENGLISH, "es": SPANISH}
PLACES = ("call", "crisis")
_NUMBER = re.compile(r"\d{3}(?: \d{3})?")  # as the words write them: 112, 116 123


def whom_to_call(country: str | None, language: str) -> dict[str, str]:
    """What stands at {call} and {crisis} in the templates. country: two letters; None or an unknown one: the words for anywhere."""
    words, code = WORDS[language], (country or "").upper()
    number = EMERGENCY_NUMBERS.get(code)
    call = words["local_number"] if number is None else (f"al {number}" if language == "es" else number)
    return {"call": call, "crisis": words.get(f"crisis.{code}", words["crisis.EU"] if code in EU else words["crisis"])}


def numbers_to_call(text: str) -> tuple[str, ...]:
    """The numbers that the fixed sentences in a text tell to call, each once, in order; none where it holds no such sentence."""
    found: dict[int, str] = {}
    for sentence in _sentences():
        for match in sentence.finditer(text):
            found |= {match.start(place): match[place] for place in match.re.groupindex if match[place]}
    return tuple(dict.fromkeys(number for at in sorted(found) for number in _NUMBER.findall(found[at])))


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    """Every template with a place for a number, read backwards: its words as they stand, at the places what can stand there."""
    made = []
    for language, fixed in WORDS.items():
        told = [whom_to_call(country, language) for country in (None, *EMERGENCY_NUMBERS)]
        places = {place: {each[place] for each in told} for place in PLACES}
        places["call"] |= {SENSOR_WORDS[language]["local_number"], *EMERGENCY_NUMBERS.values()}
        for template in (*fixed.values(), *SENSOR_WORDS[language].values()):
            if any(f"{{{place}}}" in template for place in PLACES):
                made.append(_backwards(template, places))
    return tuple(made)


def _backwards(template: str, places: dict[str, set[str]]) -> re.Pattern[str]:
    pattern, count = "", 0
    for words, name, _, _ in Formatter().parse(template):
        pattern += re.escape(words)
        if name in places:
            # The longest first: "al 999" also begins "al 999 o a Samaritans".
            alternatives = "|".join(re.escape(one) for one in sorted(places[name], key=len, reverse=True))
            pattern += f"(?P<{name}{count}>{alternatives})"
            count += 1
        elif name is not None:
            pattern += r"[^\n]*?"
    return re.compile(pattern)
