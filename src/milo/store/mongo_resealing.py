"""Sealing what is plain or sealed with an older key, page by page, in MongoDB."""

from __future__ import annotations

from collections.abc import Callable

from pymongo import ASCENDING, UpdateOne

from milo.store.contract import FILE, Body, opened, part_id
from milo.store.mongo_link import PAGE, Document, Link, bulk
from milo.store.mongo_names import key, sealed_with
from milo.vocabulary.records import KINDS

_FIELDS = {"t": 1, "i": 1, "b": 1, "s": 1}


def reseal(link: Link, body: Body, athlete: str, progress: Callable[[int], None]) -> int:
    """See contract.Store.reseal. A write names the key the document was sealed with: one that was replaced meanwhile is sealed
    with the newest, and left alone as one that was erased."""
    body.fresh((athlete,))
    there = set(link.run(link.db.list_collection_names()))
    done = 0
    for kind in sorted(there & KINDS.keys()):
        open, collection = body.opener(athlete, kind), link.db[kind]
        asked: Document = {"a": athlete}
        order = [("t", ASCENDING), ("i", ASCENDING)]
        while page := link.run(collection.find(asked, _FIELDS).sort(order).limit(PAGE).to_list()):
            last = page[-1]
            asked = {"a": athlete, "$or": [{"t": {"$gt": last["t"]}}, {"t": last["t"], "i": {"$gt": last["i"]}}]}
            stale = [d for d in page if not body.is_current(athlete, _bytes(d["b"]))]
            body.fresh((athlete,))
            seal = body.sealer(athlete, kind)
            writes = []
            by_id = {d["i"].encode(): d for d in stale}
            for id, plain in opened(open, [(id, _bytes(d["b"])) for id, d in by_id.items()]):
                d, kept = by_id[id], seal(id, plain)
                named = {"_id": d["_id"], "a": athlete, "s": d.get("s")}
                writes.append(UpdateOne(named, {"$set": {"b": kept, "s": sealed_with(kept)}}))
            done += link.run(bulk(collection, writes))[1]
            progress(len(page))
    return done + _originals(link, body, athlete, progress)


def _originals(link: Link, body: Body, athlete: str, progress: Callable[[int], None]) -> int:
    parts, open = link.db["original_part"], body.opener(athlete, FILE)
    prefix = key(athlete, "")
    done = 0
    for found in link.run(parts.find({"a": athlete}, {"_id": 1}).to_list()):
        one = link.run(parts.find_one({"_id": found["_id"], "a": athlete}))
        if one is not None and not body.is_current(athlete, bytes(one["c"])):
            id, _, number = one["_id"].removeprefix(prefix).rpartition("/")
            where = part_id(id, int(number))
            body.fresh((athlete,))
            sealed = body.sealer(athlete, FILE)(where, open(where, bytes(one["c"])))
            named = {"_id": one["_id"], "a": athlete}  # a kept file never changes, so there is nothing to compare with
            done += link.run(bulk(parts, [UpdateOne(named, {"$set": {"c": sealed, "s": sealed_with(sealed)}})]))[1]
        progress(1)
    return done


def _bytes(kept: object) -> bytes:
    return kept.encode() if isinstance(kept, str) else bytes(kept)  # type: ignore[call-overload]
