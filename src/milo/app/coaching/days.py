"""The coach's desk for days: what stands before an athlete today, what they did, what the plan makes of it, and how it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from milo.app.adapting_flow import adapt_now, log_of, readings_of, signals_of, store_log
from milo.app.coaching.desk import WEEK_DAYS, Standing
from milo.app.coaching.locks import locked_now
from milo.app.coaching.logged_far import far_told
from milo.app.coaching.pain import unpromised, with_doctor
from milo.app.coaching.safety import SafetyDesk
from milo.app.coaching.set_figures import figures_of
from milo.app.coaching.weight_lost import beside, loss_told
from milo.app.coaching.weight_told import follow_weight
from milo.app.coaching.words import said, say
from milo.app.conversation.handlers.reminders import of_day
from milo.app.known_athletes import known, zone_of
from milo.app.logging_workouts import Logged, read_log, unknown_names
from milo.channels.coaching import Today
from milo.coach.adapt.adapting import Log, Signals
from milo.coach.adapt.adapting_log import day_of, exercise_key, lay_out, match, workout_id_of
from milo.coach.adapt.adapting_pain import PAIN_MUCH, PAIN_SOME
from milo.coach.adapt.readiness import Readiness, Warning14, readiness, warnings_of
from milo.coach.adapt.trends import lifts, weekly
from milo.insight.one_truth import MergedWorkout, merge_workouts
from milo.insight.views import Inputs
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.plan import PlannedDay, PlannedWeek
from milo.vocabulary.records import LiftedSet
from milo.vocabulary.told_limits import StorageWithdrawn, sentence
from milo.vocabulary.weeks import week_start

AHEAD_DAYS = 14  # how far ahead the next session is looked for (our choice)
ADAPT = "adapt"


def _emptied(week: PlannedWeek) -> PlannedWeek:
    """The week without anything to do: what a lock leaves of it (safety reference F-2, V-05)."""
    return msgspec.structs.replace(week, days=[msgspec.structs.replace(d, rest=True, sessions=[]) for d in week.days])


@dataclass(frozen=True)
class _Told:
    """What is stored of an athlete on a day."""

    standing: Standing | None
    day: date
    inputs: Inputs
    log: Log
    signals: Signals


class DayDesk(SafetyDesk):
    """Today, the log, adaptation and trends."""

    def today(self, athlete: str) -> Today:
        """What stands before an athlete today."""
        return self._today(athlete, self._told(athlete))

    def dashboard(self, athlete: str, workouts: int, weeks: int) -> dict[str, Any]:
        """{"today", "recent", "weeks", "muscles"}, as today, recent and trends tell them; what is stored is read once for all."""
        told = self._told(athlete)
        trends = self._trends(told, weeks)
        recent = [_line(m, self.language(athlete)) for m in merge_workouts(told.inputs)[::-1][:workouts]]
        return {"today": self._today(athlete, told), "recent": recent, "weeks": trends["weeks"], "muscles": trends["muscles"]}

    def _today(self, athlete: str, told: _Told) -> Today:
        standing, day, log, signals, language = told.standing, told.day, told.log, told.signals, self.language(athlete)
        ready = readiness(signals, day)
        week = next((w for w in standing.plan.weeks if w.week == standing.week), None) if standing else None
        locked = self.locks(athlete)
        return Today(
            day=day,
            plan_id=standing.plan.plan_id if standing else None,
            version=standing.plan.version if standing else None,
            week=_emptied(week) if week and locked else week,
            # What may not be trained is nobody's session of today.
            planned=week.days[day.weekday()] if week and not locked else None,
            next=_next(standing, day) if standing and not locked else None,
            done=_done(standing, log, day) if standing else [],
            locked=locked,
            readiness=_readiness(ready, language),
            readiness_reason=None if ready.score is not None else _why_not(ready, warnings_of(signals, day), language),
            changed=self._changed(athlete, standing, day) if standing else [],
            reminders=of_day(self.house, athlete),
            slept_h=round(night.value, 2) if (night := signals.sleep_h.get(day)) is not None else None,
        )

    def log(self, athlete: str, raw: Mapping[str, Any], *, adapt: bool = True) -> dict[str, Any]:
        """Store a workout or a day (docs/logging.md), and say {"workout_id", "records", "new", "updated", "duplicates", "reply",
        "adapted", "unknown", "session_unknown"}.

        reply: what the safety shell says of notes and pain, None where there is nothing to say; what it locks is stored.
        adapted: the sentences of what the plan changed by this workout; empty without one and while training is locked.
        unknown: exercises nobody knows by that name, with the nearest (app.logging_workouts.unknown_names).
        session_unknown: that the session it names is none of the athlete's plans', as a sentence, else None.
        A log without `at` is of this moment. Raises BadValue, UnknownName, NotFound; Refusal for what nobody can have done, and
        StorageWithdrawn, with the reply, where nothing may be kept.
        """
        with self.one_at_a_time(athlete):
            known(self.house, athlete)
            zone = zone_of(self.house, athlete)
            try:
                logged = read_log({"at": self.house.clock.now().astimezone(zone).isoformat(), **raw}, zone)
            except MiloError:
                # What hurts is no matter of a key that nobody knows: a danger is answered first.
                self.heard_in(athlete, raw)
                raise
            logged = self._same_session(athlete, logged)
            far = far_told(self.house, athlete, logged)
            try:
                stored = store_log(self.house, athlete, logged)
            except StorageWithdrawn:
                # A danger is answered whether or not anything may be kept.
                raise StorageWithdrawn(self.triaged_note(athlete, logged)) from None
            low = follow_weight(self.house, athlete, logged)
            reply = self.triaged_note(athlete, logged)
            if low is not None and (reply is None or reply["level"] != "E0"):
                reply = low
            if reply is not None and logged.pain and all(p.pain_0_10 < PAIN_MUCH for p in logged.pain):
                # A pain below that makes the work lighter, and leaves nothing out.
                reply = {**reply, "text": unpromised(reply["text"])}
            elif reply is not None and logged.pain:
                reply = {**reply, "text": with_doctor(reply["text"])}
            if low is None:
                reply = beside(reply, loss_told(self.house, athlete, logged) if far is None else far)
            changes: list[str] = []
            worked = bool(logged.exercises or logged.endurance)
            hurts = any(p.pain_0_10 >= PAIN_SOME for p in logged.pain)
            if adapt and stored["new"] + stored["updated"] and (worked or hurts or self._warned(athlete, logged)):
                changes = self.adapted(athlete, only_pain=hurts and not worked)
            language = self.language(athlete)
            return {
                **stored,
                "reply": reply,
                "adapted": changes,
                "unknown": unknown_names(logged, language),
                "session_unknown": self._session_unknown(athlete, logged, language),
            }

    def _same_session(self, athlete: str, logged: Logged) -> Logged:
        """The log with the moment of the workout that this session became that day already: a second browser adds to it."""
        if logged.session_id is None:
            return logged
        day = logged.at.replace(hour=0, minute=0, second=0, microsecond=0)
        told = self.house.store.find("workout", athlete, since=day, until=day + timedelta(days=1))
        at = next((w.start_ts for w in told if workout_id_of(w.start_ts, athlete, logged.session_id) == w.workout_id), None)
        return logged if at is None else msgspec.structs.replace(logged, at=at.astimezone(logged.at.tzinfo))

    def _session_unknown(self, athlete: str, logged: Logged, language: str) -> str | None:
        """That no plan the athlete ever had holds the session a log names, as a sentence; None where one does, or none is named."""
        if logged.session_id is None:
            return None
        versions = self.history().all_versions(athlete)
        days = (day for v in versions for week in v.plan.get("weeks", ()) for day in week.get("days", ()))
        if any(s.get("session_id") == logged.session_id for day in days for s in day.get("sessions", ())):
            return None
        return sentence("session_unknown", language).format(name=logged.session_id)

    def adapted(self, athlete: str, *, only_pain: bool = False) -> list[str]:
        """What the plan changed by what is stored, as sentences; none without a plan that is on, and while training is locked."""
        standing = None if locked_now(self.house, athlete) else self.standing(athlete)
        if standing is None or not standing.inside:
            return []
        language = self.language(athlete)
        return [c.text[language] for c in adapt_now(self.house, athlete, only_pain=only_pain)["changes"]]

    def eased(self, athlete: str) -> list[str]:
        """What the plan changed where something told of today warns by itself (PL-14), as sentences; none where nothing does."""
        told = self._told(athlete)
        return self.adapted(athlete) if warnings_of(told.signals, told.day) else []

    def _warned(self, athlete: str, logged: Logged) -> bool:
        """Whether a log of a day tells what asks for less today: a very short night, a pulse that is up, sore muscles (PL-14)."""
        told = None if logged.daily is None else self._told(athlete)
        return told is not None and bool(warnings_of(told.signals, told.day))

    def triaged_note(self, athlete: str, logged: Logged) -> dict[str, Any] | None:
        """What the safety shell says of a log's notes and pain; fulfilled where the shell is at hand."""
        raise NotImplementedError

    def heard_in(self, athlete: str, raw: Mapping[str, Any]) -> None:
        """Raises Answered where the notes or pains of a log that cannot be kept hold a danger; fulfilled beside the shell."""
        raise NotImplementedError

    def recent(self, athlete: str, limit: int = 20) -> list[dict[str, Any]]:
        """Workouts, newest first, merged across sources, with their sets."""
        inputs = self.house.flows.inputs(athlete, self.house.flows.today(athlete))
        merged = merge_workouts(inputs)[::-1][:limit]
        language = self.language(athlete)
        return [_line(m, language) for m in merged]

    def last_time(self, athlete: str, exercise: str) -> dict[str, Any] | None:
        """The last workout's sets of an exercise (id or name): {"at", "sets": [{"reps", "weight_kg", "rir"}]}; None when never.

        Of a held set "reps" is None, and "duration_s" stands beside it.
        """
        known(self.house, athlete)
        key = exercise_key(exercise) if exercise not in catalogue() else exercise
        sets: list[LiftedSet] = [
            s for s in self.house.store.find("set", athlete) if s.set_type != "warm_up" and exercise_key(s.exercise) == key
        ]
        if not sets:
            return None
        last = max(sets, key=lambda s: (s.at, s.workout_id))
        mine = sorted((s for s in sets if s.workout_id == last.workout_id), key=lambda s: s.number)
        return {"at": last.at, "sets": [figures_of(s) for s in mine]}

    def adapt(self, athlete: str) -> dict[str, Any]:
        """Adapt the plan to what is stored: {"plan", "version", "adapted", "changes", "weeks", "lifts", "reasons"}."""
        with self.one_at_a_time(athlete):
            return adapt_now(self.house, athlete)

    def trends(self, athlete: str, weeks: int = 12) -> dict[str, Any]:
        """{"weeks": [adherence, volume, minutes, load a week], "lifts": [e1RM series], "muscles": {muscle: sets this week}}."""
        return self._trends(self._told(athlete), weeks)

    def _trends(self, found: _Told, weeks: int) -> dict[str, Any]:
        standing, day, log, signals = found.standing, found.day, found.log, found.signals
        lines = weekly(standing.plan, log, day)[-weeks:] if standing else []
        loads = {
            line.monday: round(sum(r.value for d, r in signals.load_au.items() if 0 <= (d - line.monday).days < WEEK_DAYS), 1)
            for line in lines
        }
        told = [{**msgspec.to_builtins(line), "load_au": loads[line.monday]} for line in lines]
        return {
            "weeks": told,
            "lifts": [msgspec.to_builtins(line) for line in lifts(log, day)],
            "muscles": lines[-1].sets if lines else _muscles(log, day, found.inputs.first_weekday),
            "reason": None if standing else "no_plan",
        }

    def _told(self, athlete: str) -> _Told:
        """What is stored, as the adaptation reads it."""
        standing, day = self.standing(athlete), self.house.flows.today(athlete)
        inputs = self.house.flows.inputs(athlete, day)
        readings, zone = readings_of(self.house, athlete, day), zone_of(self.house, athlete)
        opened = standing.opened if standing else day
        return _Told(standing, day, inputs, log_of(inputs, readings, opened, zone), signals_of(inputs, readings, zone))

    def _changed(self, athlete: str, standing: Standing, day: date) -> list[str]:
        """What adaptation changed since monday, as far as it still holds."""
        monday, zone = week_start(day), zone_of(self.house, athlete)
        lately = [
            v
            for v in self.history().versions(athlete, standing.plan.plan_id)
            if v.author == ADAPT and v.version <= standing.plan.version and v.created_at.astimezone(zone).date() >= monday
        ]
        return list(dict.fromkeys(a["what"] for v in lately for a in v.plan["adjustments"]))


