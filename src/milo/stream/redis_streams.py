"""The log on Redis Streams: consumer groups, so that any number of writers share the work and take over what a dead one left."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar
from urllib.parse import urlsplit

import redis
from redis.backoff import NoBackoff
from redis.exceptions import ResponseError
from redis.retry import Retry

from milo.stream import redis_scripts
from milo.stream.contract import Durability, Entry
from milo.stream.redis_broker import durability, plainly
from milo.stream.redis_fields import FIELD, body_of
from milo.vocabulary.records import DEAD_LETTERS, KINDS

CHUNK = 5_000  # commands in one pipeline: beyond it nothing is gained, and memory stays small
PAGE = 1_000
CONNECT_S, ANSWER_S = 2.0, 15.0  # an fsync of a busy disk takes seconds; a broker that is away is known sooner
BLOCK_S = 5.0  # the longest single wait for a message: well within ANSWER_S, or waiting would look like a broker that is away
LOOK_EVERY_S = 0.05  # how often a reader looks that may take fewer messages than there are streams (our choice)

T = TypeVar("T")


class Log:
    """The log contract on one Redis database (7.0 or newer).

    url: redis:// or rediss://.  seconds: a clock that never goes back.
    Idle times are the server's own, told by its wall clock. Where that was set back, what was given before reads as given just now,
    for as long as the clock was set back by: who holds such a message, and still does when `idle_s` have passed here, is dead.
    A command whose connection broke is sent again once. What that appends twice, the store knows by identity; what it reads without
    hearing the answer stays pending, and own_pending hands it out.
    """

    def __init__(self, url: str, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._unmoved: dict[tuple[str, str, str], float] = {}  # group, stream, consumer -> since when
        parts = urlsplit(url)
        self._where = f"{parts.scheme}://{parts.hostname}:{parts.port or 6379}"  # what may be said: without the password
        self._redis: Any = redis.Redis.from_url(
            url,
            socket_connect_timeout=CONNECT_S,
            socket_timeout=ANSWER_S,
            retry=Retry(NoBackoff(), 1),
            health_check_interval=15,
            protocol=2,  # scripts answer in lists, and so does everything else then
        )
        self._grouped: set[tuple[str, str]] = set()
        self._touched: set[str] = set()
        self._turn = 0
        script: Callable[[str], Any] = self._redis.register_script
        self._append_once = script(redis_scripts.APPEND_ONCE)
        self._begin = script(redis_scripts.BEGIN)
        self._count = script(redis_scripts.COUNT)
        self._facts = script(redis_scripts.FACTS)
        self._drop = script(redis_scripts.DROP)
        self._retire = script(redis_scripts.RETIRE)
        self._take_over = script(redis_scripts.TAKE_OVER)
        self._touch = script(redis_scripts.TOUCH)
        self._trim = script(redis_scripts.TRIM)

    def append(self, stream: str, bodies: Sequence[bytes]) -> list[str]:
        ids: list[bytes] = []
        with self._plainly():
            for first in range(0, len(bodies), CHUNK):
                pipe = self._redis.pipeline(transaction=False)
                for body in bodies[first : first + CHUNK]:
                    pipe.execute_command("XADD", stream, "*", FIELD, body)
                ids += pipe.execute()
        if bodies:
            self._touched.add(stream)
        return [id.decode() for id in ids]

    def append_once(self, stream: str, items: Sequence[tuple[str, bytes]]) -> int:
        self._touched.add(stream)
        added = 0
        with self._plainly():
            for first in range(0, len(items), PAGE):
                flat = [part for item in items[first : first + PAGE] for part in item]
                added += int(self._append_once(keys=_keys(stream), args=flat))
        return added

    def read(self, group: str, consumer: str, streams: Sequence[str], n: int, wait_s: float = 0.0) -> list[Entry]:
        if not streams or n < 1:
            return []
        end = time.monotonic() + wait_s
        taken = self._share(group, consumer, streams, n)
        while not taken and (left := end - time.monotonic()) > 0:
            if n < len(streams):  # waiting on all of them at once could give one of each
                time.sleep(min(LOOK_EVERY_S, left))
                taken = self._share(group, consumer, streams, n)
            else:
                taken = self._share(group, consumer, streams, n, block_ms=max(1, int(1000 * min(left, BLOCK_S))))
        return taken

    def _share(self, group: str, consumer: str, streams: Sequence[str], n: int, block_ms: int | None = None) -> list[Entry]:
        def some(wanted: Sequence[str], count: int, block_ms: int | None = None) -> list[Entry]:
            named = dict.fromkeys(wanted, ">")
            found = self._redis.xreadgroup(group, consumer, named, count=count, block=block_ms)
            return [entry for stream, messages in found for entry in _entries(stream.decode(), messages)]

        def shares() -> list[Entry]:
            if n < len(streams):
                # One stream after the other, and every time another one first.
                self._turn = (self._turn + 1) % len(streams)
                taken: list[Entry] = []
                for stream in [*streams[self._turn :], *streams[: self._turn]]:
                    if len(taken) < n:
                        taken += some([stream], n - len(taken))
                return taken
            share = n // len(streams)
            taken = some(streams, share, block_ms)
            # Streams that filled their share may have more: they divide what the others left.
            counts = Counter(entry.stream for entry in taken)
            long = [stream for stream, count in counts.items() if count >= share]
            if long and (more := (n - len(taken)) // len(long)) > 0:
                taken += some(long, more)
            return taken

        return self._in_group(group, streams, shares)

    def own_pending(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        return self._taken_over(group, consumer, streams, 0.0, n, consumer)

    def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> list[Entry]:
        taken = self._taken_over(group, consumer, streams, idle_s, n, "")
        for stream, holder, _ in self._silent(group, streams, idle_s):
            if len(taken) < n and holder != consumer:
                taken += self._taken_over(group, consumer, [stream], 0.0, n - len(taken), holder)
        return taken

    def _taken_over(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int, whose: str) -> list[Entry]:
        def take() -> list[Entry]:
            taken: list[Entry] = []
            for stream in streams:
                if len(taken) < n:
                    args = [group, consumer, int(idle_s * 1000), n - len(taken), whose]
                    for id, flat, deliveries in self._take_over(keys=[stream], args=args):
                        fields = dict(zip(flat[::2], flat[1::2], strict=True))
                        taken.append(Entry(stream, id.decode(), body_of(stream, fields), deliveries))
            return taken

        return self._in_group(group, streams, take)

    def head_deliveries(self, group: str, streams: Sequence[str], consumer: str | None = None, idle_s: float = 0.0) -> int:
        def look() -> int:
            pipe = self._redis.pipeline(transaction=False)
            for stream in streams:
                pipe.xpending_range(stream, group, "-", "+", 1, consumer, idle=int(idle_s * 1000))
            return next((int(lines[0]["times_delivered"]) for lines in pipe.execute() if lines), 0)

        found = self._in_group(group, streams, look)
        if found or consumer is not None:
            return found
        return next((deliveries for _, _, deliveries in self._silent(group, streams, idle_s)), 0)

    def _silent(self, group: str, streams: Sequence[str], idle_s: float) -> list[tuple[str, str, int]]:
        """(stream, consumer, deliveries) of those whose oldest message was given later than the server's now, at every look of so
        long: they have not touched it since its clock was set back."""

        def look() -> list[tuple[str, str, int]]:
            pipe = self._redis.pipeline(transaction=False)
            for stream in streams:
                pipe.xpending(stream, group)
            holders = [
                (s, line["name"].decode()) for s, found in zip(streams, pipe.execute(), strict=True) for line in found["consumers"]
            ]
            for stream, holder in holders:
                pipe.xpending_range(stream, group, "-", "+", 1, holder)
            oldest = zip(holders, pipe.execute(), strict=True)
            return [
                (*of, int(line["times_delivered"])) for of, lines in oldest for line in lines if line["time_since_delivered"] == 0
            ]

        ahead, now = self._in_group(group, streams, look), self._seconds()
        others = {key: since for key, since in self._unmoved.items() if key[0] != group or key[1] not in streams}
        looked = {(group, stream, holder): self._unmoved.get((group, stream, holder), now) for stream, holder, _ in ahead}
        self._unmoved = others | looked
        return [line for line in ahead if now - looked[group, line[0], line[1]] >= idle_s > 0]

    def touch(self, group: str, consumer: str, entries: Sequence[Entry]) -> None:
        by_stream = _by_stream(entries)

        def touch() -> None:
            for stream, ids in by_stream.items():
                for first in range(0, len(ids), PAGE):
                    self._touch(keys=[stream], args=[group, consumer, *ids[first : first + PAGE]])

        self._in_group(group, list(by_stream), touch)

    def retire(self, group: str, consumer: str) -> None:
        with self._plainly():
            for stream in self._names():
                self._retire(keys=[stream], args=[group, consumer])

    def ack(self, group: str, entries: Sequence[Entry]) -> None:
        with self._plainly():
            pipe = self._redis.pipeline(transaction=False)
            for stream, ids in _by_stream(entries).items():
                for first in range(0, len(ids), PAGE):
                    pipe.xack(stream, group, *ids[first : first + PAGE])
            pipe.execute()

    def stats(self, group: str) -> dict[str, dict[str, int]]:
        """As the contract says; of the registry's streams and of those this log has had in its hands."""
        found: dict[str, dict[str, int]] = {}
        names = self._names()
        with self._plainly():
            pipe = self._redis.pipeline(transaction=False)
            for stream in names:
                self._facts(keys=[stream], args=[group], client=pipe)
            for stream, facts in zip(names, pipe.execute(), strict=True):
                if facts and facts[0]:
                    published, length, newest, pending, last = facts
                    after = self._count_after(stream, last, newest, length)
                    found[stream] = {"published": int(published), "pending": int(pending) + after}
        return found

    def _count_after(self, stream: str, last: bytes, newest: bytes, length: int) -> int:
        """How many entries come after the last one given, counted from whichever end is nearer.

        Redis's own `lag` is not used: it is empty after a restart, and wrong after entries were deleted (redis issues 13337 and
        13957, and seen here on 7.0.15), which would keep a draining writer waiting for messages that are not there.
        """
        if last == newest:
            return 0
        until: int = 0
        behind: int = 0
        low, high = b"-", b"(" + last
        while True:
            n, id = self._count(keys=[stream], args=[low, last, PAGE])
            until += n
            if n < PAGE:
                return max(0, length - until)
            low = b"(" + id
            n, id = self._count(keys=[stream], args=[high, newest, PAGE])
            behind += n
            if n < PAGE:
                return behind
            high = b"(" + id

    def peek(self, stream: str) -> Iterator[Entry]:
        after: bytes = b"-"
        while True:
            with self._plainly():
                page = self._redis.xrange(stream, after, "+", count=PAGE)
            if not page:
                return
            yield from _entries(stream, page)
            after = b"(" + page[-1][0]

    def drop(self, stream: str, ids: Sequence[str]) -> int:
        whole = [id for id in ids if _is_id(id)]
        dropped = 0
        with self._plainly():
            for first in range(0, len(whole), PAGE):
                dropped += int(self._drop(keys=_keys(stream), args=whole[first : first + PAGE]))
        return dropped

    def trim(self, stream: str, keep: int = 0) -> int:
        with self._plainly():
            return int(self._trim(keys=_keys(stream), args=[keep]))

    def durability(self) -> Durability:
        with self._plainly():
            return durability(self._redis)

    def close(self) -> None:
        self._redis.close()

    def _names(self) -> list[str]:
        return sorted({*self._touched, *(k.stream for k in KINDS.values()), DEAD_LETTERS})

    def _in_group(self, group: str, streams: Sequence[str], do: Callable[[], T]) -> T:
        """Do something that needs the group on every stream, making it where it is absent."""
        with self._plainly():
            self._ensure(group, streams)
            try:
                return do()
            except ResponseError as e:
                if not str(e).startswith(("NOGROUP", "UNBLOCKED")):
                    raise
                # The broker lost its streams (flushed, restored, renamed under a waiting reader): begin them again.
                self._grouped.clear()
                self._ensure(group, streams)
                return do()

    def _ensure(self, group: str, streams: Iterable[str]) -> None:
        for stream in streams:
            if (group, stream) not in self._grouped:
                self._begin(keys=[stream], args=[group])
                self._grouped.add((group, stream))
                self._touched.add(stream)

    def _plainly(self) -> AbstractContextManager[None]:
        return plainly(self._where, ANSWER_S)


def _keys(stream: str) -> list[str]:
    return [stream, f"milo:once:{{{stream}}}", f"milo:once-id:{{{stream}}}"]


def _entries(stream: str, messages: Iterable[tuple[bytes, dict[bytes, bytes]]]) -> Iterator[Entry]:
    for id, fields in messages:
        yield Entry(stream, id.decode(), body_of(stream, fields))


def _by_stream(entries: Sequence[Entry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.stream, []).append(entry.id)
    return found


def _is_id(id: str) -> bool:
    return all(part.isdigit() for part in id.split("-")) and id.count("-") <= 1
