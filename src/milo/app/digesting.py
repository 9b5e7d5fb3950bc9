"""Keeps digests up to date: what changed since they were made is summed up again, nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import msgspec

from milo.store.contract import Store
from milo.stream.writer import Writer
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DayDigest, Measurement, Record, Sample, Workout, WorkoutDigest

_DAY = timedelta(days=1)
DIGESTED_KINDS = ("event", "measurement")
RUN_DAYS = 7  # days digested at a time: a dense week of a watch is some 40,000 readings, 40 MB as records


class Digesting:
    """Makes WorkoutDigest and DayDigest records from what is stored. See insight.digest for the sums."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer

    def refresh(self, athlete: str, zone: tzinfo, since: date | None = None, workouts: date | None = None) -> int:
        """Bring an athlete's digests from a day on (None: all) up to date; returns how many were made again.

        workouts: from which day on those of workouts, None: since.
        """
        made: list[Record] = [*self._workouts(athlete, workouts or since), *self._days(athlete, zone, since)]
        self._writer.write(made)
        return len(made)

    def _workouts(self, athlete: str, since: date | None) -> list[WorkoutDigest]:
        start = _midnight(since) if since else None
        changed = {kind: self._store.changed_days(kind, athlete) for kind in ("workout", "sample", "measurement")}
        known: dict[str, WorkoutDigest] = {d.workout_id: d for d in self._store.find("workout_digest", athlete, since=start)}
        from milo.insight.digest import WORKOUT_RULE

        made = []
        for workout in self._store.find("workout", athlete, since=start):
            days = _utc_days(workout.start_ts, max(workout.end_ts, workout.start_ts))
            seen = sum(changed[kind].get(day, 0) for kind in changed for day in days)
            before = known.get(workout.workout_id)
            if before is None or before.seen != seen or before.rule != WORKOUT_RULE:
                fresh = self._workout(athlete, workout, seen)
                # Samples go only where the athlete wants them kept no longer (app.keeping); what they came to stays true.
                kept = before if before is not None and before.samples and not fresh.samples else None
                made.append(fresh if kept is None else msgspec.structs.replace(kept, seen=seen, rule=WORKOUT_RULE))
        return made

    def _workout(self, athlete: str, workout: Workout, seen: int) -> WorkoutDigest:
        from milo.insight.digest import digest_workout

        # A second more: the last sample often carries the time of the end.
        window: dict[str, Any] = {"since": workout.start_ts, "until": workout.end_ts + timedelta(seconds=1)}
        samples = [s for s in self._store.find("sample", athlete, **window) if s.workout_id == workout.workout_id]
        if not samples:
            readings = self._store.find("measurement", athlete, **window)
            samples = [_as_sample(m) for m in readings if m.quantity == "heart_rate_bpm" and m.source == workout.source]
        return msgspec.structs.replace(digest_workout(workout, samples), seen=seen)

    def _days(self, athlete: str, zone: tzinfo, since: date | None) -> list[DayDigest]:
        from milo.insight.digest import digest_days

        known: dict[tuple[str, date], int] = {}
        for d in self._store.find("day_digest", athlete, since=_midnight(since) if since else None):
            known[d.digest_of, d.day] = d.seen
        made: list[DayDigest] = []
        for kind in DIGESTED_KINDS:
            versions = self._store.changed_days(kind, athlete)
            # A local day lies within the UTC days before, on and after its date.
            touched = {day + n * _DAY for day in versions for n in (-1, 0, 1) if since is None or day + n * _DAY >= since}
            seen = {day: sum(versions.get(day + n * _DAY, 0) for n in (-1, 0, 1)) for day in touched}
            stale = {day for day in touched if known.get((kind, day)) != seen[day]}
            for first, last in _runs(stale):
                records = self._store.find(kind, athlete, since=_midnight(first - _DAY), until=_midnight(last + 2 * _DAY))
                fresh = [d for d in digest_days(records, athlete, kind, zone) if d.day in stale]
                empty = stale & _span(first, last) - {d.day for d in fresh}
                fresh += [_nothing(athlete, kind, day) for day in empty]
                made += [msgspec.structs.replace(d, seen=seen[d.day]) for d in fresh]
        return made


def _nothing(athlete: str, kind: str, day: date) -> DayDigest:
    """A digest that says a day was looked at and holds nothing, so that it is not looked at again."""
    at = _midnight(day)
    return DayDigest(
        origin=Origin.ESTIMATED,
        source="nothing",
        digest_id=timed_identity(at, athlete, "nothing", kind),
        user_id=athlete,
        at=at,
        day=day,
        digest_of=kind,
        rule="empty",
        count=0,
        sums={},
        stats={},
    )


def _span(first: date, last: date) -> set[date]:
    return {first + n * _DAY for n in range((last - first).days + 1)}


def _runs(days: set[date]) -> list[tuple[date, date]]:
    """Days as runs without a gap, each short enough that its records fit in memory."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] == _DAY and (day - runs[-1][0]).days < RUN_DAYS:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _utc_days(start: datetime, end: datetime) -> list[date]:
    first, last = start.astimezone(UTC).date(), end.astimezone(UTC).date()
    return [first + n * _DAY for n in range(min((last - first).days, 14) + 1)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _as_sample(m: Measurement) -> Sample:
    return Sample(origin=m.origin, source=m.source, sample_id=m.measurement_id, user_id=m.user_id, at=m.at, heart_rate_bpm=m.value)
