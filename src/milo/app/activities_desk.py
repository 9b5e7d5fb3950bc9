"""The desk of activities: the list, one of them, edits that can be undone, and records."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from milo.app.activity_reading import (
    Recording,
    beats_of,
    efforts,
    exercises_of,
    lap_lines,
    recording,
    replaced,
    set_days,
    split_lines,
    thinned,
    zone_time,
)
from milo.app.activity_records import records_of
from milo.app.activity_routes import points_of, track_of, went_the_same_way
from milo.app.correcting import put_in_place, undo
from milo.app.digesting import Digesting
from milo.app.known_athletes import known, zone_of
from milo.app.merging import Merging
from milo.channels.activities import Activity, ActivityLine, Changed, Records
from milo.channels.activities_desk import EDITABLE
from milo.insight.heart_drift import drift_of
from milo.insight.lift_history import counted_sets
from milo.insight.load import session_load
from milo.insight.one_truth import SERIES, MergedWorkout, merge_workouts
from milo.insight.views import Inputs
from milo.insight.week_sums import Rested, day_of, minutes_of
from milo.insight.weight_energy import hidden_body
from milo.insight.zones import heart_limits, zones_at
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.records import Correction, LiftedSet, Workout
from milo.vocabulary.registry import ActivityType

if TYPE_CHECKING:
    from milo.app.house import House

TOLD_BY = ("workout", "sample", "set", "ruling", "setting", "profile")
FRESH = timedelta(minutes=5)  # resting pulses, which zones stand on, change with every night (our choice)
KEPT = 16  # athletes whose activities are at hand
ACTIVITIES = get_args(ActivityType)
RECORDINGS = 8  # recordings at hand, ten hours of which are 3 MB (our choice)
ALIKE = 0.12  # as long or as far within this share is a similar session (our choice)
SIMILAR = 6
ROUTES = 12  # earlier activities whose tracks are compared, and
TRACKS = 2_000  # tracks at hand, of which each is 600 bytes (our choices)


@dataclass(frozen=True)
class Book:
    """All activities of an athlete as they count, in order of start."""

    stamp: tuple[int, ...]
    at: datetime
    inputs: Inputs
    merged: list[MergedWorkout]

    @cached_property
    def rested(self) -> Rested:
        return Rested(self.inputs)

    @cached_property
    def sets(self) -> dict[str, list[tuple[date, LiftedSet]]]:
        return set_days(counted_sets(self.inputs.sets, self.merged, self.inputs.zone))

    @cached_property
    def lines(self) -> dict[str, ActivityLine]:
        return {m.workout.workout_id: self._line(m) for m in self.merged}

    @cached_property
    def minor(self) -> bool:
        return hidden_body(self.inputs.profile, self.inputs.user, self.inputs.last) == "minor"

    def _line(self, m: MergedWorkout) -> ActivityLine:
        w, day = m.workout, day_of(m.workout, self.inputs.zone)
        at = self.rested.at(day)
        load = session_load(m, at, heart_limits(at, day))
        working = [s for s in m.sets if s.set_type != "warm_up"]
        moved = [s.weight_kg * s.reps for s in working if s.weight_kg and s.weight_kg > 0 and s.reps]
        minutes = minutes_of(w)
        zone = self.inputs.zone if w.utc_offset_min is None else timezone(timedelta(minutes=w.utc_offset_min))
        return ActivityLine(
            workout_id=w.workout_id,
            at=w.start_ts.astimezone(zone),
            day=day,
            activity=w.activity_type,
            title=w.title,
            minutes=None if minutes is None else round(minutes, 1),
            distance_m=w.distance_m,
            ascent_m=w.ascent_m,
            heart_rate_bpm=w.heart_rate_bpm,
            power_w=w.power_w,
            rpe=w.rpe,
            load_au=None if load.load_au is None else round(load.load_au, 1),
            load_reason=load.why,
            sets=len(working),
            tonnage_kg=round(sum(moved), 1) if moved else None,
            notes=w.notes,
            origin=str(w.origin),
            sources=sorted({x.source for x in m.members}),
        )


class ActivitiesDesk:
    """Fulfils channels.activities_desk.ActivitiesDesk. What was read is kept until something of the athlete changes."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._books: dict[str, Book] = {}
        self._recordings: OrderedDict[tuple[str, str, int], Recording | None] = OrderedDict()
        self._tracks: OrderedDict[tuple[str, str, int], np.ndarray] = OrderedDict()
        self._one_at_a_time = threading.Lock()
        house.forgetting.append(self._forget)

    # --- reading

    def book(self, athlete: str) -> Book:
        """Everything of an athlete that lists and records are made from."""
        known(self._house, athlete)
        now, today, store = self._house.clock.now(), self._house.flows.today(athlete), self._house.store
        stamp = (today.toordinal(), *(sum(store.changed_days(kind, athlete).values()) for kind in TOLD_BY))
        kept = self._books.get(athlete)
        if kept is not None and kept.stamp == stamp and now - kept.at < FRESH:
            return kept
        with self._one_at_a_time:
            zone, find = zone_of(self._house, athlete), store.find
            Digesting(store, self._house.writer).refresh(athlete, zone)
            inputs = Inputs(
                user_id=athlete,
                last=today,
                profile=self._house.flows.profile(athlete),
                user=store.latest("user", athlete),
                zone=zone,
                workouts=[w for w in find("workout", athlete) if day_of(w, zone) <= today],
                workout_digests={d.workout_id: d for d in find("workout_digest", athlete)},
                sets=find("set", athlete),
                day_digests=[d for d in find("day_digest", athlete) if "resting_hr_bpm" in d.stats],
                settings=find("setting", athlete),
                rulings=find("ruling", athlete),
            )
            self._books.pop(athlete, None)
            made = self._books[athlete] = Book(stamp, now, inputs, merge_workouts(inputs))
            for other in list(self._books)[: max(0, len(self._books) - KEPT)]:
                self._forget(other)
        return made

    def listed(
        self,
        athlete: str,
        *,
        sport: str | None = None,
        since: date | None = None,
        until: date | None = None,
        text: str | None = None,
    ) -> list[ActivityLine]:
        """Activities, newest first."""
        book, wanted = self.book(athlete), (text or "").casefold().strip()
        return [
            line
            for line in (book.lines[m.workout.workout_id] for m in reversed(book.merged))
            if (sport is None or line.activity == sport)
            and (since is None or line.day >= since)
            and (until is None or line.day <= until)
            and (not wanted or wanted in f"{line.title or ''} {line.notes or ''} {line.activity}".casefold())
        ]

    def activity(self, athlete: str, workout_id: str, *, series: bool = True) -> Activity:
        """One activity, whole."""
        book = self.book(athlete)
        m = _find(book, workout_id)
        line, language = book.lines[m.workout.workout_id], self._house.flows.manner(athlete)
        seen = self._seen(m)
        found = self._recording(m, seen) if seen is not None else None
        day_inputs = book.rested.at(line.day)
        zones, zones_reason = zone_time(m, zones_at(day_inputs, line.day))
        drift: tuple[float | None, str | None, str | None] = (None, None, "no_heart_rate")
        if found is not None:
            drift = drift_of(found.at, *(found.columns[n] for n in ("heart_rate_bpm", "speed_m_s", "power_w")))
        routed = self._same_route(book, line, found) if found is not None else []
        exercises, muscles = exercises_of(m, book.sets, language[0], maxima=not book.minor)
        span: dict[str, Any] = {"since": m.workout.start_ts, "until": m.workout.end_ts + timedelta(seconds=1)}
        ids = {w.workout_id for w in m.members}
        return Activity(
            line=line,
            laps=lap_lines(self._house.store.find("lap", athlete, **span), seen.workout_id) if seen is not None else [],
            splits=split_lines(found, line.activity, language[1] == "imperial") if found is not None else [],
            zones=zones,
            zones_reason=zones_reason,
            drift_pct=None if drift[0] is None else round(drift[0], 1),
            drift_by=drift[1],
            drift_reason=drift[2],
            best=efforts(m, book.merged),
            same_route=routed,
            similar=[o for o in _similar(book, line) if o not in routed],
            exercises=exercises,
            muscles=muscles,
            series=thinned(found) if series and found is not None else None,
            beats=beats_of(r for r in self._house.store.find("rr", athlete, **span) if r.workout_id in ids),
            merge_id=None if m.merge is None else m.merge.merge_id,
            files=sorted({w.original_id for w in m.members if w.original_id}),
            time_fixed=found is not None,
        )

    def records(self, athlete: str) -> Records:
        """Personal records, curves and what they foretell."""
        book = self.book(athlete)
        return records_of(book.inputs, book.merged, book.sets, language=self._house.flows.manner(athlete)[0], minor=book.minor)

    # --- changing

    def edit(self, athlete: str, workout_id: str, changes: Mapping[str, Any]) -> Changed:
        """Change what EDITABLE names, of every source that tells the activity."""
        m = _find(self.book(athlete), workout_id)
        for key in changes:
            if key not in EDITABLE:
                raise UnknownName("field of an activity", key, EDITABLE)
        if "activity" in changes and changes["activity"] not in ACTIVITIES:
            raise UnknownName("activity", str(changes["activity"]), ACTIVITIES)
        if changes.keys() & {"at", "minutes"}:
            if self._seen(m) is not None:
                raise BadValue("a time of a session without a recording", "one whose start was recorded", "delete it instead")
            if changes.get("at", self._house.clock.now()) > self._house.clock.now() + timedelta(hours=1):
                raise BadValue("a time that has been", str(changes["at"]))
        new = [replaced(w, changes) for w in m.members]
        made = put_in_place(self._house, athlete, m.members, new, "edit")
        return Changed(workout_id=m.workout.workout_id, undo=made.correction_id)

    def delete(self, athlete: str, workout_id: str) -> Changed:
        """Take an activity out of everything that counts; its recording goes with the athlete's retention."""
        m = _find(self.book(athlete), workout_id)
        ids = {w.workout_id for w in m.members}
        sets = [s for s in self._house.store.find("set", athlete) if s.workout_id in ids]
        made = put_in_place(self._house, athlete, [*m.members, *sets], [], "delete")
        return Changed(workout_id=m.workout.workout_id, undo=made.correction_id)

    def merge(self, athlete: str, workout_ids: Sequence[str]) -> Changed:
        """Say that activities are one."""
        book = self.book(athlete)
        found = {m.workout.workout_id: m for m in (_find(book, id) for id in workout_ids)}
        if len(found) < 2:
            raise BadValue("two activities or more", str(len(found)))
        members = sorted({w.workout_id for m in found.values() for w in m.members})
        first, last = (f(m.workout.start_ts for m in found.values()) for f in (min, max))
        if last - first > timedelta(hours=24):
            raise BadValue("activities of one day", f"{first.date()} and {last.date()}")
        Merging(self._house.store, self._house.writer, self._house.clock).join(athlete, members)
        self._house.flows.settle(athlete)
        return Changed(workout_id=_find(self.book(athlete), members[0]).workout.workout_id, undo=None)

    def undo(self, athlete: str, correction_id: str) -> None:
        """Take an edit or a deletion back."""
        known(self._house, athlete)
        last: Correction = self._house.store.get("correction", athlete, correction_id)
        if last.words not in {"edit", "delete"}:
            raise NotFound("an edit of an activity", f"a correction: {last.words}")
        undo(self._house, athlete, last, "undo")

    # --- inside

    def _seen(self, m: MergedWorkout) -> Workout | None:
        """The source whose recording counts; None where nobody recorded."""
        id = m.merge.speaks.get(SERIES) if m.merge is not None else m.workout.workout_id
        digest = m.digest
        return next((w for w in m.members if w.workout_id == id and digest is not None and digest.samples), None)

    def _recording(self, m: MergedWorkout, seen: Workout) -> Recording | None:
        assert m.digest is not None
        key = seen.user_id, seen.workout_id, m.digest.seen
        if key not in self._recordings:
            self._recordings[key] = recording(self._house, seen)
        self._recordings.move_to_end(key)
        while len(self._recordings) > RECORDINGS:
            self._recordings.popitem(last=False)
        return self._recordings.get(key)

    def _same_route(self, book: Book, line: ActivityLine, found: Recording) -> list[ActivityLine]:
        """Earlier activities of the same sport whose track runs the same way, the newest first."""
        track = track_of(found)
        if len(track) < 2:
            return []
        earlier = [m for m in reversed(book.merged) if book.lines[m.workout.workout_id].at < line.at]
        far = [(m, o) for m in earlier if (o := book.lines[m.workout.workout_id]).activity == line.activity and _as_far(line, o)]
        same = (o for m, o in far[:ROUTES] if went_the_same_way(track, self._points(m)))
        return list(islice(same, SIMILAR))

    def _points(self, m: MergedWorkout) -> np.ndarray:
        seen = self._seen(m)
        if seen is None or m.digest is None:
            return np.empty((0, 3))
        key = seen.user_id, seen.workout_id, m.digest.seen
        if key not in self._tracks:
            self._tracks[key] = points_of(self._house, seen)
        while len(self._tracks) > TRACKS:
            self._tracks.popitem(last=False)
        return self._tracks.get(key, np.empty((0, 3)))

    def _forget(self, athlete: str) -> None:
        self._books.pop(athlete, None)
        for kept in (self._recordings, self._tracks):
            for key in [key for key in list(kept) if key[0] == athlete]:
                kept.pop(key, None)


