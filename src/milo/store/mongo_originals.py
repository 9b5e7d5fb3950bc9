"""Kept files in MongoDB: parts below its document limit, and a head that is written last."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from pymongo import ASCENDING
from pymongo.read_concern import ReadConcern

from milo.store.contract import FILE, Body, part_id
from milo.store.mongo_link import Link
from milo.store.mongo_names import key, sealed_with
from milo.vocabulary.errors import NotFound
from milo.vocabulary.records import Original

PART = 4_000_000  # bytes of a file in one document, whose own limit is 16 MB: room for a sealing that makes it longer


class Originals:
    """original_part {_id: "athlete/id/number", a: athlete, c: packed bytes, s: the key where they are sealed}, original_head
    {_id: "athlete/id", a, parts: how many}.

    A file without a head was broken off, and is written again when it comes again.
    """

    def __init__(self, link: Link, body: Body | None) -> None:
        self._link = link
        self._body = body
        self._parts, self._heads = link.db["original_part"], link.db["original_head"]
        self._indexed = False

    def keep(self, original: Original, chunks: Iterable[bytes]) -> None:
        """Write the parts, then the head; nothing when there is a head already."""
        athlete, id = original.user_id, original.original_id
        sure = self._heads.with_options(read_concern=ReadConcern("majority"))
        if self._link.run(sure.find_one({"_id": key(athlete, id), "a": athlete})) is not None:
            return
        if not self._indexed:
            for collection in (self._parts, self._heads):
                self._link.run(collection.create_index([("a", ASCENDING)], name="athlete"))  # erase asks by athlete
            self._indexed = True
        number = 0
        for chunk in chunks:
            for first in range(0, len(chunk), PART):
                content = zlib.compress(chunk[first : first + PART], 1)
                if self._body is not None:
                    self._body.fresh((athlete,))
                    content = self._body.sealer(athlete, FILE)(part_id(id, number), content)
                named = {"_id": key(athlete, id, number), "a": athlete}
                said = {"c": content} if self._body is None else {"c": content, "s": sealed_with(content)}
                self._link.run(self._parts.update_one(named, {"$set": said}, upsert=True))
                number += 1
        head = {"_id": key(athlete, id), "a": athlete}
        self._link.run(self._heads.update_one(head, {"$set": {"parts": number}}, upsert=True))

    def read(self, athlete: str, id: str) -> Iterator[bytes]:
        """The bytes as they came, part by part. Raises NotFound at once."""
        head = self._link.run(self._heads.find_one({"_id": key(athlete, id), "a": athlete}))
        if head is None:
            raise NotFound(f"an original with id {id}", "none of this athlete's")
        return self._read(athlete, id, head["parts"])

    def drop(self, athlete: str, id: str) -> None:
        """Delete the parts, then the head: a kill in between leaves a file that can be dropped again."""
        head = self._link.run(self._heads.find_one({"_id": key(athlete, id), "a": athlete}))
        if head is None:
            return
        for number in range(head["parts"]):
            self._link.run(self._parts.delete_one({"_id": key(athlete, id, number), "a": athlete}))
        self._link.run(self._heads.delete_one({"_id": key(athlete, id), "a": athlete}))

    def _read(self, athlete: str, id: str, parts: int) -> Iterator[bytes]:
        for number in range(parts):
            found = self._link.run(self._parts.find_one({"_id": key(athlete, id, number), "a": athlete}))
            if found is None:
                raise NotFound(f"part {number} of original {id}", "nothing", "import the file again")
            packed = bytes(found["c"])
            if self._body is not None:
                packed = self._body.opener(athlete, FILE)(part_id(id, number), packed)
            yield zlib.decompress(packed)
