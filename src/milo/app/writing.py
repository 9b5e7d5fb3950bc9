"""`milo write`: stream into store, as many of them as one likes, until told to stop or until there is nothing left."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from milo.app import logs
from milo.app.build import build_log, build_store, check_durable
from milo.app.config import load_settings
from milo.stream.meter import Meter
from milo.stream.writer import Tally, Writer
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import Unavailable

log = logging.getLogger(__name__)
SAY_EVERY_S = 10.0  # how often a working writer says how far it is


def write(*, drain: bool, name: str | None, metrics: int | None) -> dict[str, Any]:
    """Carry messages until SIGTERM or SIGINT, or with `drain` until the streams are empty; returns the tally.

    Raises BadConfig for a stream that forgets, Unavailable with `drain` when store or stream cannot be opened.
    """
    logs.set_up("write")
    settings, clock = load_settings(), WallClock()
    meter = _meter(metrics)
    consumer = name or f"{socket.gethostname()}-{os.getpid()}"
    began = time.monotonic()
    with stopping_on_signals() as stopping:
        river = _opened(settings, clock, stopping, patient=not drain)
        if river is None:
            return _document(Tally(), began)
        store, stream = river
        if warning := check_durable(stream):
            log.warning("the stream may lose messages", extra={"found": warning})
        said = began

        def tell(tally: Tally) -> None:
            nonlocal said
            if time.monotonic() - said >= SAY_EVERY_S:
                said = time.monotonic()
                log.info("writing", extra=_document(tally, began))

        log.info("started", extra={"consumer": consumer, "drain": drain})
        tally = Writer(store, stream, consumer, clock, meter).run(stopping, drain=drain, tell=tell)
        store.close()
        stream.close()
    document = _document(tally, began)
    log.info("stopped", extra=document)
    return document


@contextmanager
def stopping_on_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, so that work under way is finished; a second one ends it at once."""
    stopping = threading.Event()

    def stop(number: int, frame: object) -> None:
        stopping.set()
        signal.signal(number, signal.SIG_DFL)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _opened(settings: Any, clock: Any, stopping: threading.Event, *, patient: bool) -> Any:
    """Store and stream; a writer that is meant to stay waits for them, as it would later. None when told to stop meanwhile."""
    while True:
        try:
            stream = build_log(settings, clock)
            stream.durability()
            return build_store(settings), stream
        except Unavailable as e:
            if not patient:
                raise
            log.warning("store or stream is away", extra={"wanted": e.wanted, "found": e.found})
            if stopping.wait(2.0):
                return None


def _meter(port: int | None) -> Meter | None:
    if port is None:
        return None
    from milo.app.metrics import PrometheusMeter, serve_metrics

    meter = PrometheusMeter()
    serve_metrics(port)
    return meter


def _document(tally: Tally, began: float) -> dict[str, Any]:
    return {
        "new": tally.new,
        "updated": tally.updated,
        "duplicates": tally.duplicates,
        "dead": tally.dead,
        "retries": tally.retries,
        "seconds": round(time.monotonic() - began, 3),
    }
