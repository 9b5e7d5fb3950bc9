"""The concepts, rules and idioms of triage as they are written in the files beside this one, and the speller made of them.

Every file but rules.toml and idioms.toml holds concepts: a name with its expressions in both languages (text/notation.py).
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from milo.coach.safety.text.normalising import Speller
from milo.coach.safety.text.triage_text import Rule

UNSHOWN = ("told_in_pieces", "asked_in_pieces", "unwell", "despair", "sideways")
"""Concepts written from the very prompts that the risk classifier learns from would look surer to it than they are."""
_ROOMS = ("heart", "head", "body", "state", "mind", "refused", "medicine", "orders", "helped", "together", *UNSHOWN)


def _file(name: str) -> str:
    return (files("milo.coach.safety.lexicon") / name).read_text(encoding="utf-8")


def _toml(room: str) -> dict[str, Any]:
    return tomllib.loads(_file(f"{room}.toml"))


def _joined(terms: list[str]) -> str:
    return "|".join(terms)


_BY_ROOM: dict[str, dict[str, str]] = {room: {name: _joined(terms) for name, terms in _toml(room).items()} for room in _ROOMS}
_RULED = _toml("rules")
WORDS: dict[str, str] = {name: pattern for room in reversed(_ROOMS) for name, pattern in _BY_ROOM[room].items()}
COVERED: str = _joined(_toml("idioms")["covered"])
RULES: tuple[Rule, ...] = tuple(Rule(**{**rule, "any": tuple(rule["any"])}) for rule in _RULED["rule"])
DERIVED: dict[str, str] = _RULED["derived"]
NOT_SHOWN: frozenset[str] = frozenset({*(name for room in UNSHOWN for name in _BY_ROOM[room]), "dose_change", "train_advice"})


@lru_cache(maxsize=1)
def spelled() -> dict[str, tuple[str, ...]]:
    """The lists of spelling.txt: "worth" mending above all, "mended" and "known" words."""
    parts = re.split(r"^\[(\w+)\]$", _file("spelling.txt"), flags=re.MULTILINE)[1:]
    return {name: tuple(words.split()) for name, words in zip(parts[::2], parts[1::2], strict=True)}


@lru_cache(maxsize=1)
def speller() -> Speller:
    """The one speller; made when first needed. A stem ("swell*") is right with any ending."""
    everything = " ".join([*WORDS.values(), COVERED])
    lists = spelled()
    stems = re.findall(r"(?<![a-z\\])([a-z]{4,})\*", everything)
    return Speller((*lists["worth"], *lists["mended"]), {*lists["known"], *re.findall(r"[a-z]{4,}", everything)}, stems)
