"""The sessions of a plan: exercises and outing put together with warm-up, drills, minutes and reasons."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from milo.coach.plans.basics.drills import drill_exercise, is_drill
from milo.coach.plans.basics.time import SHORT_SESSION_MIN, exercise_seconds, session_minutes, warm_up_minutes
from milo.coach.plans.basics.words import Changes
from milo.coach.plans.limits.care import balance_count
from milo.coach.plans.limits.endurance import Track
from milo.coach.plans.limits.numbers import WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.making.endurance_plan import Outing
from milo.coach.plans.making.exercises import FEW_DRILLS, TITLES
from milo.coach.plans.making.hard_work import STRIDES
from milo.coach.plans.making.taper import Taper, race_day
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import PlannedEndurance, PlannedExercise, PlannedSession

SHORT_SHARE, FILL_SHARE = 0.87, 0.90  # a session under the first share of its minutes is filled with drills up to the second
RACE_DRILLS = 4  # that warm up for a meet (our choice)
LEAST_DRILLS_MINUTES = 5.0  # of a session of nothing else, where pain has taken the other drills (our choice)
DRILLS_MINUTES = 20.0  # of a session of nothing but drills: longer is stretching to fill the time (our choice)
LIFT_DRILLS = 3  # after lifting: more of them is filler (our choice)
AREAS = {"upper": ("shoulder", "thoracic"), "lower": ("hip", "ankle", "low back"), "push": ("shoulder", "thoracic"),
         "pull": ("shoulder", "thoracic"), "legs": ("hip", "ankle", "low back")}  # fmt: skip
BODY = ("hip", "ankle", "thoracic", "shoulder", "low back")
CIRCLED = frozenset({"hip", "groin", "shoulder", "ankle", "achilles"})  # what the warm-up turns in circles
LEGS = ("hip", "ankle", "low back", "thoracic")
"""What a walk is stretched for: what it used, and neither neck nor wrists, unless the session is mobility alone."""
STRIDES_BEFORE = frozenset({"hills", "quality", "race"})  # hard runs that strides get the legs ready for


class SessionBuilder:
    """Builds the sessions of one plan.

    focus: of every strength day of a week, in order; TITLES names them.  mobility, balance: the drills to choose from.
    """

    def __init__(
        self,
        p: Person,
        changes: Changes,
        plan_id: str,
        language: str,
        focus: tuple[str, ...],
        mobility: list[Exercise],
        balance: list[Exercise],
    ) -> None:
        self.p, self.changes, self.plan_id, self.language = p, changes, plan_id, language
        self.focus, self.mobility, self.balance = focus, mobility, balance

    def gym(
        self, week: int, day: int, exercises: list[PlannedExercise], focus: str, minutes: float, limits: WeekLimits, recovery: bool
    ) -> list[PlannedSession]:
        """The session of a strength day; one of drills where an easier week takes its lifts, none where nothing is left of it."""
        if recovery and not exercises:
            return self.out(week, day, None, minutes, recovery, why="PL-06")
        exercises = [*exercises, *self._balance()]
        warm = warm_up_minutes(minutes, lungs=self.p.lungs)
        if not recovery and (self.p.beginner or self.p.older or self.p.profile.goal not in ("strength", "endurance")):
            # With one easy set of each there is time for more of them.
            most = FEW_DRILLS if limits.sets_max == 1 else LIFT_DRILLS
            exercises = self._filled(exercises, minutes, 0.0, warm, day, self._of(AREAS.get(TITLES[focus], BODY))[:most])
        if not exercises:
            return []
        lifts = any(not is_drill(e) for e in exercises)
        title = self._title(focus) if lifts else self.changes.say("title.mobility")
        real = session_minutes(exercises, 0.0, warm)
        named = {"PL-07", "PL-09", "PL-11", "PL-12", "PL-20", "PL-22", "PL-24", "PL-25", "PL-41"}
        because = sorted(({*limits.why.values(), "PL-09"} & named) | ({"PL-50"} if self.p.injuries else set()))
        return [
            PlannedSession(
                session_id=identity(self.plan_id, week, day, "strength"),
                kind="strength" if lifts else "mobility",
                title=title,
                minutes=float(round(real)),
                warm_up=self._warm_up(exercises, minutes),
                exercises=exercises,
                because=because,
            )
        ]

    def out(
        self, week: int, day: int, outing: Outing | None, minutes: float, recovery: bool, why: str = "PL-04", *, lifts: bool = False
    ) -> list[PlannedSession]:
        """The session of an endurance day or of a walk; none where nothing is left of it.

        why: the rule that left no outing.  lifts: whether the day lifts as well, which has its balance drills.
        """
        say = self.changes.say
        endurance = None if outing is None else outing.endurance
        moving = 0.0 if endurance is None else endurance.minutes
        exercises = [] if lifts else self._balance()
        # Nobody's run is filled up with stretching; a walk of light training, and a day of nothing else, are.
        if endurance is None or (self.p.standing.light_only and not recovery):
            some = self.mobility if endurance is None else self._of(LEGS)[:FEW_DRILLS]
            room = min(minutes, DRILLS_MINUTES) if endurance is None and not self.p.standing.light_only else minutes
            exercises = self._filled(exercises, room, moving, 0.0, day, some)
        if endurance is None and not exercises:
            return []
        if endurance is None and self.p.stopped and session_minutes(exercises, 0.0, 0.0) < LEAST_DRILLS_MINUTES:
            return []
        activity = "" if endurance is None else say(f"activity.{endurance.activity}")
        title = say("title.mobility") if outing is None else say(f"title.{outing.word}", activity=activity)
        strides = endurance is not None and endurance.activity == "running" and outing is not None and outing.word in STRIDES_BEFORE
        made = PlannedSession(
            session_id=identity(self.plan_id, week, day, "endurance"),
            kind="mobility" if endurance is None else "endurance",
            title=title[:1].upper() + title[1:],
            minutes=float(round(session_minutes(exercises, moving, 0.0))),
            warm_up=[
                *([say("warm.endurance", minutes=10 if self.p.lungs else 5)] if endurance else []),
                *([say("warm.strides", count=STRIDES)] if strides else []),
                *self._care(),
            ],
            exercises=exercises,
            endurance=endurance,
            because=self._because(outing, why),
        )
        if lifts and endurance is not None and endurance.activity == "walking" and endurance.minutes > minutes:
            return self._in_two(made, endurance, week, day)
        return [made] if outing is None or outing.brick is None else [made, self._brick(week, day, outing.brick)]

    def _in_two(self, walk: PlannedSession, whole: PlannedEndurance, week: int, day: int) -> list[PlannedSession]:
        """A walk beside lifting that is longer than a session as asked for, as two: WHO 2020 counts minutes of any bout."""
        first = float(math.ceil(whole.minutes / 2))

        def part(minutes: float, **about: Any) -> PlannedSession:
            shorter = msgspec.structs.replace(whole, minutes=minutes)
            return msgspec.structs.replace(walk, minutes=minutes, endurance=shorter, **about)

        again = identity(self.plan_id, week, day, "walk")
        return [part(first), part(whole.minutes - first, session_id=again, title=self.changes.say("title.walk_again"))]

    def _brick(self, week: int, day: int, run: PlannedEndurance) -> PlannedSession:
        """The run straight off the bike."""
        return PlannedSession(
            session_id=identity(self.plan_id, week, day, "brick"),
            kind="endurance",
            title=self.changes.say("title.brick"),
            minutes=run.minutes,
            warm_up=[self.changes.say("warm.brick"), *self._care()],
            endurance=run,
            because=["training-2.6", "PL-02"],
        )

    def race(self, taper: Taper, track: Track, spent: float) -> PlannedSession:
        """The session of the day itself. spent: minutes of endurance elsewhere in its week."""
        drills_of_day = [*(drill_exercise(e, 1, self.changes.say, self.language) for e in self._of(BODY)[:RACE_DRILLS])]
        drills_of_day += self._balance()
        return race_day(self.p, taper, track, spent, drills_of_day, self.plan_id, self.language)

    def balance_minutes(self) -> float:
        """Minutes the balance drills of one session take."""
        return sum(map(exercise_seconds, self._balance())) / 60

    def _filled(
        self, exercises: list[PlannedExercise], minutes: float, moving: float, warm: float, day: int, few: list[Exercise]
    ) -> list[PlannedExercise]:
        """With mobility drills behind, where the limits leave a session short of its minutes."""
        if session_minutes(exercises, moving, warm) >= SHORT_SHARE * minutes or not few:
            return exercises
        turned = [few[(k + day) % len(few)] for k in range(len(few))]
        # With nothing else in the session the drills may be the session.
        for sets in (1, 2) if exercises or moving else (1, 2, 3):
            filled = list(exercises)
            for e in turned:
                if session_minutes(filled, moving, warm) >= FILL_SHARE * minutes:
                    return filled
                drill = drill_exercise(e, sets, self.changes.say, self.language)
                if session_minutes([*filled, drill], moving, warm) <= minutes:
                    filled.append(drill)
        return filled

    def _because(self, outing: Outing | None, why: str) -> list[str]:
        """The rules of a session: those of its outing; of one of drills the one that left none, and who wants the drills."""
        if outing is not None:
            return list(outing.because)
        light = self.p.standing.light_rule if self.p.standing.light_only else None
        return [light or why, *(["PL-20"] if self.p.older else [])]

    def _of(self, areas: tuple[str, ...]) -> list[Exercise]:
        """The mobility drills of some areas of the body."""
        return [e for e in self.mobility if e.pattern.removesuffix(" mobility") in areas]

    def _warm_up(self, exercises: list[PlannedExercise], minutes: float) -> list[str]:
        say = self.changes.say
        general = 10 if self.p.lungs else 3 if minutes < SHORT_SESSION_MIN else 5
        lines = [say("warm.general", minutes=general)]
        if minutes >= SHORT_SESSION_MIN and not self.p.stopped & CIRCLED:
            lines.append(say("warm.joint"))
        mains = [e for e in exercises if not is_drill(e)][:2]
        lines += [line for e in mains if (line := self._ramp(e)) is not None]
        return [*lines, *self._care()]

    def _ramp(self, e: PlannedExercise) -> str | None:
        """Sets on the way to a working load, none closer than 10 kg to the last (training.md 2.4)."""
        say = self.changes.say
        load = e.sets[0].target_load_kg
        if load is None:
            return say("warm.first", exercise=e.exercise) if e.equipment else None
        bar = 20.0 if "barbell" in e.equipment and load >= 30 else 0.0
        step = 2.5 if "barbell" in e.equipment else 2.0
        steps = [(bar, 8)] if bar else []
        for share, reps in ((0.4, 6), (0.6, 4), (0.75, 3)):
            kg = step * round(share * load / step)
            if kg - (steps[-1][0] if steps else 0.0) >= 10 and load - kg >= 5:
                steps.append((kg, reps))
        if not steps:
            return say("warm.empty", exercise=e.exercise)
        return say("warm.ramp", exercise=e.exercise, sets=", ".join(say("warm.ramp_set", load=kg, reps=r) for kg, r in steps))

    def _care(self) -> list[str]:
        p, say = self.p, self.changes.say
        care = {
            "warm.asthma": p.lungs,
            "warm.insulin": p.insulin,
            "warm.minor": p.minor,
            "warm.hypertension": bool(p.conditions & {"hypertension", "heart disease"}),
            "warm.pelvic_floor": p.pregnant or p.postpartum,
            "warm.pregnant": p.pregnant or p.postpartum,
            "warm.older": p.older,
        }
        return [say(word) for word, holds in care.items() if holds]

    def _balance(self) -> list[PlannedExercise]:
        """Balance drills of every session from 65 on: PL-20."""
        count = balance_count(self.p)
        return [drill_exercise(e, 1, self.changes.say, self.language) for e in self.balance[:count]]

    def _title(self, focus: str) -> str:
        """Full body A, B, ...: days of one kind are told apart."""
        same = [i for i, f in enumerate(self.focus) if TITLES[f] == TITLES[focus]]
        letter = f" {'ABCDEF'[same.index(self.focus.index(focus))]}" if len(same) > 1 else ""
        return self.changes.say(f"title.{TITLES[focus]}") + letter
