"""Wrapped data keys beside the records in MongoDB: a database of their own, so that a dump of the records holds no keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bson.int64 import Int64
from pymongo import DESCENDING, ReplaceOne
from pymongo.errors import BulkWriteError
from pymongo.read_concern import ReadConcern

from milo.store.keys import Wrapped
from milo.store.mongo_link import Document, Link
from milo.store.mongo_names import key

SUFFIX = "_keys"  # added to the name of the records' database
_TWICE = 11000  # duplicate key


class MongoKeys:
    """data_key {_id: "athlete/number", a: athlete, n: number, h: handle in hexadecimal, m: master's fingerprint, s: wrapped},
    and note {_id: name, v: value}, of which "changes" counts every change of a key.

    url: as the store's.  There are no transactions: the master key is to be changed while one process is at work.
    """

    def __init__(self, url: str) -> None:
        self._link = Link(url)
        database = self._link.db.client[self._link.db.name + SUFFIX]
        majority = ReadConcern("majority")  # a key that would be rolled back must seal nothing
        self._keys = database.get_collection("data_key", read_concern=majority)
        self._notes = database.get_collection("note", read_concern=majority)
        self._seen = self._changes()

    def changed(self) -> bool:
        before, self._seen = self._seen, self._changes()
        return before != self._seen

    def newest(self, athletes: Sequence[str]) -> dict[str, Wrapped]:
        cursor = self._keys.find({"a": {"$in": list(athletes)}}).sort([("n", DESCENDING)])
        found: dict[str, Wrapped] = {}
        for one in self._link.run(cursor.to_list()):
            found.setdefault(one["a"], _wrapped(one))
        return found

    def named(self, handle: bytes) -> Wrapped | None:
        found = self._link.run(self._keys.find_one({"h": handle.hex()}))
        return None if found is None else _wrapped(found)

    def mark(self) -> bytes | None:
        found = self._link.run(self._keys.find_one({}))
        return None if found is None else bytes(found["m"])

    def add(self, keys: Sequence[Wrapped]) -> bool:
        here = self.mark()
        if any(k.master != (keys[0].master if here is None else here) for k in keys):
            return False

        async def insert() -> None:
            try:
                await self._keys.insert_many([_document(k) for k in keys], ordered=False)
            except BulkWriteError as e:
                if {int(one["code"]) for one in (e.details or {}).get("writeErrors", [])} != {_TWICE}:
                    raise

        if keys:
            self._link.run(insert())
            self._count()
        return True

    def destroy(self, athlete: str, *, below: int | None = None) -> int:
        asked: Document = {"a": athlete} if below is None else {"a": athlete, "n": {"$lt": below}}
        gone = self._link.run(self._keys.delete_many(asked)).deleted_count
        self._count()
        return int(gone)

    def all(self) -> list[Wrapped]:
        return [_wrapped(one) for one in self._link.run(self._keys.find({}).sort("_id").to_list())]

    def replace(self, keys: Sequence[Wrapped]) -> bool:
        if {k.handle for k in self.all()} - {k.handle for k in keys}:
            return False
        if keys:
            writes: list[Any] = [ReplaceOne({"_id": _document(k)["_id"]}, _document(k)) for k in keys]
            self._link.run(self._keys.bulk_write(writes))
            self._count()
        return True

    def recall(self, name: str) -> str | None:
        found = self._link.run(self._notes.find_one({"_id": name}))
        return None if found is None else str(found["v"])

    def note(self, name: str, value: str) -> None:
        self._link.run(self._notes.update_one({"_id": name}, {"$set": {"v": value}}, upsert=True))

    def close(self) -> None:
        self._link.close()

    def _changes(self) -> int:
        found = self._link.run(self._notes.find_one({"_id": "changes"}))
        return 0 if found is None else int(found["v"])

    def _count(self) -> None:
        self._link.run(self._notes.update_one({"_id": "changes"}, {"$inc": {"v": Int64(1)}}, upsert=True))


def _document(k: Wrapped) -> Document:
    return {"_id": key(k.athlete, k.number), "a": k.athlete, "n": k.number, "h": k.handle.hex(), "m": k.master, "s": k.secret}


def _wrapped(found: Document) -> Wrapped:
    return Wrapped(str(found["a"]), int(found["n"]), bytes.fromhex(found["h"]), bytes(found["m"]), bytes(found["s"]))
