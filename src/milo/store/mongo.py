"""The store on MongoDB: plain collections, deterministic ids, updates of single documents, no transactions.

One collection a kind. A document is {_id: "athlete/id", a: athlete, t: microseconds since 1970 UTC, i: id, b: body}; the body is
the record's JSON text, or bytes where a Body seals it, and then s names the key. Every question names the athlete, also where
`_id` would do, so that a cluster sharded by `a` asks one shard.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bson.int64 import Int64
from pymongo import ASCENDING, DESCENDING, DeleteOne, UpdateOne
from pymongo.read_concern import ReadConcern

from milo.store.contract import Body, Condition, Written, opened
from milo.store.mongo_days import Days
from milo.store.mongo_link import PAGE, Document, Link, bulk
from milo.store.mongo_names import key, sealed_with
from milo.store.mongo_originals import Originals
from milo.vocabulary.clock import micros
from milo.vocabulary.errors import NotFound, Unavailable
from milo.vocabulary.records import KINDS, Kind, Original, Record, decode_all, kind, kind_of_type, read_one

ROUNDS = 20  # one is the rule; each further one means that somebody else wrote one of the same records in between
_DAY_US = 86_400_000_000
_KEPT = {"i": 1, "b": 1}
# What is taken for a duplicate is not written, only acknowledged: a server that has lost its majority may show documents that will
# be rolled back. A server of its own answers this as any other question.
_FOR_GOOD = ReadConcern("majority")


class Store:
    """The store contract on one MongoDB database.

    url: mongodb://HOST/NAME; without a name the database is "milo".  body: how bodies are kept (see contract.Body).
    Raises BadConfig for an address that makes no sense, Unavailable when nobody answers there.
    """

    def __init__(self, url: str, body: Body | None = None) -> None:
        self._body = body
        self._link = Link(url)
        self._db = self._link.db
        self._days = Days(self._db)
        self._originals = Originals(self._link, body)
        self._ready: set[str] = set()

    # --- writing --------------------------------------------------------------------------------------------------------

    def upsert(self, records: Sequence[tuple[Record, bytes]]) -> Written:
        if not records:
            return Written()
        batches: dict[str, dict[str, Document]] = {}
        if self._body is not None:
            self._body.fresh({record.user_id for record, _ in records})  # type: ignore[attr-defined]
        for record, body in records:
            info = kind_of_type(type(record))
            document = self._document(info, record, body)
            batches.setdefault(info.name, {})[document["_id"]] = document  # the last of two with one id counts
        return self._link.run(self._upsert(batches, len(records)))

    def _document(self, info: Kind, record: Record, body: bytes) -> Document:
        athlete: str = record.user_id  # type: ignore[attr-defined]
        id = info.id_of(record)
        kept: Any = body.decode() if self._body is None else self._body.sealer(athlete, info.name)(id.encode(), body)
        made = {"_id": key(athlete, id), "a": athlete, "t": Int64(micros(info.time_of(record))), "i": id, "b": kept}
        return made if self._body is None else {**made, "s": sealed_with(kept)}

    async def _upsert(self, batches: Mapping[str, dict[str, Document]], total: int) -> Written:
        await self._introduce({d["a"]: None for batch in batches.values() for d in batch.values()})
        # All are waited for, also when one fails: a batch that is tried again must not meet its own first attempt.
        done = await asyncio.gather(*(self._upsert_kind(name, batch) for name, batch in batches.items()), return_exceptions=True)
        new = updated = 0
        for one in done:
            if isinstance(one, BaseException):
                raise one
            new, updated = new + one[0], updated + one[1]
        return Written(new, updated, total - new - updated)

    async def _upsert_kind(self, name: str, batch: dict[str, Document]) -> tuple[int, int]:
        """Write what is new or differs; returns how many of each.

        Everything else is not written at all: a replay costs reads, and no server's idea of "modified" is relied on. A write names
        the state it was compared with; where that no longer holds, another writer was quicker, and it is compared again.
        """
        await self._prepare(name)
        new = updated = 0
        for _ in range(ROUNDS):
            known = await self._known(name, batch)
            fresh = [d for id, d in batch.items() if id not in known]
            changed = [d for id, d in batch.items() if id in known and not _same(known[id], d)]
            days = {_day(name, d) for d in (*fresh, *changed)} | {_day(name, {**d, "t": known[d["_id"]]["t"]}) for d in changed}
            marked = await self._days.begin(days)
            writes = [UpdateOne(_named(d), {"$setOnInsert": _said(d, "t", "i", "b", "s")}, upsert=True) for d in fresh]
            writes += [UpdateOne({**_named(d), "t": known[d["_id"]]["t"]}, {"$set": _said(d, "t", "b", "s")}) for d in changed]
            inserted, found = await bulk(self._db[name], writes)
            await self._days.end(marked)
            outrun = [d for place, d in enumerate(fresh) if place not in inserted]
            replaced = found - len(outrun)
            new, updated = new + len(inserted), updated + replaced
            batch = {d["_id"]: d for d in (outrun if replaced == len(changed) else (*outrun, *changed))}
            if not batch:
                return new, updated
        raise Unavailable(f"to write {name} records", "others that write the same ones all the time", "try again")

    async def _known(self, name: str, batch: Mapping[str, Document]) -> dict[str, Document]:
        """What is stored for good under the ids of a batch."""
        collection = self._db.get_collection(name, read_concern=_FOR_GOOD)
        known: dict[str, Document] = {}
        ids = list(batch)
        for first in range(0, len(ids), PAGE):
            page = ids[first : first + PAGE]
            asked = {"_id": {"$in": page}, "a": {"$in": sorted({batch[id]["a"] for id in page})}}
            # The hint: by id, not through all records of the athletes.
            for found in await collection.find(asked, {"t": 1, "b": 1}).hint("_id_").to_list():
                known[found["_id"]] = found
        return known

    async def _introduce(self, athletes: Iterable[str]) -> None:
        """Know athletes by name, in order of arrival. Looked up every time: somebody else may have erased one in between."""
        asked = list(athletes)
        people = self._db.get_collection("athlete", read_concern=_FOR_GOOD)
        known = {d["_id"] for d in await people.find({"_id": {"$in": asked}}, {"_id": 1}).to_list()}
        stamp = time.time_ns()  # only for the order
        new = [a for a in asked if a not in known]
        since = [{"$setOnInsert": {"since": Int64(stamp + place)}} for place in range(len(new))]
        await bulk(people, [UpdateOne({"_id": a, "a": a}, about, upsert=True) for a, about in zip(new, since, strict=True)])

    async def _prepare(self, name: str) -> None:
        """The one index a kind needs: find, latest and bodies ask for an athlete and a range of time, in order of time and id.

        get, upsert and delete go by _id; stats and erase by the front of this one.
        """
        if name not in self._ready:
            await self._db[name].create_index([("a", ASCENDING), ("t", ASCENDING), ("i", ASCENDING)], name="athlete_time")
            self._ready.add(name)

    def delete(self, kind: str, athlete: str, ids: Sequence[str]) -> int:
        return self._link.run(self._delete(kind_name(kind), athlete, ids))

    async def _delete(self, name: str, athlete: str, ids: Sequence[str]) -> int:
        removed = 0
        asked = {"_id": {"$in": [key(athlete, id) for id in ids]}, "a": athlete}
        for _ in range(ROUNDS):
            found = await self._db[name].find(asked, {"a": 1, "t": 1}).hint("_id_").to_list()
            if not found:
                return removed
            marked = await self._days.begin({_day(name, d) for d in found})
            # With its time: one that was moved to another day in between has to mark that one too.
            done = await self._db[name].bulk_write([DeleteOne({**_named(d), "t": d["t"]}) for d in found], ordered=False)
            await self._days.end(marked)
            removed += done.deleted_count
        raise Unavailable(f"to remove {name} records", "others that write the same ones all the time", "try again")

    def keep_original(self, original: Original, chunks: Iterable[bytes]) -> None:
        self._link.run(self._introduce([original.user_id]))
        self._originals.keep(original, chunks)

    def drop_original(self, athlete: str, original_id: str) -> None:
        self._originals.drop(athlete, original_id)

    def erase(self, athlete: str) -> dict[str, int]:
        had = self.stats(athlete)
        if self._body is not None:
            self._body.forget(athlete)

        async def remove() -> None:
            # Every collection there is, also of kinds an older or newer version knows; the name last, so that it can be done again.
            there = await self._db.list_collection_names()
            for name in sorted(there, key=lambda name: name == "athlete"):
                if not name.startswith("system."):
                    await self._db[name].delete_many({"a": athlete})

        self._link.run(remove())
        return had

    def reseal(self, athlete: str, progress: Callable[[int], None] = lambda n: None) -> int:
        from milo.store.mongo_resealing import reseal

        return 0 if self._body is None else reseal(self._link, self._body, athlete, progress)

    # --- reading --------------------------------------------------------------------------------------------------------

    def get(self, kind: str, athlete: str, id: str) -> Any:
        found = self._link.run(self._db[kind_name(kind)].find_one({"_id": key(athlete, id), "a": athlete}, _KEPT))
        if found is None:
            raise NotFound(f"a {kind} with id {id}", "none of this athlete's")
        return read_one(KINDS[kind], self._opener(athlete, kind)(found))

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
            return []  # MongoDB's 0 is "all"
        order = DESCENDING if newest_first else ASCENDING
        cursor = self._db[kind_name(kind)].find(_range(athlete, since, until), _KEPT).sort([("t", order), ("i", order)])
        found = self._link.run(cursor.limit(limit or 0).batch_size(PAGE).to_list())
        return decode_all(KINDS[kind], self._opened(athlete, kind, found))

    def find_each(self, kind: str, athletes: Collection[str]) -> dict[str, list[Any]]:
        kept: dict[str, list[Document]] = {}
        asked = self._db[kind_name(kind)].find({"a": {"$in": list(athletes)}}, {**_KEPT, "a": 1}).batch_size(PAGE)
        for document in self._link.run(asked.to_list()):
            kept.setdefault(document["a"], []).append(document)
        return {whose: decode_all(KINDS[kind], self._opened(whose, kind, found)) for whose, found in kept.items()}

    def bodies(self, kind: str, athlete: str, *, since: datetime | None = None, until: datetime | None = None) -> Iterator[bytes]:
        cursor = self._db[kind_name(kind)].find(_range(athlete, since, until), _KEPT)
        pages = self._link.pages(cursor.sort([("t", ASCENDING), ("i", ASCENDING)]).batch_size(PAGE))
        yield from self._opened(athlete, kind, pages)

    def latest(self, kind: str, athlete: str) -> Any | None:
        # One that cannot be read is set aside, so the newest readable one may stand further back.
        for many in (1, 10, None):
            if found := self.find(kind, athlete, limit=many, newest_first=True):
                return found[0]
        return None

    def athletes(self) -> list[str]:
        found = self._db["athlete"].find({}, {"_id": 1}).sort([("since", ASCENDING), ("_id", ASCENDING)])
        return [d["_id"] for d in self._link.run(found.to_list())]

    def changed_days(self, kind: str, athlete: str) -> dict[date, int]:
        versions = self._link.run(self._days.versions(athlete, kind_name(kind)))
        return {date(1970, 1, 1) + timedelta(days=day): version for day, version in versions.items()}

    def changes(self, athlete: str) -> int:
        return sum(sum(self.changed_days(name, athlete).values()) for name in KINDS)

    def original(self, athlete: str, original_id: str) -> Iterator[bytes]:
        return self._originals.read(athlete, original_id)

    def stats(self, athlete: str | None = None) -> dict[str, int]:
        asked = {} if athlete is None else {"a": athlete}

        async def count() -> dict[str, int]:
            there = sorted(set(await self._db.list_collection_names()) & set(KINDS))
            counts = await asyncio.gather(*(self._db[name].count_documents(asked) for name in there))
            return {name: n for name, n in zip(there, counts, strict=True) if n}

        return self._link.run(count())

    def condition(self) -> Condition:
        return self._link.condition()

    def close(self) -> None:
        self._link.close()
        if self._body is not None:
            self._body.close()

    def _opened(self, athlete: str, kind: str, found: Iterable[Document]) -> Iterator[bytes]:
        if self._body is None:
            return (_plain(d["b"]) for d in found)
        rows = ((d["i"].encode(), _plain(d["b"])) for d in found)
        return (body for _, body in opened(self._body.opener(athlete, kind), rows))

    def _opener(self, athlete: str, kind: str) -> Callable[[Document], bytes]:
        if self._body is None:
            return lambda found: _plain(found["b"])
        open = self._body.opener(athlete, kind)
        return lambda found: open(found["i"].encode(), _plain(found["b"]))


def kind_name(name: str) -> str:
    """The collection of a kind. Raises UnknownName."""
    return kind(name).name


def _range(athlete: str, since: datetime | None, until: datetime | None) -> Document:
    limits = {}
    if since is not None:
        limits["$gte"] = Int64(micros(since))
    if until is not None:
        limits["$lt"] = Int64(micros(until))
    return {"a": athlete, "t": limits} if limits else {"a": athlete}


def _named(document: Document) -> Document:
    return {"_id": document["_id"], "a": document["a"]}


def _said(document: Document, *names: str) -> Document:
    return {name: document[name] for name in names if name in document}


def _day(name: str, document: Document) -> tuple[str, str, int]:
    return document["a"], name, int(document["t"]) // _DAY_US


def _same(known: Document, sent: Document) -> bool:
    """Whether a document says what is to be written."""
    return bool(known["t"] == sent["t"] and _plain(known["b"]) == _plain(sent["b"]))


def _plain(kept: Any) -> bytes:
    """A kept body as bytes: text where it is not sealed, else a type of BSON's own."""
    return kept.encode() if isinstance(kept, str) else bytes(kept)
