"""What all lifting logs share: rows become sets, gathered by workout so that it is told with all that its rows say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from milo.importers.contract import Context, Found
from milo.importers.table import KILOGRAMS, METRES, Amounts, UnreadableRow
from milo.vocabulary.errors import BrokenFile
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet, SetType, Workout

MAX_TEXT, MAX_NOTE = 500, 10_000  # characters, as the records allow
MAX_WORKOUT_S = 86_400.0  # a longer workout is a timer that was forgotten; our choice
MAX_GATHERED = 1_000  # rows of one workout held back at a time; our choice
MAX_ROWS = 1_000_000  # 100 sets a day for 27 years; bounds what is remembered to number the sets
_IMPERIAL = {"lb": "mi", "kg": "km"}


@dataclass(frozen=True, slots=True)
class Lift:
    """One row of a log, in our units. remark: it is no set but says something about the exercise (its text is in notes)."""

    start: tuple[datetime, int]
    title: str | None
    exercise: str
    weight_kg: float | None = None
    reps: float | None = None
    rpe: float | None = None
    rir: float | None = None
    seconds: float | None = None
    distance_m: float | None = None
    set_type: SetType = "normal"
    superset: str | None = None
    notes: str | None = None
    workout_notes: str | None = None
    workout_s: float | None = None
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Scales:
    """How a file's weights and distances are to be read. source: the app, with the unit where it had to be assumed."""

    weight: Amounts
    distance: Amounts
    source: str


def scales(app: str, header: list[str], context: Context) -> Scales:
    """A unit the file does not name is the athlete's own (miles with pounds), else kilograms and kilometres; the source says so."""
    unit = "lb" if context.weight_unit == "lb" else "kg"
    weight = Amounts(header, "weight", "lifted_kg", KILOGRAMS, unit)
    distance = Amounts(header, "distance", "distance_m", METRES, _IMPERIAL[unit])
    return Scales(weight, distance, f"{app} (unit assumed: {unit})" if weight.guessed else app)


def workouts(
    app: str, source: str, context: Context, rows: Iterable[dict[str, str]], read: Callable[[dict[str, str]], Lift]
) -> Iterator[Found]:
    """Workouts with their sets, in the order of the file.

    app: what ids are made with.  source: what the records name.  read: a row -> what it says; raises UnreadableRow with the reason.
    The same workout gives the same ids whatever stands before or after it in the file.
    Raises BrokenFile at the break, after everything before it.
    """
    log = _Log(app, source, context)
    try:
        for seen, row in enumerate(rows):
            if seen >= MAX_ROWS:
                raise BrokenFile(f"a log of at most {MAX_ROWS:,} rows", "a longer one", "import it in parts")
            try:
                lift = read(row)
            except UnreadableRow as e:
                context.skip(e.reason)
                continue
            yield from log.take(lift)
    except BrokenFile:
        yield from log.told()
        raise
    yield from log.told()


class _Log:
    def __init__(self, app: str, source: str, context: Context) -> None:
        self._app, self._source, self._context = app, source, context
        self._key: tuple[datetime, str] | None = None
        self._waiting: list[Lift] = []
        self._told: set[str] = set()
        self._numbers: dict[tuple[str, str], int] = {}

    def take(self, lift: Lift) -> Iterator[Found]:
        key = (lift.start[0], lift.title or "")
        if key != self._key or len(self._waiting) >= MAX_GATHERED:
            yield from self.told()
        self._key = key
        self._waiting.append(lift)

    def told(self) -> Iterator[Found]:
        """What was gathered of the workout so far."""
        lifts, self._waiting = self._waiting, []
        sets = [lift for lift in lifts if not lift.remark]
        if not sets:
            return
        (at, offset), title = sets[0].start, sets[0].title or ""
        me = self._context.user_id
        signed: dict[str, Any] = {"origin": Origin.IMPORTED, "source": self._source, "user_id": me, "utc_offset_min": offset}
        workout_id = timed_identity(at, me, self._app, title)
        if workout_id not in self._told:
            self._told.add(workout_id)
            long = next((s.workout_s for s in sets if s.workout_s and 0 < s.workout_s <= MAX_WORKOUT_S), None)
            workout = Workout(
                **signed,
                workout_id=workout_id,
                start_ts=at,
                end_ts=at + timedelta(seconds=long or 0),
                activity_type="strength",
                title=title[:MAX_TEXT] or None,
                duration_s=long,
                notes=next((s.workout_notes[:MAX_NOTE] for s in lifts if s.workout_notes), None),
                original_id=self._context.original_id,
            )
            yield Found(workout, 0)
        remarks: dict[str, list[str]] = {}
        for lift in lifts:
            if lift.remark and lift.notes:
                remarks.setdefault(lift.exercise, []).append(lift.notes)
        for lift in sets:
            yield Found(self._set(lift, workout_id, signed, remarks.get(lift.exercise, [])))

    def _set(self, lift: Lift, workout_id: str, signed: dict[str, Any], remarks: list[str]) -> LiftedSet:
        at, context = lift.start[0], self._context
        exercise = lift.exercise[:MAX_TEXT]
        number = self._numbers[workout_id, exercise] = self._numbers.get((workout_id, exercise), 0) + 1
        seconds = lift.seconds if lift.seconds and 0 < lift.seconds <= MAX_WORKOUT_S else None
        return LiftedSet(
            **signed,
            set_id=timed_identity(at, workout_id, exercise, number),
            workout_id=workout_id,
            at=at,
            exercise=exercise,
            number=number,
            weight_kg=lift.weight_kg or None,  # apps write 0 for body weight alone
            rir=_reserve(context.accept("rir", lift.rir), lift.rpe),
            # ... and 0 repetitions for a plank; with a weight alone it is an attempt that failed
            reps=context.accept("reps", lift.reps or (0.0 if lift.reps == 0 and lift.weight_kg and not seconds else None)),
            duration_s=seconds,
            distance_m=lift.distance_m or None,
            notes="\n".join(filter(None, [lift.notes, *remarks]))[:MAX_NOTE] or None,
            set_type=lift.set_type,
            superset=(lift.superset or "")[:MAX_TEXT] or None,
        )


def _reserve(rir: float | None, rpe: float | None) -> float | None:
    """Repetitions in reserve: as said, else 10 - RPE (Zourdos 2016). Below 5 and above 10 the scale says nothing of repetitions."""
    if rir is None and rpe is not None and 5 <= rpe <= 10:
        return 10 - rpe
    return rir
