"""How long does a week's report take for an athlete with 100,000 records? Beside reading every sample with pandas.

The records: the last 100,000 of a simulated year of training, samples every ten seconds. Measured: from the open store to the
finished HTML, digests up to date (as they are after an import). Budget: 150 ms, median of 9.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
import numpy as np
import pandas as pd

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.report import render_html
from milo.twin.squad import Squad
from milo.vocabulary.records import kind_of

RECORDS = 100_000
ROUNDS = 9
ATHLETE = 10  # one who trains often enough for so many records in a year
LAST = date(2026, 3, 1)


def populate(house: House) -> str:
    """One athlete with RECORDS records that end on LAST."""
    squad = Squad(seed=7)
    life = list(squad.life(ATHLETE, LAST - timedelta(days=400), LAST))
    essential = life[:0] + [r for r in life if kind_of(r).name == "user"]
    house.writer.write(essential + life[-(RECORDS - len(essential)) :])
    user_id = squad.user_id(ATHLETE)
    house.flows.settle(user_id)
    return user_id


def naive(house: House, athlete: str) -> float:
    """The load of a week by reading every sample: pandas, a TRIMP per workout, rolling means."""
    start = time.perf_counter()
    rows = [msgspec.json.decode(b) for b in house.store.bodies("sample", athlete)]
    frame = pd.DataFrame(rows)
    frame["at"] = pd.to_datetime(frame["at"])
    x = (frame["heart_rate_bpm"] - 49) / (188 - 49)
    frame["trimp"] = x * 0.86 * np.exp(1.67 * x) / 6
    daily = frame.groupby(frame["at"].dt.date)["trimp"].sum()
    daily = daily.reindex(pd.date_range(daily.index.min(), daily.index.max()).date, fill_value=0)
    daily.rolling(7).sum(), daily.rolling(28).mean(), daily.ewm(alpha=1 / 42).mean()
    return time.perf_counter() - start


def main() -> int:
    """Print the times; exit code 1 when the budget is missed."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["MILO_HOME"] = home
        house = build(Settings(home=Path(home)))
        athlete = populate(house)
        stored = sum(house.store.stats(athlete).values())
        figures, pages, slow = [], [], []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            week = house.flows.week(athlete, LAST)
            figures.append(time.perf_counter() - start)
            html = render_html(week, "en", "metric")
            pages.append(time.perf_counter() - start)
        for _ in range(3):
            slow.append(naive(house, athlete))
        house.close()
    week_ms, page_ms, naive_ms = (1_000 * statistics.median(times) for times in (figures, pages, slow))
    print(f"{stored:,} records stored; report of {len(html):,} characters, {len(week.load.workouts)} workouts in the week")
    print(f"week as figures    {week_ms:8.1f} ms   (max {1_000 * max(figures):.1f})")
    print(f"week as HTML       {page_ms:8.1f} ms   (max {1_000 * max(pages):.1f})")
    print(f"naive, load alone  {naive_ms:8.1f} ms")
    print("budget met" if page_ms <= 150 else "BUDGET MISSED")
    return 0 if page_ms <= 150 else 1


if __name__ == "__main__":
    sys.exit(main())
