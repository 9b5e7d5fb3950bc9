"""What was written down by the athlete, put right: newer records take the place of the old, which are kept in a Correction.

What was taken back is no longer among the records of its kind, so nothing counts it; every correction can itself be undone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.consenting import kept
from milo.app.logging_records import PAIN
from milo.coach.adapt.adapting_log import LOG_SOURCE
from milo.coach.conversation.values import DaySaid, Done, DoneSet, PainSaid
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Correction, LiftedSet, Measurement, Record, Workout, kind, kind_of

if TYPE_CHECKING:
    from milo.app.house import House

TOLD = (LOG_SOURCE, f"{LOG_SOURCE}, set by set")
"""Sources of what an athlete told themselves; what a device or a file told is corrected where it came from."""
LONGEST_WORDS = 500  # of what asked for a correction (our choice)
MEASURES = ("weight_kg", "sleep_h")
PRESSURE = ("systolic_mmhg", "diastolic_mmhg")
FELT = {"mood": "mood", "energy": "energy", "soreness": "soreness_level"}
"""What is told of how a day felt -> where a Feedback keeps it."""


@dataclass(frozen=True)
class Written:
    """One exercise or outing of a day, or a measure of it, as it stands in the log. days_ago: of its local day."""

    what: Done | DaySaid
    records: tuple[Record, ...]
    days_ago: int

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(kind_of(r).id_of(r) for r in self.records)


def written_of(house: House, athlete: str, now: datetime, days: int, ids: Collection[str] | None = None) -> list[Written]:
    """What the athlete told of the last days, oldest first.

    now: in the athlete's zone.  days: how many, 1 is today alone.  ids: of records; then only these, None all of them.
    """
    since = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    span: dict[str, Any] = {"since": since, "until": now + timedelta(days=1)}

    def mine(name: str) -> list[Any]:
        found = [r for r in house.store.find(name, athlete, **span) if r.source in TOLD]
        return [r for r in found if ids is None or kind(name).id_of(r) in ids]

    def ago(at: datetime) -> int:
        return (now.date() - at.astimezone(now.tzinfo).date()).days

    made: list[tuple[datetime, Written]] = []
    lifted: dict[tuple[str, str], list[LiftedSet]] = {}
    for one in mine("set"):
        found = find_exercise(one.exercise)
        if found is not None and (one.reps or one.duration_s):
            lifted.setdefault((one.workout_id, found.id), []).append(one)
    for (_, exercise), sets in lifted.items():
        sets.sort(key=lambda s: s.number)
        # A correction of "3x9" means the working sets; warm-ups are left as they are.
        worked = [s for s in sets if s.set_type != "warm_up"] or sets
        done = Done(ago(sets[0].at), exercise, tuple(_set(s) for s in worked))
        made.append((sets[0].at, Written(done, tuple(worked), done.days_ago)))
    for w in mine("workout"):
        if w.activity_type != "strength" and w.duration_s:
            km = None if w.distance_m is None else round(w.distance_m / 1_000, 3)
            done = Done(ago(w.start_ts), activity=w.activity_type, minutes=w.duration_s / 60, distance_km=km)
            made.append((w.start_ts, Written(done, (w,), done.days_ago)))
    for m in mine("measurement"):
        if m.quantity in MEASURES:
            made.append((m.at, Written(DaySaid(**{m.quantity: m.value}, days_ago=ago(m.at)), (m,), ago(m.at))))
        if m.quantity == PAIN and m.note:
            hurts = Done(ago(m.at), pain=PainSaid(m.note, m.note, level=m.value))
            made.append((m.at, Written(hurts, (m,), hurts.days_ago)))
        if m.quantity == "resting_hr_bpm":
            made.append((m.at, Written(DaySaid(days_ago=ago(m.at), measures=((m.quantity, m.value),)), (m,), ago(m.at))))
    pressures = [m for m in mine("measurement") if m.quantity in PRESSURE]
    for at in dict.fromkeys(m.at for m in pressures):
        # Two records, and one measure.
        both = sorted((m for m in pressures if m.at == at), key=lambda m: PRESSURE.index(m.quantity))
        if len(both) == len(PRESSURE):
            said = DaySaid(days_ago=ago(at), measures=tuple((m.quantity, m.value) for m in both))
            made.append((at, Written(said, tuple(both), ago(at))))
    for f in mine("feedback"):
        felt = tuple((name, value) for name, field in FELT.items() if (value := getattr(f, field)) is not None)
        if felt:
            made.append((f.event_ts, Written(DaySaid(days_ago=ago(f.event_ts), measures=felt), (f,), ago(f.event_ts))))
    for n in mine("nutrition"):
        if n.calories is not None:
            made.append(
                (n.log_ts, Written(DaySaid(kcal=n.calories, days_ago=ago(n.log_ts), protein_g=n.protein_g), (n,), ago(n.log_ts)))
            )
    return [one for _, one in sorted(made, key=lambda each: each[0])]


def in_its_place(old: Written, done: Done, all_sets: Sequence[LiftedSet]) -> list[Record]:
    """The records that say of something written what was done instead. all_sets: of the athlete's, to number new ones."""
    first = old.records[0]
    if isinstance(first, Measurement):
        assert done.pain is not None
        return [msgspec.structs.replace(first, value=done.pain.level or 0.0, note=done.pain.region)]
    if isinstance(first, Workout):
        seconds = 60 * (done.minutes or 0)
        return [
            msgspec.structs.replace(
                first,
                activity_type=done.activity or first.activity_type,
                end_ts=first.start_ts + timedelta(seconds=seconds),
                duration_s=seconds,
                distance_m=None if done.distance_km is None else 1_000 * done.distance_km,
                heart_rate_bpm=first.heart_rate_bpm if done.heart_rate_bpm is None else done.heart_rate_bpm,
            )
        ]
    sets = [r for r in old.records if isinstance(r, LiftedSet)]
    same = find_exercise(sets[0].exercise)
    name = sets[0].exercise if same is not None and same.id == done.exercise else str(_name(done))
    numbers = [s.number for s in sets if s.workout_id == sets[0].workout_id] if name == sets[0].exercise else []
    there = [s.number for s in all_sets if s.workout_id == sets[0].workout_id and s.exercise == name]
    following = max([*there, *numbers], default=0)
    made: list[Record] = []
    for n, told in enumerate(done.sets):
        number = numbers[n] if n < len(numbers) else following + 1
        following = max(following, number)
        made.append(
            msgspec.structs.replace(
                sets[min(n, len(sets) - 1)],
                set_id=timed_identity(sets[0].at, sets[0].workout_id, name, number),
                exercise=name,
                number=number,
                reps=told.reps,
                weight_kg=told.weight_kg or None,
                rir=told.rir,
                duration_s=told.duration_s,
            )
        )
    return made


