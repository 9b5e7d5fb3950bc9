"""The log on Redis Streams: consumer groups, so that any number of writers share the work and take over what a dead one left."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import msgspec
import redis
from redis.backoff import NoBackoff
from redis.exceptions import (
    BusyLoadingError,
    ConnectionError,
    OutOfMemoryError,
    ReadOnlyError,
    RedisError,
    ResponseError,
    TimeoutError,
)
from redis.retry import Retry

from milo.stream import redis_scripts
from milo.stream.contract import Durability, Entry
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import MiloError, Unavailable
from milo.vocabulary.records import DEAD_LETTERS, KINDS, kind_of_stream

FIELD = b"record"  # one field a message: the record's JSON body, typed
CHUNK = 5_000  # commands in one pipeline: beyond it nothing is gained, and memory stays small
PAGE = 1_000
CONNECT_S, ANSWER_S = 2.0, 15.0  # an fsync of a busy disk takes seconds; a broker that is away is known sooner


class Log:
    """The log contract on one Redis database (7.0 or newer).

    url: redis:// or rediss://.  Idle times are the server's own, so `clock` is not used; it is taken because every log is.
    A pipeline that broke off is sent again once: what it doubles, the store knows by identity.
    """

    def __init__(self, url: str, clock: Clock | None = None) -> None:
        parts = urlsplit(url)
        self._where = f"{parts.scheme}://{parts.hostname}:{parts.port or 6379}"  # what may be said: without the password
        self._redis: Any = redis.Redis.from_url(
            url,
            socket_connect_timeout=CONNECT_S,
            socket_timeout=ANSWER_S,
            retry=Retry(NoBackoff(), 1),
            health_check_interval=15,
        )
        self._grouped: set[tuple[str, str]] = set()
        self._touched: set[str] = set()
        self._append_once = self._redis.register_script(redis_scripts.APPEND_ONCE)
        self._drop = self._redis.register_script(redis_scripts.DROP)
        self._trim = self._redis.register_script(redis_scripts.TRIM)
        self._retire = self._redis.register_script(redis_scripts.RETIRE)

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
                added += int(self._append_once(keys=self._keys(stream), args=flat))
        return added

    def read(self, group: str, consumer: str, streams: Sequence[str], n: int, wait_s: float = 0.0) -> list[Entry]:
        with self._plainly():
            streams = self._ensure(group, streams)
            if not streams:
                raise OutOfMemoryError
            if n < len(streams):
                return self._few(group, consumer, streams, n)
            share = n // len(streams)
            found = self._read(group, consumer, streams, share)
            if not found and wait_s > 0:
                found = self._read(group, consumer, streams, share, block_ms=max(1, int(wait_s * 1000)))
            taken = self._entries(found, {})
            # Streams that filled their share may have more: they divide what the others left.
            counts = Counter(entry.stream for entry in taken)
            long = [stream for stream, count in counts.items() if count >= share]
            if long and (more := (n - len(taken)) // len(long)) > 0:
                taken += self._entries(self._read(group, consumer, long, more), {})
        return taken

    def _few(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        """Fewer messages than streams: one stream after the other."""
        taken: list[Entry] = []
        for stream in streams:
            if len(taken) < n:
                taken += self._entries(self._read(group, consumer, [stream], n - len(taken)), {})
        return taken

    def _read(self, group: str, consumer: str, streams: Sequence[str], count: int, block_ms: int | None = None) -> Any:
        try:
            return self._redis.xreadgroup(group, consumer, dict.fromkeys(streams, ">"), count=count, block=block_ms)
        except ResponseError as e:
            if not str(e).startswith("NOGROUP"):
                raise
            # The broker lost its streams (flushed, restored): begin them again.
            self._grouped.clear()
            streams = self._ensure(group, streams)
            return self._redis.xreadgroup(group, consumer, dict.fromkeys(streams, ">"), count=count)

    def _ensure(self, group: str, streams: Sequence[str]) -> list[str]:
        """Those streams the group can read: all, unless a full broker has no room for a group on a stream nobody read before."""
        missing = [s for s in streams if (group, s) not in self._grouped]
        if not missing:
            return list(streams)
        pipe = self._redis.pipeline(transaction=False)
        for stream in missing:
            pipe.xgroup_create(stream, group, id="0", mkstream=True)
        for stream, answer in zip(missing, pipe.execute(raise_on_error=False), strict=True):
            if isinstance(answer, OutOfMemoryError):
                continue  # reading what can be read is what makes room
            if isinstance(answer, RedisError) and "BUSYGROUP" not in str(answer):
                raise answer
            self._grouped.add((group, stream))
            self._touched.add(stream)
        return [s for s in streams if (group, s) in self._grouped]

    def own_pending(self, group: str, consumer: str, streams: Sequence[str], n: int) -> list[Entry]:
        taken: list[Entry] = []
        with self._plainly():
            streams = self._ensure(group, streams)
            # Reading one's history again (id 0) does not count as a delivery; claiming it from oneself does.
            for stream, lines in self._pending(group, streams, n, consumer):
                ids = [line["message_id"] for line in lines][: n - len(taken)]
                if not ids:
                    continue
                deliveries = {line["message_id"]: line["times_delivered"] + 1 for line in lines}
                claimed = self._redis.xclaim(stream, group, consumer, 0, ids)
                taken += self._entries([(stream.encode(), claimed)], deliveries)
        return taken

    def claim(self, group: str, consumer: str, streams: Sequence[str], idle_s: float, n: int) -> list[Entry]:
        taken: list[Entry] = []
        with self._plainly():
            streams = self._ensure(group, streams)
            pipe = self._redis.pipeline(transaction=False)
            for stream in streams:
                pipe.xpending_range(stream, group, "-", "+", 1, idle=int(idle_s * 1000))
            stale = [stream for stream, lines in zip(streams, pipe.execute(), strict=True) if lines]
            for stream in stale:
                if len(taken) >= n:
                    break
                # Entries that were deleted meanwhile fall out of the list by themselves.
                claimed = self._redis.xautoclaim(stream, group, consumer, int(idle_s * 1000), "0-0", count=n - len(taken))[1]
                if not claimed:
                    continue
                lines = self._redis.xpending_range(stream, group, claimed[0][0], claimed[-1][0], len(claimed), consumer)
                deliveries = {line["message_id"]: line["times_delivered"] for line in lines}
                taken += self._entries([(stream.encode(), claimed)], deliveries)
        return taken

    def head_deliveries(self, group: str, streams: Sequence[str], consumer: str | None = None, idle_s: float = 0.0) -> int:
        with self._plainly():
            streams = self._ensure(group, streams)
            pipe = self._redis.pipeline(transaction=False)
            for stream in streams:
                pipe.xpending_range(stream, group, "-", "+", 1, consumer, idle=int(idle_s * 1000))
            for lines in pipe.execute():
                if lines:
                    return int(lines[0]["times_delivered"])
        return 0

    def _pending(self, group: str, streams: Sequence[str], n: int, consumer: str) -> Iterator[tuple[str, Any]]:
        pipe = self._redis.pipeline(transaction=False)
        for stream in streams:
            pipe.xpending_range(stream, group, "-", "+", n, consumer)
        yield from zip(streams, pipe.execute(), strict=True)

    def touch(self, group: str, consumer: str, entries: Sequence[Entry]) -> None:
        with self._plainly():
            pipe = self._redis.pipeline(transaction=False)
            for stream, ids in _by_stream(entries).items():
                # JUSTID leaves the delivery counter alone. What another consumer has taken meanwhile is its own: only what is
                # still this one's is touched.
                for first in range(0, len(ids), PAGE):
                    some = ids[first : first + PAGE]
                    lines = self._redis.xpending_range(stream, group, some[0], some[-1], len(some), consumer)
                    if lines:
                        pipe.xclaim(stream, group, consumer, 0, [line["message_id"] for line in lines], justid=True)
            pipe.execute()

    def retire(self, group: str, consumer: str) -> None:
        with self._plainly():
            for _, stream in sorted(pair for pair in self._grouped if pair[0] == group):
                self._retire(keys=[stream], args=[group, consumer])

    def ack(self, group: str, entries: Sequence[Entry]) -> None:
        with self._plainly():
            pipe = self._redis.pipeline(transaction=False)
            for stream, ids in _by_stream(entries).items():
                for first in range(0, len(ids), PAGE):
                    pipe.xack(stream, group, *ids[first : first + PAGE])
            pipe.execute()

    def stats(self, group: str) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        names = sorted({*self._touched, *(k.stream for k in KINDS.values()), DEAD_LETTERS})
        with self._plainly():
            pipe = self._redis.pipeline(transaction=False)
            for stream in names:
                pipe.xinfo_stream(stream)
                pipe.xinfo_groups(stream)
            answers = pipe.execute(raise_on_error=False)
            for stream, facts, groups in zip(names, answers[::2], answers[1::2], strict=True):
                if isinstance(facts, ResponseError):
                    continue  # no such stream yet
                if isinstance(facts, RedisError):
                    raise facts
                published = int(facts["entries-added"])
                if published:
                    found[stream] = {"published": published, "pending": self._unfinished(stream, group, facts, groups)}
        return found

    def _unfinished(self, stream: str, group: str, facts: Any, groups: Any) -> int:
        for g in groups:
            if g["name"] == group.encode():
                lag = g["lag"]
                # Redis does not know the lag after a restart or a deletion in the middle; then it is counted.
                return int(g["pending"]) + (int(lag) if lag is not None else self._count_after(stream, g["last-delivered-id"]))
        return int(facts["length"])

    def _count_after(self, stream: str, last: bytes) -> int:
        count, after = 0, last
        while page := self._redis.xrange(stream, b"(" + after, "+", count=PAGE * 5):
            count += len(page)
            after = page[-1][0]
        return count

    def peek(self, stream: str) -> Iterator[Entry]:
        after: bytes = b"-"
        while True:
            with self._plainly():
                page = self._redis.xrange(stream, after, "+", count=PAGE)
            if not page:
                return
            yield from self._entries([(stream.encode(), page)], {})
            after = b"(" + page[-1][0]

    def drop(self, stream: str, ids: Sequence[str]) -> int:
        whole = [id for id in ids if _is_id(id)]
        dropped = 0
        with self._plainly():
            for first in range(0, len(whole), PAGE):
                dropped += int(self._drop(keys=self._keys(stream), args=whole[first : first + PAGE]))
        return dropped

    def trim(self, stream: str, keep: int = 0) -> int:
        with self._plainly():
            return int(self._trim(keys=self._keys(stream), args=[keep]))

    def durability(self) -> Durability:
        with self._plainly():
            facts = self._redis.info("persistence")
            try:
                set_: dict[str, str] = self._redis.config_get("append*", "maxmemory*")
            except ResponseError:  # a hosted Redis may forbid CONFIG
                set_ = {}
        kept = bool(facts.get("aof_enabled"))
        policy = set_.get("maxmemory-policy", "noeviction")
        limited = set_.get("maxmemory", "0") != "0"
        sync = set_.get("appendfsync")
        found = f"append-only file {'on' if kept else 'off'}, appendfsync {sync or 'unknown'}, maxmemory-policy {policy}"
        if not kept:
            do = "set `appendonly yes` and `appendfsync always` in redis.conf: without them a restart forgets what was acknowledged"
            return Durability(False, False, found, do)
        if limited and policy != "noeviction":
            do = "set `maxmemory-policy noeviction`: a full Redis would throw unread messages away"
            return Durability(False, False, found, do)
        if sync == "always":
            return Durability(True, True, found)
        if sync is None:
            return Durability(False, True, found, "ask whoever runs this Redis for `appendfsync always`; CONFIG is forbidden here")
        loss = "up to a second of acknowledged messages" if sync == "everysec" else "whatever the kernel had not written yet"
        return Durability(False, True, found, f"set `appendfsync always`: with {sync} a crash of the machine loses {loss}")

    def close(self) -> None:
        self._redis.close()

    @staticmethod
    def _keys(stream: str) -> list[str]:
        return [stream, f"milo:once:{{{stream}}}", f"milo:once-id:{{{stream}}}"]

    def _entries(self, found: Any, deliveries: dict[bytes, int]) -> list[Entry]:
        made = []
        for name, messages in found or ():
            stream = name.decode() if isinstance(name, bytes) else str(name)
            for id, fields in messages:
                body = fields.get(FIELD)
                if body is None or len(fields) > 1:
                    body = _from_fields(stream, fields)
                made.append(Entry(stream, id.decode(), body, deliveries.get(id, 1)))
        return made

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Redis's ways of saying "not now" as Unavailable. Its own texts quote the command, and with it people's data."""
        wanted = f"Redis at {self._where} to answer"
        try:
            yield
        except BusyLoadingError:
            raise Unavailable(wanted, "one that reads its files again", "it goes on when it is done") from None
        except TimeoutError:
            raise Unavailable(wanted, f"no answer within {ANSWER_S:g} s", "see `milo doctor`") from None
        except (ConnectionError, OSError):
            raise Unavailable(wanted, "no connection", "start it or mend MILO_STREAM; see `milo doctor`") from None
        except ReadOnlyError:
            raise Unavailable(wanted, "a replica that only reads", "point MILO_STREAM to the primary") from None
        except OutOfMemoryError:
            raise Unavailable(wanted, "its memory full", "let the writers drain it, or raise maxmemory") from None
        except ResponseError as e:
            if "OOM" in str(e):
                raise Unavailable(wanted, "its memory full", "let the writers drain it, or raise maxmemory") from None
            if "MISCONF" in str(e):
                raise Unavailable(wanted, "a disk it cannot write to", "make room on its disk") from None
            if "READONLY" in str(e):
                raise Unavailable(wanted, "a replica that only reads", "point MILO_STREAM to the primary") from None
            if "LOADING" in str(e):
                raise Unavailable(wanted, "one that reads its files again", "it goes on when it is done") from None
            raise


