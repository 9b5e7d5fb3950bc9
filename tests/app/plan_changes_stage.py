"""Bruno, who trains four days, with a plan that talk changes: a stage for tests of what is said of a plan.

A test file makes its fixture bruno of bruno_planned, on a house with the clock it needs.
"""

from __future__ import annotations

from app.test_coaching_told import PROFILE
from milo.app.build import House
from milo.app.coaching import Coaching


def bruno_planned(house: House, coaching: Coaching) -> str:
    """The id of an athlete of four days a week who has a plan."""
    athlete = house.flows.add_athlete({**PROFILE, "days_per_week": 4})
    coaching.new_plan(athlete)
    return athlete
