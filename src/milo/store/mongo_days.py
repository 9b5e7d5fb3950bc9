"""Change counters of days in MongoDB, right without transactions: a token lies in a day while a batch works on it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pymongo import ASCENDING, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase

from milo.store.mongo_link import bulk
from milo.store.mongo_names import key

Day = tuple[str, str, int]  # athlete, kind, days since 1970
FORGOTTEN = timedelta(minutes=10)  # a token this old is a dead writer's; a batch takes seconds (our choice)


@dataclass(frozen=True, slots=True)
class Marked:
    """The days a batch holds its token in, and those where others' tokens lay."""

    token: str
    days: frozenset[Day]
    shared: frozenset[Day]


class Days:
    """{_id: "athlete/kind/day", a: athlete, k: kind, d: day, v: version, doing: {token: when it was put, by the server's clock}}.

    The trouble: a writer is killed after its records were written and before the version moved. Its batch comes again, all of it
    duplicates, and nothing would ever say that the day changed. So a token is put into every day before anything is written, and
    whoever finds another's token there moves the version too, change or not. Tokens of the dead go after FORGOTTEN, by one clock.

    The order matters. Who takes a record for a duplicate has read it before looking for tokens here; its writer had put the token
    down before writing it. So that token is seen, or its writer was through and had moved the version.
    """

    def __init__(self, db: AsyncDatabase[dict[str, Any]]) -> None:
        self._days = db["day"]
        self._indexed = False
        self._name = secrets.token_hex(8)  # writers on other machines have processes of the same number
        self._count = 0

    async def begin(self, seen: Set[Day], changing: Set[Day]) -> Marked:
        """Mark days before writing.

        seen: the days of all records of a batch, after they were compared with what is stored.  changing: those of what will be
        written.
        """
        if not self._indexed:
            # changed_days asks for all days of an athlete and a kind.
            await self._days.create_index([("a", ASCENDING), ("k", ASCENDING), ("d", ASCENDING)], name="athlete_kind_day")
            self._indexed = True
        shared = frozenset((await self._doing(seen | changing)).keys())
        self._count += 1
        marked = Marked(f"{self._name}-{self._count}", frozenset(changing | shared), shared)
        put = {f"doing.{marked.token}": True}
        about = [(day, {"k": day[1], "d": day[2]}) for day in sorted(marked.days)]
        await bulk(self._days, [UpdateOne(_named(day), {"$set": set_, "$currentDate": put}, upsert=True) for day, set_ in about])
        return marked

    async def end(self, marked: Marked) -> None:
        """Move the versions of the marked days after writing, and take the token away."""
        gone = await self._forgotten(marked) if marked.shared else {}
        writes = []
        for day in sorted(marked.days):
            tokens = (marked.token, *gone.get(day, ()))
            update = {"$inc": {"v": 1}, "$unset": {f"doing.{token}": "" for token in tokens}}
            writes.append(UpdateOne(_named(day), update))
        await bulk(self._days, writes)

    async def versions(self, athlete: str, kind: str) -> dict[int, int]:
        """Day -> version, for days that ever changed."""
        return {d["d"]: d["v"] async for d in self._days.find({"a": athlete, "k": kind}, {"d": 1, "v": 1}) if d.get("v")}

    async def _doing(self, days: Set[Day]) -> dict[Day, dict[str, Any]]:
        """The tokens that lie in some of these days."""
        names = {key(*day): day for day in days}
        # The hint: an athlete's few days by name, not all the days of the athlete.
        asked = {"_id": {"$in": list(names)}, "a": {"$in": sorted({day[0] for day in days})}}
        found = self._days.find(asked, {"doing": 1}).hint("_id_")
        return {names[d["_id"]]: d["doing"] async for d in found if d.get("doing")}

    async def _forgotten(self, marked: Marked) -> Mapping[Day, list[str]]:
        """Tokens of the dead, told by how much older they are than this batch's own."""
        doing = await self._doing(marked.shared)
        return {
            day: [token for token, put in tokens.items() if marked.token in tokens and tokens[marked.token] - put > FORGOTTEN]
            for day, tokens in doing.items()
        }


def _named(day: Day) -> dict[str, Any]:
    return {"_id": key(*day), "a": day[0]}
