"""What all lifting logs share: rows become sets, and the first row of a workout brings the workout with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from milo.importers.contract import Context, Found
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet, SetType, Workout

MAX_TEXT, MAX_NOTE = 500, 10_000


class LiftingLog:
    """Makes workouts and sets of one source; the same row gives the same ids whatever stands before or after its workout."""

    def __init__(self, context: Context, source: str) -> None:
        self._context, self._source = context, source
        self._counts: dict[tuple[str, str], int] = {}
        self._seen: set[str] = set()

    def add(
        self,
        start: tuple[datetime, int],
        title: str | None,
        exercise: str,
        *,
        workout_s: float | None = None,
        workout_notes: str | None = None,
        rpe: float | None = None,
        rir: float | None = None,
        weight_kg: float | None = None,
        reps: float | None = None,
        seconds: float | None = None,
        distance_m: float | None = None,
        notes: str | None = None,
        set_type: SetType = "normal",
        superset: str | None = None,
    ) -> Iterator[Found]:
        """One row. weight_kg 0 or None is body weight alone; rpe becomes reps in reserve (RPE 8 leaves 2)."""
        at, offset = start
        me = self._context.user_id
        workout_id = timed_identity(at, me, self._source.split(" (")[0], title or "")
        signed: dict[str, Any] = {"origin": Origin.IMPORTED, "source": self._source, "user_id": me, "utc_offset_min": offset}
        if workout_id not in self._seen:
            self._seen.add(workout_id)
            long = workout_s if workout_s is not None and 0 < workout_s <= 86_400 else None
            workout = Workout(
                **signed,
                workout_id=workout_id,
                start_ts=at,
                end_ts=at + timedelta(seconds=long or 0),
                activity_type="strength",
                title=(title or "")[:MAX_TEXT] or None,
                duration_s=long,
                notes=(workout_notes or "")[:MAX_NOTE] or None,
                original_id=self._context.original_id,
            )
            yield Found(workout, 0)
        exercise = exercise[:MAX_TEXT]
        number = self._counts[workout_id, exercise] = self._counts.get((workout_id, exercise), 0) + 1
        reserve = self._context.accept("rir", rir)
        if reserve is None and rpe is not None and 5 <= rpe <= 10:
            reserve = 10 - rpe
        record = LiftedSet(
            **signed,
            set_id=timed_identity(at, workout_id, exercise, number),
            workout_id=workout_id,
            at=at,
            exercise=exercise,
            number=number,
            weight_kg=(self._context.accept("lifted_kg", weight_kg) or None),
            rir=reserve,
            reps=self._context.accept("reps", reps),
            duration_s=seconds if seconds is not None and 0 < seconds <= 86_400 else None,
            distance_m=self._context.accept("distance_m", distance_m) or None,
            notes=(notes or "")[:MAX_NOTE] or None,
            set_type=set_type,
            superset=(superset or "")[:MAX_TEXT] or None,
        )
        yield Found(record)
