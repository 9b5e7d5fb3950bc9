"""The titles, warm-ups and notes that Milo wrote into a plan, in the language of whoever reads it now.

A plan keeps finished sentences in the language it was made in. Each is found again among the planner's own sentences and said in
the other language. What somebody else wrote matches none of them and stays as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from milo.coach.plans.basics.words import WORDS
from milo.coach.plans.making.taper_words import WORDS as RACE_WORDS
from milo.locales import LANGUAGES, Templates
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.plan import Adjustment, Plan, PlannedExercise, PlannedSession

OF_SESSIONS = ("title.", "warm.", "note.", "plan-title", "plan-warm", "plan-note", "plan-day", "race.title", "race.meet",
               "race.race_km", "race.warm")  # fmt: skip
"""Beginnings of the words of sentences that stand in a session; the others are of what was changed."""
_KINDS = ("activity.", "day.", "muscle.", "region.")
_SLOT = re.compile(r"\{(\w+)\}")
_RACE_NAMES = ("race_word", "meet_word", "running", "cycling", "swimming", "rowing", "walking", "strength", "yoga", "other")
_OPTIONAL = {"hard": ", ", "hourly": "; "}
"""Slots that may be empty, and what they begin with."""
_SHAPES = {"sets": r"\d.*\d"} | dict.fromkeys(("load", "reps", "km", "minutes", "seconds", "count"), r"[\d.,]+")
"""What stands in a slot; anything in those not named."""
_LETTER = re.compile(r" [A-F]$")
_replace = msgspec.structs.replace


def in_language(plan: Plan, language: str) -> Plan:
    """The plan with its sessions' titles, warm-ups, notes and exercises in a language; ids, figures and changes stay.

    Parameters
    ----------
    plan : Plan
        Made in any language.
    language : str
        "en" or "es".

    Returns
    -------
    Plan
        The same plan where everything is in that language already.
    """
    weeks = [
        _replace(w, days=[_replace(d, sessions=[_session(s, language) for s in d.sessions]) for d in w.days]) for w in plan.weeks
    ]
    return plan if weeks == plan.weeks else _replace(plan, weeks=weeks)


def changes_in_language(changes: list[Adjustment], language: str) -> list[Adjustment]:
    """What the rules changed, in a language; a sentence that is none of the planner's stays as it is."""
    return [_replace(a, what=said_in(a.what, language, every=True)) for a in changes]


def _session(s: PlannedSession, language: str) -> PlannedSession:
    return _replace(
        s,
        title=said_in(s.title, language),
        warm_up=[said_in(line, language) for line in s.warm_up],
        exercises=[_exercise(e, language) for e in s.exercises],
    )


def _exercise(e: PlannedExercise, language: str) -> PlannedExercise:
    known = catalogue().get(e.exercise_id)
    named = known is not None and e.exercise in {known.called(other) for other in LANGUAGES}
    note = None if e.note is None else ". ".join(said_in(part, language) for part in e.note.split(". "))
    return _replace(e, exercise=known.called(language) if known is not None and named else e.exercise, note=note)


@lru_cache(maxsize=8192)
def said_in(sentence: str, language: str, *, every: bool = False) -> str:
    """A sentence of the planner in a language, any other as it is.  every: also of what was changed, not of sessions alone.

    >>> said_in("Hold for 40 s in each set", "es"), said_in("Long ride", "es"), said_in("Knee day with Ana", "es")
    ('Mantén 40 s en cada serie', 'Bici larga', 'Knee day with Ana')
    """
    letter = _LETTER.search(sentence)
    for tail in ("", letter[0]) if letter else ("",):
        bare = sentence.removesuffix(tail)
        for other in LANGUAGES:
            found = None if other == language else _found(bare, other, every)
            if found is not None:
                word, slots = found
                values = {name: _value(name, value, other, language) for name, value in slots.items()}
                made = _templates(language)[word].format(**values)
                return made[:1].upper() + made[1:] + tail if sentence[:1].isupper() else made + tail
    return sentence


def _found(sentence: str, language: str, every: bool) -> tuple[str, dict[str, str]] | None:
    """The word of the template a sentence was made of, and what stands in its slots; the one with the fewest letters in slots."""
    best: tuple[int, str, dict[str, str]] | None = None
    for word, pattern in _patterns(language):
        if (every or word.startswith(OF_SESSIONS)) and (m := pattern.fullmatch(sentence)):
            slots = m.groupdict()
            loose = sum(map(len, slots.values()))
            if best is None or loose < best[0]:
                best = loose, word, slots
    return None if best is None or _templates(language)[best[1]].strip("{}").isidentifier() else best[1:]


def _value(name: str, value: str, old: str, new: str) -> str:
    """What stood in a slot, in the other language: an exercise, a sport, a day, a sentence in the sentence, or a number."""
    if re.fullmatch(r"[\d.,]*", value):
        return value.replace(".", ",") if new == "es" else value.replace(",", ".")
    if name == "sets":
        return ", ".join(said_in(part, new, every=True) for part in re.split(r", (?=\d)", value))
    words = [(word, said.lower()) for word, said in WORDS[old].items() if word.startswith(_KINDS)]
    named = [(f"race.{word}", RACE_WORDS[old][word]) for word in _RACE_NAMES]
    known = [*words, *named] if name == "activity" else [*named, *words]
    # A race the athlete called "Meet" keeps its name: Milo's own words for one are written small.
    word = next((word for word, said in known if said == (value if word.startswith("race.") else value.lower())), None)
    if word is not None:
        return _templates(new)[word]
    lifts = [find_exercise(part) for part in value.split(", ")]
    if all(lift is not None for lift in lifts):
        said = ", ".join(lift.called(new) for lift in lifts if lift is not None)
        return said if value[:1].isupper() else said.lower()
    return said_in(value, new, every=True)


@cache
def _templates(language: str) -> dict[str, str]:
    """The planner's sentences of a language by word; those of races under race.WORD."""
    more = {word: said for word, said in Templates("plans", language).items() if word.startswith("plan-")}
    return dict(WORDS[language]) | more | {f"race.{word}": said for word, said in RACE_WORDS[language].items()}


@cache
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """What each template matches. One of nothing but a slot says nothing and is left out."""
    made = []
    for word, said in _templates(language).items():
        parts = _SLOT.split(said)
        seen: set[str] = set()
        pattern = ""
        for i, part in enumerate(parts):
            if i % 2 == 0:
                pattern += re.escape(part)
            else:
                begins = _OPTIONAL.get(part)
                free = _SHAPES.get(part, ".+?")
                kind = free if begins is None or said.startswith(begins) else f"(?:{begins}.*)?"
                pattern += f"(?P={part})" if part in seen else f"(?P<{part}>{kind})"
                seen.add(part)
        if any(part.strip(" :,") for part in parts[::2]) or word == "warm.ramp":
            made.append((word, re.compile(pattern, re.IGNORECASE)))
    return made
