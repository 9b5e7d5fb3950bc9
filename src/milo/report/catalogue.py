"""The catalogues of words/: what Milo says, by key, in each language it speaks.

A catalogue is a TOML file of sentences with {placeholders}. A placeholder may carry a form after a colon (see Words in
speech): {mean_h:hours}, {count:one|workout|workouts}.
"""

from __future__ import annotations

import string
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from milo.vocabulary.errors import MiloError, UnknownName

LANGUAGES = ("en", "es")


class MissingWords(MiloError):
    """A key the catalogue does not have, or a placeholder nobody filled."""

    code = "missing_words"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every sentence of a language by its dotted key, e.g. "figure.mean_h.name". Raises UnknownName for a language unknown.

    The file is part of the package, as the code is; it is read once.
    """
    if language not in LANGUAGES:
        raise UnknownName("language", language, LANGUAGES)
    text = files("milo.report").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return dict(_flat("", tomllib.loads(text)))


def placeholders(sentence: str) -> set[str]:
    """The names a sentence wants filled."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _flat(above: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        path = f"{above}.{key}" if above else key
        if isinstance(value, dict):
            pairs += _flat(path, value)
        else:
            pairs.append((path, str(value)))
    return pairs
