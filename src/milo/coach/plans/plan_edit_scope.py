"""For how long an edit is to hold, said on its own after it: "for all weeks", "solo esta semana"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from milo.coach.plans.plan_edit_frame import ALL_WEEKS, NEXT_WEEK
from milo.coach.plans.plan_spelling import plain
from milo.coach.plans.plan_week_named import week_named

Scope = Literal["all", "one"]
"""All weeks from this one on, or this one alone."""
_TAKEN_BACK = (
    r"(?:no )?(?:wait|hang on|hold on|sorry|oops|ups|my (?:mistake|bad)|scratch that|never mind|perdon(?:a|e)?|disculpa|espera|"
    r"un momento|me equivoque|rectifico)"
)
"""Words that take back what was said just before; a "no" in front of them denies that and not the scope behind them."""
_AROUND = re.compile(
    rf"^(?:(?:{_TAKEN_BACK}|no,|(?:no )?(?:mejor|actually|rather)|oh|hm+|ok(?:ay)?|yes|yeah|si|vale|and|y|but|pero|then|entonces|"
    r"please|por favor|"
    r"(?:can|could|would) you|puedes|podrias|make (?:it|that|this)|do (?:it|that|this|so|the same)|apply (?:it|that|this)|"
    r"keep (?:it|that)|i (?:want|need|meant|mean)(?: it| that)?|hazlo|haz eso|aplicalo|"
    r"ponlo|dejalo|hacerlo|que sea|lo quiero|lo mismo|the same|"
    r"that change|ese cambio|it|that|eso)[ ,.;:!…-]+)+|[ ,]+(?:please|por favor|thanks|thank you|gracias|too|tambien|instead)$"
)
"""What may stand around a scope and asks for nothing itself; "no" without a comma denies what follows."""
_ORDERED = re.compile(r"^[¿\s]*(?:(?:please|por favor)[, ]+)?(?:can|could|would) you |^[¿\s]*(?:puedes|podrias) ")
_ONE = re.compile(
    r"(?:only|just|solo|solamente|unicamente) (?:(?:for|in|por|en|para) )?(?:this|esta) (?:one )?(?:week|semana)|"
    r"(?:(?:for|in|por|en|para) )?(?:this|esta) (?:one )?(?:week|semana) (?:only|alone|solo|solamente|unicamente|nada mas)"
)
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
LONGEST = 80  # letters; what is longer says more than a scope (our choice)


def scope_said(words: str) -> Scope | None:
    """The scope that a message is and nothing else; None for any other, for a question and for a denial.

    >>> scope_said("for all weeks please"), scope_said("solo esta semana"), scope_said("not for all weeks")
    ('all', 'one', None)
    >>> scope_said("show all weeks"), scope_said("every week?"), scope_said("could you do it every week?")
    (None, None, 'all')
    >>> scope_said("no wait, only this week"), scope_said("no only this week")
    ('one', None)
    """
    said = " ".join(plain(words.replace("’", "'")).split()).strip(" .!¡")
    if not said or len(said) > LONGEST or ("?" in said and not _ORDERED.match(said)):
        return None
    said = said.strip("¿? ")
    while (bare := _AROUND.sub("", said).strip(" ,")) != said:
        said = bare
    if ALL_WEEKS.fullmatch(said):
        return "all"
    return "one" if _ONE.fullmatch(said) else None


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
        said = f"{rest} named" if not re.search(rf"\b(?:{_TOO})$", rest) else re.sub(rf"[ ,]*\b({_TOO})$", r" named \1", rest).strip()
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
