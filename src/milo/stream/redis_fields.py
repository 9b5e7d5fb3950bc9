"""Messages that somebody else put on a Redis stream, field by field, as the JSON bodies they mean."""

from __future__ import annotations

from typing import Any

import msgspec

from milo.vocabulary.errors import UnknownName
from milo.vocabulary.records import kind_of_stream

FIELD = b"record"  # one field a message: the record's JSON body, typed


def body_of(stream: str, fields: dict[bytes, bytes]) -> bytes:
    """The JSON body of a message, whoever added it.

    fields: as Redis keeps them, e.g. {b"event_id": b"e1", b"heart_rate_bpm": b"61"}. Redis knows only text: fields the registry
    knows get their types from it, others stay as they came, and an empty text is a field that was not given. What does not fit its
    type goes on as it is, so that the writer sets the message aside with the reason. Fields beside a whole body are kept in it.
    """
    whole = fields.get(FIELD)
    if whole is not None and len(fields) == 1:
        return whole
    texts = {_text(name): _text(value) for name, value in fields.items() if value and name != FIELD}
    types = _types(stream)
    values = {name: _typed(text, types[name]) if name in types else text for name, text in texts.items()}
    if whole is not None:
        around = _parsed(_text(whole))
        if not isinstance(around, dict):
            return whole  # no object to keep anything in: the writer says what is wrong with it
        values = {**values, **around}
    return msgspec.json.encode(values)


def _types(stream: str) -> dict[str, Any]:
    try:
        return {field.name: field.type for field in msgspec.structs.fields(kind_of_stream(stream).type)}
    except UnknownName:
        return {}


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _typed(text: str, wanted: Any) -> Any:
    """The text as the wanted type, or as the JSON it is where it does not fit: the reason then names the value, not its quotes."""
    for candidate in (text, _parsed(text)):
        try:
            return msgspec.to_builtins(msgspec.convert(candidate, wanted, strict=False))
        except msgspec.ValidationError:
            continue
    return candidate


def _parsed(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):  # a nest too deep to read stays text: it must not end its reader
        return text
