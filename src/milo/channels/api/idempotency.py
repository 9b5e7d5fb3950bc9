"""A write sent twice is done once: answers kept for a day by athlete and Idempotency-Key, in a SQLite file of their own.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the dependency.
"""

import asyncio
import hashlib
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Protocol

from fastapi import Depends, Header, Request
from fastapi.responses import Response

from milo.channels.api.problem import Problem
from milo.vocabulary.clock import Clock, micros

KEPT = timedelta(hours=24)
UNDER_WAY = timedelta(minutes=2)  # a request that takes longer was killed, and may be sent again (our choice)
REPLAYED = "Idempotency-Replayed"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (
    athlete TEXT NOT NULL, key TEXT NOT NULL, request BLOB NOT NULL, at INTEGER NOT NULL, status INTEGER, body BLOB, type TEXT,
    PRIMARY KEY (athlete, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answer_at ON answer (at);
"""


class Sealing(Protocol):
    """How answers are kept: sealed with the athlete's key, so that a copied file tells nothing."""

    def seal(self, athlete: str, key: str, body: bytes) -> bytes: ...

    def open(self, athlete: str, key: str, kept: bytes) -> bytes: ...


class Answers:
    """The answers of the last day.

    path: the file, made when absent, for this user's eyes only; None: in memory.  clock: tells how old they are.
    seal: how answers are kept; None keeps them as they are.
    """

    def __init__(self, path: Path | None, clock: Clock, seal: Sealing | None = None) -> None:
        self._seal = seal
        self._clock, self._lock = clock, threading.Lock()
        if path is not None:
            path.touch(mode=0o600)
            path.chmod(0o600)
        self._db = sqlite3.connect(path or ":memory:", timeout=30, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        # What an answer held must not outlive it in the file's free pages.
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.executescript(_SCHEMA)

    def begin(self, athlete: str, key: str, request: bytes) -> Response | None:
        """The answer that was given to this request before; None when it is the first, and then it is under way.

        Raises Problem 422 for a key that was used for another request, 409 while the first is still being answered.
        """
        now = micros(self._clock.now())
        with self._lock:
            self._db.execute("DELETE FROM answer WHERE at <= ?", (now - _us(KEPT),))
            self._db.execute("DELETE FROM answer WHERE status IS NULL AND at <= ?", (now - _us(UNDER_WAY),))
            row = self._db.execute(
                "SELECT request, status, body, type FROM answer WHERE athlete = ? AND key = ?", (athlete, key)
            ).fetchone()
            if row is None:
                self._db.execute("INSERT INTO answer (athlete, key, request, at) VALUES (?, ?, ?, ?)", (athlete, key, request, now))
                return None
        before, status, body, type = row
        if before != request:
            raise Problem(422, "a new Idempotency-Key for another request", "one that was used", "make a new key")
        if status is None:
            raise Problem(409, "the first request to end", "one that is still being answered", "wait a moment and send it again")
        if self._seal is not None:
            body = self._seal.open(athlete, key, body)
        return Response(body, status, media_type=type, headers={REPLAYED: "true"})

    def keep(self, athlete: str, key: str, made: Response) -> None:
        """Keep the answer to a request under way."""
        body = bytes(made.body)
        if self._seal is not None:
            body = self._seal.seal(athlete, key, body)
        with self._lock:
            self._db.execute(
                "UPDATE answer SET status = ?, body = ?, type = ? WHERE athlete = ? AND key = ?",
                (made.status_code, body, made.media_type, athlete, key),
            )

    def forget(self, athlete: str, key: str) -> None:
        """A request that failed may be sent again."""
        with self._lock:
            self._db.execute("DELETE FROM answer WHERE athlete = ? AND key = ?", (athlete, key))

    def erase(self, athlete: str) -> None:
        """Forget all answers to an athlete."""
        with self._lock:
            self._db.execute("DELETE FROM answer WHERE athlete = ?", (athlete,))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


class Once:
    """Does one request's work unless it was done before. Without a key it is simply done."""

    def __init__(self, answers: Answers, athlete: str, key: str | None, request: bytes) -> None:
        self._answers, self._athlete, self._key, self._request = answers, athlete, key, request

    def __call__(self, work: Callable[[], Response]) -> Response:
        """The answer of this request or of the one it repeats."""
        if self._key is None:
            return work()
        before = self._answers.begin(self._athlete, self._key, self._request)
        if before is not None:
            return before
        try:
            made = work()
        except BaseException:
            self._answers.forget(self._athlete, self._key)
            raise
        self._answers.keep(self._athlete, self._key, made)
        return made

    async def soon(self, work: Callable[[], Awaitable[Response]]) -> Response:
        """As calling it, for work that waits on the loop."""
        if self._key is None:
            return await work()
        before = await asyncio.to_thread(self._answers.begin, self._athlete, self._key, self._request)
        if before is not None:
            return before
        try:
            made = await work()
        except BaseException:
            self._answers.forget(self._athlete, self._key)
            raise
        await asyncio.to_thread(self._answers.keep, self._athlete, self._key, made)
        return made


THE_HOUSE = ""  # for whom an answer is kept that is about the house: sealed with the house's own key


def nobody() -> str:
    """No account beside the athlete: whoever writes for an athlete shares their keys."""
    return ""


def once_for(answers: Answers, athlete: Callable[..., str], writer: Callable[..., str] = nobody) -> Callable[..., Awaitable[Once]]:
    """A dependency: the request's `Once`, for the athlete another dependency tells.

    writer: tells whose keys they are, where several write for one: two admins may choose the same key.
    """

    async def once(
        request: Request,
        mine: Annotated[str, Depends(athlete)],
        whose: Annotated[str, Depends(writer)],
        idempotency_key: Annotated[
            str | None, Header(min_length=1, max_length=200, description="The same key and body: done once in 24 hours.")
        ] = None,
    ) -> Once:
        what = hashlib.sha256()
        for part in (request.method.encode(), str(request.url.path).encode(), request.url.query.encode(), await request.body()):
            what.update(len(part).to_bytes(8, "big") + part)
        key = idempotency_key if idempotency_key is None or not whose else f"{whose} {idempotency_key}"
        return Once(answers, mine, key, what.digest())

    return once


def _us(span: timedelta) -> int:
    return span // timedelta(microseconds=1)
