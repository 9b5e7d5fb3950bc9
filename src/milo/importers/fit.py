"""FIT: what watches and bike computers write, from Garmin, Wahoo, Coros, Suunto, Polar, Zwift, Strava and others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from milo.importers.contract import Context, Found, Source
from milo.importers.fit_activity import Activity, Maker
from milo.importers.fit_clock import FitClock
from milo.importers.fit_messages import KINDS
from milo.importers.fit_names import device_name, device_type
from milo.importers.fit_protocol import FitFile, Part, looks_like_fit, read_fit
from milo.importers.fit_wellness import Wellness
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device

MAX_BYTES = 64_000_000  # a day of one-second records with every field has some 8 MB; our choice
WRONG_SUM = "the file's checksum is wrong; all that could be read was kept"
_MAX_DEVICES = 200  # told of in one file; our choice
_CREATOR = 0  # device_index of what wrote the file


class Importer:
    """Each record message is a sample, each session a workout; days, nights and scales become measurements and sleeps.

    Settings, planned workouts and courses hold nothing Milo keeps and are no error. A wrong checksum is a note among the
    skipped (0 rows), not an error: everything was read. A file that breaks off gives all before the break.
    """

    format = "fit"

    def identify(self, source: Source) -> bool:
        return looks_like_fit(source.head)

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        file = read_fit(source.read(MAX_BYTES), KINDS)
        for part in file.parts:
            yield from _part(part, context)
        if file.wrong_sums:
            context.skip(WRONG_SUM, 0)
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
    devices = _devices(part, clock, context)
    maker = next(devices)
    assert isinstance(maker, Maker)
    for device in devices:
        yield Found(device, rows=0)  # type: ignore[arg-type]
    yield from Activity(part, clock, maker, context).found()
    beside = "record" in part.messages or "session" in part.messages
    yield from Wellness(part, clock, maker, context, beside).found()
