"""The catalogues of both languages hold the same messages with the same variables."""

from __future__ import annotations

from importlib.resources import files

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from milo.locales import MissingText, text


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def _messages(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in sorted((files("milo.locales") / language).iterdir(), key=lambda e: e.name):
        if not entry.name.endswith(".ftl"):
            continue
        for node in FluentParser().parse(entry.read_text(encoding="utf-8")).body:
            assert not isinstance(node, ast.Junk), f"{language}/{entry.name}: {node.content[:80]!r}"
            if isinstance(node, ast.Message):
                assert node.id.name not in found, f"{language}/{entry.name}: {node.id.name} stands twice"
                variables = _Variables()
                variables.visit(node)
                found[node.id.name] = frozenset(variables.names)
    return found


def test_both_languages_have_the_same_messages_with_the_same_variables() -> None:
    english, spanish = _messages("en"), _messages("es")
    assert english.keys() == spanish.keys()
    assert {k for k in english if english[k] != spanish[k]} == set()


def test_a_missing_message_raises_and_is_never_shown() -> None:
    with pytest.raises(MissingText):
        text("no-such-message", "en")
