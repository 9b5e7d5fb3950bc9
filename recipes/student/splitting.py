"""A split by athlete and by author, and the check that nothing leaks across it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from athletes import Prompt

TEST_AUTHORS = ("precise", "cercana")  # one of each language, whole ways of writing that nothing is taught (our choice)
DEV_SHARE, TEST_SHARE = 0.1, 0.15
GRAM = 8  # words of an overlap that counts as a leak


def split(prompts: Sequence[Prompt]) -> dict[str, str]:
    """Prompt id -> "train", "dev", "test" or "unused", the same for the same prompts.

    All of an athlete stands on one side. The test side has the authors of TEST_AUTHORS and some athletes of the others; it is
    stratified by author: every author gives the same share of athletes, chosen by a hash of the athlete.
    """
    side: dict[str, str] = {}
    of_author: dict[str, set[str]] = {}
    for prompt in prompts:
        of_author.setdefault(prompt.author, set()).add(prompt.athlete)
    for author, athletes in of_author.items():
        ranked = sorted(athletes, key=lambda a: sha256(a.encode()).hexdigest())
        tests = len(ranked) if author in TEST_AUTHORS else round(TEST_SHARE * len(ranked))
        devs = tests + round(DEV_SHARE * len(ranked))
        side |= {a: "test" if n < tests else "dev" if n < devs else "train" for n, a in enumerate(ranked)}
    return {p.id: side[p.athlete] for p in prompts}


def leaks(prompts: Sequence[Prompt], sides: Mapping[str, str]) -> dict[str, int]:
    """Athletes on both sides, and test prompts of held-back authors that share GRAM words in a row with a taught prompt."""
    of: dict[str, set[str]] = {"train": set(), "test": set()}
    for prompt in prompts:
        of.setdefault(sides[prompt.id], set()).add(prompt.athlete)
    taught = {gram for p in prompts if sides[p.id] == "train" for gram in _grams(p.text)}
    held = [p for p in prompts if sides[p.id] == "test" and p.author in TEST_AUTHORS]
    return {
        "athletes": len(of["train"] & of["test"]),
        "overlaps": sum(any(gram in taught for gram in _grams(p.text)) for p in held),
        "held_prompts": len(held),
    }


def _grams(text: str) -> list[tuple[str, ...]]:
    words = text.lower().split()
    return [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]
