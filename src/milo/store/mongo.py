"""The store on MongoDB: plain collections, deterministic ids, single-document upserts, no transactions.

One collection a kind. A document is {_id: "athlete/id", a: athlete, t: microseconds since 1970 UTC, i: id, b: body}; the body is
the record's JSON text, or bytes where a Body seals it. Every query names athlete, kind and a range of time.
"""

from __future__ import annotations

import asyncio
import threading
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from bson.int64 import Int64
from pymongo import ASCENDING, DESCENDING, AsyncMongoClient, UpdateOne
from pymongo.errors import AutoReconnect, BulkWriteError, ConfigurationError, OperationFailure, PyMongoError, WriteConcernError

from milo.store.contract import Body, Condition, Written
from milo.store.mongo_days import Days
from milo.vocabulary.clock import micros
from milo.vocabulary.errors import BadConfig, NotFound, Unavailable
from milo.vocabulary.records import KINDS, Kind, Original, Record, decode_all, kind, kind_of_type

AWAY_S = 3.0  # an outage is noticed within this
PAGE = 2_000  # documents fetched or looked up at a time
PART = 4_000_000  # bytes of an original in one document; MongoDB's own limit is 16 MB
_DAY_US = 86_400_000_000
_NOT_NOW = frozenset((6, 7, 63, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436, 14031))  # 14031: disk full

T = TypeVar("T")


