"""How many records a second reach the disk, from parsed records to committed rows? Beside row-by-row inserts and pandas.

200,000 one-second samples of a simulated ride, made here. Durable means: fsync before the batch is acknowledged (synchronous=FULL).
Budgets: bulk import >= 100,000 records/s; through stream and writer >= 20,000 records/s.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
import pandas as pd

from milo.store.keys import KeyFile
from milo.store.master_key import MasterKey
from milo.store.sqlite import Store
from milo.store.vault import Vault
from milo.stream.embedded import Log
from milo.stream.sealing import SealedLog
from milo.stream.writer import Writer
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Sample

N = 200_000
NAIVE_N = 5_000  # a commit a row is so slow that a fortieth is enough to tell its rate
ROUNDS = 3


def samples(n: int) -> list[Sample]:
    """A ride of n seconds."""
    rng = np.random.default_rng(1)
    bpm, watts = rng.integers(110, 175, n).tolist(), rng.integers(120, 320, n).tolist()
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = []
    for i in range(n):
        at = start + timedelta(seconds=i)
        made.append(
            Sample(
                origin=Origin.SIMULATED,
                source="bench",
                sample_id=timed_identity(at, "ada", i),
                user_id="ada",
                at=at,
                heart_rate_bpm=bpm[i],
                power_w=watts[i],
                speed_m_s=8.25,
                distance_m=8.25 * i,
                lat=45.1,
                lon=7.6,
            )
        )
    return made


def opened(folder: Path) -> tuple[Store, SealedLog]:
    """Store and log as a house has them: sealed."""
    vault = Vault(KeyFile(folder / "keys.db"), MasterKey(folder / "master.key"))
    return Store(folder / "milo.db", vault), SealedLog(Log(folder / "log.db"), lambda: vault)


def milo_bulk(ride: list[Sample], folder: Path) -> int:
    """Writer.write: validate, encode, upsert by identity, commit."""
    store, log = opened(folder)
    done = Writer(store, log).write(ride).new
    store.close()
    return done


def milo_stream(ride: list[Sample], folder: Path) -> int:
    """Publish to the log, then drain it into the store: two durable writes a record."""
    store, log = opened(folder)
    writer = Writer(store, log)
    writer.publish(ride[: N // 2])
    done = writer.drain().new
    store.close()
    return done


def naive_rows(ride: list[Sample], folder: Path) -> int:
    """What a first version does: json.dumps and one INSERT with a commit for each row."""
    db = sqlite3.connect(folder / "naive.db")
    db.execute("CREATE TABLE sample (id TEXT PRIMARY KEY, user_id TEXT, at TEXT, body TEXT)")
    for s in ride[:NAIVE_N]:
        body = json.dumps(msgspec.to_builtins(s))
        db.execute("INSERT OR REPLACE INTO sample VALUES (?, ?, ?, ?)", (s.sample_id, s.user_id, s.at.isoformat(), body))
        db.commit()
    db.close()
    return NAIVE_N


def pandas_table(ride: list[Sample], folder: Path) -> int:
    """DataFrame.to_sql, appending blindly: no validation, no identity, doubles on a second import."""
    db = sqlite3.connect(folder / "pandas.db")
    pd.DataFrame([msgspec.to_builtins(s) for s in ride]).to_sql("sample", db, index=False, if_exists="append")
    db.commit()
    db.close()
    return len(ride)


def main() -> int:
    """Print records per second of each way; exit code 1 when a budget is missed."""
    ride = samples(N)
    rates: dict[str, list[float]] = {}
    ways: list[Callable[[list[Sample], Path], int]] = [milo_bulk, milo_stream, pandas_table, naive_rows]
    for _ in range(ROUNDS):
        for way in ways:
            with tempfile.TemporaryDirectory() as folder:
                start = time.perf_counter()
                done = way(ride, Path(folder))
                rates.setdefault(way.__name__, []).append(done / (time.perf_counter() - start))
    for name, values in rates.items():
        spread = f"min {min(values):,.0f}, max {max(values):,.0f}, {ROUNDS} rounds"
        print(f"{name:14} {statistics.median(values):10,.0f} records/s   ({spread})")
    met = statistics.median(rates["milo_bulk"]) >= 100_000 and statistics.median(rates["milo_stream"]) >= 20_000
    print("budgets met" if met else "BUDGET MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
