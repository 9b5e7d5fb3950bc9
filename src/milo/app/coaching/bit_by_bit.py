"""The coach's desk for writing down bit by bit: a workout begun and filled set by set, a word on a day, a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from milo.app.coaching.fitted import FitDesk
from milo.app.coaching.gate import able, asked_anew, clearance_wanted, told_anew
from milo.app.coaching.gate_stored import versions_in
from milo.app.coaching.logged_far import far_told
from milo.app.coaching.set_figures import figures_of
from milo.app.consenting import kept
from milo.app.known_athletes import born, known, zone_of
from milo.app.logging_workouts import KEYS, Logged, LoggedExercise, LoggedSet, aware
from milo.coach.adapt.adapting_log import LOG_SOURCE, exercise_key, workout_id_of
from milo.coach.likely_names import typo_of
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.limits.gates import standing
from milo.coach.plans.limits.health_kept import answered_whole, carried, dated, taken_in
from milo.coach.plans.limits.health_questions import answered_at, open_topics, stamped
from milo.coach.plans.making.health_clearances import bare
from milo.vocabulary.errors import BadValue, together
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.misfits import misfits
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Feedback, LiftedSet, ProfileVersion, Workout
from milo.vocabulary.told_limits import Refusal, check_moment, check_set

USEFUL = ("height_cm", "weight_kg", "experience", "minutes_per_session", "equipment", "parq", "activities")
"""Keys of a profile that are not required and make a plan fit better."""
ADDED_SOURCE = "milo log, set by set"
"""The source of sets that were added one by one: a log of the same workout told again does not take them back."""


class LogDesk(FitDesk):
    """Sets as they are done, and what else is told in pieces."""

    def start_workout(
        self, athlete: str, *, at: datetime | None = None, title: str | None = None, session_id: str | None = None
    ) -> dict[str, Any]:
        """A workout that begins, to be filled set by set: {"workout_id", "at"}; begun twice at one moment it is one.

        at: None: now.  session_id: of the plan, if it is one.
        """
        known(self.house, athlete)
        zone = zone_of(self.house, athlete)
        begun = aware(at or self.house.clock.now(), zone)
        check_moment(begun, self.house.clock.now().astimezone(zone), born(self.house, athlete))
        offset = begun.utcoffset()
        workout = Workout(
            origin=Origin.TOLD,
            source=LOG_SOURCE,
            workout_id=workout_id_of(begun, athlete, session_id or title or ""),
            user_id=athlete,
            start_ts=begun,
            end_ts=begun,
            activity_type="strength",
            title=title,
            utc_offset_min=None if offset is None else round(offset.total_seconds() / 60),
        )
        kept(self.house.writer.write([workout]))
        return {"workout_id": workout.workout_id, "at": begun}

    def add_sets(self, athlete: str, workout_id: str, exercise: str, sets: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Sets of an exercise (id or name) added to a logged workout: {"workout_id", "exercise", "exercise_id", "sets", "reply"}.

        reply: what is said of a set far from all that is known (logged_far), None for any other.
        sets: {"reps", "weight_kg", "rir", "warm_up", "number"} each, a held one "duration_s" in place of "reps";
        a number that is there takes the place of the set it names, left out it is the next.

        Raises NotFound for another's workout, BadValue for one that was imported and for a bad set, Refusal for one nobody can
        have done, StorageWithdrawn.
        """
        found = find_exercise(exercise) or catalogue().get(exercise) or typo_of(exercise)
        name = found.name if found is not None else exercise
        with self.one_at_a_time(athlete):
            workout: Workout = self.house.store.get("workout", athlete, workout_id)
            if workout.source != LOG_SOURCE:
                raise BadValue("a workout that was logged here", f"one from {workout.source}", "log another one")
            key = exercise_key(name)
            there = [
                s for s in self.house.store.find("set", athlete) if s.workout_id == workout_id and exercise_key(s.exercise) == key
            ]
            name = there[0].exercise if there else name
            next_number = max((s.number for s in there), default=0) + 1
            made: list[LiftedSet] = []
            for raw in sets:
                values = dict(raw)
                number = values.pop("number", None)
                if number is None:
                    number = next_number
                elif not 1 <= number <= next_number:
                    there_are = next_number - 1
                    raise Refusal(
                        "set_number", f"a set that is there or the next one (1 to {next_number})", str(number), "leave number out",
                        number=number, count=there_are, next=next_number,
                    )  # fmt: skip
                next_number = max(next_number, number + 1)
                made.append(_set(workout, name, number, _checked(name, values)))
            sets_told = [LoggedSet(reps=s.reps or 0.0, weight_kg=s.weight_kg, duration_s=s.duration_s) for s in made]
            far = far_told(
                self.house, athlete, Logged(at=workout.start_ts, exercises=[LoggedExercise(exercise=name, sets=sets_told)])
            )
            kept(self.house.writer.write(made))
            self.house.flows.settle(athlete)
        told = [{"set_id": s.set_id, "number": s.number, **figures_of(s)} for s in made]
        return {
            "workout_id": workout_id,
            "exercise": found.called(self.language(athlete)) if found else name,
            "exercise_id": found.id if found else None,
            "sets": told,
            "reply": far,
        }

    def feedback(
        self, athlete: str, *, energy: float | None = None, mood: float | None = None, perceived_exertion: float | None = None
    ) -> dict[str, Any]:
        """How it felt: energy and mood 1-5, perceived exertion 1-10: {"feedback_id"}. Raises BadValue where nothing is told."""
        known(self.house, athlete)
        if energy is None and mood is None and perceived_exertion is None:
            raise BadValue("energy, mood or perceived_exertion", "none of them")
        now = self.house.clock.now()
        record = Feedback(
            origin=Origin.TOLD,
            source="athlete",
            feedback_id=timed_identity(now, athlete, "feedback", energy, mood, perceived_exertion),
            user_id=athlete,
            event_ts=now,
            mood=mood,
            energy=energy,
            perceived_exertion=perceived_exertion,
        )
        kept(self.house.writer.write([record]))
        return {"feedback_id": record.feedback_id}

    def onboard(self, athlete: str, profile: object, *, answered: bool = False, whole: bool = False) -> dict[str, Any]:
        """The athlete's profile from now on, as `gate` answers, and "changed": what it changed of the plan, as sentences.

        answered: the health questions were answered with it, be it as before; only all seven are answered anew.  whole: it is the
        profile that holds, changed, and what it leaves out is taken out; of any other body health that was told stands
        (health_kept).  Raises UnknownName, BadValue, NotFound, StorageWithdrawn.

        gate: the class of the onboarding gate (G-1 to G-7).  refused: why they may not train, {"level", "rules", "text"}; None when
        they may.  missing: what would make a plan fit better.  questions_open: health questions without an answer, which make
        a plan a cautious one.  questions_old: {"answered_at", "why"} where they are due again, else None.
        clearance: the scope of one that would open more training, None where none would.
        """
        known(self.house, athlete)
        now = self.house.clock.now()
        with self.one_at_a_time(athlete):
            before = self.house.flows.profile(athlete)
            was = None if before is None else able(self.house, athlete, before)
            held = (before.parq if before is not None else None) or {}
            all_of_it = profile if whole else carried(profile, before)
            told = msgspec.to_builtins(bare(taken_in(all_of_it, self.house.flows.today(athlete), held)))
            if answered and answered_whole(profile):
                told = stamped(told, now)
            elif answered and held:
                told = dated(told, self._answers_since(athlete))
            self._write_profile(athlete, told, now)
            changed = self.fitted(athlete, was)
        return {**self.gate(athlete), "changed": changed}

    def _answers_since(self, athlete: str) -> str | None:
        """When the answers that stand were given, in ISO 8601."""
        at = answered_at([(v.valid_from, v.profile.get("parq")) for v in versions_in(self.house.store, athlete)])
        return None if at is None else at.isoformat()

    def _write_profile(self, athlete: str, told: dict[str, Any], now: datetime) -> None:
        version = ProfileVersion(
            origin=Origin.TOLD,
            source="profile",
            profile_id=identity("profile", athlete, now.isoformat()),
            user_id=athlete,
            valid_from=now,
            profile=told,
        )
        kept(self.house.writer.write([version]))

    def gate(self, athlete: str) -> dict[str, Any]:
        """What the onboarding gate makes of the profile, as documents have it. Raises BadValue without one."""
        profile = self.profile(athlete)
        found = standing(able(self.house, athlete, profile), self.house.flows.today(athlete))
        refused = None
        if found.refused is not None:
            level, rules, word = found.refused
            refused = {"level": level, "rules": list(rules), "text": speaker(self.language(athlete))(word)}
        left = list(open_topics(profile))
        missing = [key for key in USEFUL if getattr(profile, key) is None or (key == "parq" and left)]
        return {
            "user_id": athlete,
            "gate": found.g_class,
            "refused": refused,
            "missing": missing,
            "questions_open": left,
            "questions_old": told_anew(asked_anew(self.house, athlete)),
            "clearance": clearance_wanted(self.house, athlete),
        }


def _checked(exercise: str, raw: dict[str, Any]) -> LoggedSet:
    if faults := misfits(raw, LoggedSet, KEYS):
        raise together(faults)
    told = msgspec.convert(raw, LoggedSet)
    check_set(exercise, told.reps, told.weight_kg, told.rir, told.duration_s)
    return told


def _set(workout: Workout, exercise: str, number: int, told: LoggedSet) -> LiftedSet:
    return LiftedSet(
        origin=Origin.TOLD,
        source=ADDED_SOURCE,
        set_id=timed_identity(workout.start_ts, workout.workout_id, exercise, number),
        user_id=workout.user_id,
        workout_id=workout.workout_id,
        at=workout.start_ts,
        exercise=exercise,
        number=number,
        set_type="warm_up" if told.warm_up else "normal",
        reps=told.reps,
        weight_kg=told.weight_kg or None,
        rir=told.rir,
        duration_s=told.duration_s,
        utc_offset_min=workout.utc_offset_min,
    )
