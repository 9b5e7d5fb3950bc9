"""Names of what a profile holds, in a message: goals, diets, programmes, targets, conditions, medicines (profile_words.toml)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from milo.vocabulary.athlete import CONDITION_WORDS
from milo.vocabulary.letters import unaccented

Value = Literal["goal", "diet", "programme", "target", "medicine", "condition", "state"]


def named(value: Value, words: str) -> list[str]:
    """The values of a kind that words name, in the order said, none twice.

    >>> named("goal", "quiero ganar músculo"), named("programme", "I want to do push pull legs")
    (['muscle_gain'], ['push_pull_legs'])
    >>> named("medicine", "Tomo un betabloqueante e insulina"), named("condition", "I've got asthma")
    (['beta blocker', 'insulin'], ['asthma'])
    """
    of, shape = _names(value)
    plain = re.sub(r"\s+", " ", unaccented(words.lower()))
    return list(dict.fromkeys(of[found[1]] for found in shape.finditer(plain)))


@cache
def _names(value: Value) -> tuple[dict[str, str], re.Pattern[str]]:
    """Name -> value, and what finds a name, the longest first and with an "s" behind it."""
    text = (files("milo.coach.conversation.entities") / "profile_words.toml").read_text(encoding="utf-8")
    of = {name: one for one, names in tomllib.loads(text)[value].items() for name in names}
    if value == "condition":
        of |= {unaccented(name): one for one, others in CONDITION_WORDS.items() for name in (one, *others)}
    longest = "|".join(re.escape(name) for name in sorted(of, key=len, reverse=True))
    return of, re.compile(rf"(?<!\w)({longest})(?:e?s)?(?!\w)")
