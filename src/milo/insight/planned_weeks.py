"""What each week of a plan asks: sessions, minutes, hard sets, distance, minutes in zones; and the marks a chart may carry."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta

import msgspec

from milo.insight.strength import HARD_RIR
from milo.vocabulary.plan import DAYS, Plan, PlannedEndurance, PlannedSession, PlannedWeek
from milo.vocabulary.weeks import MONDAY, WEEK, week_start

EASIER = frozenset({"deload", "taper", "return"})
"""Focuses of weeks that ask less on purpose."""
ZONES = 5


class PlannedSum(msgspec.Struct, frozen=True, kw_only=True):
    """One week of the plan that holds. distance_km: None where no session names one.  done: sessions that became a workout.

    zone_minutes: of the endurance work, zones 1-5; None without any.  adherence: done over due, None before anything was due.
    """

    monday: date
    week: int
    focus: str
    sessions: int
    minutes: float
    hard_sets: int
    distance_km: float | None
    zone_minutes: list[float] | None
    done: int | None = None
    due: int | None = None

    @property
    def adherence(self) -> float | None:
        """Done over due; None before anything was due."""
        return self.done / self.due if self.done is not None and self.due else None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Something of the programme on a day. kind: "start" (a plan began), "block" (its focus changed), "deload" (an easy week)."""

    day: date
    kind: str
    focus: str


def planned_sums(plan: Plan, started: date, starts: int = MONDAY) -> list[PlannedSum]:
    """What the plan asks of every calendar week, oldest first.

    started: the Monday its first week begins on.  starts: weekday the athlete's weeks start on; a week that holds days of two
    weeks of the plan has the number and focus of the one most of its days are in.
    """
    asked: dict[date, list[PlannedSession]] = {}
    for week in plan.weeks:
        for day in week.days:
            on = started + timedelta(days=WEEK * (week.week - 1) + DAYS.index(day.day))
            asked.setdefault(week_start(on, starts), []).extend(day.sessions)
    weeks = {week.week: week for week in plan.weeks}
    numbers = {first: (first + timedelta(days=WEEK // 2) - started).days // WEEK + 1 for first in asked}
    return [_week(weeks.get(numbers[first]), numbers[first], first, asked[first]) for first in sorted(asked)]


def _week(week: PlannedWeek | None, number: int, first: date, sessions: list[PlannedSession]) -> PlannedSum:
    work = [s.endurance for s in sessions if s.endurance is not None]
    km = [e.distance_km for e in work if e.distance_km is not None]
    return PlannedSum(
        monday=first,
        week=number,
        focus="" if week is None else week.focus,
        sessions=len(sessions),
        minutes=sum(s.minutes for s in sessions),
        hard_sets=sum(one.target_rir <= HARD_RIR for s in sessions for e in s.exercises for one in e.sets),
        distance_km=round(sum(km), 2) if km else None,
        zone_minutes=[round(sum(column), 1) for column in zip(*map(_zones, work), strict=True)] if work else None,
    )


def _zones(work: PlannedEndurance) -> list[float]:
    """Minutes of a stretch of work in zones 1-5: the intervals where they are told, the rest in the work's own zone."""
    minutes = [0.0] * ZONES
    left = work.minutes
    for part in work.intervals or []:
        for name in ("work", "rest"):
            spent = min(float(part["repeat"]) * float(part[f"{name}_minutes"]), left)
            minutes[int(part[f"{name}_zone"]) - 1] += spent
            left -= spent
    # Intervals stand in the zone they reach; what surrounds them is warming up and cooling down.
    minutes[(1 if work.intervals else work.zone) - 1] += left
    return minutes


def still_to_come(
    plan: Plan, started: date, today: date, done: Collection[str], load: Callable[[PlannedSession], float | None]
) -> tuple[dict[date, float], list[tuple[date, str]]]:
    """(local day -> load in AU, sessions whose load nobody can estimate) of the plan from today on.

    done: ids of this week's sessions that became a workout.  load: of one session; None where nothing tells it.
    """
    loads: dict[date, float] = {}
    unknown = []
    for week in plan.weeks:
        monday = started + timedelta(days=WEEK * (week.week - 1))
        for day in week.days:
            on = monday + timedelta(days=DAYS.index(day.day))
            for session in day.sessions:
                if on < today or session.session_id in done:
                    continue
                found = load(session)
                if found is None:
                    unknown.append((on, session.title))
                else:
                    loads[on] = loads.get(on, 0.0) + found
    return loads, unknown


def marks_of(plan: Plan, started: date) -> list[Mark]:
    """Where a plan begins, where its focus changes, and its easy weeks."""
    marks: list[Mark] = []
    before: str | None = None
    for week in sorted(plan.weeks, key=lambda w: w.week):
        day = started + timedelta(days=WEEK * (week.week - 1))
        if before is None:
            marks.append(Mark(day=day, kind="start", focus=week.focus))
        elif week.focus != before and week.focus in EASIER:
            marks.append(Mark(day=day, kind="deload", focus=week.focus))
        elif week.focus != before:
            marks.append(Mark(day=day, kind="block", focus=week.focus))
        before = week.focus
    return marks
