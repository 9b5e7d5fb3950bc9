"""The last look at a text that a model wrote: what it must not say, in English and Spanish, whatever it was asked.

Stricter than triage on purpose: a good sentence refused costs one deterministic answer, a bad one that passes costs more.
Source: Milo's safety reference, section 11 (V-05 to V-15); numbers are bound to facts by coach.claims before and after.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from milo.coach.safety.ruling import ruled
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.text.notation import compiled
from milo.coach.safety.turns import language_of

MAX_WORDS = 180  # V-11
CANARY = "milo-canary-7f3a"  # V-15: stands in no text that a person may see

_RAW = re.compile(r"https?:|www\.|<[a-z/!]|\]\(|```|!\[|\b[a-z0-9-]+\.(?:com|net|org|io|ru)\b", re.IGNORECASE)


@cache
def _bans() -> dict[str, re.Pattern[str]]:
    listed = tomllib.loads((files("milo.coach.safety") / "output_bans.toml").read_text(encoding="utf-8"))
    return {code: compiled("|".join([*terms, *([CANARY] if code == "V-15.prompt" else [])])) for code, terms in listed.items()}


def broken(text: str, language: str, *, bans: bool = True) -> list[str]:
    """The codes a text breaks; empty when it may be sent.

    text: as it would be sent; language: the athlete's, "en" or "es".
    bans: False for a text of our own templates, which may speak of doctors: then only shape and length are looked at.
    """
    codes = []
    if not text.strip():
        codes.append("V-01")
    if is_raw(text):
        codes.append("V-10")
    if len(text.split()) > MAX_WORDS:
        codes.append("V-11")
    if not bans:
        return codes
    codes += banned(text)
    # By the rules alone: the risk classifier has read what athletes write, not what a coach answers.
    if ruled([text]).level in {"E0", "E1", "R"}:
        codes.append("V-05")
    if len(plain(text).split()) > 5 and language_of(text) != language:
        codes.append("V-12")
    return codes


def banned(text: str) -> dict[str, str]:
    """The codes of the forbidden words a text holds, each with the first of those words as it reads plainly."""
    read = plain(text)
    return {code: hit[0] for code, words in _bans().items() if (hit := words.search(read)) is not None}


def is_raw(text: str) -> bool:
    """Whether a text holds an address, a mark of a page or code (V-10)."""
    return _RAW.search(text) is not None
