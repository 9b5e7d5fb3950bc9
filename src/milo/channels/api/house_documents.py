"""What the API answers about the house, its athletes and their files, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from datetime import datetime
from typing import Annotated, TypedDict

import msgspec

from milo.channels.contract import AthleteLine
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.records import Merge, Original

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Reason(TypedDict):
    """Why something is missing."""

    code: str
    text: str


class Health(TypedDict):
    """Whether Milo is up. status: "ok", or "damaged" where a database was found with a bad page; `milo doctor` says which."""

    status: str
    version: str


class Greeting(TypedDict):
    """A word for programs."""

    msg: str


class AthletesDocument(TypedDict):
    """The athletes a token may see."""

    athletes: list[AthleteLine]


class AddedAthlete(TypedDict):
    """Who came."""

    athlete_id: str


class LedgerDocument(TypedDict):
    """What was merged."""

    merges: list[Merge]


class OriginalsDocument(TypedDict):
    """The files an athlete brought."""

    originals: list[Original]


class SkippedRows(TypedDict):
    """Rows that were not stored."""

    reason: str
    count: int


class ImportedFile(TypedDict):
    """What became of one file."""

    path: str
    format: str | None
    activities: int
    records: int
    new: int
    changed: int
    duplicates: int
    skipped: list[SkippedRows]
    error: str | None
    beside: int
    dropped: dict[str, int]
    original_id: str | None
    notes: list[str]


class ImportDocument(TypedDict):
    """What an upload came to."""

    files: list[ImportedFile]
    totals: dict[str, int]


class CatalogueDocument(TypedDict):
    """Exercises, a stretch of all that fit."""

    total: int
    exercises: list[Exercise]


class Accepted(TypedDict):
    """How many records are on the stream."""

    accepted: int
