"""The registry of records: what every record carries, which kinds there are, and how bodies are read and written.

A kind says its stream, its identity, its athlete and its time; importers, writer, store, export, API and `milo schema` read it
here. The kinds stand in the files beside this one (records_wearable, records_training, records_body, records_own).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from milo.vocabulary.clock import micros
from milo.vocabulary.errors import BadRecord, MiloError, UnknownName
from milo.vocabulary.origin import Origin

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
"""A UUID in text. Ids from other systems are kept as they are, hence the room for longer ones."""
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""An aware datetime; UTC inside."""
Word = Annotated[str, msgspec.Meta(max_length=500)]
Note = Annotated[str, msgspec.Meta(max_length=10_000)]
Amount = Annotated[float, msgspec.Meta(ge=0, le=1e12)]
HeartRate = Annotated[float, msgspec.Meta(ge=20, le=260)]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]
Received = Annotated[int, msgspec.Meta(ge=0)]
"""The place of a word about access or safety in the order in which this Milo received them; 0 from before they were numbered."""
OffsetMinutes = Annotated[int, msgspec.Meta(ge=-1080, le=1080)]

ActivityType = Literal["walking", "running", "cycling", "strength", "yoga", "rowing", "swimming", "other"]
DeviceType = Literal["watch", "ring", "band", "strap", "mask_board", "oximeter", "phone", "app", "scale", "computer", "other"]
Goal = Literal["weight_loss", "endurance", "strength", "muscle_gain", "general"]
Sex = Literal["female", "male", "unspecified"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What every record carries beside its own fields.

    Records hold no cycles, so the garbage collector need not walk them: with it, bulk import is a fifth slower.

    origin: how the value came to be.  source: which app, device or file kind said it, e.g. "garmin fenix5", "hevy".
    schema_version: what the fields mean; it stands in a body only from version 2 on.
    """

    origin: Origin
    source: Word
    schema_version: Annotated[int, msgspec.Meta(ge=1)] = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """What the registry knows of one kind of record."""

    name: str
    stream: str
    type: type[Any]
    id_field: str
    time_field: str
    derived: bool
    id_of: Callable[[Any], str]
    time_of: Callable[[Any], datetime]
    decode: Callable[[bytes | str], Any]

    def micros_of(self, record: Any) -> int:
        """The record's time in microseconds since 1970 UTC."""
        return micros(self.time_of(record))


log = logging.getLogger(__name__)
KINDS: dict[str, Kind] = {}
_BY_TYPE: dict[type, Kind] = {}
_BY_STREAM: dict[str, Kind] = {}
DEAD_LETTERS = "fitness:dead"
SCHEMA_VERSION = 1  # grows when a field changes its meaning; a new optional field changes nothing for those who do not know it


R = TypeVar("R", bound=type)


def record_kind(
    name: str, *, stream: str, id: str, time: str, derived: bool = False, check: Callable[[Any], None] | None = None
) -> Callable[[R], R]:
    """A class of records under its name; adding a kind is writing one class below this.

    check: raises MiloError or msgspec.ValidationError for a record whose free fields (a plan, a profile) nobody could read. It
    holds both ways: such a record is not stored, and one that is stored already is set aside when it is read.
    """

    def register(cls: R) -> R:
        decode: Callable[[bytes | str], Any] = msgspec.json.Decoder(cls).decode
        if check is not None:
            decode = _checked(decode, check)
        known = Kind(name, stream, cls, id, time, derived, attrgetter(id), attrgetter(time), decode)
        KINDS[name] = _BY_TYPE[cls] = _BY_STREAM[stream] = known
        return cls

    return register


CHECKED_BODIES = 512  # verdicts kept of bodies that were read before; a page reads the same few profiles and plans many times


def _checked(decode: Callable[[bytes | str], Any], check: Callable[[Any], None]) -> Callable[[bytes | str], Any]:
    @lru_cache(CHECKED_BODIES)
    def fault(body: bytes | str) -> str | None:
        try:
            check(decode(body))
        except (MiloError, msgspec.ValidationError) as e:
            return str(e)
        return None

    def sound(body: bytes | str) -> Any:
        record = decode(body)
        if (wrong := fault(body)) is not None:
            raise msgspec.ValidationError(wrong)
        return record

    return sound


_encode = msgspec.json.Encoder().encode


def kind(name: str) -> Kind:
    """The kind of that name. Raises UnknownName."""
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownName("kind of record", name, KINDS) from None


def kind_of(record: Record) -> Kind:
    """The kind of a record."""
    return _BY_TYPE[type(record)]


def kind_of_type(record_type: type[Record]) -> Kind:
    """The kind of a class of records."""
    return _BY_TYPE[record_type]


def kind_of_stream(stream: str) -> Kind:
    """The kind that travels on a stream. Raises UnknownName."""
    try:
        return _BY_STREAM[stream]
    except KeyError:
        raise UnknownName("stream", stream, _BY_STREAM) from None


def encode(record: Record) -> bytes:
    """The record's body, valid: it reads back as the same record within every type and range.

    Not-a-number is refused too: JSON writes it as null, and then the body reads back as another record.
    Raises BadRecord with the first reason.
    """
    try:
        body = _encode(record)
        back = _BY_TYPE[type(record)].decode(body)
    except (msgspec.ValidationError, UnicodeEncodeError) as e:
        raise BadRecord(f"a valid {kind_of(record).name}", str(e)) from None
    if back != record:
        raise BadRecord(f"a valid {kind_of(record).name}", "a value that is not a finite number")
    return body


def encode_all(records: Sequence[Record]) -> list[bytes]:
    """Bodies of records, each valid as in encode; a third quicker than one by one. Raises BadRecord when any is not."""
    decoders = [_BY_TYPE[type(r)].decode for r in records]
    try:
        bodies = [_encode(r) for r in records]
        if [decode(body) for decode, body in zip(decoders, bodies, strict=True)] == list(records):
            return bodies
    except (msgspec.ValidationError, UnicodeEncodeError) as e:
        raise BadRecord("valid records", str(e)) from None
    raise BadRecord("valid records", "a value that is not a finite number")


def accept(kind: Kind, body: bytes) -> tuple[Any, bytes]:
    """A live message as (record, body to store), valid as in encode.

    What this version knows is stored as this version writes it; fields it does not know are kept beside, also within parts, so
    that a newer publisher's words are there when the reader catches up. Spelling (white space, order) makes no difference.
    Raises BadRecord for what is not valid and for a schema_version above ours.
    """
    try:
        record = kind.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as e:
        _refuse_newer(body)
        raise BadRecord(f"a valid {kind.name}", str(e)) from None
    if record.schema_version > SCHEMA_VERSION:
        _refuse_newer(body)
    plain = _encode(record)  # just read, so valid: there is nothing in JSON that is not a number
    if plain == body:  # what our own publishers send
        return record, body
    try:
        sent = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as e:  # within a field nobody knows
        raise BadRecord(f"a valid {kind.name}", str(e)) from None
    merged = _with_unknown(record, msgspec.json.decode(plain), sent)
    return record, msgspec.json.encode(merged) if merged is not None else plain


def _refuse_newer(body: bytes) -> None:
    """Raise BadRecord when a message says it is of a version we do not know."""
    try:
        version = msgspec.json.decode(body)["schema_version"]
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, TypeError, KeyError):
        return
    if isinstance(version, int) and version > SCHEMA_VERSION:
        do = "upgrade Milo, then `milo deadletters --replay`"
        raise BadRecord(f"a record of schema version {SCHEMA_VERSION} or older", f"version {version}", do)


