"""When records reach the world, and what goes wrong on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec
import numpy as np

from milo.twin.days import Block, Day
from milo.vocabulary.records import Event, Record, Sample, kind_of

LATE, LATEST_H = 0.01, 48.0  # share of messages that come late, and by how much at most
TWICE, TWICE_WITHIN_S = 0.01, 600.0  # in a messy squad: the same message again
DELAY_S = (2.0, 90.0)  # from wearable to phone to stream, when all is well (our choice)


class Arrival(NamedTuple):
    """A record, and when it reaches the stream. A tuple, since a busy day has a hundred thousand."""

    at: datetime
    record: Record


def deliver(block: Block, day: Day, k: int, made: Sequence[tuple[int, Record]], messy: bool) -> list[Arrival]:
    """Person k's records of a day as they arrive, in no order. made: (second since 1970 it can be told from, record).

    Late, doubled and skewed records are drawn for the person and day alone, so that who asks again gets the same.
    """
    rng = block.draws.fresh("delivery", day.number, k)
    n = len(made)
    delay = rng.uniform(*DELAY_S, n)
    late = rng.random(n) < LATE
    delay = delay + late * rng.uniform(3600, LATEST_H * 3600 - DELAY_S[1], n)
    records = [record for _, record in made]
    told = np.asarray([second for second, _ in made], np.float64) + delay
    if not messy:
        return [Arrival(_UNIX + timedelta(seconds=at), r) for at, r in zip(told.tolist(), records, strict=True)]
    skew = int(block.habits.skew_s[k])
    if skew:
        records = [_skewed(r, skew) for r in records]
        told = told + max(skew, 0)  # nobody publishes what by its own clock has not happened yet
    arrivals = [Arrival(_UNIX + timedelta(seconds=at), r) for at, r in zip(told.tolist(), records, strict=True)]
    again = np.flatnonzero(rng.random(n) < TWICE)
    after = rng.uniform(1, TWICE_WITHIN_S, again.size)
    arrivals += [
        Arrival(arrivals[i].at + timedelta(seconds=s), arrivals[i].record)
        for i, s in zip(again.tolist(), after.tolist(), strict=True)
    ]
    return arrivals


def _skewed(record: Record, seconds: int) -> Record:
    """The record as a device with a wrong clock stamps it; its id stays, since the device numbers its own messages."""
    if not isinstance(record, Event | Sample):
        return record
    field = kind_of(record).time_field
    return msgspec.structs.replace(record, **{field: getattr(record, field) + timedelta(seconds=seconds)})


_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
