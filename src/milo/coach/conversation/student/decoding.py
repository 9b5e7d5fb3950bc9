"""From the network's log-odds to acts: where each act begins, its kind, the spans of its slots, and their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.coach.conversation.acts import DETAILS, KINDS, SLOTS
from milo.coach.conversation.entities import dates, names, quantities

TAGS = ("O", *(f"{mark}-{slot}" for slot in (*SLOTS, *DETAILS) for mark in "BI"))
POLARITIES = ("did", "did_not", "wants", "asks")
_SETS = ("exercise", "sets", "reps", "load_kg", "rir", "minutes", "day")
_LOGGED = (
    *_SETS, "distance_km", "pace_s_per_km", "activity", "hours", "weight_kg", "food", "amount", "unit", "region", "severity_0_10",
)  # fmt: skip
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "ask_figure": ("topic", "exercise", "day", "weeks", "food", "amount", "unit", "activity", "distance_km", "minutes", "reps",
                   "load_kg"),
    "ask_plan": ("exercise", "day", "activity", "weeks", "days_per_week", "minutes", "distance_km"),
    "explain": ("topic", "exercise", "day", "activity"),
    "how_to": ("exercise",),
    "swap": ("exercise", "exercise_to", "day", "food", "activity", "minutes"),
    "move": ("day", "day_to", "exercise", "activity", "weeks"),
    "skip": ("day", "exercise", "activity", "day_to"),
    "change_days": ("days_per_week", "day", "day_to"),
    "change_minutes": ("minutes", "day"),
    "change_equipment": ("equipment", "day", "day_to", "weeks"),
    "away": ("day", "day_to", "weeks"),
    "log_sets": _SETS,
    "log_activity": ("activity", "minutes", "distance_km", "pace_s_per_km", "day"),
    "log_sleep": ("hours", "day"),
    "log_weight": ("weight_kg", "day"),
    "log_food": ("food", "amount", "unit", "day"),
    "log_mood": ("day",),
    "log_pain": ("region", "severity_0_10", "day", "exercise", "activity"),
    "correct": (*_LOGGED, "day_to", "exercise_to"),
    "undo": ("exercise", "day", "activity", "food"),
    "what_if": ("days_per_week", "minutes", "weeks", "hours", "exercise", "exercise_to", "day", "day_to", "activity", "distance_km",
                "load_kg", "sets", "reps", "weight_kg", "equipment"),
    "profile": ("weight_kg", "exercise", "food", "activity", "distance_km", "day"),
    "advice": ("topic", "exercise", "region", "activity", "food", "distance_km", "minutes", "day"),
    "app_help": ("topic",),
    "small_talk": (),
    "unknown": (),
}  # fmt: skip
"""The slots an act may carry (recipes/conversation/FORMAT.md)."""
DETAILED: Mapping[str, tuple[str, ...]] = {
    "swap": ("region", "activity_to", "it"), "ask_plan": ("wish",),
    "profile": ("weeks", "amount", "hours"),
}  # fmt: skip
"""What else an act may name for the handlers: the parts of the body that are trained, the weeks since a birth, a target."""
SEVERAL = frozenset({("change_days", "day"), ("away", "day"), ("skip", "day"), ("profile", "food"), ("swap", "region")})
"""Slots of a kind that are told more than once in an act: the days of "Monday, Wednesday and Friday"."""
LISTED = frozenset({"equipment"})
SHARED_DAY = frozenset({"log_sets", "log_food"})
"""Acts of these kinds in one message share the one day it names."""
_PAST = frozenset({"ask_figure", "correct", "undo", *(kind for kind in KINDS if kind.startswith("log_"))})
_ARTICLES = ("the ", "my ", "a ", "an ", "some ", "el ", "la ", "los ", "las ", "mi ", "mis ", "un ", "una ", "lo de ", "lo del ")
IMPOSSIBLE = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text that fill a slot. chance: of the least certain of its tokens."""

    slot: str
    start: int
    end: int
    chance: float


