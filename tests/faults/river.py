"""A river to break: a home, a stream and a store, real processes on them, and a count of what was acknowledged."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from milo.app.build import build
from milo.app.config import Settings
from milo.store.contract import Store
from milo.stream.contract import Log
from milo.stream.writer import GROUP
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DEAD_LETTERS, Event, encode

STREAM = "fitness:events"
START = datetime(2026, 3, 1, tzinfo=UTC)
PEOPLE = tuple(f"{n:08x}-0000-4000-8000-000000000000" for n in range(1, 21))
MILO = (sys.executable, "-m", "milo.app.cli")


@dataclass(frozen=True)
class Measure:
    """How much is broken. Full: the bars of the issue; quick: the same faults in two minutes."""

    writer_kills: int
    broker_kills: int
    records_a_round: int
    outage_s: float


QUICK = Measure(writer_kills=6, broker_kills=2, records_a_round=400, outage_s=4)
FULL = Measure(writer_kills=110, broker_kills=12, records_a_round=1_000, outage_s=300)


def event(n: int) -> Event:
    """The n-th reading; people take turns, so that a batch touches all of them."""
    user, at = PEOPLE[n % len(PEOPLE)], START + timedelta(seconds=n)
    return Event(
        origin=Origin.SIMULATED,
        source="fault test",
        event_id=timed_identity(at, user, n),
        user_id=user,
        event_ts=at,
        heart_rate_bpm=60 + n % 100,
        step_increment=n % 7,
    )


def until(true: Callable[[], Any], seconds: float, what: str) -> float:
    """Wait until something holds; returns how long it took. Fails with what was waited for."""
    began = time.monotonic()
    while not true():
        took = time.monotonic() - began
        assert took < seconds, f"{what}: not within {seconds:g} s"
        time.sleep(0.02)
    return time.monotonic() - began


@dataclass
class River:
    """Processes of Milo on one home, and what was acknowledged to them."""

    home: Path
    stream: str = "embedded"
    store: str = "sqlite"
    acknowledged: set[str] = field(default_factory=set)
    children: list[subprocess.Popen[str]] = field(default_factory=list)
    _next: int = 0

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a child: nothing of Milo's own but what this river says."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("MILO_", "REDIS_", "MONGO_"))}
        return {**kept, "MILO_HOME": str(self.home), "MILO_STREAM": self.stream, "MILO_STORE": self.store}

    def open(self) -> tuple[Store, Log]:
        """The store and the log as this process sees them."""
        house = build(Settings(home=self.home, stream=self.stream, store=self.store))
        return house.store, house.log

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[str]:
        """A real `milo` process."""
        child = subprocess.Popen(
            [*MILO, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )
        self.children.append(child)
        return child

    def call(self, *arguments: str, timeout: float = 120, ok: Sequence[int] = (0,)) -> Any:
        """Run `milo ... --json` to its end; returns the document."""
        done = subprocess.run(
            [*MILO, *arguments, "--json"], env=self.environment, capture_output=True, text=True, timeout=timeout, check=False
        )
        assert done.returncode in ok, f"milo {' '.join(arguments)} ended with {done.returncode}: {done.stderr[-2000:]}"
        return json.loads(done.stdout)

    def append(self, log: Log, n: int, *, patience_s: float = 60) -> list[str]:
        """Append the next n readings, trying again while the stream is away; what returns is acknowledged."""
        events = [event(self._next + k) for k in range(n)]
        bodies = [encode(e) for e in events]
        give_up = time.monotonic() + patience_s
        while True:
            try:
                log.append(STREAM, bodies)
            except Unavailable:
                assert time.monotonic() < give_up, "the stream never came back"
                time.sleep(0.1)
            else:
                break
        self._next += n
        ids = [e.event_id for e in events]
        self.acknowledged.update(ids)
        return ids

    def assert_nothing_lost_or_doubled(self) -> None:
        """Every acknowledged reading is stored once, none beside them, and nothing is pending."""
        store, log = self.open()
        stored = [e.event_id for person in store.athletes() for e in store.find("event", person)]
        assert len(stored) == len(set(stored)), f"{len(stored) - len(set(stored))} doubled"
        assert set(stored) >= self.acknowledged, f"{len(self.acknowledged - set(stored))} lost"
        assert set(stored) == self.acknowledged
        assert log.stats(GROUP)[STREAM]["pending"] == 0
        store.close()
        log.close()

    def letters(self) -> list[dict[str, Any]]:
        """The dead letters, oldest first."""
        _, log = self.open()
        found = [json.loads(e.body) for e in log.peek(DEAD_LETTERS)]
        log.close()
        return found

    def end(self) -> None:
        """Kill whoever still runs."""
        for child in self.children:
            if child.poll() is None:
                child.kill()
            child.communicate()


def kill(child: subprocess.Popen[str]) -> None:
    """SIGKILL, as a power cut or the kernel's memory killer does it, and wait until it is gone."""
    child.send_signal(signal.SIGKILL)
    child.communicate()


def stop(child: subprocess.Popen[str], seconds: float = 20) -> tuple[int, str]:
    """SIGTERM; returns the exit code and what was said on standard error."""
    child.send_signal(signal.SIGTERM)
    _, said = child.communicate(timeout=seconds)
    return child.returncode, said


@contextmanager
def held(child: subprocess.Popen[Any]) -> Iterator[None]:
    """A process that hangs: stopped, neither dead nor answering."""
    child.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        child.send_signal(signal.SIGCONT)
