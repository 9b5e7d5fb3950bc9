"""A kind of training that a short sentence leaves out of a week: "no running in week 2", "nada de bici esta semana"."""

from __future__ import annotations

import re

from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.frame import NEXT_WEEK, THIS_WEEK, days_named
from milo.coach.plans.edits.parts import Part, names_an_exercise, parts_said, without_whole

_NO = re.compile(
    r"(?:(?:please|por favor|so|ok|vale|actually|i (?:want|need)|i'd like|quiero|prefiero|mejor|there should be|keep it) )*"
    r"(?:no|without|sin|nada de) (?:any |more |mas )?(?P<what>.+?)(?: (?:please|por favor|for me|para mi))*"
)
_NO_CHANGE = re.compile(r"\b(?:easier|harder|longer|shorter|mas|menos|more|less)\b")


def part_left_out(said: str) -> Part | None:
    """The one kind of training that plain words leave out and say nothing else of; None for any other words.

    said: without the week it is about.

    >>> part_left_out("no running"), part_left_out("nada de bici"), part_left_out("no running shoes"), part_left_out("no squats")
    ('running', 'cycling', None, None)
    """
    found = _NO.fullmatch(said)
    if found is None:
        return None
    what = found["what"]
    parts = parts_said(what)
    if len(parts) != 1 or names_an_exercise(what) or _NO_CHANGE.search(what):
        return None
    return None if without_whole(what, parts[0]) else parts[0]


def left_out_of_week(said: str) -> Edit | None:
    """The same as an edit of this week or the next, or of a weekday; None where neither is named.

    >>> left_out_of_week("no running next week").weeks_ahead, left_out_of_week("no running")
    (1, None)
    """
    later, this_week = NEXT_WEEK.search(said) is not None, THIS_WEEK.search(said) is not None
    days = days_named(said)
    if len(days) > 1 or not (later or this_week or days):
        return None
    part = part_left_out(" ".join(THIS_WEEK.sub(" ", NEXT_WEEK.sub(" ", said)).replace(",", " ").split()))
    if part is None:
        return None
    day = next(iter(days), None)
    return Edit(kind="skip", part=part, day=day, this_week=this_week or later, weeks_ahead=int(later))
