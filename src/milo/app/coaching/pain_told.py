"""What a log says of pain, as words the triage reads: also of a log that cannot be kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milo.app.coaching.words import said, say
from milo.vocabulary.pain_places import IN_SPANISH


def pain_words(region: str, level: float, language: str) -> str:
    """What a pain button says, as a sentence the triage reads. region: as it was told, a word of pain_places or any other."""
    word, plain = f"region.{region}", " ".join(region.lower().replace("_", " ").split())
    if said(word):
        where = say(word, language)
    else:
        where = IN_SPANISH.get(plain, plain) if language == "es" else plain
    return say("pain", language, region=where, level=f"{level:g}")


def told_words(raw: Mapping[Any, Any]) -> tuple[list[tuple[str, float]], list[str]]:
    """The pains (where, how much) and the notes of a log, also of one that cannot be read: they are heard all the same."""
    told = raw.get("pain")
    pains = []
    for one in told if isinstance(told, list) else []:
        if isinstance(one, Mapping) and isinstance(where := one.get("region"), str):
            level = one.get("pain_0_10")
            known = isinstance(level, int | float) and not isinstance(level, bool)
            pains.append((where.strip(), float(level) if known else 10.0))  # type: ignore[arg-type]
    notes = raw.get("notes")
    return [(where, level) for where, level in pains if where and level > 0], [notes] if isinstance(notes, str) else []