class Store:
    """The store contract on one MongoDB database.

    url: mongodb://HOST/NAME; without a name the database is "milo".  body: how bodies are kept (see contract.Body).
    The contract is synchronous and pymongo's API asynchronous: all work runs on one event loop in a thread of this store's own, so
    that any number of threads share one client and its connections. Writes are acknowledged by a majority, journalled.
    """

    def __init__(self, url: str, body: Body | None = None) -> None:
        self._body = body
        parts = urlsplit(url)
        self._where = f"{parts.scheme}://{parts.hostname or '?'}"  # what may be said: without name and password
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="milo-mongo", daemon=True)
        self._thread.start()
        self._ready: set[str] = set()
        try:
            self._client: AsyncMongoClient[dict[str, Any]] = self._run(self._connect(url))
        except BaseException:
            self._end()
            raise
        self._db = self._client.get_default_database(parts.path.strip("/") or "milo")
        self._days = Days(self._db)
        try:
            self._run(self._client.admin.command("ping"))
        except BaseException:
            self.close()
            raise

    async def _connect(self, url: str) -> AsyncMongoClient[dict[str, Any]]:
        options: dict[str, Any] = {"serverSelectionTimeoutMS": int(AWAY_S * 1000), "connectTimeoutMS": int(AWAY_S * 1000)}
        options |= {"socketTimeoutMS": 30_000, "appname": "milo"}
        if "w=" not in url:
            options |= {"w": "majority", "journal": True}
        try:
            return AsyncMongoClient(url, **options)
        except ConfigurationError as e:
            raise BadConfig("MILO_STORE as a usable mongodb:// address", type(e).__name__, "mend MILO_STORE") from None

    # --- writing --------------------------------------------------------------------------------------------------------

    def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Written:
        if not records:
            return Written()
        return self._run(self._upsert(records))

    async def _upsert(self, records: Sequence[tuple[Record, bytes]]) -> Written:
        """Look which documents are new or differ, mark the days, write only those, count the days.

        What is the same is not written at all: a replay costs reads, and no server's idea of "modified" is relied on.
        """
        batches: dict[str, dict[str, dict[str, Any]]] = {}
        total = 0
        for record, body in records:
            info = kind_of_type(type(record))
            document = self._document(info, record, body)
            batches.setdefault(info.name, {})[document["_id"]] = document  # the last of two with one id counts
            total += 1
        await self._introduce({d["a"] for batch in batches.values() for d in batch.values()})
        results = await asyncio.gather(*(self._upsert_kind(name, batch) for name, batch in batches.items()))
        new, updated = sum(n for n, _ in results), sum(u for _, u in results)
        return Written(new, updated, total - new - updated)

    def _document(self, info: Kind, record: Record, body: bytes) -> dict[str, Any]:
        athlete: str = record.user_id  # type: ignore[attr-defined]
        id = info.id_of(record)
        kept: Any = body.decode() if self._body is None else self._body.seal(athlete, body)
        return {"_id": f"{athlete}/{id}", "a": athlete, "t": Int64(micros(info.time_of(record))), "i": id, "b": kept}

    async def _upsert_kind(self, name: str, batch: dict[str, dict[str, Any]]) -> tuple[int, int]:
        await self._prepare(name)
        collection = self._db[name]
        known: dict[str, dict[str, Any]] = {}
        ids = list(batch)
        for first in range(0, len(ids), PAGE):
            async for found in collection.find({"_id": {"$in": ids[first : first + PAGE]}}, {"t": 1, "b": 1}):
                known[found["_id"]] = found
        fresh = [d for id, d in batch.items() if id not in known]
        changed = [d for id, d in batch.items() if id in known and not _same(known[id], d)]
        days = {(d["a"], name, int(d["t"]) // _DAY_US) for d in batch.values()}
        moved = {(d["a"], name, int(d["t"]) // _DAY_US) for d in (*fresh, *changed)}
        moved |= {(d["a"], name, int(known[d["_id"]]["t"]) // _DAY_US) for d in changed}
        token = await self._days.begin(days | moved)
        if fresh or changed:
            writes = [
                UpdateOne({"_id": d["_id"]}, {"$set": {"a": d["a"], "t": d["t"], "i": d["i"], "b": d["b"]}}, upsert=True)
                for d in (*fresh, *changed)
            ]
            await collection.bulk_write(writes, ordered=False)
        await self._days.end(token, moved)
        return len(fresh), len(changed)

    async def _introduce(self, athletes: Iterable[str]) -> None:
        """Know athletes by name, in order of arrival."""
        new = [a for a in sorted(athletes) if f"athlete {a}" not in self._ready]
        if not new:
            return
        stamp = time.time_ns()
        writes = [
            UpdateOne({"_id": a}, {"$setOnInsert": {"since": Int64(stamp + place)}}, upsert=True) for place, a in enumerate(new)
        ]
        await self._db["athlete"].bulk_write(writes, ordered=False)
        self._ready.update(f"athlete {a}" for a in new)

    async def _prepare(self, name: str) -> None:
        """The one index a kind needs: find, latest and bodies ask for an athlete and a range of time, in order of time and id.

        get and upsert go by _id, which names athlete and id.
        """
        if name not in self._ready:
            await self._db[name].create_index([("a", ASCENDING), ("t", ASCENDING), ("i", ASCENDING)], name="athlete_time")
            self._ready.add(name)

    def delete(self, kind: str, athlete: str, ids: Sequence[str]) -> int:
        return self._run(self._delete(KINDS[kind].name, athlete, ids))

    async def _delete(self, name: str, athlete: str, ids: Sequence[str]) -> int:
        keys = [f"{athlete}/{id}" for id in ids]
        found = [d async for d in self._db[name].find({"_id": {"$in": keys}}, {"t": 1})]
        if not found:
            return 0
        days = {(athlete, name, int(d["t"]) // _DAY_US) for d in found}
        token = await self._days.begin(days)
        await self._db[name].delete_many({"_id": {"$in": [d["_id"] for d in found]}})
        await self._days.end(token, days)
        return len(found)

    # --- reading --------------------------------------------------------------------------------------------------------

    def get(self, kind: str, athlete: str, id: str) -> Any:
        found = self._run(self._db[kind_name(kind)].find_one({"_id": f"{athlete}/{id}"}, {"b": 1}))
        if found is None:
            raise NotFound(f"a {kind} with id {id}", "none of this athlete's")
        return KINDS[kind].decode(self._open(athlete, found["b"]))

    def find(
        self,
        kind: str,
        athlete: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> list[Any]:
        if limit == 0:
            return []
        asked = self._range(athlete, since, until)
        order = DESCENDING if newest_first else ASCENDING

        async def fetch() -> list[dict[str, Any]]:
            cursor = self._db[kind_name(kind)].find(asked, {"b": 1}).sort([("t", order), ("i", order)]).limit(limit or 0)
            return [d async for d in cursor.batch_size(PAGE)]

        return decode_all(KINDS[kind], [self._open(athlete, d["b"]) for d in self._run(fetch())])

    def bodies(self, kind: str, athlete: str, *, since: datetime | None = None, until: datetime | None = None) -> Iterator[bytes]:
        asked = self._range(athlete, since, until)
        cursor = self._db[kind_name(kind)].find(asked, {"b": 1}).sort([("t", ASCENDING), ("i", ASCENDING)]).batch_size(PAGE)
        for found in self._pull(cursor):
            yield self._open(athlete, found["b"])

    def _range(self, athlete: str, since: datetime | None, until: datetime | None) -> dict[str, Any]:
        asked: dict[str, Any] = {"a": athlete}
        limits = {}
        if since is not None:
            limits["$gte"] = Int64(micros(since))
        if until is not None:
            limits["$lt"] = Int64(micros(until))
        return {**asked, "t": limits} if limits else asked

    def latest(self, kind: str, athlete: str) -> Any | None:
        found = self.find(kind, athlete, limit=1, newest_first=True)
        return found[0] if found else None

    def athletes(self) -> list[str]:
        async def fetch() -> list[str]:
            return [d["_id"] async for d in self._db["athlete"].find().sort([("since", ASCENDING), ("_id", ASCENDING)])]

        return self._run(fetch())

    def changed_days(self, kind: str, athlete: str) -> dict[date, int]:
        versions = self._run(self._days.versions(athlete, kind_name(kind)))
        return {date(1970, 1, 1) + timedelta(days=day): version for day, version in versions.items()}

    def stats(self, athlete: str | None = None) -> dict[str, int]:
        asked = {} if athlete is None else {"a": athlete}

        async def count() -> dict[str, int]:
            there = sorted(set(await self._db.list_collection_names()) & set(KINDS))
            counts = await asyncio.gather(*(self._db[name].count_documents(asked) for name in there))
            return {name: n for name, n in zip(there, counts, strict=True) if n}

        return self._run(count())

    # --- files ----------------------------------------------------------------------------------------------------------

    def keep_original(self, original: Original, chunks: Iterable[bytes]) -> None:
        athlete, id = original.user_id, original.original_id
        self._run(self._introduce([athlete]))
        parts = self._db["original_part"]
        # The head is written last: an original without one was broken off, and is written again.
        if self._run(self._db["original_head"].find_one({"_id": f"{athlete}/{id}"})) is not None:
            return
        number = 0
        for chunk in chunks:
            for first in range(0, max(len(chunk), 1), PART):
                packed = zlib.compress(chunk[first : first + PART], 1)
                content = packed if self._body is None else self._body.seal(athlete, packed)
                document = {"$set": {"a": athlete, "o": id, "n": number, "c": content}}
                self._run(parts.update_one({"_id": f"{athlete}/{id}/{number}"}, document, upsert=True))
                number += 1
        head = {"$set": {"a": athlete, "parts": number}}
        self._run(self._db["original_head"].update_one({"_id": f"{athlete}/{id}"}, head, upsert=True))

    def original(self, athlete: str, original_id: str) -> Iterator[bytes]:
        head = self._run(self._db["original_head"].find_one({"_id": f"{athlete}/{original_id}"}))
        if head is None:
            raise NotFound(f"an original with id {original_id}", "none of this athlete's")
        return self._parts(athlete, original_id, head["parts"])

    def _parts(self, athlete: str, original_id: str, parts: int) -> Iterator[bytes]:
        for number in range(parts):
            found = self._run(self._db["original_part"].find_one({"_id": f"{athlete}/{original_id}/{number}"}))
            if found is None:
                raise NotFound(f"part {number} of original {original_id}", "nothing", "import the file again")
            packed = bytes(found["c"])
            yield zlib.decompress(packed if self._body is None else self._body.open(athlete, packed))

    # --- all of it ------------------------------------------------------------------------------------------------------

    def erase(self, athlete: str) -> dict[str, int]:
        had = self.stats(athlete)

        async def remove() -> None:
            # Every collection there is, also of kinds an older or newer version knows.
            for name in await self._db.list_collection_names():
                await self._db[name].delete_many({"a": athlete})
            await self._db["athlete"].delete_one({"_id": athlete})

        self._run(remove())
        self._ready.discard(f"athlete {athlete}")
        return had

    def condition(self) -> Condition:
        try:
            hello = self._run(self._client.admin.command("hello"))
        except Unavailable as e:
            return Condition(False, e.found, e.do)
        found = f"MongoDB at {self._where}"
        if "setName" in hello:
            return Condition(True, f"{found}, replica set {hello['setName']}: writes are acknowledged by a majority")
        return Condition(True, f"{found}, a server of its own: writes are acknowledged by its journal, and it is one machine")

    def close(self) -> None:
        if not self._loop.is_closed():
            self._run(self._client.close())
            self._end()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    # --- across the threads ---------------------------------------------------------------------------------------------

    def _run(self, work: Coroutine[Any, Any, T] | Awaitable[T]) -> T:
        """Do something on the loop's thread and wait for it, with MongoDB's ways of saying "not now" as Unavailable."""

        async def do() -> T:
            return await work

        with self._plainly():
            return asyncio.run_coroutine_threadsafe(do(), self._loop).result()

    def _pull(self, cursor: Any) -> Iterator[dict[str, Any]]:
        """A cursor's documents page by page, so that a long table is never held whole."""

        async def page(source: AsyncIterator[dict[str, Any]]) -> list[dict[str, Any]]:
            some: list[dict[str, Any]] = []
            async for found in source:
                some.append(found)
                if len(some) >= PAGE:
                    break
            return some

        try:
            while some := self._run(page(cursor)):
                yield from some
        finally:
            self._run(cursor.close())

    def _open(self, athlete: str, kept: Any) -> bytes:
        if self._body is None:
            return kept.encode() if isinstance(kept, str) else bytes(kept)
        return self._body.open(athlete, bytes(kept))

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        wanted = f"MongoDB at {self._where} to answer"
        try:
            yield
        except (AutoReconnect, WriteConcernError):  # also away, not primary, no server found in time
            raise Unavailable(wanted, "no answer", "start it or mend MILO_STORE; see `milo doctor`") from None
        except BulkWriteError as e:
            first = (e.details.get("writeErrors") or e.details.get("writeConcernErrors") or [{}])[0]
            raise Unavailable(wanted, f"a batch it could not write (code {first.get('code')})", "see its log") from None
        except OperationFailure as e:
            if e.code in _NOT_NOW:
                raise Unavailable(wanted, f"not now (code {e.code})", "see its log") from None
            if e.code == 18:
                raise BadConfig("to be let in by MongoDB", "a wrong name or password", "mend MILO_STORE") from None
            raise
        except PyMongoError as e:
            raise Unavailable(wanted, type(e).__name__, "see `milo doctor`") from None


def _same(known: dict[str, Any], sent: dict[str, Any]) -> bool:
    """Whether a document says what is to be written; bytes come back as a type of BSON's own."""
    body = known["b"] if isinstance(known["b"], str) else bytes(known["b"])
    return bool(known["t"] == sent["t"] and body == sent["b"])


def kind_name(name: str) -> str:
    """The collection of a kind. Raises UnknownName."""
    return kind(name).name
