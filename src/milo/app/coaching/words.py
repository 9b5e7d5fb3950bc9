"""What the coach's desk says that is neither a reply nor a plan: locks, the form of return, readiness, targets (desk.ftl)."""

from __future__ import annotations

from milo.locales import Templates

RETURN_QUESTIONS = ("seen", "allowed", "well", "gently", "stop")
"""The form of return: every sentence must be true. Our wording of what safety reference F-2 and PL-55 ask for."""

WORDS = {language: Templates("desk", language) for language in ("en", "es")}


def say(word: str, language: str, **slots: object) -> str:
    """A sentence in "en" or "es" with its slots filled."""
    return WORDS["es" if language == "es" else "en"][_named(word)].format(**slots)


def said(word: str) -> bool:
    """Whether there is a sentence of that name."""
    return _named(word) in WORDS["en"]


def _named(word: str) -> str:
    return word.replace("+", "-")