def _by_stream(entries: Sequence[Entry]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.stream, []).append(entry.id)
    return found


def _is_id(id: str) -> bool:
    return all(part.isdigit() for part in id.split("-")) and id.count("-") <= 1


def _from_fields(stream: str, fields: dict[bytes, bytes]) -> bytes:
    """A message somebody else added field by field, as the JSON body it means.

    Redis knows only text: numbers, flags and objects get their types from the registry. What cannot be read goes on as text, so
    that the writer sets it aside with its reason and nothing of it is lost.
    """
    texts = {name.decode("utf-8", "replace"): value.decode("utf-8", "replace") for name, value in fields.items()}
    values: dict[str, Any] = {}
    for name, text in texts.items():
        try:
            value = json.loads(text) if text[:1] in "{[" or text in {"null", "true", "false"} else text
        except json.JSONDecodeError:
            value = text
        if value is not None and text != "":
            values[name] = value
    try:
        kind = kind_of_stream(stream)
        record = msgspec.convert(values, kind.type, strict=False)
    except (MiloError, msgspec.ValidationError):
        return json.dumps(texts).encode()
    known = msgspec.json.decode(msgspec.json.encode(record))
    return msgspec.json.encode({**{k: v for k, v in values.items() if k not in kind.type.__struct_fields__}, **known})
