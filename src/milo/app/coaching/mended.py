"""What words make of what is written down or asked about: put right, let drop, or let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from milo.app.coaching.changes_told import Turns
from milo.app.coaching.written import is_own, name_of, text_of
from milo.app.correcting import FELT
from milo.coach.talk.heard.asking_words import changes_to_undo, is_only_asked
from milo.coach.talk.heard.day_said import DaySaid
from milo.coach.talk.heard.done_said import Done
from milo.coach.talk.heard.plan_before_asked import asks_for_the_plan_before
from milo.coach.talk.heard.plan_wanted import plan_unwanted
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.log import ASKS_END
from milo.coach.talk.replies.mended import sentence_of
from milo.coach.talk.turns.held_said import corrected
from milo.coach.talk.turns.mended_said import mended_day, put_how
from milo.coach.talk.turns.short_names import with_full_name
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.records import Feedback, Measurement, Nutrition, Record
from milo.vocabulary.talk import Language
from milo.vocabulary.told_limits import check_pace, check_set

TAKEN_BACK_BY = ("“undo that”", "«deshaz eso»")
"""What our turns say of something that was just made."""


def doable(what: Sequence[Done | DaySaid]) -> None:
    """Raises Refusal for what nobody can have done."""
    for each in what:
        if isinstance(each, DaySaid):
            continue
        for one in each.sets:
            check_set(str(each.exercise), one.reps, one.weight_kg, one.rir, one.duration_s)
        if each.activity is not None:
            check_pace(each.activity, each.minutes or 0, each.distance_km)


def asks_yes(text: str) -> bool:
    """Whether a reply of ours ends with a question that a yes answers by writing in the log."""
    return text.rstrip().endswith(ASKS_END)


def let_drop(said: Turns) -> Turns:
    """A talk whose last turn says "undo that" to a question of ours as one whose last turn says no to it.

    "that" is what was asked about then: nothing of it was done, and what was confirmed before it must not go in its place.
    A change named as one, or one that the same turn of ours told how to take back, was made.
    """
    ours = text_of(said[-2]) if len(said) > 1 and not is_own(said[-2]) else ""
    if not asks_yes(ours) or any(hint in ours for hint in TAKEN_BACK_BY) or not undoes_that(text_of(said[-1])):
        return said
    return [*said[:-1], {"role": "user", "text": "no"}]


def undoes_that(text: str) -> bool:
    """Whether a text takes back one thing just said or done, without naming a change of the plan or the plan before."""
    plain = spelled(text)
    of_plan = asks_for_the_plan_before(plain) or {"change", "edit", "cambio"} & set(plain.split())
    return changes_to_undo(plain) == 1 and not is_only_asked(text) and not of_plan


def asks_something(said: Turns) -> bool:
    """Whether the reply before the last turn asks something; a talk handed in without our turns is taken at its word."""
    before = list(said[:-1])
    return bool(before) and (is_own(before[-1]) or "?" in text_of(before[-1]))


def let_go(said: Turns, reply: str, language: Language) -> str | None:
    """That what waited for a yes is not written down, where a reply leaves it: nobody may believe it was; None elsewhere."""
    *before, last = said or ("",)
    if not before or is_own(before[-1]) or not asks_yes(text_of(before[-1])) or asks_yes(reply):
        return None
    words = text_of(last)
    answered = said_yes(words) is not None or put_how(words) is not None or undoes_that(words) or plan_unwanted(words)
    return None if answered else sentence_of("log.let_go", language)[0]


def mended_all(what: Sequence[Done | DaySaid], text: str, facts: Facts, language: Language) -> tuple[Done | DaySaid, ...] | None:
    """The same with the one that a text corrects put right; None where it corrects none of them."""
    for n, one in enumerate(what):
        if isinstance(one, DaySaid):
            day = mended_day(one, text, language, facts.units)
            if day is not None:
                return (*what[:n], day, *what[n + 1 :])
    dones = [one for one in what if isinstance(one, Done)]
    if not dones or len(dones) < len(what):
        return None
    new = corrected(with_full_name(text, facts, language), dones, language, facts.units)
    if new is None or len(new) != len(dones) or [name_of(a) for a in new] != [name_of(b) for b in dones]:
        return None
    return tuple(replace(a, days_ago=b.days_ago) for a, b in zip(new, dones, strict=True))


def measured_anew(old: Sequence[Record], day: DaySaid) -> list[Record]:
    """The measures of a day with other values."""
    values = {"weight_kg": day.weight_kg, "sleep_h": day.sleep_h, **dict(day.measures)}
    made: list[Record] = []
    for one in old:
        if isinstance(one, Nutrition):
            made.append(msgspec.structs.replace(one, calories=day.kcal, protein_g=day.protein_g or one.protein_g))
        elif isinstance(one, Feedback):
            felt = {field: values.get(name) for name, field in FELT.items()}
            made.append(msgspec.structs.replace(one, **felt))
        else:
            assert isinstance(one, Measurement)
            made.append(msgspec.structs.replace(one, value=values[one.quantity]))
    return made
