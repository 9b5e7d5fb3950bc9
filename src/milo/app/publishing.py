"""`milo publish`: simulated athletes send their days to the streams, as quickly as they go or at any speed of the clock."""

from __future__ import annotations

import logging
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from milo.stream.contract import Log
from milo.stream.writer import GROUP
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue, Unavailable
from milo.vocabulary.records import Device, Record, Setting, User, encode_all, kind_of

if TYPE_CHECKING:
    from milo.twin.squad import Arrival, Squad

log = logging.getLogger(__name__)
CHUNK = 5_000  # messages appended between two marks: what a killed publisher sends again at most
TICK_S = 0.25  # how often a publisher on the clock looks for what is due
MARK_EVERY_S = 1.0  # how often it writes down how far it came
KEEP_UP_S = 120.0  # how often a squad that keeps up with the clock looks for what is due; readings come every few minutes anyway
BACKOFF_S = (0.2, 5.0)  # first and longest pause while the stream is away
SIX = frozenset(f"fitness:{name}" for name in ("users", "devices", "events", "sleep", "nutrition", "feedback"))


class Meter(Protocol):
    """Who counts what a publisher does."""

    def published(self, stream: str, n: int) -> None: ...

    def retry(self) -> None: ...


class Course(msgspec.Struct, frozen=True):
    """What was asked for; a course that was broken off is found again by these.

    athletes: how many, from number `begin` on.  speed: simulated seconds per second, None for as quickly as it goes.
    """

    seed: int
    athletes: int
    days: int
    begin: int = 0
    speed: float | None = None
    six: bool = False
    messy: bool = False
    endless: bool = False

    @property
    def name(self) -> str:
        """A file name of its own for every course."""
        speed = "" if self.speed is None else f"-x{self.speed:g}"
        flags = "".join(f"-{word}" for word, on in (("six", self.six), ("messy", self.messy), ("on", self.endless)) if on)
        return f"{self.seed}-{self.begin}+{self.athletes}-{self.days}d{speed}{flags}.json"


class Mark(msgspec.Struct):
    """How far a course has come. day and index: the next message of that day's list; both begin..end are simulated time."""

    course: Course
    start: datetime
    end: datetime
    day: date
    index: int = 0
    published: dict[str, int] = msgspec.field(default_factory=dict)


