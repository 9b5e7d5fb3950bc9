"""What a live message must be, and whose it is."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import msgspec

from milo.vocabulary.errors import BadRecord, as_sentence
from milo.vocabulary.records import Record, accept, kind_of, kind_of_stream

FUTURE = timedelta(minutes=5)  # clocks differ by that much without being wrong (reliability F08)
# Kinds that tell what was seen; a setting, a plan or a consent may well begin tomorrow.
SEEN = frozenset(
    (
        "event",
        "sleep",
        "nutrition",
        "feedback",
        "workout",
        "sample",
        "lap",
        "rr",
        "set",
        "measurement",
        "waveform",
        "device",
        "lab_session",
    )
)

# Words about access and safety: they count in the order in which they came, and none of them is of tomorrow.
WORDS = frozenset(("consent", "latch", "clearance", "return_form"))


class _Whose(msgspec.Struct):
    user_id: str | None = None


def judge(stream: str, body: bytes, now: datetime) -> tuple[Record, bytes]:
    """The record of a live message and the body to store. Raises BadRecord with the reason, UnknownName for a strange stream.

    What was seen later than FUTURE after now is refused: a device's clock is wrong, and a week that ended tomorrow would be too.
    """
    kind = kind_of_stream(stream)
    record, stored = accept(kind, body)
    if kind.name in SEEN or kind.name in WORDS:
        at = getattr(record, "end_ts", None) or kind.time_of(record)
        if at > now + FUTURE:
            found = f"one {(at - now).total_seconds() / 3600:.1f} h ahead of this machine's clock"
            raise BadRecord("a time that has come", found, "mend the device's clock, and replay the letter when its time has come")
    return record, stored


def of_tomorrow(record: Record, now: datetime) -> str | None:
    """Why a word about access or safety is refused for its date; None for one that has come, and for every other record."""
    kind = kind_of(record)
    if kind.name not in WORDS or kind.time_of(record) <= now + FUTURE:
        return None
    return as_sentence(f"a {kind.name} of today or before", "one dated in the future", "give it when its time has come")


def spell(record: Record) -> bytes:
    """A record that is no valid body, as far as JSON can say it; what is no UTF-8 stays readable as an escape."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record)).encode()


def tells_of(athlete: str, body: bytes) -> bool:
    """Whether a message is about an athlete; where it does not say whose it is, whether it names them at all."""
    try:
        whose: Any = msgspec.json.decode(body, type=_Whose).user_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        whose = None
    return athlete.encode() in body if whose is None else bool(whose == athlete)
