"""TCX: activities with laps and devices; courses are plans."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from milo.importers.contract import Context, Found, Source
from milo.importers.tcx import COURSE, MAX_BYTES, NO_TIME, Importer
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.records import Device, Lap, Record, Sample, Workout

T = TypeVar("T", bound=Record)
HEAD = '<?xml version="1.0"?>\n<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
CREATOR = '<Creator xsi:type="Device_t"><Name>Forerunner 245</Name><UnitId>77</UnitId><ProductID>3076</ProductID></Creator>'


def trackpoint(second: int, hr: int = 140) -> str:
    return (
        f"<Trackpoint><Time>2024-03-10T07:{second // 60:02d}:{second % 60:02d}.000Z</Time>"
        "<Position><LatitudeDegrees>40.5</LatitudeDegrees><LongitudeDegrees>-3.5</LongitudeDegrees></Position>"
        f"<AltitudeMeters>650.5</AltitudeMeters><DistanceMeters>{second * 3.0}</DistanceMeters>"
        f"<HeartRateBpm><Value>{hr}</Value></HeartRateBpm><Cadence>84</Cadence>"
        "<Extensions><ns3:TPX><ns3:Speed>3.0</ns3:Speed><ns3:Watts>260</ns3:Watts></ns3:TPX></Extensions></Trackpoint>"
    )


def lap(start: int, seconds: float, *points: str, hr: int = 140, peak: int = 150, kcal: int = 50, distance: float = 900) -> str:
    return (
        f'<Lap StartTime="2024-03-10T07:{start // 60:02d}:00.000Z"><TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>'
        f"{distance}</DistanceMeters><Calories>{kcal}</Calories><AverageHeartRateBpm><Value>{hr}</Value></AverageHeartRateBpm>"
        f"<MaximumHeartRateBpm><Value>{peak}</Value></MaximumHeartRateBpm><Intensity>Active</Intensity>"
        f"<Track>{''.join(points)}</Track><Extensions><LX><AvgWatts>200</AvgWatts></LX></Extensions></Lap>"
    )


def activity(*laps: str, sport: str = "Running", tail: str = "<Notes>Easy</Notes>" + CREATOR) -> str:
    return f'<Activity Sport="{sport}"><Id>2024-03-10T07:00:00.000Z</Id>{"".join(laps)}{tail}</Activity>'


def document(*activities: str) -> str:
    return HEAD + f"<Activities>{''.join(activities)}</Activities></TrainingCenterDatabase>"


TWO_LAPS = document(
    activity(lap(0, 300, *(trackpoint(n) for n in range(4))), lap(300, 100, trackpoint(300), trackpoint(301), hr=160, peak=171))
)


def source(text: str | bytes) -> Source:
    content = text.encode() if isinstance(text, str) else text
    return Source("a.tcx", lambda: io.BytesIO(content), len(content))


def read(text: str | bytes, ada: str) -> tuple[list[Found], Context]:
    context = Context(ada, original_id="the original")
    assert Importer().identify(source(text))
    return list(Importer().extract(source(text), context)), context


def only(found: list[Found], kind: type[T]) -> list[T]:
    return [f.record for f in found if isinstance(f.record, kind)]


def test_points_are_rows_and_the_rest_stands_beside(ada: str) -> None:
    found, context = read(TWO_LAPS, ada)
    assert [type(f.record).__name__ for f in found] == ["Device", *["Sample"] * 6, "Lap", "Lap", "Workout"]
    assert sum(f.rows for f in found) == 6 == len(only(found, Sample))
    assert not context.skipped


def test_a_workout_has_the_totals_of_its_laps(ada: str) -> None:
    found, _ = read(TWO_LAPS, ada)
    (workout,) = only(found, Workout)
    assert (workout.activity_type, workout.sport, workout.notes) == ("running", "Running", "Easy")
    assert (workout.duration_s, workout.distance_m, workout.energy_kcal) == (400, 1800, 100)
    assert (workout.heart_rate_bpm, workout.max_heart_rate_bpm) == (145, 171)  # (300 * 140 + 100 * 160) / 400
    assert workout.power_w == 200
    assert workout.start_ts == datetime(2024, 3, 10, 7, tzinfo=UTC)
    assert workout.end_ts == datetime(2024, 3, 10, 7, 6, 40, tzinfo=UTC)
    assert workout.original_id == "the original"


def test_laps_are_numbered_and_belong_to_their_workout(ada: str) -> None:
    found, _ = read(TWO_LAPS, ada)
    laps, (workout,) = only(found, Lap), only(found, Workout)
    assert [(n.number, n.duration_s, n.heart_rate_bpm) for n in laps] == [(1, 300, 140), (2, 100, 160)]
    assert {n.workout_id for n in laps} == {workout.workout_id}
    assert laps[0].lap_id != laps[1].lap_id


def test_a_point_says_all_it_holds(ada: str) -> None:
    sample = only(read(TWO_LAPS, ada)[0], Sample)[1]
    assert (sample.lat, sample.lon, sample.altitude_m, sample.distance_m) == (40.5, -3.5, 650.5, 3)
    assert (sample.heart_rate_bpm, sample.cadence_rpm, sample.speed_m_s, sample.power_w) == (140, 84, 3, 260)


def test_the_device_named_after_the_points_is_their_source(ada: str) -> None:
    found, _ = read(TWO_LAPS, ada)
    (device,) = only(found, Device)
    assert (device.model, device.device_type) == ("Forerunner 245", "watch")
    assert {(s.source, s.device_id) for s in only(found, Sample)} == {("Forerunner 245", device.device_id)}
    assert only(read(TWO_LAPS.replace(CREATOR, ""), ada)[0], Sample)[0].source == "tcx"


def test_zeros_in_totals_mean_not_measured(ada: str) -> None:
    found, context = read(document(activity(lap(0, 60, trackpoint(1), kcal=0, distance=0, hr=0))), ada)
    (workout,) = only(found, Workout)
    assert (workout.energy_kcal, workout.distance_m, workout.heart_rate_bpm) == (None, None, None)
    assert context.dropped == {"heart_rate_bpm": 1}


def test_points_without_time_are_skipped_with_that_reason(ada: str) -> None:
    text = document(activity(lap(0, 60, trackpoint(1), "<Trackpoint><Cadence>80</Cadence></Trackpoint>")))
    found, context = read(text, ada)
    assert context.skipped == {NO_TIME: 1}
    assert len(only(found, Sample)) == 1
    assert not context.dropped


def test_a_course_is_a_plan(ada: str) -> None:
    course = f"<Course><Name>Loop</Name><Track>{trackpoint(1)}{trackpoint(2)}</Track></Course>"
    text = HEAD + f"<Courses>{course}</Courses></TrainingCenterDatabase>"
    found, context = read(text, ada)
    assert found == []
    assert context.skipped == {COURSE: 2}


def test_each_part_of_a_multisport_session_is_a_workout(ada: str) -> None:
    parts = "".join(
        f"<{tag}>{activity(lap(n * 60, 60, trackpoint(n * 60)), sport=sport)}</{tag}>"
        for n, (tag, sport) in enumerate([("FirstSport", "Swimming"), ("NextSport", "Biking"), ("NextSport", "Running")])
    )
    text = HEAD + f"<Activities><MultiSportSession><Id>x</Id>{parts}</MultiSportSession></Activities></TrainingCenterDatabase>"
    found, _ = read(text, ada)
    assert [w.activity_type for w in only(found, Workout)] == ["swimming", "cycling", "running"]
    assert len({s.workout_id for s in only(found, Sample)}) == 3


def test_an_activity_entered_by_hand_needs_no_points(ada: str) -> None:
    found, _ = read(document(activity(lap(0, 1800), sport="Other")), ada)
    (workout,) = only(found, Workout)
    assert (workout.duration_s, workout.activity_type, sum(f.rows for f in found)) == (1800, "other", 0)


def test_ids_are_the_same_each_time_and_never_shared(ada: str) -> None:
    same = activity(lap(0, 60, trackpoint(5), trackpoint(5), trackpoint(4), trackpoint(4)))
    first, second = read(document(same, same), ada)[0], read(document(same, same), ada)[0]
    assert first == second
    ids = [s.sample_id for s in only(first, Sample)] + [w.workout_id for w in only(first, Workout)]
    assert len(set(ids)) == len(ids) == 10


def test_leading_blanks_and_byte_order_marks_do_no_harm(ada: str) -> None:
    for prefix in (b"\n   ", b"\xef\xbb\xbf", b"\xef\xbb\xbf  \n"):
        assert len(only(read(prefix + TWO_LAPS.encode(), ada)[0], Sample)) == 6


@pytest.mark.parametrize("part", [0.5, 0.8])
def test_a_cut_file_gives_what_came_before_and_then_breaks(ada: str, part: float) -> None:
    text = document(activity(lap(0, 300, *(trackpoint(n) for n in range(200)))))
    got: list[Found] = []
    context = Context(ada)
    with pytest.raises(BrokenFile):
        got.extend(Importer().extract(source(text[: int(len(text) * part)]), context))
    assert len(only(got, Sample)) == pytest.approx(200 * part, abs=3)
    assert only(got, Workout)[0].end_ts >= only(got, Sample)[-1].at
    assert not context.skipped


def test_a_file_too_long_for_training_is_refused(ada: str) -> None:
    with pytest.raises(RefusedFile, match="at most 500 MB"):
        list(Importer().extract(Source("a", source(HEAD).open, MAX_BYTES + 1), Context(ada)))


def test_a_real_file_is_read_whole(ada: str, shared_data: Callable[[str], Path]) -> None:
    for path in (shared_data("cpet-carts") / "spiro").glob("*.tcx"):
        content = path.read_bytes()
        found, context = read(content, ada)
        assert sum(f.rows for f in found) + sum(context.skipped.values()) == content.count(b"<Trackpoint>") > 0
        assert len(only(found, Workout)) == content.count(b"<Activity ")
