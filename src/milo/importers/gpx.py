"""GPX 1.0 and 1.1: tracks of positions, with whatever extensions the writer added.

Sources: the schemas at topografix.com (GPX/1/0, GPX/1/1) and Garmin's TrackPointExtension v1 and v2. Extensions are told by
their local name, since writers choose prefixes, and sometimes name spaces, freely.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from milo.importers.contract import Context, Found, Source
from milo.importers.sports import activity_type
from milo.importers.track_values import MAX_NOTE_CHARS, distance_m, label, moment, number, position
from milo.importers.xml_stream import read_xml, root_name
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import QUANTITIES
from milo.vocabulary.records import Sample, Workout

MAX_BYTES = 500_000_000  # a year of one-second points has about 5 GB in one file nobody writes; our choice
MAX_TRACKS = 100_000
MOVING_M_S = 0.5  # slower than any walk, faster than a position wandering on the spot; our choice
NO_TIME = "no time"
WAYPOINT = "a waypoint, not part of a track"
ROUTE_POINT = "a planned route, not a track"
_ASIDES = {"link", "extensions", "author"}  # outside points: they have names and types of their own
# Local names of elements inside a track point -> the quantity of the sample.
_VALUES = {
    "ele": "altitude_m",
    "hr": "heart_rate_bpm",
    "heartrate": "heart_rate_bpm",
    "heart_rate": "heart_rate_bpm",
    "cad": "cadence_rpm",
    "cadence": "cadence_rpm",
    "RunCadence": "cadence_rpm",
    "atemp": "temperature_c",
    "temp": "temperature_c",
    "temperature": "temperature_c",
    "power": "power_w",
    "PowerInWatts": "power_w",
    "watts": "power_w",
    "speed": "speed_m_s",
    "distance": "distance_m",
}


class Importer:
    """Each track is a workout, each of its points with a time a sample.

    distance_m of the workout is the sum of great-circle steps between positions, moving_s the time of the steps faster than
    MOVING_M_S, duration_s that of all steps; nothing is summed over the gap between two segments. Scattering positions make
    such a distance some percent too long. Steps faster than the plausible speed are jumps of the receiver and left out.
    """

    format = "gpx"

    def identify(self, source: Source) -> bool:
        return root_name(source.head) == "gpx"

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        if source.size > MAX_BYTES:
            raise RefusedFile(f"a GPX file of at most {MAX_BYTES // 1_000_000} MB", f"{source.size:,} bytes")
        return read_xml(source, _Tracks(context))


class _Tracks:
    texts = True

    def __init__(self, context: Context) -> None:
        self.found: list[Found] = []
        self._context = context
        self._source = "gpx"
        self._file_title: str | None = None
        self._in_metadata = False
        self._aside = ""  # the element of _ASIDES being passed over
        self._starts: dict[datetime, int] = {}
        self._track: _Track | None = None
        self._point: dict[str, str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "trkpt":
            self._point = {"lat": attributes.get("lat", ""), "lon": attributes.get("lon", "")}
        elif name == "trkseg":
            if self._track:
                self._track.last = None
        elif name in _ASIDES:
            self._aside = self._aside or name
        elif name == "trk":
            self.finish()
            self._track = _Track()
        elif name == "metadata":
            self._in_metadata = True
        elif name == "wpt":
            self._context.skip(WAYPOINT)
        elif name == "rtept":
            self._context.skip(ROUTE_POINT)
        elif name == "gpx":
            self._source = label(attributes.get("creator"), "gpx")

    def end(self, name: str, text: str) -> None:
        if self._point is not None:
            if name == "trkpt":
                self._add(self._point)
                self._point = None
            elif text and (name == "time" or name in _VALUES):
                self._point[name] = text
        elif self._aside:
            if name == self._aside:
                self._aside = ""
        elif self._track is not None:
            if name == "trk":
                self._close()
            elif name in {"name", "type", "desc", "cmt"}:
                self._track.told.setdefault(name, text)
        elif name == "metadata":
            self._in_metadata = False
        elif name == "name" and self._in_metadata:
            self._file_title = self._file_title or text

    def finish(self) -> None:
        if self._track:
            self._close()

    def _add(self, point: dict[str, str]) -> None:
        track, context = self._track, self._context
        when = moment(point.get("time", ""), context)
        if when is None or track is None:
            context.skip("a time that cannot be read" if point.get("time") else NO_TIME)
            return
        at, offset = when
        track.count += 1
        if track.workout_id is None:
            seen = self._starts[at] = self._starts.get(at, -1) + 1
            if len(self._starts) > MAX_TRACKS:
                raise RefusedFile(f"a GPX file of at most {MAX_TRACKS:,} tracks", "more")
            track.first = track.final = at
            track.offset = offset
            track.workout_id = timed_identity(at, context.user_id, self._source, track.told.get("type", ""), seen)
            nth = 0
        else:
            # A point that does not come after all before it is told apart by its place in the track.
            nth = 0 if at > track.final else track.count
        where = position(point["lat"], point["lon"], context)
        values = {quantity: point[name] for name, quantity in _VALUES.items() if name in point}
        sample = Sample(
            origin=Origin.IMPORTED,
            source=self._source,
            sample_id=timed_identity(at, track.workout_id, nth),
            user_id=context.user_id,
            at=at,
            workout_id=track.workout_id,
            lat=where[0] if where else None,
            lon=where[1] if where else None,
            **{quantity: number(text, quantity, context) for quantity, text in values.items()},  # type: ignore[arg-type]
        )
        track.step(at, where)
        self.found.append(Found(sample))

    def _close(self) -> None:
        track, context = self._track, self._context
        self._track = None
        if track is None or track.workout_id is None:
            return
        told = track.told
        self.found.append(
            Found(
                Workout(
                    origin=Origin.IMPORTED,
                    source=self._source,
                    workout_id=track.workout_id,
                    user_id=context.user_id,
                    start_ts=track.first,
                    end_ts=track.final,
                    activity_type=activity_type(told.get("type")),
                    sport=label(told.get("type"), "") or None,
                    title=label(told.get("name") or self._file_title, "", 500) or None,
                    utc_offset_min=track.offset,
                    duration_s=track.duration_s,
                    moving_s=track.moving_s if track.steps else None,
                    distance_m=round(track.distance_m, 2) if track.steps else None,
                    notes=(told.get("desc") or told.get("cmt") or "")[:MAX_NOTE_CHARS] or None,
                    original_id=context.original_id,
                ),
                rows=0,
            )
        )


class _Track:
    """One track while it is read. first and final mean something once workout_id is set."""

    first: datetime
    final: datetime

    def __init__(self) -> None:
        self.told: dict[str, str] = {}
        self.workout_id: str | None = None
        self.offset: int | None = None
        self.count = 0
        self.steps = 0
        self.duration_s = self.moving_s = self.distance_m = 0.0
        self.last: tuple[datetime, tuple[float, float] | None] | None = None

    def step(self, at: datetime, where: tuple[float, float] | None) -> None:
        """Take the next point of the segment into the sums."""
        self.first, self.final = min(self.first, at), max(self.final, at)
        if self.last is None:
            self.last = (at, where)
            return
        before, there = self.last
        self.last = (at, where or there)
        took = (at - before).total_seconds()
        if took <= 0:
            return
        self.duration_s += took
        if where is None or there is None:
            return
        length = distance_m(there, where)
        if length / took <= QUANTITIES["speed_m_s"].high:
            self.steps += 1
            self.distance_m += length
            if length / took >= MOVING_M_S:
                self.moving_s += took
