"""The desk behind the page of one's progress: all of an athlete's history read, and handed to insight."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import numpy as np

from milo.app.adapting_flow import log_of
from milo.app.body_desk import BodyDesk, midnight
from milo.app.digesting import Digesting
from milo.app.known_athletes import known, zone_of
from milo.channels.progress_desk import Progress
from milo.coach.adapt.adapting_log import lay_out, match
from milo.coach.adapt.trends import weekly
from milo.coach.plans.making.week_shape import session_load
from milo.insight.form_ahead import form_ahead, form_line
from milo.insight.heart_drift import Drift, drift_of
from milo.insight.lift_history import counted_sets, lift_histories
from milo.insight.one_truth import merge_workouts
from milo.insight.planned_weeks import Mark, PlannedSum, marks_of, planned_sums, still_to_come
from milo.insight.recovery_lines import HRV, Banded, recovery_line
from milo.insight.sleep_lines import sleep_line
from milo.insight.views import Inputs
from milo.insight.week_sums import day_of, minutes_of, muscle_weeks, week_sums, zone_weeks
from milo.insight.weight_energy import hidden_body, weight_energy
from milo.insight.zones import heart_limits
from milo.vocabulary.clock import micros
from milo.vocabulary.eaten import counted
from milo.vocabulary.plan import PlannedSession
from milo.vocabulary.records import Workout, WorkoutDigest

if TYPE_CHECKING:
    from milo.app.build import Home
    from milo.app.coaching.desk import Standing

TOLD_BY = (
    "workout",
    "sample",
    "set",
    "sleep",
    "measurement",
    "nutrition",
    "setting",
    "ruling",
    "profile",
    "plan",
    "latch",
    "clearance",
)
"""Kinds whose every change is seen at once."""
FRESH = timedelta(minutes=5)  # a watch that streams writes every second; its days are drawn anew this often (our choice)
KEPT = 16  # athletes whose history is at hand; the one read longest ago goes (our choice)
DRIFT_MINUTES = 45.0  # a session that leaves half an hour after ten minutes of warming up, and some standing still (our choice)
DRIFT_MOST = 60  # newest sessions looked at: each is read second by second (our choice)
MadeT = TypeVar("MadeT")


@dataclass(frozen=True)
class _Kept:
    """A history as it was read, and what of the store it was read from."""

    stamp: tuple[int, ...]
    at: datetime
    made: Progress


@dataclass(frozen=True)
class _Part:
    """What one part of a history came to, and what of the store it was made from."""

    stamp: tuple[int, ...]
    at: datetime
    made: Any


@dataclass(frozen=True)
class _Against:
    """A plan against what was done. loads: local day -> AU still to come; unknown: (day, title) of sessions nobody can weigh."""

    weeks: list[PlannedSum]
    loads: dict[date, float]
    unknown: list[tuple[date, str]]


class ProgressDesk(BodyDesk):
    """Fulfils channels.progress_desk.ProgressDesk. What was read is kept in memory until something of the athlete changes."""

    def __init__(self, house: Home) -> None:
        super().__init__(house, house.coaching)
        self._coaching = house.coaching
        house.forgetting.append(self._forget)
        self._kept: dict[str, _Kept] = {}
        self._parts: dict[str, dict[str, _Part]] = {}
        self._drifts: dict[tuple[str, str], tuple[int, Drift]] = {}
        self._one_at_a_time = threading.Lock()

    # --- progress

    def progress(self, athlete: str) -> Progress:
        """All of an athlete's history as charts need it."""
        known(self._house, athlete)
        now, today = self._house.clock.now(), self._house.flows.today(athlete)
        changes = {kind: _changes(self._house.store.changed_days(kind, athlete)) for kind in TOLD_BY}
        stamp = (today.toordinal(), *changes.values())
        kept = self._kept.get(athlete)
        if kept is not None and kept.stamp == stamp and now - kept.at < FRESH:
            return kept.made
        with self._one_at_a_time:
            made = self._read(athlete, today, now, changes)
            self._kept.pop(athlete, None)
            self._kept[athlete] = _Kept(stamp, now, made)
            there = set(self._house.store.athletes())
            held = list(self._kept)
            for other in [a for a in held if a not in there] + held[: max(0, len(held) - KEPT)]:
                self._forget(other)
        return made

    def _forget(self, athlete: str) -> None:
        """Let go of what is held in memory of somebody: too many are held, or they were erased."""
        self._kept.pop(athlete, None)
        self._parts.pop(athlete, None)
        for key in [key for key in list(self._drifts) if key[0] == athlete]:
            self._drifts.pop(key, None)

    def _part(self, athlete: str, name: str, stamp: tuple[int, ...], now: datetime, make: Callable[[], MadeT]) -> MadeT:
        """A part of a history, made again only where what it is made from changed: a set that was logged changes no night."""
        # Held on to while it is made: an erasure in another thread takes the athlete's parts away meanwhile.
        parts = self._parts.setdefault(athlete, {})
        kept = parts.get(name)
        if kept is None or kept.stamp != stamp or now - kept.at >= FRESH:
            kept = parts[name] = _Part(stamp, now, make())
        made: MadeT = kept.made
        return made

    def _read(self, athlete: str, today: date, now: datetime, changes: Mapping[str, int]) -> Progress:
        inputs = self._inputs(athlete, today)

        def part(name: str, make: Callable[[], MadeT], *kinds: str) -> MadeT:
            stamp = (today.toordinal(), *(changes[kind] for kind in (*kinds, "setting", "profile")))
            return self._part(athlete, name, stamp, now, make)

        merged = merge_workouts(inputs)
        sets = counted_sets(inputs.sets, merged, inputs.zone)
        standing = self._coaching.standing(athlete)
        form = form_line(inputs, merged)
        against = self._against(standing, inputs) if standing is not None else _Against([], {}, [])
        until = max([d for d, _ in against.unknown] + list(against.loads), default=today)
        hidden = self.hidden(athlete)
        return Progress(
            last=today,
            first_weekday=inputs.first_weekday,
            first=_first(inputs),
            form=form,
            ahead=form_ahead(form.days[-1], against.loads, until) if form.days else [],
            ahead_unknown=against.unknown,
            weeks=week_sums(merged, inputs.zone, today, inputs.first_weekday),
            planned=against.weeks,
            marks=self._marks(athlete, standing),
            zones=zone_weeks(inputs, merged),
            needs_maximum=heart_limits(inputs, today).max_bpm is None,
            hrv=part("hrv", lambda: _hrv(inputs), "measurement"),
            resting=part("resting", lambda: recovery_line(inputs, "resting_hr_bpm", "bpm"), "measurement"),
            sleep=part("sleep", lambda: sleep_line(inputs), "sleep", "measurement"),
            hidden=hidden,
            weight=None if hidden else part("weight", lambda: weight_energy(inputs), "measurement", "nutrition"),
            maxima_hidden=hidden_body(inputs.profile, inputs.user, today) == "minor",
            lifts=part("lifts", lambda: lift_histories(sets, today), "set", "workout", "ruling"),
            muscles=part("muscles", lambda: muscle_weeks(sets, today, inputs.first_weekday), "set", "workout", "ruling"),
            origins=_origins(inputs),
        )

    def _inputs(self, athlete: str, today: date) -> Inputs:
        """Everything of an athlete that charts are made from, however old."""
        house = self._house
        zone = zone_of(house, athlete)
        Digesting(house.store, house.writer).refresh(athlete, zone)
        find = house.store.find
        return Inputs(
            user_id=athlete,
            last=today,
            profile=house.flows.profile(athlete),
            user=house.store.latest("user", athlete),
            zone=zone,
            workouts=[w for w in find("workout", athlete) if day_of(w, zone) <= today],
            workout_digests={d.workout_id: d for d in find("workout_digest", athlete)},
            sets=find("set", athlete),
            sleeps=find("sleep", athlete),
            day_digests=[d for d in find("day_digest", athlete) if d.count and d.day <= today],
            nutrition=counted(find("nutrition", athlete)),
            settings=find("setting", athlete),
            rulings=find("ruling", athlete),
        )

    def _against(self, standing: Standing, inputs: Inputs) -> _Against:
        """The plan that holds against what was done: its weeks, and what of it is still to come."""
        log = log_of(inputs, [], standing.opened, inputs.zone)
        slots = lay_out(standing.plan, standing.started)
        match(slots, log, inputs.last)
        done = {s.session.session_id for s in slots if s.done is not None}
        loads, unknown = still_to_come(standing.plan, standing.started, inputs.last, done, _load_of)
        lines = {(line.monday - standing.started).days // 7 + 1: line for line in weekly(standing.plan, log, inputs.last)}
        weeks = [
            msgspec.structs.replace(w, done=lines[w.week].done, due=lines[w.week].planned) if w.week in lines else w
            for w in planned_sums(standing.plan, standing.started, inputs.first_weekday)
        ]
        return _Against(weeks, loads, unknown)

    def _marks(self, athlete: str, standing: Standing | None) -> list[Mark]:
        """Of the plan that holds, and where each older one began."""
        zone = zone_of(self._house, athlete)
        begun: dict[str, date] = {}
        for version in self._house.store.find("plan", athlete):
            day = version.created_at.astimezone(zone).date()
            begun[version.plan_id] = min(day, begun.get(version.plan_id, day))
        here = standing.plan.plan_id if standing is not None else None
        older = [Mark(day=day, kind="start", focus="") for id, day in begun.items() if id != here]
        return sorted([*older, *(marks_of(standing.plan, standing.started) if standing else [])], key=lambda m: m.day)

    # --- drift

    def drift(self, athlete: str, since: date | None) -> list[Drift]:
        """Heart-rate drift of the endurance sessions since a day, oldest first; the newest DRIFT_MOST of them."""
        known(self._house, athlete)
        zone = zone_of(self._house, athlete)
        begin = None if since is None else midnight(since)
        digests: dict[str, WorkoutDigest] = {
            d.workout_id: d for d in self._house.store.find("workout_digest", athlete, since=begin)
        }
        long = [
            w
            for w in self._house.store.find("workout", athlete, since=begin)
            if w.activity_type not in {"strength", "yoga"} and (minutes_of(w) or 0.0) >= DRIFT_MINUTES and w.workout_id in digests
        ]
        told = [w for w in long if digests[w.workout_id].samples]
        return [self._drift(w, digests[w.workout_id], day_of(w, zone)) for w in told[-DRIFT_MOST:]]

    def _drift(self, workout: Workout, digest: WorkoutDigest, day: date) -> Drift:
        key = workout.user_id, workout.workout_id
        before = self._drifts.get(key)
        if before is not None and before[0] == digest.seen:
            return before[1]
        samples = self._house.store.find(
            "sample", workout.user_id, since=workout.start_ts, until=workout.end_ts + timedelta(seconds=1)
        )
        mine = [s for s in samples if s.workout_id == workout.workout_id]
        seconds = np.array([micros(s.at) for s in mine], dtype=np.int64) / 1e6
        columns = [
            np.array([np.nan if (v := getattr(s, name)) is None else v for s in mine], dtype=float)
            for name in ("heart_rate_bpm", "speed_m_s", "power_w")
        ]
        pct, by, reason = drift_of(seconds, *columns)
        found = Drift(
            day=day,
            workout_id=workout.workout_id,
            title=workout.title or workout.activity_type,
            minutes=minutes_of(workout),
            pct=None if pct is None else round(pct, 1),
            by=by,
            reason=reason,
            origin=str(workout.origin),
        )
        self._drifts[key] = digest.seen, found
        return found


def _load_of(session: PlannedSession) -> float | None:
    """A planned session's load as the planner reckons it; None where it has no endurance work and no set that loads a muscle."""
    if session.endurance is None and not any(e.muscles and e.sets for e in session.exercises):
        return None
    return session_load(session)


def _hrv(inputs: Inputs) -> Banded | None:
    return next((line for name in HRV if (line := recovery_line(inputs, name, "ms")) is not None), None)


def _changes(days: Mapping[date, int]) -> int:
    """A number that changes with any change: versions only grow, and a kind's days are never taken away."""
    return sum(days.values())


def _first(inputs: Inputs) -> date | None:
    zone = inputs.zone
    days: Iterable[date] = [
        *(day_of(w, zone) for w in inputs.workouts[:1]),
        *(d.day for d in inputs.day_digests[:1]),
        *(s.end_ts.astimezone(zone).date() for s in inputs.sleeps[:1]),
        *(s.at.astimezone(zone).date() for s in inputs.sets[:1]),
    ]
    return min(days, default=None)


def _origins(inputs: Inputs) -> list[str]:
    lists = (inputs.workouts, inputs.sets, inputs.sleeps, inputs.day_digests, inputs.nutrition)
    return sorted({str(r.origin) for records in lists for r in records})
