"""Lines a session may not be without: how to breathe, who is there, what is at hand.  Safety reference PL-24 to PL-27, PL-41."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import day_with
from milo.coach.plans.basics.words import WORDS
from milo.coach.plans.limits.person import Person
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.plan import PlannedSession, PlannedWeek

Note = Callable[..., None]
Say = Callable[..., str]


def care_words(p: Person, *, lifts: bool, moves: bool) -> list[tuple[str, str]]:
    """Rule and word of each line that a session of this person's needs. lifts: it has weights; moves: it has endurance work."""
    any_work = lifts or moves
    needed = (
        (p.lungs and any_work, "PL-27", "warm.asthma"),
        (p.insulin and any_work, "PL-26", "warm.insulin"),
        (p.minor and lifts, "PL-41", "warm.minor"),
        ("heart disease" in p.conditions and lifts, "PL-25", "warm.hypertension"),
        ("hypertension" in p.conditions and "heart disease" not in p.conditions and lifts, "PL-24", "warm.hypertension"),
    )
    return [(rule, word) for holds, rule, word in needed if holds]


def checked_care(week: PlannedWeek, p: Person, note: Note, say: Say) -> PlannedWeek:
    """The week with every line its sessions may not be without; one in either language is one, and what is missing is put back."""

    def cared(s: PlannedSession) -> PlannedSession:
        lifts = any(not is_drill(e) for e in s.exercises)
        have = {_letters(line) for line in s.warm_up}
        missing = [
            (rule, word) for rule, word in care_words(p, lifts=lifts, moves=s.endurance is not None) if not have & _ways(word)
        ]
        for rule, word in missing:
            note(rule, "care", what=s.title, line=say(word))
        return msgspec.structs.replace(s, warm_up=[*s.warm_up, *(say(word) for _, word in missing)]) if missing else s

    days = [day_with(d, [cared(s) for s in d.sessions]) if d.sessions else d for d in week.days]
    return week if days == week.days else msgspec.structs.replace(week, days=days)


@cache
def _ways(word: str) -> frozenset[str]:
    """How a line reads in each language."""
    return frozenset(_letters(words[word]) for words in WORDS.values())


@lru_cache(maxsize=4096)
def _letters(line: str) -> str:
    return re.sub(r"[^a-z0-9]", "", plain(line))
