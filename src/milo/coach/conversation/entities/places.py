"""The joints a text names, and their side."""

from __future__ import annotations

import re
from functools import cache

from milo.coach.talk.words.numbers_said import folded
from milo.vocabulary.athlete import REGION_WORDS
from milo.vocabulary.pain_places import ELSEWHERE

_MORE_PARTS = {
    "ankle": ("foot", "feet", "heel", "heels", "shin", "shins", "pie", "pies", "talon", "talones", "espinilla", "espinillas",
              "tobillos"),
    "knee": ("rodillas",), "hip": ("caderas",), "shoulder": ("hombros",), "elbow": ("codos",), "wrist": ("muñecas", "munecas"),
    "low back": ("zona lumbar", "lumbares", "zona baja de la espalda", "parte baja de la espalda"), "groin": ("ingles",),
    "achilles": ("tendon de aquiles", "calf", "gemelo", "pantorrilla"),
}  # fmt: skip
"""What people name beside the joints of a log; reference 2.5 takes ankle and foot as one, and safety PL-50 spares a calf as it does
its tendon. Both calves are sore rather than hurt."""
SIDES = (("both", r"both|ambas|ambos|las dos|los dos"), ("left", r"left|izquierd[oa]s?"), ("right", r"right|derech[oa]s?"))

_MUSCLES = ("thigh", "buttock", "upper back", "arm", "leg")  # of ELSEWHERE, those in which training is felt
_ELSEWHERE = re.compile(
    rf"\b(?:{'|'.join(sorted({folded(w) for part in _MUSCLES for w in (part, *ELSEWHERE[part])}, key=len, reverse=True))})\b"
)


@cache
def named_places() -> tuple[tuple[re.Pattern[str], str], ...]:
    """A pattern for every way to name a joint, the longer ones first."""
    words = {folded(w): region for region, others in REGION_WORDS.items() for w in (region, *others, *_MORE_PARTS.get(region, ()))}
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return tuple(
        (re.compile(rf"(?<!upper )(?<!mid )\b{re.escape(w)}\b(?! (?:alta|media|press|thrust|raise))"), words[w]) for w in ordered
    )


def masked(plain: str) -> str:
    """A text with every joint in it as underscores of its length."""
    for pattern, _ in named_places():
        plain = pattern.sub(lambda m: "_" * len(m.group()), plain)
    return plain


def parts_of(plain: str) -> list[tuple[str, str]]:
    """(region, as it was named) of every joint a text names, each place in it once."""
    found: list[tuple[str, str]] = []
    for pattern, region in named_places():
        for m in pattern.finditer(plain):
            found.append((region, m.group()))
        plain = pattern.sub(lambda m: "_" * len(m.group()), plain)
    return found


def elsewhere_of(plain: str) -> str | None:
    """The part of the body a text names that no plan goes by, as it was named; None where it names none.

    >>> elsewhere_of("my left hamstring hurts"), elsewhere_of("my knee hurts")
    ('hamstring', None)
    """
    return next((m[0] for m in _ELSEWHERE.finditer(masked(plain))), None)


def side_of(plain: str) -> str | None:
    """The side that a plain text names: "left", "right", "both"."""
    return next((name for name, words in SIDES if re.search(rf"\b(?:{words})\b", plain)), None)


def without_parts(plain: str) -> str:
    """A plain text with "@" for every joint and its side."""
    sides = "|".join(words for _, words in SIDES)
    return re.sub(rf"(?:\b(?:{sides}) )?_+(?: (?:{sides})\b)?", "@", masked(plain))
