"""FIT files made by the encoder of the format's maker, and what an import finds in them: the stage of the FIT tests."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from garmin_fit_sdk import Encoder

from milo.importers.contract import Context, Source
from milo.importers.fit import Importer
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.records import Measurement, Record, encode_all, kind_of

START = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)
ADA = "a0a0a0a0-0000-4000-8000-000000000001"
Message = dict[str, Any]


def after(seconds: float) -> datetime:
    """The time so many seconds after START."""
    return START + timedelta(seconds=seconds)


def made(*messages: Message, type_: str = "activity", **told: Any) -> bytes:
    """A file of the maker's own encoder, from a watch of Ada's unless told otherwise."""
    first = {"mesg_num": 0, "type": type_, "manufacturer": "garmin", "product": 2697, "serial_number": 4711, "time_created": START}
    encoder = Encoder()
    for message in [first | told, *messages]:
        encoder.write_mesg(message)
    return bytes(encoder.close())


def record(seconds: float, **values: Any) -> Message:
    """A record message."""
    return {"mesg_num": 20, "timestamp": after(seconds), **values}


def ran(start: float, length: float, sport: str | int = "running", **values: Any) -> Message:
    """A session message; start and length in seconds from START."""
    return {
        "mesg_num": 18,
        "timestamp": after(start + length),
        "start_time": after(start),
        "sport": sport,
        "total_elapsed_time": length,
        "total_timer_time": length,
        **values,
    }


def source(data: bytes, name: str = "run.fit") -> Source:
    """A file as an importer is handed it."""
    return Source(name, lambda: io.BytesIO(data), len(data))


class Read:
    """What an import found, in the end with the error it raised."""

    def __init__(self, data: bytes, zone: str = "UTC") -> None:
        self.context = Context(ADA, ZoneInfo(zone), original_id="original")
        self.records: list[Record] = []
        self.rows = 0
        self.error: RefusedFile | None = None
        try:
            for found in Importer().extract(source(data), self.context):
                self.records.append(found.record)
                self.rows += found.rows
        except RefusedFile as e:
            self.error = e
        encode_all(self.records)  # every record is one the store accepts

    def of(self, kind: type[Record]) -> list[Any]:
        return [r for r in self.records if type(r) is kind]

    def one(self, kind: type[Record]) -> Any:
        (only,) = self.of(kind)
        return only

    def values(self, quantity: str) -> list[float]:
        return [m.value for m in self.of(Measurement) if m.quantity == quantity]

    @property
    def ids(self) -> list[tuple[str, str]]:
        return [(kind_of(r).name, kind_of(r).id_of(r)) for r in self.records]


def walked(seconds: float, steps: int, **values: Any) -> Message:
    """A monitoring message with the steps of the day so far."""
    return {"mesg_num": 55, "timestamp": after(seconds), "activity_type": "walking", "cycles": steps / 2, **values}
