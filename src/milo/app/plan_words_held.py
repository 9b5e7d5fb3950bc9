"""The doors that write a plan hold its free words to what may be said: told by line of a text, refused for anything else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.limits.checker import Finding
from milo.coach.plans.text.reading import read
from milo.coach.plans.text.spelling import PlanTextError
from milo.coach.safety.prose.hearer import hearer_of
from milo.coach.safety.prose.unfit import unfit_in, unfit_lines
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Plan


def with_unfit(
    findings: Sequence[Finding], text: str, profile: Profile, today: date, language: str, base: Plan | None
) -> list[Finding]:
    """The findings of a plan text and those of its words, by line. base: the plan that holds."""
    try:
        plan, places = read(text, language, base)
    except PlanTextError:
        return list(findings)  # what cannot be read has been told
    lines = text.replace("\r\n", "\n").split("\n")
    told = [
        Finding(
            line=line,
            column=len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1,
            rule=one.rule,
            what=one.sentence(language),
        )
        for line, one in unfit_lines(text, unfit_in(plan, hearer_of(profile, today), base), places)
    ]
    return sorted({*findings, *told}, key=lambda f: (f.line, f.column, f.rule))


def refuse_unfit(after: Plan, before: Plan, profile: Profile | None, today: date, language: str) -> None:
    """Raises EditRefused where a plan about to be kept says what may not be said. before: the plan that holds."""
    for one in unfit_in(after, hearer_of(profile, today), before):
        raise EditRefused("a plan that may be said", one.sentence(language))
