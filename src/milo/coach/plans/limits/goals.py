"""Which goal a plan may have: none of weight where weight is no target.  Safety reference PL-22, PL-31, PL-40, NU-04."""

from __future__ import annotations

from milo.coach.plans.limits.person import Person

WEIGHT_GOAL = "weight_loss"
INSTEAD_OF_WEIGHT = "general"  # strength and fitness: the same days and sessions (making.week_shape), and no number of a body


def no_weight_goal(p: Person) -> str | None:
    """The rule that keeps weight from being somebody's goal, None where it may be."""
    if p.minor:
        return "PL-40"
    if p.pregnant:
        return "PL-22"
    return "PL-31" if "eating disorder" in p.conditions else None


def goal_of(p: Person) -> str:
    """The goal a plan is made for and says it has."""
    return INSTEAD_OF_WEIGHT if p.profile.goal == WEIGHT_GOAL and no_weight_goal(p) else p.profile.goal
