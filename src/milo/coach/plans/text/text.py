"""A plan as text and back: `render` and `parse` are exact inverses. The form is told in docs/plan-text.md."""

from __future__ import annotations

from milo.coach.plans.text.reading import read
from milo.coach.plans.text.spelling import Fault, PlanTextError
from milo.coach.plans.text.writing import render
from milo.vocabulary.plan import Plan

__all__ = ["Fault", "PlanTextError", "parse", "render"]


def parse(text: str, language: str = "en", base: Plan | None = None) -> Plan:
    """The plan a text says.

    text: the form of docs/plan-text.md; days, keywords and exercises in English or Spanish, line ends of any system.
    language: "en" or "es": in which an exercise is named that was written by one of its other names.
    base: the plan the text was made from; stands in for first lines (plan, goal, created) that were deleted.

    What a person left out is not made up: a day that is not written is a day of rest, a set without a load is one whose load is
    still to be found, and everything else that is missing is a fault.  A session without [id] is new and gets its own id.
    Comments other than because lines are not kept.  Raises PlanTextError with every fault: line, column, wanted, found, nearest.

    >>> text = "plan p version 1\\ngoal strength\\ncreated 2026-03-02T08:00:00+00:00\\nweek 1 build\\nmonday\\nrun 40 min zone 2\\n"
    >>> parse(text).weeks[0].days[0].sessions[0].endurance.activity
    'running'
    >>> parse(render(parse(text))) == parse(text)
    True
    """
    return read(text, language, base)[0]
