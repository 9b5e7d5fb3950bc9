"""Lines a session may not be without: how to breathe, who is there, what is at hand.  Safety reference PL-24 to PL-27, PL-41."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import msgspec

from milo.coach.plans.basics.drills import drill_exercise, is_drill
from milo.coach.plans.basics.time import SHORT_SESSION_MIN, day_with, sessions
from milo.coach.plans.basics.words import WORDS, Changes
from milo.coach.plans.limits.exercises import why_not
from milo.coach.plans.limits.person import Person
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.exercises import Exercise, catalogue, offered
from milo.vocabulary.plan import PlannedExercise, PlannedSession, PlannedWeek

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


BALANCE_DRILLS, BALANCE_DRILLS_SHORT = 2, 1  # PL-20; the second where a session has half an hour for it (our choice)


def balance_count(p: Person) -> int:
    """How many balance drills a session of somebody takes; none under 65."""
    if not p.older:
        return 0
    asked = p.profile.minutes_per_session
    return BALANCE_DRILLS_SHORT if asked is not None and asked < SHORT_SESSION_MIN else BALANCE_DRILLS


def balance_of(p: Person, equipment: frozenset[str], week: PlannedWeek, changes: Changes) -> list[PlannedExercise]:
    """The balance drills of a day that is added to a week: those the week has, else the easiest; none under 65."""
    count = balance_count(p)
    if not count:
        return []
    known = catalogue()
    has = [e.exercise_id for _, s in sessions(week) for e in s.exercises if e.exercise_id in known]
    drills: list[Exercise] = [known[id] for id in dict.fromkeys(has) if known[id].kind == "balance"]
    drills += sorted((e for e in offered().values() if e.kind == "balance" and e not in drills), key=lambda e: (e.skill, e.id))
    kept = [e for e in drills if why_not(e, p, equipment, week.week) is None]
    return [drill_exercise(e, 1, changes.say, changes.language) for e in kept[:count]]
