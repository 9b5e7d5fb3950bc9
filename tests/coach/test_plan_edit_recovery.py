"""A recovery week asked for in a word: read, carried out in the week that is meant, and within the limits of anybody."""

from __future__ import annotations

import random
from datetime import date

import msgspec
import pytest

from coach.plan_stage import PLAN, on
from coach.planner_checks import TODAY, profile, violations
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import endurance_minutes, hard_sets
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.told_limits import in_words

MONDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)
RECOVERY = Edit(kind="recovery", this_week=True)


def test_the_week_has_a_third_less_with_more_in_reserve_and_nothing_hard() -> None:
    after = apply_edit(PLAN, RECOVERY, week=1)
    old, new = PLAN.weeks[0], after.weeks[0]
    assert new.focus == "deload"
    assert hard_sets(new) <= 0.7 * hard_sets(old)
    assert endurance_minutes(new) <= 0.7 * endurance_minutes(old)
    bench = on(after, 0, 0)[0].exercises[0]
    assert {s.target_rir for s in bench.sets} == {4.0}
    assert {s.target_load_kg for s in bench.sets} == {60.0}
    assert all(s.endurance.intervals is None for d in new.days for s in d.sessions if s.endurance is not None)
    assert after.weeks[1] == PLAN.weeks[1]
    assert after.adjustments[-1].what == "week 1: as planned -> a recovery week: 14 hard sets -> 9, 115 min of endurance -> 74"


def test_days_that_are_over_stay_as_they_were() -> None:
    after = apply_edit(PLAN, RECOVERY, week=1, today="wednesday")
    assert on(after, 0, 0) == on(PLAN, 0, 0)
    assert on(after, 0, 2) != on(PLAN, 0, 2)


def test_a_light_week_and_one_that_is_over_are_refused_in_both_languages() -> None:
    after = apply_edit(PLAN, RECOVERY, week=1)
    with pytest.raises(EditRefused) as light:
        apply_edit(after, RECOVERY, week=1)
    assert in_words(light.value, "es") == "Esa semana ya es ligera. Nombra otra semana."
    with pytest.raises(EditRefused) as over:
        apply_edit(PLAN, RECOVERY, week=1, today="sunday")
    assert in_words(over.value, "en") == "The sessions of that week are over. Name another week."


def test_plans_with_a_recovery_week_asked_for_break_no_limit() -> None:
    rng, done = random.Random(23), 0
    for number in range(60):
        raw = profile(rng)
        person = parse_profile(raw, TODAY)
        plan = make_plan(person, weeks=4, seed=number, today=TODAY)
        try:
            plan = apply_edit(plan, Edit(kind="recovery", week=rng.randint(1, 3)), week=1)
        except EditRefused:
            continue
        held, _, refused = validate(plan, person, TODAY)
        assert refused is not None or not violations(msgspec.to_builtins(held), raw, equal_time=False)
        assert all(
            x.target_rir <= 5
            for w in held.weeks
            for d in w.days
            for s in d.sessions
            for e in s.exercises
            for x in e.sets
            if not is_drill(e)
        )
        done += 1
    assert done > 20
