"""Real FIT files against other people's reading of them: the expected tables beside them, and fitdecode."""

from __future__ import annotations

import csv
import gzip
import io
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fitdecode
import pytest

from milo.importers.contract import Context, Source
from milo.importers.fit import Importer
from milo.importers.fit_messages import KINDS
from milo.importers.fit_protocol import read_fit
from milo.importers.fit_wellness import NOTHING_KEPT
from milo.vocabulary.errors import BrokenFile, RefusedFile
from milo.vocabulary.records import RRIntervals, Sample, Workout, encode_all

# What fitdecode 0.11.0 cannot read to the end, and how many record messages stand before the break.
BROKEN = {
    "activity-settings-corruptheader.fit": 14,
    "activity-settings-nodata.fit": 14,
    "activity-unexpected-eof.fit": 14,
    "nick.fit": 14_391,
    "strava-android-app-201.10-b1218918.fit": 473,
}
READABLE_RECORDS = 88_089  # in the other 37; see the README beside the files
# The tables name the fields differently: ours -> theirs.
COLUMNS = {
    "heart_rate_bpm": ("heart_rate", "Heart Rate [bpm]"),
    "cadence_rpm": ("cadence", "Cadence [rpm]"),
    "speed_m_s": ("speed", "Speed [m/s]"),
    "distance_m": ("distance", "Distance [m]"),
    "altitude_m": ("altitude",),
    "temperature_c": ("temperature",),
}
SMALL = 110_000  # bytes; fitdecode needs seconds for the large ones
DEGREES = 180 / 2**31


@pytest.fixture
def folder(shared_data: Callable[[str], Path]) -> Path:
    return shared_data("files-fit")


def files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if p.suffix.lower() == ".fit")


def small_files(folder: Path) -> list[Path]:
    return [p for p in files(folder) if p.stat().st_size < SMALL]


def extract(path: Path) -> tuple[list[Any], int, Context, RefusedFile | None]:
    context = Context("ada")
    records, rows, error = [], 0, None
    source = Source("recording.fit", lambda: path.open("rb"), path.stat().st_size)
    assert Importer().identify(source)
    try:
        for found in Importer().extract(source, context):
            records.append(found.record)
            rows += found.rows
    except RefusedFile as e:
        error = e
    return records, rows, context, error


def decoded(path: Path) -> Iterator[Any]:
    """Messages as fitdecode reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with fitdecode.FitReader(str(path), processor=None) as reader:
            try:
                yield from (frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA)
            except (fitdecode.FitError, fitdecode.FitHeaderError, fitdecode.FitParseError):
                return


def test_all_but_the_broken_files_are_read_and_every_record_is_stored_or_skipped_with_a_reason(folder: Path) -> None:
    total = 0
    for path in files(folder):
        records, rows, context, error = extract(path)
        samples = [r for r in records if isinstance(r, Sample)]
        if samples:
            assert rows == len(samples)
            assert any(isinstance(r, Workout) for r in records)
            assert {s.workout_id for s in samples} <= {r.workout_id for r in records if isinstance(r, Workout)}
        encode_all(records)
        if path.name in BROKEN:
            assert isinstance(error, BrokenFile)
            assert len(samples) == BROKEN[path.name]
        else:
            assert error is None, path.name
            total += len(samples) + sum(context.skipped.get(reason, 0) for reason in ("no time", "nothing but a time"))
    assert total == READABLE_RECORDS
    assert len(files(folder)) == 42


def test_a_second_reading_gives_the_same_ids(folder: Path) -> None:
    path = folder / "activity-small-fenix2-run.fit"
    assert encode_all(extract(path)[0]) == encode_all(extract(path)[0])


def test_samples_are_those_of_the_expected_tables(folder: Path) -> None:
    tables = sorted(folder.glob("*-records.csv*"))
    assert len(tables) == 6
    for table in tables:
        text = gzip.decompress(table.read_bytes()).decode() if table.suffix == ".gz" else table.read_text()
        rows = list(csv.DictReader(io.StringIO(text.replace(", ", ","))))
        samples = [r for r in extract(folder / (table.name.split("-records")[0] + ".fit"))[0] if isinstance(r, Sample)]
        assert len(samples) == len(rows)
        assert sum(s.lat is None for s in samples) <= (10 if "position_lat" in rows[0] else len(rows))
        for row, sample in zip(rows, samples, strict=True):
            for ours, names in COLUMNS.items():
                told = next((row[n] for n in names if n in row), "")
                expected = None if told in {"", "null"} else float(told)
                value = getattr(sample, ours)
                if ours == "cadence_rpm":
                    # The tables cut off fractions, and write 0 where the file says that nothing was measured.
                    value = 0 if value is None and expected == 0 else value and float(int(value))
                assert value == (None if expected is None else pytest.approx(expected, abs=0.006)), (table.name, ours)
            if row.get("position_lat") and sample.lat is not None:  # and the last position where there is no fix
                assert sample.lat == pytest.approx(float(row["position_lat"]) * DEGREES, abs=1e-7)
                assert sample.lon == pytest.approx(float(row["position_long"]) * DEGREES, abs=1e-7)
            if (stamp := row.get("timestamp")) is not None:
                local = datetime.strptime(stamp.replace(" PDT", ""), "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)
                assert (local - sample.at).total_seconds() == -7 * 3_600  # the tables are in Pacific daylight time


def test_the_own_decoder_reads_what_fitdecode_reads(folder: Path) -> None:
    """Raw values of every record message, field by field, native ones of a single number."""
    fields = {number: how for number, how in KINDS[20].fields.items() if not how.many and number != 253}
    compared = 0
    for path in small_files(folder):
        ours = [row for part in read_fit(path.read_bytes(), KINDS).parts for row in part.rows("record")]
        theirs = [m for m in decoded(path) if m.global_mesg_num == 20]
        assert len(ours) == len(theirs), path.name
        for row, message in zip(ours[::7], theirs[::7], strict=True):
            raw = {
                f.def_num: f.raw_value
                for f in message.fields
                if f.field_def is not None
                and not f.field_def.is_dev
                and f.parent_field is None
                and isinstance(f.raw_value, int | float)
            }
            for number, how in fields.items():
                if number in raw:
                    assert row[how.name] == pytest.approx(raw[number] / how.scale - how.offset), (path.name, how.name)
                    compared += 1
                elif number not in {3, 4, 7, 73, 78}:  # those of developers may stand in; enhanced ones come expanded
                    assert how.name not in row, (path.name, how.name)
    assert compared > 10_000


def test_beats_are_those_fitdecode_reads(folder: Path) -> None:
    for path in small_files(folder):
        expected = [v * 1_000 for m in decoded(path) if m.name == "hrv" for v in m.get_value("time") if v is not None and v < 65]
        found = [v for r in extract(path)[0] if isinstance(r, RRIntervals) for v in r.rr_ms]
        assert found == pytest.approx([v for v in expected if 200 <= v <= 3_000])


def test_steps_of_a_day_add_up_to_the_last_total_of_each_activity(folder: Path) -> None:
    totals: dict[int, int] = {}
    for message in decoded(folder / "MonitoringFile.fit"):
        raw = {f.def_num: f.raw_value for f in message.fields}
        if message.name == "monitoring" and raw.get(5) in {1, 6} and raw.get(3) is not None:
            totals[raw[5]] = max(raw[3], totals.get(raw[5], 0))
    records, _, context, _ = extract(folder / "MonitoringFile.fit")
    assert sum(m.value for m in records if getattr(m, "quantity", "") == "steps") == sum(totals.values())  # all of one local day
    assert set(context.skipped) == {NOTHING_KEPT}
