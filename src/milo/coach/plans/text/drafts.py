"""A plan while it is being read: parts that are still open, and how they become the finished plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from milo.coach.plans.basics.drills import called_hold, drill_alike, is_drill, with_seconds
from milo.coach.plans.text.spelling import Fault, PlanTextError
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import (
    DAYS,
    Adjustment,
    Day,
    Plan,
    PlannedDay,
    PlannedEndurance,
    PlannedExercise,
    PlannedFood,
    PlannedSession,
    PlannedSet,
    PlannedWeek,
    Refused,
    SessionKind,
)

Place = tuple[int | str, ...]
"""(week, day, session, exercise, first of a group of sets), each an index from 0; a prefix is the larger part.

(week, day, session, "endurance") is the endurance work of a session, with "intervals" the first line of those.
("food",) and the like are the first lines.
"""
Places = dict[Place, int]


class DraftExercise:
    """An exercise under way: what the catalogue says of it, unless the text says otherwise."""

    def __init__(self, name: str, known: Exercise | None, superset: str | None, line: int, column: int = 1) -> None:
        self.name, self.superset, self.line, self.column = name, superset, line, column
        self.id: str | None = None
        self.pattern: str | None = None
        self.muscles: dict[str, float] | None = None
        self.equipment: list[str] | None = None
        self.note: str | None = None
        self.sets: list[PlannedSet] = []
        self.set_lines: list[tuple[int, int]] = []
        self.bare: Fault | None = None  # that sets name no reserve; of a drill that is right
        if known is not None:
            self.id = known.id
            self._look_up(known)

    def become(self, id: str) -> None:
        """Be the exercise with that id, of the catalogue or not."""
        self.id = id
        known = catalogue().get(id)
        if known is not None:
            self._look_up(known)

    def _look_up(self, known: Exercise) -> None:
        self.pattern, self.muscles, self.equipment = known.pattern, dict(known.muscles), list(known.equipment)

    def finished(self) -> PlannedExercise:
        """Raises PlanTextError when neither the catalogue nor the text says what the exercise is."""
        if self.id is None or self.pattern is None or self.muscles is None or self.equipment is None:
            wanted = "an exercise of the catalogue, or lines below it: as id, as pattern, as muscles and as equipment"
            raise PlanTextError([Fault(self.line, self.column, wanted, repr(self.name))])
        made = PlannedExercise(
            exercise=self.name,
            exercise_id=self.id,
            pattern=self.pattern,
            muscles=self.muscles,
            equipment=self.equipment,
            sets=self.sets,
            superset=self.superset,
            note=with_seconds(self.note, self.sets[-1].target_reps) if self.sets and called_hold(self.name) else self.note,
        )
        if self.bare is not None and not is_drill(made):
            raise PlanTextError([self.bare])
        return drill_alike(made)


@dataclass
class DraftSession:
    """A session under way. id None: it is new, and gets its id when the plan is finished."""

    kind: SessionKind
    title: str
    minutes: float
    id: str | None
    line: int
    warm_up: list[str] = field(default_factory=list)
    exercises: list[DraftExercise] = field(default_factory=list)
    endurance: PlannedEndurance | None = None
    endurance_line: int = 0
    intervals: list[dict[str, Any]] | None = None
    intervals_line: int = 0
    because: list[str] = field(default_factory=list)

    def finished(self, id: str) -> PlannedSession:
        """The session under an id."""
        endurance = self.endurance
        if endurance is not None and self.intervals is not None:
            endurance = msgspec.structs.replace(endurance, intervals=self.intervals)
        return PlannedSession(
            session_id=id,
            kind=self.kind,
            title=self.title,
            minutes=self.minutes,
            warm_up=self.warm_up,
            exercises=[e.finished() for e in self.exercises],
            endurance=endurance,
            because=self.because,
        )


@dataclass
class DraftDay:
    """A day under way."""

    line: int
    rested: bool = False
    sessions: list[DraftSession] = field(default_factory=list)


@dataclass
class DraftWeek:
    """A week under way; days that are not written are days of rest."""

    number: int
    focus: str
    line: int
    days: dict[Day, DraftDay] = field(default_factory=dict)

    def open_day(self, day: Day, line: int) -> DraftDay:
        """Begin a day."""
        self.days[day] = DraftDay(line)
        return self.days[day]


@dataclass
class DraftPlan:
    """A plan under way; None: the text has not said it."""

    plan_id: str | None = None
    version: int | None = None
    parent: str | None = None
    athlete_id: str | None = None
    goal: str | None = None
    created_at: datetime | None = None
    adjustments: list[Adjustment] = field(default_factory=list)
    refused: Refused | None = None
    food: PlannedFood | None = None
    food_by_day: dict[str, dict[str, float]] | None = None
    food_because: list[str] = field(default_factory=list)
    weeks: list[DraftWeek] = field(default_factory=list)
    places: Places = field(default_factory=dict)

    def open_week(self, number: int, focus: str, line: int) -> None:
        """Begin a week."""
        self.weeks.append(DraftWeek(number, focus, line))

    def finished(self, base: Plan | None) -> tuple[Plan, Places]:
        """The plan and its places; what the first lines leave out comes from base. Raises PlanTextError."""
        plan_id, version, goal, created = self.plan_id, self.version, self.goal, self.created_at
        parent, athlete = self.parent, self.athlete_id
        if base is not None:
            if plan_id is None:
                parent, athlete = parent or base.parent, athlete or base.athlete_id
            plan_id, version = plan_id or base.plan_id, version or base.version
            goal, created = goal if goal is not None else base.goal, created or base.created_at
        if plan_id is None or version is None:
            raise PlanTextError([Fault(1, 1, "a first line such as plan my-plan version 1", "none")])
        if goal is None:
            raise PlanTextError([Fault(1, 1, "a line such as goal strength", "none")])
        if created is None:
            raise PlanTextError([Fault(1, 1, "a line such as created 2026-03-02T08:00:00+00:00", "none")])
        taken = {s.id for s in self._sessions() if s.id is not None}
        weeks, places = [], dict(self.places)
        for w, week in enumerate(self.weeks):
            places[w,] = week.line
            days = []
            for d, name in enumerate(DAYS):
                day = week.days.get(name, DraftDay(week.line))
                places[w, d] = day.line
                sessions = []
                for s, session in enumerate(day.sessions):
                    _mark(places, (w, d, s), session)
                    id = session.id if session.id is not None else _new_id(taken, plan_id, week.number, name, session.title)
                    sessions.append(session.finished(id))
                days.append(PlannedDay(day=name, rest=not sessions, sessions=sessions))
            weeks.append(PlannedWeek(week=week.number, focus=week.focus, days=days))
        return Plan(
            plan_id=plan_id,
            version=version,
            parent=parent,
            athlete_id=athlete,
            goal=goal,
            created_at=created,
            weeks=weeks,
            nutrition=self._nutrition(),
            adjustments=self.adjustments,
            refused=self.refused,
        ), places

    def _sessions(self) -> Iterator[DraftSession]:
        return (s for week in self.weeks for day in week.days.values() for s in day.sessions)

    def _nutrition(self) -> PlannedFood | None:
        if self.food is None:
            return None
        return msgspec.structs.replace(self.food, because=self.food_because, by_day=self.food_by_day)


def _new_id(taken: set[str], *of: object) -> str:
    """An id no session of the plan has, the same for the same text."""
    count = 0
    while (id := identity("session", *of, count)) in taken:
        count += 1
    taken.add(id)
    return id


def _mark(places: Places, place: Place, session: DraftSession) -> None:
    places[place] = session.line
    if session.endurance is not None:
        places[*place, "endurance"] = session.endurance_line
        if session.intervals is not None:
            places[*place, "intervals"] = session.intervals_line
    for e, exercise in enumerate(session.exercises):
        places[*place, e] = exercise.line
        for first, line in exercise.set_lines:
            places[*place, e, first] = line
