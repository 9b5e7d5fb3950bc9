"""One record as one line of JSON, the way exports hold it: the record's own fields with "kind" in front."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from milo.vocabulary.errors import BadRecord, UnknownName
from milo.vocabulary.records import KINDS, Kind, Record, kind

FROM_FILES = frozenset(
    (
        "device",
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
        "lab_session",
    )
)
"""Kinds any file may bring: what was measured, trained, eaten and felt. All others say who may do what, or what Milo said and
decided; they come only with a whole export that moves into a new athlete (app.moving_in)."""
ONLY_MOVING = "only a whole export that moves into a new athlete brings these"
LINE_START = b'{"kind":"'


def export_line(kind_name: str, body: bytes) -> bytes:
    """A record's body as a line, newline included."""
    return LINE_START + kind_name.encode() + b'",' + body[1:] + b"\n"


def import_line(line: bytes) -> tuple[Kind, Record]:
    """The record of a line. Raises BadRecord for anything that is no such line."""
    try:
        name = msgspec.json.decode(line, type=_Head).kind
        known = kind(name)
        return known, known.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, UnknownName) as e:
        raise BadRecord("a line of a Milo export", str(e)) from None


def is_milo_export(names: Iterable[str]) -> bool:
    """Whether an archive's members are those of an export."""
    known = set(names)
    return "manifest.json" in known and any(name.startswith("records/") for name in known)


def records_in_export(name: str) -> bool:
    """Whether a member of an export is a file of records; the tables beside them say the same once more."""
    return name.startswith("records/") and name.endswith(".jsonl")


def original_in_export(name: str) -> str | None:
    """The original's id when a member of an export is the bytes of an original (originals/<id>/<file name>), else None."""
    parts = name.split("/")
    if "originals" not in parts:
        return None
    at = parts.index("originals")
    return parts[at + 1] if len(parts) > at + 2 else None


class _Head(msgspec.Struct):
    kind: str


def looks_like_lines(head: bytes) -> bool:
    """Whether a file begins like one of an export's record files."""
    name = head[len(LINE_START) :].split(b'"', 1)[0]
    return head.startswith(LINE_START) and name.decode("ascii", "replace") in KINDS
