"""The order in which words about access and safety reached this Milo: what counts, since a date is only what a clock said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec

from milo.store.contract import Store
from milo.vocabulary.records import KINDS, ClearanceRecord, LatchRecord, ReturnFormRecord

LOCK_KINDS = ("latch", "clearance", "return_form")
_APART = timedelta(microseconds=1)


def next_received(store: Store, athlete: str, kinds: Sequence[str]) -> int:
    """The number of the next word of these kinds, from 1 on."""
    return 1 + max((r.received for kind in kinds for r in store.find(kind, athlete)), default=0)


def locks_received(store: Store, athlete: str) -> tuple[list[LatchRecord], list[ClearanceRecord], list[ReturnFormRecord]]:
    """An athlete's latches, clearances and forms of return, with dates that say in which order they came.

    A date that lies after something received later is brought before it: the clock was set back, or the date was made up.
    """
    found: list[tuple[str, Any]] = [(kind, record) for kind in LOCK_KINDS for record in store.find(kind, athlete)]
    found.sort(key=lambda pair: (pair[1].received, KINDS[pair[0]].time_of(pair[1])))
    ordered: dict[str, list[Any]] = {kind: [] for kind in LOCK_KINDS}
    later = None
    for kind, record in reversed(found):
        at = KINDS[kind].time_of(record)
        if later is not None and record.received != later[0] and at >= later[1]:
            at = later[1] - _APART
            record = msgspec.structs.replace(record, **{KINDS[kind].time_field: at})
        if later is None or at <= later[1]:
            later = (record.received, at)
        ordered[kind].insert(0, record)
    return ordered["latch"], ordered["clearance"], ordered["return_form"]
