"""Numbers written as words and units as people write them, in English and Spanish: the tables of number_words.toml."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from milo.vocabulary.patterns import one_line

_TABLES = tomllib.loads(files("milo.coach.talk.words").joinpath("number_words.toml").read_text(encoding="utf-8"))
WORDS: dict[str, dict[str, float]] = {
    language: {word: float(value) for value, words in table.items() for word in words.split()}
    for language, table in _TABLES["words"].items()
}
ENGLISH, SPANISH = WORDS["en"], WORDS["es"]

SCALES = frozenset({100.0, 1_000.0, 1_000_000.0})
"""Words that multiply what stands before them (in Spanish only mil and millón do; the hundreds are words of their own)."""
ALONE = frozenset({"dozen", "twice", "double", "doubled", "thrice", "triple", "tripled", "docena", "docenas", "doble"})
"""Words that never join another into one number, but for "two dozen"."""

ARTICLES = frozenset({"one", "un", "una", "uno"})
"""Count as 1 only right before a unit of UNITS_OF_ONE: elsewhere they are an article or a pronoun ("this one", "una tabla").
A claim of 1 that stands behind such a word is still missed when the word goes."""
UNITS_OF_ONE = frozenset({"set", "rep", "kg", "lb", "km", "mi", "min", "s", "rir", "%"})

PHRASES: dict[str, tuple[tuple[str, float], ...]] = {
    language: tuple((row["said"], float(row["of"])) for row in rows) for language, rows in _TABLES["phrases"].items()
}
"""Parts of a whole and "once a week": what a sentence says as a number without a number word."""
LOOSE: dict[str, str] = {language: one_line(said) for language, said in _TABLES["loose"].items()}
"""Amounts without a value of their own here: the rules never say them, and a model may only where a fact says the same words."""
ALSO_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _TABLES["also"].items()}
"""Number words of a language that are other words in the other one ("once a week", "ten cuidado")."""

NAMES = (
    r"vc?o2(?:[ -]?(?:max|peak|pico))?|spo2|sao2|peto2|petco2|co2|o2|vt[12]|e?1[ -]?rm|b12|b6|d3|k2|omega-?3|par-?q\+?|h2o|"
    r"type [12](?= diabetes)|tipo [12](?= de diabetes)|diabetes (?:type|tipo) [12]"
)
"""Names with a digit inside, which say no number."""

UNITS: dict[str, tuple[str, float]] = {name: (dimension, factor) for name, (dimension, factor, _) in _TABLES["units"].items()}
"""Unit -> its dimension and how many of the dimension's base it is."""
UNITS["date"] = ("date", 1.0)
WRITTEN: dict[str, str] = {
    spelling: name for name, (_, _, said) in _TABLES["units"].items() for spelling in said.split("|") if spelling
}
"""How a unit is written after its number -> the unit."""
BEFORE: dict[str, str] = {
    "zone": "zone", "zona": "zone", "z": "zone", "rir": "rir", "rpe": "rpe", "week": "week_no", "semana": "week_no",
}  # fmt: skip
"""Units that stand before their number: zone 2, week 3."""
