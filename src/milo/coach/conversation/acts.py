"""What a message asks or tells, as typed acts (contracts.md section 7, `milo understand`).

Readers produce acts; handlers consume them. An act keeps the character spans it was read from, so that what was understood
can be shown, tapped and corrected.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, Protocol

import msgspec

Polarity = Literal["did", "did_not", "wants", "asks"]
KINDS = (
    "ask_figure", "ask_plan", "explain", "how_to", "swap", "move", "skip", "change_days", "change_minutes", "change_equipment",
    "away", "log_sets", "log_activity", "log_sleep", "log_weight", "log_food", "log_mood", "log_pain", "correct", "undo",
    "what_if", "profile", "advice", "app_help", "small_talk", "unknown",
)  # fmt: skip
SLOTS = (
    "exercise", "exercise_to", "day", "day_to", "sets", "reps", "load_kg", "rir", "minutes", "distance_km", "pace_s_per_km",
    "activity", "region", "severity_0_10", "food", "amount", "unit", "hours", "weight_kg", "days_per_week", "equipment", "weeks",
    "topic",
)  # fmt: skip
"""What an act tells of itself to whoever asks (`milo understand`)."""
DETAILS = ("activity_to", "it", "wish")
"""Slots beside them that only our own handlers read: the sport that comes in another's place, what was talked about before ("make
it harder"), what a new plan is to be like."""
OPERATIONS = (
    "none", "keep",
    "swap", "swap_easier", "swap_harder", "sport", "harder", "easier", "more_sets", "fewer_sets", "add", "drop",
    "skip", "away", "free", "move", "exchange", "days", "more_days", "fewer_days", "on", "minutes", "recovery",
    "without", "only",
    "new_plan", "programme", "plan_before", "first_plan",
    "diet", "no_diet", "allergy", "no_allergy", "avoid", "condition", "no_condition", "injury", "pregnant", "no_pregnant", "birth",
    "nursing", "medication", "goal", "race", "race_off", "race_back", "own", "own_not", "target", "no_target", "dislike",
    "undo", "delete", "bring_back", "remind", "more_minutes",
)  # fmt: skip
"""What an act orders or tells of the profile, finer than its kind; "keep": that nothing is to change; "none": nothing of these."""
FAMILIES: tuple[tuple[str, ...], ...] = (
    ("harder", "easier"), ("more_sets", "fewer_sets"), ("days", "more_days", "fewer_days"), ("skip", "away", "free"),
    ("swap", "swap_easier", "swap_harder", "sport"), ("move", "exchange"), ("without", "only"), ("minutes", "more_minutes"),
    ("new_plan", "programme"),
    ("plan_before", "first_plan"),
)  # fmt: skip
"""Operations that are told in much the same words: one of them is sure, and what is named says which."""
OPERATIONS_OF: dict[str, tuple[str, ...]] = {
    "swap": ("swap", "swap_easier", "swap_harder", "sport", "harder", "easier", "more_sets", "fewer_sets", "drop"),
    "move": ("move", "exchange"), "skip": ("skip", "away", "free", "drop"), "away": ("away", "skip", "without"),
    "change_days": ("days", "more_days", "fewer_days", "on", "free", "away"),
    "change_minutes": ("minutes", "more_minutes", "recovery"),
    "change_equipment": ("without", "only", "own", "own_not"), "log_sets": ("add", "more_sets"), "log_activity": ("add",),
    "ask_plan": ("new_plan", "programme", "recovery"),
    "undo": ("undo", "delete", "bring_back", "plan_before", "first_plan"),
}  # fmt: skip
"""Kind of an act that wants something -> what it may order."""


class Filled(msgspec.Struct, frozen=True):
    """A slot of an act with its typed value, and where in the text its words are."""

    slot: str
    value: Any
    start: int
    end: int


class Act(msgspec.Struct, frozen=True):
    """One thing a message asks, wants or tells.

    kind: one of KINDS.  slots: typed values, given only when said (days as ISO dates, loads in kg, exercises as catalogue ids
    or else the words).  spans: (start, end) in the original text of each slot.  chance: calibrated probability, 0 to 1.
    at: where in the text the act is told; (0, 0) where nobody knows.
    operation: one of OPERATIONS, and operation_chance how likely it or one of its family is; "none" where nobody has read one.
    may: the operations it may be, each with its chance, the likeliest first.
    every: all that fills a slot, in the order said: a slot that is filled more than once, and the DETAILS, are only here.
    """

    kind: str
    slots: Mapping[str, Any] = {}
    polarity: Polarity = "asks"
    spans: Mapping[str, tuple[int, int]] = {}
    chance: float = 1.0
    at: tuple[int, int] = (0, 0)
    operation: str = "none"
    operation_chance: float = 0.0
    may: tuple[tuple[str, float], ...] = ()
    every: tuple[Filled, ...] = ()

    def all(self, *slots: str) -> list[Any]:
        """The values that fill some slots, in the order said."""
        return [one.value for one in self.every if one.slot in slots]

    def words(self, text: str) -> str:
        """The part of the message that tells the act."""
        start, end = self.at
        return text[start:end].strip() if end > start else text


class Reading(msgspec.Struct, frozen=True):
    """The acts of a message, in the order said.  sure: False where the one or two likeliest acts are to be asked about."""

    acts: tuple[Act, ...]
    sure: bool
    by: str


class Reader(Protocol):
    """A member of the reader family: commands, student or llm."""

    def read(self, text: str, *, today: date, language: str | None, before: tuple[Act, ...] = ()) -> Reading:
        """The acts of a message.  before: the acts of the athlete's message before, for follow-ups."""
        ...
