"""The first lines of an edited plan text: whose plan it is, which a slip must not change, and what only Milo says."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

import msgspec

from milo.coach.plans.basics.words import speaker
from milo.coach.plans.limits.checker import Finding
from milo.coach.plans.text.reading import read
from milo.coach.plans.text.spelling import PlanTextError, shown_found
from milo.vocabulary.plan import Plan
from milo.vocabulary.registry import Goal

GOALS = get_args(Goal)
Told = Collection[tuple[str, str]]
"""(rule, what) of changes."""


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


def own_findings(text: str, language: str, base: Plan | None, told: Told) -> list[Finding]:
    """The lines `refused` and `changed` of a text that Milo did not write, and a goal that is none.

    told: what changed in any version of the athlete's plans.

    A `changed` line of an older version is taken, since its text may be what was edited; `with_own` says which ones hold.
    """
    try:
        plan, places = read(text, language, base)
    except PlanTextError:
        return []  # what cannot be read has been told
    said = speaker(language)
    found = []
    if plan.refused is not None and (base is None or plan.refused != base.refused):
        found.append((places.get(("refused",), 1), said("text.refused")))
    if plan.goal not in GOALS and (base is None or plan.goal != base.goal):
        found.append((places.get(("goal",), 1), said("text.goal", wanted=", ".join(GOALS), found=shown_found(plan.goal))))
    if base is not None:
        known = {*told, *((a.rule, a.what) for a in base.adjustments)}
        found += [
            (places.get(("changed", n), 1), said("text.changed", found=shown_found(f"{a.rule}: {a.what}")))
            for n, a in enumerate(plan.adjustments)
            if (a.rule, a.what) not in known
        ]
    return [Finding(line=line, column=1, rule="TEXT", what=what) for line, what in found]


def with_own(before: Plan, after: Plan) -> Plan:
    """The plan of an edited text with what Milo itself says of the plan it was made from: a line deleted by hand is put back."""
    return msgspec.structs.replace(after, adjustments=before.adjustments, refused=before.refused)
