"""Message catalogues: every text a person reads, in Fluent, one folder a language (decision 0024).

`text(key, language, **values)` is the whole interface. Numbers and dates are formatted by the caller with Babel or by
Fluent's NUMBER and DATETIME. A missing key is a programming error and raises; it never shows a key to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

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


class Templates(Mapping[str, str]):
    """The messages of one area as templates for `str.format`: word -> text with ``{name}`` for each variable.

    For sentences whose values are put in by code that also looks for them in plans. A dot of a word is two dashes in its
    message id: the word ``note.find`` of the area ``planner`` is the message ``planner-note--find``.

    >>> Templates("planner", "en")["activity.running"]
    'run'
    """

    def __init__(self, area: str, language: str) -> None:
        self._area, self._language = area, language

    @cached_property
    def _texts(self) -> dict[str, str]:
        entry = files("milo.locales") / self._language / f"{self._area}.ftl"
        found: dict[str, str] = {}
        for node in FluentParser(with_spans=False).parse(entry.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Message) and node.value is not None:
                word = node.id.name.removeprefix(f"{self._area}-").replace("---", " ").replace("--", ".")
                found[word] = "".join(map(_template, node.value.elements))
        return found

    def __getitem__(self, word: str) -> str:
        return self._texts[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _template(element: ast.TextElement | ast.Placeable) -> str:
    """An element of a pattern as str.format reads it. Only variables and quoted text have a form there."""
    if isinstance(element, ast.TextElement):
        return str(element.value)
    inner = element.expression
    if isinstance(inner, ast.VariableReference):
        return f"{{{inner.id.name}}}"
    if isinstance(inner, ast.StringLiteral):
        return str(inner.parse()["value"])
    raise MissingText(f"a template holds variables only, found {type(inner).__name__}")
