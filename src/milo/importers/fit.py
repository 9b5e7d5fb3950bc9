"""FIT: what watches and bike computers write, from Garmin, Wahoo, Coros, Suunto, Polar, Zwift, Strava and others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from milo.importers.contract import Context, Found, Source
from milo.importers.fit_activity import Activity, Maker
from milo.importers.fit_clock import FitClock
from milo.importers.fit_columns import Part
from milo.importers.fit_messages import KINDS
from milo.importers.fit_names import UNKNOWN_DEVICE, device_name, device_type
from milo.importers.fit_protocol import FitFile, looks_like_fit, read_fit
from milo.importers.fit_wellness import Wellness
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, DeviceType

MAX_BYTES = 64_000_000  # a day of one-second records with every field has some 8 MB; our choice
WRONG_SUM = "The file's checksum is wrong: something in it was changed or damaged. All that could be read was kept."
_MAX_INFOS = 5_000  # messages about devices looked at; a long ride has some hundreds; our choice
_WEIGHT = 9  # file_id.type of scales
_CREATOR = 0  # device_index of what wrote the file
_ANT, _ANT_PLUS, _BUILT_IN = 0, 1, 5  # source_type


class Importer:
    """Each record message is a sample, each session a workout; days, nights and scales become measurements and sleeps.

    Settings, planned workouts and courses hold nothing Milo keeps and are no error. A wrong checksum is a note, not an
    error: everything was read. A file that breaks off gives all before the break.
    """

    format = "fit"

    def identify(self, source: Source) -> bool:
        return looks_like_fit(source.head)

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        file = read_fit(source.read(MAX_BYTES), KINDS)
        for part in file.parts:
            yield from _part(part, context)
        if file.wrong_sums:
            context.notes.append(WRONG_SUM)
        if file.breaks:
            raise _broken(file)


def _broken(file: FitFile) -> RefusedFile:
    if not file.parts:
        return RefusedFile("a FIT file with messages in it", file.breaks[0], "export it again")
    return BrokenFile(
        "a whole FIT file", file.breaks[0], "what came before was kept; copy it from the device or export it again for the rest"
    )


def _part(part: Part, context: Context) -> Iterator[Found]:
    clock = FitClock(part, context)
    infos = [r for r, _ in zip(part.rows("device_info"), range(_MAX_INFOS), strict=False)]
    told = next(part.rows("file_id"), {})
    if "product_name" not in told:
        told |= {k: v for r in infos if r.get("index") == _CREATOR for k, v in r.items() if k == "product_name"}
    maker = Maker(device_name(told), _device_id(told, context))
    seen = clock.moment(told.get("time_created"))
    type_: DeviceType = "scale" if told.get("type") == _WEIGHT else device_type(maker.source)
    if maker.device_id and seen:
        yield Found(_device(maker.device_id, maker.source, type_, seen, maker, context), rows=0)
    known = {maker.device_id}
    for row in infos:
        id_, seen = _device_id(row, context), clock.moment(row.get("timestamp"))
        if (
            row.get("index", _CREATOR) == _CREATOR
            or row.get("source_type") == _BUILT_IN
            or id_ is None
            or id_ in known
            or seen is None
        ):
            continue
        known.add(id_)
        name = device_name(row)
        ant_type = row.get("type") if row.get("source_type", _ANT) in {_ANT, _ANT_PLUS} else None
        yield Found(_device(id_, name, device_type(name, ant_type), seen, maker, context), rows=0)
    yield from Activity(part, clock, maker, context).found()
    beside = "record" in part.messages or "session" in part.messages
    yield from Wellness(part, clock, maker, context, beside).found()


def _device_id(row: dict[str, Any], context: Context) -> str | None:
    """A device's id; None where only its maker is known, which does not tell it from others."""
    parts = (row.get("manufacturer"), row.get("product"), row.get("serial"))
    return identity(context.user_id, "device", *parts) if any(p is not None for p in parts[1:]) else None


def _device(id_: str, name: str, type_: DeviceType, seen: datetime, maker: Maker, context: Context) -> Device:
    return Device(
        origin=Origin.IMPORTED,
        source=maker.source,
        device_id=id_,
        user_id=context.user_id,
        device_type=type_,
        first_seen_ts=seen,
        model=name if name != UNKNOWN_DEVICE else None,
    )
