"""Change counters of days in MongoDB, right without transactions: a token lies in a day while a batch works on it."""

from __future__ import annotations

import secrets
from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pymongo import ASCENDING, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.read_concern import ReadConcern

from milo.store.mongo_link import bulk
from milo.store.mongo_names import key

Day = tuple[str, str, int]  # athlete, kind, days since 1970
FORGOTTEN = timedelta(minutes=10)  # a token this old is a dead writer's; a batch takes seconds (our choice)


@dataclass(frozen=True, slots=True)
class Marked:
    """The days a batch works on, and its token there."""

    token: str
    days: frozenset[Day]


class Days:
    """{_id: "athlete/kind/day", a: athlete, k: kind, d: day, v: version, doing: {token: since when}, looked: when, with one there}.

    The trouble: a writer is killed after its records were written and before the version moved. Its batch comes again, all of it
    duplicates by now, or moved away, or gone, and nothing would ever say that the day changed. So a token is put into a day before
    anything is written there, and taken away together with moving the version. While a token lies in a day every look at it moves
    the version too, since something may just have changed: a day is summed up once too often, never once too seldom.

    Tokens of the dead go after FORGOTTEN. Both times are the server's, since the clocks of writers and readers may differ.
    """

    def __init__(self, db: AsyncDatabase[dict[str, Any]]) -> None:
        self._days = db["day"]
        # A version that was seen must never be rolled back and reached again by another change.
        self._for_good = self._days.with_options(read_concern=ReadConcern("majority"))
        self._indexed = False
        self._name = secrets.token_hex(8)  # writers on other machines have processes of the same number
        self._count = 0

    async def begin(self, days: Set[Day]) -> Marked:
        """Mark the days where something is about to be written or removed."""
        self._count += 1
        marked = Marked(f"{self._name}-{self._count}", frozenset(days))
        if days and not self._indexed:
            # versions asks for all days of an athlete and a kind.
            await self._days.create_index([("a", ASCENDING), ("k", ASCENDING), ("d", ASCENDING)], name="athlete_kind_day")
            self._indexed = True
        put = {f"doing.{marked.token}": True}
        about = [(_named(day), {"k": day[1], "d": day[2]}) for day in sorted(days)]
        await bulk(self._days, [UpdateOne(named, {"$set": of, "$currentDate": put}, upsert=True) for named, of in about])
        return marked

    async def end(self, marked: Marked) -> None:
        """Move the versions of the marked days after writing, and take the token away."""
        update = {"$inc": {"v": 1}, "$unset": {f"doing.{marked.token}": ""}}
        await bulk(self._days, [UpdateOne(_named(day), update) for day in sorted(marked.days)])

    async def versions(self, athlete: str, kind: str) -> dict[int, int]:
        """Day -> version, for days that ever changed or may have."""
        asked = {"a": athlete, "k": kind}
        found = await self._for_good.find(asked).to_list()
        unsettled = [d["_id"] for d in found if d.get("doing")]
        if unsettled:
            look = {"$inc": {"v": 1}, "$currentDate": {"looked": True}}
            await bulk(self._days, [UpdateOne({"_id": id, "a": athlete}, look) for id in unsettled])
            found = await self._for_good.find(asked).to_list()
            await self._forget(found)
        return {d["d"]: d["v"] for d in found if d.get("v")}

    async def _forget(self, found: list[dict[str, Any]]) -> None:
        """Take tokens of the dead away. The versions have moved since those could have written."""
        writes = []
        for d in found:
            gone = [token for token, put in d.get("doing", {}).items() if "looked" in d and d["looked"] - put > FORGOTTEN]
            if gone:
                writes.append(UpdateOne({"_id": d["_id"], "a": d["a"]}, {"$unset": {f"doing.{token}": "" for token in gone}}))
        await bulk(self._days, writes)


def _named(day: Day) -> dict[str, Any]:
    return {"_id": key(*day), "a": day[0]}
