"""The first lines of an edited plan text say whose plan it is: a slip there must not make a plan of its own, or another's."""

from __future__ import annotations

from collections.abc import Collection

from milo.coach.plans.plan_check import Finding
from milo.coach.plans.plan_reading import read
from milo.coach.plans.plan_spelling import PlanTextError, shown_found
from milo.coach.plans.planner_words import speaker
from milo.vocabulary.plan import Plan


def owner_findings(text: str, language: str, base: Plan | None, athlete: str, plans: Collection[str]) -> list[Finding]:
    """What the lines `plan` and `athlete` name that is not this athlete's. plans: ids of theirs; empty where they have none yet."""
    try:
        plan, places = read(text, language, base)
    except PlanTextError:
        return []  # what cannot be read has been told
    said = speaker(language)
    found = []
    if plans and plan.plan_id not in plans:
        wanted = base.plan_id if base is not None else sorted(plans)[0]
        found.append(("plan", said("text.plan_id", wanted=wanted, found=shown_found(plan.plan_id))))
    if plan.athlete_id is not None and plan.athlete_id != athlete:
        found.append(("athlete", said("text.athlete_id", wanted=athlete, found=shown_found(plan.athlete_id))))
    return [Finding(line=places.get((key,), 1), column=1, rule="TEXT", what=what) for key, what in found]
