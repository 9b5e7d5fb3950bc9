"""GPX: tracks become workouts, points become samples, plans become neither."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from milo.importers.contract import Context, Found, Source
from milo.importers.gpx import MAX_BYTES, NO_TIME, ROUTE_POINT, WAYPOINT, Importer
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.records import Sample, Workout

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Garmin  Connect" '
    'xmlns="http://www.topografix.com/GPX/1/1" xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">'
)
POINT = '<trkpt lat="{lat}" lon="{lon}"><ele>{ele}</ele><time>{time}</time>{more}</trkpt>'


def point(second: int, lat: float = 0.0, lon: float = 1.0, more: str = "", ele: object = 12.5) -> str:
    time = f"2024-03-10T07:{second // 60:02d}:{second % 60:02d}Z"
    return POINT.format(lat=lat, lon=lon, ele=ele, time=time, more=more)


def track(*points: str, head: str = "<name>Morning</name><type>trail_running</type>") -> str:
    return f"<trk>{head}<trkseg>{''.join(points)}</trkseg></trk>"


def source(text: str | bytes) -> Source:
    content = text.encode() if isinstance(text, str) else text
    return Source("a.gpx", lambda: io.BytesIO(content), len(content))


def read(text: str | bytes, ada: str, zone: str = "UTC") -> tuple[list[Found], Context]:
    context = Context(ada, ZoneInfo(zone), original_id="the original")
    file = source(text)
    assert Importer().identify(file)
    return list(Importer().extract(file, context)), context


def samples(found: list[Found]) -> list[Sample]:
    return [f.record for f in found if isinstance(f.record, Sample)]


def workouts(found: list[Found]) -> list[Workout]:
    return [f.record for f in found if isinstance(f.record, Workout)]


def test_a_track_is_a_workout_and_each_point_a_row(ada: str) -> None:
    found, context = read(HEAD + track(point(0), point(1), point(2)) + "</gpx>", ada)
    (workout,) = workouts(found)
    assert [f.rows for f in found] == [1, 1, 1, 0]
    assert (workout.activity_type, workout.sport, workout.title) == ("running", "trail_running", "Morning")
    assert workout.source == "Garmin Connect"
    assert workout.start_ts == datetime(2024, 3, 10, 7, tzinfo=UTC)
    assert workout.end_ts == datetime(2024, 3, 10, 7, 0, 2, tzinfo=UTC)
    assert workout.original_id == "the original"
    assert workout.utc_offset_min is None
    assert {s.workout_id for s in samples(found)} == {workout.workout_id}
    assert samples(found)[0].altitude_m == 12.5
    assert not context.skipped


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ("<extensions><ns3:TrackPointExtension><ns3:hr>151</ns3:hr></ns3:TrackPointExtension></extensions>", "heart_rate_bpm", 151),
        (
            "<extensions><gpxtpx:TrackPointExtension><gpxtpx:cad>88</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions>",
            "cadence_rpm",
            88,
        ),
        ("<extensions><power>250</power></extensions>", "power_w", 250),
        ("<extensions><pwr:PowerInWatts>251</pwr:PowerInWatts></extensions>", "power_w", 251),
        ("<extensions><a:atemp>-3.5</a:atemp></extensions>", "temperature_c", -3.5),
        ("<speed>3.2</speed>", "speed_m_s", 3.2),
    ],
)
def test_extensions_are_read_under_any_prefix(ada: str, more: str, field: str, value: float) -> None:
    found, context = read(HEAD + track(point(0, more=more)) + "</gpx>", ada)
    assert getattr(samples(found)[0], field) == value
    assert not context.dropped


def test_distance_and_moving_time_come_from_the_positions(ada: str) -> None:
    # One step east on the equator by 0.0001 degrees is 11.12 m; ten seconds on the spot are no moving.
    points = [point(0, lon=1.0), point(4, lon=1.0001), point(14, lon=1.0001), point(18, lon=1.0002)]
    (workout,) = workouts(read(HEAD + track(*points) + "</gpx>", ada)[0])
    assert workout.distance_m == pytest.approx(2 * 11.1195, abs=0.01)
    assert (workout.duration_s, workout.moving_s) == (18, 8)


def test_nothing_is_summed_over_the_gap_between_segments(ada: str) -> None:
    text = track(point(0, lon=1.0), point(4, lon=1.0001)).replace("</trk>", "") + (
        f"<trkseg>{point(100, lon=1.5)}{point(104, lon=1.5001)}</trkseg></trk>"
    )
    (workout,) = workouts(read(HEAD + text + "</gpx>", ada)[0])
    assert workout.distance_m == pytest.approx(2 * 11.1195, abs=0.01)
    assert workout.duration_s == 8


def test_a_jump_of_the_receiver_adds_no_distance(ada: str) -> None:
    (workout,) = workouts(read(HEAD + track(point(0), point(1, lon=5.0), point(2, lon=5.0)) + "</gpx>", ada)[0])
    assert workout.distance_m == 0


def test_a_track_without_positions_says_no_distance(ada: str) -> None:
    found, context = read(HEAD + track(point(0, lat=0, lon=0), point(1, lat=99, lon=0)) + "</gpx>", ada)
    (workout,) = workouts(found)
    assert workout.distance_m is None
    assert workout.moving_s is None
    assert [s.lat for s in samples(found)] == [None, None]
    assert context.dropped == {"lat": 1}


def test_a_track_without_times_is_skipped_with_that_reason(ada: str) -> None:
    bare = "<trk><name>Plan</name><trkseg><trkpt lat='1' lon='1'/><trkpt lat='1' lon='2'><ele>3</ele></trkpt></trkseg></trk>"
    found, context = read(HEAD + bare + track(point(0)) + "</gpx>", ada)
    assert context.skipped == {NO_TIME: 2}
    assert [w.title for w in workouts(found)] == ["Morning"]
    assert len(samples(found)) == 1


def test_waypoints_and_routes_are_skipped_with_their_reasons(ada: str) -> None:
    text = "<wpt lat='1' lon='1'><name>Home</name></wpt><rte><rtept lat='1' lon='1'/><rtept lat='1' lon='2'/></rte>"
    found, context = read(HEAD + text + "</gpx>", ada)
    assert found == []
    assert context.skipped == {WAYPOINT: 1, ROUTE_POINT: 2}


def test_the_type_of_a_link_is_not_the_type_of_the_track(ada: str) -> None:
    head = "<name>A</name><link href='x'><text>t</text><type>text/html</type></link><type>Cycling</type>"
    (workout,) = workouts(read(HEAD + track(point(0), head=head) + "</gpx>", ada)[0])
    assert workout.sport == "Cycling"


@pytest.mark.parametrize(("written", "meant"), [("9", "running"), ("1", "cycling"), ("Hiking", "walking"), ("kitesurf", "other")])
def test_types_are_understood_in_words_and_stravas_numbers(ada: str, written: str, meant: str) -> None:
    (workout,) = workouts(read(HEAD + track(point(0), head=f"<type>{written}</type>") + "</gpx>", ada)[0])
    assert (workout.activity_type, workout.sport) == (meant, written)


def test_offsets_are_kept_and_bare_times_are_the_athletes_own(ada: str) -> None:
    text = track(point(0)).replace("07:00:00Z", "07:00:00+05:30")
    assert workouts(read(HEAD + text + "</gpx>", ada)[0])[0].utc_offset_min == 330
    text = track(point(0)).replace("07:00:00Z", "07:00:00.25")
    (workout,) = workouts(read(HEAD + text + "</gpx>", ada, "Europe/Madrid")[0])
    assert workout.start_ts == datetime(2024, 3, 10, 6, 0, 0, 250_000, tzinfo=UTC)
    assert workout.utc_offset_min == 60


def test_implausible_values_are_left_out_and_counted(ada: str) -> None:
    found, context = read(HEAD + track(point(0, more="<hr>0</hr>", ele="NaN"), point(1, more="<hr></hr>")) + "</gpx>", ada)
    assert [(s.heart_rate_bpm, s.altitude_m) for s in samples(found)] == [(None, None), (None, 12.5)]
    assert context.dropped == {"heart_rate_bpm": 1, "altitude_m": 1}


def test_ids_are_the_same_each_time_and_never_shared(ada: str, bruno: str) -> None:
    text = HEAD + track(point(5), point(5), point(3), point(3), point(6)) + track(point(5)) + "</gpx>"
    first, second = read(text, ada)[0], read(text, ada)[0]
    assert first == second
    ids = [s.sample_id for s in samples(first)] + [w.workout_id for w in workouts(first)]
    assert len(set(ids)) == len(ids) == 8
    assert workouts(read(text, bruno)[0])[0].workout_id != workouts(first)[0].workout_id


def test_a_cut_file_gives_what_came_before_and_then_breaks(ada: str) -> None:
    text = HEAD + track(*(point(n) for n in range(50))) + "</gpx>"
    got: list[Found] = []
    with pytest.raises(BrokenFile, match="export it again"):
        got.extend(Importer().extract(source(text[: len(text) // 2]), Context(ada)))
    assert 20 < len(samples(got)) < 30
    assert workouts(got)[0].end_ts == samples(got)[-1].at


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1", "windows-1252"])
def test_declared_encodings_are_understood(ada: str, encoding: str) -> None:
    text = (HEAD + track(point(0), head="<name>Día</name>") + "</gpx>").replace("UTF-8", encoding.removesuffix("-sig"))
    assert workouts(read(text.encode(encoding), ada)[0])[0].title == "Día"


def test_gpx_1_0_is_read(ada: str) -> None:
    text = (
        "<gpx version='1.0' creator='old logger'>" + track(point(0, more="<speed>2</speed><course>9</course>"), head="") + "</gpx>"
    )
    found, _ = read(text, ada)
    assert samples(found)[0].speed_m_s == 2
    assert workouts(found)[0].activity_type == "other"


def test_a_file_too_long_for_a_track_is_refused(ada: str) -> None:
    long = Source("a.gpx", source(HEAD).open, MAX_BYTES + 1)
    with pytest.raises(RefusedFile, match="at most 500 MB"):
        list(Importer().extract(long, Context(ada)))
