"""The words of an exercise's name, the same however an app spells them: plurals, accents, joined words, abbreviations."""

from __future__ import annotations

import re
from functools import cache

from milo.vocabulary.letters import unaccented

# Spellings of one word, evened out before words are compared.
_JOINED = {
    "pull up": "pullup", "chin up": "chinup", "push up": "pushup", "press up": "pressup", "sit up": "situp", "step up": "stepup",
    "dead lift": "deadlift", "skull crusher": "skullcrusher", "push down": "pushdown", "pull down": "pulldown",
    "press down": "pressdown", "body weight": "bodyweight", "roll out": "rollout", "cross over": "crossover",
    "pull over": "pullover", "smith machine": "smith", "one arm": "single arm", "one leg": "single leg", "get up": "getup",
    "muscle up": "muscleup",
}  # fmt: skip
_WORDS = {
    "db": "dumbbell", "bb": "barbell", "kb": "kettlebell", "bw": "bodyweight", "dumbell": "dumbbell", "flyes": "fly", "flye": "fly",
    "flies": "fly", "flie": "fly", "tricep": "triceps", "bicep": "biceps", "legged": "leg", "abs": "ab",
}  # fmt: skip
LONG_PLURAL = 5  # letters from which such an ending is a plural's: "aches" is not (our choice)
_EMPTY = {"the", "a", "with", "on", "using", "con", "de", "en", "el", "la", "flat"}
_KEEP_S = {"triceps", "biceps", "press", "cross", "abs", "dominadas", "flexiones", "gemelos", "fondos"}


@cache
def name_words(written: str) -> frozenset[str]:
    """The words of a name with spelling, plurals and accents evened out; order and empty words do not count."""
    plain = " ".join(re.sub(r"['’`]", "", unaccented(written)).replace("-", " ").split())
    words = re.findall(r"[a-z0-9]+", plain)
    plain = " ".join(_singular(w) for w in words)
    for apart, joined in _JOINED.items():
        plain = plain.replace(apart, joined)
    return frozenset(_WORDS.get(w, w) for w in plain.split() if w not in _EMPTY)


def _singular(word: str) -> str:
    if word in _KEEP_S or word.endswith("ss") or len(word) < 3:
        return word
    if len(word) > LONG_PLURAL and word.endswith(("ches", "sses", "ones", "ales")):  # crunches, presses, jalones, laterales
        return word.removesuffix("es")
    return word.removesuffix("s")
