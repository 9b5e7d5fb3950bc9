"""Change counters of days in MongoDB, right without transactions: a token lies in a day while a batch works on it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from typing import Any

from pymongo import ASCENDING, UpdateOne
from pymongo.asynchronous.database import AsyncDatabase

Day = tuple[str, str, int]  # athlete, kind, days since 1970
FORGOTTEN_S = 600.0  # a token this old is a dead writer's; batches take seconds


class Days:
    """{_id: "athlete/kind/day", a, k, d, v: version, doing: {token: since}}.

    The trouble: a writer is killed after its records were written and before the version moved. Its batch comes again, all of it
    duplicates, and nothing would ever say that the day changed. So a token is put into every day before anything is written, and
    whoever finds another's token there moves the version too, change or not. Tokens of the dead go after FORGOTTEN_S.
    """

    def __init__(self, db: AsyncDatabase[dict[str, Any]]) -> None:
        self._days = db["day"]
        self._indexed = False
        self._name = secrets.token_hex(8)  # writers on other machines have processes of the same number
        self._count = 0

    async def begin(self, days: Iterable[Day]) -> tuple[str, set[Day], set[Day]]:
        """Mark the days of a batch; returns what `end` needs."""
        if not self._indexed:
            # changed_days asks for all days of an athlete and a kind.
            await self._days.create_index([("a", ASCENDING), ("k", ASCENDING), ("d", ASCENDING)], name="athlete_kind_day")
            self._indexed = True
        marked = set(days)
        self._count += 1
        token = f"{self._name}-{self._count}"
        keys = {_key(day): day for day in marked}
        others: set[Day] = set()
        async for found in self._days.find({"_id": {"$in": list(keys)}}, {"doing": 1}):
            if found.get("doing"):
                others.add(keys[found["_id"]])
        now = time.time()
        writes = [
            UpdateOne({"_id": _key(day)}, {"$set": {"a": day[0], "k": day[1], "d": day[2], f"doing.{token}": now}}, upsert=True)
            for day in sorted(marked)
        ]
        await self._days.bulk_write(writes, ordered=False)
        return token, marked, others

    async def end(self, begun: tuple[str, set[Day], set[Day]], changed: set[Day]) -> None:
        """Move the versions of days that changed, or that another may have changed, and take the token away."""
        token, marked, others = begun
        gone = await self._forgotten(others)
        writes = []
        for day in sorted(marked):
            update: dict[str, Any] = {"$unset": dict.fromkeys((f"doing.{token}", *(f"doing.{t}" for t in gone.get(day, ()))), "")}
            if day in changed or day in others:
                update["$inc"] = {"v": 1}
            writes.append(UpdateOne({"_id": _key(day)}, update))
        await self._days.bulk_write(writes, ordered=False)

    async def _forgotten(self, others: set[Day]) -> dict[Day, list[str]]:
        keys = {_key(day): day for day in others}
        before = time.time() - FORGOTTEN_S
        found: dict[Day, list[str]] = {}
        if keys:
            async for d in self._days.find({"_id": {"$in": list(keys)}}, {"doing": 1}):
                found[keys[d["_id"]]] = [t for t, since in (d.get("doing") or {}).items() if since < before]
        return found

    async def versions(self, athlete: str, kind: str) -> dict[int, int]:
        """Day -> version, for days that ever changed."""
        return {d["d"]: d["v"] async for d in self._days.find({"a": athlete, "k": kind}, {"d": 1, "v": 1}) if d.get("v")}


def _key(day: Day) -> str:
    return f"{day[0]}/{day[1]}/{day[2]}"
