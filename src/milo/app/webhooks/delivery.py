"""Delivering: what is due is claimed, sent, settled. Killed in between, it is sent again, under the same id."""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from milo.app.webhooks.sending import WITHIN_S, NotPosted
from milo.channels.webhooks import HEADER, sign
from milo.vocabulary.clock import Clock, micros
from milo.vocabulary.errors import MiloError

if TYPE_CHECKING:
    from milo.app.webhooks.desk import HookDesk
    from milo.app.webhooks.sending import Poster

TICK_S = 1.0  # between two looks at what is due
LOOK_S = 3.0  # between two looks at what has happened: each asks the store for every athlete with a webhook. Our choice
AT_ONCE = 8  # requests under way, at most one to each hook: a slow receiver keeps nobody else waiting. Our choice
OF_ONE = 2  # of them for one owner: ten slow addresses of one athlete leave room for everybody else's. Our choice
LEASE = timedelta(seconds=6 * WITHIN_S)  # before somebody else takes for dead who claimed a delivery
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=6)
JITTER = 0.25  # of a wait, so that a receiver that comes back is not met by all at once
MOST_FAILED = 50  # tries in a row without a success, then the hook is switched off. Our choice
GONE = 410
NOBODY: Mapping[str, str | None] = {}
log = logging.getLogger(__name__)


class Job(msgspec.Struct, frozen=True):
    """A claimed delivery. owner: the athlete whose hook it is, None for the house's.  body: None where its key is gone."""

    delivery_id: str
    hook_id: str
    owner: str | None
    body: bytes | None
    tries: int
    expires: int


