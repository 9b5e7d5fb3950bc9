"""Limits that no plan of ours comes near, because the planner asks for less: each held against a plan that does."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY
from coach.test_plan_limits import HOME, checked, first, gym, lift, plan, ride
from milo.coach.plans.limits.validator import validate
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import PlannedFood, PlannedSession

SWIMMER = HOME | {"equipment": [*HOME["equipment"], "pool"], "activities": ["swimming"]}  # type: ignore[misc]
CLEARED = {"parq": {"clearance": {"date": "2026-02-20", "who": "doctor", "scope": ["vigorous", "hiit"]}}}


def with_rates(session: PlannedSession, low: float, high: float) -> PlannedSession:
    assert session.endurance is not None
    return msgspec.structs.replace(session, endurance=msgspec.structs.replace(session.endurance, hr_bpm=(low, high)))


def zones(made: Any, week: int = 0) -> list[int]:
    return [s.endurance.zone for d in made.weeks[week].days for s in d.sessions if s.endurance is not None]


def test_nobody_with_epilepsy_swims() -> None:
    made = plan({0: [ride(30, activity="swimming")]})
    fixed, rules = checked(made, SWIMMER | {"conditions": ["epilepsy"]})
    assert first(fixed).endurance is not None
    assert (first(fixed).endurance.activity, "PL-28" in rules) == ("walking", True)  # type: ignore[union-attr]
    assert first(checked(made, SWIMMER)[0]).endurance.activity == "swimming"  # type: ignore[union-attr]


def test_a_beta_blocker_takes_heart_rates_out_of_a_plan() -> None:
    made = plan({0: [with_rates(ride(30), 110, 125)]})
    fixed, rules = checked(made, HOME | {"medications": ["bisoprolol"]})
    assert (first(fixed).endurance.hr_bpm, "G-7" in rules) == (None, True)  # type: ignore[union-attr]
    assert first(checked(made, HOME)[0]).endurance.hr_bpm == (110, 125)  # type: ignore[union-attr]


def test_hard_days_are_two_days_apart() -> None:
    easy = {n: [ride(90, id=f"e{n}")] for n in (0, 5, 6)}
    raw = HOME | {"history": {"days_since_last_session": 1, "months_trained": 40, "weekly_minutes": [400] * 4}}
    beside = plan({**easy, 2: [ride(30, zone=4, id="h2")], 3: [ride(30, zone=4, id="h3")]})
    assert zones(checked(beside, raw)[0]) == [2, 4, 2, 2, 2]
    apart = plan({**easy, 2: [ride(30, zone=4, id="h2")], 4: [ride(30, zone=4, id="h4")]})
    assert zones(checked(apart, raw)[0]) == [2, 4, 4, 2, 2]


def test_a_beginner_does_no_two_spine_loading_lifts_without_rest_between() -> None:
    pair = [msgspec.structs.replace(lift(id, rir=3), superset="A") for id in ("goblet_squat", "dumbbell_shoulder_press")]
    beginner = HOME | {"experience": "beginner"}
    fixed, rules = checked(plan({0: [gym(*pair, minutes=30)]}), beginner)
    assert ([e.superset for e in first(fixed).exercises], "PL-15" in rules) == ([None, None], True)
    fixed, rules = checked(plan({0: [gym(*pair, minutes=30)]}), HOME)
    assert ([e.superset for e in first(fixed).exercises], "PL-15" in rules) == (["A", "A"], False)


def test_the_last_day_of_a_beginners_week_lies_beside_the_first_of_the_next() -> None:
    one = gym(lift("goblet_squat", rir=3), minutes=25)
    other = msgspec.structs.replace(one, session_id="other")
    fixed, rules = checked(plan({0: [one], 6: [other]}), HOME | {"experience": "beginner"})
    assert [d.day for d in fixed.weeks[0].days if d.sessions] == ["monday"]
    assert "PL-07" in rules


@pytest.mark.parametrize(
    ("values", "rule", "weeks_easy"),
    [
        ({"age": 70}, "PL-20", 4),
        ({"conditions": ["type 1 diabetes"], "medications": ["insulin"], **CLEARED}, "PL-26", 1),
        ({"history": {"days_since_last_session": 20, "months_trained": 20, "weekly_minutes": [300] * 4}}, "PL-12", 1),
    ],
)
def test_hard_endurance_waits_for_the_weeks_a_state_asks_for(values: dict[str, Any], rule: str, weeks_easy: int) -> None:
    usual = {"days_since_last_session": 1, "months_trained": 40, "weekly_minutes": [300] * 4}
    weeks = [{n: [ride(60, zone=4 if n == 2 else 2, id=f"w{w}d{n}")] for n in (0, 2, 4, 6)} for w in range(weeks_easy + 1)]
    fixed, rules = checked(plan(*weeks), HOME | {"history": usual} | values)
    assert rule in rules
    assert all(max(zones(fixed, week)) <= 2 for week in range(weeks_easy))
    _, without = checked(plan(*weeks), HOME | {"history": usual})
    assert rule not in without


def test_the_first_week_back_has_seventy_percent_of_the_minutes() -> None:
    def back(days: int) -> float:
        raw = HOME | {"history": {"days_since_last_session": days, "months_trained": 40, "weekly_minutes": [200] * 4}}
        fixed, _ = checked(plan({n: [ride(60, id=f"d{n}")] for n in (0, 2, 4)}), raw)
        return sum(s.endurance.minutes for d in fixed.weeks[0].days for s in d.sessions if s.endurance is not None)

    assert back(1) == 180
    assert back(20) <= 0.7 * (200 + max(20, 0.1 * 200))
    assert back(20) >= 140


@pytest.mark.parametrize(
    ("kcal", "protein", "fat", "field", "low", "high"), [(5_900, 128, 80, "kcal", 3_000, 5_000), (2_600, 128, 9, "fat_g", 30, 30)]
)
def test_energy_has_a_most_by_what_is_spent_and_fat_a_least(
    kcal: float, protein: float, fat: float, field: str, low: float, high: float
) -> None:
    raw = HOME | {"weight_kg": 60, "height_cm": 172, "parq": {"none_of_these": True}}
    food = PlannedFood(kcal=kcal, protein_g=protein, carbs_g=(kcal - 4 * protein - 9 * fat) / 4, fat_g=fat, because=[])
    made = plan({0: [ride(40)], 3: [ride(40, id="f")]}, food=food)
    fixed, changes, refused = validate(made, parse_profile(raw, TODAY), TODAY)
    assert refused is None
    assert fixed.nutrition is not None
    assert low <= getattr(fixed.nutrition, field) <= high
    assert {c.rule for c in changes} & {"NU-01", "NU-05"}
