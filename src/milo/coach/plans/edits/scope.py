"""For how long an edit is to hold, said on its own after it: "for all weeks", "solo esta semana"."""

from __future__ import annotations

import re
from typing import Literal

from milo.coach.plans.edits.frame import ALL_WEEKS
from milo.coach.plans.text.spelling import plain

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
