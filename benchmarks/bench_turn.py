"""What does one turn of the conversation cost? CPU of eight typical messages, median and p95, and the files of ours they touch.

One athlete with a plan in a house of its own on disk; each message is asked in each round, the first round warms up and does not
count. CPU is that of the whole process (time.process_time), the threads of the store included.

usage: bench_turn.py [--rounds 9] [--json]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.vocabulary.clock import StillClock

MESSAGES = (
    "What do I do today?", "How did I sleep?", "skip thursday", "squats 3x8 at 80 kg", "yes", "why did my plan change?",
    "¿cuánto he corrido esta semana?", "my knee hurts 3 out of 10",
)  # fmt: skip
PROFILE: dict[str, Any] = {
    "name": "Bruno", "sex": "male", "age": 35, "goal": "strength", "days_per_week": 4, "experience": "intermediate",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60, "height_cm": 180, "weight_kg": 80,
    "activities": ["strength", "running"], "parq": {"none_of_these": True},
    "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip


class HandClock(StillClock):
    """A clock that is moved on by hand."""

    def go(self) -> None:
        """Half a minute on."""
        self._at += timedelta(seconds=30)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        clock = HandClock(datetime(2026, 3, 4, 9, tzinfo=UTC))
        house = build(Settings(home=Path(home)), clock)
        try:
            coaching = Coaching(house, None)
            athlete = house.flows.add_athlete(PROFILE)
            coaching.new_plan(athlete)
            spent: dict[str, list[float]] = {message: [] for message in MESSAGES}
            for lap in range(told.rounds + 1):
                for message in MESSAGES:
                    clock.go()
                    begun = time.process_time()
                    asyncio.run(coaching.ask(athlete, message))
                    if lap:
                        spent[message].append(1_000 * (time.process_time() - begun))
            files = {message: touched(coaching, athlete, message, clock) for message in MESSAGES}
        finally:
            house.close()
    every = sorted(ms for found in spent.values() for ms in found)
    figures = {
        "median_ms": round(statistics.median(every), 1),
        "p95_ms": round(every[int(0.95 * (len(every) - 1))], 1),
        "files_most": max(files.values()),
        "messages": {m: {"median_ms": round(statistics.median(spent[m]), 1), "files": files[m]} for m in MESSAGES},
    }
    if told.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for message, found in figures["messages"].items():
        print(f"{found['median_ms']:7.1f} ms  {found['files']:4d} files  {message}")
    print(f"median {figures['median_ms']} ms, p95 {figures['p95_ms']} ms, at most {figures['files_most']} files")


def touched(coaching: Coaching, athlete: str, message: str, clock: HandClock) -> int:
    """How many files of ours run for a message, counted in the event loop's own thread and those it starts."""
    import threading

    seen: set[str] = set()

    def note(frame: Any, event: str, arg: Any) -> None:
        if event == "call" and "/milo/" in frame.f_code.co_filename:
            seen.add(frame.f_code.co_filename)

    clock.go()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        asyncio.run(coaching.ask(athlete, message))
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # type: ignore[arg-type]
    return len(seen)


if __name__ == "__main__":
    main()
