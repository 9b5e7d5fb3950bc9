"""What "it" is in an edit that goes on with the one before: "make Thursday harder", then "make it harder still"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.edits.scope import scope_said
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.plan import Day

_IT = re.compile(
    r"\b(?:it|that|this(?! week)|them|those)\b|\b(?:haz|pon|deja|vuelve)(?:me)?(?:l[oa]s?)\b|\b(?:hacer|poner)l[oa]s?\b|"
    r"\bl[oa]s? (?:quiero|hagas?|pongas|prefiero|puedes hacer)\b|\b(?:eso|esto)\b|\baun mas\b"
)
_ALL = re.compile(
    r"\b(?:week|plan|programme?|everything|all|whole|training|workouts|sessions|semana|plan|todo|toda|entrenamiento|entrenos|sesiones)\b"
)
"""Words that say that the whole is meant."""
_VERSION = re.compile(r"\b(?:versions?|variations?|variants?|variantes?|versiones)\b")


class WhichIsMeant(Exception):
    """Nothing in the talk tells what "it" is."""


Spoken = Callable[[Sequence[str]], Edit | None]
"""What the last of these turns asked about, as an edit's day, exercise and week; None where it asked about no part of a plan.
Raises WhichIsMeant for a part that no edit can name."""


def read_in_talk(own: Sequence[str], language: str, today: Day | date | None, spoken: Spoken | None = None) -> Edit | None:
    """The edit the last turn asks for, "it" read as what the edit or the question just before was about; None for no edit.

    own: the athlete's turns, oldest first.  language, today: as read_edit takes them.  spoken: reads the question just before;
    None: questions name nothing.
    Raises WhichIsMeant where the edit before leaves nothing that "it" could be.

    >>> read_in_talk(["make thursday harder", "make it harder"], "en", None).day
    'thursday'
    >>> read_in_talk(["make it harder"], "en", None).day is None
    True
    """
    edit = read_edit(own[-1], language, today) if own else None
    if edit is None or not _says_it(edit, own[-1]):
        return edit
    earlier = list(own[:-1])
    while earlier and scope_said(earlier[-1]) is not None:
        earlier.pop()
    if earlier and _VERSION.search(plain(earlier[-1])):
        return edit  # "an easier version of the push-up" was a question, and changed nothing
    before = read_in_talk(earlier, language, today, spoken)
    if before is None and earlier and spoken is not None:
        asked = spoken(earlier)
        return edit if asked is None else _of(edit, asked)
    return edit if before is None else _about(edit, before)


def _of(edit: Edit, asked: Edit) -> Edit:
    """The edit, of what was asked about; of another week than this one only where that is named."""
    when = {"this_week": True, "weeks_ahead": asked.weeks_ahead} if asked.weeks_ahead else {}
    return msgspec.structs.replace(edit, day=asked.day, exercise=asked.exercise, **when)


def _says_it(edit: Edit, words: str) -> bool:
    named = (edit.day, edit.exercise, edit.part, edit.body_part)
    said = plain(words.replace("’", "'"))
    return edit.kind in {"harder", "easier"} and not any(named) and _IT.search(said) is not None and _ALL.search(said) is None


def _about(edit: Edit, before: Edit) -> Edit:
    """The edit, of what the one before it was about and of the same week."""
    when = {"this_week": before.this_week, "weeks_ahead": before.weeks_ahead} if before.weeks_ahead else {}
    if before.kind in {"harder", "easier", "minutes"}:
        named = {"day": before.day, "exercise": before.exercise, "part": before.part, "body_part": before.body_part}
    elif before.kind == "move" and before.to is not None and not before.exchange:
        named = {"day": before.to, "part": before.part}
    elif before.kind == "add":
        named = {"day": before.day, "exercise": before.exercise}
    elif before.kind == "swap" and before.instead is not None:
        named = {"day": before.day, "exercise": before.instead}
    elif before.kind in {"days", "without"}:
        named = {"day": before.day}
    else:
        raise WhichIsMeant(before.kind)
    return msgspec.structs.replace(edit, **named, **when)
