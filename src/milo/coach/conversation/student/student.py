"""The learned reader of messages: acts, slots with the words they were read from, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from milo.coach.conversation.acts import FAMILIES, KINDS, OPERATIONS, OPERATIONS_OF, SLOTS, Act, Filled, Reading
from milo.coach.conversation.entities import names
from milo.coach.conversation.student import decoding
from milo.coach.conversation.student.decoding import POLARITIES, Span
from milo.coach.conversation.student.network import Network, Seen
from milo.coach.conversation.student.tokens import Tokens, tokens

BEGINS_FROM = 0.5  # chance from which an act begins at a token
LEAST = 1e-6
MAY_FROM = 0.03  # chance from which an operation is one that an act may be (our choice)
MEASURES = ("bias", "kind", "polarity", "spans", "begins", "no_value", "unnamed")
"""What the chance of an act is computed from, in the order of the weights `chance`."""
CONTEXT = (*KINDS, *SLOTS, *POLARITIES)


class Student:
    """A member of the reader family (conversation.acts.Reader).

    Parameters
    ----------
    arrays : Mapping
        The arrays of the model `reader` (milo.models.shelf); whoever builds the program hands them in.

    Examples
    --------
    >>> Student(arrays).read("3x8 squats at 80", today=date(2026, 3, 4), language="en").acts[0].slots  # doctest: +SKIP
    {'sets': 3, 'reps': 8, 'exercise': 'back_squat', 'load_kg': 80}
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        inner = {k: v for k, v in arrays.items() if k not in {"chance", "sure_from", "temperatures"}}
        inner = {k: _untaught(k, np.asarray(v)) for k, v in inner.items()}
        self.network = Network(inner)
        self.chance = np.asarray(arrays["chance"], np.float64)
        self.sure_from = float(np.asarray(arrays["sure_from"]))
        self.temperatures = np.asarray(arrays["temperatures"], np.float32)  # of kinds, polarities, tags, begins
        self._masks = {kind: decoding.mask(kind) for kind in KINDS}

    def read(self, text: str, *, today: date, language: str | None, before: tuple[Act, ...] = (), units: str = "metric") -> Reading:
        """The acts of a message, in the order said.

        Parameters
        ----------
        text : str
        today : date
            What "tomorrow" and weekdays are counted from.
        language : {"en", "es"} or None
        before : tuple of Act
            The acts of the athlete's message before, for follow-ups such as "and tomorrow?".
        units : {"metric", "imperial"}
            Of the profile, for a weight or distance without a unit.
        """
        read = self.raw(text, today=today, language=language, before=before, units=units)
        if not read:
            return Reading((Act("unknown", {}, "asks", {}, 0.0),), False, "student")
        acts = together(tuple(_with_chance(act, float(_sigmoid(self.chance @ measures))) for act, measures in read))
        return Reading(acts, all(a.chance >= self.sure_from and a.kind != "unknown" for a in acts), "student")

    def raw(
        self, text: str, *, today: date, language: str | None, before: tuple[Act, ...] = (), units: str = "metric"
    ) -> list[tuple[Act, NDArray[np.float64]]]:
        """Each act as it was read, with the MEASURES its chance comes from; the recipe calibrates on them."""
        words = tokens(text, self.network.known)
        if not words.words:
            return []
        seen = self.network.see(words, context(before))
        begins = _sigmoid(seen.begins / self.temperatures[3])
        starts = [0, *(i for i in range(1, len(begins)) if begins[i] >= BEGINS_FROM)]
        found = []
        for start, end in zip(starts, [*starts[1:], len(begins)], strict=True):
            inner = begins[start + 1 : end].max(initial=0.0)
            edge = float(begins[start]) if start else 1.0
            act, measures = self._act(text, words, seen, start, end, today, units, language)
            measures[MEASURES.index("begins")] = math.log(max(min(1 - float(inner), edge), LEAST))
            found.append((act, measures))
        return found

    def _act(
        self, text: str, of: Tokens, seen: Seen, start: int, end: int, today: date, units: str, language: str | None
    ) -> tuple[Act, NDArray[np.float64]]:
        kinds, polarities, operations = self.network.judge(seen, start, end)
        of_kind, of_polarity = _softmax(kinds / self.temperatures[0]), _softmax(polarities / self.temperatures[1])
        kind, polarity = KINDS[int(of_kind.argmax())], POLARITIES[int(of_polarity.argmax())]
        likely = _softmax(operations)
        operation, sure = _operation(likely, kind, polarity, float(of_kind.max() * of_polarity.max()))
        log_odds = seen.tags[start:end] / self.temperatures[2] + self._masks[kind]
        tags = decoding.best_tags(log_odds)
        chances = _softmax(seen.tags[start:end] / self.temperatures[2])
        spans = decoding.spans_of(tags, chances, of.spans, start)
        least = min(float(chances[i, tag]) for i, tag in enumerate(tags))
        every, slots, places, unread, unnamed = _filled(text, spans, kind, polarity, today, units, language)
        measures = np.array(
            [1.0, math.log(max(float(of_kind.max()), LEAST)), math.log(max(float(of_polarity.max()), LEAST)),
             math.log(max(least, LEAST)), 0.0, unread, unnamed]
        )  # fmt: skip
        at = (of.spans[start][0], of.spans[end - 1][1])
        may = tuple((OPERATIONS[i], round(float(likely[i]), 4)) for i in likely.argsort()[::-1] if likely[i] >= MAY_FROM)
        act = Act(kind, slots, polarity, places, 1.0, at, operation, round(sure, 4), may, every)  # type: ignore[arg-type]
        return act, measures