def _find(book: Book, workout_id: str) -> MergedWorkout:
    found = next((m for m in book.merged if any(w.workout_id == workout_id for w in m.members)), None)
    if found is None:
        raise NotFound(f"an activity with id {workout_id[:64]}", "none")
    return found


def _as_far(line: ActivityLine, other: ActivityLine) -> bool:
    """Whether distances are about the same; True where one of them is not known."""
    return not (line.distance_m and other.distance_m) or abs(other.distance_m / line.distance_m - 1) <= ALIKE


def _similar(book: Book, line: ActivityLine) -> list[ActivityLine]:
    """Sessions of the same sport about as far, or as long where no distance is known; the newest first, itself not among them."""

    def near(other: ActivityLine) -> bool:
        if line.distance_m and other.distance_m:
            return _as_far(line, other)
        return bool(line.minutes and other.minutes and not line.distance_m and abs(other.minutes / line.minutes - 1) <= ALIKE)

    if line.activity == "strength":
        names = {s.exercise for m in book.merged if m.workout.workout_id == line.workout_id for s in m.sets}
        alike = [m for m in book.merged if m.sets and len(names & {s.exercise for s in m.sets}) * 2 > len(names) > 0]
        found = [book.lines[m.workout.workout_id] for m in alike]
    else:
        found = [other for other in book.lines.values() if other.activity == line.activity and near(other)]
    return sorted((o for o in found if o.workout_id != line.workout_id), key=lambda o: o.at, reverse=True)[:SIMILAR]
