"""How long does a one-hour FIT file (3,600 records) take, from the file to committed rows and digests? Beside fitdecode, row by row

The file is made here with Garmin's own encoder. Budget: 0.5 s, median of 7, each into an empty store.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fitdecode
from garmin_fit_sdk import Encoder, Profile

from milo.app.build import build
from milo.app.config import Settings

RECORDS = 3_600
ROUNDS = 7


def ride(path: Path) -> None:
    """One hour on a bicycle, a record a second."""
    start = datetime(2026, 2, 1, 8, tzinfo=UTC)
    numbers = Profile["mesg_num"]
    encoder = Encoder()
    about = {"type": "activity", "manufacturer": "garmin", "product": 2697, "serial_number": 4711, "time_created": start}
    encoder.write_mesg({"mesg_num": numbers["FILE_ID"], **about})
    for i in range(RECORDS):
        encoder.write_mesg(
            {
                "mesg_num": numbers["RECORD"],
                "timestamp": start + timedelta(seconds=i),
                "position_lat": 477_000_000 + 40 * i,
                "position_long": 92_000_000 + 40 * i,
                "heart_rate": 120 + i % 50,
                "cadence": 85,
                "power": 180 + i % 90,
                "distance": 8.25 * i,
                "enhanced_speed": 8.25,
                "enhanced_altitude": 240 + i % 30,
                "temperature": 18,
            }
        )
    end = {"timestamp": start + timedelta(seconds=RECORDS), "start_time": start}
    totals = {"total_elapsed_time": RECORDS, "total_timer_time": RECORDS, "total_distance": 8.25 * RECORDS, "sport": "cycling"}
    encoder.write_mesg({"mesg_num": numbers["SESSION"], **end, **totals})
    path.write_bytes(encoder.close())


def milo(path: Path, home: Path) -> float:
    """Seconds of the import flow into an empty home; opening the home is not counted."""
    house = build(Settings(home=home))
    athlete = house.flows.add_athlete({"age": 34, "sex": "female", "goal": "endurance", "days_per_week": 4})
    start = time.perf_counter()
    result = house.flows.import_paths(athlete, [path])
    taken = time.perf_counter() - start
    assert result.totals["new"] == RECORDS, result
    house.close()
    return taken


def naive(path: Path, home: Path) -> float:
    """Seconds of fitdecode with one committed INSERT a record."""
    start = time.perf_counter()
    db = sqlite3.connect(home / "naive.db")
    db.execute("CREATE TABLE record (at TEXT, body TEXT)")
    with fitdecode.FitReader(str(path)) as reader:
        for frame in reader:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record":
                values = {f.name: f.value for f in frame.fields}
                db.execute("INSERT INTO record VALUES (?, ?)", (str(values["timestamp"]), json.dumps(values, default=str)))
                db.commit()
    return time.perf_counter() - start


def main() -> int:
    """Print the times; exit code 1 when the budget is missed."""
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ride.fit"
        ride(path)
        for n in range(ROUNDS):
            for way, times in ((milo, ours), (naive, theirs)):
                home = Path(folder) / f"{way.__name__}{n}"
                home.mkdir()
                times.append(way(path, home))
    median = statistics.median(ours)
    print(f"milo               {median:6.3f} s   (min {min(ours):.3f}, max {max(ours):.3f}, {ROUNDS} rounds)")
    print(f"fitdecode, by row  {statistics.median(theirs):6.3f} s   (min {min(theirs):.3f}, max {max(theirs):.3f})")
    print("budget met" if median <= 0.5 else "BUDGET MISSED")
    return 0 if median <= 0.5 else 1


if __name__ == "__main__":
    sys.exit(main())