def _untaught(name: str, weights: NDArray[Any]) -> NDArray[Any]:
    """The weights of a head, with rows that are never chosen for slots and operations it was not taught."""
    head, _, part = name.partition(".")
    known = {"tags": len(decoding.TAGS), "operation": len(OPERATIONS)}.get(head, len(weights) if weights.ndim else 0)
    if known <= (len(weights) if weights.ndim else 0):
        return weights
    more = np.full((known - len(weights), *weights.shape[1:]), decoding.IMPOSSIBLE if part == "bias" else 0, weights.dtype)
    return np.concatenate([weights, more])


def _operation(likely: NDArray[np.float32], kind: str, polarity: str, sure: float) -> tuple[str, float]:
    """What an act orders, and how likely it is one of its family.

    likely: of each of OPERATIONS.  sure: how likely kind and polarity are; an act that wants something orders what its kind may.
    """
    best, chance = _of_family(likely)
    may = OPERATIONS_OF.get(kind, ())
    if may and (polarity == "wants" or kind == "change_equipment"):
        within = likely * np.array([one in may or one == "keep" for one in OPERATIONS], np.float32)
        other, share = _of_family((within / np.float32(max(float(within.sum()), LEAST))).astype(np.float32))
        if best == "none" or share * sure > chance:
            return other, share * sure
    return best, chance


def _of_family(likely: NDArray[np.float32]) -> tuple[str, float]:
    """The likeliest operation of the likeliest family, and the chance of that family."""
    at = {one: float(likely[i]) for i, one in enumerate(OPERATIONS)}
    alone = [(one,) for one in OPERATIONS if not any(one in family for family in FAMILIES)]
    family = max((*FAMILIES, *alone), key=lambda ones: sum(at[one] for one in ones))
    return max(family, key=lambda one: at[one]), sum(at[one] for one in family)


def context(before: Sequence[Act]) -> NDArray[np.float32]:
    """Signs of the last act of the message before: its kind, its slots and its polarity, (len(CONTEXT),)."""
    signs = np.zeros(len(CONTEXT), np.float32)
    if before:
        last = before[-1]
        for name in (last.kind, *last.slots, last.polarity):
            if name in CONTEXT:
                signs[CONTEXT.index(name)] = 1
    return signs


def together(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts of one message: a greeting beside something else is none, and what is said once for several is shared.

    A set without an exercise is one of the exercise named before; sets and foods share the one day that is named.
    """
    meant = tuple(a for a in acts if a.kind not in {"small_talk", "unknown"}) or acts[:1]
    found: list[Act] = []
    for act in meant:
        last = found[-1] if found else None
        if act.kind == "log_sets" and last is not None and last.kind == "log_sets" and "exercise" not in act.slots:
            act = _with(act, last, "exercise")
        found.append(act)
    for kind in decoding.SHARED_DAY:
        named = [a for a in found if a.kind == kind and "day" in a.slots]
        if len(named) == 1:
            found = [_with(a, named[0], "day") if a.kind == kind else a for a in found]
    return tuple(found)


def _with_chance(act: Act, chance: float) -> Act:
    """The act with a chance, rounded so that the same message gives the same bytes on every machine."""
    return msgspec.structs.replace(act, chance=round(chance, 4))


def _with(act: Act, other: Act, slot: str) -> Act:
    if slot in act.slots or slot not in other.slots:
        return act
    return msgspec.structs.replace(act, slots={**act.slots, slot: other.slots[slot]}, spans={**act.spans, slot: other.spans[slot]})


def _filled(
    text: str, spans: list[Span], kind: str, polarity: str, today: date, units: str, language: str | None
) -> tuple[tuple[Filled, ...], dict[str, Any], dict[str, tuple[int, int]], float, float]:
    """All that fills a slot, the slots, their places, how many spans gave no value, and how many names the catalogue lacks."""
    every: list[Filled] = []
    slots: dict[str, Any] = {}
    places: dict[str, tuple[int, int]] = {}
    unread = unnamed = 0.0
    for span in spans:
        words = text[span.start : span.end]
        value = decoding.value(span.slot, words, kind=kind, polarity=polarity, today=today, units=units, language=language)
        if value is not None or span.slot in {"day", "day_to"}:  # "weekends" is no one day
            every.append(Filled(span.slot, value, span.start, span.end))
        if span.slot not in decoding.ALLOWED[kind]:
            unread += value is None
        elif value is None or (span.slot in {"day", "day_to"} and _is_a_count(text, span)):
            unread += 1
        elif span.slot in decoding.LISTED:
            if value not in slots.get(span.slot, []):
                slots[span.slot] = [*slots.get(span.slot, []), value]
            places[span.slot] = (min(span.start, places.get(span.slot, (span.start, 0))[0]), span.end)
        elif span.slot not in slots:
            slots[span.slot], places[span.slot] = value, (span.start, span.end)
            unnamed += span.slot in {"exercise", "exercise_to"} and names.exercise(words) is None
        elif slots[span.slot] != value and (kind, span.slot) not in decoding.SEVERAL:
            unread += 1
    return tuple(every), slots, places, unread, unnamed


def _is_a_count(text: str, span: Span) -> bool:
    """Whether the words of a day are a number alone that no article makes a day of the month: "rpe 8", but "el 14"."""
    before = text[: span.start].rstrip().lower().rsplit(" ", 1)[-1]
    return text[span.start : span.end].strip().isdigit() and before not in {"the", "el", "día", "dia", "del", "al", "on"}


def _softmax(x: NDArray[np.float32]) -> NDArray[np.float32]:
    x = np.exp(x - x.max(-1, keepdims=True))
    out: NDArray[np.float32] = x / x.sum(-1, keepdims=True)
    return out


def _sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))