def _with_unknown(known: msgspec.Struct, plain: dict[str, Any], sent: dict[str, Any]) -> dict[str, Any] | None:
    """plain and what only `sent` has, level by level; None when `sent` says nothing more."""
    fields = set(known.__struct_fields__)
    more: dict[str, Any] = {name: value for name, value in sent.items() if name not in fields}
    for name in fields & sent.keys():
        part = getattr(known, name)
        if isinstance(part, msgspec.Struct):
            inner = _with_unknown(part, plain.get(name, {}), sent[name])
            if inner is not None:
                more[name] = inner
    return {**plain, **dict(sorted(more.items()))} if more else None


MOST_TOLD = 10_000  # unreadable records the log names one by one
_TOLD: set[tuple[str, int]] = set()
UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def decode_all(kind: Kind, bodies: Iterable[bytes]) -> list[Any]:
    """Records of one kind from their bodies; one that cannot be read is set aside, and the others are shown."""
    return list(readable(kind, bodies))


def readable(kind: Kind, bodies: Iterable[bytes]) -> Iterator[Any]:
    """The records among bodies, one at a time. What cannot be read is logged by its kind, never by what it holds."""
    decode = kind.decode
    for body in bodies:
        try:
            yield decode(body)
        except UNREADABLE as e:
            told = (kind.name, hash(body))
            if told not in _TOLD and len(_TOLD) < MOST_TOLD:  # a page reads the same one many times
                _TOLD.add(told)
                log.warning("a stored record was set aside", extra={"kind": kind.name, "why": type(e).__name__})


def read_one(kind: Kind, body: bytes) -> Any:
    """The record of a body. Raises BadRecord with the reason."""
    try:
        return kind.decode(body)
    except UNREADABLE as e:
        raise BadRecord(f"a readable {kind.name}", str(e)) from None


def json_schema() -> dict[str, Any]:
    """JSON Schema of every kind, with the registry's facts beside each."""
    kinds = list(KINDS.values())
    schemas, components = msgspec.json.schema_components([k.type for k in kinds])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "kinds": {
            k.name: {"stream": k.stream, "identity": k.id_field, "athlete": "user_id", "time": k.time_field, "schema": s}
            for k, s in zip(kinds, schemas, strict=True)
        },
        "$defs": dict(components),
    }