def mask(kind: str) -> NDArray[np.float32]:
    """0 for the tags an act of this kind may have, a very low number for others."""
    allowed = (*ALLOWED[kind], *DETAILED.get(kind, ()))
    return np.array([0 if tag == "O" or tag[2:] in allowed else IMPOSSIBLE for tag in TAGS], np.float32)


def best_tags(log_odds: NDArray[np.float32]) -> list[int]:
    """The likeliest tags of which each I follows a B or I of its slot (Viterbi). log_odds: (n, len(TAGS))."""
    n = len(log_odds)
    scores = log_odds[0] + _START
    back = np.zeros((n, len(TAGS)), np.int32)
    for t in range(1, n):
        paths = scores[:, None] + _STEPS
        back[t] = paths.argmax(0)
        scores = paths.max(0) + log_odds[t]
    found = [int(scores.argmax())]
    for t in range(n - 1, 0, -1):
        found.append(int(back[t, found[-1]]))
    return found[::-1]


def spans_of(tags: Sequence[int], chances: NDArray[np.float32], at: Sequence[tuple[int, int]], first: int) -> list[Span]:
    """Spans from the tags of the tokens that begin at the first. at: start and end of every token in the text."""
    found: list[Span] = []
    for i, tag in enumerate(tags):
        name = TAGS[tag]
        if name == "O":
            continue
        start, end = at[first + i]
        if name[0] == "I" and found and found[-1].slot == name[2:]:
            last = found.pop()
            found.append(Span(last.slot, last.start, end, min(last.chance, float(chances[i, tag]))))
        else:
            found.append(Span(name[2:], start, end, float(chances[i, tag])))
    return found


def value(slot: str, words: str, *, kind: str, polarity: str, today: date, units: str, language: str | None) -> Any:
    """The typed value of a slot's words, or None where nothing can be read.

    >>> value("load_kg", "80 kg", kind="log_sets", polarity="did", today=date(2026, 3, 4), units="metric", language=None)
    80
    """
    if slot in {"day", "day_to"}:
        past = (kind in _PAST and polarity != "wants") or polarity in {"did", "did_not"}
        found = dates.day(words, today, past=past and slot == "day", language=language)
        return None if found is None else found.isoformat()
    if slot in {"exercise", "exercise_to"}:
        return names.exercise(words) or _bare(words)
    if slot in {"load_kg", "weight_kg"}:
        return _short(quantities.kg(words, units))
    if slot == "distance_km":
        return _short(quantities.km(words, units))
    if slot == "weeks" and kind == "profile":
        return quantities.weeks_since(words) or _short(quantities.weeks(words))
    if slot in _READERS:
        return _short(_READERS[slot](words))
    if slot in _NAMES:
        return _NAMES[slot](words)
    return _bare(words)


def _short(number: float | None) -> float | int | None:
    return number if number is None or number != int(number) else int(number)


def _bare(words: str) -> str:
    """Words in small letters without an article or a possessive before them."""
    bare = " ".join(words.lower().split())
    return next((bare[len(a) :] for a in _ARTICLES if bare.startswith(a) and len(bare) > len(a)), bare)


_READERS: Mapping[str, Callable[[str], float | None]] = {
    "sets": quantities.number, "reps": quantities.number, "amount": quantities.number, "rir": quantities.reps_in_reserve,
    "minutes": quantities.minutes, "hours": quantities.hours, "pace_s_per_km": quantities.pace_s_per_km, "weeks": quantities.weeks,
    "days_per_week": quantities.days_per_week, "severity_0_10": quantities.severity,
}  # fmt: skip
_NAMES: Mapping[str, Callable[[str], str]] = {
    "activity": names.activity,
    "activity_to": names.activity,
    "region": names.region,
    "equipment": names.equipment,
    "unit": names.food_unit,
}


def _steps() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    steps = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for j, after in enumerate(TAGS):
        if after[0] == "I":
            for i, before in enumerate(TAGS):
                if before == "O" or before[2:] != after[2:]:
                    steps[i, j] = IMPOSSIBLE
    return np.array([IMPOSSIBLE if tag[0] == "I" else 0 for tag in TAGS], np.float32), steps


_START, _STEPS = _steps()
assert set(ALLOWED) == set(KINDS)