@dataclass
class Publisher:
    """Publishes one course; killed at any point it goes on where the last mark stands.

    What was sent after the mark is sent again: the same records with the same ids, which the writer knows for duplicates.
    A life depends on seed and athlete alone, so nothing has to be remembered but the place.

    folder: where marks are kept.  max_pending: wait while so many messages are unread (None: only a full stream slows).
    tell: called with (published so far, simulated time reached).
    """

    log: Log
    squad: Squad
    clock: Clock
    folder: Path
    max_pending: int | None = None
    tell: Callable[[int, datetime], None] = lambda n, at: None
    stopping: threading.Event = field(default_factory=threading.Event)
    retries: int = 0
    meter: Meter | None = None
    end: datetime | None = None  # simulated time the course under way ends at

    def run(self, course: Course, *, fresh: bool = False) -> tuple[dict[str, int], bool]:
        """Publish a course, or the rest of it; returns messages per stream over all its runs, and whether it is complete.

        Raises BadValue for a course that cannot be, MiloError of the log for what no waiting mends.
        """
        mark = self._begin(course, fresh)
        self.end = mark.end
        self._write(mark)  # a course keeps its window from its first moment on, whatever happens before the first message
        began = self.clock.now() - (self._reached(mark) - mark.start) / (course.speed or 1)
        counts = Counter(mark.published)
        marked = self.clock.now()
        for day, index, batch in self._batches(mark):
            if course.speed is not None:
                self._wait_until(began + (batch[-1].at - mark.start) / course.speed)
            if self.stopping.is_set():
                break
            counts.update(self._send([a.record for a in batch if not course.six or kind_of(a.record).stream in SIX]))
            mark.day, mark.index, mark.published = day, index, dict(counts)
            self.tell(counts.total(), batch[-1].at)
            if course.speed is None or (self.clock.now() - marked).total_seconds() >= MARK_EVERY_S:
                self._write(mark)
                marked = self.clock.now()
        complete = not self.stopping.is_set()
        if complete:
            self._path(course).unlink(missing_ok=True)
        else:
            self._write(mark)
        return dict(counts), complete

    def keep_up(self, course: Course) -> None:
        """Publish up to now, then go on with the clock until told to stop. Another run goes on where this one stopped."""
        mark = self._begin(course, fresh=False)
        counts = Counter(mark.published)
        while not self.stopping.is_set():
            mark.end = self.clock.now()
            for day, index, batch in self._batches(mark):
                if self.stopping.is_set():
                    break
                counts.update(self._send([a.record for a in batch]))
                mark.day, mark.index, mark.published = day, index, dict(counts)
            self._write(mark)
            self.stopping.wait(KEEP_UP_S)

    def resumes(self, course: Course) -> Mark | None:
        """Where a broken-off course stands, or None."""
        try:
            mark = msgspec.json.decode(self._path(course).read_bytes(), type=Mark)
        except FileNotFoundError:
            return None
        except msgspec.DecodeError as e:
            # A mark is written whole or not at all; one that cannot be read was touched by somebody.
            raise BadValue("a readable mark", f"{self._path(course)}: {e}", "delete it or use --fresh") from None
        return mark

    def _begin(self, course: Course, fresh: bool) -> Mark:
        if course.athletes < 1 or course.days < 1:
            raise BadValue("at least one athlete and one day", f"{course.athletes} athletes, {course.days} days")
        if course.speed is not None and course.speed < 1:
            raise BadValue(
                "a speed of at least 1 (the clock's own)", f"{course.speed:g}", "leave --speed out for as fast as it goes"
            )
        found = None if fresh else self.resumes(course)
        if found is not None:
            return found
        # On the clock, simulated time ends when the wall's does: nothing is ever published before it happened.
        now = self.clock.now()
        whole = timedelta(days=course.days)
        start = now - whole if course.speed is None else now - whole * (1 - 1 / course.speed)
        return Mark(course, start, start + whole, start.date())

    def _batches(self, mark: Mark) -> Iterator[tuple[date, int, Sequence[Arrival]]]:
        """Batches in order of arrival with the place after each: all of CHUNK without a clock, what is due together with one."""
        step = None if mark.course.speed is None else timedelta(seconds=TICK_S * mark.course.speed)
        first, place = mark.day, mark.index  # the mark moves on while this goes
        for n, whole in enumerate(self.squad.arrivals(self._athletes(mark.course), first, mark.end.date())):
            day = first + timedelta(days=n)
            people, arrivals = _apart(whole)
            if day == mark.start.date() and people and not (n == 0 and place):
                yield day, 0, people  # who they are comes before anything they do, whatever the hour
            index = place if n == 0 else 0
            while index < len(arrivals) and arrivals[index].at <= mark.end:
                last = index + 1
                while last < len(arrivals) and last - index < CHUNK and arrivals[last].at <= mark.end:
                    if step is not None and arrivals[last].at - arrivals[index].at > step:
                        break
                    last += 1
                batch = [a for a in arrivals[index:last] if a.at >= mark.start]
                index = last
                if batch:
                    yield day, index, batch

    def _reached(self, mark: Mark) -> datetime:
        """Simulated time of the mark; the clock goes on from there."""
        if not mark.index:
            return max(mark.start, datetime.combine(mark.day, datetime.min.time(), UTC))
        _, arrivals = _apart(next(iter(self.squad.arrivals(self._athletes(mark.course), mark.day, mark.day))))
        return max(mark.start, arrivals[min(mark.index, len(arrivals)) - 1].at)

    @staticmethod
    def _athletes(course: Course) -> range:
        return range(course.begin, course.begin + course.athletes)

    def _send(self, records: Sequence[Record]) -> Counter[str]:
        by_stream: dict[str, list[Record]] = {}
        for record in records:
            by_stream.setdefault(kind_of(record).stream, []).append(record)
        sent: Counter[str] = Counter()
        for stream, some in by_stream.items():
            self._append(stream, encode_all(some))
            sent[stream] = len(some)
            if self.meter is not None:
                self.meter.published(stream, len(some))
        return sent

    def _append(self, stream: str, bodies: list[bytes]) -> None:
        """Append, waiting as long as it takes while the stream is away, full, or too far ahead of its reader."""
        pause = BACKOFF_S[0]
        while True:
            try:
                if self.max_pending is None or self._pending() < self.max_pending:
                    self.log.append(stream, bodies)
                    return
            except Unavailable:
                self.retries += 1
                if self.meter is not None:
                    self.meter.retry()
            # A stop is honoured once the stream is back: what is under way is finished, so that the mark tells the truth.
            threading.Event().wait(pause)
            pause = min(2 * pause, BACKOFF_S[1])
            if self.stopping.is_set():
                raise Unavailable(
                    "to finish the batch under way", "the stream is away or full", "the same command goes on from the mark"
                )

    def _pending(self) -> int:
        return sum(s["pending"] for s in self.log.stats(GROUP).values())

    def _wait_until(self, at: datetime) -> None:
        while not self.stopping.is_set() and (left := (at - self.clock.now()).total_seconds()) > 0:
            self.stopping.wait(min(left, 1.0))

    def _path(self, course: Course) -> Path:
        return self.folder / course.name

    def _write(self, mark: Mark) -> None:
        """Write the mark whole or not at all."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(mark.course)
        fresh = path.with_suffix(".new")
        with fresh.open("wb") as f:
            f.write(msgspec.json.encode(mark))
            f.flush()
            os.fsync(f.fileno())
        fresh.replace(path)


def _apart(arrivals: Sequence[Arrival]) -> tuple[list[Arrival], list[Arrival]]:
    """Who people are, what they wear and decided, which a squad tells on the first day it is asked for; and all other records.

    A course that goes on asks for another first day, so only the others have a place that can be remembered.
    """
    people = [a for a in arrivals if isinstance(a.record, User | Device | Setting)]
    return people, [a for a in arrivals if not isinstance(a.record, User | Device | Setting)]


def publish(course: Course, *, fresh: bool, max_pending: int | None, metrics: str | None) -> tuple[dict[str, int], bool]:
    """Publish a course on the configured stream, with progress on standard error; SIGTERM and SIGINT stop at the next message.

    Raises BadConfig for a stream that forgets, Unavailable when it cannot be opened.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    from milo.app import logs
    from milo.app.build import check_durable
    from milo.app.config import load_settings
    from milo.app.stores import build_log
    from milo.app.writing import stopping_on_signals
    from milo.twin.squad import Squad
    from milo.vocabulary.clock import WallClock

    logs.set_up("publish")
    settings, clock = load_settings(), WallClock()
    settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stream = build_log(settings)
    meter = None
    if metrics is not None:
        from milo.app.metrics import PublisherMeter, serve_metrics

        meter = PublisherMeter()
        serve_metrics(metrics)
    if warning := check_durable(stream):
        log.warning("the stream may lose messages", extra={"found": warning})
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with stopping_on_signals() as stopping, Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        squad = Squad(course.seed, messy=course.messy)
        publisher = Publisher(stream, squad, clock, settings.folder / "publish", max_pending, stopping=stopping, meter=meter)
        mark = None if fresh else publisher.resumes(course)
        if mark is not None:
            log.info("going on", extra={"day": mark.day.isoformat(), "published": sum(mark.published.values())})
        task = bar.add_task("publishing", total=course.days * 86_400)

        def tell(n: int, at: datetime) -> None:
            seconds = course.days * 86_400 - (publisher.end - at).total_seconds() if publisher.end else 0
            bar.update(task, completed=max(0, seconds), description=f"{n:,} messages, {at:%Y-%m-%d %H:%M}")

        publisher.tell = tell
        counts, complete = publisher.run(course, fresh=fresh)
    stream.close()
    log.info("published", extra={"messages": sum(counts.values()), "complete": complete, "retries": publisher.retries})
    return counts, complete
