"""What an athlete told before and what stands of it in the log: what corrections, deletions and undo are about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from milo.app.conversation.turn import Turn
from milo.app.correcting import FELT, Written, in_its_place, put_in_place, written_of
from milo.app.known_athletes import zone_of
from milo.coach.conversation.values import DaySaid, Done
from milo.vocabulary.records import Feedback, Measurement, Nutrition, Record, Workout, kind_of

LATELY_DAYS = 7  # a correction or a deletion that names what it is about reaches so far back (our choice)
LEAST_APART = 0.005  # km or minutes: half of the last digit an outing is read back with


def now_of(turn: Turn) -> datetime:
    """Now, in the athlete's zone."""
    return turn.house.clock.now().astimezone(zone_of(turn.house, turn.athlete))


def lately(turn: Turn, ids: Collection[str] | None = None, days: int = LATELY_DAYS) -> list[Written]:
    """What was told of the last days, oldest first; ids: of records, then only these."""
    return written_of(turn.house, turn.athlete, now_of(turn), days, ids)


def last_written(turn: Turn) -> list[Written]:
    """What the conversation wrote down last and still stands; empty where it wrote nothing."""
    records: Mapping[str, Sequence[str]] = (turn.done.outcome or {}).get("records", {}) if turn.done is not None else {}
    ids = {id for found in records.values() for id in found}
    return lately(turn, ids) if ids else []


def ids_by_kind(turn: Turn, ids: Sequence[str]) -> dict[str, list[str]]:
    """The same ids under the kind of record each is of."""
    found: dict[str, list[str]] = {}
    for one in lately(turn, set(ids)):
        for record in one.records:
            kind = kind_of(record)
            found.setdefault(kind.name, []).append(kind.id_of(record))
    left = set(ids) - {id for listed in found.values() for id in listed}
    return {**found, **({"workout": [*found.get("workout", []), *sorted(left)]} if left else {})}


def workouts_of(turn: Turn, days_ago: int) -> list[Workout]:
    """The workouts of a local day, oldest first."""
    since = (now_of(turn) - timedelta(days=days_ago)).replace(hour=0, minute=0, second=0, microsecond=0)
    found: list[Workout] = turn.house.store.find("workout", turn.athlete, since=since, until=since + timedelta(days=1))
    return sorted(found, key=lambda w: w.start_ts)


def in_place_of(turn: Turn, old: Sequence[Written], new: Sequence[Done | DaySaid]) -> tuple[str, list[str]]:
    """Let the new stand where the old stood: the id of the correction and those of the records."""
    sets = turn.house.store.find("set", turn.athlete)
    made: list[Record] = []
    for stands, one in zip(old, new, strict=True):
        made += in_its_place(stands, one, sets) if isinstance(one, Done) else _measured_anew(stands.records, one)
    correction = put_in_place(turn.house, turn.athlete, [r for w in old for r in w.records], made, turn.text)
    return correction.correction_id, [kind_of(r).id_of(r) for r in made]


def name_of(what: Done | DaySaid) -> str | None:
    """The exercise, activity or measure that something written is of."""
    if isinstance(what, Done):
        return what.exercise or what.activity or (what.pain.region if what.pain is not None else None)
    return what.about


def hurts(what: Done | DaySaid) -> bool:
    """Whether something written is a pain."""
    return isinstance(what, Done) and what.pain is not None


def is_stretch(done: Done, value: float, unit: str) -> bool:
    """Whether an outing is as long as it is called. unit: of the value, "km" or "min"."""
    told = done.minutes if unit == "min" else done.distance_km
    return done.activity is not None and told is not None and abs(told - value) < LEAST_APART


def _measured_anew(old: Sequence[Record], day: DaySaid) -> list[Record]:
    values = {"weight_kg": day.weight_kg, "sleep_h": day.sleep_h, **dict(day.measures)}
    made: list[Record] = []
    for one in old:
        if isinstance(one, Nutrition):
            made.append(msgspec.structs.replace(one, calories=day.kcal, protein_g=day.protein_g or one.protein_g))
        elif isinstance(one, Feedback):
            made.append(msgspec.structs.replace(one, **{field: values.get(name) for name, field in FELT.items()}))
        else:
            assert isinstance(one, Measurement)
            made.append(msgspec.structs.replace(one, value=values[one.quantity]))
    return made
