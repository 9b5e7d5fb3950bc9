"""Heart rates of a plan's endurance work against its zone, the athlete's age, their own zones and a high blood pressure."""

from __future__ import annotations

import re

import msgspec
import pytest

from coach.plan_stage import HEAD
from coach.planner_checks import TODAY
from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.limits.rates import own_rate
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.text.text import parse
from milo.insight.zones import HeartLimits, Zones
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.origin import Origin

HISTORY = {"weekly_minutes": [120, 120, 120, 120], "longest_run_km_30d": 10, "days_since_last_session": 1, "months_trained": 24}
BRUNO = {
    "age": 40, "sex": "male", "goal": "endurance", "days_per_week": 4, "experience": "intermediate", "equipment": ["dumbbell"],
    "activities": ["running"], "regular_exerciser": True, "parq": {"none_of_these": True}, "history": HISTORY,
}  # fmt: skip
HANNA = BRUNO | {"age": 55, "conditions": ["hypertension"], "medications": ["lisinopril"]}


def zones(highest: float, rest: float) -> Zones:
    """Karvonen's zones of an own maximum and resting rate."""
    lower = [rest + share * (highest - rest) for share in (0.5, 0.6, 0.7, 0.8, 0.9)]
    limits = HeartLimits(max_bpm=highest, max_from="own", rest_bpm=rest, rest_from="own")
    return Zones(lower_bpm=lower, method="karvonen", origin=Origin.TOLD, limits=limits)


def found(line: str, who: Profile, language: str = "en") -> list[tuple[str, str]]:
    text = f"{HEAD}week 1 build\nsaturday\n{line}\n"
    return [(f.rule, f.what) for f in check(text, lambda *a: validate(*a, language=language), who, TODAY, language=language)]


def test_a_rate_of_a_run_fits_its_zone():
    who = parse_profile(BRUNO, TODAY)
    assert found("run 33 min zone 2, 120-140 bpm", who) == []
    assert [rule for rule, _ in found("run 33 min zone 1, 185-210 bpm", who)] == ["PL-05"]
    assert [rule for rule, _ in found("run 33 min zone 2, 170-180 bpm", who)] == ["PL-05"]
    assert "154" in found("run 33 min zone 2, 170-180 bpm", who)[0][1]
    assert "nunca más de 154 lpm" in found("run 33 min zone 2, 170-180 bpm", who, "es")[0][1]


def test_a_rate_with_a_high_blood_pressure_is_moderate():
    who = parse_profile(HANNA, TODAY)
    assert [rule for rule, _ in found("run 33 min zone 2, 175-185 bpm, 5.5 km", who)] == ["PL-24"]
    assert [rule for rule, _ in found("run 33 min zone 2, 120-135 bpm, 5.5 km", who)] == ["PL-24"]
    assert found("run 33 min zone 2, 110-125 bpm, 5.5 km", who) == []


@pytest.mark.parametrize("rate", ["200-100", "250-300", "0-120", "10-20"])
def test_what_is_no_range_of_heart_rates_is_refused(rate: str):
    assert [rule for rule, _ in found(f"run 33 min zone 2, {rate} bpm", parse_profile(BRUNO, TODAY))] == ["PL-16"]


def test_an_own_maximum_holds_over_that_of_the_age():
    who, text = parse_profile(BRUNO, TODAY), f"{HEAD}week 1 build\nsaturday\nrun 33 min zone 2, 150-162 bpm\n"
    asked = parse(text)
    assert validate(asked, who, TODAY, zones=zones(206, 60))[0] == asked
    slow = validate(asked, who, TODAY, zones=zones(160, 60))[0].weeks[0].days[5].sessions[0].endurance
    assert slow is not None
    assert slow.hr_bpm == (120, 129)


def test_rates_of_the_plan_that_holds_stay_when_zones_moved_a_little():
    who = parse_profile(BRUNO, TODAY)
    asked = parse(f"{HEAD}week 1 build\nsaturday\nrun 33 min zone 2, 130-142 bpm\n")
    assert validate(asked, who, TODAY, zones=zones(175, 50))[0] != asked
    assert validate(asked, who, TODAY, zones=zones(175, 50), base=asked)[0] == asked


@pytest.mark.parametrize("who", [BRUNO, HANNA, BRUNO | {"age": 68}, BRUNO | {"experience": "beginner"}])
@pytest.mark.parametrize("own", [zones(206, 48), zones(150, 70)])
def test_the_planners_own_rates_stand(who: dict[str, object], own: Zones):
    made = make_plan(parse_profile(who, TODAY), weeks=8, seed=1, today=TODAY, zones=own)
    assert validate(made, parse_profile(who, TODAY), TODAY, zones=own)[1] == []
    assert re.search(r'"hr_bpm":\[\d', msgspec.json.encode(made).decode())


def test_own_zones_with_a_high_blood_pressure_are_those_of_its_rule():
    """40 to 59 % of the reserve, though zone 2 goes up to 70 %."""
    assert own_rate(zones(170, 60), 2, person_of(parse_profile(HANNA, TODAY), TODAY)) == (104, 124)
