"""The line to a MongoDB server: one client on one event loop in one thread, and its ways of saying "not now" in our words."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Iterator, Sequence
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from bson.errors import BSONError
from pymongo import AsyncMongoClient, UpdateOne
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.cursor import AsyncCursor
from pymongo.errors import AutoReconnect, BulkWriteError, ConfigurationError, OperationFailure, PyMongoError, WriteConcernError

from milo.store.contract import Condition
from milo.vocabulary.errors import BadConfig, BadRecord, MiloError, Unavailable

# An outage is noticed within five seconds (reliability F10), also one where the server takes questions and never answers: a sign
# of life is asked for every BEAT_S and missed after AWAY_S, which breaks off what is under way; then nobody is found within AWAY_S.
AWAY_S = 1.8
BEAT_S = 0.5  # the least the driver allows
PAGE = 2_000  # documents fetched or looked up at a time
TRIES = 5  # one is the rule, two when somebody else inserted the same document at the same moment
_TWICE = 11000  # duplicate key
_TOO_LARGE = frozenset((10334, 17280, 17419, 17420))  # a document or key beyond MongoDB's limits
_NOT_LET_IN = frozenset((13, 18, 8000))  # unauthorized, authentication failed, and the latter as Atlas says it

Document = dict[str, Any]
T = TypeVar("T")


class Link:
    """A database of a MongoDB server.

    url: mongodb://HOST/NAME; without a name the database is "milo". Writes wait for the journals of a majority, unless the address
    says otherwise (`condition` then tells).
    The store's contract is synchronous and pymongo's API asynchronous: all work runs on one event loop in a thread of this link's
    own, so that any number of threads share one client and its connections.

    Raises BadConfig for an address that makes no sense, Unavailable when nobody answers there.
    """

    def __init__(self, url: str) -> None:
        self.where = "MongoDB"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="milo-mongo", daemon=True)
        self._thread.start()
        try:
            self._client: AsyncMongoClient[Document] = self.run(_connected(url))
            parts = urlsplit(url)
            self.where = f"MongoDB at {parts.hostname}"  # what may be said: without name and password
            self.db = self._client.get_default_database("milo")
            self.run(self._client.admin.command("ping"))
        except BaseException:
            self.close()
            raise

    def run(self, work: Awaitable[T]) -> T:
        """Do something on the loop's thread and wait for it. Raises Unavailable, BadRecord or BadConfig, never pymongo's own."""

        async def do() -> T:
            return await work

        try:
            return asyncio.run_coroutine_threadsafe(do(), self._loop).result()
        except (PyMongoError, BSONError) as e:
            raise self._in_our_words(e) from None  # pymongo's words may quote an address or a document

    def pages(self, cursor: AsyncCursor[Document]) -> Iterator[Document]:
        """A cursor's documents, a page of them in memory at a time."""
        try:
            while some := self.run(cursor.to_list(PAGE)):
                yield from some
        finally:
            if not self._loop.is_closed():  # a reader may be dropped after its store
                self.run(cursor.close())

    def condition(self) -> Condition:
        """What stands at the other end and how it keeps its word."""
        try:
            hello = self.run(self._client.admin.command("hello"))
            version = self.run(self._client.admin.command("buildInfo"))["version"]
        except (Unavailable, BadConfig) as e:
            return Condition(False, f"{self.where}: {e.found}", e.do)
        found = f"{self.where}, version {version}, {_kind_of_server(hello)}"
        concern = self._client.write_concern.document
        if concern.get("w") != "majority" or not concern.get("j"):
            weak = ", ".join(f"{k}={v}" for k, v in concern.items())
            return Condition(
                False, f"{found}; MILO_STORE asks for {weak}: what was acknowledged may be lost", "take that out of MILO_STORE"
            )
        return Condition(True, found)

    def close(self) -> None:
        """End the client, the loop and its thread."""
        if self._loop.is_closed():
            return
        if hasattr(self, "_client"):
            self.run(_ended(self._client))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _in_our_words(self, error: PyMongoError | BSONError) -> MiloError:
        wanted = f"{self.where} to answer"
        codes = _codes(error)
        if isinstance(error, BSONError) or codes & _TOO_LARGE:
            return BadRecord("a record MongoDB can keep (at most 16 MB)", type(error).__name__)
        if codes & _NOT_LET_IN:
            return BadConfig(
                f"{self.where} to let Milo in", "a wrong name or password, or no right to read and write", "mend MILO_STORE"
            )
        if isinstance(error, ConfigurationError):
            return BadConfig("MILO_STORE as a usable mongodb:// address", type(error).__name__, "mend MILO_STORE")
        if isinstance(error, AutoReconnect):  # also: not primary, nobody found in time, an answer that took too long
            return Unavailable(wanted, "no answer", "start it or mend MILO_STORE; see `milo doctor`")
        if isinstance(error, WriteConcernError):
            return Unavailable(f"{wanted} for a majority", f"too few servers that wrote it (code {error.code})", "see its log")
        said = f"{type(error).__name__}, code {', '.join(map(str, sorted(codes)))}" if codes else type(error).__name__
        return Unavailable(wanted, f"a refusal ({said})", "see its log")


