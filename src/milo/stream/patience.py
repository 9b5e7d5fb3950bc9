"""Waiting for a store or a stream that is away, and keeping what is in hand meanwhile."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from milo.stream.contract import Entry, Log
from milo.stream.meter import Meter
from milo.vocabulary.errors import Unavailable

BACKOFF_S = (0.2, 5.0)  # first and longest pause while store or stream is away (reliability P-5)
TOUCH_S = 0.5  # a writer says so often that it is still at work, well within the writer's CLAIM_IDLE_S

log = logging.getLogger(__name__)
T = TypeVar("T")


class Patience:
    """One consumer's way of waiting.

    stopping: ends every wait.  retries: how often store or stream did not answer.
    """

    def __init__(self, stream: Log, group: str, consumer: str, meter: Meter, stopping: threading.Event) -> None:
        self._log = stream
        self._group, self._consumer = group, consumer
        self._meter = meter
        self._stopping = stopping
        self.retries = 0

    def ask(self, what: str, do: Callable[[], T]) -> T | None:
        """Do something that the "store" or the "stream" may not be able to answer now, again and again.

        None when told to stop meanwhile.
        """
        pause, waited = BACKOFF_S[0], False
        while True:
            try:
                done = do()
            except Unavailable as e:
                self.retries += 1
                self._meter.retry(what)
                self._meter.available(what, False)
                if not waited:
                    log.warning("%s is away", what, extra={"found": e.found})
                waited = True
                # Jitter: writers that lost the same store must not come back in step.
                if self._stopping.wait(pause * random.uniform(0.5, 1.0)):  # noqa: S311 - no secret
                    return None
                pause = min(2 * pause, BACKOFF_S[1])
            else:
                if waited:
                    log.info("%s is back", what, extra={"retries": self.retries})
                self._meter.available(what, True)
                return done

    @contextmanager
    def holding(self, entries: Sequence[Entry]) -> Iterator[None]:
        """Keep others from taking entries for abandoned, however long the store takes.

        From a thread of its own: a store that hangs answers nothing for its whole timeout, and with many writers each would take
        the batch over in turn until it looked as if it killed its readers.
        """
        done = threading.Event()
        keeper = threading.Thread(target=self._keep, args=(entries, done), daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()

    def _keep(self, entries: Sequence[Entry], done: threading.Event) -> None:
        while not done.wait(TOUCH_S):
            try:
                self._log.touch(self._group, self._consumer, entries)
            except Unavailable:
                continue  # nobody else can take them either
