"""What a plan's weeks come to, worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from milo.insight.planned_weeks import marks_of, planned_sums, still_to_come
from milo.vocabulary.plan import (
    DAYS,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
)

MONDAY = date(2026, 3, 2)


def gym(id: str, rirs: list[float]) -> PlannedSession:
    sets = [
        PlannedSet(set_number=n, target_reps=5, target_rir=rir, target_load_kg=None, rest_seconds=120)
        for n, rir in enumerate(rirs, 1)
    ]
    squat = PlannedExercise(exercise="Squat", exercise_id="squat", pattern="squat", muscles={"quads": 1}, equipment=[], sets=sets)
    return PlannedSession(session_id=id, kind="strength", title="Gym", minutes=60, exercises=[squat])


def run(id: str, **more: Any) -> PlannedSession:
    work = PlannedEndurance(**{"activity": "running", "minutes": 50, "zone": 2, **more})
    return PlannedSession(session_id=id, kind="endurance", title="Run", minutes=50, endurance=work)


STRETCH = PlannedSession(session_id="s", kind="mobility", title="Stretch", minutes=20)


def week(number: int, focus: str, **sessions: PlannedSession) -> PlannedWeek:
    days = [PlannedDay(day=d, rest=d not in sessions, sessions=[sessions[d]] if d in sessions else []) for d in DAYS]
    return PlannedWeek(week=number, focus=focus, days=days)


def plan(*weeks: PlannedWeek) -> Plan:
    return Plan(
        plan_id="p", version=1, athlete_id=None, goal="general", created_at=datetime(2026, 3, 2, tzinfo=UTC), weeks=list(weeks)
    )


def test_a_week_of_a_plan_adds_up() -> None:
    quality = {"zone": 4, "intervals": [{"repeat": 4, "work_minutes": 4, "work_zone": 5, "rest_minutes": 3, "rest_zone": 1}]}
    made = plan(week(1, "build", monday=gym("a", [2, 4, 5]), wednesday=run("b", distance_km=9.0), friday=run("c", **quality)))
    (one,) = planned_sums(made, MONDAY)
    assert (one.sessions, one.minutes, one.hard_sets, one.distance_km) == (3, 160, 2, 9)
    # Steady 50 in zone 2; of the other 50 minutes 16 in zone 5, 12 in zone 1, and 22 around them in zone 1.
    assert one.zone_minutes == [34, 50, 0, 0, 16]
    assert one.adherence is None


def test_what_is_done_or_past_is_not_to_come_and_what_nobody_can_weigh_is_named() -> None:
    made = plan(
        week(1, "build", monday=gym("a", [2]), tuesday=run("b"), wednesday=gym("c", [2]), sunday=STRETCH),
        week(2, "deload", monday=run("d")),
    )
    today = MONDAY + timedelta(days=1)
    loads, unknown = still_to_come(made, MONDAY, today, {"c"}, lambda s: None if s.kind == "mobility" else s.minutes * 5)
    assert loads == {today: 250, MONDAY + timedelta(days=7): 250}
    assert unknown == [(MONDAY + timedelta(days=6), "Stretch")]


def test_marks_name_the_beginning_new_blocks_and_easy_weeks() -> None:
    made = plan(week(1, "start"), week(2, "build"), week(3, "build"), week(4, "deload"), week(5, "build"))
    told = [((mark.day - MONDAY).days // 7 + 1, mark.kind) for mark in marks_of(made, MONDAY)]
    assert told == [(1, "start"), (2, "block"), (4, "deload"), (5, "block")]