def _next(standing: Standing, day: date) -> dict[str, Any] | None:
    """The next day after today with a session: {"date", "week", "day": the planned day}."""
    weeks = {w.week: w for w in standing.plan.weeks}
    for ahead in range(1, AHEAD_DAYS + 1):
        then = day + timedelta(days=ahead)
        week = weeks.get((then - standing.started).days // WEEK_DAYS + 1)
        planned: PlannedDay | None = week.days[then.weekday()] if week else None
        if week is not None and planned is not None and planned.sessions:
            return {"date": then, "week": week.week, "planned": planned}
    return None


def _done(standing: Standing, log: Log, day: date) -> list[str]:
    """Session ids of this week that became a workout."""
    slots = lay_out(standing.plan, standing.started)
    match(slots, log, day)
    monday = week_start(day)
    return [s.session.session_id for s in slots if s.done is not None and monday <= s.day < monday + timedelta(days=WEEK_DAYS)]


def _readiness(ready: Readiness, language: str) -> dict[str, Any] | None:
    if ready.score is None:
        return None
    score = round(ready.score)
    return {
        "score": score,
        "band": ready.band,
        "text": say(f"ready.{ready.band}", language, score=score),
        "parts": [
            {"name": name, "label": say(f"part.{name}", language), "value": round(value, 1), "unit": say("unit.points", language)}
            for name, value in ready.parts.items()
        ],
        "missing": list(ready.missing),
        "record_ids": list(ready.record_ids),
    }


def _why_not(ready: Readiness, warned: Sequence[Warning14], language: str) -> str:
    """Why there is no score; what warns by itself is said instead of "nothing told"."""
    word = f"unready.{warned[0].code if warned else ready.reason}"
    return say(word, language) if said(word) else str(ready.reason)


def _line(m: MergedWorkout, language: str) -> dict[str, Any]:
    w = m.workout
    seconds = w.moving_s or w.duration_s
    exercises: dict[str, list[dict[str, Any]]] = {}
    for s in sorted(m.sets, key=lambda s: s.number):
        one = {"set_id": s.set_id, "number": s.number, **figures_of(s)}
        exercises.setdefault(s.exercise, []).append({**one, "warm_up": s.set_type == "warm_up"})
    return {
        "workout_id": w.workout_id,
        "at": w.start_ts,
        "title": w.title,
        "activity": w.activity_type,
        "minutes": round(seconds / 60, 1) if seconds else None,
        "rpe": w.rpe,
        "notes": w.notes,
        "origin": str(w.origin),
        "sources": sorted({x.source for x in m.members}),
        "exercises": [{**_named(name, language), "sets": sets} for name, sets in exercises.items()],
        "distance_km": None if w.distance_m is None else round(w.distance_m / 1000, 3),
        "heart_rate_bpm": w.heart_rate_bpm,
    }


def _named(written: str, language: str) -> dict[str, Any]:
    found = find_exercise(written)
    return {"exercise": found.called(language) if found else written, "exercise_id": found.id if found else None}


def _muscles(log: Log, day: date, starts: int) -> dict[str, float]:
    """Sets of each muscle this week, for an athlete without a plan."""
    first = week_start(day, starts)
    ids = {w.workout_id for w in log.workouts if first <= day_of(w, log.zone) <= day}
    count: Counter[str] = Counter()
    for s in log.sets:
        found = catalogue().get(exercise_key(s.exercise))
        if s.workout_id in ids and s.set_type != "warm_up" and (s.reps or s.duration_s) and found is not None:
            count.update(found.muscles)
    return {muscle: round(sets, 1) for muscle, sets in sorted(count.items())}