async def _connected(url: str) -> AsyncMongoClient[Document]:
    options: dict[str, Any] = {"serverSelectionTimeoutMS": int(AWAY_S * 1000), "connectTimeoutMS": int(AWAY_S * 1000)}
    options |= {"heartbeatFrequencyMS": int(BEAT_S * 1000), "socketTimeoutMS": 30_000, "appname": "milo"}
    wanted, do = "MILO_STORE as a usable mongodb:// address", "mend MILO_STORE"
    try:
        said = {key.lower() for key in parse_qs(urlsplit(url).query)}
        options |= {key: value for key, value in (("w", "majority"), ("journal", True)) if key not in said}
        client: AsyncMongoClient[Document] = AsyncMongoClient(url, **options)
    except (ConfigurationError, ValueError) as e:  # a port that is no number is a ValueError
        raise BadConfig(wanted, type(e).__name__, do) from None
    if not client.write_concern.acknowledged:
        raise BadConfig("a store that acknowledges what it wrote", "w=0 in MILO_STORE", "take it out")
    return client


async def _ended(client: AsyncMongoClient[Document]) -> None:
    """Close a client and let the tasks it cancels come to their end: a loop stopped before that leaves their sockets open."""
    await client.close()
    if left := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(left, timeout=AWAY_S)


async def bulk(collection: AsyncCollection[Document], writes: Sequence[UpdateOne]) -> tuple[set[int], int]:
    """Carry out updates of single documents in any order, all at once.

    Returns the places of those that inserted their document, and how many others found theirs. Two writers may insert one document
    at the same moment: one of them is told of a duplicate key, and finds the document when it tries again.
    """
    inserted: set[int] = set()
    found = 0
    left = list(range(len(writes)))
    for attempt in range(TRIES):
        if not left:
            break
        try:
            done = dict((await collection.bulk_write([writes[place] for place in left], ordered=False)).bulk_api_result)
        except BulkWriteError as e:
            if _codes(e) != {_TWICE} or attempt == TRIES - 1:
                raise
            done = dict(e.details)
        inserted |= {left[one["index"]] for one in done["upserted"]}
        found += done["nMatched"]
        left = [left[one["index"]] for one in done["writeErrors"]]
    return inserted, found


def _codes(error: PyMongoError | BSONError) -> set[int]:
    """The numbers a server gave as its reasons."""
    if isinstance(error, BulkWriteError):
        failed = (error.details or {}).get("writeErrors", []) + (error.details or {}).get("writeConcernErrors", [])
        return {int(one["code"]) for one in failed if "code" in one}
    return {int(error.code)} if isinstance(error, OperationFailure) and error.code is not None else set()


def _kind_of_server(hello: Document) -> str:
    if "setName" in hello:
        return f"replica set {hello['setName']}: writes wait for the journals of a majority"
    if hello.get("msg") == "isdbgrid":
        return "a sharded cluster: writes wait for the journals of a majority of each shard"
    return "a server of its own: writes wait for its journal, and there is no second copy"