def put_in_place(house: House, athlete: str, old: Sequence[Record], new: Sequence[Record], words: str) -> Correction:
    """Let new records stand where old ones stood; without new ones the old are taken back. Raises StorageWithdrawn."""
    now = house.clock.now()
    after: dict[str, list[str]] = {}
    for record in new:
        after.setdefault(kind_of(record).name, []).append(kind_of(record).id_of(record))
    before = [{"kind": kind_of(r).name, "record": msgspec.to_builtins(r)} for r in old]
    ids = [kind_of(r).id_of(r) for r in old]
    made = Correction(
        origin=Origin.TOLD,
        source="athlete",
        correction_id=timed_identity(now, athlete, "correction", *ids, str(after)),
        user_id=athlete,
        at=now,
        before=before,
        after=after,
        words=words[:LONGEST_WORDS],
    )
    # What stood before is safe before anything of it goes.
    kept(house.writer.write([made, *new]))
    gone: dict[str, list[str]] = {}
    for record in old:
        name, id = kind_of(record).name, kind_of(record).id_of(record)
        if id not in after.get(name, ()):
            gone.setdefault(name, []).append(id)
    for name, lost in gone.items():
        house.store.delete(name, athlete, lost)
    if workouts := gone.get("workout"):
        digests = [d.digest_id for d in house.store.find("workout_digest", athlete) if d.workout_id in workouts]
        house.store.delete("workout_digest", athlete, digests)
    house.flows.settle(athlete)
    return made


def emptied(house: House, athlete: str, sets: Sequence[Record]) -> list[Record]:
    """The workouts that hold nothing any more once these sets are gone: no set, no length, no effort, no notes."""
    going = {s.set_id for s in sets if isinstance(s, LiftedSet)}
    all_sets: list[LiftedSet] = house.store.find("set", athlete)
    made: list[Record] = []
    for id in dict.fromkeys(s.workout_id for s in sets if isinstance(s, LiftedSet)):
        workout: Workout = house.store.get("workout", athlete, id)
        bare = workout.duration_s is None and workout.rpe is None and workout.notes is None
        if bare and workout.source in TOLD and all(s.set_id in going for s in all_sets if s.workout_id == id):
            made.append(workout)
    return made


def undo(house: House, athlete: str, last: Correction, words: str) -> Correction:
    """Let what stood before a correction stand again, and take back what it put there."""
    there = {(name, id) for name, ids in last.after.items() for id in ids}
    now = [r for name in last.after for r in house.store.find(name, athlete) if (name, kind(name).id_of(r)) in there]
    old = [msgspec.convert(b["record"], kind(b["kind"]).type) for b in last.before]
    return put_in_place(house, athlete, now, old, words)


def _set(one: LiftedSet) -> DoneSet:
    """A set as it stands; one with repetitions is counted by them, though a file may tell how long it took."""
    if one.reps:
        return DoneSet(int(one.reps), one.weight_kg, one.rir)
    return DoneSet(None, one.weight_kg, one.rir, one.duration_s)


def _name(done: Done) -> str | None:
    return None if done.exercise is None else catalogue()[done.exercise].name
