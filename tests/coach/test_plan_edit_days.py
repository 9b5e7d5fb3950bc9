"""Which day falls when fewer train: easy work first, the same one in all weeks, told by name; rest asked for in words."""

from __future__ import annotations

import pytest

from coach.plan_stage import HEAD, PLAN
from milo.coach.plans.edits.days import free_day, on_days
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.text.text import parse
from milo.vocabulary.plan import Plan, PlannedWeek

LIFT = " Back squat 3x8 @ 2 rir, rest 90 s\n Bench press 3x8 @ 2 rir, rest 90 s\n Barbell row 3x8 @ 2 rir, rest 90 s\n"
EASY = "wednesday\nrun 50 min zone 2\n"
LONG = "sunday\nrun 100 min zone 2\n"
QUIET = f'monday\nstrength "Gym" 45 min\n{LIFT}tuesday\nrun 40 min zone 2\n{EASY}{LONG}'
SHARP = (
    f'monday\nstrength "Gym" 45 min\n{LIFT}tuesday\nendurance "Intervals" 40 min\nrun 40 min zone 2\n'
    f"5 x 3 min zone 4, 2 min zone 1\n{EASY}{LONG}"
)
RUNNER = parse(f"{HEAD.replace('strength', 'endurance', 1)}week 1 build\n{QUIET}week 2 build\n{SHARP}week 3 build\n{SHARP}")
UPPER = 'strength "Upper" 45 min\n Bench press 3x8 @ 2 rir, rest 90 s\n Barbell row 3x8 @ 2 rir, rest 90 s\n'
LOWER = 'strength "Lower" 45 min\n Back squat 3x8 @ 2 rir, rest 90 s\n Deadlift 3x5 @ 2 rir, rest 90 s\n'
LIFTER = parse(f"{HEAD}week 1 build\nmonday\n{UPPER}tuesday\n{LOWER}thursday\n{UPPER}saturday\n{LOWER}")
HYBRID = parse(f"{HEAD}week 1 build\nmonday\n{UPPER}tuesday\nrun 40 min zone 2\nthursday\n{LOWER}saturday\nrun 40 min zone 2\n")


def days(week: PlannedWeek) -> list[str]:
    return [d.day for d in week.days if d.sessions]


def test_the_easy_run_falls_and_the_hard_and_the_long_one_stay_in_every_week() -> None:
    plan = on_days(RUNNER, 3)
    assert [days(w) for w in plan.weeks] == [["monday", "tuesday", "sunday"]] * 3, "not the day that is easy only in week 1"
    [intervals] = plan.weeks[2].days[1].sessions
    assert intervals.endurance is not None
    assert intervals.endurance.intervals
    what = plan.adjustments[-1].what
    assert "left out: Running (Wednesday)" in what
    assert "Intervals (Tuesday)" in what.split("kept:")[1]
    assert "se quita: " in on_days(RUNNER, 3, language="es").adjustments[-1].what


def test_a_lifter_keeps_every_main_lift_twice_a_week() -> None:
    [week] = on_days(LIFTER, 3).weeks
    assert days(week)[1:] == ["thursday", "saturday"], "no two days of lifting beside each other"
    for lift in ("bench_press", "back_squat", "deadlift", "barbell_row"):
        assert sum(e.exercise_id == lift for d in week.days for s in d.sessions for e in s.exercises) == 2


def test_beside_lifting_an_easy_run_falls_first() -> None:
    [week] = on_days(HYBRID, 3).weeks
    assert {"monday", "thursday"} < set(days(week))


def test_days_that_are_over_stay_as_they_are() -> None:
    plan = apply_edit(RUNNER, Edit(kind="days", days_by=-1), week=2, today="thursday")
    assert plan.weeks[:2] == RUNNER.weeks[:2]
    assert days(plan.weeks[2]) == ["monday", "tuesday", "sunday"]


def test_a_weekday_is_freed_and_the_long_run_finds_another_place() -> None:
    plan = free_day(RUNNER, "sunday")
    for w in plan.weeks:
        assert not w.days[6].sessions
        assert len(days(w)) == 3
        assert max(s.endurance.minutes for d in w.days for s in d.sessions if s.endurance is not None) == 100
    assert "moved: " in plan.adjustments[-1].what
    assert days(free_day(RUNNER, "wednesday").weeks[1]) == ["monday", "tuesday", "sunday"]


def held(plan: Plan, edit: Edit) -> list[int]:
    after = apply_edit(plan, edit, week=1)
    return [new.week for old, new in zip(plan.weeks, after.weeks, strict=True) if old != new]


def test_what_gets_shorter_is_told_and_kept_in_whole_minutes() -> None:
    drill = " Arm circles 1x8 @ 4 rir, rest 20 s\n"
    hard = f'tuesday\nendurance "Intervals" 36 min\n{drill}run 34 min zone 4\n'
    plan = parse(f"{HEAD.replace('strength', 'endurance', 1)}week 1 build\nmonday\nrun 50 min zone 2\n{hard}{EASY}{LONG}")
    after = on_days(plan, 2)
    minutes = [s.endurance.minutes for d in after.weeks[0].days for s in d.sessions if s.endurance is not None]
    assert min(minutes) < 34
    assert all(m == round(m) for m in minutes), minutes
    told = after.adjustments[-1].what
    assert f"34 -> {min(minutes):.0f} min" in told


@pytest.mark.parametrize(
    ("edit", "week"),
    [
        (Edit(kind="minutes", minutes=30, day="monday", this_week=True), 2),
        (Edit(kind="skip", day="monday", this_week=True), 2),
        (Edit(kind="skip", day="saturday", this_week=True), 1),
        (Edit(kind="move", day="monday", to="tuesday", this_week=True), 2),
        (Edit(kind="drop", exercise="push-up", this_week=True), 2),
        (Edit(kind="move", day="monday", to="sunday", this_week=True), 1),
    ],
)
def test_a_day_that_is_over_means_the_one_to_come(edit: Edit, week: int) -> None:
    after = apply_edit(PLAN, edit, week=1, today="thursday")
    assert [w.week for w, old in zip(after.weeks, PLAN.weeks, strict=True) if w != old] == [week]


def test_an_edit_of_all_that_is_left_of_the_week_leaves_its_past_alone() -> None:
    after = apply_edit(PLAN, Edit(kind="minutes", minutes=30, this_week=True), week=1, today="wednesday")
    assert after.weeks[0].days[0] == PLAN.weeks[0].days[0]
    assert after.weeks[0].days[2] != PLAN.weeks[0].days[2]
    assert after.weeks[1] == PLAN.weeks[1]
