"""The same change for another week, said on its own after it: "and for next week too", "y la semana 3 también"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.plans.edits.away import first_week
from milo.coach.plans.edits.doors import Edit
from milo.coach.plans.edits.frame import NEXT_WEEK
from milo.coach.plans.edits.scope import LONGEST
from milo.coach.plans.edits.week_named import week_named
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.plan import DAYS

_FOLLOWING = (
    r"the (?:next|following)(?: one)?|the (?:one|week) after(?: that)?|la (?:siguiente|otra|proxima|que viene|que sigue)|"
    r"la (?:de )?despues"
)
"""The week behind the one that was spoken of."""
_TOO = r"too|also|as well|likewise|tambien|igual(?:mente)?"
_ALSO = re.compile(
    r"(?P<before>(?:(?:and|y|also|tambien|then|do (?:it|that|this|the same)|(?:the |and )?same(?: thing| change)?|lo mismo|"
    r"haz(?:lo)?(?: lo mismo)?|hace(?:lo)?(?: lo mismo)?|igual|repite(?:lo)?|repeti(?:lo)?|repeat (?:it|that)|"
    r"apply (?:it|that)(?: to)?|"
    r"make it(?: for)?)[ ,]+)*)"
    rf"(?:(?:for|in|to|para|en|por|a) )?(?P<week>{NEXT_WEEK.pattern}|this week|esta semana|(?P<following>{_FOLLOWING})|named)"
    rf"(?P<after>(?:[ ,]+(?:{_TOO}|please|por favor))*)"
)
_SAME = re.compile(r"\b(?:do|same|lo mismo|haz\w*|hace\w*|igual|repit\w+|repet\w+|repeat|apply|make|also|tambien)\b")
"""Words that ask for the change itself again."""


@dataclass(frozen=True)
class Also:
    """Another week that a change is wanted for too; one of the three says which.

    ahead: weeks from this one on.  week: the plan's number, weeks_long from there on.  following: behind those it holds for.
    """

    ahead: int | None = None
    week: int | None = None
    weeks_long: int = 1
    following: bool = False


def also_said(words: str) -> Also | None:
    """The week in which the change just made is wanted too; None for any other words, for a question and for a denial.

    >>> also_said("and for next week too").ahead, also_said("y esta semana tambien").ahead, also_said("and week 3 too").week
    (1, 0, 3)
    >>> also_said("y la que viene también").following, also_said("next week"), also_said("and next week?")
    (True, None, None)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or "?" in said:
        return None
    first, long = None, 1
    # "in week 3 after the race" leaves words that no one of these is.
    numbered = week_named(said)
    if numbered is not None:
        first, long, rest = numbered
        said = (
            f"{rest} named" if not re.search(rf"\b(?:{_TOO})$", rest) else re.sub(rf"[ ,]*\b({_TOO})$", r" named \1", rest).strip()
        )
    found = _ALSO.fullmatch(said)
    if found is None or not (found["before"] or re.search(rf"\b(?:{_TOO})\b", found["after"])):
        return None
    if (found["week"] == "named") != (first is not None):
        return None
    if first is not None and not (found["after"] or _SAME.search(found["before"])):
        return None  # "and week 3" may go on with a question about the weeks
    if first is not None:
        return Also(week=first, weeks_long=long)
    if found["following"]:
        return Also(following=True)
    return Also(ahead=0 if found["week"] in {"this week", "esta semana"} else 1)


def weeks_of(edit: Edit, now: int) -> frozenset[int]:
    """The weeks of the plan, by their numbers, that an edit of some weeks is about. now: the current one, 0 before the first."""
    if edit.off:
        return frozenset(first_week(edit.off, now) + n // len(DAYS) for n in edit.off)
    first = edit.week if edit.week is not None else max(1, now + edit.weeks_ahead)
    return frozenset(range(first, first + edit.weeks_long))


def weeks_also(also: Also, held: frozenset[int], now: int) -> frozenset[int]:
    """The weeks in which a change is wanted too. held: those it holds for; now: as weeks_of takes it."""
    if also.following:
        first = max(held) + 1
    else:
        first = also.week if also.week is not None else max(1, now + (also.ahead or 0))
    return frozenset(range(first, first + also.weeks_long))
