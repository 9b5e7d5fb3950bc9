"""Message catalogues: every text a person reads, in Fluent, one folder a language (decision 0024).

`text(key, language, **values)` is the whole interface. Numbers and dates are formatted by the caller with Babel or by
Fluent's NUMBER and DATETIME. A missing key is a programming error and raises; it never shows a key to a person.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "es")


class MissingText(LookupError):
    """A key that a catalogue lacks."""


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    folder = files("milo.locales") / language
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(entry.read_text(encoding="utf-8")))
    return bundle


def has(key: str, language: str) -> bool:
    """Whether the catalogue of a language has a message."""
    return bool(_bundle(language if language in LANGUAGES else "en").has_message(key))


def text(key: str, language: str, /, **values: Any) -> str:
    """The message of a key in a language.

    Parameters
    ----------
    key : str
        Message id, for example ``"activities-title"``.
    language : str
        ``"en"`` or ``"es"``; anything else falls back to English.
    **values
        Variables of the message.

    Returns
    -------
    str
        The formatted message.

    Raises
    ------
    MissingText
        When the catalogue has no such message, or a variable is missing.

    Examples
    --------
    >>> text("language-name", "es")
    'Español'
    """
    bundle = _bundle(language if language in LANGUAGES else "en")
    if not bundle.has_message(key):
        raise MissingText(f"no message {key!r} in locales/{language}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise MissingText(f"message {key!r} in locales/{language} has no value")
    formatted, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise MissingText(f"message {key!r} in locales/{language}: {errors[0]}")
    return str(formatted)
