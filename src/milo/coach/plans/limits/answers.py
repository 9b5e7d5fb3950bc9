"""What an answer of a health question says: yes, no, nothing.  Keys and answers are read without capitals, accents and signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

YES = frozenset({"yes", "y", "true", "1", "si", "s", "x"})
NO = frozenset({"no", "n", "false", "0", "", "none", "ninguno", "ninguna", "never", "nunca"})
_TOLD_IN = ("answer", "value", "yes")  # names under which an object carries its answer


def told_yes(answer: object) -> bool:
    """Whether an answer is a yes; words that are no plain no count as yes, since they describe something."""
    if isinstance(answer, Mapping):
        inner = _inner(answer)
        return bool(answer) if inner is None else told_yes(answer[inner])
    if isinstance(answer, list | tuple):
        return any(told_yes(a) for a in answer)
    if isinstance(answer, str):
        return plain_key(answer) in YES or plain_key(answer) not in NO
    return bool(answer)


def plain_yes(answer: object) -> bool:
    """Whether an answer is yes and nothing else: true or a word for yes. A doubt is none, and neither is a list."""
    if isinstance(answer, Mapping):
        inner = _inner(answer)
        return inner is not None and plain_yes(answer[inner])
    return isinstance(answer, bool | int | str) and plain_key(answer) in YES


def is_blank(answer: object) -> bool:
    """Whether nothing was answered: null, a text without a word, an empty list or object, or one that carries only such."""
    if isinstance(answer, Mapping):
        inner = _inner(answer)
        return all(map(is_blank, answer.values())) if inner is None else is_blank(answer[inner])
    if isinstance(answer, list | tuple):
        return all(map(is_blank, answer))
    return answer is None or (isinstance(answer, str) and not plain_key(answer))


def has_word(key: str, words: tuple[str, ...]) -> bool:
    """Whether a plain key holds one of the words, or parts of words."""
    return any(w in key for w in words)


def plain_key(text: object) -> str:
    """A key or an answer without capitals, accents and signs, its words joined by _."""
    folded = unicodedata.normalize("NFKD", str(text).lower())
    return "_".join(re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c))))


def _inner(answer: Mapping[str, Any]) -> str | None:
    return next((name for name in _TOLD_IN if name in answer), None)
