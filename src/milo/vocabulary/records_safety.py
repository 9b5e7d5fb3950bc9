"""What locks and what opens again, as records: latches, clearances, forms of return (safety reference F-2, F-3, PL-55).

They count in the order of `received`: a date is what a clock said, and clocks are set back.
"""

from __future__ import annotations

from milo.vocabulary.registry import Id, Moment, Received, Record, Word, record_kind


@record_kind("latch", stream="milo:latches", id="latch_id", time="since")
class LatchRecord(Record, frozen=True, kw_only=True):
    """Something that locks training. rule: why; level: "E0", "E1" or "R"; scope: what a clearance must name, "" for none."""

    latch_id: Id
    user_id: Id
    since: Moment
    rule: Word
    level: Word
    scope: Word = ""
    received: Received = 0


@record_kind("clearance", stream="milo:clearances", id="clearance_id", time="at")
class ClearanceRecord(Record, frozen=True, kw_only=True):
    """A professional's word, entered in the form and never in a chat. by: who gave it; until: its end, twelve months at most."""

    clearance_id: Id
    user_id: Id
    at: Moment
    scope: Word
    by: Word
    until: Moment | None = None
    received: Received = 0


@record_kind("return_form", stream="milo:return_forms", id="form_id", time="at")
class ReturnFormRecord(Record, frozen=True, kw_only=True):
    """The form of return after an emergency. complete: whether every question was answered."""

    form_id: Id
    user_id: Id
    at: Moment
    complete: bool
    received: Received = 0