class Deliverer:
    """Sends what waits. jitter: of the waits between tries.  clock: says what is due and stands in the signatures."""

    def __init__(self, desk: HookDesk, poster: Poster, clock: Clock, jitter: random.Random | None = None) -> None:
        self._desk, self._poster, self._clock = desk, poster, clock
        self._jitter = jitter or random.SystemRandom()

    def run(self, stopping: threading.Event, monotonic: Callable[[], float]) -> None:
        """Look and send until stopping is set; blocks. What goes wrong once is logged and tried again."""
        under_way: dict[str, tuple[str | None, Future[None]]] = {}
        next_look = monotonic()
        pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="webhooks")
        try:
            while not stopping.is_set():
                try:
                    if monotonic() >= next_look:
                        self._desk.look()
                        next_look = monotonic() + LOOK_S
                    under_way = {hook: (owner, sent) for hook, (owner, sent) in under_way.items() if not sent.done()}
                    busy = {hook: owner for hook, (owner, _) in under_way.items()}
                    for job in self.claim(AT_ONCE - len(under_way), busy):
                        under_way[job.hook_id] = job.owner, pool.submit(self._safely, job)
                except MiloError as e:
                    log.warning("webhooks wait", extra={"found": e.code})
                if under_way:
                    wait([sent for _, sent in under_way.values()], timeout=TICK_S, return_when="FIRST_COMPLETED")
                else:
                    stopping.wait(TICK_S)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def round(self) -> int:
        """Send whatever is due now, one after the other; returns how many."""
        count = 0
        while jobs := self.claim(AT_ONCE):
            for job in jobs:
                self.send(job)
            count += len(jobs)
        return count

    def claim(self, most: int, busy: Mapping[str, str | None] = NOBODY) -> list[Job]:
        """What is due, at most one of each hook and OF_ONE of each owner, so that nobody else takes it for a while.

        busy: hooks to leave out, with their owners.
        """
        if most <= 0:
            return []
        now = self._clock.now()
        # SQLite takes the bare columns of a group from the row with the least: the delivery that waits longest.
        due = (
            "SELECT delivery_id, hook_id, h.athlete, d.body, tries, expires, min(next) FROM delivery d JOIN hook h USING (hook_id) "
            "WHERE state = 'waiting' AND next <= ? AND h.disabled IS NULL GROUP BY hook_id ORDER BY min(next)"
        )
        if not self._desk.file.rows(f"{due} LIMIT 1", (micros(now),)):
            return []
        taken: list[Job] = []
        held = Counter(busy.values())
        with self._desk.file.change() as db:
            for id, hook, owner, kept, tries, expires, _ in db.execute(due, (micros(now),)).fetchall():
                if hook in busy or held[owner] >= OF_ONE:
                    continue
                if len(taken) >= most:
                    break
                db.execute("UPDATE delivery SET next = ? WHERE delivery_id = ?", (micros(now + LEASE), id))
                held[owner] += 1
                taken.append(Job(id, hook, owner, self._desk.file.open(kept, id), tries, expires))
        return taken

    def send(self, job: Job) -> None:
        """One try, and what comes of it."""
        hook = self._desk.secret_of(job.hook_id)
        if hook is None or job.body is None:
            return self._settle(job, None, "its key is gone with whom it was about", again=False)
        at = self._clock.now()
        headers = {HEADER: sign(hook.secret, job.body, at), "Milo-Delivery": job.delivery_id, "Milo-Hook": job.hook_id}
        try:
            status = asyncio.run(self._poster.post(hook.url, headers, job.body))
        except NotPosted as e:
            return self._settle(job, None, e.sentence(), again=e.again)
        if 200 <= status < 300:
            return self._settle(job, status, None, again=False)
        why = f"the receiver answered {status}" + (", and redirects are not followed" if 300 <= status < 400 else "")
        return self._settle(job, status, why, again=status != GONE)

    def _safely(self, job: Job) -> None:
        try:
            self.send(job)
        except MiloError as e:
            log.warning("a webhook's delivery waits", extra={"found": e.code})

    def _settle(self, job: Job, status: int | None, why: str | None, *, again: bool) -> None:
        now = self._clock.now()
        tries = job.tries + 1
        next_at = now + self.wait_after(tries)
        state = "delivered" if why is None else "waiting" if again and micros(next_at) < job.expires else "dead"
        if state == "dead" and again:
            why = f"{why}; tried {tries} times"
        with self._desk.file.change() as db:
            db.execute(
                "UPDATE delivery SET state = ?, tries = ?, status = ?, why = ?, next = ? "
                "WHERE delivery_id = ? AND state = 'waiting'",
                (state, tries, status, why, micros(next_at), job.delivery_id),
            )
            if why is None:
                db.execute("UPDATE hook SET failed = 0, delivered = ? WHERE hook_id = ?", (micros(now), job.hook_id))
                return
            db.execute("UPDATE hook SET failed = failed + 1 WHERE hook_id = ?", (job.hook_id,))
            found = db.execute("SELECT failed FROM hook WHERE hook_id = ?", (job.hook_id,)).fetchone()
            if found is None or (found[0] < MOST_FAILED and status != GONE):
                return
            off = (
                "the receiver says that it is gone (410)"
                if status == GONE
                else f"{found[0]} tries in a row failed; the last: {why}"
            )
            db.execute("UPDATE hook SET disabled = ?, why = ? WHERE hook_id = ?", (micros(now), off, job.hook_id))
            db.execute(
                "UPDATE delivery SET state = 'dead', why = ? WHERE hook_id = ? AND state = 'waiting'",
                ("the webhook was switched off", job.hook_id),
            )
        log.warning("a webhook was switched off", extra={"hook": job.hook_id})

    def wait_after(self, tries: int) -> timedelta:
        """How long to wait after so many tries: twice as long each time, up to the longest, and not for all alike."""
        wait_s = min(FIRST_WAIT.total_seconds() * 2.0 ** (min(tries, 40) - 1), LONGEST_WAIT.total_seconds())
        return timedelta(seconds=wait_s * self._jitter.uniform(1 - JITTER, 1 + JITTER))
